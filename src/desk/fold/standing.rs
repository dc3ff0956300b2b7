//! Which facts of a ticket stand at an instant: what was taken back, moved away, doubted or proved since is sorted out
//! here, before the walk.

use std::collections::{BTreeMap, BTreeSet};

use crate::desk::event::{Event, Recorded, Voice, What};
use crate::desk::id::{MessageId, OperationId, TicketId};
use crate::desk::message::Role;
use crate::desk::ticket::{Mode, Status};
use crate::desk::time::Moment;

/// What is known of the messages and the merging of a ticket, beyond the facts that brought them in. Read in the order in which it was
/// learned: of two opposite facts the later one holds.
#[derive(Default, Debug)]
pub struct Messages {
    /// Answers that were taken back.
    withdrawn: BTreeSet<MessageId>,
    /// Messages that turned out to be ours by a proof that came with a later copy.
    ours: BTreeSet<MessageId>,
    /// Messages in whose place another one of the same Message-ID counts.
    pub variants: BTreeSet<MessageId>,
    /// Messages of people who were muted when these were taken in.
    pub muted: BTreeSet<MessageId>,
    /// Messages that were moved to another ticket.
    pub left: BTreeSet<MessageId>,
    /// Messages of somebody whom nobody in the ticket had named when they came, and since when somebody has.
    pub doubts: BTreeMap<MessageId, Option<Moment>>,
    /// Messages that are neither from nor to a customer: ours to somebody else, and what those wrote whom we asked so.
    pub others: BTreeSet<MessageId>,
    /// Mails of ours that came back for good from every customer to whom they went, and since when that is known.
    pub bounced: BTreeMap<MessageId, Moment>,
    /// Messages of doubted writers that an agent accepted, and when.
    pub accepted: BTreeMap<MessageId, Moment>,
    /// Tickets that were merged into this one and stand, and when.
    pub taken: BTreeMap<TicketId, Moment>,
    /// The fact that merged this ticket into another, if it stands.
    pub merged: Option<i64>,
}

