//! Whose a mail is beyond what it says itself: seen through the group that rewrote it, claimed to be ours, come once more, judged
//! afresh.

use super::seen::SeenThrough;
use super::{Claim, Way};
use crate::desk::address::base;
use crate::desk::intake::Proof;
use crate::desk::message::{Direction, Trust};
use crate::error::Result;
use crate::post::token;
use crate::source::{Incoming, Known};
use crate::store::Writer;
use crate::store::intake::{Judgement, Letter, Stored};

impl Way {
    /// Makes it the way of the next mail that is judged afresh, of whose place this is known.
    pub(in crate::work) fn vouch(&mut self, voucher: Option<Proof>) {
        self.as_sent = voucher == Some(Proof::AsSent);
    }

    /// Whether an address is one of which the desk knows something: it is its own, or that of a contact form.
    pub(in crate::work) fn knows(&self, email: &str) -> bool {
        self.is_own(email) || self.is_form(email)
    }

    /// Whose a mail is that was taken in before, judged afresh.
    pub(in crate::work) fn judgement(&self, stored: &Stored, mail: Incoming) -> Judgement {
        // What a program is told by its marks, but for those of a contact form, was told when it came.
        let of_form = self.is_form(&mail.from.email)
            || stored.customer.as_deref().is_some_and(|customer| base(customer) != base(&stored.from));
        let Letter { message, customer, agent, .. } = self.letter(self.seen_through(mail).0);
        let ours = message.direction == Direction::Out;
        Judgement {
            message: stored.message,
            ours: ours.then_some(agent),
            kind: if of_form { message.kind } else { stored.kind },
            unproved: message.trust == Trust::Unproved,
            customer: match ours {
                true => message.recipients.to.into_iter().next(),
                false => customer.or(Some(message.from)),
            }
            .filter(|customer| !customer.email.is_empty()),
            at: message.received_at,
        }
    }

    /// The mail as of whoever wrote it, where a group has rewritten `From` to an address of ours. The mail of a contact form has
    /// its customer in `Reply-To` anyway.
    pub fn seen_through(&self, mail: Incoming) -> SeenThrough {
        SeenThrough(match self.is_own(&mail.from.email) && !self.is_form(&mail.from.email) {
            true => mail.seen_through(|email| self.is_own(email)),
            false => mail,
        })
    }

    /// Whether a mail says, or is said to be, ours without a proof: it is from an address of ours, has an id that we signed, or
    /// lay with what we sent and did not come to us. The mail of a contact form is its customer's.
    pub fn claim(&self, mail: &Incoming) -> Option<Claim> {
        if self.proof(mail).is_some() || self.is_form(&mail.from.email) {
            return None;
        }
        if self.is_own(&mail.from.email) || token::verify(&self.keys, &mail.message_id).is_some() {
            return Some(Claim::Own);
        }
        let mut to = mail.to.iter().chain(&mail.cc).chain(&mail.bcc).map(|mailbox| &mailbox.email);
        let came_to_us =
            to.any(|email| self.is_own(email)) || mail.delivered_to.iter().any(|to| self.is_own(to));
        (self.voucher(mail.folder).is_some() && !came_to_us).then(|| Claim::Unlisted(mail.from.email.clone()))
    }

    /// A mail whose very bytes the desk has came once more: where the place in which it lay this time proves that it is
    /// ours, it becomes our answer.
    pub fn seen_again(&self, mail: &Known, writer: &mut Writer<'_>) -> Result<()> {
        let Some(proof) = self.voucher(mail.folder) else { return Ok(()) };
        let Some(found) = writer.store().by_original(&mail.sha256)? else { return Ok(()) };
        let row = writer.store().message(found.message)?;
        if row.direction == Direction::In {
            writer.vouch(found.message, proof)?;
        }
        // What came through a group is its customer's, in whosever name that wrote it.
        let claims = row.trust == Trust::Unproved || self.is_form(&row.from.email);
        if !self.is_own(&row.from.email) || !claims {
            return Ok(());
        }
        let at = row.date.unwrap_or(row.received_at);
        writer.prove(found.message, self.author(&row.from.email), at < self.live_from)?;
        Ok(())
    }
}
