//! Every ticket's row, tags and clocks against the fold of its facts, both up to the same instant; and of which tickets it is a part.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

use rusqlite::types::Value;

use super::{Fault, Mend, fault};
use crate::desk::fold::{Messages, first_shown, fold};
use crate::desk::id::{MessageId, OperationId, TicketId};
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::Store;
use crate::store::facts::standing::Standing;
use crate::store::home::last_of;
use crate::store::row::{COLUMNS, KeptClock, Row, owned};

/// What the record says of tickets, for those who look at their messages.
pub(super) struct Record {
    /// Which tickets turned out to be parts of which.
    pub(super) joined: BTreeMap<TicketId, TicketId>,
    /// Which were merged into which, and the fact that says so.
    pub(super) merged: BTreeMap<TicketId, (TicketId, i64)>,
    /// Messages whose writers nobody knows.
    pub(super) doubted: BTreeSet<MessageId>,
    /// Messages that are neither from nor to a customer.
    pub(super) others: BTreeSet<MessageId>,
    /// Mails of ours that came back for good.
    pub(super) bounced: BTreeSet<MessageId>,
}

/// What is written down of a ticket; its columns, tags and clocks as a figure each that tells them apart.
struct Kept {
    hidden: bool,
    joined: Option<TicketId>,
    merged_into: Option<TicketId>,
    marks: [u64; 3],
}

/// What one thread finds out about one ticket.
struct Seen {
    ticket: TicketId,
    doubted: BTreeSet<MessageId>,
    others: Vec<MessageId>,
    bounced: Vec<MessageId>,
    stands: bool,
    /// What it should be, where that is not what is written down.
    expected: Option<Row>,
}

impl Store {
    /// Whether each ticket is written down as its facts make it.
    pub(super) fn tickets_faults(&self, standing: &Standing, faults: &mut Vec<Fault>) -> Result<Record> {
        let (kept, folded_at) = self.kept_tickets()?;
        let into = self.joins(Some(self.newest_operation()?), standing)?;
        let joined: BTreeMap<TicketId, TicketId> = into.into_iter().collect();
        let marks = &kept;
        let seen = self.each_record(Moment(0), Some(&folded_at), |job, tag_names| {
            let messages = Messages::of(job.recorded.iter());
            let doubted = if messages.merged.is_some() { BTreeSet::new() } else { messages.doubted() };
            let here = |message: &MessageId| !messages.left.contains(message);
            let others = messages.others.iter().copied().filter(here).collect();
            let bounced = messages.bounced.keys().copied().filter(here).collect();
            let mut seen =
                Seen { ticket: job.ticket, doubted, others, bounced, stands: false, expected: None };
            let terms = job.terms(tag_names, false);
            let shown = first_shown(&job.recorded, &job.taken).is_some();
            if let Some(folded) = fold(&job.recorded, &terms, job.as_of).filter(|_| shown) {
                seen.stands = true;
                let settings = job.versions.of(folded.settings);
                let (subject, address) = (&job.identity.subject, job.address);
                let row = Row::of(&folded, subject, address, settings, tag_names, job.as_of);
                if marks.get(&job.ticket).is_none_or(|kept| kept.marks != marks_of(&row)) {
                    seen.expected = Some(row);
                }
            }
            Some(seen)
        })?;
        let merged = self.merged_by_all(standing)?;
        let mut stand = BTreeSet::new();
        let (mut doubted, mut others, mut bounced) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for one in seen {
            doubted.extend(one.doubted);
            others.extend(one.others);
            bounced.extend(one.bounced);
            if one.stands {
                stand.insert(one.ticket);
            }
            if let Some(expected) = one.expected {
                self.differences(one.ticket, &expected, faults)?;
            }
        }
        for (ticket, kept) in &kept {
            let root = last_of(*ticket, &joined);
            let whole = (root != *ticket).then_some(root);
            let into = merged.get(ticket).map(|(into, _)| *into);
            let hidden = whole.is_some() || !stand.contains(ticket);
            let number = |ticket: Option<TicketId>| ticket.map_or_else(|| "-".to_owned(), |t| t.to_string());
            let mut differs = |what: &str, found: String, expected: String| {
                if found != expected {
                    faults.push(fault(what, Some(*ticket), found, expected, Mend::Kin(*ticket)));
                }
            };
            differs("ticket.joined", number(kept.joined), number(whole));
            differs("ticket.merged_into", number(kept.merged_into), number(into));
            differs("ticket.hidden", kept.hidden.to_string(), hidden.to_string());
        }
        Ok(Record { joined, merged, doubted, others, bounced })
    }

    /// Everything that is written down of tickets, and the instants up to which they were folded.
    fn kept_tickets(&self) -> Result<(HashMap<TicketId, Kept>, HashMap<TicketId, Moment>)> {
        let mut marks: HashMap<TicketId, [DefaultHasher; 2]> = HashMap::new();
        self.each("SELECT ticket, tag FROM ticket_tag ORDER BY ticket, place", [], |row| {
            row.get::<_, i64>(1)?.hash(&mut marks.entry(row.get(0)?).or_default()[0]);
            Ok(())
        })?;
        const CLOCKS: &str = "SELECT ticket, target, state, elapsed, run_since, due_at, at_risk_at FROM clock ORDER BY ticket, target";
        let mut clocks: HashMap<TicketId, Vec<KeptClock>> = HashMap::new();
        self.each(CLOCKS, [], |row| {
            let mut clock: KeptClock = std::array::from_fn(|_| Value::Null);
            for (place, value) in clock.iter_mut().enumerate() {
                *value = owned(row.get_ref(place + 1)?);
            }
            clocks.entry(row.get(0)?).or_default().push(clock);
            Ok(())
        })?;
        let sql =
            format!("SELECT {}, hidden, joined, merged_into, id, folded_at FROM ticket", COLUMNS.join(", "));
        let (mut kept, mut folded_at) = (HashMap::new(), HashMap::new());
        self.each(&sql, [], |row| {
            let mut hasher = DefaultHasher::new();
            for place in 0..COLUMNS.len() {
                mark(&owned(row.get_ref(place)?), &mut hasher);
            }
            let at = COLUMNS.len();
            let ticket: TicketId = row.get(at + 3)?;
            let tags = marks.remove(&ticket).unwrap_or_default()[0].finish();
            let clocks = clocks.remove(&ticket).unwrap_or_default();
            folded_at.insert(ticket, row.get(at + 4)?);
            kept.insert(
                ticket,
                Kept {
                    hidden: row.get(at)?,
                    joined: row.get(at + 1)?,
                    merged_into: row.get(at + 2)?,
                    marks: [hasher.finish(), tags, mark_of_clocks(&clocks)],
                },
            );
            Ok(())
        })?;
        Ok((kept, folded_at))
    }

