//! Whether a mail was closed by cryptography: OpenPGP (RFC 3156, RFC 9580) or S/MIME (RFC 8551).

use super::mime::{Form, Part, Tree};
use super::text;
use crate::desk::message::Seal;

/// What a mail says that nobody but its addressee can read.
pub(super) const CLOSED: &str = "(This mail is encrypted. It is kept as it came; desk cannot read it.)";

/// The first line of an encrypted message in ASCII armor (RFC 9580 §6.2).
const ARMOR: &str = "-----BEGIN PGP MESSAGE-----";

/// How the mail was closed. `text` is what could be read of it.
pub(super) fn of(tree: &Tree<'_>, text: &str) -> Option<Seal> {
    let mut part = tree.parts.first()?;
    // A list or a gateway puts a mail into a container and adds its own words below.
    while part.media == "multipart/mixed"
        && let Some(first) = part.children.first().and_then(|n| tree.parts.get(*n))
    {
        part = first;
    }
    let blank = text::is_blank(text);
    let form = |p: &Part<'_>| p.packed.as_ref().map(|p| p.form);
    let lies_here = |p: &Part<'_>| is_pgp(p) || form(p) == Some(Form::Encrypted);
    if lies_here(part) || blank && tree.parts.iter().any(lies_here) || is_armor(text) {
        return Some(Seal::Encrypted);
    }
    let signed = tree.parts.iter().filter(|p| form(p) == Some(Form::Signed));
    // A mail that was encrypted first and signed then is still closed.
    signed.filter_map(|p| p.packed.as_ref()).map(|p| of(&p.tree, text).unwrap_or(Seal::Signed)).min()
}

fn is_pgp(part: &Part<'_>) -> bool {
    part.media == "multipart/encrypted" || part.media == "application/pgp-encrypted"
}

/// Whether armor is all of a text. An armored piece in a longer mail is a quotation or a file.
pub(super) fn is_armor(text: &str) -> bool {
    let text = text.trim();
    text.starts_with(ARMOR) && text.ends_with("-----END PGP MESSAGE-----") && text.matches(ARMOR).count() == 1
}
