//! The parts of a mail (RFC 2045, 2046): where each begins and ends, found from the outside in, so that a broken
//! inner part never swallows its neighbours. Nothing is decoded here and nothing is copied.
//!
//! Depth and number are limited, and a nested `message/rfc822` is one part: what is in it is read when somebody asks for it.
//! Parts that are bundles are opened afterwards, by `packed`.

use std::rc::Rc;

use mail_parser::ContentType;
use mail_parser::parsers::MessageStream;
use memchr::memmem;

use super::body::Body;
use super::encoding::Encoding;
use super::head::Head;
use super::words;

/// Deeper is no mail that a person wrote.
pub(super) const DEEPEST: usize = 50;
/// More parts are no mail that a person wrote.
pub(super) const MOST: usize = 1000;
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

    fn new(head: &Head<'_>, body: &'x [u8], default: &str) -> Part<'x> {
        let content = head.get("content-type").and_then(content_type);
        let disposition = head.get("content-disposition").and_then(content_type);
        let media = match &content {
            Some(c) => match c.subtype() {
                Some(sub) if !c.ctype().is_empty() => format!("{}/{sub}", c.ctype()).to_ascii_lowercase(),
                // `Content-Type: text` of the time before MIME.
                _ => String::from("text/plain"),
            },
            None => default.to_owned(),
        };
        let name = [
            disposition.as_ref().and_then(|d| d.attribute("filename")),
            content.as_ref().and_then(|c| c.attribute("name")),
        ]
        .into_iter()
        .flatten()
        .find(|n| !n.trim().is_empty())
        // RFC 2047 has no place in parameters, and stands there all the same.
        .map(|n| if n.contains("=?") { words::text(n.as_bytes()) } else { n.to_owned() });
        Part {
            body: Body::Lent(body),
            media,
            parameters: content
                .and_then(|c| c.attributes)
                .unwrap_or_default()
                .into_iter()
                .map(|a| (a.name.to_ascii_lowercase(), a.value.into_owned()))
                .collect(),
            encoding: head.word("content-transfer-encoding").map_or(Encoding::Plain, |w| Encoding::named(&w)),
            disposition: disposition.map(|d| d.ctype().to_ascii_lowercase()).unwrap_or_default(),
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

/// Reads a `Content-Type` or `Content-Disposition` value with RFC 2231 parameters.
fn content_type(value: &[u8]) -> Option<ContentType<'static>> {
    MessageStream::new(&words::prepare(value)).parse_content_type().into_owned().into_content_type()
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
        let part = Part::new(head, body, default);
        let boundary = match part.parameter("boundary") {
            Some(b) if part.media.starts_with("multipart/") && !b.trim_end().is_empty() => {
                Some(b.trim_end().to_owned())
            }
            _ => None,
        };
        let default = if part.media == "multipart/digest" { "message/rfc822" } else { "text/plain" };
        self.parts.push(part);
        let Some(boundary) = boundary else { return Some(number) };
        if depth >= DEEPEST {
            self.refused = Some("its parts are nested more than 50 deep");
            return Some(number);
        }
        let mut children = Vec::new();
        for piece in Pieces::new(body, &boundary) {
            let (head, body) = Head::parse(piece);
            let Some(child) = self.add(&head, body, default, depth + 1, room) else { break };
            children.push(child);
        }
        if let Some(part) = self.parts.get_mut(number) {
            part.children = children;
        }
        Some(number)
    }
}

/// What stands between the boundary lines of a multipart (RFC 2046 §5.1.1), without the line ends before them.
struct Pieces<'x> {
    rest: Option<&'x [u8]>,
    delimiter: Vec<u8>,
}

impl<'x> Pieces<'x> {
    fn new(body: &'x [u8], boundary: &str) -> Pieces<'x> {
        let mut pieces = Pieces { rest: Some(body), delimiter: format!("--{boundary}").into_bytes() };
        // The words before the first boundary are for programs of 1992.
        pieces.rest = pieces.boundary(body).and_then(|b| b.after);
        pieces
    }

    /// The next boundary line.
    fn boundary(&self, bytes: &'x [u8]) -> Option<Line<'x>> {
        memmem::find_iter(bytes, &self.delimiter).find_map(|at| {
            let before = bytes.get(..at)?;
            if !matches!(before.last(), None | Some(b'\n')) {
                return None;
            }
            let behind = bytes.get(at + self.delimiter.len()..)?;
            let (line, after) = match memchr::memchr(b'\n', behind) {
                Some(end) => (behind.get(..end)?, behind.get(end + 1..)),
                None => (behind, None),
            };
            let (line, last) = match line.strip_prefix(b"--") {
                Some(line) => (line, true),
                None => (line, false),
            };
            line.trim_ascii().is_empty().then(|| {
                let before = before.strip_suffix(b"\n").unwrap_or(before);
                let before = before.strip_suffix(b"\r").unwrap_or(before);
                Line { before, after: after.filter(|_| !last) }
            })
        })
    }
}

struct Line<'x> {
    before: &'x [u8],
    /// `None` after the closing boundary.
    after: Option<&'x [u8]>,
}

impl<'x> Iterator for Pieces<'x> {
    type Item = &'x [u8];

