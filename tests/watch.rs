//! What happens while somebody watches.

use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};
use solodesk::desk::time::Moment;

use crate::harness::{Desk, Output};
use crate::mail::Mail;

/// Watches for as many looks as there are steps, without waiting; before each look the clock is set and a line is typed.
fn watch(desk: &Desk, line: &str, steps: &[(&str, &str)], width: Option<usize>) -> Output {
    let steps: Vec<(Moment, String)> =
        steps.iter().map(|(at, line)| (Moment::parse(at).unwrap(), (*line).to_owned())).collect();
    let (folder, looks) = (desk.folder().to_owned(), AtomicUsize::new(0));
    let command = format!("{line} --every 0s --times {}", steps.len());
    // Read once when the command is typed, and once for each look.
    let clock = move || {
        let look = looks.fetch_add(1, Ordering::Relaxed).saturating_sub(1);
        let (at, line) = &steps[look.min(steps.len() - 1)];
        if !line.is_empty() && looks.load(Ordering::Relaxed) > 1 {
            let hand = Desk::beside(&folder);
            hand.tick(0).at(&at.rfc3339());
            match line.strip_prefix("deliver ") {
                Some(id) => {
                    let mail = match id.split_once(" answers ") {
                        Some((id, named)) => Mail::new(id, "08:30").answers(named),
                        None => Mail::new(id, "08:30").subject("Evil \u{1b}[31m \"subject\""),
                    };
                    hand.command("deliver").stdin(mail.bytes()).ok();
                }
                None => drop(hand.ok(line)),
            }
        }
        *at
    };
    let typed = desk.command(&command).machine(clock);
    match width {
        Some(width) => typed.terminal(width).run(),
        None => typed.run(),
    }
}

