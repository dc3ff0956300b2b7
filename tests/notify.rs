//! Commands that rules have run: once what set them off is kept, with a ticket as JSON on their input, by one desk, and only where this
//! machine has agreed; a failure is told and stops nothing.

use std::os::unix::fs::PermissionsExt;
use std::process::Stdio;

use serde_json::{Value, json};

use crate::harness::{Desk, Output, strict};
use crate::layouts::of_layout_1;
use crate::mail::{Mail, mboxrd};

/// A desk whose rule runs this script on each mail about a refund; `$OUT` in it is a file in the desk's folder.
fn desk(script: &str) -> Desk {
    with_rules(
        script,
        "[[rule]]\nname = \"ping\"\non = \"message\"\nwhen = \"subject:refund\"\nthen = [\"notify $PING 'a b' $HOME;\"]\n",
    )
}

fn with_rules(script: &str, rules: &str) -> Desk {
    let desk = Desk::new();
    desk.tick(0);
    ping(&desk, script);
    let rules = rules.replace("$PING", &desk.path("ping.sh").display().to_string());
    desk.file("s.toml", format!("{}\n{rules}", desk.ok("settings show")));
    desk.ok("settings apply s.toml");
    desk
}

fn ping(desk: &Desk, script: &str) {
    let script = format!("#!/bin/sh\n{}\n", script.replace("$OUT", &desk.path("out").display().to_string()));
    let file = desk.file("ping.sh", script);
    std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o755)).unwrap();
}

const KEEPS: &str = "cat >> $OUT";

/// What the command was given so far.
fn given(desk: &Desk) -> Vec<Value> {
    let text = std::fs::read_to_string(desk.path("out")).unwrap_or_default();
    text.lines().map(strict).collect()
}

fn refund(id: u32) -> Mail {
    Mail::new(&format!("{id}@x.example"), "08:00").subject("Refund, please")
}

fn deliver(desk: &Desk, mail: Mail) -> Output {
    let output = desk.command("deliver").stdin(mail.bytes()).run();
    assert_eq!((output.code, output.text().as_str()), (0, ""), "{output}");
    output
}

fn quiet(output: &Output) {
    assert_eq!((output.code, output.text().as_str(), output.stderr.as_str()), (0, "", ""), "{output}");
}

/// As it would be after `cp`: this machine knows nothing of it.
fn copy(desk: &Desk) {
    let connection = rusqlite::Connection::open(desk.db()).unwrap();
    connection.execute_batch(&format!("VACUUM INTO '{}'", desk.path("copy.db").display())).unwrap();
}

fn change(desk: &Desk, sql: &str) {
    rusqlite::Connection::open(desk.db()).unwrap().execute_batch(sql).unwrap();
}

#[test]
fn it_gets_the_ticket_with_what_set_the_rule_off_and_nothing_of_it_stands_on_its_line() {
    let desk = desk("echo \"$#|$1|$2|$DESK_DB\" > $OUT.words; cat >> $OUT");
    let mail = refund(1)
        .subject("Refund; touch /tmp/x `id` $(id) \u{1b}[31m")
        .body("Hello,\n\nmy money, please.\n\n> old\n");
    quiet(&deliver(&desk, mail));
    let all = given(&desk);
    assert_eq!(all.len(), 1);
    let ticket = &all[0];
    assert_eq!(
        (&ticket["id"], &ticket["status"], &ticket["customer_email"]),
        (&json!(1), &json!("new"), &json!("eva@customer.example"))
    );
    assert_eq!((&ticket["rule"], &ticket["event"]), (&json!("ping"), &json!("message")));
    assert_eq!(ticket["message"]["from_email"], "eva@customer.example");
    assert_eq!(ticket["message"]["id"], 1);
    assert!(
        ticket["message"]["excerpt"].as_str().unwrap().starts_with("Hello,\n\nmy money, please."),
        "{ticket}"
    );
    let words = std::fs::read_to_string(desk.path("out.words")).unwrap();
    assert_eq!(words.trim_end(), format!("2|a b|$HOME;|{}", desk.db().display()), "no shell has read them");
    // The same fields as in a list.
    let listed = desk.json("list id:1")[0].clone();
    for (name, value) in listed.as_object().unwrap().iter().filter(|(name, _)| *name != "score") {
        assert_eq!(&ticket[name], value, "{name}");
    }
}

