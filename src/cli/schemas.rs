//! JSON Schema (draft 2020-12) of what each command prints, made from the columns of its table.

use serde_json::{Value, json};

use crate::cli::answer::canned;
use crate::cli::answer::outbox;
use crate::cli::change::tag;
use crate::cli::columns;
use crate::cli::keep::backup;
use crate::cli::keep::demo;
use crate::cli::keep::doctor;
use crate::cli::keep::export;
use crate::cli::keep::init;
use crate::cli::keep::key;
use crate::cli::keep::log;
use crate::cli::keep::rule;
use crate::cli::keep::settings;
use crate::cli::keep::trust;
use crate::cli::keep::undo;
use crate::cli::keep::verify;
use crate::cli::look::next;
use crate::cli::look::show;
use crate::cli::look::watch;
use crate::cli::look::why;
use crate::cli::mail::mute;
use crate::cli::mail::quarantine;
use crate::cli::mail::run;
use crate::cli::people::agent;
use crate::cli::people::customer;
use crate::cli::report::report;
use crate::cli::report::sla;
use crate::cli::report::sla::calendar;
use crate::cli::report::survey;
use crate::cli::report::time;
use crate::error::{Error, Result};
use crate::report::{self as reports, simulate, tally};
use crate::table::{Column, Holds};

/// What a command prints: many rows, or one thing.
enum Prints {
    Rows(Vec<Column>),
    One(Vec<Column>),
}

/// Every command that prints a table.
fn commands() -> Vec<(String, Prints)> {
    let own = own_commands().into_iter().map(|(name, prints)| (name.to_owned(), prints));
    let mut all: Vec<_> = own.chain(reports::ALL.iter().flat_map(of_report)).collect();
    all.sort_by(|(a, _), (b, _)| a.cmp(b));
    all
}

/// What a report prints, and its list of tickets.
fn of_report(report: &reports::Report) -> [(String, Prints); 2] {
    [
        (format!("report {}", report.name), Prints::Rows(tally::columns(report, false))),
        (format!("report {} list", report.name), Prints::Rows(report.list_columns.to_vec())),
    ]
}

