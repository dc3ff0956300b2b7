//! Which columns and rows are shown, and in which order: `--columns`, `--sort` and `--limit`.

use std::cmp::Ordering;

use super::cell::{Cell, Table};
use super::column::Column;
use super::figure::{half_minutes, hundredths, tenths};
use super::format::Format;
use super::ids;
use super::plain::plain;
use crate::desk::clean::Breaks;
use crate::desk::nearest::nearest;
use crate::desk::ticket::{Priority, Status};
use crate::error::{Error, Result};

/// What the user asked for; the default asks for nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice {
    /// Names of columns in the wished order; none: those that the format shows by itself.
    pub columns: Vec<String>,
    /// `key,-key`: by the first key, then the second; `-` turns the order round.
    pub sort: Option<String>,
    /// At most so many rows, after sorting.
    pub limit: Option<usize>,
}

impl Format {
    /// The table as this format will write it. Sorts by any column, shown or not.
    ///
    /// # Errors
    /// A usage error for a column that does not exist, one that is named twice, and for `ids` where a table has no
    /// column with tickets. It costs nothing to ask before any work is done, with a table that has no rows yet.
    pub fn arrange(&self, mut table: Table, choice: &Choice) -> Result<Table> {
        if let Some(keys) = &choice.sort {
            table.sort(keys)?;
        }
        if let Some(limit) = choice.limit {
            table.limit(limit);
        }
        let names: Vec<&str> = choice.columns.iter().map(String::as_str).collect();
        if self.name == ids::IDS.name {
            // The ids are printed whatever columns were chosen, but a wrong name is still a mistake.
            table.places(&names)?;
            return match ids::place(&table) {
                Some(_) => Ok(table),
                None => Err(Error::usage("there are no tickets in this output, so it has no ids")
                    .hint("-f tsv writes all of its rows")),
            };
        }
        match names.as_slice() {
            [] if self.machine => Ok(table),
            [] => Ok(table.defaults_only()),
            names => table.select(names),
        }
    }
}

impl Format {
    /// The places of those columns of a table that this format will write, or sort it by: where rows are many, the others
    /// need not be kept.
    ///
    /// # Errors
    /// As of [`Format::arrange`].
    pub fn needs(&self, columns: &[Column], choice: &Choice) -> Result<Vec<usize>> {
        let all = Table::new(columns);
        let kept = self.arrange(all.clone(), &Choice { sort: None, ..choice.clone() })?;
        let mut places: Vec<usize> = match self.name == ids::IDS.name {
            // Columns that were named are looked for, though they are not printed.
            true => ids::place(&all)
                .into_iter()
                .chain(all.places(&choice.columns.iter().map(String::as_str).collect::<Vec<_>>())?)
                .collect(),
            false => kept.columns.iter().filter_map(|column| all.position(column.name)).collect(),
        };
        for key in choice.sort.iter().flat_map(|keys| keys.split(',')) {
            places.extend(all.position(key.trim().trim_start_matches('-')));
        }
        places.sort_unstable();
        places.dedup();
        Ok(places)
    }
}

impl Table {
    /// Only these columns, in this order.
    ///
    /// # Errors
    /// A usage error for a column that does not exist or stands twice (JSON could not hold it).
    pub fn select(self, names: &[&str]) -> Result<Table> {
        let places = self.places(names)?;
        let mut chosen = self.at(&places);
        for column in &mut chosen.columns {
            column.gives_way = 0;
        }
        Ok(chosen)
    }

    /// Only the columns that text formats show without being asked; all of them where none is marked.
    pub fn defaults_only(self) -> Table {
        let places: Vec<usize> = (0..self.columns.len()).filter(|i| self.columns[*i].default).collect();
        if places.is_empty() { self } else { self.at(&places) }
    }

    /// Sorts by `key,-key`, each by what it holds: numbers as numbers, series by their sums, statuses and priorities in
    /// their order, words without regard to case. What is empty comes last in both directions. Equal rows keep their order.
    ///
    /// # Errors
    /// A usage error for a key that is no column.
    pub fn sort(&mut self, keys: &str) -> Result<()> {
        let keys: Vec<&str> = keys.split(',').map(str::trim).filter(|key| !key.is_empty()).collect();
        let names: Vec<&str> = keys.iter().map(|key| key.trim_start_matches('-')).collect();
        let places = names.iter().map(|name| self.place(name)).collect::<Result<Vec<_>>>()?;
        let mut rows: Vec<(Vec<Option<Rank>>, Vec<Cell>)> = std::mem::take(&mut self.rows)
            .into_iter()
            .map(|row| (places.iter().map(|place| row.get(*place).and_then(rank)).collect(), row))
            .collect();
        rows.sort_by(|(a, _), (b, _)| {
            let each = a.iter().zip(b).zip(&keys).map(|((a, b), key)| match (a, b) {
                (None, None) => Ordering::Equal,
                (None, Some(_)) => Ordering::Greater,
                (Some(_), None) => Ordering::Less,
                (Some(a), Some(b)) if key.starts_with('-') => b.compare(a),
                (Some(a), Some(b)) => a.compare(b),
            });
            each.fold(Ordering::Equal, Ordering::then)
        });
        self.rows = rows.into_iter().map(|(_, row)| row).collect();
        Ok(())
    }

