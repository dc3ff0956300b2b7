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
use crate::store::intake::known::Known;
use crate::store::intake::letter::{Letter, tie, told};
use crate::store::intake::same::Same;
use crate::store::intake::strand::likeness_of;
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
    /// what names that id may mean it. `first`: no version of it was here.
    pub(super) fn share_id(
        &mut self,
        letter: &Letter,
        (message, first): (MessageId, bool),
        keeper: &Same,
        known: &mut Known,
    ) -> Result<()> {
        let Some(id) = &letter.message.claimed else { return Ok(()) };
        let tellers = self.store.tickets_that_name(id)?;
        if !tellers.is_empty() {
            self.tie(letter.message.ticket)?;
            self.kin.push((message, letter.message.ticket, tellers));
        }
        // Versions are known by an id after the content of the one that counts.
        if !first || outranks(letter, keeper) {
            let Letter { message, .. } = letter;
            let like = likeness_of(&message.from.email, &message.recipients, message.date, &message.digest);
            self.exchange(id, &like, known)?;
        }
        Ok(())
    }

    /// A message like this, which came with that id, turned out to be earlier than was known of any. Only it and the one that keeps the
    /// id can change places: to ask of all others takes long where very many came with it, each earlier than the last.
    pub(super) fn exchange(&mut self, id: &str, likeness: &str, known: &mut Known) -> Result<()> {
        let Some(changing) = known.changing(id, likeness) else {
            known.forget_id(id);
            return self.rank_again(id);
        };
        let read = |store: &Store| -> Result<Vec<Same>> {
            let found = changing.iter().map(|message| store.same_as(*message));
            Ok(found.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
        };
        let standing = read(self.store)?;
        self.rank_these(id, standing)?;
        known.ranked(id, read(self.store)?);
        Ok(())
    }

    /// Says anew which of the messages that came with this id keeps it, and which of the versions of each counts.
    pub fn rank_again(&mut self, id: &str) -> Result<()> {
        let standing = self.store.same(id)?;
        self.rank_these(id, standing)
    }

    fn rank_these(&mut self, id: &str, mut standing: Vec<Same>) -> Result<()> {
        standing.sort_by_key(|one| {
            let at = told(one.received_at, one.date);
            (!one.issued_here, rank((one.direction, one.kind, one.trust), at, &one.digest))
        });
        let keeper = standing.first().map(|one| one.likeness.clone());
        let mut mains: BTreeMap<String, (MessageId, String)> = BTreeMap::new();
        for one in standing {
            let (main, name) = mains.entry(one.likeness.clone()).or_insert_with(|| {
                let keeps = Some(&one.likeness) == keeper.as_ref();
                (one.id, if keeps { id.to_owned() } else { synthetic_id(&one.digest) })
            });
            let (main, name) = (*main, name.clone());
            if name != one.message_id {
                self.rename(&one, id, &name)?;
            }
            let ticket = self.store.brought_to(one.id, one.ticket)?;
            let demoted = self.is_demoted(one.id, ticket)?;
            let of = Some(main).filter(|main| *main != one.id);
            self.execute("UPDATE message SET variant_of = ? WHERE id = ?", params![of, one.id])?;
            match of {
                Some(of) if !demoted => self.demote(one.id, of, ticket, one.received_at)?,
                None if demoted => self.bring_again(one.id, ticket)?,
                _ => {}
            }
        }
        Ok(())
    }

    /// Gives a message that came with an id this one; who names that id is asked anew where they belong.
    fn rename(&mut self, one: &Same, id: &str, to: &str) -> Result<()> {
        const UNNAME: &str = "DELETE FROM reference WHERE name = ? AND message = ?";
        self.execute(UNNAME, params![name(&one.message_id), one.id])?;
        const NAME: &str = "INSERT OR IGNORE INTO reference (name, message) VALUES (?, ?)";
        self.execute(NAME, params![name(to), one.id])?;
        self.execute("UPDATE message SET message_id = ? WHERE id = ?", params![to, one.id])?;
        self.execute("DELETE FROM claimed_id WHERE message = ?", [one.id])?;
        if to != id {
            self.execute("INSERT INTO claimed_id (message, name) VALUES (?, ?)", params![one.id, id])?;
        }
        self.unsettled = true;
        let (ticket, tellers) = (self.store.root_of(one.ticket)?, self.store.tickets_that_name(id)?);
        self.tie(ticket)?;
        self.kin.push((one.id, ticket, tellers));
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

impl Store {
    /// The tickets whose mails name an id without having come with it; none, where those are very many.
    fn tickets_that_name(&self, id: &str) -> Result<Vec<TicketId>> {
        const TELLERS: &str = "SELECT DISTINCT m.ticket FROM reference r JOIN message m ON m.id = r.message
            JOIN operation o ON o.id = m.operation AND o.undone = 0 WHERE r.name = ?1 AND m.message_id != ?2 LIMIT 201";
        let tickets = self.rows(TELLERS, params![name(id), id], |row| row.get(0))?;
        Ok(if tickets.len() > 200 { Vec::new() } else { tickets })
    }
}
