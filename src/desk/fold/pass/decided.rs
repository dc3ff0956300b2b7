//! What agents decide about a ticket, and what time or the customer's word decides in their place.

use super::Pass;
use crate::desk::event::Recorded;
use crate::desk::history::{Solve, Wait, WaitEnd, Waiting};
use crate::desk::id::{AgentId, MessageId, TicketId};
use crate::desk::sla::What as Tick;
use crate::desk::ticket::{Mode, Status};
use crate::desk::time::Moment;

impl Pass<'_> {
    /// Something was done at this desk: unless a rule did it, the ticket is not new any more.
    pub(super) fn work(&mut self, fact: &Recorded) {
        if fact.rule.is_some() {
            return;
        }
        let at = fact.event.at;
        self.ticket.worked = true;
        if self.ticket.status == Status::New {
            self.becomes(Status::Open, at, None);
            self.tell(Tick::Open, at, None);
        }
    }

    pub(super) fn set(&mut self, to: Status, at: Moment, agent: Option<AgentId>) {
        if self.is_over() {
            return;
        }
        self.ticket.worked = true;
        match to {
            Status::Solved => self.solve(at, agent, false),
            Status::Closed => {
                if self.ticket.status != Status::Solved {
                    self.solve(at, agent, false);
                }
                self.ticket.closes_at = Some(at);
                self.stands(Status::Closed, at, agent);
                self.tell(Tick::Closed, at, agent);
            }
            Status::Spam => {
                self.waited(at, WaitEnd::Dropped, agent);
                self.becomes(Status::Spam, at, agent);
                self.tell(Tick::Spam, at, agent);
            }
            to => {
                self.becomes(to, at, agent);
                self.pending_since = (to == Status::Pending).then_some(at);
                let tick = match to {
                    Status::Pending => Tick::Pending,
                    Status::Hold => Tick::Hold,
                    _ => Tick::Open,
                };
                self.tell(tick, at, agent);
            }
        }
    }

    pub(super) fn solve(&mut self, at: Moment, agent: Option<AgentId>, abandoned: bool) {
        if self.ticket.status == Status::Solved {
            return;
        }
        self.becomes(Status::Solved, at, agent);
        self.ticket.solved_at = Some(at);
        self.waited(at, WaitEnd::Dropped, agent);
        self.ticket.history.solves.push(Solve { at, agent, abandoned });
        self.tell(Tick::Solved, at, agent);
    }

    /// The customer's word that it is not solved: it counts as their return, whatever the policy asks of messages.
    pub(super) fn confirmed(&mut self, at: Moment) {
        if self.ticket.status == Status::Solved {
            self.ticket.history.reopens.push(at);
            self.ticket.reopened = true;
        }
        self.ticket.worked = true;
        if !self.is_over() {
            self.becomes(Status::Open, at, None);
            self.tell(Tick::CustomerReopened, at, None);
        }
    }

    /// Whether the message had reopened the ticket, and must be taken out from the first.
    pub(super) fn dismissed(&mut self, message: MessageId, at: Moment, agent: Option<AgentId>) -> bool {
        match self.ticket.waiting {
            // A newer message than the one that was dismissed still waits.
            Some(waiting) if waiting.latest != message => false,
            Some(waiting) if waiting.reopened => true,
            Some(_) if self.ticket.first_response_at.is_some() || self.ticket.history.live => {
                self.waited(at, WaitEnd::Dismissed, agent);
                self.tell(Tick::NoReplyNeeded, at, agent);
                false
            }
            _ => false,
        }
    }

    /// It is over here, and goes on in another ticket.
    pub(super) fn merged_into(&mut self, other: TicketId, at: Moment, agent: Option<AgentId>) {
        if self.is_over() {
            return;
        }
        self.ticket.worked = true;
        self.ticket.merged_into = Some(other);
        self.waited(at, WaitEnd::Dropped, agent);
        self.ticket.snoozed_until = None;
        self.ticket.messages.clear();
        self.becomes(Status::Merged, at, agent);
        self.tell(Tick::MergedInto, at, agent);
    }

    /// Another ticket goes on here. If its customer was waiting, they wait here, and no shorter.
    pub(super) fn took_in(&mut self, other: TicketId, at: Moment, agent: Option<AgentId>) {
        self.ticket.worked = true;
        self.ticket.created_at = self.ticket.created_at.min(at);
        let Some(taken) = self.rules.taken(other) else { return };
        self.heard += taken.messages.len();
        for message in &taken.messages {
            if !self.ticket.messages.contains(message) {
                self.ticket.messages.push(*message);
            }
        }
        if let (Some(since), Some(latest), false) =
            (taken.waits_since, taken.latest, self.ticket.status.is_final())
        {
            match self.ticket.status {
                Status::Pending | Status::Hold => self.becomes(Status::Open, at, None),
                Status::Solved => {
                    self.ticket.history.reopens.push(at);
                    self.ticket.reopened = true;
                    self.becomes(Status::Open, at, None);
                }
                _ => {}
            }
            let waited = self.ticket.waiting.map_or(since, |waiting| waiting.since.min(since));
            self.ticket.waiting = Some(Waiting { since: waited, latest, reopened: false });
            match self.ticket.history.waits.last_mut().filter(|wait| wait.until.is_none()) {
                Some(wait) => wait.since = wait.since.min(waited),
                None => self.ticket.history.waits.push(Wait { here: at, ..Wait::from(waited) }),
            }
            if self.ticket.history.contacts.is_empty() {
                // We had only written ourselves: this is the first that we hear of a customer here.
                self.ticket.history.unasked = self.ticket.history.replies.len();
                self.ticket.history.contacts.push(at);
                self.ticket.history.episodes += 1;
            }
            if !self.told {
                self.begin(if self.answered_before { Mode::Live } else { Mode::Inbound }, at);
            }
        }
        self.tell(Tick::MergedIn { waiting_since: taken.waits_since }, at, agent);
    }
}
