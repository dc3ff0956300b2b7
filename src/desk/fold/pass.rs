//! One walk along the facts of a ticket.

mod decided;
mod handed;
mod mail;
mod promise;
mod put_away;
mod shut;
mod time;

use std::collections::{BTreeMap, BTreeSet};

use crate::desk::event::{Event, Recorded, Voice, What};
use crate::desk::fold::folded::Folded;
use crate::desk::fold::rules::Rules;
use crate::desk::history::{Flow, History, Stood, Void, WaitEnd};
use crate::desk::id::{AgentId, MessageId, SettingsId, SurveyId};
use crate::desk::sla::{self, ClockStatus, What as Tick};
use crate::desk::ticket::{Channel, Mode, Status};
use crate::desk::time::Moment;

/// The state of the walk.
pub(super) struct Pass<'a> {
    rules: &'a dyn Rules,
    ticket: Folded,
    /// The message with which it begins; a stranger's may have come before.
    first: Option<MessageId>,
    /// Messages of those whom we asked and who are no customers.
    others: &'a BTreeSet<MessageId>,
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
    /// Whether a person has acted on it.
    handled: bool,
    /// Messages that could want an answer, and whether any was ever given.
    heard: usize,
    answered: bool,
    /// The first message, where its writer is muted.
    muted: Option<MessageId>,
    /// The message with which it was put away last, and which time that was; how often it was; and whether it only seems put away or
    /// shut, since that is taken back later.
    away: Option<(MessageId, usize)>,
    times_away: usize,
    seemed_away: bool,
    /// What solved it, and what shut it by hand with the solve that this stood on, while it is so.
    solved: Option<Said>,
    shut: Vec<Said>,
    /// Whether it only seems closed or spam, since that is taken back later.
    seems_over: bool,
    /// Answers to questions of ours that came by mail.
    mailed: BTreeSet<SurveyId>,
}

/// What turns out on a walk never to have counted, so that it must be walked again without.
pub(super) enum Never {
    /// This message, which had reopened the ticket; and how many promises were broken by then.
    Reopened(MessageId, usize),
    /// That the ticket was put away, and which time that was.
    PutAway(usize),
    /// That an agent closed it or called it spam: the facts that said so, and the solve that they stood on.
    Shut(Vec<Said>),
}

/// What is known of that from the walks before.
#[derive(Default)]
pub(super) struct Known {
    /// Dismissed messages that had reopened the ticket, and how many promises were broken by then.
    pub(super) void: BTreeMap<MessageId, usize>,
    /// The times at which it was put away, counted from 0, that were taken back.
    pub(super) restored: BTreeSet<usize>,
    /// Solves, closings and spam that were taken back.
    pub(super) opened: BTreeSet<Said>,
}

/// What ended a ticket.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Said {
    /// The fact of this number.
    By(i64),
    /// Time, which solved it then.
    Time(Moment),
}

impl<'a> Pass<'a> {
    pub(super) fn new(
        rules: &'a dyn Rules,
        mode: Mode,
        settings: SettingsId,
        first: Option<MessageId>,
        (others, muted): (&'a BTreeSet<MessageId>, bool),
    ) -> Pass<'a> {
        let ticket = Folded {
            status: Status::New,
            priority: crate::desk::ticket::Priority::Normal,
            channel: Channel::Email,
            mode,
            settings,
            assignee: None,
            tags: Vec::new(),
            department: None,
            tier: None,
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
            snoozed_until: None,
            woken_at: None,
            snoozed_by: None,
            merged_into: None,
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
            lone: false,
            put_away: None,
            shut: false,
        };
        Pass {
            rules,
            ticket,
            first,
            others,
            told: false,
            answered_before: false,
            pending_since: None,
            last_backfill: None,
            closed_by_age: false,
            // Who wrote a call down has handled it.
            handled: mode == Mode::Live,
            heard: 0,
            answered: false,
            muted: first.filter(|_| muted),
            away: None,
            times_away: 0,
            seemed_away: false,
            solved: None,
            shut: Vec::new(),
            seems_over: false,
            mailed: BTreeSet::new(),
        }
    }

