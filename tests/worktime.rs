//! Time that was worked on tickets.

use serde_json::{Value, json};

use solodesk::desk::time::Moment;

use crate::harness::Desk;
use crate::mail::Mail;
use crate::surveys::facts;

/// A ticket of the first of April in Auckland, where it is still March in Greenwich; there is also Bob.
fn one() -> Desk {
    let desk = Desk::nowhere();
    desk.at("2026-03-31T20:00:00Z");
    desk.ok(
        "init --name Acme --address support@acme.example --me 'Ana Horvat <ana@acme.example>' --tz Pacific/Auckland",
    );
    desk.ok("agent add bob --email bob@acme.example");
    desk.at("2026-03-31T20:00:00Z");
    desk.command("deliver").stdin(Mail::new("1@x.example", "08:00").bytes()).ok();
    desk.at("2026-03-31T21:00:00Z").tick(0);
    desk
}

fn entries(desk: &Desk) -> Vec<Value> {
    let rows = desk.json("time 1");
    let short = |row: &Value| json!([row["minutes"], row["worker"], row["worked_at"], row["text"]]);
    rows.as_array().unwrap().iter().map(short).collect()
}

#[test]
fn time_is_written_down_corrected_and_taken_back() {
    let desk = one();
    let row = desk.json("time 1 25m 'looked at the logs'");
    assert_eq!(
        row,
        json!([{"ticket": 1, "minutes": 25, "worker": "ana", "worked_at": "2026-03-31T21:00:00Z", "text": "looked at the logs"}])
    );
    desk.ok("time 1 1h30m --worker bob");
    desk.ok("time 1 -10m");
    let all = [
        json!([25, "ana", "2026-03-31T21:00:00Z", "looked at the logs"]),
        json!([90, "bob", "2026-03-31T21:00:00Z", null]),
        json!([-10, "ana", "2026-03-31T21:00:00Z", null]),
    ];
    assert_eq!(entries(&desk), all);
    assert_eq!(desk.field(1, "status"), "new", "it says nothing of where the ticket stands");
    let page = desk.command("show 1").terminal(80).ok();
    assert!(page.contains("worked") && page.contains("1 h 45 min"), "{page}");
    desk.ok("undo");
    desk.ok("undo");
    assert_eq!(entries(&desk), all[..1]);
    desk.ok("redo");
    assert_eq!(entries(&desk), all[..2]);
}

#[test]
fn it_counts_on_the_day_of_the_work_where_the_desk_is() {
    let desk = one();
    // In Auckland it is ten in the morning of the first of April.
    for (day, noon) in [
        ("2026-03-31", "2026-03-30T23:00:00Z"),
        ("yesterday", "2026-03-30T23:00:00Z"),
        ("2026-04-01", "2026-03-31T21:00:00Z"),
        ("today", "2026-03-31T21:00:00Z"),
    ] {
        let row = desk.json(&format!("time 1 5m --on {day} --tz America/New_York"));
        assert_eq!(row[0]["worked_at"], noon, "{day}");
    }
    desk.refused("time 1 5m --on 2026-04-02").says(2, "`2026-04-02` lies ahead", "--on today");
    desk.refused("time 1 5m --on tomorrow").says(2, "tomorrow", "");
    desk.refused("time 1 5m --on '2026-03-31 10:00'").says(2, "is no day", "--on 2026-03-31");
    let days: Vec<_> =
        entries(&desk).iter().map(|entry| entry[2].as_str().unwrap()[8..10].to_owned()).collect();
    assert_eq!(days, ["30", "30", "31", "31"], "in the order of the days");
    desk.ok("time 1 6m --on 2026-03-30");
    assert_eq!(entries(&desk)[0][0], 6);
    desk.ok("undo");
    assert_eq!(desk.json("time 1 --on yesterday -10m -q")[0]["minutes"], -10);
    desk.refused("time 1 5m --on soon").says(2, "`soon`", "");
    let command = desk.json("log")[6]["command"].clone();
    assert_eq!(command, "time 1 5m --on 2026-03-31 --worker ana");
    assert_eq!(desk.field(1, "updated_at"), "2026-03-31T21:00:00Z");
}

