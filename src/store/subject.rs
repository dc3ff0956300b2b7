//! A ticket as queries are asked of it in memory: as it stands, by its rows; as it stood, by its facts. The answers are those of
//! the SQL that `store/query.rs` writes; a test holds the two to the same.

use std::collections::HashSet;

use rusqlite::params;

use super::letters::OwnLetter;
use crate::desk::event::Recorded;
use crate::desk::id::{AddressId, MessageId, OperationId, TicketId};
use crate::desk::query::Query;
use crate::desk::query::matches::{Letter, Subject};
use crate::desk::sla::Judged;
use crate::desk::terms::Names as _;
use crate::desk::ticket::{Away, Channel, Priority, Status};
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::Store;
use crate::store::ticket::status_at;

/// What of a ticket's messages is read for queries: texts are dear, and header lines dearer.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Looks {
    /// The messages at all.
    pub messages: bool,
    /// Their header lines too.
    pub heads: bool,
    /// Only this one of them.
    pub only: Option<MessageId>,
}

impl Looks {
    /// What a query looks at; of the messages only that one, where one is meant.
    pub fn of(query: &Query, only: Option<MessageId>) -> Looks {
        Looks { messages: query.looks_at_messages(), heads: query.looks_at_headers(), only }
    }

    /// Whether all that `other` reads is read by this.
    pub fn covers(&self, other: &Looks) -> bool {
        let messages = !other.messages || (self.messages && self.only == other.only);
        messages && (self.heads || !other.heads)
    }
}

/// What is known of a ticket at an instant.
pub struct Asked {
    ticket: TicketId,
    now: Moment,
    subject: String,
    status: Status,
    priority: Priority,
    channel: Channel,
    tags: Vec<String>,
    assignee: Option<String>,
    emails: Vec<String>,
    vip: bool,
    department: Option<String>,
    tier: Option<String>,
    topic: Option<String>,
    created_at: Moment,
    updated_at: Moment,
    solved_at: Option<Moment>,
    due_at: Option<Moment>,
    at_risk_at: Option<Moment>,
    waiting_since: Option<Moment>,
    snoozed_until: Option<Moment>,
    woken_at: Option<Moment>,
    reopened: bool,
    doubted: bool,
    put_away: Option<Away>,
    /// Each with all addresses of whoever wrote it.
    letters: Vec<(Vec<String>, OwnLetter)>,
}

impl Asked {
    /// What a question finds; nobody asks, so nothing is `me`.
    pub fn ask<T>(&self, question: impl FnOnce(&Subject<'_>) -> T) -> T {
        let letters: Vec<Letter<'_>> =
            self.letters.iter().map(|(person, letter)| letter.letter(person)).collect();
        question(&Subject {
            now: self.now,
            me: None,
            id: Some(self.ticket),
            subject: &self.subject,
            status: self.status,
            priority: self.priority,
            channel: self.channel,
            tags: &self.tags,
            assignee: self.assignee.as_deref(),
            customer_emails: &self.emails,
            vip: self.vip,
            department: self.department.as_deref(),
            tier: self.tier.as_deref(),
            topic: self.topic.as_deref(),
            created_at: self.created_at,
            updated_at: self.updated_at,
            solved_at: self.solved_at,
            due_at: self.due_at,
            at_risk_at: self.at_risk_at,
            waiting_since: self.waiting_since,
            snoozed_until: self.snoozed_until,
            woken_at: self.woken_at,
            reopened: self.reopened,
            doubted: self.doubted,
            put_away: self.put_away,
            letters: &letters,
        })
    }

    /// The instants by which something may become true of it without anybody's doing.
    pub fn edges(&self) -> Vec<Moment> {
        [self.due_at, self.at_risk_at, self.snoozed_until].into_iter().flatten().collect()
    }

    /// Why it was put away, if it is.
    pub fn put_away(&self) -> Option<Away> {
        self.put_away
    }

    /// Where it stands, with what time alone does taken into account.
    pub fn status(&self) -> Status {
        self.status
    }
}

impl Store {
    /// A ticket as it stands; nothing where it is hidden, or there is none of that number.
    pub fn subject(&self, ticket: TicketId, looks: &Looks, now: Moment) -> Result<Option<Asked>> {
        const ROW: &str = "SELECT t.subject, t.status, t.priority, t.channel, g.name, coalesce(c.vip, 0), t.department, t.tier, t.topic,
                t.created_at, t.updated_at, t.solved_at, t.solves_at, t.closes_at, t.due_at, t.at_risk_at, t.waiting_since,
                t.snoozed_until, t.woken_at, t.reopened, t.doubted, t.put_away, t.address
            FROM ticket t LEFT JOIN address a ON a.id = t.address LEFT JOIN customer c ON c.id = a.customer
            LEFT JOIN agent g ON g.id = t.assignee WHERE t.id = ? AND t.hidden = 0";
        let asked = self.one(ROW, [ticket], |row| {
            let (solves_at, closes_at): (Option<Moment>, Option<Moment>) = (row.get(12)?, row.get(13)?);
            let past = |at: Option<Moment>| at.filter(|at| *at <= now);
            // What time alone has ended waits for nothing, and owes nothing.
            let ended = past(solves_at).or(past(closes_at)).is_some();
            let clock = |at: Option<Moment>| at.filter(|_| !ended);
            let away = row.get_ref(21)?.as_str_or_null()?.and_then(Away::from_word);
            let address: Option<AddressId> = row.get(22)?;
            let asked = Asked {
                ticket,
                now,
                subject: row.get(0)?,
                status: status_at(row.get(1)?, solves_at, closes_at, now),
                priority: row.get(2)?,
                channel: row.get(3)?,
                tags: Vec::new(),
                assignee: row.get(4)?,
                emails: Vec::new(),
                vip: row.get(5)?,
                department: row.get(6)?,
                tier: row.get(7)?,
                topic: row.get(8)?,
                created_at: row.get(9)?,
                updated_at: row.get(10)?,
                solved_at: past(solves_at).or(row.get(11)?),
                due_at: clock(row.get(14)?),
                at_risk_at: clock(row.get(15)?),
                waiting_since: clock(row.get(16)?),
                snoozed_until: row.get(17)?,
                woken_at: row.get(18)?,
                reopened: row.get(19)?,
                doubted: row.get(20)?,
                put_away: away,
                letters: Vec::new(),
            };
            Ok((asked, address))
        })?;
        let Some((mut asked, address)) = asked else { return Ok(None) };
        const TAGS: &str =
            "SELECT n.name FROM ticket_tag x JOIN tag n ON n.id = x.tag WHERE x.ticket = ? ORDER BY x.place";
        asked.tags = self.rows(TAGS, [ticket], |row| row.get(0))?;
        asked.emails = self.emails_of(address)?;
        if looks.messages {
            let letters = match looks.only {
                Some(message) => self.own_letter(message, looks.heads)?.into_iter().collect(),
                None => self.own_letters(ticket, looks.heads)?,
            };
            asked.letters = self.with_persons(letters)?;
        }
        Ok(Some(asked))
    }

