//! The cases and a law of the report `resolution`.

use proptest::prelude::*;

use super::*;
use crate::desk::event::What;
use crate::desk::sla::ClockStatus;
use crate::desk::ticket::Target;
use crate::desk::time::HOUR;
use crate::report::By;
use crate::report::tests::fixture::{Desk, SETTINGS, by, column, made, shown, worked_by_hand};
use crate::report::tests::laws::{START, desk as random, story};

fn at(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

fn told(desk: &Desk, options: &Options, columns: &[&str]) -> String {
    shown(&made(&RESOLUTION, desk, options).select(columns).unwrap())
}

#[test]
fn the_seven_measures_of_the_worked_cases() {
    let (desk, options, _) = worked_by_hand();
    insta::assert_snapshot!(shown(&made(&RESOLUTION, &desk, &options)), @"
    group,measure,tickets,median_minutes,p90_minutes,mean_minutes,median_business_minutes,p90_business_minutes,mean_business_minutes,p95_minutes,p95_business_minutes,sum_minutes,sum_business_minutes,auto_solved,solved_again,low_n
    total,first_resolution,11,30,2880,562.5,30,2880,562.5,2880,2880,6190,6190,1,0,false
    total,full_resolution,11,55,2880,827,55,2880,827,2920,2920,9100,9100,1,1,false
    total,handling,11,50,2880,557,50,2880,557,2880,2880,6130,6130,1,1,false
    total,requester_wait,11,50,2880,557,50,2880,557,2880,2880,6130,6130,1,1,false
    total,agent_work,11,50,2880,557,50,2880,557,2880,2880,6130,6130,1,1,false
    total,hold,11,0,0,0,0,0,0,0,0,0,0,1,1,false
    total,pending,11,0,0,9,0,0,9,100,100,100,100,1,1,false
    ");
    let table = made(&RESOLUTION, &desk, &by(options, By::Agent));
    let table = table.select(&["group", "measure", "tickets", "sum_minutes"]).unwrap();
    let silent: Vec<_> =
        shown(&table).lines().filter(|row| row.starts_with("(auto)")).map(str::to_owned).collect();
    insta::assert_snapshot!(silent.join("\n"), @"
    (auto),first_resolution,1,30
    (auto),full_resolution,1,30
    (auto),handling,1,30
    (auto),requester_wait,1,30
    (auto),agent_work,1,30
    (auto),hold,1,0
    (auto),pending,1,0
    ");
}

#[test]
fn whose_turn_it_was_adds_up_to_what_was_not_solved() {
    let (_, options, _) = worked_by_hand();
    let mut desk = Desk::new(SETTINGS);
    let start = at("2026-03-02T09:00:00Z");
    let hour = |hours: i64| start.plus(hours * 3600);
    desk.tell(1, start, "created", None, false);
    desk.add(1, hour(2), What::Status(Status::Hold), Some("ann"), false);
    desk.add(1, hour(5), What::Status(Status::Open), Some("ann"), false);
    desk.tell(1, hour(6), "agent_reply", Some("ann"), false);
    desk.tell(1, hour(6), "pending", Some("ann"), false);
    desk.tell(1, hour(16), "customer_reply", None, false);
    desk.tell(1, hour(17), "solved", Some("ann"), false);
    // Thirty hours solved, then back for three.
    desk.tell(1, hour(47), "customer_reply", None, false);
    desk.tell(1, hour(50), "solved", Some("ben"), false);
    let columns = ["measure", "tickets", "mean_minutes", "mean_business_minutes", "solved_again"];
    insta::assert_snapshot!(told(&desk, &options, &columns), @"
    measure,tickets,mean_minutes,mean_business_minutes,solved_again
    first_resolution,1,1020,1020,0
    full_resolution,1,3000,3000,1
    handling,1,600,600,1
    requester_wait,1,600,600,1
    agent_work,1,420,420,1
    hold,1,180,180,1
    pending,1,600,600,1
    ");
}

#[test]
fn a_reopened_ticket_counts_once_by_its_last_solve_and_its_first_by_its_own() {
    let (_, options, _) = worked_by_hand();
    let mut desk = Desk::new(SETTINGS);
    let start = at("2026-03-30T09:00:00Z");
    desk.tell(1, start, "created", None, false);
    desk.tell(1, start.plus(3600), "solved", Some("ann"), false);
    desk.tell(1, at("2026-04-02T09:00:00Z"), "customer_reply", None, false);
    desk.tell(1, at("2026-04-02T10:00:00Z"), "solved", Some("ben"), false);
    let april = crate::desk::period::Range { from: options.range.to, to: at("2026-05-01T00:00:00Z") };
    let tickets = |options: &Options| column(&made(&RESOLUTION, &desk, options), "tickets");
    assert_eq!(tickets(&options), ["1", "0", "0", "0", "0", "0", "0"]);
    assert_eq!(tickets(&Options { range: april, ..options }), ["0", "1", "1", "1", "1", "1", "1"]);
    // As of the end of March the second solve does not exist.
    assert_eq!(tickets(&Options { as_of: options.range.to, ..options }), ["1"; 7]);
}

#[test]
fn the_days_until_the_desk_gave_up_are_not_ours() {
    let (desk, options, _) = worked_by_hand();
    let facts = desk.facts(options.as_of, false);
    let listed = tally::list(&RESOLUTION, &facts, &options, Some("auto_solved"));
    let listed =
        listed.select(&["ticket", "measure", "minutes", "solved_at", "counted_to", "agent"]).unwrap();
    insta::assert_snapshot!(shown(&listed), @"
    ticket,measure,minutes,solved_at,counted_to,agent
    11,first_resolution,30,2026-03-23T16:30:00Z,2026-03-16T16:30:00Z,(auto)
    11,full_resolution,30,2026-03-23T16:30:00Z,2026-03-16T16:30:00Z,(auto)
    11,handling,30,2026-03-23T16:30:00Z,2026-03-16T16:30:00Z,(auto)
    11,requester_wait,30,2026-03-23T16:30:00Z,2026-03-16T16:30:00Z,(auto)
    11,agent_work,30,2026-03-23T16:30:00Z,2026-03-16T16:30:00Z,(auto)
    11,hold,0,2026-03-23T16:30:00Z,2026-03-16T16:30:00Z,(auto)
    11,pending,0,2026-03-23T16:30:00Z,2026-03-16T16:30:00Z,(auto)
    ");
}

#[test]
fn a_ticket_of_ours_counts_from_the_customers_first_message_on() {
    let (_, options, _) = worked_by_hand();
    let mut desk = Desk::new(SETTINGS);
    let start = at("2026-03-02T09:00:00Z");
    desk.tell(1, start, "created", None, true);
    desk.tell(1, start.plus(600), "solved", Some("ann"), false);
    assert_eq!(column(&made(&RESOLUTION, &desk, &options), "tickets")[0], "0", "no customer was there");
    desk.tell(1, start.plus(3600), "customer_reply", None, false);
    desk.tell(1, start.plus(5400), "solved", Some("ann"), false);
    assert_eq!(told(&desk, &options, &["tickets", "mean_minutes"]).lines().nth(1), Some("1,30"));
}

#[test]
fn an_hour_that_the_clocks_skip_is_none() {
    let (_, options, _) = worked_by_hand();
    let night = "
        [calendar.night]\ntimezone = \"Europe/Zagreb\"\nsat = [\"22:00-06:00\"]
        [[policy]]\nname = \"standard\"\ncalendar = \"night\"\nresolution = \"9h\"\n";
    let mut desk = Desk::new(&format!("{}{night}", SETTINGS.split("[[policy]]").next().unwrap()));
    desk.tell(1, at("2026-03-28T20:00:00Z"), "created", None, false);
    desk.tell(1, at("2026-03-29T05:00:00Z"), "solved", Some("ann"), false);
    let columns = ["measure", "mean_minutes", "mean_business_minutes"];
    assert_eq!(told(&desk, &options, &columns).lines().nth(1), Some("first_resolution,540,420"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// What is called handling is what the resolution clock counted.
    #[test]
    fn handling_is_what_the_clock_counts(stories in prop::collection::vec(story(), 1..12), hours in 1_i64..900) {
        let as_of = Moment(START + hours * HOUR);
        let facts = random(&stories).facts(as_of, false);
        for fact in facts.tickets.iter().filter(|fact| fact.is_real()) {
            let clock = fact.promises.iter().find(|kept| kept.target == Target::Resolution);
            let (Some(contact), Some(last)) = (fact.history.first_contact(), fact.history.solves.last()) else { continue };
            let ended = |kept: &&crate::desk::facts::Kept| {
                matches!(kept.status, ClockStatus::Met | ClockStatus::Missed) && kept.stopped_at == Some(last.at)
            };
            let Some(clock) = clock.filter(ended) else { continue };
            let turns = Turns::of(fact, contact, counted_to(fact, last, contact));
            let handling = turns.measure(Measure::Handling, fact).amounts()[BUSINESS.0];
            prop_assert_eq!(handling, clock.elapsed.map(|span| span.0.div_euclid(60)), "{:?}", fact.ticket);
        }
    }
}
