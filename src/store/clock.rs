//! The clocks that are kept of tickets that are not done, each with the promise under which it counts. Whoever asks how
//! urgent things are reads these and folds nothing.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use rusqlite::Row;

use crate::desk::calendar::Calendar;
use crate::desk::id::{SettingsId, TicketId};
use crate::desk::policy::{Hours, Policy, Retarget};
use crate::desk::sla::{ClockState, ClockStatus, OpenClock};
use crate::desk::ticket::{Priority, Target};
use crate::desk::time::{Moment, Span, Zone};
use crate::error::Result;
use crate::store::Store;
use crate::store::query::{Fragment, TICKETS};

/// A clock that is kept.
#[derive(Clone, Debug)]
pub struct KeptClock {
    /// Whose it is.
    pub ticket: TicketId,
    /// Which promise.
    pub target: Target,
    /// Whether it counts.
    pub state: ClockState,
    /// The seconds counted up to the last event that it heard, or to the pause.
    pub elapsed: Span,
    /// See [`OpenClock::due_at`].
    pub due_at: Option<Moment>,
    /// See [`OpenClock::at_risk_at`].
    pub at_risk_at: Option<Moment>,
    /// How much its ticket matters.
    pub priority: Priority,
    /// Under what it counts.
    pub terms: Rc<ClockTerms>,
    /// Whether its goal may be another than its policy's, for what happened to its ticket before.
    may_differ: bool,
}

/// The promise under which clocks count: one for each policy of each settings version.
#[derive(Clone, Debug)]
pub struct ClockTerms {
    /// From zero, without gaps: a place for what a caller works out once for all clocks of these terms.
    pub place: usize,
    /// As the ticket names its policy.
    name: Option<String>,
    /// The policy; none where it was taken away after the promise had been broken.
    pub policy: Option<Arc<Policy>>,
    /// The hours of the policy.
    pub calendar: Arc<Calendar>,
    /// Whose midnights separate days: the calendar's, or the desk's where the policy has none.
    pub zone: Zone,
    /// Whether tickets under these settings count as solved when they have waited for long.
    gives_up: bool,
}

/// A kept clock with what a list shows of its ticket.
#[derive(Clone, Debug)]
pub struct ClockRow {
    /// The clock.
    pub clock: KeptClock,
    /// Who has the ticket.
    pub assignee: Option<String>,
    /// The customer's address.
    pub customer_email: Option<String>,
    /// Of its first message.
    pub subject: String,
}

impl KeptClock {
    /// How it stands at this instant.
    pub fn status_at(&self, now: Moment) -> ClockStatus {
        self.state.status_at(self.due_at, self.at_risk_at, now)
    }

    /// Which seconds count. By the clock where nothing is promised any more.
    pub fn hours(&self) -> Hours {
        let goal = self.terms.policy.as_ref().and_then(|policy| policy.goal(self.target, self.priority));
        goal.map_or(Hours::Calendar, |goal| goal.hours)
    }
}

const COLUMNS: &str =
    "k.ticket, k.target, k.state, k.elapsed, k.due_at, k.at_risk_at, t.priority, t.settings, t.policy,
    CASE WHEN k.state = 'paused' THEN
        EXISTS (SELECT 1 FROM event e WHERE e.ticket = t.id AND e.kind = 'status' AND e.word = 'solved')
        OR EXISTS (SELECT 1 FROM ticket p WHERE p.joined = t.id) ELSE 0 END,
    g.name, a.email, t.subject";

