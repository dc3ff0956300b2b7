//! Which folder a mail lay in: by the names of directories and of mboxes among others, by Maildir flags, by labels and marks
//! that the program wrote to which the mailbox belongs.

mod names;

use std::path::Path;

use super::head::Head;
use super::incoming::Folder;
use super::{older, words};

/// As what a mail lies where it is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Lies {
    /// By itself: a file that was named, standard input, a delivery. Nothing in it says where it lay.
    Alone,
    /// In an mbox.
    InMbox,
    /// In a file of its own, among others.
    AmongFiles,
}

/// The folder that the name of a directory speaks of, within that one. Some programs put a whole path into one name
/// (`.Archive.Sent Items`, `INBOX.Sent`, `[Gmail].Drafts`); what is thrown away stays so, whatever it is called further in.
pub(super) fn named(name: &str, outer: Folder) -> Folder {
    let name = older::utf_7(name.as_bytes(), true).to_lowercase();
    let name = [".sbd", ".mbox", ".directory"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(&name);
    let is_path = name.starts_with(['.', '[']) || name.starts_with("inbox.");
    let pieces = name.split(|c: char| is_path && matches!(c, '.' | '/'));
    pieces.fold(outer, |outer, piece| match outer {
        Folder::Inbox | Folder::Sent => whole(piece).unwrap_or(outer),
        thrown_away => thrown_away,
    })
}

/// The folder of which this, in lower case, is the whole name. Programs that begin a new Sent folder each year or month write
/// that behind it.
fn whole(name: &str) -> Option<Folder> {
    let name = name.trim().trim_matches(['[', ']', '_']).trim();
    let undated = name.trim_end_matches(|c: char| c.is_ascii_digit() || " .-_".contains(c));
    // Pine: `sent-mail-jan-2024`.
    let dated = || name.starts_with("sent-mail-") || names::find(undated) == Some(Folder::Sent);
    names::find(name).or_else(|| dated().then_some(Folder::Sent))
}

/// The folder that an mbox is which lies among others, as mail programs keep them: a file under the name of its folder and nothing
/// else. So `Sent` is ours, and `Sent wrong item.mbox`, as which somebody has saved mail, is not. A file that was named by
/// itself, and one that is one mail, is no folder whatever it is called.
pub(super) fn of_mbox(file_name: &str, inside: Folder) -> Folder {
    let name = older::utf_7(file_name.as_bytes(), true).to_lowercase();
    let bare = [".mbox", ".mbx"].iter().find_map(|end| name.strip_suffix(end));
    match (inside, whole(bare.unwrap_or(&name))) {
        (Folder::Inbox, Some(Folder::Sent)) if bare.is_some() => inside,
        (Folder::Inbox | Folder::Sent, Some(folder)) => folder,
        _ => inside,
    }
}

/// The folder that a directory is which was named as a source. That one is always taken, so only whether it is ours is asked.
pub(super) fn of_source(path: &Path) -> Folder {
    let whole = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let last = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    // The mails of a Maildir lie in `cur` and `new` of the folder that has the name.
    let name = match (last(&whole), whole.parent()) {
        (name, Some(folder)) if name == "cur" || name == "new" => last(folder),
        (name, _) => name,
    };
    match named(&name, Folder::Inbox) {
        Folder::Sent => Folder::Sent,
        _ => Folder::Inbox,
    }
}

/// What the flags behind `:2,` in a Maildir file name say (`D` draft, `T` trash).
pub(super) fn flagged(file_name: &str, folder: Folder) -> Folder {
    // `;` and `!` stand for `:` on file systems that do not have it.
    let flags =
        file_name.rfind(|c| ":;!".contains(c)).and_then(|at| file_name.get(at + 1..)?.strip_prefix("2,"));
    match flags {
        Some(f) if f.contains('T') => Folder::Trash,
        Some(f) if f.contains('D') && folder != Folder::Trash => Folder::Draft,
        _ => folder,
    }
}

/// What the program to which the mailbox belongs has written above a mail: Gmail its labels, Thunderbird that it is deleted but
/// still there. Anybody can write such lines into a mail, but whatever takes that in puts its own above them.
pub(super) fn marked(head: &Head<'_>, folder: Folder, lies: Lies) -> Folder {
    if lies == Lies::Alone || folder.is_nowhere() {
        return folder;
    }
    if is_expunged(head) {
        return Folder::Trash;
    }
    let Some(labels) = labels(head).filter(|_| lies == Lies::InMbox) else { return folder };
    let labels = words::text(labels).to_lowercase();
    let found: Vec<Folder> = each_label(&labels).filter_map(of_label).collect();
    [Folder::Trash, Folder::Spam, Folder::Draft, Folder::Sent]
        .into_iter()
        .find(|strongest| found.contains(strongest))
        .unwrap_or(folder)
}

/// The folder that one of Gmail's labels is: its own names, which a label of the user's making does not have.
fn of_label(label: &str) -> Option<Folder> {
    let own = ["[gmail]/", "[google mail]/"].iter().find_map(|above| label.strip_prefix(above));
    names::find(own.unwrap_or(label).trim())
}

/// The labels in a line of them, parted by commas; one that holds a comma is quoted.
fn each_label(line: &str) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    let labels = line.split(move |c: char| {
        quoted ^= c == '"';
        c == ',' && !quoted
    });
    labels.map(|label| label.trim().trim_matches('"').trim())
}

/// The labels that Gmail wrote when it made this mbox: the thread's number and they begin the mail.
fn labels<'x>(head: &Head<'x>) -> Option<&'x [u8]> {
    match head.fields.as_slice() {
        [thread, labels, ..]
            if thread.name.eq_ignore_ascii_case(b"x-gm-thrid")
                && labels.name.eq_ignore_ascii_case(b"x-gmail-labels") =>
        {
            Some(labels.value)
        }
        _ => None,
    }
}

/// Whether Thunderbird says at the top of the mail that it was deleted: the file holds it until it is compacted.
fn is_expunged(head: &Head<'_>) -> bool {
    const EXPUNGED: u32 = 0x0008;
    let own = |name: &[u8]| {
        ["x-account-key", "x-uidl"].iter().any(|own| name.eq_ignore_ascii_case(own.as_bytes()))
            || name.get(..10).is_some_and(|start| start.eq_ignore_ascii_case(b"x-mozilla-"))
    };
    let status = head
        .fields
        .iter()
        .take_while(|field| own(field.name))
        .find(|field| field.name.eq_ignore_ascii_case(b"x-mozilla-status"));
    let bits = status.and_then(|field| str::from_utf8(field.value.trim_ascii()).ok());
    bits.and_then(|bits| u32::from_str_radix(bits, 16).ok()).is_some_and(|bits| bits & EXPUNGED != 0)
}

#[cfg(test)]
mod tests;
