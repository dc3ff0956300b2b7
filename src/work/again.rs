//! Judging afresh who wrote what of the mail that is here, after the desk has learned more of itself: own addresses, agents, contact
//! forms, the host whose word counts. The mails are read again from their originals; nothing else is needed.

use std::collections::{BTreeSet, HashMap};

use crate::desk::address::base;
use crate::desk::id::MessageId;
use crate::desk::intake::Proof;
use crate::desk::message::Direction;
use crate::desk::settings::{Desk, Settings};
use crate::error::{Error, Kind, Result};
use crate::source::original::Press;
use crate::source::{Folder, Incoming, mail};
use crate::store::intake::{Judgement, Stored};
use crate::store::message::MessageRow;
use crate::store::{Store, Writer};
use crate::work::hand::Hand;
use crate::work::intake::Way;

/// What became of it.
#[derive(Debug)]
pub struct Again {
    /// The messages that are judged otherwise now, as they stand now.
    pub rows: Vec<MessageRow>,
    /// How many mails were looked at; all that there are, unless `cut`.
    pub mails: usize,
    /// It was to change so many at most, and may have left others that would be judged otherwise; which of several mails of one
    /// Message-ID counts was not asked either.
    pub cut: bool,
}

/// Judges afresh, in one operation; `limit`: at most so many messages are changed.
pub fn again(store: &mut Store, hand: &Hand, limit: Option<usize>) -> Result<Again> {
    store.write(&hand.operation("intake again"), |writer| {
        let mut judging = Judging::new(writer)?;
        let (mut changed, mut mails) = (BTreeSet::new(), 0);
        for stored in writer.store().stored_mails()? {
            if limit.is_some_and(|limit| changed.len() >= limit) {
                break;
            }
            mails += 1;
            if let Some(judgement) = judging.of(&stored, writer.store())? {
                writer.judge(&judgement)?;
                changed.insert(judgement.message);
            }
        }
        if limit.is_none() {
            changed.extend(versions(writer)?);
        }
        writer.fold()?;
        let rows =
            changed.into_iter().map(|message| writer.store().message(message)).collect::<Result<_>>()?;
        Ok(Again { rows, mails, cut: limit.is_some() })
    })
}

/// How many mails would be judged otherwise; looks no further than `most`.
pub fn would_change(store: &mut Store, hand: &Hand, most: usize) -> Result<usize> {
    let trial = Hand { dry_run: true, ..hand.clone() };
    store.write(&trial.operation("intake again"), |writer| {
        let mut judging = Judging::new(writer)?;
        let mut count = 0;
        for stored in writer.store().stored_mails()? {
            count += usize::from(judging.of(&stored, writer.store())?.is_some());
            if count >= most {
                break;
            }
        }
        Ok(count)
    })
}

/// Whether settings say something else of whose mail is whose.
pub fn asks_anew(before: &Settings, after: &Settings) -> bool {
    let told = |settings: &Settings| {
        let Desk { addresses, contact_forms, authserv_ids, .. } = &settings.desk;
        [addresses, contact_forms, authserv_ids].map(|list| list.iter().cloned().collect::<BTreeSet<_>>())
    };
    told(before) != told(after)
}

/// Which of several mails of one Message-ID counts is asked anew; gives those of which it is said otherwise now.
fn versions(writer: &mut Writer<'_>) -> Result<Vec<MessageId>> {
    let before = writer.store().shared_ids()?;
    let ids: BTreeSet<&String> = before.iter().map(|(id, ..)| id).collect();
    for id in ids {
        writer.rank_again(id)?;
    }
    let told = |all: &[(String, MessageId, Option<MessageId>)]| -> HashMap<MessageId, Option<MessageId>> {
        all.iter().map(|(_, message, of)| (*message, *of)).collect()
    };
    let (known, after) = (told(&before), told(&writer.store().shared_ids()?));
    // One that was taken for a version of another, and is a mail of its own, shares no id any more.
    let all: BTreeSet<MessageId> = known.keys().chain(after.keys()).copied().collect();
    Ok(all.into_iter().filter(|message| known.get(message) != after.get(message)).collect())
}

/// What it is judged by.
struct Judging {
    way: Way,
    press: Press,
}

impl Judging {
    fn new(writer: &Writer<'_>) -> Result<Judging> {
        let way = Way::import(writer.store(), writer.now(), None, false)?;
        let press =
            Press::new().map_err(|error| Error::new(Kind::Io, "cannot read mail again").because(error))?;
        Ok(Judging { way, press })
    }

    /// What is to be said of a mail, where that is something else than what is said now.
    fn of(&mut self, stored: &Stored, store: &Store) -> Result<Option<Judgement>> {
        if !self.may_differ(stored) {
            return Ok(None);
        }
        let decision = store.decision(stored.message)?;
        let by_place = decision.proof.filter(|proof| matches!(proof, Proof::AsSent | Proof::Folder));
        let voucher = match by_place {
            Some(proof) => Some(proof),
            None => store.voucher(stored.message)?,
        };
        // An older desk did not write down what a copy had proved.
        let untold = stored.direction == Direction::Out && decision.proof.is_none() && !stored.judged;
        let voucher = voucher.or(untold.then_some(Proof::Folder));
        self.way.vouch(voucher);
        let Some(mut mail) = self.read(stored, store)? else { return Ok(None) };
        mail.folder = if voucher == Some(Proof::Folder) { Folder::Sent } else { Folder::Inbox };
        if decision.forwarded_by.is_some() {
            mail.authenticated_by.clear();
        }
        let judgement = self.way.judgement(stored, mail);
        Ok(Some(judgement).filter(|judgement| differs(stored, judgement)))
    }

    /// Whether anything but what it says itself decides whose a mail is.
    fn may_differ(&self, stored: &Stored) -> bool {
        let mailbox = base(&stored.from);
        stored.direction == Direction::Out
            || stored.unproved
            || stored.spoken_of
            || self.way.knows(&stored.from)
            || stored.customer.as_deref().map(base).is_some_and(|customer| customer != mailbox)
    }

    fn read(&mut self, stored: &Stored, store: &Store) -> Result<Option<Incoming>> {
        let bytes = store.original(stored.message)?;
        let origin = mail::Origin {
            source: "again".into(),
            position: 1,
            filed: Some(stored.received_at),
            folder: Folder::Inbox,
        };
        let sha256 = mail::sha256(&bytes);
        let read = mail::read(origin.clone(), &bytes, sha256, &mut self.press);
        let read = read.map_err(|error| Error::new(Kind::Io, "cannot read a mail again").because(error))?;
        // What the quarantine released is read as far as it can be.
        Ok(read.map_or_else(|_| mail::anyhow(&origin, &bytes, sha256), Some).map(|mail| *mail))
    }
}

/// Whether what is to be said is not what is said now.
fn differs(stored: &Stored, judgement: &Judgement) -> bool {
    let ours = stored.direction == Direction::Out;
    let customer = judgement.customer.as_ref().map(|customer| base(&customer.email));
    ours != judgement.ours.is_some()
        || stored.kind != judgement.kind
        || stored.unproved != judgement.unproved
        || !ours && stored.customer.as_deref().map(base) != customer
}
