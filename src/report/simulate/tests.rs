//! The cases and laws of replayed history.

use proptest::prelude::*;

use super::*;
use crate::desk::event::What;
use crate::desk::settings::Settings;
use crate::desk::time::{HOUR, Moment, Zone};
use crate::report::Options;
use crate::report::sla::SLA;
use crate::report::tests::fixture::{Desk, SETTINGS, int, shown, worked_by_hand};
use crate::report::tests::laws::{START, Story, desk, story};

const ALL_TIME: Range = Range { from: Moment(i64::MIN), to: Moment(i64::MAX) };

/// Settings with these goals in minutes, in the hours of an office, without an update for 0; no answer is promised at low
/// priority.
fn office(goals: [i64; 4], retarget: &str, reopen: &str) -> Settings {
    let [first, next, resolution] = [0, 1, 2].map(|place| goals[place].max(1));
    let update = if goals[3] == 0 { "none".into() } else { format!("{}m", goals[3]) };
    let days =
        ["mon", "tue", "wed", "thu", "fri"].map(|day| format!("{day} = [\"09:00-12:00\", \"13:00-17:00\"]"));
    let text = format!(
        "[desk]\nname = \"Acme\"\n[calendar.office]\ntimezone = \"Europe/Zagreb\"\n{}\n
        [[policy]]\nname = \"office\"\ncalendar = \"office\"\nfirst_response = \"{first}m\"\nnext_response = \"{next}m\"
        resolution = \"{resolution}m\"\nupdate = \"{update}\"\npause_on = [\"pending\"]\nretarget = \"{retarget}\"\nreopen = \"{reopen}\"
        priority.low = {{ first_response = \"none\", next_response = \"none\" }}
        priority.urgent = {{ resolution = \"{resolution}m\" }}\n",
        days.join("\n")
    );
    Settings::parse(&text).unwrap()
}

fn at(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

/// The figure in this column of the row of a target, or of `all`.
fn figure(table: &Table, target: &str, column: &str) -> i64 {
    let row = table.rows.iter().find(|row| row[0] == Cell::Word(target_word(target))).unwrap();
    int(table, row, column)
}

fn target_word(target: &str) -> &'static str {
    Target::from_word(target).map_or("all", Target::word)
}

#[test]
fn both_sides_stand_beside_each_other() {
    let (desk, options, _) = worked_by_hand();
    let other = office([30, 60, 8 * 60, 0], "keep", "resume");
    let facts = desk.facts_under(options.as_of, false, Some(&other));
    insta::assert_snapshot!(shown(&compare(&facts, ALL_TIME)), @"
    target,old_met,old_missed,old_pct,new_met,new_missed,new_pct,to_met,to_missed,minutes_90,minutes_95,minutes_99,new_open,promises
    first_response,10,3,76.9,8,5,61.5,0,2,3241,4921,4921,0,13
    next_response,2,0,100.0,2,0,100.0,0,0,40,40,40,0,2
    resolution,9,4,69.2,10,3,76.9,1,0,3241,4921,4921,0,13
    all,21,7,75.0,20,8,71.4,1,2,,,,0,28
    ");
    insta::assert_snapshot!(shown(&list(&facts, ALL_TIME, Listed::Flips)), @"
    ticket,target,old_status,new_status,old_due_at,new_due_at,old_elapsed_minutes,new_elapsed_minutes,old_goal_minutes,new_goal_minutes,old_policy,new_policy,instance,started_at,stopped_at,subject
    9,first_response,met,missed,2026-03-09T11:05:00Z,2026-03-09T10:35:00Z,55,55,60,30,standard,office,1,2026-03-09T10:05:00Z,2026-03-09T11:00:00Z,
    16,first_response,met,missed,2026-02-27T10:00:00Z,2026-02-27T09:30:00Z,60,60,60,30,standard,office,1,2026-02-27T09:00:00Z,2026-02-27T10:00:00Z,
    16,resolution,missed,met,2026-02-28T09:00:00Z,2026-03-02T10:00:00Z,2880,360,1440,480,standard,office,1,2026-02-27T09:00:00Z,2026-03-01T09:00:00Z,
    ");
    let words = [Listed::ToMet, Listed::ToMissed, Listed::Changed];
    assert_eq!(words.map(|listed| list(&facts, ALL_TIME, listed).rows.len()), [1, 2, 3]);
    let march = Range { from: at("2026-03-01T00:00:00Z"), to: at("2026-03-03T00:00:00Z") };
    assert_eq!(figure(&compare(&facts, march), "all", "promises"), 5);
}

#[test]
fn a_goal_used_up_to_the_second_is_enough_only_if_nobody_was_late() {
    // A whole day was counted in both: one was answered as the desk closed, the other in the evening.
    let needed = |answered: &str| {
        let mut desk = Desk::new(SETTINGS);
        desk.tell(1, at("2026-03-02T08:00:00+01:00"), "created", None, false);
        desk.tell(1, at(answered), "agent_reply", Some("ann"), false);
        let other = office([60, 60, 600, 0], "keep", "resume");
        let facts = desk.facts_under(at("2026-03-09T12:00:00Z"), false, Some(&other));
        facts.tickets[0].replayed.iter().map(|replayed| replayed.enough).collect::<Vec<_>>()
    };
    let enough = |minutes, fulfilled| Some(Enough { minutes, fulfilled });
    assert_eq!(needed("2026-03-02T17:00:00+01:00"), [enough(420, true), enough(5 * 420 + 181, false)]);
    assert_eq!(needed("2026-03-02T17:00:01+01:00")[0], enough(421, true));
    assert_eq!(needed("2026-03-02T21:00:00+01:00")[0], enough(421, true));
    assert_eq!(needed("2026-03-02T08:30:00+01:00")[0], enough(1, true), "nothing was counted");
}

#[test]
fn what_is_still_open_counts_against_shorter_goals_only() {
    let goal = |minutes, fulfilled| Enough { minutes, fulfilled };
    let ten: Vec<Enough> = (1..=10).map(|minutes| goal(minutes, true)).collect();
    assert_eq!([90, 95, 99].map(|percent| smallest_goal(&ten, percent)), [Some(9), Some(10), Some(10)]);
    assert_eq!(smallest_goal(&ten, 1), Some(1));
    // Open for four minutes: under a goal of three it is missed, under one of four not decided.
    let open = [goal(1, true), goal(3, true), goal(4, false)];
    assert_eq!([66, 67, 100].map(|percent| smallest_goal(&open, percent)), [Some(3), Some(4), Some(4)]);
    assert_eq!(smallest_goal(&[goal(1, false)], 90), None);
    assert_eq!(smallest_goal(&[], 90), None);
}

#[test]
fn other_settings_do_not_close_a_ticket_earlier() {
    let mut desk = Desk::new(SETTINGS);
    let start = at("2026-03-02T09:00:00Z");
    desk.tell(1, start, "created", None, false);
    desk.tell(1, start.plus(HOUR), "agent_reply", Some("ann"), false);
    desk.tell(1, start.plus(HOUR), "solved", Some("ann"), false);
    // Ten days later: within the fourteen days that held, but not within seven.
    desk.tell(1, start.plus(240 * HOUR), "customer_reply", None, false);
    let other = Settings::parse(&SETTINGS.replace("close_days = 14", "close_days = 7")).unwrap();
    let facts = desk.facts_under(start.plus(300 * HOUR), false, Some(&other));
    assert_eq!(list(&facts, ALL_TIME, Listed::Changed).rows, Vec::<Vec<Cell>>::new());
    assert_eq!(figure(&compare(&facts, ALL_TIME), "next_response", "new_missed"), 1);
}

#[test]
fn what_has_no_promise_on_one_side_is_in_none_of_its_figures() {
    let mut desk = Desk::new(SETTINGS);
    let start = at("2026-03-02T09:00:00Z");
    desk.tell(1, start, "created", None, false);
    desk.add(1, start, What::Priority(crate::desk::ticket::Priority::Low), Some("ann"), false);
    desk.tell(1, start.plus(HOUR), "agent_reply", Some("ann"), false);
    let facts =
        desk.facts_under(start.plus(2 * HOUR), false, Some(&office([60, 60, 60, 0], "keep", "resume")));
    let table = compare(&facts, ALL_TIME);
    let first = |column| figure(&table, "first_response", column);
    assert_eq!(["promises", "old_met", "new_met", "new_missed", "to_missed"].map(first), [1, 1, 0, 0, 0]);
    let changed = list(&facts, ALL_TIME, Listed::Changed);
    let row = changed.rows.iter().find(|row| row[1] == Cell::Word("first_response")).unwrap();
    assert_eq!(row[2..4], [Cell::Word("met"), Cell::Word("none")]);
    assert!(notes(&facts, ALL_TIME).is_empty());
}

fn goals() -> impl Strategy<Value = [i64; 4]> {
    [1_i64..900, 1_i64..900, 1_i64..4000, 1_i64..900]
}

fn histories() -> impl Strategy<Value = Vec<Story>> {
    prop::collection::vec(story(), 1..12)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Under the same settings nothing changes, and without a period the figures are those of the report.
    #[test]
    fn the_same_settings_give_the_report(stories in histories(), hours in 1_i64..400) {
        let desk = desk(&stories);
        let as_of = Moment(START + hours * HOUR);
        let facts = desk.facts_under(as_of, false, Some(&desk.settings));
        let options = Options {
            range: ALL_TIME,
            as_of,
            zone: Zone::UTC,
            by: [None, None],
            backfill: false,
            lists: false,
        };
        let (compared, report) = (compare(&facts, ALL_TIME), (SLA.build)(&SLA, &facts, &options));
        for (row, reported) in compared.rows.iter().zip(&report.rows) {
            prop_assert_eq!(&row[0], &reported[1]);
            for (column, same) in [("met", "met"), ("missed", "missed")] {
                let reported = int(&report, reported, same);
                prop_assert_eq!(int(&compared, row, &format!("old_{column}")), reported);
                prop_assert_eq!(int(&compared, row, &format!("new_{column}")), reported);
            }
            prop_assert_eq!((int(&compared, row, "to_met"), int(&compared, row, "to_missed")), (0, 0));
        }
        prop_assert_eq!(list(&facts, ALL_TIME, Listed::Changed).rows.len(), 0);
    }

    /// Longer goals break nothing that was kept.
    #[test]
    fn longer_goals_turn_nothing_to_missed(
        stories in histories(),
        hours in 1_i64..400,
        goals in goals(),
        longer in [0_i64..600, 0_i64..600, 0_i64..2000, 0_i64..600],
    ) {
        let mut desk = desk(&stories);
        desk.settings = std::sync::Arc::new(office(goals, "keep", "resume"));
        let other = office([0, 1, 2, 3].map(|i| goals[i] + longer[i]), "keep", "resume");
        let facts = desk.facts_under(Moment(START + hours * HOUR), false, Some(&other));
        prop_assert_eq!(list(&facts, ALL_TIME, Listed::ToMissed).rows.len(), 0);
        let table = compare(&facts, ALL_TIME);
        for target in Target::WORDS {
            prop_assert!(figure(&table, target, "new_missed") <= figure(&table, target, "old_missed"));
        }
    }

    /// With the smallest goal the share is reached, and with a minute less it is not.
    #[test]
    fn the_smallest_goal_is_enough_and_no_smaller_one_is(
        stories in histories(),
        hours in 1_i64..400,
        goals in goals(),
        fresh: bool,
        restart: bool,
    ) {
        let desk = desk(&stories);
        let as_of = Moment(START + hours * HOUR);
        let (retarget, reopen) =
            (if fresh { "fresh" } else { "keep" }, if restart { "restart" } else { "resume" });
        let under = |goals| {
            let other = office(goals, retarget, reopen);
            compare(&desk.facts_under(as_of, false, Some(&other)), ALL_TIME)
        };
        let table = under(goals);
        for (place, target) in Target::ALL.iter().enumerate() {
            for percent in [90, 95, 99] {
                let row = &table.rows[place];
                let Cell::Minutes(minutes) = row[table.position(&format!("minutes_{percent}")).unwrap()] else {
                    continue;
                };
                let reaches = |minutes: i64| {
                    let mut goals = goals;
                    goals[place] = minutes;
                    let table = under(goals);
                    let figure = |column| figure(&table, target.word(), column);
                    let (met, missed) = (figure("new_met"), figure("new_missed"));
                    met > 0 && met * 100 >= percent * (met + missed)
                };
                prop_assert!(reaches(minutes as i64), "{target} {percent} {minutes}");
                prop_assert!(minutes == 1.0 || !reaches(minutes as i64 - 1), "{target} {percent} {minutes}");
            }
        }
    }
}
