//! Undoing: an operation that takes others away, and everything that is worked out anew when one goes or comes back.

use rusqlite::params;

use crate::desk::id::{OperationId, TicketId};
use crate::error::{Error, Result};
use crate::store::{Store, Writer};

impl Store {
    /// The newest operation that can be undone: one that stands and is no undo itself.
    pub fn last_undoable(&self) -> Result<Option<OperationId>> {
        self.one(
            "SELECT max(id) FROM operation o WHERE undone = 0 AND agent IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM undoing u WHERE u.operation = o.id)",
            [],
            |row| row.get(0),
        )
        .map(Option::flatten)
    }

    /// The newest undo that stands.
    pub fn last_undo(&self) -> Result<Option<OperationId>> {
        // An undo of an undo has brought something back: it is nothing to bring back itself.
        const LAST: &str = "SELECT max(u.operation) FROM undoing u JOIN operation o ON o.id = u.operation
            WHERE o.undone = 0 AND NOT EXISTS (SELECT 1 FROM undoing w WHERE w.operation = u.target)";
        self.one(LAST, [], |row| row.get(0)).map(Option::flatten)
    }
}

impl Writer<'_> {
    /// Undoes an operation: from now on it counts as if it had not been. Undoing an undo brings it back.
    pub fn undo(&mut self, target: OperationId) -> Result<()> {
        const FIND: &str =
            "SELECT undone, (SELECT max(target) FROM undoing u WHERE u.operation = operation.id), command
            FROM operation WHERE id = ?";
        let found = self.store.one(FIND, [target], |row| {
            Ok((row.get::<_, bool>(0)?, row.get::<_, Option<OperationId>>(1)?, row.get::<_, String>(2)?))
        })?;
        let Some((undone, undoes, command)) = found else {
            return Err(Error::refused(format!("there is no operation {target}")).hint("desk log"));
        };
        if undone {
            return Err(Error::refused(format!("operation {target} ({command}) is undone already"))
                .hint("desk redo brings back what was undone last"));
        }
        // An undo of an undo brings back, an undo of that one takes away again, and so on down to the first.
        let (mut last, mut chain) = (undoes, vec![target]);
        while let Some(next) = last {
            chain.push(next);
            const UNDOES: &str = "SELECT max(target) FROM undoing WHERE operation = ?";
            last = self.store.one(UNDOES, [next], |row| row.get(0))?.flatten();
        }
        let first = *chain.last().unwrap_or(&target);
        let takes_away = chain.len() % 2 == 1;
        self.refuse_if_depended_on(first, (!takes_away).then_some(first), &command)?;
        let operation = self.operation()?;
        self.execute("INSERT INTO undoing (operation, target) VALUES (?, ?)", params![operation, target])?;
        for (place, id) in chain.iter().enumerate() {
            self.execute("UPDATE operation SET undone = ? WHERE id = ?", params![place % 2 == 0, id])?;
        }
        self.revise(first)
    }

    /// Refuses to pull away what later work stands on.
    fn refuse_if_depended_on(
        &self,
        target: OperationId,
        undoes: Option<OperationId>,
        command: &str,
    ) -> Result<()> {
        let first: bool = self
            .store
            .one("SELECT min(operation) = ? FROM settings", [target], |row| row.get::<_, Option<bool>>(0))?
            .flatten()
            .unwrap_or(false);
        if first {
            return Err(Error::refused(format!(
                "operation {target} ({command}) made this desk; it cannot be undone"
            ))
            .hint(format!("rm {} removes the whole desk", self.store.path().display())));
        }
        const SENT: &str = "SELECT b.id FROM outbox b JOIN outbox_step s ON s.outbox = b.id
            JOIN operation o ON o.id = s.operation AND o.undone = 0
            WHERE (b.operation = ?1 OR s.operation = ?1) AND s.step IN ('sent', 'sending')
                AND NOT EXISTS (SELECT 1 FROM outbox_step later JOIN operation lo ON lo.id = later.operation AND lo.undone = 0
                    WHERE later.outbox = b.id AND later.id > s.id AND later.step IN ('deferred', 'failed', 'dropped'))
            LIMIT 1";
        if let (None, Some(id)) = (undoes, self.store.one(SENT, [target], |row| row.get::<_, i64>(0))?) {
            return Err(Error::refused(format!(
                "operation {target} ({command}) cannot be undone: answer {id} of the outbox has left"
            ))
            .hint(format!("desk outbox show {id}")));
        }
        const AGAIN: &str = "SELECT max(again.operation) FROM message m
            JOIN message again ON again.message_id = m.message_id AND again.digest = m.digest AND again.id != m.id
            JOIN operation o ON o.id = again.operation AND o.undone = 0 WHERE m.operation = ?";
        if let Some(undone) = undoes
            && let Some(again) =
                self.store.one(AGAIN, [undone], |row| row.get::<_, Option<OperationId>>(0))?.flatten()
        {
            return Err(Error::refused(format!(
                "the mails of operation {undone} were taken in again by {again}"
            ))
            .hint(format!("desk undo {again} first")));
        }
        // A ticket that the operation opened, and on which a later one that stands has worked.
        const LATER: &str = "SELECT later.id, later.command, began.ticket FROM event began
            JOIN event e ON e.ticket = began.ticket AND e.operation > began.operation
                AND e.kind NOT IN ('doubted', 'variant') AND (e.kind != 'believed' OR e.agent IS NOT NULL)
            JOIN operation later ON later.id = e.operation AND later.undone = 0
            WHERE began.operation = ? AND began.kind = 'opened' ORDER BY later.id DESC LIMIT 1";
        let later = self.store.one(LATER, [target], |row| {
            Ok((row.get::<_, OperationId>(0)?, row.get::<_, String>(1)?, row.get::<_, TicketId>(2)?))
        })?;
        if let (None, Some((later, words, ticket))) = (undoes, later) {
            return Err(Error::refused(format!(
                "operation {target} ({command}) opened ticket {ticket}, on which {later} ({words}) has since worked"
            ))
            .hint(format!("desk undo {later} first")));
        }
        Ok(())
    }

    /// Works out anew everything that an operation had a part in, after it was undone or redone.
    pub(super) fn revise(&mut self, operation: OperationId) -> Result<()> {
        self.revise_kin(operation)?;
        self.revise_homes(operation)?;
        self.revise_copies(operation)?;
        self.revise_variants(operation)?;
        const TOUCHED: &str =
            "SELECT DISTINCT coalesce(t.joined, t.id) FROM event e JOIN ticket t ON t.id = e.ticket
            WHERE e.operation = ?";
        let tickets: Vec<TicketId> = self.store.rows(TOUCHED, [operation], |row| row.get(0))?;
        for ticket in tickets {
            self.forget_doubts(ticket)?;
            self.touch(ticket);
        }
        self.revise_quarantine(operation)?;
        self.revise_vips(operation)?;
        self.revise_names(operation)?;
        self.revise_outbox(operation)
    }
}
