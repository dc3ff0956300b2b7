//! Bundles in whole mails: what is read, what is listed, what can be saved.

use super::super::head::Head;
use super::super::{attachment, said, text};
use super::*;
use crate::desk::message::Seal;

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let group = |chunk: &[u8]| {
        let bits = (0..3).fold(0u32, |n, i| n << 8 | u32::from(chunk.get(i).copied().unwrap_or(0)));
        let digits: String =
            (0..4).map(|i| char::from(DIGITS[(bits >> (18 - 6 * i)) as usize & 63])).collect();
        format!("{}{}", &digits[..=chunk.len()], "=".repeat(3 - chunk.len()))
    };
    let coded: Vec<String> = bytes.chunks(57).map(|line| line.chunks(3).map(group).collect()).collect();
    coded.join("\n")
}

fn encoded(head: &str, bytes: &[u8]) -> String {
    format!("{head}\nContent-Transfer-Encoding: base64\n\n{}\n", base64(bytes))
}

/// What is listed: name, type, number, bytes.
type Listed = (String, String, u32, Vec<u8>);

/// The text, the seal, and what is listed.
fn read(mail: &str) -> (String, Option<Seal>, Vec<Listed>) {
    let (head, body) = Head::parse(mail.as_bytes());
    let tree = Tree::new(&head, body);
    let said = said::of(&tree);
    let listed = attachment::of(&tree, &said.unshown).into_iter().map(|a| {
        let (again, bytes) = attachment::part(&tree, a.part).unwrap();
        assert_eq!((&again, a.bytes), (&a, bytes.len() as u64));
        (a.name, a.content_type, a.part, bytes)
    });
    (said.text.clone(), said.seal, listed.collect())
}

fn file(name: &str, media: &str, part: u32, bytes: &[u8]) -> Listed {
    (name.into(), media.into(), part, bytes.into())
}

const WINMAIL: &str = "Content-Type: application/ms-tnef; name=winmail.dat";

/// Whole mails with bundles, for those who cut mails to pieces.
pub(in super::super) fn samples() -> Vec<Vec<u8>> {
    let winmail = encoded(WINMAIL, &tnef::tests::bundle(Some("words")));
    let signed = encoded(SIGNED, &cms::tests::signed(winmail.as_bytes(), true));
    let text = "Subject: x\n\nHere.\nbegin 644 a.txt\n%:&5L;&\\\n`\nend\n".to_owned();
    [winmail, signed, text].map(|m| format!("From: a@b.c\n{m}").into_bytes()).into()
}

#[test]
fn winmail_is_unpacked() {
    let mail = encoded(WINMAIL, &tnef::tests::bundle(Some("Molim račun")));
    let (text, seal, listed) = read(&mail);
    assert_eq!((text.as_str(), seal), ("Molim račun", None));
    assert_eq!(listed, [file("Račun 7.pdf", "application/pdf", 1002, b"%PDF")]);
}

#[test]
fn winmail_says_nothing_twice_and_keeps_what_is_not_read() {
    let mixed = |body: Option<&str>| {
        let winmail = encoded(WINMAIL, &tnef::tests::bundle(body));
        read(&format!("Content-Type: multipart/mixed; boundary=b\n\n--b\n\nwords\n--b\n{winmail}--b--\n"))
    };
    let (text, _, listed) = mixed(Some("the same words"));
    assert_eq!(text, "words");
    assert_eq!(listed, [file("Račun 7.pdf", "application/pdf", 3002, b"%PDF")]);
    let listed: Vec<_> = mixed(None).2.into_iter().map(|(name, _, part, _)| (name, part)).collect();
    assert_eq!(listed, [("winmail.dat".into(), 2), ("Račun 7.pdf".into(), 3001)]);
    let broken = read(&encoded(WINMAIL, b"no bundle"));
    assert_eq!(broken.2, [file("winmail.dat", "application/ms-tnef", 0, b"no bundle")]);
}

const SIGNED: &str = "Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m";

#[test]
fn a_signed_mail_is_read_as_if_it_were_bare() {
    let inner = "Content-Type: multipart/mixed; boundary=i\n\n--i\nContent-Type: text/plain; charset=utf-8\n\nGrüße\n--i\n\
                 Content-Type: image/png; name=a.png\n\nPNG\n--i--\n";
    for streamed in [false, true] {
        let (text, seal, listed) = read(&encoded(SIGNED, &cms::tests::signed(inner.as_bytes(), streamed)));
        assert_eq!((text.as_str(), seal), ("Grüße", Some(Seal::Signed)));
        assert_eq!(listed, [file("a.png", "image/png", 1002, b"PNG")]);
    }
}

