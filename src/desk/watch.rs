//! What happens to tickets while somebody watches: each thing said once, in the order in which the desk learned it.

use std::collections::{BTreeMap, HashSet};

use crate::desk::event::What;
use crate::desk::id::{OperationId, TicketId};
use crate::desk::ticket::{Status, words};
use crate::desk::time::Moment;

words!(
    /** What happened to a ticket. */
    Happening {
        /** It began. */ New = "new",
        /** A message came. */ Message = "message",
        /** We answered. */ Answered = "answered",
        /** Somebody, or nobody, has it now. */ Assigned = "assigned",
        /** An answer came back from all to whom it went. */ Bounced = "bounced",
        /** Somebody wrote who takes no part in it. */ Doubted = "doubted",
        /** What was promised will soon be broken. */ AtRisk = "at_risk",
        /** What was promised is broken. */ Missed = "missed",
        /** It was put aside until now. */ Woke = "woke",
    }
);

impl Happening {
    /// What a fact means to whoever watches; most mean nothing.
    fn of(what: &What) -> Option<Happening> {
        Some(match what {
            What::Opened(..) => Happening::New,
            What::Received(..) => Happening::Message,
            What::Replied(..) => Happening::Answered,
            What::Assigned(_) => Happening::Assigned,
            What::Bounced(_, true) => Happening::Bounced,
            What::Doubted(_) => Happening::Doubted,
            _ => return None,
        })
    }
}

/// A ticket as it stands at a look.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stands {
    /// Its number.
    pub ticket: TicketId,
    /// Of its first message.
    pub subject: String,
    /// Closings by time included.
    pub status: Status,
    /// When its earliest running clock is due.
    pub due_at: Option<Moment>,
    /// From when on that clock is at risk.
    pub at_risk_at: Option<Moment>,
    /// Until when it is, or was, put aside; nothing once somebody has acted.
    pub aside: Option<Moment>,
}

impl Stands {
    /// What time has brought by now, and when.
    fn by_time(&self, now: Moment) -> impl Iterator<Item = (Happening, Moment)> {
        let late = self.due_at.filter(|due| *due < now);
        let at_risk = self.at_risk_at.filter(|at| *at <= now && late.is_none() && self.due_at.is_some());
        let woke = self.aside.filter(|until| *until <= now);
        let all = [(Happening::AtRisk, at_risk), (Happening::Missed, late), (Happening::Woke, woke)];
        all.into_iter().filter_map(|(what, at)| at.map(|at| (what, at)))
    }

    /// When time will bring something next.
    pub fn next(&self, now: Moment) -> Option<Moment> {
        // Late it is only after the instant at which it was due.
        let times = [self.due_at.map(|due| due.plus(1)), self.at_risk_at, self.aside];
        times.into_iter().flatten().filter(|at| *at > now).min()
    }
}

/// A fact that the desk has learned since the look before.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Learned {
    /// The ticket.
    pub ticket: TicketId,
    /// By which operation.
    pub operation: OperationId,
    /// When it counts.
    pub at: Moment,
    /// What it says.
    pub what: What,
}

/// One thing that happened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// What.
    pub event: Happening,
    /// To which ticket.
    pub ticket: TicketId,
    /// When it counts.
    pub at: Moment,
    /// The subject of the ticket.
    pub subject: String,
    /// Where it stands now.
    pub status: Status,
}

/// What was seen at the looks before.
#[derive(Default, Debug)]
pub struct Watch {
    seen: Option<BTreeMap<TicketId, Stands>>,
    said: HashSet<(TicketId, Happening, Moment)>,
}

impl Watch {
    /// Whether a ticket was among those of the look before.
    pub fn knows(&self, ticket: TicketId) -> bool {
        self.seen.as_ref().is_some_and(|seen| seen.contains_key(&ticket))
    }

