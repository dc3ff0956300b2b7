//! `[[rule]]`: what the desk does by itself when a message comes, a ticket changes, or time passes.

use super::action::Action;
use super::document::{Field, Section, list_of, quoted};
use super::fault::{Findings, nearest};
use super::most::{self, Most};
use super::verb;
use super::when::{self, Reading};
use crate::desk::ticket::words;

words!(
    /** What sets a rule off. */
    Trigger {
        /** A message of a customer came. */ Message = "message",
        /** A ticket began. */ Ticket = "ticket",
        /** `desk run` looked at it. */ Tick = "tick",
        /** It was just solved. */ Solved = "solved",
        /** It was just given to somebody. */ Assigned = "assigned",
        /** A promise was just missed. */ Missed = "missed",
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
    /// The same as it is written.
    pub written: Vec<String>,
    /// Whether no later rule is asked about an event on which this one fired.
    pub stop: bool,
    /// The hours in which it acts; nothing: all.
    pub hours: Option<During>,
    /// How often it sends at most; nothing: as often as the budget of automatic mail lets it.
    pub max: Option<Most>,
    /// The line of the document on which it begins.
    pub line: usize,
}

impl Rule {
    /// Whether mail leaves by it without anybody looking.
    pub fn sends(&self) -> bool {
        self.then.iter().any(Action::sends)
    }
}

/// In which hours of a calendar a rule acts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct During {
    /// The calendar's name; the settings have one of that name.
    pub calendar: String,
    /// While it is open, or while it is closed.
    pub open: bool,
}

/// As it is written: `office`, `closed:office`.
impl std::fmt::Display for During {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}", if self.open { "" } else { CLOSED }, self.calendar)
    }
}

/// What stands before the name of a calendar while which is closed.
const CLOSED: &str = "closed:";

/// All keys of a rule.
const KEYS: &[&str] = &["name", "on", "when", "then", "stop", "hours", "max"];

/// Reads one rule; none when something is wrong with it. `calendars`: the names of all that the document has.
pub(super) fn read(
    section: &Section,
    calendars: &[&str],
    reading: &Reading,
    findings: &mut Findings,
) -> Option<Rule> {
    let before = findings.count();
    section.only(KEYS, findings);
    let name = required(section, "name", "name = \"…\"", findings).and_then(|field| field.line(findings));
    let on = required(section, "on", &format!("on = {}", list_of(Trigger::WORDS)), findings)
        .and_then(|field| field.word(Trigger::WORDS, Trigger::from_word, findings));
    let when =
        section.field("when").map(|field| when::of_rule(&field, reading, findings)).unwrap_or_default();
    if on == Some(Trigger::Tick) && section.field("when").is_none() {
        findings
            .wrong(section.place, "a rule on `tick` without `when` would act on every ticket at each run")
            .expected("when = \"…\"");
    }
    let (mut then, mut written) = (Vec::new(), Vec::new());
    if let Some(field) = required(section, "then", "then = [\"tag add refund\"]", findings) {
        for (text, item) in field.lines(findings) {
            then.extend(verb::read(&item, findings));
            written.push(text.to_owned());
        }
        if field.as_list().is_some_and(|list| list.is_empty()) {
            findings.wrong(field.place, "`then` is empty").expected("at least one action");
        }
    }
    let stop = section.field("stop").and_then(|field| field.truth(findings));
    let hours = section.field("hours").and_then(|field| during(&field, calendars, findings));
    let max = section.field("max");
    let most = max.as_ref().and_then(|field| most::read(field, findings));
    let line = findings.at(section.place, String::new()).line;
    if findings.count() > before {
        return None;
    }
    let stop = stop.unwrap_or(false);
    let rule = Rule { name: name?.to_owned(), on: on?, when, then, written, stop, hours, max: most, line };
    if let Some(field) = max.filter(|_| !rule.sends()) {
        findings.odd(field.place, "`max` counts the mails that a rule sends, and this one sends none");
    }
    Some(rule)
}

/// `office` or `closed:office`.
fn during(field: &Field, calendars: &[&str], findings: &mut Findings) -> Option<During> {
    let text = field.line(findings)?;
    let (calendar, open) = match text.strip_prefix(CLOSED) {
        Some(calendar) => (calendar.trim(), false),
        None => (text, true),
    };
    if !calendars.contains(&calendar) {
        let known = match calendars {
            [] => "[calendar.NAME], a calendar to be there".to_owned(),
            known => format!("{}, or `{CLOSED}` before it", list_of(known)),
        };
        findings
            .wrong(field.place, format!("there is no calendar {}", quoted(calendar)))
            .expected(known)
            .perhaps(nearest(calendar, calendars.iter().copied()).map(|near| match open {
                true => near.to_owned(),
                false => format!("{CLOSED}{near}"),
            }));
        return None;
    }
    Some(During { calendar: calendar.to_owned(), open })
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
