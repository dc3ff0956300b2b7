//! What will be missed, what was, and what would have been: `sla at-risk`, `sla check` and `sla simulate`.

use serde_json::{Value, json};

use crate::harness::Desk;
use crate::mail::{Mail, mboxrd};

/// An office with a lunch break; people called VIP are answered within 20 hours of the clock.
const PROMISES: &str = r#"
[desk]
name = "Acme"
addresses = ["support@acme.example"]
timezone = "UTC"

[calendar.office]
mon = ["09:00-12:00", "13:00-17:00"]
tue = ["09:00-12:00", "13:00-17:00"]
wed = ["09:00-12:00", "13:00-17:00"]
thu = ["09:00-12:00", "13:00-17:00"]
fri = ["09:00-12:00", "13:00-17:00"]
holidays = ["2026-12-25"]

[[policy]]
name = "vip"
when = "is:vip"
calendar = "office"
first_response = { target = "20h", hours = "calendar" }

[[policy]]
name = "standard"
calendar = "office"
first_response = "4h"
next_response = "2h"
resolution = "14h"
pause_on = ["pending"]
retarget = "fresh"
priority.urgent = { resolution = "7h" }
"#;

/// A desk with those promises. 2026-07-06 is a Monday.
fn promising() -> Desk {
    let desk = Desk::new();
    desk.file("settings.toml", PROMISES);
    desk.ok("settings apply settings.toml");
    desk.tick(0);
    desk
}

fn new(desk: &Desk, at: &str, from: &str, subject: &str) {
    desk.at(at);
    desk.ok(&format!("new --from {from} --subject '{subject}' --body x"));
}

/// Monday's tickets: 1 and 2 of the morning, 3 answered and waiting for its customer, 4 of a VIP.
fn monday() -> Desk {
    let desk = promising();
    new(&desk, "2026-07-06T09:00:00Z", "a@x.example", "Teapot arrived broken");
    new(&desk, "2026-07-06T10:00:00Z", "b@x.example", "=SUM(A1)\u{202e}");
    new(&desk, "2026-07-06T10:30:00Z", "c@x.example", "Login");
    desk.at("2026-07-06T11:30:00Z").ok("reply 3 --body 'Which browser?'");
    new(&desk, "2026-07-06T11:30:00Z", "d@x.example", "Parcel");
    desk.ok("customer vip d@x.example");
    desk
}

/// The rows as `ticket target left due`, in the order in which they are shown.
fn rows(desk: &Desk, line: &str) -> Vec<String> {
    let rows = desk.json(line);
    let word = |row: &Value, name: &str| row[name].to_string().trim_matches('"').to_owned();
    let names = ["ticket", "target", "status", "left_minutes", "due"];
    let said = |row: &Value| names.map(|name| word(row, name)).join(" ");
    rows.as_array().unwrap().iter().map(said).collect()
}

#[test]
fn the_most_urgent_comes_first_and_time_is_working_time() {
    let desk = monday();
    desk.at("2026-07-06T16:00:00Z");
    assert_eq!(
        rows(&desk, "sla at-risk"),
        [
            "1 first_response missed -120 overdue",
            "2 first_response missed -60 overdue",
            // 07:30 on Tuesday, before the doors open.
            "4 first_response active 930 unattended",
        ][..2]
    );
    assert_eq!(rows(&desk, "sla at-risk --within 16h id:4"), ["4 first_response active 930 unattended"]);
    // The resolution of 1 is due 14 working hours after Monday 09:00: on Tuesday at 17:00.
    assert_eq!(rows(&desk, "sla at-risk --within 8h id:1")[1], "1 resolution active 480 later");
    assert_eq!(rows(&desk, "sla at-risk --within 7h59m id:1").len(), 1);
    desk.at("2026-07-07T09:00:00Z");
    assert_eq!(rows(&desk, "sla at-risk --within 7h id:1")[1], "1 resolution active 420 today");
    // 80 % of 14 hours: 672 minutes, 168 before the end.
    desk.at("2026-07-07T14:12:00Z");
    assert_eq!(rows(&desk, "sla at-risk --within 1m id:1")[1], "1 resolution at_risk 168 today");
    desk.wait(-1);
    assert_eq!(rows(&desk, "sla at-risk --within 1m id:1").len(), 1);
    desk.refused("sla at-risk --within 2d").says(2, "only hours and minutes", "4h");
    desk.refused("sla at-risk statsu:open").says(2, "`statsu:` is no key", "did you mean `status:`?");
}

