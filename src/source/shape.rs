//! The shape that all kinds of mailboxes have.

use std::ops::ControlFlow;
use std::path::Path;

use super::reading::Reading;

/// A kind of mailbox.
pub struct Source {
    /// One word.
    pub name: &'static str,
    /// What it is, for `--help`.
    pub about: &'static str,
    /// Whether a path is one; looks, but does not consume.
    pub claims: fn(&Path) -> bool,
    /// Hands every mail in it to the reading; `Break` when nobody receives any more.
    pub open: fn(&Path, &mut Reading<'_>) -> ControlFlow<()>,
}
