//! The figures that were worked by hand (`tests/data/metric_cases.json`), each through its report.

use serde_json::{Value, json};

use super::fixture;
use super::fixture::{column, made, worked_by_hand};
use crate::report::statistics::tenths;
use crate::report::{By, Options, Report, tally};
use crate::table::{Cell, Table};

/// A desk, what is asked of it, and its reports.
struct Worked {
    desk: fixture::Desk,
    options: Options,
}

impl Worked {
    fn table(&self, report: &str, by: Option<By>) -> Table {
        let options = Options { by: [by, None], ..self.options };
        made(Report::named(report).unwrap(), &self.desk, &options)
    }

    fn int(&self, report: &str, name: &str) -> i64 {
        let table = self.table(report, None);
        fixture::int(&table, table.rows.last().unwrap(), name)
    }

    fn minutes(&self, name: &str) -> Value {
        let table = self.table("response", None);
        let Cell::Minutes(minutes) = table.rows[0][table.position(name).unwrap()] else { panic!("{name}") };
        json!(minutes)
    }

    fn share(&self, report: &str, part: &str, whole: &str) -> Value {
        let (part, whole) = (self.int(report, part), self.int(report, whole));
        json!([part, whole, tenths(part, whole).unwrap() as f64 / 10.0])
    }

    /// A column by agent, without the rows in which it is zero.
    fn by_agent(&self, report: &str, name: &str) -> Value {
        let table = self.table(report, Some(By::Agent));
        let rows = column(&table, "group").into_iter().zip(column(&table, name));
        let rows = rows.filter(|(group, count)| group != "total" && count != "0");
        Value::Object(rows.map(|(group, count)| (group, json!(count.parse::<i64>().unwrap()))).collect())
    }

    fn failures(&self) -> Value {
        let facts = self.desk.facts(self.options.as_of, false);
        let failed = tally::list(&crate::report::fcr::FCR, &facts, &self.options, Some("failed"));
        let tickets = column(&failed, "ticket").into_iter().map(|ticket| format!("T{ticket}"));
        json!(tickets.zip(column(&failed, "reason")).collect::<std::collections::BTreeMap<_, _>>())
    }

    fn value(&self, key: &str) -> Value {
        match key {
            "created" | "backlog_start" | "backlog_end" => json!(self.int("volume", key)),
            "solved_tickets" => json!(self.int("fcr", "solved")),
            "solve_events" => json!(self.int("reopen", "solve_events")),
            "reopen_events" => json!(self.int("reopen", "reopen_events")),
            "auto_solved" => json!(self.int("fcr", "abandoned")),
            "fcr_net" => self.share("fcr", "resolved_first", "matured"),
            "fcr_gross" => self.share("fcr", "gross_resolved", "gross_matured"),
            "fcr_no_reopen" => self.share("fcr", "no_reopen", "gross_matured"),
            "one_touch" => self.share("fcr", "one_touch", "one_touch_of"),
            "fcr_one_hour" => self.share("fcr", "one_hour", "gross_matured"),
            "fcr_failures" => self.failures(),
            "reopen_rate" => self.share("reopen", "reopened", "matured"),
            "replies_per_resolution" => {
                json!([self.int("replies", "replies"), self.int("replies", "solved")])
            }
            "first_response_minutes" => json!({
                "n": self.int("response", "inbound"),
                "mean": self.minutes("mean_minutes"),
                "median": self.minutes("median_minutes"),
                "p90": self.minutes("p90_minutes"),
                "p95": self.minutes("p95_minutes"),
            }),
            "solved_by" => self.by_agent("fcr", "solved"),
            "first_responses_by" => self.by_agent("response", "answered"),
            other => panic!("{other}"),
        }
    }
}

/// Whether two values say the same: 55 is 55.0.
fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| same(a, b)))
        }
        (Value::Number(a), Value::Number(b)) => a.as_f64() == b.as_f64(),
        _ => a == b,
    }
}

#[test]
fn every_figure_that_was_worked_by_hand_comes_out() {
    let (desk, options, expect) = worked_by_hand();
    let worked = Worked { desk, options };
    let expect = expect.as_object().unwrap();
    assert_eq!(expect.len(), 18);
    for (key, expected) in expect {
        let value = worked.value(key);
        assert!(same(&value, expected), "{key}: {value}, and not {expected}");
    }
}

#[test]
fn the_merged_ticket_went_the_true_way() {
    let (desk, options, _) = worked_by_hand();
    let facts = desk.facts(options.as_of, false);
    let of = |ticket: i64| facts.tickets.iter().find(|fact| fact.ticket.0 == ticket).unwrap();
    assert_eq!(of(8).merged_into, Some(of(9).ticket));
    assert_eq!((of(9).history.contacts.len(), of(9).history.waits.len()), (1, 1));
}
