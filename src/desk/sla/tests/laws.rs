//! What must hold for every calendar and every ticket (metrics §2.10, P1 to P7 and P10), tried with random ones.

use std::sync::Arc;

use proptest::prelude::*;

use crate::desk::calendar::{Calendar, HORIZON};
use crate::desk::policy::{Goal, Hours, Override, Policy, Reopen, ReopenOn, Retarget};
use crate::desk::sla::{Event, Judged, Start, What, explain, judge};
use crate::desk::ticket::{Mode, Priority, Status, Target};
use crate::desk::time::{DAY, Moment, Zone};

type Week = [Vec<(u16, u16)>; 7];

/// 2026-03-01T00:00:00Z: the year around it has changes of the clocks in all zones that are tried.
const SPRING: i64 = 1_772_323_200;

fn weeks() -> impl Strategy<Value = Week> {
    let interval = (0..96u16, 1..=96u16)
        .prop_filter("not empty", |(from, to)| from != to)
        .prop_map(|(from, to)| (from * 15, to * 15));
    proptest::array::uniform7(proptest::collection::vec(interval, 0..3))
        .prop_filter("opens at all", |week| week.iter().any(|day| !day.is_empty()))
}

fn zones() -> impl Strategy<Value = Zone> {
    let names = ["UTC", "America/New_York", "Europe/Zagreb", "Asia/Kathmandu", "Australia/Lord_Howe"];
    let more =
        ["Africa/Cairo", "America/St_Johns", "America/Santiago", "Pacific/Chatham", "Africa/Casablanca"];
    proptest::sample::select([names, more].concat()).prop_map(|name| Zone::named(name).unwrap())
}

fn calendars() -> impl Strategy<Value = Calendar> {
    (zones(), weeks()).prop_map(|(zone, week)| Calendar::new(zone, week, &[]).unwrap())
}

fn instants() -> impl Strategy<Value = Moment> {
    (0..366 * DAY).prop_map(|second| Moment(SPRING + second))
}

/// The rule itself: what the wall clock shows, held against the hours of that date and of the one before.
fn open_by_the_wall_clock(zone: Zone, week: &Week, at: Moment) -> bool {
    let wall = at.format(zone, "%u %H %M");
    let parts: Vec<u16> = wall.split(' ').map(|part| part.parse().unwrap()).collect();
    let (day, minute) = (usize::from(parts[0] - 1), parts[1] * 60 + parts[2]);
    let today = week[day].iter().any(|&(from, to)| from <= minute && (to < from || minute < to));
    let last_night = week[(day + 6) % 7].iter().any(|&(from, to)| to < from && minute < to);
    today || last_night
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn seconds_are_counted_as_the_wall_clock_shows_them(
        zone in zones(), week in weeks(), from in instants(), minutes in 0..3000i64,
    ) {
        let calendar = Calendar::new(zone, week.clone(), &[]).unwrap();
        let from = Moment(from.0 / 60 * 60);
        let open = (0..minutes).filter(|m| open_by_the_wall_clock(zone, &week, from.plus(m * 60))).count();
        prop_assert_eq!(calendar.open_seconds(from, from.plus(minutes * 60)), open as i64 * 60);
        prop_assert_eq!(calendar.is_open(from), open_by_the_wall_clock(zone, &week, from));
    }

    #[test]
    fn p1_advancing_counts_what_was_asked_for_and_arrives_no_later_than_needed(
        calendar in calendars(), from in instants(), seconds in 1..2_000_000i64,
    ) {
        let Some(due) = calendar.advance(from, seconds) else {
            // A calendar with an hour a week does not give what was asked for before the horizon.
            prop_assert!(calendar.open_seconds(from, from.plus(HORIZON)) < seconds);
            return Ok(());
        };
        prop_assert_eq!(calendar.open_seconds(from, due), seconds);
        prop_assert_eq!(calendar.open_seconds(from, due.plus(-1)), seconds - 1);
    }

    #[test]
    fn p2_counting_adds_up(calendar in calendars(), mut instants in proptest::array::uniform3(instants())) {
        instants.sort();
        let [a, b, c] = instants;
        let parts = calendar.open_seconds(a, b) + calendar.open_seconds(b, c);
        prop_assert_eq!(calendar.open_seconds(a, c), parts);
    }

    #[test]
    fn p3_a_later_start_or_a_larger_goal_is_never_due_earlier(
        calendar in calendars(), from in instants(), later in 0..DAY, seconds in 0..500_000i64, more in 0..50_000i64,
    ) {
        let due = calendar.advance(from, seconds);
        prop_assert!(due <= calendar.advance(from.plus(later), seconds));
        prop_assert!(due <= calendar.advance(from, seconds + more));
    }
}

