//! Mail comes in from everywhere, each once, and nothing is lost.

use serde_json::Value;

use crate::harness::Desk;
use crate::mail::{Mail, crlf, few, mboxo, mboxrd};

/// The tickets as sets of Message-IDs.
pub fn partition(desk: &Desk) -> Vec<Vec<String>> {
    let mut tickets: std::collections::BTreeMap<i64, Vec<String>> = std::collections::BTreeMap::new();
    for row in desk.json("messages").as_array().unwrap() {
        let id = row["message_id"].as_str().unwrap().to_owned();
        tickets.entry(row["ticket"].as_i64().unwrap()).or_default().push(id);
    }
    let mut parts: Vec<Vec<String>> = tickets.into_values().collect();
    parts.iter_mut().for_each(|part| part.sort());
    parts.sort();
    parts
}

/// The one row of an import; its counts must add up.
#[track_caller]
fn counts(desk: &Desk, line: &str) -> Value {
    let rows = desk.json(line);
    let [row] = rows.as_array().unwrap().as_slice() else { panic!("more than one row: {rows}") };
    adds_up(row);
    row.clone()
}

#[track_caller]
fn adds_up(row: &Value) {
    let count = |name: &str| row[name].as_i64().unwrap();
    let sum = count("imported") + count("duplicates") + count("quarantined") + count("skipped");
    assert_eq!(count("seen"), sum, "{row}");
}

/// Lays the mails out as files of a Maildir: some in `new`, some in `cur`, the last in a subfolder of each style.
fn maildir(desk: &Desk, mails: &[Mail]) {
    for folder in ["cur", "new", "tmp", ".Archive/cur", ".Archive/new", ".Archive/tmp", "Old/cur"] {
        std::fs::create_dir_all(desk.path("Maildir").join(folder)).unwrap();
    }
    for (at, mail) in mails.iter().enumerate() {
        let place = ["cur/{}:2,S", "new/{}", ".Archive/cur/{}:2,RS", "Old/cur/{}:2,"][at % 4];
        let name = place.replace("{}", &format!("17828{at:05}.M{at}.host"));
        desk.file(&format!("Maildir/{name}"), mail.bytes());
    }
    desk.file("Maildir/tmp/1782800000.half", "From: half@x.example\n");
}

#[test]
fn every_source_gives_the_same_tickets() {
    let mails = few();
    let reference = Desk::new();
    reference.file("inbox.mbox", mboxrd(&mails));
    assert_eq!(counts(&reference, "import inbox.mbox")["imported"], 5);
    let tickets = partition(&reference);
    assert_eq!(tickets.len(), 3, "{tickets:?}");
    let texts = |desk: &Desk| -> Vec<(String, String)> {
        let rows = desk.json("messages --columns message_id,text");
        let mut texts: Vec<_> = rows
            .as_array()
            .unwrap()
            .iter()
            .map(|row| {
                (row["message_id"].as_str().unwrap().into(), row["text"].as_str().unwrap().trim_end().into())
            })
            .collect();
        texts.sort();
        texts
    };

    let check = |name: &str, prepare: &dyn Fn(&Desk), line: &str, stdin: Vec<u8>| {
        let desk = Desk::new();
        prepare(&desk);
        let row = crate::harness::strict(&desk.command(&format!("{line} -f json")).stdin(stdin.clone()).ok());
        row.as_array().unwrap().iter().for_each(adds_up);
        let imported: i64 = row.as_array().unwrap().iter().map(|row| row["imported"].as_i64().unwrap()).sum();
        assert_eq!(imported, 5, "{name}: {row}");
        assert_eq!(partition(&desk), tickets, "{name}");
        assert_eq!(texts(&desk), texts(&reference), "{name}");
        let again = crate::harness::strict(&desk.command(&format!("{line} -f json")).stdin(stdin).ok());
        let again: i64 = again.as_array().unwrap().iter().map(|row| row["imported"].as_i64().unwrap()).sum();
        assert_eq!(again, 0, "{name}: a second import adds nothing");
        // From another kind of source they are the same mails too.
        desk.file("reference.mbox", mboxrd(&mails));
        let row = counts(&desk, "import reference.mbox");
        assert_eq!((&row["imported"], &row["duplicates"]), (&0.into(), &5.into()), "{name}: {row}");
    };

    check("mboxrd with CRLF", &|desk| drop(desk.file("in", crlf(&mboxrd(&mails)))), "import in", vec![]);
    check("Maildir", &|desk| maildir(desk, &mails), "import Maildir", vec![]);
    let eml = |desk: &Desk| {
        for (at, mail) in mails.iter().enumerate() {
            desk.file(&format!("mails/{at}.eml"), mail.bytes());
        }
    };
    check("folder", &eml, "import mails", vec![]);
    check("single mails", &eml, "import mails/4.eml mails/3.eml mails/2.eml mails/1.eml mails/0.eml", vec![]);
    check(
        "folder with CRLF",
        &|desk| {
            for (at, mail) in mails.iter().enumerate() {
                desk.file(&format!("mails/{at}.eml"), crlf(&mail.bytes()));
            }
        },
        "import mails",
        vec![],
    );
    check("stdin", &|_| {}, "import -", mboxrd(&mails));
    check(
        "a folder of mboxes",
        &|desk| {
            desk.file("archive/first", mboxrd(&mails[..2]));
            desk.file("archive/deeper/second.mbox", mboxrd(&mails[2..]));
        },
        "import archive",
        vec![],
    );
}

