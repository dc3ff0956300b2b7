//! An answer on its way from the words typed to the outbox.

use crate::desk::id::TicketId;
use crate::work::answer::{Asked, Text};
use crate::work::queue::Leave;

/// See the head of this file.
#[derive(Clone, Debug)]
pub struct Letter {
    /// What is asked of it.
    pub asked: Asked,
    /// What it says so far.
    pub text: Text,
    /// Whether it is kept as a draft, and not queued.
    pub draft: bool,
    /// How it is queued; its entry where it is in the outbox already.
    pub leave: Leave,
    /// Whether its text is nowhere else: written in an editor, or read from standard input.
    pub only_here: bool,
    /// Whether the finished mail is only printed.
    pub print: bool,
}

impl Letter {
    /// One that is queued as `desk reply` does it.
    pub fn of(asked: Asked, text: Text) -> Letter {
        let leave = Leave { command: format!("reply {}", asked.ticket), ..Leave::default() };
        Letter { asked, text, draft: false, leave, only_here: false, print: false }
    }

    /// The ticket that it answers.
    pub fn ticket(&self) -> TicketId {
        self.asked.ticket
    }
}
