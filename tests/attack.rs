//! Laws under attack: generated mailboxes that are wrong in the ways of the field, arbitrary bytes at every door, and
//! a hand that pulls the plug. What a law says is said once here; single cases stand in the rooms of their journeys.

mod bytes;
mod foreign;
mod killed;
mod kills;
mod limits;
mod mailbox;
mod order;

pub use mailbox::{counted, mboxrd, with_crlf};
