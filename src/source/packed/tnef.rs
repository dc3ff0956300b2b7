//! `winmail.dat`: how Outlook packs a mail for Outlook (MS-OXTNEF). Read are the words, if they are there as plain text or HTML, and
//! the files. Every length in it is a stranger's word and is checked; what is broken ends the reading, and what came
//! before it stays.

use super::file::File;

const SIGNATURE: u32 = 0x223e_9f78;

/// More files than that are not taken out.
const MOST: usize = 500;

/// Attributes (MS-OXTNEF §2.1.3.3), the low half of their ids.
const BODY: u16 = 0x800c;
const ATTACH_DATA: u16 = 0x800f;
const ATTACH_TITLE: u16 = 0x8010;
const ATTACH_REND_DATA: u16 = 0x9002;
const MAPI_PROPS: u16 = 0x9003;
const ATTACHMENT: u16 = 0x9005;
const OEM_CODEPAGE: u16 = 0x9007;

/// Properties (MS-OXPROPS).
const PR_BODY: u16 = 0x1000;
const PR_RTF_COMPRESSED: u16 = 0x1009;
const PR_BODY_HTML: u16 = 0x1013;
const PR_ATTACH_DATA: u16 = 0x3701;
const PR_ATTACH_FILENAME: u16 = 0x3704;
const PR_ATTACH_LONG_FILENAME: u16 = 0x3707;
const PR_ATTACH_MIME_TAG: u16 = 0x370e;

/// Types of properties (MS-OXCDATA §2.11.1).
const OBJECT: u16 = 0x000d;
const STRING: u16 = 0x001e;
const UNICODE: u16 = 0x001f;
const BINARY: u16 = 0x0102;

/// What was packed.
#[derive(Debug, Default)]
pub(super) struct Contents {
    pub text: Option<Words>,
    /// Whether its words are there as compressed RTF too.
    pub rtf: bool,
    pub files: Vec<File>,
}

/// The words of the mail.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Words {
    pub media: String,
    pub charset: String,
    pub bytes: Vec<u8>,
}

/// Opens a bundle; `None` where it is none.
pub(super) fn open(bytes: &[u8]) -> Option<Contents> {
    let mut input = Input(bytes);
    (input.long()? == SIGNATURE).then_some(())?;
    input.take(2)?;
    let mut contents = Contents::default();
    let mut codepage = 0;
    while let Some((id, data)) = attribute(&mut input) {
        match id {
            OEM_CODEPAGE => codepage = Input(data).long().unwrap_or_default(),
            BODY => words(&mut contents, "text/plain", &charset(codepage), data),
            MAPI_PROPS => properties(data, |id, kind, value| match (id, kind) {
                (PR_BODY, UNICODE) => words(&mut contents, "text/plain", "utf-16le", value),
                (PR_BODY, STRING) => words(&mut contents, "text/plain", &charset(codepage), value),
                (PR_BODY_HTML, UNICODE) => words(&mut contents, "text/html", "utf-16le", value),
                (PR_BODY_HTML, BINARY | STRING) => {
                    words(&mut contents, "text/html", &charset(codepage), value)
                }
                (PR_RTF_COMPRESSED, _) => contents.rtf = true,
                _ => {}
            }),
            ATTACH_REND_DATA if contents.files.len() < MOST => contents.files.push(File::default()),
            _ => {
                let Some(file) = contents.files.last_mut() else { continue };
                match id {
                    ATTACH_TITLE if file.name.is_none() => file.name = Some(string(data, STRING, codepage)),
                    ATTACH_DATA => file.bytes = data.to_vec(),
                    ATTACHMENT => properties(data, |id, kind, value| match (id, kind) {
                        (PR_ATTACH_LONG_FILENAME, _) => file.name = Some(string(value, kind, codepage)),
                        (PR_ATTACH_FILENAME, _) if file.name.is_none() => {
                            file.name = Some(string(value, kind, codepage));
                        }
                        (PR_ATTACH_MIME_TAG, _) => file.media = media(&string(value, kind, codepage)),
                        (PR_ATTACH_DATA, BINARY) if file.bytes.is_empty() => file.bytes = value.to_vec(),
                        // A mail in a mail: the id of an interface, then a bundle of its own.
                        (PR_ATTACH_DATA, OBJECT) if file.bytes.is_empty() => {
                            file.bytes = value.get(16..).unwrap_or_default().to_vec();
                            file.media = Some("application/ms-tnef".into());
                        }
                        _ => {}
                    }),
                    _ => {}
                }
            }
        }
    }
    contents.files.retain(|f| !f.bytes.is_empty() || f.name.is_some());
    Some(contents)
}

