//! `desk search WORDS`

use clap::Args;

use crate::cli::columns::DELIVERY;
use crate::cli::context::{Context, Done};
use crate::desk::query::is_query_word;
use crate::error::Result;
use crate::store::Store;
use crate::store::quarantine::Held;
use crate::store::query;
use crate::store::search::Hit;
use crate::table::{Cell, Column, Holds, Table};

/// Find messages by their words, best first, with the place where they stand; by the names of what hangs on them, too.
///
/// Words like from:ana, created:2026-07 or -tag:vip say among which, as in `desk messages`.
///
/// Answers that were dropped or could not be sent are not found; `desk messages WORDS` has them too.
#[derive(Args, Debug)]
pub struct Options {
    /// Words, "a phrase", or the beginning of a word: teap*
    #[arg(value_name = "WORDS", required = true)]
    words: Vec<String>,
}

/// Columns of `search`.
pub const COLUMNS: &[Column] = &[
    Column::shown("ticket", Holds::Ticket, "the number of the ticket"),
    Column::shown("id", Holds::Message, "the number of the message"),
    Column::shown("received_at", Holds::At, "when the message counts"),
    Column::shown("from_email", Holds::Text, "the address of the writer"),
    Column::shown("subject", Holds::Text, "the subject of the message"),
    Column::shown("snippet", Holds::Text, "where the words stand, in brackets"),
    Column::shown("delivery", Holds::Text, DELIVERY),
];

/// What is looked for: words, and among which messages.
struct Wanted {
    words: Vec<String>,
    keys: Vec<String>,
}

/// Whether a word is one of a query.
fn is_key(word: &str) -> bool {
    is_query_word(&format!("-{word}"))
}

impl Wanted {
    fn read(typed: &[String]) -> Wanted {
        let mut wanted = Wanted { words: Vec::new(), keys: Vec::new() };
        for word in typed {
            let bare = word.strip_prefix("not ").unwrap_or(word);
            if is_key(bare) && (word.contains('"') || !bare.contains(char::is_whitespace)) {
                wanted.keys.push(word.clone());
            } else if word.contains('"') {
                wanted.words.push(word.clone());
            } else {
                let (keys, words): (Vec<&str>, Vec<&str>) =
                    word.split_whitespace().partition(|word| is_key(word));
                wanted.keys.extend(keys.into_iter().map(str::to_owned));
                wanted.words.extend(words.into_iter().map(str::to_owned));
            }
        }
        wanted
    }

    fn found(&self, words: &str, store: &Store, context: &Context, limit: Option<usize>) -> Result<Vec<Hit>> {
        if self.keys.is_empty() {
            return store.search(words, None, limit);
        }
        let among = query::messages(&context.query(store, &self.keys)?, &context.scope(store)?);
        store.search(words, Some(&among), limit)
    }
}

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    let store = context.store()?;
    let zone = context.zone(Some(&store))?;
    let wanted = Wanted::read(&options.words);
    let hits = wanted.found(&wanted.words.join(" "), &store, context, context.query_limit())?;
    let held = in_quarantine(&wanted.words, &store)?;
    if hits.is_empty() {
        context.ui.note("no message has these words");
        for hint in instead(&wanted, &store, context)? {
            context.ui.hint(hint);
        }
    }
    context.show(table(hits), zone)?;
    if let Some(first) = held.first() {
        context.ui.note(format!(
            "in quarantine, these words stand in {} (desk quarantine show {first})",
            held.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
        ));
    }
    Ok(Done::Well)
}

/// What would be found by other words, where these are found nowhere: by their beginnings, or by some of them.
fn instead(wanted: &Wanted, store: &Store, context: &Context) -> Result<Vec<String>> {
    let keys = wanted.keys.iter().map(|key| quoted(key));
    let keys: String = keys.map(|key| format!(" {key}")).collect();
    let count = |words: &str| -> Result<Option<String>> {
        let found = wanted.found(words, store, context, Some(MOST_COUNTED))?.len();
        let more = if found == MOST_COUNTED { " or more" } else { "" };
        let noun = if found == 1 { "message" } else { "messages" };
        Ok((found > 0).then(|| format!("desk search {}{keys} finds {found}{more} {noun}", quoted(words))))
    };
    for cut in 0..=LONGEST_ENDING {
        let begins: Vec<String> = wanted.words.iter().map(|word| beginning(word, cut)).collect();
        if begins != wanted.words
            && let Some(hint) = count(&begins.join(" "))?
        {
            return Ok(vec![hint]);
        }
    }
    let mut hints = Vec::new();
    for word in wanted.words.iter().filter(|_| wanted.words.len() > 1).take(MOST_WORDS) {
        hints.extend(count(word)?);
    }
    if hints.is_empty() && !wanted.keys.is_empty() && !wanted.words.is_empty() {
        hints.push(format!("desk search {} looks in all messages", quoted(&wanted.words.join(" "))));
    }
    if hints.is_empty() {
        hints.push(
            "desk search 'refu*' looks for words that begin so; all of the words must be there".to_owned(),
        );
    }
    Ok(hints)
}

/// So many letters at the end of a word may be its ending.
const LONGEST_ENDING: usize = 3;
/// A word keeps so many letters.
const SHORTEST: usize = 4;
/// So many words are looked for by themselves, and so many messages are counted.
const MOST_WORDS: usize = 4;
const MOST_COUNTED: usize = 1000;

/// The word without so many letters at its end, as a beginning; phrases, short words and beginnings stay.
fn beginning(word: &str, cut: usize) -> String {
    let letters = word.chars().count();
    let plain = word.chars().all(char::is_alphanumeric);
    if !plain || cut > 0 && letters < SHORTEST + cut {
        return word.to_owned();
    }
    let kept: String = word.chars().take(letters - cut).collect();
    format!("{kept}*")
}

/// A word as a shell takes it.
fn quoted(words: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | ':' | '@' | '/' | ',');
    if words.chars().all(plain) { words.to_owned() } else { format!("'{}'", words.replace('\'', r"'\''")) }
}

/// The mails in quarantine that hold all the words: what could not be taken in must be found all the same.
fn in_quarantine(words: &[String], store: &Store) -> Result<Vec<i64>> {
    let words: Vec<String> = words
        .iter()
        .flat_map(|typed| typed.split_whitespace())
        .map(|word| word.trim_matches(['"', '*']).to_lowercase())
        .filter(|word| !word.is_empty())
        .collect();
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let holds = |mail: &Held| {
        let subject = mail.subject.as_deref().unwrap_or_default();
        let text = format!("{subject} {} {}", mail.from_email.as_deref().unwrap_or_default(), mail.text);
        let text = text.to_lowercase();
        words.iter().all(|word| text.contains(word.as_str()))
    };
    Ok(store.quarantined(false)?.iter().filter(|mail| holds(mail)).map(|mail| mail.id).collect())
}

fn table(hits: Vec<Hit>) -> Table {
    let mut table = Table::new(COLUMNS);
    for hit in hits {
        table.push(vec![
            hit.ticket.into(),
            Cell::Message(hit.message),
            hit.received_at.into(),
            hit.from_email.into(),
            hit.subject.into(),
            hit.snippet.into(),
            hit.delivery.map_or(Cell::Empty, |delivery| Cell::Word(delivery.word())),
        ]);
    }
    table
}
