//! Reports: figures whose parts sum to them, the same for ever, and told apart from nothing.

use serde_json::{Value, json};

use crate::harness::{Desk, strict};
use crate::mail::{Mail, mboxrd};

/// Three weeks of a desk: answered in time, late, not at all; solved at once, and after a second contact.
fn worked() -> Desk {
    let desk = Desk::new();
    desk.tick(0);
    let mails = |from: usize| -> Vec<Mail> {
        (from..from + 4)
            .map(|at| Mail::new(&format!("{at}@x.example"), "08:00").from(&format!("c{at}@x.example")))
            .collect()
    };
    desk.at("2026-07-01T09:00:00Z");
    for mail in mails(1) {
        desk.command("deliver").stdin(mail.bytes()).ok();
    }
    desk.ok("tag add red 1-2");
    desk.at("2026-07-01T10:00:00Z");
    desk.ok("reply 1 --body Done --status solved");
    desk.ok("reply 2 --body Done --status solved");
    desk.at("2026-07-03T10:00:00Z");
    desk.command("deliver")
        .stdin(Mail::new("back@x.example", "09:00").from("c2@x.example").answers("2@x.example").bytes())
        .ok();
    desk.ok("reply 3 --body Late --status solved");
    desk.at("2026-07-22T10:00:00Z");
    for mail in mails(5) {
        desk.command("deliver").stdin(mail.bytes()).ok();
    }
    desk
}

fn total(rows: &Value) -> Value {
    rows.as_array().unwrap().iter().find(|row| row["group"] == "total").expect("a row total").clone()
}

#[test]
fn the_parts_sum_to_the_total() {
    let desk = worked();
    for by in [
        "agent",
        "tag",
        "topic",
        "channel",
        "department",
        "priority",
        "customer",
        "day",
        "week",
        "month",
        "policy",
    ] {
        for report in ["sla", "fcr"] {
            let rows = desk.json(&format!("report {report} --by {by} --from 2026-06-01"));
            let rows = rows.as_array().unwrap();
            let additive: &[&str] = match report {
                "sla" => &["decided", "met", "missed", "active", "at_risk", "paused", "cancelled"],
                _ => &[
                    "solved",
                    "eligible",
                    "matured",
                    "resolved_first",
                    "gross_resolved",
                    "gross_matured",
                    "one_touch",
                    "one_touch_of",
                    "provisional",
                    "abandoned",
                ],
            };
            let targets: Vec<Value> =
                rows.iter().filter(|row| row["group"] == "total").map(|row| row["target"].clone()).collect();
            for target in targets {
                let sum = |total: bool, column: &str| -> i64 {
                    // The row for all targets has a line for each in the groups.
                    let chosen = rows.iter().filter(|row| {
                        let all = target == "all" && !total && row["target"] != "all";
                        (row["target"] == target || all) && (row["group"] == "total") == total
                    });
                    chosen.map(|row| row[column].as_i64().unwrap()).sum()
                };
                for column in additive {
                    assert_eq!(
                        sum(false, column),
                        sum(true, column),
                        "{report} by {by}: {column} of {target}"
                    );
                }
            }
        }
    }
}

#[test]
fn percentages_are_what_stands_beside_them() {
    let desk = worked();
    let rows = desk.json("report sla --from 2026-06-01");
    for row in rows.as_array().unwrap() {
        let number = |name: &str| row[name].as_f64();
        let (decided, met) = (number("decided").unwrap(), number("met").unwrap());
        assert_eq!(decided, met + number("missed").unwrap(), "{row}");
        match number("met_pct") {
            None => assert_eq!(decided, 0.0, "{row}"),
            Some(share) => assert!((share - 100.0 * met / decided).abs() <= 0.051, "{row}"),
        }
    }
    let first = rows.as_array().unwrap().iter().find(|row| row["target"] == "first_response").unwrap();
    assert_eq!((&first["met"], &first["missed"]), (&2.into(), &2.into()), "{first}");
    let fcr = total(&desk.json("report fcr --from 2026-06-01"));
    assert_eq!(
        (&fcr["solved"], &fcr["matured"], &fcr["resolved_first"]),
        (&3.into(), &3.into(), &2.into()),
        "{fcr}"
    );
}

