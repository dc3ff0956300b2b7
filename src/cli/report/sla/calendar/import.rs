//! `desk sla calendar NAME --import FILE.ics`: the whole days of a calendar file become holidays.

use std::io::Read;
use std::path::Path;

use super::options::Options;
use crate::cli::context::{Context, Done};
use crate::desk::calendar::Calendar;
use crate::desk::calendar::plan::{Planned, TIMED, Wanted, names};
use crate::desk::id::SettingsId;
use crate::error::{Error, Kind, Result};
use crate::store::Store;
use crate::table::{Cell, Column, Holds, Table};
use crate::work::holidays;
use crate::work::setup;

/// Columns of what an import does with each date.
pub const IMPORTED: &[Column] = &[
    Column::shown("date", Holds::Text, "the date; MM-DD comes each year"),
    Column::shown("weekday", Holds::Text, "its weekday"),
    Column::shown("name", Holds::Text, "what the file calls it"),
    Column::shown("action", Holds::Text, "new, known, closed_day (its weekday is closed anyway) or skipped"),
    Column::shown("reason", Holds::Text, "why, where that needs a word"),
];

/// A calendar file is no longer than this, in bytes.
const LONGEST: u64 = 4 * 1024 * 1024;

/// Reads the file, shows what becomes of each date, and puts the new ones in force.
pub(super) fn run(
    options: &Options,
    file: &Path,
    (name, calendar): (&str, &Calendar),
    version: SettingsId,
    mut store: Store,
    context: &mut Context,
) -> Result<Done> {
    context.check_change(IMPORTED)?;
    let (bytes, origin) = read(file, context)?;
    let wanted = Wanted { only: options.only.iter().copied().collect(), except: options.except.clone() };
    let planned = holidays::planned(&bytes, &origin, calendar, &wanted, context.now)?;
    for except in &wanted.except {
        let matches =
            |planned: &&Planned| planned.date.is_some_and(|date| names(except, date, &planned.name));
        if planned.iter().find(matches).is_none() {
            context.ui.warn(format!("--except {except:?} leaves nothing out: no date and no name has it"));
        }
    }
    let amended = holidays::amended(&store, version, name, &planned)?;
    let timed =
        planned.iter().find(|planned| planned.why.as_deref() == Some(TIMED)).and_then(|timed| timed.date);
    context.show(shown(planned), calendar.zone())?;
    if let Some(date) = timed {
        context.ui.hint(format!(
            "a part of a day is written by hand, in desk settings edit: {{ date = \"{date}\", hours = [\"09:00-12:00\"] }}"
        ));
    }
    let count = match &amended {
        Some((1, _)) => "1 holiday".to_owned(),
        Some((n, _)) => format!("{n} holidays"),
        None => String::new(),
    };
    match amended {
        None => context.ui.note(format!("nothing in {origin} is new to calendar {name}")),
        Some(_) if options.dry_run => context.ui.note(format!("{count} would be added to calendar {name}")),
        Some((_, document)) => {
            let hand = context.hand(&store, false)?;
            let put =
                setup::put_in_force(&mut store, &hand, &document, Some(version), "sla calendar --import")?;
            let id = put.id;
            context.ui.note(format!(
                "{count} added to calendar {name}, version {id} of the settings; open tickets keep theirs"
            ));
            context.ui.hint("desk sla apply --to-open moves open tickets to it; desk undo takes it back");
        }
    }
    Ok(Done::Well)
}

fn read(file: &Path, context: &mut Context) -> Result<(Vec<u8>, String)> {
    if file == Path::new("-") {
        return Ok((context.world.read_stdin(LONGEST)?, "standard input".into()));
    }
    let shown = file.display().to_string();
    let cannot = |error: std::io::Error| Error::io(format!("cannot read {shown}"), &error);
    let opened = std::fs::File::open(context.world.directory.join(file)).map_err(cannot)?;
    let mut bytes = Vec::new();
    opened.take(LONGEST + 1).read_to_end(&mut bytes).map_err(cannot)?;
    if bytes.len() as u64 > LONGEST {
        return Err(Error::new(
            Kind::Data,
            format!("{shown} is larger than 4 MiB, so it is none of holidays"),
        )
        .hint("take a file of holidays alone"));
    }
    Ok((bytes, shown))
}

fn shown(planned: Vec<Planned>) -> Table {
    let mut table = Table::new(IMPORTED);
    for planned in planned {
        table.push(vec![
            planned.date.map(|date| date.to_string()).into(),
            planned.date.and_then(|date| date.weekday()).into(),
            planned.name.into(),
            Cell::Word(planned.fate.word()),
            planned.why.into(),
        ]);
    }
    table
}
