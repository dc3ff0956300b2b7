//! The parts of a mail (RFC 2045, 2046): where each begins and ends, found from the outside in, so that a broken
//! inner part never swallows its neighbours. Nothing is decoded here and nothing is copied.
//!
//! Depth and number are limited, and a nested `message/rfc822` is one part: what is in it is read when somebody asks for it.
//! Parts that are bundles are opened afterwards, by `packed`.

use std::rc::Rc;

use memchr::memmem;

use super::body::Body;
use super::encoding::Encoding;
use super::head::Head;
use super::parameters::Parameters;

/// Deeper is no mail that a person wrote.
pub(super) const DEEPEST: usize = 50;
/// More parts are no mail that a person wrote.
pub(super) const MOST: usize = 1000;
/// No boundary is longer (RFC 2046 §5.1.1 allows 70).
const LONGEST: usize = 250;
/// Why a mail with more is refused.
pub(super) const TOO_MANY: &str = "it has more than 1000 parts";

/// One part, a leaf or a container.
#[derive(Debug)]
pub(super) struct Part<'x> {
    /// As it came, still encoded.
    pub body: Body<'x>,
    /// `type/subtype`, lower case.
    pub media: String,
    /// The parameters of the content type, names in lower case.
    pub parameters: Vec<(String, String)>,
    pub encoding: Encoding,
    /// `attachment`, `inline` or empty.
    pub disposition: String,
    /// The decoded file name, as the sender gave it.
    pub name: Option<String>,
    /// Numbers of the parts within.
    pub children: Vec<usize>,
    /// What is in it, where it is a bundle that could be opened.
    pub packed: Option<Box<Packed>>,
}

/// All parts of a mail in the order in which they begin; the first is the mail itself.
#[derive(Debug, Default)]
pub(super) struct Tree<'x> {
    pub parts: Vec<Part<'x>>,
    /// Which limit was passed; the parts up to there are here.
    pub refused: Option<&'static str>,
}

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

impl<'x> Part<'x> {
    /// The value of a parameter of the content type.
    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// Whether it holds other parts.
    pub(super) fn is_container(&self) -> bool {
        !self.children.is_empty()
    }

    /// Whether its sender meant it to be saved, not read.
    pub(super) fn is_attached(&self) -> bool {
        self.disposition == "attachment" || self.name.is_some()
    }

    /// `mail`: the charset of what was read before.
    fn new(head: &Head<'_>, body: &'x [u8], default: &str, mail: Option<&str>) -> Part<'x> {
        let parameters =
            |name| head.get(name).map(|value| Parameters::parse(value, mail)).unwrap_or_default();
        let content = parameters("content-type");
        let disposition = parameters("content-disposition");
        let media = match content.word.split_once('/') {
            Some((main, sub)) if !main.is_empty() && !sub.is_empty() => content.word.clone(),
            _ if content.word.trim_end_matches('/') == "multipart" => String::from("multipart/mixed"),
            // `Content-Type: text` of the time before MIME.
            _ if !content.word.is_empty() => String::from("text/plain"),
            _ => default.to_owned(),
        };
        let name = [
            disposition.get("filename"),
            content.get("name"),
            content.get("filename"),
            disposition.get("name"),
        ]
        .into_iter()
        .flatten()
        .find(|n| !n.trim().is_empty())
        .map(str::to_owned);
        Part {
            body: Body::Lent(body),
            media,
            parameters: content.values,
            encoding: head.word("content-transfer-encoding").map_or(Encoding::Plain, |w| Encoding::named(&w)),
            disposition: disposition.word,
            name,
            children: Vec::new(),
            packed: None,
        }
    }

    /// The same part, no longer lent by `whole` but sharing it.
    pub(super) fn kept(self, whole: &Rc<Vec<u8>>) -> Part<'static> {
        let Part { body, media, parameters, encoding, disposition, name, children, packed } = self;
        Part { body: body.kept(whole), media, parameters, encoding, disposition, name, children, packed }
    }
}

impl<'x> Tree<'x> {
    /// Takes a mail apart without opening what is packed in it; gives its number, unless there is no `room`.
    pub(super) fn add(
        &mut self,
        head: &Head<'_>,
        body: &'x [u8],
        default: &str,
        depth: usize,
        room: usize,
    ) -> Option<usize> {
        if self.parts.len() >= room {
            self.refused = Some(TOO_MANY);
            return None;
        }
        let number = self.parts.len();
        let mut part = Part::new(head, body, default, self.charset());
        let boundary = boundary(&part, body, depth == 0 && !head.has("content-type"));
        // Where parts are, there is a multipart, whatever it calls itself.
        if boundary.is_some() && !part.media.starts_with("multipart/") {
            part.media = String::from("multipart/mixed");
        }
        let default = if part.media == "multipart/digest" { "message/rfc822" } else { "text/plain" };
        self.parts.push(part);
        let Some(boundary) = boundary else { return Some(number) };
        if depth >= DEEPEST {
            self.refused = Some("its parts are nested more than 50 deep");
            return Some(number);
        }
        let mut children = Vec::new();
        for piece in Pieces::new(body, boundary) {
            let (head, body) = Head::parse(piece);
            let Some(child) = self.add(&head, body, default, depth + 1, room) else { break };
            children.push(child);
        }
        if let Some(part) = self.parts.get_mut(number) {
            part.children = children;
        }
        Some(number)
    }

