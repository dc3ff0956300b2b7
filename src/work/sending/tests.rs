//! Hand-over with real programs, folders and crashes.
#![cfg(unix)]

use serde_json::Value;

use super::*;
use crate::cli::tests::trial::{Ran, Trial};
use crate::desk::time::Clock;

mod msmtp;

/// A desk with an answer in its outbox that leaves by a script: `$1` is where it may keep things.
fn desk(script: &str) -> Trial {
    let mut trial = Trial::new();
    trial.eva_writes();
    leave_by(&trial, script);
    trial.done(&["reply", "1", "--body", "A new one is on its way."]);
    trial.pass(60);
    trial
}

fn leave_by(trial: &Trial, script: &str) {
    let file = trial.write("mta.sh", script);
    if !trial.done(&["settings", "show"]).text().contains("\n[outgoing]") {
        let (file, home) = (file.display(), trial.path(""));
        trial.set(&format!("[outgoing]\ncommand = [\"sh\", \"{file}\", \"{}\"]\n", home.display()));
    }
}

fn mail(trial: &Trial) -> Value {
    trial.json(&["outbox", "list", "--all"])[0].clone()
}

fn ticket(trial: &Trial) -> Value {
    trial.json(&["list", "id:1"])[0].clone()
}

fn kept(trial: &Trial) -> Vec<String> {
    let text = std::fs::read_to_string(trial.path("kept")).unwrap_or_default();
    text.lines().filter(|line| line.starts_with("Message-ID:")).map(str::to_owned).collect()
}

const KEEPS: &str = "cat >> \"$1/kept\"\n";

#[test]
fn what_is_due_is_handed_over_once() {
    let mut trial = Trial::new();
    trial.eva_writes();
    leave_by(&trial, KEEPS);
    trial.done(&["reply", "1", "--body", "A new one is on its way."]);
    // Held for a minute.
    let nothing = trial.done(&["outbox", "send"]);
    assert_eq!((nothing.text(), nothing.stderr.as_str()), ("", ""));
    trial.pass(60);
    let sent = trial.json(&["outbox", "send"]);
    assert_eq!((&sent[0]["state"], &sent[0]["attempts"]), (&"sent".into(), &1.into()));
    let text = std::fs::read_to_string(trial.path("kept")).unwrap();
    assert!(text.contains("To: \"Eva Novak\" <eva@x.example>\n") && !text.contains('\r'), "{text}");
    assert_eq!(kept(&trial), [format!("Message-ID: <{}>", sent[0]["message_id"].as_str().unwrap())]);
    assert_eq!(trial.done(&["outbox", "send"]).text(), "");
    assert_eq!(trial.done(&["run"]).text(), "");
    assert_eq!(kept(&trial).len(), 1);

    for words in [["outbox", "drop", "1"], ["outbox", "send", "1"]] {
        let ran = trial.run(&words);
        assert_eq!(ran.code, 1, "{}", ran.stderr);
        assert_eq!(kept(&trial).len(), 1);
    }
    // The notes of the desk are passed over; what has left cannot be undone.
    let ran = trial.run(&["undo"]);
    assert!(ran.code == 1 && ran.stderr.contains("has left"), "{}", ran.stderr);
}

#[test]
fn send_does_not_wait() {
    let trial = Trial::new();
    trial.eva_writes();
    leave_by(&trial, KEEPS);
    let rows = trial.json(&["reply", "1", "--body", "x", "--send"]);
    assert_eq!(rows[0]["status"], "pending");
    trial.done(&["reply", "1", "--body", "y"]);
    trial.done(&["outbox", "send", "2", "2"]);
    assert_eq!(kept(&trial).len(), 2);
}

#[test]
fn a_temporary_failure_is_tried_again_later_with_the_same_id() {
    let mut trial = desk("cat >> \"$1/kept\"; echo 'relay is down' >&2; exit 75\n");
    let ran = trial.run(&["outbox", "send", "-f", "json"]);
    assert_eq!(ran.code, 3);
    let row = &ran.json()[0];
    assert_eq!((&row["state"], &row["attempts"]), (&"queued".into(), &1.into()));
    assert!(row["last_error"].as_str().unwrap().contains("relay is down"));
    assert_eq!(row["not_before"], "2026-07-01T09:02:00Z");
    assert!(ran.stderr.contains("relay is down"), "{}", ran.stderr);
    assert_eq!(ticket(&trial)["status"], "pending");
    // Not before its time, unless somebody asks for it.
    assert_eq!(trial.run(&["outbox", "send"]).code, 0);
    assert_eq!(kept(&trial).len(), 1);
    assert_eq!(trial.run(&["outbox", "send", "1"]).code, 3);
    trial.pass(120);
    leave_by(&trial, KEEPS);
    assert_eq!(trial.run(&["run"]).code, 0);
    let ids = kept(&trial);
    assert!(ids.len() == 3 && ids.iter().all(|id| *id == ids[0]), "{ids:?}");
    assert_eq!((&mail(&trial)["state"], &mail(&trial)["attempts"]), (&"sent".into(), &3.into()));
    let steps = trial.json(&["outbox", "show", "1"])["steps"].clone();
    let steps: Vec<&str> =
        steps.as_array().unwrap().iter().map(|step| step["step"].as_str().unwrap()).collect();
    assert_eq!(steps, ["sending", "deferred", "sending", "deferred", "sending", "sent"]);
}

