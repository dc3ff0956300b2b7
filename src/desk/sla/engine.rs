//! What the events of a ticket do to its clocks (metrics §2.3, §2.5 to §2.8, §2.11).

use crate::desk::policy::{Policy, Reopen, ReopenOn, Retarget};
use crate::desk::ticket::{Mode, Priority, Status, Target};
use crate::desk::time::Moment;

use super::clock::{Promise, State};
use super::clocks::Clocks;
use super::event::{Event, Start, What, voided};
use super::judged::Judged;
use super::timeline::{Act, Step};

use Target::{FirstResponse, NextResponse, Resolution, Update};

/// At risk from this share of the budget on, where no policy says otherwise.
const AT_RISK_PERCENT: i64 = 80;

/// A ticket on the way through its events.
struct Engine<'a> {
    clocks: Clocks<'a>,
    policy: Option<&'a Policy>,
    priority: Priority,
    /// None until the ticket is made.
    status: Option<Status>,
    /// Whether a customer ever waited or was spoken to.
    contacted: bool,
}

/// Lets the events up to `as_of` happen and reads the clocks. A timeline is filled if there is one.
pub(super) fn run(
    start: &Start,
    events: &[Event],
    as_of: Moment,
    timeline: Option<Vec<Step>>,
) -> (Judged, Vec<Step>) {
    let known = events.iter().position(|event| event.at > as_of).unwrap_or(events.len());
    let events = events.get(..known).unwrap_or(events);
    let first = events.first().map_or(as_of, |event| event.at);
    let mut engine = Engine {
        clocks: Clocks::new(&start.calendar, first, timeline),
        policy: start.policy.as_deref(),
        priority: Priority::Normal,
        status: None,
        contacted: false,
    };
    let mut void = voided(events);
    for (place, event) in events.iter().enumerate() {
        if void.last() == Some(&place) {
            void.pop();
        } else if event.what.is_heard() && !engine.status.is_some_and(Status::is_final) {
            engine.clocks.event = place;
            engine.clocks.count_to(event.at);
            engine.hear(&event.what);
        }
    }
    let at_risk_percent = engine.policy.map_or(AT_RISK_PERCENT, |policy| policy.at_risk_percent);
    engine.clocks.read(as_of, at_risk_percent)
}

impl<'a> Engine<'a> {
    fn hear(&mut self, what: &'a What) {
        match what {
            What::Created { mode, priority } => self.created(*mode, *priority),
            What::CustomerReply => {
                let reopens = self.policy.is_none_or(|policy| policy.reopen_on == ReopenOn::Message);
                self.customer_returns(reopens);
                self.customer_waits();
            }
            What::CustomerReopened => self.customer_returns(true),
            What::AgentReply => {
                if matches!(self.clocks.state(FirstResponse), State::Running | State::Suspended) {
                    self.clocks.stop(FirstResponse);
                }
                if self.clocks.is_running(NextResponse) {
                    self.clocks.stop(NextResponse);
                }
                self.customer_hears();
            }
            What::Pending => self.set_status(Status::Pending),
            What::Hold => self.set_status(Status::Hold),
            What::Open | What::Reopened => self.set_status(Status::Open),
            What::Solved => self.set_status(Status::Solved),
            What::Closed => self.set_status(Status::Closed),
            What::NoReplyNeeded => {
                if self.clocks.is_running(NextResponse) {
                    self.clocks.end(NextResponse, State::Cancelled);
                }
            }
            What::PriorityChanged(priority) => {
                self.priority = *priority;
                self.retarget(false);
            }
            What::PolicyChanged { policy, calendar } => {
                self.policy = policy.as_deref();
                self.clocks.calendar = calendar.as_deref().unwrap_or(self.clocks.calendar);
                self.retarget(true);
                if let Some(status) = self.status.filter(|&status| status != Status::Solved) {
                    self.pause_by(status);
                }
            }
            What::MergedInto => self.over(Status::Merged),
            What::MergedIn { waiting_since: Some(since) } => self.merged_in(*since),
            What::Spam => self.over(Status::Spam),
            What::PutAway => self.over(Status::Closed),
            What::MergedIn { waiting_since: None }
            | What::CustomerAutoReply
            | What::AutoReply
            | What::InternalNote
            | What::ReopenVoided => {}
        }
    }

    fn created(&mut self, mode: Mode, priority: Priority) {
        (self.priority, self.status) = (priority, Some(Status::New));
        match mode {
            Mode::Inbound => self.customer_waits(),
            Mode::Live => {
                self.contacted = true;
                self.clocks.not_applicable(FirstResponse);
                self.run(Resolution, Act::Start);
                self.run(Update, Act::Start);
            }
            Mode::Outbound => {}
        }
    }

    /// The customer was heard: it is our turn again. A solved ticket comes back only if this `reopens` it.
    fn customer_returns(&mut self, reopens: bool) {
        match self.status {
            Some(Status::Pending | Status::Hold) => self.set_status(Status::Open),
            Some(Status::Solved) if reopens => self.set_status(Status::Open),
            _ => {}
        }
    }

