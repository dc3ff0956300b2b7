//! `desk rule [list|test|replay|log|on|off]`

use clap::{Args, Subcommand};

use crate::cli::context::{Context, Done};
use crate::error::Result;
use crate::work::rule;

pub mod list;
pub mod log;
mod named;
pub mod replay;
pub mod test;
mod told;

/// Rules of the settings: what they are, what they would do, and what they did.
///
/// A rule is a table [[rule]] of the settings document: a name, what sets it off (`on`), a query (`when`) and actions (`then`), which are
/// the words of commands. `desk rule test` says what would happen without doing it, and for each rule that does not fire the first
/// thing that is not so. `desk rule log` says what did happen.
///
/// Without a word it lists.
#[derive(Args, Debug)]
pub struct Options {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// List the rules in the order in which they are asked
    List,
    /// Say what would happen now if this mail came, or to this ticket; nothing is done
    Test(test::Options),
    /// Say what rules would have done since then, each event judged by its ticket as it stood
    Replay(replay::Options),
    /// What rules did, newest first
    Log(log::Options),
    /// Have the rules of the settings in force carried out
    On(Switch),
    /// Have no rule carried out any more
    Off(Switch),
}

/// Switching rules on or off.
#[derive(Args, Debug)]
struct Switch {
    /// Show what would change, and change nothing
    #[arg(long)]
    dry_run: bool,
}

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    match &options.command {
        None | Some(Command::List) => list::run(context),
        Some(Command::Test(options)) => test::run(options, context),
        Some(Command::Replay(options)) => replay::run(options, context),
        Some(Command::Log(options)) => log::run(options, context),
        Some(Command::On(switch)) => turn(true, switch.dry_run, context),
        Some(Command::Off(switch)) => turn(false, switch.dry_run, context),
    }
}

fn turn(on: bool, dry_run: bool, context: &mut Context) -> Result<Done> {
    context.check_change(list::COLUMNS)?;
    let mut store = context.store()?;
    let hand = context.hand(&store, dry_run)?;
    let (changes, version) = rule::turn(&mut store, &hand, on)?;
    let state = if on { "on" } else { "off" };
    if !changes {
        context.ui.note(format!("the rules of version {version} of the settings are {state} already"));
    }
    list::show(&store, Some(if dry_run && changes { on } else { store.rules_are_on(version)? }), context)?;
    if dry_run {
        context.ui.note("nothing was changed");
    }
    Ok(Done::Well)
}
