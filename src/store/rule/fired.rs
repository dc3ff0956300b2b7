//! What rules did, as it is told: each firing with what became of its actions.

use crate::desk::id::{FiringId, MessageId, OperationId, SettingsId, TicketId};
use crate::desk::rule::Outcome;
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::Store;

/// That a rule acted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fired {
    /// Its number.
    pub id: FiringId,
    /// In which operation.
    pub operation: OperationId,
    /// When the desk wrote it down.
    pub recorded_at: Moment,
    /// Whether that operation is undone.
    pub undone: bool,
    /// The rule's name.
    pub rule: String,
    /// The version of the settings whose rule it was.
    pub settings: SettingsId,
    /// The ticket, as it was then.
    pub ticket: TicketId,
    /// What set it off, as a word of the settings.
    pub cause: String,
    /// The message that did, where one did.
    pub message: Option<MessageId>,
    /// When that counts.
    pub at: Moment,
    /// What became of its actions, in their order.
    pub acts: Vec<Acted>,
}

/// What became of one action.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Acted {
    /// As the settings write it.
    pub action: String,
    /// What became of it.
    pub outcome: Outcome,
    /// Why it was held or refused.
    pub reason: Option<String>,
}

impl Acted {
    /// In one line.
    pub fn sentence(&self) -> String {
        match (&self.outcome, &self.reason) {
            (Outcome::Done, _) => self.action.clone(),
            (outcome, None) => format!("{} ({outcome})", self.action),
            (outcome, Some(reason)) => format!("{} ({outcome}: {reason})", self.action),
        }
    }
}

impl Store {
    /// What rules did to a ticket and to those that became part of it, oldest first.
    pub fn fired_on(&self, ticket: TicketId) -> Result<Vec<Fired>> {
        self.fired(
            "f.ticket IN (SELECT id FROM ticket WHERE id = ?1 OR joined = ?1) AND o.undone = 0",
            [ticket],
        )
    }

    /// The firings that a condition on `firing f`, `operation o` and `rule r` chooses, oldest first.
    pub(in crate::store) fn fired(&self, chosen: &str, values: impl rusqlite::Params) -> Result<Vec<Fired>> {
        let sql = format!(
            "SELECT f.id, f.operation, o.recorded_at, o.undone, r.name, f.settings, f.ticket, f.cause, f.message, f.at
             FROM firing f JOIN operation o ON o.id = f.operation JOIN rule r ON r.id = f.rule WHERE {chosen} ORDER BY f.id"
        );
        let mut all = self.rows(&sql, values, |row| {
            Ok(Fired {
                id: row.get(0)?,
                operation: row.get(1)?,
                recorded_at: row.get(2)?,
                undone: row.get(3)?,
                rule: row.get(4)?,
                settings: row.get(5)?,
                ticket: row.get(6)?,
                cause: row.get(7)?,
                message: row.get(8)?,
                at: row.get(9)?,
                acts: Vec::new(),
            })
        })?;
        for fired in &mut all {
            fired.acts = self.acts_of(fired)?;
        }
        Ok(all)
    }

    fn acts_of(&self, fired: &Fired) -> Result<Vec<Acted>> {
        let settings = self.settings_version(fired.settings)?;
        let rule = settings.rules.iter().find(|rule| rule.name == fired.rule);
        const ACTS: &str = "SELECT place, outcome, reason FROM firing_act WHERE firing = ? ORDER BY place";
        self.rows(ACTS, [fired.id], |row| {
            let written = |place: usize| rule.and_then(|rule| rule.written.get(place)).cloned();
            let action = usize::try_from(row.get::<_, i64>(0)?).ok().and_then(written).unwrap_or_default();
            let outcome = Outcome::from_word(row.get_ref(1)?.as_str()?).unwrap_or(Outcome::Refused);
            Ok(Acted { action, outcome, reason: row.get(2)? })
        })
    }
}