#[test]
fn what_waits_for_its_customer_is_shown_as_if_they_answered_now() {
    let desk = monday();
    desk.at("2026-07-07T16:00:00Z");
    assert!(!desk.ok("sla at-risk -f ids --within 40h").lines().any(|line| line == "3"));
    // One hour was used of fourteen.
    let line = "sla at-risk --if-customer-answers-now id:3 --within";
    assert_eq!(rows(&desk, &format!("{line} 13h")), ["3 resolution paused 780 later"]);
    assert_eq!(rows(&desk, &format!("{line} 12h59m")), [""; 0]);
    assert_eq!(desk.json(&format!("{line} 13h"))[0]["due_at"], json!("2026-07-09T15:00:00Z"));
    // A shorter goal is given in full from there on: an hour used and seven more. The kept clock does not say so.
    desk.ok("priority urgent 3");
    assert_eq!(rows(&desk, &format!("{line} 13h")), ["3 resolution paused 420 later"]);
    it_comes_true(&desk);
}

/// What is foretold of ticket 3 is what holds when its customer answers.
fn it_comes_true(desk: &Desk) {
    let resolution = |line: &str| -> Value {
        let rows = desk.json(line);
        let found = rows.as_array().unwrap().iter().find(|row| row["target"] == "resolution");
        found.expect("a resolution").clone()
    };
    let foretold = resolution("sla at-risk --if-customer-answers-now id:3 --within 40h");
    assert_eq!(foretold["status"], "paused");
    desk.ok("receive 3 --body Firefox");
    let running = resolution("sla at-risk id:3 --within 40h");
    for name in ["due_at", "left_seconds", "due"] {
        assert_eq!(running[name], foretold[name], "{name}");
    }
}

#[test]
fn a_goal_that_was_given_while_a_ticket_was_solved_comes_back_with_it() {
    let desk = promising();
    desk.file("keep.toml", PROMISES.replace("retarget = \"fresh\"\n", ""));
    desk.ok("settings apply keep.toml");
    for subject in ["One", "Two", "Three"] {
        new(&desk, "2026-07-06T09:00:00Z", "a@x.example", subject);
    }
    desk.wait(3600).ok("reply 3 --body Done --status solved");
    desk.ok("priority urgent 3");
    desk.wait(3600).ok("receive 3 --body 'It came back'");
    desk.ok("priority normal 3");
    desk.ok("reply 3 --body Again --status solved");
    desk.wait(3600).ok("receive 3 --body 'And once more'");
    desk.ok("reply 3 --body 'Which browser?' --status pending");
    it_comes_true(&desk);
}

#[test]
fn a_solved_ticket_and_one_from_before_the_desk_are_no_risk() {
    let desk = monday();
    desk.at("2026-07-10T10:00:00Z").ok("status solved 1-4");
    let output = desk.run("sla at-risk --within 1000h --if-customer-answers-now");
    assert_eq!((output.code, output.stderr.as_str()), (0, "nothing is at risk\n"));
    assert_eq!(output.text().lines().count(), 1, "only the names of the columns");
    let old = Mail::new("old@x.example", "07:00").header("Date", "Mon, 01 Jun 2026 09:00:00 +0000");
    desk.file("old.mbox", mboxrd(&[old]));
    desk.ok("import -q old.mbox");
    assert_eq!(desk.json("sla at-risk --within 1000h"), json!([]));
}

