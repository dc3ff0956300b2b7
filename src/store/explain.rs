//! A ticket with all that is needed to explain its promises in words.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::desk::event::{Recorded, Voice, What};
use crate::desk::fold::{Folded, Traits};
use crate::desk::id::{MessageId, TicketId};
use crate::desk::settings::{PolicyEntry, Settings, Tried};
use crate::desk::sla::{self, Cast};
use crate::desk::terms::Terms;
use crate::desk::ticket::Mode;
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::Store;
use crate::store::tag::Names;

/// A ticket as it stood at an instant.
#[derive(Clone, Debug)]
pub struct Explained {
    /// What its facts add up to.
    pub folded: Folded,
    /// Its subject.
    pub subject: String,
    /// The settings that hold for it.
    pub settings: Arc<Settings>,
    /// What came of asking each policy; empty while no clock was told of the ticket.
    pub tried: Vec<Tried>,
    /// Who and what stands behind the events that the clocks heard.
    pub cast: Cast,
}

impl Explained {
    /// The entry of the policy in force in the settings that hold for the ticket.
    pub fn entry(&self) -> Option<&PolicyEntry> {
        let policy = &self.folded.promise.as_ref()?.policy;
        self.settings.policies.iter().find(|entry| Arc::ptr_eq(&entry.policy, policy))
    }
}

impl Store {
    /// A ticket as it stood at that instant; none where it had not begun.
    pub fn explained(&self, ticket: TicketId, as_of: Moment) -> Result<Option<Explained>> {
        let mut facts = self.facts_of(ticket)?;
        facts.sort_by_key(Recorded::order);
        let Some((folded, first)) = self.fold_facts(ticket, &facts, as_of)? else { return Ok(None) };
        let (settings, names) = (self.settings_version(folded.settings)?, self.names()?);
        let terms = Terms {
            settings: &settings,
            ticket,
            identity: &first.identity,
            names: &*names,
            judge_backfill: false,
        };
        let traits = Traits {
            at: as_of,
            created_at: folded.created_at,
            status: folded.status,
            priority: folded.priority,
            channel: folded.channel,
            tags: &folded.tags,
            vip: folded.vip,
            assignee: folded.assignee,
        };
        let tried = if folded.ticks.is_empty() { Vec::new() } else { terms.tried(&traits) };
        let cast = cast(&folded, &facts, &names);
        Ok(Some(Explained { subject: first.identity.subject, folded, settings, tried, cast }))
    }
}

/// Finds the facts behind what the clocks heard: each message once, in the order in which they count.
fn cast(folded: &Folded, facts: &[Recorded], names: &Names) -> Cast {
    let mut then: HashMap<Moment, Vec<&Recorded>> = HashMap::new();
    for fact in facts {
        then.entry(fact.event.at).or_default().push(fact);
        // A mail that was learned after a solve counts when it was learned.
        if fact.learned != fact.event.at && matches!(fact.event.what, What::Received(..)) {
            then.entry(fact.learned).or_default().push(fact);
        }
    }
    let then = |tick: &sla::Event| then.get(&tick.at).into_iter().flatten().copied();
    let mut unused: HashSet<MessageId> = folded.messages.iter().copied().collect();
    let mut message = |tick: &sla::Event| {
        let found =
            then(tick).filter_map(|fact| spoken(fact, &tick.what)).find(|message| unused.contains(message));
        found.inspect(|message| {
            unused.remove(message);
        })
    };
    let name = |agent: &Option<_>| agent.and_then(|agent| names.agents.get(&agent).cloned());
    Cast {
        agents: folded.actors.iter().map(name).collect(),
        messages: folded.ticks.iter().map(&mut message).collect(),
        causes: folded.ticks.iter().map(|tick| cause(tick, then(tick), names)).collect(),
    }
}

/// The message of a fact, if it can be what the clocks heard.
fn spoken(fact: &Recorded, heard: &sla::What) -> Option<MessageId> {
    match (heard, fact.event.what) {
        (
            sla::What::Created { mode: Mode::Outbound, .. } | sla::What::AgentReply,
            What::Replied(message, voice),
        ) => (voice != Voice::Machine).then_some(message),
        (
            sla::What::Created { mode: Mode::Inbound | Mode::Live, .. } | sla::What::CustomerReply,
            What::Received(message, true),
        ) => Some(message),
        _ => None,
    }
}

/// What brought another policy: the trait of the ticket that changed at that instant.
fn cause<'a>(tick: &sla::Event, then: impl Iterator<Item = &'a Recorded>, names: &Names) -> Option<String> {
    if !matches!(tick.what, sla::What::PolicyChanged { .. }) {
        return None;
    }
    let tag = |tag| names.tags.get(&tag).map_or("?", String::as_str);
    let causes = then.filter_map(|fact| {
        Some(match fact.event.what {
            What::Tagged(put_on) => format!("tag {} put on", tag(put_on)),
            What::Untagged(taken_off) => format!("tag {} taken off", tag(taken_off)),
            What::Vip(true) => "the customer became a VIP".into(),
            What::Vip(false) => "the customer is no VIP any more".into(),
            What::Channel(channel) => format!("channel {channel}"),
            What::Priority(priority) => format!("priority {priority}"),
            What::Assigned(Some(agent)) => {
                format!("assigned to {}", names.agents.get(&agent).map_or("?", String::as_str))
            }
            What::Assigned(None) => "assigned to nobody".into(),
            _ => return None,
        })
    });
    Some(causes.collect::<Vec<_>>().join(", ")).filter(|causes| !causes.is_empty())
}
