//! The promises of a desk and whether they were kept: a pure function of a ticket's events, its policy and calendar
//! at creation, and the instant as of which one asks (metrics §2).
//!
//! Four clocks run on a ticket, one for each target. A promise is broken when its clock still runs *after* the
//! instant at which its budget was used up; that instant itself is in time. Between events nothing changes but
//! whether an instant has passed, so the open clocks of a ticket can be kept in a table and asked at any time.
//!
//! What is told to people is made from the steps: `course` lays the closed hours between them, `happened`, `because` and
//! `sentence` put them into words, `story` is what is told of, `told` the whole.
//!
//! `clock` is one clock, `clocks` the four of a ticket, `engine` what the events do to them, `verdict` what comes out;
//! `risk` looks ahead from what is kept, `enough` asks which promise would have been kept.

mod because;
mod clock;
mod clocks;
mod course;
mod engine;
mod enough;
mod event;
mod happened;
mod judged;
pub mod risk;
mod sentence;
mod span;
mod story;
mod timeline;
mod told;
mod verdict;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use crate::desk::ticket::Target;
use crate::desk::time::Moment;

pub use clock::Cause;
pub use course::{Happening, Row};
pub use enough::{Enough, enough};
pub use event::{Event, Start, What};
pub use judged::Judged;
pub use story::{Cast, Story, when};
pub use timeline::{Act, Step};
pub use told::Told;
pub use verdict::{ClockState, ClockStatus, OpenClock, Verdict};

/// Judges a ticket by its events, which stand in the order in which they count. Events after `as_of` do not exist.
pub fn judge(start: &Start, events: &[Event], as_of: Moment) -> Judged {
    engine::run(start, events, as_of, None).0
}

/// Judges a ticket and tells in order of time what happened to its clocks.
pub fn explain(start: &Start, events: &[Event], as_of: Moment) -> (Judged, Vec<Step>) {
    let (judged, mut steps) = engine::run(start, events, as_of, Some(Vec::new()));
    // Of updates that nobody promised there is nothing to tell.
    let is_update = |step: &Step| step.target == Target::Update;
    let promised: BTreeSet<usize> = steps
        .iter()
        .filter(|step| is_update(step) && step.goal.is_some())
        .map(|step| step.instance)
        .collect();
    steps.retain(|step| !is_update(step) || promised.contains(&step.instance));
    // A breach is noticed at the event after it; its step belongs before that.
    steps.sort_by_key(|step| step.at);
    (judged, steps)
}