impl Messages {
    /// Reads the facts of a ticket.
    pub fn of<'a>(facts: impl Iterator<Item = &'a Recorded>) -> Messages {
        let mut learned: Vec<&Recorded> = facts.collect();
        learned.sort_by_key(|fact| fact.id);
        let mut messages = Messages::default();
        for fact in learned {
            match fact.event.what {
                What::Withdrawn(message) => {
                    messages.withdrawn.insert(message);
                }
                What::Doubted(message) => {
                    messages.doubts.insert(message, None);
                }
                What::Believed(message) if fact.event.agent.is_some() => {
                    messages.accepted.insert(message, fact.event.at);
                }
                What::Believed(message) => {
                    messages.doubts.insert(message, Some(fact.event.at));
                }
                What::Role(message, Role::Other) => {
                    messages.others.insert(message);
                }
                What::Role(message, _) => {
                    messages.others.remove(&message);
                }
                What::Bounced(message, true) => {
                    messages.bounced.insert(message, fact.event.at);
                }
                What::Bounced(message, false) => {
                    messages.bounced.remove(&message);
                }
                What::Variant(message) => {
                    messages.variants.insert(message);
                }
                What::Muted(message, true) => {
                    messages.muted.insert(message);
                }
                What::Muted(message, false) => {
                    messages.muted.remove(&message);
                }
                What::Left(message) => {
                    messages.left.insert(message);
                }
                What::TookIn(ticket) => {
                    messages.taken.insert(ticket, fact.event.at);
                }
                What::GaveBack(ticket) => {
                    messages.taken.remove(&ticket);
                }
                What::MergedInto(_) => messages.merged = Some(fact.id),
                What::Unmerged(_) => messages.merged = None,
                what => {
                    if let Some(message) = message_of(&fact.event) {
                        messages.left.remove(&message);
                        messages.variants.remove(&message);
                        if let What::Replied(..) = what {
                            messages.ours.insert(message);
                        }
                    }
                }
            }
        }
        messages
    }

    /// The messages that nobody has named the writer of, or accepted. Another version is none of them: it moves nothing anyway.
    pub fn doubted(&self) -> BTreeSet<MessageId> {
        let open = self.doubts.iter().filter(|(_, since)| since.is_none()).map(|(message, _)| *message);
        let settled = |message: &MessageId| {
            self.accepted.contains_key(message)
                || self.left.contains(message)
                || self.variants.contains(message)
        };
        open.filter(|message| !settled(message)).collect()
    }

    /// Since when a message counts that came at `at`; `None`: it is doubted still.
    fn counts_since(&self, message: MessageId, at: Moment) -> Option<Moment> {
        let Some(named) = self.doubts.get(&message) else { return Some(at) };
        let since = [*named, self.accepted.get(&message).copied()].into_iter().flatten().min()?;
        Some(since.max(at))
    }

    /// Whether an answer was taken back before it left.
    pub fn is_withdrawn(&self, message: &MessageId) -> bool {
        self.withdrawn.contains(message)
    }

    /// Whether a message of ours answers nobody: it went to no customer, or came back.
    fn answers_nobody(&self, message: &MessageId) -> bool {
        self.others.contains(message) || self.bounced.contains_key(message)
    }

    /// Whether a fact says that a message came in which has since been proved to be ours.
    fn is_overtaken(&self, fact: &Recorded) -> bool {
        matches!(fact.event.what, What::Received(message, _) if self.ours.contains(&message))
    }

    /// Whether a fact says that we wrote the mail with which we opened the ticket, and that mail was taken back.
    fn is_opening_taken_back(&self, fact: &Recorded, facts: &[Recorded]) -> bool {
        let with_it = |other: &Recorded| {
            other.operation == fact.operation
                && other.ticket == fact.ticket
                && matches!(other.event.what, What::Opened(Mode::Outbound, _))
        };
        matches!(fact.event.what, What::Replied(message, _)
            if self.withdrawn.contains(&message) && !self.left.contains(&message))
            && facts.iter().any(with_it)
    }

    /// The first of these facts, in the order in which they stand here, with whose message a ticket can begin: not one that
    /// was doubted, nor another version, nor one that is neither from nor to a customer, if there is any other.
    fn first<'a>(&self, facts: impl Iterator<Item = &'a Recorded> + Clone) -> Option<&'a Recorded> {
        let brought = facts.filter(|fact| {
            message_of(&fact.event).is_some_and(|message| !self.left.contains(&message))
                && !self.is_overtaken(fact)
        });
        brought.clone().find(|fact| self.is_certain(fact)).or_else(|| brought.clone().next())
    }

    /// Whether a fact brings a message that was never doubted, is no other version, and is from a customer or to one.
    fn is_certain(&self, fact: &Recorded) -> bool {
        message_of(&fact.event).is_some_and(|message| {
            !self.variants.contains(&message)
                && !self.others.contains(&message)
                && self.counts_since(message, fact.event.at) == Some(fact.event.at)
        })
    }
}

/// The message that says whose a ticket is and what it is about: the earliest that counts. Whoever claims to be us, or lets a
/// machine write, does not take it over by an early date.
pub fn first_message(facts: &[Recorded]) -> Option<MessageId> {
    let messages = Messages::of(facts.iter());
    let mut ordered: Vec<&Recorded> = facts.iter().collect();
    ordered.sort_by_key(|fact| fact.order());
    let ordered = ordered.iter().copied();
    let mut first = messages.first(ordered.clone())?;
    if matches!(first.event.what, What::Received(_, false)) {
        let contacts = ordered
            .filter(|fact| matches!(fact.event.what, What::Received(_, true)) && messages.is_certain(fact));
        first = messages.first(contacts).unwrap_or(first);
    }
    message_of(&first.event)
}

/// The order in which facts stand in the line: that of [`Recorded::order`], but that a mail which was handed over at the very
/// second at which somebody acted stands before or after that act as it came. Else an answer would count as an answer
/// to a mail that nobody had seen.
struct Line {
    /// The operations that acted, by instant.
    acts: BTreeMap<Moment, BTreeSet<OperationId>>,
}

