//! `desk trust [list|rm]`

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::cli::context::{Context, Done};
use crate::cli::trusted;
use crate::desk::time::Moment;
use crate::error::{Error, Result};
use crate::table::{Cell, Column, Holds, Table};
use crate::trust::{How, Yes};
use crate::work::sending;

/// Let this desk have its mail sent from this machine.
///
/// The settings of a desk lie in its database, and name commands. So that a database from elsewhere (a copy, a download, another
/// machine's) runs nothing here, `desk run`, `outbox send`, `reply --send` and whatever sets off a rule with a `notify` first ask whether
/// this machine has agreed: to this file, this desk and these very words. Settings that you apply here are agreed to. What has changed,
/// moved or was copied is asked for again: shown, and agreed to with `desk trust`. It is kept in solodesk/trust of $XDG_STATE_HOME
/// (~/.local/state), and not in the database.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  desk trust                 shows what would be run, and asks\n  \
    desk trust --yes           agrees without a question\n  desk trust list            all that this machine has agreed to\n  \
    desk trust rm old.db       takes it back")]
pub struct Options {
    #[command(subcommand)]
    command: Option<Command>,
    /// Show what would be agreed to, and change nothing
    #[arg(long)]
    dry_run: bool,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// List all that this machine has agreed to
    List,
    /// Take back what it has agreed to
    Rm {
        /// The database file, as `desk trust list` prints it (default: this desk)
        #[arg(value_name = "PATH")]
        desk: Option<PathBuf>,
    },
}

/// Columns of `trust`.
pub const COLUMNS: &[Column] = &[
    Column::shown("db", Holds::Text, "the database file"),
    Column::shown("command", Holds::List, "what its settings have run here, and where to they write"),
    Column::shown("state", Holds::Text, "trusted, or asked_for: not agreed to yet"),
    Column::shown("since", Holds::At, "since when"),
    Column::shown(
        "how",
        Holds::Text,
        "asked (desk trust), applied (settings put in force here), stood (it was there before desks were asked for)",
    ),
    Column::more("identity", Holds::Text, "what tells the desk from all others, in hex"),
];

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    context.check(COLUMNS)?;
    match &options.command {
        None => ask(options.dry_run, context),
        Some(Command::List) => {
            let all = trusted::kept(&context.world)?.all()?;
            show(&all, context)
        }
        Some(Command::Rm { desk }) => {
            let db = match desk {
                Some(db) => context.world.directory.join(db),
                None => context.database()?,
            };
            let gone = trusted::kept(&context.world)?.forget(&trusted::path(&db))?;
            if gone.is_empty() {
                return Err(Error::refused(format!("nothing is agreed to for {}", db.display()))
                    .hint("desk trust list"));
            }
            show(&gone, context)
        }
    }
}

fn ask(dry_run: bool, context: &mut Context) -> Result<Done> {
    let store = context.store()?;
    let claim = trusted::claim(&store)?;
    if claim.commands.is_empty() {
        context.ui.note("the settings of this desk have nothing run on this machine");
        return Ok(Done::Well);
    }
    let trust = trusted::kept(&context.world)?;
    let mut yes = trust.answer(&claim)?;
    if yes.is_none() && !dry_run {
        let waiting = store.outbox(false)?;
        let waiting = waiting.iter().filter(|row| sending::state(row, context.now) == "queued").count();
        context.ui.note(format!("{} would do this on this machine:", store.path().display()));
        for command in &claim.commands {
            context.ui.note(format!("  {command}"));
        }
        if waiting > 0 {
            context.ui.note(format!("mails that wait, and that desk run sends then: {waiting}"));
        }
        if !context.ui.confirm("Agree to that on this machine?", "--yes")? {
            return Err(
                Error::refused("nothing was agreed to").hint("desk settings edit changes what it would run")
            );
        }
        trust.say_yes(&claim, &context.now.rfc3339(), How::Asked)?;
        yes = trust.answer(&claim)?;
    }
    match yes {
        Some(yes) => show(&[yes], context),
        None => {
            let mut table = Table::new(COLUMNS);
            table.push(vec![
                claim.db.into(),
                claim.commands.into(),
                Cell::Word("asked_for"),
                Cell::Empty,
                Cell::Empty,
                claim.identity.into(),
            ]);
            let zone = context.zone(Some(&store))?;
            context.show(table, zone)?;
            context.ui.note("nothing was changed");
            Ok(Done::Well)
        }
    }
}

fn show(all: &[Yes], context: &mut Context) -> Result<Done> {
    let mut table = Table::new(COLUMNS);
    for yes in all {
        table.push(vec![
            yes.db.as_str().into(),
            yes.commands.clone().into(),
            Cell::Word("trusted"),
            Moment::parse(&yes.since).into(),
            Cell::Word(yes.how.word()),
            yes.identity.as_str().into(),
        ]);
    }
    let zone = context.zone(None)?;
    context.show(table, zone)?;
    Ok(Done::Well)
}
