//! Each message against the facts that tell of it: in which ticket it is, which way it went, when it counts, whether it is believed,
//! whether another one counts in its place.

use std::collections::{BTreeMap, HashMap};

use rusqlite::params;

use super::tickets::Record;
use super::{Fault, Mend, fault};
use crate::desk::id::{MessageId, OperationId, TicketId};
use crate::desk::intake::name;
use crate::desk::message::{Direction, Role, Trust};
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::facts::standing::Standing;
use crate::store::home::{Brought, Found, home_of, last_of};
use crate::store::{Store, Writer};

/// What facts that stand say of a message.
#[derive(Clone, Copy, Default)]
struct Said {
    replied: Option<Moment>,
    received: Option<Moment>,
    noted: Option<Moment>,
    variant: bool,
}

impl Said {
    fn direction(self, kept: Direction) -> Direction {
        match (self.replied, self.noted, kept) {
            (Some(_), ..) => Direction::Out,
            (_, Some(_), _) => Direction::Note,
            // The words around a forward of ours are a note, told of as what came in.
            (_, _, Direction::Out) => Direction::In,
            (_, _, kept) => kept,
        }
    }
}

impl Store {
    pub(super) fn messages_faults(
        &self,
        standing: &Standing,
        record: &Record,
        faults: &mut Vec<Fault>,
    ) -> Result<()> {
        let (said, homes) = self.said_of_messages(standing, record)?;
        let judgements = self.judgements(standing)?;
        const KEPT: &str =
            "SELECT m.id, m.operation, m.ticket, m.direction, m.received_at, m.trust, m.variant_of, m.role, m.message_id,
                EXISTS (SELECT 1 FROM reference r WHERE r.message = m.id AND r.name = m.message_id),
                m.delivery, EXISTS (SELECT 1 FROM outbox_mail b WHERE b.message = m.id), EXISTS (SELECT 1 FROM body b WHERE b.message = m.id), m.kind
            FROM message m ORDER BY m.id";
        self.each(KEPT, [], |row| {
            let (message, operation): (MessageId, OperationId) = (row.get(0)?, row.get(1)?);
            let ticket: TicketId = row.get(2)?;
            if !standing.holds(operation) {
                return Ok(());
            }
            let mut differs = |what: &str, found: String, expected: String| {
                if found != expected {
                    let mend = if what == "body" { Mend::Nothing } else { Mend::Message(message) };
                    faults.push(fault(what, Some(ticket), format!("{message}: {found}"), expected, mend));
                }
            };
            let Some(said) = said.get(&message) else {
                differs("message", "no fact tells of it".to_owned(), "a fact that does".to_owned());
                return Ok(());
            };
            if let Some(home) = homes.get(&message) {
                differs("message.ticket", ticket.to_string(), home.to_string());
            }
            let kept: Direction = row.get(3)?;
            let direction = said.direction(kept);
            differs("message.direction", kept.to_string(), direction.to_string());
            let role = match record.others.contains(&message) {
                true if direction != Direction::Note => Role::Other,
                _ => Role::of(direction),
            };
            differs("message.role", row.get(7)?, role.to_string());
            let at: Moment = row.get(4)?;
            let counts = said.replied.or(said.noted).or(said.received).unwrap_or(at);
            differs("message.received_at", at.rfc3339(), counts.rfc3339());
            let low = row.get::<_, Trust>(5)? == Trust::Low;
            differs("message.trust", low.to_string(), record.doubted.contains(&message).to_string());
            if let Some((kind, unproved)) = judgements.get(&message) {
                differs("message.kind", row.get(13)?, kind.clone());
                let found = row.get::<_, Trust>(5)? == Trust::Unproved;
                differs(
                    "message.trust",
                    found.to_string(),
                    (*unproved && direction == Direction::In).to_string(),
                );
            }
            let variant = row.get::<_, Option<MessageId>>(6)?.is_some();
            differs("message.variant_of", variant.to_string(), said.variant.to_string());
            let (id, known): (String, bool) = (row.get(8)?, row.get(9)?);
            let known = known || name(&id) != id;
            differs("reference", known.to_string(), true.to_string());
            let (delivery, queued): (Option<String>, bool) = (row.get(10)?, row.get(11)?);
            if !queued && delivery.as_deref() != Some("unsent") {
                let expected = if record.bounced.contains(&message) { "bounced" } else { "-" };
                differs("message.delivery", delivery.unwrap_or_else(|| "-".to_owned()), expected.to_owned());
            }
            differs("body", row.get::<_, bool>(12)?.to_string(), true.to_string());
            Ok(())
        })
    }

    /// Kind and trust of the messages that were judged afresh, by the last judgement that stands.
    fn judgements(&self, standing: &Standing) -> Result<HashMap<MessageId, (String, bool)>> {
        const ALL: &str = "SELECT message, operation, kind, trust = 'unproved' FROM judgement ORDER BY id";
        let mut judgements = HashMap::new();
        self.each(ALL, [], |row| {
            if standing.holds(row.get(1)?) {
                judgements.insert(row.get(0)?, (row.get(2)?, row.get(3)?));
            }
            Ok(())
        })?;
        Ok(judgements)
    }

    /// The facts after which those count that say whose a message is.
    fn judged(&self, standing: &Standing) -> Result<HashMap<MessageId, i64>> {
        const ALL: &str = "SELECT object, operation, id FROM event WHERE kind = 'judged' ORDER BY id";
        let mut judged = HashMap::new();
        self.each(ALL, [], |row| {
            if standing.holds(row.get(1)?) {
                judged.insert(row.get(0)?, row.get(2)?);
            }
            Ok(())
        })?;
        Ok(judged)
    }