#[test]
fn each_door_runs_it_once_what_set_it_off_is_kept() {
    let rules = ["message", "ticket", "solved", "assigned"]
        .map(|on| format!("[[rule]]\nname = \"{on}\"\non = \"{on}\"\nthen = [\"notify $PING\"]\n"))
        .concat();
    // It reads the desk: what set it off stands there.
    let desk = with_rules(KEEPS, &rules);
    let events = |desk: &Desk| -> Vec<(i64, String)> {
        let all = given(desk);
        let _ = std::fs::remove_file(desk.path("out"));
        all.iter()
            .map(|one| (one["id"].as_i64().unwrap(), one["event"].as_str().unwrap().to_owned()))
            .collect()
    };
    let pairs = |pairs: &[(i64, &str)]| -> Vec<(i64, String)> {
        pairs.iter().map(|(id, event)| (*id, (*event).to_owned())).collect()
    };
    deliver(&desk, refund(1));
    assert_eq!(events(&desk), pairs(&[(1, "message"), (1, "ticket")]));
    desk.ok("assign ana 1");
    assert_eq!(events(&desk), pairs(&[(1, "assigned")]));
    desk.ok("status solved 1");
    assert_eq!(events(&desk), pairs(&[(1, "solved")]));
    desk.file("in.mbox", mboxrd(&[refund(2), refund(3).from("ben@other.example")]));
    desk.ok("import --live-from 2026-01-01 in.mbox");
    assert_eq!(events(&desk).len(), 4);
    desk.ok("status solved 2 --dry-run");
    desk.refused("status solved 99");
    assert_eq!(events(&desk), [], "what is not kept runs nothing");
    desk.ok("undo");
    assert_eq!(events(&desk), [], "nor does an undo");
}

#[test]
fn a_key_of_triage_runs_it_before_the_next_one() {
    let rule = "[[rule]]\nname = \"done\"\non = \"solved\"\nthen = [\"notify $PING\"]\n";
    let desk = with_rules(KEEPS, rule);
    deliver(&desk, refund(1));
    deliver(&desk, refund(2).from("ben@other.example"));
    let out = desk.path("out");
    let mut keys = "s?q".chars();
    let seen = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
    let seen_there = seen.clone();
    let pressed = std::iter::from_fn(move || {
        seen_there.lock().unwrap().push(out.exists());
        keys.next()
    });
    desk.command("triage").pressed(80, Box::new(pressed)).run();
    assert_eq!(given(&desk).len(), 1);
    assert_eq!(seen.lock().unwrap()[..2], [false, true]);
}

#[test]
fn what_time_brings_is_run_by_the_same_run() {
    let rule = "[[rule]]\nname = \"old\"\non = \"tick\"\nwhen = \"waiting:>2h\"\nthen = [\"notify $PING\"]\n";
    let desk = with_rules(KEEPS, rule);
    deliver(&desk, refund(1));
    quiet(&desk.run("run"));
    assert_eq!(given(&desk).len(), 0);
    desk.wait(3 * 3600);
    let rows = strict(&desk.ok("run -v -f json"));
    assert!(rows.as_array().unwrap().iter().any(|row| row["event"] == "notified"), "{rows}");
    assert_eq!(given(&desk)[0]["event"], "tick");
    quiet(&desk.run("run"));
    assert_eq!(given(&desk).len(), 1);
}

#[test]
fn a_failure_stops_nothing_and_is_told() {
    let desk = desk("echo no network >&2; exit 7");
    let output = deliver(&desk, refund(1));
    assert!(
        output.stderr.contains("ended with 7: no network") && output.stderr.contains("rule ping"),
        "{output}"
    );
    assert_eq!(desk.json("list id:1")[0]["id"], 1);
    assert!(desk.ok("rule log 1").contains("failed: "), "{}", desk.ok("rule log 1"));
    // Nobody looks at what deliver says: run says it, once.
    let told = desk.run("run -f json");
    let rows = strict(&told.text());
    assert_eq!(
        (told.code, &rows[0]["event"], &rows[0]["ticket"]),
        (0, &json!("notify_failed"), &json!(1)),
        "{told}"
    );
    assert!(rows[0]["reason"].as_str().unwrap().contains("no network"), "{rows}");
    quiet(&desk.run("run"));
    // What somebody typed was told to them.
    let typed = desk.run("new --from eva@customer.example --subject Refund");
    assert_eq!(typed.code, 0);
    assert!(typed.stderr.contains("no network"), "{typed}");
    quiet(&desk.run("run"));
    // A program that is not there is such a failure.
    std::fs::remove_file(desk.path("ping.sh")).unwrap();
    assert!(deliver(&desk, refund(2)).stderr.contains("cannot start"));
}

