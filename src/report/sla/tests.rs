//! The cases and laws of the report `sla`.

use super::*;
use crate::report::By;
use crate::report::tests::fixture::{Desk, SETTINGS, by, column, int, made, shown, worked_by_hand};

fn at(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

#[test]
fn every_promise_stands_in_the_row_of_its_kind() {
    let (desk, options, _) = worked_by_hand();
    insta::assert_snapshot!(shown(&made(&SLA, &desk, &options)), @"
    group,target,decided,met,missed,met_pct,active,at_risk,paused,cancelled,median_minutes,p90_minutes,missed_time,missed_retarget,missed_merge,merged,flipped,tickets,tickets_missed,low_n
    total,first_response,11,9,2,81.8,0,0,0,0,30,55,2,0,0,0,0,11,2,false
    total,next_response,2,2,0,100.0,0,0,0,0,35,40,0,0,0,0,0,2,0,true
    total,resolution,11,9,2,81.8,0,0,0,0,40,90,2,0,0,0,0,11,2,false
    total,all,24,20,4,83.3,0,0,0,0,,,4,0,0,0,0,11,3,false
    ");
}

#[test]
fn the_blame_goes_to_whoever_had_it_and_the_credit_to_whoever_did_it() {
    use crate::desk::event::What;
    use crate::desk::id::AgentId;
    let (_, options, _) = worked_by_hand();
    let mut desk = Desk::new(SETTINGS);
    let start = at("2026-03-02T09:00:00Z");
    for ticket in 1..=3 {
        desk.tell(ticket, start, "created", None, false);
    }
    // Ann (agent 0) has the first one when it is missed, Ben only when he answers.
    desk.add(1, start, What::Assigned(Some(AgentId(0))), Some("ann"), false);
    desk.add(1, start.plus(5_400), What::Assigned(Some(AgentId(1))), Some("ben"), false);
    desk.tell(1, start.plus(7_200), "agent_reply", Some("ben"), false);
    // The second one is Ann's, and Ben answers in time.
    desk.add(2, start, What::Assigned(Some(AgentId(0))), Some("ann"), false);
    desk.tell(2, start.plus(600), "agent_reply", Some("ben"), false);
    desk.tell(2, start.plus(600), "solved", Some("ann"), false);
    // The third one is nobody's.
    let options = Options { as_of: start.plus(86_400), ..by(options, By::Agent) };
    let facts = desk.facts(options.as_of, false);
    let listed = tally::list(&SLA, &facts, &options, Some("decided"))
        .select(&["ticket", "target", "status", "group"])
        .unwrap();
    insta::assert_snapshot!(shown(&listed), @r"
    ticket,target,status,group
    1,first_response,missed,ann
    2,first_response,met,ben
    2,resolution,met,ann
    3,first_response,missed,(unassigned)
    ");
}

#[test]
fn a_promise_belongs_to_the_period_in_which_it_was_decided() {
    let (_, options, _) = worked_by_hand();
    let mut desk = Desk::new(SETTINGS);
    // Due at midnight, answered an hour later: broken in March, as of any later instant.
    desk.tell(1, at("2026-03-31T23:00:00Z"), "created", None, false);
    desk.tell(1, at("2026-04-01T01:00:00Z"), "agent_reply", Some("ann"), false);
    let missed = |from, to, as_of| {
        let options = Options { range: crate::desk::period::Range { from, to }, as_of, ..options };
        let table = made(&SLA, &desk, &options);
        int(&table, &table.rows[0], "missed")
    };
    let (march, april, may) =
        (at("2026-03-01T00:00:00Z"), at("2026-04-01T00:00:00Z"), at("2026-05-01T00:00:00Z"));
    assert_eq!(missed(march, april, may), 0, "the period ends just before the due instant");
    assert_eq!(missed(april, may, may), 1);
    assert_eq!(missed(april, may, april), 0, "at the due instant itself it is still in time");
    assert_eq!(missed(april, may, april.plus(1)), 1, "open and past due is missed at once");
}

#[test]
fn what_was_promised_nothing_is_not_dropped() {
    let (_, options, _) = worked_by_hand();
    let none = SETTINGS.replace("[[policy]]", "[[policy]]\nwhen = \"priority:urgent\"");
    let mut desk = Desk::new(&none);
    desk.tell(1, at("2026-03-02T09:00:00Z"), "created", None, false);
    let options = by(options, By::Policy);
    let facts = desk.facts(options.as_of, false);
    assert_eq!(column(&tally::build(&SLA, &facts, &options), "group")[..3], ["(no policy)"; 3]);
    assert_eq!(column(&tally::list(&SLA, &facts, &options, Some("no_policy")), "ticket"), ["1"]);
    assert_eq!(
        notes(&facts, &options),
        ["1 ticket had no policy, so nothing was promised; --list no_policy"]
    );
}

#[test]
fn of_nothing_there_is_no_share() {
    let (_, options, _) = worked_by_hand();
    let table = made(&SLA, &Desk::new(SETTINGS), &options);
    assert_eq!(SLA.headline(&table), None);
    insta::assert_snapshot!(shown(&table), @"
    group,target,decided,met,missed,met_pct,active,at_risk,paused,cancelled,median_minutes,p90_minutes,missed_time,missed_retarget,missed_merge,merged,flipped,tickets,tickets_missed,low_n
    total,first_response,0,0,0,,0,0,0,0,,,0,0,0,0,0,0,0,true
    total,next_response,0,0,0,,0,0,0,0,,,0,0,0,0,0,0,0,true
    total,resolution,0,0,0,,0,0,0,0,,,0,0,0,0,0,0,0,true
    total,all,0,0,0,,0,0,0,0,,,0,0,0,0,0,0,0,true
    ");
}

#[test]
fn spam_counts_nowhere() {
    let (_, options, _) = worked_by_hand();
    let mut desk = Desk::new(SETTINGS);
    desk.tell(1, at("2026-03-02T09:00:00Z"), "created", None, false);
    desk.tell(1, at("2026-03-05T09:00:00Z"), "spam", Some("ann"), false);
    let facts = desk.facts(options.as_of, false);
    assert_eq!(tally::list(&SLA, &facts, &options, None).rows.len(), 0);
    let before = desk.facts(at("2026-03-04T09:00:00Z"), false);
    assert_eq!(
        tally::list(&SLA, &before, &options, Some("missed")).rows.len(),
        2,
        "looked at before it was found out"
    );
}

#[test]
fn only_a_promise_that_had_been_met_itself_can_flip() {
    let (_, options, _) = worked_by_hand();
    let flipped = |settings: &str, outbound: bool| {
        let mut desk = Desk::new(settings);
        let start = at("2026-03-02T09:00:00Z");
        desk.tell(1, start, "created", Some("ann").filter(|_| outbound), outbound);
        desk.tell(1, start.plus(3_600), "solved", Some("ann"), false);
        // Back after an hour, and open for longer than the 24 hours of the promise.
        desk.tell(1, start.plus(7_200), "customer_reply", None, false);
        let table = made(&SLA, &desk, &options);
        let all = table.rows.last().unwrap();
        let resolution = tally::list(&SLA, &desk.facts(options.as_of, false), &options, Some("missed"));
        assert!(column(&resolution, "target").contains(&"resolution".to_owned()));
        int(&table, all, "flipped")
    };
    let restart = SETTINGS.replace("pause_on", "reopen = \"restart\"\npause_on");
    assert_eq!(flipped(SETTINGS, false), 1);
    assert_eq!(flipped(&restart, false), 0, "the first instance stays met, the second never was");
    assert_eq!(flipped(SETTINGS, true), 0, "solved before any customer came");
}
