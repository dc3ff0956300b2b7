//! Header values as people read them: RFC 2047 encoded words, raw 8-bit bytes, folds.

use super::{base64, charset, encoding, head};

/// An unstructured value (`Subject`) in one line.
pub(super) fn text(value: &[u8]) -> String {
    text_in(value, None)
}

/// The same. What is raw in it, or does not fit the charset that it names, is in that of the `mail`.
pub(super) fn text_in(value: &[u8], mail: Option<&str>) -> String {
    let text = decoded(value, mail);
    // Some gateways code what is coded.
    if text.starts_with("=?") && text.ends_with("?=") && value.len() > text.len() {
        return one_line(&decoded(text.as_bytes(), mail));
    }
    one_line(&text)
}

/// A value with its encoded words decoded and its folds as they are, for those that are matched rather than shown.
pub(super) fn opened(value: &[u8]) -> String {
    decoded(value, None)
}

/// A value with its encoded words decoded, wherever they stand, and without the blanks between two of them.
fn decoded(value: &[u8], mail: Option<&str>) -> String {
    let mut out = String::with_capacity(value.len());
    let mut run = Run { mail, ..Run::default() };
    let (mut done, mut at) = (0, 0);
    while let Some(hit) = value.get(at..).and_then(|rest| memchr::memmem::find(rest, b"=?")) {
        let start = at + hit;
        let Some(word) = value.get(start..).and_then(Word::at) else {
            at = start + 2;
            continue;
        };
        let between = value.get(done..start).unwrap_or_default();
        if run.is_empty() || !between.iter().all(u8::is_ascii_whitespace) {
            run.end(&mut out);
            out.push_str(&plain_text(between, mail));
        }
        run.add(&word, &mut out);
        done = start + word.length;
        at = done;
    }
    run.end(&mut out);
    out.push_str(&plain_text(value.get(done..).unwrap_or_default(), mail));
    out
}

fn plain_text(value: &[u8], mail: Option<&str>) -> String {
    String::from_utf8_lossy(&charset::header(value, mail)).into_owned()
}

/// One encoded word (RFC 2047 §2), also one that holds blanks or whose end was cut off with the value.
struct Word<'x> {
    charset: &'x str,
    base64: bool,
    text: &'x [u8],
    /// How many bytes all of it takes.
    length: usize,
}

impl<'x> Word<'x> {
    fn at(bytes: &'x [u8]) -> Option<Word<'x>> {
        let name = bytes.get(2..)?;
        let end = name.iter().take(80).position(|b| *b == b'?' || !b.is_ascii_graphic())?;
        // A language may follow (RFC 2231 §5).
        let charset =
            std::str::from_utf8(name.get(..end)?).ok()?.split('*').next().filter(|c| !c.is_empty())?;
        let [b'?', way, b'?', text @ ..] = name.get(end..)? else { return None };
        let base64 = match way {
            b'b' | b'B' => true,
            b'q' | b'Q' => false,
            _ => return None,
        };
        let begin = bytes.len() - text.len();
        // No writer makes longer ones, and an end must not be looked for over and over.
        let near = text.get(..1 << 12).unwrap_or(text);
        let (length, close) = match memchr::memmem::find(near, b"?=") {
            Some(length) => (length, 2),
            None => {
                let text = near.trim_ascii_end().strip_suffix(b"?").unwrap_or(near.trim_ascii_end());
                let cut = near.len() == bytes.len() - begin && !text.iter().any(u8::is_ascii_whitespace);
                (cut && !text.is_empty()).then_some((text.len(), near.len() - text.len()))?
            }
        };
        Some(Word { charset, base64, text: text.get(..length)?, length: begin + length + close })
    }
}

/// How many bytes the encoded word takes with which `text` begins; `None` where there is none that ends.
pub(super) fn length(text: &str) -> Option<usize> {
    let word = text.starts_with("=?").then(|| Word::at(text.as_bytes())).flatten()?;
    text.get(..word.length).filter(|word| word.ends_with("?=")).map(str::len)
}

/// Neighbouring encoded words of one charset. Many programs cut them in the middle of a character, some in the middle of
/// a group of base64, against RFC 2047 §5, and only together they can be read.
#[derive(Default)]
struct Run<'x> {
    mail: Option<&'x str>,
    charset: String,
    bytes: Vec<u8>,
    /// Base64 that may go on in the next word.
    open: Vec<u8>,
}

