//! Mails of one Message-ID and different content: a list's copy with a footer, or a forgery. All are kept and shown; one
//! of them counts, the same one in whatever order they come.

use std::collections::BTreeMap;

use rusqlite::params;

use crate::desk::event::{Event, What};
use crate::desk::id::{MessageId, OperationId, TicketId};
use crate::desk::intake::strands::Says;
use crate::desk::intake::{name, synthetic_id};
use crate::desk::message::{Direction, Kind, Trust};
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::intake::known::{Known, Same};
use crate::store::intake::letter::{Letter, tie, told};
use crate::store::intake::strand::likeness_of;
use crate::store::message::Recipients;
use crate::store::{Store, Writer};

/// By what it is decided which of several counts, the least first: ours before theirs, what a person wrote who is believed
/// before a machine's mail and what only claims, then the earliest, then by content (as `Strand::rank` has it).
type Rank = (bool, bool, Moment, i64);

fn rank((direction, kind, trust): (Direction, Kind, Trust), at: Moment, digest: &[u8; 32]) -> Rank {
    let nobody = Says::of(direction, kind, trust) == Says::Nobody;
    (direction != Direction::Out, nobody, at, tie(digest))
}

/// Whether a mail that comes in counts in the place of the one that counted so far.
pub(super) fn outranks(letter: &Letter, main: &Same) -> bool {
    let message = &letter.message;
    !main.issued_here
        && rank(
            (message.direction, message.kind, message.trust),
            told(message.received_at, message.date),
            &message.digest,
        ) < rank((main.direction, main.kind, main.trust), told(main.received_at, main.date), &main.digest)
}

impl Writer<'_> {
    /// One message, which came at `at`, is another version of that one.
    pub(super) fn demote(
        &mut self,
        variant: MessageId,
        of: MessageId,
        ticket: TicketId,
        at: Moment,
    ) -> Result<()> {
        // It counts where the message counts, so that the order of arrival leaves no trace.
        let event = Event { at, what: What::Variant(variant), agent: None, backfill: false, tie: None };
        self.append(ticket, &event)?;
        self.execute("UPDATE message SET variant_of = ? WHERE id = ?", params![of, variant]).map(|_| ())
    }

    /// Says anew which of several messages of one id counts, where an operation that was undone or redone had brought one.
    pub(in crate::store) fn revise_variants(&mut self, operation: OperationId) -> Result<()> {
        const IDS: &str = "SELECT DISTINCT came_with FROM (
                SELECT coalesce(c.name, m.message_id) AS came_with, m.id AS it FROM message m
                LEFT JOIN claimed_id c ON c.message = m.id WHERE m.operation = ?)
            WHERE EXISTS (SELECT 1 FROM message other WHERE other.message_id = came_with AND other.id != it)
                OR EXISTS (SELECT 1 FROM claimed_id other WHERE other.name = came_with)";
        for id in self.store.rows(IDS, [operation], |row| row.get::<_, String>(0))? {
            self.rank_again(&id)?;
        }
        Ok(())
    }

    /// Of a mail that came with the id of another one, which is no version of it: it may be the earlier one, which keeps the id, and
    /// what names that id may mean it.
    pub(super) fn share_id(
        &mut self,
        letter: &Letter,
        message: MessageId,
        keeper: &Same,
        known: &mut Known,
    ) -> Result<()> {
        let Some(id) = &letter.message.claimed else { return Ok(()) };
        let tellers = self.store.tickets_that_name(id)?;
        if !tellers.is_empty() {
            self.tie(letter.message.ticket)?;
            self.kin.push((message, letter.message.ticket, tellers));
        }
        if outranks(letter, keeper) {
            known.forget_id(id);
            self.rank_again(id)?;
        }
        Ok(())
    }

    /// Says anew which of the messages that came with this id keeps it, and which of the versions of each counts.
    pub fn rank_again(&mut self, id: &str) -> Result<()> {
        let mut standing = self.store.came_with(id)?;
        standing.sort_by_key(|one| one.rank);
        let keeper = standing.first().map(|one| one.likeness.clone());
        let mut mains: BTreeMap<String, (MessageId, String)> = BTreeMap::new();
        for one in standing {
            let (main, name) = mains.entry(one.likeness.clone()).or_insert_with(|| {
                let keeps = Some(&one.likeness) == keeper.as_ref();
                (one.message, if keeps { id.to_owned() } else { synthetic_id(&one.digest) })
            });
            let (main, name) = (*main, name.clone());
            if name != one.message_id {
                self.rename(&one, id, &name)?;
            }
            let ticket = self.store.brought_to(one.message, one.ticket)?;
            let demoted = self.is_demoted(one.message, ticket)?;
            let of = Some(main).filter(|main| *main != one.message);
            self.execute("UPDATE message SET variant_of = ? WHERE id = ?", params![of, one.message])?;
            match of {
                Some(of) if !demoted => self.demote(one.message, of, ticket, one.at)?,
                None if demoted => self.bring_again(one.message, ticket)?,
                _ => {}
            }
        }
        Ok(())
    }

    /// Gives a message that came with an id this one; who names that id is asked anew where they belong.
    fn rename(&mut self, one: &CameWith, id: &str, to: &str) -> Result<()> {
        const UNNAME: &str = "DELETE FROM reference WHERE name = ? AND message = ?";
        self.execute(UNNAME, params![name(&one.message_id), one.message])?;
        const NAME: &str = "INSERT OR IGNORE INTO reference (name, message) VALUES (?, ?)";
        self.execute(NAME, params![name(to), one.message])?;
        self.execute("UPDATE message SET message_id = ? WHERE id = ?", params![to, one.message])?;
        self.execute("DELETE FROM claimed_id WHERE message = ?", [one.message])?;
        if to != id {
            self.execute("INSERT INTO claimed_id (message, name) VALUES (?, ?)", params![one.message, id])?;
        }
        self.unsettled = true;
        let (ticket, tellers) = (self.store.root_of(one.ticket)?, self.store.tickets_that_name(id)?);
        self.tie(ticket)?;
        self.kin.push((one.message, ticket, tellers));
        Ok(())
    }

    /// Whether the last word about a message is that it is another version.
    fn is_demoted(&self, message: MessageId, ticket: TicketId) -> Result<bool> {
        const LAST: &str =
            "SELECT e.kind = 'variant' FROM event e JOIN operation o ON o.id = e.operation AND o.undone = 0
            WHERE e.ticket IN (SELECT id FROM ticket WHERE id = ?1 OR joined = ?1) AND e.object = ?2
                AND e.kind IN ('variant', 'received', 'replied')
            ORDER BY e.id DESC LIMIT 1";
        Ok(self.store.one(LAST, params![ticket, message], |row| row.get(0))?.unwrap_or(false))
    }

    /// Says once more that a message came in, which takes back that it is another version.
    fn bring_again(&mut self, message: MessageId, ticket: TicketId) -> Result<()> {
        let facts = self.store.facts_of(ticket)?;
        let brought =
            facts.into_iter().find(|fact| crate::desk::fold::message_of(&fact.event) == Some(message));
        match brought {
            Some(fact) => self.append(ticket, &fact.event),
            None => Ok(()),
        }
    }
}

