//! The cases and laws of the report `backlog`.

use super::*;
use crate::desk::event::What;
use crate::desk::id::{AgentId, MessageId, SettingsId};
use crate::desk::period::Range;
use crate::desk::ticket::Mode;
use crate::desk::time::{HOUR, Zone};
use crate::report::By;
use crate::report::tests::fixture::{Desk, SETTINGS, by, int, made, shown, worked_by_hand};

fn at(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

fn until(to: &str, as_of: &str) -> Options {
    Options {
        range: Range { from: Moment(i64::MIN), to: at(to) },
        as_of: at(as_of),
        zone: Zone::UTC,
        by: [None, None],
        backfill: false,
        lists: false,
    }
}

/// Ann's, answered and waiting for its customer; one that nobody has looked at; one on hold that is solved later.
fn desk() -> Desk {
    let mut desk = Desk::new(SETTINGS);
    let begin = at("2026-03-02T09:00:00Z");
    for ticket in 1..=4 {
        let begin = begin.plus((ticket - 1) * DAY);
        desk.tell(ticket, begin, "created", None, false);
        desk.about(ticket, "alice", Some("billing").filter(|_| ticket < 3), begin);
    }
    desk.add(1, begin, What::Assigned(Some(AgentId(0))), Some("ann"), false);
    desk.tell(1, begin.plus(600), "agent_reply", Some("ann"), false);
    desk.tell(1, begin.plus(600), "pending", Some("ann"), false);
    desk.add(3, begin.plus(2 * DAY + 60), What::Status(Status::Hold), Some("ben"), false);
    desk.tell(3, begin.plus(4 * DAY), "solved", Some("ben"), false);
    desk.tell(4, begin.plus(4 * DAY), "spam", Some("ben"), false);
    desk
}

#[test]
fn the_backlog_of_an_earlier_day_is_what_it_was() {
    let desk = desk();
    let options = by(until("2026-03-06T00:00:00Z", "2026-03-20T00:00:00Z"), By::Agent);
    insta::assert_snapshot!(shown(&made(&BACKLOG, &desk, &options)), @"
    group,backlog,new,open,pending,hold,waiting,unassigned,overdue,under_1d,from_1d,from_3d,from_7d,from_30d,median_age_minutes,p90_age_minutes,oldest_minutes,discarded
    ann,1,0,0,1,0,0,0,0,0,0,1,0,0,5220,5220,5220,0
    (unassigned),3,2,0,0,1,3,3,3,1,2,0,0,0,2340,3780,3780,1
    total,4,2,0,1,1,3,3,3,1,2,1,0,0,3060,5220,5220,1
    ");
    let facts = desk.facts(options.as_of, false);
    insta::assert_snapshot!(shown(&tally::list(&BACKLOG, &facts, &options, None).defaults_only()), @"
    ticket,status,age_minutes,group,waiting_since,overdue_since,assignee,subject
    1,pending,5220,ann,,,ann,
    2,new,3780,(unassigned),2026-03-03T09:00:00Z,2026-03-03T10:00:00Z,,
    3,hold,2340,(unassigned),2026-03-04T09:00:00Z,2026-03-04T10:00:00Z,,
    4,new,900,(unassigned),2026-03-05T09:00:00Z,2026-03-05T10:00:00Z,,
    ");
    assert_eq!(notes(&facts, &options), ["what was open when the period ended: 2026-03-05 23:59:59"]);
    // As of that very day the same, but for what is known of it since.
    let then = Options { as_of: at("2026-03-05T23:59:59Z"), ..options };
    let of = |options: &Options| {
        let columns = ["group", "backlog", "new", "pending", "hold", "waiting", "overdue", "oldest_minutes"];
        shown(&made(&BACKLOG, &desk, options).select(&columns).unwrap())
    };
    assert_eq!(of(&then), of(&options));
}

#[test]
fn it_is_the_backlog_with_which_volume_ends() {
    let (desk, options, expect) = worked_by_hand();
    let table = made(&BACKLOG, &desk, &options);
    assert_eq!(int(&table, &table.rows[0], "backlog"), expect["backlog_end"]);
    assert_eq!(int(&table, &table.rows[0], "from_1d"), 1, "T14, of the day before");
}

#[test]
fn ages_are_counted_in_whole_days_of_24_hours() {
    let begin = at("2026-03-27T12:00:00Z");
    let mut desk = Desk::new(SETTINGS);
    desk.tell(1, begin, "created", None, false);
    // On 29 March a day has 23 hours in Zagreb; a ticket is a day old after 24.
    for (hours, column) in [
        (23, "under_1d"),
        (24, "from_1d"),
        (71, "from_1d"),
        (72, "from_3d"),
        (7 * 24, "from_7d"),
        (30 * 24, "from_30d"),
    ] {
        let options = Options {
            as_of: begin.plus(hours * HOUR - 1),
            zone: Zone::named("Europe/Zagreb").unwrap(),
            ..until("2026-12-31T00:00:00Z", "2026-03-27T12:00:00Z")
        };
        let table = made(&BACKLOG, &desk, &options);
        assert_eq!(int(&table, &table.rows[0], column), 1, "{hours}");
        assert_eq!(int(&table, &table.rows[0], "backlog"), 1);
        assert_eq!(
            table.rows[0][table.position("oldest_minutes").unwrap()],
            Cell::Minutes((hours * 60) as f64)
        );
    }
}

/// The answer, the breach and the end of the period at one instant: what happens at the end belongs to what comes after.
#[test]
fn what_happens_at_the_end_has_not_happened() {
    let mut desk = Desk::new(SETTINGS);
    desk.tell(1, at("2026-03-31T22:59:59Z"), "created", None, false);
    desk.tell(1, at("2026-04-01T00:00:00Z"), "agent_reply", Some("ann"), false);
    desk.tell(1, at("2026-04-01T00:00:00Z"), "solved", Some("ann"), false);
    desk.tell(2, at("2026-03-31T23:00:00Z"), "created", None, false);
    let of = |to| {
        let table = made(&BACKLOG, &desk, &until(to, "2026-04-20T00:00:00Z"));
        ["backlog", "waiting", "overdue"].map(|name| int(&table, &table.rows[0], name))
    };
    // An hour was promised: the first is due a second before midnight, and broken at midnight.
    assert_eq!(of("2026-04-01T00:00:00Z"), [2, 2, 0]);
    assert_eq!(of("2026-04-01T00:00:01Z"), [1, 1, 0]);
    assert_eq!(of("2026-04-01T00:00:02Z"), [1, 1, 1]);
}

#[test]
fn of_nothing_there_is_no_age_and_of_the_future_no_backlog() {
    let options = until("2026-03-06T00:00:00Z", "2026-03-20T00:00:00Z");
    insta::assert_snapshot!(shown(&made(&BACKLOG, &Desk::new(SETTINGS), &options)), @"
    group,backlog,new,open,pending,hold,waiting,unassigned,overdue,under_1d,from_1d,from_3d,from_7d,from_30d,median_age_minutes,p90_age_minutes,oldest_minutes,discarded
    total,0,0,0,0,0,0,0,0,0,0,0,0,0,,,,0
    ");
    let range = Range { from: at("2026-05-01T00:00:00Z"), to: at("2026-06-01T00:00:00Z") };
    let options = Options { range, ..options };
    insta::assert_snapshot!(shown(&made(&BACKLOG, &desk(), &by(options, By::Agent))), @"
    group,backlog,new,open,pending,hold,waiting,unassigned,overdue,under_1d,from_1d,from_3d,from_7d,from_30d,median_age_minutes,p90_age_minutes,oldest_minutes,discarded
    total,,,,,,,,,,,,,,,,,
    ");
    let facts = desk().facts(options.as_of, false);
    assert_eq!(notes(&facts, &options), ["the period has not begun: nothing is known of its backlog"]);
}

#[test]
fn open_tickets_from_before_the_desk_are_told_of() {
    let mut desk = Desk::new(SETTINGS);
    let old = at("2026-03-02T09:00:00Z");
    desk.add(1, old, What::Opened(Mode::Inbound, SettingsId(1)), None, true);
    desk.add(1, old, What::Received(MessageId(900), true), None, true);
    let options = until("2026-03-06T00:00:00Z", "2026-03-20T00:00:00Z");
    let told = notes(&desk.facts(options.as_of, false), &options);
    assert_eq!(told[1], "1 ticket from before the desk left out; --backfill counts them");
    let table = made(&BACKLOG, &desk, &Options { backfill: true, ..options });
    assert_eq!(int(&table, &table.rows[0], "backlog"), 1);
}
