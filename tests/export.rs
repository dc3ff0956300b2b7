//! Out of the desk again: byte by byte, each once, and the same tickets where it is taken in anew.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;

use serde_json::{Value, json};

use crate::harness::{Desk, notice, strict};
use crate::import::partition;
use crate::mail::{Mail, crlf, few, mboxrd};

/// Mails as the field writes them and mail programs break them: line ends of both kinds and none, NULs, no end of line
/// at the end, `From ` lines in all depths of quoting, one that begins with an envelope of its own.
fn odd() -> Vec<Vec<u8>> {
    let mut nul = Mail::new("nul@x.example", "07:01").body("line\r\nbare\u{1b}[31m\rold\n\n\n").bytes();
    nul.extend([0, 0xff, 0xfe, b'\n']);
    let mut endless =
        Mail::new("endless@x.example", "07:02").body("From a\n>From b\n>>From c\n From d\n>").bytes();
    endless.extend(b"From e");
    let parted =
        "text\n\nFrom eva@customer.example Wed Jul  1 08:00:00 2026\nSubject: no mail of its own\n\nmore\n";
    vec![
        nul,
        endless,
        crlf(&Mail::new("crlf@x.example", "07:03").body("From a\n\n>From b\n\n\n").bytes()),
        Mail::new("parted@x.example", "07:04").body(parted).bytes(),
        Mail::new("bare@x.example", "07:05").body("").bytes(),
        Mail::new("forged@x.example", "07:06").from("\"a b\" <x y@x.example>").bytes(),
    ]
}

/// A desk with those mails and two conversations, and what never was a mail: a call and a note.
fn stocked() -> (Desk, Vec<Vec<u8>>) {
    let desk = Desk::new();
    let mut given = odd();
    given.extend(few().iter().map(Mail::bytes));
    for (at, mail) in given.iter().enumerate() {
        desk.file(&format!("in/{at:02}.eml"), mail);
    }
    desk.ok("import -q in");
    desk.ok("new --from 'Cy Ito <cy@third.example>' --channel phone --subject 'A call' --body 'Please call back.'");
    desk.ok("note 1 'Ask the shop.'");
    (desk, given)
}

/// The one row that an export prints, after its sum was checked.
#[track_caller]
fn row(desk: &Desk, line: &str) -> Value {
    let row = desk.json(line);
    let count = |name: &str| row[name].as_i64().unwrap();
    assert_eq!(count("messages"), count("written") + count("unchanged") + count("skipped"), "{row}");
    row
}

/// A folder's files by name, hidden ones too.
fn files(desk: &Desk, folder: &str) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(desk.path(folder)).unwrap().map(|entry| entry.unwrap().path());
    entries
        .map(|path| {
            (path.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read(path).unwrap_or_default())
        })
        .collect()
}

