//! A ticket as the queries of rules see it, by its rows.

use crate::desk::id::{MessageId, TicketId};
use crate::desk::query::matches::{Letter, Subject};
use crate::desk::query::{Query, Test};
use crate::desk::ticket::Away;
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::Store;
use crate::store::facts::read::OwnLetter;
use crate::store::ticket::TicketRow;

/// What is known of a ticket at an instant.
pub struct About {
    row: TicketRow,
    now: Moment,
    tier: Option<String>,
    vip: bool,
    reopened: bool,
    doubted: bool,
    put_away: Option<Away>,
    at_risk_at: Option<Moment>,
    emails: Vec<String>,
    letters: Vec<OwnLetter>,
}

impl Store {
    /// A ticket as it stands. `letter`: the one message to be looked at, where not all are; `texts`: whether messages are looked
    /// at at all.
    pub fn about_ticket(
        &self,
        ticket: TicketId,
        letter: Option<MessageId>,
        texts: bool,
        now: Moment,
    ) -> Result<Option<About>> {
        let Some(row) = self.ticket(ticket, now)? else { return Ok(None) };
        const MORE: &str = "SELECT coalesce(c.vip, 0), t.reopened, t.doubted, t.put_away, t.at_risk_at,
            (SELECT group_concat(b.email, char(10)) FROM address b WHERE b.customer = a.customer)
            FROM ticket t LEFT JOIN address a ON a.id = t.address LEFT JOIN customer c ON c.id = a.customer WHERE t.id = ?";
        let about = self.one(MORE, [ticket], |more| {
            let emails: Option<String> = more.get(5)?;
            let away: Option<String> = more.get(3)?;
            Ok(About {
                tier: row.tier.map(|tier| tier.to_string()),
                at_risk_at: more.get::<_, Option<Moment>>(4)?.filter(|_| row.due_at.is_some()),
                row,
                now,
                vip: more.get(0)?,
                reopened: more.get(1)?,
                doubted: more.get(2)?,
                put_away: away.and_then(|away| Away::from_word(&away)),
                emails: emails.iter().flat_map(|emails| emails.lines().map(str::to_owned)).collect(),
                letters: Vec::new(),
            })
        })?;
        let Some(mut about) = about else { return Ok(None) };
        if texts {
            const LETTERS: &str = "SELECT m.from_email, m.from_name || ' ' || m.from_email, m.subject,
                    coalesce(b.text, '') || coalesce(char(10) || v.text, ''), m.kind,
                    EXISTS (SELECT 1 FROM attachment x WHERE x.message = m.id)
                FROM message m JOIN operation o ON o.id = m.operation AND o.undone = 0
                LEFT JOIN body b ON b.message = m.id LEFT JOIN other_version v ON v.message = m.id
                WHERE m.ticket = ?1 AND (?2 IS NULL OR m.id = ?2)";
            about.letters = self.rows(LETTERS, rusqlite::params![ticket, letter], |row| {
                Ok(OwnLetter {
                    from_email: row.get(0)?,
                    person: None,
                    sender: row.get(1)?,
                    subject: row.get(2)?,
                    text: row.get(3)?,
                    kind: row.get(4)?,
                    has_attachment: row.get(5)?,
                })
            })?;
        }
        Ok(Some(about))
    }
}

impl About {
    /// Whether it is closed, spam or merged.
    pub fn is_over(&self) -> bool {
        self.row.status.is_final()
    }

    /// What the query says of it.
    pub fn ask<T>(&self, question: impl FnOnce(&Subject<'_>) -> T) -> T {
        let row = &self.row;
        let letters: Vec<Letter<'_>> = self
            .letters
            .iter()
            .map(|letter| Letter {
                from_email: &letter.from_email,
                from_person: &[],
                sender: &letter.sender,
                subject: &letter.subject,
                text: &letter.text,
                kind: letter.kind,
                has_attachment: letter.has_attachment,
            })
            .collect();
        question(&Subject {
            now: self.now,
            me: None,
            id: Some(row.id),
            subject: &row.subject,
            status: row.status,
            priority: row.priority,
            channel: row.channel,
            tags: &row.tags,
            assignee: row.assignee.as_deref(),
            customer_emails: &self.emails,
            vip: self.vip,
            department: row.department.as_deref(),
            tier: self.tier.as_deref(),
            topic: row.topic.as_deref(),
            created_at: row.created_at,
            updated_at: row.updated_at,
            solved_at: row.solved_at,
            due_at: row.due_at,
            at_risk_at: self.at_risk_at,
            waiting_since: row.waiting_since,
            snoozed_until: row.snoozed_until,
            woken_at: row.woken_at,
            reopened: self.reopened,
            doubted: self.doubted,
            put_away: self.put_away,
            letters: &letters,
        })
    }
}

/// Whether a query looks at messages, beyond the ticket itself.
pub fn looks_at_messages(query: &Query) -> bool {
    let looks =
        |test: &&Test| matches!(test, Test::Kind(_) | Test::Has(_) | Test::From(_) | Test::Subject(_));
    query.has_words() || query.tests().iter().any(looks)
}
