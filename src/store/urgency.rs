//! In which order tickets want work: what the score needs is read from the kept rows, light enough for all of them, and
//! only the tickets that are shown are read in full. Nothing is judged again here; what passed since is working time,
//! which the calendars count.

use std::collections::HashMap;
use std::sync::Arc;

use rusqlite::Row;

use crate::desk::calendar::Calendar;
use crate::desk::id::{AddressId, AgentId, SettingsId, TicketId};
use crate::desk::score::order::Place;
use crate::desk::score::{Claims, Score};
use crate::desk::settings::{Settings, Weights};
use crate::desk::ticket::Status;
use crate::desk::time::{Moment, Span};
use crate::error::{Kind, Result};
use crate::store::Store;
use crate::store::query::{Fragment, TICKETS};
use crate::store::ticket::{TicketRow, status_at};

/// A ticket as far as the order of work looks at it.
#[derive(Clone, Copy, Debug)]
pub struct Wanting {
    /// Where it stands among others.
    pub place: Place,
    /// At this instant, closings by time included.
    pub status: Status,
    /// Who has it.
    pub assignee: Option<AgentId>,
    /// Put aside until then; of one that is back, since when it is.
    pub aside: Option<Moment>,
    /// What it brings forward. None: nobody expects work on it.
    pub claims: Option<Claims>,
}

impl Wanting {
    /// Its score, if work is expected on it.
    pub fn score(&self, weights: &Weights) -> Option<Score> {
        self.claims.map(|claims| Score::of(&claims, weights))
    }
}

impl Store {
    /// Tells what the order of work looks at, of each ticket that a condition chooses, in no order. `wide`: the condition
    /// is no narrower than "wants work".
    pub fn wanting(
        &self,
        chosen: &Fragment,
        wide: bool,
        now: Moment,
        mut tell: impl FnMut(Wanting),
    ) -> Result<()> {
        let from = match wide && self.mostly_open()? {
            true => TICKETS.replacen("ticket t ", "ticket t NOT INDEXED ", 1),
            false => TICKETS.to_owned(),
        };
        // The names of all tables that a condition may ask; SQLite leaves out those that it does not.
        let sql = format!(
            "SELECT t.id, t.status, t.priority, t.due_at, t.waiting_since, t.address, t.reopened, t.assignee,
                 coalesce(t.snoozed_until, t.woken_at), t.solves_at, t.closes_at, t.settings, t.policy
             FROM {from} WHERE {}",
            chosen.sql
        );
        let (_, in_force) = self.settings_in_force()?;
        let mut reader =
            Reader { store: self, vips: self.vip_addresses()?, hours: HashMap::new(), in_force, now };
        let values = rusqlite::params_from_iter(chosen.values.iter().cloned());
        let mut refused = Ok(());
        self.rows(&sql, values, |row| {
            match reader.read(row)? {
                Ok(wanting) => tell(wanting),
                Err(error) => refused = Err(error),
            }
            Ok(())
        })?;
        refused
    }

    /// What `make` makes of these tickets as a list shows them, in the same order; without those that another command took
    /// away since. Rows are many: each is handed over and not kept.
    pub fn tickets<T>(
        &self,
        ids: &[TicketId],
        now: Moment,
        make: impl FnMut(TicketRow) -> T,
    ) -> Result<Vec<T>> {
        // One statement for all of them: each would take and give back the lock of the file.
        let list = ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
        self.listed(&format!("[{list}]"), now, make)
    }