#[test]
fn a_deferred_answer_can_be_undone() {
    let trial = desk("exit 75\n");
    assert_eq!(trial.run(&["run"]).code, 3);
    trial.done(&["undo"]);
    assert_eq!(ticket(&trial)["status"], "new");
    assert_eq!(trial.json(&["outbox"]), serde_json::json!([]));
}

#[test]
fn a_final_failure_takes_the_answer_back() {
    let trial = desk("cat > /dev/null; echo 'no such user' >&2; exit 67\n");
    let ran = trial.run(&["run"]);
    assert_eq!(ran.code, 3);
    for part in ["no such user", "taken back from ticket 1", "desk reply 1"] {
        assert!(ran.stderr.contains(part), "{part}: {}", ran.stderr);
    }
    let row = ticket(&trial);
    assert_eq!((&row["status"], &row["first_response_at"]), (&"new".into(), &Value::Null));
    assert_eq!(mail(&trial)["state"], "failed");
    assert_eq!(trial.run(&["run"]).code, 0);
    // Seen and put away; the ticket is not touched again.
    trial.done(&["outbox", "drop", "1"]);
    assert_eq!(trial.json(&["outbox"]), serde_json::json!([]));
    // What never left stands in no thread.
    let printed = trial.done(&["reply", "1", "--body", "x", "--print"]);
    assert!(printed.text().contains("References: <1@x.example>\r\n"), "{}", printed.text());
}

#[test]
fn after_days_of_failures_it_is_given_up() {
    let mut trial = desk("exit 75\n");
    assert_eq!(trial.run(&["run"]).code, 3);
    trial.pass(GIVE_UP_AFTER - 1);
    assert_eq!(trial.run(&["run"]).code, 3);
    assert_eq!(mail(&trial)["state"], "queued");
    trial.pass(PAUSES.1);
    let ran = trial.run(&["run"]);
    assert!(ran.code == 3 && ran.stderr.contains("given up after 5 days"), "{}", ran.stderr);
    assert_eq!(ticket(&trial)["status"], "new");
}

/// A minute after the desk was made.
fn clock() -> Clock {
    Clock::set_to(Moment::parse("2026-07-01T09:01:00Z").unwrap())
}

#[test]
fn pauses_grow_to_four_hours() {
    let trial = desk(KEEPS);
    let mut row = Store::open(&trial.path("desk.db"), &clock()).unwrap().outgoing(1).unwrap();
    let at = Moment(2_000_000_000);
    row.last_step = Some(crate::store::outbox::Taken { at, step: Step::Deferred, reason: None });
    for (attempts, pause) in [(1, 60), (2, 120), (5, 960), (8, 7680), (9, 14_400), (10_000, 14_400)] {
        row.attempts = attempts;
        assert_eq!(next_try(&row), at.plus(pause), "{attempts}");
    }
}

#[test]
fn after_a_crash_nothing_is_sent_twice_by_itself() {
    let mut trial = desk(KEEPS);
    let mut store = Store::open(&trial.path("desk.db"), &clock()).unwrap();
    assert!(claim(&mut store, 1, false).unwrap());
    // The second of two senders.
    assert!(!claim(&mut store, 1, false).unwrap());
    assert!(claim(&mut store, 1, true).is_err());
    assert_eq!(mail(&trial)["state"], "sending");
    for words in [["outbox", "send", "1"], ["outbox", "drop", "1"]] {
        assert_eq!(trial.run(&words).code, 1);
    }
    trial.pass(LONGEST_TRY);
    let told = |ran: Ran| (ran.code, ran.stderr.contains("it may have left"));
    assert_eq!(told(trial.run(&["run"])), (3, true));
    assert_eq!(told(trial.run(&["run"])), (0, false));
    let row = mail(&trial);
    assert_eq!((&row["state"], &row["attempts"]), (&"uncertain".into(), &1.into()));
    assert!(row["last_error"].as_str().unwrap().contains("may have left"));
    assert_eq!(kept(&trial).len(), 0);
    trial.done(&["outbox", "send", "1"]);
    assert_eq!(kept(&trial).len(), 1);
    assert_eq!((&mail(&trial)["state"], &mail(&trial)["last_error"]), (&"sent".into(), &Value::Null));
}