#[test]
fn what_it_prints_is_told_with_v_alone() {
    let desk = desk("cat > /dev/null; echo pinged");
    quiet(&deliver(&desk, refund(1)));
    let output = desk.command("deliver -v").stdin(refund(2).from("ben@other.example").bytes()).run();
    assert!(output.stderr.contains("pinged") && output.stdout.is_empty(), "{output}");
}

#[test]
fn a_copy_runs_nothing_before_this_machine_agrees() {
    let desk = desk(KEEPS);
    copy(&desk);
    let output = desk.command("deliver --db copy.db").stdin(refund(1).bytes()).run();
    assert_eq!(output.code, 0);
    assert_eq!(output.stderr.matches("has not agreed").count(), 1, "{output}");
    assert!(output.stderr.contains("ping.sh") && output.stderr.contains("hint: desk trust"), "{output}");
    let run = desk.run("run --db copy.db");
    assert_eq!((run.code, given(&desk).len()), (77, 0), "{run}");
    let log = desk.ok("rule log 1 --db copy.db");
    assert!(log.contains("not run yet: this machine has not agreed"), "{log}");
    let listed = strict(&desk.ok("trust --dry-run --db copy.db -f json"));
    assert!(listed[0]["command"][0].as_str().unwrap().starts_with("notify "), "{listed}");
    desk.ok("trust --yes --db copy.db");
    quiet(&desk.run("run --db copy.db"));
    assert_eq!(given(&desk).len(), 1, "what was due is run");
    quiet(&desk.run("run --db copy.db"));
    assert_eq!(given(&desk).len(), 1, "once");
}

#[test]
fn other_words_are_asked_for_anew() {
    let desk = desk(KEEPS);
    deliver(&desk, refund(1));
    assert_eq!(given(&desk).len(), 1, "settings that are applied here say yes by themselves");
    change(&desk, "UPDATE settings SET document = replace(document, 'a b', 'a c')");
    assert!(deliver(&desk, refund(2).from("ben@other.example")).stderr.contains("has not agreed"));
    assert_eq!((desk.run("run").code, given(&desk).len()), (77, 1));
}

#[test]
fn after_a_day_it_is_run_no_more_and_that_is_told_once() {
    let desk = desk(KEEPS);
    copy(&desk);
    desk.command("deliver --db copy.db").stdin(refund(1).bytes()).ok();
    desk.ok("trust --yes --db copy.db");
    desk.wait(25 * 3600);
    let told = desk.run("run --db copy.db -f json");
    let rows = strict(&told.text());
    let row = rows.as_array().unwrap().iter().find(|row| row["event"] == "notify_failed").unwrap();
    assert!(row["reason"].as_str().unwrap().contains("not run within 24 hours"), "{told}");
    quiet(&desk.run("run --db copy.db"));
    assert_eq!(given(&desk).len(), 0);
}

#[test]
fn what_a_killed_desk_left_is_run_by_the_next_and_never_twice() {
    let desk = desk(KEEPS);
    deliver(&desk, refund(1));
    // Killed between the two: it was kept, and not run.
    change(&desk, "UPDATE notice SET state = 'due'");
    let rows = strict(&desk.ok("run --dry-run -f json"));
    assert_eq!((&rows[0]["event"], given(&desk).len()), (&json!("due"), 1));
    quiet(&desk.run("run"));
    assert_eq!(given(&desk).len(), 2);
    // Killed while it ran: nobody knows, and it is not run again.
    change(&desk, "UPDATE notice SET state = 'running'");
    quiet(&desk.run("run"));
    desk.wait(180);
    assert!(desk.run("run").text().contains("the desk was stopped while it ran"));
    quiet(&desk.run("run"));
    assert_eq!(given(&desk).len(), 2);
}

#[test]
fn what_was_undone_in_between_is_not_run() {
    let desk = desk(KEEPS);
    deliver(&desk, refund(1));
    change(&desk, "UPDATE notice SET state = 'due'");
    desk.undo_newest();
    quiet(&desk.run("run"));
    assert_eq!(given(&desk).len(), 1);
    desk.ok("redo");
    quiet(&desk.run("run"));
    assert_eq!(given(&desk).len(), 2, "brought back, it is due again");
    desk.ok("verify");
}

