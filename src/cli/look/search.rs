//! `desk search WORDS`

use clap::Args;

use crate::cli::columns::DELIVERY;
use crate::cli::context::{Context, Done};
use crate::error::Result;
use crate::store::Store;
use crate::store::quarantine::Held;
use crate::store::search::Hit;
use crate::table::{Cell, Column, Holds, Table};

/// Find messages by their words, best first, with the place where they stand.
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

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    let store = context.store()?;
    let zone = context.zone(Some(&store))?;
    let hits = store.search(&options.words.join(" "), context.query_limit())?;
    let held = in_quarantine(&options.words, &store)?;
    if hits.is_empty() {
        context.ui.note("no message has these words");
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

/// The mails in quarantine that hold all the words: what could not be taken in must be found all the same.
fn in_quarantine(words: &[String], store: &Store) -> Result<Vec<i64>> {
    let words: Vec<String> = words
        .iter()
        .flat_map(|typed| typed.split_whitespace())
        .map(|word| word.trim_matches(['"', '*']).to_lowercase())
        .filter(|word| !word.is_empty())
        .collect();
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
