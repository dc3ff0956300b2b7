//! `sla explain` as a person meets it: on a terminal, in a pipe, as JSON, as of another instant (metrics §3.2). Its numbers
//! are held against the worked cases in `sla_cases`.

use serde_json::json;

use crate::harness::Desk;
use crate::mail::Mail;

const PROMISES: &str = r#"
[desk]
name = "Acme"
addresses = ["support@acme.example"]
timezone = "Europe/Zagreb"

[calendar.office]
timezone = "Europe/Zagreb"
mon = ["09:00-17:00"]
tue = ["09:00-17:00"]
wed = ["09:00-17:00"]
thu = ["09:00-17:00"]
fri = ["09:00-17:00"]
holidays = ["2026-12-25"]

[[policy]]
name = "vip"
when = "is:vip"
first_response = "1h"

[[policy]]
name = "loud"
when = "tag:loud priority:>=normal"
calendar = "office"
first_response = "4h"
next_response = "1h"
resolution = "8h"

[[policy]]
name = "standard"
calendar = "office"
first_response = "8h"
next_response = "2h"
resolution = "16h"
"#;

/// A ticket of Wednesday 16:30 in Zagreb, made loud the next morning, answered an hour later than promised, and pending
/// since.
fn explained() -> Desk {
    let desk = Desk::new();
    desk.tick(0).file("settings.toml", PROMISES);
    desk.ok("settings apply settings.toml");
    desk.at("2026-07-01T14:30:00Z");
    desk.command("deliver").stdin(Mail::new("1@x.example", "14:30").bytes()).ok();
    desk.at("2026-07-02T07:10:00Z").ok("tag add loud 1");
    desk.at("2026-07-02T11:30:00Z").ok("reply 1 --body 'Try again'");
    desk.at("2026-07-02T12:00:00Z");
    desk
}

/// What it prints on a terminal, without colours.
fn on_a_terminal(desk: &Desk, line: &str, width: usize) -> String {
    let text = desk.command(&format!("{line} --color never")).terminal(width).ok();
    for line in text.lines() {
        assert!(line.chars().count() <= width, "{width}: {line}");
        assert_eq!(line.trim_end(), line);
    }
    text
}

