//! To whom an answer goes, from which address, and what speaks against sending it.

use serde_json::json;

use crate::harness::Desk;
use crate::mail::Mail;

/// A desk with two addresses into which these mails came, at ten.
fn desk(mails: &[Mail]) -> Desk {
    let desk = Desk::new();
    let settings = desk.ok("settings show");
    desk.file(
        "settings.toml",
        settings.replace("[\"support@acme.example\"]", "[\"support@acme.example\", \"sales@acme.example\"]"),
    );
    desk.ok("settings apply settings.toml");
    for mail in mails {
        desk.command("deliver").stdin(mail.bytes()).ok();
    }
    desk.at("2026-07-01T10:00:00Z");
    desk
}

/// The people in a header of what would leave.
fn people(mail: &str, name: &str) -> Vec<String> {
    let parsed = mail_parser::MessageParser::default().parse(mail.as_bytes()).unwrap();
    let address = parsed.header(name).and_then(|value| value.as_address()).cloned();
    let all =
        address.iter().flat_map(|address| address.iter()).filter_map(|one| one.address()).map(str::to_owned);
    all.collect()
}

fn first() -> Mail {
    Mail::new("1@x.example", "08:00")
}

/// Eva's second mail, with others in it.
fn to_many() -> Mail {
    Mail::new("2@x.example", "09:00")
        .answers("1@x.example")
        .header("To", "Support <support@acme.example>, Bo <bo@customer.example>")
        .header(
            "Cc",
            "eva@customer.example, no-reply@shop.example, Cy <cy@else.example>, SALES+x@acme.example",
        )
}

#[test]
fn an_answer_goes_to_who_wrote_last_on_the_customers_side() {
    // Bo was named by Eva, and takes part.
    let bo = Mail::new("3@x.example", "09:30").answers("2@x.example").from("Bo <bo@customer.example>");
    let desk = desk(&[first(), to_many(), bo]);
    let mail = desk.ok("reply 1 --body Hello --print");
    assert_eq!(people(&mail, "To"), ["bo@customer.example"]);
    let parsed = mail_parser::MessageParser::default().parse(mail.as_bytes()).unwrap();
    assert_eq!(parsed.in_reply_to().as_text(), Some("3@x.example"));
    assert_eq!(parsed.references().as_text_list().unwrap().last().unwrap(), "3@x.example");
    let mail = desk.ok("reply 1 --body Hello --print --to 'Eva <eva@customer.example>'");
    assert_eq!(people(&mail, "To"), ["eva@customer.example"]);
}

#[test]
fn all_who_were_in_the_mail_get_it_where_that_is_said() {
    let desk = desk(&[first(), to_many()]);
    let usual = desk.run("reply 1 --body Hello --print");
    assert_eq!(
        (people(&usual.text(), "To"), people(&usual.text(), "Cc")),
        (vec!["eva@customer.example".into()], vec![])
    );
    assert!(
        usual.stderr.contains("bo@customer.example, cy@else.example") && usual.stderr.contains("--all"),
        "{usual}"
    );
    let all = desk.run("reply 1 --body Hello --print --all");
    assert_eq!(people(&all.text(), "Cc"), ["bo@customer.example", "cy@else.example"]);
    // Whoever is named already is not named twice.
    let all = desk.run("reply 1 --body Hello --print --all --cc Cy@else.example --to bo@customer.example");
    assert_eq!(people(&all.text(), "To"), ["bo@customer.example"]);
    assert_eq!(people(&all.text(), "Cc"), ["Cy@else.example"]);

    let settings = desk.ok("settings show");
    desk.file("all.toml", format!("{settings}\n[outgoing]\nreply_all = true\n"));
    desk.ok("settings apply all.toml");
    let all = desk.run("reply 1 --body Hello --print");
    assert_eq!(people(&all.text(), "Cc"), ["bo@customer.example", "cy@else.example"]);
    assert!(all.stderr.contains("--only"), "{all}");
    let only = desk.run("reply 1 --body Hello --print --only");
    assert_eq!(people(&only.text(), "Cc"), [""; 0]);
    desk.refused("reply 1 --body Hello --all --only").says(2, "--all", "");
}

