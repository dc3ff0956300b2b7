//! Mails of one Message-ID and different content: a list's copy with a footer, or a forgery. All are kept and shown; one
//! of them counts, the same one in whatever order they come.

use rusqlite::params;

use crate::desk::event::{Event, What};
use crate::desk::id::{MessageId, OperationId, TicketId};
use crate::desk::message::{Direction, Trust};
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::Writer;
use crate::store::intake::known::Same;
use crate::store::intake::letter::{Letter, tie};

/// By what it is decided which of several counts, the least first: ours before theirs, what is believed before what only
/// claims, then the earliest, then by content.
type Rank = (bool, bool, Moment, i64);

fn rank(direction: Direction, trust: Trust, at: Moment, digest: &[u8; 32]) -> Rank {
    (direction != Direction::Out, trust == Trust::Unproved, at, tie(digest))
}

/// Whether a mail that comes in counts in the place of the one that counted so far.
pub(super) fn outranks(letter: &Letter, main: &Same) -> bool {
    let message = &letter.message;
    !main.issued_here
        && rank(message.direction, message.trust, message.received_at, &message.digest)
            < rank(main.direction, main.trust, main.received_at, &main.digest)
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
        const IDS: &str = "SELECT DISTINCT m.message_id FROM message m WHERE m.operation = ? AND EXISTS
            (SELECT 1 FROM message other WHERE other.message_id = m.message_id AND other.id != m.id)";
        for id in self.store.rows(IDS, [operation], |row| row.get::<_, String>(0))? {
            self.rank_again(&id)?;
        }
        Ok(())
    }

    /// Says anew which of several messages of this id counts.
    pub fn rank_again(&mut self, id: &str) -> Result<()> {
        const STANDING: &str =
            "SELECT m.id, m.ticket, m.direction, m.trust, m.received_at, m.digest, m.rung = 'typed'
            FROM message m JOIN operation o ON o.id = m.operation AND o.undone = 0 WHERE m.message_id = ?";
        let mut standing = self.store.rows(STANDING, [id], |row| {
            let rank = rank(row.get(2)?, row.get(3)?, row.get(4)?, &row.get(5)?);
            let (typed, ticket): (bool, TicketId) = (row.get(6)?, row.get(1)?);
            Ok(((!typed, rank), row.get::<_, MessageId>(0)?, ticket, row.get::<_, Moment>(4)?))
        })?;
        standing.sort_unstable();
        let main = standing.first().map(|(_, main, ..)| *main);
        for (_, message, shown_in, at) in standing {
            let ticket = self.store.brought_to(message, shown_in)?;
            let demoted = self.is_demoted(message, ticket)?;
            let of = main.filter(|main| *main != message);
            self.execute("UPDATE message SET variant_of = ? WHERE id = ?", params![of, message])?;
            match of {
                Some(of) if !demoted => self.demote(message, of, ticket, at)?,
                None if demoted => self.bring_again(message, ticket)?,
                _ => {}
            }
        }
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
