//! Names of copies that are told apart by a date or a number: `desk-2026-07-06.db`, `desk-2026-07-06-2.db`, `backup-3.db`.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// What tells the copies of one series apart stands at the end of their name, before the suffix: digits, and what parts them.
fn series(name: &str) -> (&str, &str) {
    let (stem, suffix) = match name.rfind('.') {
        // `desk-2026.07.06` and `.desk` have no suffix.
        Some(dot) if dot > 0 && !name.get(dot + 1..).is_some_and(|end| end.starts_with(digit)) => {
            name.split_at(dot)
        }
        _ => (name, ""),
    };
    let bare =
        stem.trim_end_matches(|c: char| digit(c) || matches!(c, '-' | '_' | '.' | ':' | 'T' | 'Z' | '+'));
    // What follows the stem begins with a digit or a mark: the T of `CHAT-1` belongs to the word.
    let end = stem.get(bare.len()..).unwrap_or_default();
    let letters = end.len() - end.trim_start_matches(['T', 'Z']).len();
    let (bare, end) = stem.split_at(bare.len() + letters);
    if end.contains(digit) { (bare, suffix) } else { (stem, suffix) }
}

fn digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// Whether a name has a date or a number of its own.
fn is_numbered(name: &str) -> bool {
    let (stem, suffix) = series(name);
    stem.len() + suffix.len() < name.len()
}

/// Whether two names are of one series.
pub(super) fn are_of_one_series(a: &str, b: &str) -> bool {
    series(a) == series(b) && is_numbered(a) && is_numbered(b)
}

/// The file to make: the one that was named, where its name has a date or a number of its own; else one with the date in it, and a
/// number where that is there already and not replaced.
pub(super) fn dated(file: &Path, date: &str, replace: bool) -> PathBuf {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    if is_numbered(&name) {
        return file.to_owned();
    }
    let (stem, suffix) = series(&name);
    let numbered = |number: u32| {
        let number = if number > 1 { format!("-{number}") } else { String::new() };
        file.with_file_name(OsString::from(format!("{stem}-{date}{number}{suffix}")))
    };
    let mut number = 1;
    while !replace && numbered(number).exists() && number < u32::MAX {
        number += 1;
    }
    numbered(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_series_is_what_stands_before_the_number() {
        for (name, stem, suffix) in [
            ("desk.db", "desk", ".db"),
            ("desk-2026-07-06.db", "desk", ".db"),
            ("desk-2026-07-06-2.db", "desk", ".db"),
            ("desk_20260706T093000Z.db", "desk", ".db"),
            ("backup-3.db", "backup", ".db"),
            ("backup-3", "backup", ""),
            ("desk-2026.07.06", "desk", ""),
            ("CHAT-1.db", "CHAT", ".db"),
            ("2026-07-06.db", "", ".db"),
            ("desk-.db", "desk-", ".db"),
            (".desk", ".desk", ""),
            ("backup-Mon.db", "backup-Mon", ".db"),
        ] {
            assert_eq!(series(name), (stem, suffix), "{name}");
        }
        assert!(are_of_one_series("a-1.db", "a-2026-07-06.db"));
        assert!(!are_of_one_series("a-1.db", "a.db"), "a name without a number is nobody's copy");
        assert!(!are_of_one_series("a-1.db", "b-1.db") && !are_of_one_series("a-1.db", "a-1.sqlite"));
    }

    #[test]
    fn a_name_without_a_number_gets_the_date() {
        let folder = tempfile::tempdir().unwrap();
        let name = |file: &str, replace: bool| {
            let made = dated(&folder.path().join(file), "2026-07-06", replace);
            made.file_name().unwrap().to_str().unwrap().to_owned()
        };
        assert_eq!(name("desk.db", false), "desk-2026-07-06.db");
        assert_eq!(name("desk-7.db", false), "desk-7.db");
        std::fs::write(folder.path().join("desk-2026-07-06.db"), "").unwrap();
        assert_eq!(name("desk.db", false), "desk-2026-07-06-2.db");
        assert_eq!(name("desk.db", true), "desk-2026-07-06.db");
    }
}
