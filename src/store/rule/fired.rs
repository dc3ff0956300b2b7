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

/// Which firings are asked for; all where nothing is said.
#[derive(Clone, Copy, Default, Debug)]
pub struct Wanted<'w> {
    /// On this ticket, or on one that became part of it.
    pub ticket: Option<TicketId>,
    /// By the rule of this name.
    pub rule: Option<&'w str>,
    /// Written down since then.
    pub since: Option<Moment>,
    /// So many at most, the newest.
    pub limit: Option<usize>,
}

impl Store {
    /// What rules did, newest first; what was undone too.
    pub fn fired_lately(&self, wanted: &Wanted<'_>) -> Result<Vec<Fired>> {
        const CHOSEN: &str = "f.id IN (SELECT f.id FROM firing f JOIN operation o ON o.id = f.operation JOIN rule r ON r.id = f.rule
            WHERE (?1 IS NULL OR f.ticket IN (SELECT id FROM ticket WHERE id = ?1 OR joined = ?1))
                AND (?2 IS NULL OR r.name = ?2) AND (?3 IS NULL OR o.recorded_at >= ?3)
            ORDER BY f.id DESC LIMIT ?4)";
        let limit = wanted.limit.map_or(-1, |limit| i64::try_from(limit).unwrap_or(i64::MAX));
        let values = rusqlite::params![wanted.ticket, wanted.rule, wanted.since, limit];
        let mut fired = self.fired(CHOSEN, values)?;
        fired.reverse();
        Ok(fired)
    }

    /// How often a rule has fired and when it did last, what was undone left out.
    pub fn fired_often(&self, rule: &str) -> Result<(i64, Option<Moment>)> {
        const OFTEN: &str = "SELECT count(*), max(o.recorded_at) FROM firing f
            JOIN operation o ON o.id = f.operation AND o.undone = 0 JOIN rule r ON r.id = f.rule WHERE r.name = ?";
        Ok(self.one(OFTEN, [rule], |row| Ok((row.get(0)?, row.get(1)?)))?.unwrap_or((0, None)))
    }

    /// The last time at which something of a rule was held, refused or failed.
    pub fn failed_last(&self, rule: &str) -> Result<Option<Fired>> {
        const LAST: &str =
            "f.id = (SELECT max(f.id) FROM firing f JOIN operation o ON o.id = f.operation AND o.undone = 0
            JOIN rule r ON r.id = f.rule WHERE r.name = ?1 AND (
                EXISTS (SELECT 1 FROM firing_act a WHERE a.firing = f.id AND a.outcome IN ('held', 'refused'))
                OR EXISTS (SELECT 1 FROM notice n WHERE n.firing = f.id AND n.state = 'failed')))";
        Ok(self.fired(LAST, [rule])?.pop())
    }

    /// The commands that rules wanted run and that failed, or that this machine has not agreed to so far, of one firing, by their places.
    pub fn notices_failed(&self, firing: FiringId) -> Result<Vec<(usize, String)>> {
        const FAILED: &str =
            "SELECT place, CASE state WHEN 'due' THEN 'not run yet: ' ELSE '' END || coalesce(error, '') FROM notice
            WHERE firing = ? AND (state = 'failed' OR state = 'due' AND error IS NOT NULL)";
        self.rows(FAILED, [firing], |row| Ok((row.get::<_, u32>(0)? as usize, row.get(1)?)))
    }

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
