//! What customers were asked, and what they said.

use std::collections::HashMap;

use rusqlite::{Row, params};

use crate::desk::change::Change;
use crate::desk::id::{SurveyId, TicketId};
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
}

impl Store {
    /// Every row, of undone operations too.
    pub(super) fn surveys(&self) -> Result<HashMap<SurveyId, Survey>> {
        let rows = self.rows("SELECT id, question, scale, score FROM survey", [], survey)?;
        Ok(rows.into_iter().collect())
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
        const ROWS: &str = "SELECT id, question, scale, score, comment FROM survey WHERE ticket = ?1
            UNION ALL
            SELECT s.id, s.question, s.scale, s.score, s.comment
            FROM ticket part JOIN survey s ON s.ticket = part.id WHERE part.joined = ?1";
        let rows = self.rows(ROWS, [ticket], |row| Ok((survey(row)?, row.get::<_, Option<String>>(4)?)))?;
        // Most tickets have none, and need not be folded to know it.
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let mut comments: HashMap<SurveyId, String> = HashMap::new();
        let mut surveys = HashMap::new();
        for ((id, survey), comment) in rows {
            surveys.insert(id, survey);
            comments.extend(comment.map(|comment| (id, comment)));
        }
        let Some(folded) = self.folded(ticket, now)? else { return Ok(Vec::new()) };
        let names = self.names()?;
        let answers = rounds(&folded.history.surveys, &surveys).into_iter().map(|round| {
            let agent = round.solve.and_then(|solve| folded.history.credited(&solve));
            Answer {
                id: round.survey,
                ticket,
                question: round.question.to_owned(),
                scale: round.scale,
                score: round.score,
                asked_at: round.asked_at,
                answered_at: round.answered_at,
                agent: agent.and_then(|agent| names.agents.get(&agent).cloned()),
                counts: round.counts,
                comment: comments.remove(&round.survey),
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
        let operation = self.operation()?;
        let NewSurvey { survey, comment, at } = new;
        let id = SurveyId(self.insert(
            "INSERT INTO survey (operation, ticket, question, scale, score, comment) VALUES (?, ?, ?, ?, ?, ?)",
            params![operation, ticket, survey.question, survey.scale, survey.score, comment],
        )?);
        let change = if survey.score.is_some() { Change::Score(id) } else { Change::Ask(id) };
        self.change_at(ticket, &change, *at).map(|_| ())
    }
}
