//! A query asked of one ticket in memory: for policies (`when = "is:vip"`) and rules.

use std::cell::OnceCell;

use super::expr::{Expr, Mail, Name, State, Test, Thing, Who, Words};
use super::time::Field;
use super::{Query, grams, head, text};
use crate::desk::id::TicketId;
use crate::desk::message::Kind;
use crate::desk::ticket::{Away, Channel, Priority, Status};
use crate::desk::time::Moment;

/// What is known of a ticket when a query is asked of it.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The instant of asking; ages and deadlines are measured against it.
    pub now: Moment,
    /// The name of the agent who asks, for `assignee:me`.
    pub me: Option<&'a str>,
    /// Nothing while it has none; then no `id:` holds.
    pub id: Option<TicketId>,
    /// The ticket's own subject.
    pub subject: &'a str,
    /// Where it stands at `now`, with closing by time taken into account.
    pub status: Status,
    /// How much it matters.
    pub priority: Priority,
    /// By which way it came.
    pub channel: Channel,
    /// Its tags.
    pub tags: &'a [String],
    /// The name of the agent whose it is.
    pub assignee: Option<&'a str>,
    /// Every known address of the customer, the ticket's own among them.
    pub customer_emails: &'a [String],
    /// Whether the customer comes first.
    pub vip: bool,
    /// Its department.
    pub department: Option<&'a str>,
    /// Its tier.
    pub tier: Option<&'a str>,
    /// Its topic.
    pub topic: Option<&'a str>,
    /// When it began.
    pub created_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
    /// When it was last solved.
    pub solved_at: Option<Moment>,
    /// When the earliest running clock is due; nothing once the ticket was solved or closed by time.
    pub due_at: Option<Moment>,
    /// From when on that clock is at risk; nothing where `due_at` is nothing.
    pub at_risk_at: Option<Moment>,
    /// Since when the customer has waited; nothing once the ticket was solved or closed by time.
    pub waiting_since: Option<Moment>,
    /// Until when it is put off.
    pub snoozed_until: Option<Moment>,
    /// Since when it is back from that.
    pub woken_at: Option<Moment>,
    /// Whether it came back after it was solved.
    pub reopened: bool,
    /// Whether it has mail of somebody who takes no part in it.
    pub doubted: bool,
    /// Why it was put away, if it is.
    pub put_away: Option<Away>,
    /// The messages to be looked at: for a rule on a message just that one; for a policy may be none, then words are
    /// looked for in the ticket's subject alone.
    pub letters: &'a [Letter<'a>],
}

/// A text with its words, which are read once, when they are asked for first: fifty rules may ask.
#[derive(Clone, Debug, Default)]
pub struct Text {
    text: String,
    words: OnceCell<Vec<String>>,
    parts: OnceCell<Option<Vec<String>>>,
}

impl Text {
    /// Whether these words stand in it.
    fn has(&self, wanted: &Wanted) -> bool {
        let words = self.words.get_or_init(|| text::tokens(&self.text));
        if text::contains(words, &wanted.phrase, wanted.prefix) {
            return true;
        }
        let Some((phrase, prefix)) = &wanted.parts else { return false };
        let parts = || grams::has_unspaced(&self.text).then(|| grams::grams(&self.text));
        self.parts.get_or_init(parts).as_ref().is_some_and(|parts| text::contains(parts, phrase, *prefix))
    }
}

impl<T: Into<String>> From<T> for Text {
    fn from(text: T) -> Text {
        Text { text: text.into(), ..Text::default() }
    }
}

/// Words that are looked for.
struct Wanted {
    phrase: Vec<String>,
    prefix: bool,
    parts: Option<(Vec<String>, bool)>,
}

impl Wanted {
    fn of(words: &Words) -> Wanted {
        Wanted {
            phrase: text::tokens(&words.text),
            prefix: words.prefix,
            parts: grams::wanted(&words.text, words.prefix),
        }
    }
}

/// What is known of a message.
#[derive(Clone, Copy, Debug)]
pub struct Letter<'a> {
    /// The writer's address.
    pub from_email: &'a str,
    /// Every known address of that person.
    pub from_person: &'a [String],
    /// The writer as the search sees it: name and address.
    pub sender: &'a Text,
    /// Its subject.
    pub subject: &'a Text,
    /// Its text.
    pub text: &'a Text,
    /// Whether it said something to anybody: an answer that never left is found by no words.
    pub said: bool,
    /// Its header lines as they came; empty where it did not come as a mail, or nobody asks for them.
    pub head: &'a [u8],
    /// Who or what wrote it.
    pub kind: Kind,
    /// Whether a file hangs on it.
    pub has_attachment: bool,
}

impl<'a> Subject<'a> {
    /// A new ticket of which nothing is known but its subject: status `new`, priority `normal`, channel `email`.
    pub fn new(subject: &'a str, created_at: Moment, now: Moment) -> Subject<'a> {
        Subject {
            now,
            me: None,
            id: None,
            subject,
            status: Status::New,
            priority: Priority::Normal,
            channel: Channel::Email,
            tags: &[],
            assignee: None,
            customer_emails: &[],
            vip: false,
            department: None,
            tier: None,
            topic: None,
            created_at,
            updated_at: created_at,
            solved_at: None,
            due_at: None,
            at_risk_at: None,
            waiting_since: None,
            snoozed_until: None,
            woken_at: None,
            reopened: false,
            doubted: false,
            put_away: None,
            letters: &[],
        }
    }

    fn time(&self, field: Field) -> Option<Moment> {
        match field {
            Field::Created => Some(self.created_at),
            Field::Updated => Some(self.updated_at),
            Field::Solved => self.solved_at,
            Field::Due => self.due_at,
            Field::Waiting => self.waiting_since,
        }
    }

    /// The messages that words are looked for in.
    fn said(&self) -> impl Iterator<Item = &Letter<'a>> {
        self.letters.iter().filter(|letter| letter.said)
    }

