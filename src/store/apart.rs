//! What came into a merged ticket, once that is taken apart again: an answer goes with the mail that it names (intake §2).

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};

use rusqlite::params;

use crate::desk::id::{MessageId, OperationId, TicketId};
use crate::desk::intake::{Rung, Spot, name, subject_tokens};
use crate::error::Result;
use crate::store::{Store, Writer};

/// Of ids that mails name the message that is here and its ticket, each asked once: very many may answer one mail.
type Holders = HashMap<String, Option<(MessageId, TicketId)>>;

impl Writer<'_> {
    /// Gives a ticket that is merged no longer the mail that came into the other one since the merge, whose fact has the number `merge`,
    /// and answers what lies in this one.
    pub(super) fn answers_go_along(&mut self, ticket: TicketId, into: TicketId, merge: i64) -> Result<()> {
        let (home, into) = (self.store.survivor(ticket)?, self.store.survivor(into)?);
        if home == into {
            return Ok(());
        }
        const CAME: &str =
            "SELECT m.id FROM message m JOIN operation o ON o.id = m.operation AND o.undone = 0
            WHERE m.ticket = ?1 AND m.rung != 'typed' AND m.direction != 'note' AND EXISTS (
                SELECT 1 FROM event e WHERE e.operation = m.operation AND e.object = m.id AND e.id > ?2
                    AND e.kind IN ('received', 'replied'))
            ORDER BY m.received_at, m.id";
        let came: Vec<MessageId> = self.store.rows(CAME, params![into, merge], |row| row.get(0))?;
        let mut along: BTreeSet<MessageId> = BTreeSet::new();
        // An answer to an answer may have come before that one.
        let (mut again, mut found) = (true, Holders::new());
        while std::mem::take(&mut again) {
            for message in &came {
                if !along.contains(message) && self.store.names_one_of(*message, home, &along, &mut found)? {
                    along.insert(*message);
                    again = true;
                }
            }
        }
        if along.is_empty() {
            return Ok(());
        }
        let along: Vec<MessageId> = along.into_iter().collect();
        self.move_messages(into, &along, Some(home)).map(|_| ())
    }

    /// The same for every merge that an operation had made and that was undone with it.
    pub(super) fn revise_answers(&mut self, operation: OperationId) -> Result<()> {
        const MERGED: &str = "SELECT e.ticket, e.object, e.id FROM event e JOIN operation o ON o.id = e.operation AND o.undone = 1
            WHERE e.operation = ? AND e.kind = 'merged_into'";
        let merges = self.store.rows(MERGED, [operation], |row| {
            Ok((row.get::<_, TicketId>(0)?, row.get::<_, TicketId>(1)?, row.get::<_, i64>(2)?))
        })?;
        merges.into_iter().try_for_each(|(ticket, into, merge)| self.answers_go_along(ticket, into, merge))
    }
}

impl Store {
    /// Whether the first mail that this one names and that is here lies in a ticket, or is one of these; where it names none, whether its
    /// subject names that ticket.
    fn names_one_of(
        &self,
        message: MessageId,
        ticket: TicketId,
        along: &BTreeSet<MessageId>,
        found: &mut Holders,
    ) -> Result<bool> {
        const NAMED: &str =
            "SELECT m.message_id, m.id, m.ticket FROM reference r JOIN message m ON m.id = r.message
            JOIN operation o ON o.id = m.operation AND o.undone = 0
            WHERE r.name = ? ORDER BY m.variant_of IS NOT NULL, m.id";
        let decision = self.decision(message)?;
        for tried in
            decision.tried.iter().filter(|tried| matches!(tried.spot, Spot::InReplyTo | Spot::References))
        {
            let text = name(&tried.text).into_owned();
            let named = match found.entry(text) {
                Entry::Occupied(known) => *known.get(),
                Entry::Vacant(place) => {
                    let naming = self.rows(NAMED, [place.key()], |row| {
                        let has_it = name(row.get_ref(0)?.as_str()?) == place.key().as_str();
                        Ok((has_it, (row.get::<_, MessageId>(1)?, row.get::<_, TicketId>(2)?)))
                    })?;
                    let has_it = naming.into_iter().find(|(has_it, _)| *has_it);
                    *place.insert(has_it.map(|(_, holder)| holder))
                }
            };
            if let Some((named, shown_in)) = named {
                return Ok(shown_in == ticket || along.contains(&named));
            }
        }
        for tried in decision.tried.iter().filter(|tried| tried.rung == Rung::Subject) {
            for named in subject_tokens(&tried.text, None) {
                if self.existing(named).is_ok() && self.survivor(named)? == ticket {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }
}
