//! `desk watch [QUERY]`

use std::collections::BTreeMap;
use std::time::Duration;

use clap::Args;
use serde_json::json;

use crate::cli::columns;
use crate::cli::context::{Context, Done};
use crate::cli::look::list::WANTS_WORK;
use crate::desk::clean::{Breaks, clean};
use crate::desk::id::TicketId;
use crate::desk::period::{Units, duration, shortest};
use crate::desk::score::order::First;
use crate::desk::sla::ClockStatus;
use crate::desk::time::{Moment, Span, Zone};
use crate::desk::watch::{Change, Happening, Watch};
use crate::error::{Error, Kind, Result};
use crate::store::Store;
use crate::store::query::{self, Fragment};
use crate::store::watch::Reached;
use crate::table::{Cell, Column, Format, Holds, Table};
use crate::ui::Live;

/// Watch tickets: a list that keeps itself true, or a line for each thing that happens.
///
/// On a terminal the list of `desk list` is drawn again every 30 seconds; what is new, late or changed is marked for ten minutes.
/// Ctrl-C ends it. In a pipe (and on a terminal with -f jsonl) there is no list, but one JSON object a line for each thing that
/// happens from now on: `event ticket at subject status`. Events are new, message, answered, assigned, bounced, doubted, at_risk,
/// missed and woke; what time brings is said once. It only reads, and holds nothing between two looks.
///
/// The command of --exec is run by `sh` once for each event, one after the other, with that line on its standard input; one that
/// fails is told of and ends nothing. SIGTERM, and a reader who goes away, end it with 0.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  desk watch\n  desk watch assignee:me --bell\n  \
    desk watch priority:urgent --every 1m --exec 'jq -r .subject | xargs -0 notify-send'\n  \
    desk watch | jq -r 'select(.event == \"missed\") | .ticket'")]
pub struct Options {
    /// Which tickets, as in `desk list`; without it those that want work
    #[arg(value_name = "QUERY")]
    query: Vec<String>,
    /// How long to wait between two looks: 10s, 1m
    #[arg(long, value_name = "LENGTH", default_value = "30s")]
    every: String,
    /// Ring when something happens
    #[arg(long)]
    bell: bool,
    /// Run this for each event, with its line on standard input
    #[arg(long, value_name = "COMMAND")]
    exec: Option<String>,
    /// End after so many looks; with it --every may be 0s
    #[arg(long, value_name = "N")]
    times: Option<u64>,
}

/// What a line says, for `desk schema`.
pub const COLUMNS: &[Column] = &[
    Column::shown(
        "event",
        Holds::Text,
        "new, message, answered, assigned, bounced, doubted, at_risk, missed or woke",
    ),
    Column::shown("ticket", Holds::Ticket, "the number of the ticket"),
    Column::shown("at", Holds::At, "when it counts"),
    Column::shown("subject", Holds::Text, "the subject of the ticket"),
    Column::shown("status", Holds::Text, "where the ticket stands now"),
];

const MARK: Column = Column::shown("mark", Holds::Text, "new, late or changed");

/// So long a mark stays, in seconds.
const MARKED: i64 = 600;

/// On a terminal with fewer columns only the most important ones are drawn.
const NARROW: usize = 70;

/// How it is told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Manner {
    /// A list that is drawn over.
    Picture,
    /// On a terminal that cannot: a line for people.
    Lines,
    Json,
}