    /// The charset in which its first text is declared to be.
    pub(super) fn charset(&self) -> Option<&str> {
        let texts = self.parts.iter().filter(|p| p.media.starts_with("text/") && !p.is_attached());
        texts.filter_map(|p| p.parameter("charset")).next()
    }
}

/// The boundary by which the body of a part is parted: the declared one, or where that is not in it, the one that the body itself
/// uses. `None` for a leaf. A body without any declaration (`bare`) may be parted too, where it begins with a boundary.
fn boundary<'x>(part: &Part<'_>, body: &'x [u8], bare: bool) -> Option<&'x [u8]> {
    let declared = part.parameter("boundary").map(|b| b.trim_end().as_bytes()).filter(|b| !b.is_empty());
    let found = declared.and_then(|declared| boundary_line(body, declared)).map(|line| line.boundary);
    if part.media.starts_with("multipart/") {
        return found.or_else(|| used(body));
    }
    if part.media.starts_with("message/") {
        return None;
    }
    found.or_else(|| {
        if bare && body.trim_ascii_start().starts_with(b"--") { used(body.trim_ascii_start()) } else { None }
    })
}

/// The boundary that a body uses, as far as it can be told from a line of prose: fields of a part stand below it, or an empty
/// line and it is closed further down.
fn used(body: &[u8]) -> Option<&[u8]> {
    // Only a few are looked for in the whole of a long body.
    let mut closings = 0;
    let starts = std::iter::once(0).chain(memmem::find_iter(body, b"\n--").map(|at| at + 1));
    for start in starts {
        let line = body.get(start..).and_then(|rest| rest.strip_prefix(b"--")).unwrap_or_default();
        let Some(end) = memchr::memchr(b'\n', line.get(..LONGEST).unwrap_or(line)) else { continue };
        let (boundary, below) = line.split_at(end);
        let boundary = boundary.trim_ascii_end();
        let below = below.get(1..).unwrap_or_default();
        if boundary.is_empty() || boundary.iter().any(|b| b.is_ascii_control()) {
            continue;
        }
        let field = below.get(..8).is_some_and(|name| name.eq_ignore_ascii_case(b"content-"));
        if field {
            return Some(boundary);
        }
        if matches!(below, [b'\n', ..] | [b'\r', b'\n', ..]) && closings < 16 {
            closings += 1;
            let closing = [b"\n--", boundary, b"--"].concat();
            if memmem::find(below, &closing).is_some() {
                return Some(boundary);
            }
        }
    }
    None
}

/// What stands between the boundary lines of a multipart (RFC 2046 §5.1.1), without the line ends before them.
struct Pieces<'x> {
    rest: Option<&'x [u8]>,
    boundary: &'x [u8],
}

impl<'x> Pieces<'x> {
    fn new(body: &'x [u8], boundary: &'x [u8]) -> Pieces<'x> {
        // The words before the first boundary are for programs of 1992.
        Pieces { rest: boundary_line(body, boundary).map(|line| line.after), boundary }
    }
}

/// The first line that is this boundary.
fn boundary_line<'x>(bytes: &'x [u8], boundary: &[u8]) -> Option<Line<'x>> {
    let delimiter = [b"--", boundary].concat();
    memmem::find_iter(bytes, &delimiter).find_map(|at| {
        let before = bytes.get(..at)?;
        if !matches!(before.last(), None | Some(b'\n')) {
            return None;
        }
        let (boundary, behind) = bytes.get(at + 2..)?.split_at(boundary.len());
        let (line, after) = match memchr::memchr(b'\n', behind) {
            Some(end) => (behind.get(..end)?, behind.get(end + 1..)?),
            None => (behind, &b""[..]),
        };
        let (line, last) = match line.strip_prefix(b"--") {
            Some(line) => (line, true),
            None => (line, false),
        };
        line.trim_ascii().is_empty().then(|| {
            let before = before.strip_suffix(b"\n").unwrap_or(before);
            let before = before.strip_suffix(b"\r").unwrap_or(before);
            Line { before, boundary, after, last }
        })
    })
}

struct Line<'x> {
    before: &'x [u8],
    boundary: &'x [u8],
    after: &'x [u8],
    /// Whether it is the closing boundary.
    last: bool,
}

impl<'x> Iterator for Pieces<'x> {
    type Item = &'x [u8];

    fn next(&mut self) -> Option<&'x [u8]> {
        let rest = self.rest.take()?;
        match boundary_line(rest, self.boundary) {
            Some(line) => {
                // Behind the closing boundary parts go on where a part within has the same one.
                let again = || boundary_line(line.after, self.boundary).map(|next| next.after);
                self.rest = if line.last { again() } else { Some(line.after) };
                Some(line.before)
            }
            // The mail was cut off: what is left is the last part.
            None => (!rest.trim_ascii().is_empty()).then_some(rest),
        }
    }
}

#[cfg(test)]
mod tests;
