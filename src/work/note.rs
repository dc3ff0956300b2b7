//! An internal note, whoever writes it.

use crate::desk::change::Change;
use crate::desk::id::TicketId;
use crate::desk::message::Direction;
use crate::desk::ticket::Channel;
use crate::error::Result;
use crate::store::Writer;
use crate::store::typed::Typed;

/// Writes one down; `from`: name and address.
pub(super) fn write(
    writer: &mut Writer<'_>,
    ticket: TicketId,
    from: (String, String),
    text: &str,
) -> Result<()> {
    let message = writer.typed(&Typed {
        ticket,
        direction: Direction::Note,
        channel: Channel::Email,
        from,
        address: None,
        subject: String::new(),
        text: text.trim_end().to_owned(),
    })?;
    writer.change(ticket, &Change::Note(message)).map(|_| ())
}
