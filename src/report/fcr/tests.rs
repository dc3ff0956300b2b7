//! The cases and laws of the report `fcr`.

use std::collections::BTreeMap;

use serde_json::json;

use super::*;
use crate::report::By;
use crate::report::tests::fixture::{Desk, SETTINGS, by, column, int, made, shown, worked_by_hand};

fn total(desk: &Desk, options: &Options) -> impl Fn(&str) -> i64 + use<> {
    let table = made(&FCR, desk, options);
    move |name| int(&table, table.rows.last().unwrap(), name)
}

#[test]
fn the_figures_worked_by_hand_come_out() {
    let (desk, options, expect) = worked_by_hand();
    let of = total(&desk, &options);
    let share = |part, whole| {
        json!([
            of(part),
            of(whole),
            crate::report::statistics::tenths(of(part), of(whole)).unwrap() as f64 / 10.0
        ])
    };
    assert_eq!(of("solved"), expect["solved_tickets"]);
    assert_eq!(of("abandoned"), expect["auto_solved"]);
    assert_eq!(share("resolved_first", "matured"), expect["fcr_net"]);
    assert_eq!(share("gross_resolved", "gross_matured"), expect["fcr_gross"]);
    assert_eq!(share("one_touch", "one_touch_of"), expect["one_touch"]);
    assert_eq!(share("no_reopen", "gross_matured"), expect["fcr_no_reopen"]);
    assert_eq!(share("one_hour", "gross_matured"), expect["fcr_one_hour"]);
    assert_eq!((of("eligible"), of("provisional"), of("backfill")), (9, 0, 0));
}

#[test]
fn every_failure_has_one_reason_and_every_solve_its_solver() {
    let (desk, options, expect) = worked_by_hand();
    let facts = desk.facts(options.as_of, false);
    let failed = tally::list(&FCR, &facts, &options, Some("failed"));
    let tickets = column(&failed, "ticket").into_iter().map(|ticket| format!("T{ticket}"));
    let reasons: BTreeMap<String, String> = tickets.zip(column(&failed, "reason")).collect();
    assert_eq!(json!(reasons), expect["fcr_failures"]);
    assert_eq!(column(&failed, "repeat"), ["", "", "6", "13"]);
    let table = made(&FCR, &desk, &by(options, By::Agent));
    let solved: BTreeMap<String, i64> = column(&table, "group")
        .into_iter()
        .zip(&table.rows)
        .filter(|(group, _)| group != "total")
        .map(|(group, row)| (group, int(&table, row, "solved")))
        .collect();
    assert_eq!(json!(solved), expect["solved_by"]);
}