#[test]
fn empty_is_nothing_and_never_a_hundred_percent() {
    let desk = Desk::new();
    for report in ["sla", "fcr"] {
        let rows = desk.json(&format!("report {report} --period 2020-01"));
        for row in rows.as_array().unwrap() {
            for (name, value) in row.as_object().unwrap() {
                if name.ends_with("_pct") || name.ends_with("_minutes") {
                    assert!(value.is_null(), "{report} {name}: {value}");
                }
            }
        }
        let table = desk.command(&format!("report {report} --period 2020-01")).terminal(200).ok();
        assert!(table.contains('-') && !table.contains("100") && !table.contains("NaN"), "{table}");
    }
}

#[test]
fn a_figure_once_printed_stays() {
    let desk = worked();
    let operation = desk.json("log --limit 1")[0]["operation"].clone();
    let line = |report: &str| {
        format!("report {report} --from 2026-06-01 --as-of 2026-07-22T09:00:00Z --known {operation} -f csv")
    };
    let before = ["sla", "fcr"].map(|report| desk.ok(&line(report)));
    desk.at("2026-08-05T10:00:00Z");
    desk.ok("status solved 4-8");
    desk.ok("tag add red 5-8");
    desk.file(
        "late.mbox",
        mboxrd(&[Mail::new("late@x.example", "09:30").from("c1@x.example").answers("1@x.example")]),
    );
    desk.ok("import -q late.mbox");
    desk.file("settings.toml", desk.ok("settings show").replace("\"8h\"", "\"1h\""));
    desk.ok("settings apply settings.toml");
    assert_eq!(before, ["sla", "fcr"].map(|report| desk.ok(&line(report))));
    assert_ne!(before[1], desk.ok("report fcr --from 2026-06-01 -f csv"), "while today's figure moves");
}

#[test]
fn every_figure_names_its_tickets() {
    let desk = worked();
    let row = desk
        .json("report sla --from 2026-06-01")
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["target"] == "all")
        .unwrap()
        .clone();
    for cell in ["met", "missed"] {
        let behind = desk.json(&format!("report sla --from 2026-06-01 --list {cell}"));
        assert_eq!(behind.as_array().unwrap().len() as i64, row[cell].as_i64().unwrap(), "{cell}: {behind}");
    }
    let solved = desk.json("report fcr --from 2026-06-01 --list solved");
    assert_eq!(solved.as_array().unwrap().len(), 3, "{solved}");
    let piped = desk.ok("report fcr --from 2026-06-01 --list solved");
    assert_eq!(
        strict(&desk.command("tag add counted - -f json").stdin(piped).ok()).as_array().unwrap().len(),
        3
    );
}

#[test]
fn every_format_is_whole() {
    let desk = worked();
    for report in ["", "sla", "fcr", "sla --by customer", "fcr --by tag", "sla --list missed"] {
        for format in ["table", "tsv", "csv", "json", "jsonl", "md", "html"] {
            let text = desk.ok(&format!("report {report} -f {format}"));
            match format {
                "json" => drop(strict(&text)),
                "jsonl" => text.lines().for_each(|line| drop(strict(line))),
                _ => assert!(!text.is_empty(), "{report} {format}"),
            }
        }
    }
}

#[test]
fn a_check_tells_scripts() {
    let desk = worked();
    let check =
        |target: u32| desk.run(&format!("report sla --from 2026-06-01 --check --target {target}")).code;
    assert_eq!((check(1), check(100)), (0, 4));
    assert_eq!(desk.run("report sla --period 2020-01 --check --target 100").code, 0, "nothing was decided");
    assert_eq!(desk.refused("report sla --check").code, 2);
    assert_eq!(desk.refused("report sla --check --target 101").code, 2);
}

#[test]
fn a_file_is_written_whole_or_not_at_all() {
    let desk = worked();
    desk.ok("report sla -o sla.csv");
    assert_eq!(std::fs::read_to_string(desk.path("sla.csv")).unwrap(), desk.ok("report sla -f csv"));
    desk.ok("report sla -o sla.json");
    strict(&std::fs::read_to_string(desk.path("sla.json")).unwrap());
    assert_eq!(desk.refused("report sla -o nowhere/sla.csv").code, 73);
    desk.file("kept.csv", "old\n");
    desk.refused("report sla statsu:open -o kept.csv").says(
        2,
        "`statsu:` is no key of a query",
        "did you mean `status:`?",
    );
    assert_eq!(std::fs::read_to_string(desk.path("kept.csv")).unwrap(), "old\n");
    let left: Vec<String> = std::fs::read_dir(desk.folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains("kept") || name.contains("sla"))
        .collect();
    assert_eq!(left.len(), 3, "nothing half done lies about: {left:?}");
}

