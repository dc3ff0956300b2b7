//! Undoing and bringing back.

use std::collections::BTreeSet;

use crate::desk::id::{AgentId, OperationId};
use crate::desk::time::Moment;
use crate::error::{Error, Result};
use crate::store::Store;
use crate::store::operation::Logged;
use crate::work::hand::Hand;
use crate::work::rule;

/// What is to be undone.
#[derive(Clone, Copy, Debug)]
pub enum Asked {
    /// What I typed last.
    Last,
    /// This operation, whoever did it.
    Number(OperationId),
    /// All that an agent did since then, in one go.
    By(AgentId, Moment),
    /// My last undo.
    Undo,
}

/// What was undone, or came back.
#[derive(Clone, Debug)]
pub struct Undone {
    /// The operations, newest first.
    pub operations: Vec<Logged>,
    /// Newer ones that stand and were passed over, newest first: mail that came, what others did.
    pub passed: Vec<Logged>,
}

/// Undoes what is asked, as one operation. `force`: with all that later operations have built on it.
///
/// # Errors
/// Refused where there is nothing to undo, where others' work stands on it (without `force`), and where mail has left.
pub fn undo(store: &mut Store, hand: &Hand, asked: Asked, force: bool) -> Result<Undone> {
    // The operation is named by what it undoes, and that may have changed when the lock is had: then it is asked again.
    loop {
        let targets = targets(store, hand, asked)?;
        let operation = hand.operation(words(asked, &targets, force));
        let done = store.write(&operation, |writer| {
            if self::targets(writer.store(), hand, asked)? != targets {
                return Ok(None);
            }
            let effect = rule::in_silence(writer, |writer| writer.undo(&targets, force))?;
            let changed: BTreeSet<OperationId> = effect.gone.union(&effect.back).copied().collect();
            let shown = changed.into_iter().rev().map(|id| writer.store().logged_one(id));
            Ok(Some(shown.collect::<Result<Vec<_>>>()?))
        })?;
        let Some(operations) = done else { continue };
        let passed = match (asked, targets.first()) {
            (Asked::Last, Some(target)) => store.newer_than(*target)?,
            _ => Vec::new(),
        };
        let passed = passed.into_iter().filter(|newer| operations.iter().all(|done| done.id != newer.id));
        return Ok(Undone { passed: passed.collect(), operations });
    }
}

fn targets(store: &Store, hand: &Hand, asked: Asked) -> Result<Vec<OperationId>> {
    let nothing = |what: &str| Error::refused(format!("there is nothing to {what}")).hint("desk log");
    let nothing_typed = || -> Result<Error> {
        let newest = store.newer_than(OperationId(1))?.into_iter().next();
        let error = nothing("undo");
        Ok(match newest {
            Some(newest) => {
                error.hint(format!("desk undo {} takes back {} all the same", newest.id, newest.command))
            }
            None => error,
        })
    };
    match asked {
        Asked::Number(operation) => Ok(vec![operation]),
        Asked::Last => match store.last_typed(hand.me())? {
            Some(last) => Ok(vec![last]),
            None => Err(nothing_typed()?),
        },
        Asked::Undo => match store.last_undo(hand.me())? {
            Some(last) => Ok(vec![last]),
            None => Err(nothing("bring back")),
        },
        Asked::By(agent, since) => match store.done_by(agent, since)? {
            done if done.is_empty() => Err(nothing("undo")),
            done => Ok(done),
        },
    }
}

/// In the words of `desk log`.
fn words(asked: Asked, targets: &[OperationId], force: bool) -> String {
    const SHOWN: usize = 12;
    let verb = if matches!(asked, Asked::Undo) { "redo" } else { "undo" };
    let which = match targets.len() {
        count if count > SHOWN => format!("… {count} operations"),
        _ => targets.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
    };
    format!("{verb} {which}{}", if force { " --force" } else { "" })
}
