//! What stands in the way of an undo: what later operations have built on one, mail that has left, what is there again.

use std::collections::BTreeSet;

use crate::desk::id::{OperationId, TicketId};
use crate::error::{Error, Result};
use crate::store::Store;

/// Which later operations have built on an operation, each with the ticket that this one opened for it, where that is the reason.
/// What the desk works out of mails by itself, and what rules do, is nobody's work.
const BUILT: &str = "
    SELECT e.operation, began.ticket FROM event began
        JOIN event e ON e.ticket = began.ticket AND e.operation > began.operation AND e.rule IS NULL
            AND e.kind NOT IN ('doubted', 'variant', 'role', 'bounced', 'muted') AND (e.kind != 'believed' OR e.agent IS NOT NULL)
        WHERE began.operation = ?1 AND began.kind = 'opened'
    UNION SELECT e.operation, NULL FROM message m JOIN event e ON e.ticket IN (
            SELECT m.ticket UNION SELECT b.ticket FROM event b WHERE b.operation = ?1 AND b.object = m.id)
            AND e.object = m.id AND e.operation > ?1
            AND (e.kind IN ('dismissed', 'put_away', 'left', 'withdrawn') OR (e.kind = 'believed' AND e.agent IS NOT NULL))
        WHERE m.operation = ?1
    UNION SELECT s.operation, NULL FROM outbox b JOIN outbox_step s ON s.outbox = b.id AND s.operation > ?1
        JOIN operation o ON o.id = s.operation AND o.agent IS NOT NULL WHERE b.operation = ?1
    UNION SELECT s.operation, NULL FROM outbox_step h JOIN outbox_step s ON s.outbox = h.outbox AND s.operation > ?1
        JOIN operation o ON o.id = s.operation AND o.agent IS NOT NULL
        WHERE h.operation = ?1 AND h.step IN ('held', 'released', 'edited')
    UNION SELECT s.operation, NULL FROM quarantine q JOIN quarantine_step s ON s.quarantine = q.id AND s.operation > ?1
        WHERE q.operation = ?1
    UNION SELECT later.operation, NULL FROM address_holder h
        JOIN address_holder later ON later.address = h.address AND later.operation > h.operation WHERE h.operation = ?1
    UNION SELECT o.id, NULL FROM agent g JOIN operation o ON o.agent = g.id AND o.id > ?1 WHERE g.operation = ?1
    UNION SELECT e.operation, NULL FROM agent g JOIN event e ON e.kind = 'assigned' AND e.object = g.id AND e.operation > ?1
        WHERE g.operation = ?1";

/// More names than these help nobody.
const NAMED: usize = 5;

impl Store {
    /// The operations that stand, are none of these, and have built on one of them, newest first; each with its words.
    pub(super) fn built_on(&self, gone: &BTreeSet<OperationId>) -> Result<Vec<(OperationId, String)>> {
        let mut found = BTreeSet::new();
        for operation in gone {
            found.extend(self.rows(BUILT, [operation], |row| row.get::<_, OperationId>(0))?);
        }
        const STANDS: &str = "SELECT command FROM operation o WHERE id = ? AND undone = 0
            AND NOT EXISTS (SELECT 1 FROM undoing u WHERE u.operation = o.id)";
        let mut built = Vec::new();
        for later in found.into_iter().rev().filter(|later| !gone.contains(later)) {
            let command = self.one(STANDS, [later], |row| row.get::<_, String>(0))?;
            built.extend(command.map(|command| (later, command)));
        }
        Ok(built)
    }

    /// Refuses to pull away what later work stands on, and names that work.
    pub(super) fn refuse_if_built_on(&self, gone: &BTreeSet<OperationId>) -> Result<()> {
        let built = self.built_on(gone)?;
        let Some((first, _)) = built.first() else { return Ok(()) };
        let mut names: Vec<String> =
            built.iter().take(NAMED).map(|(later, words)| format!("{later} ({words})")).collect();
        if built.len() > NAMED {
            names.push(format!("{} more", built.len() - NAMED));
        }
        let (last, before) =
            names.split_last().map_or(("", &[][..]), |(last, before)| (last.as_str(), before));
        let who =
            if before.is_empty() { last.to_owned() } else { format!("{} and {last}", before.join(", ")) };
        let has = if built.len() == 1 { "has" } else { "have" };
        let what = match gone.first() {
            Some(only) if gone.len() == 1 => format!("operation {only} ({})", self.words_of(*only)?),
            _ => format!("these {} operations", gone.len()),
        };
        let error = Error::refused(format!("on what {what} brought, {who} {has} since worked"));
        let error = error.hint(format!("desk undo {first} first"));
        Err(match gone.first() {
            Some(only) if gone.len() == 1 => error.hint(format!("desk undo {only} --force undoes that too")),
            _ => error.hint("--force undoes that too"),
        })
    }

