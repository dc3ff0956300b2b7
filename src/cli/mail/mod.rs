//! Mail on its way in, and what cron calls.

pub mod deliver;
pub mod import;
pub mod intake;
pub mod mute;
pub mod quarantine;
pub mod run;