    /// Walks to the end, or to a fact that makes another one never have counted: that is given back.
    pub(super) fn walk(&mut self, line: &[Recorded], known: &Known, settled: Moment) -> Option<Never> {
        let void = &known.void;
        for fact in line {
            let event = &fact.event;
            // What anybody does at the very second at which time would act comes first.
            self.settle(event.at.plus(-1), known);
            match event.what {
                What::Received(message, contact) => {
                    self.joins(message, fact);
                    let other = contact && self.others.contains(&message);
                    if other && !event.backfill {
                        self.asked_answers(event.at);
                    } else if !other && self.is_muted(message, contact, event.at, known) {
                        // It is shown, and no contact.
                    } else if contact && !other && !void.contains_key(&message) {
                        self.heard += 1;
                        self.received(message, event.at, event.backfill);
                    } else {
                        self.ages(event);
                    }
                }
                What::Replied(message, voice) => {
                    self.joins(message, fact);
                    if voice == Voice::Machine {
                        self.ages(event);
                    }
                    self.answered |= voice != Voice::Machine;
                    self.replied(voice, event.at, event.agent, event.backfill);
                    self.ticket.worked |= event.tie.is_none();
                }
                What::Noted(message) => {
                    self.joins(message, fact);
                    self.work(fact);
                }
                What::Assigned(agent) => {
                    self.ticket.assignee = agent;
                    self.ticket.history.assignments.push((event.at, agent));
                    self.work(fact);
                }
                What::Tagged(tag) if !self.ticket.tags.contains(&tag) => self.ticket.tags.push(tag),
                What::Tagged(_) => {}
                What::Untagged(tag) => self.ticket.tags.retain(|other| *other != tag),
                What::Status(to) => self.says(to, fact, known),
                What::Confirmed => self.confirmed(event.at),
                What::Priority(to) => {
                    let from = std::mem::replace(&mut self.ticket.priority, to);
                    self.ticket.history.priorities.push((event.at, from, to, event.agent));
                    self.tell(Tick::PriorityChanged(to), event.at, event.agent);
                }
                What::Dismissed(message) => match void.get(&message) {
                    Some(broken) => {
                        let hides_breach = *broken > self.broken(event.at);
                        let (at, agent) = (event.at, event.agent);
                        self.ticket.history.voids.push(Void { at, agent, hides_breach });
                    }
                    None if self.dismissed(message, event.at, event.agent) => {
                        return Some(Never::Reopened(message, self.broken(event.at)));
                    }
                    None => {}
                },
                What::PutAway(message, away) => self.put_away(message, away, event, known),
                What::Restored => {
                    if let Some(never) = self.restored(event.at, event.agent) {
                        return Some(never);
                    }
                }
                What::Vip(vip) => self.ticket.vip = vip,
                What::Channel(channel) => self.ticket.channel = channel,
                What::FollowUp(ticket) => self.ticket.follows = Some(ticket),
                What::Linked(ticket) if !self.ticket.linked.contains(&ticket) => {
                    self.ticket.linked.push(ticket)
                }
                // A person said who is meant where: mail must not melt the tickets together again.
                What::Left(_) | What::SplitFrom(_) | What::Unmerged(_) | What::GaveBack(_) => {
                    self.ticket.worked |= event.agent.is_some()
                }
                What::MergedInto(other) => self.merged_into(other, event.at, event.agent),
                What::TookIn(other) => self.took_in(other, event.at, event.agent),
                What::Applied(settings) => self.ticket.settings = settings,
                What::Snoozed(until) => {
                    self.ticket.snoozed_until = until;
                    self.ticket.snoozed_by = until.map(|_| fact.operation);
                }
                What::Moved(to) => self.moved(to, event.at, event.agent),
                What::Escalated => self.escalated(event.at, event.agent),
                What::Asked(survey) => self.surveyed(survey, true, event),
                What::Scored(survey) => self.surveyed(survey, false, event),
                What::Timed(entry) => self.ticket.history.entries.push((event.at, entry, event.agent)),
                What::Opened(..)
                | What::Withdrawn(_)
                | What::Joined(_)
                | What::Linked(_)
                | What::Doubted(_)
                | What::Believed(_)
                | What::Role(..)
                | What::Bounced(..)
                | What::Judged(_)
                | What::Muted(..)
                | What::Variant(_) => {}
            }
            // What the desk works out of mails says nothing of when something happened.
            let worked_out = matches!(
                event.what,
                What::Opened(..)
                    | What::Joined(_)
                    | What::Linked(_)
                    | What::Doubted(_)
                    | What::Role(..)
                    | What::Bounced(..)
                    | What::Muted(..)
                    | What::Variant(_)
            ) || matches!(event.what, What::Believed(_) | What::Left(_) if event.agent.is_none());
            if !worked_out {
                self.ticket.updated_at = self.ticket.updated_at.max(event.at);
            }
            self.handled |= by_hand(event);
            if by_hand(event) || matches!(event.what, What::Dismissed(_) | What::Confirmed) {
                self.acted(event.at);
            }
            self.choose_again(event.at, &event.what);
        }
        self.settle(settled, known);
        None
    }

