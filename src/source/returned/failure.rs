//! Those who could not be reached, each once, and the status codes that say so.

use super::super::incoming::{Failure, MOST_FAILURES};

/// Adds one, once: what is known first counts.
pub(super) fn add(failures: &mut Vec<Failure>, failure: Failure) {
    if failures.len() < MOST_FAILURES && !failures.iter().any(|f| f.recipient == failure.recipient) {
        failures.push(failure);
    }
}

/// An enhanced status code (RFC 3463): class, subject, detail.
pub(super) fn code(word: &str) -> Option<&str> {
    let word = word.trim_end_matches([',', ';', ')', '.', ':']);
    let parts: Vec<&str> = word.split('.').collect();
    let is_number = |p: &&str| (1..=3).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit());
    (parts.len() == 3 && parts.iter().all(is_number) && matches!(parts.first(), Some(&("2" | "4" | "5"))))
        .then_some(word)
}
