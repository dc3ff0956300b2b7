//! The last look at an answer: what speaks against it, what has happened meanwhile, and where it goes: into the outbox, as a draft, or
//! back into the editor.

use std::collections::HashSet;

use crate::cli::answer::reply::letter::Letter;
use crate::cli::context::Context;
use crate::cli::remark;
use crate::desk::id::{MessageId, OutboxId, TicketId};
use crate::desk::message::Direction;
use crate::desk::reply_text::reply_text;
use crate::error::{Error, Result};
use crate::store::Store;
use crate::store::message::MessageRow;
use crate::store::outbox::OutboxRow;
use crate::store::ticket::TicketRow;
use crate::work::answer::{self, Asked, Begun};
use crate::work::draft;
use crate::work::hand::Hand;
use crate::work::obstacle::{self, Obstacle};
use crate::work::posting::Queued;
use crate::work::queue::{Answered, queue};
use crate::work::remark::Remark;

/// What became of an answer.
#[derive(Debug)]
pub enum Ended {
    /// It waits in the outbox; the ticket as it stands then.
    Queued(Queued, Option<Box<TicketRow>>),
    /// It is kept as a draft.
    Draft(Box<OutboxRow>),
    /// It was printed, and nothing was changed.
    Printed,
    /// It was left as it stood.
    Nothing,
}

/// Whether that was the end.
pub(super) enum Finished {
    Done(Ended),
    /// Its writer wants to go on with it.
    Again,
}

/// What a person wants of an answer that something speaks against.
enum Choice {
    Send,
    Edit,
    Draft,
    Leave,
}

/// Asks of each thing that speaks against those to whom an answer goes whether it is to be sent all the same; without a terminal that
/// is refused.
pub(super) fn ask(obstacles: &[Obstacle], asked: &mut Asked, context: &mut Context) -> Result<()> {
    if asked.force {
        return Ok(());
    }
    let asks = context.ui.is_interactive();
    let open: Vec<&Obstacle> = obstacles.iter().filter(|one| asks && !asked.despite.contains(one)).collect();
    for obstacle in open {
        if !context.ui.confirm(&format!("{}. Send it all the same?", obstacle.told()), "--force")? {
            return obstacle::refuse(std::slice::from_ref(obstacle), &[], "reply", asked.ticket);
        }
        asked.despite.push(obstacle.clone());
    }
    obstacle::refuse(obstacles, &asked.despite, "reply", asked.ticket)
}

/// Brings an answer to its end. `known`: what its writer knows of the thread.
///
/// # Errors
/// Whatever is in its way, where nobody can be asked, or says no.
pub(super) fn finish(
    letter: &mut Letter,
    begun: &Begun,
    known: &mut HashSet<MessageId>,
    store: &mut Store,
    hand: &Hand,
    context: &mut Context,
) -> Result<Finished> {
    let ticket = letter.ticket();
    if letter.draft {
        return keep(letter, store, hand);
    }
    let obstacles = answer::obstacles_of(begun, &letter.text);
    if letter.asked.force {
        let zone = context.zone(Some(store))?;
        let remarks: Vec<Remark> = obstacles.into_iter().map(Remark::AllTheSame).collect();
        remark::tell(&mut context.ui, zone, &remarks);
    } else if !context.ui.is_interactive() {
        obstacle::refuse(&obstacles, &letter.asked.despite, "reply", ticket)?;
    } else {
        let open = obstacles.into_iter().filter(|one| !letter.asked.despite.contains(one));
        for obstacle in open.collect::<Vec<_>>() {
            match what_now(&obstacle.told(), context)? {
                Choice::Send => letter.asked.despite.push(obstacle),
                Choice::Edit => return Ok(Finished::Again),
                Choice::Draft => return keep(letter, store, hand),
                Choice::Leave => {
                    return obstacle::refuse(&[obstacle], &[], "reply", ticket).map(|()| Finished::Again);
                }
            }
        }
    }
    if letter.print {
        let mail = answer::finished(store, begun, &letter.asked, &letter.text, context.now)?;
        context.ui.data().write_all(&mail).map_err(|error| Error::io("cannot write the mail", &error))?;
        return Ok(Finished::Done(Ended::Printed));
    }
    let waiting = store.queued_of(begun.ticket.id)?;
    if !waiting.is_empty() && !letter.asked.force && !letter.asked.automatic {
        let names = waiting.iter().map(|id| OutboxId(*id).to_string()).collect::<Vec<_>>().join(", ");
        let told = format!("an answer to ticket {ticket} waits to leave already ({names})");
        match context.ui.is_interactive() {
            true => match what_now(&told, context)? {
                Choice::Send => {}
                Choice::Edit => return Ok(Finished::Again),
                Choice::Draft => return keep(letter, store, hand),
                Choice::Leave => return Err(Error::refused(format!("{told}; nothing was sent"))),
            },
            false => context.ui.note(told),
        }
    }
    loop {
        let queued = queue(store, hand, &letter.asked, &letter.text, known, &letter.leave)?;
        let messages = match queued {
            Answered::Queued(queued, row) => return Ok(Finished::Done(Ended::Queued(queued, row))),
            Answered::Overtaken(messages) => messages,
        };
        let told = overtaken(ticket, &messages);
        let refused = || {
            Error::refused(format!("{told}; nothing was sent"))
                .hint(format!("desk show {ticket}"))
                .hint("--force sends all the same")
        };
        if !context.ui.is_interactive() && !context.globals.yes {
            return Err(refused());
        }
        for message in &messages {
            let text = reply_text(&message.text, message.answers.as_ref()).text;
            context.ui.note(format!("{}:\n{}", message.from.email, text.trim_end()));
        }
        match what_now(&told, context)? {
            Choice::Send => known.extend(messages.iter().map(|message| message.id)),
            Choice::Edit => {
                known.extend(messages.iter().map(|message| message.id));
                return Ok(Finished::Again);
            }
            Choice::Draft => return keep(letter, store, hand),
            Choice::Leave => return Err(refused()),
        }
    }
}

fn keep(letter: &Letter, store: &mut Store, hand: &Hand) -> Result<Finished> {
    let row = draft::keep(store, hand, &letter.asked, &letter.text, letter.leave.entry)?;
    Ok(Finished::Done(Ended::Draft(Box::new(row))))
}

fn what_now(told: &str, context: &mut Context) -> Result<Choice> {
    if context.globals.yes {
        return Ok(Choice::Send);
    }
    let question = format!("{told}. [s]end it all the same, [e]dit it, keep it as a [d]raft, or [q]uit?");
    Ok(match context.ui.key(&question, "sedq", "--force")? {
        Some('s') => Choice::Send,
        Some('e') => Choice::Edit,
        Some('d') => Choice::Draft,
        _ => Choice::Leave,
    })
}

/// Who wrote in the meantime, in words.
fn overtaken(ticket: TicketId, messages: &[MessageRow]) -> String {
    let whom = |message: &&MessageRow| match message.from.email.as_str() {
        "" => format!("somebody ({})", message.id),
        email => format!("{email} ({})", message.id),
    };
    let named = |direction: Direction| {
        let theirs = messages.iter().filter(|message| message.direction == direction);
        theirs.map(|message| whom(&message)).collect::<Vec<_>>().join(", ")
    };
    let (came, went) = (named(Direction::In), named(Direction::Out));
    let mut told = Vec::new();
    if !came.is_empty() {
        told.push(format!("a message came into ticket {ticket} from {came}"));
    }
    if !went.is_empty() {
        told.push(format!("ticket {ticket} was answered by {went}"));
    }
    format!("while the answer was written, {}", told.join(", and "))
}