impl Line {
    fn of<'a>(facts: impl Iterator<Item = &'a Recorded>) -> Line {
        let mut acts: BTreeMap<Moment, BTreeSet<OperationId>> = BTreeMap::new();
        for fact in facts.filter(|fact| is_act(fact)) {
            acts.entry(fact.event.at).or_default().insert(fact.operation);
        }
        Line { acts }
    }

    fn place(&self, fact: &Recorded) -> (Moment, i64, u8, i64, i64) {
        let (at, class, tie, id) = fact.order();
        let came_live = fact.learned == at && matches!(fact.event.what, What::Received(..));
        let after = match self.acts.get(&at) {
            Some(_) if is_act(fact) => 2 * fact.operation.0,
            // What came stands behind the last act before it.
            Some(acts) if came_live => {
                acts.range(..fact.operation).next_back().map_or(0, |last| 2 * last.0 + 1)
            }
            _ => 0,
        };
        (at, after, class, tie, id)
    }
}

/// Whether somebody did this at the desk; not what the desk notes when a mail comes.
fn is_act(fact: &Recorded) -> bool {
    let noted = matches!(
        fact.event.what,
        What::Opened(..)
            | What::Channel(_)
            | What::Joined(_)
            | What::Doubted(_)
            | What::Believed(_)
            | What::Role(..)
            | What::Bounced(..)
    );
    fact.event.tie.is_none() && !noted
}

/// What stands of a ticket at an instant.
pub(super) struct Standing {
    /// Its facts, in the order in which they count.
    pub(super) line: Vec<Recorded>,
    /// The fact that brings the message with which it begins.
    pub(super) first: Option<Recorded>,
    /// Whether any message is doubted.
    pub(super) doubted: bool,
    /// Messages of those whom we asked and who are no customers.
    pub(super) others: BTreeSet<MessageId>,
    /// Whether it begins with mail of somebody who is muted.
    pub(super) muted: bool,
}