impl Run<'_> {
    fn is_empty(&self) -> bool {
        self.charset.is_empty()
    }

    fn add(&mut self, word: &Word<'_>, out: &mut String) {
        if !self.charset.eq_ignore_ascii_case(word.charset) {
            self.end(out);
            self.charset = word.charset.to_owned();
        }
        // Base64 that ends in padding is whole by itself.
        if !word.base64 || self.open.ends_with(b"=") {
            self.close();
        }
        if word.base64 {
            self.open.extend_from_slice(word.text);
        } else {
            let text: Vec<u8> = word.text.iter().map(|b| if *b == b'_' { b' ' } else { *b }).collect();
            self.put(&encoding::Encoding::QuotedPrintable.decode(&text));
        }
    }

    fn close(&mut self) {
        let bytes = base64::decode(&std::mem::take(&mut self.open));
        self.put(&bytes);
    }

    fn put(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// Each word in an ISO-2022 charset begins and ends in ASCII, wherever its base64 ended; the doubled escape in between
    /// would count as an error (WHATWG Encoding, ISO-2022-JP decoder).
    fn joined(&mut self) {
        const TO_ASCII: &[u8] = b"\x1b(B";
        let bytes = std::mem::take(&mut self.bytes);
        let mut rest = bytes.as_slice();
        while let Some(at) = memchr::memmem::find(rest, TO_ASCII) {
            let (before, after) = rest.split_at(at);
            self.bytes.extend_from_slice(before);
            rest = after.get(TO_ASCII.len()..).unwrap_or_default();
            if rest.first() != Some(&0x1b) {
                self.bytes.extend_from_slice(TO_ASCII);
            }
        }
        self.bytes.extend_from_slice(rest);
    }

    fn end(&mut self, out: &mut String) {
        self.close();
        self.joined();
        if !self.bytes.is_empty() {
            out.push_str(&charset::decode_in(&self.bytes, Some(&self.charset), self.mail).text);
        }
        self.charset.clear();
        self.bytes.clear();
    }
}