/// A message that came with an id that others may have come with too.
struct CameWith {
    rank: (bool, Rank),
    message: MessageId,
    ticket: TicketId,
    at: Moment,
    message_id: String,
    likeness: String,
    digest: [u8; 32],
}

impl Store {
    fn came_with(&self, id: &str) -> Result<Vec<CameWith>> {
        const CAME: &str = "SELECT m.id, m.ticket, m.direction, m.trust, m.received_at, m.digest, m.rung = 'typed', m.message_id,
                m.from_email, m.recipients, m.date, m.kind
            FROM message m JOIN operation o ON o.id = m.operation AND o.undone = 0
            WHERE m.message_id = ?1 OR m.id IN (SELECT message FROM claimed_id WHERE name = ?1)";
        self.rows(CAME, [id], |row| {
            let recipients: Recipients = serde_json::from_str(row.get_ref(9)?.as_str()?).unwrap_or_default();
            let (at, digest, typed): (Moment, [u8; 32], bool) = (row.get(4)?, row.get(5)?, row.get(6)?);
            let date: Option<Moment> = row.get(10)?;
            Ok(CameWith {
                rank: (!typed, rank((row.get(2)?, row.get(11)?, row.get(3)?), told(at, date), &digest)),
                message: row.get(0)?,
                ticket: row.get(1)?,
                at,
                message_id: row.get(7)?,
                likeness: likeness_of(row.get_ref(8)?.as_str()?, &recipients, date, &digest),
                digest,
            })
        })
    }

    /// The tickets whose mails name an id without having come with it; none, where those are very many.
    fn tickets_that_name(&self, id: &str) -> Result<Vec<TicketId>> {
        const TELLERS: &str = "SELECT DISTINCT m.ticket FROM reference r JOIN message m ON m.id = r.message
            JOIN operation o ON o.id = m.operation AND o.undone = 0 WHERE r.name = ?1 AND m.message_id != ?2 LIMIT 201";
        let tickets = self.rows(TELLERS, params![name(id), id], |row| row.get(0))?;
        Ok(if tickets.len() > 200 { Vec::new() } else { tickets })
    }
}
