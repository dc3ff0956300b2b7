//! `desk snooze ID... UNTIL`

use clap::Args;

use crate::cli::change::bulk;
use crate::cli::context::{Context, Done};
use crate::cli::select::Selection;
use crate::desk::period::{self, UNTIL_FORMS};
use crate::error::{Error, Result};
use crate::work::act::Act;

/// Put tickets aside: `desk next` skips them until then, or until the customer writes.
///
/// Clocks go on: what was promised does not wait. `desk list is:snoozed` shows what is put aside.
#[derive(Args, Debug)]
pub struct Options {
    /// The tickets, then until when: 4h, 2d, tomorrow, `monday 09:00`, 2026-12-01; `off` takes them up again
    #[arg(value_names = ["ID", "UNTIL"], num_args = 1.., required = true)]
    words: Vec<String>,
    /// Tickets that a query chooses
    #[arg(long = "where", value_name = "QUERY")]
    chosen: Option<String>,
    /// Do what can be done, and say which tickets were refused (exit 3)
    #[arg(long)]
    keep_going: bool,
    /// Show what would change, and change nothing
    #[arg(long)]
    dry_run: bool,
}

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    let mut store = context.store()?;
    let zone = context.zone(Some(&store))?;
    let missing = |what: &str| Error::usage(what.to_owned()).hint("desk snooze 42 tomorrow");
    let Some((last, ids)) = options.words.split_last() else { return Err(missing("until when?")) };
    if ids.is_empty() && options.chosen.is_none() {
        return Err(missing(&format!("until when? {UNTIL_FORMS}")));
    }
    if !ids.is_empty() && options.chosen.is_some() {
        return Err(missing("ids and --where do not go together"));
    }
    let until = Some(last.as_str()).filter(|text| *text != "off");
    if let Some(text) = until {
        // Said before anything is changed; what it means is worked out again when it is.
        period::until(text, context.now, zone)?;
    }
    let selection = Selection {
        ids: ids.to_vec(),
        chosen: options.chosen.clone(),
        keep_going: options.keep_going,
        dry_run: options.dry_run,
    };
    bulk::apply(context, &mut store, &selection, &Act::Snooze(until.map(str::to_owned)))
}