#[test]
fn the_elder_mbox_is_the_same_where_it_says_the_same() {
    // mboxo does not quote `>From `, so only mails without such lines can agree.
    let mails: Vec<Mail> =
        few().into_iter().map(|mail| mail.body("From the start\nit did not work.\n")).collect();
    let (elder, newer) = (Desk::new(), Desk::new());
    elder.file("in", mboxo(&mails));
    newer.file("in", mboxrd(&mails));
    elder.ok("import in");
    newer.ok("import in");
    assert_eq!(partition(&elder), partition(&newer));
    assert!(elder.ok("show 1 -f json").contains("From the start"));
    assert!(!elder.ok("show 1 -f json").contains(">From the start"));
}

#[test]
fn the_original_bytes_come_back() {
    let mut odd = Mail::new("odd@x.example", "07:00").body("line\r\nbare\u{1b}[31m\n\n\n").bytes();
    odd.extend([0, 0xff, b'\n']);
    let desk = Desk::new();
    desk.file("odd.eml", &odd);
    desk.file("crlf.eml", crlf(&few()[0].bytes()));
    desk.file("inbox.mbox", mboxrd(&few()[1..]));
    desk.ok("import odd.eml crlf.eml inbox.mbox");
    assert!(desk.run("show --raw m1").stdout == odd);
    assert!(desk.run("show --raw 2").stdout == crlf(&few()[0].bytes()));
    assert_eq!(desk.ok("show --raw m3"), String::from_utf8(few()[1].bytes()).unwrap());
    desk.refused("show --raw m99").says(1, "m99", "desk messages");
    desk.refused("show --raw mail").says(2, "not the number of a message", "m42");
}

#[test]
fn the_source_is_left_as_it_was() {
    let desk = Desk::new();
    maildir(&desk, &few());
    let before = listing(&desk);
    desk.ok("import Maildir");
    assert_eq!(listing(&desk), before);
}

fn listing(desk: &Desk) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut ahead = vec![desk.path("Maildir")];
    while let Some(folder) = ahead.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                ahead.push(path)
            } else {
                found.push((path.display().to_string(), std::fs::read(&path).unwrap()))
            }
        }
    }
    found.sort();
    found
}

