//! Which folder a mail lay in: by the names of directories and files, by Maildir flags, by labels and mbox marks.

mod names;

use std::path::Path;

use names::{DRAFT, SENT, SPAM, TRASH};

use super::head::Head;
use super::incoming::Folder;
use super::words;

/// The folder that a name speaks of: of a directory, of an mbox file, of a label. Maildir++ puts a path into one name
/// (`.Archive.Sent Items`); what is thrown away stays so, whatever it is called further in.
pub(super) fn named(name: &str, outer: Folder) -> Folder {
    let name = unescaped(name).to_lowercase();
    let name = name.strip_suffix(".sbd").or_else(|| name.strip_suffix(".mbox")).unwrap_or(&name);
    name.split(['.', '/']).fold(outer, |outer, piece| {
        if !matches!(outer, Folder::Inbox | Folder::Sent) {
            return outer;
        }
        let piece = piece.trim().trim_matches(['[', ']', '_']);
        let is = |names: &[&str]| names.contains(&piece);
        if is(TRASH) {
            Folder::Trash
        } else if is(SPAM) {
            Folder::Spam
        } else if is(DRAFT) {
            Folder::Draft
        } else if is(SENT) || piece.starts_with("sent-") || piece.starts_with("sent ") {
            Folder::Sent
        } else {
            outer
        }
    })
}

/// The folder that an mbox is, as mail programs keep them: a file beside others, under the name of its folder and nothing
/// else. So `Sent` is ours, and `Sent wrong item.mbox`, as which somebody has saved mail, is not. A file that is one mail is
/// no folder whatever it is called.
pub(super) fn of_mbox(file_name: &str, inside: Folder) -> Folder {
    let stem = [".mbox", ".mbx", ".eml"].iter().find_map(|end| file_name.strip_suffix(end));
    match named(stem.unwrap_or(file_name), inside) {
        Folder::Sent if inside != Folder::Sent && !is_sent(&unescaped(file_name).to_lowercase()) => inside,
        folder => folder,
    }
}

/// Whether this is the whole name of a Sent folder; some programs add the year or the month.
fn is_sent(name: &str) -> bool {
    let dated = |rest: &str| rest.starts_with("mail-") || rest.starts_with(|c: char| c.is_ascii_digit());
    SENT.contains(&name) || ["sent-", "sent "].iter().any(|start| name.strip_prefix(start).is_some_and(dated))
}

