//! What speaks against sending a letter as it is: told before it is queued, and refused unless somebody wants it all the same.

use crate::desk::id::{MessageId, TicketId};
use crate::error::{Error, Result};

/// One such thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// Mail to this address came back for good.
    CameBack {
        /// The address.
        email: String,
        /// RFC 3463: 5.1.1.
        status: Option<String>,
        /// The report that says so.
        report: MessageId,
    },
    /// The address says of itself that nobody reads there.
    NobodyReads(String),
    /// All of a mailing list would get it; who wrote is beside it.
    List {
        /// Its address.
        email: String,
        /// Who wrote the mail that came by it.
        writer: Option<String>,
    },
    /// It would go to somebody who takes no part in the ticket, and who wrote this.
    Doubted {
        /// What they wrote.
        message: MessageId,
        /// Their address.
        email: String,
    },
    /// It would go to a `Reply-To` from which the customer has never written; in words.
    Elsewhere(String),
    /// It says by this word that something is attached, and nothing is.
    NotAttached(String),
    /// This place in it is still to be filled in.
    ToFillIn(String),
    /// It says what this internal note says.
    LikeNote(MessageId),
}

impl Obstacle {
    /// What it is, in one line.
    pub fn told(&self) -> String {
        match self {
            Obstacle::CameBack { email, status, report } => {
                let status = status.as_ref().map_or(String::new(), |status| format!(" ({status})"));
                format!("mail to {email} came back for good{status}: {report}")
            }
            Obstacle::NobodyReads(email) => format!("nobody reads what is sent to {email}"),
            Obstacle::List { email, .. } => {
                format!("{email} is a mailing list: all who are on it would get the answer")
            }
            Obstacle::Doubted { message, email } => {
                format!("{email} takes no part in this ticket ({message})")
            }
            Obstacle::Elsewhere(told) => told.clone(),
            Obstacle::NotAttached(word) => format!("the text says {word:?}, and nothing is attached"),
            Obstacle::ToFillIn(place) => format!("{place} in the text is still to be filled in"),
            Obstacle::LikeNote(note) => format!("the text is that of the internal note {note}"),
        }
    }

    /// What can be typed instead.
    fn way_out(&self, ticket: TicketId) -> Option<String> {
        match self {
            Obstacle::CameBack { report, .. } => {
                Some(format!("desk why {report} tells more; --to MAIL sends it to another address"))
            }
            Obstacle::List { writer: Some(writer), .. } => {
                Some(format!("--to {writer} answers its writer alone"))
            }
            Obstacle::Doubted { message, .. } => {
                Some(format!("desk accept {message}, or desk split {ticket} {message}"))
            }
            Obstacle::Elsewhere(_) => {
                Some(format!("desk show {ticket}; --to MAIL sends it to another address"))
            }
            Obstacle::NotAttached(_) => Some("--attach FILE".to_owned()),
            _ => None,
        }
    }
}

/// Refuses what speaks against a letter and nobody has said yes to, all of it at once. `command` is the one that was typed.
pub fn refuse(obstacles: &[Obstacle], despite: &[Obstacle], command: &str, ticket: TicketId) -> Result<()> {
    let left: Vec<&Obstacle> = obstacles.iter().filter(|obstacle| !despite.contains(obstacle)).collect();
    if left.is_empty() {
        return Ok(());
    }
    let told: Vec<String> = left.iter().map(|obstacle| obstacle.told()).collect();
    let mut hints: Vec<String> = left.iter().filter_map(|obstacle| obstacle.way_out(ticket)).collect();
    hints.push(format!("desk {command} {ticket} --force sends it all the same"));
    hints.dedup();
    Err(hints.into_iter().fold(Error::refused(told.join("; ")), Error::hint))
}
