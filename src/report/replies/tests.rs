//! The cases of the report `replies`.

use super::*;
use crate::desk::event::What;
use crate::desk::id::{MessageId, SettingsId};
use crate::desk::period::Range;
use crate::desk::time::Moment;
use crate::report::By;
use crate::report::tests::fixture::{Desk, SETTINGS, by, made, shown, worked_by_hand};

fn at(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

#[test]
fn the_worked_cases_by_agent() {
    let (desk, options, _) = worked_by_hand();
    insta::assert_snapshot!(shown(&made(&REPLIES, &desk, &by(options, By::Agent))), @"
    group,solved,replies,per_ticket,replies_0,replies_1,replies_2,replies_3_up,live,replies_0_pct,replies_1_pct,replies_2_pct,replies_3_up_pct,low_n
    ann,6,6,1.00,1,4,1,0,0,16.7,66.7,16.7,0.0,true
    ben,4,5,1.25,0,3,1,0,0,0.0,75.0,25.0,0.0,true
    cy,1,1,1.00,0,1,0,0,0,0.0,100.0,0.0,0.0,true
    (auto),1,1,1.00,0,1,0,0,0,0.0,100.0,0.0,0.0,true
    total,12,13,1.08,1,9,2,0,0,8.3,75.0,16.7,0.0,false
    ");
}

#[test]
fn only_answers_up_to_the_last_solve_count_and_calls_stand_apart() {
    let (_, options, _) = worked_by_hand();
    let mut desk = Desk::new(SETTINGS);
    let start = at("2026-03-02T09:00:00Z");
    desk.tell(1, start, "created", None, false);
    for minute in 1..=4 {
        desk.tell(1, start.plus(minute * 60), "agent_reply", Some("ann"), false);
    }
    desk.tell(1, start.plus(600), "solved", Some("ann"), false);
    desk.tell(1, start.plus(660), "agent_reply", Some("ann"), false);
    // We began it, and wrote once more.
    desk.tell(2, start, "created", Some("ann"), true);
    desk.tell(2, start.plus(60), "agent_reply", Some("ann"), false);
    desk.tell(2, start.plus(600), "solved", Some("ann"), false);
    desk.add(3, start, What::Opened(Mode::Live, SettingsId(1)), None, false);
    desk.add(3, start, What::Received(MessageId(100), true), Some("ann"), false);
    desk.tell(3, start.plus(600), "solved", Some("ann"), false);
    let facts = desk.facts(options.as_of, false);
    let listed =
        tally::list(&REPLIES, &facts, &options, None).select(&["ticket", "outcome", "replies"]).unwrap();
    insta::assert_snapshot!(shown(&listed), @"
    ticket,outcome,replies
    1,solved,4
    2,solved,1
    3,live,0
    ");
    let table = made(&REPLIES, &desk, &options).defaults_only();
    insta::assert_snapshot!(shown(&table), @"
    group,solved,replies,per_ticket,replies_0,replies_1,replies_2,replies_3_up,live
    total,2,5,2.50,0,1,0,1,1
    ");
}

#[test]
fn a_ticket_belongs_to_the_period_of_its_last_solve() {
    let (_, options, _) = worked_by_hand();
    let mut desk = Desk::new(SETTINGS);
    let start = at("2026-03-30T09:00:00Z");
    desk.tell(1, start, "created", None, false);
    desk.tell(1, start.plus(60), "agent_reply", Some("ann"), false);
    desk.tell(1, start.plus(60), "solved", Some("ann"), false);
    desk.tell(1, at("2026-04-02T09:00:00Z"), "customer_reply", None, false);
    desk.tell(1, at("2026-04-02T10:00:00Z"), "agent_reply", Some("ann"), false);
    desk.tell(1, at("2026-04-02T10:00:00Z"), "solved", Some("ann"), false);
    let april = Range { from: options.range.to, to: at("2026-05-01T00:00:00Z") };
    let of = |options: Options| {
        let table = made(&REPLIES, &desk, &options).select(&["solved", "replies", "per_ticket"]).unwrap();
        shown(&table).lines().nth(1).unwrap().to_owned()
    };
    assert_eq!(of(options), "0,0,");
    assert_eq!(of(Options { range: april, ..options }), "1,2,2.00");
    assert_eq!(of(Options { as_of: options.range.to, ..options }), "1,1,1.00");
}
