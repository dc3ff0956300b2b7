//! The episodes of tick rules: for which tickets a condition is true since it was seen to become so; and which broken promises rules
//! have been told of. No part of the record: what was acted on is acted on, whatever is undone.

use std::collections::BTreeSet;

use rusqlite::params;

use crate::desk::id::TicketId;
use crate::desk::ticket::Target;
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::query::Fragment;
use crate::store::{Store, Writer};

/// A condition that is looked at: the name of its rule, and its words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Condition<'c> {
    /// The rule; nothing for what is looked at for all rules.
    pub name: &'c str,
    /// Its `when`.
    pub query: &'c str,
}

impl Condition<'static> {
    /// That a promise of this kind is broken: looked at for every rule on `missed`.
    pub fn missed(target: Target) -> Condition<'static> {
        Condition { name: "", query: target.word() }
    }
}

/// The tickets of a condition that is looked at.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Looked {
    /// Its number.
    pub id: i64,
    /// Those for which it was true when it was looked at last.
    pub episodes: BTreeSet<TicketId>,
}

/// What came from before the desk is history until a customer writes or somebody works on it.
const NO_HISTORY: &str =
    "(t.backfill = 0 OR EXISTS (SELECT 1 FROM event e JOIN operation o ON o.id = e.operation AND o.undone = 0
    WHERE e.ticket = t.id AND e.backfill = 0 AND e.rule IS NULL
        AND (e.kind = 'received' OR o.door NOT IN ('import', 'run'))))";

/// The tickets that are neither closed nor spam nor merged; the words are those of the index `ticket_live`.
const LIVE: &str = "t.hidden = 0 AND t.status IN ('new', 'open', 'pending', 'hold', 'solved') AND ifnull(t.closes_at > ?, 1)";

impl Store {
    /// The tickets that are neither closed nor spam nor merged, and for which this holds.
    pub fn live_tickets(&self, chosen: &Fragment, now: Moment) -> Result<BTreeSet<TicketId>> {
        let sql = format!(
            "SELECT t.id FROM ticket t INDEXED BY ticket_live LEFT JOIN address a ON a.id = t.address
             LEFT JOIN customer c ON c.id = a.customer LEFT JOIN agent g ON g.id = t.assignee
             WHERE {LIVE} AND ({}) AND {NO_HISTORY}",
            chosen.sql
        );
        let values = std::iter::once(now.0.into()).chain(chosen.values.iter().cloned());
        Ok(self.rows(&sql, rusqlite::params_from_iter(values), |row| row.get(0))?.into_iter().collect())
    }

    /// What is known of a condition; nothing where it is not looked at.
    pub fn looked(&self, condition: Condition<'_>) -> Result<Option<Looked>> {
        const FIND: &str = "SELECT id FROM looked WHERE name = ? AND query = ?";
        let Some(id) = self.one(FIND, [condition.name, condition.query], |row| row.get(0))? else {
            return Ok(None);
        };
        let episodes = self.rows("SELECT ticket FROM episode WHERE looked = ?", [id], |row| row.get(0))?;
        Ok(Some(Looked { id, episodes: episodes.into_iter().collect() }))
    }

    /// The broken promises of which no rule was told: each with its ticket, and when it was broken.
    pub fn missed_untold(&self, now: Moment) -> Result<Vec<(TicketId, Target, Moment)>> {
        const UNTOLD: &str = "SELECT c.ticket, c.target, c.due_at FROM clock c
            JOIN looked l ON l.name = '' AND l.query = c.target
            LEFT JOIN episode e ON e.looked = l.id AND e.ticket = c.ticket
            WHERE c.due_at < ? AND (e.since IS NULL OR e.since < c.due_at) ORDER BY c.due_at, c.ticket";
        self.rows(UNTOLD, [now], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
    }

    /// Forgets that a condition was true for these tickets: it is so no more. Written down beside the record, since nothing happened.
    pub fn episodes_end(&mut self, ended: &[(i64, TicketId)]) -> Result<()> {
        if ended.is_empty() {
            return Ok(());
        }
        self.begin()?;
        let all = ended.iter().try_for_each(|(looked, ticket)| {
            self.connection
                .execute("DELETE FROM episode WHERE looked = ? AND ticket = ?", params![looked, ticket])
                .map(|_| ())
        });
        match all {
            Ok(()) => self.end("COMMIT"),
            Err(error) => {
                let _ = self.end("ROLLBACK");
                Err(self.explain(error))
            }
        }
    }
}

impl Writer<'_> {
    /// Looks at a condition from now on; what is true for these tickets is nothing new.
    pub fn look(&mut self, condition: Condition<'_>, already: &BTreeSet<TicketId>) -> Result<i64> {
        const LOOK: &str = "INSERT INTO looked (name, query, since) VALUES (?, ?, ?)";
        self.beside = true;
        let id = self.insert(LOOK, params![condition.name, condition.query, self.now()])?;
        let now = self.now();
        already.iter().try_for_each(|ticket| self.episode(id, *ticket, now))?;
        Ok(id)
    }

    /// A condition became true for a ticket; of a promise, it was broken then.
    pub fn episode(&mut self, looked: i64, ticket: TicketId, since: Moment) -> Result<()> {
        const BEGINS: &str = "INSERT OR REPLACE INTO episode (looked, ticket, since) VALUES (?, ?, ?)";
        self.beside = true;
        self.execute(BEGINS, params![looked, ticket, since]).map(|_| ())
    }

    /// It is true no more.
    pub fn episode_ends(&mut self, looked: i64, ticket: TicketId) -> Result<()> {
        const ENDS: &str = "DELETE FROM episode WHERE looked = ? AND ticket = ?";
        self.beside = true;
        self.execute(ENDS, params![looked, ticket]).map(|_| ())
    }

    /// Whether a rule is to be told that a promise was broken then: of each only once. Says that it was.
    pub fn is_news(&mut self, looked: i64, ticket: TicketId, at: Moment) -> Result<bool> {
        const SINCE: &str = "SELECT since FROM episode WHERE looked = ? AND ticket = ?";
        let told: Option<Moment> = self.store.one(SINCE, params![looked, ticket], |row| row.get(0))?;
        if told.is_some_and(|told| told >= at) {
            return Ok(false);
        }
        self.episode(looked, ticket, at).map(|()| true)
    }

    /// Looks at none of these any more.
    pub fn look_away(&mut self, except: &[Condition<'_>]) -> Result<()> {
        let all: Vec<(i64, String, String)> =
            self.store.rows("SELECT id, name, query FROM looked", [], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })?;
        for (id, name, query) in all {
            if !except.contains(&Condition { name: &name, query: &query }) {
                self.beside = true;
                self.execute("DELETE FROM episode WHERE looked = ?", [id])?;
                self.execute("DELETE FROM looked WHERE id = ?", [id])?;
            }
        }
        Ok(())
    }
}
