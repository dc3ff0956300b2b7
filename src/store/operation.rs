//! The one way to write: an operation, and everything that it wrote. Undoing one is an operation too.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::atomic::Ordering;

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::desk::id::{AgentId, MessageId, OperationId, RuleId, SettingsId, TicketId};
use crate::desk::rule::Verdict;
use crate::desk::ticket::words;
use crate::desk::time::{HOUR, Moment};
use crate::error::{Error, Result};
use crate::store::Store;
use crate::store::failure::may_only_be_read;
use crate::store::persons::Persons;
use crate::store::rule::stood::Before;
use crate::store::seen::Seen;

words!(
    /** By which door an operation came. */
    Door {
        /** Somebody typed a command. */ Typed = "typed",
        /** A mail server handed a mail over. */ Deliver = "deliver",
        /** Mail was fetched from a server. */ Fetch = "fetch",
        /** Mail was taken in from a file. */ Import = "import",
        /** The desk acted by itself: what time has brought, the sending of the outbox, a new layout. */ Run = "run",
        /** A rule of the settings acted. */ Rule = "rule",
    }
);

/// Who writes, by which door, and in which words. When is said by [`Store::write`].
#[derive(Clone, Debug)]
pub struct Operation {
    /// Who; `None`: the desk itself.
    pub agent: Option<AgentId>,
    /// What was typed, without texts and secrets.
    pub command: String,
    /// By which door it came.
    pub door: Door,
    /// Whether everything is taken back at the end (`--dry-run`).
    pub dry_run: bool,
    /// What was seen of a ticket when this was decided: where something else stands there by now, nothing is done.
    pub seen: Option<Seen>,
}

/// What a writing command writes with. It lives as long as the transaction.
pub struct Writer<'a> {
    pub(super) store: &'a Store,
    operation: &'a Operation,
    now: Moment,
    pub(super) recorded: Option<OperationId>,
    /// Tickets whose facts have changed and that are not folded yet.
    pub(super) touched: BTreeSet<TicketId>,
    /// Mail came, went or turned out to be ours: which tickets are one is asked anew where that is in doubt.
    pub(super) unsettled: bool,
    /// Mails with their tickets and the others that these may turn out to be one with.
    pub(super) kin: Vec<(MessageId, TicketId, Vec<TicketId>)>,
    /// Messages were put into other tickets than those in which they were looked up.
    pub(super) regrouped: bool,
    /// The first message whose words are not in the search yet.
    pub(super) unindexed: Option<i64>,
    /// The settings under which tickets begin in this operation, once asked for.
    pub(super) settings: Option<SettingsId>,
    /// Which mailboxes are one person's, once asked for, until that changes.
    pub(super) persons: Option<Rc<Persons>>,
    /// The rule that acts, while one does.
    pub(super) rule: Option<RuleId>,
    /// Of which of its facts rules have been told.
    pub(super) told: i64,
    /// Whether something was written that is no part of the record, and is kept though nothing happened.
    pub(super) beside: bool,
    /// How tickets stood before this operation changed them, where rules want to know; since they were told last.
    pub(super) before: Option<BTreeMap<TicketId, Before>>,
    /// What rules said, where somebody listens.
    pub(super) verdicts: Option<Vec<Verdict>>,
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
    /// By which door it came.
    pub door: Door,
    /// The operations that it undoes, oldest first.
    pub undoes: Vec<OperationId>,
    /// Whether it is undone itself.
    pub undone: bool,
    /// The rules that acted in it, in the order in which they first did.
    pub rules: Vec<String>,
}

