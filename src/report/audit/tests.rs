//! The cases of the report `audit`: each check finds what it looks for, and not its neighbour.

use super::*;
use crate::desk::event::What;
use crate::desk::id::{MessageId, SettingsId};
use crate::desk::ticket::Mode;
use crate::desk::time::HOUR;
use crate::report::By;
use crate::report::tests::fixture::{Desk, SETTINGS, by, made, shown, worked_by_hand};

const START: &str = "2026-03-02T09:00:00Z";

fn hour(hours: i64) -> Moment {
    Moment::parse(START).unwrap().plus(hours * HOUR)
}

fn flagged(desk: &Desk, options: &Options, check: Check) -> Vec<String> {
    let facts = desk.facts(options.as_of, false);
    let columns = ["ticket", "agent", "detail"];
    let listed = tally::list(&AUDIT, &facts, options, Some(check.word())).select(&columns).unwrap();
    shown(&listed).lines().skip(1).map(str::to_owned).collect()
}

/// How many were looked at.
fn of(desk: &Desk, options: &Options, check: Check) -> i64 {
    let table = made(&AUDIT, desk, options);
    let row = table.rows.iter().find(|row| row[1] == Cell::Word(check.word())).unwrap();
    crate::report::tests::fixture::int(&table, row, "of")
}

fn march() -> Options {
    worked_by_hand().1
}

