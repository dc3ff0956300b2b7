//! `desk sla calendar [NAME]`

mod count;
mod drawing;
mod import;
mod list;
mod week;

use std::path::PathBuf;

use clap::Args;

use crate::cli::context::{Context, Done};
use crate::desk::calendar::{Calendar, WallTime};
use crate::desk::nearest::nearest;
use crate::desk::period::{Edge, instant};
use crate::desk::settings::{MissingHolidays, Settings};
use crate::desk::time::Moment;
use crate::error::{Error, Result};

pub use count::{BETWEEN, DUE};
pub use import::IMPORTED;
pub use list::CALENDARS;
pub use week::WINDOWS;

/// Draw a week of a calendar, count in it, or give it the holidays of a calendar file.
///
/// Without NAME it is the only calendar; where there are several, they are listed.
///
/// Times that are typed without an offset are local times of the calendar's zone.
#[derive(Args, Debug)]
pub struct Options {
    /// The name of the calendar; without it the only one, or a list where there are several
    name: Option<String>,
    /// The week to draw: 2026-W44, or any day in it (default: this week)
    #[arg(long, value_name = "WEEK", conflicts_with_all = ["test", "between", "import"])]
    week: Option<String>,
    /// List the calendars, even if there is only one
    #[arg(long, conflicts_with_all = ["name", "week", "test", "between", "import"])]
    list: bool,
    /// When a time that is promised at T would be due; T is a local time of the calendar's zone, unless it has an offset
    #[arg(long, value_name = "T", requires = "add", conflicts_with_all = ["between", "import"])]
    test: Option<String>,
    /// The promised time: 8h, 30m, 1h30m
    #[arg(long, value_name = "TIME", requires = "test")]
    add: Option<String>,
    /// How much open time lies between two times, which are read as T is
    #[arg(long, value_names = ["A", "B"], num_args = 2, conflicts_with = "import")]
    between: Vec<String>,
    /// Add the whole days of a calendar file (.ics, RFC 5545) to the holidays; `-` reads standard input
    #[arg(long, value_name = "FILE")]
    import: Option<PathBuf>,
    /// Show what an import would do, and change nothing
    #[arg(long, requires = "import")]
    dry_run: bool,
    /// Import only the holidays of this year; may be given again
    #[arg(long, value_name = "YEAR", requires = "import", value_parser = clap::value_parser!(i32).range(1971..2200))]
    only: Vec<i32>,
    /// Leave out a date (2026-12-24, 12-24), or holidays with these words in their name; may be given again
    #[arg(long, value_name = "DATE", requires = "import")]
    except: Vec<String>,
}

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    let store = context.store()?;
    let (version, settings) = context.settings(&store)?;
    let counts = options.test.is_some() || !options.between.is_empty() || options.import.is_some();
    let several = settings.calendars.len() > 1 && options.name.is_none() && options.week.is_none() && !counts;
    if options.list || several {
        let zone = context.zone(Some(&store))?;
        list::run(&settings, zone, context)?;
        warn_of_missing(&settings, |_| true, context);
        return Ok(Done::Well);
    }
    let (name, calendar) = chosen(options.name.as_deref(), &settings)?;
    if let Some(file) = &options.import {
        return import::run(options, file, (name, calendar), version, store, context);
    }
    if counts && context.zone(Some(&store))? != calendar.zone() {
        let zone = calendar.zone().name();
        context.ui.note(format!("times without an offset are read in {zone}, the zone of calendar {name}"));
    }
    // A count is wrong for want of holidays only where it reaches into their year.
    let reaches = match (&options.test, &options.add, options.between.as_slice()) {
        (Some(start), Some(add), _) => Some(count::due(start, add, calendar, name, context)?),
        (_, _, [from, to]) => Some(count::between(from, to, calendar, name, context)?),
        _ => week::run(options.week.as_deref(), calendar, name, context).map(|()| None)?,
    };
    let touches = |missing: &MissingHolidays| {
        let year = |at: Moment| at.format(calendar.zone(), "%Y").parse::<i32>().unwrap_or(i32::MAX);
        missing.calendar == name && reaches.is_none_or(|at| year(at) >= missing.year)
    };
    warn_of_missing(&settings, touches, context);
    Ok(Done::Well)
}

/// Says where the holidays of a year are not known yet.
fn warn_of_missing(settings: &Settings, of: impl Fn(&MissingHolidays) -> bool, context: &mut Context) {
    for missing in settings.missing_holidays(context.now).iter().filter(|missing| of(missing)) {
        context.ui.warn(missing);
        context.ui.hint(missing.hint());
    }
}

/// The calendar of this name; the only one where none is named.
fn chosen<'s>(name: Option<&str>, settings: &'s Settings) -> Result<(&'s str, &'s Calendar)> {
    let names = || settings.calendars.keys().map(String::as_str);
    let mut all = settings.calendars.iter().map(|(name, calendar)| (name.as_str(), calendar.as_ref()));
    let Some(wanted) = name else {
        return match (all.next(), all.next()) {
            (Some(only), None) => Ok(only),
            (None, _) => {
                Err(Error::refused("the settings have no calendar: all promises count around the clock")
                    .hint("desk settings edit"))
            }
            (Some((first, _)), Some(_)) => Err(Error::usage("there are several calendars").hint(format!(
                "desk sla calendar {first} …; they are {}",
                names().collect::<Vec<_>>().join(", ")
            ))),
        };
    };
    all.find(|(name, _)| *name == wanted).ok_or_else(|| {
        let error = Error::refused(format!("there is no calendar {wanted:?}"));
        error.hint(match nearest(wanted, names()) {
            Some(near) => format!("did you mean {near}?"),
            None => "desk sla calendar --list".into(),
        })
    })
}

/// A time that was typed, read in the calendar's zone; tells where the clocks make it doubtful.
fn typed(text: &str, calendar: &Calendar, context: &mut Context) -> Result<Moment> {
    let zone = calendar.zone();
    let at = instant(text, Edge::Start, context.now, zone)?;
    let text = text.trim();
    match WallTime::of(text, zone) {
        WallTime::Once => {}
        WallTime::Twice { later } => {
            let (first, second) = (at.format(zone, "%H:%M %:z"), later.format(zone, "%H:%M %:z"));
            context.ui.warn(format!(
                "the clocks of {} show {text} twice; {first} is taken, not {second}",
                zone.name()
            ));
            context.ui.hint(format!("{} is the other one", later.format(zone, "%Y-%m-%dT%H:%M:%S%:z")));
        }
        WallTime::Never => {
            let taken = at.local(zone);
            context.ui.warn(format!("the clocks of {} skip {text}; {taken} is taken", zone.name()));
        }
    }
    counted(text, at)
}

/// An instant in the years for which calendars are made.
fn counted(text: &str, at: Moment) -> Result<Moment> {
    if (FIRST..LAST).contains(&at.0) {
        return Ok(at);
    }
    Err(Error::usage(format!("{text} is too far away: calendars are counted from 1971 to 2199"))
        .hint("write a date nearer to today"))
}

/// The instants between which calendars are counted, 1971 to 2199, in seconds since 1970.
const FIRST: i64 = 31_536_000;
const LAST: i64 = 7_258_118_400;
