//! Whole sources, on disk.

use std::collections::HashSet;
use std::fs;

use super::super::{Input, queue, read};
use super::*;

/// A mail with this subject.
fn mail(subject: &str) -> String {
    format!("From: a@b.c\nSubject: {subject}\nMessage-ID: <{subject}@x>\n\nwords\n")
}

fn mbox(subjects: &[&str]) -> String {
    subjects.iter().map(|s| format!("From a@b.c Thu Aug 22 12:36:23 2002\n{}\n", mail(s))).collect()
}

/// What came, in one line each.
fn lines(inputs: Vec<Input>, known: &(dyn Fn(&[u8; 32]) -> bool + Sync)) -> Vec<String> {
    let (send, receive) = queue::queue();
    let progress = Progress::default();
    std::thread::scope(|threads| {
        threads.spawn(|| {
            // Moved in, so that the queue closes when the reading ends.
            let send = send;
            read(inputs, false, &progress, known, &send);
        });
        receive
            .map(|item| match item {
                Item::Mail(m) => format!("{} {} {:?}", m.subject, m.position, m.folder),
                Item::Refused(r) => format!("refused {} {}", r.position, r.reason),
                Item::Known(k) => format!("known {} {:?}", k.position, k.message_id.unwrap_or_default()),
                Item::LeftOut(l) => {
                    format!("left out {} {:?} {:?}", l.position, l.message_id.unwrap_or_default(), l.folder)
                }
                Item::SourceFailed { index, error, .. } => format!("failed {index} {:?}", error.kind),
                Item::Finished { index, opened, messages, ignored } => {
                    format!("finished {index} {opened} {messages} {ignored}")
                }
            })
            .collect()
    })
}

fn from(path: &Path) -> Vec<String> {
    lines(vec![Input::Path(path.to_owned())], &|_| false)
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

#[test]
fn an_mbox_gives_its_mails_in_order() {
    let dir = tempfile::tempdir().unwrap();
    write(&dir.path().join("Sent"), &mbox(&["one", "two"]));
    assert_eq!(from(&dir.path().join("Sent")), ["one 1 Inbox", "two 2 Inbox", "finished 0 true 2 0"]);
}

#[test]
fn a_file_that_is_no_folder_says_nothing_by_its_name() {
    let dir = tempfile::tempdir().unwrap();
    write(&dir.path().join("Sent"), &mail("a"));
    write(&dir.path().join("Sent wrong item.eml"), &mail("b"));
    write(&dir.path().join("Sent.mbox"), &mbox(&["c"]));
    write(&dir.path().join("Trash.eml"), &mail("d"));
    write(&dir.path().join("inner/Sent"), &mbox(&["e"]));
    let whole = ["a 1 Inbox", "b 1 Inbox", "c 1 Inbox", "d 1 Inbox", "e 1 Sent", "finished 0 true 5 0"];
    assert_eq!(from(dir.path()), whole);
    assert_eq!(from(&dir.path().join("Sent")), ["a 1 Inbox", "finished 0 true 1 0"]);
}

#[test]
fn labels_count_in_an_mbox_also_of_mails_that_are_known() {
    let dir = tempfile::tempdir().unwrap();
    let labelled = format!("X-GM-THRID: 1\nX-Gmail-Labels: Sent\n{}", mail("a"));
    write(&dir.path().join("a.eml"), &labelled);
    write(&dir.path().join("all.mbox"), &format!("From a@x.example Wed Jul  1 08:00:00 2026\n{labelled}"));
    assert_eq!(from(&dir.path().join("a.eml")), ["a 1 Inbox", "finished 0 true 1 0"]);
    assert_eq!(from(&dir.path().join("all.mbox")), ["a 1 Sent", "finished 0 true 1 0"]);
}

#[test]
fn a_maildir_gives_its_folders_and_flags() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("Mail");
    write(&root.join("cur/1030000001.1.h:2,S"), &mail("a"));
    write(&root.join("cur/1030000002.2.h:2,DS"), &mail("b"));
    write(&root.join("new/1030000003.3.h"), &mbox(&["only-one", "and-no-other"]));
    write(&root.join("tmp/1030000004.4.h"), &mail("unfinished"));
    write(&root.join(".Sent/cur/1030000005.5.h:2,S"), &mail("c"));
    write(&root.join(".Trash.Old/cur/1030000006.6.h:2,S"), &mail("d"));
    write(&root.join("Plain/Gesendet/new/1030000007.7.h"), &mail("e"));
    write(&root.join("dovecot-uidlist"), "3 V1 N7\n");
    write(&root.join("cur/.nfs01"), "x");
    assert_eq!(
        from(&root),
        [
            "c 1 Sent",
            "left out 1 \"d@x\" Trash",
            "e 1 Sent",
            "a 1 Inbox",
            "left out 1 \"b@x\" Draft",
            "only-one 1 Inbox",
            "finished 0 true 6 2"
        ]
    );
}