    fn is(&self, state: State) -> bool {
        let overdue = self.due_at.is_some_and(|due| due < self.now);
        match state {
            State::Unsolved => !self.status.is_done(),
            State::Overdue => overdue,
            State::AtRisk => !overdue && self.at_risk_at.is_some_and(|at| at <= self.now),
            State::Waiting => !self.status.is_final() && self.waiting_since.is_some(),
            State::Unassigned => self.assignee.is_none(),
            State::Vip => self.vip,
            State::Snoozed => self.snoozed_until.is_some_and(|until| until > self.now),
            State::Woken => {
                let until = self.snoozed_until.or(self.woken_at);
                !self.status.is_done() && until.is_some_and(|until| until <= self.now)
            }
            State::Reopened => self.reopened,
            State::Doubted => self.doubted,
            State::Dismissed => self.put_away == Some(Away::Dismissed),
            State::Muted => self.put_away == Some(Away::Muted),
        }
    }

    fn holds(&self, expr: &Expr) -> bool {
        match expr {
            Expr::And(parts) => parts.iter().all(|part| self.holds(part)),
            Expr::Or(parts) => parts.iter().any(|part| self.holds(part)),
            Expr::Not(part) => !self.holds(part),
            Expr::Words(words) => {
                let wanted = Wanted::of(words);
                let has = |letter: &Letter<'_>| {
                    [letter.subject, letter.sender, letter.text].into_iter().any(|text| text.has(&wanted))
                };
                self.said().any(has) || Text::from(self.subject).has(&wanted)
            }
            Expr::View(_) => false,
            Expr::Key(test) => self.passes(test),
        }
    }

    fn passes(&self, test: &Test) -> bool {
        match test {
            Test::Status(all) => all.contains(&self.status),
            Test::Is(all) => all.iter().any(|state| self.is(*state)),
            Test::Priority(all) => all.contains(&self.priority),
            Test::Channel(all) => all.contains(&self.channel),
            Test::Kind(all) => self.letters.iter().any(|letter| all.contains(&letter.kind)),
            Test::Has(all) => all.iter().any(|thing| match thing {
                Thing::Attachment => self.letters.iter().any(|letter| letter.has_attachment),
            }),
            Test::Header(all) => self.letters.iter().any(|letter| {
                all.iter().any(|header| {
                    head::has(letter.head, &header.name, header.value.as_deref().unwrap_or_default())
                })
            }),
            Test::Tag(all) => all.iter().any(|name| match name {
                Name::Missing => self.tags.is_empty(),
                Name::Is(text) => self.tags.iter().any(|tag| tag.eq_ignore_ascii_case(text)),
            }),
            Test::Department(all) => named(all, self.department),
            Test::Tier(all) => named(all, self.tier),
            Test::Topic(all) => named(all, self.topic),
            Test::Assignee(all) => all.iter().any(|who| match (who, self.assignee) {
                (Who::Nobody, assignee) => assignee.is_none(),
                (Who::Me, Some(assignee)) => self.me.is_some_and(|me| me.eq_ignore_ascii_case(assignee)),
                (Who::Agent(text), Some(assignee)) => text.eq_ignore_ascii_case(assignee),
                _ => false,
            }),
            Test::Customer(all) => {
                self.customer_emails.iter().any(|email| all.iter().any(|mail| mail.is_of(email)))
            }
            Test::From(all) => {
                let of = |email: &str| all.iter().any(|mail| mail.is_of(email));
                self.letters
                    .iter()
                    .any(|letter| of(letter.from_email) || letter.from_person.iter().any(|email| of(email)))
            }
            Test::Subject(all) => all.iter().any(|words| {
                let wanted = Wanted::of(words);
                self.said().any(|letter| letter.subject.has(&wanted)) || Text::from(self.subject).has(&wanted)
            }),
            Test::Id(all) => {
                self.id.is_some_and(|id| all.iter().any(|(first, last)| (*first..=*last).contains(&id.0)))
            }
            Test::Time(field, all) => all.iter().any(|when| when.holds(*field, self.time(*field), self.now)),
        }
    }
}

impl Mail {
    /// Whether this address is meant. Case matters no more than it does to SQLite.
    pub fn is_of(&self, email: &str) -> bool {
        match self {
            Mail::Address(address) => address.eq_ignore_ascii_case(email),
            Mail::Domain(domain) => {
                email.rsplit_once('@').is_some_and(|(_, after)| after.eq_ignore_ascii_case(domain))
            }
        }
    }
}

fn named(all: &[Name], field: Option<&str>) -> bool {
    all.iter().any(|name| match (name, field) {
        (Name::Missing, field) => field.is_none(),
        (Name::Is(text), Some(field)) => text.eq_ignore_ascii_case(field),
        (Name::Is(_), None) => false,
    })
}

impl Query {
    /// The first part of this that does not hold of the ticket; none where it holds. Of alternatives that all fail it
    /// is the whole.
    pub fn failing(&self, subject: &Subject<'_>) -> Option<&Expr> {
        let mut part = &self.expr;
        if subject.holds(part) {
            return None;
        }
        while let Expr::And(parts) = part {
            part = parts.iter().find(|part| !subject.holds(part))?;
        }
        Some(part)
    }

    /// Whether this holds of the ticket. Views must have been put in before.
    pub fn holds(&self, subject: &Subject<'_>) -> bool {
        subject.holds(&self.expr)
    }
}
