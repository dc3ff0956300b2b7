//! The cases of the report `next-response`.

use proptest::prelude::*;

use super::*;
use crate::desk::event::What;
use crate::desk::id::{MessageId, SettingsId};
use crate::desk::sla::ClockStatus;
use crate::desk::ticket::{Mode, Target};
use crate::desk::time::HOUR;
use crate::report::By;
use crate::report::tests::fixture::{Desk, SETTINGS, by, made, shown, worked_by_hand};
use crate::report::tests::laws::{START, any_story, desk as random};
use crate::report::took::BUSINESS;

fn at(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

fn listed(desk: &Desk, options: &Options) -> String {
    let facts = desk.facts(options.as_of, false);
    let columns = ["ticket", "outcome", "minutes", "since", "agent"];
    shown(&tally::list(&NEXT_RESPONSE, &facts, options, None).select(&columns).unwrap())
}

#[test]
fn the_waits_of_the_worked_cases() {
    let (desk, options, _) = worked_by_hand();
    let table = made(&NEXT_RESPONSE, &desk, &by(options, By::Agent)).defaults_only();
    insta::assert_snapshot!(shown(&table), @"
    group,answered,tickets,median_minutes,p90_minutes,mean_minutes,median_business_minutes,p90_business_minutes,mean_business_minutes,dismissed,dropped,open,oldest_minutes
    ann,1,1,30,30,30,30,30,30,0,0,0,
    ben,1,1,40,40,40,40,40,40,0,0,0,
    total,2,2,35,40,35,35,40,35,0,0,0,
    ");
    insta::assert_snapshot!(listed(&desk, &options), @"
    ticket,outcome,minutes,since,agent
    2,answered,30,2026-03-02T12:00:00Z,ann
    3,answered,40,2026-03-05T09:00:00Z,ben
    ");
}

#[test]
fn each_wait_ends_in_its_own_way_and_lasts_from_the_oldest_message() {
    let (_, options, _) = worked_by_hand();
    let mut desk = Desk::new(SETTINGS);
    let start = at("2026-03-02T09:00:00Z");
    let mut hour = |ticket: i64, hours: i64, kind: &str, agent: Option<&str>| {
        desk.tell(ticket, start.plus(hours * 3600), kind, agent, false);
    };
    for ticket in 1..=4 {
        hour(ticket, 0, "created", None);
        hour(ticket, 1, "customer_reply", None);
        hour(ticket, 2, "agent_reply", Some("ann"));
        hour(ticket, 4, "customer_reply", None);
        hour(ticket, 5, "customer_reply", None);
    }
    hour(1, 7, "agent_reply", Some("ben"));
    hour(2, 8, "reopen_voided", Some("ann"));
    hour(3, 9, "solved", Some("ben"));
    // Answered after the period: open at its end.
    hour(4, 24 * 40, "agent_reply", Some("ben"));
    insta::assert_snapshot!(listed(&desk, &options), @"
    ticket,outcome,minutes,since,agent
    1,answered,180,2026-03-02T13:00:00Z,ben
    2,dismissed,240,2026-03-02T13:00:00Z,ann
    3,dropped,300,2026-03-02T13:00:00Z,ben
    4,open,42420,2026-03-02T13:00:00Z,(unassigned)
    ");
}

#[test]
fn what_reopened_for_nothing_was_never_waited_for() {
    let (_, options, _) = worked_by_hand();
    let mut desk = Desk::new(SETTINGS);
    let start = at("2026-03-02T09:00:00Z");
    desk.tell(1, start, "created", None, false);
    desk.tell(1, start.plus(60), "agent_reply", Some("ann"), false);
    desk.tell(1, start.plus(60), "solved", Some("ann"), false);
    desk.tell(1, start.plus(600), "customer_reply", None, false);
    assert_eq!(listed(&desk, &options).lines().count(), 2);
    desk.tell(1, start.plus(900), "reopen_voided", Some("ann"), false);
    assert_eq!(listed(&desk, &options).lines().count(), 1);
}

#[test]
fn a_call_is_answered_and_what_comes_after_it_waits() {
    let (_, options, _) = worked_by_hand();
    let mut desk = Desk::new(SETTINGS);
    let call = at("2026-03-02T09:00:00Z");
    desk.add(1, call, What::Opened(Mode::Live, SettingsId(1)), None, false);
    desk.add(1, call, What::Received(MessageId(100), true), Some("ann"), false);
    assert_eq!(listed(&desk, &options).lines().count(), 1, "nobody waits after a call");
    desk.tell(1, call.plus(3_600), "customer_reply", None, false);
    desk.tell(1, call.plus(7_200), "agent_reply", Some("ann"), false);
    insta::assert_snapshot!(listed(&desk, &options), @"
    ticket,outcome,minutes,since,agent
    1,answered,60,2026-03-02T10:00:00Z,ann
    ");
}

#[test]
fn who_waited_in_a_merged_ticket_waits_on_in_the_other() {
    let (_, options, _) = worked_by_hand();
    let mut desk = Desk::new(SETTINGS);
    let start = at("2026-03-02T09:00:00Z");
    desk.tell(1, start, "created", None, false);
    desk.tell(1, start.plus(1_800), "agent_reply", Some("ann"), false);
    desk.tell(2, start.plus(900), "created", None, false);
    desk.merge(2, 1, start.plus(7_200), Some("ann"));
    desk.tell(1, start.plus(8_100), "agent_reply", Some("ben"), false);
    insta::assert_snapshot!(listed(&desk, &options), @"
    ticket,outcome,minutes,since,agent
    1,answered,120,2026-03-02T09:15:00Z,ben
    ");
    // Looked at before the merge, the other ticket waits for its first response.
    let before = Options { as_of: start.plus(7_000), ..options };
    assert_eq!(listed(&desk, &before).lines().count(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Each next response that the clocks call met is an answered wait of the same length.
    #[test]
    fn what_the_clocks_call_met_was_answered(stories in prop::collection::vec(any_story(), 1..12), hours in 1_i64..900) {
        let mut options = worked_by_hand().1;
        (options.range.from, options.range.to) = (Moment(i64::MIN), Moment(i64::MAX));
        options.as_of = Moment(START + hours * HOUR);
        let facts = random(&stories).facts(options.as_of, false);
        let mut answered = Vec::new();
        items(&facts, &options, &mut |item| {
            if item.marks.meets(ANSWERED) {
                answered.push((item.fact.ticket, item.at, item.amount(BUSINESS)));
            }
        });
        for fact in facts.tickets.iter().filter(|fact| fact.is_real()) {
            let next = fact.promises.iter().filter(|kept| kept.target == Target::NextResponse);
            for kept in next.filter(|kept| kept.status == ClockStatus::Met) {
                let minutes = kept.elapsed.map(|span| span.0.div_euclid(60));
                prop_assert!(answered.contains(&(fact.ticket, kept.decided_at, minutes)), "{:?}", fact.ticket);
            }
        }
    }
}
