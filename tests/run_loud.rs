//! `desk run`, loud about what a person must know and quiet about what went well: each thing once, by one of those that run at once.

use std::process::{Output, Stdio};

use serde_json::json;

use crate::harness::{Desk, strict};

/// A desk whose way out is this script; no script: it has none.
fn desk(script: Option<&str>) -> Desk {
    let desk = Desk::new();
    desk.tick(0);
    desk.ok("new --from eva@customer.example --subject one");
    desk.ok("new --from ben@other.example --subject two");
    if let Some(script) = script {
        with_way_out(&desk, script);
    }
    desk
}

fn with_way_out(desk: &Desk, script: &str) {
    desk.file("mta.sh", script.replace("$SENT", &desk.path("sent.txt").display().to_string()));
    let section =
        format!("\n[outgoing]\ncommand = \"sh {}\"\nhold_seconds = 0\n", desk.path("mta.sh").display());
    desk.file("s.toml", desk.ok("settings show") + &section);
    desk.ok("settings apply s.toml");
}

const TAKES: &str = "cat >> '$SENT'\n";
const BUSY: &str = "cat > /dev/null\necho come again >&2\nexit 75\n";

fn sent(desk: &Desk) -> usize {
    std::fs::read_to_string(desk.path("sent.txt")).unwrap_or_default().matches("Message-ID:").count()
}

/// The event of each row that `run` prints, with the mail.
fn events(desk: &Desk) -> Vec<(String, String)> {
    let output = desk.run("run -f json");
    let rows = strict(&output.text());
    let of = |row: &serde_json::Value, name: &str| row[name].as_str().unwrap_or_default().to_owned();
    rows.as_array().unwrap().iter().map(|row| (of(row, "event"), of(row, "mail"))).collect()
}

fn pair(event: &str, mail: &str) -> (String, String) {
    (event.to_owned(), mail.to_owned())
}

fn silent(desk: &Desk) {
    let output = desk.run("run");
    assert_eq!((output.text().as_str(), output.stderr.as_str()), ("", ""), "{output}");
}

#[test]
fn mail_that_left_is_no_news() {
    let desk = desk(Some(TAKES));
    desk.ok("reply 1 --body hello");
    silent(&desk);
    assert_eq!(sent(&desk), 1);
    desk.ok("reply 2 --body hello");
    let rows = strict(&desk.ok("run -v -f json"));
    assert_eq!((&rows[0]["event"], &rows[0]["mail"]), (&json!("sent"), &json!("o2")));
}

#[test]
fn mail_without_a_way_out_is_told_once_and_again_when_it_is_so_again() {
    let desk = desk(None);
    silent(&desk);
    desk.ok("reply 1 --body hello");
    let output = desk.run("run -f json");
    let rows = strict(&output.text());
    assert_eq!((output.code, &rows[0]["event"], &rows[0]["mail"]), (0, &json!("no_way_out"), &json!("o1")));
    assert!(rows[0]["reason"].as_str().unwrap().contains("no way out"), "{rows}");
    assert!(output.stderr.contains("hint: desk settings edit"), "{output}");
    silent(&desk);
    desk.ok("reply 2 --body hello");
    silent(&desk);
    // It is mended, the mails leave; then the way out is gone again.
    let before = desk.ok("settings show");
    with_way_out(&desk, TAKES);
    silent(&desk);
    assert_eq!(sent(&desk), 2);
    desk.file("none.toml", before);
    desk.ok("settings apply none.toml");
    silent(&desk);
    desk.ok("reply 1 --body again");
    assert_eq!(events(&desk), [pair("no_way_out", "o3")]);
    silent(&desk);
    // Nothing waits any more, then something does.
    desk.ok("outbox drop o3");
    silent(&desk);
    desk.ok("reply 1 --body again");
    assert_eq!(events(&desk), [pair("no_way_out", "o4")]);
}

#[test]
fn a_mail_that_does_not_leave_is_told_at_its_first_try_after_hours_and_at_the_end() {
    let desk = desk(Some(BUSY));
    desk.ok("reply 1 --body hello");
    let output = desk.run("run");
    assert_eq!(output.code, 3, "{output}");
    assert!(output.text().contains("deferred") && output.stderr.contains("come again"), "{output}");
    // It is tried again and again, and nothing is said; the exit code says that it has not left.
    for _ in 0..3 {
        desk.wait(3 * 60);
        silent(&desk);
    }
    assert!(desk.json("outbox list")[0]["attempts"].as_i64().unwrap() > 1);
    assert!(desk.wait(600).ok("outbox list").contains("o1"));
    desk.wait(5 * 3600);
    assert_eq!(events(&desk), [pair("stuck", "o1")]);
    let again = desk.run("run");
    assert_eq!((again.text().as_str(), again.stderr.as_str()), ("", ""), "once: {again}");
    // Given up after five days.
    desk.wait(5 * 24 * 3600);
    assert_eq!(events(&desk), [pair("failed", "o1")]);
    silent(&desk);
    // -v tells of each try.
    desk.ok("reply 2 --body hello");
    desk.run("run");
    desk.wait(3600);
    assert!(desk.run("run -v").text().contains("deferred"));
}

