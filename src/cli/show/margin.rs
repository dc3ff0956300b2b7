//! What was written down about a ticket beside its thread: what its customer said of us, and the time that it took.

use crate::desk::id::TicketId;
use crate::desk::time::{Moment, Span};
use crate::error::Result;
use crate::store::Store;
use crate::store::survey::Answer;
use crate::store::worked::Worked;

/// See the head of this file.
pub(super) struct Margin {
    pub(super) answers: Vec<Answer>,
    pub(super) worked: Vec<Worked>,
}

impl Margin {
    pub(super) fn of(ticket: TicketId, store: &Store, now: Moment) -> Result<Margin> {
        Ok(Margin { answers: store.answers(ticket, now)?, worked: store.worked(ticket)? })
    }

    /// The answers that count and the time in all, each with its label.
    pub(super) fn facts(&self) -> Vec<(&'static str, String)> {
        let answers = self.answers.iter().filter(|answer| answer.counts);
        let mut facts: Vec<(&'static str, String)> = answers
            .filter_map(|answer| Some((answer.score?, answer)))
            .map(|(score, answer)| {
                ("survey", format!("{} {score} of {}", answer.question, answer.scale.top()))
            })
            .collect();
        if !self.worked.is_empty() {
            let minutes: i64 = self.worked.iter().map(|entry| entry.minutes).sum();
            facts.push(("worked", Span(minutes.saturating_mul(60)).words()));
        }
        facts
    }
}
