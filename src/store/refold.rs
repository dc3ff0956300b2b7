//! Folding tickets anew after their facts changed, and writing down what they add up to.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rusqlite::params;

use crate::desk::event::Recorded;
use crate::desk::fold::{self, Folded, Messages, Taken, first_shown, fold, settings_of};
use crate::desk::id::{AddressId, MessageId, SettingsId, TicketId};
use crate::desk::settings::Settings;
use crate::desk::sla::{ClockState, ClockStatus, Judged};
use crate::desk::terms::{Identity, Terms};
use crate::desk::ticket::Target;
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::{Store, Writer};

/// The settings that hold for a ticket.
pub(super) struct Versions {
    /// Those under which it began.
    pub(super) began: Arc<Settings>,
    /// Those to which it was moved.
    pub(super) later: Vec<(SettingsId, Arc<Settings>)>,
}

/// What a ticket's first message tells of it.
pub(super) struct First {
    pub(super) identity: Identity,
    address: Option<AddressId>,
}

impl Store {
    /// Folds a ticket as it stands at `now`, from its facts.
    pub fn folded(&self, ticket: TicketId, now: Moment) -> Result<Option<Folded>> {
        let facts = self.facts_of(ticket)?;
        Ok(self.fold_facts(ticket, &facts, now)?.map(|(folded, _)| folded))
    }

    /// Folds a ticket from these facts of it.
    pub(super) fn fold_facts(
        &self,
        ticket: TicketId,
        facts: &[Recorded],
        now: Moment,
    ) -> Result<Option<(Folded, First)>> {
        let Some(versions) = self.versions(facts)? else { return Ok(None) };
        let (names, taken) = (self.names()?, self.taken(facts, now)?);
        let Some(first) = first_shown(facts, &taken) else { return Ok(None) };
        let first = self.first(first)?;
        let terms = Terms {
            settings: &versions.began,
            later: &versions.later,
            taken: &taken,
            ticket,
            identity: &first.identity,
            names: &*names,
            judge_backfill: false,
        };
        Ok(fold(facts, &terms, now).map(|folded| (folded, first)))
    }

    /// The versions of the settings that hold for a ticket, one after the other.
    pub(super) fn versions(&self, facts: &[Recorded]) -> Result<Option<Versions>> {
        let mut versions = settings_of(facts).into_iter();
        let Some(began) = versions.next() else { return Ok(None) };
        let later = versions.map(|id| Ok((id, self.settings_version(id)?))).collect::<Result<Vec<_>>>()?;
        Ok(Some(Versions { began: self.settings_version(began)?, later }))
    }

    /// What the tickets that were merged into one with these facts hand over.
    fn taken(&self, facts: &[Recorded], now: Moment) -> Result<BTreeMap<TicketId, Taken>> {
        let mut all = BTreeMap::new();
        for ticket in Messages::of(facts.iter()).taken.into_keys() {
            let facts = self.facts_of(ticket)?;
            // What was merged is over: nothing can be merged into it afterwards, so this comes to an end.
            let before = self.taken(&facts, now)?;
            let (Some(versions), Some(first)) = (self.versions(&facts)?, first_shown(&facts, &before)) else {
                continue;
            };
            let (first, names) = (self.first(first)?, self.names()?);
            let terms = Terms {
                settings: &versions.began,
                later: &versions.later,
                taken: &before,
                ticket,
                identity: &first.identity,
                names: &*names,
                judge_backfill: false,
            };
            all.extend(fold::taken(&facts, &terms, now).map(|taken| (ticket, taken)));
        }
        Ok(all)
    }

    fn first(&self, message: MessageId) -> Result<First> {
        const FIRST: &str = "SELECT m.subject, m.address, a.email FROM message m
            LEFT JOIN address a ON a.id = m.address WHERE m.id = ?";
        let row = self.one(FIRST, [message], |row| {
            let email: Option<String> = row.get(2)?;
            let identity = Identity { subject: row.get(0)?, customer_emails: email.into_iter().collect() };
            Ok(First { identity, address: row.get(1)? })
        })?;
        Ok(row.unwrap_or(First { identity: Identity::default(), address: None }))
    }
}