#[test]
fn the_sender_is_the_address_to_which_the_customer_wrote() {
    let from = |to: &str, more: &str| {
        let desk = desk(&[first().header("To", to)]);
        if !more.is_empty() {
            desk.file("more.toml", format!("{}\n{more}", desk.ok("settings show")));
            desk.ok("settings apply more.toml");
        }
        people(&desk.ok("reply 1 --body Hello --print"), "From")
    };
    assert_eq!(from("Sales <Sales+spring@acme.example>, x@y.example", ""), ["sales@acme.example"]);
    assert_eq!(from("support@acme.example", ""), ["support@acme.example"]);
    assert_eq!(from("undisclosed-recipients:;", ""), ["support@acme.example"]);
    assert_eq!(
        from("sales@acme.example", "[outgoing]\nfrom = \"desk@acme.example\"\n"),
        ["desk@acme.example"]
    );
    let desk = desk(&[first()
        .header("To", "undisclosed-recipients:;")
        .header("Delivered-To", "sales@acme.example")]);
    assert_eq!(people(&desk.ok("reply 1 --body Hello --print"), "From"), ["sales@acme.example"]);
}

#[test]
fn a_mailing_list_gets_no_answer_by_mistake() {
    let to_list = |mail: Mail| mail.header("List-Id", "Dev <dev.list.example>");
    let mails = [
        ("Reply-To of the list", to_list(first()).header("Reply-To", "dev@list.example")),
        (
            "the list beside its writer",
            to_list(first()).header("Reply-To", "dev@list.example, eva@customer.example"),
        ),
        (
            "a Reply-To that only List-Post names",
            first()
                .header("List-Id", "<17.lists.example>")
                .header("List-Post", "<mailto:all@lists.example>")
                .header("Reply-To", "all@lists.example"),
        ),
        ("From rewritten to the list", to_list(first()).from("Eva via Dev <dev@list.example>")),
    ];
    for (what, mail) in mails {
        let desk = desk(&[mail]);
        for line in [
            "reply 1 --body Hello",
            "reply 1 --body Hello --print",
            "reply 1 --body Hello --dry-run",
            "reply 1 --body Hello --auto",
        ] {
            desk.refused(line).says(1, "mailing list", "--force");
        }
        assert_eq!(desk.json("outbox list"), json!([]), "{what}");
        let forced = desk.run("reply 1 --body Hello --print --force");
        assert!(
            forced.code == 0 && forced.stderr.contains("warning: ") && forced.stderr.contains("mailing list"),
            "{what}: {forced}"
        );
        let writer = desk.ok("reply 1 --body Hello --print --to eva@customer.example");
        assert_eq!(people(&writer, "To"), ["eva@customer.example"], "{what}");
    }
    // Who writes by a list, and wants the answer themself, gets it; the list does not, even by --all.
    let desk = desk(&[to_list(first())
        .header("To", "dev@list.example")
        .header("Cc", "support@acme.example, bo@x.example")]);
    let mail = desk.ok("reply 1 --body Hello --print --all");
    assert_eq!(
        (people(&mail, "To"), people(&mail, "Cc")),
        (vec!["eva@customer.example".into()], vec!["bo@x.example".into()])
    );
    desk.refused("reply 1 --body Hello --cc dev@list.example").says(1, "mailing list", "--force");
}

