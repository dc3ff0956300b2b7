//! Requests for the state of tickets (`status` in the subject of an answer to a mail of ours, where `[intake] self_service` is set):
//! answered inside the operation that took them in, to the address from which they came and about the tickets of that person alone.
//!
//! Neither request nor answer moves anything. What may not be answered (the budget, five a day, an address that cannot be reached, another
//! `Reply-To`) stays without an answer; the request is kept.

use crate::desk::address::base;
use crate::desk::canned::{first_name, greeting};
use crate::desk::clean::{Breaks, clean};
use crate::desk::event::{Event, Voice, What};
use crate::desk::id::MessageId;
use crate::desk::no_reply::is_no_reply;
use crate::desk::settings::Settings;
use crate::desk::standing::{LANGUAGES, Stands, told};
use crate::desk::time::{DAY, Moment};
use crate::error::Result;
use crate::post::compose::Mailbox;
use crate::store::message::MessageRow;
use crate::store::{Store, Writer};
use crate::work::posting::{self, Words};
use crate::work::spoken;
use crate::work::thread;

/// How many requests of one customer are answered within a day.
const A_DAY: i64 = 5;

/// Answers every request that this operation has taken in so far and may be answered. What came must have been folded.
pub fn answer_all(writer: &mut Writer<'_>, settings: &Settings) -> Result<()> {
    if !settings.intake.self_service {
        return Ok(());
    }
    let requests = writer.unanswered_requests()?;
    for request in &requests {
        answer(writer, settings, *request)?;
    }
    // The tickets as they stand with what was answered.
    if requests.is_empty() { Ok(()) } else { writer.fold() }
}

fn answer(writer: &mut Writer<'_>, settings: &Settings, request: MessageId) -> Result<()> {
    let (store, now) = (writer.store(), writer.now());
    let row = store.message(request)?;
    if holds(store, settings, &row, now)? {
        return Ok(());
    }
    let Some(ticket) = store.ticket(row.ticket, now)? else { return Ok(()) };
    let customer = store.customer(base(&row.from.email).as_ref())?;
    let language = spoken::built_in(store, settings, customer.as_ref(), &LANGUAGES)?;
    let mut tickets = Vec::new();
    for ticket in store.open_tickets_of(base(&row.from.email).as_ref())? {
        // Time may have solved it since it was written down.
        tickets.extend(store.ticket(ticket, now)?.filter(|ticket| !ticket.status.is_done()).map(|ticket| {
            Stands {
                ticket: ticket.id,
                status: ticket.status,
                updated_at: ticket.updated_at,
                subject: ticket.subject,
            }
        }));
    }
    let name = clean(&row.from.name, Breaks::Space);
    let greets = greeting(Some(language), first_name(&name).as_deref(), Some(&name), None);
    let ours = thread::sender(settings, settings.desk.addresses.first().map(String::as_str));
    let Ok(from) = ours else { return Ok(()) };
    let words = Words {
        ticket: ticket.id,
        from,
        to: vec![Mailbox { name: row.from.name.clone(), email: row.from.email.clone() }],
        cc: Vec::new(),
        subject: ticket.subject.clone(),
        is_reply: true,
        is_first: false,
        in_reply_to: Some(row.message_id.clone()),
        references: Vec::new(),
        body: told(&tickets, language, &greets, &settings.desk.name, settings.desk.zone),
        attachments: Vec::new(),
        automatic: true,
    };
    if posting::draft(store, settings, words.clone(), now).is_err() {
        return Ok(());
    }
    posting::post(writer, settings, words, false, |writer, message| {
        let event = Event::typed(What::Replied(message, Voice::Machine), writer.now(), None);
        writer.append(ticket.id, &event)
    })?;
    Ok(())
}

/// Whether a request gets no answer.
fn holds(store: &Store, settings: &Settings, request: &MessageRow, now: Moment) -> Result<bool> {
    let email = request.from.email.as_str();
    let elsewhere = |mailbox: &crate::store::message::Mailbox| base(&mailbox.email) != base(email);
    let unreachable = is_no_reply(email) || store.undeliverable(email)?.is_some();
    if unreachable || request.recipients.list.is_some() || request.recipients.reply_to.iter().any(elsewhere) {
        return Ok(true);
    }
    Ok(store.requests_answered(base(email).as_ref(), now.plus(-DAY))? >= A_DAY
        || thread::spent_budget(store, settings, std::iter::once(email), now)?.is_some())
}
