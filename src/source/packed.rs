//! Parts that are bundles themselves: what Outlook packs into `winmail.dat` (MS-OXTNEF), opaquely signed S/MIME (RFC 8551 §3.5)
//! and files that are uuencoded within a text. They are opened, and what is in them is read and listed as if it stood there.
//!
//! Parts of a mail are numbered from 0, at most 999. What is inside part `n` has the numbers from `(n + 1) * 1000` on, so
//! that the numbers of ordinary parts are the same whether or not anything is opened, now and later.

mod cms;
mod tnef;
mod uuencoded;

use super::body::Body;
use super::encoding::Encoding;
use super::mime::{MOST, Part, Tree};

/// A bundle within a bundle is opened, but none in that one.
pub(super) const DEEPEST: usize = 2;

/// How a bundle is bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Opaquely signed S/MIME; the tree is the mail that was signed.
    Signed,
    /// S/MIME that only its addressee can open; the tree is empty.
    Encrypted,
    /// TNEF. `rtf`: its words are there as compressed RTF alone, which is not read.
    Outlook { rtf: bool },
    /// Files in a text.
    Uuencoded,
}

/// An opened bundle.
#[derive(Debug)]
pub(super) struct Packed {
    pub form: Form,
    pub tree: Tree<'static>,
    /// What is left of a text without the files in it.
    pub rest: Option<Vec<u8>>,
}

/// A file out of a bundle.
#[derive(Debug, Default, PartialEq, Eq)]
struct File {
    name: Option<String>,
    media: Option<String>,
    bytes: Vec<u8>,
}

/// Opens a leaf that is a bundle. `room`: how many parts may be found in it; `depth`: how many bundles it lies in.
pub(super) fn open(part: &Part<'_>, room: usize, depth: usize) -> Option<Packed> {
    let named = |end: &str| {
        let name = part.name.as_deref().unwrap_or_default();
        name.len() >= end.len()
            && name.get(name.len() - end.len()..).is_some_and(|e| e.eq_ignore_ascii_case(end))
    };
    let generic = part.media == "application/octet-stream";
    match part.media.as_str() {
        "text/plain" if !part.is_attached() => texts(part, room),
        "application/ms-tnef" | "application/vnd.ms-tnef" => outlook(part, room, depth),
        _ if generic && named("winmail.dat") => outlook(part, room, depth),
        "application/pkcs7-mime" | "application/x-pkcs7-mime" => signed(part, room, depth),
        _ if generic && named(".p7m") => signed(part, room, depth),
        _ => None,
    }
}

/// The part with this number in a tree and all that is packed in it.
pub(super) fn find<'t, 'x: 't>(tree: &'t Tree<'x>, number: u32) -> Option<&'t Part<'x>> {
    let number = usize::try_from(number).ok()?;
    if number < MOST {
        return tree.parts.get(number);
    }
    let holder = find(tree, u32::try_from(number / MOST - 1).ok()?)?;
    holder.packed.as_ref()?.tree.parts.get(number % MOST)
}

/// The number of the first part inside part `number`.
pub(super) fn inside(number: u32) -> u32 {
    // Two bundles deep this stays below 1 002 000 000.
    number.saturating_add(1).saturating_mul(1000)
}

fn texts(part: &Part<'_>, room: usize) -> Option<Packed> {
    memchr::memmem::find(&part.body, b"begin ")?;
    let bytes = part.encoding.decode(&part.body);
    let (rest, files) = uuencoded::split(&bytes)?;
    let tree = bundle(files.into_iter().map(file).collect(), room);
    Some(Packed { form: Form::Uuencoded, tree, rest: Some(rest) })
}

fn outlook(part: &Part<'_>, room: usize, depth: usize) -> Option<Packed> {
    let bytes = part.encoding.decode(&part.body);
    let contents = tnef::open(&bytes)?;
    let mut parts = Vec::new();
    if let Some(text) = contents.text {
        let parameters = vec![("charset".to_owned(), text.charset)];
        parts.push(Part { parameters, ..leaf(text.media, text.bytes) });
    }
    let rtf = contents.rtf && parts.is_empty();
    parts.extend(contents.files.into_iter().map(file));
    let mut tree = bundle(parts, room);
    tree.open(room, depth);
    Some(Packed { form: Form::Outlook { rtf }, tree, rest: None })
}

fn signed(part: &Part<'_>, room: usize, depth: usize) -> Option<Packed> {
    let bytes = part.encoding.decode(&part.body);
    match cms::open(&bytes) {
        Some(cms::Content::Signed(mail)) => {
            Some(Packed { form: Form::Signed, tree: Tree::kept(mail, room, depth), rest: None })
        }
        Some(cms::Content::Enveloped) => {
            Some(Packed { form: Form::Encrypted, tree: Tree::default(), rest: None })
        }
        None => {
            let kind = part.parameter("smime-type").unwrap_or_default().to_ascii_lowercase();
            let closed = matches!(kind.as_str(), "enveloped-data" | "authenveloped-data");
            closed.then(|| Packed { form: Form::Encrypted, tree: Tree::default(), rest: None })
        }
    }
}

fn file(file: File) -> Part<'static> {
    let media = file.media.unwrap_or_else(|| "application/octet-stream".into());
    Part { disposition: "attachment".into(), name: file.name, ..leaf(media, file.bytes) }
}

fn leaf(media: String, bytes: Vec<u8>) -> Part<'static> {
    Part {
        body: Body::own(bytes),
        media,
        parameters: Vec::new(),
        encoding: Encoding::Plain,
        disposition: String::new(),
        name: None,
        children: Vec::new(),
        packed: None,
    }
}

/// A container around parts; those for which there is no room make the mail too wide to be read.
fn bundle(mut parts: Vec<Part<'static>>, room: usize) -> Tree<'static> {
    let refused = (parts.len() >= room).then_some(super::mime::TOO_MANY);
    parts.truncate(room.saturating_sub(1));
    let children = (1..=parts.len()).collect();
    parts.insert(0, Part { children, ..leaf("multipart/mixed".into(), Vec::new()) });
    Tree { parts, refused }
}

#[cfg(test)]
pub(super) mod tests;
