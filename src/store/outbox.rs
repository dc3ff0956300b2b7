//! Mail on its way out: queued with its ticket's facts, handed over, or taken back.

use rusqlite::{Row, params};

use crate::desk::change::Change;
use crate::desk::id::{MessageId, OperationId, TicketId};
use crate::desk::intake;
use crate::desk::message::Delivery;
use crate::desk::ticket::words;
use crate::desk::time::Moment;
use crate::error::{Error, Result};
use crate::store::{Store, Writer};

words!(
    /** What became of a mail in the outbox. */
    Outgoing {
        /** Waits to be sent. */ Queued = "queued",
        /** Was handed over. */ Sent = "sent",
        /** Can never be handed over. */ Failed = "failed",
        /** Was taken back. */ Dropped = "dropped",
        /** Was handed over, and came back for good. */ Bounced = "bounced",
    }
);

words!(
    /** One step of its way. */
    Step {
        /** About to be handed over; stays the last word only where the desk was killed in between. */ Sending = "sending",
        /** Was handed over. */ Sent = "sent",
        /** Not now; it will be tried again. */ Deferred = "deferred",
        /** Never. */ Failed = "failed",
        /** Somebody took it back. */ Dropped = "dropped",
        /** It came back for good from every customer to whom it went. */ Bounced = "bounced",
    }
);

/// A mail in the outbox.
#[derive(Clone, Debug)]
pub struct OutboxRow {
    /// Its number.
    pub id: i64,
    /// The ticket that it answers.
    pub ticket: TicketId,
    /// The answer.
    pub message: MessageId,
    /// Its Message-ID, the same at each try.
    pub message_id: String,
    /// To whom.
    pub to: Vec<String>,
    /// One line.
    pub subject: String,
    /// What became of it.
    pub state: Outgoing,
    /// When it was queued.
    pub queued_at: Moment,
    /// For so long it was held back when it was queued.
    pub not_before: Moment,
    /// How often it was tried.
    pub attempts: i64,
    /// Why the last try failed.
    pub last_error: Option<String>,
    /// The last step of its way.
    pub last_step: Option<Taken>,
    /// When it was first tried.
    pub first_try_at: Option<Moment>,
}

/// A step that was taken.
#[derive(Clone, Debug)]
pub struct Taken {
    /// When.
    pub at: Moment,
    /// Which.
    pub step: Step,
    /// Why; with `sending`: the mail may have left, and that has been told.
    pub reason: Option<String>,
}

/// What the steps of a mail add up to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Outcome {
    /// What became of it.
    pub(super) state: Outgoing,
    /// How often it was tried.
    pub(super) attempts: i64,
    /// Why the last try failed.
    pub(super) last_error: Option<String>,
    /// How its message stands, `message.delivery`.
    pub(super) delivery: Delivery,
}

/// The words of what never left, as SQL asks for them in `outbox.state` and `message.delivery`: those of which
/// [`Delivery::never_left`] holds.
pub(super) const NEVER_LEFT: &str = "('failed', 'dropped')";

const OUTBOX: &str =
    "SELECT b.id, m.ticket, m.id, m.message_id, m.recipients, m.subject, b.state, m.received_at,
        b.not_before, b.attempts, b.last_error, l.at, l.step, l.reason,
        (SELECT min(s.at) FROM outbox_step s JOIN operation so ON so.id = s.operation AND so.undone = 0
            WHERE s.outbox = b.id AND s.step = 'sending')
    FROM outbox b JOIN operation o ON o.id = b.operation AND o.undone = 0 JOIN message m ON m.id = b.message
    LEFT JOIN outbox_step l ON l.id = (SELECT max(s.id) FROM outbox_step s
        JOIN operation so ON so.id = s.operation AND so.undone = 0 WHERE s.outbox = b.id)";

impl Store {
    /// Mails in the outbox, oldest first: those that wait or have failed, or all that there ever were.
    pub fn outbox(&self, all: bool) -> Result<Vec<OutboxRow>> {
        let which = if all { "" } else { "WHERE b.state IN ('queued', 'failed')" };
        self.rows(&format!("{OUTBOX} {which} ORDER BY b.id"), [], read)
    }

    /// One of them.
    pub fn outgoing(&self, id: i64) -> Result<OutboxRow> {
        self.one(&format!("{OUTBOX} WHERE b.id = ?"), [id], read)?.ok_or_else(|| {
            Error::refused(format!("there is no mail {id} in the outbox")).hint("desk outbox list")
        })
    }

