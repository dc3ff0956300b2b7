//! `desk intake again`

use clap::{Args, Subcommand};

use crate::cli::columns;
use crate::cli::context::{Context, Done};
use crate::error::Result;
use crate::store::Store;
use crate::work::again::{self, Again};

/// What can be asked of the mail that is here.
#[derive(Subcommand, Debug)]
pub enum Command {
    /// Judge afresh who wrote what of the mail that is here
    ///
    /// After addresses, agents, contact forms or `authserv_id` have changed: which mail is ours, what is its proof, and whose mail
    /// came through a contact form or a group is asked again of the originals, and so is which of several mails of one Message-ID counts.
    /// Answers stop the clocks at their own dates, as if all had been known when the mail came. A mail stays in its ticket, but
    /// where it shows now that two tickets are one; what a program was told by its marks stays so, and who is shown as its writer.
    /// What a desk before layout 5 took for copies of our own mail it did not keep: importing its source again brings it.
    /// The messages that are judged otherwise are printed. It is one operation, and desk undo takes it back.
    Again(Options),
}

/// How it is judged afresh.
#[derive(Args, Debug)]
pub struct Options {
    /// Show what would be judged otherwise, and change nothing
    #[arg(long)]
    dry_run: bool,
}

/// More than this is not counted before it is asked for.
const COUNTED: usize = 1_000;

/// Runs the command.
pub fn run(command: &Command, context: &mut Context) -> Result<Done> {
    let Command::Again(options) = command;
    context.check(columns::MESSAGE)?;
    let mut store = context.store()?;
    let zone = context.zone(Some(&store))?;
    let hand = context.hand(&store, options.dry_run)?;
    let Again { rows, mails, cut } = again::again(&mut store, &hand, context.globals.limit)?;
    let changed = rows.len();
    context.show(columns::messages(rows, false), zone)?;
    match (changed, options.dry_run) {
        (0, _) => context.ui.note(format!("all is judged as it was; mails looked at: {mails}")),
        (_, true) => context.ui.note("nothing was changed"),
        (_, false) => {
            context.ui.note(format!("judged otherwise: {changed} of {mails} mails that were looked at"))
        }
    }
    if cut {
        context
            .ui
            .note("--limit: not all was asked; which of several mails of one Message-ID counts was not");
    }
    Ok(Done::Well)
}

/// Says how mail that is here can be judged afresh, where something came of it.
pub fn offer(store: &mut Store, context: &mut Context) -> Result<()> {
    let hand = context.hand(store, true)?;
    let count = again::would_change(store, &hand, COUNTED)?;
    if count > 0 {
        let many =
            if count >= COUNTED { format!("{COUNTED} mails or more") } else { format!("{count} mails") };
        let many = if count == 1 { "1 mail".to_owned() } else { many };
        context.ui.note(format!("{many} here would be judged otherwise now"));
        context.ui.hint("desk intake again --dry-run shows them; desk intake again does it");
    }
    Ok(())
}