    /// What facts say of each message, and in which ticket it is by them.
    fn said_of_messages(
        &self,
        standing: &Standing,
        record: &Record,
    ) -> Result<(HashMap<MessageId, Said>, HashMap<MessageId, TicketId>)> {
        const TOLD: &str = "SELECT ticket, object, id, kind, operation, at FROM event
            WHERE kind IN ('received', 'replied', 'noted', 'left', 'variant') ORDER BY ticket, id";
        let mut said: HashMap<MessageId, (Said, i64)> = HashMap::new();
        let judged = self.judged(standing)?;
        let mut found = Found::default();
        let mut here: Option<(TicketId, Vec<Brought>)> = None;
        let mut give = |ticket: TicketId, facts: Vec<Brought>| -> Result<()> {
            found.ticket(home_of(last_of(ticket, &record.joined), &record.merged, &record.joined)?, facts);
            Ok(())
        };
        let mut refused = Ok(());
        self.each(TOLD, [], |row| {
            let (ticket, message): (TicketId, MessageId) = (row.get(0)?, row.get(1)?);
            let (fact, kind, at): (i64, &str, Moment) = (row.get(2)?, row.get_ref(3)?.as_str()?, row.get(5)?);
            let stands = standing.holds(row.get(4)?);
            if stands && judged.get(&message).is_none_or(|judged| fact > *judged) {
                let (told, last) = said.entry(message).or_default();
                let earliest =
                    |known: &mut Option<Moment>| *known = Some(known.map_or(at, |known| known.min(at)));
                match kind {
                    "replied" => earliest(&mut told.replied),
                    "received" => earliest(&mut told.received),
                    "noted" => earliest(&mut told.noted),
                    _ => {}
                }
                if fact > *last && kind != "left" {
                    (told.variant, *last) = (kind == "variant", fact);
                }
            }
            if kind == "variant" {
                return Ok(());
            }
            let brought = Brought { fact, message, leaves: kind == "left", note: kind == "noted", stands };
            match &mut here {
                Some((current, facts)) if *current == ticket => facts.push(brought),
                _ => {
                    if let Some((ticket, facts)) = here.replace((ticket, vec![brought])) {
                        let given = give(ticket, facts);
                        refused = std::mem::replace(&mut refused, Ok(())).and(given);
                    }
                }
            }
            Ok(())
        })?;
        refused?;
        if let Some((ticket, facts)) = here {
            give(ticket, facts)?;
        }
        let homes = found.homes().filter(|(_, stands, _)| *stands).map(|(message, _, home)| (message, home));
        Ok((said.into_iter().map(|(message, (said, _))| (message, said)).collect(), homes.collect()))
    }
}

impl Writer<'_> {
    /// Writes down anew what is kept of a message.
    pub(super) fn mend_message(&mut self, message: MessageId) -> Result<()> {
        let row =
            self.store.one("SELECT ticket, message_id FROM message WHERE id = ?", [message], |row| {
                Ok((row.get::<_, TicketId>(0)?, row.get::<_, String>(1)?))
            })?;
        let Some((ticket, message_id)) = row else { return Ok(()) };
        let standing = self.store.standing(None)?;
        let mut said: BTreeMap<&str, Moment> = BTreeMap::new();
        const SAID: &str = "SELECT kind, min(at), operation FROM event
            WHERE object = ?1 AND kind IN ('received', 'replied', 'noted') AND id > coalesce((
                SELECT max(j.id) FROM event j JOIN operation o ON o.id = j.operation AND o.undone = 0
                WHERE j.object = ?1 AND j.kind = 'judged'), 0)
            GROUP BY kind, operation";
        for (kind, at, operation) in self.store.rows(SAID, [message], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, Moment>(1)?, row.get::<_, OperationId>(2)?))
        })? {
            let kind = ["replied", "noted", "received"].into_iter().find(|known| *known == kind);
            if let Some(kind) = kind.filter(|_| standing.holds(operation)) {
                let known = said.entry(kind).or_insert(at);
                *known = at.min(*known);
            }
        }
        let first =
            ["replied", "noted", "received"].into_iter().find_map(|kind| Some((kind, *said.get(kind)?)));
        if let Some((kind, at)) = first {
            const SET: &str = "UPDATE message SET received_at = ?2, direction = CASE ?3
                    WHEN 'replied' THEN 'out' WHEN 'noted' THEN 'note'
                    ELSE CASE direction WHEN 'out' THEN 'in' ELSE direction END END WHERE id = ?1";
            self.execute(SET, params![message, at, kind])?;
            if kind != "noted" {
                self.restate_judged(message, at, kind == "replied")?;
            }
        }
        const ROLE: &str =
            "UPDATE message SET role = CASE direction WHEN 'in' THEN 'customer' ELSE 'agent' END,
                trust = CASE trust WHEN 'low' THEN 'full' ELSE trust END,
                delivery = CASE WHEN delivery = 'unsent' OR EXISTS (SELECT 1 FROM outbox_mail WHERE message = ?1) THEN delivery END
            WHERE id = ?1";
        self.execute(ROLE, [message])?;
        const NAMED: &str = "INSERT OR IGNORE INTO reference (name, message) VALUES (?, ?)";
        self.execute(NAMED, params![name(&message_id), message])?;
        self.rank_again(&message_id)?;
        const TICKETS: &str = "SELECT DISTINCT ticket FROM event WHERE object = ?
            AND kind IN ('received', 'replied', 'noted')";
        let tickets: Vec<TicketId> = self.store.rows(TICKETS, [message], |row| row.get(0))?;
        self.settle_kin(tickets.into_iter().chain([ticket]).collect())
    }
}
