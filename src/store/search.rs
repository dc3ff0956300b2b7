//! The full-text search over messages.

use std::collections::HashSet;

use rusqlite::params;

use crate::desk::excerpt::excerpt;
use crate::desk::id::{MessageId, TicketId};
use crate::desk::message::Delivery;
use crate::desk::time::Moment;
use crate::error::{Error, Result};
use crate::store::outbox::NEVER_LEFT;
use crate::store::{Store, pattern};

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
    /// The lower, the better.
    rank: f64,
}

impl Store {
    /// The messages that have all these words, best first: subjects weigh more than senders, and those more than texts. Where words
    /// are not parted by blanks, parts of them count. What never left is not among them: nobody got that answer.
    pub fn search(&self, words: &str, limit: Option<usize>) -> Result<Vec<Hit>> {
        let wanted = terms(words);
        if wanted.is_empty() {
            return Err(Error::usage(format!("{words:?} has no word to look for")).hint("desk search refund"));
        }
        let select = format!(
            "SELECT m.id, m.ticket, m.received_at, m.from_email, m.subject,
                snippet(message_words, -1, '[', ']', '…', 14), bm25(message_words, 5.0, 3.0, 1.0) AS rank, m.delivery
            FROM message_words JOIN message m ON m.id = message_words.rowid
            JOIN operation o ON o.id = m.operation AND o.undone = 0
            WHERE message_words MATCH ?1 AND coalesce(m.delivery, '') NOT IN {NEVER_LEFT}
            ORDER BY 7, m.id DESC LIMIT ?2"
        );
        let most = limit.and_then(|limit| i64::try_from(limit).ok()).unwrap_or(-1);
        let pattern: Vec<String> =
            wanted.iter().map(|term| pattern::words(&term.text, term.prefix)).collect();
        let mut hits = self.rows(&select, params![pattern.join(" "), most], hit)?;
        let parts: Vec<String> =
            wanted.iter().filter_map(|term| pattern::parts(&term.text, term.prefix)).collect();
        if parts.len() == wanted.len() {
            let found: HashSet<MessageId> = hits.iter().map(|hit| hit.message).collect();
            let parts = self.search_parts(&parts.join(" "), &wanted, most)?;
            hits.extend(parts.into_iter().filter(|hit| !found.contains(&hit.message)));
            hits.sort_by(|one, other| one.rank.total_cmp(&other.rank).then(other.message.cmp(&one.message)));
            hits.truncate(limit.unwrap_or(usize::MAX));
        }
        Ok(hits)
    }

    fn search_parts(&self, pattern: &str, wanted: &[Term], most: i64) -> Result<Vec<Hit>> {
        let select = format!(
            "SELECT m.id, m.ticket, m.received_at, m.from_email, m.subject, '',
                bm25(message_grams, 5.0, 3.0, 1.0) AS rank, m.delivery
            FROM message_grams JOIN message m ON m.id = message_grams.rowid
            JOIN operation o ON o.id = m.operation AND o.undone = 0
            WHERE message_grams MATCH ?1 AND coalesce(m.delivery, '') NOT IN {NEVER_LEFT}
            ORDER BY 7, m.id DESC LIMIT ?2"
        );
        const TEXTS: &str = "SELECT subject, body, sender FROM message_text WHERE id = ?";
        let mut hits = self.rows(&select, params![pattern, most], hit)?;
        let words: Vec<&str> = wanted.iter().map(|term| term.text.as_str()).collect();
        for hit in &mut hits {
            let texts = self.one(TEXTS, [hit.message], |row| {
                (0..3).map(|at| row.get::<_, String>(at)).collect::<rusqlite::Result<Vec<_>>>()
            })?;
            let texts = texts.unwrap_or_default();
            let shown = texts.iter().find_map(|text| excerpt(text, &words));
            hit.snippet = shown.unwrap_or_else(|| hit.subject.clone());
        }
        Ok(hits)
    }
}

fn hit(row: &rusqlite::Row<'_>) -> rusqlite::Result<Hit> {
    Ok(Hit {
        message: row.get(0)?,
        ticket: row.get(1)?,
        received_at: row.get(2)?,
        from_email: row.get(3)?,
        subject: row.get(4)?,
        snippet: row.get(5)?,
        rank: row.get(6)?,
        delivery: row.get(7)?,
    })
}

/// A word or phrase to look for.
#[derive(Debug, PartialEq, Eq)]
struct Term {
    text: String,
    /// Whether it may go on.
    prefix: bool,
}

/// What is looked for: words, and phrases in quotes. A `*` at the end of a word looks for beginnings. Nothing where there is no
/// letter and no digit in them.
fn terms(words: &str) -> Vec<Term> {
    let mut terms = Vec::new();
    for (at, piece) in words.split('"').enumerate() {
        let phrase = at % 2 == 1;
        let pieces: Vec<&str> = if phrase { vec![piece] } else { piece.split_whitespace().collect() };
        for piece in pieces.into_iter().filter(|piece| piece.chars().any(char::is_alphanumeric)) {
            let prefix = !phrase && piece.ends_with('*');
            terms.push(Term { text: piece.trim_end_matches('*').to_owned(), prefix });
        }
    }
    terms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_phrases_and_beginnings_are_told_apart() {
        let of = |words| terms(words).into_iter().map(|term| (term.text, term.prefix)).collect::<Vec<_>>();
        let term = |text: &str, prefix| (text.to_owned(), prefix);
        assert_eq!(of("teapot OR lid"), [term("teapot", false), term("OR", false), term("lid", false)]);
        assert_eq!(of("\"broken lid\" teap*"), [term("broken lid", false), term("teap", true)]);
        assert_eq!(of("subject:x ^a (b"), [term("subject:x", false), term("^a", false), term("(b", false)]);
        assert_eq!(of("-- * \""), []);
    }
}
