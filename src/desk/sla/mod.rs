//! The promises of a desk and whether they were kept: a pure function of a ticket's events, its policy and calendar
//! at creation, and the instant as of which one asks (metrics §2).
//!
//! Three clocks run on a ticket, one for each target. A promise is broken when its clock still runs *after* the
//! instant at which its budget was used up; that instant itself is in time. Between events nothing changes but
//! whether an instant has passed, so the open clocks of a ticket can be kept in a table and asked at any time.
//!
//! What is told to people is made from the steps: `course` lays the closed hours between them, `because` and `sentence`
//! put them into words, `story` is the whole.
//!
//! `clock` is one clock, `clocks` the three of a ticket, `engine` what the events do to them, `verdict` what comes out;
//! `risk` looks ahead from what is kept, `enough` asks which promise would have been kept.

mod because;
mod clock;
mod clocks;
mod course;
mod engine;
mod enough;
mod event;
pub mod risk;
mod sentence;
mod span;
mod story;
mod timeline;
mod verdict;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use crate::desk::calendar::Calendar;
use crate::desk::policy::Policy;
use crate::desk::ticket::Target;
use crate::desk::time::Moment;

pub use course::{Happening, Row};
pub use enough::{Enough, enough};
pub use event::{Event, What};
pub use story::{Cast, Story, Told, when};
pub use timeline::{Act, Step};
pub use verdict::{Cause, ClockState, ClockStatus, OpenClock, Verdict};

/// What holds for a ticket when it is made.
#[derive(Clone, PartialEq, Debug)]
pub struct Start {
    /// Its policy. None: nothing is promised; the clocks run without a goal, and a later policy finds them started.
    pub policy: Option<Arc<Policy>>,
    /// The hours of that policy.
    pub calendar: Arc<Calendar>,
}

/// What a ticket's events add up to.
#[derive(Clone, PartialEq, Debug)]
pub struct Judged {
    /// The latest instance of each target, in the order of [`Target::ALL`].
    pub latest: [Verdict; 3],
    /// The instances before those, in the order in which they were left: answered waits, and resolutions before a
    /// reopening that gave a new budget. Nothing changes them any more.
    pub earlier: Vec<Verdict>,
    /// What to keep of the clocks that still run or are paused, in the order of [`Target::ALL`]. It depends on the
    /// events only, not on the instant as of which they were judged.
    pub open: [Option<OpenClock>; 3],
}

/// Judges a ticket by its events, which stand in the order in which they count. Events after `as_of` do not exist.
pub fn judge(start: &Start, events: &[Event], as_of: Moment) -> Judged {
    engine::run(start, events, as_of, None).0
}

/// Judges a ticket and tells in order of time what happened to its clocks.
pub fn explain(start: &Start, events: &[Event], as_of: Moment) -> (Judged, Vec<Step>) {
    let (judged, mut steps) = engine::run(start, events, as_of, Some(Vec::new()));
    // A breach is noticed at the event after it; its step belongs before that.
    steps.sort_by_key(|step| step.at);
    (judged, steps)
}

impl Judged {
    /// The latest instance of a target; it may not have started.
    pub fn verdict(&self, target: Target) -> &Verdict {
        &self.latest[target as usize]
    }

    /// All instances of a target that exist, oldest first. A next response that nobody waited for does not; a first
    /// response and a resolution always do.
    pub fn instances(&self, target: Target) -> impl Iterator<Item = &Verdict> {
        let latest = self.verdict(target);
        let exists = target != Target::NextResponse || latest.status != ClockStatus::NotStarted;
        let earlier = self.earlier.iter().filter(move |verdict| verdict.target == target);
        earlier.chain(exists.then_some(latest))
    }

    /// All instances of all targets.
    pub fn all(&self) -> impl Iterator<Item = &Verdict> {
        Target::ALL.iter().flat_map(|&target| self.instances(target))
    }

    /// The open clock that is due first. Paused ones are due only if they are missed already.
    pub fn nearest(&self) -> Option<&OpenClock> {
        self.open.iter().flatten().filter(|clock| clock.due_at.is_some()).min_by_key(|clock| clock.due_at)
    }
}
