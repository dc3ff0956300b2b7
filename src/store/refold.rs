//! Folding tickets anew after their facts changed, and writing down what they add up to.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use rusqlite::{ToSql, params};

use crate::desk::event::Recorded;
use crate::desk::fold::{self, Folded, Messages, Rules, Taken, first_shown, fold, fold_for_act, settings_of};
use crate::desk::id::{AddressId, MessageId, SettingsId, TicketId};
use crate::desk::settings::Settings;
use crate::desk::terms::{Identity, Terms};
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::row::{COLUMNS, Row};
use crate::store::{Store, Writer};

/// Writes the row of a ticket, whose number comes last.
static SET: LazyLock<String> = LazyLock::new(|| {
    let columns: Vec<String> = COLUMNS.iter().map(|column| format!("{column} = ?")).collect();
    format!("UPDATE ticket SET {}, hidden = 0 WHERE id = ?", columns.join(", "))
});

/// The settings that hold for a ticket.
pub(super) struct Versions {
    /// Those under which it began.
    pub(super) began: Arc<Settings>,
    /// Those to which it was moved.
    pub(super) later: Vec<(SettingsId, Arc<Settings>)>,
}

impl Versions {
    /// The one with this number, where several hold.
    pub(super) fn of(&self, id: SettingsId) -> &Settings {
        self.later.iter().find(|(later, _)| *later == id).map_or(&*self.began, |(_, settings)| settings)
    }
}

/// What a ticket's first message tells of it.
pub(super) struct First {
    pub(super) identity: Identity,
    pub(super) address: Option<AddressId>,
}

/// The facts from which one ticket is folded.
pub(super) struct Record {
    /// Its own, with those of the tickets that became part of it.
    pub(super) facts: Vec<Recorded>,
    /// Those of the tickets that were merged into it, and into those.
    pub(super) taken: BTreeMap<TicketId, Vec<Recorded>>,
}

impl Record {
    /// See [`fold::reach`].
    pub(super) fn reach(&self, now: Moment) -> Moment {
        fold::reach(self.facts.iter().chain(self.taken.values().flatten()), now)
    }
}

impl Store {
    /// Folds a ticket from all its facts, those ahead of the clock too; what time alone does is counted up to `now`.
    pub fn folded(&self, ticket: TicketId, now: Moment) -> Result<Option<Folded>> {
        let record = self.record_of(ticket)?;
        let as_of = record.reach(now);
        Ok(self.fold_record(ticket, &record, as_of)?.map(|(folded, _)| folded))
    }

    /// The same as somebody finds it who acts at `now`.
    pub(super) fn folded_for_act(&self, ticket: TicketId, now: Moment) -> Result<Option<Folded>> {
        let record = self.record_of(ticket)?;
        let as_of = record.reach(now);
        Ok(self.fold_record_by(fold_for_act, ticket, &record, as_of)?.map(|(folded, _)| folded))
    }

    /// Everything from which a ticket is folded.
    pub(super) fn record_of(&self, ticket: TicketId) -> Result<Record> {
        self.record_with(self.facts_of(ticket)?)
    }

    /// The same where its own facts have been read.
    pub(super) fn record_with(&self, facts: Vec<Recorded>) -> Result<Record> {
        let mut taken = BTreeMap::new();
        let mut ahead: Vec<TicketId> = Messages::of(facts.iter()).taken.into_keys().collect();
        while let Some(ticket) = ahead.pop() {
            if let Entry::Vacant(place) = taken.entry(ticket) {
                let facts: &Vec<Recorded> = place.insert(self.facts_of(ticket)?);
                ahead.extend(Messages::of(facts.iter()).taken.into_keys());
            }
        }
        Ok(Record { facts, taken })
    }

    /// Folds a ticket as it stands at an instant; facts that count later do not exist.
    pub(super) fn fold_record(
        &self,
        ticket: TicketId,
        record: &Record,
        as_of: Moment,
    ) -> Result<Option<(Folded, First)>> {
        self.fold_record_by(fold, ticket, record, as_of)
    }

