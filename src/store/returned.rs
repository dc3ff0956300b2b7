//! Which answers of ours came back for good, asked anew whenever their ticket is folded; what comes of it is a fact like any other.

use std::collections::{BTreeSet, HashMap, HashSet};

use rusqlite::params;

use crate::desk::address::base;
use crate::desk::event::{Event, Recorded, What};
use crate::desk::fold::{Messages, message_of};
use crate::desk::id::{MessageId, OperationId, TicketId};
use crate::desk::intake::name;
use crate::desk::ticket::Status;
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::message::Recipients;
use crate::store::refold::Record;
use crate::store::{Store, Writer};

/// Whether there is any report at all that says for good that somebody was not reached.
pub(super) const LASTING: &str = "SELECT 1 FROM bounce WHERE lasting = 1 LIMIT 1";

/// What a report says of one address.
struct Report {
    message: MessageId,
    at: Moment,
    email: String,
    status: Option<String>,
}

/// An answer that came back, in a ticket that is solved or closed apart from it.
#[derive(Clone, Debug)]
pub struct Unheard {
    /// The ticket.
    pub ticket: TicketId,
    /// The answer.
    pub message: MessageId,
    /// Its number in the outbox, where it left by this desk.
    pub mail: Option<i64>,
    /// To whom it went.
    pub to: Vec<String>,
    /// When that was known.
    pub at: Moment,
    /// Why it came back.
    pub reason: String,
    /// Whether `run` has told of it.
    pub told: bool,
    /// Whether somebody has acted on the ticket since.
    pub acted: bool,
}

impl Store {
    /// The answers that came back, in tickets that are solved or closed all the same; not those from before the desk.
    pub fn unheard(&self, now: Moment) -> Result<Vec<Unheard>> {
        let mut unheard = self.back(now)?;
        unheard.retain(|(_, status)| matches!(status, Status::Solved | Status::Closed));
        Ok(unheard.into_iter().map(|(one, _)| one).collect())
    }

    /// Those, and the answers that came back since then wherever their tickets stand.
    pub fn came_back_since(&self, since: Moment, now: Moment) -> Result<Vec<Unheard>> {
        let mut unheard = self.back(now)?;
        unheard.retain(|(one, status)| one.at >= since || matches!(status, Status::Solved | Status::Closed));
        Ok(unheard.into_iter().map(|(one, _)| one).collect())
    }

    /// Every answer that came back, with the status of its ticket; not those from before the desk.
    fn back(&self, now: Moment) -> Result<Vec<(Unheard, Status)>> {
        // Of an answer that came back more than once the last fact says since when nobody has acted.
        const BACK: &str = "SELECT m.id, m.ticket, m.recipients, (SELECT b.id FROM outbox b WHERE b.message = m.id),
                EXISTS (SELECT 1 FROM told t WHERE t.message = m.id),
                EXISTS (SELECT 1 FROM event a JOIN operation o ON o.id = a.operation AND o.undone = 0
                    WHERE a.ticket = m.ticket AND a.agent IS NOT NULL AND a.tie IS NULL AND a.operation > e.operation),
                e.at
            FROM event e JOIN operation eo ON eo.id = e.operation AND eo.undone = 0
            JOIN message m ON m.id = e.object AND m.delivery = 'bounced' AND m.role = 'agent' AND m.kind = 'human'
            WHERE e.kind = 'bounced' AND e.word IS NULL AND e.backfill = 0 AND NOT EXISTS (
                SELECT 1 FROM event l JOIN operation lo ON lo.id = l.operation AND lo.undone = 0
                WHERE l.kind = 'bounced' AND l.object = m.id AND l.word IS NULL AND l.backfill = 0 AND l.id > e.id)
            ORDER BY m.id";
        let rows = self.rows(BACK, [], |row| {
            let recipients: Recipients = serde_json::from_str(row.get_ref(2)?.as_str()?).unwrap_or_default();
            Ok(Unheard {
                message: row.get(0)?,
                ticket: row.get(1)?,
                mail: row.get(3)?,
                to: recipients.everybody().map(|mailbox| mailbox.email.clone()).collect(),
                reason: String::new(),
                told: row.get(4)?,
                acted: row.get(5)?,
                at: row.get(6)?,
            })
        })?;
        let mut unheard = Vec::new();
        for mut one in rows {
            let Some(ticket) = self.ticket(one.ticket, now)? else { continue };
            if let Some((_, reason)) = self.came_back(one.message)? {
                one.reason = reason;
                unheard.push((one, ticket.status));
            }
        }
        Ok(unheard)
    }

    /// Whether any report says for good that somebody was not reached.
    fn has_bounces(&self) -> Result<bool> {
        Ok(self.one(LASTING, [], |_| Ok(()))?.is_some())
    }

