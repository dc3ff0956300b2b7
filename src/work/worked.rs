//! What is written down beside a ticket: the time that somebody worked on it, and what its customer was asked and said.

use crate::desk::id::TicketId;
use crate::desk::survey::Survey;
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::Store;
use crate::store::agent::Agent;
use crate::store::survey::{Answer, NewSurvey};
use crate::store::worked::Worked;
use crate::work::hand::Hand;

/// Time that was worked.
#[derive(Debug)]
pub struct Time<'a> {
    /// Who worked.
    pub worker: &'a Agent,
    /// How long; below zero where it corrects.
    pub minutes: i64,
    /// On what.
    pub text: Option<&'a str>,
    /// When it counts, if not when it is written down.
    pub at: Option<Moment>,
}

/// Writes down time; `day` stands in `desk log` for a day that was named. Gives the entry.
pub fn add_time(
    store: &mut Store,
    hand: &Hand,
    ticket: TicketId,
    time: &Time<'_>,
    day: &str,
) -> Result<Option<Worked>> {
    let Time { worker, minutes, text, at } = time;
    let words = format!("time {ticket} {minutes}m{day} --worker {}", worker.name);
    store.write(&hand.operation(words), |writer| {
        let ticket = writer.store().existing(ticket)?;
        writer.add_time(ticket, worker.id, *minutes, *text, at.unwrap_or(writer.now()))
    })
}

/// Writes down that a customer was asked, or what they answered, at an instant if not now; `words` are those of `desk log`.
/// Gives the question with its answer, as they stand then.
pub fn add_survey(
    store: &mut Store,
    hand: &Hand,
    ticket: TicketId,
    (survey, comment, at): (Survey, Option<String>, Option<Moment>),
    words: String,
) -> Result<Option<Answer>> {
    store.write(&hand.operation(words), |writer| {
        let ticket = writer.store().existing(ticket)?;
        let new = NewSurvey { survey, comment, at: at.unwrap_or(writer.now()), message: None };
        writer.add_survey(ticket, &new)?;
        writer.fold()?;
        let answers = writer.store().answers(ticket, writer.now())?;
        Ok(answers.into_iter().rev().find(|answer| answer.question == new.survey.question))
    })
}