/// What was seen so far.
struct Seen {
    watch: Watch,
    reached: Option<Reached>,
    /// When time will bring something next.
    next: Option<Moment>,
    marks: BTreeMap<TicketId, (&'static str, Moment)>,
    updated: BTreeMap<TicketId, Moment>,
}

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    let span = duration(&options.every, Units::All)?;
    if span.0 < 1 && options.times.is_none() {
        return Err(Error::usage("--every is at least one second").hint("desk watch --every 10s"));
    }
    let manner = manner(context)?;
    let mut listed = vec![MARK];
    listed.extend(columns::listed());
    Format::named("table")?.arrange(Table::new(listed.clone()), &context.choice())?;
    let mut live = context.ui.live()?;
    let mut seen = Seen {
        watch: Watch::default(),
        reached: None,
        next: None,
        marks: BTreeMap::new(),
        updated: BTreeMap::new(),
    };
    let mut looks = 0;
    loop {
        context.now = context.clock.now();
        let looked = context
            .store()
            .and_then(|store| look(options, &store, manner, &listed, &mut seen, &mut live, context));
        match looked {
            Ok(changes) => tell(&changes, options, manner, context)?,
            // Somebody rewrites the file just now.
            Err(error) if error.kind == Kind::TryAgain && looks > 0 => context.ui.warn(error),
            Err(error) => return Err(error),
        }
        context.ui.finish()?;
        looks += 1;
        if options.times.is_some_and(|times| looks >= times) {
            return Ok(Done::Well);
        }
        if !context.ui.rest(&live, Duration::from_secs(u64::try_from(span.0).unwrap_or_default())) {
            return Ok(Done::Well);
        }
    }
}

fn manner(context: &Context) -> Result<Manner> {
    let terminal = context.ui.output_is_terminal();
    match context.globals.format.as_deref() {
        Some("json" | "jsonl") => Ok(Manner::Json),
        None if !terminal => Ok(Manner::Json),
        None | Some("table") if terminal => {
            Ok(if context.ui.can_redraw() { Manner::Picture } else { Manner::Lines })
        }
        _ => Err(Error::usage("what happens is told as JSON, one object a line").hint("desk watch -f jsonl")),
    }
}

/// Looks once, and draws what is there.
fn look(
    options: &Options,
    store: &Store,
    manner: Manner,
    listed: &[Column],
    seen: &mut Seen,
    live: &mut Live,
    context: &mut Context,
) -> Result<Vec<Change>> {
    let (now, reached) = (context.now, store.reached()?);
    let quiet = seen.reached == Some(reached) && seen.next.is_none_or(|next| next > now);
    if quiet && manner != Manner::Picture {
        return Ok(Vec::new());
    }
    // A desk that was put back from a copy begins anew.
    if seen.reached.is_some_and(|before| reached < before) {
        (seen.watch, seen.reached) = (Watch::default(), None);
    }
    let words = if options.query.is_empty() { &[WANTS_WORK.to_owned()][..] } else { &options.query };
    let scope = context.scope(store)?;
    let chosen = query::tickets(&context.query(store, words)?, &scope);
    let stand = store.stand(&chosen, now)?;
    let learned = match seen.reached {
        Some(before) => store.learned(before, reached)?,
        None => Vec::new(),
    };
    // What a change has taken out of the query is told all the same.
    let left: Vec<String> = learned
        .iter()
        .filter(|fact| seen.watch.knows(fact.ticket) && stand.iter().all(|one| one.ticket != fact.ticket))
        .map(|fact| format!("id:{}", fact.ticket))
        .collect();
    let gone = match left.is_empty() {
        true => Vec::new(),
        false => store.stand(&query::tickets(&context.query(store, &[left.join(" or ")])?, &scope), now)?,
    };
    seen.next = stand.iter().filter_map(|one| one.next(now)).min();
    let changes = seen.watch.look(stand, gone, &learned, now);
    let first = seen.reached.replace(reached).is_none();
    if manner == Manner::Picture {
        for change in &changes {
            let word = match change.event {
                Happening::New => "new",
                Happening::Missed => "late",
                _ => "changed",
            };
            let mark = seen.marks.entry(change.ticket).or_insert((word, now));
            *mark = (if mark.0 == "new" { "new" } else { word }, now);
        }
        picture(options, store, &chosen, first, listed, seen, live, context)?;
    }
    Ok(changes)
}

