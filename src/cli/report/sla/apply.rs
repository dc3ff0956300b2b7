//! `desk sla apply`

use clap::Args;

use crate::cli::context::{Context, Done};
use crate::cli::select::Selection;
use crate::error::{Error, Result};
use crate::table::{Cell, Column, Holds, Table};
use crate::work::apply::{Applied, Held, apply};

/// Move tickets to the settings in force.
///
/// A ticket keeps the settings under which it began, so that nothing promised changes behind anybody's back. This moves it
/// from now on: what was counted stays counted, what was missed stays missed, and the rest is counted by the new policies
/// and hours. `desk undo` takes it back.
#[derive(Args, Debug)]
pub struct Options {
    /// Tickets: 42, #42, 1-5, or `-` for ids, rows or JSON on standard input
    #[arg(value_name = "ID")]
    ids: Vec<String>,
    /// All tickets that are not solved
    #[arg(long, conflicts_with_all = ["ids", "chosen"])]
    to_open: bool,
    /// Tickets that a query chooses
    #[arg(long = "where", value_name = "QUERY", id = "chosen", conflicts_with = "ids")]
    chosen: Option<String>,
    /// Show what would change, and change nothing
    #[arg(long)]
    dry_run: bool,
}

/// Columns of what `sla apply` prints.
pub const COLUMNS: &[Column] = &[
    Column::shown("ticket", Holds::Ticket, "the number of the ticket"),
    Column::shown("policy_before", Holds::Text, "the policy that held for it"),
    Column::shown("policy", Holds::Text, "the policy that holds for it now"),
    Column::shown("due_before", Holds::At, "when its earliest running clock was due"),
    Column::shown("due_at", Holds::At, "when it is due now"),
    Column::shown("sla_status", Holds::Text, "how that clock stands now"),
    Column::shown("subject", Holds::Text, "the subject of its first message"),
    Column::more("settings_before", Holds::Int, "the version of the settings that held for it"),
    Column::more("settings", Holds::Int, "the version that holds for it now"),
    Column::more("sla_before", Holds::Text, "how that clock stood"),
];

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    context.check(COLUMNS)?;
    if options.ids.is_empty() && options.chosen.is_none() && !options.to_open {
        return Err(Error::usage("which tickets?").hint("desk sla apply --to-open"));
    }
    let mut store = context.store()?;
    let zone = context.zone(Some(&store))?;
    let selection = Selection {
        ids: options.ids.clone(),
        chosen: options.chosen.clone().or_else(|| options.to_open.then(|| "is:unsolved".to_owned())),
        keep_going: false,
        dry_run: options.dry_run,
    };
    let chosen = selection.chosen(context, &store)?;
    let words = if options.to_open { "--to-open".to_owned() } else { chosen.words() };
    let hand = context.hand(&store, options.dry_run)?;
    let Applied { settings, moved } = apply(&mut store, &hand, &chosen, &words)?;
    if moved.is_empty() {
        context.ui.note(format!("settings {settings} hold for all of them already"));
    }
    let mut table = Table::new(COLUMNS);
    for (before, after) in moved {
        table.push(row(before, after));
    }
    context.show(table, zone)?;
    if options.dry_run {
        context.ui.note("nothing was changed");
    }
    Ok(Done::Well)
}

fn row(before: Held, after: Held) -> Vec<Cell> {
    vec![
        after.row.id.into(),
        before.policy.into(),
        after.policy.into(),
        before.row.due_at.into(),
        after.row.due_at.into(),
        Cell::Word(after.row.sla_status.word()),
        after.row.subject.into(),
        before.settings.0.into(),
        after.settings.0.into(),
        Cell::Word(before.row.sla_status.word()),
    ]
}
