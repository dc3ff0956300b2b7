//! Writing to customers, and writing down what they said: answers, canned replies, notes, the outbox.

pub mod canned;
pub mod left;
pub mod new;
pub mod note;
pub mod outbox;
pub mod receive;
pub mod reply;
