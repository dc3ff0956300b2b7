//! Judging afresh whose a message is that was taken in long ago: its facts are replaced by others, as if it had been known when it
//! came. An undo brings the old ones back.

use rusqlite::params;

use crate::desk::event::{Event, Voice, What};
use crate::desk::id::{AddressId, AgentId, MessageId, TicketId};
use crate::desk::message::{Direction, Kind, Role, Trust};
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::intake::letter::tie;
use crate::store::message::Mailbox;
use crate::store::{Store, Writer};

/// Whose a message is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Judgement {
    /// The message.
    pub message: MessageId,
    /// The agent who wrote it, as far as that can be told; `None`: it is not ours.
    pub ours: Option<Option<AgentId>>,
    /// Who or what wrote it.
    pub kind: Kind,
    /// Whether it claims to be ours without a proof.
    pub unproved: bool,
    /// The customer: who wrote what came in, to whom what is ours went.
    pub customer: Option<Mailbox>,
    /// When it counts, where it is ours or was so until now.
    pub at: Moment,
}

/// A mail that was taken in, as far as it says whose it is.
#[derive(Clone, Debug)]
pub struct Stored {
    /// Its number.
    pub message: MessageId,
    /// Which way it goes.
    pub direction: Direction,
    /// Who or what wrote it.
    pub kind: Kind,
    /// Whether it claims to be ours without a proof.
    pub unproved: bool,
    /// The writer's address.
    pub from: String,
    /// The customer's address.
    pub customer: Option<String>,
    /// When it counts.
    pub received_at: Moment,
    /// Something else than its address spoke of it: where it lay, or an earlier judgement.
    pub spoken_of: bool,
    /// It was judged afresh before.
    pub judged: bool,
}

impl Store {
    /// Every mail that stands and was not written here, in the order of the numbers.
    pub fn stored_mails(&self) -> Result<Vec<Stored>> {
        const MAILS: &str = "SELECT m.id, m.direction, m.kind, m.trust, m.from_email, a.email, m.received_at,
                EXISTS (SELECT 1 FROM voucher v WHERE v.message = m.id),
                EXISTS (SELECT 1 FROM judgement j WHERE j.message = m.id)
            FROM message m JOIN operation o ON o.id = m.operation AND o.undone = 0
            LEFT JOIN address a ON a.id = m.address
            WHERE m.original IS NOT NULL AND m.rung != 'typed' AND m.direction != 'note' ORDER BY m.id";
        self.rows(MAILS, [], |row| {
            let judged: bool = row.get(8)?;
            Ok(Stored {
                message: row.get(0)?,
                direction: row.get(1)?,
                kind: row.get(2)?,
                unproved: row.get::<_, Trust>(3)? == Trust::Unproved,
                from: row.get(4)?,
                customer: row.get(5)?,
                received_at: row.get(6)?,
                spoken_of: row.get::<_, bool>(7)? || judged,
                judged,
            })
        })
    }

