//! What a canned reply can name, and where each value comes from.

use std::collections::BTreeMap;

use super::expected::expected_by;
use super::{first_name, greeting};
use crate::desk::clean::{Breaks, clean};
use crate::desk::id::TicketId;
use crate::desk::nearest::nearest as nearest_word;
use crate::desk::ticket::{Priority, Status};
use crate::desk::time::{Moment, Zone};

/// A variable that every template may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// `group.field`, or a word alone.
    pub name: &'static str,
    /// What it holds, in a few words.
    pub about: &'static str,
    /// Whether some tickets or customers have none.
    pub may_be_unset: bool,
}

const fn always(name: &'static str, about: &'static str) -> Known {
    Known { name, about, may_be_unset: false }
}

const fn sometimes(name: &'static str, about: &'static str) -> Known {
    Known { name, about, may_be_unset: true }
}

/// All of them (contract §2, `desk canned`).
pub const KNOWN: &[Known] = &[
    always("ticket.id", "number of the ticket"),
    sometimes("ticket.subject", "its subject"),
    always("ticket.status", "its status, such as open"),
    always("ticket.priority", "its priority, such as normal"),
    always("ticket.created_at", "when it began, local time, 2026-07-01 11:30"),
    sometimes("ticket.due_at", "the earliest running promise, local time"),
    always("ticket.tags", "its tags, joined by commas when printed"),
    sometimes("customer.name", "the customer's full name"),
    sometimes("customer.first_name", "the first name, where the full name shows it"),
    sometimes("customer.email", "the customer's address"),
    sometimes("customer.language", "the customer's language, such as de"),
    always("agent.name", "who answers"),
    sometimes("agent.first_name", "the first name of who answers"),
    sometimes("agent.email", "the address of who answers"),
    always("desk.name", "name of the desk"),
    always("desk.address", "address of the desk"),
    always(
        "greeting",
        "a greeting in the language of the text, by the hour where the customer is, with the first name where there is one",
    ),
    always("hello", "the same for any hour: Hello Ana,"),
    sometimes(
        "expected_by",
        "when an answer can be expected, by the promise to this customer; none where nothing is promised, or that is over",
    ),
    always("today", "the local date, 2026-07-01"),
];

/// A ticket in the words of a letter.
#[derive(Clone, Debug, PartialEq)]
pub struct TicketWords {
    /// Its number.
    pub id: TicketId,
    /// Its subject.
    pub subject: String,
    /// Its status.
    pub status: Status,
    /// Its priority.
    pub priority: Priority,
    /// When it began.
    pub created_at: Moment,
    /// The earliest running promise.
    pub due_at: Option<Moment>,
    /// Its tags.
    pub tags: Vec<String>,
}

/// Somebody with a name and an address; blank is the same as none.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Person {
    /// Full name, as in a mail header.
    pub name: Option<String>,
    /// Where it is known for sure; else it is guessed from the name.
    pub first_name: Option<String>,
    /// The address.
    pub email: Option<String>,
    /// The language as a BCP 47 tag (`de`, `pt-BR`); not used for agents.
    pub language: Option<String>,
}

/// The values for one reply.
#[derive(Clone, Debug, PartialEq)]
pub struct Variables {
    /// The ticket that is answered.
    pub ticket: TicketWords,
    /// Who gets the answer.
    pub customer: Person,
    /// Who writes it.
    pub agent: Person,
    /// The name of the desk.
    pub desk_name: String,
    /// The address of the desk.
    pub desk_address: String,
    /// For `today`.
    pub now: Moment,
    /// In which times and dates are written.
    pub zone: Zone,
    /// That of the customer, where it is known.
    pub customer_zone: Option<Zone>,
    /// In which the text is written; `None`: in the customer's.
    pub language: Option<String>,
    /// When an answer is promised.
    pub expected_at: Option<Moment>,
    /// What `--set` gave, by [`Variables::set`].
    pub given: BTreeMap<String, String>,
}

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Held {
    /// Words, on one line if they are a stranger's.
    Text(String),
    /// A number.
    Number(i64),
    /// Several words.
    List(Vec<String>),
}

impl Held {
    /// About how much it takes, in bytes.
    pub(super) fn bytes(&self) -> usize {
        const EACH: usize = 32;
        match self {
            Held::Text(text) => EACH + text.len(),
            Held::Number(_) => EACH,
            Held::List(items) => EACH + items.iter().map(|item| EACH + item.len()).sum::<usize>(),
        }
    }
}

impl Variables {
    /// Takes an assignment of `--set`: a new word (`order=A-17`), or another value for a known variable
    /// (`customer.first_name=Ana`).
    ///
    /// # Errors
    /// What is wrong with it, for a person.
    pub fn set(&mut self, assignment: &str) -> Result<(), String> {
        let (name, value) = assignment
            .split_once('=')
            .ok_or_else(|| format!("{assignment:?} is no assignment: write name=value"))?;
        let name = name.trim();
        let is_word = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        if is_group(name) {
            return Err(format!("{name} is a group: give one of its fields, as in {}", first_field(name)));
        }
        if !is_known(name) && !is_word {
            return Err(match nearest(name, KNOWN.iter().map(|known| known.name)) {
                Some(near) => format!("{name:?} cannot be set: did you mean {near}?"),
                None => format!("{name:?} cannot be set: a name has letters, digits and _"),
            });
        }
        self.given.insert(name.to_owned(), value.to_owned());
        Ok(())
    }

