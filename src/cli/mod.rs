//! Words in, a [`Table`](crate::table::Table) out: the one list of commands, and what all of them share.
//!
//! Each command is a file named as it is typed.

pub mod accept;
pub mod agent;
pub mod answer;
pub mod assign;
pub mod backup;
pub mod beside;
pub mod bulk;
pub mod canned;
pub mod columns;
pub mod completions;
pub mod context;
pub mod customer;
pub mod deliver;
pub mod dismiss;
pub mod escalate;
pub mod export;
pub mod import;
pub mod init;
pub mod intake;
pub mod key;
pub mod list;
pub mod log;
pub mod man;
pub mod merge;
pub mod messages;
pub mod r#move;
pub mod new;
pub mod next;
pub mod note;
pub mod outbox;
pub mod priority;
pub mod quarantine;
pub mod receive;
pub mod reply;
pub mod report;
pub mod run;
pub mod schema;
pub mod schemas;
pub mod search;
pub mod select;
pub mod sending;
pub mod settings;
pub mod show;
pub mod sla;
pub mod snooze;
pub mod split;
pub mod status;
pub mod survey;
pub mod tag;
pub mod template;
pub mod time;
#[cfg(test)]
pub(crate) mod trial;
pub mod undo;
mod usage;
pub mod why;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

pub use context::Context;

use crate::config::Config;
use crate::error::{Kind, Result};
use crate::ui::{Color, Manner, Ui};
use crate::world::World;

/// The ticket desk of one person: mail in, tickets, canned replies, reports that can be explained.
#[derive(Parser, Debug)]
#[command(
    name = "desk",
    version,
    max_term_width = 100,
    arg_required_else_help = true,
    infer_subcommands = false
)]
#[command(after_help = "Ids come as arguments (42, 1-5), or from standard input with `-`:\n  \
    desk list subject:refund | desk tag add refund -\n\nAll of it is described in `man desk`, made by `desk man DIR`.")]
