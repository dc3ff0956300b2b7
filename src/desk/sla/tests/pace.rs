//! How fast a million clocks are judged. Run by `benches/clocks.sh`, in release; the figures stand on standard output.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::desk::calendar::{Calendar, Special, SpecialDate};
use crate::desk::policy::{Goal, Hours, Override, Policy, Reopen, ReopenOn, Retarget};
use crate::desk::sla::{Event, Start, What, judge};
use crate::desk::ticket::{Mode, Priority, Status, Target};
use crate::desk::time::{DAY, HOUR, Moment, Zone};

/// Three clocks each.
const TICKETS: u64 = 333_334;
/// So many are made before they are judged, so that making them is not counted and memory stays small.
const AT_ONCE: u64 = 4096;
/// 2026-01-01T00:00:00Z.
const BEGAN: i64 = 1_767_225_600;

/// Numbers that look random and are the same in each run (Knuth's MMIX generator).
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn seconds(&mut self, most: i64) -> i64 {
        1 + self.below(most as u64) as i64
    }
}

fn calendars() -> Vec<Arc<Calendar>> {
    let weekdays =
        |hours: &[(u16, u16)]| [0, 1, 2, 3, 4, 5, 6].map(|day| if day < 5 { hours.to_vec() } else { vec![] });
    let christmas = [Special { date: SpecialDate::Yearly { month: 12, day: 25 }, hours: vec![] }];
    let made = |zone, week| Arc::new(Calendar::new(Zone::named(zone).unwrap(), week, &christmas).unwrap());
    vec![
        made("Europe/Zagreb", weekdays(&[(540, 1020)])),
        made("America/New_York", weekdays(&[(480, 720), (780, 1020)])),
        made("Asia/Kathmandu", [(); 7].map(|()| vec![(1320, 360)])),
        Arc::new(Calendar::always()),
    ]
}

fn policies() -> Vec<Arc<Policy>> {
    let goal = |hours: i64, kind| Some(Goal { seconds: hours * HOUR, hours: kind });
    let policy = |goals: [Option<Goal>; Target::COUNT], reopen, retarget| {
        let mut overrides = [[Override::Inherit; Target::COUNT]; 4];
        let half = |goal: Option<Goal>| {
            goal.map_or(Override::Inherit, |goal| Override::Goal(Goal { seconds: goal.seconds / 2, ..goal }))
        };
        overrides[Priority::Urgent as usize] = goals.map(half);
        let pause_on = vec![Status::Pending];
        let (name, reopen_on) = ("pace".into(), ReopenOn::Message);
        Arc::new(Policy {
            name,
            goals,
            overrides,
            pause_on,
            reopen,
            reopen_on,
            retarget,
            at_risk_percent: 80,
        })
    };
    let business = [goal(8, Hours::Business), goal(8, Hours::Business), goal(40, Hours::Business), None];
    let around = [
        goal(1, Hours::Calendar),
        goal(2, Hours::Business),
        goal(16, Hours::Business),
        goal(24, Hours::Calendar),
    ];
    vec![policy(business, Reopen::Resume, Retarget::Keep), policy(around, Reopen::Restart, Retarget::Fresh)]
}

/// What commonly happens to a ticket: it is answered, waits for the customer and is solved; some come back, some change
/// their priority, some have notes and machines between, and a third is still open.
fn ticket(dice: &mut Dice) -> Vec<Event> {
    let mut at = Moment(BEGAN + dice.seconds(330 * DAY));
    let mut events = Vec::with_capacity(12);
    let mode = if dice.below(20) == 0 { Mode::Live } else { Mode::Inbound };
    let mut happen = |wait: i64, what: What| {
        at = at.plus(wait);
        events.push(Event { at, what });
    };
    happen(0, What::Created { mode, priority: Priority::Normal });
    if dice.below(4) == 0 {
        happen(dice.seconds(HOUR), What::PriorityChanged(Priority::Urgent));
    }
    happen(dice.seconds(DAY), What::InternalNote);
    for _ in 0..dice.below(4) {
        happen(dice.seconds(2 * DAY), What::AgentReply);
        happen(1, What::Pending);
        happen(dice.seconds(3 * DAY), What::CustomerReply);
    }
    if dice.below(3) > 0 {
        happen(dice.seconds(DAY), What::AgentReply);
        happen(1, What::Solved);
        if dice.below(8) == 0 {
            happen(dice.seconds(5 * DAY), What::CustomerReply);
        }
    }
    events
}

#[test]
#[ignore = "run by benches/clocks.sh"]
#[allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a measurement")]
fn a_million_clocks() {
    let (calendars, policies) = (calendars(), policies());
    let as_of = Moment(BEGAN + 365 * DAY);
    // The tables of the calendars are made once and kept, as they are in a run of `desk`.
    for calendar in &calendars {
        calendar.open_seconds(Moment(BEGAN), as_of.plus(365 * DAY));
    }
    let mut dice = Dice(1);
    let (mut spent, mut happened, mut missed, mut done) = (Duration::ZERO, 0, 0, 0);
    while done < TICKETS {
        let tickets: Vec<(Start, Vec<Event>)> = (done..TICKETS.min(done + AT_ONCE))
            .map(|_| {
                let calendar = calendars[dice.below(calendars.len() as u64) as usize].clone();
                let policy = policies[dice.below(policies.len() as u64) as usize].clone();
                (Start { policy: Some(policy), calendar }, ticket(&mut dice))
            })
            .collect();
        let began = Instant::now();
        for (start, events) in &tickets {
            missed +=
                judge(start, events, as_of).all().filter(|verdict| verdict.breached_at.is_some()).count();
        }
        spent += began.elapsed();
        done += tickets.len() as u64;
        happened += tickets.iter().map(|(_, events)| events.len()).sum::<usize>();
    }
    let clocks = done * 3;
    println!(
        "{clocks} clocks of {done} tickets with {happened} events ({missed} missed): {:.3} s on one core, {:.0} ns a clock; ratio to one second {:.2}",
        spent.as_secs_f64(),
        spent.as_nanos() as f64 / clocks as f64,
        spent.as_secs_f64(),
    );
    assert!(missed > 0, "nothing was judged");
}
