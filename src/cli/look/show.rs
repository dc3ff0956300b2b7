//! `desk show ID`

mod aside;
mod margin;
mod newcomer;
mod save;

use clap::Args;

use crate::cli::columns;
use crate::cli::context::message_id;
use crate::cli::context::{Context, Done};
use crate::cli::report::survey;
use crate::cli::report::time;
use crate::desk::address::base;
use crate::desk::clean::{Breaks, clean};
use crate::desk::id::TicketId;
use crate::desk::message::{Delivery, Direction};
use crate::desk::no_reply::is_no_reply;
use crate::desk::reply_text::reply_text;
use crate::desk::time::{Moment, Zone};
use crate::error::{Error, Kind, Result};
use crate::store::Store;
use crate::store::message::{Mailbox, MessageRow};
use crate::store::story::Told;
use crate::store::ticket::TicketRow;
use crate::table::color::Ink;
use crate::table::wrap::wrapped;
use crate::table::{Cell, Column, Holds, Table};
use crate::work::thread::{spent_budget, thread_of};

use margin::Margin;

pub use save::SAVED;

/// Show one ticket with its thread; quoted text and signatures are folded away.
#[derive(Args, Debug)]
pub struct Options {
    /// The ticket
    #[arg(value_name = "ID", required_unless_present = "raw_message")]
    ticket: Option<String>,
    /// Show texts whole
    #[arg(long)]
    full: bool,
    /// Show its history too: what happened, when and by whom
    #[arg(long)]
    events: bool,
    /// Write the original bytes of a message, m42, as they came
    #[arg(long = "raw", value_name = "MSG", id = "raw_message")]
    raw_message: Option<String>,
    /// Save what hangs on its messages into a folder: `m5.2`, the number of a part, a file name, or `all`
    #[arg(long, num_args = 2, value_names = ["PART", "DIR"], conflicts_with = "raw_message")]
    save: Vec<String>,
}

/// Columns of its events.
pub const EVENT: &[Column] = &[
    Column::shown("at", Holds::At, "when it counts"),
    Column::shown("learned_at", Holds::At, "when the desk learned it"),
    Column::shown("operation", Holds::Int, "the operation that wrote it"),
    Column::shown("kind", Holds::Text, "what happened"),
    Column::shown("agent", Holds::Text, "who did it"),
    Column::shown("value", Holds::Text, "the new value, or the message, tag, survey, entry or ticket"),
];

/// Columns of its links.
pub const LINK: &[Column] = &[
    Column::shown(
        "kind",
        Holds::Text,
        "follow_up_of, follow_up, linked, joined, split_from, split, merged_into or merged",
    ),
    Column::shown("ticket", Holds::Ticket, "the other ticket"),
];

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    let store = context.store()?;
    if let Some(message) = &options.raw_message {
        return raw(message, &store, context);
    }
    if let ([part, folder], Some(of)) = (options.save.as_slice(), &options.ticket) {
        return save::run(of, part, folder, &store, context);
    }
    let zone = context.zone(Some(&store))?;
    let typed = options.ticket.as_deref().unwrap_or_default();
    let id = context.ticket(&store, typed)?;
    let row = store
        .ticket(id, context.now)?
        .ok_or_else(|| Error::refused(format!("there is no ticket {id}")).hint("desk list"))?;
    if typed.trim_start_matches('#') != id.to_string() {
        context.ui.note(format!("ticket {typed} became part of ticket {id}"));
    }
    if let Some(into) = store.merged_into(id)? {
        context.ui.note(format!("ticket {id} was merged into {into}: desk show {into}"));
    }
    let (thread, margin) = (store.thread(id)?, Margin::of(id, &store, context.now)?);
    let events = if options.events { Some(store.story(id)?) } else { None };
    if context.format()?.name == "table" && context.globals.columns.is_empty() {
        let page = Page {
            zone,
            now: context.now,
            full: options.full,
            color: context.ui.output_color(),
            width: context.ui.style(zone, context.now).width,
        };
        let remarks = remarks(&row, &thread, &store, context)?;
        let text = page.write(&row, &thread, &store.links(id)?, &margin, &remarks, events.as_deref());
        context.ui.print(&text)?;
    } else {
        context.show_one(whole(row, thread, &store.links(id)?, margin, events), zone)?;
    }
    Ok(Done::Well)
}

