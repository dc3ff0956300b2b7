//! Commands that rules want run: what they get on their input, and what is told of them.

use crate::cli::columns;
use crate::cli::context::Context;
use crate::cli::trusted;
use crate::desk::clean::{Breaks, clean};
use crate::desk::reply_text::reply_text;
use crate::desk::time::Zone;
use crate::error::{Error, Kind, Result};
use crate::store::Store;
use crate::store::notice::Notice;
use crate::table::{Cell, Column, Format, Holds, Style, Table};
use crate::work::notify::{self, Ended, Which};

/// So many letters of a message are handed on; the rest is what `desk show` is for.
const EXCERPT: usize = 500;

/// What a command gets beside the ticket.
const MORE: [Column; 4] = [
    Column::more("rule", Holds::Text, "the rule that has it run"),
    Column::more(
        "event",
        Holds::Text,
        "what set the rule off: message, ticket, tick, solved, assigned or missed",
    ),
    Column::more("at", Holds::At, "when that counts"),
    Column::more("message", Holds::Record, "the mail that did"),
];

/// The object that a command gets: a ticket as `desk list -f json` has it, what set the rule off, and the mail that did.
fn describe(store: &Store, notice: &Notice) -> Result<Vec<u8>> {
    let now = store.clock().now();
    let gone = || Error::refused(format!("there is no ticket {}", notice.ticket));
    let row = store.ticket(notice.ticket, now)?.ok_or_else(gone)?;
    let message = match notice.message {
        None => Cell::Empty,
        Some(message) => {
            let message = store.message(message)?;
            let text = reply_text(&message.text, message.answers.as_ref()).text;
            let excerpt: String = text.trim().chars().take(EXCERPT).collect();
            let mut of_message = columns::messages([message], false);
            of_message.columns.push(Column::more("excerpt", Holds::Text, "the beginning of what it says"));
            of_message.rows.iter_mut().for_each(|row| row.push(excerpt.clone().into()));
            Cell::Record(Box::new(of_message))
        }
    };
    let mut table = Table::new([columns::TICKET, &MORE].concat());
    let mut cells = columns::ticket(row);
    cells.extend([notice.rule.clone().into(), notice.cause.clone().into(), notice.at.into(), message]);
    table.push(cells);
    let style =
        Style { color: false, width: None, zone: Zone::UTC, now, no_header: false, raw: false, single: true };
    let mut object = Vec::new();
    (Format::named("json")?.write)(&table, &style, &mut object)
        .map_err(|error| Error::new(Kind::Fault, "a ticket cannot be written down").because(error))?;
    Ok(object)
}

/// Runs what is due. Whatever this machine has not agreed to is kept, with the reason.
pub fn round(store: &Store, which: &Which<'_>, context: &Context) -> Result<(notify::Round, Option<Error>)> {
    let refusal = trusted::check(store, &context.world).err();
    let why = refusal.as_ref().map(ToString::to_string);
    let round = notify::round(store, which, why.as_deref(), context.globals.verbose, &describe)?;
    Ok((round, refusal))
}

/// Runs the commands that rules have set off in what was just done, and says what became of them. `heard`: somebody reads what is said
/// here; else `desk run` tells of what failed.
pub fn after(context: &mut Context, heard: bool) {
    let set_off = context.noticed.take();
    if set_off.is_empty() {
        return;
    }
    let ran = context.store().and_then(|store| {
        let (round, refusal) = round(&store, &Which::Of(&set_off), context)?;
        Ok((store, round, refusal))
    });
    let (store, round, refusal) = match ran {
        Ok(ran) => ran,
        Err(error) => {
            context.ui.warn(format!("what rules have run could not be run; desk run tries again: {error}"));
            return;
        }
    };
    for ended in &round.ended {
        tell(ended, context);
        if heard && ended.error.is_some() {
            // Where it cannot be noted, it is told twice.
            let _ = store.tell_notice(&ended.notice);
        }
    }
    if let Some(refusal) = refusal.filter(|_| round.not_agreed > 0) {
        let count = round.not_agreed;
        context.ui.warn(format!("commands of rules that were not run: {count}; {refusal}"));
        refusal.hints.iter().for_each(|hint| context.ui.hint(hint));
    }
}

/// Says what became of one: its failure, and with `-v` what it printed.
pub fn tell(ended: &Ended, context: &mut Context) {
    let Ended { notice, printed, error } = ended;
    match error {
        Some(error) => {
            context.ui.warn(failed(notice, error));
            context.ui.hint(format!("desk rule log {}", notice.ticket));
        }
        None => {
            let printed = String::from_utf8_lossy(printed);
            let what = format!("ticket {}, rule {}: its command was run", notice.ticket, notice.rule);
            context.ui.detail(match printed.trim() {
                "" => what,
                printed => format!("{what}\n{printed}"),
            });
        }
    }
}

/// That one has failed, in one line.
pub fn failed(notice: &Notice, error: &str) -> String {
    format!(
        "ticket {}, rule {}: its command did not work: {}",
        notice.ticket,
        clean(&notice.rule, Breaks::Space),
        clean(error, Breaks::Space)
    )
}