    pub(super) fn refuse_if_it_made_the_desk(&self, operation: OperationId) -> Result<()> {
        const FIRST: &str = "SELECT min(operation) = ? FROM settings";
        let first: bool =
            self.one(FIRST, [operation], |row| row.get::<_, Option<bool>>(0))?.flatten().unwrap_or(false);
        if !first {
            return Ok(());
        }
        let words = self.words_of(operation)?;
        Err(Error::refused(format!("operation {operation} ({words}) made this desk; it cannot be undone"))
            .hint(format!("rm {} removes the whole desk", self.path().display())))
    }

    /// What has left stays sent, so its ticket and thread stay. An automatic mail is no such thing: nobody has written it.
    pub(super) fn refuse_if_left(&self, operation: OperationId) -> Result<()> {
        const LEFT: &str =
            "SELECT b.id, m.ticket FROM outbox b JOIN message m ON m.id = b.message AND m.kind != 'auto_reply'
            JOIN outbox_step s ON s.outbox = b.id JOIN operation o ON o.id = s.operation AND o.undone = 0
            WHERE (b.operation = ?1 OR s.operation = ?1 OR EXISTS (
                    SELECT 1 FROM outbox_mail x WHERE x.outbox = b.id AND x.operation = ?1))
                AND s.step IN ('sent', 'sending')
                AND NOT EXISTS (SELECT 1 FROM outbox_step later
                    JOIN operation lo ON lo.id = later.operation AND lo.undone = 0
                    WHERE later.outbox = b.id AND later.id > s.id AND later.step IN ('deferred', 'failed', 'dropped'))
            LIMIT 1";
        let left =
            self.one(LEFT, [operation], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, TicketId>(1)?)))?;
        let Some((id, ticket)) = left else { return Ok(()) };
        let words = self.words_of(operation)?;
        let refused = Error::refused(format!(
            "operation {operation} ({words}) cannot be undone: answer {id} of the outbox has left, so ticket {ticket} stays"
        ))
        .hint(format!("desk outbox show {id}"));
        // Of one answer to many, those that have not left can still be taken back.
        const WAITING: &str = "SELECT b.id FROM outbox b WHERE b.operation = ? AND b.state = 'queued'
            AND NOT EXISTS (SELECT 1 FROM outbox_step s WHERE s.outbox = b.id AND s.step = 'sending') ORDER BY b.id";
        let waiting: Vec<i64> = self.rows(WAITING, [operation], |row| row.get(0))?;
        Err(match waiting.is_empty() {
            true => refused,
            false => {
                let waiting = waiting.iter().map(|id| format!(" o{id}")).collect::<String>();
                refused.hint(format!("desk outbox drop{waiting} takes back what has not left yet"))
            }
        })
    }

    pub(super) fn refuse_if_taken_in_again(&self, operation: OperationId) -> Result<()> {
        const AGAIN: &str = "SELECT max(again.operation) FROM message m
            JOIN message again ON again.message_id = m.message_id AND again.digest = m.digest AND again.id != m.id
            JOIN operation o ON o.id = again.operation AND o.undone = 0 WHERE m.operation = ?";
        match self.one(AGAIN, [operation], |row| row.get::<_, Option<OperationId>>(0))?.flatten() {
            Some(again) => Err(Error::refused(format!(
                "the mails of operation {operation} were taken in again by {again}"
            ))
            .hint(format!("desk undo {again} first"))),
            None => Ok(()),
        }
    }

    /// What was decided of a mail in the outbox does not come back when something else has been decided since, or it has left.
    pub(super) fn refuse_if_decided_since(&self, operation: OperationId) -> Result<()> {
        const SINCE: &str = "SELECT s.outbox, s.operation FROM outbox_step h JOIN outbox_step s ON s.outbox = h.outbox AND s.id > h.id
            JOIN operation o ON o.id = s.operation AND o.undone = 0
            WHERE h.operation = ?1 AND s.operation != ?1 AND h.step IN ('held', 'released', 'edited', 'dropped')
                AND s.step IN ('sending', 'sent', 'failed', 'held', 'released', 'edited', 'dropped')
                AND NOT EXISTS (SELECT 1 FROM outbox_step later JOIN operation lo ON lo.id = later.operation AND lo.undone = 0
                    WHERE later.outbox = s.outbox AND later.id > s.id AND s.step = 'sending' AND later.step = 'deferred')
            LIMIT 1";
        let since =
            self.one(SINCE, [operation], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, OperationId>(1)?)))?;
        let Some((mail, since)) = since else { return Ok(()) };
        let words = self.words_of(operation)?;
        Err(Error::refused(format!(
            "operation {operation} ({words}) cannot come back: operation {since} has since gone on with mail {mail} of the outbox"
        ))
        .hint(format!("desk outbox show {mail}")))
    }

    fn words_of(&self, operation: OperationId) -> Result<String> {
        let words = self.one("SELECT command FROM operation WHERE id = ?", [operation], |row| row.get(0))?;
        Ok(words.unwrap_or_default())
    }
}
