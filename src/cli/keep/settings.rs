//! `desk settings [show|edit|apply|check|history|preset]`

pub mod preset;

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use crate::cli::context::{Context, Done};
use crate::cli::editor::{Edited, Purpose};
use crate::cli::mail::intake;
use crate::cli::trusted;
use crate::desk::id::SettingsId;
use crate::desk::settings::{Settings, SettingsFault};
use crate::error::{Error, Kind, Result};
use crate::store::Store;
use crate::store::settings::Version;
use crate::table::{Cell, Column, Holds, Table};
use crate::work::{again, setup};

pub mod known;

/// The settings of the desk: one TOML document, each version kept.
#[derive(Args, Debug)]
pub struct Options {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// Print the document in force
    Show {
        /// The number of an older version, from `desk settings history`
        #[arg(long, value_name = "N")]
        version: Option<i64>,
    },
    /// Change it in an editor
    Edit,
    /// Put a document in force
    Apply {
        /// A TOML file; `-` reads standard input
        file: PathBuf,
        /// Check it, and change nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// Check a document without putting it in force
    Check {
        /// A TOML file; `-` reads standard input
        file: PathBuf,
    },
    /// List all versions, newest first
    History,
    /// Promises that are ready made: what they change is shown, and asked about
    Preset(preset::Options),
}

/// Columns of `settings history`, and of what `apply` and `check` print.
pub const COLUMNS: &[Column] = &[
    Column::shown("version", Holds::Int, "its number"),
    Column::shown("at", Holds::At, "when it was put in force"),
    Column::shown("agent", Holds::Text, "by whom"),
    Column::shown("state", Holds::Text, "in_force, older or undone"),
    Column::shown("operation", Holds::Int, "the operation that did it"),
    Column::shown("policies", Holds::List, "the names of its policies, in order"),
];

/// A settings document is no longer than this, in bytes.
const LONGEST: u64 = 4 * 1024 * 1024;

/// What `settings show` tells besides those.
const DOCUMENT: Column = Column::more("document", Holds::Text, "the document itself, in TOML");

/// The columns of `settings show` where rows are asked for.
pub fn shown() -> Vec<Column> {
    COLUMNS.iter().copied().chain([DOCUMENT]).collect()
}

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    match &options.command {
        None => show(None, context),
        Some(Command::Show { version }) => show(version.map(SettingsId), context),
        Some(Command::Edit) => edit(context),
        Some(Command::Apply { file, dry_run }) => {
            let (document, origin) = read(file, context)?;
            apply(&document, &origin, "settings apply", *dry_run, context)
        }
        Some(Command::Check { file }) => {
            let (document, origin) = read(file, context)?;
            let settings = checked(&document, &origin, context)?;
            match context.store() {
                Ok(store) => known_names(&settings, &origin, &store, context)?,
                Err(error) if error.kind == Kind::NoInput => {
                    context
                        .ui
                        .note("there is no desk here, so agents were not looked up, nor canned replies");
                }
                Err(error) => return Err(error),
            }
            context.ui.note(format!("{origin} can be put in force"));
            Ok(Done::Well)
        }
        Some(Command::History) => history(context),
        Some(Command::Preset(options)) => {
            if let Some(version) = preset::run(options, COLUMNS, context)? {
                let store = context.store()?;
                let zone = context.zone(Some(&store))?;
                context.show_one(table(vec![version], |_| true), zone)?;
            }
            Ok(Done::Well)
        }
    }
}

fn show(version: Option<SettingsId>, context: &mut Context) -> Result<Done> {
    let store = context.store()?;
    let version = match version {
        Some(version) => version,
        None => context.settings(&store)?.0,
    };
    let document = store.document(version)?;
    if context.globals.format.is_none() && context.globals.columns.is_empty() {
        context.ui.print(&document)?;
        return Ok(Done::Well);
    }
    let zone = context.zone(Some(&store))?;
    let (in_force, history) = (context.settings(&store)?.0, store.settings_history()?);
    let found = history.into_iter().filter(|one| one.id == version).collect();
    let mut table = table(found, |one| one.id == in_force);
    table.columns.push(DOCUMENT);
    for row in &mut table.rows {
        row.push(document.as_str().into());
    }
    context.show_one(table, zone)?;
    Ok(Done::Well)
}

fn edit(context: &mut Context) -> Result<Done> {
    // Before a person has written anything.
    context.check_change(COLUMNS)?;
    let store = context.store()?;
    let document = store.document(context.settings(&store)?.0)?;
    drop(store);
    let purpose = Purpose {
        name: "settings".into(),
        noun: "the settings",
        flag: "settings apply FILE",
        again: Box::new(|path| format!("desk settings apply {path}")),
    };
    let mut edited = context.edit(&purpose, &document)?;
    while let Some(Edited { text, kept, .. }) = edited {
        match apply(&text, "settings", "settings edit", false, context) {
            Err(error) if error.kind == Kind::Settings && context.ui.is_interactive() => {
                context.ui.error(&error);
                if !context.ui.confirm("Edit it again?", "settings apply FILE")? {
                    let error = Error::refused("the settings were left as they were");
                    return Err(purpose.told(error, &kept));
                }
                edited = context.edit_file(&purpose, kept)?;
            }
            Err(error) => return Err(purpose.told(error, &kept)),
            Ok(done) => {
                kept.remove();
                return Ok(done);
            }
        }
    }
    Ok(Done::Well)
}

