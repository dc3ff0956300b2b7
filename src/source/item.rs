//! What goes into a reading and what it sends, in the order of the sources.

use std::path::PathBuf;
use std::sync::Arc;

use super::incoming::{Folder, Incoming, Refused};
use crate::error::Error;

/// One source argument.
pub enum Input {
    /// A file or folder.
    Path(PathBuf),
    /// One mail or an mbox from elsewhere, such as stdin.
    Stream {
        /// What to call it.
        name: String,
        /// Where its bytes come from.
        reader: Box<dyn std::io::Read + Send>,
    },
}

/// What a reading sends, in the order of the sources.
#[derive(Debug)]
pub enum Item {
    /// A mail.
    Mail(Box<Incoming>),
    /// A mail for the quarantine.
    Refused(Box<Refused>),
    /// A mail whose very bytes are known already.
    Known(Known),
    /// A mail of a folder that is left out: junk, trash, drafts, what waits to leave, templates.
    LeftOut(LeftOut),
    /// A file or folder could not be read, wholly or from some place on; the others go on.
    SourceFailed {
        /// Which source argument, from 0.
        index: usize,
        /// The file.
        source: Arc<str>,
        /// What the system said.
        error: Error,
    },
    /// A source argument is done.
    Finished {
        /// Which source argument, from 0.
        index: usize,
        /// Whether it was there at all.
        opened: bool,
        /// How many mails it had: those sent as mail, refused or known.
        messages: u64,
        /// How many files were passed over as no mail (hidden files, indexes of mail programs).
        ignored: u64,
    },
}

impl Item {
    /// How much memory it holds, roughly, in bytes.
    pub(super) fn weight(&self) -> usize {
        match self {
            Item::Mail(mail) => 1024 + mail.original.len() + mail.text.len(),
            Item::Refused(refused) => 1024 + refused.original.len() + refused.text.len(),
            _ => 256,
        }
    }
}

/// A mail that is left out for the folder in which it lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Which file it came from.
    pub source: Arc<str>,
    /// Its ordinal in that file, from 1.
    pub position: u64,
    /// As in its header; `None` where it has none.
    pub message_id: Option<String>,
    /// The folder.
    pub folder: Folder,
}

/// A mail whose bytes are known, told without reading it again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Which file it came from.
    pub source: Arc<str>,
    /// Its ordinal in that file, from 1.
    pub position: u64,
    /// SHA-256 of the bytes.
    pub sha256: [u8; 32],
    /// As in its header; `None` where it has none.
    pub message_id: Option<String>,
    /// The folder that it lies in here, by names and flags.
    pub folder: Folder,
}