/// The folder that the last name of a directory's path speaks of.
pub(super) fn of_path(path: &Path) -> Folder {
    let whole = if path.file_name().is_none() { std::fs::canonicalize(path).ok() } else { None };
    let name = whole.as_deref().unwrap_or(path).file_name().unwrap_or_default().to_string_lossy();
    named(&name, Folder::Inbox)
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

/// What stands at the mail in the mailbox: Gmail's labels, where `in_mbox`, Thunderbird's and the mbox programs' marks of what is
/// deleted but still there.
pub(super) fn marked(head: &Head<'_>, folder: Folder, in_mbox: bool) -> Folder {
    let mut folder = folder;
    if let Some(labels) = labels(head).filter(|_| in_mbox) {
        let labels = words::text(labels);
        let found: Vec<Folder> =
            labels.split(',').map(|label| named(label.trim().trim_matches('"'), Folder::Inbox)).collect();
        for strongest in [Folder::Sent, Folder::Draft, Folder::Spam, Folder::Trash] {
            if found.contains(&strongest) {
                folder = strongest;
            }
        }
    }
    let mozilla = head.word("x-mozilla-status").and_then(|w| u32::from_str_radix(&w, 16).ok()).unwrap_or(0);
    let status = head.word("x-status").unwrap_or_default();
    // 0x0008 is "expunged"; the file still holds it until it is compacted.
    if mozilla & 0x0008 != 0 || status.contains('d') {
        return Folder::Trash;
    }
    if status.contains('t') && folder != Folder::Trash { Folder::Draft } else { folder }
}

/// The labels that Gmail wrote when it made this mbox: the thread's number and they begin the mail. Anybody can write such lines
/// into a mail, but whatever takes it in puts its own above them.
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

/// Modified UTF-7 of IMAP folder names (RFC 3501 §5.1.3): `Envoy&AOk-s`.
fn unescaped(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut rest = name;
    while let Some((plain, escape)) = rest.split_once('&') {
        out.push_str(plain);
        let Some((code, after)) = escape.split_once('-') else {
            out.push('&');
            rest = escape;
            continue;
        };
        if code.is_empty() {
            out.push('&');
        } else {
            let bytes =
                super::encoding::Encoding::Base64.decode(code.replace(',', "/").as_bytes()).into_owned();
            let units = bytes.chunks_exact(2).map(|pair| {
                u16::from_be_bytes([pair.first().copied().unwrap_or(0), pair.last().copied().unwrap_or(0)])
            });
            out.extend(char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)));
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_known_by_their_names() {
        for (name, folder) in [
            (".Sent", Folder::Sent),
            (".Sent.2023", Folder::Sent),
            (".Sent-2023", Folder::Sent),
            ("Sent Items", Folder::Sent),
            (".INBOX.Gesendet", Folder::Sent),
            ("Envoy&AOk-s", Folder::Sent),
            ("[Gmail]/Sent Mail", Folder::Sent),
            ("Sent.mbox", Folder::Sent),
            ("Papierkorb.sbd", Folder::Trash),
            ("Entw&APw-rfe", Folder::Draft),
            (".Junk E-mail", Folder::Spam),
            (".Trash.Sent", Folder::Trash),
            ("INBOX", Folder::Inbox),
            ("Sentences", Folder::Inbox),
            ("presents", Folder::Inbox),
        ] {
            assert_eq!(named(name, Folder::Inbox), folder, "{name}");
        }
        assert_eq!(named("Old", Folder::Trash), Folder::Trash);
    }

    #[test]
    fn maildir_flags_say_draft_and_trash() {
        assert_eq!(flagged("1.2.host:2,S", Folder::Inbox), Folder::Inbox);
        assert_eq!(flagged("1.2.host:2,DS", Folder::Inbox), Folder::Draft);
        assert_eq!(flagged("1.2.host;2,FT", Folder::Sent), Folder::Trash);
        assert_eq!(flagged("1.2.DThost", Folder::Inbox), Folder::Inbox);
    }

    #[test]
    fn an_mbox_is_the_folder_of_which_it_has_the_whole_name() {
        for name in [
            "Sent",
            "sent-mail",
            "Gesendet",
            "Sent Items",
            "sent-2023-07",
            "sent-mail-jan-2024",
            "Envoy&AOk-s",
        ] {
            assert_eq!(of_mbox(name, Folder::Inbox), Folder::Sent, "{name}");
        }
        for name in [
            "Sent.mbox",
            "Sent.eml",
            "Sent wrong item",
            "sent-order.mbox",
            "x.Sent",
            "[Sent]",
            "Inbox",
            "Sent.2",
        ] {
            assert_eq!(of_mbox(name, Folder::Inbox), Folder::Inbox, "{name}");
        }
        assert_eq!(of_mbox("Trash.mbox", Folder::Inbox), Folder::Trash);
        assert_eq!(of_mbox("2023", Folder::Sent), Folder::Sent);
        assert_eq!(of_mbox("Sent", Folder::Trash), Folder::Trash);
    }

    #[test]
    fn labels_count_where_gmail_has_written_them() {
        let read = |head: &str| marked(&Head::parse(head.as_bytes()).0, Folder::Inbox, true);
        assert_eq!(read("X-GM-THRID: 1\nX-Gmail-Labels: Important,Sent,Opened\n"), Folder::Sent);
        assert_eq!(read("X-GM-THRID: 1\nX-Gmail-Labels: =?UTF-8?Q?Gesendet,Ge=C3=B6ffnet?=\n"), Folder::Sent);
        assert_eq!(read("X-GM-THRID: 1\nX-Gmail-Labels: Sent,Trash\n"), Folder::Trash);
        for forged in [
            "X-Gmail-Labels: Sent\n",
            "X-Gmail-Labels: Sent\nX-GM-THRID: 1\n",
            "Received: from evil.example\nX-GM-THRID: 1\nX-Gmail-Labels: Sent\n",
            "X-GM-THRID: 1\nX-Gmail-Labels: Inbox\nX-Gmail-Labels: Sent\n",
            "X-GM-THRID: 1\nFrom: x\nX-Gmail-Labels: Sent\n",
        ] {
            assert_eq!(read(forged), Folder::Inbox, "{forged}");
        }
        let one = Head::parse(b"X-GM-THRID: 1\nX-Gmail-Labels: Sent\n").0;
        assert_eq!(marked(&one, Folder::Inbox, false), Folder::Inbox, "one mail is no mailbox");
    }

    #[test]
    fn marks_within_the_mail_count() {
        let read = |head: &str| marked(&Head::parse(head.as_bytes()).0, Folder::Inbox, false);
        assert_eq!(read("X-Mozilla-Status: 0009\n"), Folder::Trash);
        assert_eq!(read("X-Mozilla-Status: 0001\n"), Folder::Inbox);
        assert_eq!(read("X-Status: D\n"), Folder::Trash);
        assert_eq!(read("X-Status: T\n"), Folder::Draft);
    }
}
