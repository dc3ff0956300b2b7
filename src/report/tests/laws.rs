//! Laws that hold for every report on every history.

use proptest::prelude::*;

use super::fixture::{Desk, SETTINGS, shown};
use crate::desk::event::What;
use crate::desk::id::{AgentId, TagId};
use crate::desk::period::Range;
use crate::desk::ticket::{Channel, Priority, Status};
use crate::desk::time::{DAY, HOUR, Moment, Zone};
use crate::report::figure::{How, Measure};
use crate::report::{ALL, By, Options, Parts, Report, tally};
use crate::table::{Cell, Table};

/// The beginning of all random histories.
pub(in crate::report) const START: i64 = 1_772_355_600;

const TOPICS: [&str; 4] = ["billing", "login", "hardware", "vip"];

/// What happens to one ticket: the customer and the topic, and steps with the hours before them.
pub(in crate::report) type Story = (u8, Option<u8>, bool, Vec<(u8, i64)>);

/// Without merges, which count differently where settings are compared.
pub(in crate::report) fn story() -> impl Strategy<Value = Story> {
    stories_of(MERGES)
}

pub(in crate::report) fn any_story() -> impl Strategy<Value = Story> {
    stories_of(MERGES + 2)
}

/// From this number on steps merge the ticket.
const MERGES: u8 = 22;

fn stories_of(kinds: u8) -> impl Strategy<Value = Story> {
    let steps = prop::collection::vec((0..kinds, 0_i64..60), 0..9);
    (0_u8..4, prop::option::of(0_u8..4), prop::bool::weighted(0.1), steps)
}

pub(in crate::report) fn desk(stories: &[Story]) -> Desk {
    let mut desk = Desk::new(&format!("{SETTINGS}update = \"12h\"\n"));
    desk.knows(&TOPICS, &["ann", "ben"]);
    for (ticket, (customer, topic, outbound, steps)) in (1..).zip(stories) {
        let mut now = Moment(START + ticket * 5 * HOUR);
        let topic = topic.map(|topic| TOPICS[usize::from(topic)]);
        desk.tell(ticket, now, "created", Some("ann").filter(|_| *outbound), *outbound);
        desk.about(ticket, &format!("customer{customer}"), topic, now);
        for (step, hours) in steps {
            now = now.plus(hours * HOUR);
            let agent = Some(if step % 2 == 0 { "ann" } else { "ben" });
            match step {
                0..=2 => desk.tell(ticket, now, "customer_reply", None, false),
                3..=6 => desk.tell(ticket, now, "agent_reply", agent, false),
                7 | 8 => desk.tell(ticket, now, "solved", agent, false),
                9 => desk.tell(ticket, now, "pending", agent, false),
                10 => desk.add(ticket, now, What::Assigned(Some(AgentId(0))), agent, false),
                11 => {
                    desk.add(ticket, now, What::Priority(Priority::ALL[usize::from(*customer)]), agent, false)
                }
                12 => desk.add(ticket, now, What::Channel(Channel::ALL[usize::from(*customer)]), None, false),
                13 => desk.add(ticket, now, What::Status(Status::Hold), agent, false),
                14 => desk.add(ticket, now, What::Status(Status::Open), agent, false),
                15 if !outbound => desk.tell(ticket, now, "reopen_voided", agent, false),
                17 => desk.moves(
                    ticket,
                    now,
                    ["front", "labs"][usize::from(*customer % 2)],
                    agent.filter(|_| hours % 3 > 0),
                ),
                18 => desk.add(ticket, now, What::Escalated, agent, false),
                19 => desk.survey(ticket, now, "nps", 10, Some(hours % 11).filter(|_| hours % 3 > 0)),
                20 => desk.survey(ticket, now, "satisfaction", 5, Some(1 + hours % 5)),
                21 => desk.works(ticket, now, "ben", hours - 10),
                // Only into an earlier one, so that none goes on in itself.
                MERGES.. if ticket > 1 => {
                    desk.merge(ticket, 1 + i64::from(*customer) % (ticket - 1), now, agent)
                }
                _ if *customer == 0 => desk.tell(ticket, now, "spam", agent, false),
                _ => desk.add(ticket, now, What::Tagged(TagId(0)), agent, false),
            }
        }
    }
    desk
}

