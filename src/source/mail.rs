//! One mail: bytes in, [`Incoming`] or [`Refused`] out. All limits and the last safety net are here, so that no mail
//! is lost and none stops the others.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::folder::Lies;
use super::head::{Head, LARGEST as LARGEST_HEAD};
use super::incoming::{Attachment, Folder, Incoming, Mailbox, Refused};
use super::kind::Evidence;
use super::mime::Tree;
use super::original::{Large, Press};
use super::{
    address, attachment, date, digest, folder, kind, list_post, nested, proof, relayed, returned, said,
    start, text, thread_ids, words,
};
use crate::desk::time::Moment;

/// A larger mail is refused; what is read at once is never more. Mail systems take 25 to 50 MB.
pub const LARGEST: usize = 50 << 20;
/// How much of the text of a refused mail is kept, so that its words can be found.
const WORDS: usize = 1 << 20;

/// Where a mail lay.
#[derive(Clone, Debug)]
pub struct Origin {
    /// The file, as shown to people.
    pub source: Arc<str>,
    /// Its ordinal there, from 1.
    pub position: u64,
    /// What the mailbox says about when it came.
    pub filed: Option<Moment>,
    /// What names, flags and marks say.
    pub folder: Folder,
}

/// What a mail became.
pub type Reading = std::result::Result<Box<Incoming>, Box<Refused>>;

/// SHA-256 of bytes.
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// Reads one whole mail.
///
/// # Errors
/// Only when the original cannot be compressed for want of memory; a mail that cannot be understood is [`Refused`].
pub fn read(origin: Origin, bytes: &[u8], sha256: [u8; 32], press: &mut Press) -> io::Result<Reading> {
    let understood = catch_unwind(AssertUnwindSafe(|| understand(&origin, bytes, sha256)));
    Ok(match understood {
        Ok(Ok(mut incoming)) => {
            incoming.original = press.compress(bytes)?;
            // What stands before its first field belongs to it too.
            incoming.size = bytes.len() as u64;
            Ok(incoming)
        }
        Ok(Err(mut refused)) => {
            refused.original = press.compress(bytes)?;
            refused.size = bytes.len() as u64;
            Err(refused)
        }
        Err(_) => {
            let mut refused = refuse(&origin, bytes, sha256, "reading it failed, which is a fault of desk");
            refused.original = press.compress(bytes)?;
            Err(Box::new(refused))
        }
    })
}

/// Reads a mail that was refused, with all that its head says and as much of its words as can be read; `None` where it has no
/// head of a mail. `bytes`: all of it, or its first ones.
pub fn anyhow(origin: &Origin, bytes: &[u8], sha256: [u8; 32]) -> Option<Box<Incoming>> {
    let read = || {
        let plain = start::of(bytes);
        let (head, body) = Head::parse(&plain);
        head.is_of_a_mail().then(|| {
            let tree = Tree::new(&head, body);
            let mut said = said::of(&tree);
            said.text.truncate(said.text.floor_char_boundary(WORDS));
            incoming(origin, bytes, sha256, &head, body, &tree, said)
        })
    };
    catch_unwind(AssertUnwindSafe(read)).ok().flatten().map(|mut mail| {
        // What was too deep or too much to be read cannot be saved part by part either.
        mail.attachments.clear();
        Box::new(mail)
    })
}

/// Refuses a mail that is larger than what is read of it, of which `bytes` are the first.
pub fn too_large(origin: &Origin, bytes: &[u8], large: Large) -> Box<Refused> {
    let mut reason = format!("it is larger than {} MB", LARGEST >> 20);
    if !large.whole {
        reason.push_str(", and more than can be kept: its end is missing here");
    }
    let seen = catch_unwind(AssertUnwindSafe(|| described(origin, bytes, large.sha256, &reason)));
    let mut refused = seen.unwrap_or_else(|_| refuse(origin, bytes, large.sha256, &reason));
    refused.original = large.frame;
    refused.size = large.size;
    Box::new(refused)
}

/// One part of a mail, with its decoded bytes; `number` as in [`Attachment::part`], so also what is in a bundle. Parts that
/// hold others have none.
pub fn part(original: &[u8], number: u32) -> Option<(Attachment, Vec<u8>)> {
    let original = start::of(original);
    let (head, body) = Head::parse(&original);
    attachment::part(&Tree::new(&head, body), number)
}

/// Where the list is written to by which this mail came, as it says itself (RFC 2369 §3.4).
pub fn posts_to(original: &[u8]) -> Vec<String> {
    list_post::posts_to(&start::of(original))
}

