//! Merging tickets, and taking them apart again; where the messages of such tickets are, also after an undo.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::params;

use crate::desk::change::Change;
use crate::desk::event::{Event, What};
use crate::desk::fold::{Messages, message_of};
use crate::desk::id::{MessageId, OperationId, TicketId};
use crate::error::{Error, Result};
use crate::store::{Store, Writer};

/// An event whose operation stands.
const STANDS: &str = "operation o ON o.id = e.operation AND o.undone = 0";

impl Store {
    /// The ticket that this one was merged into.
    pub fn merged_into(&self, ticket: TicketId) -> Result<Option<TicketId>> {
        self.one("SELECT merged_into FROM ticket WHERE id = ?", [ticket], |row| row.get(0))
            .map(Option::flatten)
    }

    /// The ticket in which this one goes on: itself, as a rule; where it was merged, the last in the line.
    pub fn survivor(&self, ticket: TicketId) -> Result<TicketId> {
        let mut last = self.root_of(ticket)?;
        while let Some(next) = self.merged_into(last)? {
            last = self.root_of(next)?;
        }
        Ok(last)
    }

    /// The tickets that were merged into this one, and into those.
    pub(super) fn taken_in(&self, ticket: TicketId) -> Result<Vec<TicketId>> {
        const TAKEN: &str = "WITH RECURSIVE part (id) AS (
                SELECT id FROM ticket WHERE merged_into = ?1
                UNION SELECT t.id FROM ticket t JOIN part ON t.merged_into = part.id)
            SELECT id FROM part ORDER BY id";
        self.rows(TAKEN, [ticket], |row| row.get(0))
    }

    /// The ticket whose facts brought a message in: as a rule the one in which it is shown, but after a merge another one.
    pub(super) fn brought_to(&self, message: MessageId, shown_in: TicketId) -> Result<TicketId> {
        let sql = format!(
            "WITH RECURSIVE kin (id) AS (
                 VALUES (?2)
                 UNION SELECT t.id FROM ticket t JOIN kin ON t.merged_into = kin.id
                 UNION SELECT t.id FROM ticket t JOIN kin ON t.joined = kin.id)
             SELECT e.ticket FROM kin JOIN event e ON e.ticket = kin.id JOIN {STANDS}
             WHERE e.object = ?1 AND e.kind IN ('received', 'replied', 'noted') ORDER BY e.id DESC LIMIT 1"
        );
        let found = self.one(&sql, params![message, shown_in], |row| row.get(0))?;
        self.root_of(found.unwrap_or(shown_in))
    }
}

impl Writer<'_> {
    /// Merges `ticket` into `into`: its messages go on there, its clocks end, and whoever waited in it waits there.
    pub fn merge(&mut self, ticket: TicketId, into: TicketId) -> Result<()> {
        self.change(into, &Change::TakeIn(ticket))?;
        self.change(ticket, &Change::MergeInto(into))?;
        self.execute("UPDATE ticket SET merged_into = ? WHERE id = ?", params![into, ticket])?;
        self.move_the_doubted(ticket, into)?;
        self.execute("UPDATE message SET ticket = ? WHERE ticket = ?", params![into, ticket])?;
        self.fold()
    }

    /// Takes a merged ticket out of the one that it was merged into: it counts as if it had never been in it. What came
    /// there since stays there. Gives the ticket that it comes out of.
    pub fn unmerge(&mut self, ticket: TicketId) -> Result<TicketId> {
        let Some(into) = self.store.merged_into(ticket)? else {
            return Err(Error::refused(format!("ticket {ticket} is not merged into another one"))
                .hint(format!("desk show {ticket}")));
        };
        let event = |what| Event::typed(what, self.now(), self.agent());
        let (apart, back) = (event(What::Unmerged(into)), event(What::GaveBack(ticket)));
        self.append(ticket, &apart)?;
        self.append(into, &back)?;
        self.settle_kin(BTreeSet::from([ticket]))?;
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
    fn settle_kin(&mut self, tickets: BTreeSet<TicketId>) -> Result<()> {
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
            let into = merged.get(ticket).copied();
            self.execute(
                "UPDATE ticket SET joined = ?, hidden = ?, merged_into = ? WHERE id = ?",
                params![whole, whole.is_some(), into, ticket],
            )?;
            homes.insert(*ticket, home_of(root, &merged, &joined)?);
        }
        // A message belongs where its ticket's facts count; facts that stand have the last word.
        for undone in [true, false] {
            for (ticket, home) in &homes {
                self.execute(
                    "UPDATE message SET ticket = ?1 WHERE id IN
                         (SELECT b.object FROM event b JOIN operation bo ON bo.id = b.operation AND bo.undone = ?3
                          WHERE b.ticket = ?2 AND b.kind IN ('received', 'replied', 'noted')
                          AND NOT EXISTS (SELECT 1 FROM event l JOIN operation o ON o.id = l.operation AND o.undone = 0
                              WHERE l.ticket = b.ticket AND l.kind = 'left' AND l.object = b.object AND l.id > b.id))",
                    params![home, ticket, undone],
                )?;
            }
        }
        for ticket in kin {
            self.forget_doubts(ticket)?;
            self.touch(ticket);
        }
        Ok(())
    }

    fn joined_by_record(&self, ticket: TicketId) -> Result<Option<TicketId>> {
        let sql = format!(
            "SELECT e.object FROM event e JOIN {STANDS} WHERE e.ticket = ? AND e.kind = 'joined' ORDER BY e.id DESC LIMIT 1"
        );
        self.store.one(&sql, [ticket], |row| row.get(0))
    }

    /// The ticket that this one is merged into, as the record has it. Refused where it would be merged twice.
    fn merged_by_record(&self, ticket: TicketId) -> Result<Option<TicketId>> {
        let sql = format!(
            "SELECT e.kind = 'merged_into', e.object FROM event e JOIN {STANDS}
             WHERE e.ticket = ? AND e.kind IN ('merged_into', 'unmerged') ORDER BY e.id"
        );
        let mut into = None;
        for (merges, other) in
            self.store.rows(&sql, [ticket], |row| Ok((row.get::<_, bool>(0)?, row.get::<_, TicketId>(1)?)))?
        {
            match into {
                Some(first) if merges && first != other => {
                    return Err(Error::refused(format!(
                        "ticket {ticket} would be merged into {first} and into {other}"
                    ))
                    .hint("desk log shows the other merge, which would have to be undone first"));
                }
                _ => into = merges.then_some(other),
            }
        }
        Ok(into)
    }
}

/// The ticket in which one goes on, by what was merged and joined. Refused where the merges go round.
fn home_of(
    root: TicketId,
    merged: &BTreeMap<TicketId, TicketId>,
    joined: &BTreeMap<TicketId, TicketId>,
) -> Result<TicketId> {
    let (mut home, mut steps) = (root, 0);
    while let Some(next) = merged.get(&home) {
        // A line of merges is at most as long as there are merges.
        steps += 1;
        if steps > merged.len() {
            return Err(Error::refused(format!("that would merge ticket {root} into itself"))
                .hint("desk log shows the other merge, which would have to be undone first"));
        }
        home = last_of(*next, joined);
    }
    Ok(home)
}

/// The end of the line that begins here.
fn last_of(mut ticket: TicketId, next: &BTreeMap<TicketId, TicketId>) -> TicketId {
    for _ in 0..next.len() {
        ticket = next.get(&ticket).copied().unwrap_or(ticket);
    }
    ticket
}
