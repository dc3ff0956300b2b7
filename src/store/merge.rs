//! Merging tickets, and taking them apart again; where the messages of such tickets are, also after an undo.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rusqlite::params;

use crate::desk::change::Change;
use crate::desk::event::{Event, What};
use crate::desk::fold::{Messages, message_of};
use crate::desk::id::{MessageId, OperationId, TicketId};
use crate::desk::time::Moment;
use crate::error::{Error, Kind, Result};
use crate::store::home::{Brought, Found, Home, home_of, last_of};
use crate::store::{Store, Writer};

/// An event whose operation stands.
const STANDS: &str = "operation o ON o.id = e.operation AND o.undone = 0";

/// A ticket, and all that became parts of it or were merged into it.
const KIN: &str = "WITH RECURSIVE kin (id) AS (
    VALUES (?1)
    UNION SELECT t.id FROM ticket t JOIN kin ON t.merged_into = kin.id
    UNION SELECT t.id FROM ticket t JOIN kin ON t.joined = kin.id)";

impl Store {
    /// The ticket that this one was merged into.
    pub fn merged_into(&self, ticket: TicketId) -> Result<Option<TicketId>> {
        self.one("SELECT merged_into FROM ticket WHERE id = ?", [ticket], |row| row.get(0))
            .map(Option::flatten)
    }

    /// The whole ticket into which this one was merged.
    pub(super) fn goes_on_in(&self, ticket: TicketId) -> Result<Option<TicketId>> {
        self.merged_into(ticket)?.map(|into| self.root_of(into)).transpose()
    }

    /// The tickets in which this one goes on, one merge after the other; none, as a rule.
    ///
    /// # Errors
    /// Merges that go round: no desk writes such a record.
    pub(super) fn onward(&self, ticket: TicketId) -> Result<Vec<TicketId>> {
        let (mut line, mut seen) = (Vec::new(), BTreeSet::from([ticket]));
        let mut last = ticket;
        while let Some(next) = self.goes_on_in(last)? {
            if !seen.insert(next) {
                return Err(self.goes_round(ticket));
            }
            line.push(next);
            last = next;
        }
        Ok(line)
    }

    /// What is said of a file in which tickets are parts of each other.
    pub(super) fn goes_round(&self, ticket: TicketId) -> Error {
        let shown = self.path().display();
        Error::new(
            Kind::Data,
            format!("{shown} is damaged: ticket {ticket} was merged into itself, over others"),
        )
        .hint("put back the last `desk backup`")
    }

    /// The ticket in which this one goes on: itself, as a rule; where it was merged, the last in the line.
    pub fn survivor(&self, ticket: TicketId) -> Result<TicketId> {
        let root = self.root_of(ticket)?;
        Ok(self.onward(root)?.pop().unwrap_or(root))
    }

    /// The ticket whose clocks heard an answer of ours that becomes known only now: where it answers a mail of a ticket that was
    /// merged afterwards, that one. `parent` is the Message-ID by which it was placed in `shown_in`.
    pub(super) fn answered_in(
        &self,
        shown_in: TicketId,
        parent: Option<&str>,
        at: Moment,
    ) -> Result<TicketId> {
        let Some(parent) = parent else { return Ok(shown_in) };
        if self.taken_in(shown_in)?.is_empty() {
            return Ok(shown_in);
        }
        const PARENT: &str =
            "SELECT m.id FROM message m JOIN operation o ON o.id = m.operation AND o.undone = 0
            WHERE m.message_id = ? AND m.ticket = ? ORDER BY m.id LIMIT 1";
        let Some(parent) = self.one(PARENT, params![parent, shown_in], |row| row.get::<_, MessageId>(0))?
        else {
            return Ok(shown_in);
        };
        let part = self.brought_to(parent, shown_in)?;
        for part in std::iter::once(part).chain(self.onward(part)?).take_while(|part| *part != shown_in) {
            const MERGED: &str =
                "SELECT max(e.at) FROM event e JOIN operation o ON o.id = e.operation AND o.undone = 0
                WHERE e.ticket = ? AND e.kind = 'merged_into'";
            let merged: Option<Moment> = self.one(MERGED, [part], |row| row.get(0))?.flatten();
            if merged.is_some_and(|merged| at < merged) {
                return Ok(part);
            }
        }
        Ok(shown_in)
    }