#[test]
fn each_mail_is_told_of() {
    let desk = Desk::new();
    let mails = few();
    desk.file("a.mbox", mboxrd(&mails[..2]));
    desk.file("b.mbox", mboxrd(&mails[1..3]));
    let rows = desk.json("import -v a.mbox b.mbox");
    let told: Vec<String> = rows
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let source = row["source"].as_str().unwrap().rsplit('/').next().unwrap();
            format!(
                "{source} {} {} {} {} {}",
                row["position"],
                row["message_id"].as_str().unwrap(),
                row["outcome"].as_str().unwrap(),
                row["ticket"],
                row["kind"].as_str().unwrap()
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "a.mbox 1 t1@customer.example imported 1 human",
            "a.mbox 2 l1@other.example imported 2 human",
            "b.mbox 1 l1@other.example duplicate 2 human",
            "b.mbox 2 t2@customer.example imported 1 human",
        ]
    );
    assert!(rows[2]["reason"].is_string() && rows[0]["reason"].is_null(), "{rows}");
}

#[test]
fn each_source_has_its_own_row() {
    let desk = Desk::new();
    let mails = few();
    desk.file("a.mbox", mboxrd(&mails[..2]));
    desk.file("b.mbox", mboxrd(&mails[1..]));
    let rows = desk.json("import a.mbox b.mbox");
    rows.as_array().unwrap().iter().for_each(adds_up);
    assert_eq!((&rows[0]["source"], &rows[1]["source"]), (&"a.mbox".into(), &"b.mbox".into()));
    assert_eq!((&rows[0]["imported"], &rows[0]["tickets_created"]), (&2.into(), &2.into()));
    assert_eq!((&rows[1]["imported"], &rows[1]["duplicates"]), (&3.into(), &1.into()));
    assert_eq!((&rows[1]["tickets_created"], &rows[1]["tickets_updated"]), (&1.into(), &2.into()));
}

#[test]
fn an_address_can_be_asked_for() {
    let desk = Desk::new();
    let mails = [
        Mail::new("a@x.example", "07:00"),
        Mail::new("b@x.example", "07:01").header("To", "news@acme.example"),
        Mail::new("c@x.example", "07:02")
            .header("To", "x@y.example")
            .header("Cc", "Desk <SUPPORT@acme.example>"),
        Mail::new("d@x.example", "07:03").header("To", "").header("Delivered-To", "support@acme.example"),
        Mail::new("e@x.example", "07:04").from("support@acme.example").header("To", "eva@x.example"),
    ];
    desk.file("inbox.mbox", mboxrd(&mails));
    let row = counts(&desk, "import --to Support@acme.example inbox.mbox");
    assert_eq!((&row["seen"], &row["imported"], &row["skipped"]), (&5.into(), &4.into(), &1.into()));
    // What was skipped can come later.
    assert_eq!(counts(&desk, "import inbox.mbox")["imported"], 1);
}

#[test]
fn what_is_poisonous_stops_nothing() {
    let desk = Desk::new();
    let deep = format!("{}{}", "(".repeat(300_000), "\n");
    let mails = [
        Mail::new("a@x.example", "07:00"),
        Mail::new("b@x.example", "07:01")
            .header("X-Long", &"x".repeat(3_000_000))
            .body("the words of the customer\n"),
        Mail::new("c@x.example", "07:02").body(&deep),
        Mail::new("d@x.example", "07:03").header("From", deep.trim()),
        Mail::new("e@x.example", "07:04"),
    ];
    desk.file("inbox.mbox", mboxrd(&mails));
    let row = counts(&desk, "import inbox.mbox");
    assert_eq!(row["seen"], 5);
    assert_eq!(row["skipped"], 0);
    assert!(row["imported"].as_i64().unwrap() >= 2, "{row}");
    let held = desk.json("quarantine list");
    assert_eq!(held.as_array().unwrap().len() as i64, row["quarantined"].as_i64().unwrap());
    let again = counts(&desk, "import inbox.mbox");
    assert_eq!((&again["imported"], &again["quarantined"]), (&0.into(), &0.into()), "{again}");
}

