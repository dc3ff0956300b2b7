//! Laws that hold for every report on every history.

use proptest::prelude::*;

use super::fixture::{Desk, SETTINGS, shown};
use super::{ALL, By, Options, Report};
use crate::desk::event::What;
use crate::desk::id::{AgentId, TagId};
use crate::desk::period::Range;
use crate::desk::ticket::{Channel, Priority};
use crate::desk::time::{DAY, HOUR, Moment, Zone};
use crate::table::{Cell, Table};

/// The beginning of all random histories.
pub(super) const START: i64 = 1_772_355_600;

const TOPICS: [&str; 4] = ["billing", "login", "hardware", "vip"];

/// What happens to one ticket: the customer and the topic, and steps with the hours before them.
pub(super) type Story = (u8, Option<u8>, bool, Vec<(u8, i64)>);

pub(super) fn story() -> impl Strategy<Value = Story> {
    let steps = prop::collection::vec((0_u8..14, 0_i64..60), 0..9);
    (0_u8..4, prop::option::of(0_u8..4), prop::bool::weighted(0.1), steps)
}

pub(super) fn desk(stories: &[Story]) -> Desk {
    let mut desk = Desk::new(SETTINGS);
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
    Options { range, as_of, zone: Zone::named("Europe/Zagreb").unwrap(), by, backfill: false }
}

/// The counts of a row; shares and times have no sum.
fn counts(row: &[Cell]) -> Vec<i64> {
    let count = |cell: &Cell| match cell {
        Cell::Int(n) => Some(*n),
        _ => None,
    };
    row.iter().filter_map(count).collect()
}

/// The rows for which this column says so, added up.
fn sum<'t>(table: &'t Table, which: impl Fn(&[Cell]) -> bool + 't) -> Vec<i64> {
    let width = counts(table.rows.last().unwrap()).len();
    table
        .rows
        .iter()
        .filter(|row| which(row))
        .map(|row| counts(row))
        .fold(vec![0; width], |all, row| all.iter().zip(row).map(|(a, b)| a + b).collect())
}

fn is_total(row: &[Cell]) -> bool {
    row[0] == Cell::Text("total".into())
}

fn build(report: &Report, desk: &Desk, options: &Options) -> Table {
    (report.build)(&desk.facts(options.as_of, false), options)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn rows_sum_to_the_total(
        stories in prop::collection::vec(story(), 0..12),
        (from, days, as_of) in (-3_i64..20, 1_i64..40, 0_i64..900),
    ) {
        let desk = desk(&stories);
        for report in ALL {
            let plain = build(report, &desk, &options(from, days, as_of, None));
            for by in By::ALL {
                let table = build(report, &desk, &options(from, days, as_of, Some(*by)));
                prop_assert_eq!(sum(&table, |row| !is_total(row)), counts(table.rows.last().unwrap()), "{}", by);
                let totals: Vec<_> = table.rows.iter().filter(|row| is_total(row)).cloned().collect();
                prop_assert_eq!(&totals, &plain.rows, "cutting by {} changes no total", by);
                if report.name == "sla" {
                    for total in totals.iter().filter(|row| row[1] != Cell::Word("all")) {
                        let same = sum(&table, |row| !is_total(row) && row[1] == total[1]);
                        prop_assert_eq!(same, counts(total), "{} {:?}", by, total[1]);
                    }
                }
            }
        }
    }

    #[test]
    fn what_is_listed_is_what_is_counted(
        stories in prop::collection::vec(story(), 0..12),
        (from, days, as_of) in (-3_i64..20, 1_i64..40, 0_i64..900),
    ) {
        let desk = desk(&stories);
        let options = options(from, days, as_of, Some(By::Agent));
        let facts = desk.facts(options.as_of, false);
        for report in ALL {
            let table = (report.build)(&facts, &options);
            let total = table.rows.last().unwrap();
            for (cell, _) in report.cells {
                let Some(place) = table.position(cell) else { continue };
                let listed = (report.list)(&facts, &options, Some(cell));
                prop_assert_eq!(Cell::Int(i64::try_from(listed.rows.len()).unwrap()), total[place].clone(), "{}", cell);
            }
        }
    }

    #[test]
    fn what_counts_after_the_instant_of_looking_does_not_exist(
        stories in prop::collection::vec(story(), 0..8),
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
        stories in prop::collection::vec(story(), 0..12),
        (days, cut, as_of) in (2_i64..40, 1_i64..39, 0_i64..900),
    ) {
        let desk = desk(&stories);
        let cut = cut.min(days - 1);
        // What is open belongs to every period that ends after it began; all else to one.
        for (report, names) in [("fcr", ["solved", "matured", "abandoned"]), ("sla", ["met", "missed", "cancelled"])] {
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
}
