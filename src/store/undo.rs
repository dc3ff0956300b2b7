//! Undoing: an operation that takes others away, and everything that is worked out anew when one goes or comes back.

use std::collections::BTreeSet;

use rusqlite::params;

use crate::desk::id::{AgentId, OperationId, TicketId};
use crate::desk::time::Moment;
use crate::error::{Error, Result};
use crate::store::operation::Logged;
use crate::store::{Store, Writer};

/// What undoing some operations comes to, before it is done.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Effect {
    /// Operations that count no longer.
    pub gone: BTreeSet<OperationId>,
    /// Operations that count again.
    pub back: BTreeSet<OperationId>,
}

impl Store {
    /// The newest operation that this agent typed and that stands.
    pub fn last_typed(&self, agent: Option<AgentId>) -> Result<Option<OperationId>> {
        const LAST: &str = "SELECT id FROM operation o WHERE undone = 0 AND door = 'typed' AND agent IS NOT NULL AND agent IS ?
            AND NOT EXISTS (SELECT 1 FROM undoing u WHERE u.operation = o.id) ORDER BY id DESC LIMIT 1";
        self.one(LAST, [agent], |row| row.get(0))
    }

    /// The newest undo of this agent that stands.
    pub fn last_undo(&self, agent: Option<AgentId>) -> Result<Option<OperationId>> {
        // An undo of an undo has brought something back: it is nothing to bring back itself.
        const LAST: &str = "SELECT max(u.operation) FROM undoing u JOIN operation o ON o.id = u.operation
            WHERE o.undone = 0 AND o.agent IS ? AND NOT EXISTS (SELECT 1 FROM undoing w WHERE w.operation = u.target)";
        self.one(LAST, [agent], |row| row.get(0)).map(Option::flatten)
    }

    /// What an agent did since then and stands, newest first; undos aside.
    pub fn done_by(&self, agent: AgentId, since: Moment) -> Result<Vec<OperationId>> {
        const DONE: &str = "SELECT id FROM operation o WHERE undone = 0 AND agent = ? AND recorded_at >= ?
            AND NOT EXISTS (SELECT 1 FROM undoing u WHERE u.operation = o.id) ORDER BY id DESC";
        self.rows(DONE, params![agent, since], |row| row.get(0))
    }

    /// What stands and is newer than an operation, newest first; undos aside.
    pub fn newer_than(&self, operation: OperationId) -> Result<Vec<Logged>> {
        let newer =
            "o.id > ? AND o.undone = 0 AND NOT EXISTS (SELECT 1 FROM undoing u WHERE u.operation = o.id)";
        self.logged(newer, [operation], None)
    }

    /// What undoing these would come to.
    ///
    /// # Errors
    /// Refused where one of them is not there, or is undone already.
    pub fn effect(&self, targets: &[OperationId]) -> Result<Effect> {
        let mut effect = Effect::default();
        let mut ahead: Vec<(OperationId, bool)> = Vec::new();
        for target in targets {
            const FIND: &str = "SELECT undone, command FROM operation WHERE id = ?";
            let found =
                self.one(FIND, [target], |row| Ok((row.get::<_, bool>(0)?, row.get::<_, String>(1)?)))?;
            match found {
                None => {
                    return Err(Error::refused(format!("there is no operation {target}")).hint("desk log"));
                }
                Some((true, command)) => {
                    return Err(Error::refused(format!("operation {target} ({command}) is undone already"))
                        .hint("desk redo brings back what was undone last"));
                }
                Some((false, _)) => ahead.push((*target, true)),
            }
        }
        // An undo of an undo brings back, an undo of that one takes away again, and so on down to the first.
        while let Some((operation, goes)) = ahead.pop() {
            let undone = self.undoes(operation)?;
            if undone.is_empty() {
                if goes {
                    effect.gone.insert(operation)
                } else {
                    effect.back.insert(operation)
                };
            }
            // A target is older than what undoes it, so this comes to an end.
            ahead.extend(undone.into_iter().filter(|older| *older < operation).map(|older| (older, !goes)));
        }
        Ok(effect)
    }

    /// The operations that one undoes; none where it is no undo.
    pub(super) fn undoes(&self, operation: OperationId) -> Result<Vec<OperationId>> {
        self.rows("SELECT target FROM undoing WHERE operation = ? ORDER BY target", [operation], |row| {
            row.get(0)
        })
    }
}

impl Writer<'_> {
    /// Undoes operations, all in this one: from now on they count as if they had not been. Undoing an undo brings back.
    /// `force`: what later operations have built on them goes too. Gives what it came to.
    ///
    /// # Errors
    /// Refused where something stands on them, where mail has left, and where what would come back is there already.
    pub fn undo(&mut self, targets: &[OperationId], force: bool) -> Result<Effect> {
        let mut targets = targets.to_vec();
        let mut effect = self.store.effect(&targets)?;
        if force {
            loop {
                let further = self.store.built_on(&effect.gone)?;
                if further.is_empty() {
                    break;
                }
                targets.extend(further.into_iter().map(|(later, _)| later));
                effect = self.store.effect(&targets)?;
            }
        }
        for operation in &effect.gone {
            self.store.refuse_if_it_made_the_desk(*operation)?;
            self.store.refuse_if_left(*operation)?;
        }
        self.store.refuse_if_built_on(&effect.gone)?;
        for operation in &effect.back {
            self.store.refuse_if_taken_in_again(*operation)?;
            self.store.refuse_if_decided_since(*operation)?;
        }
        let operation = self.operation()?;
        for target in &targets {
            const UNDO: &str = "INSERT OR IGNORE INTO undoing (operation, target) VALUES (?, ?)";
            self.execute(UNDO, params![operation, target])?;
        }
        // The newest first: whether an undo stands decides of what it undoes.
        for target in targets.into_iter().collect::<BTreeSet<_>>().into_iter().rev() {
            self.restate(target)?;
        }
        Ok(effect)
    }

    /// Says anew whether an operation stands, and of each that it undoes, down to the first; everything that those had a part
    /// in is worked out anew.
    pub(super) fn restate(&mut self, operation: OperationId) -> Result<()> {
        let mut ahead = vec![operation];
        let mut leaves = BTreeSet::new();
        while let Some(operation) = ahead.pop() {
            const STATE: &str = "UPDATE operation SET undone = EXISTS (SELECT 1 FROM undoing u
                    JOIN operation o ON o.id = u.operation AND o.undone = 0 WHERE u.target = ?1) WHERE id = ?1";
            self.execute(STATE, params![operation])?;
            let undone = self.store.undoes(operation)?;
            if undone.is_empty() {
                leaves.insert(operation);
            }
            // A target is older than what undoes it, so this comes to an end.
            ahead.extend(undone.into_iter().filter(|older| *older < operation));
        }
        leaves.into_iter().rev().try_for_each(|operation| self.revise(operation))
    }

    /// Works out anew everything that an operation had a part in, after it was undone or redone.
    fn revise(&mut self, operation: OperationId) -> Result<()> {
        self.unsettled = true;
        self.revise_kin(operation)?;
        self.revise_homes(operation)?;
        self.revise_answers(operation)?;
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
        self.revise_returned(operation)?;
        self.revise_quarantine(operation)?;
        self.revise_holders(operation)?;
        self.revise_muted(operation)?;
        self.revise_vips(operation)?;
        self.revise_all_said(operation)?;
        self.revise_names(operation)?;
        self.revise_outbox(operation)
    }
}