#[test]
fn a_mail_that_can_never_leave_is_told_once() {
    let desk = desk(Some("cat > /dev/null\necho no such user >&2\nexit 67\n"));
    desk.ok("reply 1 --body hello");
    let output = desk.run("run -f json");
    assert_eq!(output.code, 3);
    let rows = strict(&output.text());
    assert_eq!((&rows[0]["event"], &rows[0]["ticket"]), (&json!("failed"), &json!(1)));
    assert!(output.stderr.contains("no such user") && output.stderr.contains("taken back"), "{output}");
    silent(&desk);
}

#[test]
fn mails_of_a_copy_are_told_once_for_each() {
    let desk = desk(Some(TAKES));
    desk.ok("reply 1 --body hello");
    desk.ok("reply 2 --body hello");
    desk.ok("backup copy.db");
    let output = desk.run("run --db copy.db -f json");
    assert_eq!(output.code, 77, "this machine has not agreed to the copy: {output}");
    let rows = strict(&output.text());
    assert_eq!(
        rows.as_array().unwrap().iter().map(|row| (&row["event"], &row["mail"])).collect::<Vec<_>>(),
        [(&json!("uncertain"), &json!("o1")), (&json!("uncertain"), &json!("o2"))]
    );
    let again = desk.run("run --db copy.db");
    assert_eq!((again.code, again.text().as_str()), (77, ""), "{again}");
    desk.ok("trust --yes --db copy.db");
    let agreed = desk.run("run --db copy.db");
    assert_eq!((agreed.code, agreed.text().as_str(), sent(&desk)), (0, "", 0), "{agreed}");
}

#[test]
fn a_dry_run_says_what_would_be_done_and_does_none_of_it() {
    let desk = desk(Some(TAKES));
    desk.ok("reply 1 --body hello");
    desk.ok("snooze 2 1h");
    desk.wait(7200);
    let before = desk.dump();
    let output = desk.run("run --dry-run -f json");
    let rows = strict(&output.text());
    let told: Vec<_> = rows.as_array().unwrap().iter().map(|row| (&row["event"], &row["ticket"])).collect();
    assert_eq!(told, [(&json!("woken"), &json!(2)), (&json!("due"), &json!(1))]);
    assert!(output.stderr.contains("nothing was changed"), "{output}");
    assert_eq!((desk.dump(), sent(&desk)), (before, 0));
    desk.ok("run");
    assert_eq!(sent(&desk), 1);
}

/// So many real processes of `desk run` at once.
fn at_once(desk: &Desk, count: usize) -> Vec<Output> {
    let start = |_| {
        let mut command = desk.process();
        command.args(["run", "-f", "json"]).stdout(Stdio::piped()).stderr(Stdio::piped());
        command.env("PATH", "/usr/bin:/bin").spawn().unwrap()
    };
    let running: Vec<_> = (0..count).map(start).collect();
    running.into_iter().map(|child| child.wait_with_output().unwrap()).collect()
}

#[test]
fn ten_at_once_send_each_mail_once_and_tell_each_thing_once() {
    let desk = desk(Some(&format!("sleep 0.05\n{TAKES}")));
    for number in 3..=12 {
        desk.ok(&format!("new --from c{number}@customer.example --subject more"));
    }
    desk.ok("reply 1-12 --body hello --yes");
    desk.ok("snooze 2 1h");
    desk.wait(7200);
    let outputs = at_once(&desk, 10);
    assert_eq!(sent(&desk), 12, "each left once");
    let mut told = Vec::new();
    for output in &outputs {
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!((output.status.code(), stderr.as_ref()), (Some(0), ""), "nobody is busy");
        let rows = strict(&String::from_utf8_lossy(&output.stdout));
        told.extend(rows.as_array().unwrap().iter().map(|row| row["event"].as_str().unwrap().to_owned()));
    }
    assert_eq!(told, ["woken"], "once, by one of them");
    assert_eq!(desk.json("outbox list"), json!([]));
    // The same of what stays as it is.
    let none = desk.ok("settings show").split("[outgoing]").next().unwrap().to_owned();
    desk.file("none.toml", none);
    desk.ok("settings apply none.toml");
    desk.ok("reply 3 --body more");
    let outputs = at_once(&desk, 10);
    let told: Vec<String> =
        outputs.iter().map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).collect();
    assert_eq!(told.concat().matches("no_way_out").count(), 1, "{told:?}");
    desk.ok("verify");
}
