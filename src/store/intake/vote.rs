//! Answers to questions of ours, as they come by mail, and where mail goes that opens no ticket whatever state its own is in.

use crate::desk::event::{Event, What};
use crate::desk::id::MessageId;
use crate::desk::intake::{Placement, Rung};
use crate::error::Result;
use crate::store::Writer;
use crate::store::intake::letter::{Letter, Vote};
use crate::store::said::Key;

impl Writer<'_> {
    /// Where a mail goes that has its place by what it is: an answer with nothing beside it, or a request for the state of tickets.
    pub(super) fn at_home(&self, letter: &Letter) -> Result<Option<Placement>> {
        let Some(home) = letter.home else { return Ok(None) };
        Ok(Some(Placement {
            ticket: Some(self.store.survivor(home)?),
            worked: true,
            rung: Rung::Token,
            via: letter.clues.first().map(|clue| clue.text.clone()),
            kin: Vec::new(),
            links: Vec::new(),
            follows: None,
        }))
    }

    /// Writes down what a mail answers. It counts when the mail does, and not before the question.
    pub(super) fn count_vote(&mut self, letter: &Letter, vote: &Vote, message: MessageId) -> Result<()> {
        let ticket = self.store.existing(vote.ticket)?;
        let Some(survey) = &vote.said else {
            let customer = self.store.customer_asked(ticket)?;
            return customer.map_or(Ok(()), |customer| self.say_of(customer, Key::Survey, Some("no")));
        };
        let id = self.insert_survey(ticket, survey, vote.comment.as_deref(), Some(message))?;
        let event = self.event_of(letter, What::Scored(id));
        let at = vote.asked_at.map_or(event.at, |asked| asked.max(event.at));
        self.append(ticket, &Event { at, ..event })
    }
}
