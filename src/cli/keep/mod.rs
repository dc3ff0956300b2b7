//! The desk itself: made, set up, kept, undone and described.

pub mod backup;
pub mod completions;
pub mod demo;
pub mod doctor;
pub mod export;
pub mod help;
pub mod init;
pub mod key;
pub mod log;
pub mod man;
pub mod rule;
pub mod schema;
pub mod settings;
pub mod trust;
pub mod undo;
pub mod verify;
