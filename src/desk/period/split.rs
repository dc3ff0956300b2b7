//! Cutting a stretch of time at local midnights, for `--by day`, `--by week` and `--by month`.

use chrono::Datelike;

use super::{Range, Unit};
use crate::desk::ticket::words;
use crate::desk::time::{Moment, Zone};

words!(
    /** By what a report is cut along time. */
    Step {
        /** Local days. */ Day = "day",
        /** Weeks from Monday on (ISO 8601). */ Week = "week",
        /** Months of the calendar. */ Month = "month",
    }
);

/// One piece of a range.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part {
    /// `2026-07-01`, `2026-W27` or `2026-07`; sorts as time does.
    pub label: String,
    /// What it covers; the first and the last piece may be cut short by the range.
    pub range: Range,
}

impl Step {
    /// The label of the piece that this instant lies in.
    pub fn label(self, at: Moment, zone: Zone) -> String {
        let day = at.date(zone);
        match self {
            Step::Day => day.format("%Y-%m-%d").to_string(),
            Step::Week => format!("{:04}-W{:02}", day.iso_week().year(), day.iso_week().week()),
            Step::Month => day.format("%Y-%m").to_string(),
        }
    }

    fn unit(self) -> Unit {
        match self {
            Step::Day => Unit::Day,
            Step::Week => Unit::Week,
            Step::Month => Unit::Month,
        }
    }
}

/// The pieces of a range in order, without gaps. Days that the zone's clocks left out have no piece; a range outside
/// the years 1900 to 2999 ends at their edge.
pub fn split(range: Range, step: Step, zone: Zone) -> Vec<Part> {
    let unit = step.unit();
    let mut parts = Vec::new();
    let mut start = unit.floor(range.from.date(zone));
    while let Some(day) = start {
        let whole_from = zone.start_of(day);
        if whole_from >= range.to {
            break;
        }
        let next = unit.shift(day, 1);
        let Some(after) = next else { break };
        let piece = Range { from: whole_from.max(range.from), to: zone.start_of(after).min(range.to) };
        if piece.from < piece.to {
            parts.push(Part { label: step.label(piece.from, zone), range: piece });
        }
        start = next;
    }
    parts
}
