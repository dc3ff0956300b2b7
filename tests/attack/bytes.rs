//! Arbitrary bytes at every door: what was kept comes back as it came, what was refused says so, and nothing panics.

use std::os::unix::ffi::{OsStrExt, OsStringExt};

use proptest::prelude::*;
use solodesk::desk::reply_text::{Answered, reply_text};

use super::mailbox::{counted, mboxrd, with_crlf};
use crate::harness::{Desk, strict};

/// Heads that make a mail of whatever follows.
const HEADS: [&str; 3] = [
    "From: eva@customer.example\nSubject: x\n\n",
    "From: eva@customer.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n",
    "Subject: x\nMessage-ID: <a@x.example>\nContent-Transfer-Encoding: base64\n\n",
];

/// Bodies with what containers and charsets stumble over.
fn bodies() -> impl Strategy<Value = Vec<u8>> {
    let pieces: Vec<&'static [u8]> = vec![
        b"words",
        b"\n",
        b"\n\n",
        b"\r\n",
        b"\r",
        b"\0",
        b"\xff\xfe",
        b"\xc3\xa9",
        b"\xe9",
        b"From ",
        b"\nFrom ",
        b"\n>From ",
        b"\n\nFrom a Wed",
        b">>From ",
        b"--b--\n",
        b"=3D=\n",
        b"\x1b[2J",
        b".\n",
        b"\xf0\x9f",
        b"\x1a",
    ];
    prop::collection::vec(prop::sample::select(pieces), 0..30).prop_map(|pieces| pieces.concat())
}

/// The bytes of the one message or quarantined mail.
fn raw(desk: &Desk) -> Vec<u8> {
    let output = desk.run("show --raw m1");
    assert_eq!(output.code, 0, "{output}");
    output.stdout
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, max_shrink_iters: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_bytes_that_came_come_back(head in prop::sample::select(&HEADS[..]), body in bodies(), crlf in any::<bool>()) {
        let mut mail = head.as_bytes().to_vec();
        mail.extend(body);
        let mail = if crlf { with_crlf(&mail) } else { mail };
        let file = Desk::new();
        file.file("a.eml", &mail);
        let (seen, imported) = counted(&strict(&file.ok("import -f json a.eml")));
        prop_assert_eq!((seen, imported), (1, 1));
        prop_assert!(raw(&file) == mail, "as a file");

        let delivered = Desk::new();
        delivered.command("deliver").stdin(mail.clone()).ok();
        prop_assert!(raw(&delivered) == mail, "as delivered");

        // In an mbox each mail ends with a line end; apart from that, unquoting gives all of it back.
        let mut ended = mail.clone();
        if !mail.ends_with(b"\n") {
            ended.extend_from_slice(if crlf { b"\r\n" } else { b"\n" });
        }
        let boxed = Desk::new();
        boxed.file("in", mboxrd(&[mail.clone(), mail], crlf));
        let (seen, imported) = counted(&strict(&boxed.ok("import -f json in")));
        prop_assert_eq!((seen, imported), (2, 1));
        prop_assert!(raw(&boxed) == ended, "from an mbox");
    }

    #[test]
    fn arbitrary_bytes_stop_nothing_at_any_door(bytes in prop::collection::vec(any::<u8>(), 0..300), words in bodies()) {
        let desk = Desk::new();
        for bytes in [&bytes, &words] {
            desk.file("x.eml", bytes);
            desk.file("box/x.mbox", [b"From a@b.example Wed Jul  1 08:00:00 2026\n", bytes.as_slice()].concat());
            let (seen, _) = counted(&strict(&desk.ok("import -f json x.eml box")));
            prop_assert!(seen >= 2);
            counted(&strict(&desk.command("import -f json -").stdin(bytes.clone()).ok()));
            desk.command("deliver").stdin(bytes.clone()).ok();
            desk.file("settings.toml", bytes);
            let checked = desk.run("settings check settings.toml");
            prop_assert!([0, 65, 78].contains(&checked.code), "{checked}");
            let asked = desk.words(["list".into(), std::ffi::OsString::from_vec(bytes.iter().filter(|byte| **byte != 0).copied().collect())]).run();
            prop_assert!([0, 1, 2].contains(&asked.code), "{asked}");
        }
        desk.ok("messages -f json --columns text,reply_text");
    }
}

