//! A ticket with all that is needed to explain its promises in words.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;

use crate::desk::event::{Recorded, Voice, What};
use crate::desk::fold::{Folded, Messages, Traits};
use crate::desk::id::{MessageId, TicketId};
use crate::desk::settings::{PolicyEntry, Settings, Tried};
use crate::desk::sla::{self, Cast};
use crate::desk::terms::ask;
use crate::desk::ticket::Mode;
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::Store;
use crate::store::names::Names;

/// A ticket as it stood at an instant.
#[derive(Clone, Debug)]
pub struct Explained {
    /// The instant at which it is looked at: never before its last fact, unless somebody asked for that.
    pub as_of: Moment,
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
    /// A ticket as it stood at that instant, or as it stands now by all its facts; none where it had not begun.
    pub fn explained(
        &self,
        ticket: TicketId,
        as_of: Option<Moment>,
        now: Moment,
    ) -> Result<Option<Explained>> {
        let mut record = self.record_of(ticket)?;
        record.facts.sort_by_key(Recorded::order);
        let as_of = as_of.unwrap_or_else(|| record.reach(now));
        let Some((folded, first)) = self.fold_record(ticket, &record, as_of)? else { return Ok(None) };
        let facts = record.facts;
        let (settings, names) = (self.settings_version(folded.settings)?, self.names()?);
        let traits = Traits {
            at: as_of,
            created_at: folded.created_at,
            status: folded.status,
            priority: folded.priority,
            channel: folded.channel,
            tags: &folded.tags,
            vip: folded.vip,
            assignee: folded.assignee,
            department: folded.department,
            tier: folded.tier,
        };
        let tried = match folded.ticks.is_empty() {
            true => Vec::new(),
            false => {
                ask(&settings, ticket, &first.identity, &*names, &traits, |subject| settings.tried(subject))
            }
        };
        let cast = cast(&folded, &facts, &names, as_of);
        Ok(Some(Explained { as_of, subject: first.identity.subject, folded, settings, tried, cast }))
    }
}

/// Finds the facts behind what the clocks heard.
fn cast(folded: &Folded, facts: &[Recorded], names: &Names, as_of: Moment) -> Cast {
    let mut spoken = Spoken::of(folded, facts, as_of);
    let mut causes: HashMap<Moment, Vec<&Recorded>> = HashMap::new();
    for fact in facts {
        causes.entry(fact.event.at).or_default().push(fact);
    }
    let name = |agent: &Option<_>| agent.and_then(|agent| names.agents.get(&agent).cloned());
    let mut told = HashSet::new();
    let mut cause = |tick: &sla::Event| match tick.what {
        // The fold has it so where we had answered before the desk was made.
        sla::What::Created { mode: Mode::Live, .. } if folded.mode != Mode::Live => {
            Some("it was answered before the desk was made".into())
        }
        // Where all its own messages are from before the desk, or gone, a merge begins it.
        sla::What::Created { mode: Mode::Inbound, .. } => {
            let here = || causes.get(&tick.at).into_iter().flatten().map(|fact| fact.event.what);
            let merged = here().find_map(|what| match what {
                What::TookIn(other) => Some(format!("ticket {other} was merged in, whose customer waits")),
                _ => None,
            });
            merged.filter(|_| !here().any(|what| matches!(what, What::Received(_, true))))
        }
        sla::What::PolicyChanged { .. } => {
            changed(causes.get(&tick.at).into_iter().flatten().map(|fact| fact.event.what), names)
        }
        sla::What::MergedInto | sla::What::MergedIn { .. } => {
            // Several may be merged in one operation.
            let mut facts =
                causes.get(&tick.at).into_iter().flatten().filter(|fact| !told.contains(&fact.id));
            let other = facts.find_map(|fact| match (&tick.what, fact.event.what) {
                (sla::What::MergedInto, What::MergedInto(other))
                | (sla::What::MergedIn { .. }, What::TookIn(other)) => Some((fact.id, other)),
                _ => None,
            });
            told.extend(other.map(|(fact, _)| fact));
            other.map(|(_, other)| format!("ticket {other}"))
        }
        _ => None,
    };
    Cast {
        agents: folded.actors.iter().map(name).collect(),
        messages: folded.ticks.iter().map(|tick| spoken.by(folded, tick)).collect(),
        causes: folded.ticks.iter().map(&mut cause).collect(),
    }
}

