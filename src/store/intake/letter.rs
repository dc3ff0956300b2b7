//! A mail on its way into the database.

use crate::desk::id::{AgentId, TicketId};
use crate::desk::intake::{Clue, Proof};
use crate::desk::survey::Survey;
use crate::desk::time::Moment;
use crate::store::bounce::Unreached;
use crate::store::message::{Attachment, Mailbox, NewMessage};

/// A mail on its way in, understood as far as the mail alone can be.
#[derive(Clone, Debug)]
pub struct Letter {
    /// Everything but the ticket and the way into it.
    pub message: NewMessage,
    /// What may lead to its ticket, in the order of the ladder.
    pub clues: Vec<Clue>,
    /// The customer, where that is neither who wrote what came in nor to whom ours went.
    pub customer: Option<Mailbox>,
    /// Whom a mail of ours did not reach, as this one reports.
    pub unreached: Vec<Unreached>,
    /// What a version of its text says that is not shown; mostly empty.
    pub beside: String,
    /// What hangs on it.
    pub attachments: Vec<Attachment>,
    /// SHA-256 of its bytes, their size, and the bytes compressed.
    pub original: ([u8; 32], u64, Vec<u8>),
    /// When it came by what its head says, and whether that is before the desk; not for mail of ours. It counts where this is a
    /// further copy, by whatever way.
    pub heard: Option<(Moment, bool)>,
    /// What the place in which it lay proves of a mail that is from an address of ours.
    pub voucher: Option<Proof>,
    /// From before the desk.
    pub backfill: bool,
    /// The agent who wrote it, where it is ours.
    pub agent: Option<AgentId>,
    /// Which question of ours it answers, if it does.
    pub vote: Option<Vote>,
    /// The ticket into which it goes whatever state that is in: it opens none, and wants no work.
    pub home: Option<TicketId>,
}

/// An answer to a question of ours that came by mail.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Vote {
    /// The ticket about which was asked.
    pub ticket: TicketId,
    /// The question and the score; nothing: they want to be asked no more.
    pub said: Option<Survey>,
    /// What stands beside the score, where it is more than that.
    pub comment: Option<String>,
    /// When they were asked. An answer never counts before its question, whatever its date says.
    pub asked_at: Option<Moment>,
}

/// What orders mails of the same second: their content.
pub(in crate::store) fn tie(digest: &[u8; 32]) -> i64 {
    digest.first_chunk::<8>().map_or(0, |bytes| i64::from_be_bytes(*bytes))
}

/// When a mail came, as far as that can be told of it in every mailbox: without a date, each tells something else, and it comes after
/// all others.
pub(super) fn told(at: Moment, date: Option<Moment>) -> Moment {
    if date.is_some() { at } else { Moment(i64::MAX) }
}
