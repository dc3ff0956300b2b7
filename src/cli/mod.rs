//! Words in, a [`Table`](crate::table::Table) out: the one list of commands, and what all of them share.
//!
//! Each command is a file named as it is typed, in the folder of its group.

pub mod answer;
pub mod beside;
pub mod change;
pub mod columns;
pub mod context;
pub mod editor;
pub mod globals;
pub mod guide;
pub mod keep;
pub mod look;
pub mod mail;
mod meanings;
pub mod notices;
mod order;
pub mod people;
pub mod remark;
pub mod report;
pub mod schemas;
pub mod screen;
pub mod seen;
pub mod select;
pub mod trusted;
mod usage;
mod words;

#[cfg(test)]
pub(crate) mod tests;

use std::ffi::OsString;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use answer::{canned, forward, new, note, outbox, receive, reply};
use change::{accept, assign, dismiss, escalate, merge, r#move, priority, snooze, split, status, tag};
use context::{Context, Done};
use globals::{ColorWhen, Globals};
use keep::{
    backup, completions, demo, doctor, export, help, init, key, log, man, rule, schema, settings, trust,
    undo, verify,
};
use look::{list, messages, next, search, show, watch, why};
use mail::{deliver, import, intake, mute, quarantine, run as tick};
use people::{agent, customer};
use report::{report as figures, sla, survey, time};
use screen::triage;

use crate::config::Config;
use crate::error::{Error, Kind, Result};
use crate::store::Noticed;
use crate::ui::{Color, Manner, Ui};
use crate::world::World;

/// The ticket desk of one person: mail in, tickets, canned replies, reports that can be explained.
#[derive(Parser, Debug)]
#[command(
    name = "desk",
    version,
    max_term_width = 100,
    arg_required_else_help = true,
    infer_subcommands = false,
    disable_help_subcommand = true
)]
pub struct Cli {
    /// What every command takes.
    #[command(flatten)]
    pub globals: Globals,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The one list of commands. What each does is said where its options are.
#[derive(Subcommand, Debug)]
#[allow(missing_docs, reason = "a sentence here would take the place of the whole text there")]
pub enum Command {
    Init(init::Options),
    Demo(demo::Options),
    Import(import::Options),
    Deliver(deliver::Options),
    /// The mail that is here, judged afresh
    #[command(subcommand)]
    Intake(intake::Command),
    New(new::Options),
    Receive(receive::Options),
    List(list::Options),
    Show(show::Options),
    Messages(messages::Options),
    Next(next::Options),
    Triage(triage::Options),
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
    Watch(watch::Options),
    Status(status::Options),
    Priority(priority::Options),
    Dismiss(dismiss::Options),
    Mute(mute::Options),
    Snooze(snooze::Options),
    Move(r#move::Options),
    Escalate(escalate::Options),
    /// What customers were asked about a ticket, and what they said
    #[command(subcommand)]
    Survey(survey::Command),
    Time(time::Options),
    Note(note::Options),
    Reply(reply::Options),
    Forward(forward::Options),
    Canned(canned::Options),
    Outbox(outbox::Options),
    Settings(settings::Options),
    Rule(rule::Options),
    Key(key::Options),
    Agent(agent::Options),
    Customer(customer::Options),
    /// What was promised, what is due, and why
    #[command(subcommand)]
    Sla(sla::Command),
    Report(figures::Options),
    Run(tick::Options),
    Quarantine(quarantine::Options),
    Export(export::Options),
    Backup(backup::Options),
    Verify(verify::Options),
    Trust(trust::Options),
    Doctor(doctor::Options),
    Log(log::Options),
    Undo(undo::Options),
    Redo(undo::RedoOptions),
    Schema(schema::Options),
    Completions(completions::Options),
    Man(man::Options),
    Help(help::Options),
}

impl Command {
    /// Whether what it prints is for reading, and goes through the pager where it is longer than the screen.
    fn is_paged(&self) -> bool {
        use Command::*;
        matches!(
            self,
            List(_)
                | Show(_)
                | Messages(_)
                | Next(_)
                | Search(_)
                | Why(_)
                | Log(_)
                | Report(_)
                | Sla(_)
                | Tag(_)
                | Survey(_)
                | Time(_)
                | Canned(_)
                | Outbox(_)
                | Settings(_)
                | Rule(_)
                | Agent(_)
                | Customer(_)
                | Mute(_)
                | Quarantine(_)
                | Schema(_)
        )
    }
}

/// Runs one command in this world; gives its exit code.
pub fn run(mut world: World) -> u8 {
    let mut ui = Ui::new(&mut world);
    if let Some(words) = meanings::asked(&world.arguments) {
        return match meanings::tell(&words, &mut ui) {
            Ok(()) => 0,
            Err(error) => {
                ui.error(&error);
                error.kind.exit_code()
            }
        };
    }
    let parsed = match parse(&world.arguments) {
        Ok(parsed) => parsed,
        Err(error) => {
            let code = match error {
                Unread::Clap(error) => usage::explain(&mut ui, &error),
                Unread::Order(error) => {
                    ui.error(&error);
                    error.kind.exit_code()
                }
            };
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
    // The start of a shell, the Tab key and who looks for help: none of them is the place for faults of this machine's settings.
    let told = match &parsed.command {
        Command::Completions(options) => Some(completions::run(options, command(), &world, &mut ui)),
        Command::Help(options) => Some(help::run(options, command(), &mut ui)),
        _ => None,
    };
    if let Some(told) = told {
        return told.and_then(|()| ui.finish()).map_or_else(
            |error| {
                ui.error(&error);
                error.kind.exit_code()
            },
            |()| 0,
        );
    }
    let prepare = || -> Result<_> {
        let (clock, config) = (world.clock()?, Config::read(&world)?);
        let pager =
            if globals.no_pager || !parsed.command.is_paged() { None } else { config.pager(&world)? };
        Ok((clock, config, pager))
    };
    let (clock, config, pager) = match prepare() {
        Ok(prepared) => prepared,
        Err(error) => {
            ui.error(&error);
            return if delivering { Kind::TryAgain.exit_code() } else { error.kind.exit_code() };
        }
    };
    ui.page_with(pager, &world);
    let now = clock.now();
    let mut context = Context {
        world,
        ui,
        config,
        globals: parsed.globals,
        clock,
        now,
        seen: None,
        noticed: Noticed::default(),
        in_a_talk: false,
    };
    let done = dispatch(parsed.command, &mut context);
    // Whatever came of the command itself: what was kept is kept.
    notices::after(&mut context, !delivering);
    let done = done.and_then(|done| context.ui.finish().map(|()| done));
    if let Some(error) = context.ui.untold() {
        context.ui.warn(format!("what was changed stands, but not all of it could be told: {error}"));
    }
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
        Command::Demo(options) => demo::run(&options, self::run, context),
        Command::Import(options) => import::run(options, context),
        Command::Deliver(options) => deliver::run(&options, context),
        Command::Intake(command) => intake::run(&command, context),
        Command::New(options) => new::run(options, context),
        Command::Receive(options) => receive::run(options, context),
        Command::List(options) => list::run(&options, context),
        Command::Show(options) => show::run(&options, context),
        Command::Messages(options) => messages::run(&options, context),
        Command::Next(options) => next::run(&options, context),
        Command::Triage(options) => triage::run(&options, context),
        Command::Search(options) => search::run(&options, context),
        Command::Assign(options) => assign::run(&options, context),
        Command::Tag(command) => tag::run(&command, context),
        Command::Accept(options) => accept::run(&options, context),
        Command::Split(options) => split::run(&options, context),
        Command::Merge(options) => merge::run(&options, context),
        Command::Unmerge(options) => merge::unmerge(&options, context),
        Command::Why(options) => why::run(&options, context),
        Command::Watch(options) => watch::run(&options, context),
        Command::Status(options) => status::run(&options, context),
        Command::Priority(options) => priority::run(&options, context),
        Command::Dismiss(options) => dismiss::run(&options, context),
        Command::Mute(options) => mute::run(&options, context),
        Command::Snooze(options) => snooze::run(&options, context),
        Command::Move(options) => r#move::run(&options, context),
        Command::Escalate(options) => escalate::run(&options, context),
        Command::Survey(command) => survey::run(&command, context),
        Command::Time(options) => time::run(&options, context),
        Command::Note(options) => note::run(&options, context),
        Command::Reply(options) => reply::run(&options, context),
        Command::Forward(options) => forward::run(&options, context),
        Command::Canned(options) => canned::run(&options, context),
        Command::Outbox(options) => outbox::run(&options, context),
        Command::Settings(options) => settings::run(&options, context),
        Command::Rule(options) => rule::run(&options, context),
        Command::Key(options) => key::run(&options, context),
        Command::Agent(options) => agent::run(&options, context),
        Command::Customer(options) => customer::run(&options, context),
        Command::Sla(command) => sla::run(&command, context),
        Command::Report(options) => figures::run(&options, context),
        Command::Run(options) => tick::run(&options, context),
        Command::Quarantine(options) => quarantine::run(&options, context),
        Command::Export(options) => export::run(&options, context),
        Command::Verify(options) => verify::run(&options, context),
        Command::Backup(options) => backup::run(&options, context),
        Command::Trust(options) => trust::run(&options, context),
        Command::Doctor(options) => doctor::run(&options, context),
        Command::Log(options) => log::run(&options, context),
        Command::Undo(options) => undo::run(&options, context),
        Command::Redo(options) => undo::redo(&options, context),
        Command::Schema(options) => schema::run(&options, context),
        Command::Completions(_) | Command::Help(_) => Ok(Done::Well),
        Command::Man(options) => man::run(&options, self::command(), context),
    }
}

/// Why words are no command.
enum Unread {
    Clap(clap::Error),
    Order(Error),
}

fn parse(arguments: &[OsString]) -> std::result::Result<Cli, Unread> {
    let mut command = command();
    let words = words::read(arguments, &mut command).map_err(Unread::Clap)?;
    let asks_help = words.iter().any(|word| word == "--help" || word == "-h");
    if let Some(fault) = order::fault(&words::Plain::of(&words, &command)).filter(|_| !asks_help) {
        return Err(Unread::Order(fault));
    }
    let matches = command.try_get_matches_from(words).map_err(Unread::Clap)?;
    let mut cli = Cli::from_arg_matches(&matches).map_err(Unread::Clap)?;
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
    let command = words::with_texts(Cli::command());
    let command =
        command.mut_subcommands(|sub| if sub.get_name() == "show" { sub } else { sub.arg(raw().hide(true)) });
    guide::explained(command)
}