#[test]
fn a_person_reads_why_and_what_happened() {
    let desk = explained();
    insta::assert_snapshot!(on_a_terminal(&desk, "sla explain 1", 80), @"
    #1  It does not work
       as of  Thu 2 Jul 2026 14:00, Europe/Zagreb
      policy  loud, calendar office, settings 2
         why  vip: is:vip does not hold
              loud: tag:loud priority:>=normal holds
              standard: not tried

    first response: missed
      missed by 60 working minutes because nobody answered by Thu 2 Jul 12:30; ana
      answered (m2) on Thu 2 Jul 13:30.
      when             what      min  why
      Wed 1 Jul 16:30  start       0  the customer wrote (m1): target 8 h of working
                                      time; due Thu 2 Jul 16:30
      Wed 1 Jul 17:00  closed     30  no minute counts until Thu 2 Jul 09:00
      Thu 2 Jul 09:10  retarget   40  policy loud holds (tag loud put on): target 4
                                      h of working time from now on; what was
                                      counted counts; due Thu 2 Jul 12:30
      Thu 2 Jul 12:30  breach    240  the target of 4 h of working time is used up
      Thu 2 Jul 13:30  stop      300  ana answered (m2)

    next response: not_started
      not started: no customer has waited since the first response.

    resolution: paused
      paused since Thu 2 Jul 13:30 because it waits for the customer; 5 h of 8 h of
      working time are used.
      when             what      min  why
      Wed 1 Jul 16:30  start       0  the customer wrote (m1): target 16 h of
                                      working time; due Fri 3 Jul 16:30
      Wed 1 Jul 17:00  closed     30  no minute counts until Thu 2 Jul 09:00
      Thu 2 Jul 09:10  retarget   40  policy loud holds (tag loud put on): target 8
                                      h of working time from now on; what was
                                      counted counts; due Thu 2 Jul 16:30
      Thu 2 Jul 13:30  pause     300  it waits for the customer: pending pauses the
                                      clock (pause_on)
    ");
    insta::assert_snapshot!(on_a_terminal(&desk, "sla explain 1 --target first_response", 60), @"
    #1  It does not work
       as of  Thu 2 Jul 2026 14:00, Europe/Zagreb
      policy  loud, calendar office, settings 2
         why  vip: is:vip does not hold
              loud: tag:loud priority:>=normal holds
              standard: not tried

    first response: missed
      missed by 60 working minutes because nobody answered by
      Thu 2 Jul 12:30; ana answered (m2) on Thu 2 Jul 13:30.
      when             what      min
      Wed 1 Jul 16:30  start       0
          the customer wrote (m1): target 8 h of working time;
          due Thu 2 Jul 16:30
      Wed 1 Jul 17:00  closed     30
          no minute counts until Thu 2 Jul 09:00
      Thu 2 Jul 09:10  retarget   40
          policy loud holds (tag loud put on): target 4 h of
          working time from now on; what was counted counts; due
          Thu 2 Jul 12:30
      Thu 2 Jul 12:30  breach    240
          the target of 4 h of working time is used up
      Thu 2 Jul 13:30  stop      300
          ana answered (m2)
    ");
    let colours = desk.command("sla explain 1 --color always").terminal(80).ok();
    assert!(colours.contains("\u{1b}[1mfirst response\u{1b}[0m: \u{1b}[1;31mmissed\u{1b}[0m\n"), "{colours}");
}

#[test]
fn machines_get_a_row_for_each_step() {
    let desk = explained();
    insta::assert_snapshot!(desk.ok("sla explain 1 --target resolution -f tsv").replace('\t', "|"), @"
    target|instance|at|until|act|counted_minutes|elapsed_minutes|due_at|because
    resolution|1|2026-07-01T14:30:00Z||start|0|0|2026-07-03T14:30:00Z|the customer wrote (m1): target 16 h of working time
    resolution|1|2026-07-01T15:00:00Z|2026-07-02T07:00:00Z|closed|30|30|2026-07-03T14:30:00Z|no minute counts until Thu 2 Jul 09:00
    resolution|1|2026-07-02T07:10:00Z||retarget|10|40|2026-07-02T14:30:00Z|policy loud holds (tag loud put on): target 8 h of working time from now on; what was counted counts
    resolution|1|2026-07-02T11:30:00Z||pause|260|300||it waits for the customer: pending pauses the clock (pause_on)
    ");
    let columns = "target,act,message,agent,target_minutes";
    insta::assert_snapshot!(desk.ok(&format!("sla explain #1 --columns {columns} --no-header")).replace('\t', "|"), @"
    first_response|start|m1||480
    first_response|closed|||480
    first_response|retarget|||240
    first_response|breach|||240
    first_response|stop|m2|ana|240
    resolution|start|m1||960
    resolution|closed|||960
    resolution|retarget|||480
    resolution|pause||ana|480
    ");
    desk.refused("sla explain 1 --columns policy").says(2, "there is no column `policy`", "target, instance");
}

#[test]
fn json_is_one_object() {
    let desk = explained();
    let all = desk.json("sla explain 1");
    assert_eq!(
        (&all["ticket"], &all["as_of"], &all["policy"], &all["settings"], &all["calendar"]),
        (&json!(1), &json!("2026-07-02T12:00:00Z"), &json!("loud"), &json!(2), &json!("office"))
    );
    assert_eq!(
        all["why"],
        json!([
            {"policy": "vip", "when": "is:vip", "matched": false, "because": "is:vip does not hold"},
            {"policy": "loud", "when": "tag:loud priority:>=normal", "matched": true,
             "because": "tag:loud priority:>=normal holds"},
            {"policy": "standard", "when": null, "matched": null, "because": "not tried"},
        ])
    );
    let first = &all["targets"]["first_response"];
    assert_eq!(
        (&first["status"], &first["remaining_minutes"], &first["target_minutes"], &first["hours"]),
        (&json!("missed"), &json!(-60), &json!(240), &json!("business"))
    );
    assert_eq!(first["instances"][0]["breached_at"], "2026-07-02T10:30:00Z");
    assert_eq!(first["timeline"][2]["act"], "retarget");
    assert_eq!(all["targets"]["next_response"]["instances"], json!([]));
    // One promise alone leaves the others out.
    let only = desk.json("sla explain 1 --target resolution");
    assert_eq!(
        (&only["targets"]["first_response"], &only["targets"]["resolution"]["status"]),
        (&json!(null), &json!("paused"))
    );
    // A format for spreadsheets gets the rows.
    assert_eq!(
        desk.ok("sla explain 1 -f csv").lines().count(),
        desk.ok("sla explain 1 -f tsv").lines().count()
    );
}

#[test]
fn another_instant_knows_nothing_of_what_came_later() {
    let desk = explained();
    let as_of = |instant: &str| {
        let all = desk.json(&format!("sla explain 1 --as-of {instant}"));
        (all["policy"].clone(), all["targets"]["first_response"]["sentence"].as_str().unwrap().to_owned())
    };
    let night = as_of("2026-07-01T20:00:00Z");
    assert_eq!(night.0, "standard");
    assert_eq!(
        night.1,
        "due Thu 2 Jul 16:30, 7 h 30 min of working time left; the clock stands until Thu 2 Jul 09:00"
    );
    assert_eq!(as_of("2026-07-02T07:10:00Z").0, "loud");
    assert_eq!(as_of("'2026-07-02 12:30'").1, "at risk: due now, nothing left");
    // A day is meant to its end.
    assert_eq!(as_of("2026-07-01").0, "standard");
    desk.refused("sla explain 1 --as-of 2026-06-30").says(1, "had not begun", "desk sla explain 1");
    desk.refused("sla explain 2").says(1, "there is no ticket 2", "desk list");
    desk.refused("sla explain 1 --target solution").says(2, "solution", "");
}

#[test]
fn a_ticket_from_before_the_desk_is_promised_nothing() {
    let desk = Desk::new();
    desk.file(
        "old.mbox",
        crate::mail::mboxrd(&[
            Mail::new("1@x.example", "08:00").header("Date", "Mon, 01 Jun 2026 08:00:00 +0000")
        ]),
    );
    desk.ok("import -q old.mbox");
    let all = desk.json("sla explain 1");
    assert_eq!((&all["policy"], &all["why"]), (&json!(null), &json!([])));
    for target in ["first_response", "next_response", "resolution"] {
        assert_eq!(all["targets"][target]["status"], "none");
    }
    let text = on_a_terminal(&desk, "sla explain 1", 80);
    assert!(text.contains("policy  none: all that is known of it comes from before the desk\n"), "{text}");
}

#[test]
fn hostile_names_do_no_harm() {
    let desk = explained();
    desk.at("2026-07-02T13:00:00Z");
    let evil = Mail::new("6@x.example", "13:00").subject("=?utf-8?q?=1B]0;owned=07_=E2=80=AE?=");
    desk.command("deliver").stdin(evil.bytes()).ok();
    let id = desk.json("list subject:owned")[0]["id"].as_i64().unwrap();
    let text = on_a_terminal(&desk, &format!("sla explain {id}"), 80);
    assert!(!text.contains(['\u{1b}', '\u{202e}', '\u{7}']), "{text:?}");
}

/// The messages that moved the clock of a promise, as `act message`.
fn moved_by(desk: &Desk, target: &str) -> Vec<String> {
    let rows = desk.ok(&format!("sla explain 1 --target {target} --columns act,message --no-header"));
    rows.lines().filter(|row| !row.ends_with('\t')).map(|row| row.replace('\t', " ")).collect()
}

#[test]
fn each_step_names_the_message_that_did_it() {
    let desk = explained();
    let deliver = |id: &str| {
        let mail = Mail::new(id, "08:00").answers("1@x.example");
        desk.command("deliver").stdin(mail.bytes()).ok();
    };
    // A thank-you that did not count, then two mails of one second.
    desk.at("2026-07-02T12:10:00Z").ok("status solved 1");
    desk.at("2026-07-02T12:20:00Z");
    deliver("thanks@x.example");
    desk.at("2026-07-02T12:30:00Z").ok("dismiss 1");
    desk.at("2026-07-02T12:40:00Z");
    deliver("again@x.example");
    deliver("more@x.example");
    desk.at("2026-07-02T12:50:00Z").ok("reply 1 --body 'And now?'");
    assert_eq!(moved_by(&desk, "first_response"), ["start m1", "stop m2"]);
    let next = moved_by(&desk, "next_response");
    assert!(next == ["start m4", "stop m6"] || next == ["start m5", "stop m6"], "{next:?}");
    // The solution goes on with the same mail.
    assert_eq!(moved_by(&desk, "resolution")[1], next[0].replace("start", "resume"));
}

#[test]
fn what_was_answered_before_the_desk_is_said_so() {
    let desk = Desk::new();
    let early = |id: &str| Mail::new(id, "08:00").header("Date", "Mon, 01 Jun 2026 08:00:00 +0000");
    desk.file("old.mbox", crate::mail::mboxrd(&[early("1@x.example")]));
    desk.ok("import -q old.mbox");
    let answer = early("2@acme.example").ours().answers("1@x.example");
    desk.file("Sent", crate::mail::mboxrd(&[answer.header("Date", "Mon, 29 Jun 2026 09:00:00 +0000")]));
    desk.ok("import -q --as-sent Sent");
    desk.command("deliver").stdin(Mail::new("3@x.example", "08:00").answers("1@x.example").bytes()).ok();
    let first = &desk.json("sla explain 1")["targets"]["first_response"];
    assert_eq!(first["status"], "not_applicable");
    assert_eq!(first["sentence"], "not needed: it was answered before the desk was made");
    assert_eq!(moved_by(&desk, "next_response"), ["start m3"]);
}

#[test]
fn merges_and_new_settings_are_told_by_name() {
    let desk = explained();
    desk.at("2026-07-02T12:10:00Z").ok("new --from eva@customer.example --subject 'The same again'");
    desk.at("2026-07-02T12:20:00Z").ok("new --from eva@customer.example --subject 'And again'");
    desk.at("2026-07-02T12:30:00Z").ok("merge 1 2 3");
    desk.at("2026-07-02T12:40:00Z");
    desk.file("settings.toml", PROMISES.replace("resolution = \"8h\"", "resolution = \"10h\""));
    desk.ok("settings apply settings.toml");
    desk.ok("sla apply 1");
    desk.at("2026-07-02T12:50:00Z");
    let told = |id: i64, target: &str| {
        desk.ok(&format!(
            "sla explain {id} --target {target} --columns act,counted_minutes,because --no-header"
        ))
    };
    insta::assert_snapshot!(told(1, "next_response").replace('\t', "|"), @"
    start|0|ticket 2 was merged in, whose customer has waited since Thu 2 Jul 14:10: target 60 working minutes
    merge|20|ticket 2 was merged in, whose customer has waited since Thu 2 Jul 14:10: the wait counts from its beginning
    policy|10|policy loud holds (settings 3): the target stays; its hours count from now on
    now|10|20 working minutes left
    ");
    insta::assert_snapshot!(told(1, "resolution").replace('\t', "|"), @"
    start|0|the customer wrote (m1): target 16 h of working time
    closed|30|no minute counts until Thu 2 Jul 09:00
    retarget|10|policy loud holds (tag loud put on): target 8 h of working time from now on; what was counted counts
    pause|260|it waits for the customer: pending pauses the clock (pause_on)
    resume|0|ticket 2 was merged in, whose customer has waited since Thu 2 Jul 14:10: it is our turn again
    retarget|10|policy loud holds (settings 3): target 10 h of working time from now on; what was counted counts
    now|10|4 h 40 min of working time left
    ");
    insta::assert_snapshot!(told(2, "first_response").replace('\t', "|"), @"
    start|0|the customer wrote (m3): target 8 h of working time
    cancel|20|it was merged into ticket 1
    ");
    assert_eq!(desk.json("sla explain 1")["settings"], 3);
}
