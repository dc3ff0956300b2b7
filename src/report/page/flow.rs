//! What lay open, and when work came in.

use super::figures::text;
use crate::desk::facts::Facts;
use crate::desk::period::Range;
use crate::page::{Heat, Picture, Section, Series, Stacked, Unit};
use crate::report::backlog::BACKLOG;
use crate::report::group::{WEEKDAYS, weekday};
use crate::report::options::Options;
use crate::report::trend::pieces;
use crate::report::volume::VOLUME;
use crate::table::{Cell, Column, Holds, Table};

/// The classes of age in the report `backlog`, youngest first, and how they are called.
const AGES: [(&str, &str); 5] = [
    ("under_1d", "under a day"),
    ("from_1d", "1 to 3 days"),
    ("from_3d", "3 to 7 days"),
    ("from_7d", "7 to 30 days"),
    ("from_30d", "30 days or more"),
];

const BY_AGE: &[Column] = &[
    Column::shown("at_the_end_of", Holds::Text, "the day, week or month"),
    Column::shown("under_1_day", Holds::Int, "tickets open then that were less than a day old"),
    Column::shown("1_to_3_days", Holds::Int, "a day old or more, and less than 3 days"),
    Column::shown("3_to_7_days", Holds::Int, "3 days old or more, and less than 7"),
    Column::shown("7_to_30_days", Holds::Int, "7 days old or more, and less than 30"),
    Column::shown("30_days_or_more", Holds::Int, "30 days old or more"),
    Column::shown("all", Holds::Int, "all of them"),
];

/// What was open at the end of each piece of the period, by age.
pub(super) fn backlog(facts: &Facts, options: &Options) -> Section {
    let (_, parts) = pieces(options, 31);
    let mut table = Table::new(BY_AGE);
    let mut layers = AGES.map(|(_, name)| Series { name: name.to_owned(), values: Vec::new() });
    let marks = AGES.map(|(name, _)| BACKLOG.marks_of(name));
    for part in &parts {
        let mut counts = [0_i64; AGES.len()];
        let at = Options { range: Range { from: options.range.from, to: part.range.to }, ..*options };
        (BACKLOG.items)(facts, &at, &mut |item| {
            for (count, marks) in counts.iter_mut().zip(marks) {
                *count += i64::from(item.marks.meets(marks));
            }
        });
        for (layer, count) in layers.iter_mut().zip(counts) {
            layer.values.push(Some(count as f64));
        }
        let cells = counts.into_iter().chain([counts.iter().sum()]).map(Cell::Int);
        table.push([Cell::from(part.label.as_str())].into_iter().chain(cells).collect());
    }
    let all = |row: &Vec<Cell>| match row.last() {
        Some(Cell::Int(all)) => *all,
        _ => 0,
    };
    let (sentence, picture) = match (table.rows.first(), table.rows.last()) {
        (Some(_), Some(last)) if table.rows.iter().any(|row| all(row) > 0) => {
            let (most, day) = table
                .rows
                .iter()
                .map(|row| (all(row), row))
                .fold((0, last), |most, row| if row.0 > most.0 { row } else { most });
            let day = day.first().map(text).unwrap_or_default();
            let verb = if all(last) == 1 { "ticket was" } else { "tickets were" };
            let sentence =
                format!("{} {verb} open at the end; at most there were {most} ({day}).", all(last));
            let points = parts.iter().map(|part| part.label.clone()).collect();
            (
                sentence,
                Picture::Stacked(Stacked { points, layers: layers.to_vec(), unit: Unit::Count("tickets") }),
            )
        }
        _ => (
            String::new(),
            Picture::Empty("Nothing was open at any end of a day, week or month here.".into()),
        ),
    };
    Section { id: "backlog".into(), title: "Open tickets by age".into(), sentence, picture, table }
}

const HOURS: [&str; 24] = [
    "00", "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14", "15", "16",
    "17", "18", "19", "20", "21", "22", "23",
];

/// On which days of the week and in which hours tickets began.
pub(super) fn hours(facts: &Facts, options: &Options) -> Section {
    let created = VOLUME.marks_of("created");
    let mut counts = [[0_u64; HOURS.len()]; WEEKDAYS.len()];
    (VOLUME.items)(facts, options, &mut |item| {
        let Some(at) = item.at.filter(|_| item.marks.meets(created)) else { return };
        let hour = at.format(options.zone, "%H").parse::<usize>().unwrap_or(0);
        if let Some(count) = counts.get_mut(weekday(at, options.zone).0).and_then(|row| row.get_mut(hour)) {
            *count += 1;
        }
    });
    let hour = Column::shown("hour", Holds::Text, "the hour of the day");
    let days = WEEKDAYS.map(|day| Column::shown(day, Holds::Int, "tickets begun in this hour of these days"));
    let all = Column::shown("all", Holds::Int, "tickets begun in this hour");
    let mut table = Table::new([hour].into_iter().chain(days).chain([all]).collect::<Vec<_>>());
    for (hour, name) in HOURS.iter().enumerate() {
        let row: Vec<u64> = counts.iter().filter_map(|day| day.get(hour).copied()).collect();
        let cells = row.iter().copied().chain([row.iter().sum()]).map(Cell::from);
        table.push([Cell::Word(name)].into_iter().chain(cells).collect());
    }
    let fields = counts.iter().enumerate().flat_map(|(day, row)| {
        row.iter().enumerate().map(move |(hour, count)| (*count, std::cmp::Reverse((day, hour))))
    });
    let (sentence, picture) = match fields.max().filter(|(count, _)| *count > 0) {
        None => (String::new(), Picture::Empty("No ticket began in this period.".into())),
        Some((most, std::cmp::Reverse((day, hour)))) => {
            let tickets = if most == 1 { "ticket" } else { "tickets" };
            let sentence = format!(
                "Most came on {} between {hour:02}:00 and {:02}:00: {most} {tickets}. Hours are those of {}.",
                WEEKDAYS.get(day).copied().unwrap_or_default(),
                hour + 1,
                options.zone.name(),
            );
            let heat = Heat {
                rows: WEEKDAYS.map(str::to_owned).to_vec(),
                columns: HOURS.map(str::to_owned).to_vec(),
                values: counts.iter().map(|row| row.iter().map(|count| Some(*count)).collect()).collect(),
                unit: Unit::Count("tickets"),
            };
            (sentence, Picture::Heat(heat))
        }
    };
    Section { id: "hours".into(), title: "When tickets came in".into(), sentence, picture, table }
}
