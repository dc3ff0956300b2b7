//! Who takes part in a ticket is asked anew whenever it is folded; what comes of it is a fact like any other.

use std::collections::BTreeSet;

use rusqlite::params;

use crate::desk::address::base;
use crate::desk::event::{Event, Recorded, What};
use crate::desk::fold::{doubted, first_message, message_of};
use crate::desk::id::{MessageId, TicketId};
use crate::desk::intake::{Party, Rung, strangers};
use crate::desk::message::{Direction, Trust};
use crate::error::Result;
use crate::store::message::Recipients;
use crate::store::{Store, Writer};

impl Writer<'_> {
    /// Doubts the messages of strangers, and believes those whose writer has since been named. `true`: facts were added.
    pub(super) fn revise_trust(&mut self, ticket: TicketId, facts: &[Recorded]) -> Result<bool> {
        // Where there is one message, its writer is the one who takes part.
        if facts.iter().filter(|fact| message_of(&fact.event).is_some()).count() < 2 {
            return Ok(false);
        }
        let first = first_message(facts);
        let (known, accepted) = doubted(facts);
        let received = || facts.iter().filter(|fact| matches!(fact.event.what, What::Received(_, true)));
        let asked = received().filter_map(|fact| message_of(&fact.event));
        let asked: BTreeSet<MessageId> = asked.filter(|message| Some(*message) != first).collect();
        if asked.is_empty() && known.is_empty() {
            return Ok(false);
        }
        let parties = self.store.parties(ticket, first, &accepted)?;
        let mut unnamed = strangers(&parties);
        unnamed.retain(|message| asked.contains(message));
        if unnamed == known {
            return Ok(false);
        }
        for fact in received() {
            let What::Received(message, _) = fact.event.what else { continue };
            let what = match (unnamed.contains(&message), known.contains(&message)) {
                (true, false) => What::Doubted(message),
                (false, true) => What::Believed(message),
                _ => continue,
            };
            // It counts where the message counts, so that the order of arrival leaves no trace.
            self.record(ticket, &Event { what, agent: None, ..fact.event.clone() })?;
        }
        Ok(true)
    }

    /// Takes back what was written down of a ticket's doubts, which its next fold writes down anew.
    pub(super) fn forget_doubts(&mut self, ticket: TicketId) -> Result<()> {
        const FORGET: &str = "UPDATE message SET trust = 'full' WHERE ticket = ? AND trust = 'low'";
        self.execute(FORGET, [ticket]).map(|_| ())
    }

    /// Writes down which messages of a ticket are doubted.
    pub(super) fn write_down_trust(&mut self, ticket: TicketId, facts: &[Recorded]) -> Result<()> {
        let (doubted, _) = doubted(facts);
        const LOW: &str = "SELECT id FROM message WHERE ticket = ? AND trust = 'low'";
        let marked: Vec<MessageId> = match facts.iter().any(|fact| {
            matches!(
                fact.event.what,
                What::Doubted(_) | What::Believed(_) | What::Left(_) | What::SplitFrom(_)
            )
        }) {
            true => self.store.rows(LOW, [ticket], |row| row.get(0))?,
            false => return Ok(()),
        };
        let set = |message: &MessageId, trust: Trust| {
            self.execute("UPDATE message SET trust = ? WHERE id = ?", params![trust, message]).map(|_| ())
        };
        for message in marked.iter().filter(|message| !doubted.contains(message)) {
            set(message, Trust::Full)?;
        }
        for message in doubted.iter().filter(|message| !marked.contains(message)) {
            set(message, Trust::Low)?;
        }
        Ok(())
    }
}

impl Store {
    /// Who wrote and who is named in a ticket, message by message.
    fn parties(
        &self,
        ticket: TicketId,
        first: Option<MessageId>,
        accepted: &BTreeSet<MessageId>,
    ) -> Result<Vec<Party>> {
        const PARTIES: &str =
            "SELECT m.id, m.direction, m.trust, m.rung, m.from_email, m.recipients, m.variant_of
            FROM message m JOIN operation o ON o.id = m.operation AND o.undone = 0
            WHERE m.ticket = ? AND m.direction != 'note'";
        self.rows(PARTIES, [ticket], |row| {
            let message: MessageId = row.get(0)?;
            let trust: Trust = row.get(2)?;
            let ours = row.get::<_, Direction>(1)? == Direction::Out || row.get::<_, Rung>(3)? == Rung::Typed;
            let recipients: Recipients = serde_json::from_str(row.get_ref(5)?.as_str()?).unwrap_or_default();
            Ok(Party {
                message,
                writer: base(row.get_ref(4)?.as_str()?).into_owned(),
                named: recipients.named().map(|mailbox| base(&mailbox.email).into_owned()).collect(),
                certain: ours || Some(message) == first || accepted.contains(&message),
                mute: trust == Trust::Unproved || row.get::<_, Option<MessageId>>(6)?.is_some(),
            })
        })
    }
}