#[test]
fn history_is_counted_only_when_asked_for() {
    let desk = Desk::new();
    let old = |id: &str, hour: &str| {
        Mail::new(id, "07:00").header("Date", &format!("Mon, 01 Jun 2026 {hour}:00 +0000"))
    };
    desk.file("inbox.mbox", mboxrd(&[old("1@x.example", "09:00"), old("2@x.example", "09:00")]));
    desk.file("box/Sent", mboxrd(&[old("3@acme.example", "10:00").ours().answers("1@x.example")]));
    desk.ok("import -q inbox.mbox box");
    let decided = |line: &str| {
        let rows = desk.json(line);
        rows.as_array().unwrap().iter().find(|row| row["target"] == "first_response").unwrap()["decided"]
            .clone()
    };
    assert_eq!(decided("report sla --period 2026-06"), 0);
    assert_eq!(decided("report sla --period 2026-06 --backfill"), 2);
}

#[test]
fn bad_reports_are_refused() {
    let desk = worked();
    desk.refused("report slaa").says(2, "slaa", "sla");
    assert_eq!(desk.refused("report sla --period someday").code, 2);
    assert_eq!(desk.refused("report sla --from 2026-13-01").code, 2);
    assert_eq!(desk.refused("report sla --by colour").code, 2);
    assert_eq!(desk.refused("report sla --list nothing").code, 2);
    assert_eq!(desk.refused("report sla --as-of never").code, 2);
    assert_eq!(
        desk.json("report")
            .as_array()
            .unwrap()
            .iter()
            .filter(|row| ["sla", "fcr"].iter().any(|name| row["name"] == *name || row["report"] == *name))
            .count(),
        2
    );
    assert_ne!(desk.json("report sla"), json!([]));
}

#[test]
fn a_call_makes_nobody_wait_and_a_second_one_is_a_second_contact() {
    let desk = Desk::new();
    desk.tick(0).at("2026-07-01T09:00:00Z");
    for subject in ["Once", "Twice"] {
        desk.ok(&format!("new --from {subject}@x.example --subject {subject} --channel phone --live"));
    }
    assert_eq!(desk.ticket(1)["waiting_since"], Value::Null);
    desk.at("2026-07-01T11:00:00Z");
    desk.ok("receive 2 --body again --channel phone");
    assert_eq!(desk.ticket(2)["waiting_since"], "2026-07-01T11:00:00Z");
    desk.ok("status solved 1-2");
    desk.at("2026-07-20T09:00:00Z");
    let listed = desk.json("report fcr --list");
    let outcomes: Vec<_> =
        listed.as_array().unwrap().iter().map(|row| (&row["outcome"], &row["reason"])).collect();
    assert_eq!(json!(outcomes), json!([["resolved_first", null], ["failed", "customer had to write again"]]));
}

#[test]
fn pending_without_an_answer_until_the_desk_gives_up_is_no_first_contact_resolution() {
    let desk = Desk::new();
    desk.tick(0).at("2026-07-01T09:00:00Z");
    let settings = desk.ok("settings show").replace("pending_days = 0", "pending_days = 3");
    desk.file("settings.toml", settings);
    desk.ok("settings apply settings.toml");
    desk.ok("new --from eva@x.example --subject Teapot");
    desk.ok("status pending 1");
    desk.at("2026-07-20T09:00:00Z");
    let total = total(&desk.json("report fcr"));
    assert_eq!(
        (&total["solved"], &total["abandoned"], &total["gross_matured"]),
        (&json!(1), &json!(1), &json!(0))
    );
}

#[test]
fn what_we_wrote_before_the_customer_is_no_answer_to_them_in_the_same_second_either() {
    let desk = Desk::new();
    desk.tick(0).at("2026-07-01T09:00:00Z");
    desk.ok("new --from eva@x.example --subject Offer --outbound");
    desk.ok("reply 1 --body 'One more thing' --status keep");
    desk.ok("receive 1 --body 'Which one?'");
    desk.at("2026-07-01T10:00:00Z");
    let total = total(&desk.json("report response"));
    assert_eq!((&total["answered"], &total["unanswered"]), (&json!(0), &json!(1)));
}
