//! Mail on its way out: queued with its ticket's facts, handed over, or taken back.

use rusqlite::{Row, params};

use crate::desk::change::Change;
use crate::desk::id::{MessageId, OperationId, TicketId};
use crate::desk::message::Direction;
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
    /// It is not handed over before.
    pub not_before: Moment,
    /// How often it was tried.
    pub attempts: i64,
    /// Why the last try failed.
    pub last_error: Option<String>,
}

const OUTBOX: &str =
    "SELECT b.id, m.ticket, m.id, m.message_id, m.recipients, m.subject, b.state, m.received_at,
        b.not_before, b.attempts, b.last_error
    FROM outbox b JOIN operation o ON o.id = b.operation AND o.undone = 0 JOIN message m ON m.id = b.message";

impl Store {
    /// Mails in the outbox, oldest first; `None`: in whatever state.
    pub fn outbox(&self, state: Option<Outgoing>) -> Result<Vec<OutboxRow>> {
        let sql = format!("{OUTBOX} WHERE ?1 IS NULL OR b.state = ?1 ORDER BY b.id");
        self.rows(&sql, [state.map(Outgoing::word)], read)
    }

    /// One of them.
    pub fn outgoing(&self, id: i64) -> Result<OutboxRow> {
        self.one(&format!("{OUTBOX} WHERE b.id = ?"), [id], read)?.ok_or_else(|| {
            Error::refused(format!("there is no mail {id} in the outbox")).hint("desk outbox list")
        })
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
    })
}

impl Writer<'_> {
    /// Queues an answer; its message must be written already.
    pub fn queue(&mut self, message: MessageId, not_before: Moment) -> Result<i64> {
        let operation = self.operation()?;
        self.insert(
            "INSERT INTO outbox (operation, message, not_before) VALUES (?, ?, ?)",
            params![operation, message, not_before],
        )
    }

    /// Notes one step of a mail's way. What ends without the mail having left takes the answer back.
    pub fn outbox_step(&mut self, id: i64, step: Step, reason: Option<&str>) -> Result<()> {
        let operation = self.operation()?;
        self.execute(
            "INSERT INTO outbox_step (operation, outbox, at, step, reason) VALUES (?, ?, ?, ?, ?)",
            params![operation, id, self.now(), step.word(), reason],
        )?;
        self.revise_outgoing(id)?;
        if matches!(step, Step::Failed | Step::Dropped) {
            let row = self.store.outgoing(id)?;
            let message = self.store.message(row.message)?;
            if message.direction == Direction::Out {
                self.change(row.ticket, &Change::Withdraw(row.message))?;
            }
        }
        Ok(())
    }

    fn revise_outgoing(&self, id: i64) -> Result<()> {
        const STANDING: &str = "SELECT s.step, s.reason FROM outbox_step s
            JOIN operation o ON o.id = s.operation AND o.undone = 0 WHERE s.outbox = ? ORDER BY s.id";
        let steps: Vec<(String, Option<String>)> =
            self.store.rows(STANDING, [id], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let (mut state, mut attempts, mut last_error) = (Outgoing::Queued, 0_i64, None);
        for (step, reason) in steps {
            match Step::from_word(&step) {
                Some(Step::Sending) => attempts += 1,
                Some(Step::Sent) => (state, last_error) = (Outgoing::Sent, None),
                Some(Step::Deferred) => last_error = reason,
                Some(Step::Failed) => (state, last_error) = (Outgoing::Failed, reason),
                Some(Step::Dropped) => state = Outgoing::Dropped,
                None => {}
            }
        }
        self.execute(
            "UPDATE outbox SET state = ?, attempts = ?, last_error = ? WHERE id = ?",
            params![state.word(), attempts, last_error, id],
        )
        .map(|_| ())
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
