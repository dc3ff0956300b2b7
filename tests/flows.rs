//! Reports of what comes in and goes out, typed: the backlog adds up, every figure can be looked behind, and the key
//! figures are those of the reports that they come from.

use serde_json::{Value, json};

use crate::harness::{Desk, ids};
use crate::mail::Mail;

/// Six tickets: solved; brought back; merged into the fourth; open and moved on; spam; open and new.
fn worked() -> Desk {
    let desk = Desk::new();
    desk.tick(0).at("2026-07-01T09:00:00Z");
    for number in 1..=6 {
        let mail = Mail::new(&format!("{number}@x.example"), "08:00").from(&format!("c{number}@x.example"));
        desk.command("deliver").stdin(mail.bytes()).ok();
    }
    desk.ok("tag add red 1-4");
    desk.ok("tag add blue 1");
    desk.at("2026-07-01T10:00:00Z");
    desk.ok("reply 1 --body Done --status solved");
    desk.ok("reply 2 --body Done --status solved");
    desk.ok("move 4 front");
    desk.ok("assign ana 4");
    desk.at("2026-07-02T10:00:00Z");
    let again = Mail::new("back@x.example", "09:00").from("c2@x.example").answers("2@x.example");
    desk.command("deliver").stdin(again.bytes()).ok();
    desk.ok("merge 4 3");
    desk.ok("status spam 5");
    desk.ok("move 4 billing");
    desk.ok("time 4 25m");
    desk.ok("survey record 1 --score 9 --scale 10");
    desk.at("2026-07-10T10:00:00Z");
    desk
}

fn total(desk: &Desk, report: &str) -> Value {
    desk.json(&format!("report {report}")).as_array().unwrap().last().unwrap().clone()
}

#[test]
fn what_came_in_less_what_went_out_is_the_backlog() {
    let desk = worked();
    let output = desk
        .run("report volume --period 2026-07-02 --by day -f csv --columns group,backlog_start,backlog_end");
    assert_eq!(output.text(), "group,backlog_start,backlog_end\n2026-07-02,4,3\ntotal,4,3\n");
    let sum = "backlog: 4 + 0 created + 0 discarded + 1 reopened - 0 solved - 2 removed + 0 restored = 3";
    assert!(output.stderr.contains(sum), "{output}");
    let all = total(&desk, "volume");
    assert_eq!(
        ["backlog_start", "created", "discarded", "solved", "backlog_end"].map(|name| all[name].clone()),
        [json!(0), json!(4), json!(2), json!(2), json!(3)]
    );
    assert_eq!(desk.ok("report volume --list backlog_end -f ids"), "2\n4\n6\n");
    // The merge is undone: it had never been.
    desk.ok("unmerge 3");
    let all = total(&desk, "volume");
    assert_eq!((&all["created"], &all["discarded"], &all["backlog_end"]), (&json!(5), &json!(1), &json!(4)));
}

#[test]
fn the_backlog_of_an_earlier_day_is_computed_today() {
    let desk = worked();
    let of = |day: &str| total(&desk, &format!("backlog --to {day}"))["backlog"].clone();
    assert_eq!(["2026-06-30", "2026-07-01", "2026-07-02"].map(of), [json!(0), json!(4), json!(3)]);
    assert_eq!(total(&desk, "backlog --period 2026-08")["backlog"], Value::Null);
    let waiting = desk.ok("report backlog --list unassigned -f ids");
    desk.command("tag add forgotten -").stdin(waiting).ok();
    assert_eq!(ids(&desk.json("list tag:forgotten")).len(), 2);
}

#[test]
fn who_did_what_stands_side_by_side() {
    let desk = worked();
    let rows = desk.json("report agents");
    let figures = |name: &str| {
        let row = rows.as_array().unwrap().iter().find(|row| row["group"] == name).unwrap().clone();
        ["created", "first_responses", "solved", "reopened", "open"].map(|figure| row[figure].clone())
    };
    assert_eq!(figures("ana"), [1, 2, 2, 1, 1].map(|n| json!(n)));
    assert_eq!(figures("(unassigned)"), [3, 0, 0, 0, 2].map(|n| json!(n)));
    let tags = desk.json("report tags");
    let carrying = |row: &Value| (row["group"].clone(), row["created"].clone(), row["carrying"].clone());
    let carried: Vec<_> = tags.as_array().unwrap().iter().map(carrying).collect();
    let expected = [("blue", 0, 1), ("red", 3, 3), ("(no tag)", 1, 0), ("total", 4, 3)];
    assert_eq!(carried, expected.map(|(group, created, all)| (json!(group), json!(created), json!(all))));
}

#[test]
fn departments_surveys_and_work_have_their_reports() {
    let desk = worked();
    let matrix = desk.json("report transfers --by department,destination");
    let moved = matrix.as_array().unwrap().iter().find(|row| row["group"] == "front").unwrap();
    assert_eq!((&moved["subgroup"], &moved["transfers"]), (&json!("billing"), &json!(1)));
    let said = total(&desk, "satisfaction");
    assert_eq!((&said["question"], &said["csat_pct"]), (&json!("satisfaction 1-10"), &json!(100.0)));
    let work = total(&desk, "time --by agent");
    assert_eq!((&work["minutes"], &work["tickets"]), (&json!(25), &json!(1)));
    assert_eq!(total(&desk, "sla --by department"), total(&desk, "sla"));
}

#[test]
fn the_key_figures_are_those_of_their_reports() {
    let desk = worked();
    for row in desk.json("report summary --to 2026-07-05").as_array().unwrap() {
        let (metric, report) = (row["metric"].as_str().unwrap(), row["report"].as_str().unwrap());
        let theirs = total(&desk, &format!("{report} --to 2026-07-05"));
        if let Some(value) = theirs.get(metric) {
            assert_eq!(&row["value"], value, "{metric} of {report}");
        }
        desk.ok(&format!("report summary --list {metric}"));
    }
    assert_eq!(desk.ok("report summary --list reopened -f ids"), "2\n");
}