    /// Takes in how the watched tickets stand now, `gone` those which are no longer among them, and what was learned meanwhile.
    /// Gives what happened. At the first look nothing has: what is late already is no news.
    pub fn look(
        &mut self,
        stand: Vec<Stands>,
        gone: Vec<Stands>,
        learned: &[Learned],
        now: Moment,
    ) -> Vec<Change> {
        let now_there: BTreeMap<TicketId, Stands> = stand.into_iter().map(|one| (one.ticket, one)).collect();
        let first = self.seen.is_none();
        let mut changes = Vec::new();
        let gone: BTreeMap<TicketId, Stands> = gone.into_iter().map(|one| (one.ticket, one)).collect();
        let began: HashSet<(TicketId, OperationId)> = learned
            .iter()
            .filter(|fact| matches!(fact.what, What::Opened(..)))
            .map(|fact| (fact.ticket, fact.operation))
            .collect();
        for fact in learned.iter().filter(|_| !first) {
            let Some(event) = Happening::of(&fact.what) else { continue };
            let with_it = matches!(event, Happening::Message | Happening::Answered);
            let Some(ticket) = now_there.get(&fact.ticket).or_else(|| gone.get(&fact.ticket)) else {
                continue;
            };
            // The message with which a ticket begins is told with it; further ones of one import are not.
            if with_it && began.contains(&(fact.ticket, fact.operation)) {
                continue;
            }
            changes.push(change(event, ticket, fact.at));
        }
        let mut by_time: Vec<(Happening, &Stands, Moment)> = Vec::new();
        for ticket in now_there.values() {
            for (event, at) in ticket.by_time(now) {
                if self.said.insert((ticket.ticket, event, at)) && !first {
                    by_time.push((event, ticket, at));
                }
            }
        }
        by_time.sort_by_key(|(_, ticket, at)| (*at, ticket.ticket));
        changes.extend(by_time.into_iter().map(|(event, ticket, at)| change(event, ticket, at)));
        self.seen = Some(now_there);
        changes
    }
}

fn change(event: Happening, ticket: &Stands, at: Moment) -> Change {
    Change { event, ticket: ticket.ticket, at, subject: ticket.subject.clone(), status: ticket.status }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stands(ticket: i64, due: Option<i64>, aside: Option<i64>) -> Stands {
        Stands {
            ticket: TicketId(ticket),
            subject: "s".into(),
            status: Status::Open,
            due_at: due.map(Moment),
            at_risk_at: due.map(|due| Moment(due - 10)),
            aside: aside.map(Moment),
        }
    }

    fn told(changes: &[Change]) -> Vec<(i64, &'static str, i64)> {
        changes.iter().map(|change| (change.ticket.0, change.event.word(), change.at.0)).collect()
    }

    #[test]
    fn what_time_brings_is_said_once_and_what_was_so_before_is_not() {
        let mut watch = Watch::default();
        let all =
            || vec![stands(1, Some(50), None), stands(2, Some(100), Some(95)), stands(3, None, Some(40))];
        assert_eq!(told(&watch.look(all(), vec![], &[], Moment(60))), []);
        assert_eq!(all()[1].next(Moment(60)), Some(Moment(90)));
        assert_eq!(told(&watch.look(all(), vec![], &[], Moment(89))), []);
        assert_eq!(told(&watch.look(all(), vec![], &[], Moment(95))), [(2, "at_risk", 90), (2, "woke", 95)]);
        assert_eq!(told(&watch.look(all(), vec![], &[], Moment(100))), []);
        assert_eq!(all()[1].next(Moment(100)), Some(Moment(101)));
        assert_eq!(told(&watch.look(all(), vec![], &[], Moment(101))), [(2, "missed", 100)]);
        assert_eq!(told(&watch.look(all(), vec![], &[], Moment(999))), []);
        // Another promise is another thing; what was slept through is told as it stands.
        assert_eq!(
            told(&watch.look(vec![stands(2, Some(500), None)], vec![], &[], Moment(999))),
            [(2, "missed", 500)]
        );
    }

    #[test]
    fn a_ticket_begins_with_its_message_and_is_told_of_when_it_leaves() {
        let mut watch = Watch::default();
        watch.look(vec![], vec![], &[], Moment(0));
        let fact = |ticket, operation, what| Learned {
            ticket: TicketId(ticket),
            operation: OperationId(operation),
            at: Moment(operation),
            what,
        };
        let opened = What::Opened(crate::desk::ticket::Mode::Inbound, crate::desk::id::SettingsId(1));
        let mail = |number| What::Received(crate::desk::id::MessageId(number), true);
        let learned = [
            fact(1, 5, opened),
            fact(1, 5, mail(1)),
            fact(1, 6, mail(2)),
            fact(9, 6, mail(3)),
            fact(1, 7, What::Assigned(None)),
        ];
        let changes = watch.look(vec![stands(1, None, None)], vec![], &learned, Moment(10));
        assert_eq!(told(&changes), [(1, "new", 5), (1, "message", 6), (1, "assigned", 7)]);
        let answer =
            [fact(1, 8, What::Replied(crate::desk::id::MessageId(4), crate::desk::event::Voice::Person))];
        let gone = Stands { status: Status::Pending, ..stands(1, None, None) };
        let changes = watch.look(vec![], vec![gone], &answer, Moment(10));
        assert_eq!((told(&changes), changes[0].status), (vec![(1, "answered", 8)], Status::Pending));
    }
}
