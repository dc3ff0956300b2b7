//! The cases and laws of the report `volume`.

use proptest::prelude::*;

use super::*;
use crate::desk::event::{Voice, What};
use crate::desk::id::{AgentId, MessageId, SettingsId, TicketId};
use crate::desk::period::Range;
use crate::desk::ticket::{Mode, Priority, Status};
use crate::desk::time::{DAY, HOUR, Zone};
use crate::report::By;
use crate::report::tally;
use crate::report::tests::fixture::{Desk, SETTINGS, by, column, int, made, shown, worked_by_hand};
use crate::report::tests::laws;
use crate::table::Table;

fn at(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

fn of_zone(zone: &str, from: &str, to: &str, as_of: &str) -> Options {
    Options {
        range: Range { from: at(from), to: at(to) },
        as_of: at(as_of),
        zone: Zone::named(zone).unwrap(),
        by: [None, None],
        backfill: false,
        lists: false,
    }
}

#[test]
fn the_figures_worked_by_hand_come_out() {
    let (desk, options, expect) = worked_by_hand();
    let table = made(&VOLUME, &desk, &options);
    let of = |name| int(&table, table.rows.last().unwrap(), name);
    assert_eq!(of("created"), expect["created"]);
    assert_eq!(of("solved"), expect["solve_events"]);
    assert_eq!(of("reopened"), expect["reopen_events"]);
    assert_eq!(of("backlog_start"), expect["backlog_start"]);
    assert_eq!(of("backlog_end"), expect["backlog_end"]);
    let facts = desk.facts(options.as_of, false);
    assert_eq!(
        notes(&facts, &options),
        ["backlog: 1 + 12 created + 2 discarded + 1 reopened - 13 solved - 2 removed + 0 restored = 1"]
    );
    insta::assert_snapshot!(shown(&made(&VOLUME, &desk, &by(options, By::Week))), @"
    group,backlog_start,created,discarded,reopened,solved,removed,restored,backlog_end,clearance,resolution_rate,resolved,dismissed
    2026-W09,1,0,0,0,1,0,0,0,,,0,0
    2026-W10,0,5,0,1,6,0,0,0,120.0,100.0,5,0
    2026-W11,0,3,2,0,3,2,0,0,100.0,100.0,3,0
    2026-W12,0,2,0,0,0,0,0,2,0.0,100.0,2,0
    2026-W13,2,1,0,0,3,0,0,0,300.0,100.0,1,0
    2026-W14,0,1,0,0,0,0,0,1,0.0,0.0,0,0
    total,1,12,2,1,13,2,0,1,108.3,91.7,11,0
    ");
    insta::assert_snapshot!(shown(&made(&VOLUME, &desk, &by(options, By::Topic))), @"
    group,backlog_start,created,discarded,reopened,solved,removed,restored,backlog_end,clearance,resolution_rate,resolved,dismissed
    billing,1,6,0,0,7,0,0,0,116.7,100.0,6,0
    hardware,0,1,0,0,1,0,0,0,100.0,100.0,1,0
    login,0,5,2,1,5,2,0,1,100.0,80.0,4,0
    total,1,12,2,1,13,2,0,1,108.3,91.7,11,0
    ");
}

#[test]
fn the_list_tells_what_happened_when() {
    let (desk, options, _) = worked_by_hand();
    let facts = desk.facts(options.as_of, false);
    let cell =
        |name| shown(&tally::list(&VOLUME, &facts, &by(options, By::Week), Some(name)).defaults_only());
    insta::assert_snapshot!(cell("backlog_end"), @"
    ticket,event,group,at,status,assignee,subject
    14,backlog_end,2026-W14,2026-03-31T23:59:59Z,new,,
    ");
    insta::assert_snapshot!(cell("reopened"), @"
    ticket,event,group,at,status,assignee,subject
    3,reopened,2026-W10,2026-03-05T09:00:00Z,closed,,
    ");
    insta::assert_snapshot!(cell("removed"), @"
    ticket,event,group,at,status,assignee,subject
    7,removed,2026-W11,2026-03-09T09:05:00Z,spam,,
    8,removed,2026-W11,2026-03-09T10:30:00Z,merged,,
    ");
}

/// One that was solved, came back and was merged; the one that it went into; and one that was called spam a day later.
#[test]
fn what_is_spam_or_merged_is_neither_created_nor_solved() {
    let mut desk = Desk::new(SETTINGS);
    let begin = at("2026-03-02T09:00:00Z");
    for ticket in 1..=3 {
        desk.tell(ticket, begin, "created", None, false);
    }
    desk.tell(1, begin.plus(HOUR), "solved", Some("ann"), false);
    desk.tell(1, begin.plus(2 * HOUR), "customer_reply", None, false);
    desk.add(1, begin.plus(3 * HOUR), What::MergedInto(TicketId(2)), Some("ann"), false);
    desk.add(2, begin.plus(3 * HOUR), What::TookIn(TicketId(1)), Some("ann"), false);
    desk.tell(3, begin.plus(DAY), "spam", Some("ann"), false);
    let options = of_zone("UTC", "2026-03-02T00:00:00Z", "2026-03-03T00:00:00Z", "2026-03-10T00:00:00Z");
    insta::assert_snapshot!(shown(&made(&VOLUME, &desk, &options)), @"
    group,backlog_start,created,discarded,reopened,solved,removed,restored,backlog_end,clearance,resolution_rate,resolved,dismissed
    total,0,1,2,0,0,2,1,2,0.0,0.0,0,0
    ");
    // Before anybody had said that it is spam, it was created.
    let table = made(&VOLUME, &desk, &Options { as_of: begin.plus(2 * HOUR), ..options });
    assert_eq!(int(&table, &table.rows[0], "created"), 3);
    assert_eq!(int(&table, &table.rows[0], "backlog_end"), 3);
}

#[test]
fn of_nothing_there_is_no_share_and_of_the_future_no_backlog() {
    let desk = Desk::new(SETTINGS);
    let march = of_zone("UTC", "2026-03-01T00:00:00Z", "2026-03-03T00:00:00Z", "2026-04-10T00:00:00Z");
    insta::assert_snapshot!(shown(&made(&VOLUME, &desk, &by(march, By::Day))), @"
    group,backlog_start,created,discarded,reopened,solved,removed,restored,backlog_end,clearance,resolution_rate,resolved,dismissed
    2026-03-01,0,0,0,0,0,0,0,0,,,0,0
    2026-03-02,0,0,0,0,0,0,0,0,,,0,0
    total,0,0,0,0,0,0,0,0,,,0,0
    ");
    let (desk, ..) = worked_by_hand();
    let ahead = of_zone("UTC", "2026-05-01T00:00:00Z", "2026-06-01T00:00:00Z", "2026-04-10T00:00:00Z");
    insta::assert_snapshot!(shown(&made(&VOLUME, &desk, &by(ahead, By::Day))), @"
    group,backlog_start,created,discarded,reopened,solved,removed,restored,backlog_end,clearance,resolution_rate,resolved,dismissed
    total,,0,0,0,0,0,0,,,,0,0
    ");
    insta::assert_snapshot!(shown(&made(&VOLUME, &desk, &ahead)), @"
    group,backlog_start,created,discarded,reopened,solved,removed,restored,backlog_end,clearance,resolution_rate,resolved,dismissed
    total,,0,0,0,0,0,0,,,,0,0
    ");
    let facts = desk.facts(ahead.as_of, false);
    assert_eq!(notes(&facts, &ahead), ["the period has not begun: nothing is known of its backlog"]);
    assert!(tally::list(&VOLUME, &facts, &ahead, None).rows.is_empty());
    // The days that have not come are no rows.
    let now = of_zone("UTC", "2026-04-09T00:00:00Z", "2026-05-01T00:00:00Z", "2026-04-10T00:00:00Z");
    assert_eq!(
        column(&made(&VOLUME, &desk, &by(now, By::Day)), "group"),
        ["2026-04-09", "2026-04-10", "total"]
    );
}

/// In Zagreb the 29th of March 2026 has 23 hours, from 23:00 to 22:00 in London.
#[test]
fn a_day_and_a_month_end_where_they_end_locally() {
    let mut desk = Desk::new(SETTINGS);
    for (ticket, begin) in
        [(1, "2026-03-28T22:59:59Z"), (2, "2026-03-28T23:00:00Z"), (3, "2026-03-29T22:00:00Z")]
    {
        desk.tell(ticket, at(begin), "created", None, false);
    }
    desk.tell(1, at("2026-03-31T21:59:59Z"), "solved", Some("ann"), false);
    desk.tell(2, at("2026-03-31T22:00:00Z"), "solved", Some("ann"), false);
    let options =
        of_zone("Europe/Zagreb", "2026-03-27T23:00:00Z", "2026-04-01T22:00:00Z", "2026-04-20T00:00:00Z");
    let some = |cut| {
        let table = made(&VOLUME, &desk, &by(options, cut));
        shown(&table.select(&["group", "backlog_start", "created", "solved", "backlog_end"]).unwrap())
    };
    insta::assert_snapshot!(some(By::Day), @"
    group,backlog_start,created,solved,backlog_end
    2026-03-28,0,1,0,1
    2026-03-29,1,1,0,2
    2026-03-30,2,1,0,3
    2026-03-31,3,0,1,2
    2026-04-01,2,0,1,1
    total,0,3,2,1
    ");
    insta::assert_snapshot!(some(By::Month), @"
    group,backlog_start,created,solved,backlog_end
    2026-03,0,3,1,2
    2026-04,2,0,1,1
    total,0,3,2,1
    ");
}

/// A ticket from before the desk stands where its mails put it, and closes by its age.
#[test]
fn what_is_older_than_the_desk_adds_up_too() {
    let mut desk = Desk::new(SETTINGS);
    let old = at("2026-01-05T09:00:00Z");
    for (ticket, contact) in [(1, true), (2, false)] {
        desk.add(ticket, old, What::Opened(Mode::Inbound, SettingsId(1)), None, true);
        desk.add(ticket, old, What::Received(MessageId(900 + ticket), contact), None, true);
    }
    desk.tell(2, old.plus(30 * DAY), "customer_reply", None, false);
    let options = of_zone("UTC", "2026-01-01T00:00:00Z", "2026-03-01T00:00:00Z", "2026-03-10T00:00:00Z");
    let of = |backfill| {
        let options = by(Options { backfill, ..options }, By::Month);
        (shown(&made(&VOLUME, &desk, &options)), notes(&desk.facts(options.as_of, backfill), &options))
    };
    let (table, told) = of(true);
    insta::assert_snapshot!(table, @"
    group,backlog_start,created,discarded,reopened,solved,removed,restored,backlog_end,clearance,resolution_rate,resolved,dismissed
    2026-01,0,2,0,0,1,0,0,1,50.0,0.0,0,0
    2026-02,1,0,0,1,0,0,0,2,,,0,0
    total,0,2,0,1,1,0,0,2,50.0,0.0,0,0
    ");
    assert_eq!(
        told,
        ["backlog: 0 + 2 created + 0 discarded + 1 reopened - 1 solved - 0 removed + 0 restored = 2"]
    );
    assert_eq!(of(false).1[1], "2 tickets from before the desk left out; --backfill counts them");
}

#[test]
fn that_it_does_not_add_up_is_said_aloud() {
    let right = Identity([1, 12, 1, 1, 13, 1, 0, 1]);
    assert_eq!(right.expected(), 1);
    assert!(right.sentence().starts_with("backlog: 1 + 12 created"));
    let wrong = Identity([1, 12, 1, 1, 13, 1, 0, 2]);
    assert_eq!(
        wrong.sentence(),
        "THE BACKLOG DOES NOT ADD UP: 1 + 12 created + 1 discarded + 1 reopened - 13 solved - 1 removed + 0 restored = 1, \
         but 2 were open at the end; this is a fault of desk: please report it"
    );
}

/// A step of a ticket: what, hours after the one before, days after which the desk learned of it.
type Step = (u8, i64, i64);

fn history() -> impl Strategy<Value = Vec<(bool, Vec<Step>)>> {
    let steps = prop::collection::vec((0_u8..20, 0_i64..50, 0_i64..4), 0..10);
    prop::collection::vec((prop::bool::weighted(0.15), steps), 0..10)
}

fn desk(tickets: &[(bool, Vec<Step>)]) -> Desk {
    let mut desk = Desk::new(SETTINGS);
    desk.knows(&["billing", "login"], &["ann", "ben"]);
    for (ticket, (backfill, steps)) in (1_i64..).zip(tickets) {
        let mut now = Moment(laws::START + ticket * 7 * HOUR);
        if *backfill {
            desk.add(ticket, now, What::Opened(Mode::Inbound, SettingsId(1)), None, true);
            desk.add(ticket, now, What::Received(MessageId(10_000 + ticket), ticket % 2 == 0), None, true);
        } else {
            desk.tell(ticket, now, "created", None, false);
        }
        desk.about(
            ticket,
            &format!("c{}", ticket % 3),
            Some(["billing", "login"][usize::try_from(ticket % 2).unwrap()]),
            now,
        );
        let mut last = MessageId(0);
        for (step, hours, late) in steps {
            now = now.plus(hours * HOUR);
            let message = MessageId(20_000 + ticket * 100 + i64::from(*step) + hours);
            let other = TicketId(ticket - 1);
            let what = match step {
                0..=4 => {
                    last = message;
                    What::Received(message, true)
                }
                5 | 6 => What::Replied(message, Voice::Person),
                7 => What::Replied(message, Voice::PersonKeepingStatus),
                8..=10 => What::Status(Status::Solved),
                11 => What::Status(Status::Open),
                12 => What::Status(Status::Pending),
                13 => What::Status(Status::Closed),
                14 => What::Dismissed(last),
                15 => What::Confirmed,
                16 if hours % 3 == 0 => What::Status(Status::Spam),
                17 if ticket > 1 => {
                    desk.add(ticket - 1, now, What::MergedInto(TicketId(ticket)), Some("ann"), false);
                    What::TookIn(other)
                }
                18 => What::Assigned(Some(AgentId(hours % 2))),
                _ => What::Priority(Priority::ALL[usize::try_from(hours % 4).unwrap()]),
            };
            desk.add(ticket, now, what, Some("ann").filter(|_| *step > 4), false);
            desk.learned_after(ticket, late * DAY);
        }
    }
    desk
}

/// Whether what came in less what went out is the difference of the two backlogs, in this row.
fn adds_up(table: &Table, row: &[Cell]) -> bool {
    let of = |name| int(table, row, name);
    of("backlog_start") + of("created") + of("discarded") + of("reopened") + of("restored")
        == of("backlog_end") + of("solved") + of("removed")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn the_backlog_adds_up_in_every_row(
        tickets in history(),
        (from, days, as_of) in (-3_i64..20, 1_i64..40, 0_i64..900),
        (all_time, backfill) in (prop::bool::weighted(0.2), any::<bool>()),
        pair in (0_usize..32, 0_usize..32),
    ) {
        let desk = desk(&tickets);
        let range = match all_time {
            true => Range { from: Moment(i64::MIN), to: Moment(i64::MAX) },
            false => Range { from: Moment(laws::START + from * DAY), to: Moment(laws::START + (from + days) * DAY) },
        };
        let zone = Zone::named("America/New_York").unwrap();
        let as_of = Moment(laws::START + as_of * HOUR);
        let options = Options { range, as_of, zone, by: [None, None], backfill, lists: false };
        prop_assume!(!options.is_ahead());
        let facts = desk.facts(as_of, backfill);
        let build = |by| (VOLUME.build)(&VOLUME, &facts, &Options { by, ..options });
        let total = build([None, None]);
        prop_assert!(adds_up(&total, &total.rows[0]), "{}", shown(&total));
        prop_assert!(notes(&facts, &options)[0].starts_with("backlog: "));
        let pair = [pair.0, pair.1].map(|place| By::ALL[place % By::ALL.len()]);
        let ones = By::ALL.iter().map(|by| [Some(*by), None]);
        for by in ones.chain((pair[0] != pair[1]).then_some(pair.map(Some))) {
            let table = build(by);
            let known = by.iter().flatten().all(|by| !by.is_time() || by.step().is_some());
            let rows: Vec<_> = table.rows.iter().filter(|row| known || row[0] == Cell::from("total")).collect();
            for row in &rows {
                prop_assert!(adds_up(&table, row), "{:?}\n{}", by, shown(&table));
            }
            let only_time = by.iter().flatten().all(|by| by.step().is_some());
            if let (true, [pieces @ .., total]) = (only_time, rows.as_slice()) {
                // Rows along time chain, from the backlog of the total at its start to that at its end.
                let ends = |row: &[Cell]| (int(&table, row, "backlog_start"), int(&table, row, "backlog_end"));
                for pair in pieces.windows(2) {
                    prop_assert_eq!(ends(pair[0]).1, ends(pair[1]).0, "{}", shown(&table));
                }
                if let (Some(first), Some(last)) = (pieces.first(), pieces.last()) {
                    prop_assert_eq!((ends(first).0, ends(last).1), ends(total), "{}", shown(&table));
                }
            }
        }
    }
}
