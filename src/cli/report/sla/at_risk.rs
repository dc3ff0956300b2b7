//! `desk sla at-risk [QUERY]`

use std::cmp::Reverse;

use clap::Args;

use crate::cli::context::{Context, Done};
use crate::cli::remark;
use crate::desk::period::{Units, duration};
use crate::desk::sla::risk::Watch;
use crate::desk::sla::{ClockState, ClockStatus};
use crate::desk::time::{Moment, Span};
use crate::error::Result;
use crate::store::clock::{ClockRow, KeptClock};
use crate::store::{Store, query};
use crate::table::{Cell, Column, Holds, Table};
use crate::work::doubted;

/// List promises that will be missed if nothing happens.
#[derive(Args, Debug)]
#[command(after_help = HELP)]
pub struct Options {
    /// Only these tickets: assignee:me -tag:vip … or a saved view, @mine
    #[arg(value_name = "QUERY")]
    query: Vec<String>,
    /// So much working time or less is left
    #[arg(long, value_name = "TIME", default_value = "4h")]
    within: String,
    /// Show clocks that wait for the customer too, as if they went on now
    #[arg(long)]
    if_customer_answers_now: bool,
}

/// The rule, and the words of [`crate::desk::sla::risk::Due`].
const HELP: &str = "\
One row for each promise, most urgent first. A running clock is at risk when it is missed already,
when at most --within of its time is left, or when it has used the share that its policy names
(at_risk). Time is working time in the hours of the policy's calendar; for a promise around the
clock it is that of the clock. Tickets from before the desk were promised nothing.

The column `due` says, the first that holds:\n  \
    overdue     the due instant has passed\n  \
    unattended  due while the desk is closed or as it opens, with no open time between the end of\n              \
    this shift (or now, if it is closed) and then: later nobody can keep the promise\n  \
    today       due by the end of the last opening of this date, in the calendar's zone\n  \
    later       due after that";

/// Columns of what is at risk.
pub const COLUMNS: &[Column] = &[
    Column::shown("ticket", Holds::Ticket, "the number of the ticket"),
    Column::shown("target", Holds::Text, "first_response, next_response, resolution or update"),
    Column::more("status", Holds::Text, "missed, at_risk, active or paused"),
    Column::shown("due_at", Holds::At, "when it is, or was, due; of what is paused, if it went on now"),
    Column::shown(
        "left_minutes",
        Holds::Minutes,
        "what is left of it in working time, a begun minute in full; negative: whole minutes over it",
    ),
    Column::more("left_seconds", Holds::Seconds, "the same in seconds"),
    Column::shown("due", Holds::Text, "overdue, unattended, today or later"),
    Column::shown("assignee", Holds::Text, "the agent who has it"),
    Column::more("priority", Holds::Text, "low, normal, high or urgent"),
    Column::more("customer_email", Holds::Text, "the address of the customer"),
    Column::shown("subject", Holds::Text, "the subject of the ticket"),
    Column::more("policy", Holds::Text, "the policy that promised it"),
];

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    let within = duration(&options.within, Units::HoursAndMinutes)?;
    let store = context.store()?;
    let zone = context.zone(Some(&store))?;
    context.check(COLUMNS)?;
    let chosen = query::tickets(&context.query(&store, &options.query)?, &context.scope(&store)?);
    let mut lookout = Lookout { now: context.now, within, watches: Vec::new() };
    let mut rows = store.open_clocks(&chosen, context.now, |clock| match clock.state {
        ClockState::Running => Ok(lookout.running(clock)),
        ClockState::Paused if !options.if_customer_answers_now => Ok(None),
        ClockState::Paused => lookout.paused(clock, &store),
    })?;
    if rows.is_empty() {
        context.ui.note("nothing is at risk");
    }
    rows.sort_unstable_by_key(|(due_at, row)| {
        (due_at.is_none(), *due_at, Reverse(row.clock.priority), row.clock.ticket, row.clock.target)
    });
    let mut table = Table::new(COLUMNS);
    for (due_at, row) in rows {
        table.push(lookout.shown(due_at, row));
    }
    context.show(table, zone)?;
    remark::tell(&mut context.ui, zone, &doubted::all(&store)?);
    Ok(Done::Well)
}

/// What is asked, and the calendars as they look now, by the place of their terms.
struct Lookout {
    now: Moment,
    within: Span,
    watches: Vec<Option<Watch>>,
}

impl Lookout {
    fn watch(&mut self, clock: &KeptClock) -> &Watch {
        let (terms, now, within) = (&clock.terms, self.now, self.within);
        if self.watches.len() <= terms.place {
            self.watches.resize(terms.place + 1, None);
        }
        self.watches[terms.place].get_or_insert_with(|| Watch::new(&terms.calendar, terms.zone, now, within))
    }

    /// When a running clock is due, if it is at risk; within, nothing where that is more than six years away.
    fn running(&mut self, clock: &KeptClock) -> Option<Option<Moment>> {
        let near = clock.due_at.is_some_and(|due| self.watch(clock).is_near(clock.hours(), due));
        (near || clock.status_at(self.now) != ClockStatus::Active).then_some(clock.due_at)
    }

    /// The same of one that is paused, as if it went on now. What was missed before the pause stays missed.
    fn paused(&mut self, clock: &KeptClock, store: &Store) -> Result<Option<Option<Moment>>> {
        if clock.due_at.is_some() {
            return Ok(Some(clock.due_at));
        }
        let Some(left) = store.left_of_paused(clock, self.now)? else { return Ok(None) };
        let due_at = self.watch(clock).due(clock.hours(), left);
        Ok((left <= self.within).then_some(due_at))
    }

    fn shown(&mut self, due_at: Option<Moment>, row: ClockRow) -> Vec<Cell> {
        let ClockRow { clock, assignee, customer_email, subject } = row;
        let status = clock.status_at(self.now);
        let watch = self.watch(&clock);
        let left = due_at.map(|due| watch.left(clock.hours(), due));
        vec![
            clock.ticket.into(),
            Cell::Word(clock.target.word()),
            Cell::Word(status.word()),
            due_at.into(),
            left.map_or(Cell::Empty, |left| Cell::Minutes(-(-left.0).div_euclid(60) as f64)),
            left.into(),
            due_at.map_or(Cell::Empty, |due| Cell::Word(watch.word(due).word())),
            assignee.into(),
            Cell::Word(clock.priority.word()),
            customer_email.into(),
            subject.into(),
            clock.terms.policy.as_ref().map(|policy| policy.name.as_str()).into(),
        ]
    }
}