    /// An agent did something with it: what had been put aside until then or before is taken up by that.
    fn acted(&mut self, at: Moment) {
        self.ticket.snoozed_until = self.ticket.snoozed_until.filter(|until| *until > at);
    }

    /// How many promises are broken at this instant.
    fn broken(&self, at: Moment) -> usize {
        let judged = self.ticket.judge(at);
        let missed = |judged: &sla::Judged| {
            judged.all().filter(|verdict| verdict.status == ClockStatus::Missed).count()
        };
        judged.as_ref().map_or(0, missed)
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

    /// Nobody wrote to the desk or answered by this, but where it is history, the ticket is, and ages.
    fn ages(&mut self, event: &Event) {
        if event.backfill && self.last_backfill.is_none() && !self.told {
            self.last_backfill = Some(event.at);
        }
    }

    /// Where it stands from now on, and whether it went in or out by that.
    fn stands(&mut self, status: Status, at: Moment, agent: Option<AgentId>) {
        let flow = match (self.ticket.status.is_done(), status.is_done()) {
            (false, true) if self.ticket.put_away.is_some() => Some(Flow::PutAway),
            (true, false) if self.ticket.put_away.is_some() => Some(Flow::Restored),
            (false, true) if matches!(status, Status::Spam | Status::Merged) => Some(Flow::Removed),
            (false, true) => Some(Flow::Solved),
            (true, false) => Some(Flow::Reopened),
            _ => None,
        };
        self.ticket.status = status;
        self.ticket.history.flows.extend(flow.map(|flow| (at, flow)));
        if !status.is_done() {
            self.solved = None;
            self.shut.clear();
        }
        // While it only seems out, nobody saw where it stood.
        if !self.seemed_away {
            self.ticket.history.statuses.push(Stood { at, status, agent });
        }
    }

    /// The customer waits no longer.
    fn waited(&mut self, at: Moment, end: WaitEnd, agent: Option<AgentId>) {
        self.ticket.waiting = None;
        if let Some(wait) = self.ticket.history.waits.last_mut().filter(|wait| wait.until.is_none()) {
            (wait.until, wait.end, wait.agent) = (Some(at), end, agent);
        }
    }

    fn becomes(&mut self, to: Status, at: Moment, agent: Option<AgentId>) {
        self.stands(to, at, agent);
        if to != Status::Pending {
            self.pending_since = None;
        }
        if !matches!(to, Status::Solved | Status::Closed) {
            self.ticket.solved_at = None;
            self.ticket.closes_at = None;
        }
    }

    fn tell(&mut self, what: Tick, at: Moment, agent: Option<AgentId>) {
        if self.told {
            self.ticket.ticks.push(sla::Event { at, what });
            self.ticket.actors.push(agent);
        }
    }
}

/// Whether this is a person's own doing that makes a ticket more than an untouched one (metrics §1.8). Priorities and tags are
/// how one is sorted before anybody works on it.
fn by_hand(event: &Event) -> bool {
    match event.what {
        // A mail of ours was written by a person, though nobody may know by whom.
        What::Replied(_, voice) => voice != Voice::Machine,
        What::Assigned(_)
        | What::Noted(_)
        | What::Status(_)
        | What::PutAway(..)
        | What::Restored
        | What::Moved(_)
        | What::Escalated => event.agent.is_some(),
        _ => false,
    }
}
