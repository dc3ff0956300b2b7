//! `desk next [QUERY]`

mod chosen;
mod written;

use std::collections::BTreeSet;

use clap::Args;

use crate::cli::columns;
use crate::cli::context::{Context, Done};
use crate::cli::look::list::WANTS_WORK;
use crate::cli::look::page::Page;
use crate::cli::remark;
use crate::desk::id::{AgentId, TicketId};
use crate::desk::message::{Delivery, Direction, Role};
use crate::desk::score::order::First;
use crate::desk::score::{Score, Term};
use crate::desk::ticket::Status;
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::Store;
use crate::store::message::MessageRow;
use crate::store::query::{self, Fragment};
use crate::store::ticket::TicketRow;
use crate::store::urgency::Wanting;
use crate::table::{Cell, Column, Holds, Table};
use crate::work::doubted;

pub use chosen::Next;

/// Show the one ticket to work on now, with what its customer last said.
#[derive(Args, Debug)]
#[command(after_help = SCORES)]
pub struct Options {
    /// Among which tickets, as in `desk list`: tag:billing, -priority:low, @mine …
    #[arg(value_name = "QUERY")]
    query: Vec<String>,
    /// Say how the score comes about, and by how much the next best ticket fell behind
    #[arg(long)]
    why: bool,
}

/// What counts, for `--help`.
const SCORES: &str = "\
Of the tickets that want work it is the one with the highest score. Left out is what is pending or on hold, what is
snoozed, and what somebody else has. Without a query all others are asked. A ticket whose snooze is over is asked in any status,
until an agent acts.

The score is a sum; all times are working time. The weights stand in the settings (defaults in brackets):
  [next]
  due = 100        half with four hours left, all of it when due, up to twice as much when overdue
  priority = 60    urgent; high gives half, normal a quarter, low nothing
  vip = 40         the customer is a VIP (desk customer vip)
  waiting = 40     half after eight hours since the oldest message without an answer
  reopened = 20    the ticket came back after it was solved
  unassigned = 10  nobody has it
  woken = 80       its snooze is over, and nobody has acted since
Where the score is the same, what is due earlier comes first, then who has waited longer, then the lower id.";

/// Columns of the terms of a score, beside those of the ticket that came second.
pub const WHY: &[Column] = &[
    Column::shown("term", Holds::Text, "due, priority, vip, waiting, reopened, unassigned or woken"),
    Column::shown("value", Holds::Text, "what the term looked at, in words; times are working time"),
    Column::shown("points", Holds::Int, "what it adds to the score"),
    Column::shown("runner_up_value", Holds::Text, "the same of the ticket that came second"),
    Column::shown("runner_up_points", Holds::Int, "what it adds to the score of that ticket"),
    Column::shown("difference", Holds::Int, "by how many points the first leads in this term"),
];

/// Columns of `next`.
pub fn all() -> Vec<Column> {
    const MORE: [Column; 4] = [
        Column::more("runner_up", Holds::Ticket, "the ticket that came second"),
        Column::more("runner_up_score", Holds::Int, "its score"),
        Column::more("why", Holds::Table, "the terms whose points add up to the score").of(WHY),
        Column::more("last_message", Holds::Record, "what its customer said last")
            .of(columns::MESSAGE_IN_FULL),
    ];
    columns::listed().into_iter().chain(MORE).collect()
}

/// Why a ticket that wants work is not for me now.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Skip {
    Snoozed,
    Others,
    NotOurTurn,
}

impl Skip {
    /// The first reason that holds.
    fn of(wanting: &Wanting, me: Option<AgentId>, now: Moment) -> Option<Skip> {
        if wanting.aside.is_some_and(|until| until > now) {
            return Some(Skip::Snoozed);
        }
        if wanting.assignee.is_some() && wanting.assignee != me {
            return Some(Skip::Others);
        }
        let woken = wanting.aside.is_some();
        (!woken && matches!(wanting.status, Status::Pending | Status::Hold)).then_some(Skip::NotOurTurn)
    }
}

