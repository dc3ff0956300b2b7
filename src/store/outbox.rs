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
        /** Is not meant to leave yet. */ Draft = "draft",
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
        /** Somebody made a draft of it; its answer was taken back. */ Held = "held",
        /** Somebody queued the draft, as a mail made anew. */ Released = "released",
        /** Somebody wrote on the draft. */ Edited = "edited",
        /** It came back for good from every customer to whom it went. */ Bounced = "bounced",
    }
);

/// A mail in the outbox, or a draft.
#[derive(Clone, Debug)]
pub struct OutboxRow {
    /// Its number.
    pub id: i64,
    /// The ticket that it answers.
    pub ticket: TicketId,
    /// The answer; a draft is none.
    pub message: Option<MessageId>,
    /// Its Message-ID, the same at each try; a draft has none.
    pub message_id: Option<String>,
    /// To whom.
    pub to: Vec<String>,
    /// One line.
    pub subject: String,
    /// What became of it.
    pub state: Outgoing,
    /// When it was queued, or the draft written.
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
    /// The mail that it was last, and when that is handed over.
    pub(super) mail: Option<(MessageId, Moment)>,
}

/// The words of what never left, as SQL asks for them in `message.delivery`: those of which [`Delivery::never_left`] holds.
pub(super) const NEVER_LEFT: &str = "('failed', 'dropped', 'draft')";

/// The version in force of the draft of an entry, whose number comes behind.
pub(super) const IN_FORCE: &str = "SELECT max(x.id) FROM draft x
    JOIN operation xo ON xo.id = x.operation AND xo.undone = 0 WHERE x.outbox =";

/// An entry of the outbox is seen as the mail that it is, or as the draft.
fn outbox() -> String {
    format!(
        "SELECT b.id, coalesce(t.joined, m.ticket, d.ticket), m.id, m.message_id, coalesce(m.recipients, d.asked),
            coalesce(m.subject, d.subject, t.subject), b.state, coalesce(m.received_at, do.recorded_at),
            b.not_before, b.attempts, b.last_error, l.at, l.step, l.reason,
            (SELECT min(s.at) FROM outbox_step s JOIN operation so ON so.id = s.operation AND so.undone = 0
                WHERE s.outbox = b.id AND s.step = 'sending' AND s.id > coalesce((SELECT max(r.id) FROM outbox_step r
                    JOIN operation ro ON ro.id = r.operation AND ro.undone = 0
                    WHERE r.outbox = b.id AND r.step = 'released'), 0)),
            a.email
        FROM outbox b JOIN operation o ON o.id = b.operation AND o.undone = 0
        LEFT JOIN message m ON m.id = b.message AND b.state != 'draft'
        LEFT JOIN draft d ON m.id IS NULL AND d.id = ({IN_FORCE} b.id)
        LEFT JOIN operation do ON do.id = d.operation LEFT JOIN ticket t ON t.id = d.ticket LEFT JOIN address a ON a.id = t.address
        LEFT JOIN outbox_step l ON l.id = (SELECT max(s.id) FROM outbox_step s
            JOIN operation so ON so.id = s.operation AND so.undone = 0 WHERE s.outbox = b.id)"
    )
}

impl Store {
    /// Mails in the outbox, oldest first: drafts, those that wait and those that have failed, or all that there ever were.
    pub fn outbox(&self, all: bool) -> Result<Vec<OutboxRow>> {
        let which = if all { "" } else { "WHERE b.state IN ('draft', 'queued', 'failed')" };
        self.rows(&format!("{} {which} ORDER BY b.id", outbox()), [], read)
    }

    /// One of them.
    pub fn outgoing(&self, id: i64) -> Result<OutboxRow> {
        self.one(&format!("{} WHERE b.id = ?", outbox()), [id], read)?.ok_or_else(|| {
            Error::refused(format!("there is no mail {id} in the outbox")).hint("desk outbox list")
        })
    }

    /// What one of them went through, oldest first.
    pub fn outbox_steps(&self, id: i64) -> Result<Vec<Taken>> {
        const STEPS: &str = "SELECT s.at, s.step, s.reason FROM outbox_step s
            JOIN operation o ON o.id = s.operation AND o.undone = 0 WHERE s.outbox = ? ORDER BY s.id";
        let mut steps: Vec<Taken> =
            self.rows(STEPS, [id], |row| taken(row, 0))?.into_iter().flatten().collect();
        let mail = self.mail_of(id)?;
        let back = mail.map(|(message, _)| self.came_back(message)).transpose()?.flatten();
        steps.extend(back.map(|(at, reason)| Taken { at, step: Step::Bounced, reason: Some(reason) }));
        Ok(steps)
    }