#[test]
fn mails_without_an_id_are_known_by_what_they_say() {
    let desk = Desk::new();
    let nameless = |body: &str| Mail::new("x", "07:00").header("Message-ID", "").body(body);
    desk.file("inbox.mbox", mboxrd(&[nameless("one\n"), nameless("two\n"), nameless("one\n")]));
    let row = counts(&desk, "import inbox.mbox");
    assert_eq!(
        (&row["imported"], &row["duplicates"], &row["tickets_created"]),
        (&2.into(), &1.into(), &2.into())
    );
    assert_eq!(counts(&desk, "import inbox.mbox")["duplicates"], 3);
}

#[test]
fn the_same_id_with_other_words_is_kept_but_no_second_contact() {
    let desk = Desk::new();
    let mail = Mail::new("a@x.example", "07:00");
    desk.file("inbox.mbox", mboxrd(&[mail.clone(), mail.body("something else\n")]));
    assert_eq!(counts(&desk, "import inbox.mbox")["imported"], 2);
    let messages = desk.json("messages");
    assert_eq!((&messages[0]["ticket"], &messages[1]["ticket"]), (&1.into(), &1.into()));
    assert_eq!(messages[1]["variant_of"], messages[0]["id"]);
    assert!(desk.command("show 1").terminal(80).ok().contains("another version"));
}

#[test]
fn what_was_taken_in_is_tagged_and_given_to_somebody() {
    let desk = Desk::new();
    desk.file("inbox.mbox", mboxrd(&few()));
    desk.ok("import --tag web,Import --assign me inbox.mbox");
    for row in desk.json("list").as_array().unwrap() {
        assert_eq!((&row["tags"], &row["assignee"]), (&serde_json::json!(["web", "import"]), &"ana".into()));
    }
    assert_eq!(desk.json("log").as_array().unwrap().len(), 2, "one import is one operation");
}

#[test]
fn a_rehearsal_takes_nothing_in() {
    let desk = Desk::new();
    desk.file("inbox.mbox", mboxrd(&few()));
    let before = desk.dump();
    let output = desk.run("import --dry-run inbox.mbox -f json");
    assert_eq!(output.code, 0, "{output}");
    assert_eq!(crate::harness::strict(&output.text())[0]["imported"], 5);
    assert!(output.stderr.contains("nothing was taken in"), "{output}");
    assert_eq!(desk.dump(), before);
}

#[test]
fn a_missing_source_is_told_before_anything_is_read() {
    let desk = Desk::new();
    desk.file("inbox.mbox", mboxrd(&few()));
    desk.refused("import inbox.mbox nowhere.mbox").says(66, "cannot read nowhere.mbox", "desk import");
    assert_eq!(desk.json("messages"), serde_json::json!([]));
}

#[test]
fn a_bad_tag_or_agent_is_told_before_anything_is_read() {
    let desk = Desk::new();
    desk.file("inbox.mbox", mboxrd(&few()));
    desk.refused("import --tag 'two words' inbox.mbox").says(2, "cannot be a tag", "letters");
    desk.refused("import --assign bob inbox.mbox").says(1, "bob", "desk agent");
}

#[test]
fn an_empty_folder_is_no_error_and_an_empty_file_is_told_once() {
    let desk = Desk::new();
    std::fs::create_dir(desk.path("nothing")).unwrap();
    let row = counts(&desk, "import nothing");
    assert_eq!((&row["seen"], &row["tickets_created"]), (&0.into(), &0.into()));
    desk.file("empty.eml", "");
    assert_eq!(counts(&desk, "import empty.eml")["quarantined"], 1);
    assert_eq!(counts(&desk, "import empty.eml")["duplicates"], 1);
    assert_eq!(desk.json("quarantine list")[0]["reason"], "it is empty");
    assert_eq!(desk.json("list"), serde_json::json!([]));
}
