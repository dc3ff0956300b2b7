//! Ground floor: what a help desk is. Pure code only: no SQL, no arguments, no clock, no printing.
//!
//! Everything here takes plain values and gives plain values back, so that each rule can be read, tested
//! and argued about without a database in the way.

pub mod address;
pub mod calendar;
pub mod canned;
pub mod change;
pub mod clean;
pub mod event;
pub mod excerpt;
pub mod facts;
pub mod fold;
pub mod history;
pub mod holder;
pub mod id;
pub mod intake;
pub mod language;
pub mod letter;
pub mod lines;
pub mod message;
pub mod mute;
pub mod nearest;
pub mod no_reply;
pub mod period;
pub mod policy;
pub mod query;
pub mod reply_text;
pub mod rule;
pub mod score;
pub mod settings;
pub mod sla;
pub mod standing;
pub mod survey;
pub mod tag;
pub mod terms;
pub mod ticket;
pub mod time;
pub mod unfinished;
pub mod unspaced;
pub mod watch;
pub mod worked;
