//! What messages do to a ticket: a customer writes, we answer.

use super::Pass;
use crate::desk::event::Voice;
use crate::desk::history::{Wait, WaitEnd, Waiting};
use crate::desk::id::{AgentId, MessageId};
use crate::desk::policy::ReopenOn;
use crate::desk::sla::What as Tick;
use crate::desk::ticket::{Mode, Status};
use crate::desk::time::Moment;

impl Pass<'_> {
    pub(super) fn received(&mut self, message: MessageId, at: Moment, backfill: bool) {
        self.comes_back(at);
        if backfill && !self.rules.judge_backfill() {
            // What the desk did not see happen moves the status, and nothing else.
            if !self.ticket.status.is_final() || self.closed_by_age {
                self.stands(Status::Open, at, None);
            }
            (self.closed_by_age, self.last_backfill) = (false, Some(at));
            self.waits(message, at, false);
            return;
        }
        if self.ticket.status.is_final() && !self.closed_by_age {
            return;
        }
        self.last_backfill = None;
        let reopens = match self.ticket.status {
            Status::Solved => self.reopens_on_message(),
            _ => false,
        };
        let was_live = self.ticket.history.live;
        self.contact(at);
        match self.ticket.status {
            Status::Pending | Status::Hold => self.becomes(Status::Open, at, None),
            Status::Closed => {
                self.closed_by_age = false;
                self.becomes(Status::Open, at, None);
            }
            Status::Solved if reopens => {
                self.ticket.history.reopens.push(at);
                self.ticket.reopened = true;
                self.becomes(Status::Open, at, None);
            }
            _ => {}
        }
        if self.ticket.history.live && !was_live {
            // The call was answered while it was written down: nobody waits.
            return;
        }
        let waits = &mut self.ticket.history.waits;
        if waits.last().is_none_or(|wait| wait.until.is_some()) {
            waits.push(Wait::from(at));
        }
        self.waits(message, at, reopens);
    }

    /// Somebody whom we asked has answered, and it is our turn again; no customer has written.
    pub(super) fn asked_answers(&mut self, at: Moment) {
        if self.ticket.status == Status::Hold {
            self.becomes(Status::Open, at, None);
            self.tell(Tick::Open, at, None);
        }
    }

    pub(super) fn waits(&mut self, message: MessageId, at: Moment, reopened: bool) {
        // Whoever writes wants to be heard, also on a ticket that was put aside.
        self.ticket.snoozed_until = None;
        let since = self.ticket.waiting.map_or(at, |waiting| waiting.since);
        self.ticket.waiting = Some(Waiting { since, latest: message, reopened });
    }

    /// Tells clocks and history of a person's message.
    pub(super) fn contact(&mut self, at: Moment) {
        let history = &mut self.ticket.history;
        if self.ticket.waiting.is_none() && history.solves.is_empty() {
            history.episodes += 1;
        }
        if history.contacts.is_empty() {
            history.unasked = history.replies.len();
        }
        history.contacts.push(at);
        if self.told {
            return self.tell(Tick::CustomerReply, at, None);
        }
        match (self.ticket.mode, self.answered_before) {
            (Mode::Live, _) => {
                self.ticket.history.live = true;
                self.begin(Mode::Live, at);
            }
            (_, true) => {
                // The first response lies before the desk: no promise of it, but the next one is owed.
                self.begin(Mode::Live, at);
                self.tell(Tick::CustomerReply, at, None);
            }
            _ => self.begin(Mode::Inbound, at),
        }
        if self.ticket.status == Status::Open {
            self.tell(Tick::Open, at, None);
        }
    }

    pub(super) fn replied(&mut self, voice: Voice, at: Moment, agent: Option<AgentId>, backfill: bool) {
        if voice != Voice::Machine {
            self.comes_back(at);
        }
        if backfill && !self.rules.judge_backfill() {
            if voice != Voice::Machine {
                self.answered_before = true;
                self.last_backfill = Some(at);
                self.stands(Status::Pending, at, None);
                self.closed_by_age = false;
                self.pending_since = None;
                self.ticket.waiting = None;
                self.ticket.first_response_at.get_or_insert(at);
            }
            return;
        }
        if voice == Voice::Machine {
            return;
        }
        self.last_backfill = None;
        if !self.told {
            self.begin(Mode::Outbound, at);
        } else {
            self.tell(Tick::AgentReply, at, agent);
        }
        if !self.ticket.history.contacts.is_empty() {
            self.ticket.first_response_at.get_or_insert(at);
        }
        self.ticket.history.replies.push((at, agent));
        self.waited(at, WaitEnd::Answered, agent);
        match self.ticket.status {
            Status::New | Status::Open if voice == Voice::Person => {
                self.becomes(Status::Pending, at, None);
                self.tell(Tick::Pending, at, agent);
            }
            Status::New => {
                self.becomes(Status::Open, at, None);
                self.tell(Tick::Open, at, agent);
            }
            _ => {}
        }
        if self.ticket.status == Status::Pending {
            self.pending_since = Some(at);
        }
    }

    pub(super) fn reopens_on_message(&self) -> bool {
        self.ticket.promise.as_ref().is_none_or(|promise| promise.policy.reopen_on == ReopenOn::Message)
    }
}
