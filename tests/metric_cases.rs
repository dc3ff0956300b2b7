//! The desk of the figures that were worked by hand (`data/metric_cases.json`), typed command by command, and the reports
//! on it as they are typed: each value must be the one that was worked out.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use crate::differences::differences;
use crate::harness::Desk;
use crate::mail::Mail;

const SETTINGS: &str = r#"
[desk]
name = "Acme"
addresses = ["support@acme.example"]
timezone = "UTC"
pending_days = 7
topics = ["billing", "login", "hardware"]
fcr_ineligible = ["hardware"]
"#;

const ASKED: &str = "--period 2026-03 --as-of 2026-04-15 --tz UTC";

#[test]
fn the_reports_that_are_typed_give_what_was_worked_by_hand() {
    let cases: Value = serde_json::from_str(include_str!("data/metric_cases.json")).unwrap();
    let fixture = &cases["fixture"];
    let typed = Typed::new(fixture);
    let expect = fixture["expect"].as_object().unwrap().clone();
    assert_eq!(expect.len(), 18);
    let found: Map<String, Value> = expect.keys().map(|key| (key.clone(), typed.value(key))).collect();
    let (expect, found) = (Value::Object(expect), Value::Object(found));
    // Both ways, so that nothing is found that was not expected.
    let wrong = [differences("", &expect, &found), differences("", &found, &expect)].concat();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The desk, and which ticket of the cases has which number on it.
struct Typed {
    desk: Desk,
    numbers: HashMap<String, usize>,
}

impl Typed {
    fn new(fixture: &Value) -> Typed {
        let desk = Desk::nowhere();
        desk.at("2026-02-01T08:00:00Z").tick(0);
        desk.ok("init --name Acme --address support@acme.example --me 'Ann Ash <ann@acme.example>'");
        desk.ok("agent add ben --email ben@acme.example");
        desk.ok("agent add cy --email cy@acme.example");
        desk.file("settings.toml", SETTINGS);
        desk.ok("settings apply settings.toml");
        let mut typed = Typed { desk, numbers: HashMap::new() };
        let tickets = fixture["tickets"].as_array().unwrap();
        let mut events: Vec<(&Value, &Value)> = tickets
            .iter()
            .flat_map(|ticket| ticket["events"].as_array().unwrap().iter().map(move |event| (ticket, event)))
            .collect();
        // What happened in the same second to one ticket stays in order.
        events.sort_by_key(|(_, event)| event["at"].as_str().unwrap());
        for (ticket, event) in events {
            typed.desk.at(event["at"].as_str().unwrap());
            typed.happens(ticket, event);
        }
        typed.desk.at("2026-06-01T09:00:00Z");
        typed
    }

    fn number(&self, id: &Value) -> usize {
        self.numbers[id.as_str().unwrap()]
    }

    fn happens(&mut self, ticket: &Value, event: &Value) {
        let kind = event["kind"].as_str().unwrap();
        if kind == "created" {
            return self.begins(ticket, event);
        }
        let number = self.number(&ticket["id"]);
        let agent = event["agent"].as_str().unwrap_or("ann");
        let line = match kind {
            "agent_reply" => format!("reply {number} --body 'Please try again' --status keep --as {agent}"),
            // The desk itself, after `pending_days`.
            "solved" if event["agent"].is_null() => return,
            "solved" | "pending" | "spam" => format!("status {kind} {number} --as {agent}"),
            // One of them writes, the other one calls.
            "customer_reply" if number.is_multiple_of(2) => {
                format!("receive {number} --body 'It does not work'")
            }
            "customer_reply" => {
                let answer = self.mail(ticket, "back").answers(&format!("{number}.new@x.example"));
                return drop(self.desk.command("deliver").stdin(answer.bytes()).ok());
            }
            "reopen_voided" => format!("dismiss {number}"),
            "merged_into" => format!("merge {} {number}", self.number(&event["into"])),
            // Typed with the ticket that was merged.
            "merged_in" => return,
            other => panic!("no way to type {other}"),
        };
        self.desk.ok(&line);
    }

    fn begins(&mut self, ticket: &Value, event: &Value) {
        self.numbers.insert(ticket["id"].as_str().unwrap().to_owned(), self.numbers.len() + 1);
        let number = self.number(&ticket["id"]);
        let (who, topic) = (ticket["requester"].as_str().unwrap(), ticket["topic"].as_str().unwrap());
        if event["mode"] == "outbound" {
            self.desk.ok(&format!(
                "new --from {who}@x.example --subject Notice --tag {topic} --outbound --as ann"
            ));
            // Nobody is asked anything: it need not be given up when nobody answers.
            self.desk.ok(&format!("status open {number} --as ann"));
            return;
        }
        self.desk.command("deliver").stdin(self.mail(ticket, "new").bytes()).ok();
        self.desk.ok(&format!("tag add {topic} {number}"));
    }

    fn mail(&self, ticket: &Value, word: &str) -> Mail {
        let number = self.number(&ticket["id"]);
        let from = format!("{}@x.example", ticket["requester"].as_str().unwrap());
        Mail::new(&format!("{number}.{word}@x.example"), "08:00")
            .from(&from)
            .subject(&format!("Case {number}"))
    }

    fn rows(&self, report: &str) -> Vec<Value> {
        self.desk.json(&format!("report {report} {ASKED}")).as_array().unwrap().clone()
    }

    fn total(&self, report: &str) -> Value {
        self.rows(report).pop().unwrap()
    }

    fn share(&self, report: &str, [part, whole, share]: [&str; 3]) -> Value {
        let total = self.total(report);
        json!([total[part], total[whole], total[share]])
    }

    /// A column by agent, without the rows in which it is zero.
    fn by_agent(&self, report: &str, name: &str) -> Value {
        let rows = self.rows(&format!("{report} --by agent")).into_iter();
        let rows = rows.filter(|row| row["group"] != "total" && row[name] != 0);
        Value::Object(
            rows.map(|row| (row["group"].as_str().unwrap().to_owned(), row[name].clone())).collect(),
        )
    }

    fn failures(&self) -> Value {
        let failed = self.rows("fcr --list failed");
        let id = |row: &Value| {
            let same = |number: usize| row["ticket"] == number;
            self.numbers.iter().find(|(_, number)| same(**number)).unwrap().0.clone()
        };
        Value::Object(failed.iter().map(|row| (id(row), row["reason"].clone())).collect())
    }

    fn value(&self, key: &str) -> Value {
        match key {
            "created" | "backlog_start" | "backlog_end" => self.total("volume")[key].clone(),
            "solved_tickets" => self.total("fcr")["solved"].clone(),
            "solve_events" | "reopen_events" => self.total("reopen")[key].clone(),
            "auto_solved" => self.total("fcr")["abandoned"].clone(),
            "fcr_net" => self.share("fcr", ["resolved_first", "matured", "fcr_pct"]),
            "fcr_gross" => self.share("fcr", ["gross_resolved", "gross_matured", "gross_pct"]),
            "fcr_no_reopen" => self.share("fcr", ["no_reopen", "gross_matured", "no_reopen_pct"]),
            "one_touch" => self.share("fcr", ["one_touch", "one_touch_of", "one_touch_pct"]),
            "fcr_one_hour" => self.share("fcr", ["one_hour", "gross_matured", "one_hour_pct"]),
            "fcr_failures" => self.failures(),
            "reopen_rate" => self.share("reopen", ["reopened", "matured", "reopen_pct"]),
            "replies_per_resolution" => {
                let total = self.total("replies");
                json!([total["replies"], total["solved"]])
            }
            "first_response_minutes" => {
                let total = self.total("response");
                json!({
                    "n": total["answered"],
                    "mean": total["mean_minutes"].as_f64(),
                    "median": total["median_minutes"].as_f64(),
                    "p90": total["p90_minutes"],
                    "p95": total["p95_minutes"],
                })
            }
            "solved_by" => self.by_agent("fcr", "solved"),
            "first_responses_by" => self.by_agent("response", "answered"),
            other => panic!("{other}"),
        }
    }
}
