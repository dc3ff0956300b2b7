//! What lies between the thread that reads mail and the one that stores it: a queue bounded by count and by bytes,
//! so that a few large mails cannot fill the memory while the database is slow.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use super::item::Item;

/// How many items may wait.
const ITEMS: usize = 4096;
/// How many bytes may wait; one larger item passes alone.
const BYTES: usize = 32 << 20;

#[derive(Default)]
struct State {
    items: VecDeque<(Item, usize)>,
    bytes: usize,
    /// It was full, and has not been emptied enough since: the reader sleeps on, since waking it for each place that
    /// falls free would cost both sides more than the mail.
    full: bool,
    /// One of the two ends is gone.
    closed: bool,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    taken: Condvar,
    added: Condvar,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        // The state is whole after every step, so a panic of the other side has broken nothing.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn close(&self) {
        self.lock().closed = true;
        self.taken.notify_all();
        self.added.notify_all();
    }
}

/// The reader's end.
pub struct Sender(Arc<Shared>);

/// The storer's end; an iterator over what comes.
pub struct Receiver(Arc<Shared>);

/// The other end is gone, so there is nobody to read for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Gone;

/// A queue with its two ends.
pub fn queue() -> (Sender, Receiver) {
    let shared = Arc::new(Shared::default());
    (Sender(Arc::clone(&shared)), Receiver(shared))
}

impl Sender {
    /// Waits until there is room.
    ///
    /// # Errors
    /// [`Gone`] when the receiver was dropped.
    pub fn send(&self, item: Item) -> Result<(), Gone> {
        let weight = item.weight();
        let mut state = self.0.lock();
        state.full |= !state.items.is_empty() && (state.items.len() >= ITEMS || state.bytes + weight > BYTES);
        while !state.closed && state.full {
            state = self.0.taken.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        if state.closed {
            return Err(Gone);
        }
        let was_empty = state.items.is_empty();
        state.bytes += weight;
        state.items.push_back((item, weight));
        drop(state);
        // A receiver waits only while there is nothing; waking it each time would cost more than a small mail.
        if was_empty {
            self.0.added.notify_one();
        }
        Ok(())
    }
}

impl Iterator for Receiver {
    type Item = Item;

    /// Waits for the next item; `None` when the sender is gone and nothing waits any more.
    fn next(&mut self) -> Option<Item> {
        let mut state = self.0.lock();
        loop {
            if let Some((item, weight)) = state.items.pop_front() {
                state.bytes -= weight;
                let room = state.full && state.items.len() <= ITEMS / 4 && state.bytes <= BYTES / 4;
                state.full &= !room;
                drop(state);
                if room {
                    self.0.taken.notify_one();
                }
                return Some(item);
            }
            if state.closed {
                return None;
            }
            state = self.0.added.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl Drop for Sender {
    fn drop(&mut self) {
        self.0.close();
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        self.0.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finished(index: usize) -> Item {
        Item::Finished { index, opened: true, messages: 0, ignored: 0 }
    }

    #[test]
    fn order_is_kept_and_the_end_is_seen() {
        let (send, receive) = queue();
        let sender = std::thread::spawn(move || (0..2000).all(|i| send.send(finished(i)).is_ok()));
        let order: Vec<usize> = receive
            .filter_map(|i| if let Item::Finished { index, .. } = i { Some(index) } else { None })
            .collect();
        assert!(sender.join().unwrap());
        assert_eq!(order, (0..2000).collect::<Vec<_>>());
    }

    #[test]
    fn a_sender_without_a_receiver_stops() {
        let (send, receive) = queue();
        let sender =
            std::thread::spawn(move || (0..100_000).take_while(|i| send.send(finished(*i)).is_ok()).count());
        drop(receive);
        assert!(sender.join().unwrap() < 100_000);
    }
}
