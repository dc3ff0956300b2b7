//! `desk snooze ID... UNTIL [--note TEXT]`

use clap::Args;

use crate::cli::change::bulk;
use crate::cli::context::{Context, Done};
use crate::cli::select::{Selection, names_tickets};
use crate::desk::period::{self, UNTIL_FORMS};
use crate::desk::time::{Moment, Zone};
use crate::error::{Error, Result};
use crate::work::act::Act;

/// Put tickets aside: `desk next` skips them until then, or until the customer writes.
///
/// When the time has come a ticket wants work again, one that waits for its customer too: `desk next` names it with the words of
/// --note, `desk list is:woken` lists all of them. That ends when an agent acts: answers, notes, assigns, moves, sets the status (the
/// one that it has, too: seen) or snoozes it again; a tag or a priority is no act. Clocks go on meanwhile: what was promised does not
/// wait. `desk list is:snoozed` shows what is put aside.
///
/// A weekday and a time of day are the next ones; a day alone begins at midnight, 4h and 2d count from now.
#[derive(Args, Debug)]
#[command(override_usage = "desk snooze [OPTIONS] <ID>... <UNTIL>")]
#[command(after_help = "Examples:\n  desk snooze 12 friday --note 'ask whether it arrived'\n  \
    desk snooze 12 13 tomorrow 9:00\n  desk snooze 12 off")]
pub struct Options {
    /// The tickets, then until when: 4h, 2d, 17:00, tomorrow, monday 9:00, in 3 days, 2026-12-01; `off` takes them up again
    #[arg(value_names = ["ID", "UNTIL"], num_args = 1.., required = true)]
    words: Vec<String>,
    /// Of what to be reminded then
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// Tickets that a query chooses
    #[arg(long = "where", value_name = "QUERY")]
    chosen: Option<String>,
    /// Do what can be done, and say which tickets were refused (exit 3)
    #[arg(long)]
    keep_going: bool,
    /// Show what would change, and change nothing
    #[arg(long)]
    dry_run: bool,
}

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    let mut store = context.store()?;
    let zone = context.zone(Some(&store))?;
    // Whatever looks like tickets is, but for the last word: `2026` may be meant as a year.
    let tickets = options.words.iter().take_while(|word| names_tickets(word)).count();
    let (ids, until) = options.words.split_at(tickets.min(options.words.len().saturating_sub(1)));
    let missing = |what: &str| Error::usage(what.to_owned()).hint("desk snooze 42 tomorrow");
    match (ids, &options.chosen) {
        ([], None) => return Err(missing(&format!("until when? {UNTIL_FORMS}"))),
        ([_, ..], Some(_)) => return Err(missing("ids and --where do not go together")),
        _ => {}
    }
    let off = matches!(until, [word] if word == "off");
    if off && options.note.is_some() {
        return Err(Error::usage("a ticket that is taken up again reminds of nothing")
            .hint(format!("desk note {} 'what you know'", ids.first().map_or("ID", String::as_str))));
    }
    if !off {
        // Said before anything is changed; what it means is worked out again when it is.
        readable(until, ids, context.now, zone)?;
    }
    let selection = Selection {
        ids: ids.to_vec(),
        chosen: options.chosen.clone(),
        keep_going: options.keep_going,
        dry_run: options.dry_run,
    };
    let note = match options.note.as_deref() {
        Some(note) => Some(context.text(note)?),
        None => None,
    };
    let until = (!off).then(|| until.join(" "));
    bulk::apply(context, &mut store, &selection, &Act::Snooze { until, note })
}

/// Refuses words that are no instant ahead; where one stands before other words, says where those belong.
fn readable(words: &[String], ids: &[String], now: Moment, zone: Zone) -> Result<()> {
    let fault = match period::until(&words.join(" "), now, zone) {
        Ok(_) => return Ok(()),
        Err(fault) => fault,
    };
    let reads = |count: &usize| period::until(&words[..*count].join(" "), now, zone).is_ok();
    match (1..words.len()).rev().find(reads) {
        Some(count) => {
            let (until, rest) = (words[..count].join(" "), words[count..].join(" "));
            let shown: String =
                rest.replace('\'', "'\\''").chars().filter(|c| !c.is_control()).take(60).collect();
            let tickets = if ids.is_empty() { "ID".to_owned() } else { ids.join(" ") };
            Err(Error::usage(format!(
                "`{}` stands after the time: words to be reminded of go after --note",
                rest.escape_debug()
            ))
            .hint(format!("desk snooze {tickets} {until} --note '{shown}'")))
        }
        None => Err(fault.into()),
    }
}
