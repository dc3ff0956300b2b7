//! The columns of what commands show, each with its meaning. `desk schema` reads them too.

use crate::desk::message::Direction;
use crate::desk::reply_text::reply_text;
use crate::store::bounce::Unreached;
use crate::store::message::{Attachment, Mailbox, MessageRow};
use crate::store::ticket::TicketRow;
use crate::table::{Cell, Column, Holds, Table};

/// Columns of `list` and of every command that changes tickets; those that text formats show come first.
pub const TICKET: &[Column] = &[
    Column::shown("id", Holds::Ticket, "the number of the ticket"),
    Column::shown("status", Holds::Text, "new, open, pending, hold, solved, closed, spam or merged"),
    Column::shown("priority", Holds::Text, "low, normal, high or urgent"),
    Column::shown("due_at", Holds::At, "when its earliest running clock is due"),
    Column::shown("assignee", Holds::Text, "the agent who has it"),
    Column::shown("customer_email", Holds::Text, "the address of the customer"),
    Column::shown("subject", Holds::Text, "the subject of its first message"),
    Column::shown("updated_at", Holds::At, "when something last happened"),
    Column::more("channel", Holds::Text, "email, phone, chat, web, social or counter"),
    Column::more("customer_name", Holds::Text, "what the customer is called"),
    Column::more("department", Holds::Text, "the department in which it lies (desk move)"),
    Column::more(
        "tier",
        Holds::Int,
        "how high it was handed up (desk escalate): none at first, then 2, 3, …",
    ),
    Column::more("tags", Holds::List, "in the order in which they were put on"),
    Column::more("topic", Holds::Text, "the first of its tags that the settings list as a topic"),
    Column::more(
        "due_target",
        Holds::Text,
        "which clock is due: first_response, next_response, resolution or update",
    ),
    Column::more(
        "sla_status",
        Holds::Text,
        "how that clock stands, or where none runs how its promises ended",
    ),
    Column::more("messages", Holds::Int, "how many messages it has, notes among them"),
    Column::more("created_at", Holds::At, "when its first message counts"),
    Column::more("first_response_at", Holds::At, "when we first answered"),
    Column::more("solved_at", Holds::At, "when it was solved, while it is"),
    Column::more("closed_at", Holds::At, "when it was closed, if it is"),
    Column::more("waiting_since", Holds::At, "since when the customer waits for an answer"),
    Column::more("snoozed_until", Holds::At, "until when it is put aside"),
    Column::more("woken_at", Holds::At, "since when it is back from that, and nobody has acted"),
    Column::more(
        "reminder",
        Holds::Text,
        "the words with which it was put aside, while it is or has come back",
    ),
];

/// What `list` tells beside [`TICKET`]: how pressing a ticket is at that instant.
pub const SCORE: Column = Column::more(
    "score",
    Holds::Int,
    "points in the order of work (see desk next --why); none where no work is expected",
);

/// Columns of `list`.
pub fn listed() -> Vec<Column> {
    TICKET.iter().copied().chain([SCORE]).collect()
}

/// What the column `delivery` says.
pub const DELIVERY: &str = "what became of ours: draft, queued, sending, uncertain, sent, failed, dropped, bounced (came back for good) or unsent (only written down); none where it left by another way";

/// Columns of `messages`; `text` and `reply_text` only where they are asked for.
pub const MESSAGE: &[Column] = &[
    Column::shown("id", Holds::Message, "the number of the message, typed as m42"),
    Column::shown("ticket", Holds::Ticket, "the number of its ticket"),
    Column::shown("received_at", Holds::At, "when it counts"),
    Column::shown("direction", Holds::Text, "in, out or note"),
    Column::shown(
        "kind",
        Holds::Text,
        "human, auto_reply, bounce, feedback, list, calendar or challenge; survey: a score alone; status: a request that the desk answers",
    ),
    Column::shown("from_email", Holds::Text, "the address of the writer"),
    Column::shown("subject", Holds::Text, "its subject"),
    Column::shown("delivery", Holds::Text, DELIVERY),
    Column::more("message_id", Holds::Text, "its Message-ID without angle brackets"),
    Column::more("from_name", Holds::Text, "what the writer calls themselves"),
    Column::more("to", Holds::List, "the addresses in To"),
    Column::more("cc", Holds::List, "the addresses in Cc"),
    Column::more("date", Holds::At, "what its Date header says; only shown"),
    Column::more(
        "trust",
        Holds::Text,
        "full, low (takes no part in the ticket) or unproved (claims to be ours)",
    ),
    Column::more("variant_of", Holds::Message, "the message that has the same Message-ID and other content"),
    Column::more(
        "role",
        Holds::Text,
        "customer, agent, or other: ours to somebody else than the ticket's customers, or from whom we asked so",
    ),
    Column::more("hidden_lines", Holds::Int, "how many lines the fold hides"),
    Column::more("seal", Holds::Text, "encrypted (not readable here) or signed (unwrapped, not verified)"),
    Column::more("lossy", Holds::Bool, "whether some of its characters could not be read"),
    Column::more("unreached", Holds::Table, "whom a mail of ours did not reach, as this report says")
        .of(UNREACHED),
    Column::more("attachments", Holds::Table, "what hangs on it").of(ATTACHMENT),
];

