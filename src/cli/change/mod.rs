//! Changing tickets, one or many: who has them, how they stand, what they are called, what belongs together.

pub mod accept;
pub mod assign;
pub mod bulk;
pub mod dismiss;
pub mod escalate;
pub mod merge;
pub mod r#move;
pub mod priority;
pub mod snooze;
pub mod split;
pub mod status;
pub mod tag;
