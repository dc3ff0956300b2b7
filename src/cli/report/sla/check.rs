//! `desk sla check [QUERY]`, for cron and monitoring.

use clap::Args;

use super::period::Period;
use crate::cli::context::{Context, Done};
use crate::cli::report::report::target::Target;
use crate::desk::id::TicketId;
use crate::desk::sla::{ClockState, ClockStatus};
use crate::error::{Error, Result};
use crate::report::{Options as Asked, sla::SLA, tally};
use crate::store::facts::View;
use crate::store::{Store, query};
use crate::table::{Cell, Column, Holds, Table};
use crate::work::chosen::query_under;

/// Exit 4 when something is overdue, or less was met than --target.
#[derive(Args, Debug)]
#[command(after_help = HELP)]
pub struct Options {
    /// Only these tickets: tag:vip -channel:phone … or a saved view, @mine
    #[arg(value_name = "QUERY")]
    query: Vec<String>,
    /// The share of promises decided in the period that must have been met, in percent
    #[arg(long, value_name = "PCT")]
    target: Option<String>,
    #[command(flatten)]
    period: Period,
}

const HELP: &str = "\
Two things are checked: that no clock that runs is past due (overdue), and with --target that the
share of promises met is not below it (met_pct). The share is that of `desk report sla` in the same
period, by default this-month; where nothing was decided there, it is `-` and holds.

One row for each fault, and none where all is well (-v: a row for each check; -q: none at all).
Exit 0: all holds; 4: something does not.";

/// Columns of what did not hold.
pub const COLUMNS: &[Column] = &[
    Column::shown(
        "check",
        Holds::Text,
        "overdue (clocks past due now) or met_pct (promises met in the period)",
    ),
    Column::shown("value", Holds::Percent, "a number of promises, or a share in percent"),
    Column::shown("limit", Holds::Percent, "at most so many, or at least that share"),
    Column::shown("ok", Holds::Bool, "whether it holds"),
    Column::shown("met", Holds::Int, "promises of the period fulfilled in time"),
    Column::shown("decided", Holds::Int, "promises of the period met or missed"),
    Column::shown(
        "tickets",
        Holds::Tickets,
        "the tickets that are overdue, or with a promise missed in the period",
    ),
];

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    let target = options.target.as_deref().map(Target::parse).transpose()?;
    if target.is_none() && !options.period.is_open() {
        return Err(Error::usage("a period is for --target; what is overdue is so now")
            .hint("desk sla check --target 95 --period this-month"));
    }
    let store = context.store()?;
    let zone = context.zone(Some(&store))?;
    context.check(COLUMNS)?;
    let mut checks = vec![overdue(options, context, &store)?];
    if let Some(target) = target {
        checks.push(met(options, target, context, &store)?);
    }
    let holds = checks.iter().all(|check| check.holds);
    let mut table = Table::new(COLUMNS);
    for check in checks.into_iter().filter(|check| !check.holds || context.globals.verbose) {
        table.push(check.row());
    }
    for missing in store.settings_in_force()?.1.missing_holidays(context.now) {
        context.ui.detail(format!("{missing}; {}", missing.hint()));
    }
    // Cron writes a mail of any word, even of the names of columns.
    let says_nothing = table.rows.is_empty() && context.globals.format.is_none();
    if !context.globals.quiet && !says_nothing {
        context.show(table, zone)?;
    }
    Ok(if holds { Done::Well } else { Done::CheckFailed })
}

/// One thing that was looked at.
struct Check {
    name: &'static str,
    value: Cell,
    limit: Cell,
    holds: bool,
    /// Numerator and denominator of a share.
    of: Option<(i64, i64)>,
    tickets: Vec<TicketId>,
}

impl Check {
    fn row(mut self) -> Vec<Cell> {
        self.tickets.sort_unstable();
        self.tickets.dedup();
        vec![
            Cell::Word(self.name),
            self.value,
            self.limit,
            self.holds.into(),
            self.of.map(|(met, _)| met).into(),
            self.of.map(|(_, decided)| decided).into(),
            self.tickets.into(),
        ]
    }
}

fn overdue(options: &Options, context: &Context, store: &Store) -> Result<Check> {
    let chosen = query::tickets(&context.query(store, &options.query)?, &context.scope(store)?);
    let now = context.now;
    let rows = store.open_clocks(&chosen, now, |clock| {
        let overdue = clock.state == ClockState::Running && clock.status_at(now) == ClockStatus::Missed;
        Ok(overdue.then_some(clock.ticket))
    })?;
    Ok(Check {
        name: "overdue",
        value: rows.len().into(),
        limit: Cell::Int(0),
        holds: rows.is_empty(),
        of: None,
        tickets: rows.into_iter().map(|(ticket, _)| ticket).collect(),
    })
}

/// The share of `desk report sla`, by the same code.
fn met(options: &Options, target: Target, context: &Context, store: &Store) -> Result<Check> {
    let (_, settings) = store.settings_in_force()?;
    let zone = match &context.globals.tz {
        Some(_) => context.zone(Some(store))?,
        None => settings.desk.report_zone,
    };
    let range = options.period.range(Some("this-month"), context.now, zone)?;
    let query = query_under(&settings, store, &options.query, context.now, zone)?;
    let me = if query.uses_me() { Some(context.agent(store)?.name) } else { None };
    let view = View {
        as_of: context.now,
        ahead: true,
        known: None,
        backfill: false,
        clocks: true,
        subjects: false,
        customers: false,
        under: None,
        query: &query,
        me: me.as_deref(),
    };
    let facts = store.facts(&view, settings)?;
    let asked = Asked { range, as_of: context.now, zone, by: [None, None], backfill: false, lists: true };
    let share = SLA.headline(&(SLA.build)(&SLA, &facts, &asked));
    let (met, decided) = share.unwrap_or_default();
    let (part, whole) = target.share();
    let missed = tally::list(&SLA, &facts, &asked, Some("missed"));
    let tickets = missed.rows.iter().filter_map(|row| match row.first() {
        Some(Cell::Ticket(ticket)) => Some(*ticket),
        _ => None,
    });
    Ok(Check {
        name: "met_pct",
        value: Cell::Percent(met, decided),
        limit: Cell::Percent(part, whole),
        holds: target.holds(met, decided),
        of: Some((met, decided)),
        tickets: tickets.collect(),
    })
}