/// Plain text is preferred, as in `multipart/alternative`; the first of each kind counts.
fn words(contents: &mut Contents, media: &str, charset: &str, bytes: &[u8]) {
    let bytes = bytes.strip_suffix(if charset == "utf-16le" { &b"\0\0"[..] } else { b"\0" }).unwrap_or(bytes);
    let better = contents.text.as_ref().is_none_or(|t| t.media == "text/html" && media == "text/plain");
    if better && !bytes.trim_ascii().is_empty() {
        contents.text = Some(Words { media: media.into(), charset: charset.into(), bytes: bytes.to_vec() });
    }
}

/// The next attribute, of the mail or of a file.
fn attribute<'b>(input: &mut Input<'b>) -> Option<(u16, &'b [u8])> {
    input.take(1)?;
    let id = input.short()?;
    input.take(2)?;
    let length = input.long()?;
    let data = input.take(length)?;
    input.take(2)?;
    Some((id, data))
}

/// Hands every property (MS-OXTNEF §2.1.3.4) to `each`: its id, its type, its first value.
fn properties<'b>(data: &'b [u8], mut each: impl FnMut(u16, u16, &'b [u8])) {
    let mut input = Input(data);
    let count = input.long().unwrap_or_default();
    for _ in 0..count {
        if property(&mut input, &mut each).is_none() {
            return;
        }
    }
}

fn property<'b>(input: &mut Input<'b>, each: &mut impl FnMut(u16, u16, &'b [u8])) -> Option<()> {
    let (kind, id) = (input.short()?, input.short()?);
    if id >= 0x8000 {
        input.take(16)?;
        // A name is a number or a string.
        if input.long()? == 0 {
            input.take(4)?;
        } else {
            let length = input.long()?;
            input.padded(length)?;
        }
    }
    let (several, kind) = (kind & 0x1000 != 0, kind & 0x0fff);
    let length = match kind {
        0x0002..=0x0004 | 0x000a | 0x000b => Some(4),
        0x0005..=0x0007 | 0x0014 | 0x0040 => Some(8),
        0x0048 => Some(16),
        OBJECT | STRING | UNICODE | BINARY => None,
        _ => return None,
    };
    let values = if several || length.is_none() { input.long()? } else { 1 };
    for number in 0..values {
        let length = match length {
            Some(length) => length,
            None => input.long()?,
        };
        let value = input.padded(length)?;
        if number == 0 {
            each(id, kind, value);
        }
    }
    Some(())
}

/// The name of a code page, as charsets are called.
fn charset(codepage: u32) -> String {
    match codepage {
        932 => "shift_jis".into(),
        936 => "gbk".into(),
        949 => "euc-kr".into(),
        950 => "big5".into(),
        65001 => "utf-8".into(),
        866 => "ibm866".into(),
        874 | 1250..=1258 => format!("windows-{codepage}"),
        28591..=28606 => format!("iso-8859-{}", codepage - 28590),
        // Unknown: what it is is found out from the bytes.
        _ => String::new(),
    }
}

fn string(bytes: &[u8], kind: u16, codepage: u32) -> String {
    let label = if kind == UNICODE { "utf-16le".into() } else { charset(codepage) };
    let text = super::super::charset::decode(bytes, Some(&label)).text;
    text.trim_end_matches('\0').to_owned()
}

fn media(tag: &str) -> Option<String> {
    let tag = tag.trim().to_ascii_lowercase();
    (tag.contains('/') && tag.is_ascii()).then_some(tag)
}

