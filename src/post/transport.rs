//! What a way out is: what it is told of a mail, and why one may not leave.

use std::path::PathBuf;
use std::time::Duration;

use crate::desk::time::Moment;

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
    /// Who gets a copy, and must stand in none: for the envelope alone.
    pub bcc: Vec<String>,
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