#[test]
fn cut_by_topic() {
    let (desk, options, _) = worked_by_hand();
    insta::assert_snapshot!(shown(&made(&FCR, &desk, &by(options, By::Topic))), @"
    group,solved,eligible,matured,resolved_first,fcr_pct,gross_resolved,gross_matured,gross_pct,one_touch,one_touch_of,one_touch_pct,provisional,abandoned,backfill,no_reopen,no_reopen_pct,one_hour,one_hour_pct,no_reply,provisional_resolved,low_n
    billing,7,5,5,3,60.0,3,5,60.0,4,5,80.0,0,1,0,5,100.0,3,60.0,0,0,true
    hardware,1,0,0,0,,1,1,100.0,1,1,100.0,0,0,0,1,100.0,0,0.0,0,0,true
    login,4,4,4,2,50.0,2,4,50.0,3,4,75.0,0,0,0,3,75.0,3,75.0,0,0,true
    total,12,9,9,5,55.6,6,10,60.0,8,10,80.0,0,1,0,9,90.0,6,60.0,0,0,true
    ");
}

#[test]
fn the_list_tells_the_outcome_of_each() {
    let (desk, options, _) = worked_by_hand();
    let facts = desk.facts(options.as_of, false);
    insta::assert_snapshot!(shown(&tally::list(&FCR, &facts, &by(options, By::Week), None).defaults_only()), @r"
    ticket,outcome,reason,repeat,group,eligible,topic,agent,solved_at,subject
    1,resolved_first,,,2026-W10,true,billing,ann,2026-03-02T09:30:00Z,
    2,failed,customer had to write again,,2026-W10,true,billing,ann,2026-03-02T12:30:00Z,
    3,failed,reopened within the window,,2026-W10,true,login,ben,2026-03-03T09:10:00Z,
    4,resolved_first,,,2026-W10,true,login,ben,2026-03-04T10:30:00Z,
    5,failed,new ticket on the same topic,6,2026-W10,true,billing,ann,2026-03-06T09:15:00Z,
    6,resolved_first,,,2026-W11,true,billing,ann,2026-03-10T09:20:00Z,
    9,resolved_first,,,2026-W11,true,login,ben,2026-03-09T11:00:00Z,
    10,resolved_first,,,2026-W11,false,hardware,cy,2026-03-14T09:00:00Z,
    11,abandoned,,,2026-W13,true,billing,(auto),2026-03-23T16:30:00Z,
    12,failed,new ticket on the same topic,13,2026-W13,true,login,ben,2026-03-28T09:30:00Z,
    15,not_inbound,,,2026-W13,true,billing,ann,2026-03-27T09:00:00Z,
    16,resolved_first,,,2026-W09,true,billing,ann,2026-03-01T09:00:00Z,
    ");
}

#[test]
fn a_share_counts_only_what_is_matured() {
    let (desk, mut options, _) = worked_by_hand();
    // T12 was solved on 28 March at half past nine, and its window is seven days.
    options.as_of = Moment::parse("2026-04-04T09:29:59Z").unwrap();
    let of = total(&desk, &options);
    assert_eq!((of("eligible"), of("matured"), of("provisional")), (9, 8, 1));
    options.as_of = options.as_of.plus(1);
    let of = total(&desk, &options);
    assert_eq!((of("eligible"), of("matured"), of("provisional")), (9, 9, 0));
}

#[test]
fn settings_decide_about_silence_and_repeats() {
    let of = |changed: &str, name: &str| {
        let (mut desk, options, _) = worked_by_hand();
        let document = SETTINGS.replace("close_days", &format!("{changed}\nclose_days"));
        desk.settings = std::sync::Arc::new(crate::desk::settings::Settings::parse(&document).unwrap());
        total(&desk, &options)(name)
    };
    assert_eq!((of("", "matured"), of("", "resolved_first")), (9, 5));
    let success = "abandoned = \"success\"";
    assert_eq!((of(success, "matured"), of(success, "resolved_first")), (10, 6));
    let fail = "abandoned = \"fail\"";
    assert_eq!((of(fail, "matured"), of(fail, "resolved_first")), (10, 5));
    assert_eq!(of("repeat_match = \"requester\"", "resolved_first"), 5);
}

#[test]
fn a_follow_up_is_a_return_and_what_is_older_than_the_desk_is_left_out() {
    use crate::desk::event::{Voice, What};
    use crate::desk::id::{MessageId, SettingsId};
    use crate::desk::ticket::Mode;
    let at = |text| Moment::parse(text).unwrap();
    let (mut desk, mut options, _) = worked_by_hand();
    desk.tell(20, at("2026-03-20T09:00:00Z"), "created", None, false);
    desk.tell(20, at("2026-03-20T09:30:00Z"), "agent_reply", Some("ann"), false);
    desk.tell(20, at("2026-03-20T09:30:00Z"), "solved", Some("ann"), false);
    desk.tell(21, at("2026-03-22T09:00:00Z"), "created", None, false);
    desk.add(21, at("2026-03-22T09:00:00Z"), What::FollowUp(TicketId(20)), None, false);
    let old = at("2026-03-05T09:00:00Z");
    desk.add(22, old, What::Opened(Mode::Inbound, SettingsId(1)), None, true);
    desk.add(22, old, What::Received(MessageId(900), true), None, true);
    desk.add(22, old.plus(60), What::Replied(MessageId(901), Voice::Person), Some("ann"), true);
    let facts = desk.facts(options.as_of, false);
    let failed = tally::list(&FCR, &facts, &options, Some("failed"));
    let place = column(&failed, "ticket").iter().position(|ticket| ticket == "20").unwrap();
    assert_eq!(column(&failed, "repeat")[place], "21");
    assert_eq!(column(&failed, "reason")[place], "reopened within the window");
    let of = total(&desk, &options);
    assert_eq!((of("solved"), of("backfill"), of("abandoned")), (13, 1, 1));
    assert_eq!(
        notes(&facts, &options).first().unwrap(),
        "1 ticket from before the desk left out; --backfill counts them"
    );
    options.backfill = true;
    let of = total(&desk, &options);
    assert_eq!(
        (of("solved"), of("backfill"), of("abandoned")),
        (14, 1, 2),
        "given up by its customer in March"
    );
}

#[test]
fn a_ticket_that_was_merged_since_had_come_all_the_same() {
    let at = |text| Moment::parse(text).unwrap();
    let failed = |merged: bool| {
        let (mut desk, options, _) = worked_by_hand();
        desk.tell(40, at("2026-03-17T09:00:00Z"), "created", None, false);
        desk.about(40, "nora", Some("login"), at("2026-03-17T09:00:00Z"));
        desk.tell(40, at("2026-03-17T09:30:00Z"), "agent_reply", Some("ann"), false);
        desk.tell(40, at("2026-03-17T09:30:00Z"), "solved", Some("ann"), false);
        desk.tell(41, at("2026-03-18T09:00:00Z"), "created", None, false);
        desk.about(41, "nora", Some("login"), at("2026-03-18T09:00:00Z"));
        // Answered, so that the merge itself brings nobody back who waits.
        desk.tell(41, at("2026-03-18T09:40:00Z"), "agent_reply", Some("ann"), false);
        if merged {
            desk.merge(41, 40, at("2026-03-18T10:00:00Z"), Some("ann"));
        }
        let failed = tally::list(&FCR, &desk.facts(options.as_of, false), &options, Some("failed"));
        column(&failed, "ticket").contains(&"40".to_owned())
    };
    assert!(failed(false), "a new ticket on the same topic");
    assert!(failed(true), "a merge after the solve hides no return");
}

#[test]
fn of_nothing_there_is_no_share() {
    let (desk, mut options, _) = worked_by_hand();
    options.range = crate::desk::period::Range { from: options.as_of, to: Moment(i64::MAX) };
    let table = made(&FCR, &desk, &options);
    assert_eq!(FCR.headline(&table), None);
    insta::assert_snapshot!(shown(&table), @"
    group,solved,eligible,matured,resolved_first,fcr_pct,gross_resolved,gross_matured,gross_pct,one_touch,one_touch_of,one_touch_pct,provisional,abandoned,backfill,no_reopen,no_reopen_pct,one_hour,one_hour_pct,no_reply,provisional_resolved,low_n
    total,0,0,0,0,,0,0,,0,0,,0,0,0,0,,0,,0,0,true
    ");
}

/// Something that a machine sent opens a ticket.
fn robot(desk: &mut Desk, ticket: i64, at: Moment) {
    use crate::desk::event::What;
    use crate::desk::id::{MessageId, SettingsId};
    use crate::desk::ticket::Mode;
    desk.add(ticket, at, What::Opened(Mode::Inbound, SettingsId(1)), None, false);
    desk.add(ticket, at, What::Received(MessageId(900 + ticket), false), None, false);
    desk.about(ticket, "erin", Some("billing"), at);
}

#[test]
fn what_a_machine_sent_is_no_contact_and_no_return() {
    let (mut desk, options, _) = worked_by_hand();
    let names = ["solved", "eligible", "gross_matured", "resolved_first", "gross_resolved"];
    let before = names.map(total(&desk, &options));
    // Erin's ticket 6 was solved on 10 March, at first contact.
    let start = Moment::parse("2026-03-11T09:00:00Z").unwrap();
    robot(&mut desk, 30, start);
    desk.tell(30, start.plus(60), "solved", Some("ann"), false);
    let [solved, rest @ ..] = before;
    let [solved_now, rest_now @ ..] = names.map(total(&desk, &options));
    assert_eq!((solved_now, rest_now), (solved + 1, rest));
    // Whoever writes on it later is a customer who comes back, but had not come before the solve.
    desk.tell(30, start.plus(3_600), "customer_reply", None, false);
    let [_, eligible, matured, resolved, _] = names.map(total(&desk, &options));
    assert_eq!((eligible, matured, resolved), (rest[0], rest[1], rest[2] - 1));
    let facts = desk.facts(options.as_of, false);
    let listed = tally::list(&FCR, &facts, &options, Some("solved"));
    let place = column(&listed, "ticket").iter().position(|ticket| ticket == "30").unwrap();
    assert_eq!(column(&listed, "outcome")[place], "not_inbound");
}

#[test]
fn an_answer_after_the_window_changes_no_figure() {
    let (mut desk, mut options, _) = worked_by_hand();
    let solved = Moment::parse("2026-03-20T09:00:00Z").unwrap();
    desk.tell(31, solved.plus(-600), "created", None, false);
    desk.tell(31, solved, "solved", Some("ann"), false);
    let names = ["no_reply", "one_touch", "resolved_first"];
    let before = names.map(total(&desk, &options));
    options.as_of = options.as_of.plus(100 * 86_400);
    desk.tell(31, options.as_of, "agent_reply", Some("ann"), false);
    assert_eq!(names.map(total(&desk, &options)), before);
}

#[test]
fn the_first_return_of_many_is_the_reason() {
    let (mut desk, options, _) = worked_by_hand();
    let start = Moment::parse("2026-03-20T09:00:00Z").unwrap();
    desk.tell(40, start, "created", None, false);
    desk.about(40, "zoe", Some("login"), start);
    desk.tell(40, start.plus(60), "solved", Some("ann"), false);
    // The numbers of tickets follow their arrival, which is not always the order in which they count.
    for (ticket, after) in [(41, 0), (42, 500_000), (43, 3_600), (44, 60)] {
        desk.tell(ticket, start.plus(after), "created", None, false);
        desk.about(ticket, "zoe", Some("login"), start.plus(after));
    }
    let failed = tally::list(&FCR, &desk.facts(options.as_of, false), &options, Some("failed"));
    let place = column(&failed, "ticket").iter().position(|ticket| ticket == "40").unwrap();
    assert_eq!(column(&failed, "repeat")[place], "43", "not those of the same second as ticket or solve");
}
