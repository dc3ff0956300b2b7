//! What comes out of a reading: a mail, understood as far as a mail alone can be, or one that cannot be taken in.

use std::sync::Arc;

use crate::desk::message::{Kind, Seal};
use crate::desk::time::Moment;

/// One mail, read and understood as far as a mail alone can be; where it belongs is decided upstairs.
#[derive(Clone, Debug, PartialEq)]
pub struct Incoming {
    /// Which file it came from, as shown by `import -v`.
    pub source: Arc<str>,
    /// Its ordinal in that file, from 1.
    pub position: u64,
    /// SHA-256 of the bytes as they came (without the mbox `From ` line, unquoted).
    pub sha256: [u8; 32],
    /// SHA-256 over identifying headers and body, blind to line ends, `From ` quoting, trailing blank lines and
    /// `Received`, so that mbox, Maildir and eml agree (intake §1).
    pub digest: [u8; 32],
    /// The bytes as they came, compressed with zstd.
    pub original: Vec<u8>,
    /// How many bytes they were before that.
    pub size: u64,
    /// Without angle brackets; made from the digest where the mail had none.
    pub message_id: String,
    /// Whether `message_id` was made here.
    pub synthetic: bool,
    /// Ids in `In-Reply-To`, in order.
    pub in_reply_to: Vec<String>,
    /// Ids in `References`, in order (oldest first).
    pub references: Vec<String>,
    /// The writer; an empty `email` where none could be read.
    pub from: Mailbox,
    /// By whom it was handed in, where that is told apart from the writer: the addresses of `Sender` and of the return path.
    pub sent_by: Vec<String>,
    /// `Reply-To`.
    pub reply_to: Vec<Mailbox>,
    /// Who wrote it, as a list or group says that has handed it on, the surest first; empty where none has.
    pub behind_list: Vec<Mailbox>,
    /// `To`.
    pub to: Vec<Mailbox>,
    /// `Cc`.
    pub cc: Vec<Mailbox>,
    /// `Bcc`, which only our own sent mail has.
    pub bcc: Vec<Mailbox>,
    /// The list by which it came: its `List-Id` without the words before it, in lower case.
    pub list: Option<String>,
    /// Decoded, one line.
    pub subject: String,
    /// The `Date` header.
    pub date: Option<Moment>,
    /// The instant in the topmost `Received` header.
    pub received: Option<Moment>,
    /// The mbox `From ` line, the seconds in a Maildir file name, or the time of the file.
    pub filed: Option<Moment>,
    /// Who or what wrote it.
    pub kind: Kind,
    /// What it says of a mail of ours: for a bounce, an abuse report (ARF, RFC 5965) and a read receipt (MDN, RFC 8098);
    /// `None` for all else.
    pub returned: Option<Returned>,
    /// Whether it was closed by cryptography; `None` for ordinary mail.
    pub seal: Option<Seal>,
    /// The whole decoded text; below it invitations in words, and the mails that hang on this one, each under a heading.
    pub text: String,
    /// What another version of its text says that is not shown and says something else; mostly empty.
    pub beside: String,
    /// Whether some of its bytes fitted no charset and are shown as U+FFFD.
    pub lossy: bool,
    /// What hangs on it, with what was packed in `winmail.dat`, in signed S/MIME and in uuencoded text.
    pub attachments: Vec<Attachment>,
    /// Which folder it lay in, by folder name, flags or labels.
    pub folder: Folder,
    /// Each `Authentication-Results` host that says the `From` domain passed (SPF, DKIM or DMARC aligned).
    pub authenticated_by: Vec<String>,
    /// `Delivered-To`, `X-Original-To` and `Envelope-To`: by which of our addresses it came.
    pub delivered_to: Vec<String>,
}

/// A name and an address from a header.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Mailbox {
    /// Decoded display name; may be empty.
    pub name: String,
    /// Lower-cased address; may be empty or malformed, as it came.
    pub email: String,
}

/// What a report says of a mail that was sent from here.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Returned {
    /// The Message-ID of the mail that it is about, without angle brackets.
    pub message_id: Option<String>,
    /// Who could not be reached, each once, at most [`MOST_FAILURES`]. Empty where the report is no bounce, tells of a
    /// success, or names nobody.
    pub failures: Vec<Failure>,
}

/// More addresses than that are not taken from one bounce.
pub const MOST_FAILURES: usize = 100;

/// Somebody who could not be reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The address, in lower case.
    pub recipient: String,
    /// The enhanced status code (RFC 3463) as `5.1.1`, where one is told.
    pub status: Option<String>,
    /// For good: a status of class 5, or a failure that is called one without a status. A delay is not.
    pub lasting: bool,
}

/// A part that is not the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Harmless file name (no separators, control or bidi characters, reserved names); `part-N` where there was none.
    pub name: String,
    /// `type/subtype`, lower case.
    pub content_type: String,
    /// Decoded size.
    pub bytes: u64,
    /// Which part of the original, as an index understood by [`super::mail::part`].
    pub part: u32,
}

/// The folder a mail lay in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folder {
    /// An ordinary one.
    Inbox,
    /// Our own sent mail.
    Sent,
    /// Not sent yet.
    Draft,
    /// Thrown away.
    Trash,
    /// Marked as spam.
    Spam,
}

impl Folder {
    /// Whether it holds what was not sent, or is not kept.
    pub fn is_nowhere(self) -> bool {
        matches!(self, Folder::Draft | Folder::Trash | Folder::Spam)
    }
}

/// The parts in which a mail system says what became of a mail (RFC 3464, RFC 6533).
pub(super) const DELIVERY_REPORTS: [&str; 2] = ["message/delivery-status", "message/global-delivery-status"];

impl Incoming {
    /// Whether the report of a mail system is among its parts: on a delivery, or of abuse (RFC 5965).
    pub fn holds_a_report(&self) -> bool {
        let is_report = |media: &str| DELIVERY_REPORTS.contains(&media) || media == "message/feedback-report";
        self.attachments.iter().any(|part| is_report(&part.content_type))
    }
}

/// A mail that cannot be taken in as it is; kept in quarantine.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    /// Which file it came from.
    pub source: Arc<str>,
    /// Its ordinal in that file, from 1.
    pub position: u64,
    /// SHA-256 of the bytes.
    pub sha256: [u8; 32],
    /// The bytes as they came, compressed with zstd.
    pub original: Vec<u8>,
    /// How many bytes they were before that.
    pub size: u64,
    /// Why, in one sentence.
    pub reason: String,
    /// What could be read of its head.
    pub message_id: Option<String>,
    /// The writer's address, where readable.
    pub from: Option<String>,
    /// The subject, where readable.
    pub subject: Option<String>,
    /// As much of its words as could be read.
    pub text: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_sent_or_is_not_kept_is_nowhere() {
        for (folder, nowhere) in [
            (Folder::Inbox, false),
            (Folder::Sent, false),
            (Folder::Draft, true),
            (Folder::Trash, true),
            (Folder::Spam, true),
        ] {
            assert_eq!(folder.is_nowhere(), nowhere, "{folder:?}");
        }
    }
}