/// Columns of somebody whom a mail did not reach.
pub const UNREACHED: &[Column] = &[
    Column::shown("email", Holds::Text, "the address"),
    Column::shown("status", Holds::Text, "the enhanced status code (RFC 3463)"),
    Column::shown("lasting", Holds::Bool, "for good, and not only for now"),
];

/// The two texts of a message, for `show` and for `--columns`.
pub const TEXTS: &[Column] = &[
    Column::more("text", Holds::Text, "the whole decoded text"),
    Column::more("reply_text", Holds::Text, "the text without what it quotes and without the signature"),
];

/// Columns of a message with its texts.
pub const MESSAGE_IN_FULL: &[Column] = &{
    const LAST: Column = TEXTS[TEXTS.len() - 1];
    let mut all = [LAST; MESSAGE.len() + TEXTS.len()];
    let mut at = 0;
    while at < MESSAGE.len() {
        all[at] = MESSAGE[at];
        at += 1;
    }
    while at < all.len() {
        all[at] = TEXTS[at - MESSAGE.len()];
        at += 1;
    }
    all
};

/// Columns of an attachment.
pub const ATTACHMENT: &[Column] = &[
    Column::shown("name", Holds::Text, "a harmless file name"),
    Column::shown("content_type", Holds::Text, "type/subtype"),
    Column::shown("bytes", Holds::Int, "its size"),
    Column::shown("part", Holds::Int, "which part of the mail it is"),
];

/// Makes a table of tickets.
pub fn tickets(rows: impl IntoIterator<Item = TicketRow>) -> Table {
    let mut table = Table::new(TICKET);
    for row in rows {
        table.push(ticket(row));
    }
    table
}

/// The cells of a ticket, by [`TICKET`].
pub fn ticket(row: TicketRow) -> Vec<Cell> {
    vec![
        row.id.into(),
        Cell::Word(row.status.word()),
        Cell::Word(row.priority.word()),
        row.due_at.into(),
        row.assignee.into(),
        row.customer_email.into(),
        row.subject.into(),
        row.updated_at.into(),
        Cell::Word(row.channel.word()),
        row.customer_name.into(),
        row.department.into(),
        row.tier.into(),
        row.tags.into(),
        row.topic.into(),
        row.due_target.map_or(Cell::Empty, |target| Cell::Word(target.word())),
        Cell::Word(row.sla_status.word()),
        row.messages.into(),
        row.created_at.into(),
        row.first_response_at.into(),
        row.solved_at.into(),
        row.closed_at.into(),
        row.waiting_since.into(),
        row.snoozed_until.into(),
        row.woken_at.into(),
        row.reminder.into(),
    ]
}

/// Makes a table of messages; with `texts`, the two texts stand at the end.
pub fn messages(rows: impl IntoIterator<Item = MessageRow>, texts: bool) -> Table {
    let mut table = Table::new(if texts { MESSAGE_IN_FULL } else { MESSAGE });
    for row in rows {
        table.push(message(row, texts));
    }
    table
}

fn message(row: MessageRow, texts: bool) -> Vec<Cell> {
    let emails = |mailboxes: &[Mailbox]| -> Cell {
        mailboxes.iter().map(|mailbox| mailbox.email.clone()).collect::<Vec<_>>().into()
    };
    let folded = reply_text(&row.text, row.answers.as_ref().filter(|_| row.direction != Direction::Note));
    let hidden =
        if texts { i64::try_from(folded.hidden_lines).map_or(Cell::Empty, Cell::Int) } else { Cell::Empty };
    let mut cells = vec![
        row.id.into(),
        row.ticket.into(),
        row.received_at.into(),
        Cell::Word(row.direction.word()),
        Cell::Word(row.kind.word()),
        row.from.email.into(),
        row.subject.into(),
        row.delivery.map_or(Cell::Empty, |delivery| Cell::Word(delivery.word())),
        row.message_id.into(),
        if row.from.name.is_empty() { Cell::Empty } else { row.from.name.into() },
        emails(&row.recipients.to),
        emails(&row.recipients.cc),
        row.date.into(),
        Cell::Word(row.trust.word()),
        row.variant_of.into(),
        Cell::Word(row.role.word()),
        hidden,
        row.seal.map_or(Cell::Empty, |seal| Cell::Word(seal.word())),
        row.lossy.into(),
        unreached(row.unreached).into(),
        attachments(row.attachments).into(),
    ];
    if texts {
        cells.push(row.text.into());
        cells.push(folded.text.into());
    }
    cells
}

/// Makes a table of those whom a mail did not reach.
fn unreached(rows: impl IntoIterator<Item = Unreached>) -> Table {
    let mut table = Table::new(UNREACHED);
    for row in rows {
        table.push(vec![row.email.into(), row.status.into(), row.lasting.into()]);
    }
    table
}

/// Makes a table of attachments.
pub fn attachments(rows: impl IntoIterator<Item = Attachment>) -> Table {
    let mut table = Table::new(ATTACHMENT);
    for row in rows {
        table.push(vec![row.name.into(), row.content_type.into(), row.bytes.into(), row.part.into()]);
    }
    table
}
