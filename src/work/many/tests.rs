//! Which tickets a query chooses while others write.

use std::sync::Barrier;

use super::*;
use crate::cli::tests::trial::Trial;
use crate::desk::change::Change;
use crate::desk::id::TicketId;
use crate::desk::ticket::Priority;
use crate::desk::time::{Clock, Moment, Zone};
use crate::store::Door;

#[test]
fn a_query_chooses_what_stands_once_the_lock_is_had() {
    let trial = Trial::new();
    trial.eva_writes();
    let clock = Clock::set_to(Moment::parse("2026-07-01T09:00:00Z").unwrap());
    let open = || Store::open(&trial.path("desk.db"), &clock).unwrap();
    let mut store = open();
    let agent = Some(store.agent("ana").unwrap());
    let hand = Hand { agent, door: Door::Typed, zone: Zone::named("UTC").unwrap(), dry_run: false };
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
