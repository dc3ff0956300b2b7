//! Composed mail, read back by mail-parser: what we wrote is what a reader gets, and no stranger's word becomes a header.

use mail_parser::{MessageParser, MimeHeaders};
use proptest::prelude::*;

use super::*;

fn person(name: &str, email: &str) -> Mailbox {
    Mailbox { name: name.into(), email: email.into() }
}

fn draft() -> Draft {
    Draft {
        from: person("Acme Support", "support@acme.example"),
        reply_to: None,
        to: vec![person("Ana Horvat", "ana@x.example")],
        cc: Vec::new(),
        subject: "Printer on fire".into(),
        is_reply: true,
        ticket: TicketId(42),
        desk_name: "Acme Support".into(),
        message_id: "desk.42.a.b@acme.example".into(),
        in_reply_to: Some("2@x.example".into()),
        references: vec!["1@x.example".into()],
        date: Moment::parse("2026-07-01T09:30:00Z").unwrap(),
        zone: Zone::named("Europe/Zagreb").unwrap(),
        body: "Hello Ana,\n\nit is out now.\n".into(),
        attachments: Vec::new(),
        automatic: false,
    }
}

fn text(draft: &Draft) -> String {
    String::from_utf8(compose(draft).unwrap()).unwrap()
}

/// The names of the header lines, folded lines joined.
fn header_names(mail: &[u8]) -> Vec<String> {
    let mail = std::str::from_utf8(mail).unwrap();
    let (head, _) = mail.split_once("\r\n\r\n").unwrap();
    head.split("\r\n")
        .filter(|line| !line.starts_with([' ', '\t']))
        .map(|line| line.split(':').next().unwrap().to_owned())
        .collect()
}

