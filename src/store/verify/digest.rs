//! A figure over all that stands at an instant: two desks with the same one hold the same. Numbers of operations, what was undone,
//! hidden tickets, paths of this machine and keys leave no trace in it.

use std::collections::{BTreeSet, HashMap};

use rusqlite::params;
use serde_json::{Value as Json, json};
use sha2::Digest;

use crate::desk::fold::{Folded, Messages, fold};
use crate::desk::id::{AgentId, MessageId, TicketId};
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::Store;
use crate::store::names::Names;
use crate::store::row::{COLUMNS, Row};

/// Columns that hold numbers of this file, or of the moment at which it was written.
const LOCAL: [&str; 5] = ["address", "assignee", "settings", "snoozed_by", "folded_at"];

impl Store {
    /// SHA-256, as hex, over what stands at `at`: each ticket folded to that instant, its messages by Message-ID and content, tags,
    /// people, canned replies, the settings in force, the outbox, surveys and worked time, mail in quarantine.
    pub fn digest(&self, at: Moment) -> Result<String> {
        let _still = self.stand_still()?;
        let mut lines = BTreeSet::new();
        let shown = self.ticket_lines(at, &mut lines)?;
        self.message_lines(&shown, &mut lines)?;
        self.desk_lines(at, &mut lines)?;
        let mut hash = sha2::Sha256::new();
        for line in lines {
            hash.update(line.as_bytes());
            hash.update(b"\n");
        }
        Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// A line for each ticket; gives the messages that stand, each with its ticket, and whether it came back only after that instant.
    fn ticket_lines(
        &self,
        at: Moment,
        lines: &mut BTreeSet<String>,
    ) -> Result<HashMap<MessageId, (TicketId, bool)>> {
        let told = self.each_record(at, None, |job, known| {
            let folded = fold(&job.recorded, &job.terms(known, false), at)?;
            let (subject, settings) = (&job.identity.subject, job.versions.of(folded.settings));
            let row = Row::of(&folded, subject, None, settings, known, at);
            let customers = &job.identity.customer_emails;
            let back = Messages::of(job.recorded.iter()).bounced;
            let later = |message: MessageId| (message, back.get(&message).is_some_and(|since| *since > at));
            let messages: Vec<(MessageId, bool)> = folded.messages.iter().copied().map(later).collect();
            Some((job.ticket, line_of(job.ticket, &folded, &row, customers, known), messages))
        })?;
        let mut shown = HashMap::new();
        for (ticket, line, messages) in told {
            lines.insert(line);
            shown.extend(messages.into_iter().map(|(message, later)| (message, (ticket, later))));
        }
        Ok(shown)
    }

    fn message_lines(
        &self,
        shown: &HashMap<MessageId, (TicketId, bool)>,
        lines: &mut BTreeSet<String>,
    ) -> Result<()> {
        const MESSAGES: &str =
            "SELECT m.id, m.message_id, lower(hex(m.digest)), m.direction, m.kind, m.role, m.received_at,
                m.from_name, m.from_email, m.recipients, m.subject, b.text, lower(hex(g.sha256)),
                m.delivery IS 'bounced'
            FROM message m JOIN body b ON b.message = m.id LEFT JOIN original g ON g.id = m.original";
        self.each(MESSAGES, [], |row| {
            let Some((ticket, later)) = shown.get(&row.get::<_, MessageId>(0)?) else { return Ok(()) };
            let words = (1..6).map(|at| row.get::<_, String>(at)).collect::<rusqlite::Result<Vec<_>>>()?;
            let texts = (7..12).map(|at| row.get::<_, String>(at)).collect::<rusqlite::Result<Vec<_>>>()?;
            let (at, original): (i64, Option<String>) = (row.get(6)?, row.get(12)?);
            // What the outbox says of a mail has lines of its own.
            let bounced = row.get::<_, bool>(13)? && !later;
            lines.insert(json!(["message", ticket.0, words, at, texts, original, bounced]).to_string());
            Ok(())
        })
    }

    /// Lines of all that is no ticket: what operations have written that stand and had been recorded by then.
    fn desk_lines(&self, at: Moment, lines: &mut BTreeSet<String>) -> Result<()> {
        // An operation that stands and had been recorded by then; its number comes behind.
        const STOOD: &str = "operation o ON o.undone = 0 AND o.recorded_at <= ?1 AND o.id";
        const STANDS: &str = "SELECT 1 FROM operation o WHERE o.undone = 0 AND o.recorded_at <= ?1 AND o.id";
        let queries = [
            format!(
                "SELECT 'customer', (SELECT group_concat(email, ' ') FROM (
                     SELECT email FROM address WHERE customer = c.id ORDER BY email)),
                     c.name, c.vip, c.language, c.zone, c.survey
                 FROM customer c WHERE EXISTS (SELECT 1 FROM address a JOIN message m ON m.address = a.id
                     JOIN {STOOD} = m.operation WHERE a.customer = c.id)"
            ),
            format!(
                "SELECT 'agent', g.name, g.full_name, g.email, NULL, NULL, NULL FROM agent g
                 WHERE (g.operation IS NULL OR EXISTS ({STANDS} = g.operation))
                     AND NOT EXISTS ({STANDS} = g.removed_by)"
            ),
            format!(
                "SELECT 'canned', c.name, c.language, c.subject, c.body, c.macros, NULL
                 FROM canned c JOIN {STOOD} = c.operation WHERE c.removed = 0 AND NOT EXISTS (
                     SELECT 1 FROM canned later WHERE later.name = c.name AND later.language IS c.language
                         AND later.id > c.id AND EXISTS ({STANDS} = later.operation))"
            ),
            format!(
                "SELECT 'settings', document, NULL, NULL, NULL, NULL, NULL FROM settings
                 WHERE id = (SELECT max(s.id) FROM settings s JOIN {STOOD} = s.operation)"
            ),
            // What waits, is being sent, or may have been, is one word: who copies a desk cannot know. A draft is known by what it says.
            format!(
                "SELECT 'outbox', (SELECT m.message_id FROM outbox_mail x JOIN message m ON m.id = x.message
                         WHERE x.outbox = b.id AND EXISTS ({STANDS} = x.operation) ORDER BY x.id DESC LIMIT 1),
                     coalesce((
                         SELECT CASE WHEN s.step IN ('deferred', 'sending', 'released') THEN 'queued'
                             WHEN s.step IN ('held', 'edited') THEN 'draft' ELSE s.step END
                         FROM outbox_step s WHERE s.outbox = b.id AND EXISTS ({STANDS} = s.operation)
                         ORDER BY s.id DESC LIMIT 1),
                     CASE WHEN EXISTS (SELECT 1 FROM outbox_mail x WHERE x.outbox = b.id AND x.operation = b.operation)
                         THEN 'queued' ELSE 'draft' END), NULL, NULL, NULL, NULL
                 FROM outbox b JOIN {STOOD} = b.operation"
            ),
            format!(
                "SELECT 'draft', d.outbox, d.ticket, d.asked, d.subject, d.body, (SELECT group_concat(file, ' ') FROM (
                     SELECT f.name || ' ' || f.content_type || ' ' || lower(hex(g.sha256)) AS file
                     FROM draft_file f JOIN original g ON g.id = f.original WHERE f.draft = d.id ORDER BY f.place))
                 FROM draft d JOIN {STOOD} = d.operation WHERE EXISTS ({STANDS} = (SELECT operation FROM outbox WHERE id = d.outbox))
                     AND NOT EXISTS (SELECT 1 FROM draft later WHERE later.outbox = d.outbox AND later.id > d.id
                         AND EXISTS ({STANDS} = later.operation))"
            ),
            format!(
                "SELECT 'survey', s.ticket, s.question, s.scale, s.score, s.comment, NULL
                 FROM survey s JOIN {STOOD} = s.operation"
            ),
            format!(
                "SELECT 'time', t.ticket, t.minutes, g.name, t.text, NULL, NULL
                 FROM time_entry t JOIN {STOOD} = t.operation JOIN agent g ON g.id = t.worker"
            ),
            format!(
                "SELECT 'reminder', r.ticket, r.text, NULL, NULL, NULL, NULL
                 FROM reminder r JOIN {STOOD} = r.operation"
            ),
            format!(
                "SELECT 'quarantine', lower(hex(g.sha256)), q.state, q.reason, NULL, NULL, NULL
                 FROM quarantine q JOIN {STOOD} = q.operation JOIN original g ON g.id = q.original"
            ),
        ];
        for query in queries {
            self.each(&query, params![at], |row| {
                let cells = (0..7).map(|place| Ok(cell(row.get_ref(place)?)));
                lines.insert(Json::Array(cells.collect::<rusqlite::Result<_>>()?).to_string());
                Ok(())
            })?;
        }
        Ok(())
    }
}

