//! The way out: a finished mail ([`compose`]) and the programs or folders that take it ([`Transport`]).
//!
//! Nothing here knows the database. What was sent, what is tried again and when, is decided by `cli/` and kept by `store/`.

use std::path::PathBuf;
use std::time::Duration;

use crate::desk::time::Moment;

mod body;
pub mod compose;
mod header;
pub mod maildir;
mod no_reply;
pub mod sendmail;
pub mod subject;
pub mod token;
mod verdict;

pub use no_reply::is_no_reply;

/// Where and how one mail leaves; a transport takes from it what it needs.
#[derive(Clone, Debug, PartialEq)]
pub struct Outgoing {
    /// For `sendmail`: the program and its arguments, as the settings split them.
    pub command: Vec<String>,
    /// For `maildir`: the folder.
    pub folder: PathBuf,
    /// For `sendmail`: a folder of ours in which the mail lies, without a name, while it is read.
    pub scratch: PathBuf,
    /// How long a command may take before it is stopped.
    pub time_limit: Duration,
    /// When the mail was queued: the same on each try.
    pub queued_at: Moment,
}

/// Why a mail did not leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Whether it may work later without anybody doing anything.
    pub temporary: bool,
    /// One line for a person, at most a few hundred characters.
    pub reason: String,
}

/// One way by which mail leaves.
pub struct Transport {
    /// The word after `transport =` in the settings.
    pub name: &'static str,
    /// What it does, in one sentence.
    pub about: &'static str,
    /// Hands over one finished mail (CRLF line ends). `Ok` means that it is somebody else's now.
    pub send: fn(&Outgoing, &[u8]) -> Result<(), Failure>,
}

/// The host of a mail address as it stands in a Message-ID: a foreign domain in its `xn--` form. `None` where it is no address
/// that mail can be sent from.
pub fn host(email: &str) -> Option<String> {
    let address = header::address(email).ok()?;
    let (_, host) = address.rsplit_once('@')?;
    Some(host.to_owned())
}

/// All of them.
pub const ALL: &[Transport] = &[sendmail::TRANSPORT, maildir::TRANSPORT];

/// The transport of this name.
pub fn named(name: &str) -> Option<&'static Transport> {
    ALL.iter().find(|transport| transport.name == name)
}

impl Failure {
    /// One that may pass by itself.
    pub fn temporary(reason: impl Into<String>) -> Failure {
        Failure { temporary: true, reason: reason.into() }
    }

    /// One that stays until somebody changes something.
    pub fn permanent(reason: impl Into<String>) -> Failure {
        Failure { temporary: false, reason: reason.into() }
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.reason)
    }
}

impl std::error::Error for Failure {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transports_are_found_by_name() {
        assert_eq!(named("maildir").unwrap().name, "maildir");
        assert!(named("smtp").is_none());
        assert!(ALL.iter().all(|transport| transport.about.ends_with('.')));
    }

    #[test]
    fn a_host_can_stand_in_a_message_id() {
        assert_eq!(host("info@Müller.example").as_deref(), Some("xn--mller-kva.example"));
        assert_eq!(host("info@a b"), None);
    }
}