#[test]
fn bundles_in_bundles_are_opened_to_a_depth() {
    let winmail = encoded(WINMAIL, &tnef::tests::bundle(Some("words")));
    let once = encoded(SIGNED, &cms::tests::signed(winmail.as_bytes(), true));
    assert_eq!(read(&once).2, [file("Račun 7.pdf", "application/pdf", 1_001_002, b"%PDF")]);
    let twice = encoded(SIGNED, &cms::tests::signed(once.as_bytes(), true));
    let (_, _, listed) = read(&twice);
    assert_eq!((listed.len(), listed[0].0.as_str(), listed[0].2), (1, "winmail.dat", 1_001_000));
}

#[test]
fn an_encrypted_mail_says_so() {
    let mail = encoded("Content-Type: application/pkcs7-mime; name=smime.p7m", &cms::tests::enveloped());
    let (said, seal, listed) = read(&mail);
    assert!(said.contains("encrypted"), "{said}");
    assert_eq!((seal, listed.len(), listed[0].2), (Some(Seal::Encrypted), 1, 0));
    let inside = encoded(SIGNED, &cms::tests::signed(mail.as_bytes(), false));
    assert_eq!(read(&inside).1, Some(Seal::Encrypted));

    let pgp = "Content-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=b\n\n--b\n\
               Content-Type: application/pgp-encrypted\n\nVersion: 1\n--b\nContent-Type: application/octet-stream; name=x.asc\n\nxx\n--b--\n";
    let (said, seal, listed) = read(pgp);
    assert!(said.contains("encrypted"), "{said}");
    assert_eq!((seal, listed.len()), (Some(Seal::Encrypted), 2));

    let armor = "-----BEGIN PGP MESSAGE-----\n\nabc\n-----END PGP MESSAGE-----";
    let (said, seal, _) = read(&format!("Subject: x\n\n{armor}\n"));
    assert!(said.contains("encrypted") && said.ends_with(armor), "{said}");
    assert_eq!(seal, Some(Seal::Encrypted));
    let (said, seal, _) = read(&format!("Subject: x\n\nHow do I open this?\n\n{armor}\n"));
    assert!(!said.contains("encrypted") && seal.is_none(), "{said}");
}

#[test]
fn files_in_a_text_are_listed_and_taken_out() {
    let mail = "Subject: x\n\nHere it is.\nbegin 644 a.txt\n%:&5L;&\\\n`\nend\nBye\n";
    let (text, _, listed) = read(mail);
    assert_eq!(text, "Here it is.\nBye");
    assert_eq!(listed, [file("a.txt", "application/octet-stream", 1001, b"hello")]);
}

#[test]
fn parts_in_bundles_are_counted_with_the_others() {
    let inner = format!("Content-Type: multipart/mixed; boundary=i\n\n{}", "--i\n\nx\n".repeat(600));
    let signed = encoded(SIGNED, &cms::tests::signed(inner.as_bytes(), true));
    let two = format!("Content-Type: multipart/mixed; boundary=b\n\n--b\n{signed}\n--b\n{signed}\n--b--\n");
    let (head, body) = Head::parse(two.as_bytes());
    assert_eq!(Tree::new(&head, body).refused, Some(super::super::mime::TOO_MANY));
}

#[test]
fn a_mail_in_a_signed_mail_can_be_forwarded() {
    let inner = "Content-Type: message/rfc822\n\nFrom: eva@customer.example\nSubject: help\n\nIt broke.\n";
    let mail =
        format!("From: ana@desk.example\n{}", encoded(SIGNED, &cms::tests::signed(inner.as_bytes(), true)));
    let eva = super::super::mail::forwarded(mail.as_bytes()).unwrap();
    assert_eq!((eva.from.email.as_str(), eva.text.as_str()), ("eva@customer.example", "It broke."));
    assert!(read(&mail).0.ends_with("Subject: help\n\nIt broke."));
}

#[test]
fn a_large_file_in_a_text_is_no_flood_of_words() {
    let line = format!("M{}\n", "A".repeat(60));
    let mail = format!("Subject: x\n\nHere.\nbegin 644 a.bin\n{}`\nend\n", line.repeat(34 << 14));
    let (head, body) = Head::parse(mail.as_bytes());
    let tree = Tree::new(&head, body);
    assert!(mail.len() > 4 * text::LARGEST);
    assert!(!said::of(&tree).cut);
}
