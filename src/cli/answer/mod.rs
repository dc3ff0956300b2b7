//! Writing to customers, and writing down what they said: answers, canned replies, notes, the outbox.

pub mod attach;
pub mod canned;
pub mod forward;
pub mod left;
pub mod new;
pub mod note;
pub mod outbox;
pub mod person;
pub mod receive;
pub mod reply;
