//! What holds for any document.

use proptest::prelude::*;

use super::EXAMPLE;
use crate::desk::settings::{Settings, default_document};
use crate::desk::time::Moment;

/// Reads and shows everything; only a panic can make it fail.
fn swallow(text: &str) {
    match Settings::parse(text) {
        Ok(settings) => {
            settings.warnings(Moment(1_800_000_000)).iter().for_each(|warning| drop(warning.render("x")));
        }
        Err(faults) => {
            assert!(!faults.is_empty());
            for fault in faults {
                assert!(fault.line >= 1 && fault.column >= 1 && fault.width >= 1, "{fault:?}");
                assert!(fault.line <= text.lines().count() + 1, "{fault:?}");
                drop(fault.render("x"));
            }
        }
    }
}

#[test]
fn a_hundred_faults_are_enough() {
    let text = format!("[desk]\ntopics = [{}]\n", "1, ".repeat(5000));
    assert_eq!(Settings::parse(&text).unwrap_err().len(), 100);
}

proptest! {
    #[test]
    fn no_text_is_too_much(text in any::<String>()) {
        swallow(&text);
    }

    #[test]
    fn no_piece_of_toml_is_too_much(pieces in prop::collection::vec(piece(), 0..12)) {
        swallow(&pieces.concat());
    }

    /// The example with one stretch overwritten by something else.
    #[test]
    fn no_slip_of_the_pen_is_too_much(at in 0..2000_usize, length in 0..20_usize, slip in ".{0,6}") {
        let kept: Vec<char> = EXAMPLE.chars().collect();
        let (start, end) = (at.min(kept.len()), (at + length).min(kept.len()));
        let text: String = kept[..start].iter().copied().chain(slip.chars()).chain(kept[end..].iter().copied()).collect();
        swallow(&text);
    }

    #[test]
    fn a_desk_may_have_any_name(name in any::<String>()) {
        let text = default_document(&name, &["a@b.example".into()], "Asia/Tokyo");
        let settings = Settings::parse(&text).map_err(|faults| TestCaseError::fail(format!("{faults:?}")))?;
        let shown: String = name.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let shown = if shown.trim().is_empty() { "Help desk" } else { shown.trim() };
        prop_assert_eq!(&settings.desk.name, shown);
        let said: Vec<_> = settings.warnings(Moment(1_800_000_000)).iter().map(|warning| warning.what.clone()).collect();
        prop_assert_eq!(said, ["[calendar.office] has no holidays: promises run through all of them"]);
    }
}

/// Words and signs that stand in documents, in any order.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "[desk]\n",
            "[[policy]]\n",
            "[calendar.office]\n",
            "[view.a]\n",
            "[[rule]]\n",
            "[outgoing]\n",
            "[",
            "]",
            "=",
            "\n",
            "\"",
            "name = \"a\"\n",
            "when = \"is:vip\"\n",
            "mon = [\"09:00-17:00\"]\n",
            "priority.low = {}\n",
            "holidays = [\"01-01\"]\n",
            "calendar = \"office\"\n",
            "query = \"@a\"\n",
            "then = [\"tag add x\"]\n",
            "on = \"tick\"\n",
            "{",
            "}",
            "\\",
            "é",
            "1",
            ",",
            "first_response = \"1h\"\n",
            "close_days = 1\n",
        ])
        .prop_map(str::to_owned),
        ".{0,3}",
    ]
}