    /// A message of the customer waits for an answer.
    fn customer_waits(&mut self) {
        self.contacted = true;
        if self.clocks.state(Resolution) == State::Idle && self.status != Some(Status::Solved) {
            self.run(Resolution, Act::Start);
        }
        match self.clocks.state(FirstResponse) {
            State::Idle => self.run(FirstResponse, Act::Start),
            State::Suspended => self.run(FirstResponse, Act::Resume),
            State::Running => {}
            _ if self.clocks.is_running(NextResponse) => {}
            _ => {
                if self.clocks.state(NextResponse) != State::Idle {
                    self.clocks.another(NextResponse);
                }
                self.run(NextResponse, Act::Start);
            }
        }
    }

    /// A person of ours answered: that kept the promise to be heard from, and the next one begins. The first answer to a
    /// customer begins the first one. Solved, nobody expects to hear from us.
    fn customer_hears(&mut self) {
        if self.is_open(Update) {
            self.clocks.stop(Update);
        }
        if let Some(status) = self.status.filter(|status| !status.is_done()) {
            self.update_begins();
            self.pause_one(Update, status);
        }
    }

    /// From now on the customer is to hear from us again, if they ever did.
    fn update_begins(&mut self) {
        let answered = matches!(self.clocks.state(FirstResponse), State::Stopped | State::NotApplicable);
        if answered {
            if self.clocks.state(Update) != State::Idle {
                self.clocks.another(Update);
            }
            self.run(Update, Act::Start);
        }
    }

    fn is_open(&self, target: Target) -> bool {
        matches!(self.clocks.state(target), State::Running | State::Paused)
    }

    fn set_status(&mut self, to: Status) {
        let was = self.status.replace(to);
        let (solved, done) = (was == Some(Status::Solved), to.is_done());
        if !solved && done {
            if self.is_open(Resolution) {
                self.clocks.stop(Resolution);
            }
            if self.clocks.is_running(FirstResponse) {
                self.clocks.end(FirstResponse, State::Suspended);
            }
            if self.clocks.is_running(NextResponse) {
                self.clocks.end(NextResponse, State::Cancelled);
            }
            if self.is_open(Update) {
                self.clocks.end(Update, State::Cancelled);
            }
        } else if solved && !done {
            self.resolution_returns();
            self.update_begins();
            self.pause_by(to);
            if self.clocks.state(FirstResponse) == State::Suspended {
                self.run(FirstResponse, Act::Resume);
            }
        } else if !done {
            self.pause_by(to);
        }
        // From solved to closed no clock changes.
    }

    /// A solved ticket was reopened.
    fn resolution_returns(&mut self) {
        let rule = self.policy.map_or(Reopen::Resume, |policy| policy.reopen);
        match (self.clocks.state(Resolution), rule) {
            (State::Idle, _) if self.contacted => self.run(Resolution, Act::Start),
            (State::Stopped, Reopen::Restart) => {
                self.clocks.another(Resolution);
                self.run(Resolution, Act::Restart);
            }
            (State::Stopped, Reopen::Resume) => {
                self.clocks.resume_solved(Resolution, self.retarget_rule());
            }
            _ => {}
        }
    }

    /// The clocks of resolution and update stand in the statuses that the policy names, and in no others. Response clocks
    /// never stand: otherwise one click on "pending" would hide that nobody answered.
    fn pause_by(&mut self, status: Status) {
        for target in [Resolution, Update] {
            self.pause_one(target, status);
        }
    }

    fn pause_one(&mut self, target: Target, status: Status) {
        let pauses = match self.policy {
            Some(policy) => policy.pause_on.contains(&status),
            None => status == Status::Pending,
        };
        match self.clocks.state(target) {
            State::Running if pauses => self.clocks.pause(target),
            State::Paused if !pauses => self.run(target, Act::Resume),
            _ => {}
        }
    }

    /// Gives the clocks the goals of the policy and priority that hold now; `policy`: it is the policy that changed.
    fn retarget(&mut self, policy: bool) {
        for &target in Target::ALL {
            // An answered wait keeps the goal that it had.
            if target != NextResponse || self.clocks.is_running(NextResponse) {
                self.clocks.retarget(target, self.promise(target), self.retarget_rule(), policy);
            }
        }
    }

    /// A ticket whose customer has been waiting went up in this one: the wait goes on here, and no shorter.
    fn merged_in(&mut self, since: Moment) {
        self.customer_returns(true);
        self.customer_waits();
        let waits = if self.clocks.is_running(FirstResponse) { FirstResponse } else { NextResponse };
        self.clocks.wait_since(waits, since);
    }

    /// The ticket is over, and whatever still ran ends without a result.
    fn over(&mut self, status: Status) {
        self.status = Some(status);
        for &target in Target::ALL {
            if matches!(self.clocks.state(target), State::Running | State::Paused | State::Suspended) {
                self.clocks.end(target, State::Cancelled);
            }
        }
    }

    fn promise(&self, target: Target) -> Promise {
        Promise::of(self.policy.and_then(|policy| policy.goal(target, self.priority)))
    }

    fn retarget_rule(&self) -> Retarget {
        self.policy.map_or(Retarget::Keep, |policy| policy.retarget)
    }

    fn run(&mut self, target: Target, act: Act) {
        self.clocks.run(target, self.promise(target), act);
    }
}
