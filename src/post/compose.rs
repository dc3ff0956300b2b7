//! An answer as a finished mail (RFC 5322, RFC 2045 to 2047, RFC 2231). The one door of mail-builder.
//!
//! The same [`Draft`] gives the same bytes: nothing here is random or asks the clock, so a mail can be shown, tried again
//! and compared. No word of a stranger can begin a header line (see `header.rs`).

use mail_builder::MessageBuilder;
use mail_builder::headers::HeaderType;
use mail_builder::headers::address::Address;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::message_id::MessageId;
use mail_builder::headers::raw::Raw;
use mail_builder::headers::text::Text;
use mail_builder::mime::{BodyPart, MimePart};
use sha2::{Digest, Sha256};

use super::body::{self, Encoded};
use super::{header, subject};
use crate::desk::id::TicketId;
use crate::desk::time::{Moment, Zone};
use crate::error::{Error, Kind, Result};

/// How many ids `References` holds at most: the first, by which mail programs find the thread, and the latest.
const MOST_REFERENCES: usize = 21;
/// The type of a mail that is attached as it came.
pub const MAIL: &str = "message/rfc822";
/// The longest line of a mail that is attached as it came, without its end (RFC 5322 §2.1.1).
const LONGEST_LINE: usize = 998;
/// A word up to this length fits behind any header name into 78 columns.
const LONGEST_PLAIN_WORD: usize = 60;

/// A name and an address.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Mailbox {
    /// Shown name; may be empty.
    pub name: String,
    /// The address.
    pub email: String,
}

/// A file that goes with the mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its name; folders in it are cut off.
    pub name: String,
    /// `type/subtype`; anything else is sent as `application/octet-stream`, and so is a [`MAIL`] that no mail server would leave as it
    /// is (see [`travels_whole`]).
    pub content_type: String,
    /// Its contents.
    pub bytes: Vec<u8>,
}

/// All that an answer is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The desk.
    pub from: Mailbox,
    /// Where answers go, if not to `from`: the plus-address of the ticket.
    pub reply_to: Option<Mailbox>,
    /// The customer; at least one, here or in `cc`.
    pub to: Vec<Mailbox>,
    /// Who else gets it, for all to see.
    pub cc: Vec<Mailbox>,
    /// The ticket's subject; `Re:` and the tag are added here.
    pub subject: String,
    /// Whether it answers something; else the subject has no `Re:`.
    pub is_reply: bool,
    /// For the tag in the subject.
    pub ticket: TicketId,
    /// For the tag in the subject.
    pub desk_name: String,
    /// Ours, see `token::issue`; with or without angle brackets.
    pub message_id: String,
    /// The id of the message that is answered. One that cannot stand in a header is left out, here and in `references`.
    pub in_reply_to: Option<String>,
    /// The `References` of that message, oldest first.
    pub references: Vec<String>,
    /// For the `Date` header.
    pub date: Moment,
    /// In which zone the `Date` is written.
    pub zone: Zone,
    /// The text, with line ends of any kind.
    pub body: String,
    /// Files, in order.
    pub attachments: Vec<Attachment>,
    /// Whether a machine answers (RFC 3834); then no machine should answer back.
    pub automatic: bool,
}

/// The finished mail, with CRLF line ends.
///
/// # Errors
/// Refused: no recipient, or an address that cannot be written to. Fault: a Message-ID that cannot stand in a header.
pub fn compose(draft: &Draft) -> Result<Vec<u8>> {
    if draft.to.is_empty() && draft.cc.is_empty() {
        return Err(Error::refused("the answer has no recipient").hint("give one with --cc MAIL"));
    }
    let message_id = header::message_id(&draft.message_id)
        .ok_or_else(|| Error::new(Kind::Fault, format!("{:?} is no Message-ID", draft.message_id)))?;
    let mut builder = MessageBuilder::new()
        .header("Date", Raw::new(draft.date.rfc2822(draft.zone)))
        .from(mailbox(&draft.from)?);
    if let Some(reply_to) = &draft.reply_to {
        builder = builder.reply_to(mailbox(reply_to)?);
    }
    for (name, people) in [("To", &draft.to), ("Cc", &draft.cc)] {
        if !people.is_empty() {
            let list = people.iter().map(mailbox).collect::<Result<_>>()?;
            builder = builder.header(name, Address::new_list(list));
        }
    }
    builder = builder
        .header(
            "Subject",
            words(subject::tagged(&draft.subject, &draft.desk_name, draft.ticket, draft.is_reply)),
        )
        .message_id(message_id);
    let answered = draft.in_reply_to.as_deref().and_then(header::message_id);
    if let Some(id) = answered {
        builder = builder.in_reply_to(id);
    }
    let references = references(&draft.references, answered);
    if !references.is_empty() {
        builder = builder.references(MessageId::from(references));
    }
    if draft.automatic {
        // The second is Microsoft's word for the same (MS-OXCMAIL §2.1.3.2.20); Exchange does not heed the first.
        builder = builder
            .header("Auto-Submitted", Raw::new("auto-replied"))
            .header("X-Auto-Response-Suppress", Raw::new("All"));
    }
    builder
        .body(contents(draft, message_id))
        .write_to_vec()
        .map_err(|error| Error::new(Kind::Fault, "the mail cannot be put together").because(error))
}

