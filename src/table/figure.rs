//! The arithmetic of figures: shares, ratios and minutes rounded in one place, and the change between two of them.

use super::cell::Cell;
use crate::desk::time::Span;

/// The share in tenths of a percent, half away from zero, in whole numbers (metrics §1.0); `None` over zero.
pub fn tenths(numerator: i64, denominator: i64) -> Option<i64> {
    rounded(numerator, denominator, 1000)
}

/// The ratio in hundredths, half away from zero, in whole numbers; `None` over zero.
pub fn hundredths(numerator: i64, denominator: i64) -> Option<i64> {
    rounded(numerator, denominator, 100)
}

/// The ratio in so many parts of one, half away from zero; `None` over zero.
pub fn rounded(numerator: i64, denominator: i64, parts: i128) -> Option<i64> {
    if denominator == 0 {
        return None;
    }
    let (n, d) = (i128::from(numerator), i128::from(denominator));
    let size = (2 * parts * n.abs() + d.abs()) / (2 * d.abs());
    let signed = if (n < 0) == (d < 0) { size } else { -size };
    i64::try_from(signed).ok()
}

/// A whole number of tenths (one place) or hundredths (two) as a decimal.
pub(super) fn decimal(parts: i64, places: usize) -> String {
    let sign = if parts < 0 { "-" } else { "" };
    let digits = format!("{:0least$}", parts.unsigned_abs(), least = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    format!("{sign}{whole}.{fraction}")
}

/// Floored to half minutes; `None` for what is no number.
pub fn half_minutes(minutes: f64) -> Option<f64> {
    minutes.is_finite().then(|| (minutes * 2.0).floor() / 2.0)
}

impl Cell {
    /// What changed since `earlier`: of shares in percentage points, of all other figures the difference. It is taken of
    /// the figures as printed, so that a reader who subtracts finds the same. Empty where one of the two is, or where they
    /// are no figures of one kind.
    pub fn since(&self, earlier: &Cell) -> Cell {
        let parts = |now: Option<i64>, then: Option<i64>| now?.checked_sub(then?);
        match (self, earlier) {
            (Cell::Int(now), Cell::Int(then)) => now.checked_sub(*then).into(),
            (Cell::Percent(n, d), Cell::Percent(m, e)) => parts(tenths(*n, *d), tenths(*m, *e))
                .map_or(Cell::Empty, |points| Cell::Percent(points, 1000)),
            (Cell::Ratio(n, d), Cell::Ratio(m, e)) => parts(hundredths(*n, *d), hundredths(*m, *e))
                .map_or(Cell::Empty, |more| Cell::Ratio(more, 100)),
            (Cell::Minutes(now), Cell::Minutes(then)) => match (half_minutes(*now), half_minutes(*then)) {
                (Some(now), Some(then)) => Cell::Minutes(now - then),
                _ => Cell::Empty,
            },
            (Cell::For(now), Cell::For(then)) => now.0.checked_sub(then.0).map(Span).into(),
            _ => Cell::Empty,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::plain::plain;
    use super::*;
    use crate::desk::clean::Breaks;

    #[test]
    fn shares_are_rounded_half_up_and_never_invented() {
        let said = |n, d| plain(&Cell::Percent(n, d), Breaks::Space).into_owned();
        assert_eq!(said(1, 3), "33.3");
        assert_eq!(said(2, 3), "66.7");
        assert_eq!(said(1, 2000), "0.1");
        assert_eq!(said(1, 1), "100.0");
        assert_eq!(said(-1, 3), "-33.3");
        assert_eq!(said(0, 0), "");
        assert_eq!(said(i64::MAX, 1), "", "too large to say");
    }

    #[test]
    fn ratios_have_two_decimals_in_whole_numbers() {
        let said = |n, d| plain(&Cell::Ratio(n, d), Breaks::Space).into_owned();
        assert_eq!([said(13, 12), said(1, 8), said(1, 200), said(2, 1)], ["1.08", "0.13", "0.01", "2.00"]);
        assert_eq!([said(-1, 8), said(-1, 201), said(0, 7)], ["-0.13", "0.00", "0.00"]);
        assert_eq!([said(5, 0), said(0, 0), said(i64::MAX, 1)], ["", "", ""], "never invented");
        assert_eq!(said(i64::MAX, i64::MAX), "1.00");
    }

    #[test]
    fn minutes_have_at_most_a_half() {
        let said = |m| plain(&Cell::Minutes(m), Breaks::Space).into_owned();
        assert_eq!([said(25.5), said(25.0), said(25.49), said(f64::NAN)], ["25.5", "25", "25", ""]);
    }

    #[test]
    fn changes_are_those_of_the_printed_figures() {
        let said = |now: Cell, then: Cell| plain(&now.since(&then), Breaks::Space).into_owned();
        assert_eq!(said(Cell::Int(3), Cell::Int(5)), "-2");
        // 66.7 - 33.3, although two thirds less one third is 33.3.
        assert_eq!(said(Cell::Percent(2, 3), Cell::Percent(1, 3)), "33.4");
        assert_eq!(said(Cell::Percent(1, 3), Cell::Percent(2, 3)), "-33.4");
        assert_eq!(said(Cell::Percent(0, 3), Cell::Percent(0, 5)), "0.0");
        assert_eq!(said(Cell::Ratio(13, 12), Cell::Ratio(1, 1)), "0.08");
        assert_eq!(said(Cell::Minutes(25.5), Cell::Minutes(26.0)), "-0.5");
        assert_eq!(said(Cell::For(Span(60)), Cell::For(Span(90))), "-30");
        for (now, then) in [
            (Cell::Percent(1, 3), Cell::Percent(0, 0)),
            (Cell::Int(1), Cell::Empty),
            (Cell::Int(1), Cell::Percent(1, 1)),
            (Cell::Int(i64::MIN), Cell::Int(1)),
            (Cell::Minutes(f64::NAN), Cell::Minutes(1.0)),
        ] {
            assert_eq!(now.since(&then), Cell::Empty, "{now:?} {then:?}");
        }
    }

    proptest! {
        #[test]
        fn no_figure_is_further_off_than_half_a_part(n in any::<i64>(), d in any::<i64>().prop_filter("", |d| *d != 0)) {
            if let Some(parts) = hundredths(n, d) {
                let off = (i128::from(parts) * i128::from(d) - 100 * i128::from(n)).abs();
                prop_assert!(2 * off <= i128::from(d).abs());
                let said = decimal(parts, 2);
                prop_assert_eq!(said.replace('.', "").parse::<i64>().unwrap(), parts);
            }
        }
    }
}