fn options(from: i64, days: i64, as_of: i64, by: Option<By>) -> Options {
    let range = Range { from: Moment(START + from * DAY), to: Moment(START + (from + days) * DAY) };
    let as_of = Moment(START + as_of * HOUR);
    Options {
        range,
        as_of,
        zone: Zone::named("Europe/Zagreb").unwrap(),
        by: [by, None],
        backfill: false,
        lists: false,
    }
}

/// The numbers of a row that add up; shares and times have no sum. Of what is not known there are none.
fn counts(report: &Report, table: &Table, row: &[Cell], by: [Option<By>; 2]) -> Vec<i64> {
    let adding = report.figures.iter().filter(|figure| figure.adds_up(by)).map(|figure| figure.column.name);
    adding.map(|name| known(table, row, name)).collect()
}

fn known(table: &Table, row: &[Cell], column: &str) -> i64 {
    if row[table.position(column).unwrap()] == Cell::Empty {
        0
    } else {
        super::fixture::int(table, row, column)
    }
}

/// The rows for which this column says so, added up.
fn sum(report: &Report, table: &Table, by: [Option<By>; 2], which: impl Fn(&[Cell]) -> bool) -> Vec<i64> {
    let nothing = vec![0; report.figures.iter().filter(|figure| figure.adds_up(by)).count()];
    let rows = table.rows.iter().filter(|row| which(row)).map(|row| counts(report, table, row, by));
    rows.fold(nothing, |all, row| all.iter().zip(row).map(|(a, b)| a + b).collect())
}

fn is_total(row: &[Cell]) -> bool {
    row[0] == Cell::Text("total".into())
}

