//! Time that somebody worked on a ticket, as it is typed and kept (metrics §1.11).

use crate::desk::id::AgentId;
use crate::desk::period::{Fault, Units, duration};

/// One entry.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Entry {
    /// How long, in minutes; below zero where it corrects an earlier one. Never zero.
    pub minutes: i64,
    /// Who worked.
    pub worker: AgentId,
}

/// The longest entry, in minutes: nobody works longer than a day on one day.
pub const LONGEST: i64 = 24 * 60;

/// Reads how long somebody worked: `25m`, `1h30m`; `-10m` corrects. In minutes.
pub fn minutes(text: &str) -> Result<i64, Fault> {
    let text = text.trim();
    let (sign, length) = match text.strip_prefix('-') {
        Some(length) => (-1, length),
        None => (1, text),
    };
    let shown: String = text.chars().take(40).collect();
    let fault = |message: String, hint: &str| Err(Fault { message, hint: hint.into() });
    // A long word is no length of time, and would be repeated in the refusal.
    if text.len() > 40 {
        return fault(format!("`{shown}…` is no length of time"), "write 25m, 1h30m or -10m");
    }
    match duration(length, Units::HoursAndMinutes)?.0 / 60 {
        0 => fault("no time at all is no entry".into(), "write 25m, 1h30m or -10m"),
        minutes if minutes > LONGEST => {
            fault(format!("`{shown}` is more than a day"), "one entry for each day: --on 2026-03-31")
        }
        minutes => Ok(sign * minutes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_have_a_sign_and_an_end() {
        assert_eq!(minutes("25m"), Ok(25));
        assert_eq!(minutes("1h30m"), Ok(90));
        assert_eq!(minutes("-10m"), Ok(-10));
        assert_eq!(minutes("24h"), Ok(1440));
        for wrong in ["", "-", "25", "0m", "-0m", "24h1m", "-25h", "1d", "90s", "+5m", "--5m", "5m-"] {
            assert!(minutes(wrong).is_err(), "{wrong}");
        }
        assert!(minutes(&"9".repeat(1_000_000)).unwrap_err().message.len() < 100);
    }
}