    fn next(&mut self) -> Option<&'x [u8]> {
        let rest = self.rest.take()?;
        match self.boundary(rest) {
            Some(line) => {
                self.rest = line.after;
                Some(line.before)
            }
            // The mail was cut off: what is left is the last part.
            None => (!rest.trim_ascii().is_empty()).then_some(rest),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(mail: &str) -> Vec<(String, String, Vec<usize>)> {
        let (head, body) = Head::parse(mail.as_bytes());
        let tree = Tree::new(&head, body);
        tree.parts
            .into_iter()
            .map(|p| {
                let body = if p.children.is_empty() {
                    String::from_utf8_lossy(&p.body).into_owned()
                } else {
                    String::new()
                };
                (p.media, body, p.children)
            })
            .collect()
    }

    fn leaf(media: &str, body: &str) -> (String, String, Vec<usize>) {
        (media.into(), body.into(), vec![])
    }

    #[test]
    fn parts_are_found_from_the_outside_in() {
        let mail = "Content-Type: multipart/mixed; boundary=\"a\"\r\n\r\npreamble\r\n--a\r\nContent-Type: multipart/alternative; boundary=ab\r\n\r\n\
                    --ab\r\n\r\nplain\r\n--ab\r\nContent-Type: text/HTML\r\n\r\n<p>\r\n--a\r\nContent-Type: image/png; name=x.png\r\n\r\nPNG\r\n--a--\r\nepilogue";
        assert_eq!(
            tree(mail),
            [
                ("multipart/mixed".into(), String::new(), vec![1, 4]),
                ("multipart/alternative".into(), String::new(), vec![2, 3]),
                leaf("text/plain", "plain"),
                leaf("text/html", "<p>"),
                leaf("image/png", "PNG"),
            ]
        );
    }

    #[test]
    fn a_mail_that_was_cut_off_keeps_its_last_part() {
        let mail = "Content-Type: multipart/mixed; boundary=a\n\n--a\n\none\n--a\n\ntwo goes on";
        assert_eq!(tree(mail)[1..], [leaf("text/plain", "one"), leaf("text/plain", "two goes on")]);
    }

    #[test]
    fn without_its_boundary_a_multipart_is_a_leaf() {
        assert_eq!(
            tree("Content-Type: multipart/mixed; boundary=a\n\nhello"),
            [leaf("multipart/mixed", "hello")]
        );
        assert_eq!(tree("Content-Type: multipart/mixed\n\nhello"), [leaf("multipart/mixed", "hello")]);
    }

    #[test]
    fn names_are_decoded_in_every_way_that_is_in_use() {
        let name = |header: &str| {
            let mail = format!("{header}\n\n");
            let (head, body) = Head::parse(mail.as_bytes());
            Tree::new(&head, body).parts.remove(0).name
        };
        let is = Some(String::from("r\u{e9}sum\u{e9}.pdf"));
        assert_eq!(name("Content-Disposition: attachment; filename*=utf-8''r%C3%A9sum%C3%A9.pdf"), is);
        assert_eq!(name("Content-Type: x/y; name=\"=?utf-8?Q?r=C3=A9sum=C3=A9.pdf?=\""), is);
        assert_eq!(
            name("Content-Disposition: attachment; filename*0*=utf-8''r%C3%A9;\n filename*1*=sum%C3%A9.pdf"),
            is
        );
        assert_eq!(name("Content-Disposition: attachment; filename=\"r\u{e9}sum\u{e9}.pdf\""), is);
        assert_eq!(name("Content-Type: text/plain"), None);
    }

    #[test]
    fn too_deep_and_too_many_are_refused() {
        let deep: String =
            (0..80).map(|i| format!("Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n")).collect();
        let (head, body) = Head::parse(deep.as_bytes());
        assert!(Tree::new(&head, body).refused.unwrap().contains("deep"));
        let many = format!("Content-Type: multipart/mixed; boundary=b\n\n{}", "--b\n\nx\n".repeat(1500));
        let (head, body) = Head::parse(many.as_bytes());
        let tree = Tree::new(&head, body);
        assert!(tree.refused.unwrap().contains("parts"));
        assert_eq!(tree.parts.len(), MOST);
    }
}
