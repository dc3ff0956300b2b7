//! The stories of worked, simulated and random tickets: what is told adds up, and reads well.

use proptest::prelude::*;
use serde_json::Value;

use super::cases::{parse, simulated};
use super::laws::{desks, end};
use crate::desk::calendar::Calendar;
use crate::desk::policy::Hours;
use crate::desk::sla::{Act, Cast, ClockStatus, Event, Happening, Start, Story, Told, What};
use crate::desk::time::{DAY, HOUR, Moment, Zone};

fn told(start: &Start, events: &[Event], as_of: Moment) -> Vec<Told> {
    let (cast, zone) = (Cast::default(), start.calendar.zone());
    Story::new(start, events, &cast, as_of, zone).tell().into_iter().flatten().collect()
}

/// What must hold of every story, whatever happened.
fn adds_up(start: &Start, events: &[Event], as_of: Moment) -> Result<(), String> {
    let same_hours = !events.iter().any(|event| matches!(event.what, What::PolicyChanged { .. }));
    for told in told(start, events, as_of) {
        let wrong = |what: &str| Err(format!("{what}: {told:#?}"));
        let counted: i64 = told.timeline.iter().map(|(row, _)| row.counted_minutes).sum();
        if told.verdict.elapsed_minutes().is_some_and(|elapsed| elapsed != counted) {
            return wrong(&format!("the rows count {counted} minutes"));
        }
        if !told.timeline.is_sorted_by_key(|(row, _)| (row.at, row.elapsed)) {
            return wrong("the rows are out of order");
        }
        if told.timeline.iter().any(|(row, because)| {
            because.trim() != because || because.is_empty() || row.counted_minutes < 0 || row.at > as_of
        }) {
            return wrong("a row says nothing, counts backwards, or lies ahead");
        }
        let business =
            told.timeline.iter().all(|(row, _)| row.goal.is_none_or(|goal| goal.hours == Hours::Business));
        for (row, _) in told.timeline.iter().filter(|_| same_hours && business) {
            if let (Happening::Closed { .. }, Some(until)) = (row.happening, row.until)
                && start.calendar.open_seconds(row.at, until) != 0
            {
                return wrong("a closed stretch has open seconds");
            }
        }
        let breaches = told.timeline.iter().filter(|(row, _)| row.happening == Happening::Act(Act::Breach));
        if breaches.count() != usize::from(told.verdict.breached_at.is_some()) {
            return wrong("not one breach for a miss");
        }
        let begins = match told.verdict.status {
            ClockStatus::Active => ["due ", "not due "].as_slice(),
            ClockStatus::AtRisk => &["at risk: "],
            ClockStatus::Missed => &["missed by "],
            ClockStatus::Paused => &["paused since "],
            ClockStatus::Met => &["in time with "],
            ClockStatus::Cancelled => &["cancelled after "],
            ClockStatus::NotStarted => &["not started: ", "nothing is promised"],
            ClockStatus::NotApplicable => &["not needed: "],
            ClockStatus::None => &["nothing is promised"],
        };
        let sentence = &told.sentence;
        if !begins.iter().any(|word| sentence.starts_with(word)) || sentence.contains("  ") {
            return wrong("a sentence for another status");
        }
    }
    Ok(())
}

fn worked() -> Vec<Value> {
    let document: Value =
        serde_json::from_str(include_str!("../../../../tests/data/sla_cases.json")).unwrap();
    document["cases"].as_array().unwrap().clone()
}

#[test]
fn worked_and_simulated_cases_add_up() {
    for case in worked().into_iter().chain(simulated()) {
        let (start, events, as_of) = parse(&case);
        if let Err(wrong) = adds_up(&start, &events, as_of) {
            panic!("{}: {wrong}", case["name"]);
        }
    }
}

proptest! {
    #[test]
    fn every_story_adds_up((start, events) in desks(), wait in prop_oneof![0..DAY, 0..90 * DAY]) {
        let as_of = end(&events).plus(wait);
        if let Err(wrong) = adds_up(&start, &events, as_of) {
            prop_assert!(false, "{}", wrong);
        }
    }
}

/// The stories of a worked case, as a person reads them.
fn tale(name: &str) -> String {
    let cases = worked();
    let case = cases.iter().find(|case| case["name"] == name).unwrap();
    let (start, events, as_of) = parse(case);
    let mut text = String::new();
    for told in told(&start, &events, as_of).iter().filter(|told| told.exists()) {
        text.push_str(&format!("{}: {}\n", told.verdict.target, told.sentence));
        for (row, because) in &told.timeline {
            let at = crate::desk::sla::when(row.at, start.calendar.zone(), as_of);
            text.push_str(&format!("  {at} {} {}: {because}\n", row.happening.word(), row.counted_minutes));
        }
    }
    text
}

