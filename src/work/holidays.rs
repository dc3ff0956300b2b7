//! The whole days of a calendar file become holidays of the settings.

use crate::desk::calendar::Calendar;
use crate::desk::calendar::plan::{Fate, Planned, Wanted, plan};
use crate::desk::id::SettingsId;
use crate::desk::settings::{NewHoliday, Settings, with_holidays};
use crate::desk::time::Moment;
use crate::error::{Error, Kind, Result};
use crate::source;
use crate::store::Store;

/// What would become of each date in a calendar file that is called `origin`.
pub fn planned(
    bytes: &[u8],
    origin: &str,
    calendar: &Calendar,
    wanted: &Wanted,
    now: Moment,
) -> Result<Vec<Planned>> {
    plan(&source::entries(bytes, origin)?, calendar, wanted, now).ok_or_else(|| {
        Error::new(Kind::Data, format!("{origin} has too many dates to be one of holidays"))
            .hint("take a file of holidays alone, or --only YEAR")
    })
}

/// How many of them are new, and that version of the settings with them in the calendar of this name; `None`: none is.
///
/// # Errors
/// The document with them could not be put in force.
pub fn amended(
    store: &Store,
    version: SettingsId,
    name: &str,
    planned: &[Planned],
) -> Result<Option<(usize, String)>> {
    let new = planned.iter().filter(|planned| planned.fate == Fate::New);
    let new: Vec<NewHoliday> =
        new.filter_map(|new| Some(NewHoliday { date: new.date?, name: new.name.clone() })).collect();
    if new.is_empty() {
        return Ok(None);
    }
    let cannot = || {
        Error::new(
            Kind::Settings,
            format!("the holidays of calendar {name} cannot be written into the settings"),
        )
        .hint("desk settings edit")
    };
    let document = with_holidays(&store.document(version)?, name, &new).ok_or_else(cannot)?;
    Settings::parse(&document).map_err(|faults| {
        let first = faults.first().map(|fault| fault.sentence()).unwrap_or_default();
        cannot().because(first)
    })?;
    Ok(Some((new.len(), document)))
}
