//! What comes of a rule that acts.

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
