//! What customers were asked, and what they said.

use std::collections::HashMap;

use rusqlite::{Row, params};

use crate::desk::change::Change;
use crate::desk::history::{Solve, Surveyed};
use crate::desk::id::{MessageId, SurveyId, TicketId};
use crate::desk::survey::{Scale, Survey, rounds};
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::{Store, Writer};

/// A question and its answer, as lists show it; see [`Round`](crate::desk::survey::Round).
#[derive(Clone, Debug)]
pub struct Answer {
    /// The row of the answer; of the question, while there is none.
    pub id: SurveyId,
    /// The ticket that it is about.
    pub ticket: TicketId,
    /// What was asked.
    pub question: String,
    /// On which scale.
    pub scale: Scale,
    /// The answer; nothing while there is none.
    pub score: Option<i64>,
    /// When the customer was asked.
    pub asked_at: Option<Moment>,
    /// When they answered.
    pub answered_at: Option<Moment>,
    /// The name of the agent to whom it is credited (metrics §1.10, §1.13).
    pub agent: Option<String>,
    /// Whether it is the latest answer of the ticket to this question.
    pub counts: bool,
    /// What the customer said beside it.
    pub comment: Option<String>,
    /// The mail with which they answered; of a question that of the question. Nothing where it was written down by hand.
    pub message: Option<MessageId>,
}

/// What is written down: a question, or an answer.
#[derive(Clone, Debug)]
pub struct NewSurvey {
    /// What was asked and, where this is the answer, the score.
    pub survey: Survey,
    /// What the customer said beside it.
    pub comment: Option<String>,
    /// When it counts.
    pub at: Moment,
    /// The mail that asks.
    pub message: Option<MessageId>,
}

/// A question that was sent, as an answer to its mail finds it.
#[derive(Clone, Debug)]
pub struct Question {
    /// The ticket about which was asked.
    pub ticket: TicketId,
    /// What was asked.
    pub question: String,
    /// Whom: the address, in lower case.
    pub email: String,
    /// When.
    pub at: Moment,
    /// The text of the mail.
    pub text: String,
}

/// A question whose mail never left, or came back for good, is none: nobody was asked.
const LEFT: &str = "(score IS NOT NULL OR message IS NULL OR NOT EXISTS (SELECT 1 FROM message m
    WHERE m.id = survey.message AND m.delivery IN ('draft', 'failed', 'dropped', 'bounced')))";

impl Store {
    /// Every row, of undone operations too; without the questions that nobody got.
    pub(super) fn surveys(&self) -> Result<HashMap<SurveyId, Survey>> {
        let rows =
            self.rows(&format!("SELECT id, question, scale, score FROM survey WHERE {LEFT}"), [], survey)?;
        Ok(rows.into_iter().collect())
    }

    /// The question that a mail with this Message-ID asked, if it was one that stands.
    pub fn question_of(&self, message_id: &str) -> Result<Option<Question>> {
        const ASKED: &str = "SELECT s.ticket, s.question, coalesce(a.email, ''), m.received_at, coalesce(b.text, '') FROM message m
            JOIN operation o ON o.id = m.operation AND o.undone = 0
            JOIN survey s ON s.message = m.id AND s.score IS NULL
            LEFT JOIN address a ON a.id = m.address LEFT JOIN body b ON b.message = m.id WHERE m.message_id = ? AND m.direction = 'out'";
        self.one(ASKED, [message_id], |row| {
            Ok(Question {
                ticket: row.get(0)?,
                question: row.get(1)?,
                email: row.get(2)?,
                at: row.get(3)?,
                text: row.get(4)?,
            })
        })
    }

    /// The customer who was asked about a ticket last; of whom the ticket is, where no mail that asked is left.
    pub(super) fn customer_asked(&self, ticket: TicketId) -> Result<Option<i64>> {
        const ASKED: &str =
            "SELECT a.customer FROM survey s JOIN operation o ON o.id = s.operation AND o.undone = 0
            JOIN message m ON m.id = s.message JOIN address a ON a.id = m.address
            WHERE s.ticket = ? AND s.score IS NULL ORDER BY s.id DESC LIMIT 1";
        const THEIRS: &str =
            "SELECT a.customer FROM ticket t JOIN address a ON a.id = t.address WHERE t.id = ?";
        match self.one(ASKED, [ticket], |row| row.get(0))? {
            Some(customer) => Ok(Some(customer)),
            None => self.one(THEIRS, [ticket], |row| row.get(0)),
        }
    }

    /// When a ticket's customer was first asked this by mail, if they were.
    pub fn first_asked(&self, ticket: TicketId, question: &str) -> Result<Option<Moment>> {
        const FIRST: &str =
            "SELECT min(m.received_at) FROM survey s JOIN operation o ON o.id = s.operation AND o.undone = 0
            JOIN message m ON m.id = s.message WHERE s.ticket = ? AND s.question = ? AND s.score IS NULL";
        Ok(self.one(FIRST, params![ticket, question], |row| row.get(0))?.flatten())
    }