/// The messages that moved clocks, by when they count and by whether we wrote them; each is told once.
struct Spoken {
    queues: HashMap<(Moment, bool), VecDeque<MessageId>>,
    untold: HashSet<MessageId>,
}

impl Spoken {
    fn of(folded: &Folded, facts: &[Recorded], as_of: Moment) -> Spoken {
        let mut queues: HashMap<_, VecDeque<MessageId>> = HashMap::new();
        let mut untold: HashSet<MessageId> = folded.messages.iter().copied().collect();
        let known = Messages::of(facts.iter().filter(|fact| fact.event.at <= as_of));
        let moves_nothing =
            |message: &MessageId| known.others.contains(message) || known.bounced.contains_key(message);
        for fact in facts {
            let (message, ours) = match fact.event.what {
                What::Received(message, _) | What::Replied(message, _) if moves_nothing(&message) => continue,
                What::Received(message, true) => (message, false),
                What::Replied(message, Voice::Person | Voice::PersonKeepingStatus) => (message, true),
                _ => continue,
            };
            // The messages of a merged ticket are those of the other one now.
            if folded.merged_into.is_some() {
                untold.insert(message);
            }
            queues.entry((fact.event.at, ours)).or_default().push_back(message);
            // A mail that was learned after a solve counts when it was learned.
            if fact.learned != fact.event.at {
                queues.entry((fact.learned, ours)).or_default().push_back(message);
            }
        }
        Spoken { queues, untold }
    }

    /// The message that the clocks heard so.
    fn by(&mut self, folded: &Folded, tick: &sla::Event) -> Option<MessageId> {
        let ours = match tick.what {
            sla::What::CustomerReply => false,
            sla::What::AgentReply => true,
            sla::What::Created { mode, .. } if mode == folded.mode => mode == Mode::Outbound,
            _ => return None,
        };
        let queue = self.queues.get_mut(&(tick.at, ours))?;
        while let Some(message) = queue.pop_front() {
            if self.untold.remove(&message) {
                return Some(message);
            }
        }
        None
    }
}

/// What brought another policy: the traits of the ticket that changed at that instant.
fn changed(facts: impl Iterator<Item = What>, names: &Names) -> Option<String> {
    let tag = |tag| names.tags.get(&tag).map_or("?", String::as_str);
    let causes = facts.filter_map(|what| {
        Some(match what {
            What::Tagged(put_on) => format!("tag {} put on", tag(put_on)),
            What::Untagged(taken_off) => format!("tag {} taken off", tag(taken_off)),
            What::Vip(true) => "the customer became a VIP".into(),
            What::Vip(false) => "the customer is no VIP any more".into(),
            What::Channel(channel) => format!("channel {channel}"),
            What::Priority(priority) => format!("priority {priority}"),
            What::Assigned(Some(agent)) => {
                format!("assigned to {}", names.agents.get(&agent).map_or("?", String::as_str))
            }
            What::Applied(settings) => format!("settings {settings}"),
            What::Assigned(None) => "assigned to nobody".into(),
            What::Moved(Some(to)) => {
                format!("moved to {}", names.departments.get(&to).map_or("?", String::as_str))
            }
            What::Moved(None) => "moved out of its department".into(),
            What::Escalated => "escalated".into(),
            _ => return None,
        })
    });
    Some(causes.collect::<Vec<_>>().join(", ")).filter(|causes| !causes.is_empty())
}
