//! The cases of the report `satisfaction`.

use super::*;
use crate::desk::event::What;
use crate::desk::id::AgentId;
use crate::desk::period::Range;
use crate::desk::time::{DAY, HOUR, Zone};
use crate::report::By;
use crate::report::tests::fixture::{Desk, SETTINGS, by, int, made, shown};

fn at(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

fn march() -> Options {
    Options {
        range: Range { from: at("2026-03-01T00:00:00Z"), to: at("2026-04-01T00:00:00Z") },
        as_of: at("2026-05-01T00:00:00Z"),
        zone: Zone::UTC,
        by: [None, None],
        backfill: false,
        lists: false,
    }
}

/// Tickets that Ann solved on the second of March.
fn solved(tickets: i64) -> Desk {
    let mut desk = Desk::new(SETTINGS);
    let begin = at("2026-03-02T09:00:00Z");
    for ticket in 1..=tickets {
        desk.tell(ticket, begin, "created", None, false);
        desk.tell(ticket, begin.plus(HOUR), "agent_reply", Some("ann"), false);
        desk.tell(ticket, begin.plus(HOUR), "solved", Some("ann"), false);
    }
    desk
}

#[test]
fn questions_and_scales_are_never_mixed() {
    let mut desk = solved(8);
    let day = at("2026-03-03T09:00:00Z");
    for (ticket, score) in [(1, 9), (2, 9), (3, 6)] {
        desk.survey(ticket, day, "nps", 10, Some(score));
    }
    for (ticket, score) in [(1, 10), (2, 8), (3, 2), (4, 1), (5, 9)] {
        desk.survey(ticket, day, "satisfaction", 10, Some(score));
    }
    for (ticket, score) in [(6, 4), (7, 1)] {
        desk.survey(ticket, day, "satisfaction", 5, Some(score));
    }
    desk.survey(8, day, "satisfaction", 2, Some(2));
    insta::assert_snapshot!(shown(&made(&SATISFACTION, &desk, &march())), @"
    group,question,answers,positive,csat_pct,negative,negative_pct,nps,nps_margin,asked,replied,response_pct,promoters,detractors,low_n
    total,nps 0-10,3,0,,0,,33,106.7,0,0,,2,1,true
    total,satisfaction 1-10,5,2,40.0,2,40.0,,,0,0,,0,0,true
    total,satisfaction 1-2,1,1,100.0,0,,,,0,0,,0,0,true
    total,satisfaction 1-5,2,1,50.0,0,,,,0,0,,0,0,true
    ");
}

#[test]
fn who_is_judged_stays_judged_and_the_latest_answer_counts() {
    let mut desk = solved(2);
    let day = at("2026-03-03T09:00:00Z");
    desk.survey(1, day, "satisfaction", 5, None);
    desk.survey(1, day.plus(HOUR), "satisfaction", 5, Some(2));
    // It comes back, and Ben solves it; the customer thinks again.
    desk.tell(1, day.plus(2 * HOUR), "customer_reply", None, false);
    desk.tell(1, day.plus(3 * HOUR), "solved", Some("ben"), false);
    desk.survey(1, day.plus(4 * HOUR), "satisfaction", 5, Some(5));
    // Asked in March, answered in April.
    desk.survey(2, day, "satisfaction", 5, None);
    desk.survey(2, at("2026-04-02T09:00:00Z"), "satisfaction", 5, Some(3));
    let options = by(march(), By::Agent);
    insta::assert_snapshot!(shown(&made(&SATISFACTION, &desk, &options)), @"
    group,question,answers,positive,csat_pct,negative,negative_pct,nps,nps_margin,asked,replied,response_pct,promoters,detractors,low_n
    ann,satisfaction 1-5,1,1,100.0,0,,,,2,2,100.0,0,0,true
    total,satisfaction 1-5,1,1,100.0,0,,,,2,2,100.0,0,0,true
    ");
    let facts = desk.facts(options.as_of, false);
    insta::assert_snapshot!(shown(&tally::list(&SATISFACTION, &facts, &options, None)), @"
    ticket,event,question,score,group,asked_at,answered_at,agent,subject
    1,answer,satisfaction 1-5,5,ann,2026-03-03T09:00:00Z,2026-03-03T13:00:00Z,ann,
    1,asked,satisfaction 1-5,5,ann,2026-03-03T09:00:00Z,2026-03-03T13:00:00Z,ann,
    2,asked,satisfaction 1-5,3,ann,2026-03-03T09:00:00Z,2026-04-02T09:00:00Z,ann,
    ");
    let april = Range { from: at("2026-04-01T00:00:00Z"), to: at("2026-05-01T00:00:00Z") };
    let table = made(&SATISFACTION, &desk, &Options { range: april, ..march() });
    assert_eq!(["answers", "asked"].map(|name| int(&table, &table.rows[0], name)), [1, 0]);
}

#[test]
fn who_is_asked_twice_counts_as_asked_twice_and_answers_once() {
    let mut desk = solved(1);
    let day = at("2026-03-03T09:00:00Z");
    for (hour, score) in [(0, None), (1, Some(2)), (24, None), (25, Some(5))] {
        desk.survey(1, day.plus(hour * HOUR), "satisfaction", 5, score);
    }
    let table = made(&SATISFACTION, &desk, &march());
    let counts = ["answers", "positive", "asked", "replied"].map(|name| int(&table, &table.rows[0], name));
    assert_eq!(counts, [1, 1, 2, 2]);
}

#[test]
fn an_answer_goes_with_the_ticket_that_goes_on_and_none_with_spam() {
    let mut desk = solved(3);
    let day = at("2026-03-03T09:00:00Z");
    desk.add(2, day, What::Assigned(Some(AgentId(0))), Some("ann"), false);
    desk.survey(1, day, "satisfaction", 5, Some(2));
    desk.survey(2, day.plus(HOUR), "satisfaction", 5, Some(4));
    desk.survey(3, day, "satisfaction", 5, Some(1));
    desk.tell(1, day.plus(2 * HOUR), "customer_reply", None, false);
    desk.merge(1, 2, day.plus(3 * HOUR), Some("ann"));
    desk.tell(3, day.plus(DAY), "spam", Some("ann"), false);
    let facts = desk.facts(march().as_of, false);
    let listed = tally::list(&SATISFACTION, &facts, &march(), None);
    insta::assert_snapshot!(shown(&listed.select(&["ticket", "event", "score", "agent"]).unwrap()), @"
    ticket,event,score,agent
    2,answer,4,ann
    ");
    assert_eq!(notes(&facts, &march()), ["1 answer on spam left out"]);
}

#[test]
fn of_nothing_there_is_no_share() {
    insta::assert_snapshot!(shown(&made(&SATISFACTION, &Desk::new(SETTINGS), &march())), @"
    group,question,answers,positive,csat_pct,negative,negative_pct,nps,nps_margin,asked,replied,response_pct,promoters,detractors,low_n
    total,,0,0,,0,,,,0,0,,0,0,true
    ");
    let mut desk = solved(1);
    desk.survey(1, at("2026-03-03T09:00:00Z"), "nps", 10, None);
    insta::assert_snapshot!(shown(&made(&SATISFACTION, &desk, &march())), @"
    group,question,answers,positive,csat_pct,negative,negative_pct,nps,nps_margin,asked,replied,response_pct,promoters,detractors,low_n
    total,nps 0-10,0,0,,0,,,,1,0,0.0,0,0,true
    ");
    let ahead = Range { from: at("2026-06-01T00:00:00Z"), to: at("2026-07-01T00:00:00Z") };
    assert_eq!(made(&SATISFACTION, &desk, &Options { range: ahead, ..march() }).rows.len(), 1);
}

/// In Zagreb the 29th of March has 23 hours, and the month ends at 22:00 in London.
#[test]
fn a_day_and_a_month_end_where_they_end_locally() {
    let answers = |instant: &str, from: &str, to: &str| {
        let mut desk = solved(1);
        desk.survey(1, at(instant), "satisfaction", 5, Some(5));
        let range = Range { from: at(from), to: at(to) };
        let zone = Zone::named("Europe/Zagreb").unwrap();
        let table = made(&SATISFACTION, &desk, &Options { range, zone, ..march() });
        int(&table, &table.rows[0], "answers")
    };
    let month = |instant| answers(instant, "2026-02-28T23:00:00Z", "2026-03-31T22:00:00Z");
    assert_eq!((month("2026-03-31T21:59:59Z"), month("2026-03-31T22:00:00Z")), (1, 0));
    let short = |instant| answers(instant, "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z");
    assert_eq!((short("2026-03-28T22:59:59Z"), short("2026-03-28T23:00:00Z")), (0, 1));
    assert_eq!((short("2026-03-29T21:59:59Z"), short("2026-03-29T22:00:00Z")), (1, 0));
}