#[test]
fn senders_at_the_same_time_send_each_mail_once() {
    let mut trial = desk(KEEPS);
    for _ in 0..7 {
        trial.done(&["reply", "1", "--body", "More."]);
    }
    trial.pass(60);
    std::thread::scope(|scope| {
        let senders: Vec<_> = (0..4).map(|_| scope.spawn(|| trial.run(&["outbox", "send"]).code)).collect();
        for sender in senders {
            assert_eq!(sender.join().unwrap(), 0);
        }
    });
    let mut ids = kept(&trial);
    assert_eq!(ids.len(), 8);
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 8);
}

#[test]
fn a_dead_relay_is_not_asked_for_ever() {
    let mut trial = desk("echo x >> \"$1/asked\"; exit 75\n");
    // Of one ticket an answer that waits holds back the next: so of nine.
    for ticket in 2..10 {
        trial.deliver(&format!(
            "From: c{ticket}@x.example\nTo: support@acme.example\nSubject: {ticket}\nMessage-ID: <{ticket}@x.example>\n\nx\n"
        ));
        trial.done(&["reply", &ticket.to_string(), "--body", "More."]);
    }
    trial.pass(60);
    trial.run(&["run"]);
    let asked = std::fs::read_to_string(trial.path("asked")).unwrap().lines().count();
    assert_eq!(asked, usize::try_from(MOST_FAILURES).unwrap());
}

#[test]
fn mail_can_be_laid_into_a_maildir() {
    let mut trial = Trial::new();
    trial.eva_writes();
    trial.set("[outgoing]\ntransport = \"maildir\"\npath = \"~/Out\"\nhold_seconds = 0\n");
    trial.done(&["reply", "1", "--body", "x"]);
    trial.pass(1);
    assert_eq!(trial.json(&["run", "-v"])[0]["event"], "sent");
    let files: Vec<_> = std::fs::read_dir(trial.path("Out/new")).unwrap().collect();
    assert_eq!(files.len(), 1);
    // And it is the desk's own when it comes back from there.
    let out = trial.path("Out");
    let counts = trial.json(&["import", out.to_str().unwrap()]);
    assert_eq!((&counts[0]["seen"], &counts[0]["duplicates"]), (&1.into(), &1.into()));
}

#[test]
fn without_a_way_out_answers_wait() {
    let mut trial = Trial::new();
    trial.eva_writes();
    assert_eq!(trial.done(&["outbox", "send"]).text(), "");
    let ran = trial.done(&["reply", "1", "--body", "x"]);
    assert!(ran.stderr.contains("[outgoing]"), "{}", ran.stderr);
    trial.pass(600);
    let ran = trial.run(&["outbox", "send"]);
    assert!(ran.code == 1 && ran.stderr.contains("[outgoing]"), "{}", ran.stderr);
    let told = trial.json(&["run"]);
    assert_eq!((&told[0]["event"], told.as_array().unwrap().len()), (&"no_way_out".into(), 1));
    let ran = trial.done(&["run"]);
    assert_eq!((ran.text(), ran.stderr.as_str()), ("", ""), "it is told once");
    assert_eq!(mail(&trial)["state"], "queued");
}

#[test]
fn run_records_what_time_has_closed_and_writes_nothing_else() {
    let mut trial = Trial::new();
    let document = trial.done(&["settings", "show"]).text().replace("pending_days = 0", "pending_days = 2");
    let file = trial.write("s.toml", document);
    trial.done(&["settings", "apply", file.to_str().unwrap()]);
    trial.eva_writes();
    trial.done(&["reply", "1", "--body", "Is it well now?"]);
    let operations = |trial: &Trial| trial.json(&["log"]).as_array().unwrap().len();
    let before = operations(&trial);
    assert_eq!(trial.json(&["run"])[0]["event"], "no_way_out");
    assert_eq!(trial.done(&["run"]).text(), "");
    assert_eq!(operations(&trial), before);
    trial.pass(2 * DAY);
    assert_eq!(trial.json(&["run"])[0]["event"], "solved");
    trial.pass(14 * DAY);
    assert_eq!(trial.json(&["run"])[0]["event"], "closed");
    assert_eq!(operations(&trial), before + 2);
    assert_eq!(trial.json(&["run"]), serde_json::json!([]));
    assert_eq!(operations(&trial), before + 2);
    // At the very second of the closing somebody who acts comes first.
    trial.pass(1);
    let ran = trial.run(&["reply", "1", "--body", "x"]);
    assert!(ran.code == 1 && ran.stderr.contains("closed"), "{}", ran.stderr);
}