/// What somebody who is about to answer should know.
fn remarks(row: &TicketRow, thread: &[MessageRow], store: &Store, context: &Context) -> Result<Vec<String>> {
    let mut remarks = Vec::new();
    remarks.extend(newcomer::remarks(row.id, thread, store)?);
    let Some(email) = &row.customer_email else { return Ok(remarks) };
    if let Some(flag) = store.undeliverable(email)? {
        let status = flag.status.map_or(String::new(), |status| format!(" ({status})"));
        remarks.push(format!("mail to {email} came back for good{status}: {}", flag.message));
    }
    if is_no_reply(email) {
        remarks.push(format!("nobody reads what is sent to {email}"));
    }
    let settings = context.settings(store)?.1;
    // Only a Reply-To leads elsewhere, and few mails have one.
    if thread.iter().any(|message| !message.recipients.reply_to.is_empty()) {
        remarks.extend(thread_of(thread, store, &settings, row)?.leads_elsewhere());
    }
    if let Some(spent) = spent_budget(store, &settings, std::iter::once(email.as_str()), context.now)? {
        remarks.push(spent.to_string());
    }
    Ok(remarks)
}

fn raw(message: &str, store: &Store, context: &mut Context) -> Result<Done> {
    let bytes = store.original(message_id(message)?)?;
    let written = context.ui.data().write_all(&bytes);
    written.map_err(|error| Error::new(Kind::Io, "cannot write to standard output").because(error))?;
    Ok(Done::Well)
}

/// The ticket in full with its history, as one row: `show ID --events`, for who wants all of it.
pub fn in_full(row: TicketRow, store: &Store, now: Moment) -> Result<Table> {
    let (thread, links, events) = (store.thread(row.id)?, store.links(row.id)?, store.story(row.id)?);
    let margin = Margin::of(row.id, store, now)?;
    Ok(whole(row, thread, &links, margin, Some(events)))
}

/// The ticket in full, as one row.
fn whole(
    row: TicketRow,
    thread: Vec<MessageRow>,
    links: &[(String, TicketId)],
    margin: Margin,
    events: Option<Vec<Told>>,
) -> Table {
    let mut columns: Vec<Column> =
        columns::TICKET.iter().copied().filter(|column| column.name != "messages").collect();
    let mut cells: Vec<Cell> = columns::TICKET
        .iter()
        .zip(columns::ticket(row))
        .filter(|(column, _)| column.name != "messages")
        .map(|(_, cell)| cell)
        .collect();
    let mut linked = Table::new(LINK);
    for (kind, ticket) in links {
        linked.push(vec![kind.clone().into(), (*ticket).into()]);
    }
    columns.push(Column::more("links", Holds::Table, "tickets that it belongs together with").of(LINK));
    cells.push(linked.into());
    columns.push(
        Column::more("surveys", Holds::Table, "what its customer was asked and said").of(survey::COLUMNS),
    );
    cells.push(survey::table(margin.answers).into());
    columns.push(Column::more("time", Holds::Table, "the time that was worked on it").of(time::COLUMNS));
    cells.push(time::table(margin.worked).into());
    columns.push(Column::more("messages", Holds::Table, "its messages, oldest first"));
    cells.push(columns::messages(thread, true).into());
    if let Some(events) = events {
        columns.push(Column::more("events", Holds::Table, "what happened to it").of(EVENT));
        cells.push(story(events).into());
    }
    let mut table = Table::new(columns);
    table.push(cells);
    table
}

