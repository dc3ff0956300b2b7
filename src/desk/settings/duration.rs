//! Promised times as they are written: hours, minutes and seconds, `8h`, `1h30m`, `2m40s`.

/// The longest promise, in hours: a year around the clock. Beyond it no due date is of use to anybody.
pub(super) const MOST_HOURS: i64 = 8760;

/// The units, with their seconds.
const UNITS: [(char, i64); 3] = [('h', 3600), ('m', 60), ('s', 1)];

/// Why a time cannot be read.
#[derive(PartialEq, Eq, Debug)]
pub(super) struct Unreadable {
    pub(super) expected: String,
    pub(super) nearest: Option<String>,
}

/// Reads hours, minutes and seconds as a promise is written, in seconds, above zero; or says what to write.
pub fn promised(text: &str) -> Result<i64, String> {
    seconds(text).map_err(|unreadable| match unreadable.nearest {
        Some(nearest) => nearest,
        None => unreadable.expected,
    })
}

/// Reads hours, minutes and seconds, the larger unit first, into seconds, above zero. Days are refused: a working day is no fixed number of hours.
pub(super) fn seconds(text: &str) -> Result<i64, Unreadable> {
    let plain = |expected: &str| Unreadable { expected: expected.into(), nearest: None };
    let (mut total, mut number, mut last) = (0_i64, String::new(), i64::MAX);
    for c in text.trim().chars() {
        match c {
            '0'..='9' => number.push(c),
            ' ' if number.is_empty() => {}
            _ => {
                let size =
                    UNITS.iter().find(|(unit, size)| *unit == c && *size < last).map(|(_, size)| *size);
                let Some(size) = size.filter(|_| !number.is_empty()) else { return Err(guess(text.trim())) };
                let count: i64 = number.parse().unwrap_or(i64::MAX);
                total = total.saturating_add(count.saturating_mul(size));
                last = size;
                number.clear();
            }
        }
    }
    match (number.is_empty(), last == i64::MAX) {
        (false, true) => {
            return Err(Unreadable {
                expected: format!("a unit: {number}m for minutes, {number}h for hours"),
                nearest: None,
            });
        }
        (false, false) | (true, true) => return Err(guess(text.trim())),
        (true, false) => {}
    }
    match total {
        0 => Err(plain("a time above zero, or \"none\" for no promise of this kind")),
        n if n > MOST_HOURS * 3600 => Err(plain("at most 8760h, a year around the clock")),
        n => Ok(n),
    }
}

/// What the writer may have meant.
fn guess(text: &str) -> Unreadable {
    let lower = text.to_lowercase();
    let split = lower.find(|c: char| !c.is_ascii_digit()).unwrap_or(lower.len());
    let (count, unit) = lower.split_at(split);
    let count: Option<i64> = count.parse().ok().filter(|n| (1..=1000).contains(n));
    let working = |hours: i64, unit: &str| {
        let span =
            if hours == 24 { "a working day has".into() } else { format!("so many working {unit} have") };
        (format!("hours: {hours}h around the clock, or as many working hours as {span}"), None)
    };
    let (expected, nearest) = match (count, unit.trim()) {
        (Some(n), "d" | "day" | "days") => working(n * 24, "days"),
        (Some(n), "w" | "week" | "weeks") => working(n * 168, "weeks"),
        (Some(n), "h" | "hour" | "hours" | "hr" | "hrs") => {
            ("the units h, m and s".into(), Some(format!("{n}h")))
        }
        (Some(n), "m" | "min" | "mins" | "minute" | "minutes") => {
            ("the units h, m and s".into(), Some(format!("{n}m")))
        }
        (Some(n), "s" | "sec" | "secs" | "second" | "seconds") => {
            ("the units h, m and s".into(), Some(format!("{n}s")))
        }
        _ => ("a time such as \"8h\", \"30m\", \"1h30m\" or \"2m40s\"".into(), None),
    };
    Unreadable { expected, nearest }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_minutes_and_seconds_are_read() {
        let read: Vec<_> = ["8h", "30m", "1h30m", " 1h 30m ", "90m", "8760h"].map(seconds).into();
        assert_eq!(read, [28_800, 1800, 5400, 5400, 5400, 31_536_000].map(Ok));
        let read: Vec<_> = ["2m40s", "160s", "1h1s", "1h 2m 3s"].map(seconds).into();
        assert_eq!(read, [160, 160, 3601, 3723].map(Ok));
    }

    #[test]
    fn everything_else_is_refused() {
        for text in [
            "", " ", "h", "8", "0h", "0m", "-1h", "1.5h", "30m1h", "1h1h", "8761h", "1h3", "٣h", "1 h", "0s",
            "40s2m", "1s1s", "s",
        ] {
            assert!(seconds(text).is_err(), "{text:?} was taken");
        }
        assert!(seconds(&format!("{}h", "9".repeat(40))).is_err());
    }

    #[test]
    fn a_refusal_says_what_to_write() {
        let said = |text| seconds(text).unwrap_err();
        assert_eq!(said("45").expected, "a unit: 45m for minutes, 45h for hours");
        assert!(said("1d").expected.starts_with("hours: 24h around the clock"));
        assert!(said("2 weeks").expected.starts_with("hours: 336h"));
        assert_eq!(said("30min").nearest.as_deref(), Some("30m"));
        assert_eq!(said("40sec").nearest.as_deref(), Some("40s"));
        assert_eq!(said("8H").nearest.as_deref(), Some("8h"));
        assert_eq!(said("8 hours").nearest.as_deref(), Some("8h"));
    }
}
