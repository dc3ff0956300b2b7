//! What people type or exchange: queries and settings.

use solodesk::desk::query::{Context, Query};
use solodesk::desk::settings::Settings;
use solodesk::desk::time::{Moment, Zone};

use super::target::{Target, assert_harmless};
use crate::harness::{BEGIN, Desk};

/// Words of a query: read or refused with a place that lies in the text; twice the same.
pub fn query() -> Target {
    Target {
        name: "query",
        cases: 6_000,
        seeds: || {
            let words = [
                "is:unsolved tag:vip -channel:phone \"late refund\"",
                "status:open,pending or assignee:ana|none",
                "id:1-5,9 created:>2026-01-01",
                "(not subject:\"a \\\" b\\\\\" or @mine) -(kettle or from:eva@x.example)",
                "due:<2h age:>3d updated:last-week",
                "customer:eva is:vip text:*",
                "created:2026-06-01..2026-07-01 priority:>=high",
                "",
                "kettle*",
                "messages:>3 sla:missed",
                "ü 你好 🫖",
            ];
            words.map(|text| text.as_bytes().to_vec()).to_vec()
        },
        words: &[
            "(",
            ")",
            "((((((((",
            "\"",
            "\\",
            "-",
            "not ",
            " or ",
            ":",
            "@",
            ",",
            "|",
            "..",
            "<",
            ">",
            "=",
            "*",
            "id:",
            "is:",
            "tag:",
            "created:",
            "due:",
            "2026-02-30",
            "9999999999999d",
            "-1",
            "\u{202e}",
            "\0",
            "today",
            "\u{130}",
            "e\u{301}",
            "assignee:me",
            "status:",
            "limit:",
        ],
        run: |bytes| {
            let text = String::from_utf8_lossy(bytes);
            let context =
                Context { now: Moment::parse(BEGIN).unwrap(), zone: Zone::named("Europe/Zagreb").unwrap() };
            let read = Query::parse(&text, &context);
            assert_eq!(read, Query::parse(&text, &context));
            match read {
                Ok(query) => {
                    query.tests();
                    assert!(!query.is_empty() || !query.has_words());
                }
                Err(fault) => {
                    assert!(
                        fault.column >= 1 && fault.width >= 1 && fault.column <= text.chars().count() + 1,
                        "{fault:?}"
                    );
                    assert_harmless(&fault.marked(), "a fault");
                    assert_harmless(&fault.hint.unwrap_or_default(), "a hint");
                }
            }
        },
    }
}

/// The settings: accepted, or refused with faults that have their place; and the same through the command.
pub fn settings() -> Target {
    Target {
        name: "settings",
        cases: 600,
        seeds: || vec![include_bytes!("../../examples/settings.toml").to_vec(), solodesk_default()],
        words: &[
            "[",
            "[[",
            "]",
            "=",
            "\"",
            "\"\"\"",
            "'",
            "{",
            "}",
            "#",
            "\n",
            "1e999",
            "-0",
            "nan",
            "99999999999999999999",
            "0h",
            "25:00",
            "24:00-00:00",
            "2026-02-30",
            "[desk]\n",
            "[[rule]]\n",
            "[policy.x]\n",
            "calendar = ",
            "when = \"",
            "true",
            "\0",
            "\u{202e}",
            "a.b.c = 1\n",
            "[1,[2,[3]]]",
            "\"8h\"",
        ],
        run: |bytes| {
            let text = String::from_utf8_lossy(bytes);
            match Settings::parse(&text) {
                Ok(settings) => settings.warnings(Moment::parse(BEGIN).unwrap()).iter().for_each(|warning| {
                    assert!(!warning.what.is_empty());
                }),
                Err(faults) => {
                    let lines = text.split('\n').count() as u64;
                    assert!((1..=101).contains(&faults.len()), "{} faults", faults.len());
                    for fault in faults {
                        assert!(
                            !fault.what.is_empty() && (0..=lines + 1).contains(&(fault.line as u64)),
                            "{fault:?} in {lines}"
                        );
                        assert_harmless(&fault.to_string(), "a fault");
                    }
                }
            }
            if bytes.first().is_some_and(|byte| byte % 16 == 0) {
                let desk = Desk::nowhere();
                desk.file("x.toml", bytes);
                let checked = desk.run("settings check x.toml");
                assert!([0, 65, 78].contains(&checked.code), "{checked}");
                assert_harmless(&checked.stderr, "settings check");
            }
        },
    }
}

fn solodesk_default() -> Vec<u8> {
    Desk::new().ok("settings show").into_bytes()
}
