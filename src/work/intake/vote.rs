//! Mails that answer a question of ours ([`crate::desk::survey`]): by a subject that this desk has signed, or by a number in the first
//! line of an answer to the mail that asked.
//!
//! Whoever has the signed subject may answer with it from any address: links open in whatever program a machine has, and people hand
//! mails on. A number in a reply counts from the address that was asked, and the others of that person, alone. What a machine wrote
//! answers nothing, and so does what claims to be ours.

use std::sync::Arc;

use super::Way;
use crate::desk::address::base;
use crate::desk::intake::{Clue, Rung, Spot};
use crate::desk::message::{Direction, Kind, Trust};
use crate::desk::reply_text::{Answered, Thread, reply_text};
use crate::desk::survey::{Poll, Said, said};
use crate::error::Result;
use crate::post::ballot::{Ballot, Choice};
use crate::post::token;
use crate::store::Store;
use crate::store::intake::{Letter, Vote};
use crate::store::message::Attachment;

/// Parts that programs add to what somebody wrote: pictures of a signature, cards, keys.
const ADDED: [&str; 8] = [
    "image/",
    "text/x-vcard",
    "text/vcard",
    "text/directory",
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
    "application/pgp-signature",
    "application/pgp-keys",
];

impl Way {
    /// Finds out whether a mail answers a question. Where it says nothing but the number, it is no contact.
    pub(super) fn understand_answer(&self, letter: &mut Letter, store: &Store) -> Result<()> {
        let message = &letter.message;
        let of_person =
            message.direction == Direction::In && message.trust == Trust::Full && message.kind.is_contact();
        if !of_person {
            return Ok(());
        }
        match Ballot::read(&self.keys, &message.subject) {
            Some(ballot) => self.by_subject(ballot, letter, store),
            None => self.by_number(letter, store),
        }
    }

    fn by_subject(&self, ballot: Ballot, letter: &mut Letter, store: &Store) -> Result<()> {
        let Some(ticket) = store
            .existing(ballot.ticket)
            .ok()
            .map(|found| store.ticket(found, self.now))
            .transpose()?
            .flatten()
        else {
            return Ok(());
        };
        let message = &mut letter.message;
        // It is read as if the number stood above what they wrote.
        let score = if let Choice::Score(score) = ballot.choice { Some(score) } else { None };
        let top = ballot.poll.scale().top();
        let own = own_words(&format!("{top}\n\n{}", message.text), &message.from.name, "");
        let comment = said(&own, ballot.poll, &message.from.name).and_then(|said| said.comment);
        letter.clues.insert(
            0,
            Clue {
                rung: Rung::Token,
                spot: Spot::Subject,
                text: message.subject.trim().to_owned(),
                names: Some(ballot.ticket),
            },
        );
        // Nobody typed that subject; the bytes of the mail keep it.
        message.subject = format!("Re: {}", ticket.subject);
        let asked_at = store.first_asked(ticket.id, ballot.poll.question())?;
        let said = score.map(|score| ballot.poll.survey(Some(score)));
        self.votes(letter, Vote { ticket: ballot.ticket, said, comment, asked_at });
        Ok(())
    }

    fn by_number(&self, letter: &mut Letter, store: &Store) -> Result<()> {
        let message = &letter.message;
        let Some(answered) = message.references.first().filter(|id| token::is_of_our_form(id)) else {
            return Ok(());
        };
        let Some(question) = store.question_of(answered)? else { return Ok(()) };
        let Some(poll) = Poll::from_word(&question.question) else { return Ok(()) };
        if !self.was_asked(&message.from.email, &question.email, store)?
            || store.existing(question.ticket).is_err()
        {
            return Ok(());
        }
        let own = own_words(&message.text, &message.from.name, &question.text);
        let Some(Said { score, comment }) = said(&own, poll, &message.from.name) else { return Ok(()) };
        let said = Some(poll.survey(Some(score)));
        self.votes(letter, Vote { ticket: question.ticket, said, comment, asked_at: Some(question.at) });
        Ok(())
    }

    fn votes(&self, letter: &mut Letter, vote: Vote) {
        let is_added =
            |part: &Attachment| ADDED.iter().any(|kind| part.content_type.to_lowercase().starts_with(kind));
        if vote.comment.is_none() && letter.attachments.iter().all(is_added) {
            letter.message.kind = Kind::Survey;
            letter.home = Some(vote.ticket);
        }
        letter.vote = Some(vote);
    }

    /// Whether it was this person, by this address or another of theirs, who was asked.
    fn was_asked(&self, email: &str, asked: &str, store: &Store) -> Result<bool> {
        if base(email) == base(asked) {
            return Ok(true);
        }
        let known = store.customer(asked)?.map(|customer| customer.emails).unwrap_or_default();
        Ok(known.iter().any(|known| base(known) == base(email)))
    }
}

/// What somebody wrote themselves, without what they quote of the mail that asked.
fn own_words(text: &str, name: &str, asked: &str) -> String {
    let mut thread = Thread::default();
    thread.add(0, asked);
    let answered = Answered { thread: Arc::new(thread), place: 1, name: name.to_owned() };
    let folded = reply_text(text, Some(&answered)).text;
    folded.lines().filter(|line| !line.trim_start().starts_with('>')).collect::<Vec<_>>().join("\n")
}