/// Message-IDs with the digests by which copies of a mail are known.
fn digests(desk: &Desk) -> Vec<(String, Vec<u8>)> {
    let connection = rusqlite::Connection::open(desk.db()).unwrap();
    let mut mails = connection
        .prepare("SELECT message_id, digest FROM message WHERE original IS NOT NULL ORDER BY 1, 2")
        .unwrap();
    let rows = mails.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

#[test]
fn each_mail_comes_out_byte_by_byte() {
    let (desk, given) = stocked();
    let row = row(&desk, "export --eml out/mails");
    assert_eq!((&row["dest"], &row["messages"]), (&json!("out/mails"), &json!(13)));
    assert_eq!((&row["written"], &row["unchanged"], &row["skipped"]), (&json!(11), &json!(0), &json!(2)));
    let size: usize = given.iter().map(Vec::len).sum();
    assert_eq!(row["bytes"], json!(size));
    let out = files(&desk, "out/mails");
    let mut came: Vec<&Vec<u8>> = given.iter().collect();
    let mut left: Vec<&Vec<u8>> = out.values().collect();
    came.sort();
    left.sort();
    assert!(came == left, "the same bytes, each once");
    // The names say ticket and message, and nothing else.
    for (name, bytes) in &out {
        let (ticket, message) = name.strip_suffix(".eml").unwrap().split_once("-m").unwrap();
        let ticket: i64 = ticket.parse().unwrap();
        assert_eq!(name, &format!("{ticket:06}-m{message}.eml"));
        assert!(&desk.run(&format!("show --raw m{message}")).stdout == bytes);
        let shown = desk.ticket(ticket);
        let ids: Vec<String> =
            shown["messages"].as_array().unwrap().iter().map(|each| each["id"].to_string()).collect();
        assert!(ids.contains(&message.to_owned()), "{name} {ids:?}");
    }
}

#[test]
fn a_second_export_adds_only_what_is_new() {
    let (desk, _) = stocked();
    desk.ok("export --eml out");
    let before = files(&desk, "out");
    let stamp = |name: &String| std::fs::metadata(desk.path("out").join(name)).unwrap().modified().unwrap();
    let stamps: Vec<_> = before.keys().map(stamp).collect();
    let again = row(&desk, "export --eml out");
    assert_eq!(
        (&again["written"], &again["unchanged"], &again["skipped"], &again["bytes"]),
        (&json!(0), &json!(11), &json!(2), &json!(0))
    );
    assert_eq!(files(&desk, "out"), before);
    assert_eq!(before.keys().map(stamp).collect::<Vec<_>>(), stamps, "nothing is written anew");
    desk.file("new.eml", Mail::new("new@x.example", "07:59").bytes());
    desk.ok("import -q new.eml");
    let output = desk.run("export --eml out -f json");
    let more = strict(&output.text());
    assert_eq!((&more["written"], &more["unchanged"]), (&json!(1), &json!(11)), "{more}");
    assert!(output.stderr.contains("there already: 11, written: 1"), "{output}");
    assert_eq!(files(&desk, "out").len(), 12);
}

#[test]
fn what_stands_in_the_folder_is_never_written_over() {
    let (desk, _) = stocked();
    desk.ok("export --eml out");
    let names: Vec<String> = files(&desk, "out").into_keys().collect();
    desk.file(&format!("out/{}", names[0]), "mine\n");
    std::fs::remove_file(desk.path("out").join(&names[1])).unwrap();
    std::fs::create_dir(desk.path("out").join(&names[1])).unwrap();
    std::fs::remove_file(desk.path("out").join(&names[2])).unwrap();
    let output = desk.run("export --eml out -f json");
    assert_eq!(output.code, 3, "{output}");
    let row = strict(&output.text());
    assert_eq!(
        (&row["written"], &row["unchanged"], &row["skipped"]),
        (&json!(1), &json!(8), &json!(4)),
        "{row}"
    );
    assert!(output.stderr.contains(&format!("out/{} is another file", names[0])), "{output}");
    assert_eq!(std::fs::read(desk.path("out").join(&names[0])).unwrap(), b"mine\n");
    assert!(desk.path("out").join(&names[1]).is_dir());
    assert_eq!(files(&desk, "out").len(), 11, "nothing unfinished is left");
}

#[test]
fn an_mbox_is_taken_in_again_as_it_was() {
    let (desk, given) = stocked();
    let counts = row(&desk, "export --mbox out.mbox");
    assert_eq!((&counts["written"], &counts["skipped"]), (&json!(11), &json!(2)));
    let mbox = std::fs::read(desk.path("out.mbox")).unwrap();
    assert_eq!(counts["bytes"], json!(mbox.len()));
    let anew = Desk::new();
    anew.file("out.mbox", &mbox);
    let taken = &anew.json("import out.mbox")[0];
    assert_eq!((&taken["seen"], &taken["imported"]), (&json!(11), &json!(11)), "{taken}");
    assert_eq!(digests(&anew), digests(&desk));
    assert_eq!(
        partition(&anew),
        partition(&{
            let only_mails = Desk::new();
            for (at, mail) in given.iter().enumerate() {
                only_mails.file(&format!("in/{at:02}.eml"), mail);
            }
            only_mails.ok("import -q in");
            only_mails
        })
    );
    // Once more through: what came out of an mbox goes into the same one.
    anew.ok("export --mbox second.mbox");
    assert!(std::fs::read(anew.path("second.mbox")).unwrap() == mbox);
    // And the desk itself learns nothing from it.
    assert_eq!(desk.json("import out.mbox")[0]["duplicates"], json!(11));
    // The folder of files is taken in as well.
    desk.ok("export --eml out");
    let files = Desk::new();
    for (name, bytes) in self::files(&desk, "out") {
        files.file(&format!("in/{name}"), bytes);
    }
    files.ok("import -q in");
    assert_eq!((partition(&files), digests(&files)), (partition(&anew), digests(&anew)));
}

#[test]
fn an_mbox_is_written_as_others_write_it() {
    let desk = Desk::new();
    let written = mboxrd(&few());
    desk.file("in.mbox", &written);
    desk.ok("import -q in.mbox");
    let output = desk.run("export --mbox -");
    let text = output.text();
    let lines = |text: &str| -> Vec<String> {
        text.lines().filter(|line| !line.starts_with("From ")).map(str::to_owned).collect()
    };
    assert_eq!(lines(&text), lines(&String::from_utf8(written).unwrap()), "all but the From_ lines");
    let froms: Vec<&str> = text.lines().filter(|line| line.starts_with("From ")).collect();
    assert_eq!(
        froms,
        [
            "From eva@customer.example Wed Jul  1 07:10:00 2026",
            "From ben@other.example Wed Jul  1 07:20:00 2026",
            "From eva@customer.example Wed Jul  1 07:30:00 2026",
            "From ben@other.example Wed Jul  1 07:40:00 2026",
            "From dora@third.example Wed Jul  1 07:50:00 2026",
        ]
    );
    assert_eq!(output.stderr, "", "all were mails, so there is nothing to tell");
}

#[test]
fn a_mail_without_any_date_keeps_the_one_that_the_desk_gave_it() {
    let desk = Desk::new();
    desk.file("in.eml", Mail::new("dateless@x.example", "07:00").header("Date", "").bytes());
    desk.command("deliver").stdin(std::fs::read(desk.path("in.eml")).unwrap()).ok();
    let anew = Desk::new();
    anew.file("out.mbox", desk.command("export --mbox -").run().stdout);
    anew.at("2026-09-01T00:00:00Z").ok("import -q out.mbox");
    let when = |desk: &Desk| desk.json("messages")[0]["received_at"].clone();
    assert_eq!(when(&anew), when(&desk));
}

#[test]
fn lines_hold_whole_tickets_as_show_prints_them() {
    let (desk, _) = stocked();
    desk.ok("status spam 2");
    desk.tick(0);
    let lines = desk.ok("export --jsonl -");
    let mut shown = String::new();
    for ticket in desk.json("list id:1-99 --sort id").as_array().unwrap() {
        shown.push_str(&desk.ok(&format!("show {} -f json --events", ticket["id"])));
    }
    assert_eq!(lines, shown);
    let counts = row(&desk, "export --jsonl tickets.jsonl");
    assert_eq!(std::fs::read_to_string(desk.path("tickets.jsonl")).unwrap(), lines);
    assert_eq!((&counts["messages"], &counts["written"]), (&json!(13), &json!(13)));
    assert_eq!(counts["bytes"], json!(lines.len()));
}

#[test]
fn a_query_chooses_tickets_and_none_means_all() {
    let (desk, _) = stocked();
    desk.ok("status spam 1");
    desk.ok("status solved 2");
    let all = row(&desk, "export --mbox all.mbox");
    assert_eq!(all["messages"], json!(13), "spam and what is done too");
    let teapot = row(&desk, "export --mbox teapot.mbox subject:teapot");
    assert_eq!((&teapot["messages"], &teapot["written"]), (&json!(2), &json!(2)));
    let others = row(&desk, "export --eml others -subject:teapot -channel:phone");
    assert_eq!(others["messages"], json!(10));
    let none = desk.run("export --mbox none.mbox subject:unicorn -f json");
    assert_eq!((none.code, strict(&none.text())["messages"].clone()), (0, json!(0)));
    assert!(none.stderr.contains("no such tickets"), "{none}");
    assert_eq!(std::fs::read(desk.path("none.mbox")).unwrap(), b"");
    // An undone import is nowhere.
    desk.file("more.eml", Mail::new("more@x.example", "07:58").bytes());
    desk.ok("import -q more.eml");
    assert_eq!(row(&desk, "export --mbox all.mbox")["messages"], json!(14));
    desk.undo_newest();
    assert_eq!(row(&desk, "export --mbox all.mbox")["messages"], json!(13));
    // And what was undone in a ticket that stands.
    desk.ok("note 3 'Taken back.'");
    assert_eq!(row(&desk, "export --mbox all.mbox")["messages"], json!(14));
    desk.ok("undo");
    assert_eq!(row(&desk, "export --mbox all.mbox")["messages"], json!(13));
}

#[test]
fn what_was_typed_here_and_what_has_not_left_is_told_once() {
    let desk = Desk::new();
    let out = format!(
        "\n[outgoing]\nfrom = \"Acme <support@acme.example>\"\ntransport = \"maildir\"\npath = \"{}\"\nhold_seconds = 60\n",
        desk.path("sent").display()
    );
    desk.file("settings.toml", desk.ok("settings show") + &out);
    desk.ok("settings apply settings.toml");
    desk.file("first.eml", Mail::new("1@x.example", "08:00").bytes());
    desk.ok("import -q first.eml");
    desk.ok("note 1 'A note.'");
    desk.ok("reply 1 --body 'It is yellow.'");
    let output = desk.run("export --mbox mail.mbox -f json");
    let counts = strict(&output.text());
    assert_eq!((&counts["written"], &counts["skipped"]), (&json!(1), &json!(2)), "it has not left yet");
    assert_eq!(output.stderr.lines().count(), 1, "{output}");
    assert!(
        output.stderr.contains("never came or left as a mail") && output.stderr.contains(": 2 "),
        "{output}"
    );
    desk.wait(120).ok("outbox send");
    assert_eq!(row(&desk, "export --eml out")["written"], json!(2));
    let sent: Vec<_> = std::fs::read_dir(desk.path("sent/new")).unwrap().collect();
    let [Ok(sent)] = sent.as_slice() else { panic!("one mail has left: {sent:?}") };
    let sent = std::fs::read(sent.path()).unwrap();
    // A Maildir holds its mails with LF; what was handed over has CRLF.
    assert!(files(&desk, "out").values().any(|bytes| *bytes == crlf(&sent)), "what left is what comes out");
    desk.ok("reply 1 --body 'It is red.'");
    desk.ok("outbox drop 2 --yes");
    assert_eq!(row(&desk, "export --eml out")["written"], json!(0), "what was taken back never left");
}

#[test]
fn wrong_words_and_wrong_places_are_refused() {
    let (desk, _) = stocked();
    desk.file("kept", "kept\n");
    std::fs::create_dir(desk.path("folder")).unwrap();
    let bytes = std::fs::read(desk.db()).unwrap();
    desk.refused("export mail.mbox").says(2, "--mbox, --eml or --jsonl", "desk export --mbox mail.mbox");
    desk.refused("export tickets.jsonl").says(2, "the form is missing", "desk export --jsonl tickets.jsonl");
    desk.refused("export out").says(2, "the form is missing", "desk export --eml out");
    desk.refused("export --mbox --eml out").says(2, "cannot be used with", "desk export");
    desk.refused("export --mbox").says(2, "DEST", "desk export");
    desk.refused("export --mbox tag:vip").says(2, "is a query", "desk export --mbox mail.mbox tag:vip");
    desk.refused("export --eml -").says(2, "standard output", "desk export --mbox -");
    desk.refused("export --mbox a.mbox tga:vip").says(2, "tga", "tag");
    desk.refused("export --mbox a.mbox --columns dust").says(2, "dust", "dest");
    desk.refused("export --mbox folder").says(73, "cannot write folder", "desk export --eml folder");
    desk.refused("export --jsonl no/such/file").says_without_hint(73, "cannot write no/such/file");
    desk.refused("export --eml kept").says_without_hint(73, "cannot write kept");
    desk.refused("export --eml kept/below").says_without_hint(73, "cannot write kept/below");
    desk.refused("export --mbox /dev/full").says_without_hint(75, "cannot write /dev/full");
    for own in ["desk.db", "./folder/../desk.db"] {
        desk.refused(&format!("export --mbox {own}")).says(1, "is the desk itself", "--mbox mail.mbox");
    }
    assert!(!desk.path("a.mbox").exists() && std::fs::read(desk.path("kept")).unwrap() == b"kept\n");
    assert!(std::fs::read(desk.db()).unwrap() == bytes);
    // A link to the desk is the desk.
    std::os::unix::fs::symlink(desk.db(), desk.path("link.mbox")).unwrap();
    desk.refused("export --jsonl link.mbox").says(1, "is the desk itself", "writes beside it");
    assert_eq!(Desk::nowhere().run("export --mbox x.mbox").code, 66);
}

#[test]
fn a_damaged_original_leaves_the_old_file_as_it_was() {
    let (desk, _) = stocked();
    desk.ok("export --mbox mail.mbox");
    let old = std::fs::read(desk.path("mail.mbox")).unwrap();
    let connection = rusqlite::Connection::open(desk.db()).unwrap();
    connection
        .execute("UPDATE original SET bytes = x'00' WHERE id = (SELECT max(id) FROM original)", [])
        .unwrap();
    drop(connection);
    let output = desk.run("export --mbox mail.mbox");
    assert_eq!(output.code, 65, "{output}");
    assert!(output.stderr.contains("is damaged"), "{output}");
    assert_eq!(std::fs::read(desk.path("mail.mbox")).unwrap(), old);
    assert!(files(&desk, "").keys().all(|name| !name.ends_with(".part")), "nothing unfinished is left");
}

/// A mailbox of somebody's is not emptied by a query with a typo in it.
#[test]
fn a_file_that_is_no_earlier_export_stays_as_it_is() {
    let (desk, _) = stocked();
    let inbox = "From x@y Mon Jun 29 07:00:00 2026\nFrom: x@y\nSubject: private\n\nkeep me\n\n";
    desk.ok("export --mbox both.mbox");
    let mut both = std::fs::read(desk.path("both.mbox")).unwrap();
    both.extend(inbox.as_bytes());
    desk.file("Inbox", inbox);
    desk.file("both.mbox", &both);
    desk.file("letter.txt", "Dear Eva\n");
    for line in ["Inbox tag:typo", "Inbox", "both.mbox", "letter.txt"] {
        desk.refused(&format!("export --mbox {line}")).says(73, "stays as it is", "--replace");
    }
    desk.refused("export --jsonl letter.txt").says(73, "no earlier export", "--replace");
    assert_eq!(std::fs::read(desk.path("Inbox")).unwrap(), inbox.as_bytes());
    desk.ok("export --mbox Inbox --replace");
    // What was exported before is, also where other tickets are chosen now, or none.
    desk.ok("export --mbox Inbox subject:teapot");
    desk.ok("export --mbox Inbox subject:unicorn");
    desk.ok("export --mbox Inbox");
    desk.ok("export --jsonl lines.jsonl");
    desk.ok("export --jsonl lines.jsonl");
}

#[test]
fn a_desk_that_may_only_be_read_can_be_exported() {
    use std::os::unix::fs::PermissionsExt;
    let (desk, _) = stocked();
    std::fs::create_dir(desk.path("out")).unwrap();
    // A copy is one file without a log beside it: the folder need not be writable.
    desk.ok("backup shelf.db");
    std::fs::create_dir(desk.path("shelf")).unwrap();
    std::fs::rename(desk.path("shelf.db"), desk.path("shelf/desk.db")).unwrap();
    std::fs::set_permissions(desk.path("shelf/desk.db"), std::fs::Permissions::from_mode(0o444)).unwrap();
    std::fs::set_permissions(desk.path("shelf"), std::fs::Permissions::from_mode(0o555)).unwrap();
    if std::fs::write(desk.path("shelf/probe"), "").is_ok() {
        notice("nothing is read-only to root, so a read-only desk was only exported as root");
    }
    let row = row(&desk, "--db shelf/desk.db export --eml out");
    assert_eq!(row["written"], json!(11));
    std::fs::set_permissions(desk.path("shelf"), std::fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let desk = Desk::new();
    let long = "words, words, words\n".repeat(200);
    let mails: Vec<Mail> =
        (0..400).map(|at| Mail::new(&format!("{at}@x.example"), "07:00").body(&long)).collect();
    desk.file("in.mbox", mboxrd(&mails));
    desk.ok("import -q in.mbox");
    for form in ["--mbox", "--jsonl"] {
        let words = ["export", form, "-"];
        let mut child =
            desk.process().args(words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::with_capacity(16, child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        assert_eq!((child.wait().unwrap().code(), said.as_str()), (Some(0), ""), "{form}");
    }
}
