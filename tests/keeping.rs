//! Copies of the desk: made again and again, a series of them, and nothing else harmed; and what is written to files.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use rusqlite::Connection;

use crate::harness::{Desk, ids};
use crate::mail::Mail;

/// A desk whose clock stands still between commands.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.tick(0);
    desk.ok("new --from eva@customer.example --subject one");
    desk
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn a_copy_is_replaced_by_a_newer_one_when_that_is_asked_for() {
    let desk = desk();
    desk.ok("backup copy.db");
    std::fs::set_permissions(desk.path("copy.db"), std::fs::Permissions::from_mode(0o640)).unwrap();
    desk.ok("new --from eva@customer.example --subject two");
    desk.refused("backup copy.db").says(73, "copy.db is there already", "copy.db --replace");
    assert_eq!(ids(&desk.json("list --db copy.db")), [1]);
    desk.ok("backup copy.db --replace");
    assert_eq!(ids(&desk.json("list --db copy.db --sort id")), [1, 2]);
    let mode = std::fs::metadata(desk.path("copy.db")).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode, 0o640, "who may read it stays as it was");
    // Through a link, and onto what somebody has made as a place for it.
    std::os::unix::fs::symlink("copy.db", desk.path("link.db")).unwrap();
    desk.file("place.db", "");
    for name in ["link.db", "place.db"] {
        desk.ok(&format!("backup {name} --replace"));
    }
    assert!(std::fs::symlink_metadata(desk.path("link.db")).unwrap().is_symlink());
    assert_eq!(
        names(desk.folder())
            .iter()
            .filter(|name| name.contains("unfinished") || name.contains(".db-"))
            .count(),
        0
    );
}

#[test]
fn nothing_but_an_older_copy_of_this_desk_is_ever_replaced() {
    let desk = desk();
    let other = Desk::new();
    desk.file("Inbox", "From x@y Mon Jun 29 07:00:00 2026\n\nkeep me\n");
    Connection::open(desk.path("other.sqlite")).unwrap().execute_batch("CREATE TABLE a (b)").unwrap();
    std::fs::copy(other.db(), desk.path("other.db")).unwrap();
    // Gone on with: what was typed there is nowhere else.
    desk.ok("backup lived.db");
    desk.ok("--db lived.db note 1 here");
    std::fs::create_dir(desk.path("folder")).unwrap();
    for (name, what) in [
        ("Inbox", "no copy of this desk"),
        ("other.sqlite", "no copy of this desk"),
        ("other.db", "another desk"),
        ("lived.db", "this one has not"),
        ("folder", "no file"),
    ] {
        let before = std::fs::read(desk.path(name)).ok();
        let refusal = desk.refused(&format!("backup {name} --replace"));
        refusal.says(73, what, "desk backup");
        assert_eq!(std::fs::read(desk.path(name)).ok(), before, "{name}");
    }
    for line in ["backup desk.db --replace", "backup ./desk.db", "backup desk.db-wal --replace"] {
        desk.refused(line).says(1, "is the desk itself", "desk backup");
    }
    std::os::unix::fs::symlink("desk.db", desk.path("self")).unwrap();
    desk.refused("backup self --replace").says(1, "is the desk itself", "desk backup");
    // Somebody has it open: what they have written last does not lie in the file.
    desk.ok("backup open.db");
    desk.file("open.db-wal", "x");
    desk.refused("backup open.db --replace").says(75, "open", "wait");
    // Of an older layout, from before copies said that they are some.
    desk.ok("backup old.db");
    Connection::open(desk.path("old.db")).unwrap().execute_batch("DELETE FROM chore").unwrap();
    desk.ok("backup old.db --replace");
}

#[test]
fn a_series_of_copies_keeps_the_newest_and_harms_nothing_else() {
    let desk = desk();
    std::fs::create_dir(desk.path("copies")).unwrap();
    let other = Desk::new();
    other.ok("backup theirs.db");
    std::fs::copy(other.path("theirs.db"), desk.path("copies/desk-1.db")).unwrap();
    desk.file("copies/desk-2.db", "letters");
    desk.ok("backup copies/desk-3.db");
    desk.ok("--db copies/desk-3.db note 1 'gone on with'");
    std::fs::copy(desk.db(), desk.path("copies/desk-4.db")).unwrap();
    desk.ok("backup copies/desk.db");
    desk.ok("backup copies/else-2020-01-01.db");
    let foreign = names(&desk.path("copies"));
    for day in 1..=9 {
        desk.at(&format!("2026-07-{day:02}T02:15:00Z"));
        assert_eq!(desk.ok("-q backup copies/desk.db --keep 3"), "", "cron would mail this");
    }
    let mut expected = foreign.clone();
    expected.extend([7, 8, 9].map(|day| format!("desk-2026-07-0{day}.db")));
    expected.sort();
    assert_eq!(names(&desk.path("copies")), expected);
    // Twice on one day; into a folder; with a name that has a number of its own.
    let made = desk.json("backup copies --keep 2");
    assert_eq!(made["file"], "copies/desk-2026-07-09-2.db");
    assert_eq!(made["removed"].as_array().unwrap().len(), 2);
    desk.at("2026-07-20T02:15:00Z").json("backup copies/desk-20260720.db --keep 1");
    expected = foreign;
    expected.push("desk-20260720.db".to_owned());
    expected.sort();
    assert_eq!(names(&desk.path("copies")), expected);
    assert_eq!(desk.run("backup copies/desk.db --keep 0").code, 2);
    assert_eq!(desk.run("backup nowhere/desk.db --keep 2").code, 73);
}

