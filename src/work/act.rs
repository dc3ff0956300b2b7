//! What can be done to any number of tickets, in the words of the commands that do it.

use crate::desk::change::Change;
use crate::desk::id::TicketId;
use crate::desk::nearest::nearest;
use crate::desk::period::until;
use crate::desk::ticket::{Priority, Status};
use crate::error::{Error, Result};
use crate::store::Writer;
use crate::store::agent::Agent;
use crate::work::hand::Hand;
use crate::work::merge::Merging;
use crate::work::remark::Remark;

/// What is asked of each ticket.
#[derive(Clone, Debug)]
pub enum Act {
    /// Give it to somebody, or to nobody.
    Assign(Option<Agent>),
    /// Put tags on; as they are kept.
    Tag(Vec<String>),
    /// Take tags off.
    Untag(Vec<String>),
    /// Set the status; `confirmed`: the customer has said that it is not solved.
    Status {
        /// The status to be.
        to: Status,
        /// By the customer's word.
        confirmed: bool,
    },
    /// Set the priority.
    Priority(Priority),
    /// The customer's last message needs no answer.
    Dismiss,
    /// Put it aside.
    Snooze {
        /// Until then, as typed (`2d`, `monday 09:00`); nothing: take it up again.
        until: Option<String>,
        /// Of what to be reminded then.
        note: Option<String>,
    },
    /// Put it into that department; nothing: into none.
    Move(Option<String>),
    /// Hand it one tier up.
    Escalate,
    /// Merge it into that one.
    Merge(TicketId),
    /// Take it out of the one that it was merged into.
    Unmerge,
}

impl Act {
    /// The command, up to the tickets.
    pub fn words(&self) -> String {
        match self {
            Act::Assign(agent) => {
                format!("assign {}", agent.as_ref().map_or("none", |agent| agent.name.as_str()))
            }
            Act::Tag(tags) => format!("tag add {}", tags.join(",")),
            Act::Untag(tags) => format!("tag rm {}", tags.join(",")),
            Act::Status { to, confirmed: true } => format!("status {to} --confirmed"),
            Act::Status { to, confirmed: false } => format!("status {to}"),
            Act::Priority(priority) => format!("priority {priority}"),
            Act::Dismiss => "dismiss".to_owned(),
            // What is to be remembered is a text, and stays out of the record.
            Act::Snooze { until, .. } => format!("snooze {}", until.as_deref().unwrap_or("off")),
            Act::Move(name) => format!("move {}", name.as_deref().unwrap_or("none")),
            Act::Escalate => "escalate".to_owned(),
            Act::Merge(into) => format!("merge {into}"),
            Act::Unmerge => "unmerge".to_owned(),
        }
    }

    /// Makes ready what is the same for every ticket.
    pub(super) fn begin(&self, hand: &Hand, writer: &mut Writer<'_>) -> Result<Doing> {
        Ok(Doing::Change(match self {
            Act::Assign(agent) => Change::Assign(agent.as_ref().map(|agent| agent.id)),
            Act::Tag(tags) => {
                tags.iter().try_for_each(|tag| can_be_put_on(tag))?;
                Change::Tag(tags.iter().map(|tag| writer.tag(tag)).collect::<Result<_>>()?)
            }
            Act::Untag(tags) => {
                let known = tags.iter().map(|tag| writer.store().tag(tag)).collect::<Result<Vec<_>>>()?;
                Change::Untag(known.into_iter().flatten().collect())
            }
            Act::Status { to, confirmed } => Change::Status { to: *to, confirmed: *confirmed },
            Act::Priority(priority) => Change::Priority(*priority),
            Act::Dismiss => Change::Dismiss,
            Act::Snooze { until: text, note } => {
                let until = text.as_deref().map(|text| until(text, writer.now(), hand.zone)).transpose()?;
                let note = note.as_deref().map(str::trim).filter(|note| !note.is_empty());
                let change = Change::Snooze { until, noted: note.is_some() };
                return Ok(Doing::Snooze(change, note.map(str::to_owned)));
            }
            Act::Move(None) => Change::Move(None),
            Act::Move(Some(name)) => {
                let known = writer.store().departments_in_use()?;
                let near = nearest(name, known.iter().map(String::as_str)).map(str::to_owned);
                let new = (!known.contains(name)).then(|| Remark::NewDepartment { name: name.clone(), near });
                return Ok(Doing::Move(Change::Move(Some(writer.department(name)?)), new));
            }
            Act::Escalate => Change::Escalate,
            Act::Merge(into) => return Ok(Doing::Merge(Merging::begin(writer, *into)?)),
            Act::Unmerge => return Ok(Doing::Unmerge),
        }))
    }
}

/// Refuses `none` as a tag: with it queries ask for tickets without tags, and nobody would find it by its name.
pub fn can_be_put_on(tag: &str) -> Result<()> {
    match tag {
        "none" => {
            Err(Error::usage("\"none\" cannot be a tag: in queries tag:none are the tickets without one")
                .hint("desk tag rm TAG ID... takes a tag off"))
        }
        _ => Ok(()),
    }
}

/// An act that is going on.
pub(super) enum Doing {
    Change(Change),
    Move(Change, Option<Remark>),
    Snooze(Change, Option<String>),
    Merge(Merging),
    Unmerge,
}

impl Doing {
    /// Does it to one more ticket. `false`: it was so already.
    pub(super) fn to(&mut self, writer: &mut Writer<'_>, ticket: TicketId) -> Result<bool> {
        match self {
            Doing::Change(change) | Doing::Move(change, _) => writer.change(ticket, change),
            Doing::Snooze(change, note) => {
                let changes = writer.change(ticket, change)?;
                if let Some(note) = note.as_deref().filter(|_| changes) {
                    writer.remind(ticket, note)?;
                }
                Ok(changes)
            }
            Doing::Merge(merging) => merging.take_in(writer, ticket).map(|()| true),
            Doing::Unmerge => writer.unmerge(ticket).map(|_| true),
        }
    }

    /// What is to be told of it.
    pub(super) fn remarks(self) -> Vec<Remark> {
        let remark = match self {
            Doing::Change(_) | Doing::Snooze(..) | Doing::Unmerge => None,
            Doing::Move(_, new) => new,
            Doing::Merge(merging) => merging.remark(),
        };
        remark.into_iter().collect()
    }
}