#[test]
fn risk_reads_in_every_format() {
    let desk = monday();
    desk.at("2026-07-06T15:30:00Z");
    let table = desk.command("sla at-risk --color never").terminal(80).ok();
    insta::assert_snapshot!(table, @r#"
    ticket  target        due_at      left_minutes  due      assignee  subject
         1  first_respo…  1 h ago              -90  overdue  -         Teapot arriv…
         2  first_respo…  30 min ago           -30  overdue  -         =SUM(A1)\u{2…
    "#);
    insta::assert_snapshot!(desk.ok("sla at-risk"), @r#"
    ticket	target	due_at	left_minutes	due	assignee	subject
    1	first_response	2026-07-06T14:00:00Z	-90	overdue		Teapot arrived broken
    2	first_response	2026-07-06T15:00:00Z	-30	overdue		=SUM(A1)\\u{202e}
    "#);
    insta::assert_snapshot!(desk.ok("sla at-risk -f csv --columns ticket,due,left_seconds,policy,subject"), @r#"
    ticket,due,left_seconds,policy,subject
    1,overdue,-5400,standard,Teapot arrived broken
    2,overdue,-1800,standard,'=SUM(A1)\u{202e}
    "#);
    assert_eq!(desk.ok("sla at-risk -f ids"), "1\n2\n");
}

#[test]
fn a_check_is_silent_where_all_is_well_and_tells_each_fault() {
    let desk = monday();
    desk.at("2026-07-06T12:00:00Z");
    let quiet = desk.run("sla check --target 100");
    assert_eq!((quiet.code, quiet.text().as_str(), quiet.stderr.as_str()), (0, "", ""));
    assert_eq!(desk.json("sla check"), json!([]));
    desk.at("2026-07-06T16:00:00Z");
    let fault = desk.run("sla check --target 95");
    assert_eq!(fault.code, 4);
    insta::assert_snapshot!(fault.text(), @"
    check	value	limit	ok	met	decided	tickets
    overdue	2	0	false			1,2
    met_pct	33.3	95.0	false	1	3	1,2
    ");
    let silent = desk.run("sla check --target 95 -q");
    assert_eq!((silent.code, silent.text().as_str(), silent.stderr.as_str()), (4, "", ""));
    // A third is shown as 33.3 and is a little more.
    assert_eq!(desk.run("sla check --target 33.3 id:3").code, 0);
    assert_eq!(desk.run("sla check id:1").code, 4);
    assert_eq!(desk.run("sla check id:4").code, 0);
    // Answered late: nothing is overdue any more, but the promises stay missed.
    desk.ok("reply 1 --body Done --status solved");
    desk.ok("reply 2 --body Done --status solved");
    assert_eq!(desk.run("sla check").code, 0);
    assert_eq!(desk.run("sla check --target 60").code, 0, "three of five");
    assert_eq!(desk.run("sla check --target 60.1").code, 4);
    let share = |line: &str| desk.run(&format!("{line} -f json")).text();
    let rows: Value = serde_json::from_str(&share("sla check --target 100 -v")).unwrap();
    let report = desk.json("report sla --period this-month");
    let total = report.as_array().unwrap().last().unwrap();
    for name in ["met", "decided"] {
        assert_eq!(rows[1][name], total[name]);
    }
    assert_eq!(
        (&rows[1]["value"], &rows[0]["ok"], &rows[1]["ok"]),
        (&total["met_pct"], &json!(true), &json!(false))
    );
    // Nothing was decided in June: no share, and nothing wrong with it.
    let june = desk.json("sla check --target 100 --period 2026-06 -v");
    assert_eq!((&june[1]["value"], &june[1]["ok"]), (&json!(null), &json!(true)));
    desk.refused("sla check --period 2026-06").says(2, "a period is for --target", "--target 95");
    assert_eq!(desk.refused("sla check --target 101").code, 2);
    assert_eq!(desk.refused("sla check --target 95 --period someday").code, 2);
}

#[test]
fn history_is_replayed_under_other_settings_and_nothing_is_written() {
    let desk = monday();
    desk.at("2026-07-06T16:00:00Z").ok("reply 1 --body Done --status solved");
    desk.at("2026-07-06T16:30:00Z").ok("reply 2 --body Done --status solved");
    desk.file("same.toml", PROMISES);
    desk.file("longer.toml", PROMISES.replace(r#"first_response = "4h""#, r#"first_response = "6h""#));
    desk.file("shorter.toml", PROMISES.replace(r#"resolution = "14h""#, r#"resolution = "5h30m""#));
    let before = desk.dump();
    let report = desk.json("report sla");
    let same = desk.json("sla simulate same.toml");
    for (row, reported) in same.as_array().unwrap().iter().zip(report.as_array().unwrap()) {
        for side in ["old", "new"] {
            assert_eq!(row[format!("{side}_met")], reported["met"], "{row}");
            assert_eq!(row[format!("{side}_missed")], reported["missed"], "{row}");
            assert_eq!(row[format!("{side}_pct")], reported["met_pct"], "{row}");
        }
    }
    assert_eq!(desk.json("sla simulate same.toml --list changed"), json!([]));
    insta::assert_snapshot!(desk.ok("sla simulate longer.toml"), @"
    target	old_met	old_missed	old_pct	new_met	new_missed	new_pct	to_met	to_missed	minutes_90	minutes_95	minutes_99
    first_response	1	2	33.3	3	0	100.0	2	0	360	360	360
    next_response	0	0		0	0		0	0			
    resolution	2	0	100.0	2	0	100.0	0	0	360	360	360
    all	3	2	60.0	5	0	100.0	2	0
    ");
    insta::assert_snapshot!(desk.ok("sla simulate longer.toml --list"), @r#"
    ticket	target	old_status	new_status	old_due_at	new_due_at	old_elapsed_minutes	new_elapsed_minutes	subject
    1	first_response	missed	met	2026-07-06T14:00:00Z	2026-07-06T16:00:00Z	360	360	Teapot arrived broken
    2	first_response	missed	met	2026-07-06T15:00:00Z	2026-07-06T17:00:00Z	330	330	=SUM(A1)\\u{202e}
    "#);
    insta::assert_snapshot!(desk.ok("sla simulate shorter.toml --list to_missed -f csv"), @"
    ticket,target,old_status,new_status,old_due_at,new_due_at,old_elapsed_minutes,new_elapsed_minutes,subject
    1,resolution,met,missed,2026-07-07T17:00:00Z,2026-07-06T15:30:00Z,360,360,Teapot arrived broken
    ");
    let shown = desk.command("sla simulate longer.toml --color never").terminal(80).run();
    insta::assert_snapshot!(shown, @"
    --- stdout
    target          old_met  old_missed  old_pct  new_met  new_missed  new_pct
    first_response        1           2     33.3        3           0    100.0
    next_response         0           0        -        0           0        -
    resolution            2           0    100.0        2           0    100.0
    all                   3           2     60.0        5           0    100.0
    --- stderr
    warning: longer.toml:7:1: [calendar.office] has no dated holidays after 2026 yet
       7 | [calendar.office]
         | ^^^^^^^^^^^^^^^^^
    first_response would have been met: 90 % with 360 min, 95 % with 360 min, 99 % with 360 min; 1 still open
    resolution would have been met: 90 % with 360 min, 95 % with 360 min, 99 % with 360 min; 1 still open
    2 promises flip: 2 to met, 0 to missed; --list shows them
    --- exit 0
    ");
    assert!(shown.text().lines().all(|line| line.chars().count() <= 80));
    let listed = desk.command("sla simulate longer.toml --list --color never").terminal(80).run();
    insta::assert_snapshot!(listed, @r#"
    --- stdout
    ticket  target       old_status  new_status  old_due_at  new_due_at  subject
         1  first_resp…  missed      met         2 h ago     30 min ago  Teapot arr…
         2  first_resp…  missed      met         1 h ago     in 30 min   =SUM(A1)\u…
    --- stderr
    warning: longer.toml:7:1: [calendar.office] has no dated holidays after 2026 yet
       7 | [calendar.office]
         | ^^^^^^^^^^^^^^^^^
    --- exit 0
    "#);
    // Only those whose customers began to wait in the period, and only of these tickets.
    let promises = |line: &str| desk.json(line)[3]["promises"].clone();
    assert_eq!(
        promises("sla simulate same.toml --from 2026-07-06T09:30:00Z --to 2026-07-06T10:15:00Z"),
        json!(2)
    );
    assert_eq!(promises("sla simulate same.toml --period 2026-06"), json!(0));
    assert_eq!(promises("sla simulate same.toml is:vip"), json!(1));
    assert!(before == desk.dump(), "replaying has written something");
    let piped = desk.command("sla simulate - -f json").stdin(PROMISES).ok();
    assert_eq!(piped, desk.ok("sla simulate same.toml -f json"));
}

#[test]
fn a_document_that_is_wrong_is_refused_as_by_settings_check() {
    let desk = monday();
    desk.file("wrong.toml", PROMISES.replace("\"4h\"", "\"1d\""));
    desk.refused("sla simulate wrong.toml").says(78, "wrong.toml:24:18", "desk settings check");
    assert_eq!(desk.refused("sla simulate nowhere.toml").code, 66);
    desk.file("same.toml", PROMISES);
    desk.refused("sla simulate same.toml --list nothing").says(2, "nothing", "to_missed");
    assert_eq!(desk.refused("sla simulate same.toml --period someday").code, 2);
    assert_eq!(desk.refused("sla simulate same.toml --columns ticket").code, 2);
}
