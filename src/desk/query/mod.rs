//! The language in which people choose tickets: `is:unsolved tag:vip -channel:phone "late refund"`.
//!
//! Terms beside each other must all hold; `or` binds weaker than that, `not` and `-` bind to the one term that
//! follows, parentheses group. A term is a word or a quoted phrase (searched in the text), `key:value`, or `@view`.
//! Values beside each other, `status:open,pending` or `assignee:ana|none`, are alternatives. Quotes keep blanks and
//! special characters in a word or value; within them `\"` and `\\` stand for themselves. Each key is a line in
//! [`KEYS`].
//!
//! Here the words become a [`Query`]. `matches` asks it of facts in memory, `store/query.rs` of the database; a test
//! there holds the two to the same answers.
//!
//! A query comes from strangers too (settings are exchanged), so its length, depth and number of terms are bounded:
//! neither this parser nor the one of SQLite can be made to overflow.

mod agents;
mod context;
mod expr;
mod fault;
pub mod grams;
pub mod head;
mod keys;
mod lex;
pub mod matches;
mod parse;
pub mod text;
mod time;
mod value;
mod views;
mod write;

pub use context::Context;
pub use expr::{Expr, Header, Mail, Name, State, Test, Thing, Who, Words};
pub use fault::QueryFault;
pub use keys::{KEYS, Key};
pub use time::{Compare, Field, When};

/// Words that were understood.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Query {
    expr: Expr,
    text: String,
}

impl Query {
    /// Reads a query. The empty one holds for every ticket.
    pub fn parse(text: &str, context: &Context) -> Result<Query, QueryFault> {
        parse::parse(text, context).map(|expr| Query { expr, text: text.to_string() })
    }

    /// Reads the words of a command line, joined by blanks: quotes that are meant for the query must have survived
    /// the shell (`desk list 'subject:"late refund"'`).
    pub fn from_words<S: AsRef<str>>(words: &[S], context: &Context) -> Result<Query, QueryFault> {
        Query::parse(&words.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(" "), context)
    }

    /// What it says.
    pub fn expr(&self) -> &Expr {
        &self.expr
    }

    /// As it was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it says nothing and so holds for every ticket; bulk commands refuse that.
    pub fn is_empty(&self) -> bool {
        matches!(&self.expr, Expr::And(parts) if parts.is_empty())
    }

    /// Every test of a key in it, wherever it stands: for checking names of agents and tags, and for refusing keys
    /// where they make no sense (a policy cannot depend on `due:`).
    pub fn tests(&self) -> Vec<&Test> {
        let mut tests = Vec::new();
        self.expr.each(&mut |part| {
            if let Expr::Key(test) = part {
                tests.push(test);
            }
        });
        tests
    }

    /// Whether it searches the text of messages.
    pub fn has_words(&self) -> bool {
        let mut found = false;
        self.expr.each(&mut |part| found |= matches!(part, Expr::Words(_)));
        found
    }

    /// Whether it looks at messages, beyond the ticket itself.
    pub fn looks_at_messages(&self) -> bool {
        let looks = |test: &&Test| {
            matches!(test, Test::Kind(_) | Test::Has(_) | Test::Header(_) | Test::From(_) | Test::Subject(_))
        };
        self.has_words() || self.tests().iter().any(looks)
    }

    /// Whether it looks at header lines, which lie with the originals and are dear to read.
    pub fn looks_at_headers(&self) -> bool {
        self.tests().iter().any(|test| matches!(test, Test::Header(_)))
    }

    /// Whether its answer depends on who asks.
    pub fn uses_me(&self) -> bool {
        self.tests().iter().any(|test| matches!(test, Test::Assignee(who) if who.contains(&Who::Me)))
    }
}

/// The words with which a part of a query was typed; its plainest form where they cannot be told. `text` is what the
/// query was read from, `context` what it was read with.
pub fn as_typed(part: &Expr, text: &str, context: &Context) -> String {
    let words: Vec<(usize, usize)> = text
        .split_whitespace()
        .map(|word| {
            // A word is a slice of the text, so its place is how far it lies from the beginning.
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            (start, start + word.len())
        })
        .collect();
    let runs = (1..=LONGEST_PART).flat_map(|length| words.windows(length));
    let typed = runs
        .filter_map(|run| text.get(run.first()?.0..run.last()?.1))
        .find(|typed| parse::parse(typed, context).is_ok_and(|expr| expr == *part));
    typed.map_or_else(|| part.to_string(), str::to_owned)
}

/// A part of a query is looked for among so many words in a row.
const LONGEST_PART: usize = 24;

/// A query that was built instead of typed.
impl From<Expr> for Query {
    fn from(expr: Expr) -> Query {
        Query { text: expr.to_string(), expr }
    }
}

/// The same query in its plainest form; reading that gives the same [`Query::expr`] again.
impl std::fmt::Display for Query {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.expr.fmt(f)
    }
}

/// Whether a word of the command line that looks like an option is a part of a query: `-tag:vip`.
pub fn is_query_word(token: &str) -> bool {
    let key = token.strip_prefix('-').and_then(|rest| rest.split_once(':')).map(|(key, _)| key);
    key.is_some_and(|key| keys::find(key).is_some())
}

#[cfg(test)]
mod tests;
