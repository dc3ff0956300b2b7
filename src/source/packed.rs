//! Parts that are bundles themselves: what Outlook packs into `winmail.dat` (MS-OXTNEF), opaquely signed S/MIME (RFC 8551 §3.5)
//! and files that are uuencoded within a text. They are opened, and what is in them is read and listed as if it stood there.
//!
//! Parts of a mail are numbered from 0, at most 999. What is inside part `n` has the numbers from `(n + 1) * 1000` on, so
//! that the numbers of ordinary parts are the same whether or not anything is opened, now and later.

mod cms;
mod file;
mod tnef;
mod uuencoded;

use std::rc::Rc;

use super::body::Body;
use super::encoding::Encoding;
use super::head::Head;
use super::mime::{Form, MOST, Packed, Part, TOO_MANY, Tree};

use file::File;

/// A bundle within a bundle is opened, but none in that one.
const DEEPEST: usize = 2;

impl<'x> Tree<'x> {
    /// Takes a mail apart.
    pub(super) fn new(head: &Head<'_>, body: &'x [u8]) -> Tree<'x> {
        let mut tree = Tree::default();
        tree.add(head, body, "text/plain", 0, MOST);
        tree.open(MOST, 0);
        tree
    }

    /// Takes the mail apart that lay in a bundle at this depth; at most `room` parts.
    fn kept(mail: Vec<u8>, room: usize, depth: usize) -> Tree<'static> {
        let whole = Rc::new(mail);
        let mut lent = Tree::default();
        let (head, body) = Head::parse(&whole);
        lent.add(&head, body, "text/plain", 0, room);
        let parts = lent.parts.into_iter().map(|p| p.kept(&whole)).collect();
        let mut tree = Tree { parts, refused: lent.refused };
        tree.open(room, depth);
        tree
    }

    /// Opens the bundles among its parts, which lie in `depth` others. All parts together are at most `room`.
    fn open(&mut self, room: usize, depth: usize) {
        if depth >= DEEPEST {
            return;
        }
        let mut room = room.saturating_sub(self.parts.len());
        for part in self.parts.iter_mut().filter(|p| !p.is_container()) {
            let Some(packed) = open(part, room, depth + 1) else { continue };
            room = room.saturating_sub(packed.tree.count());
            self.refused = self.refused.or(packed.tree.refused);
            part.packed = Some(Box::new(packed));
        }
    }

    /// How many parts there are, with those in bundles.
    fn count(&self) -> usize {
        let packed = self.parts.iter().filter_map(|p| p.packed.as_ref()).map(|p| p.tree.count());
        self.parts.len() + packed.sum::<usize>()
    }
}

/// Opens a leaf that is a bundle. `room`: how many parts may be found in it; `depth`: how many bundles it lies in.
fn open(part: &Part<'_>, room: usize, depth: usize) -> Option<Packed> {
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
    let refused = (parts.len() >= room).then_some(TOO_MANY);
    parts.truncate(room.saturating_sub(1));
    let children = (1..=parts.len()).collect();
    parts.insert(0, Part { children, ..leaf("multipart/mixed".into(), Vec::new()) });
    Tree { parts, refused }
}

#[cfg(test)]
pub(super) mod tests;