    /// A ticket as it stood at an instant, by the facts that stand today and that `known` keeps; nothing where it had not begun.
    /// Whose an address is, is taken as it is today.
    pub fn subject_at(
        &self,
        ticket: TicketId,
        looks: &Looks,
        at: Moment,
        known: impl Fn(&Recorded) -> bool,
    ) -> Result<Option<Asked>> {
        let mut record = self.record_of(ticket)?;
        record.facts.retain(&known);
        record.taken.values_mut().for_each(|facts| facts.retain(&known));
        let Some((folded, first)) = self.fold_record(ticket, &record, at)? else { return Ok(None) };
        let names = self.names()?;
        let settings = self.settings_version(folded.settings)?;
        let judged = folded.judge(at);
        let past = |instant: Option<Moment>| instant.filter(|instant| *instant <= at);
        // What time alone has ended waits for nothing, and owes nothing.
        let ended = past(folded.solves_at).or(past(folded.closes_at)).is_some();
        let nearest = judged.as_ref().and_then(Judged::nearest).filter(|_| !ended);
        let tags: Vec<String> = folded.tags.iter().map(|tag| names.tag(*tag)).collect();
        let topic = settings.topic(tags.iter().map(String::as_str)).map(str::to_owned);
        let mut asked = Asked {
            ticket,
            now: at,
            subject: first.identity.subject,
            status: folded.status,
            priority: folded.priority,
            channel: folded.channel,
            tags,
            assignee: folded.assignee.map(|agent| names.agent(agent)),
            emails: self.emails_of(first.address)?,
            vip: folded.vip,
            department: folded.department.map(|department| names.department(department)),
            tier: folded.tier.map(|tier| tier.to_string()),
            topic,
            created_at: folded.created_at,
            updated_at: folded.updated_at,
            solved_at: past(folded.solves_at).or(folded.solved_at),
            due_at: nearest.and_then(|clock| clock.due_at),
            at_risk_at: nearest.and_then(|clock| clock.at_risk_at),
            waiting_since: folded.waiting.map(|waiting| waiting.since).filter(|_| !ended),
            snoozed_until: folded.snoozed_until,
            woken_at: folded.woken_at,
            reopened: folded.reopened,
            doubted: folded.doubted,
            put_away: folded.put_away,
            letters: Vec::new(),
        };
        if looks.messages {
            let shown = match looks.only {
                Some(message) => vec![message],
                None => folded.messages,
            };
            let letters = shown.into_iter().map(|message| self.own_letter(message, looks.heads));
            let letters = letters.collect::<Result<Vec<_>>>()?;
            asked.letters = self.with_persons(letters.into_iter().flatten().collect())?;
        }
        Ok(Some(asked))
    }

    /// The facts of an operation that its rules have written: what an event in it found had none of them yet.
    pub fn facts_of_rules(&self, operation: OperationId) -> Result<HashSet<i64>> {
        const WRITTEN: &str = "SELECT id FROM event WHERE operation = ? AND rule IS NOT NULL";
        Ok(self.rows(WRITTEN, params![operation], |row| row.get(0))?.into_iter().collect())
    }

    /// Every address of the customer with this one.
    fn emails_of(&self, address: Option<AddressId>) -> Result<Vec<String>> {
        const EMAILS: &str = "SELECT y.email FROM address x JOIN address y ON y.customer = x.customer WHERE x.id = ? ORDER BY y.id";
        match address {
            Some(address) => self.rows(EMAILS, [address], |row| row.get(0)),
            None => Ok(Vec::new()),
        }
    }

    fn with_persons(&self, letters: Vec<OwnLetter>) -> Result<Vec<(Vec<String>, OwnLetter)>> {
        letters.into_iter().map(|letter| Ok((self.emails_of(letter.address)?, letter))).collect()
    }
}
