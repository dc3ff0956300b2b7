//! By what a report is cut: the words of `--by`.

use crate::desk::period::Step;
use crate::desk::ticket::words;

words!(
    /** By what a report is cut. What a ticket is (tag, topic, priority …) is what it is as of the report. */
    By {
        /** Who is credited (metrics §1.13). */ Agent = "agent",
        /** The first of its tags. */ Tag = "tag",
        /** The first of its tags that is a topic. */ Topic = "topic",
        Channel = "channel",
        /** Of what was broken, where it lay then; of a transfer, where it went from. */ Department = "department",
        /** Of a transfer, where it went to. */ Destination = "destination",
        Priority = "priority",
        Customer = "customer",
        /** The local day on which it was decided. */ Day = "day",
        /** The week, from Monday on. */ Week = "week",
        Month = "month",
        Policy = "policy",
        /** The day of the week on which it was decided, from Monday on. */ Weekday = "weekday",
        /** The local hour in which it was decided. */ Hour = "hour",
        /** The month in which its ticket began. */ Created = "created",
    }
);

impl By {
    /// The pieces of time of which each row is one, where it is.
    pub fn step(self) -> Option<Step> {
        match self {
            By::Day => Some(Step::Day),
            By::Week => Some(Step::Week),
            By::Month => Some(Step::Month),
            _ => None,
        }
    }

    /// Whether rows are told apart by when things were decided.
    pub fn is_time(self) -> bool {
        self.step().is_some() || matches!(self, By::Weekday | By::Hour)
    }
}
