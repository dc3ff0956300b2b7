//! Commands that rules want run: due once their operation is kept, taken by one of those who would run them, and ended. No part of the
//! record, as what ran has run: nothing of it is undone.

use rusqlite::params;

use crate::desk::id::{FiringId, MessageId, SettingsId, TicketId};
use crate::desk::ticket::words;
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::Store;

words!(
    /** How far one of them is. */
    NoticeState {
        /** It is to be run. */ Due = "due",
        /** Somebody runs it. */ Running = "running",
        /** It ended well. */ Done = "done",
        /** It did not, or is never run. */ Failed = "failed",
    }
);

/// A command that a rule wants run.
#[derive(Clone, Debug)]
pub struct Notice {
    /// By which firing of a rule.
    pub firing: FiringId,
    /// Which of its actions, from 0.
    pub place: usize,
    /// How far it is.
    pub state: NoticeState,
    /// Since when.
    pub since: Moment,
    /// Why it failed, or is still due.
    pub error: Option<String>,
    /// The rule's name.
    pub rule: String,
    /// The version of the settings whose rule it was.
    pub settings: SettingsId,
    /// The ticket.
    pub ticket: TicketId,
    /// What set the rule off, as a word of the settings.
    pub cause: String,
    /// The mail that did, where one did.
    pub message: Option<MessageId>,
    /// When that counts.
    pub at: Moment,
}

/// What is open, or failed and was not told. Of what was undone nothing is.
pub(super) const OPEN: &str = "SELECT n.firing, n.place, n.state, n.since, n.error, r.name, f.settings, coalesce(t.joined, t.id), f.cause, f.message, f.at
    FROM notice n JOIN firing f ON f.id = n.firing JOIN operation o ON o.id = f.operation AND o.undone = 0
    JOIN rule r ON r.id = f.rule JOIN ticket t ON t.id = f.ticket
    WHERE n.state != 'done' AND n.told = 0 ORDER BY n.since, n.firing, n.place";

/// Whether it stands what set it off.
const STANDS: &str = "EXISTS (SELECT 1 FROM firing f JOIN operation o ON o.id = f.operation AND o.undone = 0 WHERE f.id = notice.firing)";

impl Store {
    /// The commands that are to be run, are being run, or failed and were told to nobody yet; oldest first.
    pub fn notices_open(&self) -> Result<Vec<Notice>> {
        self.rows(OPEN, [], |row| {
            Ok(Notice {
                firing: row.get(0)?,
                place: usize::try_from(row.get::<_, i64>(1)?).unwrap_or(usize::MAX),
                state: NoticeState::from_word(row.get_ref(2)?.as_str()?).unwrap_or(NoticeState::Failed),
                since: row.get(3)?,
                error: row.get(4)?,
                rule: row.get(5)?,
                settings: row.get(6)?,
                ticket: row.get(7)?,
                cause: row.get(8)?,
                message: row.get(9)?,
                at: row.get(10)?,
            })
        })
    }

    /// Takes one that is due, so that nobody else runs it; whether it was still there to be taken.
    pub fn take_notice(&self, notice: &Notice) -> Result<bool> {
        let sql = format!(
            "UPDATE notice SET state = 'running', since = ?3, error = NULL
            WHERE firing = ?1 AND place = ?2 AND state = 'due' AND {STANDS}"
        );
        self.set_notice(&sql, params![notice.firing, number(notice.place), self.clock().now()])
    }

    /// Writes down how one ended that was taken; or, of one that is due, that it is never run.
    pub fn end_notice(&self, notice: &Notice, error: Option<&str>) -> Result<bool> {
        const END: &str = "UPDATE notice SET state = CASE WHEN ?3 IS NULL THEN 'done' ELSE 'failed' END, since = ?4, error = ?3
            WHERE firing = ?1 AND place = ?2 AND state IN ('due', 'running')";
        self.set_notice(END, params![notice.firing, number(notice.place), error, self.clock().now()])
    }

    /// Writes down why one is still due.
    pub fn keep_notice(&self, notice: &Notice, why: &str) -> Result<bool> {
        const WHY: &str = "UPDATE notice SET error = ?3
            WHERE firing = ?1 AND place = ?2 AND state = 'due' AND error IS NOT ?3";
        self.set_notice(WHY, params![notice.firing, number(notice.place), why])
    }

    /// Somebody hears that one has failed; whether nobody had before.
    pub fn tell_notice(&self, notice: &Notice) -> Result<bool> {
        const TOLD: &str = "UPDATE notice SET told = 1 WHERE firing = ? AND place = ? AND told = 0";
        self.set_notice(TOLD, params![notice.firing, number(notice.place)])
    }

    /// Has none of those run that are due or being run: this desk is a copy, and they are the other one's.
    pub(super) fn forget_notices(&self, why: &str) -> Result<()> {
        const FORGET: &str =
            "UPDATE notice SET state = 'failed', error = ?, told = 1 WHERE state IN ('due', 'running')";
        self.set_notice(FORGET, [why]).map(|_| ())
    }

    fn set_notice(&self, sql: &str, values: impl rusqlite::Params) -> Result<bool> {
        let set = || self.connection.prepare_cached(sql)?.execute(values);
        Ok(set().map_err(|error| self.explain(error))? > 0)
    }
}

fn number(place: usize) -> i64 {
    i64::try_from(place).unwrap_or(i64::MAX)
}
