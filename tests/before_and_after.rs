//! Of every command that changes something: what can be refused for its words is refused before, and what cannot be told
//! afterwards is no failure.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::process::Stdio;

use crate::harness::{Desk, Typed, split};
use crate::mail::{Mail, mboxrd};

/// A way to type each command that changes something, all of them on [`busy`], and whether `--limit` has something to cut.
const CHANGES: &[(&str, bool)] = &[
    ("init --name A --me a@b.example --db made.db", false),
    ("import inbox.mbox", false),
    ("deliver", false),
    ("intake again", true),
    ("new --from x@y.example --subject s --body b", false),
    ("receive 1 --body b", false),
    ("assign ana 1 2", true),
    ("tag add x 1 2", true),
    ("tag rm old 1 2", true),
    ("accept m8 m9", true),
    ("split 3 m5", false),
    ("merge 1 2 4", true),
    ("unmerge 6", true),
    ("status hold 1 2", true),
    ("priority high 1 2", true),
    ("dismiss 3", true),
    ("mute rm <weekly.example>", false),
    ("snooze 1 2 2d", true),
    ("move 1 2 billing", true),
    ("escalate 1 2", true),
    ("survey record 1 --score 9", false),
    ("survey asked 1", false),
    ("survey ask 1", true),
    ("time 1 25m", false),
    ("note 1 x", false),
    ("reply 1 --body x", false),
    ("forward 1 --to max@supplier.example --body x", false),
    ("canned add new --body x", false),
    ("canned edit old --body x", false),
    ("canned rm old", false),
    ("canned import canned", true),
    ("outbox send o1", true),
    ("outbox drop o1", true),
    ("outbox edit o1", false),
    ("outbox hold o1", true),
    ("outbox release o3", true),
    ("settings apply s.toml", false),
    ("settings edit", false),
    ("settings preset channels --yes", false),
    ("rule off", false),
    ("rule on", false),
    ("key rotate", false),
    ("agent add ben --email ben@acme.example", false),
    ("agent rm cy", false),
    ("customer set eva@customer.example language=hr survey=no", false),
    ("customer vip eva@customer.example", false),
    ("customer merge eva@customer.example max@stranger.example", false),
    ("customer unmerge old@customer.example", false),
    ("customer address add eva@customer.example new@customer.example", false),
    ("customer address rm old@customer.example", false),
    ("sla apply 1 2", true),
    ("sla calendar office --import days.ics", false),
    ("run", false),
    ("quarantine retry q1", true),
    ("quarantine release q1", true),
    ("quarantine drop q1", true),
    ("undo", false),
    ("redo", false),
];

/// Those that change something here: what this version cannot read it cannot read again.
fn changing() -> impl Iterator<Item = &'static str> {
    CHANGES.iter().map(|(line, _)| *line).filter(|line| !line.starts_with("quarantine retry"))
}

/// Commands that change nothing in the desk; those that write files beside it are among them.
const READERS: &[&str] = &[
    "agent list",
    "backup",
    "canned export",
    "canned lint",
    "canned list",
    "canned render",
    "canned show",
    "canned variables",
    "completions",
    "customer list",
    "customer show",
    "demo",
    "doctor",
    "export",
    "key list",
    "list",
    "log",
    "man",
    "messages",
    "mute list",
    "next",
    "outbox list",
    "outbox show",
    "quarantine list",
    "quarantine show",
    "report diff",
    "report page",
    "report",
    "rule list",
    "rule log",
    "rule replay",
    "rule test",
    "schema",
    "search",
    "settings check",
    "settings history",
    "settings show",
    "show",
    "sla at-risk",
    "sla check",
    "sla explain",
    "sla simulate",
    "survey list",
    "tag list",
    "trust list",
    "trust rm",
    "trust",
    "verify",
    "watch",
    "why",
];

/// Commands at which somebody sits and presses keys; what they change, they change as the commands above do (`triage_keys.rs`).
const SCREENS: &[&str] = &["triage"];

