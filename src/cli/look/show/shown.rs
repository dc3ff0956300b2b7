//! A ticket with all that is shown of it.

use super::margin::Margin;
use super::newcomer;
use crate::cli::context::Context;
use crate::desk::id::TicketId;
use crate::desk::message::Direction;
use crate::desk::no_reply::is_no_reply;
use crate::error::Result;
use crate::store::Store;
use crate::store::message::MessageRow;
use crate::store::outbox::OutboxRow;
use crate::store::story::Told;
use crate::store::ticket::TicketRow;
use crate::work::thread::{spent_budget, thread_of};

/// See the head of this file.
pub(super) struct Shown {
    pub(super) row: TicketRow,
    /// Oldest first.
    pub(super) thread: Vec<MessageRow>,
    /// How many earlier messages were left out.
    pub(super) earlier: usize,
    pub(super) links: Vec<(String, TicketId)>,
    pub(super) margin: Margin,
    /// The customer's other tickets, and how many there are in all.
    pub(super) beside: (Vec<TicketRow>, usize),
    /// What is written to it and not meant to leave yet.
    pub(super) drafts: Vec<OutboxRow>,
    pub(super) events: Option<Vec<Told>>,
    /// What somebody who is about to answer should know.
    pub(super) remarks: Vec<String>,
}

/// What is wanted of it.
pub(super) struct Asked {
    pub(super) events: bool,
    /// Only so many exchanges, the last.
    pub(super) last: Option<u32>,
    pub(super) remarks: bool,
}

/// So many other tickets of the customer are named.
const BESIDE: usize = 5;

impl Shown {
    pub(super) fn of(row: TicketRow, store: &Store, context: &Context, asked: &Asked) -> Result<Shown> {
        let id = row.id;
        let mut thread = store.thread(id)?;
        let remarks = if asked.remarks { remarks(&row, &thread, store, context)? } else { Vec::new() };
        let earlier = asked.last.map_or(0, |exchanges| before_last(&thread, exchanges));
        thread.drain(..earlier);
        Ok(Shown {
            thread,
            earlier,
            links: store.links(id)?,
            margin: Margin::of(id, store, context.now)?,
            beside: store.beside(id, context.now, BESIDE)?,
            drafts: store
                .drafts_of(id)?
                .into_iter()
                .map(|draft| store.outgoing(draft))
                .collect::<Result<_>>()?,
            events: if asked.events { Some(store.story(id)?) } else { None },
            remarks,
            row,
        })
    }
}

/// How many messages come before the last exchanges: each begins with what came in after something of ours, or with the first.
fn before_last(thread: &[MessageRow], exchanges: u32) -> usize {
    let is_in = |at: usize| thread.get(at).is_some_and(|message| message.direction == Direction::In);
    // A note is no answer: what came in before and after it is one exchange.
    let ours_before = |at: usize| {
        let before = thread.iter().take(at).rev().find(|message| message.direction != Direction::Note);
        before.is_none_or(|message| message.direction == Direction::Out)
    };
    let begins = (0..thread.len()).rev().filter(|at| is_in(*at) && ours_before(*at));
    begins.take(usize::try_from(exchanges).unwrap_or(usize::MAX)).last().unwrap_or(0)
}

/// What somebody who is about to answer should know.
fn remarks(row: &TicketRow, thread: &[MessageRow], store: &Store, context: &Context) -> Result<Vec<String>> {
    let mut remarks = Vec::new();
    remarks.extend(newcomer::remarks(row.id, thread, store)?);
    let Some(email) = &row.customer_email else { return Ok(remarks) };
    if let Some(flag) = store.undeliverable(email)? {
        let status = flag.status.map_or(String::new(), |status| format!(" ({status})"));
        remarks.push(format!("mail to {email} came back for good{status}: {}", flag.message));
    }
    if is_no_reply(email) {
        remarks.push(format!("nobody reads what is sent to {email}"));
    }
    let settings = context.settings(store)?.1;
    // Only a Reply-To leads elsewhere, and few mails have one.
    if thread.iter().any(|message| !message.recipients.reply_to.is_empty()) {
        remarks.extend(thread_of(thread, store, &settings, row)?.leads_elsewhere());
    }
    if let Some(spent) = spent_budget(store, &settings, std::iter::once(email.as_str()), context.now)? {
        remarks.push(spent.to_string());
    }
    Ok(remarks)
}