fn own_commands() -> Vec<(&'static str, Prints)> {
    use Prints::{One, Rows};
    let tickets = || Rows(columns::TICKET.to_vec());
    let messages: Vec<Column> = columns::MESSAGE.to_vec();
    vec![
        ("accept", Rows(columns::MESSAGE.to_vec())),
        ("agent", Rows(agent::COLUMNS.to_vec())),
        ("assign", tickets()),
        ("backup", One(backup::COLUMNS.to_vec())),
        ("canned add", Rows(canned::COLUMNS.to_vec())),
        ("canned edit", Rows(canned::COLUMNS.to_vec())),
        ("canned import", Rows(canned::COLUMNS.to_vec())),
        ("canned lint", Rows(canned::LINT.to_vec())),
        ("canned list", Rows(canned::COLUMNS.to_vec())),
        ("canned variables", Rows(canned::VARIABLES.to_vec())),
        ("canned render", One(canned::RENDERED.to_vec())),
        ("canned rm", Rows(canned::COLUMNS.to_vec())),
        ("canned show", Rows(canned::COLUMNS.to_vec())),
        ("customer address add", Rows(customer::COLUMNS.to_vec())),
        ("customer address rm", Rows(customer::COLUMNS.to_vec())),
        ("customer list", Rows(customer::COLUMNS.to_vec())),
        ("customer merge", Rows(customer::COLUMNS.to_vec())),
        ("customer set", One(customer::COLUMNS.to_vec())),
        ("customer show", One(customer::COLUMNS.to_vec())),
        ("customer unmerge", Rows(customer::COLUMNS.to_vec())),
        ("demo", One(demo::COLUMNS.to_vec())),
        ("dismiss", tickets()),
        ("doctor", Rows(doctor::COLUMNS.to_vec())),
        ("escalate", tickets()),
        ("export", One(export::COLUMNS.to_vec())),
        ("init", One(init::COLUMNS.to_vec())),
        ("intake again", Rows(columns::MESSAGE.to_vec())),
        ("key", Rows(key::COLUMNS.to_vec())),
        ("watch", One(watch::COLUMNS.to_vec())),
        ("list", Rows(columns::listed())),
        ("log", Rows(log::COLUMNS.to_vec())),
        ("log --op", One(log::shown())),
        ("merge", tickets()),
        ("messages", Rows(messages)),
        ("move", tickets()),
        ("rule list", Rows(rule::list::COLUMNS.to_vec())),
        ("rule log", Rows(rule::log::COLUMNS.to_vec())),
        ("rule off", Rows(rule::list::COLUMNS.to_vec())),
        ("rule on", Rows(rule::list::COLUMNS.to_vec())),
        ("rule replay", Rows(rule::replay::COLUMNS.to_vec())),
        ("rule test", Rows(rule::test::COLUMNS.to_vec())),
        ("mute", Rows(mute::COLUMNS.to_vec())),
        ("new", tickets()),
        ("next", One(next::all())),
        ("next why", Rows(next::WHY.to_vec())),
        ("note", tickets()),
        ("outbox drop", Rows(outbox::COLUMNS.to_vec())),
        ("outbox edit", Rows(outbox::COLUMNS.to_vec())),
        ("outbox hold", Rows(outbox::COLUMNS.to_vec())),
        ("outbox list", Rows(outbox::COLUMNS.to_vec())),
        ("outbox release", Rows(outbox::COLUMNS.to_vec())),
        ("outbox send", Rows(outbox::COLUMNS.to_vec())),
        ("outbox show", One(outbox::shown())),
        ("priority", tickets()),
        ("quarantine", Rows(quarantine::COLUMNS.to_vec())),
        ("quarantine drop", Rows(quarantine::DECIDED.to_vec())),
        ("quarantine release", Rows(quarantine::DECIDED.to_vec())),
        ("quarantine retry", Rows(quarantine::DECIDED.to_vec())),
        ("quarantine show", One(quarantine::COLUMNS.to_vec())),
        ("receive", tickets()),
        ("forward", tickets()),
        ("reply", tickets()),
        ("run", Rows(run::COLUMNS.to_vec())),
        ("report", Rows(report::COLUMNS.to_vec())),
        ("report diff", Rows(reports::diff::COLUMNS.to_vec())),
        ("report meta", One(report::META.to_vec())),
        ("settings history", Rows(settings::COLUMNS.to_vec())),
        ("settings preset", Rows(settings::preset::LISTED.to_vec())),
        ("settings show", One(settings::shown())),
        ("sla at-risk", Rows(sla::at_risk::COLUMNS.to_vec())),
        ("sla check", Rows(sla::check::COLUMNS.to_vec())),
        ("sla simulate", Rows(simulate::COLUMNS.to_vec())),
        ("sla simulate list", Rows(simulate::LIST.to_vec())),
        ("show", One(show::columns(true))),
        ("show save", Rows(show::SAVED.to_vec())),
        ("sla apply", Rows(sla::APPLIED.to_vec())),
        ("sla calendar", Rows(calendar::WINDOWS.to_vec())),
        ("sla calendar between", One(calendar::BETWEEN.to_vec())),
        ("sla calendar import", Rows(calendar::IMPORTED.to_vec())),
        ("sla calendar list", Rows(calendar::CALENDARS.to_vec())),
        ("sla calendar test", One(calendar::DUE.to_vec())),
        ("sla explain", One(sla::explain::EXPLAINED.to_vec())),
        ("snooze", tickets()),
        ("split", tickets()),
        ("status", tickets()),
        ("survey ask", Rows(survey::COLUMNS.to_vec())),
        ("survey asked", Rows(survey::COLUMNS.to_vec())),
        ("survey list", Rows(survey::COLUMNS.to_vec())),
        ("survey record", Rows(survey::COLUMNS.to_vec())),
        ("tag add", tickets()),
        ("tag list", Rows(tag::COLUMNS.to_vec())),
        ("tag rm", tickets()),
        ("time", Rows(time::COLUMNS.to_vec())),
        ("verify", Rows(verify::COLUMNS.to_vec())),
        ("verify --digest", One(verify::DIGEST.to_vec())),
        ("trust", Rows(trust::COLUMNS.to_vec())),
        ("undo", Rows(undo::COLUMNS.to_vec())),
        ("unmerge", tickets()),
        ("why message", One(why::MESSAGE.to_vec())),
        ("why ticket", One(why::TICKET.to_vec())),
    ]
}