pub struct Cli {
    /// What every command takes.
    #[command(flatten)]
    pub globals: Globals,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Options that stand anywhere.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Everywhere")]
pub struct Globals {
    /// The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]
    #[arg(long, global = true, value_name = "PATH")]
    pub db: Option<PathBuf>,
    /// Who acts (default: who made the desk) [env: DESK_AGENT]
    #[arg(long = "as", id = "acting", global = true, value_name = "AGENT")]
    pub agent: Option<String>,
    /// The time zone in which people see times (default: the desk's)
    #[arg(long, global = true, value_name = "ZONE")]
    pub tz: Option<String>,
    /// How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)
    #[arg(short, long, global = true, value_name = "FORMAT")]
    pub format: Option<String>,
    /// Which columns, in which order
    #[arg(long, global = true, value_name = "A,B,C", value_delimiter = ',')]
    pub columns: Vec<String>,
    /// Leave out the line with the names of the columns
    #[arg(long, global = true)]
    pub no_header: bool,
    /// By which columns to sort; `-` turns the order round
    #[arg(long, global = true, value_name = "KEY,-KEY", allow_hyphen_values = true)]
    pub sort: Option<String>,
    /// At most so many rows
    #[arg(long, global = true, value_name = "N")]
    pub limit: Option<usize>,
    /// Leave cells that a spreadsheet would take for formulas as they are; see [`command`].
    #[arg(skip)]
    pub raw: bool,
    /// When to use colours: auto, always or never
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: ColorWhen,
    /// Say nothing but warnings and errors
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Say more
    #[arg(short, long, global = true)]
    pub verbose: bool,
    /// Answer yes to every question
    #[arg(long, global = true)]
    pub yes: bool,
}

/// `--color`.
#[derive(ValueEnum, Clone, Copy, Debug, Default)]
pub enum ColorWhen {
    /// On a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The one list of commands. What each does is said where its options are.
#[derive(Subcommand, Debug)]
#[allow(missing_docs, reason = "a sentence here would take the place of the whole text there")]
pub enum Command {
    Init(init::Options),
    Import(import::Options),
    Deliver(deliver::Options),
    New(new::Options),
    Receive(receive::Options),
    List(list::Options),
    Show(show::Options),
    Messages(messages::Options),
    Next(next::Options),
    Search(search::Options),
    Assign(assign::Options),
    /// Put tags on tickets, take them off, or list them
    #[command(subcommand)]
    Tag(tag::Command),
    Accept(accept::Options),
    Split(split::Options),
    Merge(merge::Options),
    Unmerge(merge::Unmerge),
    Why(why::Options),
    Status(status::Options),
    Priority(priority::Options),
    Dismiss(dismiss::Options),
    Snooze(snooze::Options),
    Move(r#move::Options),
    Escalate(escalate::Options),
    /// What customers were asked about a ticket, and what they said
    #[command(subcommand)]
    Survey(survey::Command),
    Time(time::Options),
    Note(note::Options),
    Reply(reply::Options),
    Canned(canned::Options),
    Outbox(outbox::Options),
    Settings(settings::Options),
    Key(key::Options),
    Agent(agent::Options),
    Customer(customer::Options),
    /// What was promised, what is due, and why
    #[command(subcommand)]
    Sla(sla::Command),
    Report(report::Options),
    Run(run::Options),
    Quarantine(quarantine::Options),
    Export(export::Options),
    Backup(backup::Options),
    Log(log::Options),
    Undo(undo::Options),
    Redo(undo::RedoOptions),
    Schema(schema::Options),
    Completions(completions::Options),
    Man(man::Options),
}

/// How a command ended that did not fail.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Done {
    /// All of it was done.
    Well,
    /// Some of it was done; the rest has been told.
    Partly,
    /// The check did not hold; that has been told.
    CheckFailed,
}

impl Done {
    fn exit_code(self) -> u8 {
        match self {
            Done::Well => 0,
            Done::Partly => Kind::Partly.exit_code(),
            Done::CheckFailed => Kind::CheckFailed.exit_code(),
        }
    }
}

/// Runs one command in this world; gives its exit code.
pub fn run(mut world: World) -> u8 {
    let mut ui = Ui::new(&mut world);
    let parsed = match parse(&world.arguments) {
        Ok(parsed) => parsed,
        Err(error) => {
            let code = usage::explain(&mut ui, &error);
            // A mail server that calls us wrongly must keep the mail, and not send it back.
            let delivering = world.arguments.iter().any(|word| word == "deliver");
            return if delivering && code != 0 { Kind::TryAgain.exit_code() } else { code };
        }
    };
    let delivering = matches!(parsed.command, Command::Deliver(_));
    let globals = &parsed.globals;
    ui.configure(Manner {
        color: match globals.color {
            ColorWhen::Auto => Color::Auto,
            ColorWhen::Always => Color::Always,
            ColorWhen::Never => Color::Never,
        },
        quiet: globals.quiet,
        verbose: globals.verbose,
        yes: globals.yes,
    });
    let prepared = world.now().and_then(|now| Config::read(&world).map(|config| (now, config)));
    let (now, config) = match prepared {
        Ok(prepared) => prepared,
        Err(error) => {
            ui.error(&error);
            return if delivering { Kind::TryAgain.exit_code() } else { error.kind.exit_code() };
        }
    };
    let mut context = Context { world, ui, config, globals: parsed.globals, now };
    let done = dispatch(parsed.command, &mut context);
    let done = done.and_then(|done| context.ui.finish().map(|()| done));
    match done {
        Ok(done) => done.exit_code(),
        Err(error) => {
            // What was written before the failure belongs before the words about it.
            let _ = context.ui.finish();
            context.ui.error(&error);
            error.kind.exit_code()
        }
    }
}

fn dispatch(command: Command, context: &mut Context) -> Result<Done> {
    match command {
        Command::Init(options) => init::run(options, context),
        Command::Import(options) => import::run(options, context),
        Command::Deliver(options) => deliver::run(&options, context),
        Command::New(options) => new::run(options, context),
        Command::Receive(options) => receive::run(options, context),
        Command::List(options) => list::run(&options, context),
        Command::Show(options) => show::run(&options, context),
        Command::Messages(options) => messages::run(&options, context),
        Command::Next(options) => next::run(&options, context),
        Command::Search(options) => search::run(&options, context),
        Command::Assign(options) => assign::run(&options, context),
        Command::Tag(command) => tag::run(&command, context),
        Command::Accept(options) => accept::run(&options, context),
        Command::Split(options) => split::run(&options, context),
        Command::Merge(options) => merge::run(&options, context),
        Command::Unmerge(options) => merge::unmerge(&options, context),
        Command::Why(options) => why::run(&options, context),
        Command::Status(options) => status::run(&options, context),
        Command::Priority(options) => priority::run(&options, context),
        Command::Dismiss(options) => dismiss::run(&options, context),
        Command::Snooze(options) => snooze::run(&options, context),
        Command::Move(options) => r#move::run(&options, context),
        Command::Escalate(options) => escalate::run(&options, context),
        Command::Survey(command) => survey::run(&command, context),
        Command::Time(options) => time::run(&options, context),
        Command::Note(options) => note::run(&options, context),
        Command::Reply(options) => reply::run(&options, context),
        Command::Canned(options) => canned::run(&options, context),
        Command::Outbox(options) => outbox::run(&options, context),
        Command::Settings(options) => settings::run(&options, context),
        Command::Key(options) => key::run(&options, context),
        Command::Agent(options) => agent::run(&options, context),
        Command::Customer(options) => customer::run(&options, context),
        Command::Sla(command) => sla::run(&command, context),
        Command::Report(options) => report::run(&options, context),
        Command::Run(options) => run::run(&options, context),
        Command::Quarantine(options) => quarantine::run(&options, context),
        Command::Export(options) => export::run(&options, context),
        Command::Backup(options) => backup::run(&options, context),
        Command::Log(options) => log::run(&options, context),
        Command::Undo(options) => undo::run(&options, context),
        Command::Redo(options) => undo::redo(&options, context),
        Command::Schema(options) => schema::run(&options, context),
        Command::Completions(options) => completions::run(&options, context),
        Command::Man(options) => man::run(&options, context),
    }
}

fn parse(arguments: &[OsString]) -> std::result::Result<Cli, clap::Error> {
    let words = arguments.iter().map(|word| match word.to_str() {
        // A negated query word is no bundle of short options, wherever it stands (contract §4).
        Some(text) if crate::desk::query::is_query_word(text) => {
            OsString::from(format!("not {}", &text[1..]))
        }
        _ => word.clone(),
    });
    let matches = command().try_get_matches_from(words)?;
    let mut cli = Cli::from_arg_matches(&matches)?;
    let mut deeper = matches.subcommand();
    while let Some((_, matches)) = deeper {
        cli.globals.raw |= matches!(matches.try_get_one::<bool>(RAW), Ok(Some(true)));
        deeper = matches.subcommand();
    }
    Ok(cli)
}

const RAW: &str = "raw_cells";

/// The command line as clap knows it. `--raw` is about cells everywhere but in `show`, where it names a message.
pub fn command() -> clap::Command {
    let raw = || {
        clap::Arg::new(RAW)
            .long("raw")
            .help("Leave cells that a spreadsheet would take for formulas as they are (csv)")
            .help_heading("Everywhere")
            .action(clap::ArgAction::SetTrue)
            .global(true)
    };
    Cli::command().mut_subcommands(|sub| if sub.get_name() == "show" { sub } else { sub.arg(raw()) })
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_command_line_holds_together() {
        super::command().debug_assert();
    }
}
