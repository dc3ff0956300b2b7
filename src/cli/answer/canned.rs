//! `desk canned [list|show|add|edit|rm|render|lint|import|export]`

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::cli::context::{Context, Done};
use crate::desk::canned::{Finding, KNOWN, Weight, lint};
use crate::desk::clean::{Breaks, clean};
use crate::error::{Error, Result};
use crate::store::Store;
use crate::store::canned::Canned;
use crate::table::{Cell, Column, Holds, Table};
use crate::work::canned;
use crate::work::template::{Asked, Circumstances, file_stem, held, rendered};

pub mod beside;
mod folder;
mod list;
mod template_file;
#[cfg(test)]
mod tests;
mod typed;
mod write;

pub use list::COLUMNS;
use list::list;
use typed::{Named, Written};

/// Canned replies: templates with variables, each perhaps in several languages.
///
/// A variable looks like {{ customer.first_name }}; `desk canned variables` lists them.
///
/// Markdown in a text becomes plain text in the mail: **strong** is *strong*, [a page](https://x.example) is a page (https://x.example),
/// headings and code lose their marks, lists and tables stay. What variables put in stays as it is.
///
/// A canned reply may do more than write. Lines above its text, between two lines of three dashes, say so: `subject: Your refund`,
/// `status: solved`, `tags: refund, money`, `priority: high`, `assign: me`, `attach: terms.pdf`. It happens in the operation of the
/// answer, and options of `desk reply` say otherwise.
///
/// `status` is keep, open, pending, hold or solved; `assign` an agent, me or none. A file of `attach` is named by its whole path, from
/// the home folder on (~/terms.pdf), or as it is called beside the database.
///
/// Without a word it lists.
#[derive(Args, Debug)]
pub struct Options {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// List them
    List,
    /// Print the template itself
    Show(Named),
    /// Write a new one
    Add(Written),
    /// Change one; without a text in an editor
    Edit(Written),
    /// Take one off the list, in one language or in all
    Rm {
        #[command(flatten)]
        named: Named,
        /// Show what would be taken off, and change nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// Print the text as a customer would get it
    Render {
        #[command(flatten)]
        named: Named,
        /// For which ticket
        #[arg(long, value_name = "ID")]
        ticket: String,
        /// A value for a variable; may stand several times
        #[arg(long, value_name = "NAME=VALUE")]
        set: Vec<String>,
    },
    /// List the variables that a text may name, with their values for a ticket
    Variables {
        /// For which ticket
        #[arg(long, value_name = "ID")]
        ticket: Option<String>,
        /// A value for a variable; may stand several times
        #[arg(long, value_name = "NAME=VALUE", requires = "ticket")]
        set: Vec<String>,
    },
    /// Say what is wrong or risky with the templates; exits 4 where one cannot be rendered at all
    Lint {
        /// Which (default: all)
        #[arg(value_name = "NAME")]
        names: Vec<String>,
    },
    /// Take in a folder of files such as refund.md and refund.de.md; those that are there already are changed
    Import {
        /// The folder
        #[arg(value_name = "DIR")]
        folder: PathBuf,
        /// Show what would be taken in, and change nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// Write all of them into a folder as such files
    Export {
        /// The folder; made where it is missing
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
}

/// Columns of `canned lint`.
pub const LINT: &[Column] = &[
    Column::shown("name", Holds::Text, "the canned reply"),
    Column::shown("language", Holds::Text, "its language; none: for all"),
    Column::shown("line", Holds::Int, "the line in it, from 1"),
    Column::shown("weight", Holds::Text, "error: no answer can be made with it; warning: some cannot"),
    Column::shown("variable", Holds::Text, "the variable in question"),
    Column::shown("message", Holds::Text, "what is wrong"),
    Column::shown("hint", Holds::Text, "what can be done"),
];

/// Columns of `canned variables`.
pub const VARIABLES: &[Column] = &[
    Column::shown("name", Holds::Text, "as it stands in a text: {{ name }}"),
    Column::shown(
        "value",
        Holds::Text,
        "what it holds for that ticket; none: a text that needs it is refused",
    ),
    Column::shown("about", Holds::Text, "what it is"),
];

/// Columns of `canned render`.
pub const RENDERED: &[Column] = &[
    Column::shown("name", Holds::Text, "the canned reply"),
    Column::shown("language", Holds::Text, "the language of the version taken; none: for all"),
    Column::shown("subject", Holds::Text, "the subject, where it brings one along"),
    Column::shown("text", Holds::Text, "the text"),
    Column::more("because", Holds::Text, "why the version in that language"),
];

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    let mut store = context.store()?;
    match &options.command {
        None | Some(Command::List) => {
            let rows = store.canned()?;
            list(rows, context, &store)
        }
        Some(Command::Show(named)) => show(named, context, &store),
        Some(Command::Add(written)) => write::add(written, context, &mut store),
        Some(Command::Edit(written)) => write::edit(written, context, &mut store),
        Some(Command::Rm { named, dry_run }) => write::remove(named, *dry_run, context, &mut store),
        Some(Command::Render { named, ticket, set }) => render(named, ticket, set, context, &store),
        Some(Command::Variables { ticket, set }) => variables(ticket.as_deref(), set, context, &store),
        Some(Command::Lint { names }) => check(names, context, &store),
        Some(Command::Import { folder, dry_run }) => write::import(folder, *dry_run, context, &mut store),
        Some(Command::Export { folder }) => {
            context.check(COLUMNS)?;
            let all = store.canned()?;
            folder::write(&context.world.directory.join(folder), &all)?;
            list(all, context, &store)
        }
    }
}

/// Without `--lang` every version; as files, so that what is printed can be imported.
fn show(named: &Named, context: &mut Context, store: &Store) -> Result<Done> {
    let chosen = canned::versions(store, &named.name, named.lang.as_deref())?;
    if context.globals.format.is_some() || !context.globals.columns.is_empty() {
        return list(chosen, context, store);
    }
    for (place, canned) in chosen.iter().enumerate() {
        if chosen.len() > 1 {
            let gap = if place == 0 { "" } else { "\n" };
            context.ui.print(&format!("{gap}==> {}.md <==\n", file_stem(canned)))?;
        }
        let text = template_file::text(canned);
        context.ui.print(&clean(&text, Breaks::Page))?;
    }
    Ok(Done::Well)
}

fn render(named: &Named, ticket: &str, set: &[String], context: &mut Context, store: &Store) -> Result<Done> {
    let zone = context.zone(Some(store))?;
    let id = context.ticket(store, ticket)?;
    let row = store.ticket(id, context.now)?;
    let row = row.ok_or_else(|| Error::refused(format!("there is no ticket {id}")).hint("desk list"))?;
    let (settings, agent) = (context.settings(store)?.1, context.agent(store)?);
    let asked = Asked { name: &named.name, language: named.lang.as_deref(), set };
    let about = Circumstances { ticket: &row, agent: Some(&agent), settings: &settings, now: context.now };
    let rendered = rendered(store, &asked, &about)?;
    if context.globals.format.is_none() {
        context.ui.print(&clean(&rendered.text, Breaks::Page))?;
        if !rendered.text.ends_with('\n') {
            context.ui.print("\n")?;
        }
        return Ok(Done::Well);
    }
    let mut table = Table::new(RENDERED);
    let Canned { name, language, .. } = rendered.canned;
    table.push(vec![
        name.into(),
        language.into(),
        rendered.subject.into(),
        rendered.text.into(),
        rendered.because.into(),
    ]);
    context.show_one(table, zone)?;
    Ok(Done::Well)
}

/// All variables that there are; without a ticket without values.
fn variables(ticket: Option<&str>, set: &[String], context: &mut Context, store: &Store) -> Result<Done> {
    let zone = context.zone(Some(store))?;
    let mut table = Table::new(VARIABLES);
    let values = match ticket {
        None => Vec::new(),
        Some(ticket) => {
            let id = context.ticket(store, ticket)?;
            let row = store.ticket(id, context.now)?;
            let row =
                row.ok_or_else(|| Error::refused(format!("there is no ticket {id}")).hint("desk list"))?;
            let (settings, agent) = (context.settings(store)?.1, context.agent(store)?);
            let about =
                Circumstances { ticket: &row, agent: Some(&agent), settings: &settings, now: context.now };
            held(store, set, &about)?
        }
    };
    for known in KNOWN {
        let value = values.iter().find(|(name, _)| name == known.name).map(|(_, value)| value.clone());
        table.push(vec![known.name.into(), value.into(), known.about.into()]);
    }
    for (name, value) in values.iter().filter(|(name, _)| KNOWN.iter().all(|known| known.name != name)) {
        table.push(vec![name.clone().into(), value.clone().into(), "by --set".into()]);
    }
    context.show(table, zone)?;
    Ok(Done::Well)
}

fn check(names: &[String], context: &mut Context, store: &Store) -> Result<Done> {
    let zone = context.zone(Some(store))?;
    let mut chosen = Vec::new();
    for name in names {
        chosen.extend(store.canned_versions(name)?);
    }
    if names.is_empty() {
        chosen = store.canned()?;
    }
    let (mut table, mut done) = (Table::new(LINT), Done::Well);
    for canned in chosen {
        // The subject counts as a line before the first.
        let subject = canned.subject.as_deref().map(lint).unwrap_or_default().into_iter();
        let subject = subject.map(|finding| Finding { line: Some(0), ..finding });
        let beside = beside::faults(&canned.macros, context, store)?;
        for Finding { weight, line, variable, message, hint } in
            subject.chain(lint(&canned.body)).chain(beside)
        {
            if weight == Weight::Error {
                done = Done::CheckFailed;
            }
            table.push(vec![
                canned.name.clone().into(),
                canned.language.clone().into(),
                line.and_then(|line| i64::try_from(line).ok()).into(),
                Cell::Word(weight.word()),
                variable.into(),
                message.into(),
                hint.into(),
            ]);
        }
    }
    context.show(table, zone)?;
    Ok(done)
}
