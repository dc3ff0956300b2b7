//! What a figure counts, how it is said, and where the lines of its scale stand.

/// What the values of a picture are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Shares, 0 to 100.
    Percent,
    /// Things, named in the plural: `tickets`.
    Count(&'static str),
    /// Lengths of time in minutes. They are said in minutes and hours, never in days: a day of work has no fixed length
    /// (metrics §1.4).
    Minutes,
}

impl Unit {
    /// The value with its unit: `94.1 %`, `1,204 tickets`, `1 h 25 min`.
    pub fn say(self, value: f64) -> String {
        match self {
            Unit::Count(noun) => format!("{} {noun}", number(value)),
            _ => self.short(value),
        }
    }

    /// The same without the name of things.
    pub(super) fn short(self, value: f64) -> String {
        match self {
            Unit::Percent => format!("{} %", number(value)),
            Unit::Count(_) => number(value),
            Unit::Minutes => minutes(value),
        }
    }

    /// What stands above the scale: the name of what is counted, where the figures themselves do not say it.
    pub(super) fn name(self) -> Option<&'static str> {
        match self {
            Unit::Count(noun) => Some(noun),
            _ => None,
        }
    }

    /// How far apart lines may stand, so that the numbers on them are round.
    fn step(self, rough: f64) -> f64 {
        let ten = 10f64.powf(rough.log10().floor());
        let round =
            [1.0, 2.0, 2.5, 5.0, 10.0].map(|n| n * ten).into_iter().find(|step| *step >= rough * 0.999);
        match self {
            Unit::Minutes => [1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 240.0, 480.0, 960.0]
                .into_iter()
                .find(|step| *step >= rough)
                .unwrap_or_else(|| (rough / 960.0).ceil() * 960.0),
            // There are no half tickets.
            Unit::Count(_) if rough < 1.0 => 1.0,
            Unit::Count(_) if ten < 10.0 && (2.0..2.5).contains(&rough) => 5.0,
            _ => round.unwrap_or(rough),
        }
    }
}

/// One decimal at the most, thousands set apart by commas.
fn number(value: f64) -> String {
    let said = format!("{:.1}", value.abs());
    let (whole, tenth) = said.split_once('.').unwrap_or((&said, "0"));
    let mut out = String::new();
    if value < 0.0 && said != "0.0" {
        out.push('-');
    }
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if tenth != "0" {
        out.push('.');
        out.push_str(tenth);
    }
    out
}

fn minutes(value: f64) -> String {
    let whole = value.abs().floor();
    let sign = if value <= -1.0 { "-" } else { "" };
    let (hours, rest) = ((whole / 60.0).floor(), whole % 60.0);
    match (hours > 0.0, rest > 0.0) {
        (false, _) if whole < 10.0 && value.fract() >= 0.5 => format!("{sign}{whole}.5 min"),
        (false, _) => format!("{sign}{whole} min"),
        (true, false) => format!("{sign}{} h", number(hours)),
        (true, true) => format!("{sign}{} h {rest} min", number(hours)),
    }
}

/// From where to where a picture reaches, and its lines.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Scale {
    pub low: f64,
    pub high: f64,
    pub ticks: Vec<f64>,
}

impl Scale {
    /// A scale with about five round lines that holds these values and, unless bounds are given, zero.
    /// Shares reach to 100, as it is the most that they can be.
    pub(super) fn of(
        values: impl Iterator<Item = f64>,
        floor: Option<f64>,
        ceiling: Option<f64>,
        unit: Unit,
    ) -> Scale {
        // Bounds that are no numbers, or upside down, are none.
        let (floor, ceiling) = match (finite(floor), finite(ceiling)) {
            (Some(floor), Some(ceiling)) if floor >= ceiling => (None, None),
            bounds => bounds,
        };
        let (least, most) =
            values.fold((0f64, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)));
        let natural = if unit == Unit::Percent { most.max(100.0) } else { most };
        let mut low = floor.unwrap_or(least.min(ceiling.unwrap_or(least)));
        let mut high = ceiling.unwrap_or(natural);
        // A scale of nothing would divide by zero.
        let flat = high - low < 1e-9 || !(high - low).is_finite();
        if flat && ceiling.is_some() {
            low = high - 1.0;
        } else if flat {
            high = low + 1.0;
        }
        let step = unit.step((high - low) / 5.0);
        let lines = |edge: f64| (edge / step).ceil() * step;
        if floor.is_none() {
            low = (low / step).floor() * step;
        }
        if ceiling.is_none() {
            high = lines(high);
        }
        let first = lines(low);
        let ticks =
            (0..=12).map(|n| first + f64::from(n) * step).take_while(|tick| *tick <= high + step * 1e-6);
        Scale { low, high, ticks: ticks.collect() }
    }
}

/// A value that can be drawn: a number, and none that is beyond all that is ever counted.
pub(super) fn finite(value: Option<f64>) -> Option<f64> {
    value.filter(|value| value.abs() < 1e12)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_said_with_their_unit() {
        assert_eq!(Unit::Percent.say(94.06), "94.1 %");
        assert_eq!(Unit::Percent.say(100.0), "100 %");
        assert_eq!(Unit::Count("tickets").say(1_234_567.0), "1,234,567 tickets");
        assert_eq!(Unit::Count("tickets").say(-0.01), "0 tickets");
        let said = [7.5, 59.0, 60.0, 85.9, 60_000.0].map(|m| Unit::Minutes.say(m));
        assert_eq!(said, ["7.5 min", "59 min", "1 h", "1 h 25 min", "1,000 h"]);
    }

    #[test]
    fn scales_are_round_and_hold_their_values() {
        let ticks = |values: &[f64], unit| Scale::of(values.iter().copied(), None, None, unit).ticks;
        assert_eq!(ticks(&[], Unit::Percent), [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
        assert_eq!(ticks(&[3.0], Unit::Count("tickets")), [0.0, 1.0, 2.0, 3.0]);
        assert_eq!(ticks(&[11.0], Unit::Count("tickets")), [0.0, 5.0, 10.0, 15.0]);
        assert_eq!(ticks(&[0.0], Unit::Count("tickets")), [0.0, 1.0]);
        assert_eq!(ticks(&[500.0], Unit::Minutes), [0.0, 120.0, 240.0, 360.0, 480.0, 600.0]);
        for most in [0.3, 1.0, 7.0, 99.0, 12_345.0, 1e12] {
            for unit in [Unit::Count("tickets"), Unit::Minutes, Unit::Percent] {
                let scale = Scale::of([most].into_iter(), None, None, unit);
                assert!(scale.high >= most && (2..=8).contains(&scale.ticks.len()), "{scale:?}");
            }
        }
        let bounds =
            [None, Some(-5.0), Some(0.0), Some(93.0), Some(100.0), Some(f64::NAN), Some(f64::INFINITY)];
        for (floor, ceiling) in bounds.into_iter().flat_map(|floor| bounds.map(|ceiling| (floor, ceiling))) {
            for value in [-40.0, 0.0, 93.0, 300.0] {
                let scale = Scale::of([value].into_iter(), floor, ceiling, Unit::Percent);
                assert!(
                    scale.low < scale.high && !scale.ticks.is_empty(),
                    "{value} {floor:?} {ceiling:?}: {scale:?}"
                );
            }
        }
        let cut = Scale::of([93.0].into_iter(), Some(80.0), Some(100.0), Unit::Percent);
        assert_eq!(cut.ticks, [80.0, 85.0, 90.0, 95.0, 100.0]);
    }
}
