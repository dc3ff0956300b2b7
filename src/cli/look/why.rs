//! `desk why mMSG|ID`

mod story;
mod way;

use clap::Args;

use crate::cli::context::message_id;
use crate::cli::context::{Context, Done};
use crate::desk::clean::{Breaks, clean};
use crate::desk::id::MessageId;
use crate::desk::intake::{Outcome, Rung};
use crate::desk::language;
use crate::desk::message::Trust;
use crate::error::Result;
use crate::store::Store;
use crate::table::wrap::wrapped;
use crate::table::{Cell, Column, Holds, Table};

pub use story::{STORY, TICKET};
use way::Why;

/// Say why a mail landed where it did, or how the mails of a ticket came together.
///
/// Of a mail: each rung of the ladder that was tried, the verdict, and its reason.
///
/// Of a ticket, tell how its mails came together.
#[derive(Args, Debug)]
pub struct Options {
    /// A message (m12) or a ticket (3)
    #[arg(value_name = "MSG|ID")]
    what: String,
}

/// Columns of what was tried for a message.
pub const RUNG: &[Column] = &[
    Column::shown(
        "rung",
        Holds::Text,
        "token, address, returned, reference, subject or new: the strongest first",
    ),
    Column::shown("found_in", Holds::Text, "where in the mail the clue stands"),
    Column::shown("clue", Holds::Text, "the id, address or token"),
    Column::shown("ticket", Holds::Ticket, "the ticket that it leads to"),
    Column::shown(
        "outcome",
        Holds::Text,
        "found, shut, unknown, gone, not_ours, stranger, others, many, or absent where the mail has no such clue",
    ),
    Column::shown("verdict", Holds::Bool, "whether this decided"),
    Column::shown("reason", Holds::Text, "what the outcome means"),
];

/// Columns of `why mMSG` in JSON.
pub const MESSAGE: &[Column] = &[
    Column::shown("message", Holds::Message, "the number of the message"),
    Column::shown("ticket", Holds::Ticket, "the ticket that it is in"),
    Column::shown("message_id", Holds::Text, "its Message-ID"),
    Column::shown("rung", Holds::Text, "by which rung of the ladder it was placed, or typed"),
    Column::shown("via", Holds::Text, "the id, address or token that decided"),
    Column::shown("reason", Holds::Text, "why it is in that ticket, in a sentence"),
    Column::more("direction", Holds::Text, "in, out or note"),
    Column::more("proof", Holds::Text, "why it counts as ours: as_sent, sent_folder, token or authenticated"),
    Column::more("kind", Holds::Text, "who or what wrote it"),
    Column::more("trust", Holds::Text, "full, low or unproved"),
    Column::more("trust_reason", Holds::Text, "why it is not believed in full, or takes nobody in"),
    Column::more("forwarded_by", Holds::Text, "who forwarded it to us"),
    Column::more("joined", Holds::Tickets, "tickets that turned out to be parts of this one"),
    Column::more("linked", Holds::Tickets, "tickets that belong together with this one"),
    Column::more("follow_up_of", Holds::Ticket, "the closed ticket that it would have gone to"),
    Column::more("variant_of", Holds::Message, "the message with the same Message-ID and other content"),
    Column::more("claimed_id", Holds::Text, "the Message-ID with which it came, where another mail keeps it"),
    Column::more("sharing", Holds::List, "other mails that came with its Message-ID"),
    Column::more("source", Holds::Text, "the file that it came from"),
    Column::more("delivered_to", Holds::List, "by which of our addresses it came"),
    Column::more("copies", Holds::List, "by which further ways it came"),
    Column::more("operation", Holds::Int, "the operation that took it in"),
    Column::more("learned_at", Holds::At, "when that was"),
    Column::more("rungs", Holds::Table, "what was tried, in the order of the ladder").of(RUNG),
    Column::more("language", Holds::Text, "the language of its writer, where it is known"),
    Column::more("language_because", Holds::Text, "how it is known"),
    Column::more("more", Holds::Int, "how many further ids were tried that are not listed"),
];

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    let store = context.store()?;
    if options.what.trim().starts_with('m') {
        return message(message_id(&options.what)?, &store, context);
    }
    let ticket = context.ticket(&store, &options.what)?;
    story::run(ticket, &store, context)
}

