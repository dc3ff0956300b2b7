//! How many along a period: the numbers of a sparkline; and into which pieces a period is cut where nobody says.

use crate::desk::period::{Part, Range, Step, split};
use crate::desk::time::{DAY, Moment};
use crate::report::options::Options;

/// Up to so many days stand one by one in a sparkline.
const DAYS: i64 = 31;
/// And up to so many weeks by week; beyond that, months.
const WEEKS: i64 = 30;

/// The pieces of a period that stand beside each other: days where there are at most so many, else weeks, else months.
pub fn step(range: Range, most_days: i64) -> Step {
    match (range.to - range.from).0.div_euclid(DAY) {
        days if days <= most_days => Step::Day,
        days if days <= 7 * WEEKS => Step::Week,
        _ => Step::Month,
    }
}

/// How many of these sorted instants lie in each day, week or month of the period; where that has no beginning or no
/// end, of the time in which there are any.
pub fn trend(sorted: &[i64], options: &Options) -> Vec<i64> {
    let (Some(first), Some(last)) = (sorted.first(), sorted.last()) else { return Vec::new() };
    let asked = options.range;
    let from = if asked.from == Moment(i64::MIN) { Moment(*first) } else { asked.from };
    let to = asked.to.min(options.as_of.plus(1)).max(Moment(last.saturating_add(1)));
    let range = Range { from, to };
    let below = |at: Moment| sorted.partition_point(|value| *value < at.0);
    let parts = split(range, step(range, DAYS), options.zone).into_iter();
    parts
        .map(|part| i64::try_from(below(part.range.to) - below(part.range.from)).unwrap_or(i64::MAX))
        .collect()
}

/// The pieces of the period that stand beside each other in a picture, those that have begun; see [`step`].
pub(super) fn pieces(options: &Options, most_days: i64) -> (Step, Vec<Part>) {
    let step = step(options.range, most_days);
    let range = Range { to: options.end().max(options.range.from), ..options.range };
    (step, split(range, step, options.zone))
}