#[test]
fn a_plain_answer() {
    insta::assert_snapshot!(text(&draft()).replace("\r\n", "\n"), @r##"
    Date: Wed, 01 Jul 2026 11:30:00 +0200
    From: "Acme Support" <support@acme.example>
    To: "Ana Horvat" <ana@x.example>
    Subject: Re: Printer on fire [Acme Support #42]
    Message-ID: <desk.42.a.b@acme.example>
    In-Reply-To: <2@x.example>
    References: <1@x.example> <2@x.example>
    MIME-Version: 1.0
    Content-Type: text/plain; charset="utf-8"
    Content-Transfer-Encoding: 7bit

    Hello Ana,

    it is out now.
    "##);
}

#[test]
fn an_answer_in_another_script_with_a_file() {
    let mut draft = draft();
    draft.from.name = "Podrška Čvor, d.o.o.".into();
    draft.reply_to = Some(person("", "support+42.k7f3@acme.example"));
    draft.cc = vec![person("\"Novak\", J.", "j@müller.example")];
    draft.subject = "Žurno: pisač gori".into();
    draft.body = "Poštovani,\n\nFrom sada:\n.\n-- \nAna".into();
    draft.attachments = vec![Attachment {
        name: "Račun ljeto.txt".into(),
        content_type: "text/plain".into(),
        bytes: "From me\nŽ\n".into(),
    }];
    draft.automatic = true;
    insta::assert_snapshot!(text(&draft).replace("\r\n", "\n"), @r##"
    Date: Wed, 01 Jul 2026 11:30:00 +0200
    From: =?utf-8?Q?Podr=C5=A1ka_=C4=8Cvor=2C_d=2Eo=2Eo=2E?=
     <support@acme.example>
    Reply-To: <support+42.k7f3@acme.example>
    To: "Ana Horvat" <ana@x.example>
    Cc: "\"Novak\", J." <j@xn--mller-kva.example>
    Subject: =?utf-8?Q?Re:_=C5=BDurno:_pisa=C4=8D_gori_[Acme_Support_#42]?=
    Message-ID: <desk.42.a.b@acme.example>
    In-Reply-To: <2@x.example>
    References: <1@x.example> <2@x.example>
    Auto-Submitted: auto-replied
    X-Auto-Response-Suppress: All
    MIME-Version: 1.0
    Content-Type: multipart/mixed; boundary="=_8475219fdb49f47fed72d013eada4803"

    --=_8475219fdb49f47fed72d013eada4803
    Content-Type: text/plain; charset="utf-8"
    Content-Transfer-Encoding: quoted-printable

    Po=C5=A1tovani,

    =46rom sada:
    =2E
    --=20
    Ana

    --=_8475219fdb49f47fed72d013eada4803
    Content-Type: text/plain; charset="utf-8"
    Content-Disposition: attachment; filename*=UTF-8''Ra%C4%8Dun%20ljeto.txt
    Content-Transfer-Encoding: base64

    RnJvbSBtZQrFvQo=

    --=_8475219fdb49f47fed72d013eada4803--
    "##);
}

#[test]
fn a_reader_gets_what_was_written() {
    let mut draft = draft();
    draft.to.push(person("Žana, \"Ž\" =?x", "zana@x.example"));
    draft.subject = "Ž".repeat(200);
    draft.body = "你好\n".repeat(100);
    let file = (0..=255).collect::<Vec<u8>>().repeat(9);
    for name in ["a.bin", "Ж \"quoted\" ;.bin", &"long ".repeat(30)] {
        draft.attachments.push(Attachment {
            name: name.into(),
            content_type: "application/pdf".into(),
            bytes: file.clone(),
        });
    }
    let mail = compose(&draft).unwrap();
    let read = MessageParser::new().parse(&mail).unwrap();
    assert_eq!(read.subject().unwrap(), format!("Re: {} [Acme Support #42]", draft.subject));
    assert_eq!(read.message_id(), Some("desk.42.a.b@acme.example"));
    assert_eq!(read.in_reply_to().as_text(), Some("2@x.example"));
    assert_eq!(read.references().as_text_list().unwrap(), ["1@x.example", "2@x.example"]);
    let to: Vec<_> = read.to().unwrap().iter().map(|a| (a.name().unwrap(), a.address().unwrap())).collect();
    assert_eq!(to, [("Ana Horvat", "ana@x.example"), ("Žana, \"Ž\" =?x", "zana@x.example")]);
    assert_eq!(read.date().unwrap().to_timestamp(), draft.date.0);
    assert_eq!(read.body_text(0).unwrap().replace("\r\n", "\n"), draft.body);
    assert_eq!(read.attachment_count(), 3);
    for (sent, got) in draft.attachments.iter().zip(read.attachments()) {
        assert_eq!(got.attachment_name(), Some(sent.name.trim()));
        assert_eq!(got.contents(), file);
    }
    assert_eq!(mail, compose(&draft).unwrap(), "the same draft, the same bytes");
}

#[test]
fn a_long_thread_keeps_its_first_and_its_latest_ids() {
    let mut draft = draft();
    draft.references = (0..100).map(|n| format!("{n}@x.example")).collect();
    draft.references.push("a b\r\nX: 1".into());
    draft.references.push("2@x.example".into());
    let mail = compose(&draft).unwrap();
    let read = MessageParser::new().parse(&mail).unwrap();
    let ids = read.references().as_text_list().unwrap().to_vec();
    assert_eq!(ids.len(), 21);
    assert_eq!([&ids[0], &ids[1], &ids[20]], ["0@x.example", "81@x.example", "2@x.example"]);

    draft.references = vec!["<1@x.example>".into(), "2@x.example".into(), "1@x.example".into()];
    assert!(text(&draft).contains("\r\nReferences: <1@x.example> <2@x.example>\r\n"));
    draft.references.clear();
    draft.in_reply_to = Some("not an id".into());
    let names = header_names(&compose(&draft).unwrap());
    assert!(!names.iter().any(|name| name == "References" || name == "In-Reply-To"), "{names:?}");
}

#[test]
fn what_cannot_be_sent_is_refused() {
    let mut nobody = draft();
    nobody.to.clear();
    assert_eq!(compose(&nobody).unwrap_err().kind, Kind::Refused);
    for place in 0..4 {
        let mut bad = draft();
        let odd = person("x", "ana@x.example\r\nBcc: spy@x.example");
        match place {
            0 => bad.from = odd,
            1 => bad.to = vec![odd],
            2 => bad.cc = vec![odd],
            _ => bad.reply_to = Some(odd),
        }
        let error = compose(&bad).unwrap_err();
        assert_eq!(error.kind, Kind::Refused);
        assert!(!error.to_string().contains('\r'), "{error}");
    }
    let mut bad = draft();
    bad.message_id = "a@b>\r\nBcc: spy@x.example\r\nX: <c".into();
    assert_eq!(compose(&bad).unwrap_err().kind, Kind::Fault);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_word_of_a_stranger_becomes_a_header(
        name in "(\r|\n|\0|: |Bcc:|=\\?|\\?=|\"|\\\\|,|<|\\PC|.){0,80}",
        subject in "(\r|\n|\0|: |Bcc:|=\\?|\\?=|\\[|#|\\PC|.){0,300}",
        id in "(\r|\n| |<|>|X:|a|@){0,20}",
        kind in "(\r|\n|/|;|image|message|\"){0,9}",
        bytes: Vec<u8>,
    ) {
        let mut draft = draft();
        draft.from.name = name.clone();
        draft.to[0].name = name.clone();
        draft.cc = vec![person(&name, "cc@x.example")];
        draft.desk_name = name.clone();
        draft.subject = subject.clone();
        draft.in_reply_to = Some(id.clone());
        draft.references = vec![id, "1@x.example".into()];
        draft.attachments = vec![Attachment { name: subject, content_type: kind, bytes: bytes.clone() }];
        let mail = compose(&draft).unwrap();
        let mut names = header_names(&mail);
        names.retain(|name| name != "In-Reply-To");
        prop_assert_eq!(
            names,
            ["Date", "From", "To", "Cc", "Subject", "Message-ID", "References", "MIME-Version", "Content-Type"]
        );
        for line in mail.split(|byte| *byte == b'\n') {
            prop_assert!(line.len() <= 998, "{}", line.len());
            prop_assert!(!line.contains(&0) && line.is_ascii());
            prop_assert!(!line[..line.len().saturating_sub(1)].contains(&b'\r'));
        }
        let read = MessageParser::new().parse(&mail).unwrap();
        prop_assert_eq!(read.attachment_count(), 1);
        prop_assert_eq!(read.attachment(0).unwrap().contents(), bytes);
        prop_assert_eq!(read.to().unwrap().iter().filter_map(|a| a.address()).collect::<Vec<_>>(), ["ana@x.example"]);
        prop_assert_eq!(read.cc().unwrap().iter().filter_map(|a| a.address()).collect::<Vec<_>>(), ["cc@x.example"]);
    }

    #[test]
    fn the_text_comes_back_exactly(text in "(\r\n|\n|\r|From |>|\\.|=| |\t|-|é|你|\u{1F600}|\\PC|[\0-\u{7f}]){0,200}", files in 0..2_usize) {
        let mut draft = draft();
        draft.body = text.clone();
        draft.attachments = vec![Attachment { name: "a".into(), content_type: "text/plain".into(), bytes: b"x".into() }; files];
        let mail = compose(&draft).unwrap();
        let read = MessageParser::new().parse(&mail).unwrap();
        prop_assert_eq!(read.body_text(0).unwrap(), body::with_crlf(&text));
    }
}
