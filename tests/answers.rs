//! Answers: written, queued, looked at, handed over, taken back; and what the customer writes then.

use serde_json::json;

use crate::harness::{Desk, ids, strict};
use crate::mail::{Mail, mboxrd};

/// A desk with one ticket of Eva's, and a way out that lays mails into a Maildir after a minute.
fn asked() -> Desk {
    let desk = Desk::new();
    let out = "\n[outgoing]\nfrom = \"Acme <support@acme.example>\"\ntransport = \"maildir\"\npath = \"sent\"\nhold_seconds = 60\n";
    let out = out.replace("\"sent\"", &format!("\"{}\"", desk.path("sent").display()));
    desk.file("settings.toml", desk.ok("settings show") + &out);
    desk.ok("settings apply settings.toml");
    desk.file("first.eml", Mail::new("1@x.example", "08:00").subject("Žuti čajnik").bytes());
    desk.ok("import -q first.eml");
    desk.tick(0).at("2026-07-01T10:00:00Z");
    desk
}

/// The mails that have left, in the order of their names.
fn sent(desk: &Desk) -> Vec<Vec<u8>> {
    let mut files: Vec<_> = ["new", "cur"]
        .iter()
        .filter_map(|folder| std::fs::read_dir(desk.path("sent").join(folder)).ok())
        .flatten()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files.iter().map(|file| std::fs::read(file).unwrap()).collect()
}

fn header(mail: &str, name: &str) -> String {
    let unfolded = mail.replace("\r\n", "\n").replace("\n ", " ").replace("\n\t", " ");
    let head = unfolded.split("\n\n").next().unwrap();
    let line = head.lines().find_map(|line| line.strip_prefix(&format!("{name}: ")));
    line.unwrap_or_else(|| panic!("no {name} in\n{mail}")).to_owned()
}

#[test]
fn an_answer_can_be_seen_before_it_is_given() {
    let desk = asked();
    let before = desk.dump();
    let mail = desk.ok("reply 1 --body 'Dear Eva,\n\nit is yellow. – Ana' --print");
    assert_eq!(desk.dump(), before);
    assert_eq!(header(&mail, "To").replace('"', ""), "Eva Novak <eva@customer.example>");
    assert_eq!(header(&mail, "In-Reply-To"), "<1@x.example>");
    assert!(header(&mail, "References").contains("<1@x.example>"));
    assert!(mail.is_ascii(), "what leaves is 7 bit: {mail}");
    let parsed = mail_parser::MessageParser::default().parse(mail.as_bytes()).unwrap();
    assert_eq!(parsed.subject().unwrap(), "Re: Žuti čajnik [Acme #1]");
    assert!(parsed.body_text(0).unwrap().contains("it is yellow. – Ana"));
    assert_eq!(parsed.from().unwrap().first().unwrap().address().unwrap(), "support@acme.example");
    assert!(header(&mail, "Message-ID").ends_with('>') && parsed.date().is_some());
}

#[test]
fn an_answer_counts_when_it_is_queued_and_leaves_a_minute_later() {
    let desk = asked();
    let rows = desk.json("reply 1 --body 'It is yellow.'");
    assert_eq!(
        (&rows[0]["status"], &rows[0]["first_response_at"]),
        (&"pending".into(), &"2026-07-01T10:00:00Z".into())
    );
    assert_eq!(desk.json("outbox list")[0]["state"], "queued");
    desk.at("2026-07-01T10:00:59Z");
    assert_eq!(
        (desk.ok("run"), sent(&desk).len()),
        (String::new(), 0),
        "cron hears nothing when nothing happened"
    );
    desk.at("2026-07-01T10:01:00Z");
    desk.ok("run");
    assert_eq!(sent(&desk).len(), 1);
    assert_eq!(desk.json("outbox list"), json!([]));
    desk.ok("run");
    assert_eq!(sent(&desk).len(), 1, "each mail leaves once");
    // The copy in our Sent folder is the same mail.
    desk.file(
        "Sent",
        [b"From ana@acme.example Wed Jul  1 10:01:00 2026\n".to_vec(), sent(&desk).remove(0)].concat(),
    );
    assert_eq!(desk.json("import Sent")[0]["duplicates"], 1);
    desk.refused("undo").says(1, "", "");
}

#[test]
fn the_customers_answer_finds_its_ticket_by_our_id_alone() {
    let desk = asked();
    let mail = {
        desk.ok("reply 1 --body 'It is yellow.' --send");
        String::from_utf8(sent(&desk).remove(0)).unwrap()
    };
    let ours = header(&mail, "Message-ID");
    let back = Mail::new("2@x.example", "10:30")
        .from("another@place.example")
        .subject("thanks")
        .header("In-Reply-To", &ours);
    desk.at("2026-07-01T10:30:00Z");
    desk.command("deliver").stdin(back.bytes()).ok();
    assert_eq!(ids(&desk.json("list id:1-9")), [1]);
    // Whoever answers what we signed got it from somebody who got it from us: it counts, and they are shown as new.
    assert_eq!(
        (desk.field(1, "status"), desk.json("list is:doubted")),
        ("open".into(), serde_json::json!([]))
    );
    desk.refused("accept m3").says(1, "needs no accepting", "desk why m3");
    assert!(
        desk.command("show 1")
            .terminal(200)
            .ok()
            .contains("m3 is from another@place.example, who is new here")
    );
    // What carries our own id is ours, whoever sends it; but no stranger can make such an id.
    let forged = ours.replace("@", "x@");
    let forged = Mail::new("x", "10:40")
        .header("Message-ID", &forged)
        .from("support@acme.example")
        .answers("1@x.example");
    desk.command("deliver").stdin(forged.bytes()).ok();
    assert_eq!(
        desk.json("messages id:1 --sort id --columns trust,direction")[3],
        json!({"trust": "unproved", "direction": "in"})
    );
}