impl Why {
    /// Why it moves nothing, or its writer nobody else, though a person wrote it.
    fn trust_reason(&self) -> Option<String> {
        let writer = &self.row.from.email;
        match self.row.trust {
            Trust::Full if self.newcomer => Some(format!(
                "it answers a mail of ours that somebody has handed to {writer}: it counts, but nobody in the ticket names them"
            )),
            Trust::Full => None,
            Trust::Low => Some(format!("nobody in the ticket names {writer}")),
            Trust::Unproved => Some(format!(
                "its sender, its id or its folder says that it is ours, but nothing proves that {writer} is we"
            )),
        }
    }

    /// Each rung with what was tried on it.
    fn rungs(&self) -> Table {
        let mut table = Table::new(RUNG);
        let by_ladder = self.placed.rung != Rung::Typed && self.row.variant_of.is_none();
        const LADDER: [Rung; 5] =
            [Rung::Token, Rung::Address, Rung::Returned, Rung::Reference, Rung::Subject];
        let mut decided = false;
        for rung in LADDER.into_iter().filter(|_| by_ladder) {
            let tried: Vec<_> = self.decision.tried.iter().filter(|tried| tried.rung == rung).collect();
            if tried.is_empty() {
                table.push(vec![
                    Cell::Word(rung.word()),
                    Cell::Empty,
                    Cell::Empty,
                    Cell::Empty,
                    Cell::Word("absent"),
                    false.into(),
                    absent(rung).into(),
                ]);
            }
            for tried in tried {
                let verdict = !decided
                    && tried.outcome == Outcome::Found
                    && tried.rung == self.placed.rung
                    && Some(&tried.text) == self.placed.via.as_ref();
                decided |= verdict;
                table.push(vec![
                    Cell::Word(rung.word()),
                    Cell::Word(tried.spot.word()),
                    tried.text.clone().into(),
                    tried.ticket.into(),
                    Cell::Word(tried.outcome.word()),
                    verdict.into(),
                    meaning(tried.outcome).into(),
                ]);
            }
        }
        if by_ladder && self.placed.rung == Rung::New {
            let ticket = Cell::Ticket(self.row.ticket);
            let why = "no rung above led to a ticket that takes mail";
            let cells = [
                Cell::Empty,
                Cell::Empty,
                ticket,
                Cell::Word(Outcome::Found.word()),
                true.into(),
                why.into(),
            ];
            table.push([Cell::Word(Rung::New.word())].into_iter().chain(cells).collect());
        }
        table
    }

    fn whole(self) -> Table {
        let (reason, trust_reason, rungs) = (self.reason(), self.trust_reason(), self.rungs());
        let copies = self.placed.copies.iter().map(|(source, to)| format!("{source} ({})", to.join(", ")));
        let mut table = Table::new(MESSAGE);
        table.push(vec![
            self.row.id.into(),
            self.row.ticket.into(),
            self.row.message_id.clone().into(),
            Cell::Word(self.placed.rung.word()),
            self.placed.via.clone().into(),
            reason.into(),
            Cell::Word(self.row.direction.word()),
            self.decision.proof.map_or(Cell::Empty, |proof| Cell::Word(proof.word())),
            Cell::Word(self.row.kind.word()),
            Cell::Word(self.row.trust.word()),
            trust_reason.into(),
            self.decision.forwarded_by.clone().into(),
            self.decision.joined.clone().into(),
            self.decision.linked.clone().into(),
            self.decision.follows.into(),
            self.row.variant_of.into(),
            self.placed.claimed.clone().into(),
            self.placed.sharing.iter().map(ToString::to_string).collect::<Vec<_>>().into(),
            self.placed.source.clone().into(),
            self.placed.delivered_to.clone().into(),
            copies.collect::<Vec<_>>().into(),
            self.placed.operation.0.into(),
            self.placed.learned_at.into(),
            rungs.into(),
            self.spoken.as_ref().and_then(|spoken| spoken.language.clone()).into(),
            self.spoken.as_ref().map(|spoken| spoken.known.to_string()).into(),
            self.decision.more.into(),
        ]);
        table
    }
}

