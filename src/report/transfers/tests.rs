//! The cases of the report `transfers`.

use super::*;
use crate::desk::event::What;
use crate::desk::period::Range;
use crate::desk::time::{DAY, HOUR, Zone};
use crate::report::tests::fixture::{Desk, SETTINGS, by, int, made, shown};

fn at(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

fn march(zone: &str, from: &str, to: &str) -> Options {
    Options {
        range: Range { from: at(from), to: at(to) },
        as_of: at("2026-05-01T00:00:00Z"),
        zone: Zone::named(zone).unwrap(),
        by: [None, None],
        backfill: false,
        lists: false,
    }
}

fn usual() -> Options {
    march("UTC", "2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z")
}

/// Routed by the desk; sent on once; sent there and back and handed up; sent on after it was solved.
fn desk() -> Desk {
    let mut desk = Desk::new(SETTINGS);
    let begin = at("2026-03-02T09:00:00Z");
    for ticket in 1..=4 {
        desk.tell(ticket, begin, "created", None, false);
        desk.moves(ticket, begin, "front", None);
        desk.tell(ticket, begin.plus(600), "agent_reply", Some("ann"), false);
    }
    desk.moves(2, begin.plus(HOUR), "billing", Some("ann"));
    desk.moves(3, begin.plus(HOUR), "billing", Some("ann"));
    desk.moves(3, begin.plus(2 * HOUR), "front", Some("ben"));
    desk.add(3, begin.plus(3 * HOUR), What::Escalated, Some("ben"), false);
    for ticket in 1..=4 {
        desk.tell(ticket, begin.plus(DAY), "solved", Some("ann"), false);
    }
    desk.tell(4, begin.plus(2 * DAY), "customer_reply", None, false);
    desk.moves(4, begin.plus(2 * DAY + 60), "billing", Some("ann"));
    desk
}

#[test]
fn what_was_done_up_to_the_first_solve_counts() {
    insta::assert_snapshot!(shown(&made(&TRANSFERS, &desk(), &by(usual(), By::Department))), @"
    group,solved,transferred,transfer_pct,per_ticket,escalated,first_level,first_level_pct,transfers,escalations,low_n
    billing,1,1,100.0,1.00,0,1,100.0,1,0,true
    front,3,1,33.3,0.67,1,2,66.7,3,1,true
    total,4,2,50.0,0.75,1,3,75.0,4,1,true
    ");
    insta::assert_snapshot!(shown(&made(&TRANSFERS, &desk(), &by(usual(), By::Agent))), @"
    group,solved,transferred,transfer_pct,per_ticket,escalated,first_level,first_level_pct,transfers,escalations,low_n
    ann,4,2,50.0,0.75,1,3,75.0,3,0,true
    ben,0,0,,,0,0,,1,1,true
    total,4,2,50.0,0.75,1,3,75.0,4,1,true
    ");
}

#[test]
fn two_dimensions_are_the_matrix_of_transfers() {
    let options = Options { by: [Some(By::Department), Some(By::Destination)], ..usual() };
    let table = made(&TRANSFERS, &desk(), &options);
    insta::assert_snapshot!(shown(&table.select(&["group", "subgroup", "transfers", "solved"]).unwrap()), @"
    group,subgroup,transfers,solved
    billing,front,1,0
    billing,(no transfer),0,1
    front,billing,3,0
    front,(no transfer),0,3
    total,total,4,4
    ");
    let facts = desk().facts(options.as_of, false);
    let listed = tally::list(&TRANSFERS, &facts, &usual(), Some("transfers"));
    insta::assert_snapshot!(shown(&listed.defaults_only()), @"
    ticket,event,group,at,from,to,agent,transfers,escalations,subject
    2,transfer,total,2026-03-02T10:00:00Z,front,billing,ann,,,
    3,transfer,total,2026-03-02T10:00:00Z,front,billing,ann,,,
    3,transfer,total,2026-03-02T11:00:00Z,billing,front,ben,,,
    4,transfer,total,2026-03-04T09:01:00Z,front,billing,ann,,,
    ");
}

#[test]
fn of_nothing_there_is_no_share() {
    insta::assert_snapshot!(shown(&made(&TRANSFERS, &Desk::new(SETTINGS), &usual())), @"
    group,solved,transferred,transfer_pct,per_ticket,escalated,first_level,first_level_pct,transfers,escalations,low_n
    total,0,0,,,0,0,,0,0,true
    ");
    let ahead = Options { as_of: at("2026-01-01T00:00:00Z"), ..usual() };
    insta::assert_snapshot!(shown(&made(&TRANSFERS, &desk(), &ahead)), @"
    group,solved,transferred,transfer_pct,per_ticket,escalated,first_level,first_level_pct,transfers,escalations,low_n
    total,0,0,,,0,0,,0,0,true
    ");
}

/// The first of April begins in Zagreb when it is 22:00 in London, as the 29th of March, which has 23 hours, ends there.
#[test]
fn a_day_and_a_month_end_where_they_end_locally() {
    for (edge, from, to) in [
        ("2026-03-31T22:00:00Z", "2026-02-28T23:00:00Z", "2026-03-31T22:00:00Z"),
        ("2026-03-29T22:00:00Z", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"),
    ] {
        let options = march("Europe/Zagreb", from, to);
        for (second, inside) in [(-1, 1), (0, 0)] {
            let (mut desk, edge) = (Desk::new(SETTINGS), at(edge).plus(second));
            desk.tell(1, edge.plus(-HOUR), "created", None, false);
            desk.tell(1, edge.plus(-600), "agent_reply", Some("ann"), false);
            desk.moves(1, edge, "billing", Some("ann"));
            desk.tell(1, edge, "solved", Some("ann"), false);
            let table = made(&TRANSFERS, &desk, &options);
            for name in ["solved", "transferred", "transfers"] {
                assert_eq!(int(&table, &table.rows[0], name), inside, "{name}");
            }
        }
    }
}