fn goals(hours: Option<Hours>) -> impl Strategy<Value = Goal> {
    let hours = hours.map_or(proptest::sample::select(Hours::ALL).boxed(), |hours| Just(hours).boxed());
    (proptest::sample::select(vec![900, 3600, 7201, 28_800, 57_600]), hours)
        .prop_map(|(seconds, hours)| Goal { seconds, hours })
}

/// Policies; with `hours`, all goals are of that kind and none is ever missing.
fn policies(hours: Option<Hours>) -> impl Strategy<Value = Arc<Policy>> {
    let goal = goals(hours).boxed();
    let maybe = if hours.is_some() {
        goal.clone().prop_map(Some).boxed()
    } else {
        proptest::option::of(goal.clone()).boxed()
    };
    let other = if hours.is_some() {
        prop_oneof![Just(Override::Inherit), goal.prop_map(Override::Goal)].boxed()
    } else {
        prop_oneof![Just(Override::Inherit), Just(Override::Nothing), goal.prop_map(Override::Goal)].boxed()
    };
    let pauses = proptest::sample::subsequence(vec![Status::Pending, Status::Hold], 0..=2);
    let words = (
        proptest::sample::select(Reopen::ALL),
        proptest::sample::select(ReopenOn::ALL),
        proptest::sample::select(Retarget::ALL),
    );
    let overrides = proptest::array::uniform4(proptest::array::uniform4(other));
    (proptest::array::uniform4(maybe), overrides, pauses, words, 1..100i64).prop_map(
        |(goals, overrides, pause_on, (reopen, reopen_on, retarget), at_risk_percent)| {
            let name = "law".into();
            let at_risk_percent = at_risk_percent + 1;
            Arc::new(Policy {
                name,
                goals,
                overrides,
                pause_on,
                reopen,
                reopen_on,
                retarget,
                at_risk_percent,
            })
        },
    )
}

/// What happens to a ticket after it was made. `policy` gives the policies to which it may change.
fn happenings(policy: BoxedStrategy<Arc<Policy>>) -> impl Strategy<Value = What> {
    let simple = vec![
        What::CustomerReply,
        What::CustomerReply,
        What::AgentReply,
        What::AgentReply,
        What::Pending,
        What::Hold,
        What::Open,
        What::Solved,
        What::Solved,
        What::Reopened,
        What::CustomerReopened,
        What::NoReplyNeeded,
        What::MergedIn { waiting_since: None },
        What::AutoReply,
    ];
    let last = vec![What::Closed, What::MergedInto, What::Spam];
    prop_oneof![
        14 => proptest::sample::select(simple),
        3 => proptest::sample::select(Priority::ALL).prop_map(What::PriorityChanged),
        2 => policy.prop_map(|policy| What::PolicyChanged { policy: Some(policy), calendar: None }),
        1 => instants().prop_map(|since| What::MergedIn { waiting_since: Some(since) }),
        1 => proptest::sample::select(last),
    ]
}

fn tickets(policy: BoxedStrategy<Arc<Policy>>) -> impl Strategy<Value = Vec<Event>> {
    let created = (proptest::sample::select(Mode::ALL), proptest::sample::select(Priority::ALL))
        .prop_map(|(mode, priority)| What::Created { mode, priority });
    let gaps = prop_oneof![Just(0i64), 1..4000i64, 1..200_000i64];
    let rest = proptest::collection::vec((gaps, happenings(policy)), 0..12);
    (instants(), created, rest).prop_map(|(mut at, created, rest)| {
        let mut events = vec![Event { at, what: created }];
        for (gap, what) in rest {
            at = at.plus(gap);
            events.push(Event { at, what });
        }
        events
    })
}

/// A ticket at a desk with random hours.
pub(super) fn desks() -> impl Strategy<Value = (Start, Vec<Event>)> {
    (calendars(), policies(None), tickets(policies(None).boxed())).prop_map(|(calendar, policy, events)| {
        (Start { policy: Some(policy), calendar: Arc::new(calendar) }, events)
    })
}

