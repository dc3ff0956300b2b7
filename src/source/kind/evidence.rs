//! What a decision about the writer of a mail needs to see.

use super::super::head::Head;
use super::super::incoming::Mailbox;
use super::super::mime::Tree;

/// What a decision needs to see.
pub(in crate::source) struct Evidence<'a, 'x> {
    pub head: &'a Head<'x>,
    pub tree: &'a Tree<'x>,
    pub from: &'a Mailbox,
    pub subject: &'a str,
    /// The mail's own text, without that of mails which hang on it.
    pub text: &'a str,
}
