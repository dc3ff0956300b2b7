//! The tree that a query is read into.

use super::time::{Field, When};
use crate::desk::message::Kind;
use crate::desk::ticket::{Channel, Priority, Status, words};

/// What must hold of a ticket.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Expr {
    /// All of these; none at all holds always.
    And(Vec<Expr>),
    /// At least one of these.
    Or(Vec<Expr>),
    /// Not this.
    Not(Box<Expr>),
    /// Words in the text of a message.
    Words(Words),
    /// A saved query, until [`super::Query::with_views`] puts it in; holds for nothing before that.
    View(String),
    /// A test of a field.
    Key(Test),
}

/// Words that stand next to each other, in this order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Words {
    /// As typed; case and diacritics do not matter.
    pub text: String,
    /// Whether the last word may go on (`refund*`).
    pub prefix: bool,
}

/// A test of one field. Several values are alternatives.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Test {
    /// `status:`, in the order of `Status::ALL`.
    Status(Vec<Status>),
    /// `is:`, in the order of `State::ALL`.
    Is(Vec<State>),
    /// `priority:`, with comparisons written out.
    Priority(Vec<Priority>),
    /// `channel:`
    Channel(Vec<Channel>),
    /// `kind:`: some message is of this kind.
    Kind(Vec<Kind>),
    /// `has:`
    Has(Vec<Thing>),
    /// `header:`: some message came with such a header line.
    Header(Vec<Header>),
    /// `tag:`; without regard to ASCII case, like the next four.
    Tag(Vec<Name>),
    /// `department:`
    Department(Vec<Name>),
    /// `tier:`
    Tier(Vec<Name>),
    /// `topic:`
    Topic(Vec<Name>),
    /// `assignee:`
    Assignee(Vec<Who>),
    /// `customer:`: any of the customer's addresses.
    Customer(Vec<Mail>),
    /// `from:`: the writer of some message.
    From(Vec<Mail>),
    /// `subject:`: the subject of some message.
    Subject(Vec<Words>),
    /// `id:`: first and last of each stretch, in rising order, neither touching nor overlapping.
    Id(Vec<(i64, i64)>),
    /// `created:` and the other times.
    Time(Field, Vec<When>),
}

/// A name, or the lack of one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Name {
    /// `none`
    Missing,
    /// Any other word; `"none"` in quotes is a word too.
    Is(String),
}

/// Whom a ticket is assigned to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Who {
    /// `none`
    Nobody,
    /// `me`: whoever asks.
    Me,
    /// An agent's name.
    Agent(String),
}

/// Whose mail.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Mail {
    /// Exactly this address, in lower case.
    Address(String),
    /// Every address right at this domain (not below it), in lower case.
    Domain(String),
}

/// A header line of a mail, as it came.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Header {
    /// Its name; case does not matter.
    pub name: String,
    /// What stands somewhere in it, without regard to ASCII case; nothing where it is enough that it is there.
    pub value: Option<String>,
}

words!(
    /** What `is:` can ask. */
    State {
        /** `new`, `open`, `pending` or `hold`. */ Unsolved = "unsolved",
        /** A clock runs that has passed its due instant. */ Overdue = "overdue",
        /** A clock runs that will soon do so. */ AtRisk = "at-risk",
        /** The customer waits for an answer, on a ticket that is not closed, spam or merged. */ Waiting = "waiting",
        /** Nobody's. */ Unassigned = "unassigned",
        /** The customer is one that comes first. */ Vip = "vip",
        /** Put off until later. */ Snoozed = "snoozed",
        /** Put off until now, and nobody has acted since. */ Woken = "woken",
        /** Came back after it was solved. */ Reopened = "reopened",
        /** Has mail of somebody who takes no part in it, and nobody has decided about that. */ Doubted = "doubted",
        /** Put away by `desk dismiss`, as it needed no answer. */ Dismissed = "dismissed",
        /** Put away because its sender is muted. */ Muted = "muted",
    }
);

words!(
    /** What `has:` can ask. */
    Thing {
        /** A file hangs on some message. */ Attachment = "attachment",
    }
);

impl Expr {
    /// All of these, without needless nesting.
    pub fn all(parts: Vec<Expr>) -> Expr {
        let mut flat = Vec::with_capacity(parts.len());
        for part in parts {
            match part {
                Expr::And(inner) => flat.extend(inner),
                other => flat.push(other),
            }
        }
        only(flat, Expr::And)
    }

    /// Any of these, without needless nesting.
    pub fn any(parts: Vec<Expr>) -> Expr {
        let mut flat = Vec::with_capacity(parts.len());
        for part in parts {
            match part {
                Expr::Or(inner) => flat.extend(inner),
                other => flat.push(other),
            }
        }
        only(flat, Expr::Or)
    }

    /// Shows every part of the tree to `look`, the whole first.
    pub fn each<'a>(&'a self, look: &mut dyn FnMut(&'a Expr)) {
        look(self);
        match self {
            Expr::And(parts) | Expr::Or(parts) => parts.iter().for_each(|part| part.each(look)),
            Expr::Not(part) => part.each(look),
            Expr::Words(_) | Expr::View(_) | Expr::Key(_) => {}
        }
    }
}

/// One part stands for itself.
fn only(mut parts: Vec<Expr>, join: fn(Vec<Expr>) -> Expr) -> Expr {
    match parts.pop() {
        Some(part) if parts.is_empty() => part,
        last => {
            parts.extend(last);
            join(parts)
        }
    }
}
