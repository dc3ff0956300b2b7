//! The update against a second telling of its rules (metrics §2.11), written without clocks: a list of what was begun, and of what
//! ended it, on a desk that is always open.

use std::sync::Arc;

use proptest::prelude::*;

use super::laws::{end, promising_nothing, tickets_under};
use crate::desk::calendar::Calendar;
use crate::desk::policy::{Goal, Hours, Policy, ReopenOn};
use crate::desk::sla::{ClockStatus, Event, Start, What, judge};
use crate::desk::ticket::{Mode, Status, Target};
use crate::desk::time::{DAY, Moment};

/// One promise to be heard from: its beginning, the seconds that it was ours, whether that was too long, and how it stands.
#[derive(Clone, PartialEq, Debug)]
struct Told {
    began: Moment,
    ours: i64,
    late: bool,
    stands: ClockStatus,
}

struct Teller<'p> {
    policy: &'p Policy,
    goal: i64,
    status: Status,
    at: Moment,
    heard_of: bool,
    answered: bool,
    told: Vec<Told>,
    open: bool,
}

impl Teller<'_> {
    fn is_ours(&self) -> bool {
        !self.policy.pause_on.contains(&self.status)
    }

    fn pass(&mut self, to: Moment) {
        let counts = self.open && self.is_ours();
        if let Some(last) = self.told.last_mut().filter(|_| counts) {
            last.ours += (to - self.at).0;
            last.late |= last.ours > self.goal;
        }
        self.at = to;
    }

    fn ends(&mut self, stands: ClockStatus) {
        if let Some(last) = self.told.last_mut().filter(|_| self.open) {
            last.stands = if last.late { ClockStatus::Missed } else { stands };
        }
        self.open = false;
    }

    fn begins(&mut self) {
        if self.answered {
            self.told.push(Told { began: self.at, ours: 0, late: false, stands: ClockStatus::Active });
            self.open = true;
        }
    }

    fn becomes(&mut self, status: Status) {
        let was_solved = std::mem::replace(&mut self.status, status) == Status::Solved;
        match (was_solved, status.is_done()) {
            (false, true) => self.ends(ClockStatus::Cancelled),
            (true, false) => self.begins(),
            _ => {}
        }
    }

    fn returns(&mut self, reopens: bool) {
        match self.status {
            Status::Pending | Status::Hold => self.becomes(Status::Open),
            Status::Solved if reopens => self.becomes(Status::Open),
            _ => {}
        }
    }

    fn hears(&mut self, what: &What) {
        match what {
            What::Created { mode, .. } => {
                self.heard_of = *mode != Mode::Outbound;
                if *mode == Mode::Live {
                    self.answered = true;
                    self.begins();
                }
            }
            What::CustomerReply => {
                self.returns(self.policy.reopen_on == ReopenOn::Message);
                self.heard_of = true;
            }
            What::MergedIn { waiting_since: Some(_) } => {
                self.returns(true);
                self.heard_of = true;
            }
            What::CustomerReopened => self.returns(true),
            What::AgentReply => {
                self.answered |= self.heard_of;
                self.ends(ClockStatus::Met);
                if self.status != Status::Solved {
                    self.begins();
                }
            }
            What::Pending => self.becomes(Status::Pending),
            What::Hold => self.becomes(Status::Hold),
            What::Open | What::Reopened => self.becomes(Status::Open),
            What::Solved => self.becomes(Status::Solved),
            What::Closed => self.becomes(Status::Closed),
            What::MergedInto => self.becomes(Status::Merged),
            What::Spam => self.becomes(Status::Spam),
            _ => {}
        }
    }
}

fn tell(policy: &Policy, goal: i64, events: &[Event], as_of: Moment) -> Vec<Told> {
    let (at, told) = (events[0].at, Vec::new());
    let status = Status::New;
    let mut teller = Teller { policy, goal, status, at, heard_of: false, answered: false, told, open: false };
    for event in events.iter().filter(|event| event.at <= as_of) {
        if !teller.status.is_final() {
            teller.pass(event.at);
            teller.hears(&event.what);
        }
    }
    teller.pass(as_of);
    let (open, ours) = (teller.open, teller.is_ours());
    if let Some(last) = teller.told.last_mut().filter(|_| open) {
        last.stands = match ours {
            _ if last.late => ClockStatus::Missed,
            false => ClockStatus::Paused,
            true if last.ours * 100 >= goal * policy.at_risk_percent => ClockStatus::AtRisk,
            true => ClockStatus::Active,
        };
    }
    teller.told
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]

    #[test]
    fn two_tellings_agree(
        (policy, events) in tickets_under(), goal in 1..100_000i64, wait in 0..3 * DAY, cut in 0..14usize,
    ) {
        let mut policy = Policy::clone(&policy);
        policy.goals = [None; Target::COUNT];
        policy.goals[Target::Update as usize] = Some(Goal { seconds: goal, hours: Hours::Calendar });
        policy.overrides = promising_nothing().overrides;
        let start = Start { policy: Some(Arc::new(policy.clone())), calendar: Arc::new(Calendar::always()) };
        let as_of = events.get(cut).map_or(end(&events), |event| event.at).plus(wait);
        let judged = judge(&start, &events, as_of);
        let engine: Vec<Told> = judged.instances(Target::Update).map(|one| Told {
            began: one.started_at.unwrap(),
            ours: one.elapsed.unwrap().0,
            late: one.breached_at.is_some(),
            stands: one.status,
        }).collect();
        prop_assert_eq!(engine, tell(&policy, goal, &events, as_of));
    }

    /// A message of the customer neither stops it nor begins it anew, while it is our turn already.
    #[test]
    fn the_customer_moves_it_only_by_giving_the_ball_back(
        (policy, events) in tickets_under(), place in 0..13usize, wait in 0..3 * DAY,
    ) {
        let mut policy = Policy::clone(&policy);
        policy.goals[Target::Update as usize] = Some(Goal { seconds: 20_000, hours: Hours::Calendar });
        policy.pause_on.clear();
        policy.reopen_on = ReopenOn::Confirmed;
        let start = Start { policy: Some(Arc::new(policy)), calendar: Arc::new(Calendar::always()) };
        let place = place.min(events.len() - 1);
        // Of whom nobody has heard, the first message is what makes an answer one.
        if matches!(events[0].what, What::Created { mode: Mode::Outbound, .. }) {
            return Ok(());
        }
        let mut more = events.clone();
        more.insert(place + 1, Event { at: events[place].at, what: What::CustomerReply });
        let as_of = end(&events).plus(wait);
        let [without, with] = [&events, &more].map(|events| {
            let all: Vec<_> = judge(&start, events, as_of).instances(Target::Update)
                .map(|one| (one.started_at, one.elapsed, one.status, one.due_at, one.stopped_at)).collect();
            all
        });
        prop_assert_eq!(without, with);
    }
}