/// A document from a file, or from standard input for `-`, with what to call it when it is wrong.
pub fn read(file: &Path, context: &mut Context) -> Result<(String, String)> {
    let (bytes, origin) = if file == Path::new("-") {
        (context.world.read_stdin(LONGEST)?, "standard input".to_owned())
    } else {
        let shown = file.display().to_string();
        let bytes = std::fs::read(context.world.directory.join(file))
            .map_err(|error| Error::io(format!("cannot read {shown}"), &error))?;
        (bytes, shown)
    };
    let text = String::from_utf8(bytes).map_err(|error| {
        Error::new(Kind::Data, format!("{origin} is not UTF-8")).because(error.utf8_error())
    })?;
    Ok((text, origin))
}

/// Everything that is wrong with a document, as one refusal.
fn refusal(faults: &[SettingsFault], origin: &str) -> Error {
    Error::new(Kind::Settings, format!("{origin} cannot be put in force\n{}", rendered(faults, origin)))
        .hint("desk settings check FILE tries it without changing anything")
}

fn rendered(faults: &[SettingsFault], origin: &str) -> String {
    faults.iter().map(|fault| fault.render(origin).trim_end().to_owned()).collect::<Vec<_>>().join("\n\n")
}

/// The document as settings; refuses what is wrong with every fault that it has.
pub fn sound(document: &str, origin: &str) -> Result<Settings> {
    let settings = Settings::parse(document).map_err(|faults| refusal(&faults, origin))?;
    if !settings.futile().is_empty() {
        return Err(refusal(settings.futile(), origin));
    }
    Ok(settings)
}

/// The document as settings; warns of what is odd, refuses what is wrong with every fault that it has.
pub fn checked(document: &str, origin: &str, context: &mut Context) -> Result<Settings> {
    let settings = sound(document, origin)?;
    for warning in settings.warnings(context.now) {
        context.ui.warn(rendered(&[warning], origin));
    }
    Ok(settings)
}

fn apply(document: &str, origin: &str, words: &str, dry_run: bool, context: &mut Context) -> Result<Done> {
    context.check_change(COLUMNS)?;
    let settings = checked(document, origin, context)?;
    let mut store = context.store()?;
    known_names(&settings, origin, &store, context)?;
    let zone = context.zone(Some(&store))?;
    let hand = context.hand(&store, dry_run)?;
    let before = store.settings_in_force()?.1;
    let version = setup::put_in_force(&mut store, &hand, document, None, words)?;
    if !dry_run {
        agree(&store, context);
    }
    let rows = table(vec![version], |_| true);
    context.show_one(rows, zone)?;
    if !dry_run && again::asks_anew(&before, &settings) {
        intake::offer(&mut store, context)?;
    }
    Ok(Done::Well)
}

/// Who puts settings in force here agrees to the commands in them.
fn agree(store: &Store, context: &mut Context) {
    if let Err(error) = trusted::applied(store, &context.world) {
        context.ui.warn(format!("the settings are in force, but this machine cannot keep that you agree to their commands: {error}"));
        context.ui.hint("desk trust, before mail is sent from here");
    }
}

/// What a document names that only the database knows: unknown agents and canned replies are refused.
fn known_names(settings: &Settings, origin: &str, store: &Store, context: &mut Context) -> Result<()> {
    let (faults, odd) = known::unknown(settings, store)?;
    if !faults.is_empty() {
        return Err(refusal(&faults, origin));
    }
    odd.iter().for_each(|fault| context.ui.warn(rendered(std::slice::from_ref(fault), origin)));
    Ok(())
}

fn history(context: &mut Context) -> Result<Done> {
    let store = context.store()?;
    let zone = context.zone(Some(&store))?;
    let (in_force, history) = (store.settings_in_force()?.0, store.settings_history()?);
    context.show(table(history, |version| version.id == in_force), zone)?;
    Ok(Done::Well)
}

fn table(versions: Vec<Version>, is_in_force: impl Fn(&Version) -> bool) -> Table {
    let mut table = Table::new(COLUMNS);
    for version in versions {
        let state = match (version.undone, is_in_force(&version)) {
            (true, _) => "undone",
            (false, true) => "in_force",
            (false, false) => "older",
        };
        let policies = Settings::parse(&version.document).map_or_else(
            |_| Vec::new(),
            |settings| settings.policies.iter().map(|entry| entry.policy.name.clone()).collect(),
        );
        table.push(vec![
            Cell::Int(version.id.0),
            version.at.into(),
            version.agent.into(),
            Cell::Word(state),
            Cell::Int(version.operation.0),
            policies.into(),
        ]);
    }
    table
}
