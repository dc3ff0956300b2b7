//! The cases of the report `reopen`.

use super::*;
use crate::desk::event::What;
use crate::desk::ticket::Status;
use crate::desk::time::DAY;
use crate::report::By;
use crate::report::tests::fixture::{Desk, SETTINGS, by, made, shown, worked_by_hand};

fn at(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

fn listed(desk: &Desk, options: &Options, cell: &str) -> String {
    let facts = desk.facts(options.as_of, false);
    let columns = ["ticket", "outcome", "follow_up", "group", "solved_at", "returned_at"];
    shown(&tally::list(&REOPEN, &facts, options, Some(cell)).select(&columns).unwrap())
}

#[test]
fn the_worked_cases_by_whoever_is_charged() {
    let (desk, options, _) = worked_by_hand();
    insta::assert_snapshot!(shown(&made(&REOPEN, &desk, &by(options, By::Agent))), @"
    group,solved,matured,reopened,reopen_pct,follow_ups,provisional,solve_events,reopen_events,reopens_per_solve,corrections,provisional_reopened,low_n
    ann,6,6,0,0.0,0,0,6,0,0.00,0,0,true
    ben,4,4,1,25.0,0,0,5,1,0.20,0,0,true
    cy,1,1,0,0.0,0,0,1,0,0.00,0,0,true
    (auto),1,1,0,0.0,0,0,1,0,0.00,0,0,true
    total,12,12,1,8.3,0,0,13,1,0.08,0,0,false
    ");
    insta::assert_snapshot!(listed(&desk, &options, "reopened"), @"
    ticket,outcome,follow_up,group,solved_at,returned_at
    3,reopened,,total,2026-03-03T09:10:00Z,2026-03-05T09:00:00Z
    ");
}

#[test]
fn who_made_the_solve_that_did_not_hold_is_charged() {
    let (_, options, _) = worked_by_hand();
    let mut desk = Desk::new(SETTINGS);
    let start = at("2026-03-02T09:00:00Z");
    desk.tell(1, start, "created", None, false);
    desk.tell(1, start.plus(600), "solved", Some("ann"), false);
    // Ann takes her own solve back; Ben's does not hold.
    desk.add(1, start.plus(1_200), What::Status(Status::Open), Some("ann"), false);
    desk.tell(1, start.plus(1_800), "solved", Some("ben"), false);
    desk.tell(1, start.plus(2_400), "customer_reply", None, false);
    desk.tell(1, start.plus(3_000), "solved", Some("cy"), false);
    let table = made(&REOPEN, &desk, &by(options, By::Agent)).defaults_only();
    insta::assert_snapshot!(shown(&table), @"
    group,solved,matured,reopened,reopen_pct,follow_ups,provisional,solve_events,reopen_events,reopens_per_solve,corrections
    ann,0,0,0,,0,0,1,0,0.00,1
    ben,1,1,1,100.0,0,0,1,1,1.00,0
    cy,0,0,0,,0,0,1,0,0.00,0
    total,1,1,1,100.0,0,0,3,1,0.33,1
    ");
}

#[test]
fn a_ticket_that_follows_a_closed_one_brings_it_back() {
    let (_, options, _) = worked_by_hand();
    let mut desk = Desk::new(SETTINGS);
    let start = at("2026-03-02T09:00:00Z");
    for ticket in [1, 2] {
        desk.tell(ticket, start, "created", None, false);
        desk.add(ticket, start.plus(600), What::Status(Status::Closed), Some("ann"), false);
    }
    let follows = |desk: &mut Desk, ticket: i64, closed: i64, days: i64| {
        desk.tell(ticket, start.plus(days * DAY), "created", None, false);
        desk.add(ticket, start.plus(days * DAY), What::FollowUp(TicketId(closed)), None, false);
    };
    follows(&mut desk, 3, 1, 6);
    follows(&mut desk, 4, 2, 8);
    insta::assert_snapshot!(listed(&desk, &by(options, By::Agent), "matured"), @"
    ticket,outcome,follow_up,group,solved_at,returned_at
    1,follow_up,3,ann,2026-03-02T09:10:00Z,2026-03-08T09:00:00Z
    2,held,,ann,2026-03-02T09:10:00Z,
    ");
}

#[test]
fn a_rate_counts_only_what_is_matured() {
    let (desk, options, _) = worked_by_hand();
    // T3 was solved on 3 March at ten past nine and brought back two days later.
    let of = |text: &str| {
        let options = Options { as_of: at(text), ..options };
        let columns = ["matured", "reopened", "reopen_pct", "provisional", "provisional_reopened"];
        shown(&made(&REOPEN, &desk, &options).select(&columns).unwrap()).lines().nth(1).unwrap().to_owned()
    };
    assert_eq!(of("2026-03-05T09:10:00Z"), "0,0,,5,1");
    assert_eq!(of("2026-03-10T09:09:59Z"), "3,0,0.0,4,1");
    assert_eq!(of("2026-03-10T09:10:00Z"), "4,1,25.0,3,0");
}

#[test]
fn a_message_that_was_for_nothing_and_a_closing_by_age_reopen_nothing() {
    let (desk, options, _) = worked_by_hand();
    let listed = listed(&desk, &options, "reopen_events");
    assert!(listed.lines().skip(1).all(|row| row.starts_with("3,")), "{listed}");
    assert_eq!(self::listed(&desk, &options, "corrections").lines().count(), 1);
}

#[test]
fn what_comes_back_after_the_window_came_back_but_not_in_time() {
    let (_, options, _) = worked_by_hand();
    let solved = at("2026-03-02T09:00:00Z");
    for (after, reopened) in [(7 * DAY, 1), (7 * DAY + 1, 0)] {
        let mut desk = Desk::new(SETTINGS);
        desk.tell(1, solved.plus(-600), "created", None, false);
        desk.tell(1, solved, "solved", Some("ann"), false);
        desk.tell(1, solved.plus(after), "customer_reply", None, false);
        let table = made(&REOPEN, &desk, &options);
        let int = |name| crate::report::tests::fixture::int(&table, &table.rows[0], name);
        assert_eq!((int("matured"), int("reopened"), int("reopen_events")), (1, reopened, 1));
    }
}
