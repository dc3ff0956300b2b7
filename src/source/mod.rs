//! Where mail comes from: bytes in, [`Incoming`] or [`Refused`] out. Sources are opened read-only and never changed.

use crate::desk::message::Kind;
use crate::desk::time::Moment;

/// One mail, read and understood as far as a mail alone can be; where it belongs is decided upstairs.
#[derive(Clone, Debug, PartialEq)]
pub struct Incoming {
    /// Which file it came from, as shown by `import -v`.
    pub source: std::sync::Arc<str>,
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
    /// `Reply-To`.
    pub reply_to: Vec<Mailbox>,
    /// `To`.
    pub to: Vec<Mailbox>,
    /// `Cc`.
    pub cc: Vec<Mailbox>,
    /// Decoded, one line.
    pub subject: String,
    /// The `Date` header.
    pub date: Option<Moment>,
    /// The instant in the topmost `Received` header.
    pub received: Option<Moment>,
    /// The mbox `From ` line, or the time of the file.
    pub filed: Option<Moment>,
    /// Who or what wrote it.
    pub kind: Kind,
    /// The whole decoded text.
    pub text: String,
    /// What hangs on it.
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

/// A part that is not the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Harmless file name (no separators, control or bidi characters, reserved names); `part-N` where there was none.
    pub name: String,
    /// `type/subtype`, lower case.
    pub content_type: String,
    /// Decoded size.
    pub bytes: u64,
    /// Which part of the original, as an index understood by [`mail::part`].
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

/// A mail that cannot be taken in as it is; kept in quarantine.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    /// Which file it came from.
    pub source: std::sync::Arc<str>,
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
