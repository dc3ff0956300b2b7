//! Commands with a screen of their own, at which a person sits and presses keys.

pub mod triage;
