//! The one way to write: an operation, and everything that it wrote. Undoing one is an operation too.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::desk::id::{AgentId, OperationId, SettingsId, TicketId};
use crate::desk::time::Moment;
use crate::error::{Error, Kind, Result};
use crate::store::Store;

/// Who writes, when, and in which words.
#[derive(Clone, Debug)]
pub struct Operation {
    /// Who; `None`: the desk itself.
    pub agent: Option<AgentId>,
    /// What was typed, without texts and secrets.
    pub command: String,
    /// The instant of the run.
    pub now: Moment,
    /// Whether everything is taken back at the end (`--dry-run`).
    pub dry_run: bool,
}

/// What a writing command writes with. It lives as long as the transaction.
pub struct Writer<'a> {
    pub(super) store: &'a Store,
    operation: &'a Operation,
    recorded: Option<OperationId>,
    /// Tickets whose facts have changed and that are not folded yet.
    pub(super) touched: BTreeSet<TicketId>,
    /// The first message whose words are not in the search yet.
    pub(super) unindexed: Option<i64>,
    /// The settings under which tickets begin in this operation, once asked for.
    pub(super) settings: Option<SettingsId>,
}

/// One operation, as `desk log` lists it.
#[derive(Clone, Debug)]
pub struct Logged {
    /// Its number.
    pub id: OperationId,
    /// When.
    pub at: Moment,
    /// Who.
    pub agent: Option<String>,
    /// The words typed.
    pub command: String,
    /// How many tickets it touched.
    pub tickets: i64,
    /// The operation that it undoes.
    pub undoes: Option<OperationId>,
    /// Whether it is undone itself.
    pub undone: bool,
}