proptest! {
    #[test]
    fn a_view_of_an_answer_only_leaves_lines_out(
        lines in prop::collection::vec(prop::sample::select(vec![
            "", " ", "words", "> quoted", ">> twice", "On Wed, 1 Jul 2026, Ana <ana@acme.example> wrote:", "-- ", "--",
            "Am 01.07.2026 um 07:00 schrieb Ana:", "-----Original Message-----", "From: Ana", "Sent: today", "To: Eva",
            "Subject: x", "________________________________", "Sent from my phone", "| bar", "[1] http://a.example", "\u{a0}>x", "\r",
        ]), 0..40),
        answers in any::<bool>(),
    ) {
        let text = lines.join("\n");
        let view = reply_text(&text, answers.then(Answered::default).as_ref());
        let mut whole = text.lines();
        for line in view.text.lines() {
            prop_assert!(whole.any(|other| other.trim_end() == line.trim_end()), "{line:?} of {text:?} in {view:?}");
        }
        let words = |text: &str| text.lines().filter(|line| !line.trim().is_empty()).count();
        prop_assert_eq!(words(&view.text) + view.hidden_lines, words(&text));
        prop_assert!(words(&view.text) > 0 || words(&text) == 0, "an answer is never hidden whole");
    }

    #[test]
    fn a_view_of_any_text_only_leaves_letters_out(text in any::<String>()) {
        let view = reply_text(&text, Some(&Answered::default()));
        let mut whole = text.chars().filter(|c| !c.is_whitespace());
        prop_assert!(view.text.chars().filter(|c| !c.is_whitespace()).all(|c| whole.any(|other| other == c)));
    }
}

#[test]
fn what_lies_about_in_a_folder_stops_nothing_and_fools_nobody() {
    let desk = Desk::new();
    let mail = |at: u8| format!("From: a@b.example\nMessage-ID: <{at}@x.example>\n\nx\n");
    desk.file("in/1.eml", mail(1));
    let odd = std::ffi::OsStr::from_bytes(b"in/\x1b[31m\xe2\x80\xae\n\xff.eml");
    std::fs::write(desk.folder().join(odd), mail(2)).unwrap();
    desk.file("in/deeper/dir.eml/cur/3", mail(3));
    std::os::unix::fs::symlink(".", desk.path("in/loop")).unwrap();
    let _socket = std::os::unix::net::UnixListener::bind(desk.path("in/socket.eml")).unwrap();
    let made =
        std::process::Command::new("mkfifo").args([desk.path("in/pipe.eml"), desk.path("in/pipe")]).status();
    assert!(made.unwrap().success());
    // A pipe to which nobody writes would hold it for ever, so somebody stands by to end it.
    let output = std::process::Command::new("timeout")
        .args(["120", env!("CARGO_BIN_EXE_desk"), "import", "-v", "-f", "table", "in"])
        .env_clear()
        .envs(desk.process().get_envs().filter_map(|(name, value)| Some((name, value?))))
        .env("PATH", "/usr/bin:/bin")
        .current_dir(desk.folder())
        .output()
        .unwrap();
    assert_ne!(output.status.code(), Some(124), "it waits for ever");
    assert_eq!(desk.json("messages").as_array().unwrap().len(), 3);
    for bytes in [output.stdout, output.stderr] {
        let text = String::from_utf8(bytes).unwrap();
        assert!(!text.contains(['\u{1b}', '\u{202e}']), "{text:?}");
    }
}

#[test]
fn an_id_without_a_letter_is_none() {
    let mail = |words: &str| format!("From: a@b.example\nMessage-ID: \u{b}\nSubject: s\n\n{words}\n");
    let desk = Desk::new();
    desk.file("in.mbox", mboxrd(&[mail("one").into_bytes(), mail("two").into_bytes()], false));
    desk.ok("import -q in.mbox");
    let messages = desk.json("messages");
    assert_ne!(
        messages[0]["ticket"], messages[1]["ticket"],
        "two mails of strangers melt together: {messages}"
    );
}

#[test]
fn a_mail_that_is_too_large_is_kept_by_deliver_as_by_import() {
    let mut mail = HEADS[0].as_bytes().to_vec();
    mail.resize(solodesk::source::LARGEST + 100, b'x');
    mail.push(b'\n');
    let imported = Desk::new();
    counted(&strict(&imported.command("import -f json -").stdin(mail.clone()).ok()));
    assert_eq!(imported.json("quarantine list").as_array().unwrap().len(), 1);
    let delivered = Desk::new();
    delivered.command("deliver").stdin(mail.clone()).ok();
    assert_eq!(delivered.json("quarantine list").as_array().unwrap().len(), 1);
    let boxed = Desk::new();
    let parting = b"From eva@customer.example Wed Jul  1 08:00:00 2026\n";
    boxed.file("in.mbox", [parting, mail.as_slice(), b"\n", parting, b"Subject: next\n\nwords\n"].concat());
    boxed.ok("import in.mbox");
    assert_eq!(boxed.json("messages")[0]["subject"], "next");
    // All of it is kept, not only as much as is read, and its words can be taken in.
    for desk in [imported, delivered, boxed] {
        assert!(desk.command("quarantine show 1 --bytes").run().stdout == mail);
        assert_eq!(desk.json("quarantine retry 1")[0]["state"], "held");
        assert_eq!(desk.json("quarantine release 1")[0]["state"], "released");
    }
}