    /// The mail that an entry was last, and when that is handed over; none where it was a draft from the start.
    fn mail_of(&self, id: i64) -> Result<Option<(MessageId, Moment)>> {
        const LAST: &str = "SELECT x.message, x.not_before FROM outbox_mail x
            JOIN operation o ON o.id = x.operation AND o.undone = 0 WHERE x.outbox = ? ORDER BY x.id DESC LIMIT 1";
        self.one(LAST, [id], |row| Ok((row.get(0)?, row.get(1)?)))
    }

    /// What the steps of a mail add up to.
    pub(super) fn outcome(&self, id: i64) -> Result<Outcome> {
        const BEGAN: &str =
            "SELECT 1 FROM outbox b JOIN outbox_mail x ON x.outbox = b.id AND x.operation = b.operation
            WHERE b.id = ?";
        let (mut state, mut delivery) = match self.one(BEGAN, [id], |_| Ok(()))? {
            Some(()) => (Outgoing::Queued, Delivery::Queued),
            None => (Outgoing::Draft, Delivery::Draft),
        };
        let (mut attempts, mut last_error) = (0_i64, None);
        for Taken { step, reason, .. } in self.outbox_steps(id)? {
            match step {
                Step::Held => {
                    (state, delivery, attempts, last_error) = (Outgoing::Draft, Delivery::Draft, 0, None)
                }
                Step::Released => {
                    (state, delivery, attempts, last_error) = (Outgoing::Queued, Delivery::Queued, 0, None)
                }
                _ => {}
            }
            // A try of a mail whose release was undone says nothing of the draft that it is again.
            if matches!(step, Step::Held | Step::Released | Step::Edited)
                || state == Outgoing::Draft && step != Step::Dropped
            {
                continue;
            }
            delivery = match (step, &reason) {
                (Step::Sending, None) => Delivery::Sending,
                (Step::Sending, Some(_)) => Delivery::Uncertain,
                (Step::Deferred, _) => Delivery::Queued,
                (Step::Sent, _) => Delivery::Sent,
                (Step::Failed, _) => Delivery::Failed,
                (Step::Dropped, _) => Delivery::Dropped,
                (Step::Bounced, _) => Delivery::Bounced,
                (Step::Held | Step::Released | Step::Edited, _) => delivery,
            };
            match (step, reason) {
                (Step::Sending, None) => attempts += 1,
                // The same try, of which nobody knows how it ended.
                (Step::Sending | Step::Deferred, reason) => last_error = reason,
                (Step::Sent, _) => (state, last_error) = (Outgoing::Sent, None),
                (Step::Failed, reason) => (state, last_error) = (Outgoing::Failed, reason),
                (Step::Dropped, _) => state = Outgoing::Dropped,
                (Step::Bounced, reason) => (state, last_error) = (Outgoing::Bounced, reason),
                (Step::Held | Step::Released | Step::Edited, _) => {}
            }
        }
        Ok(Outcome { state, attempts, last_error, delivery, mail: self.mail_of(id)? })
    }

    /// The answers in a ticket that customers never got: failed, or taken back.
    pub fn never_left(&self, ticket: TicketId) -> Result<Vec<MessageId>> {
        let never = format!("SELECT m.id FROM message m WHERE m.ticket = ? AND m.delivery IN {NEVER_LEFT}");
        self.rows(&never, [ticket], |row| row.get(0))
    }