/// A ticket in words and numbers that mean the same in every file.
fn line_of(ticket: TicketId, folded: &Folded, row: &Row, customers: &[String], names: &Names) -> String {
    let columns = COLUMNS.iter().zip(&row.values).filter(|(column, _)| !LOCAL.contains(column));
    let columns: Vec<Json> = columns.map(|(_, value)| cell(value.into())).collect();
    let agent = |agent: AgentId| names.agents.get(&agent).cloned();
    let tags: Vec<_> = folded.tags.iter().filter_map(|tag| names.tags.get(tag)).collect();
    let mut clocks: Vec<String> = row
        .clocks
        .iter()
        .map(|clock| json!(clock.iter().map(|part| cell(part.into())).collect::<Vec<_>>()).to_string())
        .collect();
    clocks.sort();
    let linked: Vec<i64> = folded.linked.iter().chain(&folded.follows).map(|other| other.0).collect();
    let merged = folded.merged_into.map(|into| into.0);
    json!([
        "ticket",
        ticket.0,
        columns,
        customers,
        folded.assignee.and_then(agent),
        tags,
        clocks,
        linked,
        merged
    ])
    .to_string()
}

/// A value as JSON.
fn cell(value: rusqlite::types::ValueRef<'_>) -> Json {
    use rusqlite::types::ValueRef;
    match value {
        ValueRef::Null => Json::Null,
        ValueRef::Integer(integer) => integer.into(),
        ValueRef::Real(real) => real.into(),
        ValueRef::Text(bytes) => String::from_utf8_lossy(bytes).into_owned().into(),
        ValueRef::Blob(bytes) => bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>().into(),
    }
}
