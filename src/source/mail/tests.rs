//! Whole mails.

use proptest::prelude::*;

use super::*;
use crate::desk::message::Kind;

mod hostile;

fn origin() -> Origin {
    Origin { source: "test".into(), position: 1, filed: None, folder: Folder::Inbox }
}

fn reading(mail: &[u8]) -> Reading {
    read(origin(), mail, sha256(mail), &mut Press::new().unwrap()).unwrap()
}

fn taken(mail: &str) -> Incoming {
    *reading(mail.as_bytes()).unwrap()
}

fn reason(mail: &[u8]) -> String {
    reading(mail).unwrap_err().reason
}

const MAIL: &str = "Return-Path: <ana@acme.example>\n\
    Delivered-To: help@desk.example\n\
    X-Original-To: Help@desk.example\n\
    Received: from a by b; Wed, 1 Jul 2026 11:30:05 +0200\n\
    Received: from c by a; Wed, 1 Jul 2026 11:29:00 +0200\n\
    Authentication-Results: mx.desk.example; dmarc=pass header.from=acme.example\n\
    From: Ana B <Ana@Acme.example>\n\
    To: Help <help@desk.example>, two@desk.example\n\
    Cc: three@desk.example\n\
    Reply-To: sales@acme.example\n\
    Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=\n\
    Date: Wed, 1 Jul 2026 09:29:00 GMT\n\
    Message-ID: <Ab.1@acme.example>\n\
    In-Reply-To: <2@desk.example>\n\
    References: <1@desk.example>\n <2@desk.example>\n\
    \n\
    Hello,\n\
    it broke.\n";

