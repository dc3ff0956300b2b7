//! Mail of ours that came in as somebody else's, until a further copy proved it: the inbox had it before the Sent folder.
//! In whichever order the two come, the end is the same.

use rusqlite::params;

use crate::desk::event::{Event, Voice, What};
use crate::desk::id::{AgentId, MessageId, OperationId, TicketId};
use crate::desk::message::{Direction, Kind};
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::Writer;
use crate::store::message::Recipients;

/// What is known of the message.
struct Message {
    ticket: TicketId,
    direction: Direction,
    kind: Kind,
    date: Option<Moment>,
    received_at: Moment,
    recipients: Recipients,
    from: (String, String),
    digest: [u8; 32],
}

impl Writer<'_> {
    /// A message that came in turns out to be ours: it counts as an answer, at its own date (contract §3). `false`: it was
    /// so already.
    pub fn prove(&mut self, message: MessageId, agent: Option<AgentId>, backfill: bool) -> Result<bool> {
        let Some(found) = self.described(message)? else { return Ok(false) };
        if found.direction != Direction::In {
            return Ok(false);
        }
        let at = found.date.unwrap_or(found.received_at).min(self.now());
        let voice = if found.kind.is_contact() { Voice::Person } else { Voice::Machine };
        let tie = found.digest.first_chunk::<8>().map(|bytes| i64::from_be_bytes(*bytes));
        let event = Event { at, what: What::Replied(message, voice), agent, backfill, tie };
        self.append(found.ticket, &event)?;
        self.is_ours(message, &found, at)?;
        Ok(true)
    }

    fn described(&self, message: MessageId) -> Result<Option<Message>> {
        const DESCRIBED: &str =
            "SELECT ticket, direction, kind, date, received_at, recipients, from_name, from_email,
            digest FROM message WHERE id = ?";
        self.store.one(DESCRIBED, [message], |row| {
            Ok(Message {
                ticket: row.get(0)?,
                direction: row.get(1)?,
                kind: row.get(2)?,
                date: row.get(3)?,
                received_at: row.get(4)?,
                recipients: serde_json::from_str(row.get_ref(5)?.as_str()?).unwrap_or_default(),
                from: (row.get(6)?, row.get(7)?),
                digest: row.get(8)?,
            })
        })
    }

    fn is_ours(&mut self, message: MessageId, found: &Message, at: Moment) -> Result<()> {
        let address = match found.recipients.to.first() {
            Some(to) => Some(self.address(&to.email, &to.name)?),
            None => None,
        };
        const OURS: &str =
            "UPDATE message SET direction = 'out', trust = 'full', received_at = ?, address = ?
            WHERE id = ?";
        self.execute(OURS, params![at, address, message]).map(|_| ())
    }

    /// Says anew of each message that an operation proved to be ours whether it is, after that one was undone or redone.
    pub(in crate::store) fn revise_proofs(&mut self, operation: OperationId) -> Result<()> {
        const PROVED: &str = "SELECT e.object, e.ticket, e.at FROM event e JOIN message m ON m.id = e.object
            WHERE e.operation = ? AND e.kind = 'replied' AND m.operation != e.operation";
        let proved = self.store.rows(PROVED, [operation], |row| {
            Ok((row.get::<_, MessageId>(0)?, row.get::<_, TicketId>(1)?, row.get::<_, Moment>(2)?))
        })?;
        for (message, ticket, at) in proved {
            const STILL: &str =
                "SELECT 1 FROM event e JOIN operation o ON o.id = e.operation AND o.undone = 0
                WHERE e.ticket = ? AND e.kind = 'replied' AND e.object = ?";
            let Some(found) = self.described(message)? else { continue };
            if self.store.one(STILL, params![ticket, message], |_| Ok(()))?.is_some() {
                self.is_ours(message, &found, at)?;
                continue;
            }
            // As it had come in: without a proof.
            const CAME: &str =
                "SELECT e.at, e.word IS NULL FROM event e WHERE e.kind = 'received' AND e.object = ?1
                AND e.operation = (SELECT operation FROM message WHERE id = ?1)";
            let Some((at, silent)) = self
                .store
                .one(CAME, [message], |row| Ok((row.get::<_, Moment>(0)?, row.get::<_, bool>(1)?)))?
            else {
                continue;
            };
            let trust = if silent && found.kind.is_contact() { "unproved" } else { "full" };
            let address = self.address(&found.from.1, &found.from.0)?;
            const THEIRS: &str =
                "UPDATE message SET direction = 'in', trust = ?, received_at = ?, address = ? WHERE id = ?";
            self.execute(THEIRS, params![trust, at, address, message])?;
        }
        Ok(())
    }
}