    /// The tickets that were merged into this one, and into those.
    pub(super) fn taken_in(&self, ticket: TicketId) -> Result<Vec<TicketId>> {
        const TAKEN: &str = "WITH RECURSIVE part (id) AS (
                SELECT id FROM ticket WHERE merged_into = ?1
                UNION SELECT t.id FROM ticket t JOIN part ON t.merged_into = part.id)
            SELECT id FROM part ORDER BY id";
        self.rows(TAKEN, [ticket], |row| row.get(0))
    }

    /// The tickets whose facts brought the messages that are shown in a ticket, message by message: [`Self::brought_to`] for
    /// all of them at once.
    pub(super) fn all_brought_to(&self, shown_in: TicketId) -> Result<HashMap<MessageId, TicketId>> {
        let sql = format!(
            "{KIN} SELECT e.object, coalesce(t.joined, t.id) FROM kin JOIN event e ON e.ticket = kin.id JOIN {STANDS}
             JOIN ticket t ON t.id = e.ticket
             WHERE e.kind IN ('received', 'replied', 'noted') ORDER BY e.id"
        );
        let found = self.rows(&sql, [shown_in], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(found.into_iter().collect())
    }

    /// Every ticket whose facts say that a message came or is ours, among those that hang together with the one in which it is
    /// shown.
    pub(super) fn told_of(&self, message: MessageId, shown_in: TicketId) -> Result<Vec<TicketId>> {
        let sql = format!(
            "{KIN} SELECT DISTINCT e.ticket FROM kin JOIN event e ON e.ticket = kin.id JOIN {STANDS}
             WHERE e.object = ?2 AND e.kind IN ('received', 'replied')"
        );
        self.rows(&sql, params![shown_in, message], |row| row.get(0))
    }

    /// The ticket whose facts brought a message in: as a rule the one in which it is shown, but after a merge another one.
    pub(super) fn brought_to(&self, message: MessageId, shown_in: TicketId) -> Result<TicketId> {
        let sql = format!(
            "{KIN} SELECT e.ticket FROM kin JOIN event e ON e.ticket = kin.id JOIN {STANDS}
             WHERE e.object = ?2 AND e.kind IN ('received', 'replied', 'noted') ORDER BY e.id DESC LIMIT 1"
        );
        let found = self.one(&sql, params![shown_in, message], |row| row.get(0))?;
        self.root_of(found.unwrap_or(shown_in))
    }
}

