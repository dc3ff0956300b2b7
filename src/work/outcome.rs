//! What became of mails that came in.

use std::sync::Arc;

use crate::desk::id::{MessageId, TicketId};
use crate::desk::message::Kind;
use crate::desk::ticket::words;

words!(
    /** What became of one mail. */
    Outcome {
        /** It is a new message. */ Imported = "imported",
        /** The desk had it already. */ Duplicate = "duplicate",
        /** It could not be taken in as it is, and is kept apart. */ Quarantined = "quarantined",
        /** It was left out as asked. */ Skipped = "skipped",
    }
);

/// One mail that came in.
#[derive(Clone, Debug)]
pub struct Mail {
    /// The file that it came from.
    pub source: Arc<str>,
    /// Its ordinal there.
    pub position: u64,
    /// Without angle brackets, where readable.
    pub message_id: Option<String>,
    /// What became of it.
    pub outcome: Outcome,
    /// The message that it is, where it is a new one. Several mails may share a Message-ID, and none shares this.
    pub message: Option<MessageId>,
    /// Its ticket.
    pub ticket: Option<TicketId>,
    /// Who or what wrote it.
    pub kind: Option<Kind>,
    /// Why it was not imported.
    pub reason: Option<String>,
    /// Whether its writer takes no part in its ticket.
    pub doubted: bool,
}

/// The counts of one source: each mail is in exactly one of `imported` to `skipped`.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    /// Mails read.
    pub seen: i64,
    /// New messages.
    pub imported: i64,
    /// Mails that the desk had already.
    pub duplicates: i64,
    /// Mails kept apart.
    pub quarantined: i64,
    /// Mails left out as asked.
    pub skipped: i64,
    /// New tickets.
    pub created: i64,
    /// Older tickets that got a message.
    pub updated: i64,
    /// New messages of people who take no part in their tickets.
    pub doubted: i64,
}