    /// One row.
    pub(super) fn survey(&self, id: SurveyId) -> Result<Option<Survey>> {
        const ONE: &str = "SELECT id, question, scale, score FROM survey WHERE id = ?";
        Ok(self.one(ONE, [id], survey)?.map(|(_, survey)| survey))
    }

    /// The tickets about which a customer was ever asked or has answered, undone or not, by their numbers.
    pub fn tickets_with_surveys(&self) -> Result<Vec<TicketId>> {
        const THOSE: &str =
            "SELECT DISTINCT coalesce(t.joined, t.id) FROM survey s JOIN ticket t ON t.id = s.ticket
            ORDER BY 1";
        self.rows(THOSE, [], |row| row.get(0))
    }

    /// What the customer of a ticket was asked and said, as it stands, in the order of asking.
    pub fn answers(&self, ticket: TicketId, now: Moment) -> Result<Vec<Answer>> {
        self.answers_in(ticket, &[ticket], now)
    }

    /// The same with what was asked and said in the tickets that were merged into it.
    pub fn all_answers(&self, ticket: TicketId, now: Moment) -> Result<Vec<Answer>> {
        let parts: Vec<TicketId> = std::iter::once(ticket).chain(self.taken_in(ticket)?).collect();
        self.answers_in(ticket, &parts, now)
    }

    fn answers_in(&self, ticket: TicketId, parts: &[TicketId], now: Moment) -> Result<Vec<Answer>> {
        let rows_of = |ticket: TicketId| {
            let rows = format!(
                "SELECT id, question, scale, score, comment, message FROM survey WHERE {LEFT} AND (ticket = ?1
                    OR ticket IN (SELECT id FROM ticket WHERE joined = ?1))"
            );
            self.rows(&rows, [ticket], |row| Ok((survey(row)?, (row.get(4)?, row.get(5)?))))
        };
        let mut beside: HashMap<SurveyId, (Option<String>, Option<MessageId>)> = HashMap::new();
        let (mut surveys, mut told) = (HashMap::new(), Vec::new());
        let names = self.names()?;
        for part in parts.iter().copied() {
            let rows = rows_of(part)?;
            // Most tickets have none, and need not be folded to know it.
            if rows.is_empty() {
                continue;
            }
            for ((id, survey), more) in rows {
                surveys.insert(id, survey);
                beside.insert(id, more);
            }
            let Some(folded) = self.folded(part, now)? else { continue };
            for one in &folded.history.surveys {
                let agent = one.solve.and_then(|solve| folded.history.credited(&solve));
                told.push((*one, agent));
            }
        }
        told.sort_by_key(|(one, _)| one.at);
        let surveyed: Vec<Surveyed> = told.iter().map(|(one, _)| *one).collect();
        let credited = |solve: Solve| {
            told.iter().find(|(one, _)| one.solve == Some(solve)).and_then(|(_, agent)| *agent)
        };
        let answers = rounds(&surveyed, &surveys).into_iter().map(|round| {
            let (comment, message) = beside.remove(&round.survey).unwrap_or_default();
            Answer {
                id: round.survey,
                ticket,
                question: round.question.to_owned(),
                scale: round.scale,
                score: round.score,
                asked_at: round.asked_at,
                answered_at: round.answered_at,
                agent: round.solve.and_then(credited).and_then(|agent| names.agents.get(&agent).cloned()),
                counts: round.counts,
                comment,
                message,
            }
        });
        Ok(answers.collect())
    }

    /// The scale on which the customer of a ticket was last asked this.
    pub fn scale_asked(&self, ticket: TicketId, question: &str, now: Moment) -> Result<Option<Scale>> {
        let answers = self.answers(ticket, now)?;
        let asked = answers.iter().rev().filter(|answer| answer.asked_at.is_some());
        Ok(asked.into_iter().find(|answer| answer.question == question).map(|answer| answer.scale))
    }
}

fn survey(row: &Row<'_>) -> rusqlite::Result<(SurveyId, Survey)> {
    Ok((row.get(0)?, Survey { question: row.get(1)?, scale: row.get(2)?, score: row.get(3)? }))
}

impl Writer<'_> {
    /// Writes down that the customer of a ticket was asked or, where there is a score, what they answered.
    pub fn add_survey(&mut self, ticket: TicketId, new: &NewSurvey) -> Result<()> {
        let NewSurvey { survey, comment, at, message } = new;
        let id = self.insert_survey(ticket, survey, comment.as_deref(), *message)?;
        let change = if survey.score.is_some() { Change::Score(id) } else { Change::Ask(id) };
        self.change_at(ticket, &change, *at).map(|_| ())
    }

    /// Writes the row, whose fact is told by whoever calls.
    pub(super) fn insert_survey(
        &mut self,
        ticket: TicketId,
        survey: &Survey,
        comment: Option<&str>,
        message: Option<MessageId>,
    ) -> Result<SurveyId> {
        const ADD: &str = "INSERT INTO survey (operation, ticket, question, scale, score, comment, message)
            VALUES (?, ?, ?, ?, ?, ?, ?)";
        let operation = self.operation()?;
        let Survey { question, scale, score } = survey;
        self.insert(ADD, params![operation, ticket, question, scale, score, comment, message]).map(SurveyId)
    }
}
