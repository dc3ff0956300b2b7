//! Signed tokens: how a customer's answer finds its ticket, and how our own mail is known when it comes back (intake §2,
//! rungs 1 and 2). Two forms, one key: a Message-ID that we issue, and a plus-address.
//!
//! A token says "this desk named this ticket"; it is no secret and gives no right to read anything. The two forms are
//! signed apart, so that the one can never be turned into the other. A third, the subjects that are answers, lies in `ballot.rs`.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::desk::id::TicketId;

/// Characters of RFC 4648 base32 in lower case: survives mailers that fold case, and needs no quoting anywhere.
const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
/// 120 bits for a Message-ID; a multiple of five bytes leaves no spare bits in base32 that could be changed unseen.
const ID_BYTES: usize = 15;
/// 80 bits for an address, where only 64 characters are allowed before the `@` (RFC 5321 §4.5.3.1.1).
const ADDRESS_BYTES: usize = 10;
/// The longest local part of an address.
const LONGEST_LOCAL: usize = 64;

/// A signing key of this desk: 32 random bytes, made once and kept in the database. Never shown, hence no `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Key([u8; 32]);

impl Key {
    /// A key of these bytes, which must come from the system's random source.
    pub const fn new(bytes: [u8; 32]) -> Key {
        Key(bytes)
    }

    fn mac(&self, purpose: &str, words: &str) -> Hmac<Sha256> {
        // HMAC fills keys shorter than a block with zeros (RFC 2104 §2); doing it here leaves no case that can fail.
        let mut block = [0_u8; 64];
        for (to, from) in block.iter_mut().zip(self.0) {
            *to = from;
        }
        let mut mac = Hmac::<Sha256>::new(&block.into());
        mac.update(purpose.as_bytes());
        mac.update(b"\0");
        mac.update(words.as_bytes());
        mac
    }

    pub(super) fn sign(&self, purpose: &str, words: &str, bytes: usize) -> String {
        let full = self.mac(purpose, words).finalize().into_bytes();
        base32(full.get(..bytes).unwrap_or_default())
    }

    /// Whether a tag of so many bytes, as text, is the one of these words.
    pub(super) fn has_signed(&self, purpose: &str, words: &str, tag: &str, bytes: usize) -> bool {
        from_base32(tag).is_some_and(|tag| tag.len() == bytes && self.signed(purpose, words, &tag))
    }

    /// Compares in constant time.
    fn signed(&self, purpose: &str, words: &str, tag: &[u8]) -> bool {
        self.mac(purpose, words).verify_truncated_left(tag).is_ok()
    }
}

/// A Message-ID for an answer in this ticket, without angle brackets: `desk.TICKET.NONCE.MAC@host`.
///
/// `nonce` makes it unique: random, or a number never used twice. The same arguments give the same id, so a retry can
/// keep it. `host` is the domain of the desk's address.
pub fn issue(key: &Key, ticket: TicketId, nonce: u64, host: &str) -> String {
    let words = format!("{ticket}.{}", base32(&nonce.to_be_bytes()));
    format!("desk.{words}.{}@{host}", key.sign("message-id", &words, ID_BYTES))
}

/// The ticket in a Message-ID that one of these keys has signed; with or without angle brackets. Neither case nor host is
/// looked at: some relays rewrite them.
pub fn verify(keys: &[Key], message_id: &str) -> Option<TicketId> {
    let id = message_id.trim().trim_start_matches('<').trim_end_matches('>').to_ascii_lowercase();
    let (local, _host) = id.rsplit_once('@')?;
    let (words, tag) = local.strip_prefix("desk.")?.rsplit_once('.')?;
    let (number, _nonce) = words.split_once('.')?;
    let tag = from_base32(tag).filter(|tag| tag.len() == ID_BYTES)?;
    let ticket = ticket_number(number)?;
    keys.iter().any(|key| key.signed("message-id", words, &tag)).then_some(ticket)
}

/// Whether a Message-ID has the form of ours, whoever has signed it.
pub fn is_of_our_form(message_id: &str) -> bool {
    let local = message_id.rsplit_once('@').map_or(message_id, |(local, _)| local).to_ascii_lowercase();
    let mut words = local.split('.');
    words.next() == Some("desk")
        && words.next().and_then(ticket_number).is_some()
        && words.next().and_then(from_base32).is_some()
        && words.next().and_then(from_base32).is_some_and(|tag| tag.len() == ID_BYTES)
        && words.next().is_none()
}

/// The plus-address of a ticket: `support@x.example` becomes `support+42.MAC@x.example`. `None` where the address has no
/// `@` or the result would be longer than a mailbox name may be.
pub fn issue_address(key: &Key, ticket: TicketId, address: &str) -> Option<String> {
    let (local, host) = address.rsplit_once('@')?;
    let local = format!("{local}+{ticket}.{}", key.sign("address", &ticket.to_string(), ADDRESS_BYTES));
    (local.len() <= LONGEST_LOCAL && !host.is_empty()).then(|| format!("{local}@{host}"))
}

/// The ticket in a plus-address that one of these keys has signed. Case is ignored: mailers fold it in addresses.
pub fn verify_address(keys: &[Key], address: &str) -> Option<TicketId> {
    let (local, _host) = address.trim().rsplit_once('@')?;
    let (_base, token) = local.rsplit_once('+')?;
    let (number, tag) = token.split_once('.')?;
    let tag = from_base32(&tag.to_ascii_lowercase()).filter(|tag| tag.len() == ADDRESS_BYTES)?;
    let ticket = ticket_number(number)?;
    keys.iter().any(|key| key.signed("address", number, &tag)).then_some(ticket)
}