/// Whether this mail asks that no machine answers it: `X-Auto-Response-Suppress: All` or `AutoReply`, as Exchange and those who
/// follow it write it.
pub fn wants_no_machine(original: &[u8]) -> bool {
    let original = start::of(original);
    let head = Head::parse(&original).0;
    let asks = |value: &[u8]| {
        let value = String::from_utf8_lossy(value).to_ascii_lowercase();
        value.split([',', ';']).any(|word| matches!(word.trim(), "all" | "autoreply"))
    };
    head.all("x-auto-response-suppress").any(asks)
}

/// The first mail that hangs on this one as a `message/rfc822` part, read as a mail of its own with the same limits;
/// `None` where there is none, or none that can be read. Its [`Incoming::original`] is the inner mail alone.
pub fn forwarded(original: &[u8]) -> Option<Box<Incoming>> {
    let original = start::of(original);
    let (head, body) = Head::parse(&original);
    let tree = Tree::new(&head, body);
    let inner = nested::first(&tree)?;
    let bytes = inner.encoding.decode(&inner.body);
    let origin = Origin { source: "forwarded".into(), position: 1, filed: None, folder: Folder::Inbox };
    read(origin, &bytes, self::sha256(&bytes), &mut Press::new().ok()?).ok()?.ok()
}

/// The id of a mail and the folder in which it lies by what stands at it in a mailbox, found without reading the rest.
pub(super) fn id_and_folder(bytes: &[u8], folder: Folder, lies: Lies) -> (Option<String>, Folder) {
    let bytes = start::of(bytes);
    let head = Head::parse(&bytes).0;
    (head.get("message-id").and_then(thread_ids::message_id), folder::marked(&head, folder, lies))
}

fn understand(origin: &Origin, bytes: &[u8], sha256: [u8; 32]) -> Reading {
    let bytes = &start::of(bytes);
    let (head, body) = Head::parse(bytes);
    if bytes.trim_ascii().is_empty() {
        return Err(Box::new(refuse(origin, bytes, sha256, "it is empty")));
    }
    if head.too_large {
        let reason = format!("its header is larger than {} MB", LARGEST_HEAD >> 20);
        return Err(Box::new(described(origin, bytes, sha256, &reason)));
    }
    if !head.is_of_a_mail() {
        return Err(Box::new(described(origin, bytes, sha256, "it has no header of a mail")));
    }
    let tree = Tree::new(&head, body);
    let said = said::of(&tree);
    let limit = tree
        .refused
        .map(str::to_owned)
        .or_else(|| said.cut.then(|| format!("its text is larger than {} MB", text::LARGEST >> 20)));
    if let Some(reason) = limit {
        return Err(Box::new(described(origin, bytes, sha256, &reason)));
    }
    Ok(Box::new(incoming(origin, bytes, sha256, &head, body, &tree, said)))
}

fn incoming(
    origin: &Origin,
    bytes: &[u8],
    sha256: [u8; 32],
    head: &Head<'_>,
    body: &[u8],
    tree: &Tree<'_>,
    said: text::Text,
) -> Incoming {
    let charset = charset(head, tree);
    let charset = charset.as_deref();
    let people = |name: &str| {
        head.all(name).flat_map(|value| address::mailboxes_in(value, charset)).collect::<Vec<Mailbox>>()
    };
    let (writers, to, cc, reply_to) = (people("from"), people("to"), people("cc"), people("reply-to"));
    let from = writer(&writers, &people("sender"));
    let subject = words::text_in(head.get("subject").unwrap_or_default(), charset);
    let digest = digest::content(head, body);
    let own_id = head.get("message-id").and_then(thread_ids::message_id);
    let own = said.text.get(..said.own).unwrap_or_default();
    let kind = kind::of(&Evidence { head, tree, from: &from, subject: &subject, text: own });
    let returned = returned::read(kind, tree, head, own);
    let sent_by =
        ["sender", "return-path"].iter().flat_map(|name| head.all(name)).flat_map(address::bare).collect();
    let mut delivered_to: Vec<String> = Vec::new();
    for name in ["delivered-to", "x-original-to", "envelope-to", "x-envelope-to"] {
        for address in head.all(name).flat_map(address::bare) {
            if !delivered_to.contains(&address) {
                delivered_to.push(address);
            }
        }
    }
    Incoming {
        source: Arc::clone(&origin.source),
        position: origin.position,
        sha256,
        digest,
        original: Vec::new(),
        size: bytes.len() as u64,
        synthetic: own_id.is_none(),
        message_id: own_id.unwrap_or_else(|| synthetic_id(&digest)),
        in_reply_to: thread_ids::in_reply_to(head.all("in-reply-to")),
        references: thread_ids::references(head.all("references")),
        authenticated_by: proof::hosts(
            head,
            &writers.into_iter().filter(|w| !w.email.is_empty()).collect::<Vec<_>>(),
        ),
        from,
        sent_by,
        behind_list: relayed::writers(head),
        reply_to,
        to,
        cc,
        bcc: people("bcc"),
        list: head.word("list-id").as_deref().and_then(list),
        subject,
        date: head.get("date").and_then(date::parse),
        received: head.all("received").find_map(date::received),
        filed: origin.filed.filter(|at| date::is_possible(*at)),
        kind,
        returned,
        seal: said.seal,
        attachments: attachment::of(tree, &said.unshown),
        folder: origin.folder,
        delivered_to,
        lossy: said.lossy,
        text: said.text,
        beside: said.beside,
    }
}