#[test]
fn an_answer_that_has_not_left_is_taken_back() {
    for back in ["undo", "outbox drop 1"] {
        let desk = asked();
        let before = desk.json("list id:1");
        desk.ok("reply 1 --body 'Wrong.' --status solved");
        assert_eq!(desk.field(1, "status"), "solved");
        desk.ok(back);
        let after = desk.json("list id:1");
        for name in
            ["status", "due_at", "sla_status", "first_response_at", "solved_at", "waiting_since", "messages"]
        {
            assert_eq!(before[0][name], after[0][name], "{back}: {name}");
        }
        desk.at("2026-07-01T11:00:00Z");
        desk.ok("run");
        assert_eq!(sent(&desk).len(), 0, "{back}");
    }
}

#[test]
fn a_rehearsal_of_an_answer_changes_nothing() {
    let desk = asked();
    desk.ok("canned add thanks --body 'Thank you, {{ customer.first_name }}.'");
    let before = desk.dump();
    for line in [
        "reply 1 --canned thanks --dry-run",
        "reply 1 --body x --send --dry-run",
        "canned render thanks --ticket 1",
        "run --dry-run",
    ] {
        let output = desk.run(line);
        assert!(output.code == 0 || (output.code == 2 && line.starts_with("run")), "{line}: {output}");
        assert_eq!(desk.dump(), before, "{line}");
    }
    assert_eq!(sent(&desk).len(), 0);
    assert!(desk.ok("canned render thanks --ticket 1").contains("Thank you, Eva."));
}

#[test]
fn no_mail_leaves_with_a_hole_in_it() {
    let desk = asked();
    desk.ok("canned add refund --body 'You get {{ amount }}, {{ customer.first_name }}.'");
    desk.refused("reply 1 --canned refund").says(1, "amount", "--set amount=");
    desk.refused("canned render refund --ticket 1").says(1, "amount", "--set amount=");
    desk.refused("reply 1 --canned refnud").says(1, "refnud", "refund");
    desk.refused("reply 1 --body ' '").says(1, "", "");
    desk.refused("reply 9 --body x").says(1, "there is no ticket 9", "desk list");
    desk.refused("reply 1 --body x --attach nowhere.pdf").says_without_hint(66, "nowhere.pdf");
    desk.ok("reply 1 --canned refund --set amount=5");
    assert_eq!(
        desk.json("messages id:1 --columns text")[1]["text"].as_str().unwrap().trim_end(),
        "You get 5, Eva."
    );
    // A template of canned replies has no way to what is not its own.
    desk.refused("canned add bad --body '{{ customer.__class__ }}'")
        .says_without_hint(1, "customer.__class__");
}

#[test]
fn strangers_words_stay_words_in_the_head_of_a_mail() {
    let desk = asked();
    let subject = "=?UTF-8?Q?a=0D=0ABcc:_everybody@x.example=0D=0A=0D=0Abody?=";
    let mail = Mail::new("evil@x.example", "09:00")
        .subject(subject)
        .from("\"x\\\" <y@z.example>, =?UTF-8?Q?=0D=0ACc:_q@x.example?=\" <evil@x.example>");
    desk.command("deliver").stdin(mail.bytes()).ok();
    let answer = desk.ok("reply 2 --body Hello --print");
    let head = answer.replace("\r\n", "\n");
    let head = head.split("\n\n").next().unwrap();
    assert!(
        !head
            .lines()
            .any(|line| line.to_lowercase().starts_with("bcc:") || line.to_lowercase().starts_with("cc:")),
        "{head}"
    );
    assert_eq!(head.lines().filter(|line| line.starts_with("To: ")).count(), 1);
}