/// How many there are, and how many were left out, by reason.
#[derive(Default)]
pub struct Skipped {
    /// Those that were not left out.
    pub ahead: usize,
    /// Of those that are snoozed, the one that comes back first.
    pub wakes: Option<(Moment, TicketId)>,
    /// Of those that are pending or on hold, the one that is due first and is not overdue.
    pub due: Option<(Moment, TicketId)>,
    snoozed: usize,
    others: usize,
    not_our_turn: usize,
    /// Of the last, how many are overdue: a promise runs on, whatever the status says.
    overdue: usize,
}

impl Skipped {
    fn count(&mut self, skip: Skip, wanting: &Wanting, now: Moment) {
        match skip {
            Skip::Snoozed => {
                self.snoozed += 1;
                self.wakes = earlier(self.wakes, wanting.aside, wanting.place.id);
            }
            Skip::Others => self.others += 1,
            Skip::NotOurTurn => {
                self.not_our_turn += 1;
                self.overdue += usize::from(wanting.place.due_at.is_some_and(|due| due < now));
                let ahead = wanting.place.due_at.filter(|due| *due >= now);
                self.due = earlier(self.due, ahead, wanting.place.id);
            }
        }
    }

    /// In words; none where nothing was left out.
    pub fn words(&self) -> Option<String> {
        let overdue = match self.overdue {
            0 => String::new(),
            n => format!(" ({n} of them overdue: desk list status:pending,hold is:overdue)"),
        };
        let parts = [
            (self.not_our_turn, format!("pending or on hold {}{overdue}", self.not_our_turn)),
            (self.snoozed, format!("snoozed {}", self.snoozed)),
            (self.others, format!("assigned to others {}", self.others)),
        ];
        let told: Vec<String> = parts.into_iter().filter(|(n, _)| *n > 0).map(|(_, words)| words).collect();
        (!told.is_empty()).then(|| format!("left out: {}", told.join(", ")))
    }
}

/// The earlier of two instants, with its ticket.
fn earlier(
    known: Option<(Moment, TicketId)>,
    at: Option<Moment>,
    id: TicketId,
) -> Option<(Moment, TicketId)> {
    known.into_iter().chain(at.map(|at| (at, id))).min()
}

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    let store = context.store()?;
    let zone = context.zone(Some(&store))?;
    let (reads, format) = (context.reads()?, context.format()?.name);
    let terms_only = options.why && !reads && !matches!(format, "json" | "jsonl" | "table" | "ids");
    let columns = if terms_only { WHY.to_vec() } else { all() };
    context.check(&columns)?;
    for one in store.unheard(context.now)?.into_iter().filter(|one| !one.acted) {
        let (ticket, answer) = (one.ticket, one.message);
        context.ui.note(format!("ticket {ticket} is solved, but {answer} {}", one.reason));
        context.ui.hint(format!("desk show {ticket}, then desk reply {ticket} or desk status open {ticket}"));
    }
    let (next, skipped) = choose(&options.query, &BTreeSet::new(), &store, context)?;
    match (&next, skipped.words()) {
        (None, _) => context.ui.note(nothing(&skipped)),
        (Some(_), Some(skipped)) if options.why => context.ui.note(skipped),
        _ => {}
    }
    let offers = doubted::one(&store, next.as_ref().map(|next| next.row.id))?;
    match next {
        Some(next) if reads => {
            let said = last_said(store.thread(next.row.id)?);
            let text = written::write(&Page::of(context, zone), &next, &said, options.why);
            context.ui.print(&text)?;
        }
        None if reads => {}
        Some(next) if terms_only => context.show(next.why(), zone)?,
        Some(next) => {
            let said = if format == "ids" { Vec::new() } else { last_said(store.thread(next.row.id)?) };
            context.show_one(next.whole(said), zone)?;
        }
        None => context.show_one(Table::new(columns), zone)?,
    }
    remark::tell(&mut context.ui, zone, &offers);
    Ok(Done::Well)
}

