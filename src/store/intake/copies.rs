//! What a further copy of a mail can tell: that it is ours (the inbox had it before the Sent folder), or that it came
//! earlier than was known. In whichever order copies come, the end is the same.

use rusqlite::params;

use crate::desk::event::{Event, Voice, What};
use crate::desk::id::{AgentId, MessageId, OperationId, TicketId};
use crate::desk::message::{Direction, Kind, Trust};
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::Writer;
use crate::store::intake::known::Known;
use crate::store::intake::letter::{Letter, tie};
use crate::store::intake::same::Same;
use crate::store::message::Recipients;

/// What is known of the message.
pub(super) struct Message {
    pub(super) message_id: String,
    pub(super) ticket: TicketId,
    pub(super) direction: Direction,
    pub(super) kind: Kind,
    date: Option<Moment>,
    received_at: Moment,
    recipients: Recipients,
    pub(super) from: (String, String),
    pub(super) digest: [u8; 32],
}

impl Writer<'_> {
    /// Learns from a further copy of a message what the first one did not tell.
    pub(super) fn learn_from_copy(&mut self, copy: &Same, letter: &Letter, known: &mut Known) -> Result<()> {
        match (letter.message.direction, copy.direction) {
            (Direction::Out, Direction::In) => {
                known.forget_id(&letter.message.message_id);
                self.prove(copy.id, letter.agent, letter.backfill).map(|_| ())
            }
            (Direction::In, Direction::In) => match letter.heard {
                // What was delivered counts by our own clock.
                Some((at, backfill)) if at < copy.received_at && copy.source.as_deref() != Some("-") => {
                    self.came_earlier(copy, letter, (at, backfill), known)
                }
                _ => Ok(()),
            },
            _ => Ok(()),
        }
    }

    /// Notes that a message came earlier than was known; which of several of its id counts is asked anew.
    fn came_earlier(
        &mut self,
        copy: &Same,
        letter: &Letter,
        (at, backfill): (Moment, bool),
        known: &mut Known,
    ) -> Result<()> {
        let contact = letter.message.kind.is_contact() && copy.trust != Trust::Unproved;
        let event = Event { at, backfill, ..self.event_of(letter, What::Received(copy.id, contact)) };
        let ticket = self.store.brought_to(copy.id, copy.ticket)?;
        self.append(ticket, &event)?;
        const EARLIER: &str = "UPDATE message SET received_at = ? WHERE id = ?";
        self.execute(EARLIER, params![at, copy.id])?;
        self.exchange(&letter.message.message_id, &copy.likeness, known)
    }

    /// A message that came in turns out to be ours: it counts as an answer, at its own date (contract §3). `false`: it was
    /// so already.
    pub fn prove(&mut self, message: MessageId, agent: Option<AgentId>, backfill: bool) -> Result<bool> {
        self.unsettled = true;
        let Some(found) = self.described(message)? else { return Ok(false) };
        if found.direction != Direction::In {
            return Ok(false);
        }
        if !found.kind.is_contact() {
            // The fact that a machine's mail came in does not tell whether it claimed to be ours.
            self.keep_how_it_came(message, found.direction, &found.from)?;
        }
        let at = found.date.unwrap_or(found.received_at).min(self.now());
        let voice = if found.kind.is_contact() { Voice::Person } else { Voice::Machine };
        let tie = Some(tie(&found.digest));
        let event = Event { at, what: What::Replied(message, voice), agent, backfill, tie };
        let ticket = self.store.brought_to(message, found.ticket)?;
        self.append(ticket, &event)?;
        self.is_ours(message, &found, at)?;
        self.rank_again(&found.message_id)?;
        Ok(true)
    }

    pub(super) fn described(&self, message: MessageId) -> Result<Option<Message>> {
        const DESCRIBED: &str =
            "SELECT ticket, direction, kind, date, received_at, recipients, from_name, from_email,
            digest, message_id FROM message WHERE id = ?";
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
                message_id: row.get(9)?,
            })
        })
    }

    pub(super) fn is_ours(&mut self, message: MessageId, found: &Message, at: Moment) -> Result<()> {
        let address = match found.recipients.to.first() {
            Some(to) => self.address_of(&to.email, &to.name)?,
            None => None,
        };
        const OURS: &str =
            "UPDATE message SET direction = 'out', role = 'agent', trust = 'full', received_at = ?, address = ?
            WHERE id = ?";
        self.execute(OURS, params![at, address, message]).map(|_| ())
    }

    /// Says anew of each message of which an operation had a further copy whose it is and when it came, after that one was
    /// undone or redone.
    pub(in crate::store) fn revise_copies(&mut self, operation: OperationId) -> Result<()> {
        const COPIES: &str =
            "SELECT DISTINCT e.object, e.ticket, m.ticket FROM event e JOIN message m ON m.id = e.object
            WHERE e.operation = ? AND e.kind IN ('replied', 'received') AND m.operation != e.operation";
        let copies = self.store.rows(COPIES, [operation], |row| {
            Ok((row.get::<_, MessageId>(0)?, row.get::<_, TicketId>(1)?, row.get::<_, TicketId>(2)?))
        })?;
        for (message, ticket, shown_in) in copies {
            let ticket = self.store.root_of(ticket)?;
            if self.store.survivor(ticket)? != shown_in {
                continue;
            }
            const SAID: &str = "SELECT e.at, e.kind = 'replied', e.word IS NULL FROM event e
                JOIN operation o ON o.id = e.operation AND o.undone = 0
                WHERE e.ticket IN (SELECT id FROM ticket WHERE id = ?1 OR joined = ?1) AND e.object = ?2
                    AND e.kind IN ('replied', 'received') AND e.id > coalesce((
                        SELECT max(j.id) FROM event j JOIN operation jo ON jo.id = j.operation AND jo.undone = 0
                        WHERE j.ticket = e.ticket AND j.object = e.object AND j.kind = 'judged'), 0)
                ORDER BY e.kind = 'received', e.at LIMIT 1";
            let said = self.store.one(SAID, params![ticket, message], |row| {
                Ok((row.get::<_, Moment>(0)?, row.get::<_, bool>(1)?, row.get::<_, bool>(2)?))
            })?;
            let (Some((at, ours, silent)), Some(found)) = (said, self.described(message)?) else { continue };
            if self.restate_judged(message, at, ours)? {
                continue;
            }
            if ours {
                if found.direction == Direction::In {
                    self.is_ours(message, &found, at)?;
                }
                continue;
            }
            if found.direction == Direction::In {
                self.execute("UPDATE message SET received_at = ? WHERE id = ?", params![at, message])?;
                continue;
            }
            // As it had come in: without a proof.
            let trust = if silent && found.kind.is_contact() { Trust::Unproved } else { Trust::Full };
            let address = self.address_of(&found.from.1, &found.from.0)?;
            const THEIRS: &str =
                "UPDATE message SET direction = 'in', role = 'customer', trust = ?, received_at = ?, address = ?
                WHERE id = ?";
            self.execute(THEIRS, params![trust, at, address, message])?;
        }
        Ok(())
    }
}
