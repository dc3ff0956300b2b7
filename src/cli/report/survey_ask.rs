//! `desk survey ask ID... [csat|nps]`

use clap::Args;

use crate::cli::context::{Context, Done};
use crate::cli::remark;
use crate::cli::report::surveyed::{COLUMNS, table};
use crate::cli::select::Selection;
use crate::desk::survey::Poll;
use crate::error::{Error, Kind, Result};
use crate::work::survey::{By, ask_all};

/// Whom, and what.
#[derive(Args, Debug)]
#[command(override_usage = "desk survey ask [OPTIONS] <ID>... [csat|nps]")]
pub struct Options {
    /// The tickets, and what is asked about them: csat (the default) or nps
    #[arg(value_names = ["ID", "QUESTION"], num_args = 1.., required_unless_present = "chosen")]
    words: Vec<String>,
    /// Tickets that a query chooses; those about which nobody can be asked are passed over and named
    #[arg(long = "where", value_name = "QUERY", id = "chosen")]
    chosen: Option<String>,
    /// Also customers who want no surveys
    #[arg(long)]
    force: bool,
    /// Do what can be done, and say which tickets were refused (exit 3)
    #[arg(long)]
    keep_going: bool,
    /// Show what would be asked, and send nothing
    #[arg(long)]
    dry_run: bool,
}

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    context.check(COLUMNS)?;
    let (polls, ids): (Vec<&String>, Vec<&String>) =
        options.words.iter().partition(|word| word.chars().all(|letter| letter.is_ascii_alphabetic()));
    let poll = match polls.as_slice() {
        [] => Poll::Csat,
        [word] => Poll::from_word(word).ok_or_else(|| {
            Error::usage(format!("{word:?} is no question that is sent"))
                .hint("csat or nps: desk survey ask 12 nps")
        })?,
        _ => return Err(Error::usage("one question at a time").hint("desk survey ask 12 nps")),
    };
    match (ids.is_empty(), &options.chosen) {
        (true, None) => {
            return Err(Error::usage("about which tickets?").hint(format!("desk survey ask 12 {poll}")));
        }
        (false, Some(_)) => {
            return Err(Error::usage("ids and --where do not go together").hint("desk help survey ask"));
        }
        _ => {}
    }
    let mut store = context.store()?;
    let zone = context.zone(Some(&store))?;
    let selection = Selection {
        ids: ids.into_iter().cloned().collect(),
        chosen: options.chosen.clone(),
        keep_going: options.keep_going,
        dry_run: options.dry_run,
    };
    let chosen = selection.chosen(context, &store)?;
    let how = (if options.force { By::Force } else { By::Hand }, options.keep_going);
    let on_trial = context.hand(&store, true)?;
    let trial = ask_all(&mut store, &on_trial, &chosen, poll, how)?;
    let asked = match options.dry_run {
        true => trial,
        false => {
            // What goes to many people is looked at first.
            let many = trial.rows.len();
            if many > 1 && !confirmed(many, poll, context)? {
                context.ui.note("nothing was sent");
                return Ok(Done::Well);
            }
            let hand = context.hand(&store, false)?;
            ask_all(&mut store, &hand, &chosen, poll, how)?
        }
    };
    let count = asked.rows.len();
    context.show(table(asked.rows), zone)?;
    for error in &asked.refused {
        context.ui.error(error);
    }
    if options.dry_run {
        context.ui.note(format!("nothing was sent; {count} of {} would be asked", asked.chosen));
    } else {
        remark::tell(&mut context.ui, zone, &asked.remarks);
    }
    // What a query chose beside others was not asked for by name.
    Ok(if asked.refused.is_empty() || options.chosen.is_some() && !options.keep_going {
        Done::Well
    } else {
        Done::Partly
    })
}

/// # Errors
/// Refused where nobody can say yes.
fn confirmed(many: usize, poll: Poll, context: &mut Context) -> Result<bool> {
    match context.ui.confirm(&format!("Send {poll} to {many} customers?"), "--yes") {
        Err(error) if error.kind == Kind::Usage => {
            Err(Error::refused(format!("{poll} would be sent to {many} customers, and nobody has said yes"))
                .hint("--yes says it; --dry-run shows them"))
        }
        said => said,
    }
}