/// Control characters and runs of blanks as one blank; NULs and the rest of the unprintable go.
pub(super) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|w| !w.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// A value without its folds as plain text, for those that are matched rather than shown.
pub(super) fn plain(value: &[u8]) -> String {
    String::from_utf8_lossy(&head::unfold(value)).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encoded_words_and_folds_are_read() {
        assert_eq!(text(b" Re:\r\n =?iso-8859-1?Q?Gr=FC=DFe?= an\r\n\talle\r\n"), "Re: Grüße an alle");
        assert_eq!(text(b"plain  words"), "plain words");
        assert_eq!(text(b"a =?broken"), "a =?broken");
        assert_eq!(text(b""), "");
    }

    #[test]
    fn a_character_cut_in_two_is_made_whole() {
        assert_eq!(text(b"=?utf-8?Q?caf=C3?=\r\n =?UTF-8?q?=A9_noir?= x"), "café noir x");
        assert_eq!(text(b"=?utf-8?B?Y2Fm?= =?utf-8?B?w6k=?= =?utf-8?Q?!?="), "café!");
    }

    #[test]
    fn a_group_of_base64_cut_in_two_is_made_whole() {
        for (value, is) in [
            ("=?utf-8?B?R3LDvMOfZQ?=", "Grüße"),
            ("=?utf-8?B?R3LDv?= =?utf-8?B?MOfZQ?=", "Grüße"),
            ("=?utf-8?B?R3LDvMOfZQ=?=", "Grüße"),
            ("=?utf-8?B?R3LDvMOfZQ==?= =?utf-8?Q?_an_alle?=", "Grüße an alle"),
            ("=?utf-8?B?R3LDvMOfZQ", "Grüße"),
            ("=?utf-8?B?R3LDvMOfZQ==?", "Grüße"),
            ("=?utf-8*de?B?R3LDvMOfZQ==?=", "Grüße"),
            ("=?utf-8?b?R3LDvM OfZQ==?=", "Grüße"),
        ] {
            assert_eq!(text(value.as_bytes()), is, "{value}");
        }
    }

    #[test]
    fn a_charset_that_does_not_fit_is_no_obstacle() {
        for (value, is) in [
            ("=?utf-8?Q?Gr=FC=DFe?=", "Grüße"),
            ("=?utf-8?B?R3L832U=?=", "Grüße"),
            ("=?us-ascii?Q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
            ("=?iso-8859-1?Q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
            ("=?x-unknown?Q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
            ("=?unknown-8bit?Q?Gr=FC=DFe?=", "Grüße"),
            ("=?iso-8859-1?Q?=80_5?=", "€ 5"),
            ("=?utf-8?Q?=A37,000?=", "£7,000"),
            ("=?gb2312?B?xOO6w6EjZg==?=", "你好\u{fffd}"),
            ("=?hz-gb-2312?Q?~{Dc:C~}?=", "你好"),
            ("=?utf-7?Q?Gr+APwA3w-e?=", "Grüße"),
            ("=?iso-2022-kr?B?GyQpQw4+SDNnDw==?=", "안녕"),
        ] {
            let read = text(value.as_bytes());
            assert!(read == is || is.contains('\u{fffd}') && read.starts_with("你好"), "{value}: {read}");
        }
        assert_eq!(text_in(b"=?utf-8?Q?=CF=F0=E8=E2=E5=F2?=", Some("windows-1251")), "Привет");
    }

    #[test]
    fn odd_encoded_words_are_read_and_other_signs_left() {
        for (value, is) in [
            ("=?utf-8?Q?Hello_World, it broke?=", "Hello World, it broke"),
            ("a=?utf-8?Q?=C3=BC?=b", "aüb"),
            ("=?utf-8?Q?=3F=3D?= ?=", "?= ?="),
            ("=?utf-8?Q??= x", "x"),
            ("=?utf-8?X?abc?=", "=?utf-8?X?abc?="),
            ("=?utf-8?Q?never ends", "=?utf-8?Q?never ends"),
            ("=??Q?abc?=", "=??Q?abc?="),
            ("=?=?utf-8?Q?x?=", "=?x"),
            ("=?utf-8?Q?=3D=3Futf-8=3FQ=3FGr=3DC3=3DBC=3DC3=3D9Fe=3F=3D?=", "Grüße"),
            ("what =?utf-8?Q?=3D=3Futf-8=3FQ=3Fx=3F=3D?= means", "what =?utf-8?Q?x?= means"),
            ("\"=?utf-8?Q?J=C3=BCrgen?=\"", "\"Jürgen\""),
        ] {
            assert_eq!(text(value.as_bytes()), is, "{value}");
        }
    }

    #[test]
    fn many_signs_of_words_take_no_long_time() {
        for piece in ["=?iso-2022-jp?q?=1B(B?=", "=?", "=?a?Q?", "=?a?b?x", "=?utf-8?Q?x?= ", "=?u?q?=?="] {
            text(piece.repeat((1 << 20) / piece.len()).as_bytes());
        }
    }

    #[test]
    fn japanese_words_stand_on_their_own() {
        let subject = b"=?ISO-2022-JP?B?GyRCNV4/XBsoQg==?=\r\n =?ISO-2022-JP?B?GyRCJE5DbRsoQg==?=";
        assert_eq!(text(subject), "\u{6025}\u{9808}\u{306e}\u{6ce8}");
        // Base64 that ends without padding may go on in the next word, and then both are decoded as one.
        let whole = b"=?ISO-2022-JP?B?GyRCNV4/XCROQ20kLjh9JCw3ZyQxJEYkJCReGyhC?=\r\n \
            =?ISO-2022-JP?B?GyRCJDckPyFKQ21KOBsoQiBUVC0xMDE4ORskQiFLGyhC?=";
        assert_eq!(text(whole), "急須の注ぎ口が欠けていました（注文 TT-10189）");
    }

    #[test]
    fn raw_eight_bit_words_are_read() {
        assert_eq!(text("Grüße".as_bytes()), "Grüße");
        assert_eq!(text(b"R\xe9ponse \xe0 votre question"), "Réponse à votre question");
        assert_eq!(text(b"\x1b$B%F%9%H\x1b(B"), "テスト");
        assert_eq!(text(b"Re: \x1b$B%F%9%H\x1b(B =?utf-8?Q?=C3=BC?="), "Re: テスト ü");
        assert_eq!(text_in(b"\xcf\xf0\xe8\xe2\xe5\xf2 =?utf-8?Q?=C3=BC?=", Some("windows-1251")), "Привет ü");
    }

    #[test]
    fn no_control_character_survives() {
        assert_eq!(text(b"a\0b\x1b[31mc\x7f"), "a b [31mc");
    }
}
