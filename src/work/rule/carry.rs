//! Carrying one action out, through the same acts as the command that it is.

use crate::desk::id::RuleId;
use crate::desk::settings::Action;
use crate::error::{Kind, Result};
use crate::store::{Door, Writer};
use crate::work::act::Act;
use crate::work::hand::Hand;
use crate::work::mute::{self, Named};
use crate::work::note;
use crate::work::remark::Remark;
use crate::work::rule::became::Became;
use crate::work::rule::book::Book;
use crate::work::rule::mailed;
use crate::work::rule::occurred::Occurred;

/// Carries it out. What is refused leaves nothing behind, and stops nothing.
pub fn carry_out(
    writer: &mut Writer<'_>,
    book: &Book,
    event: &Occurred,
    (author, name): (RuleId, &str),
    action: &Action,
) -> Result<Became> {
    if matches!(action, Action::Reply { .. } | Action::Ask(_) | Action::Forward { .. } | Action::Mute) {
        // They look at the rows.
        writer.fold()?;
    }
    match writer
        .attempt(|writer| writer.by_rule(author, |writer| act(writer, book, event, (name, action))))?
    {
        Ok(became) => Ok(became),
        // Nobody else's mail waits for a disk that is full or a file that is broken.
        Err(error) if matches!(error.kind, Kind::TryAgain | Kind::Io | Kind::Data) => Err(error),
        Err(error) => Ok(Became::Refused(error.message)),
    }
}

fn act(
    writer: &mut Writer<'_>,
    book: &Book,
    event: &Occurred,
    (name, action): (&str, &Action),
) -> Result<Became> {
    let hand = Hand::of_nobody(book.settings.desk.zone).by(Door::Rule);
    let agent = |writer: &Writer<'_>, name: &Option<String>| {
        name.as_deref().map(|name| writer.store().agent(name)).transpose()
    };
    let act = match action {
        Action::AddTags(tags) => Act::Tag(tags.clone()),
        Action::RemoveTags(tags) => Act::Untag(tags.clone()),
        Action::Assign(name) => Act::Assign(agent(writer, name)?),
        Action::SetPriority(priority) => Act::Priority(*priority),
        Action::SetStatus(to) => Act::Status { to: *to, confirmed: false },
        Action::Move(name) => Act::Move(name.clone()),
        Action::Escalate => Act::Escalate,
        Action::Snooze { until, note } => Act::Snooze { until: until.clone(), note: note.clone() },
        Action::Dismiss => Act::Dismiss,
        Action::Note(text) => {
            note::write(writer, event.ticket, (format!("rule:{name}"), String::new()), text)?;
            return Ok(Became::Done);
        }
        Action::Notify(_) => return Ok(Became::Due),
        Action::Mute => {
            let (row, remarks) = mute::put(writer, &Named::Ticket(event.ticket), false)?;
            let already = remarks.iter().any(|remark| matches!(remark, Remark::MutedAlready(_)));
            return Ok(if already && row.put_away.is_none() { Became::Nothing } else { Became::Done });
        }
        Action::Reply { canned, draft: false } => {
            return mailed::answer(writer, book, event.ticket, event.message, canned);
        }
        Action::Reply { canned, draft: true } => {
            return mailed::draft(writer, book, &hand, event.ticket, canned);
        }
        Action::Forward { to, cc, subject, body } => {
            let (subject, body) = (subject.as_deref(), body.as_deref());
            let forward = mailed::Forward { to, cc, subject, body };
            return mailed::forward(writer, book, &hand, event.ticket, event.message, &forward);
        }
        Action::Ask(poll) => return mailed::ask(writer, book, event.ticket, *poll),
    };
    let changes = act.begin(&hand, writer)?.to(writer, event.ticket)?;
    Ok(if changes { Became::Done } else { Became::Nothing })
}
