//! The full-text search over messages.

use crate::desk::id::{MessageId, TicketId};
use crate::desk::message::Delivery;
use crate::desk::time::Moment;
use crate::error::{Error, Result};
use crate::store::Store;

/// A message in which the words were found.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The message.
    pub message: MessageId,
    /// Its ticket.
    pub ticket: TicketId,
    /// When it counts.
    pub received_at: Moment,
    /// The writer.
    pub from_email: String,
    /// Its subject.
    pub subject: String,
    /// What became of it, where it is ours and did not leave by another way, or came back.
    pub delivery: Option<Delivery>,
    /// Where the words stand, in brackets.
    pub snippet: String,
}

impl Store {
    /// The messages that have all these words, best first: subjects weigh more than senders, and those more than texts.
    /// What never left is not among them: nobody got that answer.
    pub fn search(&self, words: &str, limit: Option<usize>) -> Result<Vec<Hit>> {
        let Some(wanted) = wanted(words) else {
            return Err(Error::usage(format!("{words:?} has no word to look for")).hint("desk search refund"));
        };
        const SEARCH: &str = "SELECT m.id, m.ticket, m.received_at, m.from_email, m.subject,
                snippet(message_words, -1, '[', ']', '…', 14), m.delivery
            FROM message_words JOIN message m ON m.id = message_words.rowid
            JOIN operation o ON o.id = m.operation AND o.undone = 0
            WHERE message_words MATCH ?1 AND coalesce(m.delivery, '') NOT IN ('failed', 'dropped') ORDER BY bm25(message_words, 5.0, 3.0, 1.0), m.id DESC LIMIT ?2";
        let limit = limit.and_then(|limit| i64::try_from(limit).ok()).unwrap_or(-1);
        self.rows(SEARCH, rusqlite::params![wanted, limit], |row| {
            Ok(Hit {
                message: row.get(0)?,
                ticket: row.get(1)?,
                received_at: row.get(2)?,
                from_email: row.get(3)?,
                subject: row.get(4)?,
                snippet: row.get(5)?,
                delivery: row.get(6)?,
            })
        })
    }
}

/// Words as FTS5 wants them: each in quotes, so that nothing a user types is taken for its syntax. A `*` at the end of a
/// word looks for beginnings. `None` where there is no letter and no digit in them.
fn wanted(words: &str) -> Option<String> {
    let mut terms = Vec::new();
    for (at, piece) in words.split('"').enumerate() {
        let phrase = at % 2 == 1;
        let pieces: Vec<&str> = if phrase { vec![piece] } else { piece.split_whitespace().collect() };
        for piece in pieces {
            let beginning = !phrase && piece.ends_with('*');
            if piece.chars().any(char::is_alphanumeric) {
                let text = piece.trim_end_matches('*').replace('"', " ");
                terms.push(format!("\"{text}\"{}", if beginning { "*" } else { "" }));
            }
        }
    }
    (!terms.is_empty()).then(|| terms.join(" "))
}

#[cfg(test)]
mod tests {
    use super::wanted;

    #[test]
    fn nothing_typed_is_taken_for_syntax() {
        assert_eq!(wanted("teapot OR lid").unwrap(), "\"teapot\" \"OR\" \"lid\"");
        assert_eq!(wanted("\"broken lid\" teap*").unwrap(), "\"broken lid\" \"teap\"*");
        assert_eq!(wanted("subject:x ^a (b").unwrap(), "\"subject:x\" \"^a\" \"(b\"");
        assert_eq!(wanted("-- * \""), None);
    }
}