    /// What one of them went through, oldest first.
    pub fn outbox_steps(&self, id: i64) -> Result<Vec<Taken>> {
        const STEPS: &str = "SELECT s.at, s.step, s.reason FROM outbox_step s
            JOIN operation o ON o.id = s.operation AND o.undone = 0 WHERE s.outbox = ? ORDER BY s.id";
        let mut steps: Vec<Taken> =
            self.rows(STEPS, [id], |row| taken(row, 0))?.into_iter().flatten().collect();
        const MESSAGE: &str = "SELECT message FROM outbox WHERE id = ?";
        let message: Option<MessageId> = self.one(MESSAGE, [id], |row| row.get(0))?;
        let back = message.map(|message| self.came_back(message)).transpose()?.flatten();
        steps.extend(back.map(|(at, reason)| Taken { at, step: Step::Bounced, reason: Some(reason) }));
        Ok(steps)
    }

    /// What the steps of a mail add up to.
    pub(super) fn outcome(&self, id: i64) -> Result<Outcome> {
        let (mut state, mut attempts, mut last_error) = (Outgoing::Queued, 0_i64, None);
        let mut delivery = Delivery::Queued;
        for Taken { step, reason, .. } in self.outbox_steps(id)? {
            delivery = match (step, &reason) {
                (Step::Sending, None) => Delivery::Sending,
                (Step::Sending, Some(_)) => Delivery::Uncertain,
                (Step::Deferred, _) => Delivery::Queued,
                (Step::Sent, _) => Delivery::Sent,
                (Step::Failed, _) => Delivery::Failed,
                (Step::Dropped, _) => Delivery::Dropped,
                (Step::Bounced, _) => Delivery::Bounced,
            };
            match (step, reason) {
                (Step::Sending, None) => attempts += 1,
                // The same try, of which nobody knows how it ended.
                (Step::Sending | Step::Deferred, reason) => last_error = reason,
                (Step::Sent, _) => (state, last_error) = (Outgoing::Sent, None),
                (Step::Failed, reason) => (state, last_error) = (Outgoing::Failed, reason),
                (Step::Dropped, _) => state = Outgoing::Dropped,
                (Step::Bounced, reason) => (state, last_error) = (Outgoing::Bounced, reason),
            }
        }
        Ok(Outcome { state, attempts, last_error, delivery })
    }

    /// The answers in a ticket that customers never got: failed, or taken back.
    pub fn never_left(&self, ticket: TicketId) -> Result<Vec<MessageId>> {
        let never = format!(
            "SELECT m.id FROM message m JOIN outbox b ON b.message = m.id
            WHERE m.ticket = ? AND b.state IN {NEVER_LEFT}"
        );
        self.rows(&never, [ticket], |row| row.get(0))
    }

    /// Whether a mail of this id is ours and went to that address. What was taken back before it left went to nobody, and
    /// neither did a draft.
    pub(super) fn went_to(&self, message_id: &str, email: &str) -> Result<bool> {
        let ours = format!(
            "SELECT s.message_id, s.recipients FROM reference r JOIN message s ON s.id = r.message
            JOIN operation o ON o.id = s.operation AND o.undone = 0
            WHERE r.name = ? AND s.direction = 'out' AND NOT EXISTS (
                SELECT 1 FROM outbox b
                WHERE b.message = s.id AND (b.state = 'draft' OR b.state IN {NEVER_LEFT}))"
        );
        let name = intake::name(message_id);
        let ours = self.rows(&ours, [&name], |row| {
            let recipients: crate::store::message::Recipients =
                serde_json::from_str(row.get_ref(1)?.as_str()?).unwrap_or_default();
            let it = intake::name(row.get_ref(0)?.as_str()?) == name;
            Ok(it && recipients.everybody().any(|mailbox| mailbox.email == email))
        })?;
        Ok(ours.contains(&true))
    }

    /// How many automatic answers an address has been sent since then.
    pub fn automatic_answers(&self, email: &str, since: Moment) -> Result<i64> {
        const COUNT: &str = "SELECT count(*) FROM message m JOIN address a ON a.id = m.address
            JOIN operation o ON o.id = m.operation AND o.undone = 0
            WHERE a.email = ? AND m.direction = 'out' AND m.kind = 'auto_reply' AND m.received_at > ?";
        Ok(self.one(COUNT, params![email, since], |row| row.get(0))?.unwrap_or(0))
    }