impl Store {
    /// Runs `f` in one transaction and records it as one operation, or leaves everything as it was. Writes no
    /// operation where `f` writes nothing.
    pub fn write<T>(
        &mut self,
        operation: &Operation,
        f: impl FnOnce(&mut Writer<'_>) -> Result<T>,
    ) -> Result<T> {
        self.begin()?;
        let mut writer = Writer {
            store: self,
            operation,
            recorded: None,
            touched: BTreeSet::new(),
            unindexed: None,
            settings: None,
        };
        let done = f(&mut writer).and_then(|value| writer.fold_touched().map(|()| value));
        let wrote = writer.recorded.is_some();
        match done {
            Ok(value) if wrote && !operation.dry_run => {
                self.end("COMMIT")?;
                Ok(value)
            }
            other => {
                // Where the rollback fails too (the disk is gone), the first error is the one to tell: SQLite rolls
                // back by itself when the file is opened next.
                let _ = self.end("ROLLBACK");
                other
            }
        }
    }

    /// Prepares for writing very much at once: what was written is carried from the log into the file less often.
    pub fn expect_much(&self) -> Result<()> {
        const PAGES: i64 = 8_192;
        /// In kB, as SQLite wants it: negative. What a batch writes stays in memory until it is committed.
        const CACHE: i64 = -65_536;
        let set = |name: &str, value: i64| self.connection.pragma_update(None, name, value);
        set("wal_autocheckpoint", PAGES)
            .and_then(|()| set("cache_size", CACHE))
            .map_err(|error| self.explain(error))
    }

    fn begin(&self) -> Result<()> {
        if self.connection.is_readonly("main").map_err(|error| self.explain(error))? {
            return Err(Error::new(Kind::Permission, format!("{} may only be read", self.path().display()))
                .hint(format!("chmod u+w {}", self.path().display())));
        }
        self.end("BEGIN IMMEDIATE")
    }

    fn end(&self, statement: &str) -> Result<()> {
        self.connection.execute_batch(statement).map_err(|error| self.explain(error))
    }

    /// The last operations, newest first.
    pub fn log(&self, limit: Option<usize>) -> Result<Vec<Logged>> {
        const LOG: &str = "SELECT o.id, o.recorded_at, g.name, o.command,
                (SELECT count(DISTINCT ticket) FROM event e WHERE e.operation = o.id), o.undoes, o.undone
            FROM operation o LEFT JOIN agent g ON g.id = o.agent ORDER BY o.id DESC LIMIT ?";
        let limit = limit.and_then(|limit| i64::try_from(limit).ok()).unwrap_or(-1);
        self.rows(LOG, [limit], |row| {
            Ok(Logged {
                id: row.get(0)?,
                at: row.get(1)?,
                agent: row.get(2)?,
                command: row.get(3)?,
                tickets: row.get(4)?,
                undoes: row.get(5)?,
                undone: row.get(6)?,
            })
        })
    }

    /// The newest operation that can be undone: one that stands and is no undo itself.
    pub fn last_undoable(&self) -> Result<Option<OperationId>> {
        self.one(
            "SELECT max(id) FROM operation WHERE undone = 0 AND undoes IS NULL AND agent IS NOT NULL",
            [],
            |row| row.get(0),
        )
        .map(Option::flatten)
    }

    /// The newest undo that stands.
    pub fn last_undo(&self) -> Result<Option<OperationId>> {
        // An undo of an undo has brought something back: it is nothing to bring back itself.
        const LAST: &str = "SELECT max(u.id) FROM operation u JOIN operation o ON o.id = u.undoes
            WHERE u.undone = 0 AND o.undoes IS NULL";
        self.one(LAST, [], |row| row.get(0)).map(Option::flatten)
    }

    /// The number of the newest operation: what `--known` cuts by.
    pub fn newest_operation(&self) -> Result<OperationId> {
        Ok(OperationId(
            self.one("SELECT max(id) FROM operation", [], |row| row.get(0))?.flatten().unwrap_or(0),
        ))
    }

    /// Every row that a query gives.
    pub(super) fn rows<T>(
        &self,
        sql: &str,
        values: impl rusqlite::Params,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>> {
        let collect = || -> rusqlite::Result<Vec<T>> {
            self.connection.prepare_cached(sql)?.query_map(values, read)?.collect()
        };
        collect().map_err(|error| self.explain(error))
    }

    /// Looks at every row that a query gives, one after the other, where they are too many to be held.
    pub(super) fn each(
        &self,
        sql: &str,
        values: impl rusqlite::Params,
        mut look: impl FnMut(&Row<'_>) -> rusqlite::Result<()>,
    ) -> Result<()> {
        let all = || -> rusqlite::Result<()> {
            let mut statement = self.connection.prepare_cached(sql)?;
            let mut rows = statement.query(values)?;
            while let Some(row) = rows.next()? {
                look(row)?;
            }
            Ok(())
        };
        all().map_err(|error| self.explain(error))
    }

    /// The first row that a query gives, if any.
    pub(super) fn one<T>(
        &self,
        sql: &str,
        values: impl rusqlite::Params,
        read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>> {
        let first = || self.connection.prepare_cached(sql)?.query_row(values, read).optional();
        first().map_err(|error| self.explain(error))
    }
}

impl Writer<'_> {
    /// The instant of the run.
    pub fn now(&self) -> Moment {
        self.operation.now
    }

    /// Who writes.
    pub fn agent(&self) -> Option<AgentId> {
        self.operation.agent
    }

    /// What is known so far, including what this operation has written.
    pub fn store(&self) -> &Store {
        self.store
    }

    /// The number of this operation; recorded when it is first asked for.
    pub fn operation(&mut self) -> Result<OperationId> {
        if let Some(id) = self.recorded {
            return Ok(id);
        }
        let Operation { agent, command, now, .. } = self.operation;
        self.execute(
            "INSERT INTO operation (recorded_at, agent, command) VALUES (?, ?, ?)",
            params![now, agent, command],
        )?;
        let id = OperationId(self.connection().last_insert_rowid());
        self.recorded = Some(id);
        Ok(id)
    }

    /// Makes everything written so far last, and goes on in the same operation: what a long import does, so that it
    /// can be killed at any instant.
    pub fn checkpoint(&mut self) -> Result<()> {
        self.fold_touched()?;
        if self.recorded.is_some() && !self.operation.dry_run {
            self.store.end("COMMIT")?;
            self.store.end("BEGIN IMMEDIATE")?;
        }
        Ok(())
    }

    /// Works out what the facts written so far add up to, so that the rows can be read before the operation ends.
    pub fn fold(&mut self) -> Result<()> {
        self.fold_touched()
    }

    /// Undoes an operation: from now on it counts as if it had not been. Undoing an undo brings it back.
    pub fn undo(&mut self, target: OperationId) -> Result<()> {
        const FIND: &str = "SELECT undone, undoes, command FROM operation WHERE id = ?";
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
            const UNDOES: &str = "SELECT undoes FROM operation WHERE id = ?";
            last = self.store.one(UNDOES, [next], |row| row.get(0))?.flatten();
        }
        let first = *chain.last().unwrap_or(&target);
        let takes_away = chain.len() % 2 == 1;
        self.refuse_if_depended_on(first, (!takes_away).then_some(first), &command)?;
        let operation = self.operation()?;
        self.execute("UPDATE operation SET undoes = ? WHERE id = ?", params![target, operation])?;
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
    fn revise(&mut self, operation: OperationId) -> Result<()> {
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
        self.revise_outbox(operation)
    }

    pub(super) fn connection(&self) -> &Connection {
        &self.store.connection
    }

    pub(super) fn execute(&self, sql: &str, values: impl rusqlite::Params) -> Result<usize> {
        let run = || self.connection().prepare_cached(sql)?.execute(values);
        run().map_err(|error| self.store.explain(error))
    }

    /// Inserts a row and gives its number.
    pub(super) fn insert(&self, sql: &str, values: impl rusqlite::Params) -> Result<i64> {
        let run = || self.connection().prepare_cached(sql)?.insert(values);
        run().map_err(|error| self.store.explain(error))
    }
}