fn build(report: &Report, desk: &Desk, options: &Options) -> Table {
    (report.build)(report, &desk.facts(options.as_of, false), options)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn rows_sum_to_the_total(
        stories in prop::collection::vec(any_story(), 0..12),
        (from, days, as_of) in (-3_i64..20, 1_i64..40, 0_i64..900),
        pair in (0_u8..32, 0_u8..32),
    ) {
        let desk = desk(&stories);
        for report in ALL {
            let plain = build(report, &desk, &options(from, days, as_of, None));
            let together = Cell::Word("all");
            // Figures that are taken from other reports have been cut there in every way.
            let taken = report.figures.iter().all(|figure| figure.how == How::Own);
            for by in By::ALL.iter().take(if taken { 1 } else { By::ALL.len() }) {
                let table = build(report, &desk, &options(from, days, as_of, Some(*by)));
                let rows = |total: bool| sum(report, &table, [Some(*by), None], |row| is_total(row) == total && row[1] != together);
                prop_assert_eq!(rows(false), rows(true), "{} by {}", report.name, by);
                let totals: Vec<_> = table.rows.iter().filter(|row| is_total(row)).cloned().collect();
                prop_assert_eq!(&totals, &plain.rows, "{}: cutting by {} changes no total", report.name, by);
                if matches!(report.parts, Parts::None) {
                    continue;
                }
                for total in totals.iter().filter(|row| row[1] != together) {
                    let same = sum(report, &table, [Some(*by), None], |row| !is_total(row) && row[1] == total[1]);
                    prop_assert_eq!(same, counts(report, &table, total, [Some(*by), None]), "{} {} {:?}", report.name, by, total[1]);
                }
            }
            let (one, two) = (By::ALL[usize::from(pair.0) % By::ALL.len()], By::ALL[usize::from(pair.1) % By::ALL.len()]);
            let by = [Some(one), Some(two)];
            let table = build(report, &desk, &Options { by, ..options(from, days, as_of, None) });
            let rows = |total: bool| sum(report, &table, by, |row| is_total(row) == total && !row.contains(&together));
            prop_assert_eq!(rows(false), rows(true), "{} by {} and {}", report.name, one, two);
        }
    }

    #[test]
    fn what_is_listed_is_what_is_counted(
        stories in prop::collection::vec(any_story(), 0..12),
        (from, days, as_of) in (-3_i64..20, 1_i64..40, 0_i64..900),
    ) {
        let desk = desk(&stories);
        let options = options(from, days, as_of, Some(By::Agent));
        let facts = desk.facts(options.as_of, false);
        for report in ALL {
            let table = (report.build)(report, &facts, &options);
            for figure in report.figures {
                let (How::Whole(Measure::Count(_)) | How::Stock(_)) = figure.how else { continue };
                let name = figure.column.name;
                let totals = table.rows.iter().filter(|row| is_total(row) && row[1] != Cell::Word("all"));
                let counted: i64 = totals.map(|row| known(&table, row, name)).sum();
                let listed = tally::list(report, &facts, &options, Some(name));
                prop_assert_eq!(i64::try_from(listed.rows.len()).unwrap(), counted, "{} {}", report.name, name);
            }
        }
    }

    #[test]
    fn what_counts_after_the_instant_of_looking_does_not_exist(
        stories in prop::collection::vec(any_story(), 0..8),
        as_of in 0_i64..400,
        by in prop::sample::select(By::ALL),
    ) {
        let options = options(-3, 60, as_of, Some(by));
        let mut later = desk(&stories);
        for report in ALL {
            let before = shown(&build(report, &later, &options));
            for ticket in (1..).zip(&stories).map(|(ticket, _)| ticket) {
                later.tell(ticket, options.as_of.plus(1), "customer_reply", None, false);
                later.tell(ticket, options.as_of.plus(2), "solved", Some("ann"), false);
            }
            later.tell(1_000, options.as_of.plus(1), "created", None, false);
            later.about(1_000, "customer0", Some("login"), options.as_of.plus(1));
            prop_assert_eq!(before, shown(&build(report, &later, &options)));
        }
    }

    #[test]
    fn the_pieces_of_a_period_add_up_to_it(
        stories in prop::collection::vec(any_story(), 0..12),
        (days, cut, as_of) in (2_i64..40, 1_i64..39, 0_i64..900),
    ) {
        let desk = desk(&stories);
        let cut = cut.min(days - 1);
        // What is open belongs to every period that ends after it began; all else to one.
        for (report, names) in [
            ("fcr", ["solved", "matured", "abandoned"]),
            ("sla", ["met", "missed", "cancelled"]),
            ("response", ["answered", "outbound", "no_reply_solves"]),
            ("next-response", ["answered", "dismissed", "dropped"]),
            ("resolution", ["tickets", "auto_solved", "sum_minutes"]),
            ("reopen", ["reopened", "reopen_events", "corrections"]),
            ("replies", ["solved", "replies", "replies_0"]),
            ("repeat", ["known", "repeats", "merged"]),
        ] {
            let report = Report::named(report).unwrap();
            let of = |from, days| {
                let table = build(report, &desk, &options(from, days, as_of, None));
                let row = table.rows.last().unwrap();
                names.map(|name| super::fixture::int(&table, row, name))
            };
            let (first, second) = (of(0, cut), of(cut, days - cut));
            let both: Vec<i64> = first.iter().zip(second).map(|(a, b)| a + b).collect();
            prop_assert_eq!(both, of(0, days));
        }
    }

    #[test]
    fn reports_agree_where_they_say_the_same(
        stories in prop::collection::vec(any_story(), 0..12),
        (from, days, as_of) in (-3_i64..20, 1_i64..40, 0_i64..900),
    ) {
        let desk = desk(&stories);
        let options = options(from, days, as_of, None);
        let of = |report: &str, part: &str, name: &str| {
            let table = build(Report::named(report).unwrap(), &desk, &options);
            let row = table.rows.iter().find(|row| part.is_empty() || matches!(&row[1], Cell::Word(word) if *word == part)).unwrap();
            super::fixture::int(&table, row, name)
        };
        let solved = of("fcr", "", "solved");
        prop_assert_eq!((solved, solved), (of("reopen", "", "solved"), of("audit", "abandoned", "of")));
        prop_assert_eq!(of("fcr", "", "abandoned"), of("audit", "abandoned", "events"));
        prop_assert_eq!(of("reopen", "", "reopen_events"), of("audit", "voided", "of") - of("audit", "voided", "events"));
        prop_assert!(of("resolution", "full_resolution", "tickets") <= of("replies", "", "solved") + of("replies", "", "live"));
    }
}