/// Draws the list.
#[allow(clippy::too_many_arguments, reason = "one caller, which has all of it at hand")]
fn picture(
    options: &Options,
    store: &Store,
    chosen: &Fragment,
    first: bool,
    listed: &[Column],
    seen: &mut Seen,
    live: &mut Live,
    context: &mut Context,
) -> Result<()> {
    let (now, zone) = (context.now, context.zone(Some(store))?);
    let mut order = First::new(None);
    store.wanting(chosen, false, now, |wanting| order.push(wanting.place, ()))?;
    let places: Vec<_> = order.sorted().into_iter().map(|(place, ())| place).collect();
    let ids: Vec<TicketId> = places.iter().map(|place| place.id).collect();
    let mut table = Table::new(listed.to_vec());
    let mut places = places.into_iter();
    table.rows = store.tickets(&ids, now, |row| {
        let before = seen.updated.insert(row.id, row.updated_at);
        if before.is_some_and(|before| before != row.updated_at) && !first {
            seen.marks.entry(row.id).or_insert(("changed", now));
        }
        let late = (row.sla_status == ClockStatus::Missed && row.due_at.is_some()).then_some("late");
        let marked = seen.marks.get(&row.id).filter(|(_, since)| (now - *since).0 < MARKED);
        let score = places.find(|place| place.id == row.id).and_then(|place| place.points);
        let mark = marked.map(|(word, _)| *word).or(late).map_or(Cell::Empty, Cell::Word);
        let mut cells = vec![mark];
        cells.extend(columns::ticket(row));
        cells.push(score.into());
        cells
    })?;
    seen.marks.retain(|_, (_, since)| (now - *since).0 < MARKED);
    let count = table.rows.len();
    context.ui.measure();
    let (_, rows) = context.ui.size();
    let format = Format::named("table")?;
    let style = context.ui.style(zone, now);
    let mut choice = context.choice();
    if choice.columns.is_empty() {
        // A picture that grows with every ticket into a block of lines is none.
        let narrow = style.width.is_some_and(|width| width < NARROW);
        let columns = if narrow {
            "mark id status due_at subject"
        } else {
            "mark id status priority due_at assignee customer_email subject"
        };
        choice.columns = columns.split(' ').map(str::to_owned).collect();
    }
    let table = format.arrange(table, &choice)?;
    let mut written = Vec::new();
    (format.write)(&table, &style, &mut written)
        .map_err(|error| Error::io("cannot draw the list", &error))?;
    let head = head(options, count, now, zone);
    let width = style.width.unwrap_or(usize::MAX);
    let mut lines = vec![head.chars().take(width).collect::<String>()];
    lines.extend(String::from_utf8_lossy(&written).lines().map(str::to_owned));
    // The last line stays free for the cursor; what has no room is counted.
    let room = rows.map_or(usize::MAX, |rows| rows.saturating_sub(1).max(2));
    if lines.len() > room {
        let more = lines.len() - room + 1;
        lines.truncate(room - 1);
        lines.push(format!("… {more} more lines"));
    }
    context.ui.redraw(live, &lines)
}

fn head(options: &Options, count: usize, now: Moment, zone: Zone) -> String {
    let query = options.query.join(" ");
    let tickets = if count == 1 { "ticket" } else { "tickets" };
    let every = duration(&options.every, Units::All)
        .map_or_else(|_| options.every.clone(), |span: Span| shortest(span));
    let which = if query.is_empty() { String::new() } else { format!(" {}", clean(&query, Breaks::Space)) };
    format!(
        "desk watch{which}: {count} {tickets} at {}, every {every}; Ctrl-C ends",
        now.format(zone, "%H:%M:%S")
    )
}

/// Says what happened, and hands it to the command.
fn tell(changes: &[Change], options: &Options, manner: Manner, context: &mut Context) -> Result<()> {
    for change in changes {
        let line = json!({
            "event": change.event.word(),
            "ticket": change.ticket.0,
            "at": change.at.rfc3339(),
            "subject": change.subject,
            "status": change.status.word(),
        });
        let line = format!("{line}\n");
        match manner {
            Manner::Picture => {}
            Manner::Json => context.ui.print(&line)?,
            Manner::Lines => {
                let zone = context.zone(None)?;
                let (at, subject) = (change.at.local(zone), clean(&change.subject, Breaks::Space));
                let text =
                    format!("{at}  {}  #{}  {}  {subject}\n", change.event, change.ticket, change.status);
                context.ui.print(&text)?;
            }
        }
        // The line is out before the command can ask for it.
        context.ui.finish()?;
        if let Some(command) = options.exec.as_deref() {
            context.ui.hand_to(command, &line);
        }
    }
    if options.bell && !changes.is_empty() && context.ui.output_is_terminal() {
        context.ui.bell()?;
    }
    Ok(())
}
