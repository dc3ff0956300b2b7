//! `desk rule test FILE|ID|-`

use std::io::Read;
use std::path::PathBuf;

use clap::Args;

use crate::cli::context::{Context, Done};
use crate::cli::keep::settings;
use crate::desk::clean::{Breaks, clean};
use crate::desk::rule::{Outcome, Verdict};
use crate::desk::settings::Rule;
use crate::error::{Error, Result};
use crate::table::{Cell, Column, Holds, Table};
use crate::work::rehearsal::{self, Rehearsal};

/// Say what rules would do now, and why not.
///
/// A file is a mail: what would happen if it came now, as `desk deliver` would take it in. A number is a ticket: what rules say to the
/// last message of its customer as if it came now, and what `desk run` would have them do to it now. It is the real thing, in an
/// operation that is taken back: nothing is kept, nothing leaves, and no command of `notify` is run.
///
/// For each rule that does not fire `because` is the first term of its `when` that is not so, as it is written, or what else is in the
/// way: its `on`, its `hours`, an earlier rule with `stop`.
#[derive(Args, Debug)]
pub struct Options {
    /// A mail in a file, the number of a ticket, or `-` for a mail on standard input
    #[arg(value_name = "FILE|ID")]
    what: String,
    /// By the rules of this document, as if it were in force
    #[arg(long, value_name = "FILE")]
    settings: Option<PathBuf>,
}

/// Columns of `rule test`.
pub const COLUMNS: &[Column] = &[
    Column::shown("rule", Holds::Text, "the rule"),
    Column::shown(
        "ticket",
        Holds::Ticket,
        "on which ticket; of a mail with which one begins, the number that it would get",
    ),
    Column::shown("fires", Holds::Bool, "whether it fires"),
    Column::shown(
        "because",
        Holds::Text,
        "the first thing that is not so, as it is written; empty where it fires",
    ),
    Column::shown("actions", Holds::List, "what it would do, as it is written; empty where it does not fire"),
    Column::more("on", Holds::Text, "what sets it off"),
    Column::shown(
        "outcomes",
        Holds::List,
        "what would become of each action: done, nothing (it is so already), held or refused, with the reason",
    ),
];

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    context.check(COLUMNS)?;
    let document = match &options.settings {
        Some(file) => {
            let (document, origin) = settings::read(file, context)?;
            settings::sound(&document, &origin)?;
            Some(document)
        }
        None => None,
    };
    let mut store = context.store()?;
    let zone = context.zone(Some(&store))?;
    let hand = context.hand(&store, true)?;
    let number = options.what.strip_prefix('#').unwrap_or(&options.what);
    let said = if options.what == "-" {
        rehearsal::of_mail(&mut store, &hand, document.as_deref(), &mut context.world.stdin)?
    } else if number.bytes().all(|byte| byte.is_ascii_digit()) && !number.is_empty() {
        let ticket = context.ticket(&store, number)?;
        rehearsal::of_ticket(&mut store, &hand, document.as_deref(), ticket)?
    } else {
        let mut mail = open(&options.what, context)?;
        rehearsal::of_mail(&mut store, &hand, document.as_deref(), &mut mail)?
    };
    if said.settings.rules.is_empty() {
        context.ui.note("the settings have no rule");
    } else if !said.on {
        context.ui.note("no rule is carried out");
        context.ui.hint("desk rule on; desk rule replay shows what they would have done");
    }
    if context.reads()? && context.ui.output_is_terminal() {
        context.ui.print(&page(&said))?;
    } else {
        context.show(table(&said), zone)?;
    }
    Ok(Done::Well)
}

fn open(name: &str, context: &Context) -> Result<Box<dyn Read>> {
    let path = context.world.directory.join(name);
    let cannot = |error: &std::io::Error| Error::io(format!("cannot read {name}"), error);
    let file = std::fs::File::open(&path).map_err(|error| cannot(&error))?;
    if file.metadata().is_ok_and(|about| about.is_dir()) {
        return Err(Error::usage(format!("{name} is a folder, and here one mail is asked for"))
            .hint("desk rule test FILE.eml"));
    }
    Ok(Box::new(file))
}

fn table(said: &Rehearsal) -> Table {
    let mut table = Table::new(COLUMNS);
    for verdict in &said.verdicts {
        let written = written(said, verdict);
        let fires = verdict.because.is_none();
        let outcomes: Vec<String> = verdict.acts.iter().map(|(outcome, why)| became(*outcome, why)).collect();
        table.push(vec![
            verdict.rule.as_str().into(),
            Some(verdict.ticket).filter(|ticket| ticket.0 > 0).into(),
            fires.into(),
            verdict.because.clone().into(),
            if fires { written } else { Vec::new() }.into(),
            Cell::Word(verdict.on.word()),
            outcomes.into(),
        ]);
    }
    table
}

/// For reading: each rule with what it would do or what is not so.
fn page(said: &Rehearsal) -> String {
    let mut page = String::new();
    for verdict in &said.verdicts {
        let rule = clean(&verdict.rule, Breaks::Escaped);
        match &verdict.because {
            Some(because) => {
                page += &format!("{rule}: does not fire: {}\n", clean(because, Breaks::Escaped));
            }
            None => {
                page += &format!("{rule}: fires on #{} ({})\n", verdict.ticket, verdict.on);
                for (action, (outcome, why)) in written(said, verdict).iter().zip(&verdict.acts) {
                    let action = clean(action, Breaks::Escaped);
                    page += &format!("  {action}: {}\n", clean(&became(*outcome, why), Breaks::Escaped));
                }
            }
        }
    }
    page
}

fn became(outcome: Outcome, why: &Option<String>) -> String {
    match why {
        Some(why) => format!("{outcome}: {why}"),
        None => outcome.to_string(),
    }
}

fn written(said: &Rehearsal, verdict: &Verdict) -> Vec<String> {
    let rule: Option<&Rule> = said.settings.rules.iter().find(|rule| rule.name == verdict.rule);
    rule.map(|rule| rule.written.clone()).unwrap_or_default()
}
