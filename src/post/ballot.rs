//! Subjects that are answers: each answer that a customer may give to a question has one of its own, which this desk has signed, and a
//! `mailto:` link (RFC 6068) that opens a mail with it.
//!
//! Nothing happens when such a link is only followed: there is no server behind it. What is signed is the whole subject, so that
//! whatever is changed in it makes the mail an ordinary one. Gateways may set a mark in brackets before it (`[EXTERNAL]`).

use crate::desk::id::TicketId;
use crate::desk::survey::Poll;
use crate::post::token::{Key, ticket_number};

/// 120 bits, as in a Message-ID.
const BYTES: usize = 15;
const PURPOSE: &str = "survey";
/// In bytes; no subject of ours is longer, whatever stands before it.
const LONGEST: usize = 400;

/// What a customer says by a subject.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Choice {
    /// This score.
    Score(i64),
    /// They want to be asked no more.
    Never,
}

/// An answer as its subject says it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ballot {
    /// The ticket about which they were asked.
    pub ticket: TicketId,
    /// What they were asked.
    pub poll: Poll,
    /// What they say.
    pub choice: Choice,
}

impl Ballot {
    /// The words for people, and those that are signed.
    fn words(self) -> (String, String) {
        let Ballot { ticket, poll, choice } = self;
        let top = poll.scale().top();
        match choice {
            Choice::Score(score) => (format!("{score}/{top}"), format!("desk.{ticket}.{poll}.{score}")),
            Choice::Never => ("never".to_owned(), format!("desk.{ticket}.{poll}.never")),
        }
    }

    /// The subject: `5/5 desk.42.csat.5.MAC`.
    pub fn subject(self, key: &Key) -> String {
        let (shown, signed) = self.words();
        let tag = key.sign(PURPOSE, &signed, BYTES);
        format!("{shown} {signed}.{tag}")
    }

    /// A link that opens a mail to this address with that subject.
    pub fn link(self, key: &Key, address: &str) -> String {
        format!("mailto:{}?subject={}", escaped(address, b"@"), escaped(&self.subject(key), b""))
    }

    /// The answer that a subject is, if one of these keys has signed it. What it says to people must be what is signed.
    pub fn read(keys: &[Key], subject: &str) -> Option<Ballot> {
        if subject.len() > LONGEST || !subject.contains("desk.") {
            return None;
        }
        let mut words = subject.split_whitespace().rev();
        let (token, shown) = (words.next()?, words.next()?);
        // What stands behind `Re:` or `Fwd:` is an answer to one, or was handed on.
        if words.next().is_some() && !is_marked(subject, shown) {
            return None;
        }
        let (signed, tag) = token.rsplit_once('.')?;
        let mut parts = signed.strip_prefix("desk.")?.split('.');
        let (ticket, poll, choice) = (parts.next()?, parts.next()?, parts.next()?);
        let poll = Poll::from_word(poll)?;
        let choice = match choice {
            "never" => Choice::Never,
            score => Choice::Score(score.parse().ok().filter(|score| poll.has(*score))?),
        };
        let ballot = Ballot { ticket: ticket_number(ticket)?, poll, choice };
        let (wanted, words) = ballot.words();
        if parts.next().is_some() || words != signed || wanted != shown {
            return None;
        }
        keys.iter().any(|key| key.has_signed(PURPOSE, signed, tag, BYTES)).then_some(ballot)
    }
}

/// Whether all that stands before the answer are marks in brackets.
fn is_marked(subject: &str, shown: &str) -> bool {
    let mut rest = subject.trim_start();
    while let Some((_, behind)) = rest.strip_prefix('[').and_then(|inner| inner.split_once(']')) {
        rest = behind.trim_start();
    }
    let mut words = rest.split_whitespace();
    words.next() == Some(shown) && words.next().is_some() && words.next().is_none()
}

/// RFC 6068 §2: all but unreserved characters in percent signs.
fn escaped(text: &str, kept: &[u8]) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            byte if kept.contains(&byte) => out.push(char::from(byte)),
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const KEY: Key = Key::new([7; 32]);
    const OTHER: Key = Key::new([8; 32]);

    fn five() -> Ballot {
        Ballot { ticket: TicketId(42), poll: Poll::Csat, choice: Choice::Score(5) }
    }

    #[test]
    fn a_subject_says_what_was_chosen() {
        let subject = five().subject(&KEY);
        insta::assert_snapshot!(subject, @"5/5 desk.42.csat.5.k2mhn6xrl66ffpcu7lr36pk6");
        assert_eq!(Ballot::read(&[OTHER, KEY], &subject), Some(five()));
        assert_eq!(Ballot::read(&[OTHER], &subject), None);
        for marked in
            [format!("[EXTERNAL] {subject}"), format!(" [a b] [c]  {subject} "), subject.replace(' ', "\t ")]
        {
            assert_eq!(Ballot::read(&[KEY], &marked), Some(five()), "{marked}");
        }
        let never = Ballot { choice: Choice::Never, ..five() };
        assert_eq!(Ballot::read(&[KEY], &never.subject(&KEY)), Some(never));
    }

    #[test]
    fn a_changed_subject_is_none_of_ours() {
        let subject = five().subject(&KEY);
        for changed in [
            format!("Re: {subject}"),
            format!("Fwd: {subject}"),
            format!("{subject} [Acme #42]"),
            format!("{subject} thanks"),
            format!("1{subject}"),
            subject.replacen("5/5", "1/5", 1),
            subject.replacen("csat.5", "csat.4", 1).replacen("5/5", "4/5", 1),
            subject.replacen("42", "43", 1),
            subject.replacen("csat", "nps", 1),
            subject.replacen("csat", "CSAT", 1),
            subject.to_uppercase(),
            subject.split(' ').next_back().unwrap().to_owned(),
        ] {
            assert_eq!(Ballot::read(&[KEY], &changed), None, "{changed}");
        }
    }

    #[test]
    fn a_link_opens_a_mail_with_the_subject() {
        let link = five().link(&KEY, "help+de&x@acme.example");
        assert!(
            link.starts_with("mailto:help%2Bde%26x@acme.example?subject=5%2F5%20desk.42.csat.5."),
            "{link}"
        );
        let shown = link.split_once("subject=").unwrap().1.replace("%2F", "/").replace("%20", " ");
        assert_eq!(shown, five().subject(&KEY));
    }

    proptest! {
        #[test]
        fn any_changed_character_breaks_it(bytes: [u8; 32], ticket in 1_i64.., place: prop::sample::Index, by in 1_u8..=255) {
            let key = Key::new(bytes);
            let ballot = Ballot { ticket: TicketId(ticket), poll: Poll::Nps, choice: Choice::Score(9) };
            let subject = ballot.subject(&key);
            prop_assert_eq!(Ballot::read(std::slice::from_ref(&key), &subject), Some(ballot));
            let mut changed = subject.clone().into_bytes();
            let place = place.index(changed.len());
            changed[place] ^= by;
            if let Ok(changed) = String::from_utf8(changed)
                && changed.split_whitespace().collect::<Vec<_>>() != subject.split_whitespace().collect::<Vec<_>>()
            {
                prop_assert_eq!(Ballot::read(&[key], &changed), None);
            }
        }

        #[test]
        fn strangers_text_never_panics(text: String, tail in "[0-9a-z./\\[\\] -]{0,60}") {
            prop_assert_eq!(Ballot::read(&[KEY], &text), None);
            prop_assert_eq!(Ballot::read(&[KEY], &format!("{text} 5/5 desk.{tail}")), None);
        }
    }
}