impl Store {
    /// The clocks of the chosen tickets that `keep` keeps, each with what it found out about it, in the order of the
    /// tickets; none of a ticket that time alone has solved or closed. Words are read only of what is kept.
    pub fn open_clocks<T>(
        &self,
        chosen: &Fragment,
        now: Moment,
        mut keep: impl FnMut(&KeptClock) -> Result<Option<T>>,
    ) -> Result<Vec<(T, ClockRow)>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM {TICKETS} JOIN clock k ON k.ticket = t.id
             WHERE t.hidden = 0 AND (t.closes_at IS NULL OR t.closes_at > ?) AND (t.solves_at IS NULL OR t.solves_at > ?)
                 AND ({}) ORDER BY k.ticket, k.target",
            chosen.sql
        );
        let explain = |error| self.explain(error);
        let mut statement = self.connection.prepare(&sql).map_err(explain)?;
        let values = [now.0.into(), now.0.into()].into_iter().chain(chosen.values.iter().cloned());
        let mut rows = statement.query(rusqlite::params_from_iter(values)).map_err(explain)?;
        let (mut terms, mut kept) = (Known::default(), Vec::new());
        while let Some(row) = rows.next().map_err(explain)? {
            let settings: Option<SettingsId> = row.get(7).map_err(explain)?;
            let policy = row.get_ref(8).and_then(|name| Ok(name.as_str_or_null()?)).map_err(explain)?;
            let clock = read(row, terms.of(self, settings, policy)?).map_err(explain)?;
            if let Some(found) = keep(&clock)? {
                kept.push((found, shown(row, clock).map_err(explain)?));
            }
        }
        Ok(kept)
    }

    /// What is left of a clock that is paused. As a rule its policy says how much was promised; where what happened
    /// before may have left another goal, the ticket is folded. `None` where nothing is promised.
    pub fn left_of_paused(&self, clock: &KeptClock, now: Moment) -> Result<Option<Span>> {
        let of = |open: &OpenClock| Span(open.goal.seconds.saturating_sub(open.elapsed.0));
        if clock.may_differ {
            let judged = self.folded(clock.ticket, now)?.and_then(|folded| folded.judge(now));
            return Ok(judged.and_then(|judged| judged.open[clock.target as usize].as_ref().map(of)));
        }
        let goal = clock.terms.policy.as_ref().and_then(|policy| policy.goal(clock.target, clock.priority));
        Ok(goal.map(|goal| Span(goal.seconds.saturating_sub(clock.elapsed.0))))
    }
}

impl Store {
    /// Until when the customer of a ticket was promised an answer: the first, else the next one. None where none is owed, or where
    /// nobody can say when, because the clock stands.
    pub fn answer_promised(&self, ticket: TicketId) -> Result<Option<Moment>> {
        const DUE: &str =
            "SELECT due_at FROM clock WHERE ticket = ? AND state = 'running' AND due_at IS NOT NULL
            AND target IN ('first_response', 'next_response') ORDER BY target = 'next_response' LIMIT 1";
        self.one(DUE, [ticket], |row| row.get(0))
    }
}

fn read(row: &Row<'_>, terms: Rc<ClockTerms>) -> rusqlite::Result<KeptClock> {
    let running = row.get_ref(2)?.as_str()? == ClockState::Running.word();
    // A shorter goal may have been given in full; a goal given while the ticket was solved comes back with it.
    let retargets = terms.policy.as_ref().is_some_and(|policy| policy.retarget == Retarget::Fresh);
    Ok(KeptClock {
        ticket: row.get(0)?,
        target: row.get(1)?,
        state: if running { ClockState::Running } else { ClockState::Paused },
        elapsed: Span(row.get(3)?),
        due_at: row.get(4)?,
        at_risk_at: row.get(5)?,
        priority: row.get(6)?,
        may_differ: retargets || terms.gives_up || row.get(9)?,
        terms,
    })
}

fn shown(row: &Row<'_>, clock: KeptClock) -> rusqlite::Result<ClockRow> {
    Ok(ClockRow { clock, assignee: row.get(10)?, customer_email: row.get(11)?, subject: row.get(12)? })
}

/// The terms that were read so far, by settings version and the name of the policy.
#[derive(Default)]
struct Known {
    count: usize,
    all: HashMap<Option<SettingsId>, Vec<Rc<ClockTerms>>>,
}

impl Known {
    fn of(
        &mut self,
        store: &Store,
        settings: Option<SettingsId>,
        policy: Option<&str>,
    ) -> Result<Rc<ClockTerms>> {
        let of_version = self.all.entry(settings).or_default();
        if let Some(terms) = of_version.iter().find(|terms| terms.name.as_deref() == policy) {
            return Ok(terms.clone());
        }
        let version = settings.map(|settings| store.settings_version(settings)).transpose()?;
        let version = version.unwrap_or_default();
        let entry = version.policies.iter().find(|entry| Some(entry.policy.name.as_str()) == policy);
        let calendar = entry.map_or_else(|| Arc::new(Calendar::always()), |entry| entry.calendar.clone());
        let terms = Rc::new(ClockTerms {
            place: self.count,
            name: policy.map(str::to_owned),
            policy: entry.map(|entry| entry.policy.clone()),
            zone: match entry.and_then(|entry| entry.calendar_name.as_ref()) {
                Some(_) => calendar.zone(),
                None => version.desk.zone,
            },
            calendar,
            gives_up: version.desk.pending_days > 0,
        });
        self.count += 1;
        of_version.push(terms.clone());
        Ok(terms)
    }
}
