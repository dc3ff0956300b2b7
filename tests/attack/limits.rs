//! Where SQLite ends: statements that change very much at once, and threads and mails that are very large.

use crate::harness::Desk;

/// A mail with so many people in `Cc`: each takes about fifty bytes of the row that every move of the mail writes anew.
fn crowded(id: &str, references: &str, people: usize) -> String {
    let mut mail = format!(
        "From: eva@customer.example\nTo: support@acme.example\nDate: Wed, 01 Jul 2026 07:00:00 +0000\nSubject: s\n\
         Message-ID: <{id}@x.example>\n"
    );
    if !references.is_empty() {
        mail.push_str(&format!("References: {references}\n"));
    }
    for person in 0..people {
        let before = if person == 0 { "Cc: " } else { ",\n " };
        mail.push_str(&format!("{before}k{person}-{id}@yyyyyyyyyyyyyyyyyyyyyyyyyyyyy{person}.example"));
    }
    mail + "\n\nbody\n"
}

/// A Maildir with two threads, of which the second has six mails of almost a megabyte.
fn two_threads(desk: &Desk) {
    let put = |name: &str, mail: String| {
        desk.file(&format!("box/cur/17828{name}.host:2,S"), mail);
    };
    ["new", "tmp"].iter().for_each(|part| std::fs::create_dir_all(desk.path("box").join(part)).unwrap());
    put("0", crowded("a0", "", 1));
    for at in 0..6 {
        let parent = if at == 0 { "" } else { "<b0@x.example>" };
        put(&format!("1{at}"), crowded(&format!("b{at}"), parent, 16_500));
    }
}

#[test]
fn a_mail_that_joins_large_threads_is_taken_in_and_those_behind_it() {
    let desk = Desk::new();
    two_threads(&desk);
    desk.file("box/cur/1782820.host:2,S", crowded("j", "<a0@x.example> <b0@x.example>", 1));
    desk.file("box/cur/1782830.host:2,S", crowded("later", "", 1));
    let row = desk.json("import box");
    assert_eq!((&row[0]["imported"], &row[0]["quarantined"]), (&9.into(), &0.into()), "{row}");
    assert_eq!(desk.field(1, "messages"), "8");
    assert_eq!(desk.json("list").as_array().unwrap().len(), 2);
}

#[test]
fn large_tickets_are_merged_and_parted_again() {
    let desk = Desk::new();
    two_threads(&desk);
    desk.ok("import -q box");
    let before = desk.dump();
    desk.ok("merge 1 2");
    assert_eq!(desk.field(1, "messages"), "7");
    desk.ok("undo");
    assert_eq!((desk.field(1, "messages"), desk.field(2, "messages")), ("1".into(), "6".into()));
    let messages = |dump: &str| dump.lines().filter(|line| line.starts_with("message: ")).count();
    assert_eq!(messages(&before), messages(&desk.dump()));
}