impl Writer<'_> {
    /// Folds every ticket whose facts changed and writes down the result; then the words of new messages.
    ///
    /// What was merged into another one hands over what it is now, so that one is folded anew too: after all that hand
    /// something over to it, and once.
    pub(super) fn fold_touched(&mut self) -> Result<()> {
        let mut waiting: BTreeMap<usize, BTreeSet<TicketId>> = BTreeMap::new();
        for ticket in std::mem::take(&mut self.touched) {
            let root = self.store.root_of(ticket)?;
            waiting.entry(self.store.onward(root)?.len()).or_default().insert(root);
        }
        while let Some((merges, tickets)) = waiting.pop_last() {
            for ticket in tickets {
                self.refold(ticket)?;
                if let Some(into) = self.store.goes_on_in(ticket)? {
                    waiting.entry(merges.saturating_sub(1)).or_default().insert(into);
                }
            }
        }
        self.index_words()
    }

    fn refold(&mut self, ticket: TicketId) -> Result<()> {
        let mut facts = self.store.facts_of(ticket)?;
        // The messages of a merged ticket are in another one, and were believed when they went there.
        if Messages::of(facts.iter()).merged.is_none() {
            if self.revise_trust(ticket, &facts)? {
                facts = self.store.facts_of(ticket)?;
            }
            self.write_down_trust(ticket, &facts)?;
        }
        match self.store.fold_facts(ticket, &facts, self.now())? {
            Some((folded, first)) => self.write_down(ticket, &folded, &first),
            None => self.execute("UPDATE ticket SET hidden = 1 WHERE id = ?", [ticket]).map(|_| ()),
        }
    }

    /// Takes out what was written down of a ticket. To look first is cheaper than to delete nothing.
    fn clear(&self, table: &'static str, ticket: TicketId) -> Result<()> {
        let has = format!("SELECT 1 FROM {table} WHERE ticket = ? LIMIT 1");
        if self.store.one(&has, [ticket], |_| Ok(()))?.is_some() {
            self.execute(&format!("DELETE FROM {table} WHERE ticket = ?"), [ticket])?;
        }
        Ok(())
    }

    fn write_down(&mut self, ticket: TicketId, folded: &Folded, first: &First) -> Result<()> {
        let settings = self.store.settings_version(folded.settings)?;
        let names = self.store.names()?;
        let tags: Vec<&str> =
            folded.tags.iter().filter_map(|tag| names.tags.get(tag).map(String::as_str)).collect();
        let judged = folded.judge(self.now());
        let due = Due::of(judged.as_ref());
        const SET: &str = "UPDATE ticket SET subject = ?2, status = ?3, priority = ?4, channel = ?5, address = ?6,
            assignee = ?7, topic = ?8, messages = ?9, created_at = ?10, updated_at = ?11, first_response_at = ?12,
            solved_at = ?13, solves_at = ?14, closes_at = ?15, waiting_since = ?16, due_at = ?17, due_target = ?18,
            at_risk_at = ?19, sla_status = ?20, policy = ?21, settings = ?22, reopened = ?23, worked = ?24,
            backfill = ?25, doubted = ?26, snoozed_until = ?27, department = ?28, tier = ?29, hidden = 0 WHERE id = ?1";
        self.execute(
            SET,
            params![
                ticket,
                first.identity.subject,
                folded.status,
                folded.priority,
                folded.channel,
                first.address,
                folded.assignee,
                settings.topic(tags.iter().copied()),
                i64::try_from(folded.messages.len()).unwrap_or(i64::MAX),
                folded.created_at,
                folded.updated_at,
                folded.first_response_at,
                folded.solved_at,
                folded.solves_at,
                folded.closes_at,
                folded.waiting.map(|waiting| waiting.since),
                due.at,
                due.target,
                due.at_risk_at,
                due.status.word(),
                folded.promise.as_ref().map(|promise| promise.policy.name.as_str()),
                folded.settings,
                folded.reopened,
                folded.worked,
                folded.backfill,
                folded.doubted,
                folded.snoozed_until,
                folded.department.and_then(|department| names.departments.get(&department)),
                folded.tier.map(|tier| tier.to_string()),
            ],
        )?;
        self.clear("ticket_tag", ticket)?;
        for (place, tag) in (0_i64..).zip(&folded.tags) {
            self.execute(
                "INSERT INTO ticket_tag (ticket, tag, place) VALUES (?, ?, ?)",
                params![ticket, tag, place],
            )?;
        }
        self.clear("clock", ticket)?;
        for clock in judged.iter().flat_map(|judged| judged.open.iter().flatten()) {
            self.execute(
                "INSERT INTO clock (ticket, target, state, elapsed, run_since, due_at, at_risk_at)
                 VALUES (?, ?, ?, ?, ?, ?, ?)",
                params![
                    ticket,
                    clock.target,
                    clock.state.word(),
                    clock.elapsed.0,
                    clock.run_since,
                    clock.due_at,
                    clock.at_risk_at
                ],
            )?;
        }
        Ok(())
    }
}

/// The clock of a ticket that is due first; where none runs, how its promises ended.
struct Due {
    at: Option<Moment>,
    target: Option<Target>,
    at_risk_at: Option<Moment>,
    status: ClockStatus,
}

impl Due {
    /// The status of a running clock is `active` here: whether it is at risk or missed is a matter of the instant at
    /// which one looks.
    fn of(judged: Option<&Judged>) -> Due {
        let nothing = |status| Due { at: None, target: None, at_risk_at: None, status };
        let Some(judged) = judged else { return nothing(ClockStatus::None) };
        let running = judged.open.iter().flatten().filter(|clock| clock.state == ClockState::Running);
        if let Some(clock) = running.filter(|clock| clock.due_at.is_some()).min_by_key(|clock| clock.due_at) {
            return Due {
                at: clock.due_at,
                target: Some(clock.target),
                at_risk_at: clock.at_risk_at,
                status: ClockStatus::Active,
            };
        }
        const WORST_FIRST: [ClockStatus; 7] = [
            ClockStatus::Missed,
            ClockStatus::Paused,
            ClockStatus::Met,
            ClockStatus::Cancelled,
            ClockStatus::NotApplicable,
            ClockStatus::None,
            ClockStatus::NotStarted,
        ];
        let has = |status: &ClockStatus| judged.latest.iter().any(|verdict| verdict.status == *status);
        nothing(WORST_FIRST.into_iter().find(has).unwrap_or(ClockStatus::None))
    }
}
