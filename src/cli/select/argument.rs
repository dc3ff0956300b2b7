//! What a word says about tickets: `42`, `#42`, `1-5`.

use crate::desk::id::{Lettered, TicketId};
use crate::error::{Error, Result};

/// More tickets than this in one range are a slip of the finger.
const LONGEST_RANGE: i64 = 1_000_000;

/// The tickets that a word names.
///
/// # Errors
/// A usage error for any other word; for the id of another thing, one that says what it is.
pub fn tickets(word: &str) -> Result<Vec<TicketId>> {
    let number = |text: &str| text.trim().trim_start_matches('#').parse::<i64>().ok().filter(|id| *id >= 0);
    if let Some(id) = number(word) {
        return Ok(vec![TicketId(id)]);
    }
    if let Some((from, to)) = word.split_once('-')
        && let (Some(from), Some(to)) = (number(from), number(to))
    {
        if from > to || to - from > LONGEST_RANGE {
            return Err(Error::usage(format!("{word} is no range of tickets")).hint("write it as 1-5"));
        }
        return Ok((from..=to).map(TicketId).collect());
    }
    Err(match Lettered::read(word) {
        Some(other) => Error::usage(format!("{other} is {}, and tickets are wanted", other.letter.noun()))
            .hint("ids of tickets look like 42, #42 or 1-5"),
        None => Error::usage(format!("{word:?} is not the number of a ticket"))
            .hint("ids look like 42, #42 or 1-5; a query goes after --where"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_tickets_or_says_what_it_is() {
        assert_eq!(tickets("#42").unwrap(), [TicketId(42)]);
        assert_eq!(tickets("3-5").unwrap(), [TicketId(3), TicketId(4), TicketId(5)]);
        for (word, says) in [
            ("5-1", "no range"),
            ("1-99999999", "no range"),
            ("c7", "c7 is a customer"),
            ("q3", "q3 is a mail in quarantine"),
            ("m42", "m42 is a message"),
            ("refund", "not the number of a ticket"),
        ] {
            let said = tickets(word).unwrap_err().message;
            assert!(said.contains(says), "{word}: {said}");
        }
    }
}