#[test]
fn a_miss_says_by_how_much_of_which_time_and_why() {
    insta::assert_snapshot!(tale("next-response-three-instances"), @"
    first_response: in time with 50 working minutes to spare: we answered on Mon 2 Mar 09:10, due Mon 2 Mar 10:00
      Mon 2 Mar 09:00 start 0: the customer wrote: target 60 working minutes
      Mon 2 Mar 09:10 stop 10: we answered
    next_response: in time with 30 working minutes to spare: we answered on Mon 2 Mar 10:30, due Mon 2 Mar 11:00
      Mon 2 Mar 10:00 start 0: the customer wrote: target 60 working minutes
      Mon 2 Mar 10:30 stop 30: we answered
    next_response: missed by 30 working minutes because nobody answered by Tue 3 Mar 09:30; we answered on Tue 3 Mar 10:00
      Mon 2 Mar 16:30 start 0: the customer wrote: target 60 working minutes
      Mon 2 Mar 17:00 closed 30: no minute counts until Tue 3 Mar 09:00
      Tue 3 Mar 09:30 breach 30: the target of 60 working minutes is used up
      Tue 3 Mar 10:00 stop 30: we answered
    next_response: due Tue 3 Mar 12:00, 30 working minutes left
      Tue 3 Mar 11:00 start 0: the customer wrote: target 60 working minutes
      Tue 3 Mar 11:30 now 30: 30 working minutes left
    resolution: nothing is promised
      Mon 2 Mar 09:00 start 0: the customer wrote: nothing is promised
    ");
    insta::assert_snapshot!(tale("priority-raised-after-new-budget-is-spent"), @"
    first_response: missed by 10 working minutes because 120 working minutes were used by Mon 2 Mar 11:00, and the new target is 60 working minutes; the customer still waits
      Mon 2 Mar 09:00 start 0: the customer wrote: target 8 h of working time
      Mon 2 Mar 11:00 retarget 120: priority urgent: target 60 working minutes from now on; what was counted counts
      Mon 2 Mar 11:00 breach 0: the new target of 60 working minutes was used up already
      Mon 2 Mar 11:10 now 10: 70 working minutes over the target
    resolution: due Mon 2 Mar 13:00, 110 working minutes left
      Mon 2 Mar 09:00 start 0: the customer wrote: target 16 h of working time
      Mon 2 Mar 11:00 retarget 120: priority urgent: target 4 h of working time from now on; what was counted counts
      Mon 2 Mar 11:10 now 10: 110 working minutes left
    ");
    insta::assert_snapshot!(tale("merge-survivor-inherits-an-overdue-wait"), @"
    first_response: in time with 30 working minutes to spare: we answered on Mon 2 Mar 09:30, due Mon 2 Mar 10:00
      Mon 2 Mar 09:00 start 0: the customer wrote: target 60 working minutes
      Mon 2 Mar 09:30 stop 30: we answered
    next_response: missed by 10 working minutes because a merged ticket's customer had waited 75 working minutes by the merge on Mon 2 Mar 11:00, and the target is 60 working minutes; the customer still waits
      Mon 2 Mar 11:00 start 0: another ticket was merged in, whose customer has waited since Mon 2 Mar 09:45: target 60 working minutes
      Mon 2 Mar 11:00 merge 75: another ticket was merged in, whose customer has waited since Mon 2 Mar 09:45: the wait counts from its beginning
      Mon 2 Mar 11:00 breach 0: with the merged wait the target of 60 working minutes is used up
      Mon 2 Mar 11:10 now 10: 25 working minutes over the target
    resolution: nothing is promised
      Mon 2 Mar 09:00 start 0: the customer wrote: nothing is promised
    ");
    insta::assert_snapshot!(tale("reopen-turns-met-into-missed"), @"
    first_response: nothing is promised
      Mon 2 Mar 09:00 start 0: the customer wrote: nothing is promised
      Mon 2 Mar 09:30 stop 0: we answered
    next_response: nothing is promised
      Tue 3 Mar 09:00 start 0: the customer wrote: nothing is promised
    resolution: missed by 30 working minutes because it was not solved by Tue 3 Mar 09:30; it was reopened, and is not solved again
      Mon 2 Mar 09:00 start 0: the customer wrote: target 120 working minutes
      Mon 2 Mar 10:30 stop 90: the desk solved it
      Tue 3 Mar 09:00 resume 0: the customer wrote: the clock goes on
      Tue 3 Mar 09:30 breach 30: the target of 120 working minutes is used up
      Tue 3 Mar 10:00 now 30: 30 working minutes over the target
    ");
    insta::assert_snapshot!(tale("reply-one-second-late-is-missed"), @"
    first_response: missed by 1 working second because nobody answered by Mon 2 Mar 11:00; we answered on Mon 2 Mar 11:00:01
      Mon 2 Mar 10:00 start 0: the customer wrote: target 60 working minutes
      Mon 2 Mar 11:00 breach 60: the target of 60 working minutes is used up
      Mon 2 Mar 11:00:01 stop 0: we answered
    resolution: nothing is promised
      Mon 2 Mar 10:00 start 0: the customer wrote: nothing is promised
    ");
}

#[test]
fn what_is_not_missed_says_how_it_stands() {
    insta::assert_snapshot!(tale("out-of-office-is-not-a-customer-contact"), @"
    first_response: in time with 40 working minutes to spare: we answered on Mon 2 Mar 09:20, due Mon 2 Mar 10:00
      Mon 2 Mar 09:00 start 0: the customer wrote: target 60 working minutes
      Mon 2 Mar 09:20 stop 20: we answered
    resolution: paused since Mon 2 Mar 09:20 because it waits for the customer; 20 min of 8 h of working time are used
      Mon 2 Mar 09:00 start 0: the customer wrote: target 8 h of working time
      Mon 2 Mar 09:20 pause 20: it waits for the customer: pending pauses the clock (pause_on)
    ");
    insta::assert_snapshot!(tale("moved-to-a-department-in-another-zone"), @"
    first_response: due Tue 3 Mar 06:30, 150 working minutes left
      Mon 2 Mar 16:00 start 0: the customer wrote: target 4 h of working time
      Mon 2 Mar 16:30 policy 30: policy case holds: the target stays; its hours count from now on
      Mon 2 Mar 16:30 closed 0: no minute counts until Tue 3 Mar 03:00
      Tue 3 Mar 04:00 now 60: 150 working minutes left
    resolution: nothing is promised
      Mon 2 Mar 16:00 start 0: the customer wrote: nothing is promised
      Mon 2 Mar 16:30 policy 0: policy case holds: nothing is promised still
    ");
    insta::assert_snapshot!(tale("solved-without-a-reply-in-time"), @"
    first_response: cancelled after 30 working minutes: the desk solved it on Mon 2 Mar 09:30, and no answer was given
      Mon 2 Mar 09:00 start 0: the customer wrote: target 60 working minutes
      Mon 2 Mar 09:30 suspend 30: the desk solved it: no answer was given, a reopening lets the clock go on
    resolution: in time with 7 h 30 min of working time to spare: the desk solved it on Mon 2 Mar 09:30, due Mon 2 Mar 17:00
      Mon 2 Mar 09:00 start 0: the customer wrote: target 8 h of working time
      Mon 2 Mar 09:30 stop 30: the desk solved it
    ");
    insta::assert_snapshot!(tale("solved-while-pending"), @"
    first_response: nothing is promised
      Mon 2 Mar 09:00 start 0: the customer wrote: nothing is promised
      Fri 6 Mar 10:00 suspend 0: the desk solved it: no answer was given, a reopening lets the clock go on
    resolution: in time with 60 working minutes to spare: the desk solved it on Fri 6 Mar 10:00, while the clock stood
      Mon 2 Mar 09:00 start 0: the customer wrote: target 120 working minutes
      Mon 2 Mar 10:00 pause 60: it waits for the customer: pending pauses the clock (pause_on)
      Fri 6 Mar 10:00 stop 0: the desk solved it
    ");
    insta::assert_snapshot!(tale("thank-you-needs-no-reply"), @"
    first_response: in time with 50 working minutes to spare: we answered on Mon 2 Mar 09:10, due Mon 2 Mar 10:00
      Mon 2 Mar 09:00 start 0: the customer wrote: target 60 working minutes
      Mon 2 Mar 09:10 stop 10: we answered
    next_response: cancelled after 20 working minutes: we said that the message needs no answer on Mon 2 Mar 10:20
      Mon 2 Mar 10:00 start 0: the customer wrote: target 60 working minutes
      Mon 2 Mar 10:20 cancel 20: we said that the message needs no answer
    resolution: nothing is promised
      Mon 2 Mar 09:00 start 0: the customer wrote: nothing is promised
    ");
    insta::assert_snapshot!(tale("phone-call-logged-by-agent"), @"
    first_response: not needed: the customer was answered while it was written down
    resolution: due Mon 2 Mar 13:00, 60 working minutes left
      Mon 2 Mar 09:00 start 0: the customer was answered while it was written down: target 4 h of working time
      Mon 2 Mar 12:00 now 180: 60 working minutes left
    ");
    insta::assert_snapshot!(tale("agent-outbound-never-answered"), @"
    first_response: not started: no customer waits yet
    resolution: not started: no customer waits yet
    ");
    insta::assert_snapshot!(tale("priority-raised-fresh"), @"
    first_response: due Mon 2 Mar 12:00, 50 working minutes left
      Mon 2 Mar 09:00 start 0: the customer wrote: target 8 h of working time
      Mon 2 Mar 11:00 retarget 120: priority urgent: target 3 h of working time in all from now on (retarget = fresh)
      Mon 2 Mar 11:10 now 10: 50 working minutes left
    resolution: due Mon 2 Mar 15:00, 3 h 50 min of working time left
      Mon 2 Mar 09:00 start 0: the customer wrote: target 16 h of working time
      Mon 2 Mar 11:00 retarget 120: priority urgent: target 6 h of working time in all from now on (retarget = fresh)
      Mon 2 Mar 11:10 now 10: 3 h 50 min of working time left
    ");
    insta::assert_snapshot!(tale("24x7-calendar"), @"
    first_response: missed by 5 minutes because nobody answered by Sun 15 Mar 00:05; the customer still waits
      Sat 14 Mar 23:50 start 0: the customer wrote: target 15 minutes
      Sun 15 Mar 00:05 breach 15: the target of 15 minutes is used up
      Sun 15 Mar 00:10 now 5: 5 minutes over the target
    resolution: nothing is promised
      Sat 14 Mar 23:50 start 0: the customer wrote: nothing is promised
    ");
    insta::assert_snapshot!(tale("night-shift-over-the-weekend"), @"
    first_response: at risk: due Mon 16 Mar 23:00, 60 working minutes left; the clock stands until Mon 16 Mar 22:00
      Fri 13 Mar 23:00 start 0: the customer wrote: target 8 h of working time
      Sat 14 Mar 06:00 now 420: 60 working minutes left
    resolution: nothing is promised
      Fri 13 Mar 23:00 start 0: the customer wrote: nothing is promised
    ");
    insta::assert_snapshot!(tale("created-after-hours"), @"
    first_response: due Tue 3 Mar 10:00, 30 working minutes left
      Mon 2 Mar 18:30 start 0: the customer wrote: target 60 working minutes
      Mon 2 Mar 18:30 closed 0: no minute counts until Tue 3 Mar 09:00
      Tue 3 Mar 09:30 now 30: 30 working minutes left
    resolution: nothing is promised
      Mon 2 Mar 18:30 start 0: the customer wrote: nothing is promised
    ");
}

#[test]
fn outside_of_hours_the_clock_is_said_to_stand() {
    let cases = worked();
    let case = cases.iter().find(|case| case["name"] == "created-after-hours").unwrap();
    let (start, events, _) = parse(case);
    let night = events[0].at.plus(HOUR);
    let told = told(&start, &events, night);
    assert_eq!(
        told[0].sentence,
        "due Tue 3 Mar 10:00, 60 working minutes left; the clock stands until Tue 3 Mar 09:00"
    );
}

#[test]
fn thousands_of_waits_cost_no_more_than_each_of_them() {
    let (start, mut events, _) = parse(&worked()[0]);
    for wait in 0..20_000 {
        let what = if wait % 2 == 0 { What::CustomerReply } else { What::AgentReply };
        events.push(Event { at: events[1].at.plus(60 * (wait + 1)), what });
    }
    let begun = std::time::Instant::now();
    let stories = told(&start, &events, end(&events));
    // And an update, which nobody promised.
    assert_eq!(stories.len(), 1 + 10_000 + 1 + 1);
    // A hundredth of that is usual; squared it would be minutes.
    assert!(begun.elapsed().as_secs() < 20);
}

#[test]
fn years_of_openings_are_summed_up_and_cost_little() {
    let (mut start, mut events, _) = parse(&worked()[0]);
    events.truncate(1);
    let whole = told(&start, &events, events[0].at.plus(3 * 365 * DAY));
    let openings: Vec<_> = whole[0].timeline.iter().map(|(row, _)| row.happening).collect();
    let expected = [
        Happening::Act(Act::Start),
        Happening::Act(Act::Breach),
        Happening::Openings(Some(784)),
        Happening::Now,
    ];
    assert_eq!(openings, expected);

    // Open each other quarter of an hour, for fifty years.
    let quarters: Vec<(u16, u16)> = (0..48).map(|half| (half * 30, half * 30 + 15)).collect();
    let week = [(); 7].map(|()| quarters.clone());
    start.calendar = std::sync::Arc::new(Calendar::new(Zone::UTC, week, &[]).unwrap());
    let whole = told(&start, &events, events[0].at.plus(50 * 365 * DAY));
    let before_now = whole[0].timeline.iter().rev().nth(1).unwrap();
    assert_eq!(before_now.0.happening, Happening::Openings(None));
    assert_eq!(adds_up(&start, &events, events[0].at.plus(50 * 365 * DAY)), Ok(()));
}
