//! Rules as they acted: who they are, whether they are carried out, each firing with what became of its actions.

pub mod before;
pub mod brought;
pub mod episode;
pub mod fired;
mod listen;
pub mod past;
mod savepoint;
pub mod spent;
pub mod stood;

use rusqlite::params;

use crate::desk::id::{FiringId, MessageId, RuleId, SettingsId, TicketId};
use crate::desk::rule::Outcome;
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::{Store, Writer};

/// That a rule acts.
#[derive(Clone, Copy, Debug)]
pub struct Firing<'f> {
    /// Which.
    pub rule: RuleId,
    /// The version of the settings whose rule it is.
    pub settings: SettingsId,
    /// On which ticket.
    pub ticket: TicketId,
    /// What set it off, as a word of the settings.
    pub cause: &'f str,
    /// The mail that did, where one did.
    pub message: Option<MessageId>,
    /// When that counts; of time, when the episode began.
    pub at: Moment,
}

impl Store {
    /// Whether the rules of a version of the settings are carried out: somebody has applied it, or has said so, since rules are.
    pub fn rules_are_on(&self, settings: SettingsId) -> Result<bool> {
        Ok(self.rules_said(settings)?.unwrap_or(false))
    }

    /// What was said last of whether the rules of a version of the settings are carried out; nothing where nobody has said anything.
    pub fn rules_said(&self, settings: SettingsId) -> Result<Option<bool>> {
        const STATE: &str =
            "SELECT r.state = 'on' FROM rule_switch r JOIN operation o ON o.id = r.operation AND o.undone = 0
            WHERE r.settings = ? ORDER BY r.operation DESC LIMIT 1";
        self.one(STATE, [settings], |row| row.get(0))
    }

    /// What a rule is called.
    pub fn rule_name(&self, rule: RuleId) -> Result<Option<String>> {
        self.one("SELECT name FROM rule WHERE id = ?", [rule], |row| row.get(0))
    }
}

impl Writer<'_> {
    /// Says that the rules of a version of the settings are carried out from now on, or no more.
    pub fn switch_rules(&mut self, settings: SettingsId, on: bool) -> Result<()> {
        let operation = self.operation()?;
        const SWITCH: &str =
            "INSERT OR REPLACE INTO rule_switch (operation, settings, state) VALUES (?, ?, ?)";
        self.execute(SWITCH, params![operation, settings, if on { "on" } else { "off" }]).map(|_| ())
    }

    /// The rule of this name, as the author of what it does.
    pub fn rule(&mut self, name: &str) -> Result<RuleId> {
        let known = self.store.one("SELECT id FROM rule WHERE name = ?", [name], |row| row.get(0))?;
        match known {
            Some(rule) => Ok(rule),
            None => self.insert("INSERT INTO rule (name) VALUES (?)", [name]).map(RuleId),
        }
    }

    /// Whatever `act` writes, that rule has done, and nobody else.
    pub fn by_rule<T>(&mut self, rule: RuleId, act: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        let outer = self.rule.replace(rule);
        let done = act(self);
        self.rule = outer;
        done
    }

    /// Writes down that a rule acts.
    pub fn fires(&mut self, firing: &Firing<'_>) -> Result<FiringId> {
        let operation = self.operation()?;
        let Firing { rule, settings, ticket, cause, message, at } = firing;
        const FIRES: &str = "INSERT INTO firing (operation, rule, settings, ticket, cause, message, at) VALUES (?, ?, ?, ?, ?, ?, ?)";
        self.insert(FIRES, params![operation, rule, settings, ticket, cause, message, at]).map(FiringId)
    }

    /// Writes down what became of one of its actions, by its place in the rule from 0.
    pub fn acted(
        &mut self,
        firing: FiringId,
        place: usize,
        outcome: Outcome,
        reason: Option<&str>,
    ) -> Result<()> {
        const ACT: &str = "INSERT INTO firing_act (firing, place, outcome, reason) VALUES (?, ?, ?, ?)";
        let place = i64::try_from(place).unwrap_or(i64::MAX);
        self.execute(ACT, params![firing, place, outcome.word(), reason]).map(|_| ())
    }

    /// A command of this action is to be run once this operation is kept.
    pub fn notice(&mut self, firing: FiringId, place: usize) -> Result<()> {
        const DUE: &str = "INSERT INTO notice (firing, place, state, since) VALUES (?, ?, 'due', ?)";
        let place = i64::try_from(place).unwrap_or(i64::MAX);
        self.execute(DUE, params![firing, place, self.now()])?;
        self.store.noticed.push(firing);
        Ok(())
    }
}
