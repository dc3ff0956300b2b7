//! `desk init`

use std::path::Path;
use std::sync::atomic::Ordering;

use clap::Args;

use crate::cli::context::{Context, Done};
use crate::desk::settings::Mailbox;
use crate::desk::time::Zone;
use crate::error::{Error, Result};
use crate::store::Store;
use crate::table::{Column, Holds, Table};
use crate::work::make::{self, NewDesk};
use crate::work::typed::Person;

/// Make a desk: a database with default settings and you as its agent.
#[derive(Args, Debug, Default)]
pub struct Options {
    /// What the desk is called; stands in the subject of answers: [NAME #42]
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// An address of the desk; mail from it is ours
    #[arg(long = "address", value_name = "MAIL")]
    addresses: Vec<String>,
    /// Who you are
    #[arg(long, value_name = "NAME <MAIL>")]
    me: Option<String>,
}

/// Columns of what `init` prints.
pub const COLUMNS: &[Column] = &[
    Column::shown("db", Holds::Text, "the database file"),
    Column::shown("name", Holds::Text, "the name of the desk"),
    Column::shown("addresses", Holds::List, "its addresses"),
    Column::shown("agent", Holds::Text, "the name of its first agent"),
    Column::shown("timezone", Holds::Text, "its time zone"),
];

/// Runs the command.
pub fn run(mut options: Options, context: &mut Context) -> Result<Done> {
    context.check_change(COLUMNS)?;
    let path = context.database()?;
    if path.exists() {
        return Err(refusal(&path, context));
    }
    if context.ui.is_interactive() {
        ask(&mut options, context)?;
    }
    let Some((table, zone)) = make(&options, context)? else { return Err(refusal(&path, context)) };
    context.show_one(table, zone)?;
    context.ui.note("the desk is ready; next: desk import MAILBOX");
    Ok(Done::Well)
}

/// Why no desk is made where there is a file.
fn refusal(path: &Path, context: &Context) -> Error {
    match context.store() {
        Err(error) => error,
        Ok(_) => {
            Store::clear_site(path);
            Error::refused(format!("there is a desk at {}", path.display()))
                .hint("desk settings edit changes its settings")
                .hint("desk --db FILE init makes another one")
        }
    }
}

fn ask(options: &mut Options, context: &mut Context) -> Result<()> {
    if options.name.is_none() {
        options.name = Some(context.ui.ask("What is the desk called?", Some("Support"), "--name")?);
    }
    if options.addresses.is_empty() {
        let answer = context.ui.ask("Which address do customers write to?", Some(""), "--address")?;
        options.addresses.extend(Some(answer.trim().to_owned()).filter(|answer| !answer.is_empty()));
    }
    if options.me.is_none() {
        let usual = myself(options, context)?;
        options.me = Some(context.ui.ask("Who are you? (Name <mail>)", Some(&usual), "--me")?);
    }
    Ok(())
}

/// Who the world says that I am.
fn myself(options: &Options, context: &Context) -> Result<String> {
    let user = match context.world.variable("USER")? {
        Some(user) => user,
        None => context.world.variable("LOGNAME")?.unwrap_or("me"),
    };
    let domain =
        options.addresses.first().and_then(|address| address.split('@').nth(1)).unwrap_or("localhost");
    Ok(format!("{user} <{user}@{domain}>"))
}

/// Makes the desk; what `init` prints of it, and its zone. `None`: somebody else has made one in the meantime.
fn make(options: &Options, context: &Context) -> Result<Option<(Table, Zone)>> {
    let zone = context.zone(None)?;
    let name = options.name.as_deref().map_or("Support", str::trim).to_owned();
    let addresses = options.addresses.iter().map(|address| address.trim().to_lowercase()).collect();
    let me = match &options.me {
        Some(me) => me.clone(),
        None => myself(options, context)?,
    };
    let me = Mailbox::parse(&me).ok_or_else(|| {
        Error::usage(format!("{me:?} is no name with a mail address")).hint("--me 'Ana <ana@example.com>'")
    })?;
    let me = Person { name: me.name.unwrap_or_default(), email: me.address.to_lowercase() };
    let (path, new) = (context.database()?, NewDesk { name, addresses, me, zone });
    let Some(agent) = make::make(&path, &context.clock, &new)? else { return Ok(None) };
    context.ui.changed().store(true, Ordering::Relaxed);
    let mut table = Table::new(COLUMNS);
    table.push(vec![
        path.display().to_string().into(),
        new.name.into(),
        new.addresses.into(),
        agent.into(),
        zone.name().into(),
    ]);
    Ok(Some((table, zone)))
}

/// The desk, made now with the usual settings if it is not there: what `import` does.
pub fn open_or_make(context: &mut Context) -> Result<Store> {
    let path = context.database()?;
    if !path.exists() && make(&Options::default(), context)?.is_some() {
        context.ui.note(format!("made a desk at {}", path.display()));
        context.ui.note("hint: desk settings edit names it and its addresses");
    }
    context.store()
}
