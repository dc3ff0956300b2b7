//! Looking at tickets, messages and their ways: what is there, what to do next, and why.

pub mod list;
pub mod messages;
pub mod next;
pub mod page;
pub mod search;
pub mod show;
pub mod watch;
pub mod why;