/// Where the values of its first lines begin.
const HANGING: usize = 8;

/// What an outcome means, for a person.
fn meaning(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Found => "it leads to that ticket",
        Outcome::Shut => "that ticket takes nothing in any more",
        Outcome::Unknown => "when it came, no mail here had or named this id",
        Outcome::Gone => "there is no such ticket",
        Outcome::NotOurs => "it looks like ours, but no key of this desk has signed it",
        Outcome::Stranger => "the writer takes no part in that ticket",
        Outcome::Others => "that mail is not here; those who name it too have nobody in common with this one",
        Outcome::Many => {
            "that mail of ours went to many who do not see each other: each of them has a ticket"
        }
    }
}

/// What it means that a mail has no clue for a rung.
fn absent(rung: Rung) -> &'static str {
    match rung {
        Rung::Token => "it names no id that looks signed by a desk",
        Rung::Address => "it was sent to no signed address",
        Rung::Returned => "it is no report on a mail",
        Rung::Reference => "it names no other mail, and none names it",
        _ => "its subject carries no token of this desk",
    }
}

fn message(id: MessageId, store: &Store, context: &mut Context) -> Result<Done> {
    let zone = context.zone(Some(store))?;
    let why = Why::of(id, store)?;
    let format = context.format()?.name;
    if matches!(format, "json" | "jsonl") {
        context.show_one(why.whole(), zone)?;
        return Ok(Done::Well);
    }
    context.check(RUNG)?;
    let reads = context.reads()?;
    if reads {
        let ticket = why.row.ticket;
        let mut lines = vec![
            format!("{id}  {}", why.row.subject),
            format!("   ticket  {ticket}: {}", why.reason()),
            format!("     kind  {}", why.row.kind),
        ];
        if let Some(reason) = why.trust_reason() {
            lines.push(format!("    trust  {}: {reason}", why.row.trust));
        }
        if let Some(proof) = why.decision.proof {
            lines.push(format!("     ours  {}", proof.word().replace('_', " ")));
        }
        if let Some(spoken) = &why.spoken {
            let language = spoken.language.as_deref().map(|tag| format!("{} {tag}: ", language::name(tag)));
            lines.push(format!(" language  {}{}", language.unwrap_or_default(), spoken.known));
        }
        if let Some(by) = &why.decision.forwarded_by {
            lines.push(format!("forwarded  by {by}"));
        }
        if let Some(claimed) = &why.placed.claimed {
            lines.push(format!(
                "       id  it came with <{claimed}>, as other mail does; the earliest keeps that, and it has one of its own"
            ));
        }
        if !why.placed.sharing.is_empty() {
            let others: Vec<String> = why.placed.sharing.iter().map(ToString::to_string).collect();
            lines.push(format!(
                "       id  {} came with the same one; it is the earliest, and keeps it",
                others.join(", ")
            ));
        }
        for other in &why.decision.joined {
            lines.push(format!("   joined  ticket {other} turned out to be a part of this one"));
        }
        for other in &why.decision.linked {
            lines.push(format!("   linked  ticket {other} was worked on apart, so both are linked"));
        }
        lines.push(format!(
            "    taken  {}, by operation {} ({})",
            why.placed.learned_at.local(zone),
            why.placed.operation,
            why.placed.command
        ));
        let width = context.ui.style(zone, context.now).width;
        let pieces = |line: &String| wrapped(clean(line, Breaks::Space).as_ref(), width, HANGING);
        let text: String = lines.iter().flat_map(pieces).map(|line| format!("{line}\n")).collect();
        context.ui.print(&text)?;
        if why.row.trust == Trust::Low {
            context
                .ui
                .hint(format!("desk accept {id} believes it; desk split {ticket} {id} gives it a ticket"));
        }
    }
    let rungs = why.rungs();
    match (reads, rungs.rows.is_empty()) {
        (true, true) => {}
        (true, false) => context.show_beside_text(rungs, zone)?,
        (false, _) => context.show(rungs, zone)?,
    }
    Ok(Done::Well)
}
