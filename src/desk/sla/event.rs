//! What can happen to a ticket, as its clocks hear it (metrics §2.1, §2.3).

use std::sync::Arc;

use crate::desk::calendar::Calendar;
use crate::desk::policy::Policy;
use crate::desk::ticket::{Mode, Priority};
use crate::desk::time::Moment;

/// Something that happened to a ticket, and when it counts.
#[derive(Clone, PartialEq, Debug)]
pub struct Event {
    /// When it counts.
    pub at: Moment,
    /// What happened.
    pub what: What,
}

/// The kinds of events. After [`What::Closed`], [`What::MergedInto`], [`What::Spam`] and [`What::PutAway`] the clocks hear
/// nothing more.
#[derive(Clone, PartialEq, Debug)]
pub enum What {
    /// The ticket was made. Inbound starts both clocks; live counts as answered; outbound starts none.
    Created {
        /// How it began.
        mode: Mode,
        /// Its first priority.
        priority: Priority,
    },
    /// A person on the customer's side wrote and waits.
    CustomerReply,
    /// A machine on the customer's side wrote. Moves no clock.
    CustomerAutoReply,
    /// A person of ours answered in public.
    AgentReply,
    /// A machine of ours answered. Moves no clock.
    AutoReply,
    /// Agents among themselves. Moves no clock.
    InternalNote,
    /// It became the customer's turn.
    Pending,
    /// It became somebody else's turn.
    Hold,
    /// It became our turn.
    Open,
    /// It was solved.
    Solved,
    /// An agent took a solve back.
    Reopened,
    /// The customer said that it is not solved.
    CustomerReopened,
    /// The reopening before this was only a thank-you: neither it nor its message ever counted.
    ReopenVoided,
    /// The message that waits needs no answer.
    NoReplyNeeded,
    /// It was closed for good.
    Closed,
    /// It has this priority from now on.
    PriorityChanged(Priority),
    /// Another policy holds from now on. What was counted stays counted.
    PolicyChanged {
        /// The new one; none: nothing is promised any more.
        policy: Option<Arc<Policy>>,
        /// Its hours; none: as before.
        calendar: Option<Arc<Calendar>>,
    },
    /// It lives on in another ticket.
    MergedInto,
    /// Another ticket went up in this one.
    MergedIn {
        /// Since when the other ticket's customer has been waiting, if so.
        waiting_since: Option<Moment>,
    },
    /// It was no ticket at all.
    Spam,
    /// It needs no answer, and was put away as a whole.
    PutAway,
}

impl What {
    /// Whether any clock listens. The others leave even the kept rows of a ticket as they are.
    pub(super) fn is_heard(&self) -> bool {
        !matches!(
            self,
            What::CustomerAutoReply
                | What::AutoReply
                | What::InternalNote
                | What::ReopenVoided
                | What::MergedIn { waiting_since: None }
        )
    }

    /// Whether [`What::ReopenVoided`] can be about it.
    fn is_voidable(&self) -> bool {
        matches!(self, What::CustomerReply | What::CustomerReopened | What::Reopened)
    }
}

/// The places of the events that are voided, last first: each [`What::ReopenVoided`] takes back the nearest one
/// before it that is not taken back yet. Allocates only where there is one.
pub(super) fn voided(events: &[Event]) -> Vec<usize> {
    let mut places = Vec::new();
    let mut owed = 0;
    for (place, event) in events.iter().enumerate().rev() {
        if event.what == What::ReopenVoided {
            owed += 1;
        } else if owed > 0 && event.what.is_voidable() {
            owed -= 1;
            places.push(place);
        }
    }
    places
}

/// What holds for a ticket when it is made.
#[derive(Clone, PartialEq, Debug)]
pub struct Start {
    /// Its policy. None: nothing is promised; the clocks run without a goal, and a later policy finds them started.
    pub policy: Option<Arc<Policy>>,
    /// The hours of that policy.
    pub calendar: Arc<Calendar>,
}