#[test]
fn slips_are_told_and_nothing_is_written() {
    let desk = one();
    desk.refused("time 1 25").says(2, "`25` lacks a unit", "write");
    desk.refused("time 1 0m").says(2, "no time at all is no entry", "25m");
    desk.refused("time 1 25h").says(2, "`25h` is more than a day", "one entry for each day");
    desk.refused("time 1 -24h1m").says(2, "more than a day", "one entry for each day");
    desk.refused("time 1 1d").says(2, "only hours and minutes", "1h30m");
    desk.refused("time 9 5m").says(1, "there is no ticket 9", "desk list");
    desk.refused("time 1 5m --worker bbo").says(1, "there is no agent \"bbo\"", "did you mean bob?");
    desk.refused("time 1 5m --dryrun").says(2, "dryrun", "");
    desk.refused("time 1 --on yesterday").says(2, "<DURATION>", "desk time");
    desk.refused("time").says(2, "<ID>", "desk time");
    desk.refused("time 1 5m --columns nope").says(2, "nope", "");
    let tried = desk.run("time 1 5m --dry-run");
    assert_eq!((tried.code, tried.stderr.as_str()), (0, "nothing was changed\n"));
    let long = desk.words(["time", "1", &"9".repeat(100_000)]).refused();
    assert!(long.message.len() < 200, "{}", long.message.len());
    assert_eq!(entries(&desk), [Value::Null; 0]);
    assert_eq!(desk.json("log --limit 1")[0]["command"], "deliver");
}

#[test]
fn remarks_are_bounded_cleaned_and_in_no_log() {
    let desk = one();
    let refusal = desk.words(["time", "1", "5m", &"x".repeat(1_000_000)]).refused();
    refusal.says(1, "a remark at most 16", "desk note");
    desk.words(["time", "1", "5m", "a\u{1b}[2Jb\u{202e}\nc"]).ok();
    desk.command("time 1 6m -").stdin("from a pipe\n").ok();
    for format in ["table", "tsv", "csv", "md", "html"] {
        let text = desk.ok(&format!("time 1 -f {format}"));
        assert!(!text.contains(['\u{1b}', '\u{202e}']), "{format}: {text:?}");
    }
    assert_eq!(entries(&desk)[1][3], "from a pipe");
    assert!(!desk.ok("log").contains("pipe"));
}

#[test]
fn the_time_of_many_tickets_is_listed_by_a_query() {
    let desk = one();
    desk.command("deliver").stdin(Mail::new("2@x.example", "08:00").bytes()).ok();
    desk.ok("time 1 5m");
    desk.ok("time 2 7m");
    desk.ok("tag add vip 2");
    let minutes = |line: &str| desk.ok(&format!("{line} --no-header --columns ticket,minutes"));
    assert_eq!(minutes("time --where id:1-9"), "1\t5\n2\t7\n");
    assert_eq!(minutes("time --where tag:vip"), "2\t7\n");
    assert_eq!(minutes("time --where tag:none --sort -minutes"), "1\t5\n");
    // A merged ticket keeps its own.
    desk.ok("merge 1 2");
    assert_eq!(minutes("time --where id:1-9"), "1\t5\n2\t7\n");
    assert_eq!(minutes("time 1"), "1\t5\n");
    desk.ok("unmerge 2");
    assert_eq!(minutes("time 2"), "2\t7\n");
    let line = desk.ok("export --jsonl - id:2");
    assert_eq!(crate::harness::strict(&line)["time"][0]["minutes"], 7);
}

#[test]
fn reports_see_the_time_of_a_day_as_far_as_it_was_known() {
    let desk = one();
    desk.ok("time 1 25m --on 2026-03-31 --worker bob");
    desk.ok("time 1 7m");
    desk.ok("time 1 100m");
    let newest = desk.json("log --limit 1")[0]["operation"].as_i64().unwrap();
    desk.ok("undo");
    let seen = |at: &str, known: Option<i64>| -> Vec<(i64, String)> {
        let facts = facts(&desk, Moment::parse(at).unwrap(), known);
        let entries = facts.tickets.iter().flat_map(|ticket| &ticket.history.entries);
        let entries = entries.map(|(_, entry, _)| facts.entries[entry]);
        entries.map(|entry| (entry.minutes, facts.agents[&entry.worker].clone())).collect()
    };
    let (bob, ana) = ((25, "bob".to_owned()), (7, "ana".to_owned()));
    assert_eq!(seen("2026-04-30T00:00:00Z", None), [bob.clone(), ana.clone()]);
    // The end of March in Auckland: the work counts, the ticket had not begun.
    assert_eq!(seen("2026-03-31T10:59:59Z", None), []);
    assert_eq!(seen("2026-03-31T20:30:00Z", None), [bob.clone()].as_slice());
    // Before the undo was typed, the last entry stood; before it was typed itself, it was not there.
    assert_eq!(seen("2026-04-30T00:00:00Z", Some(newest)).last(), Some(&(100, "ana".to_owned())));
    assert_eq!(seen("2026-04-30T00:00:00Z", Some(newest - 1)), [bob, ana]);
}
