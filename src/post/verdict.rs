//! What the end of a mail command means: its exit code after `sysexits.h`, and an SMTP status in its words where there is one.
//!
//! Retrying in vain costs a little; giving up a good mail costs an answer. So what is not clearly final is temporary. Notably
//! 68 (host unknown): msmtp ends with it when a laptop is offline and the name of its own relay cannot be looked up.

use std::process::ExitStatus;

use super::header;
use super::transport::Failure;

/// The longest reason, in characters.
const LONGEST: usize = 300;

/// `Ok` for exit code 0.
///
/// # Errors
/// Every other end, with the first lines of what the command said.
pub(super) fn of(program: &str, status: ExitStatus, said: &[u8]) -> Result<(), Failure> {
    if status.success() {
        return Ok(());
    }
    let said = first_lines(said);
    let (end, known) = match status.code() {
        None => (format!("{program} was ended by a signal"), Meaning::Temporary),
        Some(code) => match meaning(code) {
            Some((words, meaning)) => (format!("{program} ended with {code} ({words})"), meaning),
            None => (format!("{program} ended with {code}"), Meaning::Unclear),
        },
    };
    let reason = if said.is_empty() { end } else { format!("{end}: {said}") };
    let temporary = match known {
        Meaning::Temporary => true,
        Meaning::Permanent => false,
        Meaning::Unclear => !says_permanent(&said),
    };
    Err(Failure { temporary, reason })
}

#[derive(Clone, Copy)]
enum Meaning {
    Temporary,
    Permanent,
    /// The words decide.
    Unclear,
}

/// The codes of `sysexits.h` that mail commands use.
fn meaning(code: i32) -> Option<(&'static str, Meaning)> {
    use Meaning::{Permanent, Temporary, Unclear};
    Some(match code {
        64 => ("wrong usage", Permanent),
        65 => ("the mail is refused", Permanent),
        67 => ("unknown recipient", Permanent),
        68 => ("unknown host", Unclear),
        69 => ("service unavailable", Unclear),
        71 => ("system trouble", Temporary),
        74 => ("input or output failed", Temporary),
        75 => ("try again later", Temporary),
        76 => ("the mail server objects", Unclear),
        77 => ("not permitted", Permanent),
        78 => ("wrong configuration", Permanent),
        _ => return None,
    })
}

/// Whether the words hold an enhanced status code of class 5 (RFC 3463) and none of class 4.
fn says_permanent(said: &str) -> bool {
    let has_class = |class: &str| {
        said.split(|c: char| !c.is_ascii_digit() && c != '.').any(|word| {
            let numbers: Vec<&str> = word.trim_end_matches('.').split('.').collect();
            matches!(numbers.as_slice(), [first, rest @ ..] if *first == class
                && rest.len() == 2
                && rest.iter().all(|number| (1..=3).contains(&number.len())))
        })
    };
    has_class("5") && !has_class("4")
}

/// At most three lines, in one, without anything that could disturb a terminal.
pub(super) fn first_lines(said: &[u8]) -> String {
    let text = String::from_utf8_lossy(said);
    let lines: Vec<String> =
        text.lines().map(header::one_line).filter(|line| !line.is_empty()).take(3).collect();
    let line = lines.join("; ");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line,
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use std::os::unix::process::ExitStatusExt;

    fn ended(code: i32, said: &str) -> Failure {
        of("mta", ExitStatus::from_raw(code << 8), said.as_bytes()).unwrap_err()
    }

    #[test]
    fn codes_are_final_only_where_they_are_clear() {
        for code in [64, 65, 67, 77, 78] {
            assert!(!ended(code, "").temporary, "{code}");
        }
        for code in [1, 2, 68, 69, 70, 71, 74, 75, 76, 126, 127, 255] {
            assert!(ended(code, "").temporary, "{code}");
        }
        assert!(of("mta", ExitStatus::from_raw(9), b"").unwrap_err().temporary);
        assert!(of("mta", ExitStatus::from_raw(0), b"warning").is_ok());
    }

    #[test]
    fn where_the_code_is_unclear_the_words_decide() {
        assert!(!ended(69, "server message: 550 5.1.1 no such user").temporary);
        assert!(ended(69, "450 4.7.1 greylisted; 550 5.0.0 earlier").temporary);
        assert!(ended(75, "5.1.1").temporary);
        for version in ["msmtp 5.1", "10.5.1.1 refused", "at 5.1.1111", "15.1.1"] {
            assert!(ended(76, version).temporary, "{version}");
        }
    }

    #[test]
    fn the_reason_is_one_short_line() {
        assert_eq!(ended(1, "\n a\x1b[31m\nb\r\n\nc\nd").reason, "mta ended with 1: a [31m; b; c");
        assert!(ended(1, &"é".repeat(9999)).reason.chars().count() < 330);
    }
}