#[test]
#[cfg(unix)]
fn what_sendmail_refuses_is_kept_with_its_reason_and_tried_again_with_the_same_id() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    let program = desk.file("sendmail", "#!/bin/sh\ncat >> \"$(dirname \"$0\")/tries\"\nread code < \"$(dirname \"$0\")/code\"\necho \"no such luck\" >&2\nexit $code\n");
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    let out = format!(
        "\n[outgoing]\nfrom = \"support@acme.example\"\ntransport = \"sendmail\"\ncommand = \"{} -t -i\"\nhold_seconds = 0\n",
        program.display()
    );
    desk.file("settings.toml", desk.ok("settings show") + &out);
    desk.ok("settings apply settings.toml");
    desk.tick(0).at("2026-07-01T10:00:00Z");
    desk.ok("new --from eva@x.example --subject Help");
    desk.file("code", "75\n");
    let output = desk.run("reply 1 --body Hello --send");
    assert_eq!(output.code, 3, "{output}");
    let waiting = &desk.json("outbox list")[0];
    assert_eq!((&waiting["state"], &waiting["attempts"]), (&"queued".into(), &1.into()));
    assert!(waiting["last_error"].as_str().unwrap().contains("no such luck"), "{waiting}");
    assert_eq!(desk.field(1, "status"), "pending", "it may still leave");
    desk.file("code", "0\n");
    desk.at("2026-07-01T12:00:00Z");
    desk.ok("run");
    let tries = std::fs::read_to_string(desk.path("tries")).unwrap();
    let ids: Vec<&str> = tries.lines().filter(|line| line.starts_with("Message-ID:")).collect();
    assert_eq!((ids.len(), ids[0]), (2, ids[1]));
    assert_eq!(desk.json("outbox list"), json!([]));
    // Refused for good: the ticket stands as if nobody had answered.
    desk.ok("new --from eva@x.example --subject Again");
    desk.file("code", "67\n");
    let output = desk.run("reply 2 --body Hello --send");
    assert_eq!(output.code, 3, "{output}");
    assert_eq!(desk.json("outbox list")[0]["state"], "failed");
    assert_eq!((desk.field(2, "first_response_at"), desk.field(2, "status")), (String::new(), "new".into()));
}

#[test]
fn machines_are_not_answered_automatically_twice() {
    let desk = asked();
    let away = Mail::new("away@x.example", "09:00").header("Auto-Submitted", "auto-replied");
    desk.command("deliver").stdin(away.bytes()).ok();
    assert_ne!(desk.run("reply 2 --body Received --auto").code, 0, "a machine is not answered by a machine");
    desk.ok("reply 1 --body Received --auto");
    assert_eq!((desk.field(1, "first_response_at"), desk.field(1, "status")), (String::new(), "new".into()));
    desk.at("2026-07-01T10:01:00Z");
    desk.ok("run");
    let mail = String::from_utf8(sent(&desk).remove(0)).unwrap();
    assert_eq!(header(&mail, "Auto-Submitted"), "auto-replied");
}

#[test]
fn attachments_come_through_whole() {
    let desk = asked();
    let bytes: Vec<u8> = (0..=255u8).cycle().take(5_000).collect();
    desk.file("röntgen \".bin", &bytes);
    let mail = desk.words(["reply", "1", "--body", "See here", "--attach", "röntgen \".bin", "--print"]).ok();
    let parsed = mail_parser::MessageParser::default().parse(mail.as_bytes()).unwrap();
    assert_eq!(parsed.attachment(0).unwrap().contents(), bytes);
    assert!(mail.replace("\r\n", "\n").lines().all(|line| line.len() <= 998));
}

#[test]
fn canned_replies_are_kept_in_versions_and_undone() {
    let desk = asked();
    desk.ok("canned add hi --body 'Hi'");
    desk.ok("canned add hi --lang de --body 'Hallo'");
    desk.refused("canned add hi --body 'Hi again'").says(1, "hi", "desk canned edit");
    desk.ok("canned edit hi --body 'Hello'");
    let shown = || desk.ok("canned show hi");
    assert!(shown().contains("\nHello\n") && shown().contains("Hallo"), "{}", shown());
    desk.ok("undo");
    assert!(shown().contains("\nHi\n") && !shown().contains("Hello"), "{}", shown());
    desk.ok("canned rm hi");
    assert_eq!(desk.json("canned list"), json!([]));
    desk.ok("undo");
    assert_eq!(desk.json("canned list").as_array().unwrap().len(), 2);
    desk.ok("canned export out");
    let other = asked();
    let copied = std::fs::read_dir(desk.path("out")).unwrap();
    for entry in copied {
        let path = entry.unwrap().path();
        other.file(
            &format!("in/{}", path.file_name().unwrap().to_str().unwrap()),
            std::fs::read(&path).unwrap(),
        );
    }
    other.ok("canned import in");
    assert_eq!(
        other.json("canned list --columns name,language"),
        desk.json("canned list --columns name,language")
    );
}

#[test]
fn an_answer_of_mine_is_in_every_list() {
    let desk = asked();
    desk.ok("reply 1 --body 'It is yellow.'");
    let row =
        strict(&desk.ok("messages id:1 --sort -id --limit 1 -f json --columns direction,from_email,to,text"));
    assert_eq!(
        row[0],
        json!({"direction": "out", "from_email": "support@acme.example", "to": ["eva@customer.example"], "text": "It is yellow."})
    );
    assert_eq!(ids(&desk.json("list yellow")), [1]);
    desk.file("inbox.mbox", mboxrd(&[Mail::new("9@x.example", "09:00")]));
    desk.ok("import -q inbox.mbox");
    assert_eq!(desk.ok("undo --dry-run -f jsonl").lines().count(), 1);
}