/// The facts that stand at that instant: each message once, answers that were taken back not at all, unless nothing else is
/// left of a ticket that we opened by writing. What of ours went to no customer, or came back, is as good as written by a machine:
/// shown, and no answer. A message that counts only later than it came passes twice: shown when it
/// came, and as a contact when its writer was named or accepted, or (a mail that became known only after a solve which it
/// predates) when it became known.
pub(super) fn standing(facts: &[Recorded], as_of: Moment) -> Standing {
    let known = || facts.iter().filter(|fact| fact.event.at <= as_of);
    let messages = Messages::of(known());
    // An answer that is taken back takes the status with it that was set along with it. Of what a rule did, that is only the `hold` of
    // what it forwarded: each of its actions stands by itself.
    let is_back =
        |message: &MessageId| messages.withdrawn.contains(message) || messages.bounced.contains_key(message);
    let taken_back: BTreeSet<_> = known()
        .filter(|fact| {
            matches!(fact.event.what, What::Replied(message, _)
                if is_back(&message) && (fact.rule.is_none() || messages.others.contains(&message)))
        })
        .map(|fact| (fact.operation, fact.ticket, fact.rule))
        .collect();
    let is_taken_back = |fact: &Recorded| {
        (fact.rule.is_none() || matches!(fact.event.what, What::Status(Status::Hold)))
            && taken_back.contains(&(fact.operation, fact.ticket, fact.rule))
    };
    let line_of = Line::of(known());
    let solves: Vec<&Recorded> = known()
        .filter(|fact| {
            matches!(fact.event.what, What::Status(Status::Solved | Status::Closed) | What::PutAway(..))
        })
        .filter(|fact| !is_taken_back(fact))
        .collect();
    // The last solve that a message which stands before it became known after: it was not seen by whoever solved.
    let overlooked_by = |fact: &Recorded| {
        let before = |solve: &&&Recorded| {
            solve.operation < fact.operation && line_of.place(fact) < line_of.place(solve)
        };
        solves.iter().filter(before).map(|solve| solve.event.at).max()
    };
    let (mut seen, mut any_doubted) = (BTreeSet::new(), false);
    let mut line = Vec::with_capacity(facts.len());
    let answered_at = answers_of_mails(known(), &messages);
    // What orders the messages that count later than they came.
    let mut later: BTreeMap<MessageId, i64> = BTreeMap::new();
    // A message may have been taken in twice, where an import was undone and done again: its first instant counts.
    let mut ordered: Vec<&Recorded> = known().collect();
    ordered.sort_by_key(|fact| line_of.place(fact));
    for fact in ordered {
        match fact.event.what {
            What::Replied(message, _) if messages.withdrawn.contains(&message) => continue,
            What::Status(_) if is_taken_back(fact) => continue,
            What::Judged(_) => continue,
            _ if messages.is_overtaken(fact) => continue,
            // What was taken apart again counts as if it had never been merged.
            What::MergedInto(_) if messages.merged != Some(fact.id) => continue,
            What::TookIn(ticket) if messages.taken.get(&ticket) != Some(&fact.event.at) => continue,
            _ => {}
        }
        let message = message_of(&fact.event);
        if message.is_some_and(|message| messages.left.contains(&message) || !seen.insert(message)) {
            continue;
        }
        let mut fact = fact.clone();
        // Another version is shown, and no contact and no answer of its own.
        if let Some(message) = message.filter(|message| messages.variants.contains(message)) {
            fact.event.what = What::Received(message, false);
        }
        if let What::Replied(message, _) = fact.event.what
            && messages.answers_nobody(&message)
        {
            fact.event.what = What::Replied(message, Voice::Machine);
        }
        let mut again = None;
        if let What::Received(message, true) = fact.event.what {
            let since = messages.counts_since(message, fact.event.at);
            any_doubted |= since.is_none();
            if since != Some(fact.event.at) {
                fact.event.what = What::Received(message, false);
                again = since;
            } else if !fact.event.backfill
                && !messages.others.contains(&message)
                && fact.learned <= as_of
                && let Some(solved) = overlooked_by(&fact)
            {
                // The clock may have gone back since that solve.
                again = Some(fact.learned.max(solved));
            }
            again = again.filter(|at| *at <= as_of);
        }
        let again = again.zip(message).map(|(at, message)| {
            let mut again = fact.clone();
            (again.event.at, again.event.what) = (at, What::Received(message, true));
            // Within a second it stands where it became known, and of several that became so together by its content. What
            // an answer of ours lets count was there before it, and is answered by it as any other mail of that second.
            if !answered_at.contains(&at) {
                later.extend(message_of(&again.event).zip(again.event.tie.take()));
            }
            again
        });
        line.push(fact);
        line.extend(again);
    }
    let mut first = messages.first(line.iter()).cloned();
    if first.is_none()
        && let Some(began) = known().find(|fact| messages.is_opening_taken_back(fact, facts))
    {
        // It is shown, moves nothing, and is still how the ticket began.
        let mut shown = began.clone();
        if let Some(message) = message_of(&began.event) {
            shown.event.what = What::Received(message, false);
        }
        line.push(shown);
        first = Some(began.clone());
    }
    line.sort_by_key(|fact| {
        let (at, after, class, tie, id) = line_of.place(fact);
        let content = message_of(&fact.event).filter(|_| fact.event.tie.is_none());
        (at, after, class, content.and_then(|message| later.get(&message)).copied().unwrap_or(tie), id)
    });
    let begins = first.as_ref().and_then(|first| message_of(&first.event));
    let muted = begins.is_some_and(|message| messages.muted.contains(&message));
    Standing { line, first, doubted: any_doubted, others: messages.others, muted }
}

/// The instants at which mails of ours answered that left elsewhere.
fn answers_of_mails<'a>(facts: impl Iterator<Item = &'a Recorded>, messages: &Messages) -> BTreeSet<Moment> {
    let answers = facts.filter(|fact| match fact.event.what {
        What::Replied(message, voice) => {
            fact.event.tie.is_some()
                && voice != Voice::Machine
                && !messages.left.contains(&message)
                && !messages.is_withdrawn(&message)
                && !messages.variants.contains(&message)
                && !messages.answers_nobody(&message)
        }
        _ => false,
    });
    answers.map(|fact| fact.event.at).collect()
}

/// The message that an event brings into the ticket, if it is such an event.
pub fn message_of(event: &Event) -> Option<MessageId> {
    match event.what {
        What::Received(message, _) | What::Replied(message, _) | What::Noted(message) => Some(message),
        _ => None,
    }
}