/// A ticket that keeps one policy and one priority.
pub(super) fn tickets_under() -> impl Strategy<Value = (Arc<Policy>, Vec<Event>)> {
    (policies(None), tickets(policies(None).boxed())).prop_map(|(policy, mut events)| {
        let changes = |what: &What| matches!(what, What::PolicyChanged { .. } | What::PriorityChanged(_));
        events.retain(|event| !changes(&event.what));
        (policy, events)
    })
}

pub(super) fn promising_nothing() -> Policy {
    Policy {
        name: "law".into(),
        goals: [None; Target::COUNT],
        overrides: Default::default(),
        pause_on: Vec::new(),
        reopen: Reopen::Resume,
        reopen_on: ReopenOn::Message,
        retarget: Retarget::Keep,
        at_risk_percent: 80,
    }
}

pub(super) fn end(events: &[Event]) -> Moment {
    events[events.len() - 1].at
}

/// The same but for the places of events, which differ where an event was added.
fn without_places(mut judged: Judged) -> Judged {
    let verdicts = judged.latest.iter_mut().chain(&mut judged.earlier);
    verdicts.for_each(|verdict| verdict.stopped_by = None);
    judged
}

proptest! {
    #[test]
    fn p4_what_comes_after_does_not_exist((start, events) in desks(), cut in 0..13usize, wait in 0..DAY) {
        let as_of = events[cut.min(events.len() - 1)].at.plus(wait);
        let known: Vec<Event> = events.iter().filter(|event| event.at <= as_of).cloned().collect();
        prop_assert_eq!(judge(&start, &events, as_of), judge(&start, &known, as_of));
    }

    #[test]
    fn p5_a_desk_that_is_always_open_counts_as_the_calendar_does(
        policy in policies(Some(Hours::Business)),
        events in tickets(policies(Some(Hours::Business)).boxed()),
        other in calendars(),
        wait in 0..10 * DAY,
    ) {
        let around_the_clock = |policy: &Arc<Policy>| {
            let mut policy = Policy::clone(policy);
            let goals = policy.goals.iter_mut().flatten();
            let overrides = policy.overrides.iter_mut().flatten().filter_map(|entry| match entry {
                Override::Goal(goal) => Some(goal),
                _ => None,
            });
            goals.chain(overrides).for_each(|goal| goal.hours = Hours::Calendar);
            Arc::new(policy)
        };
        let changed: Vec<Event> = events.iter().cloned().map(|mut event| {
            if let What::PolicyChanged { policy: Some(policy), .. } = &mut event.what {
                *policy = around_the_clock(policy);
            }
            event
        }).collect();
        let calendar_start = Start { policy: Some(around_the_clock(&policy)), calendar: Arc::new(other) };
        let start = Start { policy: Some(policy), calendar: Arc::new(Calendar::always()) };
        let as_of = end(&events).plus(wait);
        let mut by_the_calendar = judge(&calendar_start, &changed, as_of);
        let verdicts = by_the_calendar.latest.iter_mut().chain(&mut by_the_calendar.earlier);
        let goals = verdicts.filter_map(|verdict| verdict.goal.as_mut());
        let open = by_the_calendar.open.iter_mut().flatten().map(|open| &mut open.goal);
        goals.chain(open).for_each(|goal| goal.hours = Hours::Business);
        prop_assert_eq!(judge(&start, &events, as_of), by_the_calendar);
    }

    #[test]
    fn p6_notes_and_machines_change_nothing(
        (start, events) in desks(), place in 0..12usize, gap in 0..4000i64, wait in 0..10 * DAY,
    ) {
        let place = place.min(events.len() - 1);
        let next = events.get(place + 1).map_or(Moment(i64::MAX), |event| event.at);
        let merged_in = What::MergedIn { waiting_since: None };
        for what in [What::InternalNote, What::AutoReply, What::CustomerAutoReply, merged_in] {
            let mut more = events.clone();
            more.insert(place + 1, Event { at: events[place].at.plus(gap).min(next), what });
            let as_of = end(&more).plus(wait);
            let expected = without_places(judge(&start, &events, as_of));
            prop_assert_eq!(without_places(judge(&start, &more, as_of)), expected);
        }
    }

    /// P7 and more: nothing at all that happens later turns missed into something else. (Voiding a reopening can: it
    /// says that what was judged never happened. These tickets have none.)
    #[test]
    fn p7_missed_stays_missed((start, mut events) in desks(), cut in 0..13usize, lowered: bool, wait in 0..DAY) {
        let place = cut.min(events.len() - 1);
        let then = events[place].at.plus(wait);
        let before = judge(&start, &events, then);
        if lowered {
            let known = events.iter().filter(|event| event.at <= then).count();
            events.insert(known, Event { at: then.plus(1), what: What::PriorityChanged(Priority::Low) });
            events[known..].iter_mut().for_each(|event| event.at = event.at.max(then.plus(1)));
        }
        let after = judge(&start, &events, end(&events).max(then).plus(wait));
        for missed in before.all().filter(|verdict| verdict.breached_at.is_some()) {
            let now = after.instances(missed.target).find(|verdict| verdict.instance == missed.instance);
            prop_assert_eq!(now.map(|now| (now.status, now.breached_at)), Some((missed.status, missed.breached_at)));
        }
    }

    /// P3 for what a promise says, and not only for the calendar that it counts by.
    #[test]
    fn p3_a_later_ticket_or_a_larger_promise_is_never_due_earlier(
        calendar in calendars(), at in instants(), later in 0..DAY, seconds in 1..500_000i64, more in 0..50_000i64,
        hours in proptest::sample::select(Hours::ALL),
    ) {
        let calendar = Arc::new(calendar);
        let due = |at: Moment, seconds| {
            let goals = [Some(Goal { seconds, hours }); Target::COUNT];
            let policy = Some(Arc::new(Policy { goals, ..promising_nothing() }));
            let created = What::Created { mode: Mode::Inbound, priority: Priority::Normal };
            let start = Start { policy, calendar: calendar.clone() };
            let judged = judge(&start, &[Event { at, what: created }], at);
            // Beyond six years nothing is due; that is later than all else.
            judged.latest.map(|verdict| verdict.due_at.unwrap_or(Moment(i64::MAX)))
        };
        let first = due(at, seconds);
        for later in [due(at.plus(later), seconds), due(at, seconds + more)] {
            for (first, later) in [first[0], first[2]].into_iter().zip([later[0], later[2]]) {
                prop_assert!(first <= later, "{first} before {later}");
            }
        }
    }

    /// P10: the same tickets give the same bytes, whatever the calendar was asked before and however often one judges.
    #[test]
    fn p10_the_same_events_give_the_same_bytes(
        (zone, week) in (zones(), weeks()), policy in policies(None), events in tickets(policies(None).boxed()),
        asked in proptest::collection::vec(instants(), 0..4), wait in 0..90 * DAY,
    ) {
        let as_of = end(&events).plus(wait);
        let made = || {
            let calendar = Arc::new(Calendar::new(zone, week.clone(), &[]).unwrap());
            Start { policy: Some(policy.clone()), calendar }
        };
        let (fresh, used) = (made(), made());
        for at in &asked {
            used.calendar.open_seconds(*at, as_of);
        }
        let first = format!("{:?}", explain(&fresh, &events, as_of));
        prop_assert_eq!(&first, &format!("{:?}", explain(&used, &events, as_of)));
        prop_assert_eq!(&first, &format!("{:?}", explain(&fresh, &events.clone(), as_of)));
    }

    #[test]
    fn kept_clocks_tell_the_same_as_judging_again((start, events) in desks(), waits in [0..DAY, 0..90 * DAY]) {
        let kept = judge(&start, &events, end(&events)).open;
        for wait in waits {
            let now = end(&events).plus(wait);
            let judged = judge(&start, &events, now);
            prop_assert_eq!(judged.open, kept);
            for open in kept.iter().flatten() {
                prop_assert_eq!(open.status_at(now), judged.verdict(open.target).status);
            }
        }
    }

    #[test]
    fn asking_for_the_story_changes_no_verdict((start, events) in desks(), wait in 0..DAY) {
        let as_of = end(&events).plus(wait);
        let (judged, steps) = explain(&start, &events, as_of);
        prop_assert_eq!(&judge(&start, &events, as_of), &judged);
        prop_assert!(steps.is_sorted_by_key(|step| step.at));
        let breaches = steps.iter().filter(|step| step.act == crate::desk::sla::Act::Breach).count();
        prop_assert_eq!(breaches, judged.all().filter(|verdict| verdict.breached_at.is_some()).count());
    }
}
