//! Carrying one action out, through the same acts as the command that it is.

use crate::desk::id::RuleId;
use crate::desk::settings::Action;
use crate::error::{Error, Kind, Result};
use crate::store::{Door, Writer};
use crate::work::act::Act;
use crate::work::automatic::{self, Automatic};
use crate::work::hand::Hand;
use crate::work::note;
use crate::work::rule::book::Book;
use crate::work::rule::occurred::Occurred;

/// What became of an action.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Became {
    /// It was done.
    Done,
    /// Its command is to be run once the operation is kept.
    Due,
    /// It was so already.
    Nothing,
    /// Nothing was sent, and why.
    Held(String),
    /// The command would have refused it, and why.
    Refused(String),
}

/// Carries it out. What is refused leaves nothing behind, and stops nothing.
pub fn carry_out(
    writer: &mut Writer<'_>,
    book: &Book,
    event: &Occurred,
    author: RuleId,
    action: &Action,
) -> Result<Became> {
    if matches!(action, Action::Reply { .. } | Action::Ask(_) | Action::Forward { .. } | Action::Mute) {
        // They look at the rows.
        writer.fold()?;
    }
    match writer.attempt(|writer| writer.by_rule(author, |writer| act(writer, book, event, action)))? {
        Ok(became) => Ok(became),
        // Nobody else's mail waits for a disk that is full or a file that is broken.
        Err(error) if matches!(error.kind, Kind::TryAgain | Kind::Io | Kind::Data) => Err(error),
        Err(error) => Ok(Became::Refused(error.message)),
    }
}

fn act(writer: &mut Writer<'_>, book: &Book, event: &Occurred, action: &Action) -> Result<Became> {
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
            note::write(writer, event.ticket, (String::new(), String::new()), text)?;
            return Ok(Became::Done);
        }
        Action::Notify(_) => return Ok(Became::Due),
        Action::Reply { canned, draft: false } => {
            let answered = automatic::answer(writer, &book.settings, event.ticket, event.message, canned)?;
            return Ok(sent(answered));
        }
        Action::Mute | Action::Reply { .. } | Action::Ask(_) | Action::Forward { .. } => {
            return Err(Error::refused("this desk does not do that by rule"));
        }
    };
    let changes = act.begin(&hand, writer)?.to(writer, event.ticket)?;
    Ok(if changes { Became::Done } else { Became::Nothing })
}

fn sent(mail: Automatic) -> Became {
    match mail {
        Automatic::Sent(_) => Became::Done,
        Automatic::Held(why) => Became::Held(why),
    }
}