/// A desk on which each of [`CHANGES`] changes something.
fn busy() -> Desk {
    let desk = Desk::new();
    let mail =
        |id: u32, minute: u32| Mail::new(&format!("{id}@customer.example"), &format!("08:{minute:02}"));
    for id in 1..=4 {
        desk.command("deliver").stdin(mail(id, id).bytes()).ok();
    }
    desk.command("deliver").stdin(mail(5, 5).answers("3@customer.example").bytes()).ok();
    for id in 6..=7 {
        desk.command("deliver").stdin(mail(id, id).bytes()).ok();
    }
    desk.ok("merge 5 6");
    for id in 8..=9 {
        let stranger = mail(id, id).from("max@stranger.example").answers("7@customer.example");
        desk.command("deliver").stdin(stranger.bytes()).ok();
    }
    desk.command("deliver").stdin("junk\n").ok();
    desk.ok("reply 4 --body soon");
    desk.ok("reply 3 --body done");
    desk.ok("reply 2 --draft --body later");
    desk.command("deliver").stdin(mail(12, 12).answers("5@customer.example").bytes()).ok();
    desk.ok("tag add old 1 2");
    desk.ok("canned add old --body y");
    // What lay with our own mail from an address that becomes an agent's.
    for id in 20..=21 {
        desk.file("Sent/1.eml", mail(id, 13).ours().from("cy@acme.example").bytes());
        desk.ok("import Sent");
    }
    desk.ok("agent add cy --email cy@acme.example");
    desk.file("inbox.mbox", mboxrd(&[mail(10, 10)]));
    desk.file("canned/one.md", "x\n");
    desk.file("canned/two.md", "x\n");
    let day = "BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:20261224\r\nSUMMARY:Eve\r\nEND:VEVENT\r\n";
    desk.file("days.ics", format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{day}END:VCALENDAR\r\n"));
    let settings = desk.ok("settings show");
    let outgoing =
        format!("\n[outgoing]\ntransport = \"maildir\"\npath = \"{}\"\n", desk.path("sent").display());
    desk.file("s.toml", format!("{settings}{outgoing}# another\n"));
    desk.file("with-way.toml", format!("{settings}{outgoing}"));
    desk.ok("settings apply with-way.toml");
    desk.words(["mute", "<weekly.example>"]).ok();
    desk.ok("customer address add eva@customer.example old@customer.example");
    desk.file("editor.sh", "echo '# another line' >> \"$1\"\n");
    // What can be undone, and what can be brought back.
    desk.ok("note 1 x");
    desk.ok("note 1 y");
    desk.ok("undo");
    desk
}

/// The same once more, quickly.
fn copy_of(desk: &Desk) -> Desk {
    let copy = Desk::nowhere();
    for name in ["desk.db", "inbox.mbox", "days.ics", "s.toml", "editor.sh"] {
        std::fs::copy(desk.path(name), copy.path(name)).unwrap();
    }
    for name in ["canned/one.md", "canned/two.md"] {
        copy.file(name, std::fs::read(desk.path(name)).unwrap());
    }
    // Where it lies now, its way out is agreed to anew.
    copy.ok("trust --yes");
    copy.at(&desk.now().rfc3339()).wait(600);
    copy
}

fn typed<'d>(desk: &'d Desk, line: &str) -> Typed<'d> {
    let typed =
        desk.words(split(line)).variable("EDITOR", format!("sh {}", desk.path("editor.sh").display()));
    typed.stdin(Mail::new("11@customer.example", "08:11").bytes())
}

#[test]
fn every_command_is_known_to_change_something_or_not_to() {
    fn leaves(command: &clap::Command, path: &str, found: &mut BTreeSet<String>) {
        // A command with subcommands may do something by itself too; what that is stands among them.
        let below: Vec<_> = command.get_subcommands().filter(|sub| sub.get_name() != "help").collect();
        for sub in &below {
            leaves(sub, format!("{path} {}", sub.get_name()).trim(), found);
        }
        if below.is_empty() {
            found.insert(path.to_owned());
        }
    }
    let mut found = BTreeSet::new();
    leaves(&solodesk::cli::command(), "", &mut found);
    let begins = |line: &str, leaf: &str| line == leaf || line.starts_with(&format!("{leaf} "));
    for leaf in &found {
        let known = READERS.iter().chain(SCREENS).any(|known| known == leaf)
            || CHANGES.iter().any(|(line, _)| begins(line, leaf));
        assert!(known || leaf.starts_with("report "), "is {leaf} a reader?");
    }
    for (line, _) in CHANGES {
        assert!(found.iter().any(|leaf| begins(line, leaf)), "{line}");
    }
}

#[test]
fn each_of_them_changes_something() {
    let busy = busy();
    for line in changing() {
        let desk = copy_of(&busy);
        let before = desk.dump();
        let output = typed(&desk, line).run();
        assert_eq!(output.code, 0, "{line}\n{output}");
        assert!(desk.path("made.db").exists() || before != desk.dump(), "{line} changes nothing");
    }
}