/// The names of the commands that print a table, `tag list` as two words.
pub fn names() -> Vec<String> {
    commands().into_iter().map(|(name, _)| name).collect()
}

/// The columns of what a command prints: of itself, else of the first of its kinds (`canned`: `canned list`).
pub fn columns(command: &str) -> Option<Vec<Column>> {
    let below = format!("{command} ");
    let listed = format!("{command} list");
    let all = commands();
    let found = all.iter().find(|(name, _)| name == command);
    let found = found.or_else(|| all.iter().find(|(name, _)| *name == listed));
    let found = found.or_else(|| all.iter().find(|(name, _)| name.starts_with(&below)))?;
    let (Prints::Rows(columns) | Prints::One(columns)) = &found.1;
    Some(columns.clone())
}

/// The schema of a command; of all of them where none is named.
pub fn schema(command: &str) -> Result<Value> {
    let commands = commands();
    if command.is_empty() {
        let all = commands.iter().map(|(name, prints)| (name.clone(), one(name, prints)));
        return Ok(Value::Object(all.collect()));
    }
    match commands.iter().find(|(name, _)| name == command) {
        Some((name, prints)) => Ok(one(name, prints)),
        None => {
            let error = Error::refused(format!("desk {command} prints no table"));
            let near = crate::desk::nearest::nearest(command, commands.iter().map(|(name, _)| name.as_str()));
            Err(error.hint(near.map_or("desk schema lists all".into(), |near| format!("desk schema {near}"))))
        }
    }
}

fn one(name: &str, prints: &Prints) -> Value {
    let (columns, many) = match prints {
        Prints::Rows(columns) => (columns, true),
        Prints::One(columns) => (columns, false),
    };
    let row = object(columns);
    let mut schema = if many { json!({"type": "array", "items": row}) } else { row };
    if let Value::Object(members) = &mut schema {
        members.insert("$schema".into(), json!("https://json-schema.org/draft/2020-12/schema"));
        members.insert("title".into(), json!(format!("desk {name}")));
    }
    schema
}

fn object(columns: &[Column]) -> Value {
    let properties = columns.iter().map(|column| (column.name.to_owned(), property(column)));
    let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
    json!({"type": "object", "properties": Value::Object(properties.collect()), "required": names})
}

fn nullable(columns: &[Column]) -> Value {
    let mut value = object(columns);
    if let Value::Object(members) = &mut value {
        members.insert("type".into(), json!(["object", "null"]));
    }
    value
}

fn property(column: &Column) -> Value {
    let mut value = match column.holds {
        Holds::Text | Holds::Lettered => json!({"type": ["string", "null"]}),
        Holds::Int | Holds::Seconds | Holds::Ticket | Holds::Message => json!({"type": ["integer", "null"]}),
        Holds::Percent | Holds::Ratio | Holds::Minutes | Holds::Number | Holds::Change => {
            json!({"type": ["number", "null"]})
        }
        Holds::Bool => json!({"type": ["boolean", "null"]}),
        Holds::At => json!({"type": ["string", "null"], "format": "date-time"}),
        Holds::Tickets | Holds::Series => json!({"type": ["array", "null"], "items": {"type": "integer"}}),
        Holds::List => json!({"type": ["array", "null"], "items": {"type": "string"}}),
        Holds::Record => nullable(column.inside),
        Holds::Table => json!({"type": "array", "items": object(column.inside)}),
    };
    if let Value::Object(members) = &mut value {
        members.insert("description".into(), json!(column.about));
    }
    value
}