#[test]
fn every_check_has_a_row_also_where_there_is_nothing() {
    let (desk, options, _) = worked_by_hand();
    insta::assert_snapshot!(shown(&made(&AUDIT, &desk, &options)), @"
    group,check,events,tickets,of,share_pct
    total,pending_unanswered,0,0,2,0.0
    total,solved_no_reply,0,0,12,0.0
    total,priority_lowered,0,0,0,
    total,spam_after_breach,0,0,1,0.0
    total,merged_after_breach,0,0,1,0.0
    total,dismissed_after_breach,0,0,0,
    total,voided_after_breach,0,0,1,0.0
    total,voided,1,1,2,50.0
    total,abandoned,1,1,12,8.3
    total,paused_minutes,100,1,6230,1.6
    total,no_policy,0,0,11,0.0
    total,no_topic,0,0,12,0.0
    total,spam,1,1,14,7.1
    total,merged,1,1,14,7.1
    total,dismissed,0,0,14,0.0
    total,backfill,0,0,14,0.0
    ");
    let told = notes(&desk.facts(options.as_of, false), &options);
    assert_eq!(told.len(), 5);
    assert!(told[0].starts_with("voided: returns that") && told[0].ends_with("; --list voided"), "{told:?}");
    let empty = Desk::new(SETTINGS);
    assert!(notes(&empty.facts(options.as_of, false), &options).is_empty());
    let table = made(&AUDIT, &empty, &options);
    assert_eq!(table.rows.len(), Check::ALL.len());
    let share = table.position("share_pct").unwrap();
    assert!(table.rows.iter().all(|row| row[share] == Cell::Percent(0, 0)));
}

#[test]
fn pending_while_the_customer_waits() {
    let mut desk = Desk::new(SETTINGS);
    for ticket in [1, 2] {
        desk.tell(ticket, hour(0), "created", None, false);
    }
    desk.tell(1, hour(1), "pending", Some("ann"), false);
    // Answered in the same second: that is what pending is for.
    desk.tell(2, hour(1), "agent_reply", Some("ben"), false);
    desk.tell(2, hour(1), "pending", Some("ben"), false);
    // A customer who waits in another ticket waits here only from the merge on.
    desk.tell(3, hour(0), "created", None, false);
    desk.merge(3, 2, hour(2), Some("ben"));
    assert_eq!(flagged(&desk, &march(), Check::PendingUnanswered), ["1,ann,"]);
    assert_eq!(of(&desk, &march(), Check::PendingUnanswered), 2);
    desk.tell(2, hour(3), "pending", Some("cy"), false);
    assert_eq!(flagged(&desk, &march(), Check::PendingUnanswered), ["1,ann,", "2,cy,"]);
}

#[test]
fn solved_though_nobody_ever_answered() {
    let mut desk = Desk::new(SETTINGS);
    for ticket in [1, 2] {
        desk.tell(ticket, hour(0), "created", None, false);
    }
    desk.tell(1, hour(1), "solved", Some("ann"), false);
    desk.tell(2, hour(1), "agent_reply", Some("ben"), false);
    desk.tell(2, hour(1), "solved", Some("ben"), false);
    desk.add(3, hour(0), What::Opened(Mode::Live, SettingsId(1)), None, false);
    desk.add(3, hour(0), What::Received(MessageId(100), true), Some("ann"), false);
    desk.tell(3, hour(0), "solved", Some("ann"), false);
    assert_eq!(flagged(&desk, &march(), Check::SolvedNoReply), ["1,ann,"]);
    assert_eq!(of(&desk, &march(), Check::SolvedNoReply), 2);
    // Given up by the desk without any answer is the same.
    desk.tell(4, hour(0), "created", None, false);
    desk.tell(4, hour(1), "pending", Some("ben"), false);
    assert_eq!(flagged(&desk, &march(), Check::SolvedNoReply), ["1,ann,", "4,(auto),"]);
    assert_eq!(flagged(&desk, &march(), Check::Abandoned), ["4,(auto),"]);
}

#[test]
fn a_lower_priority_while_a_promise_was_open() {
    let mut desk = Desk::new(SETTINGS);
    for ticket in [1, 2] {
        desk.tell(ticket, hour(0), "created", None, false);
        desk.add(ticket, hour(1), What::Priority(Priority::Urgent), Some("ann"), false);
    }
    desk.add(1, hour(2), What::Priority(Priority::Low), Some("ann"), false);
    desk.tell(2, hour(2), "solved", Some("ann"), false);
    desk.add(2, hour(3), What::Priority(Priority::Low), Some("ben"), false);
    assert_eq!(flagged(&desk, &march(), Check::PriorityLowered), ["1,ann,urgent to low"]);
    assert_eq!(of(&desk, &march(), Check::PriorityLowered), 4);
}

#[test]
fn a_ticket_put_away_after_a_promise_was_broken() {
    let mut desk = Desk::new(SETTINGS);
    for ticket in 1..=5 {
        desk.tell(ticket, hour(0), "created", None, false);
    }
    // One hour was promised; on the hour it is not broken yet.
    desk.tell(1, hour(1), "spam", Some("ann"), false);
    desk.tell(2, hour(2), "spam", Some("ben"), false);
    desk.merge(3, 5, hour(1), Some("ann"));
    desk.merge(4, 5, hour(2), Some("ben"));
    assert_eq!(flagged(&desk, &march(), Check::SpamAfterBreach), ["2,ben,first_response"]);
    assert_eq!(flagged(&desk, &march(), Check::MergedAfterBreach), ["4,ben,first_response"]);
    assert_eq!(
        (of(&desk, &march(), Check::SpamAfterBreach), of(&desk, &march(), Check::MergedAfterBreach)),
        (2, 2)
    );
    assert_eq!(flagged(&desk, &march(), Check::Spam), ["1,ann,", "2,ben,"]);
    assert_eq!(flagged(&desk, &march(), Check::Merged), ["3,ann,into 5", "4,ben,into 5"]);
    assert_eq!((of(&desk, &march(), Check::Spam), of(&desk, &march(), Check::NoTopic)), (5, 1));
}

#[test]
fn thanks_taken_out_of_the_record_and_those_that_hid_a_breach() {
    let mut desk = Desk::new(SETTINGS);
    for (ticket, agent, after) in [(1, "ann", 1), (2, "ben", 2), (3, "cy", 2)] {
        desk.tell(ticket, hour(0), "created", None, false);
        desk.tell(ticket, hour(0), "agent_reply", Some("ann"), false);
        desk.tell(ticket, hour(0), "solved", Some("ann"), false);
        desk.tell(ticket, hour(1), "customer_reply", None, false);
        if ticket < 3 {
            desk.tell(ticket, hour(1 + after), "reopen_voided", Some(agent), false);
        }
    }
    assert_eq!(flagged(&desk, &march(), Check::Voided), ["1,ann,", "2,ben,"]);
    assert_eq!(of(&desk, &march(), Check::Voided), 3);
    assert_eq!(flagged(&desk, &march(), Check::VoidedAfterBreach), ["2,ben,"]);
    assert_eq!(of(&desk, &march(), Check::VoidedAfterBreach), 2);
}

#[test]
fn what_no_policy_holds_for_what_has_no_topic_and_what_is_older_than_the_desk() {
    let mut desk =
        Desk::new(&SETTINGS.replace("name = \"standard\"", "name = \"standard\"\nwhen = \"tag:vip\""));
    desk.tell(1, hour(0), "created", None, false);
    desk.tell(2, hour(0), "created", None, false);
    desk.about(2, "eva", Some("login"), hour(0));
    desk.add(3, hour(0), What::Opened(Mode::Inbound, SettingsId(1)), None, true);
    desk.add(3, hour(0), What::Received(MessageId(900), true), None, true);
    assert_eq!(flagged(&desk, &march(), Check::NoPolicy), ["1,(unassigned),", "2,(unassigned),"]);
    assert_eq!(flagged(&desk, &march(), Check::NoTopic), ["1,(unassigned),"]);
    assert_eq!(flagged(&desk, &march(), Check::Backfill), ["3,(unassigned),"]);
    assert_eq!(of(&desk, &march(), Check::Backfill), 3);
}

#[test]
fn minutes_for_which_the_clock_stood_and_whose_solves_were_silence() {
    let (desk, options, _) = worked_by_hand();
    insta::assert_snapshot!(flagged(&desk, &options, Check::PausedMinutes).join("\n"), @"2,ann,100 of 150 minutes");
    insta::assert_snapshot!(flagged(&desk, &options, Check::Abandoned).join("\n"), @"11,(auto),");
    let table =
        made(&AUDIT, &desk, &by(options, By::Agent)).select(&["group", "check", "events", "of", "share_pct"]);
    let rows = shown(&table.unwrap());
    let paused: Vec<_> = rows.lines().filter(|row| row.contains("paused_minutes")).collect();
    insta::assert_snapshot!(paused.join("\n"), @"
    ann,paused_minutes,100,3095,3.2
    ben,paused_minutes,0,225,0.0
    cy,paused_minutes,0,2880,0.0
    (auto),paused_minutes,0,30,0.0
    (unassigned),paused_minutes,0,0,
    (unknown),paused_minutes,0,0,
    total,paused_minutes,100,6230,1.6
    ");
}

#[test]
fn a_month_has_what_happened_in_it() {
    let mut desk = Desk::new(SETTINGS);
    let last = Moment::parse("2026-03-31T23:59:59Z").unwrap();
    desk.tell(1, hour(0), "created", None, false);
    desk.tell(1, last, "spam", Some("ann"), false);
    desk.tell(2, hour(0), "created", None, false);
    desk.tell(2, last.plus(1), "spam", Some("ann"), false);
    assert_eq!(flagged(&desk, &march(), Check::SpamAfterBreach), ["1,ann,first_response"]);
    assert_eq!(flagged(&desk, &march(), Check::Spam).len(), 2, "both were created in March");
}
