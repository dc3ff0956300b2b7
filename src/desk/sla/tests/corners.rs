//! Corners that the worked and the simulated cases reach seldom or never.

use std::sync::Arc;

use crate::desk::calendar::Calendar;
use crate::desk::policy::{Goal, Hours, Override, Policy, Reopen, ReopenOn, Retarget};
use crate::desk::sla::verdict::at_risk_from;
use crate::desk::sla::{Cause, ClockStatus, Event, Start, What, judge};
use crate::desk::ticket::{Mode, Priority, Status, Target};
use crate::desk::time::{Moment, Span};

use Target::{FirstResponse, NextResponse, Resolution};

/// Promises in minutes, the same for each target; `urgent` for urgent tickets.
fn policy(normal: i64, urgent: i64, retarget: Retarget) -> Arc<Policy> {
    let goal = |minutes| Goal { seconds: minutes * 60, hours: Hours::Business };
    let mut overrides = [[Override::Inherit; Target::COUNT]; 4];
    overrides[Priority::Urgent as usize] = [Override::Goal(goal(urgent)); Target::COUNT];
    Arc::new(Policy {
        name: "standard".into(),
        goals: [Some(goal(normal)); Target::COUNT],
        overrides,
        pause_on: vec![Status::Pending],
        reopen: Reopen::Resume,
        reopen_on: ReopenOn::Message,
        retarget,
        at_risk_percent: 80,
    })
}

fn start(policy: Option<Arc<Policy>>) -> Start {
    Start { policy, calendar: Arc::new(Calendar::always()) }
}

/// An inbound ticket made at minute 0, and what happened in the minutes after.
fn ticket(rest: &[(i64, What)]) -> Vec<Event> {
    let created = (0, What::Created { mode: Mode::Inbound, priority: Priority::Normal });
    [&[created], rest].concat().into_iter().map(|(minute, what)| Event { at: at(minute), what }).collect()
}

fn at(minute: i64) -> Moment {
    Moment(1_772_323_200 + minute * 60)
}

#[test]
fn a_fresh_budget_is_never_due_later_than_the_old_one() {
    let start = start(Some(policy(100, 60, Retarget::Fresh)));
    for (raised, due) in [(30, 90), (70, 100)] {
        let events = ticket(&[(raised, What::PriorityChanged(Priority::Urgent))]);
        let judged = judge(&start, &events, at(raised));
        assert_eq!(judged.verdict(Resolution).due_at, Some(at(due)), "raised at {raised}");
    }
}

#[test]
fn a_ticket_without_a_policy_has_no_promise_until_one_comes() {
    let start = start(None);
    let mut events = ticket(&[(10, What::AgentReply), (20, What::CustomerReply)]);
    let judged = judge(&start, &events, at(1_000_000));
    let none: Vec<_> =
        judged.all().map(|verdict| (verdict.status, verdict.due_at, verdict.elapsed)).collect();
    // An update that nobody promised is none at all.
    assert_eq!(none, [(ClockStatus::None, None, None); 3]);
    assert_eq!(judged.open, [None; Target::COUNT]);
    assert_eq!(judged.nearest(), None);

    let what = What::PolicyChanged { policy: Some(policy(60, 60, Retarget::Keep)), calendar: None };
    events.push(Event { at: at(500), what });
    let judged = judge(&start, &events, at(510));
    let next = judged.verdict(NextResponse);
    // What passed without a promise does not count against it.
    assert_eq!((next.started_at, next.elapsed, next.due_at), (Some(at(20)), Some(Span(600)), Some(at(560))));
    assert_eq!(
        judged.nearest().map(|clock| (clock.target, clock.due_at)),
        Some((NextResponse, Some(at(560))))
    );

    events.push(Event { at: at(520), what: What::PolicyChanged { policy: None, calendar: None } });
    assert_eq!(judge(&start, &events, at(9000)).verdict(NextResponse).status, ClockStatus::None);
}