fn lines(output: &Output) -> Vec<Value> {
    assert_eq!((output.code, output.stderr.as_str()), (0, ""), "{output}");
    output.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn told(lines: &[Value]) -> Vec<(String, i64)> {
    lines
        .iter()
        .map(|line| (line["event"].as_str().unwrap().to_owned(), line["ticket"].as_i64().unwrap()))
        .collect()
}

fn one() -> Desk {
    let desk = Desk::new();
    desk.at("2026-07-01T08:00:00Z");
    desk.command("deliver").stdin(Mail::new("1@customer.example", "08:00").bytes()).ok();
    desk
}

#[test]
fn in_a_pipe_each_thing_is_a_line_of_json() {
    let desk = one();
    let before = desk.bytes();
    assert_eq!(lines(&watch(&desk, "watch", &[("2026-07-01T08:05:00Z", "")], None)), Vec::<Value>::new());
    assert!(before == desk.bytes(), "it only reads");
    let steps = [
        ("2026-07-01T08:10:00Z", ""),
        ("2026-07-01T08:30:00Z", "deliver 2@customer.example"),
        ("2026-07-01T08:31:00Z", "tag add x 1"),
        ("2026-07-01T08:32:00Z", "assign me 1"),
        ("2026-07-01T08:33:00Z", "reply 2 --body yes"),
        ("2026-07-01T08:34:00Z", "deliver 3@customer.example answers 2@customer.example"),
        ("2026-07-01T08:35:00Z", "status solved 2"),
        ("2026-07-01T08:36:00Z", "snooze 1 1h"),
        ("2026-07-01T09:36:00Z", ""),
        ("2026-07-01T09:37:00Z", ""),
        ("2026-07-01T17:00:00Z", ""),
        ("2026-07-01T17:00:01Z", ""),
        ("2026-07-02T17:00:01Z", ""),
    ];
    let said = lines(&watch(&desk, "watch", &steps, None));
    let events: Vec<(String, i64)> = told(&said);
    let expected: Vec<(String, i64)> =
        [("new", 2), ("assigned", 1), ("answered", 2), ("message", 2), ("woke", 1)]
            .map(|(event, ticket)| (event.to_owned(), ticket))
            .to_vec();
    assert_eq!(events[..5], expected[..]);
    assert_eq!(
        said[0],
        json!({"event": "new", "ticket": 2, "at": "2026-07-01T08:30:00Z", "subject": "Evil [31m \"subject\"", "status": "new"})
    );
    assert_eq!(said[2]["status"], "pending", "as it stands now");
    assert_eq!(said[4]["at"], "2026-07-01T09:36:00Z");
    // Time's own events, each once.
    let by_time: Vec<&(String, i64)> = events[5..].iter().collect();
    assert_eq!(
        by_time.iter().filter(|(event, ticket)| event == "missed" && *ticket == 1).count(),
        1,
        "{events:?}"
    );
    assert!(by_time.iter().all(|(event, _)| event == "missed" || event == "at_risk"), "{events:?}");
    let mut each: Vec<String> = said.iter().map(ToString::to_string).collect();
    each.sort();
    each.dedup();
    assert_eq!(each.len(), said.len());
}

#[test]
fn a_query_chooses_and_what_leaves_it_is_told_of() {
    let desk = one();
    let steps = [
        ("2026-07-01T08:10:00Z", ""),
        ("2026-07-01T08:30:00Z", "deliver 2@customer.example"),
        ("2026-07-01T08:31:00Z", "assign me 2"),
        ("2026-07-01T08:33:00Z", "reply 1 --body yes"),
        ("2026-07-01T08:34:00Z", "deliver 3@customer.example answers 2@customer.example"),
        ("2026-07-01T08:35:00Z", "undo"),
    ];
    assert_eq!(
        told(&lines(&watch(&desk, "watch status:new id:1", &steps, None))),
        [("answered".to_owned(), 1)]
    );
    desk.refused("watch stats:open --times 1").says(2, "is no key of a query", "");
    desk.refused("watch --every 0s").says(2, "at least one second", "desk watch --every 10s");
    desk.refused("watch --every soon").says(2, "no length of time", "");
    desk.refused("watch --times 1 -f csv").says(2, "as JSON", "desk watch -f jsonl");
    assert_eq!(Desk::nowhere().run("watch --times 1").code, 66);
}

#[test]
fn a_mail_import_of_years_is_silent_and_a_bounce_is_not() {
    let desk = one();
    desk.file(
        "old.mbox",
        crate::mail::mboxrd(&[
            Mail::new("old@customer.example", "08:01").header("Date", "Mon, 01 Jan 2024 08:00:00 +0000")
        ]),
    );
    let steps = [("2026-07-01T08:10:00Z", ""), ("2026-07-01T08:30:00Z", "import -q old.mbox")];
    assert_eq!(lines(&watch(&desk, "watch", &steps, None)), Vec::<Value>::new());
}

#[test]
fn the_command_gets_the_line_and_its_failure_ends_nothing() {
    let desk = one();
    let steps = [
        ("2026-07-01T08:10:00Z", ""),
        ("2026-07-01T08:30:00Z", "deliver 2@customer.example"),
        ("2026-07-01T08:31:00Z", "assign me 1"),
    ];
    let file = desk.path("got.jsonl");
    let line = format!("watch --exec 'cat >> {}'", file.display());
    let output = watch(&desk, &line, &steps, None);
    let got = std::fs::read_to_string(&file).unwrap();
    assert_eq!(got, output.text(), "the same lines");
    assert_eq!(told(&lines(&output)), [("new".to_owned(), 2), ("assigned".to_owned(), 1)]);
    let steps = [
        ("2026-07-01T08:40:00Z", ""),
        ("2026-07-01T08:41:00Z", "assign none 1"),
        ("2026-07-01T08:42:00Z", "assign me 2"),
    ];
    let output = watch(&desk, "watch --exec 'echo no >&2; exit 3'", &steps, None);
    assert_eq!(output.code, 0);
    assert_eq!(output.text().lines().count(), 2);
    assert_eq!(
        output.stderr.matches("the command of --exec failed: exit status: 3: no").count(),
        2,
        "{output}"
    );
}

#[test]
fn on_a_terminal_the_list_is_drawn_over_itself() {
    let desk = one();
    let steps = [
        ("2026-07-01T08:10:00Z", ""),
        ("2026-07-01T08:30:00Z", "deliver 2@customer.example"),
        ("2026-07-01T08:31:00Z", "priority high 1"),
    ];
    let output = watch(&desk, "--color never watch --bell --columns mark,id,priority", &steps, Some(60));
    assert_eq!(output.code, 0, "{output}");
    let text = output.text();
    // One line of head, one of names, one or two of tickets; then as many up again.
    let pictures: Vec<&str> = text.split("\u{1b}[J").collect();
    assert_eq!(pictures.len(), 4, "{text:?}");
    assert!(pictures[0].contains("desk watch: 1 ticket at 08:10:00, every 0s; Ctrl-C ends"), "{text:?}");
    assert!(!pictures[0].contains("\u{1b}[2J") && !text.contains("?1049h") && !text.contains("?25l"));
    let lines = |picture: &str| picture.matches('\n').count();
    // A bell stands between them.
    assert!(pictures[1].starts_with(&format!("\u{1b}[{}A", lines(pictures[0]))), "{text:?}");
    assert!(pictures[2].starts_with(&format!("\u{7}\u{1b}[{}A", lines(pictures[1]))), "{text:?}");
    assert!(pictures[1].contains("new"), "{text:?}");
    assert!(pictures[2].contains("changed"), "{text:?}");
    assert_eq!(text.matches('\u{7}').count(), 1, "a priority is no event");
    // A terminal that cannot is told line by line.
    let desk = one();
    let typed = |line: &str| {
        let clock = AtomicUsize::new(0);
        let folder = desk.folder().to_owned();
        desk.command(line)
            .variable("TERM", "dumb")
            .machine(move || {
                if clock.fetch_add(1, Ordering::Relaxed) == 2 {
                    Desk::beside(&folder).at("2026-07-01T08:40:00Z").ok("assign me 1");
                }
                Moment::parse("2026-07-01T08:45:00Z").unwrap()
            })
            .terminal(60)
            .run()
    };
    let output = typed("watch --every 0s --times 2");
    assert_eq!(output.text(), "2026-07-01 08:40  assigned  #1  open  It does not work\n", "{output}");
}

#[test]
fn a_closed_pipe_and_a_signal_end_it_well() {
    let desk = one();
    let mut child = desk.process().args(["watch", "--every", "1h"]).stdout(Stdio::piped()).spawn().unwrap();
    // Its reader goes: it is found out at once, though nothing happens.
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(0));
    let mut child = desk
        .process()
        .args(["watch", "--every", "1h", "-v", "--exec", "true"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // It listens once it has looked; a signal before that would end it as any program.
    std::thread::sleep(std::time::Duration::from_millis(700));
    let killed =
        std::process::Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap();
    assert!(killed.success());
    let mut rest = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut rest).unwrap();
    assert_eq!((child.wait().unwrap().code(), rest.as_str()), (Some(0), ""));
}
