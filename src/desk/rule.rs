//! What comes of a rule that acts.

use crate::desk::id::{MessageId, TicketId};
use crate::desk::settings::Trigger;
use crate::desk::ticket::words;
use crate::desk::time::DAY;

words!(
    /** What became of one action of a rule. */
    Outcome {
        /** It was done. */ Done = "done",
        /** It was so already. */ Nothing = "nothing",
        /** Mail was not sent, for a reason that is kept. */ Held = "held",
        /** The command that it is would have refused it. */ Refused = "refused",
    }
);

/// How old what set a rule off may be for it to send mail, in seconds.
pub const SENDS_WITHIN: i64 = DAY;

/// What a rule said to one event: told where somebody listens (`desk rule test`).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Verdict {
    /// Its name.
    pub rule: String,
    /// What the event is for it.
    pub on: Trigger,
    /// Of which ticket.
    pub ticket: TicketId,
    /// The message that came, where one did.
    pub message: Option<MessageId>,
    /// The first thing that was not so, as the settings write it; nothing where it fires.
    pub because: Option<String>,
    /// What became of each action, in their order, with the reason where one is held or refused; nothing where it does not fire.
    pub acts: Vec<(Outcome, Option<String>)>,
}
