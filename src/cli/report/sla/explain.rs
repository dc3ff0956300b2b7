//! `desk sla explain ID`

mod columns;
mod explanation;
mod human;

use clap::Args;
use clap::builder::PossibleValuesParser;

use crate::cli::context::{Context, Done};
use crate::cli::report::report::as_of;
use crate::desk::sla::Story;
use crate::desk::ticket::Target;
use crate::error::{Error, Result};

use explanation::Explanation;

pub use columns::{EXPLAINED, INSTANCE, TARGET, TARGETS, TIMELINE, WHY};

/// Explain how the promises of a ticket stand: which policy holds and why, each step of each clock, and one sentence.
///
/// Minutes are those that the target counts: opening hours, or the clock where it says so. They add up to the elapsed
/// minutes. It is text for reading, in a pipe too; `-f tsv` writes one row for each step, `-f json` all of it.
#[derive(Args, Debug)]
pub struct Options {
    /// The ticket
    #[arg(value_name = "ID")]
    ticket: String,
    /// Look with the eyes of this instant: what counts later does not exist
    #[arg(long, value_name = "T")]
    as_of: Option<String>,
    /// Only this promise
    #[arg(long, value_name = "TARGET", value_parser = PossibleValuesParser::new(Target::WORDS))]
    target: Option<String>,
}

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    let format = context.format()?.name;
    context.check(if matches!(format, "json" | "jsonl") { EXPLAINED } else { TIMELINE })?;
    let store = context.store()?;
    let zone = context.zone(Some(&store))?;
    let ticket = context.ticket(&store, &options.ticket)?;
    let as_of = match &options.as_of {
        Some(text) => Some(as_of(text, context.now, zone)?),
        None => None,
    };
    let explained = store.explained(ticket, as_of, context.now)?.ok_or_else(|| {
        let by = as_of.unwrap_or(context.now).local(zone);
        Error::refused(format!("ticket {ticket} had not begun by {by}"))
            .hint(format!("desk sla explain {ticket}"))
    })?;
    let as_of = explained.as_of;
    let start = explained.folded.begins_anyway();
    let story = Story::new(&start, &explained.folded.ticks, &explained.cast, as_of, zone);
    let stories = story.tell();
    let promises_update = story.promises(Target::Update);
    let only = options.target.as_deref().and_then(Target::from_word);
    let explanation = Explanation { ticket, as_of, zone, explained, stories, promises_update, only };
    match format {
        "json" | "jsonl" => context.show_one(columns::whole(&explanation), zone)?,
        _ if context.reads()? => {
            let style = context.ui.style(zone, context.now);
            context.ui.print(&human::text(&explanation, &style))?;
        }
        _ => context
            .show(columns::timeline(&explanation, explanation.promised().flat_map(|(_, told)| told)), zone)?,
    }
    Ok(Done::Well)
}
