//! Names, flags and marks of folders, case by case.

use super::*;

#[test]
fn folders_are_known_by_their_names() {
    for (name, folder) in [
        (".Sent", Folder::Sent),
        (".Sent.2023", Folder::Sent),
        (".Sent-2023", Folder::Sent),
        ("Sent Items", Folder::Sent),
        ("Sent Items 2024", Folder::Sent),
        (".INBOX.Gesendet", Folder::Sent),
        ("INBOX.Sent", Folder::Sent),
        ("Envoy&AOk-s", Folder::Sent),
        ("[Gmail].Sent Mail", Folder::Sent),
        ("Sent.mbox", Folder::Sent),
        ("sent-mail-jan-2024", Folder::Sent),
        ("Отправленные", Folder::Sent),
        ("寄件備份", Folder::Sent),
        ("보낸편지함", Folder::Sent),
        ("Papierkorb.sbd", Folder::Trash),
        ("[Google Mail].Papelera", Folder::Trash),
        ("ゴミ箱", Folder::Trash),
        ("Koš", Folder::Trash),
        ("Entw&APw-rfe", Folder::Draft),
        ("Outbox", Folder::Draft),
        ("Unsent Messages", Folder::Draft),
        ("Templates", Folder::Draft),
        ("Postausgang", Folder::Draft),
        ("Drafts 2", Folder::Inbox),
        (".Junk E-mail", Folder::Spam),
        ("Спам", Folder::Spam),
        (".Trash.Sent", Folder::Trash),
        ("INBOX", Folder::Inbox),
        ("Sentences", Folder::Inbox),
        ("presents", Folder::Inbox),
        ("Sent wrong item", Folder::Inbox),
        ("sent-by-fax", Folder::Inbox),
        ("acme.bin", Folder::Inbox),
        ("Spam complaints", Folder::Inbox),
        ("Draft contracts", Folder::Inbox),
        ("2024", Folder::Inbox),
    ] {
        assert_eq!(named(name, Folder::Inbox), folder, "{name}");
    }
    assert_eq!(named("Old", Folder::Trash), Folder::Trash);
    assert_eq!(named("Archive", Folder::Sent), Folder::Sent);
}

#[test]
fn a_source_that_was_named_is_taken_whatever_it_is_called() {
    for (path, folder) in [
        ("/x/Maildir/.Sent", Folder::Sent),
        ("/x/Maildir/.Sent/cur", Folder::Sent),
        ("/x/Mail/Sent/new", Folder::Sent),
        ("/x/Mail/Trash", Folder::Inbox),
        ("/x/Mail/Drafts/cur", Folder::Inbox),
        ("/x/Sent/Mail", Folder::Inbox),
        ("/", Folder::Inbox),
    ] {
        assert_eq!(of_source(Path::new(path)), folder, "{path}");
    }
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
        "Sent.2",
    ] {
        assert_eq!(of_mbox(name, Folder::Inbox), Folder::Sent, "{name}");
    }
    for name in [
        "Sent.mbox",
        "Sent.eml",
        "Sent wrong item",
        "sent-order.mbox",
        "x.Sent",
        "Inbox",
        "Junk letters.mbox",
    ] {
        assert_eq!(of_mbox(name, Folder::Inbox), Folder::Inbox, "{name}");
    }
    assert_eq!(of_mbox("Trash.mbox", Folder::Inbox), Folder::Trash);
    assert_eq!(of_mbox("Templates", Folder::Inbox), Folder::Draft);
    assert_eq!(of_mbox("2023", Folder::Sent), Folder::Sent);
    assert_eq!(of_mbox("Sent", Folder::Trash), Folder::Trash);
}

#[test]
fn labels_count_where_gmail_has_written_them() {
    let read = |head: &str| marked(&Head::parse(head.as_bytes()).0, Folder::Inbox, Lies::InMbox);
    for (labels, folder) in [
        ("Important,Sent,Opened", Folder::Sent),
        ("=?UTF-8?Q?Gesendet,Ge=C3=B6ffnet?=", Folder::Sent),
        ("=?UTF-8?Q?Messages_envoy=C3=A9s?=", Folder::Sent),
        ("=?UTF-8?B?6YCB5L+h5riI44G/44Oh44O844Or?=", Folder::Sent),
        ("[Gmail]/Sent Mail", Folder::Sent),
        ("Inbox,\"Sent\"", Folder::Sent),
        ("Sent,Trash", Folder::Trash),
        ("Spam,Sent", Folder::Spam),
        ("Sent,Drafts", Folder::Draft),
        ("Inbox,Important", Folder::Inbox),
        // Labels of the user's own making.
        ("Inbox,Orders/Sent", Folder::Inbox),
        ("\"Parcels,Sent\",Inbox", Folder::Inbox),
        ("Sent by courier", Folder::Inbox),
        ("Trash.2023", Folder::Inbox),
    ] {
        assert_eq!(read(&format!("X-GM-THRID: 1\nX-Gmail-Labels: {labels}\n")), folder, "{labels}");
    }
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
    for lies in [Lies::Alone, Lies::AmongFiles] {
        assert_eq!(marked(&one, Folder::Inbox, lies), Folder::Inbox, "one mail is no mailbox");
    }
}

#[test]
fn thunderbird_says_at_the_top_what_it_has_deleted() {
    let read = |head: &str, lies| marked(&Head::parse(head.as_bytes()).0, Folder::Inbox, lies);
    let deleted =
        "X-Account-Key: account1\nX-UIDL: 1\nX-Mozilla-Status: 0009\nX-Mozilla-Status2: 00000000\nFrom: x\n";
    assert_eq!(read(deleted, Lies::InMbox), Folder::Trash);
    assert_eq!(read(deleted, Lies::AmongFiles), Folder::Trash);
    assert_eq!(read(deleted, Lies::Alone), Folder::Inbox);
    for kept in [
        "X-Mozilla-Status: 0001\n",
        "X-Mozilla-Status: 1001\n",
        "X-Mozilla-Status: zzzz\n",
        "Received: from evil.example\nX-Mozilla-Status: 0008\n",
        "From: eva@customer.example\nX-Mozilla-Status: 0008\n",
        "X-Status: D\n",
    ] {
        assert_eq!(read(kept, Lies::InMbox), Folder::Inbox, "{kept}");
    }
}