    fn fold_record_by(
        &self,
        fold: fn(&[Recorded], &dyn Rules, Moment) -> Option<Folded>,
        ticket: TicketId,
        record: &Record,
        as_of: Moment,
    ) -> Result<Option<(Folded, First)>> {
        let facts = &record.facts;
        let Some(versions) = self.versions(facts)? else { return Ok(None) };
        let (names, taken) = (self.names()?, self.taken(record, as_of)?);
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
        Ok(fold(facts, &terms, as_of).map(|folded| (folded, first)))
    }

    /// The versions of the settings that hold for a ticket, one after the other.
    pub(super) fn versions(&self, facts: &[Recorded]) -> Result<Option<Versions>> {
        let mut versions = settings_of(facts).into_iter();
        let Some(began) = versions.next() else { return Ok(None) };
        let later = versions.map(|id| Ok((id, self.settings_version(id)?))).collect::<Result<Vec<_>>>()?;
        Ok(Some(Versions { began: self.settings_version(began)?, later }))
    }

    /// What the tickets that were merged into one hand over.
    fn taken(&self, record: &Record, as_of: Moment) -> Result<BTreeMap<TicketId, Taken>> {
        let mut all = BTreeMap::new();
        let facts_of = |ticket| record.taken.get(&ticket).map(Vec::as_slice);
        for (ticket, facts) in fold::merged_into(&record.facts, facts_of) {
            let before = fold::handed_to(facts, &mut all);
            let (Some(versions), Some(first)) = (self.versions(facts)?, first_shown(facts, &before)) else {
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
            all.extend(fold::taken(facts, &terms, as_of).map(|taken| (ticket, taken)));
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
        self.settle_touched()?;
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
        self.remember(ticket)?;
        let mut facts = self.store.facts_of(ticket)?;
        // The messages of a merged ticket are in another one, and were believed when they went there.
        if Messages::of(facts.iter()).merged.is_none() {
            if self.revise_trust(ticket, &facts)? {
                facts = self.store.facts_of(ticket)?;
            }
            self.write_down_trust(ticket, &facts)?;
        }
        let mut record = self.store.record_with(facts)?;
        if Messages::of(record.facts.iter()).merged.is_none() && self.revise_roles(ticket, &record)? {
            record.facts = self.store.facts_of(ticket)?;
        }
        self.write_down_roles(&record)?;
        if self.revise_bounced(ticket, &record)? {
            record.facts = self.store.facts_of(ticket)?;
        }
        self.write_down_bounced(&record)?;
        let as_of = record.reach(self.now());
        match self.store.fold_record(ticket, &record, as_of)? {
            Some((folded, first)) => self.write_down(ticket, &folded, &first, as_of),
            None => {
                const NOTHING: &str = "UPDATE ticket SET hidden = 1, folded_at = ? WHERE id = ?";
                self.execute(NOTHING, params![as_of, ticket]).map(|_| ())
            }
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

    fn write_down(&mut self, ticket: TicketId, folded: &Folded, first: &First, as_of: Moment) -> Result<()> {
        let settings = self.store.settings_version(folded.settings)?;
        let names = self.store.names()?;
        let row = Row::of(folded, &first.identity.subject, first.address, &settings, &names, as_of);
        let ticket_id: &dyn ToSql = &ticket;
        let values = row.values.iter().map(|value| value as &dyn ToSql).chain([ticket_id]);
        self.execute(&SET, rusqlite::params_from_iter(values))?;
        self.clear("ticket_tag", ticket)?;
        for (place, tag) in (0_i64..).zip(&row.tags) {
            self.execute(
                "INSERT INTO ticket_tag (ticket, tag, place) VALUES (?, ?, ?)",
                params![ticket, tag, place],
            )?;
        }
        self.clear("clock", ticket)?;
        for [target, state, elapsed, run_since, due_at, at_risk_at] in &row.clocks {
            self.execute(
                "INSERT INTO clock (ticket, target, state, elapsed, run_since, due_at, at_risk_at)
                 VALUES (?, ?, ?, ?, ?, ?, ?)",
                params![ticket, target, state, elapsed, run_since, due_at, at_risk_at],
            )?;
        }
        Ok(())
    }
}
