//! What rules say to events, for somebody who listens while they do.

use crate::desk::rule::Verdict;
use crate::store::Writer;

impl Writer<'_> {
    /// From now on keeps what rules say.
    pub fn listen(&mut self) {
        self.verdicts.get_or_insert_default();
    }

    /// Whether anybody listens: to find words for it takes time.
    pub fn is_listened_to(&self) -> bool {
        self.verdicts.is_some()
    }

    /// Says what a rule says to an event.
    pub fn tell_verdict(&mut self, verdict: Verdict) {
        if let Some(verdicts) = &mut self.verdicts {
            verdicts.push(verdict);
        }
    }

    /// What was said since somebody listens, in that order.
    pub fn heard(&mut self) -> Vec<Verdict> {
        self.verdicts.take().unwrap_or_default()
    }
}
