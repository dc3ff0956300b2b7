//! What is read of a ticket that is to be shown, all at one look.

use crate::cli::context::Context;
use crate::desk::address::base;
use crate::desk::id::{MessageId, TicketId};
use crate::desk::message::{Direction, Trust};
use crate::desk::no_reply::is_no_reply;
use crate::desk::score::{Score, Value};
use crate::desk::ticket::Priority;
use crate::error::Result;
use crate::store::Store;
use crate::store::message::MessageRow;
use crate::store::query;
use crate::store::seen::Seen;
use crate::store::ticket::TicketRow;
use crate::work::thread::{spent_budget, thread_of};

/// A ticket as it is shown.
pub(super) struct View {
    pub(super) row: TicketRow,
    /// Why it stands where it stands, the weightiest first.
    pub(super) why: Vec<String>,
    pub(super) thread: Vec<MessageRow>,
    /// What the customer said last.
    pub(super) last: Option<MessageId>,
    /// How many messages came before that one and have no answer either.
    pub(super) unanswered: usize,
    /// The customer's other tickets, the newest first, and how many there are.
    pub(super) others: (Vec<TicketRow>, usize),
    /// What somebody who is about to answer should know.
    pub(super) doubts: Vec<String>,
    /// Mail of people who take no part in it, oldest first.
    pub(super) strangers: Vec<MessageId>,
}

/// So many of the customer's other tickets are shown.
const NAMED: usize = 3;

impl View {
    /// Reads it; nothing where there is no such ticket any more.
    pub(super) fn read(
        id: TicketId,
        score: Option<&Score>,
        store: &Store,
        context: &Context,
    ) -> Result<Option<View>> {
        let Some(row) = store.ticket(id, context.now)? else { return Ok(None) };
        let thread = store.thread(id)?;
        let settings = context.settings(store)?.1;
        let of_answer = thread_of(&thread, store, &settings, &row)?;
        let last = of_answer.last.as_ref().map(|last| last.id);
        let answered = thread.iter().rposition(|message| {
            message.direction == Direction::Out && !message.delivery.is_some_and(|state| state.never_left())
        });
        let since = answered.map_or(0, |at| at + 1);
        let came = thread.iter().skip(since).filter(|message| message.direction == Direction::In);
        let unanswered = came.filter(|message| message.kind.is_contact() && Some(message.id) != last).count();
        let strangers = thread
            .iter()
            .filter(|message| message.trust == Trust::Low && message.direction == Direction::In)
            .map(|message| message.id)
            .collect();
        let mut doubts = Vec::new();
        if let Some(email) = &row.customer_email {
            if let Some(flag) = store.undeliverable(email)? {
                doubts.push(format!("mail to {email} came back for good ({})", flag.message));
            }
            if is_no_reply(email) {
                doubts.push(format!("nobody reads what is sent to {email}"));
            }
            if let Some(spent) = spent_budget(store, &settings, std::iter::once(email.as_str()), context.now)?
            {
                doubts.push(spent.to_string());
            }
        }
        doubts.extend(of_answer.leads_elsewhere());
        let newcomers = store.newcomers(id)?;
        doubts.extend(thread.iter().filter(|message| newcomers.contains(&message.id)).map(|message| {
            format!(
                "{} is from {}, who is new here and answered a mail of ours",
                message.id, message.from.email
            )
        }));
        let others = others(&row, store, context)?;
        let why = score.map(reasons).unwrap_or_default();
        Ok(Some(View { row, why, thread, last, unanswered, others, doubts, strangers }))
    }

    /// What somebody has seen who is shown this.
    pub(super) fn seen(&self) -> Seen {
        Seen::of(self.row.id, self.thread.iter().map(|message| message.id))
    }

    /// One of its messages.
    pub(super) fn message(&self, id: MessageId) -> Option<&MessageRow> {
        self.thread.iter().find(|message| message.id == id)
    }

    /// Whether somebody has written since another look.
    pub(super) fn has_news_since(&self, before: &View) -> bool {
        let known = |id: MessageId| before.message(id).is_some();
        self.row.id == before.row.id
            && self.thread.iter().any(|message| message.direction == Direction::In && !known(message.id))
    }

    /// What hangs on its messages, the newest first.
    pub(super) fn attachments(&self) -> Vec<(MessageId, i64, String, i64)> {
        let of = |message: &MessageRow| {
            let id = message.id;
            let each = message.attachments.iter();
            each.map(|one| (id, one.part, one.name.clone(), one.bytes)).collect::<Vec<_>>()
        };
        self.thread.iter().rev().flat_map(of).collect()
    }
}

/// The terms of a score that count, in words.
fn reasons(score: &Score) -> Vec<String> {
    let mut terms: Vec<_> = score.terms.iter().filter(|term| term.points > 0).collect();
    terms.sort_by_key(|term| std::cmp::Reverse(term.points));
    let said = |term: &&crate::desk::score::Term| match term.value {
        Value::Due(Some(_)) => Some(term.value.to_string()),
        Value::Priority(Priority::High | Priority::Urgent) => Some(term.value.to_string()),
        Value::Priority(_) => None,
        Value::Waited(Some(_)) => Some(format!("waiting {}", term.value)),
        Value::Holds(true) => Some(match term.name {
            "vip" => "a VIP".to_owned(),
            "reopened" => "came back after it was solved".to_owned(),
            "unassigned" => "nobody has it".to_owned(),
            other => other.replace('_', " "),
        }),
        _ => None,
    };
    terms.iter().filter_map(said).collect()
}

/// The customer's other tickets.
fn others(row: &TicketRow, store: &Store, context: &Context) -> Result<(Vec<TicketRow>, usize)> {
    let none = (Vec::new(), 0);
    let Some(email) = row.customer_email.as_deref().filter(|email| !email.contains(['"', '\\'])) else {
        return Ok(none);
    };
    // An address that no query can name is nobody else's either.
    let Ok(query) = context.query(store, &[format!("customer:\"{}\"", base(email))]) else { return Ok(none) };
    let mut ids = store.ticket_ids(&query::tickets(&query, &context.scope(store)?))?;
    ids.retain(|id| *id != row.id);
    ids.reverse();
    let newest: Vec<TicketId> = ids.iter().copied().take(NAMED).collect();
    Ok((store.tickets(&newest, context.now, |row| row)?, ids.len()))
}
