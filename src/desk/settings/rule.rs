//! `[[rule]]`: what the desk does by itself when a message comes, a ticket changes, or time passes.

use super::action::{self, Action};
use super::document::{Field, Section};
use super::fault::Findings;
use super::when::{self, Reading};
use crate::desk::ticket::words;

words!(
    /** What sets a rule off. */
    Trigger {
        /** A message of a customer came. */ Message = "message",
        /** A ticket was made or changed. */ Ticket = "ticket",
        /** Time passed: each `desk run`. */ Tick = "tick",
    }
);

/// A rule. Whether the agents and canned replies that it names exist is known to the database alone; see
/// [`Settings::agents_named`](super::Settings::agents_named).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rule {
    /// As written; no two rules have the same.
    pub name: String,
    /// What sets it off.
    pub on: Trigger,
    /// The tickets that it looks at, as written; empty for all. Read anew whenever it is asked, as `today` moves on.
    pub when: String,
    /// What it does, in this order.
    pub then: Vec<Action>,
    /// The line of the document on which it begins.
    pub line: usize,
}

/// All keys of a rule.
const KEYS: &[&str] = &["name", "on", "when", "then"];

/// Reads one rule; none when something is wrong with it.
pub(super) fn read(section: &Section, reading: &Reading, findings: &mut Findings) -> Option<Rule> {
    section.only(KEYS, findings);
    let name = required(section, "name", "name = \"…\"", findings).and_then(|field| field.line(findings));
    let on = required(section, "on", "on = \"message\", \"ticket\" or \"tick\"", findings)
        .and_then(|field| field.word(Trigger::WORDS, Trigger::from_word, findings));
    let when =
        section.field("when").map(|field| when::of_rule(&field, reading, findings)).unwrap_or_default();
    if on == Some(Trigger::Tick) && section.field("when").is_none() {
        findings
            .wrong(section.place, "a rule on `tick` without `when` would act on every ticket at each run")
            .expected("when = \"…\"");
    }
    let then = required(section, "then", "then = [\"tag add refund\"]", findings);
    let actions: Option<Vec<Action>> = then.as_ref().map(|field| {
        let lines = field.lines(findings);
        lines.iter().filter_map(|(text, item)| action::read(text, item, findings)).collect()
    });
    if let Some(field) = then.filter(|field| field.as_list().is_some_and(|list| list.is_empty())) {
        findings.wrong(field.place, "`then` is empty").expected("at least one action");
    }
    let line = findings.at(section.place, String::new()).line;
    Some(Rule { name: name?.to_owned(), on: on?, when, then: actions?, line })
}

/// A field that a rule cannot do without.
fn required<'d>(
    section: &Section<'d>,
    key: &str,
    expected: &str,
    findings: &mut Findings,
) -> Option<Field<'d>> {
    let field = section.field(key);
    if field.is_none() {
        findings.wrong(section.place, format!("a rule has no `{key}`")).expected(expected);
    }
    field
}