#[test]
fn a_folder_gives_every_file_in_it() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("x");
    write(&root.join("1.eml"), &mail("a"));
    write(&root.join("2.txt"), &mbox(&["b"]));
    write(&root.join("3.eml"), "");
    write(&root.join("INBOX"), &mbox(&["c", "d"]));
    write(&root.join("INBOX.msf"), "// index");
    write(&root.join("INBOX.sbd/Sent"), &mbox(&["e"]));
    write(&root.join("INBOX.sbd/Sent.msf"), "");
    write(&root.join("Drafts"), "");
    write(&root.join("Drafts.msf"), "");
    write(&root.join(".DS_Store"), "\0\0");
    write(&root.join(".git/HEAD"), "x");
    assert_eq!(
        from(&root),
        [
            "a 1 Inbox",
            "b 1 Inbox",
            "refused 1 it is empty",
            "c 1 Inbox",
            "d 2 Inbox",
            "e 1 Sent",
            "finished 0 true 6 6"
        ]
    );
}

#[cfg(unix)]
#[test]
fn links_make_no_loop_and_the_unreadable_is_told() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("x");
    write(&root.join("1.eml"), &mail("a"));
    std::os::unix::fs::symlink(&root, root.join("loop")).unwrap();
    std::os::unix::fs::symlink(root.join("1.eml"), root.join("2.eml")).unwrap();
    std::os::unix::fs::symlink(root.join("gone"), root.join("3.eml")).unwrap();
    assert_eq!(from(&root), ["a 1 Inbox", "a 1 Inbox", "failed 0 NoInput", "finished 0 true 2 1"]);
}

#[test]
fn sources_come_in_order_and_a_missing_one_stops_nothing() {
    let dir = tempfile::tempdir().unwrap();
    write(&dir.path().join("1.eml"), &mail("a"));
    let stream = |text: String| Input::Stream { name: "-".into(), reader: Box::new(io::Cursor::new(text)) };
    let inputs = vec![
        Input::Path(dir.path().join("missing")),
        Input::Path(dir.path().join("1.eml")),
        stream(mbox(&["b", "c"])),
        stream(mail("d")),
        stream(String::new()),
    ];
    assert_eq!(
        lines(inputs, &|_| false),
        [
            "failed 0 NoInput",
            "finished 0 false 0 0",
            "a 1 Inbox",
            "finished 1 true 1 0",
            "b 1 Inbox",
            "c 2 Inbox",
            "finished 2 true 2 0",
            "d 1 Inbox",
            "finished 3 true 1 0",
            "refused 1 it is empty",
            "finished 4 true 1 0"
        ]
    );
}

#[test]
fn what_is_known_is_told_and_not_read_again() {
    let dir = tempfile::tempdir().unwrap();
    write(&dir.path().join("m"), &mbox(&["a", "b"]));
    let known = HashSet::from([mail::sha256(self::mail("a").as_bytes())]);
    assert_eq!(
        lines(vec![Input::Path(dir.path().join("m"))], &|sha256| known.contains(sha256)),
        ["known 1 \"a@x\"", "b 2 Inbox", "finished 0 true 2 0"]
    );
}

#[test]
fn a_huge_file_is_refused_and_its_size_told() {
    let mut huge = mail("huge").into_bytes();
    huge.resize(LARGEST + 100, b'x');
    let size = huge.len() as u64;
    let whole = mail::sha256(&huge);
    let (send, receive) = queue::queue();
    let reader = Box::new(io::Cursor::new(huge));
    std::thread::spawn(move || {
        read(
            vec![Input::Stream { name: "-".into(), reader }],
            false,
            &Progress::default(),
            &|_| false,
            &send,
        );
    });
    let refused =
        receive.into_iter().find_map(|i| if let Item::Refused(r) = i { Some(r) } else { None }).unwrap();
    assert_eq!((refused.size, refused.sha256, refused.subject.as_deref()), (size, whole, Some("huge")));
}
