//! Lengths of time in the words of a sentence, working time and time by the clock told apart.

use crate::desk::time::Span;

/// Working time: `12 working minutes`, `16 h 30 min of working time`. Days would be misread: a working day has not 24
/// hours.
pub(super) fn counted(seconds: i64) -> String {
    match seconds {
        1 => "1 working second".into(),
        2..60 => format!("{seconds} working seconds"),
        60..120 => "1 working minute".into(),
        ..LONG => format!("{} working minutes", seconds.div_euclid(60).max(0)),
        _ => format!("{} of working time", hours(seconds)),
    }
}

/// Time by the clock: `12 minutes`, `15 h 30 min`.
pub(super) fn by_the_clock(seconds: i64) -> String {
    match seconds {
        1 => "1 second".into(),
        2..60 => format!("{seconds} seconds"),
        60..120 => "1 minute".into(),
        120..LONG => format!("{} minutes", seconds.div_euclid(60)),
        ..=0 => "0 minutes".into(),
        // As it is promised: 24h.
        LONG..TWO_DAYS => hours(seconds),
        _ => Span(seconds).words(),
    }
}

/// So much of so much: `20 of 60 working minutes`, `5 h of 8 h of working time`.
pub(super) fn part(used: i64, whole: i64, working: bool) -> String {
    if whole % 60 != 0 {
        let of = if working { " of working time" } else { "" };
        return format!("{} of {}{of}", exactly(used), exactly(whole));
    }
    match (working, whole < LONG) {
        (true, true) => format!("{} of {} working minutes", used.div_euclid(60), whole.div_euclid(60)),
        (false, true) => format!("{} of {} minutes", used.div_euclid(60), whole.div_euclid(60)),
        (true, false) => format!("{} of {} of working time", hours(used), hours(whole)),
        (false, false) => format!("{} of {}", hours(used), hours(whole)),
    }
}

/// To the second, without the words for what kind of time it is: `2 min 40 s`.
pub(super) fn exactly(seconds: i64) -> String {
    match (seconds.div_euclid(60), seconds.rem_euclid(60)) {
        (_, 0) => hours(seconds),
        (0, rest) => format!("{rest} s"),
        (_, rest) => format!("{} {rest} s", hours(seconds)),
    }
}

/// Hours and minutes, never days.
fn hours(seconds: i64) -> String {
    let (hours, minutes) = (seconds.div_euclid(3600), seconds.div_euclid(60).rem_euclid(60));
    match (hours, minutes) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

/// From here on hours are easier to grasp than minutes, in seconds.
const LONG: i64 = 3 * 3600;
/// And from here on days than hours of the clock.
const TWO_DAYS: i64 = 48 * 3600;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn working_time_is_never_said_in_days() {
        let said = [0, 1, 59, 60, 725, 7200, 10_800, 14_460, 360_000].map(counted);
        assert_eq!(
            said,
            [
                "0 working minutes",
                "1 working second",
                "59 working seconds",
                "1 working minute",
                "12 working minutes",
                "120 working minutes",
                "3 h of working time",
                "4 h 1 min of working time",
                "100 h of working time",
            ]
        );
        assert_eq!(
            [30, 61, 600, 55_800, 86_400, 172_800, 360_000].map(by_the_clock),
            ["30 seconds", "1 minute", "10 minutes", "15 h 30 min", "24 h", "2 d", "4 d 4 h",]
        );
    }

    #[test]
    fn a_part_has_the_unit_of_the_whole() {
        assert_eq!(part(1200, 3600, true), "20 of 60 working minutes");
        assert_eq!(part(1200, 28_800, true), "20 min of 8 h of working time");
        assert_eq!(part(19_800, 28_800, false), "5 h 30 min of 8 h");
        assert_eq!(part(59, 60, false), "0 of 1 minutes");
        assert_eq!(part(80, 160, false), "1 min 20 s of 2 min 40 s");
        assert_eq!(part(60, 160, true), "1 min of 2 min 40 s of working time");
    }

    #[test]
    fn a_goal_with_seconds_is_said_with_them() {
        let said = [0, 9, 60, 160, 3600, 3661, 90_000].map(exactly);
        assert_eq!(said, ["0 min", "9 s", "1 min", "2 min 40 s", "1 h", "1 h 1 min 1 s", "25 h"]);
    }
}