/// Who wrote a mail: the first in `From` who has an address, else the first in `Sender`, under the name that `From` gives. Where there
/// is no address at all, the name alone.
fn writer(writers: &[Mailbox], senders: &[Mailbox]) -> Mailbox {
    let addressed = |people: &[Mailbox]| people.iter().find(|m| !m.email.is_empty()).cloned();
    if let Some(writer) = addressed(writers) {
        return writer;
    }
    let named = writers.first().cloned();
    match (addressed(senders), named) {
        (Some(sender), Some(named)) => Mailbox { name: named.name, email: sender.email },
        (Some(sender), None) => sender,
        (None, named) => named.or(senders.first().cloned()).unwrap_or_default(),
    }
}

/// In which charset the raw bytes of a head are: the one that its mail declares for its words; where it declares none and
/// there are such bytes, the one in which its words seem to be.
fn charset(head: &Head<'_>, tree: &Tree<'_>) -> Option<String> {
    let raw = || head.fields.iter().any(|field| std::str::from_utf8(field.value).is_err());
    tree.charset().map(str::to_owned).or_else(|| if raw() { text::detected(tree) } else { None })
}

/// The id in a `List-Id` (RFC 2919 §2): what stands in its last brackets, or all of it where it is nothing but an id.
fn list(value: &str) -> Option<String> {
    let id = match value.rsplit_once('<') {
        Some((_, id)) => id.split('>').next().unwrap_or_default(),
        None => value,
    };
    let id = id.trim();
    (!id.is_empty() && id.len() <= 255 && !id.contains(char::is_whitespace)).then(|| id.to_owned())
}

/// An id for a mail that has none: the same for every copy of it, and none that anybody else can have made.
pub(super) fn synthetic_id(digest: &[u8; 32]) -> String {
    crate::desk::intake::synthetic_id(digest)
}

/// A refusal with as much of the mail as can be read.
fn described(origin: &Origin, bytes: &[u8], sha256: [u8; 32], reason: &str) -> Refused {
    let bytes = &start::of(bytes);
    let (head, body) = Head::parse(bytes);
    let mut refused = refuse(origin, bytes, sha256, reason);
    if head.is_of_a_mail() {
        let from = head.get("from").map(|from| writer(&address::mailboxes(from), &[]));
        refused.message_id = head.get("message-id").and_then(thread_ids::message_id);
        refused.from =
            from.map(|m| if m.email.is_empty() { m.name } else { m.email }).filter(|from| !from.is_empty());
        refused.subject = head.get("subject").map(words::text);
        refused.text = said::of(&Tree::new(&head, body)).text;
        refused.text.truncate(refused.text.floor_char_boundary(WORDS));
    }
    refused
}

/// A refusal without looking closer: the words are the first bytes as they stand there, if they are words at all.
fn refuse(origin: &Origin, bytes: &[u8], sha256: [u8; 32], reason: &str) -> Refused {
    let start = bytes.get(..1 << 16).unwrap_or(bytes);
    let is_text = !start.contains(&0);
    Refused {
        source: Arc::clone(&origin.source),
        position: origin.position,
        sha256,
        original: Vec::new(),
        size: bytes.len() as u64,
        reason: reason.to_owned(),
        message_id: None,
        from: None,
        subject: None,
        text: if is_text { String::from_utf8_lossy(start).trim().to_owned() } else { String::new() },
    }
}

#[cfg(test)]
mod tests;
