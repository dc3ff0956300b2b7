//! The cases of the report `time`.

use super::*;
use crate::desk::event::What;
use crate::desk::id::{MessageId, SettingsId, TicketId};
use crate::desk::period::Range;
use crate::desk::ticket::Mode;
use crate::desk::time::{DAY, Moment, Zone};
use crate::report::tests::fixture::{Desk, SETTINGS, by, int, made, shown};

fn at(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

fn march() -> Options {
    Options {
        range: Range { from: at("2026-02-28T23:00:00Z"), to: at("2026-03-31T22:00:00Z") },
        as_of: at("2026-05-01T00:00:00Z"),
        zone: Zone::named("Europe/Zagreb").unwrap(),
        by: [None, None],
        backfill: false,
        lists: false,
    }
}

/// Billing twice, with a correction; a ticket of January without a topic; one merged away; spam; one from before the desk.
fn desk() -> Desk {
    let mut desk = Desk::new(SETTINGS);
    let begin = at("2026-01-20T09:00:00Z");
    for ticket in 1..=4 {
        desk.tell(ticket, begin, "created", None, false);
        desk.about(ticket, "alice", Some("billing").filter(|_| ticket == 1), begin);
    }
    let day = at("2026-03-02T11:00:00Z");
    desk.works(1, day, "ann", 25);
    desk.works(1, day, "ben", 60);
    desk.works(1, day.plus(DAY), "ben", -10);
    desk.works(2, day, "ann", 5);
    desk.works(3, day, "ann", 15);
    desk.works(4, day, "ann", 45);
    desk.add(3, day.plus(DAY), What::MergedInto(TicketId(2)), Some("ann"), false);
    desk.add(2, day.plus(DAY), What::TookIn(TicketId(3)), Some("ann"), false);
    desk.tell(4, day.plus(DAY), "spam", Some("ann"), false);
    desk.add(5, begin, What::Opened(Mode::Inbound, SettingsId(1)), None, true);
    desk.add(5, begin, What::Received(MessageId(900), true), None, true);
    desk.works(5, day, "ann", 10);
    desk
}

#[test]
fn work_counts_on_its_day_and_for_who_did_it() {
    insta::assert_snapshot!(shown(&made(&TIME, &desk(), &by(march(), By::Topic))), @"
    group,entries,minutes,share_pct,tickets,minutes_per_ticket,corrections
    billing,3,75,71.4,1,75.00,1
    (no topic),3,30,28.6,3,10.00,0
    total,6,105,100.0,4,26.25,1
    ");
    insta::assert_snapshot!(shown(&made(&TIME, &desk(), &by(march(), By::Agent))), @"
    group,entries,minutes,share_pct,tickets,minutes_per_ticket,corrections
    ann,4,55,52.4,4,13.75,0
    ben,2,50,47.6,1,50.00,1
    total,6,105,100.0,4,26.25,1
    ");
    let facts = desk().facts(march().as_of, false);
    insta::assert_snapshot!(shown(&tally::list(&TIME, &facts, &by(march(), By::Topic), None)), @"
    ticket,at,minutes,group,agent,topic,subject
    1,2026-03-02T11:00:00Z,25,billing,ann,billing,
    1,2026-03-02T11:00:00Z,60,billing,ben,billing,
    1,2026-03-03T11:00:00Z,-10,billing,ben,billing,
    2,2026-03-02T11:00:00Z,5,(no topic),ann,,
    3,2026-03-02T11:00:00Z,15,(no topic),ann,,
    5,2026-03-02T11:00:00Z,10,(no topic),ann,,
    ");
    assert_eq!(notes(&facts, &march()), ["45 minutes on spam left out"]);
}

#[test]
fn of_nothing_there_is_no_share() {
    insta::assert_snapshot!(shown(&made(&TIME, &Desk::new(SETTINGS), &march())), @"
    group,entries,minutes,share_pct,tickets,minutes_per_ticket,corrections
    total,0,0,,0,,0
    ");
    let ahead = Options { as_of: at("2026-02-01T00:00:00Z"), ..march() };
    insta::assert_snapshot!(shown(&made(&TIME, &desk(), &by(ahead, By::Topic))), @"
    group,entries,minutes,share_pct,tickets,minutes_per_ticket,corrections
    total,0,0,,0,,0
    ");
}

/// What was done on 31 March shows in March, and on the day on which the clocks change on that day.
#[test]
fn a_day_and_a_month_end_where_they_end_locally() {
    let of = |instant: &str, from: &str, to: &str| {
        let mut desk = Desk::new(SETTINGS);
        desk.tell(1, at("2026-01-20T09:00:00Z"), "created", None, false);
        desk.works(1, at(instant), "ann", 30);
        let options = Options { range: Range { from: at(from), to: at(to) }, ..march() };
        let table = made(&TIME, &desk, &options);
        int(&table, &table.rows[0], "minutes")
    };
    let march = |instant| of(instant, "2026-02-28T23:00:00Z", "2026-03-31T22:00:00Z");
    assert_eq!((march("2026-03-31T21:59:59Z"), march("2026-03-31T22:00:00Z")), (30, 0));
    let short = |instant| of(instant, "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z");
    assert_eq!((short("2026-03-28T22:59:59Z"), short("2026-03-28T23:00:00Z")), (0, 30));
    assert_eq!((short("2026-03-29T21:59:59Z"), short("2026-03-29T22:00:00Z")), (30, 0));
}
