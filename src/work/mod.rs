//! The middle floor: whole acts of the desk as values, without words typed and without tables.

pub mod act;
pub mod answer;
pub mod apply;
pub mod canned;
pub mod chosen;
pub mod deliver;
pub mod hand;
pub mod import;
pub mod intake;
pub mod many;
pub mod merge;
pub mod message;
pub mod open;
pub mod outbox;
pub mod outcome;
pub mod people;
pub mod posting;
pub mod quarantine;
pub mod remark;
pub mod sending;
pub mod setup;
pub mod template;
pub mod thread;
pub mod tick;
pub mod typed;
pub mod worked;