/// Bytes that are taken from the front; little-endian.
struct Input<'b>(&'b [u8]);

impl<'b> Input<'b> {
    fn take(&mut self, length: u32) -> Option<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(usize::try_from(length).ok()?)?;
        self.0 = rest;
        Some(taken)
    }

    /// As many bytes, and those that fill up the last group of four.
    fn padded(&mut self, length: u32) -> Option<&'b [u8]> {
        let taken = self.take(length)?;
        let fill = (4 - length % 4) % 4;
        self.0 = self.0.get(usize::try_from(fill).ok()?..).unwrap_or_default();
        Some(taken)
    }

    fn short(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes(self.take(2)?.try_into().ok()?))
    }

    fn long(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    fn attribute(level: u8, id: u32, data: &[u8]) -> Vec<u8> {
        let length = u32::try_from(data.len()).unwrap();
        [&[level], &id.to_le_bytes()[..], &length.to_le_bytes(), data, &[0, 0]].concat()
    }

    fn prop(kind: u16, id: u16, value: &[u8]) -> Vec<u8> {
        let length = u32::try_from(value.len()).unwrap();
        let fill = vec![0; (4 - value.len() % 4) % 4];
        [&kind.to_le_bytes()[..], &id.to_le_bytes(), &1u32.to_le_bytes(), &length.to_le_bytes(), value, &fill]
            .concat()
    }

    fn props(all: &[Vec<u8>]) -> Vec<u8> {
        [&u32::try_from(all.len()).unwrap().to_le_bytes()[..], &all.concat()].concat()
    }

    fn wide(text: &str) -> Vec<u8> {
        text.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect()
    }

    /// A bundle with words (`body`), a file with a short and a long name, and a property of every shape.
    pub(in super::super) fn bundle(body: Option<&str>) -> Vec<u8> {
        let mut message = vec![
            [&0x0003u16.to_le_bytes()[..], &0x0017u16.to_le_bytes(), &1u32.to_le_bytes()].concat(),
            [
                &0x0003u16.to_le_bytes()[..],
                &0x8001u16.to_le_bytes(),
                &[7; 16],
                &0u32.to_le_bytes(),
                &9u32.to_le_bytes(),
                &1u32.to_le_bytes(),
            ]
            .concat(),
            prop(BINARY, PR_RTF_COMPRESSED, b"rtf"),
        ];
        message.extend(body.map(|b| prop(UNICODE, PR_BODY, &wide(b))));
        let file = [
            prop(UNICODE, PR_ATTACH_LONG_FILENAME, &wide("Račun 7.pdf")),
            prop(STRING, PR_ATTACH_MIME_TAG, b"application/pdf\0"),
        ];
        [
            &SIGNATURE.to_le_bytes()[..],
            &[1, 0],
            &attribute(1, 0x0006_9007, &1250u32.to_le_bytes()),
            &attribute(1, 0x0006_9003, &props(&message)),
            &attribute(2, 0x0006_9002, &[0; 14]),
            &attribute(2, 0x0001_8010, b"RACUN7~1.PDF\0"),
            &attribute(2, 0x0006_800f, b"%PDF"),
            &attribute(2, 0x0006_9005, &props(&file)),
        ]
        .concat()
    }

    #[test]
    fn words_and_files_are_found() {
        let contents = open(&bundle(Some("Molim račun"))).unwrap();
        assert_eq!(contents.text.unwrap().charset, "utf-16le");
        assert!(contents.rtf);
        let file = File {
            name: Some("Račun 7.pdf".into()),
            media: Some("application/pdf".into()),
            bytes: b"%PDF".into(),
        };
        assert_eq!(contents.files, [file]);
        assert_eq!(open(&bundle(None)).unwrap().text, None);
    }

    #[test]
    fn pieces_and_lies_are_borne() {
        let whole = bundle(Some("words"));
        for end in 0..whole.len() {
            open(&whole[..end]);
            let mut wrong = whole.clone();
            wrong[end] = 0xff;
            open(&wrong);
        }
        assert!(open(b"PK\x03\x04").is_none());
    }
}
