//! Numbers that people type. Each kind has its own type, so that a message is never taken for a ticket.
//!
//! A bare number is a ticket and nothing else. What else people name is written with the letter of its kind, `m42` or `c7`,
//! so that no pipe takes one for the other.

use std::fmt;
use std::str::FromStr;

macro_rules! identifier {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

/// An [`identifier`] with a letter. As an argument where only this kind can be meant, the letter may be left out.
macro_rules! lettered {
    ($(#[$doc:meta])* $name:ident, $letter:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                Lettered::from(*self).fmt(f)
            }
        }

        impl From<$name> for Lettered {
            fn from(id: $name) -> Lettered {
                Lettered { letter: $letter, number: id.0 }
            }
        }

        impl FromStr for $name {
            type Err = NoSuchId;

            fn from_str(word: &str) -> Result<$name, NoSuchId> {
                number(word, $letter).map($name)
            }
        }
    };
}

identifier!(/** A ticket, typed as `42` or `#42`. Never used twice. */ TicketId);
identifier!(/** An agent: somebody who answers at this desk. */ AgentId);
identifier!(/** A mail address as the desk knows it; a customer has one or more. */ AddressId);
identifier!(/** A tag. */ TagId);
identifier!(/** A department: where a ticket lies. */ DepartmentId);
identifier!(/** A rule of the settings, by its name. */ RuleId);
identifier!(/** That a rule acted on a ticket. */ FiringId);
identifier!(/** An entry of time that was worked on a ticket. */ EntryId);
identifier!(/** One writing invocation, as listed by `desk log`. */ OperationId);
identifier!(/** One immutable version of the settings document. */ SettingsId);
lettered!(/** A message, typed as `m42`. */ MessageId, Letter::Message);
lettered!(/** A customer, typed as `c7`. */ CustomerId, Letter::Customer);
lettered!(/** A mail in quarantine, typed as `q3`. */ QuarantineId, Letter::Quarantine);
lettered!(/** A mail in the outbox, typed as `o5`. */ OutboxId, Letter::Outbox);
lettered!(/** A survey: that a customer was asked, or what they answered; typed as `s2`. */ SurveyId, Letter::Survey);
lettered!(/** A key that signs what leaves, typed as `k1`. */ KeyId, Letter::Key);

/// The kinds of things that are named by a letter and a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Letter {
    /// `m42`
    Message,
    /// `c7`
    Customer,
    /// `q3`
    Quarantine,
    /// `o5`
    Outbox,
    /// `s2`
    Survey,
    /// `k1`
    Key,
}

impl Letter {
    const ALL: [Letter; 6] =
        [Letter::Message, Letter::Customer, Letter::Quarantine, Letter::Outbox, Letter::Survey, Letter::Key];

    const fn letter(self) -> char {
        match self {
            Letter::Message => 'm',
            Letter::Customer => 'c',
            Letter::Quarantine => 'q',
            Letter::Outbox => 'o',
            Letter::Survey => 's',
            Letter::Key => 'k',
        }
    }

    /// What such a thing is called, with its article.
    pub const fn noun(self) -> &'static str {
        match self {
            Letter::Message => "a message",
            Letter::Customer => "a customer",
            Letter::Quarantine => "a mail in quarantine",
            Letter::Outbox => "a mail in the outbox",
            Letter::Survey => "a survey",
            Letter::Key => "a key",
        }
    }
}

/// One of the things that are named by a letter and a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Lettered {
    /// Of which kind it is.
    pub letter: Letter,
    /// Its number among its kind.
    pub number: i64,
}

impl fmt::Display for Lettered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.letter.letter(), self.number)
    }
}

impl Lettered {
    /// The thing that a word names with its letter; nothing for any other word.
    pub fn read(word: &str) -> Option<Lettered> {
        let letter = Letter::ALL.into_iter().find(|letter| word.starts_with(letter.letter()))?;
        Some(Lettered { letter, number: digits(&word[1..])? })
    }
}

/// A word that is no id of the kind that is wanted; displayed as a sentence about it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NoSuchId {
    wanted: Letter,
    found: Option<Letter>,
}

impl fmt::Display for NoSuchId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let wanted = Lettered { letter: self.wanted, number: 1 };
        match self.found {
            Some(found) => {
                write!(f, "that is {}, and here {} is wanted: {wanted}", found.noun(), self.wanted.noun())
            }
            None => write!(f, "{} is written as {wanted}", self.wanted.noun()),
        }
    }
}

impl std::error::Error for NoSuchId {}

fn number(word: &str, wanted: Letter) -> Result<i64, NoSuchId> {
    match Lettered::read(word) {
        Some(found) if found.letter == wanted => Ok(found.number),
        found => digits(word).ok_or(NoSuchId { wanted, found: found.map(|found| found.letter) }),
    }
}

/// Digits alone: `+5` and `-5` are no numbers of anything.
fn digits(word: &str) -> Option<i64> {
    word.bytes().all(|byte| byte.is_ascii_digit()).then(|| word.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_says_of_which_kind_a_number_is() {
        for (word, noun) in [("m42", "a message"), ("c7", "a customer"), ("k1", "a key"), ("s2", "a survey")]
        {
            let read = Lettered::read(word).unwrap();
            assert_eq!((read.to_string().as_str(), read.letter.noun()), (word, noun));
        }
        for word in ["42", "", "c", "c-7", "c+7", "c 7", "x7", "cé", "c99999999999999999999"] {
            assert_eq!(Lettered::read(word), None, "{word}");
        }
    }

    #[test]
    fn where_one_kind_is_wanted_its_letter_may_be_left_out() {
        assert_eq!("o5".parse(), Ok(OutboxId(5)));
        assert_eq!("5".parse(), Ok(OutboxId(5)));
        let said = |word: &str| word.parse::<OutboxId>().unwrap_err().to_string();
        assert_eq!(said("q5"), "that is a mail in quarantine, and here a mail in the outbox is wanted: o1");
        assert_eq!(said("five"), "a mail in the outbox is written as o1");
        assert!("-5".parse::<KeyId>().is_err() && "".parse::<KeyId>().is_err());
    }
}
