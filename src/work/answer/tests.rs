//! When an answer counts, and what is asked once the lock is had.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use super::*;
use crate::cli::tests::trial::Trial;
use crate::desk::time::{Clock, Zone};
use crate::store::Door;
use crate::work::queue::{Answered, Leave, queue};

/// A clock that goes on by 100 s whenever somebody looks at it.
fn hasty(from: Moment) -> Clock {
    let next = Arc::new(AtomicI64::new(from.0));
    Clock::of_machine(Arc::new(move || Moment(next.fetch_add(100, Ordering::Relaxed))))
}

fn desk() -> (Trial, Moment) {
    let trial = Trial::new();
    trial.eva_writes();
    trial.set("[outgoing]\ntransport = \"sendmail\"\ncommand = \"true\"\nhold_seconds = 60\n");
    (trial, Moment::parse("2026-07-01T09:00:00Z").unwrap())
}

fn hand(store: &Store) -> Hand {
    let agent = Some(store.agent("ana").unwrap());
    Hand { agent, door: Door::Typed, zone: Zone::named("UTC").unwrap(), dry_run: false, seen: None }
}

fn asked() -> Asked {
    Asked::of(TicketId(1))
}

fn text() -> Text {
    Text { subject: None, body: "It is late.\n".into(), files: Vec::new(), sign: true }
}

#[test]
fn an_answer_is_dated_counts_and_is_held_back_from_when_the_lock_was_had() {
    let (trial, typed) = desk();
    let mut store = Store::open(&trial.path("desk.db"), &hasty(typed.plus(1000))).unwrap();
    let (hand, asked) = (hand(&store), asked());
    let begun = begin(&store, &hand, &asked, typed).unwrap();
    let known = begun.thread.incoming.iter().copied().collect();
    let answered = queue(&mut store, &hand, &asked, &text(), &known, &Leave::default()).unwrap();
    let Answered::Queued(queued, Some(row)) = answered else { panic!("{answered:?}") };
    let at = store.log(None, Some(1)).unwrap()[0].at;
    assert!(at >= typed.plus(1000), "not when it was begun");
    let message = store.message(store.outgoing(queued.mail).unwrap().message.unwrap()).unwrap();
    assert_eq!((message.received_at, message.date), (at, Some(at)));
    assert_eq!((row.first_response_at, row.updated_at), (Some(at), at));
    assert_eq!(queued.not_before, at.plus(60));
    let facts = store.facts_of(TicketId(1)).unwrap();
    assert_eq!(facts.last().map(|fact| fact.event.at), Some(at));
}

#[test]
fn what_is_in_the_way_of_an_answer_is_asked_again_once_the_lock_is_had() {
    let (trial, typed) = desk();
    let mut store = Store::open(&trial.path("desk.db"), &hasty(typed)).unwrap();
    let (hand, asked) = (hand(&store), asked());
    assert!(begin(&store, &hand, &asked, typed).is_ok());
    // Who has seen nothing is told of everything, and nothing is written.
    let before = store.newest_operation().unwrap();
    let answered = queue(&mut store, &hand, &asked, &text(), &HashSet::new(), &Leave::default()).unwrap();
    let Answered::Overtaken(messages) = answered else { panic!("{answered:?}") };
    assert_eq!(messages.iter().map(|message| message.id).collect::<Vec<_>>(), [MessageId(1)]);
    trial.done(&["status", "spam", "1"]);
    let known = HashSet::from([MessageId(1)]);
    assert!(queue(&mut store, &hand, &asked, &text(), &known, &Leave::default()).is_err());
    assert_eq!(store.newest_operation().unwrap().0, before.0 + 1, "the spam alone");
}