    /// At most so many rows.
    pub fn limit(&mut self, rows: usize) {
        self.rows.truncate(rows);
    }

    fn places(&self, names: &[&str]) -> Result<Vec<usize>> {
        let mut places = Vec::with_capacity(names.len());
        for name in names {
            let place = self.place(name)?;
            if places.contains(&place) {
                return Err(Error::usage(format!("the column `{name}` is chosen twice")));
            }
            places.push(place);
        }
        Ok(places)
    }

    fn place(&self, name: &str) -> Result<usize> {
        self.position(name)
            .ok_or_else(|| unknown("column", name, "columns", self.columns.iter().map(|column| column.name)))
    }

    fn at(mut self, places: &[usize]) -> Table {
        let columns = places.iter().filter_map(|place| self.columns.get(*place).copied()).collect();
        for row in &mut self.rows {
            *row =
                places.iter().map(|place| row.get_mut(*place).map_or(Cell::Empty, std::mem::take)).collect();
        }
        Table { columns, rows: self.rows }
    }
}

/// "No such …", with the nearest known name and the list of all.
pub(super) fn unknown<'a>(
    what: &str,
    name: &str,
    plural: &str,
    known: impl Iterator<Item = &'a str> + Clone,
) -> Error {
    let near = nearest(name, known.clone());
    let all = known.collect::<Vec<_>>().join(", ");
    let error = Error::usage(format!("there is no {what} `{name}`"));
    let error = match near {
        Some(near) => error.hint(format!("did you mean `{near}`?")),
        None => error,
    };
    error.hint(format!("the {plural} are: {all}"))
}

/// By what a cell is sorted.
enum Rank {
    Number(i64),
    Share(f64),
    Words(String),
}

impl Rank {
    fn compare(&self, other: &Rank) -> Ordering {
        match (self, other) {
            (Rank::Number(a), Rank::Number(b)) => a.cmp(b),
            (Rank::Share(a), Rank::Share(b)) => a.total_cmp(b),
            (Rank::Number(a), Rank::Share(b)) => (*a as f64).total_cmp(b),
            (Rank::Share(a), Rank::Number(b)) => a.total_cmp(&(*b as f64)),
            (Rank::Words(a), Rank::Words(b)) => a.cmp(b),
            // One column may hold ids and words (the row `total` of a report): numbers first.
            _ => self.kind().cmp(&other.kind()),
        }
    }

    fn kind(&self) -> u8 {
        match self {
            Rank::Number(_) | Rank::Share(_) => 0,
            Rank::Words(_) => 1,
        }
    }
}

/// `None` is what comes last.
fn rank(cell: &Cell) -> Option<Rank> {
    Some(match cell {
        Cell::Empty => return None,
        Cell::Text(text) => Rank::Words(text.to_lowercase()),
        Cell::Word(word) => in_order(word),
        Cell::Int(n) => Rank::Number(*n),
        Cell::Bool(yes) => Rank::Number(i64::from(*yes)),
        Cell::Percent(numerator, denominator) => {
            tenths(*numerator, *denominator)?;
            Rank::Share(100.0 * *numerator as f64 / *denominator as f64)
        }
        Cell::Ratio(numerator, denominator) => {
            hundredths(*numerator, *denominator)?;
            Rank::Share(*numerator as f64 / *denominator as f64)
        }
        Cell::Series(numbers) if numbers.is_empty() => return None,
        Cell::Series(numbers) => Rank::Share(numbers.iter().map(|number| *number as f64).sum()),
        Cell::At(moment) => Rank::Number(moment.0),
        Cell::For(span) => Rank::Number(span.0),
        Cell::Minutes(minutes) => Rank::Share(half_minutes(*minutes)?),
        Cell::Ticket(id) => Rank::Number(id.0),
        Cell::Message(id) => Rank::Number(id.0),
        Cell::Lettered(id) => Rank::Number(id.number),
        Cell::Tickets(ids) => Rank::Number(ids.first()?.0),
        Cell::List(words) if words.is_empty() => return None,
        Cell::List(words) => Rank::Words(words.join(",").to_lowercase()),
        Cell::Record(_) => Rank::Words(plain(cell, Breaks::Space).to_lowercase()),
        Cell::Table(table) => i64::try_from(table.rows.len()).map_or(Rank::Number(i64::MAX), Rank::Number),
    })
}

/// Priorities and statuses have an order of their own; no word is both.
fn in_order(word: &str) -> Rank {
    let place = Priority::from_word(word)
        .map(|priority| priority as i64)
        .or_else(|| Status::from_word(word).map(|status| status as i64));
    place.map_or_else(|| Rank::Words(word.to_owned()), Rank::Number)
}