    /// Tells how a ticket differs from what it should be.
    fn differences(&self, ticket: TicketId, expected: &Row, faults: &mut Vec<Fault>) -> Result<()> {
        let sql = format!("SELECT {} FROM ticket WHERE id = ?", COLUMNS.join(", "));
        let found = self.one(&sql, [ticket], |row| {
            (0..COLUMNS.len())
                .map(|place| Ok(owned(row.get_ref(place)?)))
                .collect::<rusqlite::Result<Vec<_>>>()
        })?;
        let mend = Mend::Fold(ticket);
        for ((column, found), expected) in COLUMNS.iter().zip(found.unwrap_or_default()).zip(&expected.values)
        {
            if found != *expected {
                let what = format!("ticket.{column}");
                faults.push(fault(what, Some(ticket), shown(&found), shown(expected), mend));
            }
        }
        const TAGS: &str = "SELECT tag FROM ticket_tag WHERE ticket = ? ORDER BY place";
        let tags: Vec<i64> = self.rows(TAGS, [ticket], |row| row.get(0))?;
        let wanted: Vec<i64> = expected.tags.iter().map(|tag| tag.0).collect();
        if tags != wanted {
            faults.push(fault("ticket_tag", Some(ticket), listed(&tags), listed(&wanted), mend));
        }
        const CLOCKS: &str = "SELECT target, state, elapsed, run_since, due_at, at_risk_at FROM clock WHERE ticket = ? ORDER BY target";
        let clocks = self.rows(CLOCKS, [ticket], |row| {
            (0..6).map(|place| Ok(shown(&owned(row.get_ref(place)?)))).collect::<rusqlite::Result<Vec<_>>>()
        })?;
        let mut wanted: Vec<Vec<String>> =
            expected.clocks.iter().map(|clock| clock.iter().map(shown).collect()).collect();
        wanted.sort();
        if clocks != wanted {
            let told = |clocks: &[Vec<String>]| {
                clocks.iter().map(|clock| clock.join(" ")).collect::<Vec<_>>().join("; ")
            };
            faults.push(fault("clock", Some(ticket), told(&clocks), told(&wanted), mend));
        }
        Ok(())
    }

    /// The tickets that are merged into others by facts that stand.
    fn merged_by_all(&self, standing: &Standing) -> Result<BTreeMap<TicketId, (TicketId, i64)>> {
        const SAID: &str = "SELECT ticket, kind = 'merged_into', object, id, operation FROM event
            WHERE kind IN ('merged_into', 'unmerged') ORDER BY id";
        let mut merged = BTreeMap::new();
        self.each(SAID, [], |row| {
            let (ticket, merges): (TicketId, bool) = (row.get(0)?, row.get(1)?);
            if standing.holds(row.get::<_, OperationId>(4)?) {
                match merges {
                    true => merged.insert(ticket, (row.get(2)?, row.get(3)?)),
                    false => merged.remove(&ticket),
                };
            }
            Ok(())
        })?;
        Ok(merged)
    }
}

fn mark(value: &Value, hasher: &mut DefaultHasher) {
    match value {
        Value::Null => 0_u8.hash(hasher),
        Value::Integer(integer) => (1_u8, integer).hash(hasher),
        Value::Real(real) => (2_u8, real.to_bits()).hash(hasher),
        Value::Text(text) => (3_u8, text).hash(hasher),
        Value::Blob(bytes) => (4_u8, bytes).hash(hasher),
    }
}

/// What tells a row from others.
fn marks_of(row: &Row) -> [u64; 3] {
    let (mut values, mut tags) = (DefaultHasher::new(), DefaultHasher::new());
    row.values.iter().for_each(|value| mark(value, &mut values));
    row.tags.iter().for_each(|tag| tag.0.hash(&mut tags));
    [values.finish(), tags.finish(), mark_of_clocks(&row.clocks)]
}

/// In whatever order the clocks are.
fn mark_of_clocks(clocks: &[KeptClock]) -> u64 {
    let each = clocks.iter().map(|clock| {
        let mut hasher = DefaultHasher::new();
        clock.iter().for_each(|value| mark(value, &mut hasher));
        hasher.finish()
    });
    each.fold(0, u64::wrapping_add)
}

/// A value for people.
fn shown(value: &Value) -> String {
    match value {
        Value::Null => "-".to_owned(),
        Value::Integer(integer) => integer.to_string(),
        Value::Real(real) => real.to_string(),
        Value::Text(text) => text.clone(),
        Value::Blob(bytes) => format!("{} bytes", bytes.len()),
    }
}

fn listed(numbers: &[i64]) -> String {
    numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}