    /// Whether a mail of this id is ours and went to that address. What was taken back before it left went to nobody, and
    /// neither did a draft.
    pub(super) fn went_to(&self, message_id: &str, email: &str) -> Result<bool> {
        let ours = format!(
            "SELECT s.message_id, s.recipients FROM reference r JOIN message s ON s.id = r.message
            JOIN operation o ON o.id = s.operation AND o.undone = 0
            WHERE r.name = ? AND s.direction = 'out' AND coalesce(s.delivery, '') NOT IN {NEVER_LEFT}"
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

    /// How many automatic answers an address has been sent since then. What has left counts, though its operation be undone.
    pub fn automatic_answers(&self, email: &str, since: Moment) -> Result<i64> {
        const COUNT: &str = "SELECT count(*) FROM message m JOIN address a ON a.id = m.address
            JOIN operation o ON o.id = m.operation
            WHERE a.email = ? AND m.direction = 'out' AND m.kind = 'auto_reply' AND m.received_at > ?
                AND (o.undone = 0 AND m.delivery IS NOT 'draft' OR EXISTS (
                    SELECT 1 FROM outbox_mail l JOIN outbox b ON b.id = l.outbox
                    WHERE l.message = m.id AND b.state IN ('sent', 'bounced')))";
        Ok(self.one(COUNT, params![email, since], |row| row.get(0))?.unwrap_or(0))
    }

    /// A random number, for a Message-ID that no other mail has; not even one of a copy of this desk.
    pub fn random(&self) -> Result<u64> {
        Ok(self.one("SELECT random()", [], |row| row.get::<_, i64>(0))?.unwrap_or_default().cast_unsigned())
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<OutboxRow> {
    // What is asked of a draft names people as a mail does.
    let recipients: crate::store::message::Recipients =
        serde_json::from_str(row.get_ref(4)?.as_str()?).unwrap_or_default();
    // A draft that names nobody goes to the customer.
    let customer: Option<String> = if recipients.to.is_empty() { row.get(15)? } else { None };
    let named = recipients.to.iter().chain(&recipients.cc).map(|mailbox| mailbox.email.clone());
    let state: String = row.get(6)?;
    Ok(OutboxRow {
        id: row.get(0)?,
        ticket: row.get(1)?,
        message: row.get(2)?,
        message_id: row.get(3)?,
        to: customer.into_iter().chain(named).collect(),
        subject: row.get::<_, Option<String>>(5)?.unwrap_or_default(),
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
        self.be_mail(id, message, not_before)?;
        self.revise_outgoing(id)?;
        Ok(id)
    }

    /// From now on an entry is this mail.
    pub(super) fn be_mail(&mut self, id: i64, message: MessageId, not_before: Moment) -> Result<()> {
        let operation = self.operation()?;
        const MAIL: &str =
            "INSERT INTO outbox_mail (operation, outbox, message, not_before) VALUES (?, ?, ?, ?)";
        self.execute(MAIL, params![operation, id, message, not_before]).map(|_| ())
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
        let taken_back = before.message.filter(|_| {
            before.state == Outgoing::Queued && matches!(step, Step::Failed | Step::Dropped | Step::Held)
        });
        if let Some(message) = taken_back {
            let ticket = self.store.brought_to(message, before.ticket)?;
            self.change(ticket, &Change::Withdraw(message))?;
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
        let Outcome { state, attempts, last_error, delivery, mail } = self.store.outcome(id)?;
        self.execute(
            "UPDATE outbox SET state = ?, attempts = ?, last_error = ?, message = ?, not_before = ? WHERE id = ?",
            params![
                state.word(),
                attempts,
                last_error,
                mail.map(|(message, _)| message),
                mail.map_or(Moment(0), |(_, not_before)| not_before),
                id
            ],
        )?;
        // A mail that was held and released anew is none any more.
        const TOLD: &str = "UPDATE message SET delivery = CASE WHEN id IS ?2 THEN ?1 ELSE 'draft' END
            WHERE id IN (SELECT message FROM outbox_mail WHERE outbox = ?3)";
        self.execute(TOLD, params![delivery, mail.map(|(message, _)| message), id]).map(|_| ())
    }

    /// Works out anew what became of mails, after an operation that had a part in it was undone or redone.
    pub(super) fn revise_outbox(&mut self, operation: OperationId) -> Result<()> {
        const THEIRS: &str = "SELECT outbox FROM outbox_step WHERE operation = ?1
            UNION SELECT outbox FROM outbox_mail WHERE operation = ?1 UNION SELECT id FROM outbox WHERE operation = ?1";
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
        for word in Delivery::WORDS {
            let never = Delivery::from_word(word).is_some_and(Delivery::never_left);
            assert_eq!(NEVER_LEFT.contains(&format!("'{word}'")), never, "{word}");
        }
    }
}
