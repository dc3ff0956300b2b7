//! Senders whose mail makes no work: put on the list of the settings, and taken off.

use std::collections::BTreeSet;

use crate::desk::change::Change;
use crate::desk::id::TicketId;
use crate::desk::mute::{Muted, Sort, is_public};
use crate::desk::settings::{Settings, with_muted};
use crate::desk::time::{DAY, Moment};
use crate::error::{Error, Kind, Result};
use crate::store::{Store, Writer};
use crate::work::hand::Hand;
use crate::work::remark::Remark;

/// Who is meant.
#[derive(Clone, Debug)]
pub enum Named {
    /// As typed: an address, a domain, or the id of a list.
    Word(String),
    /// Whoever began this ticket.
    Ticket(TicketId),
}

/// One who is muted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// Who.
    pub muted: Muted,
    /// How many tickets of the last 90 days began with their mail.
    pub tickets: i64,
    /// The ticket that was put away along with it.
    pub put_away: Option<TicketId>,
}

/// Days of tickets that are counted.
const DAYS: i64 = 90;

/// All who are muted, in the order of the settings.
pub fn all(store: &Store, now: Moment) -> Result<Vec<Row>> {
    rows(store, now, store.settings_in_force()?.1.intake.muted.clone())
}

/// Mutes somebody; `yes`: also the domain of a public mail provider.
///
/// # Errors
/// Refused for our own addresses, for what can be no sender, and for half the world without `yes`.
pub fn mute(store: &mut Store, hand: &Hand, named: &Named, yes: bool) -> Result<(Row, Vec<Remark>)> {
    let words = match named {
        Named::Word(word) => format!("mute {word}"),
        Named::Ticket(ticket) => format!("mute {ticket}"),
    };
    store.write(&hand.operation(words), |writer| put(writer, named, yes))
}

/// The same within an operation.
pub(super) fn put(writer: &mut Writer<'_>, named: &Named, yes: bool) -> Result<(Row, Vec<Remark>)> {
    let (muted, ticket) = match named {
        Named::Word(word) => (meant(writer.store(), word)?, None),
        Named::Ticket(ticket) => {
            let ticket = writer.store().existing(*ticket)?;
            (sender_of(writer.store(), ticket)?, Some(ticket))
        }
    };
    refuse_own(writer.store(), &muted)?;
    if muted.sort == Sort::Domain && is_public(&muted.name) && !yes {
        return Err(Error::refused(format!(
            "{} is where many people have their mail: all of them would be muted",
            muted.name
        ))
        .hint("desk mute ADDRESS mutes one of them")
        .hint(format!("desk mute {} --yes", muted.name)));
    }
    let (mut put_away, mut remarks) = (None, Vec::new());
    if !amend(writer, |all| {
        if all.contains(&muted) {
            false
        } else {
            all.push(muted.clone());
            true
        }
    })? {
        remarks.push(Remark::MutedAlready(muted.entry()));
    }
    if let Some(ticket) = ticket {
        match writer.change(ticket, &Change::Mute) {
            Ok(_) => put_away = Some(ticket),
            Err(error) if error.kind == Kind::Refused => {
                remarks.push(Remark::NotPutAway { ticket, why: error.message });
            }
            Err(error) => return Err(error),
        }
    }
    writer.fold()?;
    let row = rows(writer.store(), writer.now(), vec![muted])?.pop();
    row.map(|row| (Row { put_away, ..row }, remarks))
        .ok_or_else(|| Error::new(Kind::Fault, "nobody was muted"))
}

/// Takes somebody off the list: mail from there makes work again.
pub fn unmute(store: &mut Store, hand: &Hand, word: &str) -> Result<Row> {
    store.write(&hand.operation(format!("mute rm {word}")), |writer| {
        let mut gone = None;
        amend(writer, |all| {
            // A list may be typed without its brackets.
            let typed = [Muted::read(word), Some(Muted::list(word))];
            let place = typed.iter().flatten().find_map(|typed| all.iter().position(|muted| muted == typed));
            gone = place.map(|place| all.remove(place));
            gone.is_some()
        })?;
        let Some(gone) = gone else {
            return Err(Error::refused(format!("{word} is not muted")).hint("desk mute list"));
        };
        let row = rows(writer.store(), writer.now(), vec![gone])?.pop();
        row.ok_or_else(|| Error::new(Kind::Fault, "nobody was muted"))
    })
}

fn rows(store: &Store, now: Moment, all: Vec<Muted>) -> Result<Vec<Row>> {
    let counts = store.begun_since(now.plus(-DAYS * DAY), &all)?;
    let row = |(muted, tickets)| Row { muted, tickets, put_away: None };
    Ok(all.into_iter().zip(counts).map(row).collect())
}

/// What a word names: a list, where mail here came by one of this id.
fn meant(store: &Store, word: &str) -> Result<Muted> {
    let list = Muted::list(word);
    if !word.contains('@') && store.has_list(&list)? {
        return Ok(list);
    }
    Muted::read(word).ok_or_else(|| {
        Error::usage(format!("{word:?} is no address, domain, List-Id or ticket"))
            .hint("desk mute news@shop.example, desk mute shop.example, or desk mute 42")
    })
}

/// Whom a ticket's first message is from; where it came by a list, that list.
fn sender_of(store: &Store, ticket: TicketId) -> Result<Muted> {
    let from = store.begun_by(ticket)?.filter(|from| from.list.is_some() || !from.email.is_empty());
    let Some(from) = from else {
        return Err(Error::refused(format!("nobody knows from whom ticket {ticket} is"))
            .hint(format!("desk show {ticket}")));
    };
    Ok(from.list.as_deref().map_or_else(|| Muted::address(&from.email), Muted::list))
}

/// What we write ourselves must never be put away.
fn refuse_own(store: &Store, muted: &Muted) -> Result<()> {
    let (settings, own) = (store.settings_in_force()?.1, store.own_mailboxes()?);
    // Of several the first by name is told, and not any.
    let own: BTreeSet<&String> = own.iter().chain(&settings.desk.contact_forms).collect();
    for email in own {
        if muted.covers(&crate::desk::mute::Sender { email, list: None }) {
            return Err(Error::refused(format!("{email} is ours: {} cannot be muted", muted.name))
                .hint("desk mute ADDRESS for one of the others"));
        }
    }
    Ok(())
}

/// Changes the list of the settings in force. `false`: nothing changes.
fn amend(writer: &mut Writer<'_>, change: impl FnOnce(&mut Vec<Muted>) -> bool) -> Result<bool> {
    let (version, settings) = writer.store().settings_in_force()?;
    let mut all = settings.intake.muted.clone();
    if !change(&mut all) {
        return Ok(false);
    }
    let cannot = || {
        Error::new(Kind::Settings, "the list of those who are muted cannot be written into the settings")
            .hint("desk settings edit: muted = [\"news@shop.example\"] in [intake]")
    };
    let entries: Vec<String> = all.iter().map(Muted::entry).collect();
    let document = with_muted(&writer.store().document(version)?, &entries).ok_or_else(cannot)?;
    Settings::parse(&document).map_err(|faults| {
        cannot().because(faults.first().map(|fault| fault.sentence()).unwrap_or_default())
    })?;
    writer.apply_settings(&document)?;
    Ok(true)
}