/// Whether an address has the form of our plus-addresses, whoever has signed it.
pub fn is_address_of_our_form(address: &str) -> bool {
    let token =
        address.rsplit_once('@').and_then(|(local, _)| local.rsplit_once('+')).map(|(_, token)| token);
    token.and_then(|token| token.split_once('.')).is_some_and(|(number, tag)| {
        let tag = from_base32(&tag.to_ascii_lowercase());
        ticket_number(number).is_some() && tag.is_some_and(|tag| tag.len() == ADDRESS_BYTES)
    })
}

/// Only the one spelling that we write: `042` and `+42` are no numbers here.
pub(super) fn ticket_number(word: &str) -> Option<TicketId> {
    word.parse().ok().filter(|number: &i64| *number > 0 && number.to_string() == word).map(TicketId)
}

fn base32(bytes: &[u8]) -> String {
    let mut text = String::new();
    let (mut bits, mut held) = (0_u32, 0_u32);
    for byte in bytes {
        (bits, held) = (bits << 8 | u32::from(*byte), held + 8);
        while held >= 5 {
            held -= 5;
            text.push(letter(bits >> held));
        }
        bits &= (1 << held) - 1;
    }
    if held > 0 {
        text.push(letter(bits << (5 - held)));
    }
    text
}

fn letter(five_bits: u32) -> char {
    char::from(ALPHABET[(five_bits & 31) as usize]) // 31 is the last place of the alphabet
}

/// Bytes of base32 text without padding; bits that fill no byte are dropped.
fn from_base32(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let (mut bits, mut held) = (0_u32, 0_u32);
    for character in text.bytes() {
        let value = ALPHABET.iter().position(|known| *known == character)?;
        (bits, held) = (bits << 5 | u32::try_from(value).ok()?, held + 5);
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held).ok()?);
            bits &= (1 << held) - 1;
        }
    }
    (text.len() * 5 - bytes.len() * 8 < 5).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const KEY: Key = Key::new([7; 32]);
    const OTHER: Key = Key::new([8; 32]);

    #[test]
    fn a_token_names_its_ticket_and_nothing_else_does() {
        let id = issue(&KEY, TicketId(42), 1, "acme.example");
        assert_eq!(id, "desk.42.aaaaaaaaaaaac.uk2evepyrfiqoyhz5xzsofya@acme.example");
        assert_eq!(verify(&[OTHER, KEY], &format!("<{id}>")), Some(TicketId(42)));
        assert_eq!(verify(&[OTHER], &id), None);
        assert_eq!(verify(&[], &id), None);
        assert!(is_of_our_form(&id) && !is_of_our_form("desk.42@x") && !is_of_our_form("1@x"));
        for forged in
            ["", "@", "desk.42@x", "desk.42.a.b@x", "desk.042.a.b@x", "desk.-1.a.b@x", "desk.42..@x"]
        {
            assert_eq!(verify(&[KEY], forged), None, "{forged}");
        }
    }

    #[test]
    fn the_two_forms_are_not_exchangeable() {
        let address = issue_address(&KEY, TicketId(42), "support@acme.example").unwrap();
        assert_eq!(verify_address(&[KEY], &address.to_uppercase()), Some(TicketId(42)));
        assert_eq!(verify_address(&[OTHER], &address), None);
        assert!(is_address_of_our_form(&address) && !is_address_of_our_form("support+42.x@acme.example"));
        let tag = address.split(['.', '@']).nth(1).unwrap();
        assert_eq!(verify(&[KEY], &format!("desk.42.{tag}@acme.example")), None);
        assert_eq!(verify_address(&[KEY], "support@acme.example"), None);
        assert_eq!(issue_address(&KEY, TicketId(42), "support"), None);
        assert_eq!(issue_address(&KEY, TicketId(42), &format!("{}@x.example", "s".repeat(50))), None);
    }

    /// The first test vector of RFC 4648 §10 that has spare bits, and the 32 zero bits.
    #[test]
    fn base32_is_that_of_rfc_4648_in_lower_case() {
        assert_eq!(base32(b"foob"), "mzxw6yq");
        assert_eq!(from_base32("mzxw6yq").unwrap(), b"foob");
        assert_eq!(base32(&[0; 4]), "aaaaaaa");
        assert_eq!(from_base32("mzxw6y1"), None);
        assert_eq!(from_base32("m"), None);
    }

    proptest! {
        #[test]
        fn any_changed_character_breaks_it(
            bytes: [u8; 32], ticket in 1_i64.., nonce: u64, place: prop::sample::Index, by in 1_u8..=255,
        ) {
            let key = Key::new(bytes);
            let id = issue(&key, TicketId(ticket), nonce, "x.example");
            prop_assert_eq!(verify(std::slice::from_ref(&key), &id), Some(TicketId(ticket)));
            let mut local = id.split('@').next().unwrap().as_bytes().to_vec();
            let place = place.index(local.len());
            let before = local[place];
            local[place] ^= by;
            let same = local[place].eq_ignore_ascii_case(&before);
            if let (false, Ok(local)) = (same, String::from_utf8(local)) {
                prop_assert_eq!(verify(&[key], &format!("{local}@x.example")), None);
            }
        }

        #[test]
        fn addresses_verify_and_strangers_text_never_panics(bytes: [u8; 32], ticket in 1_i64.., words: String) {
            let key = Key::new(bytes);
            let address = issue_address(&key, TicketId(ticket), "help+de@x.example").unwrap();
            prop_assert_eq!(verify_address(std::slice::from_ref(&key), &address), Some(TicketId(ticket)));
            prop_assert_eq!(verify(std::slice::from_ref(&key), &words), None);
            prop_assert_eq!(verify_address(&[key], &format!("a+{words}@x")), None);
        }
    }
}
