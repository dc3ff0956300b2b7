//! `status` by mail: a customer who answers a mail of ours with that subject asks how their tickets stand. Here it is only recognised;
//! [`crate::work::self_service`] answers.
//!
//! A `From` proves nothing. Whoever names the id of a mail that is proved to be ours has got that mail, or got it from somebody who had;
//! only those to whom it went, by the address that they use now or another of theirs, are meant; and the answer goes to that address.

use super::Way;
use crate::desk::address::base;
use crate::desk::intake::without_tokens;
use crate::desk::message::{Direction, Kind, Trust};
use crate::desk::time::DAY;
use crate::error::Result;
use crate::post::subject::without_reply_words;
use crate::store::Store;
use crate::store::intake::Letter;

/// The subject.
const WORD: &str = "status";

impl Way {
    /// Finds out whether a mail asks for the state of its writer's tickets. What is older than a day asks nobody any more.
    pub(super) fn understand_request(&self, letter: &mut Letter, store: &Store) -> Result<()> {
        let message = &letter.message;
        if !self.settings.intake.self_service
            || letter.backfill
            || message.kind != Kind::Human
            || message.direction != Direction::In
            || message.trust != Trust::Full
            || message.received_at < self.now.plus(-DAY)
            || !asks(&message.subject, &self.settings.desk.name)
        {
            return Ok(());
        }
        for id in &message.references {
            let Some((ticket, to, subject)) = store.sent_to(id)? else { continue };
            let mut known = to.clone();
            for email in &to {
                known.extend(store.customer(email)?.into_iter().flat_map(|customer| customer.emails));
            }
            // Where our mail is called so, the subject is the mail program's and not what its writer asks.
            let called = asks(&subject, &self.settings.desk.name);
            if !called && known.iter().any(|email| base(email) == base(&message.from.email)) {
                letter.message.kind = Kind::Status;
                letter.home = Some(ticket);
                return Ok(());
            }
        }
        Ok(())
    }
}

/// Whether a subject is that word, but for what mail programs and this desk write around it.
fn asks(subject: &str, desk: &str) -> bool {
    let bare = without_tokens(subject, desk);
    without_reply_words(bare.trim()).trim().eq_ignore_ascii_case(WORD)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_stands_alone_in_the_subject() {
        for subject in [
            "status",
            "Status",
            " STATUS ",
            "Re: status",
            "AW: Re[2]: Status",
            "Re: status [Acme #12]",
            "[Acme #12] status",
        ] {
            assert!(asks(subject, "Acme"), "{subject}");
        }
        for subject in [
            "",
            "status?",
            "order status",
            "status of my order",
            "Fwd: status",
            "[Other #1] status",
            "Statuss",
            "stat us",
        ] {
            assert!(!asks(subject, "Acme"), "{subject}");
        }
    }
}
