//! The settings as the fold of one ticket asks them: which policy, when it closes.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::desk::fold::{Promise, Rules, Taken, Traits};
use crate::desk::id::{AgentId, DepartmentId, SettingsId, TagId, TicketId};
use crate::desk::query::matches::Subject;
use crate::desk::settings::Settings;
use crate::desk::time::{DAY, Span};

/// Who a ticket is about; the words that a policy may ask for and the fold does not know.
#[derive(Clone, Debug, Default)]
pub struct Identity {
    /// Its subject.
    pub subject: String,
    /// The customer's addresses.
    pub customer_emails: Vec<String>,
}

/// Turns numbers into the names that queries use.
pub trait Names {
    /// The name of a tag.
    fn tag(&self, tag: TagId) -> String;
    /// The name of an agent.
    fn agent(&self, agent: AgentId) -> String;
    /// The name of a department.
    fn department(&self, department: DepartmentId) -> String;
}

/// The terms of one ticket.
#[derive(Clone, Copy)]
pub struct Terms<'a> {
    /// The version under which it began.
    pub settings: &'a Settings,
    /// The versions to which it was moved later, if any.
    pub later: &'a [(SettingsId, Arc<Settings>)],
    /// What the tickets that were merged into it hand over.
    pub taken: &'a BTreeMap<TicketId, Taken>,
    /// Which ticket.
    pub ticket: TicketId,
    /// Who it is about.
    pub identity: &'a Identity,
    /// For tags, agents and departments.
    pub names: &'a dyn Names,
    /// Whether messages from before the desk are judged as if its policies had held.
    pub judge_backfill: bool,
}

/// Asks something of a ticket as the policies of these settings see it.
pub fn ask<T>(
    settings: &Settings,
    ticket: TicketId,
    identity: &Identity,
    names: &dyn Names,
    traits: &Traits<'_>,
    question: impl FnOnce(&Subject<'_>) -> T,
) -> T {
    let tags: Vec<String> = traits.tags.iter().map(|tag| names.tag(*tag)).collect();
    let assignee = traits.assignee.map(|agent| names.agent(agent));
    let department = traits.department.map(|department| names.department(department));
    let tier = traits.tier.map(|tier| tier.to_string());
    question(&Subject {
        put_away: None,
        now: traits.at,
        me: None,
        id: Some(ticket),
        subject: &identity.subject,
        status: traits.status,
        priority: traits.priority,
        channel: traits.channel,
        topic: settings.topic(tags.iter().map(String::as_str)),
        tags: &tags,
        assignee: assignee.as_deref(),
        customer_emails: &identity.customer_emails,
        vip: traits.vip,
        department: department.as_deref(),
        tier: tier.as_deref(),
        created_at: traits.created_at,
        updated_at: traits.at,
        solved_at: None,
        due_at: None,
        at_risk_at: None,
        waiting_since: None,
        snoozed_until: None,
        woken_at: None,
        reopened: false,
        doubted: false,
        letters: &[],
    })
}

impl Terms<'_> {
    fn version(&self, settings: SettingsId) -> &Settings {
        let later = self.later.iter().find(|(id, _)| *id == settings);
        later.map_or(self.settings, |(_, settings)| settings)
    }
}

impl Rules for Terms<'_> {
    fn close_after(&self, settings: SettingsId) -> Span {
        Span(self.version(settings).desk.close_days * DAY)
    }

    fn give_up_after(&self, settings: SettingsId) -> Option<Span> {
        Some(self.version(settings).desk.pending_days).filter(|days| *days > 0).map(|days| Span(days * DAY))
    }

    fn choose(&self, settings: SettingsId, traits: &Traits<'_>) -> Option<Promise> {
        let settings = self.version(settings);
        let first = settings.policies.first()?;
        let entry = match first.when {
            None => first,
            Some(_) => ask(settings, self.ticket, self.identity, self.names, traits, |subject| {
                settings.choose(subject)
            })?,
        };
        Some(Promise { policy: entry.policy.clone(), calendar: entry.calendar.clone() })
    }

    fn depends_on_traits(&self, settings: SettingsId) -> bool {
        self.version(settings).policies.iter().any(|entry| entry.when.is_some())
    }

    fn taken(&self, ticket: TicketId) -> Option<&Taken> {
        self.taken.get(&ticket)
    }

    fn judge_backfill(&self) -> bool {
        self.judge_backfill
    }
}

/// The terms of one ticket as they would have been under other policies and calendars. When it closes stays as it was:
/// what happened to it is history, and only what was promised is another.
pub struct Replay<'a> {
    /// The terms that held.
    pub held: Terms<'a>,
    /// The settings that promise instead.
    pub other: &'a Settings,
}

impl<'a> Replay<'a> {
    fn others(&self) -> Terms<'a> {
        Terms { settings: self.other, later: &[], ..self.held }
    }
}

impl Rules for Replay<'_> {
    fn close_after(&self, settings: SettingsId) -> Span {
        self.held.close_after(settings)
    }

    fn give_up_after(&self, settings: SettingsId) -> Option<Span> {
        self.held.give_up_after(settings)
    }

    fn choose(&self, settings: SettingsId, traits: &Traits<'_>) -> Option<Promise> {
        self.others().choose(settings, traits)
    }

    fn depends_on_traits(&self, settings: SettingsId) -> bool {
        self.others().depends_on_traits(settings)
    }

    fn taken(&self, ticket: TicketId) -> Option<&Taken> {
        self.held.taken(ticket)
    }

    fn judge_backfill(&self) -> bool {
        self.held.judge_backfill
    }
}