fn story(events: Vec<Told>) -> Table {
    let mut table = Table::new(EVENT);
    for told in events {
        table.push(vec![
            told.at.into(),
            told.learned_at.into(),
            told.operation.0.into(),
            told.kind.into(),
            told.agent.into(),
            told.value.into(),
        ]);
    }
    table
}

/// A ticket as a person reads it.
struct Page {
    zone: Zone,
    now: Moment,
    full: bool,
    color: bool,
    /// Of the terminal; nothing elsewhere.
    width: Option<usize>,
}

impl Page {
    fn write(
        &self,
        row: &TicketRow,
        thread: &[MessageRow],
        links: &[(String, TicketId)],
        margin: &Margin,
        remarks: &[String],
        events: Option<&[Told]>,
    ) -> String {
        let mut page = String::new();
        let subject = clean(&row.subject, Breaks::Space).into_owned();
        page.push_str(&format!("{}\n", self.paint(Ink::Bold, &format!("#{}  {subject}", row.id))));
        for (label, value) in self.facts(row, links).into_iter().chain(margin.facts()) {
            page.push_str(&format!("{}  {value}\n", self.paint(Ink::Dim, &format!("{label:>9}"))));
        }
        for remark in remarks {
            let line = format!("  warning  {}", clean(remark, Breaks::Space));
            for line in wrapped(&line, self.width, 9) {
                page.push_str(&format!("{}\n", self.paint(Ink::Yellow, &line)));
            }
        }
        let never_left = |message: &&MessageRow| message.delivery.is_some_and(Delivery::never_left);
        for message in thread.iter().filter(|message| self.full || !never_left(message)) {
            page.push('\n');
            page.push_str(&self.message(message));
        }
        let hidden = thread.iter().filter(never_left).count();
        if hidden > 0 && !self.full {
            let what = if hidden == 1 { "answer that never left" } else { "answers that never left" };
            page.push_str(&format!("\n{}\n", self.paint(Ink::Dim, &format!("  … {hidden} {what} (--full)"))));
        }
        if let Some(events) = events {
            page.push_str(&format!("\n{}\n", self.paint(Ink::Bold, "history")));
            for told in events {
                let value = told.value.as_deref().unwrap_or_default();
                let agent = told.agent.as_deref().map_or(String::new(), |agent| format!("  by {agent}"));
                let line = format!("{}  {:<10} {value}{agent}", told.at.local(self.zone), told.kind);
                page.push_str(clean(line.trim_end(), Breaks::Space).as_ref());
                page.push('\n');
            }
        }
        page
    }

    fn facts(&self, row: &TicketRow, links: &[(String, TicketId)]) -> Vec<(&'static str, String)> {
        let word = |word: &str| Ink::of_word(word).map_or(word.to_owned(), |ink| self.paint(ink, word));
        let customer = match (&row.customer_name, &row.customer_email) {
            (Some(name), Some(email)) => format!("{name} <{email}>"),
            (_, Some(email)) => email.clone(),
            _ => "-".into(),
        };
        let mut facts = vec![
            ("status", format!("{}, {}", word(row.status.word()), word(row.priority.word()))),
            ("customer", clean(&customer, Breaks::Space).into_owned()),
            ("assignee", row.assignee.clone().unwrap_or_else(|| "nobody".into())),
        ];
        if let Some(department) = &row.department {
            facts.push(("lies in", department.clone()));
        }
        if let Some(tier) = row.tier {
            facts.push(("tier", tier.to_string()));
        }
        if !row.tags.is_empty() {
            facts.push(("tags", row.tags.join(", ")));
        }
        if let (Some(due), Some(target)) = (row.due_at, row.due_target) {
            let promise = target.word().replace('_', " ");
            let far = if due < self.now {
                format!("{} ago", (self.now - due).words())
            } else {
                format!("in {}", (due - self.now).words())
            };
            let state = word(row.sla_status.word());
            facts.push(("due", format!("{} ({far}): {promise}, {state}", due.local(self.zone))));
        }
        if let Some(since) = row.waiting_since {
            let waited = (self.now - since).words();
            facts.push(("waiting", format!("since {} ({waited})", since.local(self.zone))));
        }
        if let Some(until) = row.snoozed_until {
            facts.push(("snoozed", format!("until {}", until.local(self.zone))));
        }
        if let Some(since) = row.woken_at {
            facts.push(("woken", format!("its snooze ended {}", since.local(self.zone))));
        }
        if let Some(words) = &row.reminder {
            facts.push(("reminder", words.clone()));
        }
        for (kind, ticket) in links {
            facts.push(("link", format!("{} #{ticket}", kind.replace('_', " "))));
        }
        facts
    }

