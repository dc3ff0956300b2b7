//! What the events of a ticket add up to: the verdicts on its promises, and what is kept of its clocks.

use crate::desk::ticket::Target;

use super::verdict::{OpenClock, Verdict};

/// What a ticket's events add up to.
#[derive(Clone, PartialEq, Debug)]
pub struct Judged {
    /// The latest instance of each target, in the order of [`Target::ALL`].
    pub latest: [Verdict; Target::COUNT],
    /// The instances before those, in the order in which they were left: answered waits, resolutions before a
    /// reopening that gave a new budget, and updates that were promised. Nothing changes them any more.
    pub earlier: Vec<Verdict>,
    /// What to keep of the clocks that still run or are paused, in the order of [`Target::ALL`]. It depends on the
    /// events only, not on the instant as of which they were judged.
    pub open: [Option<OpenClock>; Target::COUNT],
}

impl Judged {
    /// The latest instance of a target; it may not have started.
    pub fn verdict(&self, target: Target) -> &Verdict {
        &self.latest[target as usize]
    }

    /// All instances of a target that exist, oldest first. A next response that nobody waited for does not, nor does an
    /// update that nobody promised; a first response and a resolution always do.
    pub fn instances(&self, target: Target) -> impl Iterator<Item = &Verdict> {
        let latest = self.verdict(target);
        let exists = latest.exists();
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
