//! The fold of facts, in whatever order they were written down.

use std::sync::Arc;

use solodesk::desk::calendar::Calendar;
use solodesk::desk::event::{Event, Recorded, Voice, What};
use solodesk::desk::fold::{Promise, Rules, Traits};
use solodesk::desk::id::{
    AgentId, DepartmentId, EntryId, MessageId, OperationId, SettingsId, SurveyId, TagId, TicketId,
};
use solodesk::desk::policy::{Goal, Hours, Override, Policy, Reopen, ReopenOn, Retarget};
use solodesk::desk::ticket::{Mode, Priority, Status};
use solodesk::desk::time::{DAY, Moment, Span};

use super::random::Random;
use super::target::Target;

struct Promises;

impl Rules for Promises {
    fn close_after(&self, _: SettingsId) -> Span {
        Span(14 * DAY)
    }
    fn give_up_after(&self, _: SettingsId) -> Option<Span> {
        Some(Span(3 * DAY))
    }
    fn choose(&self, _: SettingsId, traits: &Traits<'_>) -> Option<Promise> {
        let goal = Some(Goal { seconds: if traits.vip { 3_600 } else { 8 * 3_600 }, hours: Hours::Calendar });
        let policy = Policy {
            name: "usual".into(),
            goals: [goal; 4],
            overrides: [[Override::Inherit; 4]; 4],
            pause_on: vec![Status::Pending],
            reopen: Reopen::Restart,
            reopen_on: ReopenOn::Message,
            retarget: Retarget::Keep,
            at_risk_percent: 80,
        };
        Some(Promise { policy: Arc::new(policy), calendar: Arc::new(Calendar::always()) })
    }
    fn depends_on_traits(&self, _: SettingsId) -> bool {
        true
    }
}

/// Facts by three bytes each: what, which, and how long after the one before.
fn facts(bytes: &[u8]) -> Vec<Recorded> {
    let mut at = 0;
    let opened = (0, What::Opened(Mode::Inbound, SettingsId(1)));
    let rest = bytes.as_chunks::<3>().0.iter().take(60).map(|[what, which, step]| {
        at += i64::from(*step) * if which % 5 == 0 { 7_200 } else { 60 } * i64::from(step % 3 > 0);
        let (number, message) = (i64::from(*which), MessageId(i64::from(*which) % 16 + 1));
        let status =
            [Status::Open, Status::Pending, Status::Hold, Status::Solved, Status::Closed, Status::Spam];
        let what = match what % 20 {
            0..=3 => What::Received(message, which % 4 != 0),
            4 => What::Replied(message, Voice::Person),
            5 => What::Replied(message, Voice::Machine),
            6 => What::Withdrawn(message),
            7 | 8 => What::Status(status[usize::from(*which) % 6]),
            9 => What::Dismissed(message),
            10 => What::Assigned((which % 2 == 0).then_some(AgentId(1))),
            11 => {
                if which % 2 == 0 {
                    What::Tagged(TagId(number % 3))
                } else {
                    What::Untagged(TagId(number % 3))
                }
            }
            12 => What::Vip(which % 2 == 0),
            15 => What::Snoozed((which % 2 == 0).then_some(Moment(at + number * 3_600))),
            16 => What::TookIn(TicketId(2 + number % 3)),
            17 => {
                if which % 2 == 0 {
                    What::GaveBack(TicketId(2 + number % 3))
                } else {
                    What::Applied(SettingsId(1 + number % 3))
                }
            }
            18 => What::Moved((which % 3 > 0).then_some(DepartmentId(number % 3))),
            19 => match which % 4 {
                0 => What::Escalated,
                1 => What::Asked(SurveyId(number)),
                2 => What::Scored(SurveyId(number)),
                _ => What::Timed(EntryId(number)),
            },
            13 => What::Priority(if which % 2 == 0 { Priority::Urgent } else { Priority::Low }),
            _ => {
                if which % 2 == 0 {
                    What::Confirmed
                } else {
                    What::Noted(message)
                }
            }
        };
        (at, what)
    });
    std::iter::once(opened)
        .chain(rest)
        .enumerate()
        .map(|(id, (at, what))| {
            let mailed =
                matches!(what, What::Received(..)) || matches!(what, What::Replied(_, Voice::Machine));
            let id = id as i64;
            // The content of a mail decides its tie; two of the same message are the same mail.
            let tie = mailed.then(|| Random::new(id as u64 ^ 0xfeed).next() as i64);
            let event = Event { at: Moment(at), what, agent: None, backfill: mailed && id % 11 == 3, tie };
            Recorded {
                id,
                operation: OperationId(id / 3),
                ticket: TicketId(1),
                learned: Moment(at.max(40_000)),
                rule: None,
                event,
            }
        })
        .collect()
}

/// The fold: facts of mail that were written down in another order fold to the same ticket, at every instant.
pub fn fold() -> Target {
    Target {
        name: "fold",
        cases: 3_000,
        seeds: || {
            (0..20)
                .map(|seed| {
                    let mut random = Random::new(seed);
                    (0..90).map(|_| random.next() as u8).collect()
                })
                .collect()
        },
        words: &["\x00\x01\x02", "\x07\x03\x05", "\x09\x01\x00", "\x06\x04\x01", "\x0e\x00\x10"],
        run: |bytes| {
            let straight = facts(bytes);
            let mut random = Random::new(bytes.iter().map(|byte| u64::from(*byte)).sum());
            // Mails swap their numbers, as they do when they arrive in another order; what was typed keeps its own.
            let mut numbers: Vec<i64> =
                straight.iter().filter(|fact| fact.event.tie.is_some()).map(|fact| fact.id).collect();
            for at in (1..numbers.len()).rev() {
                numbers.swap(at, random.below(at + 1));
            }
            let mut other = straight.clone();
            other
                .iter_mut()
                .filter(|fact| fact.event.tie.is_some())
                .zip(numbers)
                .for_each(|(fact, id)| fact.id = id);
            for at in (1..other.len()).rev() {
                other.swap(at, random.below(at + 1));
            }
            let end = straight.iter().map(|fact| fact.event.at.0).max().unwrap_or(0);
            for as_of in [0, end / 2, end, end + 20 * DAY] {
                let said = |facts: &[Recorded]| {
                    let folded = solodesk::desk::fold::fold(facts, &Promises, Moment(as_of));
                    let judged = folded.as_ref().map(|folded| format!("{:?}", folded.judge(Moment(as_of))));
                    (format!("{folded:?}"), judged)
                };
                assert_eq!(said(&straight), said(&other), "as of {as_of}");
            }
        },
    }
}