impl Store {
    /// Runs `f` in one transaction and records it as one operation, or leaves everything as it was. Writes no
    /// operation where `f` writes nothing.
    ///
    /// It counts at [`Writer::now`]: what the clock says once the lock is had, and not what it said when the command was typed.
    pub fn write<T>(
        &mut self,
        operation: &Operation,
        f: impl FnOnce(&mut Writer<'_>) -> Result<T>,
    ) -> Result<T> {
        self.begin()?;
        let unchanged = || operation.seen.as_ref().map_or(Ok(()), |seen| self.still(seen));
        let now = match unchanged().and_then(|()| self.instant()) {
            Ok(now) => now,
            Err(error) => {
                let _ = self.end("ROLLBACK");
                return Err(error);
            }
        };
        let mut writer = Writer {
            store: self,
            operation,
            now,
            recorded: None,
            touched: BTreeSet::new(),
            unsettled: false,
            kin: Vec::new(),
            regrouped: false,
            unindexed: None,
            settings: None,
            persons: None,
            rule: None,
            told: 0,
            before: None,
            verdicts: None,
            beside: false,
        };
        let done = f(&mut writer).and_then(|value| writer.fold_touched().map(|()| value));
        let (recorded, beside) = (writer.recorded, writer.beside);
        match done {
            Ok(value) if (recorded.is_some() || beside) && !operation.dry_run => {
                self.end("COMMIT")?;
                self.written = recorded.or(self.written);
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

    /// The instant at which what is written now counts: the clock's, but never before the operation that was recorded last.
    /// Where that one lies more than an hour ahead, the clock was wrong then, and holds now; and a clock that somebody
    /// has set (`DESK_NOW`) always holds.
    fn instant(&self) -> Result<Moment> {
        let now = self.clock().now();
        if self.clock().is_set() {
            return Ok(now);
        }
        const LAST: &str = "SELECT recorded_at FROM operation WHERE clock_set = 0 ORDER BY id DESC LIMIT 1";
        let last: Option<Moment> = self.one(LAST, [], |row| row.get(0))?;
        Ok(last.filter(|last| *last <= now.plus(HOUR)).map_or(now, |last| last.max(now)))
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

    pub(super) fn begin(&self) -> Result<()> {
        if self.connection.is_readonly("main").map_err(|error| self.explain(error))? {
            return Err(may_only_be_read(self.path()));
        }
        self.end("BEGIN IMMEDIATE")
    }

    pub(super) fn end(&self, statement: &str) -> Result<()> {
        self.connection.execute_batch(statement).map_err(|error| self.explain(error))?;
        if statement == "COMMIT" {
            self.committed.store(true, Ordering::Relaxed);
        }
        Ok(())
    }

    /// The last operations, newest first; all of them, or those that had a part in a ticket.
    pub fn log(&self, ticket: Option<TicketId>, limit: Option<usize>) -> Result<Vec<Logged>> {
        match ticket {
            None => self.logged("1", [], limit),
            Some(ticket) => {
                let part = "o.id IN (SELECT e.operation FROM event e WHERE e.ticket IN (
                    SELECT t.id FROM ticket t WHERE t.id = ?1 OR t.joined = ?1))";
                self.logged(part, [ticket], limit)
            }
        }
    }

    /// One operation.
    pub fn logged_one(&self, operation: OperationId) -> Result<Logged> {
        self.logged("o.id = ?", [operation], None)?
            .pop()
            .ok_or_else(|| Error::refused(format!("there is no operation {operation}")).hint("desk log"))
    }

    /// The operations that a condition chooses, newest first.
    pub(super) fn logged(
        &self,
        chosen: &str,
        values: impl rusqlite::Params,
        limit: Option<usize>,
    ) -> Result<Vec<Logged>> {
        let limit = limit.and_then(|limit| i64::try_from(limit).ok()).unwrap_or(-1);
        let sql = format!(
            "SELECT o.id, o.recorded_at, g.name, o.command,
                (SELECT count(DISTINCT ticket) FROM event e WHERE e.operation = o.id),
                (SELECT group_concat(target) FROM (SELECT target FROM undoing u WHERE u.operation = o.id ORDER BY target)),
                o.undone, o.door,
                (SELECT group_concat(name, char(10)) FROM (SELECT r.name FROM firing f JOIN rule r ON r.id = f.rule
                    WHERE f.operation = o.id GROUP BY r.id ORDER BY min(f.id)))
            FROM operation o LEFT JOIN agent g ON g.id = o.agent WHERE {chosen} ORDER BY o.id DESC LIMIT {limit}"
        );
        self.rows(&sql, values, |row| {
            let undoes: Option<String> = row.get(5)?;
            let rules: Option<String> = row.get(8)?;
            let numbers = undoes.as_deref().unwrap_or_default().split(',').filter_map(|id| id.parse().ok());
            Ok(Logged {
                id: row.get(0)?,
                at: row.get(1)?,
                agent: row.get(2)?,
                command: row.get(3)?,
                tickets: row.get(4)?,
                undoes: numbers.map(OperationId).collect(),
                undone: row.get(6)?,
                rules: rules.iter().flat_map(|rules| rules.lines().map(str::to_owned)).collect(),
                door: Door::from_word(row.get_ref(7)?.as_str()?).unwrap_or(Door::Typed),
            })
        })
    }

    /// The operation that was last written through this opening of the desk.
    pub fn written(&self) -> Option<OperationId> {
        self.written
    }

    /// The newest operation that was recorded by the clock of a machine, and when that was.
    pub fn newest_by_clock(&self) -> Result<Option<(OperationId, Moment)>> {
        const NEWEST: &str =
            "SELECT id, recorded_at FROM operation WHERE clock_set = 0 ORDER BY id DESC LIMIT 1";
        self.one(NEWEST, [], |row| Ok((row.get(0)?, row.get(1)?)))
    }

    /// When somebody came last by one of these doors, and with which words.
    pub fn last_by(&self, doors: [Door; 3]) -> Result<Option<(Moment, String)>> {
        const LAST: &str = "SELECT recorded_at, command FROM operation WHERE door IN (?, ?, ?) AND undone = 0
            ORDER BY id DESC LIMIT 1";
        self.one(LAST, doors.map(Door::word), |row| Ok((row.get(0)?, row.get(1)?)))
    }

    /// The number of the newest operation: what `--known` cuts by.
    pub fn newest_operation(&self) -> Result<OperationId> {
        Ok(OperationId(
            self.one("SELECT max(id) FROM operation", [], |row| row.get(0))?.flatten().unwrap_or(0),
        ))
    }

    /// Has `read` see the desk as it is at one instant, whoever writes meanwhile. Many small look-ups are twice as quick so: each
    /// by itself locks and unlocks the file.
    pub(super) fn at_one_instant<T>(&self, read: impl FnOnce() -> Result<T>) -> Result<T> {
        if !self.connection.is_autocommit() {
            return read();
        }
        let transaction = self.connection.unchecked_transaction().map_err(|error| self.explain(error))?;
        let seen = read();
        // Nothing was written that could fail to be kept.
        drop(transaction);
        seen
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
    /// The instant at which this operation counts, and everything that is written in it and has no date of its own.
    pub fn now(&self) -> Moment {
        self.now
    }

    /// Who writes; nobody where a rule does.
    pub fn agent(&self) -> Option<AgentId> {
        self.operation.agent.filter(|_| self.rule.is_none())
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
        let Operation { agent, door, command, .. } = self.operation;
        self.execute(
            "INSERT INTO operation (recorded_at, clock_set, agent, door, command) VALUES (?, ?, ?, ?, ?)",
            params![self.now, self.store.clock().is_set(), agent, door.word(), command],
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
            // Others may write in between.
            self.persons = None;
            self.store.end("BEGIN IMMEDIATE")?;
        }
        Ok(())
    }

    /// Works out what the facts written so far add up to, so that the rows can be read before the operation ends.
    pub fn fold(&mut self) -> Result<()> {
        self.fold_touched()
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
