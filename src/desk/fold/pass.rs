//! One walk along the facts of a ticket.

use std::collections::BTreeSet;

use crate::desk::event::{Recorded, Voice, What};
use crate::desk::fold::{Folded, Promise, Rules, Traits};
use crate::desk::history::{History, Solve, Waiting};
use crate::desk::id::{AgentId, MessageId, SettingsId};
use crate::desk::policy::ReopenOn;
use crate::desk::sla::{self, What as Tick};
use crate::desk::ticket::{Channel, Mode, Status};
use crate::desk::time::Moment;

/// The state of the walk.
pub(super) struct Pass<'a> {
    rules: &'a dyn Rules,
    ticket: Folded,
    /// The message with which it begins; a stranger's may have come before.
    first: Option<MessageId>,
    /// Whether the clocks have been told of the ticket: from its first message on that is not from before the desk.
    told: bool,
    /// Whether we answered before the desk was made.
    answered_before: bool,
    /// Since when the ticket waits for its customer.
    pending_since: Option<Moment>,
    /// The last message of a person, as long as all there is comes from before the desk.
    last_backfill: Option<Moment>,
    /// Closed by age alone, without a solve.
    closed_by_age: bool,
}

impl<'a> Pass<'a> {
    pub(super) fn new(
        rules: &'a dyn Rules,
        mode: Mode,
        settings: SettingsId,
        first: Option<MessageId>,
    ) -> Pass<'a> {
        let ticket = Folded {
            status: Status::New,
            priority: crate::desk::ticket::Priority::Normal,
            channel: Channel::Email,
            mode,
            settings,
            assignee: None,
            tags: Vec::new(),
            vip: false,
            messages: Vec::new(),
            created_at: Moment(i64::MAX),
            updated_at: Moment(i64::MIN),
            first_response_at: None,
            solved_at: None,
            solves_at: None,
            closes_at: None,
            waiting: None,
            reopened: false,
            doubted: false,
            worked: false,
            backfill: false,
            follows: None,
            linked: Vec::new(),
            history: History::default(),
            ticks: Vec::new(),
            actors: Vec::new(),
            start: None,
            promise: None,
            dismissable: false,
        };
        Pass {
            rules,
            ticket,
            first,
            told: false,
            answered_before: false,
            pending_since: None,
            last_backfill: None,
            closed_by_age: false,
        }
    }

    /// Walks to the end, or to the dismissal of a message that had reopened the ticket: that message is given back.
    pub(super) fn walk(
        &mut self,
        line: &[Recorded],
        void: &BTreeSet<MessageId>,
        as_of: Moment,
    ) -> Option<MessageId> {
        for fact in line {
            let event = &fact.event;
            self.settle(event.at);
            match event.what {
                What::Received(message, contact) => {
                    self.joins(message, fact);
                    if contact && !void.contains(&message) {
                        self.received(message, event.at, event.backfill);
                    } else if event.backfill && self.last_backfill.is_none() && !self.told {
                        // Nobody wrote it, but it is history all the same, and ages.
                        self.last_backfill = Some(event.at);
                    }
                }
                What::Replied(message, voice) => {
                    self.joins(message, fact);
                    self.replied(voice, event.at, event.agent, event.backfill);
                    self.ticket.worked |= event.tie.is_none();
                }
                What::Noted(message) => {
                    self.joins(message, fact);
                    self.work(event.at);
                }
                What::Assigned(agent) => {
                    self.ticket.assignee = agent;
                    self.ticket.history.assignments.push((event.at, agent));
                    self.work(event.at);
                }
                What::Tagged(tag) if !self.ticket.tags.contains(&tag) => self.ticket.tags.push(tag),
                What::Tagged(_) => {}
                What::Untagged(tag) => self.ticket.tags.retain(|other| *other != tag),
                What::Status(to) => self.set(to, event.at, event.agent),
                What::Confirmed => self.confirmed(event.at),
                What::Priority(to) => {
                    self.ticket.priority = to;
                    self.tell(Tick::PriorityChanged(to), event.at, event.agent);
                }
                What::Dismissed(message) if void.contains(&message) => {}
                What::Dismissed(message) => {
                    if self.dismissed(message, event.at, event.agent) {
                        return Some(message);
                    }
                }
                What::Vip(vip) => self.ticket.vip = vip,
                What::Channel(channel) => self.ticket.channel = channel,
                What::FollowUp(ticket) => self.ticket.follows = Some(ticket),
                What::Linked(ticket) if !self.ticket.linked.contains(&ticket) => {
                    self.ticket.linked.push(ticket)
                }
                // A person said who is meant where: mail must not melt the tickets together again.
                What::Left(_) | What::SplitFrom(_) => self.ticket.worked = true,
                What::Opened(..)
                | What::Withdrawn(_)
                | What::Joined(_)
                | What::Linked(_)
                | What::Doubted(_)
                | What::Believed(_)
                | What::Variant(_) => {}
            }
            // What the desk works out of mails says nothing of when something happened.
            let worked_out = matches!(
                event.what,
                What::Opened(..) | What::Joined(_) | What::Linked(_) | What::Doubted(_) | What::Variant(_)
            ) || matches!(event.what, What::Believed(_) if event.agent.is_none());
            if !worked_out {
                self.ticket.updated_at = self.ticket.updated_at.max(event.at);
            }
            self.choose_again(event.at, &event.what);
        }
        self.settle(as_of);
        None
    }

    pub(super) fn finish(mut self, as_of: Moment) -> Folded {
        let ticket = &mut self.ticket;
        if let (Status::Pending, Some(since), Some(span)) =
            (ticket.status, self.pending_since, self.rules.give_up_after())
        {
            ticket.solves_at = Some(since.plus(span.0));
        }
        let close = self.rules.close_after().0;
        ticket.closes_at = match ticket.status {
            Status::Solved => ticket.solved_at.map(|at| at.plus(close)),
            Status::Pending => ticket.solves_at.map(|at| at.plus(close)).or(ticket.closes_at),
            _ => ticket.closes_at,
        };
        if let (Some(last), false, false) = (self.last_backfill, ticket.worked, ticket.status.is_done()) {
            ticket.closes_at = Some(last.plus(close)).filter(|at| *at > as_of);
        }
        ticket.dismissable = ticket.waiting.is_some_and(|waiting| {
            waiting.reopened || ticket.first_response_at.is_some() || ticket.history.live
        });
        self.ticket
    }

    /// A message becomes part of the ticket.
    fn joins(&mut self, message: MessageId, fact: &Recorded) {
        let ticket = &mut self.ticket;
        if self.first == Some(message) && !ticket.messages.contains(&message) {
            ticket.created_at = fact.event.at;
            ticket.backfill = fact.event.backfill;
        }
        // A mail that became known late passes twice.
        if !ticket.messages.contains(&message) {
            ticket.messages.push(message);
        }
    }

    /// What time alone has done to the ticket up to this instant.
    fn settle(&mut self, now: Moment) {
        if let (Status::Pending, Some(since), Some(span)) =
            (self.ticket.status, self.pending_since, self.rules.give_up_after())
        {
            let at = since.plus(span.0);
            if at <= now {
                self.solve(at, None, !self.ticket.history.replies.is_empty());
            }
        }
        let close = self.rules.close_after().0;
        if let (Status::Solved, Some(solved)) = (self.ticket.status, self.ticket.solved_at)
            && solved.plus(close) <= now
        {
            self.ticket.closes_at = Some(solved.plus(close));
            self.ticket.status = Status::Closed;
            self.tell(Tick::Closed, solved.plus(close), None);
        }
        if let (Some(last), false, false) =
            (self.last_backfill, self.ticket.worked, self.ticket.status.is_done())
            && last.plus(close) <= now
        {
            self.ticket.closes_at = Some(last.plus(close));
            self.ticket.status = Status::Closed;
            self.ticket.waiting = None;
            self.closed_by_age = true;
        }
    }

    fn received(&mut self, message: MessageId, at: Moment, backfill: bool) {
        if backfill && !self.rules.judge_backfill() {
            // What the desk did not see happen moves the status, and nothing else.
            if !self.ticket.status.is_final() || self.closed_by_age {
                self.ticket.status = Status::Open;
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
        self.contact(at);
        match self.ticket.status {
            Status::Pending | Status::Hold => self.becomes(Status::Open),
            Status::Closed => {
                self.closed_by_age = false;
                self.becomes(Status::Open);
            }
            Status::Solved if reopens => {
                self.ticket.history.reopens.push(at);
                self.ticket.reopened = true;
                self.becomes(Status::Open);
            }
            _ => {}
        }
        self.waits(message, at, reopens);
    }

    fn waits(&mut self, message: MessageId, at: Moment, reopened: bool) {
        let since = self.ticket.waiting.map_or(at, |waiting| waiting.since);
        self.ticket.waiting = Some(Waiting { since, latest: message, reopened });
    }

    /// Tells clocks and history of a person's message.
    fn contact(&mut self, at: Moment) {
        let history = &mut self.ticket.history;
        if self.ticket.waiting.is_none() && history.solves.is_empty() {
            history.episodes += 1;
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

    fn replied(&mut self, voice: Voice, at: Moment, agent: Option<AgentId>, backfill: bool) {
        if backfill && !self.rules.judge_backfill() {
            if voice != Voice::Machine {
                self.answered_before = true;
                self.last_backfill = Some(at);
                (self.ticket.status, self.closed_by_age) = (Status::Pending, false);
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
        self.ticket.waiting = None;
        match self.ticket.status {
            Status::New | Status::Open if voice == Voice::Person => {
                self.becomes(Status::Pending);
                self.tell(Tick::Pending, at, agent);
            }
            Status::New => {
                self.becomes(Status::Open);
                self.tell(Tick::Open, at, agent);
            }
            _ => {}
        }
        if self.ticket.status == Status::Pending {
            self.pending_since = Some(at);
        }
    }

    /// An agent did something at this desk: the ticket is not new any more.
    fn work(&mut self, at: Moment) {
        self.ticket.worked = true;
        if self.ticket.status == Status::New {
            self.becomes(Status::Open);
            self.tell(Tick::Open, at, None);
        }
    }

    fn set(&mut self, to: Status, at: Moment, agent: Option<AgentId>) {
        if self.ticket.status.is_final() {
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
                self.ticket.status = Status::Closed;
                self.tell(Tick::Closed, at, agent);
            }
            Status::Spam => {
                self.ticket.waiting = None;
                self.becomes(Status::Spam);
                self.tell(Tick::Spam, at, agent);
            }
            to => {
                self.becomes(to);
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

    fn solve(&mut self, at: Moment, agent: Option<AgentId>, abandoned: bool) {
        if self.ticket.status == Status::Solved {
            return;
        }
        self.becomes(Status::Solved);
        self.ticket.solved_at = Some(at);
        self.ticket.waiting = None;
        self.ticket.history.solves.push(Solve { at, agent, abandoned });
        self.tell(Tick::Solved, at, agent);
    }

    /// The customer's word that it is not solved: it counts as their return, whatever the policy asks of messages.
    fn confirmed(&mut self, at: Moment) {
        if self.ticket.status == Status::Solved {
            self.ticket.history.reopens.push(at);
            self.ticket.reopened = true;
        }
        self.ticket.worked = true;
        if !self.ticket.status.is_final() {
            self.becomes(Status::Open);
            self.tell(Tick::CustomerReopened, at, None);
        }
    }

    /// Whether the message had reopened the ticket, and must be taken out from the first.
    fn dismissed(&mut self, message: MessageId, at: Moment, agent: Option<AgentId>) -> bool {
        match self.ticket.waiting {
            // A newer message than the one that was dismissed still waits.
            Some(waiting) if waiting.latest != message => false,
            Some(waiting) if waiting.reopened => true,
            Some(_) if self.ticket.first_response_at.is_some() || self.ticket.history.live => {
                self.ticket.waiting = None;
                self.tell(Tick::NoReplyNeeded, at, agent);
                false
            }
            _ => false,
        }
    }

    fn becomes(&mut self, to: Status) {
        self.ticket.status = to;
        if to != Status::Pending {
            self.pending_since = None;
        }
        if !matches!(to, Status::Solved | Status::Closed) {
            self.ticket.solved_at = None;
            self.ticket.closes_at = None;
        }
    }

    fn reopens_on_message(&self) -> bool {
        self.ticket.promise.as_ref().is_none_or(|promise| promise.policy.reopen_on == ReopenOn::Message)
    }

    /// Tells the clocks that the ticket begins, and under which promise.
    fn begin(&mut self, mode: Mode, at: Moment) {
        self.ticket.promise = self.rules.choose(&self.traits(at));
        self.ticket.start = self.ticket.promise.clone();
        self.told = true;
        self.tell(Tick::Created { mode, priority: self.ticket.priority }, at, None);
    }

    /// Asks again which policy holds after a fact that may have changed it.
    fn choose_again(&mut self, at: Moment, what: &What) {
        let may_matter = matches!(
            what,
            What::Priority(_)
                | What::Tagged(_)
                | What::Untagged(_)
                | What::Vip(_)
                | What::Channel(_)
                | What::Assigned(_)
        );
        if !self.told || !may_matter || !self.rules.depends_on_traits() {
            return;
        }
        let promise = self.rules.choose(&self.traits(at));
        if !Promise::same(promise.as_ref(), self.ticket.promise.as_ref()) {
            let (policy, calendar) = match &promise {
                Some(promise) => (Some(promise.policy.clone()), Some(promise.calendar.clone())),
                None => (None, None),
            };
            self.ticket.promise = promise;
            self.tell(Tick::PolicyChanged { policy, calendar }, at, None);
        }
    }

    fn traits(&self, at: Moment) -> Traits<'_> {
        let ticket = &self.ticket;
        Traits {
            at,
            created_at: ticket.created_at,
            status: ticket.status,
            priority: ticket.priority,
            channel: ticket.channel,
            tags: &ticket.tags,
            vip: ticket.vip,
            assignee: ticket.assignee,
        }
    }

    fn tell(&mut self, what: Tick, at: Moment, agent: Option<AgentId>) {
        if self.told {
            self.ticket.ticks.push(sla::Event { at, what });
            self.ticket.actors.push(agent);
        }
    }
}
