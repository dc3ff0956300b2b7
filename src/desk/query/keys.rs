//! The keys of the language, one line each. Help and completion are made from this list.

use super::Context;
use super::expr::{State, Test, Thing};
use super::fault::Complaint;
use super::time::Field;
use super::value::when::when;
use super::value::{self, Value};
use crate::desk::message::Kind;
use crate::desk::ticket::{Channel, Priority, Status};

/// One key.
pub struct Key {
    /// As it is typed, without the colon.
    pub name: &'static str,
    /// Other spellings.
    pub aliases: &'static [&'static str],
    /// What it asks, in one sentence.
    pub about: &'static str,
    /// A query that uses it.
    pub example: &'static str,
    /// The values that it knows, for completion; empty where any word will do.
    pub values: &'static [&'static str],
    /// Reads the values, of which there is at least one.
    pub(super) read: fn(&[Value], &Context) -> Result<Test, Complaint>,
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:", self.name)
    }
}

/// The key with this name, in any case.
pub(super) fn find(name: &str) -> Option<&'static Key> {
    let is = |known: &&'static str| known.eq_ignore_ascii_case(name);
    KEYS.iter().find(|key| is(&key.name) || key.aliases.iter().any(is))
}

/// Every spelling of every key.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    KEYS.iter().flat_map(|key| std::iter::once(key.name).chain(key.aliases.iter().copied()))
}

/// Every key, in the order of the reference.
pub const KEYS: &[Key] = &[
    key("status", "where the ticket stands", "status:open,pending", Status::WORDS, |values, _| {
        Ok(Test::Status(members(values, Status::ALL, Status::WORDS)?))
    }),
    key("is", "a state that follows from several fields", "is:overdue|at-risk", State::WORDS, |values, _| {
        Ok(Test::Is(states(values)?))
    }),
    key("tag", "has this tag; `none`: has no tag", "tag:vip", &["none"], |values, _| {
        Ok(Test::Tag(each(values, value::name)?))
    }),
    key("assignee", "whose it is", "assignee:ana|me|none", &["me", "none"], |values, _| {
        Ok(Test::Assignee(each(values, value::who)?))
    }),
    key("priority", "how much it matters", "priority:>=high", Priority::WORDS, |values, _| {
        let mut all = each(values, value::priorities)?.concat();
        all.sort_unstable();
        all.dedup();
        Ok(Test::Priority(all))
    }),
    key("channel", "by which way it first came", "channel:phone", Channel::WORDS, |values, _| {
        Ok(Test::Channel(members(values, Channel::ALL, Channel::WORDS)?))
    }),
    key("customer", "an address of the customer, or its domain", "customer:x.example", &[], |values, _| {
        Ok(Test::Customer(each(values, value::mail)?))
    }),
    key("from", "who wrote a message of it, or from which domain", "from:ana@x.example", &[], |values, _| {
        Ok(Test::From(each(values, value::mail)?))
    }),
    key("subject", "words in the subject of a message", "subject:refund", &[], |values, _| {
        Ok(Test::Subject(each(values, value::searched)?))
    }),
    Key {
        aliases: &["ticket"],
        ..key("id", "the number of the ticket", "id:1-50,60", &[], |values, _| {
            Ok(Test::Id(value::merged(each(values, value::ids)?)))
        })
    },
    Key {
        aliases: &["date"],
        ..key(
            "created",
            "when it began (of a message: when it came)",
            "created:>=2026-07-01",
            &[],
            |values, context| times(Field::Created, values, context),
        )
    },
    key("updated", "when it last changed", "updated:<3d", &[], |values, context| {
        times(Field::Updated, values, context)
    }),
    key("solved", "when it was last solved", "solved:last-week", &["none"], |values, context| {
        times(Field::Solved, values, context)
    }),
    key("due", "when its earliest clock is due", "due:<4h", &["none"], |values, context| {
        times(Field::Due, values, context)
    }),
    key("waiting", "since when the customer has waited", "waiting:>2d", &["none"], |values, context| {
        times(Field::Waiting, values, context)
    }),
    key("has", "what hangs on a message of it", "has:attachment", Thing::WORDS, |values, _| {
        Ok(Test::Has(members(values, Thing::ALL, Thing::WORDS)?))
    }),
    key(
        "header",
        "a header line of a message, as it came: its name, and what stands in it",
        "header:List-Id=news.example",
        &[],
        |values, _| Ok(Test::Header(each(values, value::header)?)),
    ),
    key("kind", "who or what wrote a message of it", "kind:auto_reply", Kind::WORDS, |values, _| {
        Ok(Test::Kind(members(values, Kind::ALL, Kind::WORDS)?))
    }),
    key(
        "department",
        "where it lies; `none`: in no department",
        "department:sales",
        &["none"],
        |values, _| Ok(Test::Department(each(values, value::name)?)),
    ),
    key("tier", "how high it was handed up: none at first, then 2, 3", "tier:2", &["none"], |values, _| {
        Ok(Test::Tier(each(values, value::name)?))
    }),
    key("topic", "its topic", "topic:billing", &["none"], |values, _| {
        Ok(Test::Topic(each(values, value::name)?))
    }),
];

const fn key(
    name: &'static str,
    about: &'static str,
    example: &'static str,
    values: &'static [&'static str],
    read: fn(&[Value], &Context) -> Result<Test, Complaint>,
) -> Key {
    Key { name, aliases: &[], about, example, values, read }
}

/// Reads each value, in the order typed, without repetitions.
fn each<T: PartialEq>(
    values: &[Value],
    read: impl Fn(&Value) -> Result<T, Complaint>,
) -> Result<Vec<T>, Complaint> {
    let mut all = Vec::with_capacity(values.len());
    for value in values {
        let read = read(value)?;
        if !all.contains(&read) {
            all.push(read);
        }
    }
    Ok(all)
}

/// Reads fixed words, in the order of the list, without repetitions.
fn members<T: Copy + Ord>(values: &[Value], all: &[T], words: &[&'static str]) -> Result<Vec<T>, Complaint> {
    let mut found =
        values.iter().map(|value| value::word(value, all, words)).collect::<Result<Vec<_>, _>>()?;
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

/// Like [`members`]; a status after `is:` is a common slip.
fn states(values: &[Value]) -> Result<Vec<State>, Complaint> {
    members(values, State::ALL, State::WORDS).map_err(|complaint| {
        match values.iter().find(|value| Status::from_word(&value.text).is_some()) {
            Some(value) => complaint.hint(format!("write `status:{}`", value.text)),
            None => complaint,
        }
    })
}

fn times(field: Field, values: &[Value], context: &Context) -> Result<Test, Complaint> {
    Ok(Test::Time(field, each(values, |value| when(field, value, context))?))
}
