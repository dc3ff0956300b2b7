//! What jq, pandas, DuckDB and openpyxl make of our output when they are told nothing about it.
//!
//! They are not ours to bring along, so these tests are left out of a plain `cargo test`. `.ci/run` installs the four and
//! names the Python that has them:
//!
//! ```text
//! DESK_READERS=target/readers/bin/python cargo test --test main readers -- --ignored
//! ```

use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use crate::formats::{HOSTILE, busy};
use crate::harness::{Desk, strict};

/// Every table that is read, by the name of its file.
const TABLES: &[(&str, &str)] = &[
    ("list", "list id:1-99 --sort id --columns id,status,due_at,subject,created_at,messages"),
    ("messages", "messages --sort id --columns ticket,subject,received_at"),
    ("sla", "report sla --by agent"),
    ("promises", "report sla --list"),
    ("fcr", "report fcr --by agent"),
];

/// A desk full of hostile words in all formats.
fn written() -> Desk {
    let desk = busy();
    desk.wait(40 * 3600);
    for id in 2..5 {
        desk.ok(&format!("status solved {id}"));
    }
    desk.wait(10 * 86_400);
    let all = desk.path("tables");
    std::fs::create_dir(&all).unwrap();
    for (name, line) in TABLES {
        for format in ["csv", "tsv", "json", "jsonl", "xlsx"] {
            let output = desk.run(&format!("{line} -f {format}"));
            assert_eq!(output.code, 0, "{line} -f {format}: {output}");
            std::fs::write(all.join(format!("{name}.{format}")), &output.stdout).unwrap();
        }
    }
    std::fs::write(all.join("hostile.json"), serde_json::to_vec(HOSTILE).unwrap()).unwrap();
    desk
}

fn done(command: &mut Command) -> Output {
    let output = command.stdin(Stdio::null()).output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let talk = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}\n{}{talk}", String::from_utf8_lossy(&output.stdout));
    output
}

#[test]
#[ignore = "needs Python with pandas, DuckDB and openpyxl: see the head of this file"]
fn python_reads_numbers_instants_and_words() {
    #[expect(clippy::disallowed_methods, reason = "no run of desk: .ci/run tells which Python")]
    let python = std::env::var_os("DESK_READERS").expect("DESK_READERS names a Python that has the readers");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let desk = written();
    done(Command::new(root.join(python)).arg(root.join("tests/readers/read.py")).arg(desk.path("tables")));
}

#[test]
#[ignore = "needs jq: see the head of this file"]
fn jq_reads_all_of_it() {
    let desk = written();
    let jq = |filter: &str, file: &str| -> Value {
        let path = desk.path("tables").join(file);
        strict(&String::from_utf8(done(Command::new("jq").args(["-c", filter]).arg(path)).stdout).unwrap())
    };
    for (name, _) in TABLES {
        let plain = jq(".", &format!("{name}.json"));
        let path = desk.path("tables").join(format!("{name}.jsonl"));
        let lines = done(Command::new("jq").args(["-c", "-s", "."]).arg(path)).stdout;
        assert_eq!(plain, strict(&String::from_utf8(lines).unwrap()), "{name}");
    }
    let subjects = jq("[.[].subject]", "messages.json");
    let subject = |text: &str| HOSTILE.iter().position(|hostile| *hostile == text).unwrap();
    for text in ["=1+1", "Grüße, 世界, مرحبا, 👩‍👩‍👧", "exe\u{202e}gpj.\u{2066}x\u{2069}"]
    {
        assert_eq!(subjects[subject(text)], text);
    }
    assert_eq!(jq("[.[] | select(.met_pct > 50)] | length > 0", "sla.json"), true);
    assert_eq!(jq("[.[].met_pct | type] | unique", "sla.json"), serde_json::json!(["null", "number"]));
}