#[test]
fn a_command_that_the_settings_have_no_more_is_not_run() {
    let desk = desk(KEEPS);
    let before = desk.ok("settings show");
    deliver(&desk, refund(1));
    change(&desk, "UPDATE notice SET state = 'due'");
    desk.file("none.toml", before.split("[[rule]]").next().unwrap());
    desk.ok("settings apply none.toml");
    let told = desk.run("run");
    assert!(told.text().contains("no more"), "{told}");
    assert_eq!((told.code, given(&desk).len()), (0, 1));
}

#[test]
fn a_backup_takes_none_of_them_along() {
    let desk = desk(KEEPS);
    deliver(&desk, refund(1));
    change(&desk, "UPDATE notice SET state = 'due'");
    desk.ok("backup saved.db");
    std::fs::remove_file(desk.db()).unwrap();
    for end in ["-wal", "-shm"] {
        let _ = std::fs::remove_file(desk.path(&format!("desk.db{end}")));
    }
    std::fs::copy(desk.path("saved.db"), desk.db()).unwrap();
    desk.run("run");
    assert_eq!(given(&desk).len(), 1);
}

#[test]
fn ten_at_once_run_it_once() {
    let desk = desk("sleep 0.1; cat >> $OUT");
    for number in 1..=3 {
        deliver(&desk, refund(number).from(&format!("c{number}@customer.example")));
    }
    change(&desk, "UPDATE notice SET state = 'due'");
    let start = |_| {
        let mut command = desk.process();
        command.arg("run").env("PATH", "/usr/bin:/bin").stdout(Stdio::piped()).stderr(Stdio::piped());
        command.spawn().unwrap()
    };
    let running: Vec<_> = (0..10).map(start).collect();
    for child in running {
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
    }
    assert_eq!(given(&desk).len(), 6);
}

#[test]
fn rules_that_stood_before_rules_were_carried_out_are_told_once() {
    let desk = of_layout_1();
    desk.tick(0);
    let rule = "\n[[rule]]\nname = \"old\"\non = \"message\"\nthen = [\"tag add old\"]\n";
    rusqlite::Connection::open(desk.db())
        .unwrap()
        .execute("UPDATE settings SET document = document || ?", [rule])
        .unwrap();
    let told = desk.run("run -f json");
    let rows = strict(&told.text());
    let off =
        |rows: &Value| rows.as_array().unwrap().iter().filter(|row| row["event"] == "rules_off").count();
    assert_eq!(off(&rows), 1, "{told}");
    assert_eq!(off(&strict(&desk.run("run -f json").text())), 0, "once");
    deliver(&desk, refund(90));
    assert_eq!(desk.json("list tag:old"), json!([]));
    // What amends the settings keeps that as it is.
    desk.ok("mute spam.example");
    assert_eq!(desk.json("list tag:old"), json!([]));
}

#[test]
fn doctor_looks_at_rules_and_at_what_they_run() {
    let desk = desk(KEEPS);
    let of = |desk: &Desk, check: &str| -> Vec<(String, String)> {
        let rows = strict(&desk.run("doctor -f json").text());
        let rows = rows.as_array().unwrap().clone();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        rows.iter()
            .filter(|row| row["check"] == check)
            .map(|row| (text(&row["state"]), text(&row["what"])))
            .collect()
    };
    assert_eq!(of(&desk, "rules")[0].0, "ok");
    assert_eq!(of(&desk, "notify")[0].0, "ok");
    assert_eq!(of(&desk, "trust")[0].0, "ok");
    std::fs::set_permissions(desk.path("ping.sh"), std::fs::Permissions::from_mode(0o644)).unwrap();
    let found = of(&desk, "notify");
    assert!(found[0].0 == "bad" && found[0].1.contains("ping.sh"), "{found:?}");
    desk.ok("canned add received --body hello");
    desk.ok("agent add ben --email ben@acme.example");
    let rules =
        "\n[[rule]]\nname = \"ack\"\non = \"ticket\"\nthen = [\"reply --canned received\", \"assign ben\"]\n";
    desk.file("more.toml", desk.ok("settings show") + rules);
    desk.ok("settings apply more.toml");
    desk.ok("canned rm received");
    desk.ok("agent rm ben");
    let found = of(&desk, "rules");
    for what in ["received", "ben", "how mail leaves"] {
        assert!(found.iter().any(|(state, said)| state == "bad" && said.contains(what)), "{what}: {found:?}");
    }
}
