//! The cases of the report `repeat`.

use super::*;
use crate::desk::settings::Settings;
use crate::report::By;
use crate::report::tests::fixture::{Desk, SETTINGS, by, made, shown, worked_by_hand};

fn at(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

fn listed(desk: &Desk, options: &Options, cell: Option<&str>) -> String {
    let facts = desk.facts(options.as_of, false);
    let columns = ["ticket", "outcome", "earlier", "earlier_at", "topic", "customer"];
    shown(&tally::list(&REPEAT, &facts, options, cell).select(&columns).unwrap())
}

#[test]
fn the_worked_cases_by_topic() {
    let (desk, options, _) = worked_by_hand();
    insta::assert_snapshot!(shown(&made(&REPEAT, &desk, &by(options, By::Topic))), @"
    group,inbound,known,repeats,repeat_pct,unknown,merged,low_n
    billing,5,5,1,20.0,0,0,true
    hardware,1,1,0,0.0,0,0,true
    login,5,5,0,0.0,0,1,true
    total,11,11,1,9.1,0,1,false
    ");
    insta::assert_snapshot!(listed(&desk, &options, Some("repeats")), @"
    ticket,outcome,earlier,earlier_at,topic,customer
    6,repeat,5,2026-03-06T09:15:00Z,billing,erin@example.com
    ");
}

/// Eva wrote about her login on 2 March, and it was solved on the 4th.
fn eva() -> Desk {
    let mut desk = Desk::new(SETTINGS);
    let start = at("2026-03-02T09:00:00Z");
    desk.tell(1, start, "created", None, false);
    desk.about(1, "eva", Some("login"), start);
    desk.tell(1, start.plus(2 * DAY), "solved", Some("ann"), false);
    desk
}

fn comes(desk: &mut Desk, ticket: i64, topic: Option<&str>, when: Moment) {
    desk.tell(ticket, when, "created", None, false);
    desk.about(ticket, "eva", topic, when);
}

#[test]
fn the_window_lies_behind_the_ticket_and_begins_anew_with_a_solve() {
    let (_, options, _) = worked_by_hand();
    let solved = at("2026-03-04T09:00:00Z");
    for (after, repeats) in [(1, 1), (7 * DAY, 1), (7 * DAY + 1, 0)] {
        let mut desk = eva();
        comes(&mut desk, 2, Some("login"), solved.plus(after));
        assert_eq!(listed(&desk, &options, Some("repeats")).lines().count() - 1, repeats, "{after}");
    }
    // A later ticket is none to return from.
    let mut desk = eva();
    comes(&mut desk, 2, Some("login"), solved.plus(DAY));
    assert!(listed(&desk, &options, Some("repeats")).contains("2,repeat,1,2026-03-04T09:00:00Z,login,eva@"));
}

#[test]
fn another_topic_is_no_return_unless_the_settings_say_so() {
    let (_, options, _) = worked_by_hand();
    let mut desk = eva();
    comes(&mut desk, 2, Some("billing"), at("2026-03-05T09:00:00Z"));
    comes(&mut desk, 3, None, at("2026-03-06T09:00:00Z"));
    insta::assert_snapshot!(listed(&desk, &options, None), @"
    ticket,outcome,earlier,earlier_at,topic,customer
    1,new,,,login,eva@example.com
    2,new,,,billing,eva@example.com
    3,unknown,,,,eva@example.com
    ");
    assert_eq!(
        notes(&desk.facts(options.as_of, false), &options),
        ["1 ticket without a topic or a customer: nothing to compare; --list unknown"]
    );
    let any = SETTINGS.replace("close_days", "repeat_match = \"requester\"\nclose_days");
    desk.settings = std::sync::Arc::new(Settings::parse(&any).unwrap());
    insta::assert_snapshot!(listed(&desk, &options, Some("repeats")), @"
    ticket,outcome,earlier,earlier_at,topic,customer
    2,repeat,1,2026-03-04T09:00:00Z,billing,eva@example.com
    3,repeat,2,2026-03-05T09:00:00Z,,eva@example.com
    ");
}

#[test]
fn what_was_merged_or_spam_or_ours_is_neither_a_return_nor_returned_from() {
    let (_, options, _) = worked_by_hand();
    let start = at("2026-03-05T09:00:00Z");
    // The same again, merged into the first: no return.
    let mut desk = eva();
    comes(&mut desk, 2, Some("login"), start);
    desk.merge(2, 1, start.plus(60), Some("ann"));
    assert_eq!(listed(&desk, &options, Some("repeats")).lines().count(), 1);
    assert_eq!(listed(&desk, &options, Some("merged")).lines().count(), 2);
    // The first merged into the later one: that stands for both.
    let mut desk = Desk::new(SETTINGS);
    comes(&mut desk, 1, Some("login"), start);
    comes(&mut desk, 2, Some("login"), start.plus(60));
    desk.merge(1, 2, start.plus(120), Some("ann"));
    assert_eq!(listed(&desk, &options, Some("repeats")).lines().count(), 1);
    let mut desk = Desk::new(SETTINGS);
    comes(&mut desk, 1, Some("login"), start);
    desk.tell(1, start.plus(60), "spam", Some("ann"), false);
    desk.tell(3, start, "created", None, true);
    desk.about(3, "eva", Some("login"), start);
    comes(&mut desk, 2, Some("login"), start.plus(120));
    assert_eq!(listed(&desk, &options, Some("repeats")).lines().count(), 1);
}

#[test]
fn of_two_in_the_same_second_the_later_number_is_the_return() {
    let (_, options, _) = worked_by_hand();
    let mut desk = Desk::new(SETTINGS);
    let start = at("2026-03-05T09:00:00Z");
    comes(&mut desk, 1, Some("login"), start);
    comes(&mut desk, 2, Some("login"), start);
    assert_eq!(
        listed(&desk, &options, Some("repeats")).lines().nth(1).map(|row| &row[..10]),
        Some("2,repeat,1")
    );
    assert_eq!(listed(&desk, &options, Some("repeats")).lines().count(), 2);
}

#[test]
fn what_a_machine_sent_is_neither_a_return_nor_returned_from() {
    use crate::desk::event::What;
    use crate::desk::id::{MessageId, SettingsId};
    use crate::desk::ticket::Mode;
    let (_, options, _) = worked_by_hand();
    let mut desk = eva();
    let absence = at("2026-03-05T09:00:00Z");
    desk.add(2, absence, What::Opened(Mode::Inbound, SettingsId(1)), None, false);
    desk.add(2, absence, What::Received(MessageId(900), false), None, false);
    desk.about(2, "eva", Some("login"), absence);
    comes(&mut desk, 3, Some("login"), absence.plus(DAY));
    insta::assert_snapshot!(listed(&desk, &options, None), @"
    ticket,outcome,earlier,earlier_at,topic,customer
    1,new,,,login,eva@example.com
    3,repeat,1,2026-03-04T09:00:00Z,login,eva@example.com
    ");
}