    /// Whether a report names this mail.
    fn is_returned(&self, ours: MessageId) -> Result<bool> {
        const NAMED: &str =
            "SELECT 1 FROM reference r JOIN message b ON b.id = r.message AND b.kind = 'bounce'
            WHERE r.name = ? LIMIT 1";
        const ID: &str = "SELECT message_id FROM message WHERE id = ?";
        let Some(id) = self.one(ID, [ours], |row| row.get::<_, String>(0))? else { return Ok(false) };
        Ok(self.one(NAMED, [name(&id)], |_| Ok(()))?.is_some())
    }

    /// Since when it is known that a mail of ours came back for good from every customer to whom it went, and in which words; none
    /// where it did not.
    pub(super) fn came_back(&self, ours: MessageId) -> Result<Option<(Moment, String)>> {
        const LAST: &str = "SELECT e.at, e.word IS NULL, m.message_id
            FROM event e JOIN operation o ON o.id = e.operation AND o.undone = 0 JOIN message m ON m.id = e.object
            WHERE e.kind = 'bounced' AND e.object = ? ORDER BY e.id DESC LIMIT 1";
        let last = self
            .one(LAST, [ours], |row| Ok((row.get(0)?, row.get::<_, bool>(1)?, row.get::<_, String>(2)?)))?;
        let Some((at, true, id)) = last else { return Ok(None) };
        let reports = self.reports_on(&id)?;
        let words = |report: &Report| {
            let status = report.status.as_deref().map_or(String::new(), |status| format!(" ({status})"));
            format!("{}{status}: {}", report.email, report.message)
        };
        let words: Vec<String> = reports.iter().map(words).collect();
        Ok(Some((at, format!("came back for good from {}", words.join(", ")))))
    }

    /// What reports say for good of a mail of this id, the earliest first; each address once.
    fn reports_on(&self, message_id: &str) -> Result<Vec<Report>> {
        const REPORTS: &str = "SELECT b.id, b.received_at, f.email, f.status FROM reference r
            JOIN message b ON b.id = r.message AND b.kind = 'bounce' AND b.direction = 'in'
            JOIN operation o ON o.id = b.operation AND o.undone = 0
            JOIN bounce f ON f.message = b.id AND f.lasting = 1
            WHERE r.name = ? ORDER BY b.received_at, b.id, f.place";
        let id = name(message_id);
        let all = self.rows(REPORTS, [&id], |row| {
            Ok(Report { message: row.get(0)?, at: row.get(1)?, email: row.get(2)?, status: row.get(3)? })
        })?;
        let (mut returning, mut seen) = (HashMap::new(), HashSet::new());
        let mut reports = Vec::new();
        for report in all {
            let returns = match returning.get(&report.message) {
                Some(known) => *known,
                None => {
                    let returns =
                        self.returned_by(report.message)?.iter().any(|returned| name(returned) == id);
                    returning.insert(report.message, returns);
                    returns
                }
            };
            if returns && seen.insert(base(&report.email).into_owned()) {
                reports.push(report);
            }
        }
        Ok(reports)
    }

    /// Since when a mail of ours has come back for good from every customer to whom it went; none where one of them may have it. A
    /// report about anybody else says nothing of it: whoever got the mail could have written that.
    fn bounced_since(&self, ours: MessageId, customers: &HashSet<String>) -> Result<Option<Moment>> {
        const OURS: &str = "SELECT message_id, recipients FROM message WHERE id = ? AND direction = 'out'";
        let Some((id, recipients)) = self.one(OURS, [ours], |row| {
            let recipients: Recipients = serde_json::from_str(row.get_ref(1)?.as_str()?).unwrap_or_default();
            Ok((row.get::<_, String>(0)?, recipients))
        })?
        else {
            return Ok(None);
        };
        let reports = self.reports_on(&id)?;
        if reports.is_empty() {
            return Ok(None);
        }
        let own = self.own_mailboxes()?;
        let to = recipients.everybody().map(|mailbox| base(&mailbox.email).into_owned());
        let to: HashSet<String> = to.filter(|email| !email.is_empty() && !own.contains(email)).collect();
        let theirs: HashSet<&String> = to.intersection(customers).collect();
        // Where nobody has written yet, or it went to somebody else, all to whom it went are meant.
        let meant = if theirs.is_empty() { to.iter().collect() } else { theirs };
        let mut since = None;
        for email in &meant {
            let Some(report) = reports.iter().find(|report| base(&report.email) == email.as_str()) else {
                return Ok(None);
            };
            since = since.max(Some(report.at));
        }
        Ok(since)
    }
}