fn mailbox(person: &Mailbox) -> Result<Address<'static>> {
    let email = header::address(&person.email).map_err(|why| {
        Error::refused(format!("cannot write to {:?}", header::one_line(&person.email))).because(why)
    })?;
    let name = Some(header::one_line(&person.name)).filter(|name| !name.is_empty() && *name != email);
    Ok(Address::new_address(name, email))
}

/// A line of words: plain and folded at blanks where it is ASCII, else in encoded words.
fn words(line: String) -> HeaderType<'static> {
    let plain = line.bytes().all(|b| b.is_ascii_graphic() || b == b' ')
        && line.split(' ').all(|word| word.len() <= LONGEST_PLAIN_WORD);
    if plain { Raw::new(line).into() } else { Text::new(line).into() }
}

/// The thread up to here, each id once, the answered one last (RFC 5322 §3.6.4); bounded, so that a thread of a thousand mails makes
/// no header that a relay would refuse.
fn references<'a>(earlier: &'a [String], answered: Option<&'a str>) -> Vec<&'a str> {
    let mut ids: Vec<&str> = Vec::new();
    for id in earlier.iter().filter_map(|id| header::message_id(id)) {
        if Some(id) != answered && !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids.extend(answered);
    if ids.len() > MOST_REFERENCES {
        ids.drain(1..=ids.len() - MOST_REFERENCES);
    }
    ids
}

fn contents(draft: &Draft, message_id: &str) -> MimePart<'static> {
    let text = text_part(&draft.body);
    if draft.attachments.is_empty() {
        return text;
    }
    let mut parts = vec![text];
    parts.extend(draft.attachments.iter().map(file_part));
    let kind = ContentType::new("multipart/mixed").attribute("boundary", boundary(message_id));
    MimePart::new(kind, parts)
}

fn text_part(text: &str) -> MimePart<'static> {
    let (encoding, contents) = match body::encode(text) {
        Encoded::Plain(text) => ("7bit", text),
        Encoded::Quoted(text) => ("quoted-printable", text),
        Encoded::Base64(text) => {
            return base64_part("text/plain; charset=\"utf-8\"".into(), text.into_bytes());
        }
    };
    // With the encoding already named, mail-builder writes the contents as they are.
    MimePart::new(ContentType::new("text/plain").attribute("charset", "utf-8"), contents)
        .transfer_encoding(encoding)
}

fn file_part(file: &Attachment) -> MimePart<'static> {
    if file.content_type == MAIL && travels_whole(&file.bytes) {
        let mail = body::with_crlf(&String::from_utf8_lossy(&file.bytes)).into_bytes();
        return MimePart::raw(BodyPart::Binary(mail.into()))
            .header("Content-Type", Raw::new(MAIL))
            .transfer_encoding("7bit")
            .attachment(header::file_name(&file.name));
    }
    let mut kind = header::content_type(&file.content_type).into_owned();
    if kind.starts_with("text/") && !file.bytes.is_ascii() && std::str::from_utf8(&file.bytes).is_ok() {
        kind.push_str("; charset=\"utf-8\"");
    }
    base64_part(kind, file.bytes.clone()).attachment(header::file_name(&file.name))
}

/// Whether a mail can hang on another one as it came: a `message/rfc822` part takes no encoding (RFC 2046 §5.2.1), so its lines must be
/// such as no mail server and no mailbox changes.
pub fn travels_whole(mail: &[u8]) -> bool {
    let safe = |line: &[u8]| {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        line.len() <= LONGEST_LINE
            && line.iter().all(|b| (b' '..=b'~').contains(b) || *b == b'\t')
            && !line.starts_with(b".")
            && !line.starts_with(b"From ")
            && !line.starts_with(b"--=_")
    };
    !mail.is_empty() && mail.split(|b| *b == b'\n').all(safe)
}

/// Always in base64: mail-builder would send a text file as it is, where relays may change its line ends; with the
/// type as a raw header it takes the contents for bytes.
fn base64_part(content_type: String, bytes: Vec<u8>) -> MimePart<'static> {
    MimePart::raw(BodyPart::Binary(bytes.into())).header("Content-Type", Raw::new(content_type))
}

/// From the Message-ID, so that the same draft gives the same bytes. No encoded line holds `=_`, and `body.rs` takes care of plain ones.
fn boundary(message_id: &str) -> String {
    let digest = Sha256::digest(message_id.as_bytes());
    let hex: String = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    format!("=_{hex}")
}

#[cfg(test)]
mod tests;
