//! The cases of the report `response`.

use super::*;
use crate::desk::event::What;
use crate::desk::id::{AgentId, MessageId, SettingsId};
use crate::desk::ticket::Status;
use crate::report::By;
use crate::report::tests::fixture::{Desk, SETTINGS, by, column, made, shown, worked_by_hand};

fn at(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

#[test]
fn the_answer_goes_to_its_author() {
    let (desk, options, _) = worked_by_hand();
    let table = made(&RESPONSE, &desk, &by(options, By::Agent)).defaults_only();
    insta::assert_snapshot!(shown(&table), @"
    group,answered,median_minutes,p90_minutes,mean_minutes,median_business_minutes,p90_business_minutes,mean_business_minutes,unanswered,oldest_minutes,no_reply_solves
    ann,5,20,30,23,20,30,23,0,,0
    ben,4,42.5,90,46,42.5,90,46,0,,0
    cy,1,30,30,30,30,30,30,0,,0
    (unassigned),0,,,,,,,1,2340,0
    total,10,30,55,33,30,55,33,1,2340,0
    ");
}

#[test]
fn the_list_tells_what_each_is() {
    let (desk, options, _) = worked_by_hand();
    let facts = desk.facts(options.as_of, false);
    let listed = tally::list(&RESPONSE, &facts, &options, Some("unanswered"));
    insta::assert_snapshot!(shown(&listed), @"
    ticket,outcome,group,minutes,business_minutes,contact_at,ended_at,agent,mode,subject
    14,unanswered,total,2340,2340,2026-03-30T09:00:00Z,,(unassigned),inbound,
    ");
    let all = tally::list(&RESPONSE, &facts, &options, None);
    assert_eq!(all.rows.len(), 11);
}

#[test]
fn a_call_has_none_and_a_ticket_of_ours_counts_from_the_customers_first_message() {
    let (_, options, _) = worked_by_hand();
    let mut desk = Desk::new(SETTINGS);
    let call = at("2026-03-02T09:00:00Z");
    desk.add(1, call, What::Opened(Mode::Live, SettingsId(1)), None, false);
    desk.add(1, call, What::Received(MessageId(100), true), Some("ann"), false);
    desk.tell(1, call.plus(3_600), "agent_reply", Some("ann"), false);
    desk.tell(2, call, "created", None, true);
    desk.tell(2, call.plus(600), "agent_reply", Some("ann"), false);
    desk.tell(2, call.plus(7_200), "customer_reply", None, false);
    desk.tell(2, call.plus(9_000), "agent_reply", Some("ben"), false);
    let facts = desk.facts(options.as_of, false);
    let listed =
        tally::list(&RESPONSE, &facts, &options, None).select(&["ticket", "minutes", "agent", "mode"]);
    insta::assert_snapshot!(shown(&listed.unwrap()), @"
    ticket,minutes,agent,mode
    2,30,ben,outbound
    ");
    // T15 of the worked cases: nobody ever answered our first message, so nobody waits.
    let (desk, options, _) = worked_by_hand();
    let facts = desk.facts(options.as_of, false);
    let tickets = column(&tally::list(&RESPONSE, &facts, &options, None), "ticket");
    assert!(!tickets.contains(&"15".to_owned()), "{tickets:?}");
}

#[test]
fn solved_without_an_answer_is_no_response_and_not_zero() {
    let (_, options, _) = worked_by_hand();
    let mut desk = Desk::new(SETTINGS);
    let start = at("2026-03-02T09:00:00Z");
    desk.tell(1, start, "created", None, false);
    desk.tell(1, start.plus(600), "solved", Some("ann"), false);
    let figures = ["answered", "median_minutes", "unanswered", "no_reply_solves"];
    let of = |desk: &Desk| shown(&made(&RESPONSE, desk, &options).select(&figures).unwrap());
    assert_eq!(of(&desk).lines().last(), Some("0,,0,1"));
    // Brought back and answered a day later: the customer waited from the first contact on.
    desk.tell(1, start.plus(80_000), "customer_reply", None, false);
    assert_eq!(of(&desk).lines().last(), Some("0,,1,1"));
    desk.tell(1, start.plus(86_400), "agent_reply", Some("ben"), false);
    assert_eq!(of(&desk).lines().last(), Some("1,1440,0,1"));
}

#[test]
fn who_waits_is_asked_at_the_end_of_the_period() {
    let (_, mut options, _) = worked_by_hand();
    let mut desk = Desk::new(SETTINGS);
    let start = at("2026-03-30T12:00:00Z");
    desk.tell(1, start, "created", None, false);
    desk.add(1, start, What::Assigned(Some(AgentId(0))), Some("ann"), false);
    desk.tell(1, at("2026-04-02T12:00:00Z"), "agent_reply", Some("ben"), false);
    desk.tell(2, at("2026-04-01T00:00:00Z"), "created", None, false);
    let row = |options: &Options| {
        let table = made(&RESPONSE, &desk, &by(*options, By::Agent));
        let table = table.select(&["group", "answered", "unanswered", "oldest_minutes"]).unwrap();
        shown(&table).lines().nth(1).unwrap().to_owned()
    };
    assert_eq!(row(&options), "ann,0,1,2160");
    // Of a period that is not over, at the instant of looking.
    options.as_of = at("2026-03-31T12:00:00Z").plus(-1);
    assert_eq!(row(&options), "ann,0,1,1440");
}

#[test]
fn spam_and_merged_tickets_have_no_part_in_it() {
    let (_, options, _) = worked_by_hand();
    let mut desk = Desk::new(SETTINGS);
    let start = at("2026-03-02T09:00:00Z");
    for ticket in 1..=3 {
        desk.tell(ticket, start, "created", None, false);
        desk.tell(ticket, start.plus(60 * ticket), "agent_reply", Some("ann"), false);
    }
    desk.add(1, start.plus(600), What::Status(Status::Spam), Some("ann"), false);
    desk.merge(2, 3, start.plus(600), Some("ann"));
    let facts = desk.facts(options.as_of, false);
    assert_eq!(column(&tally::list(&RESPONSE, &facts, &options, Some("answered")), "ticket"), ["3"]);
}

#[test]
fn opening_hours_know_of_the_night_in_which_the_clocks_change() {
    let (_, options, _) = worked_by_hand();
    let office = "
        [calendar.office]\ntimezone = \"Europe/Zagreb\"
        mon = [\"09:00-17:00\"]\nfri = [\"09:00-17:00\"]\nsat = []\nsun = []
        [[policy]]\nname = \"standard\"\ncalendar = \"office\"\nfirst_response = \"1h\"\n";
    let mut desk = Desk::new(&format!("{}{office}", SETTINGS.split("[[policy]]").next().unwrap()));
    // From Friday at four in winter time to Monday at ten in summer time: 65 hours, two of them open.
    desk.tell(1, at("2026-03-27T15:00:00Z"), "created", None, false);
    desk.tell(1, at("2026-03-30T08:00:00Z"), "agent_reply", Some("ann"), false);
    let columns =
        ["median_minutes", "p95_minutes", "median_business_minutes", "p95_business_minutes", "low_n"];
    let table = made(&RESPONSE, &desk, &options).select(&columns).unwrap();
    assert_eq!(shown(&table).lines().last(), Some("3900,3900,120,120,true"));
}
