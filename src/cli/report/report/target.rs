//! `--check --target PCT`: whether a share is good enough. Compared in whole numbers, never by what is shown.

use crate::cli::context::Done;
use crate::error::{Error, Result};
use crate::report::statistics::tenths;
use crate::ui::Ui;

/// A share in percent with at most four decimals.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::cli) struct Target {
    /// Ten-thousandths of a percent.
    parts: i64,
}

/// How many parts a percent has.
const PARTS: i64 = 10_000;

impl Target {
    /// Reads `95`, `99.5` or `95%`.
    pub(in crate::cli) fn parse(text: &str) -> Result<Target> {
        let wrong = || {
            Error::usage(format!("{text:?} is no share in percent"))
                .hint("--target 95, or 99.5; from 0 to 100")
        };
        let number = text.trim().trim_end_matches('%').trim_end();
        let (whole, decimals) = number.split_once('.').unwrap_or((number, "0"));
        let digits = |text: &str, most: usize| {
            (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
        };
        if !digits(whole, 3) || !digits(decimals, 4) {
            return Err(wrong());
        }
        let whole: i64 = whole.parse().map_err(|_| wrong())?;
        let decimals: i64 = format!("{decimals:0<4}").parse().map_err(|_| wrong())?;
        let parts = whole * PARTS + decimals;
        if parts > 100 * PARTS { Err(wrong()) } else { Ok(Target { parts }) }
    }

    /// Whether so many of so many are enough.
    pub(in crate::cli) fn holds(self, part: i64, whole: i64) -> bool {
        i128::from(part) * i128::from(100 * PARTS) >= i128::from(self.parts) * i128::from(whole)
    }

    /// The share itself, as numerator and denominator.
    pub(in crate::cli) fn share(self) -> (i64, i64) {
        (self.parts, 100 * PARTS)
    }

    /// Holds a report's share against it and tells where it is too low.
    pub(super) fn check(self, name: &str, headline: Option<(i64, i64)>, ui: &mut Ui) -> Done {
        let Some((part, whole)) = headline else {
            ui.note(format!("{name}: nothing was decided, so there is nothing to check"));
            return Done::Well;
        };
        if self.holds(part, whole) {
            return Done::Well;
        }
        let share = tenths(part, whole).map_or(0.0, |tenths| tenths as f64 / 10.0);
        let asked = self.parts as f64 / PARTS as f64;
        ui.warn(format!("{name}: {share:.1} % ({part} of {whole}) is below the target of {asked} %"));
        Done::CheckFailed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_read_exactly() {
        let parts = |text| Target::parse(text).map(|target| target.parts).ok();
        assert_eq!(parts("95"), Some(950_000));
        assert_eq!(parts("99.5%"), Some(995_000));
        assert_eq!(parts(" 0.0001 "), Some(1));
        assert_eq!(parts("100"), Some(1_000_000));
        for wrong in ["", "100.1", "-1", "x", "9e1", "95,5", "1.", ".5", "1000", "95.00001"] {
            assert_eq!(parts(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn what_is_shown_decides_nothing() {
        // 9999 of 10000 is shown as 100.0.
        assert!(!Target::parse("100").unwrap().holds(9_999, 10_000));
        assert!(Target::parse("99.99").unwrap().holds(9_999, 10_000));
        // Two thirds are shown as 66.7.
        assert!(!Target::parse("66.7").unwrap().holds(2, 3));
        assert!(Target::parse("66.6").unwrap().holds(2, 3));
    }
}