    /// Every variable that has a value, by name.
    pub fn all(&self) -> BTreeMap<String, Held> {
        let mut values = BTreeMap::new();
        let mut hold = |name: &str, text: Option<&str>| {
            let text = text.map(tidy).filter(|text| !text.is_empty());
            values.extend(text.map(|text| (name.to_owned(), Held::Text(text))));
        };
        let first = |person: &Person| {
            person.first_name.clone().or_else(|| person.name.as_deref().and_then(first_name))
        };
        hold("ticket.subject", Some(&self.ticket.subject));
        hold("ticket.status", Some(self.ticket.status.word()));
        hold("ticket.priority", Some(self.ticket.priority.word()));
        hold("ticket.created_at", Some(&self.ticket.created_at.local(self.zone)));
        hold("ticket.due_at", self.ticket.due_at.map(|due| due.local(self.zone)).as_deref());
        hold("customer.name", self.customer.name.as_deref());
        hold("customer.first_name", first(&self.customer).as_deref());
        hold("customer.email", self.customer.email.as_deref());
        hold("customer.language", self.customer.language.as_deref());
        hold("agent.name", self.agent.name.as_deref());
        hold("agent.first_name", first(&self.agent).as_deref());
        hold("agent.email", self.agent.email.as_deref());
        hold("desk.name", Some(&self.desk_name));
        hold("desk.address", Some(&self.desk_address));
        hold("today", Some(&self.now.format(self.zone, "%Y-%m-%d")));
        values.insert("ticket.id".into(), Held::Number(self.ticket.id.0));
        values
            .insert("ticket.tags".into(), Held::List(self.ticket.tags.iter().map(|tag| tidy(tag)).collect()));
        values.extend(self.given.iter().map(|(name, value)| (name.clone(), Held::Text(value.clone()))));
        self.in_their_words(&mut values);
        values
    }

    /// What is said in the language of the text, and by the clocks where the customer is.
    fn in_their_words(&self, values: &mut BTreeMap<String, Held>) {
        let text = |name: &str| match values.get(name) {
            Some(Held::Text(text)) => Some(clean(text, Breaks::Space).into_owned()),
            _ => None,
        };
        let language = self.language.clone().or_else(|| text("customer.language"));
        let named =
            self.given.get("customer.name").filter(|_| !self.given.contains_key("customer.first_name"));
        let first = match named {
            Some(name) => first_name(name),
            None => text("customer.first_name"),
        };
        let name = text("customer.name");
        let zone = self.customer_zone.unwrap_or(self.zone);
        let greets = |hour| greeting(language.as_deref(), first.as_deref(), name.as_deref(), hour);
        let mut said = vec![("greeting", greets(Some(self.now.hour(zone)))), ("hello", greets(None))];
        let expected = self.expected_at.map(|at| expected_by(at, zone, language.as_deref()));
        said.extend(expected.map(|expected| ("expected_by", expected)));
        for (name, said) in said {
            values.entry(name.to_owned()).or_insert(Held::Text(said));
        }
    }
}

/// A stranger's words on one line, without control characters.
fn tidy(text: &str) -> String {
    let blank = |c: char| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c };
    text.chars().map(blank).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn is_known(name: &str) -> bool {
    KNOWN.iter().any(|known| known.name == name)
}

pub(super) fn is_group(name: &str) -> bool {
    KNOWN.iter().any(|known| known.name.split_once('.').is_some_and(|(group, _)| group == name))
}

fn first_field(group: &str) -> &'static str {
    KNOWN
        .iter()
        .map(|known| known.name)
        .find(|name| name.split('.').next() == Some(group))
        .unwrap_or("ticket.id")
}

/// The name that was probably meant: a slip of the finger in the field, or in the whole, or the field of another group.
pub(super) fn nearest<'a>(name: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let names: Vec<&str> = names.collect();
    let (group, field) = name.rsplit_once('.').unwrap_or(("", name));
    let in_group = |candidate: &&&str| is_group(group) && candidate.starts_with(&format!("{group}."));
    let own: Vec<&str> = names.iter().filter(in_group).copied().collect();
    let whole = if own.is_empty() { nearest_word(name, names.iter().copied()) } else { None };
    nearest_field(field, &own).or(whole).or_else(|| nearest_field(field, &names))
}

/// The first of these names whose field is the nearest to this one.
fn nearest_field<'a>(field: &str, names: &[&'a str]) -> Option<&'a str> {
    let field_of = |name: &&'a str| name.rsplit('.').next().unwrap_or_default();
    let near = nearest_word(field, names.iter().map(field_of))?;
    names.iter().find(|name| field_of(name) == near).copied()
}