    /// A random number, for a Message-ID that no other mail has; not even one of a copy of this desk.
    pub fn random(&self) -> Result<u64> {
        Ok(self.one("SELECT random()", [], |row| row.get::<_, i64>(0))?.unwrap_or_default().cast_unsigned())
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<OutboxRow> {
    let recipients: crate::store::message::Recipients =
        serde_json::from_str(row.get_ref(4)?.as_str()?).unwrap_or_default();
    let state: String = row.get(6)?;
    Ok(OutboxRow {
        id: row.get(0)?,
        ticket: row.get(1)?,
        message: row.get(2)?,
        message_id: row.get(3)?,
        to: recipients.to.iter().chain(&recipients.cc).map(|mailbox| mailbox.email.clone()).collect(),
        subject: row.get(5)?,
        state: Outgoing::from_word(&state).unwrap_or(Outgoing::Failed),
        queued_at: row.get(7)?,
        not_before: row.get(8)?,
        attempts: row.get(9)?,
        last_error: row.get(10)?,
        last_step: taken(row, 11)?,
        first_try_at: row.get(14)?,
    })
}

/// The step in three columns from this one on, if there is one.
fn taken(row: &Row<'_>, from: usize) -> rusqlite::Result<Option<Taken>> {
    let (at, step): (Option<Moment>, Option<String>) = (row.get(from)?, row.get(from + 1)?);
    let reason: Option<String> = row.get(from + 2)?;
    let step = step.as_deref().and_then(Step::from_word);
    Ok(at.zip(step).map(|(at, step)| Taken { at, step, reason }))
}

impl Writer<'_> {
    /// Queues an answer; its message must be written already.
    pub fn queue(&mut self, message: MessageId, not_before: Moment) -> Result<i64> {
        let operation = self.operation()?;
        let id = self.insert(
            "INSERT INTO outbox (operation, message, not_before) VALUES (?, ?, ?)",
            params![operation, message, not_before],
        )?;
        self.revise_outgoing(id)?;
        Ok(id)
    }

    /// Notes one step of a mail's way. What ends without the mail having left takes the answer back.
    pub fn outbox_step(&mut self, id: i64, step: Step, reason: Option<&str>) -> Result<()> {
        let before = self.store.outgoing(id)?;
        let operation = self.operation()?;
        self.execute(
            "INSERT INTO outbox_step (operation, outbox, at, step, reason) VALUES (?, ?, ?, ?, ?)",
            params![operation, id, self.now(), step.word(), reason],
        )?;
        self.revise_outgoing(id)?;
        if before.state == Outgoing::Queued && matches!(step, Step::Failed | Step::Dropped) {
            let ticket = self.store.brought_to(before.message, before.ticket)?;
            self.change(ticket, &Change::Withdraw(before.message))?;
        }
        Ok(())
    }

    /// Puts each mail that waits, or is being handed over, in doubt for this reason; gives how many that were.
    pub fn doubt_queue(&mut self, reason: &str) -> Result<usize> {
        let waits = |row: &OutboxRow| {
            let last = row.last_step.as_ref();
            row.state == Outgoing::Queued
                && !last.is_some_and(|last| last.step == Step::Sending && last.reason.is_some())
        };
        let ids: Vec<i64> =
            self.store.outbox(false)?.iter().filter(|row| waits(row)).map(|row| row.id).collect();
        for id in &ids {
            self.outbox_step(*id, Step::Sending, Some(reason))?;
        }
        Ok(ids.len())
    }

    /// Writes down what the steps of a mail add up to.
    pub(super) fn revise_outgoing(&self, id: i64) -> Result<()> {
        let Outcome { state, attempts, last_error, delivery } = self.store.outcome(id)?;
        self.execute(
            "UPDATE outbox SET state = ?, attempts = ?, last_error = ? WHERE id = ?",
            params![state.word(), attempts, last_error, id],
        )?;
        const TOLD: &str =
            "UPDATE message SET delivery = ? WHERE id = (SELECT message FROM outbox WHERE id = ?)";
        self.execute(TOLD, params![delivery, id]).map(|_| ())
    }

    /// Works out anew what became of mails, after an operation that had a part in it was undone or redone.
    pub(super) fn revise_outbox(&mut self, operation: OperationId) -> Result<()> {
        const THEIRS: &str = "SELECT DISTINCT outbox FROM outbox_step WHERE operation = ?";
        for id in self.store.rows(THEIRS, [operation], |row| row.get::<_, i64>(0))? {
            self.revise_outgoing(id)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_never_left_is_the_same_in_sql() {
        for word in Delivery::WORDS.iter().chain(Outgoing::WORDS) {
            let never = Delivery::from_word(word).is_some_and(Delivery::never_left);
            assert_eq!(NEVER_LEFT.contains(&format!("'{word}'")), never, "{word}");
        }
    }
}