/// That there is nothing to do, and what was left out.
pub(super) fn nothing(skipped: &Skipped) -> String {
    let skipped = skipped.words().map_or(String::new(), |skipped| format!(" ({skipped})"));
    format!("nothing wants work{skipped}")
}

/// What the customer said since our last answer, oldest first; where they said nothing since, the last that they said.
fn last_said(thread: Vec<MessageRow>) -> Vec<MessageRow> {
    let speaks = |message: &MessageRow| {
        message.direction == Direction::In && message.role == Role::Customer && message.kind.is_contact()
    };
    let answered = thread.iter().rposition(|message| {
        message.direction == Direction::Out && !message.delivery.is_some_and(Delivery::never_left)
    });
    let last = thread.iter().rposition(speaks);
    let from = answered.map_or(0, |at| at + 1).min(last.unwrap_or(thread.len()));
    thread.into_iter().skip(from).filter(speaks).collect()
}

/// The two tickets at the head of the order, without those that were passed over, and what was left out.
pub fn choose(
    words: &[String],
    passed: &BTreeSet<TicketId>,
    store: &Store,
    context: &Context,
) -> Result<(Option<Next>, Skipped)> {
    let scope = context.scope(store)?;
    let mut chosen = query::tickets(&context.query(store, &[WANTS_WORK.to_owned()])?, &scope);
    if !words.is_empty() {
        let asked = query::tickets(&context.query(store, words)?, &scope);
        let values = chosen.values.into_iter().chain(asked.values).collect();
        chosen = Fragment { sql: format!("({} AND {})", chosen.sql, asked.sql), values };
    }
    let mut skipped = Skipped::default();
    let mut first = First::new(Some(2));
    store.wanting(&chosen, words.is_empty(), context.now, |wanting| {
        match Skip::of(&wanting, scope.me, context.now) {
            Some(skip) => skipped.count(skip, &wanting, context.now),
            None if passed.contains(&wanting.place.id) => {}
            None => {
                skipped.ahead += 1;
                first.push(wanting.place, wanting);
            }
        }
    })?;
    let weights = context.settings(store)?.1.next;
    let mut two = first.sorted().into_iter();
    let mut read = || -> Result<Option<(TicketRow, Score)>> {
        let Some((place, wanting)) = two.next() else { return Ok(None) };
        let row = store.ticket(place.id, context.now)?;
        Ok(row.zip(wanting.score(&weights)))
    };
    let Some((row, score)) = read()? else { return Ok((None, skipped)) };
    Ok((Some(Next { row, score, runner_up: read()? }), skipped))
}

/// What a term looked at, in words; of a ticket that is back, those with which it was put aside.
fn value(term: &Term, row: &TicketRow) -> String {
    match &row.reminder {
        Some(words) if term.name == "woken" && row.woken_at.is_some() => format!("{}: {words}", term.value),
        _ => term.value.to_string(),
    }
}

impl Next {
    /// The terms, by [`WHY`].
    fn why(&self) -> Table {
        let mut table = Table::new(WHY);
        for (at, term) in self.score.terms.iter().enumerate() {
            let other = self.runner_up.as_ref().and_then(|(_, score)| score.terms.get(at));
            table.push(vec![
                Cell::Word(term.name),
                value(term, &self.row).into(),
                term.points.into(),
                self.runner_up.as_ref().zip(other).map(|((row, _), other)| value(other, row)).into(),
                other.map(|other| other.points).into(),
                other.map(|other| term.points - other.points).into(),
            ]);
        }
        table
    }

    /// One row, by [`all`].
    fn whole(self, mut said: Vec<MessageRow>) -> Table {
        let mut table = Table::new(all());
        let why = self.why();
        let second = self.runner_up.as_ref().map(|(row, score)| (row.id, score.points()));
        let more = [
            self.score.points().into(),
            second.map(|(id, _)| id).into(),
            second.map(|(_, points)| points).into(),
            why.into(),
            match said.pop() {
                Some(last) => Cell::record(columns::messages([last], true)),
                None => Cell::Empty,
            },
        ];
        table.push(columns::ticket(self.row).into_iter().chain(more).collect());
        table
    }
}
