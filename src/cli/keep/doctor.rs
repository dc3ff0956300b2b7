//! `desk doctor`

mod automatic;
mod mail;
mod page;
mod place;
mod rules;
mod said;

use clap::Args;

use crate::cli::context::{Context, Done};
use crate::error::Result;
use crate::store::Store;
use crate::table::{Cell, Column, Holds, Table};
use crate::work::hand::Hand;
use crate::work::verify;

use said::{Said, State};

/// Look for what could keep mail from coming, leaving or being kept.
///
/// The file and who may read it, room on its disk, backups, the clock; settings, calendars and their holidays; rules: whether they are in
/// force, name what is there, and run programs that can be run; the way out, whether this machine has agreed to it, and what waits in
/// the outbox; mail that came last, quarantine, doubted mail; whether `desk run` comes
/// by. Each as `ok`, `warn` or `bad`, with what to type. Exits 4 when something is bad. Changes nothing; quick on a large desk.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  desk doctor\n  desk doctor --send-to me            sends me a mail by the way that answers take\n  \
    desk doctor -f json | jq '.[] | select(.state != \"ok\")'"
)]
pub struct Options {
    /// Send a mail to this address by the way that answers take, and say what became of it; `me` is my own address
    #[arg(long, value_name = "MAIL")]
    send_to: Option<String>,
    /// Prove the whole record too, and the bytes of every mail, as `desk verify --deep` does
    #[arg(long)]
    deep: bool,
}

/// Columns of what `doctor` prints.
pub const COLUMNS: &[Column] = &[
    Column::shown("check", Holds::Text, "what was looked at"),
    Column::shown(
        "state",
        Holds::Text,
        "ok, warn (look at it when there is time) or bad (something does not work, or soon will not)",
    ),
    Column::shown("what", Holds::Text, "what was found"),
    Column::shown("hint", Holds::Text, "what to type"),
];

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    context.check(COLUMNS)?;
    let path = context.database()?;
    let mut said = Vec::new();
    match context.store() {
        Ok(mut store) => {
            place::look(&store, context, &mut said)?;
            match store.settings_in_force() {
                Ok((_, settings)) => {
                    rules::look(&store, &settings, context, &mut said)?;
                    automatic::look(&store, &settings, context, &mut said)?;
                    mail::look(&store, &settings, context, &mut said)?;
                }
                Err(error) => said.push(Said::refused("settings", &error)),
            }
            if let Some(to) = &options.send_to {
                said.push(mail::send_to(to, &store, context));
            }
            if options.deep {
                said.push(deep(&mut store, context)?);
            }
        }
        Err(error) => {
            said.push(Said::refused("database", &error));
            place::modes(&path, context, &mut said);
            if options.send_to.is_some() {
                said.push(
                    Said::bad("test_mail", "nothing was sent: there is no desk that says how")
                        .hint("desk init"),
                );
            }
        }
    }
    let bad = said.iter().any(|one| one.state == State::Bad);
    show(said, context)?;
    Ok(if bad { Done::CheckFailed } else { Done::Well })
}

fn deep(store: &mut Store, context: &Context) -> Result<Said> {
    let zone = context.zone(Some(store))?;
    let found = verify::verify(store, &Hand::of_desk(zone), true, false)?.found.len();
    Ok(match found {
        0 => Said::ok("record", "rows, facts and the bytes of every mail agree"),
        faults => Said::bad("record", format!("faults in what is kept: {faults}"))
            .hint("desk verify --deep lists them"),
    })
}

/// On a terminal as a page with what is wrong first, elsewhere as rows.
fn show(said: Vec<Said>, context: &mut Context) -> Result<()> {
    let globals = &context.globals;
    let rows = globals.format.is_some()
        || !globals.columns.is_empty()
        || globals.sort.is_some()
        || globals.limit.is_some();
    let zone = context.zone(None)?;
    if context.ui.output_is_terminal() && !rows {
        let style = context.ui.style(zone, context.now);
        return context.ui.print(&page::page(&said, style.width, style.color));
    }
    let mut table = Table::new(COLUMNS);
    for one in said {
        let hint = if one.hint.is_empty() { Cell::Empty } else { one.hint.into() };
        table.push(vec![Cell::Word(one.check), Cell::Word(one.state.word()), one.what.into(), hint]);
    }
    context.show(table, zone)
}