#[test]
fn what_is_wrong_in_the_words_is_refused_before_anything_is_changed() {
    let desk = copy_of(&busy());
    for (line, several) in CHANGES {
        let code = if *line == "deliver" { 75 } else { 2 };
        for wrong in
            ["-f nosuch", "--columns nosuch", "--sort nosuch", "--columns id,nosuch", "--tz No/Where"]
        {
            let refusal = typed(&desk, &format!("{line} {wrong}")).refused();
            assert_eq!(refusal.code, code, "{line} {wrong}: {refusal:?}");
        }
        let ids = typed(&desk, &format!("{line} -f ids --dry-run")).run();
        if ids.stderr.contains("it has no ids") {
            assert_eq!(typed(&desk, &format!("{line} -f ids")).refused().code, code, "{line}");
        }
        if !several {
            let refusal = typed(&desk, &format!("{line} --limit 1")).refused();
            assert!(refusal.code == code && refusal.message.contains("--limit"), "{line}: {refusal:?}");
        }
        let terminal = typed(&desk, &format!("{line} -f xlsx")).terminal(80).refused();
        assert_eq!(terminal.code, code, "{line} -f xlsx on a terminal: {terminal:?}");
    }
    assert!(!desk.path("made.db").exists());
}

#[test]
fn a_limit_of_none_changes_nothing() {
    let desk = copy_of(&busy());
    let before = desk.dump();
    for (line, _) in CHANGES.iter().filter(|(_, several)| *several) {
        let output = typed(&desk, &format!("{line} --limit 0")).run();
        assert_eq!(output.code, 0, "{line}: {output}");
        assert!(before == desk.dump(), "{line} --limit 0 has changed something");
    }
}

#[test]
fn what_cannot_be_told_after_a_change_is_no_failure() {
    let busy = busy();
    for line in changing() {
        let desk = copy_of(&busy);
        let before = desk.dump();
        let output = typed(&desk, &format!("{line} -f json")).unwritable(ErrorKind::StorageFull).run();
        assert_eq!(output.code, 0, "{line}\n{output}");
        assert!(output.stderr.contains("warning: what was changed stands"), "{line}\n{output}");
        assert!(desk.path("made.db").exists() || before != desk.dump(), "{line}");
    }
    // What is only tried out changes nothing, and is no better than a look.
    for (kind, code) in [(ErrorKind::StorageFull, 75), (ErrorKind::Other, 74)] {
        assert_eq!(typed(&busy, "tag add other 1 --dry-run").unwritable(kind).run().code, code);
        assert_eq!(typed(&busy, "tag add other 1").unwritable(kind).run().code, 0);
        busy.ok("undo");
    }
    for (line, code) in [("list", 75), ("settings show", 75), ("outbox", 75), ("customer list", 75)] {
        let output = typed(&busy, line).unwritable(ErrorKind::StorageFull).run();
        assert_eq!((output.code, output.stderr.contains("warning")), (code, false), "{line}\n{output}");
        assert_eq!(typed(&busy, line).unwritable(ErrorKind::Other).run().code, 74, "{line}");
    }
    // A change that was done in part keeps the code of that.
    let desk = copy_of(&busy);
    let output = typed(&desk, "tag add z 1 99 --keep-going").unwritable(ErrorKind::StorageFull).run();
    assert_eq!(output.code, 3, "{output}");
    assert_eq!(desk.field(1, "tags"), "old,z");
}

#[cfg(target_os = "linux")]
#[test]
fn the_real_program_on_a_full_disk() {
    let desk = copy_of(&busy());
    let code = |line: &str| {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = desk.process().args(split(line)).stdout(full).stderr(Stdio::piped()).output().unwrap();
        (
            output.status.code(),
            String::from_utf8_lossy(&output.stderr).contains("warning: what was changed stands"),
        )
    };
    for line in [
        "new --from q@r.example --subject x --body y",
        "reply 1 --body hello -q",
        "note 1 x",
        "canned add c --body x",
        "status hold --where id:1-4",
    ] {
        assert_eq!(code(line), (Some(0), true), "{line}");
    }
    for line in ["list", "settings show", "messages -f json", "tag add x 1 --dry-run"] {
        assert_eq!(code(line), (Some(75), false), "{line}");
    }
}

#[test]
fn the_settings_are_shown_as_rows_where_rows_are_asked_for() {
    let desk = busy();
    let document = desk.ok("settings show");
    let shown = desk.json("settings show");
    assert_eq!(
        (shown["document"].as_str(), shown["state"].as_str()),
        (Some(document.as_str()), Some("in_force"))
    );
    let first = desk.json("settings show --version 1");
    assert_eq!((first["version"].as_i64(), first["state"].as_str()), (Some(1), Some("older")));
    assert_eq!(desk.ok("settings show --columns version --no-header"), "3\n");
    assert_eq!(
        desk.json("schema 'settings show'")["properties"]["document"]["type"],
        serde_json::json!(["string", "null"])
    );
}
