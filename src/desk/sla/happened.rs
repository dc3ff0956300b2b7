//! What the events of a ticket were, and who did them, in words.

use crate::desk::ticket::Mode;

use super::event::What;
use super::story::Story;

/// What the event at this place was, and who did it.
pub(super) fn happened(story: &Story<'_>, place: usize) -> String {
    let agent = story.cast.agents.get(place).and_then(|agent| agent.as_deref());
    let who = agent.unwrap_or("we");
    let message = story.cast.messages.get(place).copied().flatten();
    let message = message.map_or_else(String::new, |message| format!(" ({message})"));
    let cause = story.cast.causes.get(place).and_then(|cause| cause.as_deref());
    let Some(event) = story.events.get(place) else { return String::new() };
    match &event.what {
        What::Created { mode: Mode::Inbound, .. } => {
            cause.map_or_else(|| format!("the customer wrote{message}"), str::to_owned)
        }
        What::Created { mode: Mode::Live, .. } => {
            cause.unwrap_or("the customer was answered while it was written down").into()
        }
        What::Created { mode: Mode::Outbound, .. } => format!("{who} wrote first{message}"),
        What::CustomerReply => format!("the customer wrote{message}"),
        What::CustomerAutoReply => format!("a machine of the customer wrote{message}"),
        What::AgentReply => format!("{who} answered{message}"),
        What::AutoReply => format!("a machine of ours answered{message}"),
        What::InternalNote => format!("{who} made a note{message}"),
        What::Pending => "it waits for the customer".into(),
        What::Hold => "it waits for somebody else".into(),
        What::Open => match agent {
            Some(agent) => format!("{agent} opened it"),
            None => "it was opened".into(),
        },
        What::Solved => format!("{} solved it", agent.unwrap_or("the desk")),
        What::Reopened => format!("{who} reopened it"),
        What::CustomerReopened => "the customer said that it is not solved".into(),
        What::ReopenVoided => "the reopening was only a thank-you".into(),
        What::NoReplyNeeded => format!("{who} said that the message needs no answer"),
        What::Closed => format!("{} closed it", agent.unwrap_or("the desk")),
        What::PriorityChanged(priority) => match agent {
            Some(agent) => format!("{agent} set priority {priority}"),
            None => format!("priority {priority}"),
        },
        What::PolicyChanged { policy, .. } => {
            let name = policy.as_ref().map_or("no policy", |policy| policy.name.as_str());
            let cause = cause.map_or_else(String::new, |cause| format!(" ({cause})"));
            match policy {
                Some(_) => format!("policy {name} holds{cause}"),
                None => format!("no policy holds{cause}"),
            }
        }
        What::MergedInto => format!("it was merged into {}", cause.unwrap_or("another ticket")),
        What::MergedIn { waiting_since } => {
            let other = cause.unwrap_or("another ticket");
            match waiting_since {
                Some(since) => {
                    format!("{other} was merged in, whose customer has waited since {}", story.when(*since))
                }
                None => format!("{other} was merged in"),
            }
        }
        What::Spam => "it was marked as spam".into(),
        What::PutAway => match agent {
            Some(agent) => format!("{agent} put it away: it needs no answer"),
            None => "it was put away: its sender is muted".into(),
        },
    }
}
