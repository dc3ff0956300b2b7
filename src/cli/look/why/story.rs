//! How the mails of a ticket came together.

use super::way::Why;
use crate::cli::context::{Context, Done};
use crate::desk::event::{Recorded, What};
use crate::desk::fold::message_of;
use crate::desk::id::TicketId;
use crate::desk::message::Role;
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::Store;
use crate::store::rule::fired::{Acted, Fired};
use crate::table::{Cell, Column, Holds, Table};

/// Columns of the story.
pub const STORY: &[Column] = &[
    Column::shown("learned_at", Holds::At, "when the desk learned it"),
    Column::shown(
        "what",
        Holds::Text,
        "message, joined, linked, follow_up, split_from, merged_into, took_in, unmerged, gave_back, left, role, bounced, variant, doubted, muted, believed or rule",
    ),
    Column::shown("message", Holds::Message, "the message"),
    Column::shown("rung", Holds::Text, "by which rung of the ladder it was placed"),
    Column::shown("reason", Holds::Text, "why, in a sentence"),
    Column::more("received_at", Holds::At, "when it counts"),
    Column::more("other", Holds::Ticket, "the other ticket"),
    Column::more("operation", Holds::Int, "the operation that wrote it"),
];

/// Columns of `why ID` in JSON.
pub const TICKET: &[Column] = &[
    Column::shown("ticket", Holds::Ticket, "the number of the ticket"),
    Column::shown("story", Holds::Table, "what brought its mails together, as the desk learned it").of(STORY),
];

const OTHER: &str =
    "it is neither from nor to a customer of this ticket: it answers nobody and starts no clock";

const BOUNCED: &str = "it came back for good from every customer to whom it went: the answer is taken back";

pub(super) fn run(ticket: TicketId, store: &Store, context: &mut Context) -> Result<Done> {
    let zone = context.zone(Some(store))?;
    let mut facts = store.facts_of(ticket)?;
    facts.sort_by_key(|fact| fact.id);
    let mut story = Table::new(STORY);
    let mut told: Vec<(Moment, Vec<Cell>)> = Vec::new();
    for fact in &facts {
        told.extend(self::told(fact, ticket, store)?.map(|row| (fact.learned, row)));
    }
    told.extend(store.fired_on(ticket)?.into_iter().map(|fired| (fired.recorded_at, acted(fired))));
    // What rules did comes behind what had set them off.
    told.sort_by_key(|(learned, _)| *learned);
    told.into_iter().for_each(|(_, row)| story.push(row));
    if context.reads()? {
        context.show_beside_text(story, zone)?;
        return Ok(Done::Well);
    }
    if !matches!(context.format()?.name, "json" | "jsonl") {
        context.show(story, zone)?;
        return Ok(Done::Well);
    }
    let mut whole = Table::new(TICKET);
    whole.push(vec![ticket.into(), story.into()]);
    context.show_one(whole, zone)?;
    Ok(Done::Well)
}

/// One line of what a rule did.
fn acted(fired: Fired) -> Vec<Cell> {
    let acts: Vec<String> = fired.acts.iter().map(Acted::sentence).collect();
    let reason = format!("rule {} acted on {}: {}", fired.rule, fired.cause, acts.join("; "));
    vec![
        fired.recorded_at.into(),
        Cell::Word("rule"),
        fired.message.into(),
        Cell::Empty,
        reason.into(),
        fired.at.into(),
        Cell::Empty,
        fired.operation.0.into(),
    ]
}

/// One line of it; nothing for facts that do not bear on which mails are here.
fn told(fact: &Recorded, ticket: TicketId, store: &Store) -> Result<Option<Vec<Cell>>> {
    let (what, message, rung, reason, other) = match fact.event.what {
        What::Received(message, _) | What::Replied(message, _) | What::Noted(message) => {
            let why = Why::of(message, store)?;
            ("message", Some(message), Some(why.placed.rung), why.reason(), None)
        }
        // That more than one thread lies in it is a note of the desk to itself.
        What::Joined(whole) if whole == fact.ticket => return Ok(None),
        What::Joined(whole) => {
            let part = fact.ticket;
            let reason = match whole == ticket {
                true => format!("a mail showed that ticket {part} is a part of this one"),
                false => format!("a mail showed that ticket {part} is a part of ticket {whole}"),
            };
            ("joined", None, None, reason, Some(part))
        }
        What::Linked(other) => {
            let reason = format!(
                "mails of one name mails of the other, ticket {other}; but nobody says so who takes part in both, or an agent has worked on them"
            );
            ("linked", None, None, reason, Some(other))
        }
        What::FollowUp(other) => {
            ("follow_up", None, None, format!("ticket {other} was closed when it came"), Some(other))
        }
        What::SplitFrom(other) => (
            "split_from",
            None,
            None,
            format!("an agent moved these messages out of ticket {other}"),
            Some(other),
        ),
        What::MergedInto(other) => {
            ("merged_into", None, None, format!("an agent merged it into ticket {other}"), Some(other))
        }
        What::TookIn(other) => {
            ("took_in", None, None, format!("an agent merged ticket {other} into this one"), Some(other))
        }
        What::Unmerged(other) => {
            ("unmerged", None, None, format!("an agent took it out of ticket {other} again"), Some(other))
        }
        What::GaveBack(other) => {
            ("gave_back", None, None, format!("an agent took ticket {other} out again"), Some(other))
        }
        What::Left(message) => {
            let by_hand = fact.event.agent.is_some();
            let reason = match by_hand {
                true => "an agent moved it to another ticket",
                false => "by what is known since, it belongs to another ticket",
            };
            ("left", Some(message), None, reason.into(), None)
        }
        What::Role(message, Role::Other) => ("role", Some(message), None, OTHER.into(), None),
        What::Role(message, role) => {
            ("role", Some(message), None, format!("by what is known since, its role is {role}"), None)
        }
        What::Bounced(message, true) => ("bounced", Some(message), None, BOUNCED.into(), None),
        What::Bounced(message, false) => {
            ("bounced", Some(message), None, "by what is known since, it has arrived".into(), None)
        }
        What::Variant(message) => {
            ("variant", Some(message), None, "another mail of the same Message-ID counts".into(), None)
        }
        What::Judged(message) => (
            "judged",
            Some(message),
            None,
            "it was judged afresh whose it is: desk intake again".into(),
            None,
        ),
        What::Doubted(message) => {
            ("doubted", Some(message), None, "nobody in the ticket names its writer".into(), None)
        }
        What::Muted(message, true) => (
            "muted",
            Some(message),
            None,
            "its sender was muted when it came: a ticket that begins with it is put away".into(),
            None,
        ),
        What::Believed(message) => {
            let by_hand = fact.event.agent.is_some();
            let reason = if by_hand { "an agent accepted it" } else { "its writer has since been named" };
            ("believed", Some(message), None, reason.into(), None)
        }
        _ => return Ok(None),
    };
    let counts = message_of(&fact.event).map(|_| fact.event.at);
    Ok(Some(vec![
        fact.learned.into(),
        Cell::Word(what),
        message.into(),
        rung.map_or(Cell::Empty, |rung| Cell::Word(rung.word())),
        reason.into(),
        counts.into(),
        other.into(),
        fact.operation.0.into(),
    ]))
}
