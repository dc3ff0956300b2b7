//! `desk list [QUERY]`

use std::collections::HashSet;

use clap::Args;

use crate::cli::columns;
use crate::cli::context::{Context, Done};
use crate::cli::remark;
use crate::cli::seen;
use crate::desk::id::TicketId;
use crate::desk::score::order::{First, Place};
use crate::desk::sla::ClockStatus;
use crate::desk::ticket::Status;
use crate::error::Result;
use crate::store::query;
use crate::store::ticket::TicketRow;
use crate::table::{Column, Table};
use crate::work::doubted;

/// List tickets, most urgent first: by the score of `desk next`. Without a query those that want work (is:unsolved or
/// is:waiting).
#[derive(Args, Debug)]
#[command(after_help = "The keys of a query, their values and dates: desk help queries")]
pub struct Options {
    /// Which tickets: status:open tag:vip -assignee:me "a phrase" … or a saved view, @mine
    #[arg(value_name = "QUERY")]
    query: Vec<String>,
}

/// What is listed without a query: the tickets that want work.
pub(super) const WANTS_WORK: &str = "is:unsolved or is:waiting";

/// How many tickets were listed, and how they stand.
#[derive(Default)]
struct Counted {
    all: usize,
    statuses: Vec<(Status, usize)>,
    overdue: usize,
    at_risk: usize,
}

impl Counted {
    fn count(&mut self, row: &TicketRow) {
        self.all += 1;
        match self.statuses.iter_mut().find(|(status, _)| *status == row.status) {
            Some((_, count)) => *count += 1,
            None => self.statuses.push((row.status, 1)),
        }
        self.overdue += usize::from(row.sla_status == ClockStatus::Missed && row.due_at.is_some());
        self.at_risk += usize::from(row.sla_status == ClockStatus::AtRisk);
    }

    /// `5 tickets: 2 new, 3 open; 1 overdue, 1 at risk`
    fn words(&self) -> String {
        let noun = if self.all == 1 { "ticket" } else { "tickets" };
        let of = |status: &Status| self.statuses.iter().find(|(one, _)| one == status);
        let statuses: Vec<String> =
            Status::ALL.iter().filter_map(of).map(|(status, count)| format!("{count} {status}")).collect();
        let pressing = [(self.overdue, "overdue"), (self.at_risk, "at risk")].into_iter();
        let pressing: Vec<String> =
            pressing.filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
        let mut words = format!("{} {noun}", self.all);
        for (sign, parts) in [(": ", statuses), ("; ", pressing)] {
            if !parts.is_empty() {
                words.push_str(&format!("{sign}{}", parts.join(", ")));
            }
        }
        words
    }
}

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    let store = context.store()?;
    let zone = context.zone(Some(&store))?;
    context.check(&columns::listed())?;
    let query = match options.query.as_slice() {
        [] => context.query(&store, &[WANTS_WORK.to_owned()])?,
        words => context.query(&store, words)?,
    };
    if context.globals.columns.is_empty()
        && let [word] = options.query.as_slice()
        && let Some(view) = word.strip_prefix('@')
        && let Some(view) = context.settings(&store)?.1.views.get(view)
    {
        context.globals.columns = view.columns.clone();
    }
    let chosen = query::tickets(&query, &context.scope(&store)?);
    let mut first = First::new(context.query_limit());
    store.wanting(&chosen, options.query.is_empty(), context.now, |wanting| first.push(wanting.place, ()))?;
    let places: Vec<Place> = first.sorted().into_iter().map(|(place, ())| place).collect();
    let ids: Vec<TicketId> = places.iter().map(|place| place.id).collect();
    let mut listed = columns::listed();
    let sees = context.sees()?;
    let attached = if sees { store.with_attachments(&ids)? } else { HashSet::new() };
    if sees {
        listed.push(seen::ATTACHED);
        listed = seen::columns(&listed).unwrap_or(listed);
    }
    let needs = context.format()?.needs(&listed, &context.choice())?;
    let kept: Vec<Column> = needs.iter().filter_map(|place| listed.get(*place).copied()).collect();
    let mut table = Table::new(kept);
    let mut places = places.into_iter();
    let mut counted = Counted::default();
    table.rows = store.tickets(&ids, context.now, |row| {
        // Another command may have taken some away since.
        let score = places.find(|place| place.id == row.id).and_then(|place| place.points);
        counted.count(&row);
        let hangs = attached.contains(&row.id);
        let mut cells = columns::ticket(row);
        cells.push(score.into());
        cells.push(hangs.into());
        needs.iter().filter_map(|place| cells.get_mut(*place).map(std::mem::take)).collect()
    })?;
    if table.rows.is_empty() {
        context.ui.note(if options.query.is_empty() { "nothing wants work" } else { "no such tickets" });
    }
    context.show(table, zone)?;
    if context.globals.verbose {
        context.ui.detail(counted.words());
        if let spam @ 1.. = store.mail_into_spam()? {
            context
                .ui
                .detail(format!("{spam} mails went into tickets that are spam: desk messages status:spam"));
        }
    }
    if options.query.is_empty() {
        remark::tell(&mut context.ui, zone, &doubted::all(&store)?);
    }
    Ok(Done::Well)
}