#[test]
fn a_mail_is_understood() {
    let mail = taken(MAIL);
    let shown = Incoming { original: Vec::new(), sha256: [0; 32], digest: [0; 32], ..mail.clone() };
    insta::assert_debug_snapshot!((shown.from, shown.to, shown.cc, shown.reply_to), @r#"
    (
        Mailbox {
            name: "Ana B",
            email: "ana@acme.example",
        },
        [
            Mailbox {
                name: "Help",
                email: "help@desk.example",
            },
            Mailbox {
                name: "",
                email: "two@desk.example",
            },
        ],
        [
            Mailbox {
                name: "",
                email: "three@desk.example",
            },
        ],
        [
            Mailbox {
                name: "",
                email: "sales@acme.example",
            },
        ],
    )
    "#);
    assert_eq!(mail.message_id, "Ab.1@acme.example");
    assert!(!mail.synthetic);
    assert_eq!(mail.in_reply_to, ["2@desk.example"]);
    assert_eq!(mail.references, ["1@desk.example", "2@desk.example"]);
    assert_eq!(mail.subject, "Grüße");
    assert_eq!(mail.date.map(Moment::rfc3339).as_deref(), Some("2026-07-01T09:29:00Z"));
    assert_eq!(
        mail.received.map(Moment::rfc3339).as_deref(),
        Some("2026-07-01T09:30:05Z"),
        "the topmost counts"
    );
    assert_eq!(mail.kind, Kind::Human);
    assert_eq!(mail.text, "Hello,\nit broke.");
    assert_eq!(mail.delivered_to, ["help@desk.example"]);
    assert_eq!(mail.authenticated_by, ["mx.desk.example"]);
    assert_eq!(super::super::original::expand(&mail.original, mail.size).unwrap(), MAIL.as_bytes());
}

#[test]
fn a_mail_without_an_id_gets_one_that_all_its_copies_share() {
    let one = taken("From: a@b.c\nSubject: x\n\nwords\n");
    let copy = taken("Received: y\r\nFrom: a@b.c\r\nSubject: x\r\n\r\nwords\r\n\r\n");
    let other = taken("From: a@b.c\nSubject: x\n\nother words\n");
    assert!(one.synthetic && one.message_id.ends_with("@digest.invalid"), "{}", one.message_id);
    assert_eq!(one.message_id, copy.message_id);
    assert_ne!(one.sha256, copy.sha256);
    assert_ne!(one.message_id, other.message_id);
}

#[test]
fn what_is_no_mail_is_refused_with_its_words() {
    for (bytes, why) in [
        (&b""[..], "empty"),
        (b"\n", "empty"),
        (b"abc", "no header"),
        (b"milk: 2\n\nbread", "no header"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "no header"),
    ] {
        assert!(reason(bytes).contains(why), "{bytes:?}");
    }
    let refused = reading(b"just some words").unwrap_err();
    assert_eq!(refused.text, "just some words");
    assert_eq!(super::super::original::expand(&refused.original, refused.size).unwrap(), b"just some words");
}

#[test]
fn limits_refuse_and_keep_what_can_be_found() {
    let deep: String =
        (0..60).map(|i| format!("Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n")).collect();
    let deep = format!("From: a@b.c\nMessage-ID: <d@x>\nSubject: poison\n{deep}\nfindable words\n");
    let refused = reading(deep.as_bytes()).unwrap_err();
    assert!(refused.reason.contains("deep"), "{}", refused.reason);
    assert_eq!(refused.message_id.as_deref(), Some("d@x"));
    assert_eq!(refused.from.as_deref(), Some("a@b.c"));
    assert_eq!(refused.subject.as_deref(), Some("poison"));

    let many = format!(
        "Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n{}",
        "--b\n\nfindable\n".repeat(1200)
    );
    let refused = reading(many.as_bytes()).unwrap_err();
    assert!(refused.reason.contains("parts") && refused.text.contains("findable"), "{}", refused.reason);

    let head = format!("Subject: x\n{}\n\nwords", "X-Filler: y\n".repeat(100_000));
    assert!(reason(head.as_bytes()).contains("header is larger"));

    let flood = format!("Subject: x\n\n{}", "words ".repeat(2 << 20));
    assert!(reason(flood.as_bytes()).contains("text is larger"));
}

#[test]
fn nested_mails_stay_folded_however_deep() {
    let nested: String = "Content-Type: message/rfc822\n\n".repeat(100_000);
    let mail = taken(&format!("From: a@b.c\n{nested}"));
    assert_eq!(mail.attachments.len(), 1);
    assert_eq!(mail.attachments[0].content_type, "message/rfc822");
}

#[test]
fn a_part_can_be_saved_later() {
    let mail = "From: a@b.c\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nsee file\n--b\n\
        Content-Disposition: attachment; filename=\"a.bin\"\nContent-Transfer-Encoding: base64\n\nAAEC\n--b--\n";
    let listed = taken(mail).attachments;
    let (attachment, bytes) = part(mail.as_bytes(), listed[0].part).unwrap();
    assert_eq!((attachment, bytes), (listed[0].clone(), vec![0, 1, 2]));
    assert_eq!(part(mail.as_bytes(), 0), None, "a container is no file");
    assert_eq!(part(b"", 7), None);
}

#[test]
fn a_bounce_names_the_mail_that_came_back() {
    let mail = "From: MAILER-DAEMON@x\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\nSorry\n\
        --b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\nFinal-Recipient: rfc822; q@x\nAction: failed\nStatus: 5.1.1\n\
        --b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <sent@desk>\n--b--\n";
    let mail = taken(mail);
    assert_eq!(mail.kind, Kind::Bounce);
    assert_eq!(mail.returned.unwrap().message_id.as_deref(), Some("sent@desk"));
    assert_eq!(mail.text, "Sorry");
}

#[test]
fn a_forwarded_mail_can_be_read_as_one_of_its_own() {
    let inner = "From: Eva <eva@customer.example>\nDate: Wed, 1 Jul 2026 10:00:00 +0200\nMessage-ID: <e1@customer.example>\n\
        Subject: help\nContent-Type: multipart/mixed; boundary=i\n\n--i\n\nIt broke.\n--i\nContent-Type: image/png; name=a.png\n\nPNG\n--i--\n";
    let mail = format!(
        "From: ana@desk.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nFYI\n--b\nContent-Type: message/rfc822\n\n{inner}\n--b--\n"
    );
    for mail in [mail.clone(), mail.replace('\n', "\r\n"), mail.replace('\n', "\r")] {
        let eva = forwarded(mail.as_bytes()).unwrap();
        assert_eq!(
            (eva.from.email.as_str(), eva.message_id.as_str()),
            ("eva@customer.example", "e1@customer.example")
        );
        assert_eq!((eva.text.as_str(), eva.attachments.len()), ("It broke.", 1));
        assert_eq!(eva.date.map(Moment::rfc3339).as_deref(), Some("2026-07-01T08:00:00Z"));
        let original = super::super::original::expand(&eva.original, eva.size).unwrap();
        assert_eq!((sha256(&original), original.len() as u64), (eva.sha256, eva.size));
    }
    assert_eq!(forwarded(b"From: a@b.c\n\nx"), None);
    assert_eq!(forwarded(b"Content-Type: message/rfc822\n\nno mail at all"), None);
    let deep: String =
        (0..60).map(|i| format!("Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n")).collect();
    assert_eq!(forwarded(format!("Content-Type: message/rfc822\n\nFrom: a@b.c\n{deep}").as_bytes()), None);
}

#[test]
fn line_ends_of_old_macintoshes_are_line_ends() {
    let (lf, cr) = (taken(MAIL), taken(&MAIL.replace('\n', "\r")));
    assert_eq!((cr.text, cr.digest, cr.message_id), (lf.text, lf.digest, lf.message_id));
}

#[test]
fn an_invitation_is_shown_in_words_and_stays_a_file() {
    let mail = taken(
        "From: a@b.c\nContent-Type: multipart/alternative; boundary=b\n\n--b\n\nSee you.\n--b\n\
         Content-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nSUMMARY:Review\n\
         DTSTART:20260701T080000Z\nEND:VEVENT\nEND:VCALENDAR\n--b--\n",
    );
    assert_eq!(mail.kind, Kind::Calendar);
    assert_eq!(mail.text, "See you.\n\nInvitation: Review\nStart: 2026-07-01 08:00 (UTC)");
    assert_eq!(mail.attachments[0].content_type, "text/calendar");
}

#[test]
fn flowed_text_is_unfolded() {
    let mail =
        taken("From: a@b.c\nContent-Type: text/plain; format=Flowed; delsp=yes\n\none li \nne\n> q \n> r\n");
    assert_eq!(mail.text, "one line\n> qr");
}

#[test]
fn a_cut_mail_is_refused_with_its_head() {
    let mail = b"From: a@b.c\nSubject: big\n\nwords";
    let large = Large { size: 1 << 40, sha256: [7; 32], frame: b"frame".to_vec(), whole: true };
    let refused = too_large(&origin(), mail, large);
    assert_eq!(refused.original, b"frame");
    assert_eq!((refused.size, refused.sha256, refused.subject.as_deref()), (1 << 40, [7; 32], Some("big")));
    assert!(refused.reason.contains("larger than"));
}

/// Pieces of mail, put together without sense.
fn nonsense() -> impl Strategy<Value = Vec<u8>> {
    const PIECES: [&[u8]; 24] = [
        b"From: a@b.c\n",
        b"Subject: =?utf-8?B?w6k",
        b"Content-Type: multipart/alternative; boundary=\"b\"\n",
        b"Content-Type: text/html; charset=gb2312\n",
        b"Content-Transfer-Encoding: base64\n",
        b"Content-Transfer-Encoding: quoted-printable\r\n",
        b"\n--b\n",
        b"\n--b--\n",
        b"Date: Thu, 99 Foo 2026 99:99:99 +9999\n",
        b"Received: ;;;\n",
        b"To: \"<(,;:@\n \n",
        b"References: <<><a>\n",
        b"Authentication-Results: (;\n",
        b"<table><td><a href='",
        b"=C3=\r\n\xff\xfe\0",
        b"Content-Type: message/rfc822\n",
        b"Content-Type: application/pkcs7-mime\n",
        b"Content-Type: application/ms-tnef\n",
        b"Content-Type: text/plain; format=flowed; delsp=yes\n",
        b"Content-Type: text/calendar; method=REPLY\n\nBEGIN:VEVENT\nDTSTART:2026\nATTENDEE:\n",
        b"Content-Type: multipart/report; boundary=b\nReturn-Path: <>\n\n--b\nContent-Type: message/delivery-status\n\n\nFinal-Recipient: ;@\n",
        b"\nbegin 644 x\n%:&5L;&\\\nend\n",
        b"\x30\x80\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02\xa0\x80",
        b"\n\n",
    ];
    let piece = prop::sample::select(&PIECES[..]).prop_map(<[u8]>::to_vec);
    let noise = prop::collection::vec(any::<u8>(), 0..12);
    prop::collection::vec(prop_oneof![4 => piece, 1 => noise], 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn nothing_is_too_wild(mail in nonsense()) {
        // A panic within would come out as this refusal.
        match reading(&mail) {
            Err(refused) => prop_assert!(!refused.reason.contains("fault of desk"), "{}", refused.reason),
            Ok(taken) => {
                for attachment in taken.attachments {
                    let (again, bytes) = part(&mail, attachment.part).unwrap();
                    prop_assert_eq!((again, bytes.len() as u64), (attachment.clone(), attachment.bytes));
                }
            }
        }
        let _ = forwarded(&mail);
        for number in 0..4 {
            let _ = part(&mail, number);
        }
    }

    #[test]
    fn every_copy_of_a_mail_has_one_digest_and_one_id(lines in prop::collection::vec("(>{0,2}From )?[a-z >]{0,12}", 0..10)) {
        let lf = format!("From: a@b.c\nTo: d@e.f,\n g@h.i\nSubject: x  y\n\n{}\n", lines.join("\n"));
        let crlf = lf.replace('\n', "\r\n");
        let mbox = format!("From a@b.c Thu Aug 22 12:36:23 2002\n{}\n\n", lf.replace("\nFrom ", "\n>From "));
        let mut splitter = super::super::mbox::Splitter::new(mbox.as_bytes(), 1 << 20);
        let from_mbox = reading(splitter.next_letter().unwrap().unwrap().bytes).unwrap();
        let (lf, crlf) = (taken(&lf), taken(&crlf));
        prop_assert_eq!(lf.digest, crlf.digest);
        prop_assert_eq!(lf.digest, from_mbox.digest);
        prop_assert_eq!(&lf.message_id, &crlf.message_id);
        prop_assert_eq!(&lf.message_id, &from_mbox.message_id);
        prop_assert_eq!(lf.text, crlf.text);
    }
}
