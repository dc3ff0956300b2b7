//! A ticket's promises, told.

use crate::desk::id::TicketId;
use crate::desk::sla::Told;
use crate::desk::ticket::Target;
use crate::desk::time::{Moment, Zone};
use crate::store::explain::Explained;

/// A ticket's promises, told.
pub(super) struct Explanation {
    pub(super) ticket: TicketId,
    pub(super) as_of: Moment,
    pub(super) zone: Zone,
    pub(super) explained: Explained,
    /// In the order of [`Target::ALL`]; of each the instances.
    pub(super) stories: [Vec<Told>; Target::COUNT],
    /// Whether the policy in force promises an update at any priority.
    pub(super) promises_update: bool,
    /// The one that was asked for.
    pub(super) only: Option<Target>,
}

impl Explanation {
    /// The targets that people and rows are told of: what was asked for, or all but an update that nobody promised.
    pub(super) fn promised(&self) -> impl Iterator<Item = (Target, &[Told])> {
        self.targets().filter(|(target, told)| {
            let is_promised = || self.promises_update || told.iter().any(Told::is_promised);
            *target != Target::Update || self.only.is_some() || is_promised()
        })
    }

    /// The targets that were asked for, with their stories.
    pub(super) fn targets(&self) -> impl Iterator<Item = (Target, &[Told])> {
        let all = Target::ALL.iter().zip(&self.stories).map(|(target, told)| (*target, told.as_slice()));
        all.filter(|(target, _)| self.only.is_none_or(|only| only == *target))
    }

    pub(super) fn policy(&self) -> Option<&str> {
        self.explained.folded.promise.as_ref().map(|promise| promise.policy.name.as_str())
    }

    pub(super) fn calendar(&self) -> Option<&str> {
        self.explained.entry()?.calendar_name.as_deref()
    }
}