#[test]
fn what_speaks_against_an_answer_is_refused_and_can_be_forced() {
    let desk = desk(&[first()]);
    desk.ok("note 1 'She never reads the manual.'");
    for (body, why) in [
        ("Please see the attached invoice.", "\"attached\""),
        ("Dear [NAME],", "[NAME]"),
        ("Hello {{ customer.name }}", "{{ customer.name }}"),
        ("Your order XXX is late.", "XXX"),
        ("she never reads\nthe manual.", "internal note m2"),
    ] {
        let words = |more: &[&'static str]| -> Vec<&'static str> {
            [&["reply", "1", "--body", body][..], more].concat()
        };
        desk.words(words(&[])).refused().says(1, why, "--force");
        desk.words(words(&["--print"])).refused().says(1, why, "--force");
        assert_eq!(desk.json("outbox list"), json!([]));
        let forced = desk.words(words(&["--force", "--dry-run"])).run();
        assert!(forced.code == 0 && forced.stderr.contains(why), "{forced}");
    }
    desk.file("invoice.pdf", "x");
    desk.ok("reply 1 --body 'Please see the attached invoice.' --attach invoice.pdf");
    // What is quoted are not our words.
    let desk = self::desk(&[first().body("See the attached [NAME] XXX.\n")]);
    desk.ok("reply 1 --body Thanks. --quote");
    desk.refused("reply 1 --body x --to no-reply@shop.example").says(1, "nobody reads", "--force");
    desk.refused("reply 1 --body x --cc no-reply@shop.example").says(1, "nobody reads", "--force");
    // All of it is told at once.
    let both = desk.run("reply 1 --body 'Dear [NAME], it is attached.'");
    assert!(both.stderr.contains("[NAME]") && both.stderr.contains("attached"), "{both}");
}

#[test]
fn a_text_that_is_refused_and_nowhere_else_is_kept() {
    let desk = desk(&[first()]);
    let refused = desk.command("reply 1 --body -").stdin("Dear [NAME],").run();
    assert_eq!(refused.code, 1, "{refused}");
    assert!(refused.stderr.contains("desk reply 1 --kept sends it as it is"), "{refused}");
}

#[test]
fn who_only_answered_what_was_handed_to_them_is_named_and_gets_nothing_by_themself() {
    let desk = desk(&[first()]);
    desk.ok("reply 1 --body Hello");
    let ours = desk.json("outbox list")[0]["message_id"].as_str().unwrap().to_owned();
    let handed = Mail::new("9@else.example", "09:59").answers(&ours).from("Max <max@else.example>");
    desk.command("deliver").stdin(handed.bytes()).ok();
    let usual = desk.run("reply 1 --body Hello --print");
    assert_eq!(people(&usual.text(), "To"), ["eva@customer.example"]);
    assert!(usual.stderr.contains("max@else.example") && usual.stderr.contains("--all"), "{usual}");
    let all = desk.run("reply 1 --body Hello --print --all");
    assert_eq!(people(&all.text(), "Cc"), ["max@else.example"]);
}

#[test]
fn a_signature_stands_once_under_each_letter_of_a_person() {
    let desk = desk(&[first()]);
    let signature = "\n[agents.ana]\nsignature = \"\"\"\nAna Horvat · Acme\n+385 1 234\n\"\"\"\n";
    desk.file("signed.toml", desk.ok("settings show") + signature);
    desk.ok("settings apply signed.toml");
    let text = |line: &str| {
        let mail = desk.ok(line);
        let parsed = mail_parser::MessageParser::default().parse(mail.as_bytes()).unwrap();
        parsed.body_text(0).unwrap().replace("\r\n", "\n")
    };
    assert_eq!(text("reply 1 --body Hello --print"), "Hello\n\n-- \nAna Horvat · Acme\n+385 1 234\n");
    let quoted = text("reply 1 --body Hello --quote --print");
    assert!(quoted.starts_with("Hello\n\n-- \nAna Horvat · Acme\n+385 1 234\n\nEva Novak, "), "{quoted}");
    assert!(quoted.ends_with("> Eva\n") && quoted.matches("-- \n").count() == 1, "{quoted}");
    assert_eq!(text("reply 1 --body 'Hello\n-- \nA.' --print"), "Hello\n-- \nA.\n");
    assert_eq!(text("reply 1 --body Hello --auto --print"), "Hello\n");
    // A section of nobody, a key that there is not.
    desk.file("wrong.toml", desk.ok("settings show") + "\n[agents.ana2]\nsignatur = \"x\"\n");
    let wrong = desk.run("settings check wrong.toml");
    assert!(wrong.code == 78 && wrong.stderr.contains("did you mean `signature`?"), "{wrong}");
}

#[test]
fn what_goes_to_no_customer_answers_nobody() {
    let desk = desk(&[first()]);
    let before = desk.ticket(1);
    let told = desk.run("reply 1 --to max@else.example --body Hello");
    assert!(told.code == 0 && told.stderr.contains("stops no clock"), "{told}");
    let after = desk.ticket(1);
    for field in ["first_response_at", "waiting_since", "due_at"] {
        assert_eq!(before[field], after[field], "{field}");
    }
    assert_eq!(desk.json("messages")[1]["role"], "other");
    desk.ok("verify");
    let told = desk.run("reply 1 --to max@else.example --cc EVA+home@customer.example --body Hello");
    assert!(told.code == 0 && !told.stderr.contains("stops no clock"), "{told}");
    assert_eq!(desk.field(1, "status"), "pending");
    desk.ok("verify");
}

/// A desk whose way out is a command that keeps what it is given, or fails while there is a file `down`.
fn with_way_out(more: &str) -> Desk {
    let desk = desk(&[first()]);
    let script = desk.file(
        "way",
        format!(
            "#!/bin/sh\n[ -e {down} ] && {{ cat >/dev/null; exit 75; }}\ncat > {out}.$(ls {folder} | grep -c '^out')\n",
            down = desk.path("down").display(),
            out = desk.path("out").display(),
            folder = desk.folder().display()
        ),
    );
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(&script, std::fs::Permissions::from_mode(0o700)).unwrap();
    let settings = desk.ok("settings show");
    let out = format!(
        "\n[outgoing]\ntransport = \"sendmail\"\ncommand = \"{}\"\nhold_seconds = 0\n{more}\n",
        script.display()
    );
    desk.file("settings.out", settings + &out);
    desk.ok("settings apply settings.out");
    desk
}

#[test]
fn a_copy_goes_by_the_envelope_alone_and_is_a_copy_when_it_comes_back() {
    let desk = with_way_out("bcc = [\"Archive <archive@acme.example>\", \"eva@customer.example\"]");
    desk.ok("reply 1 --body Hello --send");
    let handed = std::fs::read_to_string(desk.path("out.0")).unwrap();
    // The customer, who stands in it anyway, gets no second one.
    assert!(handed.starts_with("Bcc: archive@acme.example\nDate: "), "{handed}");
    assert!(!desk.ok("show --raw m2").contains("archive@"));
    assert!(!desk.ok("reply 1 --body Hello --print --force").contains("archive@"));
    let copy = handed.split_once('\n').unwrap().1;
    let back = format!(
        "Received: from a by b; Wed, 1 Jul 2026 10:00:30 +0000\nDelivered-To: archive@acme.example\n{copy}"
    );
    desk.wait(60);
    desk.command("deliver").stdin(back).ok();
    assert_eq!(desk.json("messages").as_array().unwrap().len(), 2);
    assert_eq!(desk.field(1, "status"), "pending");
    desk.ok("verify");
    // A folder has no envelope: it is said where it is written.
    let wrong = "[desk]\nname = \"A\"\naddresses = [\"a@b.example\"]\n[outgoing]\ntransport = \"maildir\"\npath = \"/x\"\nbcc = \"c@d.example\"\n";
    desk.file("maildir.toml", wrong);
    assert!(
        desk.run("settings check maildir.toml").stderr.contains("maildir.toml:7:7"),
        "{}",
        desk.run("settings check maildir.toml")
    );
    desk.file("wrong.toml", wrong.replace("c@d.example", "nobody"));
    assert_eq!(desk.run("settings check wrong.toml").code, 78);
}

#[test]
fn several_answers_of_a_ticket_leave_in_their_order() {
    let desk = with_way_out("");
    desk.tick(0);
    std::fs::write(desk.path("down"), "").unwrap();
    desk.ok("reply 1 --body First.");
    desk.ok("reply 1 --body Second. --force");
    desk.run("outbox send");
    let states = |desk: &Desk| -> Vec<i64> {
        desk.json("outbox list --columns attempts")
            .as_array()
            .unwrap()
            .iter()
            .map(|row| row["attempts"].as_i64().unwrap())
            .collect()
    };
    assert_eq!(states(&desk), [1, 0], "the second waits for the first");
    std::fs::remove_file(desk.path("down")).unwrap();
    desk.wait(10);
    desk.run("outbox send");
    assert!(!desk.path("out.0").exists(), "the first is not due yet, and the second waits with it");
    desk.wait(120);
    desk.run("outbox send");
    let mails: Vec<String> =
        ["out.0", "out.1"].iter().map(|name| std::fs::read_to_string(desk.path(name)).unwrap()).collect();
    assert!(mails[0].contains("First.") && mails[1].contains("Second."));
    let id = |mail: &str| {
        mail_parser::MessageParser::default().parse(mail.as_bytes()).unwrap().message_id().unwrap().to_owned()
    };
    let second = mail_parser::MessageParser::default().parse(mails[1].as_bytes()).unwrap();
    assert_eq!(second.references().as_text_list().unwrap(), [id(&mails[0]), "1@x.example".to_owned()]);
}

/// What leaves, as the reader of another program sees it.
#[test]
fn hostile_words_in_names_and_subjects_make_no_header_of_their_own() {
    let desk = desk(&[first()
        .from("\"Eva\\\" <x@evil.example>, \" <eva@customer.example>")
        .subject("=?utf-8?q?a=0D=0ABcc:_x@evil.example?= Žuti")]);
    let subject = "Žuti čajnik ".repeat(40) + "\r\nBcc: x@evil.example";
    let mails = [
        desk.ok("reply 1 --body Hello --print --all"),
        desk.words([
            "reply",
            "1",
            "--body",
            "Hello",
            "--print",
            "--subject",
            &subject,
            "--to",
            "Ćiro \"x\" <ciro@x.example>",
        ])
        .run()
        .text(),
        desk.words([
            "reply",
            "1",
            "--body",
            "Hello",
            "--print",
            "--subject",
            &subject,
            "--to",
            "Ćiro, d.o.o. <ciro@x.example>",
        ])
        .ok(),
        desk.ok("forward 1 --to 'Max, Inc. <max@supplier.example>' --body Look --print"),
    ];
    let script = "import sys, email, email.policy\n\
        m = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)\n\
        assert m['Bcc'] is None and not m.defects, m.defects\n\
        for h in ('From', 'To', 'Subject', 'Message-ID', 'Date', 'MIME-Version'):\n\
        \x20   assert len(m.get_all(h)) == 1 and not m[h].defects, (h, m[h], m[h].defects)\n\
        print([a.addr_spec for a in m['To'].addresses], m['Subject'])\n";
    for mail in mails.iter().filter(|mail| !mail.is_empty()) {
        assert!(mail.is_ascii() && mail.lines().all(|line| line.len() <= 998), "{mail}");
        let head = mail.split("\r\n\r\n").next().unwrap();
        assert!(head.lines().all(|line| line.len() <= 78), "{head}");
        let python = std::process::Command::new("python3")
            .args(["-c", script])
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::piped())
            .spawn();
        let Ok(mut python) = python else {
            return crate::harness::notice(
                "there is no python3: nobody else reads the headers of what leaves",
            );
        };
        std::io::Write::write_all(&mut python.stdin.take().unwrap(), mail.as_bytes()).unwrap();
        let told = python.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&told.stdout).into_owned();
        assert!(told.status.success() && !said.contains("evil.example']"), "{said}\n{mail}");
    }
}
