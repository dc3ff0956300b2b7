//! `desk init`

use std::path::Path;

use clap::Args;

use crate::cli::context::{Context, Done};
use crate::desk::settings::{Mailbox, Settings, default_document, is_address, is_word};
use crate::desk::time::Zone;
use crate::error::{Error, Kind, Result};
use crate::store::{Door, Operation, Store};
use crate::table::{Column, Holds, Table};

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
    context.check(COLUMNS)?;
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
    match Store::open(path, &context.clock) {
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
    let name = options.name.as_deref().map_or("Support", str::trim);
    let addresses: Vec<String> =
        options.addresses.iter().map(|address| address.trim().to_lowercase()).collect();
    if let Some(wrong) = addresses.iter().find(|address| !is_address(address)) {
        return Err(
            Error::usage(format!("{wrong:?} is no mail address")).hint("--address support@example.com")
        );
    }
    let me = match &options.me {
        Some(me) => me.clone(),
        None => myself(options, context)?,
    };
    let me = Mailbox::parse(&me).ok_or_else(|| {
        Error::usage(format!("{me:?} is no name with a mail address")).hint("--me 'Ana <ana@example.com>'")
    })?;
    let email = me.address.to_lowercase();
    let local = email.split('@').next().unwrap_or_default();
    let agent: String = local.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    let agent = if is_word(&agent) && !agent.eq_ignore_ascii_case("none") { agent } else { "me".to_owned() };
    let full_name = me.name.unwrap_or_else(|| agent.clone());
    let document = default_document(name, &addresses, zone.name());
    if let Err(faults) = Settings::parse(&document) {
        let first = faults.first().map(|fault| fault.sentence()).unwrap_or_default();
        return Err(Error::new(Kind::Usage, format!("a desk cannot be called {name:?}")).because(first));
    }
    let path = context.database()?;
    let operation = Operation { agent: None, door: Door::Typed, command: "init".into(), dry_run: false };
    let made = Store::create(&path, &context.clock, &operation, |writer| {
        writer.apply_settings(&document)?;
        writer.add_agent(&agent, &full_name, &email).map(|_| ())
    })?;
    if !made {
        return Ok(None);
    }
    let mut table = Table::new(COLUMNS);
    table.push(vec![
        path.display().to_string().into(),
        name.into(),
        addresses.into(),
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
    Store::open(&path, &context.clock)
}
