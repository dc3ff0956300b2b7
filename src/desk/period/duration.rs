//! Lengths of time as people type them: `4h`, `30m`, `1h30m`, `2d`.

use super::Fault;
use crate::desk::time::{DAY, HOUR, Span};

/// Which units a length may have.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Units {
    /// `h` and `m` only. A promise is never in days: a working day has as many hours as its calendar gives it
    /// (metrics §2.1).
    HoursAndMinutes,
    /// Also `w`, `d` (24 hours) and `s`.
    All,
}

/// A unit: its letter, its seconds.
const LETTERS: [(char, i64); 5] = [('w', 7 * DAY), ('d', DAY), ('h', HOUR), ('m', 60), ('s', 1)];

/// Two hundred years; more than that is a slip of the finger.
const LONGEST: i64 = 200 * 366 * DAY;

/// Reads a length: numbers with units, the larger unit first, each once. May be zero.
pub fn duration(text: &str, units: Units) -> Result<Span, Fault> {
    let text = text.trim();
    let wrong = |message: String| {
        let hint = match units {
            Units::HoursAndMinutes => "write 4h, 30m or 1h30m",
            Units::All => "write 2w, 3d, 4h, 30m or 1h30m",
        };
        Err(Fault::new(message, hint))
    };
    let (mut total, mut rest, mut last) = (0_i64, text, i64::MAX);
    while !rest.is_empty() {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, tail) = rest.split_at(digits);
        let letters = tail.len() - tail.trim_start_matches(|c: char| !c.is_ascii_digit()).len();
        let (unit, tail) = tail.split_at(letters);
        if number.is_empty() {
            return wrong(format!("`{text}` is no length of time"));
        }
        if unit.is_empty() {
            return wrong(format!("`{text}` lacks a unit"));
        }
        let lower = unit.to_lowercase();
        let known = LETTERS.iter().find(|(letter, _)| lower.chars().eq([*letter]));
        let Some((letter, size)) = known else {
            return wrong(format!("`{unit}` in `{text}` is no unit of time"));
        };
        if units == Units::HoursAndMinutes && !matches!(letter, 'h' | 'm') {
            return wrong(format!("`{letter}` is no unit here: only hours and minutes are"));
        }
        if *size >= last {
            return wrong(format!("`{text}` is out of order: the larger unit comes first, each once"));
        }
        last = *size;
        let sum =
            number.parse::<i64>().ok().and_then(|n| n.checked_mul(*size)).and_then(|n| n.checked_add(total));
        match sum {
            Some(sum) if sum <= LONGEST => total = sum,
            _ => return wrong(format!("`{text}` is too long")),
        }
        rest = tail;
    }
    if last == i64::MAX {
        return wrong("a length of time is missing".into());
    }
    Ok(Span(total))
}

/// Writes a length so that [`duration`] reads the same one again: `1h30m`, `3d`, `0s`. For lengths from zero up.
pub fn shortest(span: Span) -> String {
    let (mut rest, mut text) = (span.0.max(0), String::new());
    for (letter, size) in LETTERS {
        if rest / size > 0 {
            text.push_str(&format!("{}{letter}", rest / size));
            rest %= size;
        }
    }
    if text.is_empty() { "0s".into() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read_in_their_units() {
        let read = |text| duration(text, Units::All).map(|span| span.0).ok();
        assert_eq!(read("4h"), Some(14_400));
        assert_eq!(read("1h30m"), Some(5_400));
        assert_eq!(read("90m"), Some(5_400));
        assert_eq!(read("2d"), Some(172_800));
        assert_eq!(read("1W2d"), Some(777_600));
        assert_eq!(read("0h"), Some(0));
        for wrong in [
            "",
            "h",
            "4",
            "4x",
            "4min",
            "1h 30m",
            "30m1h",
            "1h1h",
            "-1h",
            "1.5h",
            "9999999999999999999d",
            "73201d",
        ] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn promises_are_in_hours_and_minutes() {
        assert_eq!(duration("1h30m", Units::HoursAndMinutes), Ok(Span(5_400)));
        let fault = duration("2d", Units::HoursAndMinutes).unwrap_err();
        assert_eq!(
            fault.to_string(),
            "`d` is no unit here: only hours and minutes are; write 4h, 30m or 1h30m"
        );
    }

    #[test]
    fn the_shortest_form_reads_back() {
        for seconds in [0, 1, 59, 60, 3_600, 5_400, 86_399, 86_400, 777_600, 1_000_000] {
            assert_eq!(duration(&shortest(Span(seconds)), Units::All), Ok(Span(seconds)));
        }
        assert_eq!(shortest(Span(5_400)), "1h30m");
    }
}
