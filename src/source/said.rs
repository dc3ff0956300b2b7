//! What a mail says in all: its own words, how it was closed, and the mails that hang on it.

use super::mime::Tree;
use super::text::{Text, is_blank, own};
use super::{nested, seal};
use crate::desk::message::Seal;

/// The readable text of a mail: the best version of each alternative, several parts one after the other, invitations in
/// words, and the mails that hang on it. When that comes out empty, whatever text there is.
pub(super) fn of(tree: &Tree<'_>) -> Text {
    let mut text = own(tree);
    text.seal = seal::of(tree, &text.text);
    if text.seal == Some(Seal::Encrypted) && is_blank(&text.text) {
        text.text = seal::CLOSED.to_owned();
    } else if seal::is_armor(&text.text) {
        // Left below, so that it can be copied to where it can be read.
        text.text = format!("{}\n\n{}", seal::CLOSED, text.text);
    }
    text.own = text.text.len();
    nested::add(tree, &mut text);
    text
}
