//! The rules in force, made ready to be asked in one operation.

use std::sync::Arc;

use crate::desk::id::SettingsId;
use crate::desk::query::{Context, Query, Test};
use crate::desk::settings::{Rule, Settings, Trigger};
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::Store;
use crate::store::subject::Looks;

/// All of them, in the order of the document.
pub struct Book {
    /// The version of the settings.
    pub version: SettingsId,
    /// What it says.
    pub settings: Arc<Settings>,
    /// What each rule asks; nothing where that cannot be read now, since an agent that it names is gone: then it never acts.
    asks: Vec<Option<Ask>>,
}

/// What a rule asks.
pub struct Ask {
    /// Its `when`.
    pub query: Query,
    /// Whether that says `kind:`, so that machines' mail is meant.
    pub says_kind: bool,
    /// What of a ticket's messages is read for it.
    pub looks: Looks,
}

impl Book {
    /// The rules that are carried out at an instant; nothing where none are.
    pub fn open(store: &Store, now: Moment) -> Result<Option<Book>> {
        let (version, settings) = store.settings_in_force()?;
        if settings.rules.is_empty() || !store.rules_are_on(version)? {
            return Ok(None);
        }
        let agents = store.agents_ever()?;
        let views: Vec<(&str, &str)> =
            settings.views.iter().map(|(name, view)| (name.as_str(), view.query.as_str())).collect();
        let context = Context { now, zone: settings.desk.zone };
        let ask = |rule: &Rule| {
            let query = settings.query(&rule.when, &context).ok()?.of_agents(&agents, &views).ok()?;
            let says_kind = query.tests().iter().any(|test| matches!(test, Test::Kind(_)));
            Some(Ask { looks: Looks::of(&query, None), says_kind, query })
        };
        let asks = settings.rules.iter().map(ask).collect();
        Ok(Some(Book { version, asks, settings }))
    }

    /// Each rule with what it asks.
    pub fn asked(&self) -> impl Iterator<Item = (&Rule, &Ask)> {
        let all = self.settings.rules.iter().zip(&self.asks);
        all.filter_map(|(rule, ask)| Some((rule, ask.as_ref()?)))
    }

    /// Whether any is set off by one of these.
    pub fn has(&self, triggers: &[Trigger]) -> bool {
        self.settings.rules.iter().any(|rule| triggers.contains(&rule.on))
    }
}