/// The clock went back: the copy that was just made is never the one that is removed.
#[test]
fn the_copy_just_made_stays_whatever_the_clock_says() {
    let desk = desk();
    desk.at("2026-08-01T00:00:00Z").ok("backup desk-1.db --keep 1");
    let made = desk.at("2026-07-02T00:00:00Z").json("backup desk-2.db --keep 1");
    assert_eq!(made["removed"][0], "desk-1.db");
    assert!(desk.path("desk-2.db").exists());
}

#[test]
fn a_copy_never_sends_the_queue_a_second_time() {
    let desk = desk();
    let section =
        format!("\n[outgoing]\ntransport = \"maildir\"\npath = \"{}\"\n", desk.path("sent").display());
    desk.file("s.toml", desk.ok("settings show") + &section);
    desk.ok("settings apply s.toml");
    desk.ok("reply 1 --body hello");
    let digest = desk.json("verify --digest --at 2026-07-02T00:00:00Z")["digest"].clone();
    desk.ok("backup copy.db");
    assert_eq!(desk.json("outbox --db copy.db")[0]["state"], "uncertain");
    assert_eq!(desk.json("show 1 --db copy.db")["messages"][1]["delivery"], "uncertain");
    assert_eq!(desk.json("outbox")[0]["state"], "queued", "the desk itself goes on");
    let at = "verify --digest --at 2026-07-02T00:00:00Z --db copy.db";
    assert_eq!(desk.json(at)["digest"], digest, "both hold the same");
    desk.ok("verify --deep --db copy.db");
    desk.wait(3600);
    desk.run("run --db copy.db");
    // Not even where somebody agrees to its commands.
    desk.ok("trust --yes --db copy.db");
    desk.ok("run --db copy.db");
    assert!(!desk.path("sent").exists());
    desk.ok("run");
    assert_eq!(names(&desk.path("sent/new")).len(), 1);
}

#[test]
fn files_are_written_in_the_format_of_their_name_or_not_at_all() {
    let desk = desk();
    for (name, begins) in [
        ("a.csv", "group,"),
        ("a.CSV", "group,"),
        ("a.Tab", "group\t"),
        ("a.JSON", "["),
        ("a.markdown", "| group"),
        ("a.HTM", "<!doctype html>"),
        ("a.XLSX", "PK"),
        ("plain", "group\t"),
    ] {
        desk.ok(&format!("-q report sla -o {name}"));
        let written = std::fs::read(desk.path(name)).unwrap();
        assert!(written.starts_with(begins.as_bytes()), "{name}: {}", String::from_utf8_lossy(&written));
    }
    for name in ["a.pdf", "a.xls", "a.", "a.csv.gz", "a.docx"] {
        desk.refused(&format!("report sla -o {name}")).says(2, "stands for no format", ".csv");
        desk.refused(&format!("report -o {name}")).says(2, "stands for no format", ".csv");
        assert!(!desk.path(name).exists(), "{name}");
        desk.ok(&format!("-q report sla -f csv -o {name}"));
    }
    desk.refused("report page -o page.csv").says(2, "a page is HTML", "page.html");
    desk.refused("report page -o page.pdf").says(2, "stands for no format", ".html");
    desk.ok("report page -o page.HTM --period 2026-07");
    desk.ok("-q report sla -o /dev/null");
}

/// A first page is of a month of which there is something, and says so; also where all mail is from before the desk.
#[test]
fn a_first_page_is_not_empty() {
    let desk = desk();
    let output = desk.run("report page -o page.html");
    assert!(output.stderr.contains("this page is of 2026-07"), "{output}");
    assert!(std::fs::read_to_string(desk.path("page.html")).unwrap().contains("2026-07-01 to"));
    // Asked for, it is what was asked for.
    let asked = desk.run("report page -o page.html --period last-month");
    assert!(!asked.stderr.contains("this page is of"), "{asked}");
    let old = Desk::new();
    let mail = Mail::new("1@x.example", "08:00");
    old.file("old.eml", String::from_utf8(mail.bytes()).unwrap().replace("Jul 2026", "Mar 2024"));
    old.ok("-q import old.eml");
    let output = old.run("report page -o page.html");
    assert!(
        output.stderr.contains("this page is of 2024-03, with the mail from before the desk"),
        "{output}"
    );
    // Without any mail there is no better one.
    let bare = Desk::new();
    assert_eq!(bare.run("report page -o page.html").code, 0);
}

/// On a terminal a row of a report stays a row: what says least is left out, and named.
#[test]
fn reports_stand_side_by_side_on_a_narrow_terminal() {
    let desk = desk();
    desk.ok("reply 1 --body x --status solved");
    for name in ["sla", "fcr", "response", "resolution", "agents", "tags", "channels", "backlog", "volume"] {
        for width in [80, 100, 200] {
            let output =
                desk.command(&format!("report {name} --by agent --from 2026-07-01")).terminal(width).run();
            let text = output.text();
            let heads = text.lines().filter(|line| line.contains("group")).count();
            assert_eq!(heads, 1, "{name} at {width}\n{output}");
        }
    }
    // Who names columns gets them, and machines get all.
    let machine = desk.ok("report sla --by agent --from 2026-07-01");
    assert!(machine.starts_with("group\ttarget\tdecided\tmet\tmissed\tmet_pct\tactive"), "{machine}");
}

#[test]
fn run_says_once_what_lies_ahead_of_the_clock() {
    let desk = desk();
    let (ahead, now) = (desk.now().plus(7200), desk.now());
    desk.command("note 1 x").machine(move || ahead).ok();
    let first = desk.command("run").machine(move || now).run();
    assert!(first.stderr.contains("ahead of the clock"), "{first}");
    let second = desk.command("run").machine(move || now).run();
    assert_eq!(second.stderr, "");
}