    /// Whose a message is by the last judgement that stands; that of the operation which brought it, if there is no later one.
    fn judgement(&self, message: MessageId) -> Result<Option<(Kind, Trust, Option<AddressId>)>> {
        const LAST: &str = "SELECT j.kind, j.trust, j.address FROM judgement j
            JOIN operation o ON o.id = j.operation AND o.undone = 0 WHERE j.message = ? ORDER BY j.id DESC LIMIT 1";
        self.one(LAST, [message], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
    }

    /// The Message-IDs that several messages have, and which of those counts.
    pub fn shared_ids(&self) -> Result<Vec<(String, MessageId, Option<MessageId>)>> {
        const SHARED: &str = "SELECT m.message_id, m.id, m.variant_of FROM message m
            JOIN operation o ON o.id = m.operation AND o.undone = 0
            WHERE EXISTS (SELECT 1 FROM message other JOIN operation p ON p.id = other.operation AND p.undone = 0
                WHERE other.message_id = m.message_id AND other.id != m.id)
            ORDER BY m.message_id, m.id";
        self.rows(SHARED, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
    }

    /// When a message came by what stands in one ticket, and whether before the desk.
    fn came(&self, message: MessageId, ticket: TicketId) -> Result<(Option<Moment>, bool)> {
        let facts = self.facts_of(ticket)?;
        let of = |what: What| matches!(what, What::Received(of, _) | What::Replied(of, _) if of == message);
        let told = || facts.iter().filter(|fact| of(fact.event.what));
        let received = told().filter(|fact| matches!(fact.event.what, What::Received(..)));
        let backfill = told().min_by_key(|fact| fact.id).is_some_and(|fact| fact.event.backfill);
        Ok((received.map(|fact| fact.event.at).min(), backfill))
    }
}

impl Writer<'_> {
    /// Says afresh whose a message is. What was said before does not count from now on, and for reports it never did.
    pub fn judge(&mut self, judgement: &Judgement) -> Result<()> {
        self.unsettled = true;
        let message = judgement.message;
        let Some(found) = self.described(message)? else { return Ok(()) };
        self.keep_how_it_came(message, found.direction, &found.from)?;
        let operation = self.operation()?;
        let address = match &judgement.customer {
            Some(customer) => self.address_of(&customer.email, &customer.name)?,
            None => None,
        };
        let trust = if judgement.unproved { Trust::Unproved } else { Trust::Full };
        const JUDGE: &str =
            "INSERT INTO judgement (operation, message, kind, trust, address) VALUES (?, ?, ?, ?, ?)";
        self.execute(JUDGE, params![operation, message, judgement.kind, trust, address])?;
        let home = self.store.brought_to(message, found.ticket)?;
        let (came, backfill) = self.store.came(message, home)?;
        let contact = judgement.kind.is_contact();
        let (at, direction, what) = match judgement.ours {
            Some(_) => {
                let voice = if contact { Voice::Person } else { Voice::Machine };
                (judgement.at, Direction::Out, What::Replied(message, voice))
            }
            None => {
                let what = What::Received(message, contact && !judgement.unproved);
                (came.unwrap_or(judgement.at), Direction::In, what)
            }
        };
        let tie = Some(tie(&found.digest));
        let event = Event { at, what, agent: judgement.ours.flatten(), backfill, tie };
        let first = at.min(came.unwrap_or(at));
        for ticket in self.store.told_of(message, found.ticket)? {
            let judged = Event { at: first, what: What::Judged(message), agent: None, ..event.clone() };
            self.append(ticket, &judged)?;
        }
        self.append(home, &event)?;
        self.say_whether_vip(home, address, &event)?;
        const SET: &str =
            "UPDATE message SET direction = ?, role = ?, kind = ?, trust = ?, received_at = ?, address = ?
            WHERE id = ?";
        let role = if direction == Direction::In { Role::Customer } else { Role::Agent };
        self.execute(SET, params![direction, role, judgement.kind, trust, at, address, message])?;
        self.rank_again(&found.message_id)
    }

    /// Before a message is judged for the first time, or a copy proves it, how it came is kept.
    pub(super) fn keep_how_it_came(
        &mut self,
        message: MessageId,
        direction: Direction,
        from: &(String, String),
    ) -> Result<()> {
        if self.store.judgement(message)?.is_some() {
            return Ok(());
        }
        const KEEP: &str = "INSERT INTO judgement (operation, message, kind, trust, address)
            SELECT operation, id, kind, CASE trust WHEN 'unproved' THEN 'unproved' ELSE 'full' END, address
            FROM message WHERE id = ?";
        self.execute(KEEP, [message])?;
        if direction == Direction::Out {
            // Should only a copy have proved it, it came as what claims to be ours.
            let address = self.address_of(&from.1, &from.0)?;
            const CLAIMED: &str = "UPDATE judgement SET trust = 'unproved', address = ? WHERE message = ?";
            self.execute(CLAIMED, params![address, message])?;
        }
        Ok(())
    }

    /// A ticket whose customer is another one now comes first, or no longer.
    fn say_whether_vip(&mut self, ticket: TicketId, address: Option<AddressId>, event: &Event) -> Result<()> {
        const CUSTOMER: &str = "SELECT address FROM ticket WHERE id = ?";
        let old: Option<AddressId> = self.store.one(CUSTOMER, [ticket], |row| row.get(0))?.flatten();
        let (Some(old), Some(new)) = (old, address) else { return Ok(()) };
        let is = self.store.is_vip(new)?;
        if old != new && is != self.store.is_vip(old)? {
            self.append(ticket, &Event { what: What::Vip(is), agent: None, ..event.clone() })?;
        }
        Ok(())
    }

    /// Writes a message down anew as its last judgement that stands says; `at`: when it counts, `ours`: by its facts. `false`: it was
    /// never judged afresh.
    pub(in crate::store) fn restate_judged(
        &mut self,
        message: MessageId,
        at: Moment,
        ours: bool,
    ) -> Result<bool> {
        let Some((kind, trust, address)) = self.store.judgement(message)? else { return Ok(false) };
        let Some(found) = self.described(message)? else { return Ok(false) };
        self.execute("UPDATE message SET kind = ? WHERE id = ?", params![kind, message])?;
        if ours {
            self.is_ours(message, &found, at)?;
        } else {
            const THEIRS: &str =
                "UPDATE message SET direction = 'in', role = 'customer', trust = ?, received_at = ?, address = ?
                WHERE id = ?";
            self.execute(THEIRS, params![trust, at, address, message])?;
        }
        self.rank_again(&found.message_id)?;
        Ok(true)
    }
}
