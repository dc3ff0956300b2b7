//! The cases of the reports `agents`, `customers`, `tags` and `channels`.

use serde_json::json;

use super::*;
use crate::desk::event::What;
use crate::desk::id::AgentId;
use crate::desk::period::Range;
use crate::desk::time::{DAY, Moment, Zone};
use crate::report::tests::fixture::{Desk, SETTINGS, by, column, int, made, shown, worked_by_hand};
use crate::report::volume::VOLUME;

fn at(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

#[test]
fn each_agent_is_credited_with_what_they_did() {
    let (desk, options, expect) = worked_by_hand();
    let table = made(&AGENTS, &desk, &by(options, By::Agent));
    insta::assert_snapshot!(shown(&table), @"
    group,created,trend,first_responses,first_response_minutes,replies,solved,reopened,matured,resolved_first,fcr_pct,decided,met,met_pct,open
    ann,0,,5,20,6,6,0,5,3,60.0,10,10,100.0,0
    ben,0,,4,42.5,5,4,1,4,2,50.0,8,8,100.0,0
    cy,0,,1,30,1,1,0,0,0,,1,1,100.0,0
    (auto),0,,0,,0,1,0,0,0,,1,1,100.0,0
    (unassigned),12,0 2 1 1 0 1 0 0 1 1 0 1 0 0 0 1 0 0 0 1 0 0 0 0 0 0 0 1 0 1 0,0,,0,0,0,0,0,,4,0,0.0,1
    (unknown),0,,0,,1,0,0,0,0,,0,0,,0
    total,12,0 2 1 1 0 1 0 0 1 1 0 1 0 0 0 1 0 0 0 1 0 0 0 0 0 0 0 1 0 1 0,10,30,13,12,1,9,5,55.6,24,20,83.3,1
    ");
    let of = |name: &str| -> serde_json::Map<String, serde_json::Value> {
        let rows = column(&table, "group").into_iter().zip(&table.rows);
        let rows = rows.map(|(group, row)| (group, json!(int(&table, row, name))));
        rows.filter(|(group, n)| group != "total" && *n != json!(0)).collect()
    };
    assert_eq!(json!(of("solved")), expect["solved_by"]);
    assert_eq!(json!(of("first_responses")), expect["first_responses_by"]);
    let total = table.rows.last().unwrap();
    assert_eq!(int(&table, total, "created"), expect["created"]);
    assert_eq!(int(&table, total, "reopened"), expect["reopen_events"]);
    assert_eq!(
        json!([int(&table, total, "resolved_first"), int(&table, total, "matured")])[0],
        expect["fcr_net"][0]
    );
    assert_eq!(total[table.position("first_response_minutes").unwrap()], Cell::Minutes(30.0));
}

/// Ann has it, Ben answers first, Cy solves; it comes back while Ann has it.
#[test]
fn one_ticket_may_stand_in_several_rows() {
    let mut desk = Desk::new(SETTINGS);
    let begin = at("2026-03-02T09:00:00Z");
    desk.tell(1, begin, "created", None, false);
    desk.about(1, "alice", Some("billing"), begin);
    desk.add(1, begin, What::Assigned(Some(AgentId(0))), Some("ann"), false);
    desk.tell(1, begin.plus(600), "agent_reply", Some("ben"), false);
    desk.tell(1, begin.plus(660), "solved", Some("cy"), false);
    desk.tell(1, begin.plus(DAY), "customer_reply", None, false);
    let (_, options, _) = worked_by_hand();
    let short = |report: &Report, cut| {
        let columns = [
            "group",
            "created",
            "first_responses",
            "replies",
            "solved",
            "reopened",
            "met",
            "decided",
            "open",
        ];
        shown(&made(report, &desk, &by(options, cut)).select(&columns).unwrap())
    };
    insta::assert_snapshot!(short(&AGENTS, By::Agent), @"
    group,created,first_responses,replies,solved,reopened,met,decided,open
    ann,1,0,0,0,0,0,2,1
    ben,0,1,1,0,0,1,1,0
    cy,0,0,0,1,1,0,0,0
    total,1,1,1,1,1,1,3,1
    ");
    insta::assert_snapshot!(short(&CUSTOMERS, By::Customer), @"
    group,created,first_responses,replies,solved,reopened,met,decided,open
    alice@example.com,1,1,1,1,1,1,3,1
    total,1,1,1,1,1,1,3,1
    ");
    insta::assert_snapshot!(short(&CHANNELS, By::Channel), @"
    group,created,first_responses,replies,solved,reopened,met,decided,open
    email,1,1,1,1,1,1,3,1
    total,1,1,1,1,1,1,3,1
    ");
    let facts = desk.facts(options.as_of, false);
    insta::assert_snapshot!(shown(&tally::list(&AGENTS, &facts, &by(options, By::Agent), None)), @"
    ticket,event,group,at,minutes,agent,subject
    1,created,ann,2026-03-02T09:00:00Z,,ann,
    1,first_response,ben,2026-03-02T09:10:00Z,10,ben,
    1,reply,ben,2026-03-02T09:10:00Z,,ben,
    1,solved,cy,2026-03-02T09:11:00Z,,cy,
    1,reopened,cy,2026-03-03T09:00:00Z,,cy,
    1,promise,ben,2026-03-02T09:10:00Z,,ben,
    1,promise,ann,2026-03-03T10:00:00Z,,ann,
    1,promise,ann,2026-03-04T08:49:00Z,,ann,
    1,open,ann,2026-03-02T09:00:00Z,,ann,
    ");
}

#[test]
fn a_tag_that_is_never_the_first_is_a_row_too() {
    let (mut desk, options, _) = worked_by_hand();
    for ticket in [1, 1, 2, 9] {
        desk.add(ticket, at("2026-03-20T09:00:00Z"), What::Tagged(TagId(0)), None, false);
    }
    for ticket in [2, 3, 4] {
        desk.about(ticket, "bob", Some("vip"), at("2026-03-20T09:00:00Z"));
    }
    desk.tell(30, at("2026-03-20T09:00:00Z"), "created", None, false);
    let table = made(&TAGS, &desk, &by(options, By::Tag));
    let columns = ["group", "carrying", "created", "trend", "met_pct"];
    insta::assert_snapshot!(shown(&table.select(&columns).unwrap()), @"
    group,carrying,created,trend,met_pct
    billing,7,6,0 2 0 0 0 1 0 0 0 1 0 0 0 0 0 1 0 0 0 1 0 0 0 0 0 0 0 0 0 0 0,100.0
    hardware,1,1,0 0 0 0 0 0 0 0 0 0 0 1 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0,50.0
    login,5,5,0 0 1 1 0 0 0 0 1 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1 0 1 0,72.7
    vip,3,0,,
    (no tag),0,1,0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1 0 0 0 0 0 0 0 0 0 0 0,0.0
    total,12,13,0 2 1 1 0 1 0 0 1 1 0 1 0 0 0 1 0 0 0 2 0 0 0 0 0 0 0 1 0 1 0,76.9
    ");
    // Cut otherwise, there is no tag for a row to carry.
    let table = made(&TAGS, &desk, &by(options, By::Agent));
    assert!(column(&table, "carrying").iter().rev().skip(1).all(String::is_empty));
}

/// The pieces of a trend are local days: in Zagreb the 29th of March ends at 22:00 in London.
#[test]
fn a_trend_has_a_number_for_each_local_day() {
    let mut desk = Desk::new(SETTINGS);
    for (ticket, begin) in
        [(1, "2026-03-28T22:59:59Z"), (2, "2026-03-28T23:00:00Z"), (3, "2026-03-29T22:00:00Z")]
    {
        desk.tell(ticket, at(begin), "created", None, false);
    }
    let options = Options {
        range: Range { from: at("2026-03-27T23:00:00Z"), to: at("2026-03-31T22:00:00Z") },
        as_of: at("2026-04-20T00:00:00Z"),
        zone: Zone::named("Europe/Zagreb").unwrap(),
        by: [None, None],
        backfill: false,
        lists: false,
    };
    let table = made(&CHANNELS, &desk, &options);
    assert_eq!(table.rows[0][table.position("trend").unwrap()], Cell::Series(vec![1, 1, 1, 0]));
}

#[test]
fn of_nothing_there_is_no_share_and_of_the_future_nothing_open() {
    let (_, options, _) = worked_by_hand();
    let nobody = Desk::new(SETTINGS);
    insta::assert_snapshot!(shown(&made(&TAGS, &nobody, &by(options, By::Tag))), @"
    group,created,trend,first_responses,first_response_minutes,replies,solved,reopened,matured,resolved_first,fcr_pct,decided,met,met_pct,open,carrying
    total,0,,0,,0,0,0,0,0,,0,0,,0,0
    ");
    let range = Range { from: at("2026-05-01T00:00:00Z"), to: at("2026-06-01T00:00:00Z") };
    let (desk, ..) = worked_by_hand();
    insta::assert_snapshot!(shown(&made(&AGENTS, &desk, &by(Options { range, ..options }, By::Agent))), @"
    group,created,trend,first_responses,first_response_minutes,replies,solved,reopened,matured,resolved_first,fcr_pct,decided,met,met_pct,open
    total,0,,0,,0,0,0,0,0,,0,0,,
    ");
}

#[test]
fn the_figures_are_those_of_the_other_reports() {
    let (desk, options, _) = worked_by_hand();
    let total = |report: &Report, name: &str| {
        let table = made(report, &desk, &options);
        table.rows.last().unwrap()[table.position(name).unwrap()].clone()
    };
    for (name, report, figure) in [
        ("created", &VOLUME, "created"),
        ("open", &VOLUME, "backlog_end"),
        ("solved", &fcr::FCR, "solved"),
        ("fcr_pct", &fcr::FCR, "fcr_pct"),
        ("met_pct", &sla::SLA, "met_pct"),
        ("decided", &sla::SLA, "decided"),
    ] {
        assert_eq!(total(&AGENTS, name), total(report, figure), "{name}");
    }
}
