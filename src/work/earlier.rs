//! Whether a file is an earlier export of this desk: all of its mails are here too, so that nothing is lost with it.

use std::io::{self, BufRead};

use sha2::{Digest, Sha256};

use crate::error::Result;
use crate::source::mbox::Splitter;
use crate::store::Store;

/// A mail of a mailbox is no longer than this, in bytes; one that is was not written here.
const LONGEST: usize = 512 << 20;

/// Whether each mail of this mailbox is in the desk, byte by byte. What cannot be read is none of ours.
pub fn is_earlier_mbox(store: &Store, mut mailbox: impl BufRead) -> Result<bool> {
    match mailbox.fill_buf() {
        Ok([]) => return Ok(true),
        Ok(head) if head.starts_with(b"From ") => {}
        _ => return Ok(false),
    }
    let mut splitter = Splitter::new(mailbox, LONGEST);
    loop {
        let letter: io::Result<_> = splitter.next_letter();
        let Ok(letter) = letter else { return Ok(false) };
        let Some(letter) = letter else { return Ok(true) };
        // An mbox ends each mail with a line feed, whether it had one or not.
        let whole = letter.bytes;
        let without = whole.strip_suffix(b"\n").unwrap_or(whole);
        let known = |bytes: &[u8]| store.keeps(&Sha256::digest(bytes).into());
        if !known(whole)? && !known(without)? {
            return Ok(false);
        }
    }
}

/// Whether the first of these lines is a ticket in full, as `export --jsonl` writes it; nothing is one too.
pub fn is_earlier_jsonl(lines: impl BufRead) -> bool {
    let Some(first) = lines.lines().next() else { return true };
    let ticket: Option<serde_json::Value> = first.ok().and_then(|line| serde_json::from_str(&line).ok());
    ticket.is_some_and(|ticket| {
        ticket["id"].is_i64() && ticket["messages"].is_array() && ticket["links"].is_array()
    })
}
