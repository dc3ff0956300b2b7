//! Cryptographic Message Syntax (RFC 5652), as much of it as it takes to reach what was signed. BER with its indefinite lengths,
//! for that is what mail programs write. No signature is checked here and nothing is decrypted.

/// `id-signedData`, `id-envelopedData`, `id-encryptedData`, `id-ct-authEnvelopedData`.
const SIGNED: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 2];
const CLOSED: [&[u8]; 3] = [
    &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 3],
    &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 6],
    &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 16, 1, 23],
];

/// Tags in BER: universal, and constructed where bit 6 is set.
const OBJECT_ID: u8 = 0x06;
const SEQUENCE: u8 = 0x30;
const CONTEXT_0: u8 = 0xa0;
const OCTETS: u8 = 0x04;
const OCTETS_IN_PIECES: u8 = 0x24;

/// Deeper nests of values without a length are none that a program wrote.
const DEEPEST: usize = 16;

/// What is in the envelope.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// The mail that was signed.
    Signed(Vec<u8>),
    /// Something that only its addressee can open.
    Enveloped,
}

/// Opens a `ContentInfo`; `None` where it is none, or holds neither a signed mail nor a closed one.
pub(super) fn open(bytes: &[u8]) -> Option<Content> {
    let (info, _) = expect(bytes, SEQUENCE)?;
    let (kind, rest) = expect(info, OBJECT_ID)?;
    if CLOSED.contains(&kind) {
        return Some(Content::Enveloped);
    }
    if kind != SIGNED {
        return None;
    }
    let (content, _) = expect(rest, CONTEXT_0)?;
    let (data, _) = expect(content, SEQUENCE)?;
    // The version and the digests come before what was signed.
    let (_, _, data) = element(data, 0)?;
    let (_, _, data) = element(data, 0)?;
    let (signed, _) = expect(data, SEQUENCE)?;
    let (_, rest) = expect(signed, OBJECT_ID)?;
    let (wrapped, _) = expect(rest, CONTEXT_0)?;
    let mut mail = Vec::new();
    octets(wrapped, 0, &mut mail);
    (!mail.is_empty()).then_some(Content::Signed(mail))
}

fn expect(bytes: &[u8], tag: u8) -> Option<(&[u8], &[u8])> {
    element(bytes, 0).filter(|(found, _, _)| *found == tag).map(|(_, content, rest)| (content, rest))
}

/// The bytes of an octet string, which may come in pieces of pieces.
fn octets(bytes: &[u8], depth: usize, out: &mut Vec<u8>) {
    let mut rest = bytes;
    while let Some((tag, content, after)) = element(rest, 0) {
        match tag {
            OCTETS => out.extend_from_slice(content),
            OCTETS_IN_PIECES if depth < DEEPEST => octets(content, depth + 1, out),
            _ => return,
        }
        rest = after;
    }
}

/// One value: its tag, its content, what follows. A length beyond the end (the mail was cut off) is as much as there is.
fn element(bytes: &[u8], depth: usize) -> Option<(u8, &[u8], &[u8])> {
    let (tag, rest) = bytes.split_first()?;
    let (length, rest) = rest.split_first()?;
    // Tags of more than a byte do not occur here.
    if tag & 0x1f == 0x1f || depth > DEEPEST {
        return None;
    }
    if *length == 0x80 {
        let end = endless(rest, depth + 1);
        return Some((*tag, rest.get(..end)?, rest.get(end + 2..).unwrap_or_default()));
    }
    let (length, rest) = if *length < 0x80 {
        (usize::from(*length), rest)
    } else {
        let count = usize::from(*length & 0x7f);
        let digits = rest.get(..count).filter(|d| d.len() <= 4)?;
        (digits.iter().fold(0usize, |n, d| n << 8 | usize::from(*d)), rest.get(count..)?)
    };
    let (content, rest) = rest.split_at(length.min(rest.len()));
    Some((*tag, content, rest))
}

/// How long the content of a value without a length is: up to the end mark, two zeros.
fn endless(bytes: &[u8], depth: usize) -> usize {
    let mut rest = bytes;
    while !rest.starts_with(&[0, 0]) {
        let Some((_, _, after)) = element(rest, depth).filter(|_| !rest.is_empty()) else {
            return bytes.len();
        };
        rest = after;
    }
    bytes.len() - rest.len()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    fn value(tag: u8, content: &[u8]) -> Vec<u8> {
        let length = u16::try_from(content.len()).unwrap().to_be_bytes();
        [&[tag, 0x82], &length[..], content].concat()
    }

    fn unending(tag: u8, content: &[u8]) -> Vec<u8> {
        [&[tag, 0x80], content, &[0, 0]].concat()
    }

    /// A signed mail without certificates and signers; `streamed` as OpenSSL writes it for pipes.
    pub(in super::super) fn signed(mail: &[u8], streamed: bool) -> Vec<u8> {
        let wrap = if streamed { unending } else { value };
        let octets = if streamed {
            let pieces: Vec<u8> = mail.chunks(7).flat_map(|c| value(OCTETS, c)).collect();
            unending(OCTETS_IN_PIECES, &pieces)
        } else {
            value(OCTETS, mail)
        };
        let data = value(OBJECT_ID, &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 1]);
        let inner = wrap(SEQUENCE, &[data, wrap(CONTEXT_0, &octets)].concat());
        let all = wrap(SEQUENCE, &[value(2, &[1]), value(0x31, b""), inner, value(0x31, b"")].concat());
        wrap(SEQUENCE, &[value(OBJECT_ID, SIGNED), wrap(CONTEXT_0, &all)].concat())
    }

    pub(in super::super) fn enveloped() -> Vec<u8> {
        value(SEQUENCE, &[value(OBJECT_ID, CLOSED[0]), value(CONTEXT_0, b"secret")].concat())
    }

    #[test]
    fn what_was_signed_is_found() {
        for streamed in [false, true] {
            assert_eq!(
                open(&signed(b"Subject: x\n\nsigned words", streamed)),
                Some(Content::Signed(b"Subject: x\n\nsigned words".into()))
            );
        }
        assert_eq!(open(&enveloped()), Some(Content::Enveloped));
    }

    #[test]
    fn nonsense_and_pieces_are_borne() {
        let whole = signed(b"Subject: x\n\nsigned words", true);
        for end in 0..whole.len() {
            open(&whole[..end]);
        }
        assert_eq!(open(b""), None);
        assert_eq!(open(b"MIIB"), None);
        assert_eq!(open(&[0x30, 0x80].repeat(10_000)), None);
        assert_eq!(open(&[0x30, 0xff, 0xff]), None);
    }
}
