//! What cron runs: the weekly mail of `examples/cron`, quiet, repeatable, with exit codes to watch.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::json;

use crate::harness::Desk;

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")
}

/// A desk that answered one of two customers in time last week.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.tick(0);
    desk.at("2026-07-06T08:00:00Z");
    desk.ok("new --from eva@example.com --subject Teapot --tag billing");
    desk.ok("new --from ivo@example.com --subject =Lid --tag login");
    desk.at("2026-07-06T09:00:00Z");
    desk.ok("reply 1 --body Done --status solved");
    desk.at("2026-07-13T07:00:00Z");
    desk
}

fn weekly(desk: &Desk, words: &[&str], variables: &[(&str, &str)]) -> Output {
    let process = desk.process();
    let mut command = Command::new("sh");
    command.arg(examples().join("cron/weekly-report")).args(words).current_dir(desk.folder());
    for (name, value) in process.get_envs() {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    command
        .env("DESK", process.get_program())
        .env("DESK_DB", desk.db())
        .env("DESK_NOW", desk.now().rfc3339());
    command.envs(variables.iter().copied()).output().unwrap()
}

fn quiet(output: &Output) -> Vec<u8> {
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "cron would mail this");
    output.stdout.clone()
}

#[test]
fn the_weekly_mail_is_one_that_programs_can_read_and_the_same_each_time() {
    let desk = desk();
    let mail = quiet(&weekly(&desk, &["-n", "boss@acme.example", "partner@acme.example"], &[]));
    assert_eq!(
        mail,
        quiet(&weekly(desk.wait(3600), &["-n", "boss@acme.example", "partner@acme.example"], &[]))
    );
    // Another desk takes it in, as somebody's ticket.
    let reader = Desk::new();
    reader.command("deliver").stdin([b"From: Acme <support@acme.example>\n".as_slice(), &mail].concat()).ok();
    let shown = reader.json("show 1");
    let message = &shown["messages"][0];
    assert_eq!(message["subject"], "Reports: last-week");
    assert_eq!(message["to"], json!(["boss@acme.example", "partner@acme.example"]));
    let names: Vec<_> = message["attachments"].as_array().unwrap().iter().map(|part| &part["name"]).collect();
    assert_eq!(
        json!(names),
        json!(["page.html", "summary.csv", "sla.csv", "fcr.csv", "response.csv", "volume.csv"])
    );
    assert!(message["text"].as_str().unwrap().contains("fcr_pct"), "the summary is its text: {message}");
}

#[test]
fn it_leaves_by_sendmail_and_nothing_is_said() {
    let desk = desk();
    let sent = desk.path("sent.eml");
    let sendmail = desk.file("sendmail.sh", format!("#!/bin/sh\ncat > '{}'\n", sent.display()));
    let sendmail = format!("sh {}", sendmail.display());
    assert_eq!(quiet(&weekly(&desk, &["boss@acme.example"], &[("SENDMAIL", &sendmail)])), b"");
    assert!(std::fs::read_to_string(&sent).unwrap().starts_with("To: boss@acme.example\n"));
}

#[test]
fn too_few_kept_promises_are_told_by_the_exit_code() {
    let desk = desk();
    let code = |target: &str| {
        let output = weekly(&desk, &["-n", "boss@acme.example"], &[("DESK_TARGET", target)]);
        output.status.code()
    };
    assert_eq!(code("10"), Some(0));
    assert_eq!(code("99"), Some(4));
    assert_eq!(weekly(&desk, &[], &[]).status.code(), Some(64));
    let gone = weekly(&desk, &["-n", "boss@acme.example"], &[("DESK_DB", "/nowhere/desk.db")]);
    assert_eq!(gone.status.code(), Some(66), "a desk that is not there is told as such");
}

#[test]
fn every_line_of_the_crontab_can_be_typed() {
    let desk = desk();
    let crontab = std::fs::read_to_string(examples().join("cron/crontab")).unwrap();
    let lines = crontab.lines().filter(|line| line.starts_with(['*', '0', '1', '5', '6']));
    let mut run = 0;
    for line in lines {
        let command: Vec<&str> = line.split_whitespace().skip(5).collect();
        if command.first() != Some(&"desk") {
            continue;
        }
        let command = command[1..].join(" ").replace("/var/lib/desk/", "").replace("$(date +\\%u)", "1");
        let output = desk.run(&command.replace("$(date +\\%Y-\\%m)", "2026-06"));
        assert!([0, 4].contains(&output.code), "{line}\n{output}");
        // A night after night, and nothing is said: cron would mail it.
        if line.contains("backup") {
            for _ in 0..9 {
                let again = desk.wait(24 * 3600).run(&command);
                assert_eq!((again.code, again.text().as_str(), again.stderr.as_str()), (0, "", ""), "{line}");
            }
            let copies = std::fs::read_dir(desk.folder())
                .unwrap()
                .filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().starts_with("backup-"));
            assert_eq!(copies.count(), 7);
        }
        run += 1;
    }
    assert!(run >= 6, "only {run} lines were tried");
}
