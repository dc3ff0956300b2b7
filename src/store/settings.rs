//! The versions of the settings document.

use std::collections::HashSet;
use std::sync::Arc;

use rusqlite::params;

use crate::desk::address::base;
use crate::desk::id::{OperationId, SettingsId};
use crate::desk::settings::Settings;
use crate::desk::time::Moment;
use crate::error::{Error, Kind, Result};
use crate::store::{Store, Writer};

/// One version, as `desk settings history` lists it.
#[derive(Clone, Debug)]
pub struct Version {
    /// Its number.
    pub id: SettingsId,
    /// The operation that wrote it.
    pub operation: OperationId,
    /// When.
    pub at: Moment,
    /// Who.
    pub agent: Option<String>,
    /// Whether the operation is undone.
    pub undone: bool,
    /// The document.
    pub document: String,
}

const IN_FORCE: &str =
    "SELECT max(s.id) FROM settings s JOIN operation o ON o.id = s.operation AND o.undone = 0";

impl Store {
    /// The mailboxes of the desk, of its agents and of the sender of our mail: the one answer to whether an address is ours.
    pub fn own_mailboxes(&self) -> Result<HashSet<String>> {
        let (settings, agents) = (self.settings_in_force()?.1, self.agents()?);
        let sender = settings.outgoing.as_ref().and_then(|outgoing| outgoing.from.as_ref());
        let emails = agents.iter().map(|agent| &agent.email).chain(&settings.desk.addresses);
        let emails = emails.chain(sender.map(|sender| &sender.address));
        Ok(emails.map(|email| base(email).into_owned()).collect())
    }

    /// The version in force: the last one that is not undone.
    pub fn settings_in_force(&self) -> Result<(SettingsId, Arc<Settings>)> {
        let id = self.one(IN_FORCE, [], |row| row.get::<_, SettingsId>(0))?;
        let id = id.ok_or_else(|| {
            Error::new(
                Kind::Data,
                format!("{} has no settings; it was not made to the end", self.path().display()),
            )
            .hint("desk --db FILE init makes another one")
        })?;
        Ok((id, self.settings_version(id)?))
    }

    /// One version, read and checked.
    pub fn settings_version(&self, id: SettingsId) -> Result<Arc<Settings>> {
        if let Some(settings) = self.read_settings.borrow().get(&id) {
            return Ok(settings.clone());
        }
        let document = self.document(id)?;
        let settings = Settings::parse(&document).map_err(|faults| {
            let first = faults.first().map(|fault| fault.render("settings")).unwrap_or_default();
            Error::new(Kind::Settings, format!("version {id} of the settings cannot be read by this desk"))
                .because(first)
                .hint("desk settings edit")
        })?;
        let settings = Arc::new(settings);
        self.read_settings.borrow_mut().insert(id, settings.clone());
        Ok(settings)
    }

    /// The text of one version.
    pub fn document(&self, id: SettingsId) -> Result<String> {
        self.one("SELECT document FROM settings WHERE id = ?", [id], |row| row.get(0))?.ok_or_else(|| {
            Error::refused(format!("there is no version {id} of the settings")).hint("desk settings history")
        })
    }

    /// All versions, newest first.
    pub fn settings_history(&self) -> Result<Vec<Version>> {
        const HISTORY: &str = "SELECT s.id, s.operation, o.recorded_at, g.name, o.undone, s.document
            FROM settings s JOIN operation o ON o.id = s.operation LEFT JOIN agent g ON g.id = o.agent
            ORDER BY s.id DESC";
        self.rows(HISTORY, [], |row| {
            Ok(Version {
                id: row.get(0)?,
                operation: row.get(1)?,
                at: row.get(2)?,
                agent: row.get(3)?,
                undone: row.get(4)?,
                document: row.get(5)?,
            })
        })
    }
}

impl Writer<'_> {
    /// Puts a document in force; it must have been checked. Its rules are carried out where those before it were.
    pub fn apply_settings(&mut self, document: &str) -> Result<SettingsId> {
        let operation = self.operation()?;
        let before = self.store.one(IN_FORCE, [], |row| row.get::<_, Option<SettingsId>>(0))?.flatten();
        let said = before.map_or(Ok(None), |before| self.store.rules_said(before))?;
        let id = self.insert(
            "INSERT INTO settings (operation, document) VALUES (?, ?)",
            params![operation, document],
        )?;
        if let Some(on) = said {
            self.switch_rules(SettingsId(id), on)?;
        }
        Ok(SettingsId(id))
    }
}