    /// Whether so many tickets are open that reading all of them is quicker than to find each through an index.
    fn mostly_open(&self) -> Result<bool> {
        const EIGHTH: &str =
            "SELECT count(*) >= max(1, (SELECT coalesce(max(id), 0) FROM ticket) / 8) FROM (SELECT 1 FROM ticket
            WHERE status IN ('new', 'open', 'pending', 'hold') LIMIT (SELECT coalesce(max(id), 0) / 8 + 1 FROM ticket))";
        Ok(self.one(EIGHTH, [], |row| row.get(0))?.unwrap_or(false))
    }

    /// The addresses of very important customers, sorted. There are few: to look each ticket's customer up is dearer.
    fn vip_addresses(&self) -> Result<Vec<AddressId>> {
        const VIPS: &str =
            "SELECT a.id FROM customer c JOIN address a ON a.customer = c.id WHERE c.vip = 1 ORDER BY a.id";
        self.rows(VIPS, [], |row| row.get(0))
    }
}

/// None: no policy holds.
type PolicyName = Option<String>;

/// Makes a [`Wanting`] of a row. Few versions and policies, many tickets: their hours are looked up once.
struct Reader<'s> {
    store: &'s Store,
    /// Sorted.
    vips: Vec<AddressId>,
    /// For each version of the settings its policies with their hours.
    hours: HashMap<Option<SettingsId>, Vec<(PolicyName, Arc<Calendar>)>>,
    in_force: Arc<Settings>,
    now: Moment,
}

impl Reader<'_> {
    fn read(&mut self, row: &Row<'_>) -> rusqlite::Result<Result<Wanting>> {
        let (now, stored) = (self.now, row.get::<_, Status>(1)?);
        let status = status_at(stored, row.get(9)?, row.get(10)?, now);
        // What time alone has solved waits for nothing any more.
        let over = status.is_done() && !stored.is_done();
        let due_at = row.get::<_, Option<Moment>>(3)?.filter(|_| !over);
        let waiting_since = row.get::<_, Option<Moment>>(4)?.filter(|_| !over);
        let address = row.get::<_, Option<AddressId>>(5)?;
        let assignee: Option<AgentId> = row.get(7)?;
        let (priority, reopened) = (row.get(2)?, row.get(6)?);
        let aside = row.get::<_, Option<Moment>>(8)?.filter(|_| !status.is_done());
        let wanted = !status.is_done() || waiting_since.is_some();
        let vip = address.is_some_and(|address| self.vips.binary_search(&address).is_ok());
        let weights = self.in_force.next;
        let calendar = match self.calendar(row.get(11)?, row.get_ref(12)?.as_str_or_null()?) {
            Ok(calendar) => calendar,
            Err(error) => return Ok(Err(error)),
        };
        let left = |due| match due < now {
            // Overdue it is even where no second of work has passed since.
            true => Span(-calendar.open_seconds(due, now).max(1)),
            false => Span(calendar.open_seconds(now, due)),
        };
        let claims = wanted.then(|| Claims {
            due_in: due_at.map(left),
            priority,
            vip,
            waited: waiting_since.map(|since| Span(calendar.open_seconds(since, now))),
            reopened,
            unassigned: assignee.is_none(),
            woken: aside.is_some_and(|until| until <= now),
        });
        let points = claims.map(|claims| Score::of(&claims, &weights).points());
        let place = Place { points, due_at, waiting_since, id: row.get(0)? };
        Ok(Ok(Wanting { place, status, assignee, aside, claims }))
    }

    /// The hours of this version and policy.
    fn calendar(&mut self, version: Option<SettingsId>, policy: Option<&str>) -> Result<&Calendar> {
        let known = self.hours.entry(version).or_default();
        let at = match known.iter().position(|(name, _)| name.as_deref() == policy) {
            Some(at) => at,
            None => {
                let settings = match version.map(|version| self.store.settings_version(version)) {
                    // A version that today's desk refuses takes no ticket out of the list.
                    Some(Err(error)) if error.kind != Kind::Settings => return Err(error),
                    Some(Ok(settings)) => settings,
                    _ => self.in_force.clone(),
                };
                known.push((policy.map(str::to_owned), settings.working_hours(policy)));
                known.len() - 1
            }
        };
        // `at` is the place of an entry that was found or has just been put there.
        Ok(&known[at].1)
    }
}
