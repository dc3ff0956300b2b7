//! `desk sla simulate FILE [QUERY]`

use std::path::PathBuf;

use clap::Args;

use super::period::Period;
use crate::cli::context::{Context, Done};
use crate::cli::keep::settings;
use crate::error::Result;
use crate::report::simulate::{self, Listed};
use crate::store::facts::View;
use crate::table::{Cell, Table};
use crate::work::chosen::query_under;

/// Replay history under other settings: what would have been met, and what flips.
#[derive(Args, Debug)]
#[command(after_help = HELP)]
pub struct Options {
    /// A settings document, as for `desk settings check`; `-` reads standard input
    file: PathBuf,
    /// Only these tickets, as they stand: tag:vip -channel:phone … or a saved view, @mine
    #[arg(value_name = "QUERY")]
    query: Vec<String>,
    #[command(flatten)]
    period: Period,
    /// List the promises that flip: flips (the default), to_met, to_missed, or changed for any other status
    #[arg(long, value_name = "CELL", num_args = 0..=1, default_missing_value = "flips")]
    list: Option<String>,
}

const HELP: &str = "\
Nothing is changed. Each ticket is judged twice by what happened to it: under the settings that held
for it (old), and as if the policies and calendars of FILE had held for it from its beginning (new).
What happened, and when it was closed, stays as it was.

Both sides count the same promises: those for which the customer began to wait in the period (by
default all time), decided by now. Without a period, old is what `desk report sla` says.

minutes_90, minutes_95 and minutes_99: the smallest goal, the same at every priority, under which so
many percent would have been met, in minutes as the policies of FILE count them. What is still open
within that goal is not decided yet; what has been open for longer counts as missed. `-`: nothing
was ever fulfilled.";

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    let listed = options.list.as_deref().map(Listed::named).transpose()?;
    let columns = if listed.is_some() { simulate::LIST } else { simulate::COLUMNS };
    context.check(columns)?;
    let store = context.store()?;
    let shown_in = context.zone(Some(&store))?;
    let (document, origin) = settings::read(&options.file, context)?;
    let other = settings::checked(&document, &origin, context)?;
    let (_, held) = store.settings_in_force()?;
    let zone = if context.globals.tz.is_some() { shown_in } else { held.desk.report_zone };
    let range = options.period.range(None, context.now, zone)?;
    let query = query_under(&held, &store, &options.query, context.now, zone)?;
    let me = if query.uses_me() { Some(context.agent(&store)?.name) } else { None };
    let view = View {
        as_of: context.now,
        ahead: true,
        known: None,
        backfill: false,
        clocks: true,
        subjects: listed.is_some(),
        customers: false,
        under: Some(&other),
        query: &query,
        me: me.as_deref(),
    };
    let facts = store.facts(&view, held)?;
    let compared = simulate::compare(&facts, range);
    // A terminal has no room for all figures in one line; those of the comparison are said beneath.
    if context.ui.output_is_terminal()
        && context.globals.format.is_none()
        && context.globals.columns.is_empty()
    {
        let narrow = if listed.is_some() { simulate::NARROW_LIST } else { simulate::NARROW };
        context.globals.columns = narrow.map(str::to_owned).to_vec();
    }
    match listed {
        Some(listed) => {
            let table = simulate::list(&facts, range, listed);
            if table.rows.is_empty() {
                context.ui.note("no promise would have come out otherwise");
            }
            context.show(table, shown_in)?;
        }
        None => {
            let beside = beside(&compared);
            context.show(compared, shown_in)?;
            for note in beside {
                context.ui.note(note);
            }
        }
    }
    for note in simulate::notes(&facts, range) {
        context.ui.note(note);
    }
    Ok(Done::Well)
}

/// The figures for which a narrow table has no room, in words.
fn beside(compared: &Table) -> Vec<String> {
    let cell = |row: &[Cell], name: &str| compared.position(name).and_then(|place| row.get(place).cloned());
    let mut notes = Vec::new();
    for row in &compared.rows {
        let goals = [90, 95, 99].map(|percent| (percent, cell(row, &format!("minutes_{percent}"))));
        let goals = goals.iter().filter_map(|(percent, cell)| match cell {
            Some(Cell::Minutes(minutes)) => Some(format!("{percent} % with {minutes} min")),
            _ => None,
        });
        let goals: Vec<String> = goals.collect();
        if let (false, Some(Cell::Word(target))) = (goals.is_empty(), cell(row, "target")) {
            let open = match cell(row, "new_open") {
                Some(Cell::Int(open)) if open > 0 => format!("; {open} still open"),
                _ => String::new(),
            };
            notes.push(format!("{target} would have been met: {}{open}", goals.join(", ")));
        }
    }
    if let Some(all) = compared.rows.last()
        && let (Some(Cell::Int(met)), Some(Cell::Int(missed))) = (cell(all, "to_met"), cell(all, "to_missed"))
        && met + missed > 0
    {
        notes.push(format!(
            "{} flip: {met} to met, {missed} to missed; --list shows them",
            if met + missed == 1 { "1 promise".into() } else { format!("{} promises", met + missed) }
        ));
    }
    notes
}