#[cfg(test)]
mod tests {
    use super::super::{Column, Holds, Style};
    use super::*;
    use crate::desk::id::TicketId;
    use crate::desk::time::{Moment, Zone};

    fn tickets() -> Table {
        let mut table = Table::new([
            Column::shown("id", Holds::Ticket, "."),
            Column::shown("priority", Holds::Text, "."),
            Column::more("subject", Holds::Text, "."),
        ]);
        table.push(vec![TicketId(10).into(), Cell::Word("low"), "b".into()]);
        table.push(vec![TicketId(9).into(), Cell::Word("urgent"), Cell::Empty]);
        table.push(vec![TicketId(2).into(), Cell::Word("low"), "A".into()]);
        table
    }

    fn sorted(keys: &str) -> Vec<String> {
        let mut table = tickets();
        table.sort(keys).unwrap();
        table
            .rows
            .iter()
            .map(|row| super::super::plain::plain(&row[0], crate::desk::clean::Breaks::Space).into())
            .collect()
    }

    #[test]
    fn rows_are_sorted_by_what_they_hold() {
        assert_eq!(sorted("id"), ["2", "9", "10"]);
        assert_eq!(sorted("-id"), ["10", "9", "2"]);
        assert_eq!(sorted("-priority"), ["9", "10", "2"]);
        assert_eq!(sorted("priority,-id"), ["10", "2", "9"]);
        assert_eq!(sorted("subject"), ["2", "10", "9"], "case does not count, empty is last");
        assert_eq!(sorted("-subject"), ["10", "2", "9"], "and stays last");
    }

    #[test]
    fn columns_that_are_not_needed_can_be_left_out_from_the_first() {
        for (format, columns, sort) in [
            ("tsv", "", None),
            ("tsv", "", Some("-subject")),
            ("tsv", "subject", Some("priority,-id")),
            ("json", "", Some("id")),
            ("json", "subject,id", None),
            ("ids", "", Some("subject")),
            ("ids", "subject", None),
        ] {
            let format = Format::named(format).unwrap();
            let names = columns.split(',').filter(|name| !name.is_empty()).map(str::to_owned);
            let choice = Choice { columns: names.collect(), sort: sort.map(str::to_owned), limit: Some(2) };
            let whole = tickets();
            let needs = format.needs(&whole.columns, &choice).unwrap();
            let narrow = whole.clone().at(&needs);
            let written = |table: Table| {
                let mut out = Vec::new();
                let table = format.arrange(table, &choice).unwrap();
                let zone = Zone::named("UTC").unwrap();
                let (now, width) = (Moment(0), None);
                let style =
                    Style { color: false, width, zone, now, no_header: false, raw: false, single: false };
                (format.write)(&table, &style, &mut out).unwrap();
                String::from_utf8(out).unwrap()
            };
            assert_eq!(written(narrow), written(whole), "{} {choice:?}", format.name);
        }
        let columns = tickets().columns;
        let tsv = Format::named("tsv").unwrap();
        assert_eq!(tsv.needs(&columns, &Choice::default()).unwrap(), [0, 1]);
        assert!(tsv.needs(&columns, &Choice { columns: vec!["x".into()], ..Choice::default() }).is_err());
    }

    #[test]
    fn an_unknown_column_is_told_its_neighbour() {
        let error = tickets().select(&["id", "subjct"]).unwrap_err();
        assert_eq!(error.message, "there is no column `subjct`");
        assert_eq!(error.hints, ["did you mean `subject`?", "the columns are: id, priority, subject"]);
        assert_eq!(tickets().sort("-idd").unwrap_err().hints[0], "did you mean `id`?");
        assert!(tickets().select(&["id", "id"]).is_err());
        assert_eq!(Format::named("jsn").err().map(|e| e.hints[0].clone()).unwrap(), "did you mean `json`?");
    }

    #[test]
    fn formats_arrange_what_they_show() {
        let names = |format: &str, columns: &[&str]| {
            let columns = columns.iter().map(|c| (*c).to_owned()).collect();
            let choice = Choice { columns, sort: Some("-subject".into()), limit: Some(2) };
            let table = Format::named(format).unwrap().arrange(tickets(), &choice).unwrap();
            assert_eq!(table.rows.len(), 2);
            table.columns.iter().map(|c| c.name).collect::<Vec<_>>()
        };
        assert_eq!(names("tsv", &[]), ["id", "priority"]);
        assert_eq!(names("json", &[]), ["id", "priority", "subject"]);
        assert_eq!(names("json", &["subject", "id"]), ["subject", "id"]);
        assert_eq!(names("ids", &["subject"]), ["id", "priority", "subject"]);
        let report = Table::new([Column::shown("group", Holds::Text, ".")]);
        assert!(Format::named("ids").unwrap().arrange(report, &Choice::default()).is_err());
    }
}