#[test]
fn a_promise_kept_in_the_last_second_and_withdrawn_is_not_broken_by_a_reopening() {
    // The simulator calls this missed, by an instant that it forgot to forget; metrics §2.6 says that nothing is
    // promised.
    let events = ticket(&[
        (60, What::Solved),
        (61, What::PolicyChanged { policy: None, calendar: None }),
        (90, What::Reopened),
    ]);
    let judged = judge(&start(Some(policy(60, 30, Retarget::Keep))), &events, at(200));
    let resolution = judged.verdict(Resolution);
    assert_eq!((resolution.status, resolution.breached_at), (ClockStatus::None, None));
}

#[test]
fn the_event_that_ended_a_clock_is_named_by_its_place() {
    let start = start(Some(policy(60, 30, Retarget::Keep)));
    let events = ticket(&[
        (1, What::InternalNote),
        (2, What::AgentReply),
        (3, What::Solved),
        (4, What::CustomerReply),
        (5, What::ReopenVoided),
        (90, What::Closed),
    ]);
    let judged = judge(&start, &events, at(100));
    let ended: Vec<_> = judged.all().map(|verdict| (verdict.target, verdict.stopped_by)).collect();
    assert_eq!(ended, [(FirstResponse, Some(2)), (Resolution, Some(3)), (Target::Update, Some(3))]);
    assert_eq!(judged.verdict(Resolution).decided_at(), Some(at(3)));
    // As it was before the thank-you was taken back.
    let before = judge(&start, &events, at(4));
    assert_eq!(before.verdict(NextResponse).status, ClockStatus::Active);
    assert_eq!(before.verdict(Resolution).stopped_by, None);
}

#[test]
fn an_event_out_of_order_counts_with_the_one_before_it() {
    let start = start(Some(policy(60, 30, Retarget::Keep)));
    let mut events = ticket(&[(50, What::PriorityChanged(Priority::Urgent)), (40, What::AgentReply)]);
    let judged = judge(&start, &events, at(70));
    assert_eq!(judged.verdict(FirstResponse).elapsed, Some(Span(50 * 60)));
    assert_eq!(judged.verdict(FirstResponse).stopped_at, Some(at(50)));
    assert_eq!(judged.verdict(Resolution).cause, Some(Cause::Retarget));
    assert_eq!(judged.verdict(Resolution).elapsed, Some(Span(70 * 60)));
    events.truncate(2);
    assert_eq!(judge(&start, &events, at(50)).verdict(Resolution).breached_at, None);
}

#[test]
fn no_instant_is_too_strange_to_be_judged() {
    let goal = Goal { seconds: i64::MAX, hours: Hours::Calendar };
    let mut endless = Policy::clone(&policy(60, 30, Retarget::Fresh));
    endless.goals = [Some(goal); Target::COUNT];
    for policy in [policy(60, 30, Retarget::Fresh), Arc::new(endless)] {
        let start = start(Some(policy));
        for first in [i64::MIN, -1, 0, i64::MAX] {
            let mut events = ticket(&[(1, What::PriorityChanged(Priority::Urgent)), (2, What::AgentReply)]);
            events[0].at = Moment(first);
            events.insert(
                1,
                Event { at: Moment(first), what: What::MergedIn { waiting_since: Some(Moment(i64::MIN)) } },
            );
            judge(&start, &events, Moment(i64::MAX));
            judge(&start, &[], Moment(first));
        }
    }
}

#[test]
fn a_share_of_a_budget_is_reached_with_the_begun_second() {
    assert_eq!(
        [(7201, 80), (7200, 80), (100, 33), (1, 50), (60, 0)].map(|(b, p)| at_risk_from(b, p)),
        [5761, 5760, 33, 1, 0]
    );
}

#[test]
fn minutes_left_are_rounded_up_and_minutes_overdue_down() {
    let start = start(Some(policy(60, 30, Retarget::Keep)));
    let minutes = [1, 59, 60, 3599, 3600, 3601, 3660].map(|second| {
        let judged = judge(&start, &ticket(&[]), at(0).plus(second));
        let verdict = judged.verdict(Resolution);
        (verdict.elapsed_minutes(), verdict.remaining_minutes())
    });
    let expected = [(0, 60), (0, 60), (1, 59), (59, 1), (60, 0), (60, 0), (61, -1)];
    assert_eq!(minutes, expected.map(|(elapsed, left)| (Some(elapsed), Some(left))));
}
