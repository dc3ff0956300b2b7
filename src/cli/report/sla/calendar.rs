//! `desk sla calendar [NAME]`

mod count;
mod drawing;
mod import;
mod list;
mod options;
mod typed;
mod week;

use crate::cli::context::{Context, Done};
use crate::desk::calendar::Calendar;
use crate::desk::nearest::nearest;
use crate::desk::settings::{MissingHolidays, Settings};
use crate::desk::time::Moment;
use crate::error::{Error, Result};

pub use count::{BETWEEN, DUE};
pub use import::IMPORTED;
pub use list::CALENDARS;
pub use options::Options;
pub use week::WINDOWS;

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