impl Writer<'_> {
    /// Merges `ticket` into `into`: its messages go on there, its clocks end, and whoever waited in it waits there.
    pub fn merge(&mut self, ticket: TicketId, into: TicketId) -> Result<()> {
        // Neither is touched where the other one refuses.
        self.decided(ticket, &Change::MergeInto(into))?;
        if self.touched.contains(&into) {
            // It has taken one in already; to fold it for each further one would take very long for many.
            self.append(into, &Event::typed(What::TookIn(ticket), self.now(), self.agent()))?;
        } else {
            self.change(into, &Change::TakeIn(ticket))?;
        }
        self.change(ticket, &Change::MergeInto(into))?;
        self.execute("UPDATE ticket SET merged_into = ? WHERE id = ?", params![into, ticket])?;
        self.move_the_doubted(ticket, into)?;
        self.execute("UPDATE message SET ticket = ? WHERE ticket = ?", params![into, ticket]).map(|_| ())
    }

    /// Takes a merged ticket out of the one that it was merged into: it counts as if it had never been in it. What came
    /// there since stays there, but for answers to its mail. Gives the ticket that it comes out of.
    pub fn unmerge(&mut self, ticket: TicketId) -> Result<TicketId> {
        let Some(into) = self.store.merged_into(ticket)? else {
            return Err(Error::refused(format!("ticket {ticket} is not merged into another one"))
                .hint(format!("desk show {ticket}")));
        };
        let merge = self.merged_by_record(ticket)?.map(|(_, fact)| fact);
        let event = |what| Event::typed(what, self.now(), self.agent());
        let (apart, back) = (event(What::Unmerged(into)), event(What::GaveBack(ticket)));
        self.append(ticket, &apart)?;
        self.append(into, &back)?;
        self.settle_kin(BTreeSet::from([ticket]))?;
        if let Some(merge) = merge {
            self.answers_go_along(ticket, into, merge)?;
        }
        self.fold()?;
        Ok(into)
    }

    /// Messages whose writer nobody knows are facts of the ticket in which they can be accepted.
    fn move_the_doubted(&mut self, ticket: TicketId, into: TicketId) -> Result<()> {
        let facts = self.store.facts_of(ticket)?;
        let doubted = Messages::of(facts.iter()).doubted();
        for fact in &facts {
            let Some(message) = message_of(&fact.event).filter(|message| doubted.contains(message)) else {
                continue;
            };
            let (now, agent) = (self.now(), self.agent());
            self.append(fact.ticket, &Event::typed(What::Left(message), now, agent))?;
            self.append(into, &fact.event)?;
            // Whether its writer takes part in that one is asked anew.
            self.execute("UPDATE message SET trust = 'full' WHERE id = ? AND trust = 'low'", [message])?;
        }
        Ok(())
    }

    /// Works out anew which tickets are parts of others or merged into others, after an operation that had to do with it was
    /// undone or redone.
    pub(super) fn revise_kin(&mut self, operation: OperationId) -> Result<()> {
        const MINE: &str = "SELECT DISTINCT ticket FROM event
            WHERE operation = ? AND kind IN ('joined', 'merged_into', 'unmerged')";
        let tickets: Vec<TicketId> = self.store.rows(MINE, [operation], |row| row.get(0))?;
        if tickets.is_empty() { Ok(()) } else { self.settle_kin(tickets.into_iter().collect()) }
    }

    /// Writes down where these tickets, and all that hang together with them, belong, and their messages with them.
    pub(super) fn settle_kin(&mut self, tickets: BTreeSet<TicketId>) -> Result<()> {
        // Everything that hangs together, as the record has it, undone operations included.
        const KIN: &str = "WITH RECURSIVE kin (id) AS (
                VALUES (?1)
                UNION SELECT e.object FROM event e JOIN kin ON e.ticket = kin.id
                    WHERE e.kind IN ('joined', 'merged_into', 'took_in')
                UNION SELECT e.ticket FROM event e JOIN kin ON e.object = kin.id WHERE e.kind = 'joined')
            SELECT id FROM kin";
        let mut kin = BTreeSet::new();
        for ticket in tickets {
            if !kin.contains(&ticket) {
                kin.extend(self.store.rows(KIN, [ticket], |row| row.get::<_, TicketId>(0))?);
            }
        }
        let (mut joined, mut merged) = (BTreeMap::new(), BTreeMap::new());
        for ticket in &kin {
            if let Some(whole) = self.joined_by_record(*ticket)? {
                joined.insert(*ticket, whole);
            }
            if let Some(into) = self.merged_by_record(*ticket)? {
                merged.insert(*ticket, into);
            }
        }
        let mut homes = BTreeMap::new();
        for ticket in &kin {
            let root = last_of(*ticket, &joined);
            let whole = (root != *ticket).then_some(root);
            let into = merged.get(ticket).map(|(into, _)| *into);
            self.execute(
                "UPDATE ticket SET joined = ?, hidden = ?, merged_into = ? WHERE id = ?",
                params![whole, whole.is_some(), into, ticket],
            )?;
            homes.insert(*ticket, home_of(root, &merged, &joined)?);
        }
        self.send_home(&homes)?;
        for ticket in kin {
            self.forget_doubts(ticket)?;
            self.touch(ticket);
        }
        Ok(())
    }

    /// Puts each message where the facts are that brought it: facts that stand have the last word, and of several the latest.
    fn send_home(&mut self, homes: &BTreeMap<TicketId, Home>) -> Result<()> {
        const BROUGHT: &str =
            "SELECT e.id, e.object, e.kind = 'left', e.kind = 'noted', o.undone = 0 FROM event e
            JOIN operation o ON o.id = e.operation
            WHERE e.ticket = ? AND e.kind IN ('received', 'replied', 'noted', 'left') ORDER BY e.id";
        let mut found = Found::default();
        for (ticket, home) in homes {
            let facts = self.store.rows(BROUGHT, [ticket], |row| {
                Ok(Brought {
                    fact: row.get(0)?,
                    message: row.get(1)?,
                    leaves: row.get(2)?,
                    note: row.get(3)?,
                    stands: row.get(4)?,
                })
            })?;
            found.ticket(*home, facts);
        }
        for (message, _, home) in found.homes() {
            self.execute(
                "UPDATE message SET ticket = ?1 WHERE id = ?2 AND ticket != ?1",
                params![home, message],
            )?;
        }
        Ok(())
    }

    fn joined_by_record(&self, ticket: TicketId) -> Result<Option<TicketId>> {
        let sql = format!(
            "SELECT e.object FROM event e JOIN {STANDS} WHERE e.ticket = ? AND e.kind = 'joined' ORDER BY e.id DESC LIMIT 1"
        );
        self.store.one(&sql, [ticket], |row| row.get(0))
    }

    /// The ticket that this one is merged into with the fact that says so, as the record has it. Refused where it would be
    /// merged twice.
    fn merged_by_record(&self, ticket: TicketId) -> Result<Option<(TicketId, i64)>> {
        let sql = format!(
            "SELECT e.kind = 'merged_into', e.object, e.id FROM event e JOIN {STANDS}
             WHERE e.ticket = ? AND e.kind IN ('merged_into', 'unmerged') ORDER BY e.id"
        );
        let mut into = None;
        let facts = self.store.rows(&sql, [ticket], |row| {
            Ok((row.get::<_, bool>(0)?, row.get::<_, TicketId>(1)?, row.get::<_, i64>(2)?))
        })?;
        for (merges, other, fact) in facts {
            match into {
                Some((first, _)) if merges && first != other => {
                    return Err(Error::refused(format!(
                        "ticket {ticket} would be merged into {first} and into {other}"
                    ))
                    .hint("desk log shows the other merge, which would have to be undone first"));
                }
                _ => into = merges.then_some((other, fact)),
            }
        }
        Ok(into)
    }
}
