//! Which tickets a query chooses while others write.

use std::sync::Barrier;

use super::*;
use crate::cli::tests::trial::Trial;
use crate::desk::change::Change;
use crate::desk::id::TicketId;
use crate::desk::message::Direction;
use crate::desk::ticket::{Channel, Priority};
use crate::desk::time::{Clock, Moment, Zone};
use crate::store::Door;
use crate::store::seen::Seen;
use crate::store::typed::Typed;

#[test]
fn a_query_chooses_what_stands_once_the_lock_is_had() {
    let trial = Trial::new();
    trial.eva_writes();
    let clock = Clock::set_to(Moment::parse("2026-07-01T09:00:00Z").unwrap());
    let open = || Store::open(&trial.path("desk.db"), &clock).unwrap();
    let mut store = open();
    let agent = Some(store.agent("ana").unwrap());
    let hand =
        Hand { agent, door: Door::Typed, zone: Zone::named("UTC").unwrap(), dry_run: false, seen: None };
    let chosen = Chosen::Where { query: "priority:urgent".into(), limit: None };
    let ready = Barrier::new(2);
    let changed = std::thread::scope(|scope| {
        let later = scope.spawn(|| {
            let mut store = open();
            ready.wait();
            // Waits for the lock of the other, which has not committed yet.
            change(&mut store, &hand, &chosen, false, &Act::Tag(vec!["late".into()])).unwrap()
        });
        let urgent = hand.operation("priority urgent 1");
        store
            .write(&urgent, |writer| {
                writer.change(TicketId(1), &Change::Priority(Priority::Urgent))?;
                ready.wait();
                Ok(())
            })
            .unwrap();
        later.join().unwrap()
    });
    assert_eq!(changed.rows.iter().map(|row| row.id).collect::<Vec<_>>(), [TicketId(1)]);
    assert_eq!(changed.rows[0].tags, ["late"]);
}

#[test]
fn what_was_decided_before_a_message_came_is_not_done_after_it() {
    let trial = Trial::new();
    trial.eva_writes();
    let clock = Clock::set_to(Moment::parse("2026-07-01T09:00:00Z").unwrap());
    let open = || Store::open(&trial.path("desk.db"), &clock).unwrap();
    let (mut store, one) = (open(), TicketId(1));
    let agent = Some(store.agent("ana").unwrap());
    let seen = Some(Seen::of(one, store.thread(one).unwrap().iter().map(|message| message.id)));
    let hand = Hand { agent, door: Door::Typed, zone: Zone::named("UTC").unwrap(), dry_run: false, seen };
    let (chosen, act) = (Chosen::These(vec![one]), Act::Priority(Priority::Urgent));
    let ready = Barrier::new(2);
    let refused = std::thread::scope(|scope| {
        let later = scope.spawn(|| {
            let mut store = open();
            ready.wait();
            // What was seen still stands when this begins to wait for the lock, and no more when it has it.
            change(&mut store, &hand, &chosen, false, &act).unwrap_err()
        });
        let receive = Hand { seen: None, ..hand.clone() }.operation("receive 1");
        store
            .write(&receive, |writer| {
                let message = writer.typed(&Typed {
                    ticket: one,
                    direction: Direction::In,
                    channel: Channel::Phone,
                    from: ("Eva".into(), "eva@x.example".into()),
                    address: None,
                    subject: String::new(),
                    text: "It burns!".into(),
                })?;
                writer.change(one, &Change::Receive(message))?;
                ready.wait();
                Ok(())
            })
            .unwrap();
        later.join().unwrap()
    });
    assert_eq!(
        refused.message,
        "m2 from eva@x.example has come into ticket 1 since it was shown; nothing was done"
    );
    assert_eq!(store.ticket(one, clock.now()).unwrap().unwrap().priority, Priority::Normal);
    // Who has seen that one too is heard, and so is who asks for nothing of the kind.
    let seen = Some(Seen::of(one, store.thread(one).unwrap().iter().map(|message| message.id)));
    assert_eq!(change(&mut store, &Hand { seen, ..hand }, &chosen, false, &act).unwrap().rows.len(), 1);
    assert!(store.written().is_some());
}
