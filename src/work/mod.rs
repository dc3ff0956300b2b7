//! The middle floor: whole acts of the desk as values, without words typed and without tables.

pub mod intake;
pub mod queue;
pub mod sending;
pub mod template;
pub mod thread;