impl Writer<'_> {
    /// Takes back the answers of a ticket that came back for good from every customer to whom they went, and gives those again of
    /// which that is not known any more. `true`: facts were added.
    pub(super) fn revise_bounced(&mut self, ticket: TicketId, record: &Record) -> Result<bool> {
        let facts = &record.facts;
        let messages = Messages::of(facts.iter());
        let replied = |fact: &&Recorded| matches!(fact.event.what, What::Replied(..));
        if messages.bounced.is_empty()
            && (!facts.iter().any(|fact| replied(&fact)) || !self.store.has_bounces()?)
        {
            return Ok(false);
        }
        let mut ordered: Vec<&Recorded> = facts.iter().filter(replied).collect();
        ordered.sort_by_key(|fact| fact.order());
        let (mut customers, mut seen, mut wrote) = (None, HashSet::new(), false);
        let still_ours: BTreeSet<MessageId> =
            ordered.iter().filter_map(|fact| message_of(&fact.event)).collect();
        for fact in ordered {
            let Some(ours) = message_of(&fact.event).filter(|ours| !messages.left.contains(ours)) else {
                continue;
            };
            if !seen.insert(ours) {
                continue;
            }
            let held = messages.bounced.get(&ours).copied();
            let mut wanted = None;
            if !messages.is_withdrawn(&ours) && (held.is_some() || self.store.is_returned(ours)?) {
                let customers = match &mut customers {
                    Some(known) => known,
                    unknown => unknown.insert(self.store.customers_in(ticket, record)?),
                };
                wanted = self.store.bounced_since(ours, customers)?.map(|since| since.max(fact.event.at));
            }
            if wanted == held {
                continue;
            }
            wrote = true;
            let event =
                |at, back| Event { at, what: What::Bounced(ours, back), agent: None, ..fact.event.clone() };
            if let Some(held) = held {
                self.record(ticket, &event(held, false))?;
            }
            if let Some(wanted) = wanted {
                self.record(ticket, &event(wanted, true))?;
            }
        }
        // What is no answer of ours any more (an undo took the proof) has not come back either.
        for (ours, held) in messages.bounced.iter().filter(|(ours, _)| !still_ours.contains(ours)) {
            let brought = facts.iter().find(|fact| message_of(&fact.event) == Some(*ours));
            if let Some(fact) = brought {
                wrote = true;
                let what = What::Bounced(*ours, false);
                self.record(ticket, &Event { at: *held, what, agent: None, ..fact.event.clone() })?;
            }
        }
        Ok(wrote)
    }

    /// Writes down of our mails in a ticket, and in those that were merged into it, whether they came back; of others that they did
    /// not: what an undo made a stranger's again may have been marked while it was ours.
    pub(super) fn write_down_bounced(&mut self, record: &Record) -> Result<()> {
        let mut any = None;
        for facts in record.taken.values().chain([&record.facts]) {
            let brought: BTreeSet<MessageId> =
                facts.iter().filter_map(|fact| message_of(&fact.event)).collect();
            if brought.is_empty() || !*any.get_or_insert(self.store.has_bounces()?) {
                continue;
            }
            let messages = Messages::of(facts.iter());
            for ours in brought.into_iter().filter(|ours| !messages.left.contains(ours)) {
                let outgoing =
                    self.store.one("SELECT id FROM outbox WHERE message = ?", [ours], |row| row.get(0))?;
                if let Some(outgoing) = outgoing {
                    self.revise_outgoing(outgoing)?;
                    continue;
                }
                const SET: &str =
                    "UPDATE message SET delivery = CASE WHEN ?2 THEN 'bounced' END WHERE id = ?1
                    AND coalesce(delivery, 'bounced') = 'bounced' AND (delivery IS NOT NULL) != ?2";
                self.execute(SET, params![ours, messages.bounced.contains_key(&ours)])?;
            }
        }
        Ok(())
    }

    /// Has the tickets folded anew in which the mails are that a report returns.
    pub(super) fn touch_returned(&mut self, report: MessageId) -> Result<()> {
        const OURS: &str = "SELECT m.id, m.ticket FROM reference r JOIN message m ON m.id = r.message
            WHERE r.name = ? AND m.direction != 'note' AND m.id != ?";
        for id in self.store.returned_by(report)? {
            let ours =
                self.store.rows(OURS, params![name(&id), report], |row| Ok((row.get(0)?, row.get(1)?)))?;
            for (message, shown_in) in ours {
                let ticket = self.store.brought_to(message, shown_in)?;
                self.touch(ticket);
            }
        }
        Ok(())
    }

    /// The same for every report of an operation, after that was undone or redone.
    pub(super) fn revise_returned(&mut self, operation: OperationId) -> Result<()> {
        const REPORTS: &str = "SELECT id FROM message WHERE operation = ? AND kind = 'bounce'";
        for report in self.store.rows(REPORTS, [operation], |row| row.get::<_, MessageId>(0))? {
            self.touch_returned(report)?;
        }
        Ok(())
    }
}