    fn message(&self, message: &MessageRow) -> String {
        let who = match (message.from.name.as_str(), message.from.email.as_str()) {
            ("", "") => "somebody (no address can be made out)".into(),
            (name, "") => format!("{name} (no address)"),
            ("", email) => email.to_owned(),
            (name, email) => format!("{name} <{email}>"),
        };
        let arrow = match message.direction {
            Direction::In => "←",
            Direction::Out => "→",
            Direction::Note => "·",
        };
        let remarks = aside::of(message);
        let remark = if remarks.is_empty() { String::new() } else { format!("  ({})", remarks.join("; ")) };
        let head = format!("{arrow} {}  {}  {who}{remark}", message.id, message.received_at.local(self.zone));
        let mut text = String::new();
        let elsewhere = |mailbox: &&Mailbox| base(&mailbox.email) != base(&message.from.email);
        let wanted = message.recipients.reply_to.iter().filter(|_| message.direction == Direction::In);
        let wanted: Vec<&str> = wanted.filter(elsewhere).map(|mailbox| mailbox.email.as_str()).collect();
        let wanted = if wanted.is_empty() { None } else { Some(wanted.join(", ")) };
        for line in wrapped(clean(&head, Breaks::Space).as_ref(), self.width, 4) {
            text.push_str(&format!("{}\n", self.paint(Ink::Bold, &line)));
        }
        if let Some(wanted) = wanted {
            let line = format!("  wants its answer at {wanted}");
            text.push_str(&format!("{}\n", self.paint(Ink::Yellow, clean(&line, Breaks::Space).as_ref())));
        }
        let folded = reply_text(
            &message.text,
            message.answers.as_ref().filter(|_| message.direction != Direction::Note && !self.full),
        );
        let body = clean(folded.text.trim_end(), Breaks::Lines);
        for line in body.lines() {
            for piece in wrapped(line, self.width.map(|width| width.saturating_sub(2)), 0) {
                text.push_str(if piece.is_empty() { "" } else { "  " });
                text.push_str(&piece);
                text.push('\n');
            }
        }
        if folded.hidden_lines > 0 {
            let more = format!("  … {} lines folded away (--full)", folded.hidden_lines);
            text.push_str(&format!("{}\n", self.paint(Ink::Dim, &more)));
        }
        for one in &message.unreached {
            let status = one.status.as_deref().map_or(String::new(), |status| format!(", {status}"));
            let line = format!(
                "  ! {} was not reached{status}{}",
                one.email,
                if one.lasting { ", for good" } else { " for now" }
            );
            text.push_str(&format!("{}\n", self.paint(Ink::Yellow, clean(&line, Breaks::Space).as_ref())));
        }
        for attachment in &message.attachments {
            let line = format!(
                "  + {} ({}, {} bytes)  --save {}.{} DIR",
                attachment.name, attachment.content_type, attachment.bytes, message.id, attachment.part
            );
            text.push_str(&format!("{}\n", self.paint(Ink::Dim, clean(&line, Breaks::Space).as_ref())));
        }
        text
    }

    fn paint(&self, ink: Ink, text: &str) -> String {
        if self.color { ink.paint(text) } else { text.to_owned() }
    }
}
