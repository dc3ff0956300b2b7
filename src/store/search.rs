//! The full-text search over messages.

use std::collections::HashSet;

use rusqlite::params_from_iter;
use rusqlite::types::Value;

use crate::desk::excerpt::excerpt;
use crate::desk::id::{MessageId, TicketId};
use crate::desk::message::Delivery;
use crate::desk::time::Moment;
use crate::error::{Error, Result};
use crate::store::outbox::NEVER_LEFT;
use crate::store::query::Fragment;
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
    /// are not parted by blanks, parts of them count. Behind them stand those on which something hangs whose name has all the words.
    /// What never left is not among them: nobody got that answer.
    ///
    /// `among`, a piece of SQL about messages, says which are looked at; where there are no words then, all of those are found, the
    /// newest first.
    pub fn search(&self, words: &str, among: Option<&Fragment>, limit: Option<usize>) -> Result<Vec<Hit>> {
        let wanted = terms(words);
        let everything = Fragment { sql: "1".into(), values: Vec::new() };
        let all = among.unwrap_or(&everything);
        let beside = if among.is_some() { BESIDE } else { STANDS };
        if wanted.is_empty() && among.is_some() {
            return self.newest(all, limit);
        }
        if wanted.is_empty() {
            return Err(Error::usage(format!("{words:?} has no word to look for")).hint("desk search refund"));
        }
        let select = format!(
            "SELECT m.id, m.ticket, m.received_at, m.from_email, m.subject,
                snippet(message_words, -1, '[', ']', '…', 14), bm25(message_words, 5.0, 3.0, 1.0) AS rank, m.delivery
            FROM message_words JOIN message m ON m.id = message_words.rowid {beside}
            WHERE message_words MATCH ? AND coalesce(m.delivery, '') NOT IN {NEVER_LEFT} AND {}
            ORDER BY 7, m.id DESC LIMIT ?",
            all.sql
        );
        let most = limit.and_then(|limit| i64::try_from(limit).ok()).unwrap_or(-1);
        let pattern: Vec<String> =
            wanted.iter().map(|term| pattern::words(&term.text, term.prefix)).collect();
        let mut hits = self.rows(&select, bound(pattern.join(" "), all, most), hit)?;
        let parts: Vec<String> =
            wanted.iter().filter_map(|term| pattern::parts(&term.text, term.prefix)).collect();
        if parts.len() == wanted.len() {
            let parts = self.search_parts(&parts.join(" "), &wanted, (all, beside), most)?;
            unite(&mut hits, parts);
            hits.sort_by(|one, other| one.rank.total_cmp(&other.rank).then(other.message.cmp(&one.message)));
        }
        unite(&mut hits, self.by_attachment(&wanted, (all, beside), most)?);
        hits.truncate(limit.unwrap_or(usize::MAX));
        Ok(hits)
    }

    /// All of these, the newest first.
    fn newest(&self, among: &Fragment, limit: Option<usize>) -> Result<Vec<Hit>> {
        let select = format!(
            "SELECT m.id, m.ticket, m.received_at, m.from_email, m.subject,
                coalesce((SELECT substr(b.text, 1, 200) FROM body b WHERE b.message = m.id), ''), 0.0, m.delivery
            FROM message m {BESIDE} WHERE coalesce(m.delivery, '') NOT IN {NEVER_LEFT} AND {}
            ORDER BY m.received_at DESC, m.id DESC LIMIT ?",
            among.sql
        );
        let most = limit.and_then(|limit| i64::try_from(limit).ok()).unwrap_or(-1);
        let values = among.values.iter().cloned().chain([Value::Integer(most)]);
        self.rows(&select, params_from_iter(values), hit)
    }

    /// Those on which something hangs whose name has all these words.
    fn by_attachment(
        &self,
        wanted: &[Term],
        (among, beside): (&Fragment, &str),
        most: i64,
    ) -> Result<Vec<Hit>> {
        // A cross join keeps the order: there are fewer attachments than messages.
        let named = vec![r"x.name LIKE ? ESCAPE '\'"; wanted.len()].join(" AND ");
        let select = format!(
            "SELECT m.id, m.ticket, m.received_at, m.from_email, m.subject, '+ ' || x.name, 0.0, m.delivery
            FROM attachment x CROSS JOIN message m ON m.id = x.message {beside}
            WHERE {named} AND coalesce(m.delivery, '') NOT IN {NEVER_LEFT} AND {}
            GROUP BY m.id ORDER BY m.received_at DESC, m.id DESC LIMIT ?",
            among.sql
        );
        let like = |term: &Term| {
            let text = term.text.replace('\\', r"\\").replace('%', r"\%").replace('_', r"\_");
            Value::Text(format!("%{text}%"))
        };
        let values =
            wanted.iter().map(like).chain(among.values.iter().cloned()).chain([Value::Integer(most)]);
        self.rows(&select, params_from_iter(values), hit)
    }

    fn search_parts(
        &self,
        pattern: &str,
        wanted: &[Term],
        (among, beside): (&Fragment, &str),
        most: i64,
    ) -> Result<Vec<Hit>> {
        let select = format!(
            "SELECT m.id, m.ticket, m.received_at, m.from_email, m.subject, '',
                bm25(message_grams, 5.0, 3.0, 1.0) AS rank, m.delivery
            FROM message_grams JOIN message m ON m.id = message_grams.rowid {beside}
            WHERE message_grams MATCH ? AND coalesce(m.delivery, '') NOT IN {NEVER_LEFT} AND {}
            ORDER BY 7, m.id DESC LIMIT ?",
            among.sql
        );
        const TEXTS: &str = "SELECT subject, body, sender FROM message_text WHERE id = ?";
        let mut hits = self.rows(&select, bound(pattern.to_owned(), among, most), hit)?;
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

/// Only messages whose operation stands.
const STANDS: &str = "JOIN operation o ON o.id = m.operation AND o.undone = 0";
/// The same, and what stands beside a message, so that a piece of SQL may ask for it.
const BESIDE: &str = "JOIN operation o ON o.id = m.operation AND o.undone = 0 JOIN ticket t ON t.id = m.ticket
    LEFT JOIN address a ON a.id = t.address LEFT JOIN customer c ON c.id = a.customer LEFT JOIN agent g ON g.id = t.assignee";

/// A pattern, the values of a piece of SQL, and how many at the most.
fn bound(pattern: String, among: &Fragment, most: i64) -> impl rusqlite::Params {
    let values = [Value::Text(pattern)].into_iter().chain(among.values.iter().cloned());
    params_from_iter(values.chain([Value::Integer(most)]).collect::<Vec<_>>())
}

/// Adds those that are not there yet.
fn unite(hits: &mut Vec<Hit>, more: Vec<Hit>) {
    let found: HashSet<MessageId> = hits.iter().map(|hit| hit.message).collect();
    hits.extend(more.into_iter().filter(|hit| !found.contains(&hit.message)));
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
