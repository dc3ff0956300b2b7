//! Answers from the words typed to the mail and the ticket, by the same way as the program goes.

use mail_parser::{MessageParser, MimeHeaders};
use serde_json::Value;

use crate::cli::tests::trial::Trial;

fn ticket(trial: &Trial) -> Value {
    trial.json(&["list", "id:1"])[0].clone()
}

/// A desk with one ticket.
fn desk() -> Trial {
    let trial = Trial::new();
    trial.eva_writes();
    trial
}

#[test]
fn an_answer_is_queued_and_the_ticket_waits_for_the_customer() {
    let mut trial = desk();
    trial.pass(600);
    let rows = trial.json(&["reply", "1", "--body", "A new one is on its way."]);
    assert_eq!(
        (&rows[0]["status"], &rows[0]["first_response_at"]),
        (&"pending".into(), &"2026-07-01T09:10:00Z".into())
    );
    let mails = trial.json(&["outbox"]);
    assert_eq!(mails[0]["state"], "queued");
    assert_eq!(mails[0]["to"], serde_json::json!(["eva@x.example"]));
    assert_eq!(mails[0]["subject"], "Re: Teapot broken [Acme #1]");
    let sent = trial.json(&["messages", "--columns", "direction,text,message_id"]);
    assert_eq!(sent[1]["direction"], "out");
    assert_eq!(sent[1]["text"].as_str().unwrap().trim(), "A new one is on its way.");
    assert_eq!(sent[1]["message_id"], mails[0]["message_id"]);
}

#[test]
fn a_finished_mail_stands_in_the_thread_and_print_changes_nothing() {
    let trial = desk();
    trial.done(&["reply", "1", "--body", "First."]);
    let ours = trial.json(&["outbox"])[0]["message_id"].as_str().unwrap().to_owned();
    trial.deliver(&format!(
        "From: Eva Novak <eva@x.example>\nReply-To: Eva at home <eva@home.example>, support@acme.example\n\
         To: support@acme.example\nSubject: Re: Teapot broken\nMessage-ID: <2@x.example>\n\
         In-Reply-To: <{ours}>\nDate: Wed, 1 Jul 2026 09:00:00 +0000\n\nStill leaks.\n"
    ));
    let before = std::fs::read(trial.path("desk.db")).unwrap();
    let operations = trial.json(&["log"]).as_array().unwrap().len();
    let printed = trial.done(&[
        "reply",
        "1",
        "--body",
        "Žao mi je.",
        "--print",
        "--force",
        "--cc",
        "Bo <bo@x.example>",
    ]);
    assert_eq!(trial.json(&["log"]).as_array().unwrap().len(), operations);
    assert_eq!(std::fs::read(trial.path("desk.db")).unwrap(), before);
    assert!(
        printed.stderr.starts_with("warning: m3 asks for its answer at eva@home.example"),
        "{}",
        printed.stderr
    );
    assert_eq!(printed.stderr.lines().count(), 1);

    let mail = MessageParser::new().parse(&printed.stdout).unwrap();
    let people = |list: Option<&mail_parser::Address<'_>>| -> Vec<(String, String)> {
        let one = |a: &mail_parser::Addr<'_>| {
            (a.name().unwrap_or_default().to_owned(), a.address().unwrap_or_default().to_owned())
        };
        list.unwrap().iter().map(one).collect()
    };
    assert_eq!(people(mail.from()), [("Acme".into(), "support@acme.example".into())]);
    assert_eq!(people(mail.to()), [("Eva at home".into(), "eva@home.example".into())]);
    assert_eq!(people(mail.cc()), [("Bo".into(), "bo@x.example".into())]);
    assert_eq!(mail.subject(), Some("Re: Teapot broken [Acme #1]"));
    assert_eq!(mail.in_reply_to().as_text(), Some("2@x.example"));
    assert_eq!(mail.references().as_text_list().unwrap(), ["1@x.example", &ours, "2@x.example"]);
    assert!(mail.message_id().unwrap().ends_with("@acme.example"));
    assert_eq!(mail.body_text(0).unwrap(), "Žao mi je.\r\n");
    // Only the id differs from one time to the next.
    let again = trial.done(&[
        "reply",
        "1",
        "--body",
        "Žao mi je.",
        "--print",
        "--force",
        "--cc",
        "Bo <bo@x.example>",
    ]);
    let without = |mail: &[u8]| {
        let lines = String::from_utf8(mail.to_vec()).unwrap();
        lines.lines().filter(|line| !line.starts_with("Message-ID:")).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(without(&printed.stdout), without(&again.stdout));
    assert_ne!(printed.stdout, again.stdout);
}

#[test]
fn a_variable_without_a_value_refuses_the_answer() {
    let trial = desk();
    trial.done(&["canned", "add", "refund", "--body", "{{ greeting }}\n\nOrder {{ order }}."]);
    let ran = trial.run(&["reply", "1", "--canned", "refund"]);
    assert_eq!(ran.code, 1);
    for part in ["refund", "line 3", "order", "--set order="] {
        assert!(ran.stderr.contains(part), "{part}: {}", ran.stderr);
    }
    assert_eq!(trial.json(&["outbox"]), serde_json::json!([]));
    assert_eq!(ticket(&trial)["status"], "new");

    trial.done(&["reply", "1", "--canned", "refund", "--set", "order=A-17", "--body", "Ana"]);
    let text = trial.json(&["messages", "--columns", "text"])[1]["text"].clone();
    assert_eq!(
        text.as_str().unwrap().replace("\r\n", "\n").trim(),
        "Good morning Eva,\n\nOrder A-17.\n\nAna"
    );
}

#[test]
fn what_is_in_the_way_is_told_before_anything_is_written() {
    let trial = desk();
    for (words, code, told) in [
        (vec!["reply", "1"], 2, "--body"),
        (vec!["reply", "1", "--body", "  \n"], 1, "empty"),
        (vec!["reply", "9", "--body", "x"], 1, "no ticket 9"),
        (vec!["reply", "1", "--body", "x", "--cc", "nobody"], 2, "no mail address"),
        (vec!["reply", "1", "--body", "x", "--status", "spam"], 2, "spam"),
        (vec!["reply", "1", "--body", "x", "--set", "a=b"], 2, "--canned"),
        (vec!["reply", "1", "--canned", "x"], 1, "no canned reply"),
        (vec!["reply", "1", "--body", "x", "--attach", "nowhere.pdf"], 66, "nowhere.pdf"),
        (vec!["reply", "1", "--body", "x", "--send"], 1, "[outgoing]"),
        (vec!["reply", "1", "--body", "x", "--columns", "nonsense"], 2, "nonsense"),
    ] {
        let ran = trial.run(&words);
        assert_eq!(ran.code, code, "{words:?}: {}", ran.stderr);
        assert!(ran.stderr.contains(told), "{words:?}: {}", ran.stderr);
    }
    // An editor would hang in a pipe; only who asks for it gets it there.
    assert_eq!(trial.with(&[("EDITOR", "true")], &["reply", "1"]).code, 2);
    assert_eq!(trial.json(&["outbox", "list", "--all"]), serde_json::json!([]));
    trial.done(&["status", "spam", "1"]);
    let ran = trial.run(&["reply", "1", "--body", "x"]);
    assert!(ran.code == 1 && ran.stderr.contains("spam"), "{}", ran.stderr);
}

#[test]
fn without_an_address_the_desk_cannot_answer() {
    let trial = Trial::new();
    trial.eva_writes();
    let document = trial.done(&["settings", "show"]).text().replace("[\"support@acme.example\"]", "[]");
    let file = trial.write("s.toml", document);
    trial.done(&["settings", "apply", file.to_str().unwrap()]);
    let ran = trial.run(&["reply", "1", "--body", "x"]);
    assert!(ran.code == 1 && ran.stderr.contains("desk settings edit"), "{}", ran.stderr);
    trial.set("[outgoing]\nfrom = \"Acme Help <help@acme.example>\"\n");
    let printed = trial.done(&["reply", "1", "--body", "x", "--print"]);
    assert!(printed.text().contains("help@acme.example"), "{}", printed.text());
}

#[test]
fn dropped_and_undone_answers_leave_the_ticket_as_it_was() {
    let mut trial = desk();
    let before = ticket(&trial);
    trial.done(&["reply", "1", "--body", "x", "--status", "solved"]);
    assert_eq!(ticket(&trial)["status"], "solved");
    trial.pass(30);
    let dropped = trial.json(&["outbox", "drop", "1"]);
    assert_eq!(dropped[0]["state"], "dropped");
    let after = ticket(&trial);
    for field in ["status", "first_response_at", "solved_at", "due_at", "waiting_since"] {
        assert_eq!(after[field], before[field], "{field}");
    }
    trial.done(&["undo"]);
    assert_eq!(
        (ticket(&trial)["status"].as_str(), trial.json(&["outbox"])[0]["state"].as_str()),
        (Some("solved"), Some("queued"))
    );

    trial.done(&["reply", "1", "--body", "y"]);
    trial.done(&["undo"]);
    assert_eq!(trial.json(&["outbox"]).as_array().unwrap().len(), 1);
    trial.done(&["redo"]);
    assert_eq!(trial.json(&["outbox"]).as_array().unwrap().len(), 2);
}

#[test]
fn a_dry_run_shows_the_ticket_and_writes_nothing() {
    let trial = desk();
    let rows = trial.json(&["reply", "1", "--body", "x", "--dry-run"]);
    assert_eq!(rows[0]["status"], "pending");
    assert_eq!(ticket(&trial)["status"], "new");
    assert_eq!(trial.json(&["outbox"]), serde_json::json!([]));
}

#[test]
fn a_hostile_mail_gets_a_harmless_answer() {
    let trial = Trial::new();
    trial.deliver(
        "From: =?utf-8?q?Eva=0D=0ABcc:_spy@x.example?= <eva@x.example>\nTo: support@acme.example\n\
         Subject: =?utf-8?q?Tea=0D=0ABcc:_spy@x.example=0D=0A=0D=0Apot?=\nMessage-ID: <1@x.example>\n\
         Date: Wed, 1 Jul 2026 08:59:00 +0000\n\n{{ desk.name }} {% raw %}\n",
    );
    trial.done(&[
        "canned",
        "add",
        "hi",
        "--subject",
        "About {{ ticket.subject }}",
        "--body",
        "{{ greeting }} {{ customer.name }}: {{ ticket.subject }}",
    ]);
    for words in [vec!["--canned", "hi"], vec!["--body", "x", "--quote"]] {
        let printed = trial.done(&[vec!["reply", "1", "--print"], words].concat());
        let head = printed.text().split("\r\n\r\n").next().unwrap().to_owned();
        let names: Vec<&str> = head
            .split("\r\n")
            .filter(|line| !line.starts_with([' ', '\t']))
            .map(|line| line.split(':').next().unwrap())
            .collect();
        assert_eq!(
            names,
            [
                "Date",
                "From",
                "To",
                "Subject",
                "Message-ID",
                "In-Reply-To",
                "References",
                "MIME-Version",
                "Content-Type",
                "Content-Transfer-Encoding"
            ]
        );
        let mail = MessageParser::new().parse(&printed.stdout).unwrap();
        assert_eq!(
            mail.to().unwrap().iter().filter_map(|a| a.address()).collect::<Vec<_>>(),
            ["eva@x.example"]
        );
        assert!(mail.bcc().is_none());
    }
}

#[test]
fn our_own_answer_that_comes_back_is_known_and_an_answer_to_it_reopens() {
    let mut trial = desk();
    trial.done(&["reply", "1", "--body", "Fixed?", "--attach", "/dev/null"]);
    let bytes = trial.done(&["outbox", "show", "1", "--mail"]).stdout;
    let ours = trial.json(&["outbox"])[0]["message_id"].as_str().unwrap().to_owned();
    trial.pass(60);
    // As it is, and with a footer as a mailing list adds it: kept, and no second answer.
    let listed = [&bytes[..], b"-- \r\nlist footer\r\n"].concat();
    for (copy, outcome) in [(bytes.clone(), "duplicate"), (listed, "imported")] {
        let row = trial.fed(copy, &["deliver", "-f", "json"]).json();
        assert_eq!((&row["outcome"], &row["ticket"]), (&outcome.into(), &1.into()));
    }
    let versions = trial.json(&["messages", "id:1"]);
    // Under our id, and not what we sent: nobody's word.
    assert_eq!((&versions[2]["direction"], &versions[2]["variant_of"]), (&"in".into(), &2.into()));
    assert_eq!(versions[2]["trust"], "unproved");
    assert_eq!(ticket(&trial)["status"], "pending");
    let file = trial.write("sent.eml", &bytes);
    let counts = trial.json(&["import", file.to_str().unwrap(), "--as-sent"]);
    assert_eq!(counts[0]["duplicates"], 1);
    trial.deliver(&format!(
        "From: eva@x.example\nTo: support@acme.example\nSubject: other words\nMessage-ID: <3@x.example>\n\
         In-Reply-To: <{ours}>\nDate: Wed, 1 Jul 2026 09:01:00 +0000\n\nNo.\n"
    ));
    let row = ticket(&trial);
    assert_eq!((&row["status"], &row["messages"]), (&"open".into(), &4.into()));
}

#[test]
fn files_go_along_and_are_noted() {
    let trial = desk();
    let contents: Vec<u8> = (0..=255).collect();
    trial.write("Račun 7.pdf", &contents);
    trial.done(&["reply", "1", "--body", "Here.", "--attach", "Račun 7.pdf"]);
    let message = &trial.json(&["messages"])[1];
    assert_eq!(message["attachments"][0]["name"], "Račun 7.pdf");
    assert_eq!(
        (&message["attachments"][0]["content_type"], &message["attachments"][0]["bytes"]),
        (&"application/pdf".into(), &256.into())
    );
    let bytes = trial.done(&["outbox", "show", "1", "--mail"]).stdout;
    let mail = MessageParser::new().parse(&bytes).unwrap();
    assert_eq!(mail.attachment(0).unwrap().attachment_name(), Some("Račun 7.pdf"));
    assert_eq!(mail.attachment(0).unwrap().contents(), contents);
}

#[test]
fn an_automatic_answer_is_no_answer_for_any_clock_and_never_goes_to_a_machine() {
    let trial = desk();
    trial.done(&["reply", "1", "--body", "We got it.", "--auto"]);
    let row = ticket(&trial);
    assert_eq!((&row["first_response_at"], &row["status"]), (&Value::Null, &"new".into()));
    let raw = trial.done(&["outbox", "show", "1", "--mail"]);
    assert!(raw.text().contains("Auto-Submitted: auto-replied\r\n"));
    assert_eq!(trial.json(&["messages"])[1]["kind"], "auto_reply");
    for _ in 0..4 {
        trial.done(&["reply", "1", "--body", "We got it.", "--auto"]);
    }
    let ran = trial.run(&["reply", "1", "--body", "We got it.", "--auto"]);
    assert!(ran.code == 1 && ran.stderr.contains("automatic answers"), "{}", ran.stderr);

    trial.deliver(
        "From: bo@x.example\nTo: support@acme.example\nSubject: Away\nMessage-ID: <9@x.example>\n\
         Auto-Submitted: auto-replied\nDate: Wed, 1 Jul 2026 08:59:00 +0000\n\nI am away.\n",
    );
    let ran = trial.run(&["reply", "2", "--body", "x", "--auto"]);
    assert!(ran.code == 1 && ran.stderr.contains("machine"), "{}", ran.stderr);
    trial.deliver(
        "From: No Reply <no-reply@x.example>\nTo: support@acme.example\nSubject: Invoice\nMessage-ID: <10@x.example>\n\
         Date: Wed, 1 Jul 2026 08:59:00 +0000\n\nPay.\n",
    );
    let ran = trial.run(&["reply", "3", "--body", "x"]);
    assert!(ran.code == 1 && ran.stderr.contains("--force"), "{}", ran.stderr);
    trial.done(&["reply", "3", "--body", "x", "--force"]);
}

#[test]
fn a_ticket_that_we_began_gets_its_first_mail_by_an_answer() {
    let trial = Trial::new();
    trial.done(&["new", "--outbound", "--from", "Bo <bo@x.example>", "--subject", "Your order"]);
    let printed = trial.done(&["reply", "1", "--body", "It is late.", "--print"]);
    let mail = MessageParser::new().parse(&printed.stdout).unwrap();
    assert_eq!(mail.subject(), Some("Your order [Acme #1]"));
    assert_eq!(mail.to().unwrap().first().unwrap().address(), Some("bo@x.example"));
    assert!(mail.in_reply_to().as_text().is_none() && mail.references().as_text_list().is_none());
}

#[test]
fn who_wrote_in_between_is_told_and_the_answer_goes_to_the_customer() {
    let trial = desk();
    trial.deliver(
        "From: Max <max@x.example>\nTo: support@acme.example\nSubject: Re: Teapot broken\nMessage-ID: <2@x.example>\n\
         In-Reply-To: <1@x.example>\nDate: Wed, 1 Jul 2026 09:00:00 +0000\n\nMine too.\n",
    );
    let printed = trial.done(&["reply", "1", "--body", "x", "--print"]);
    let mail = MessageParser::new().parse(&printed.stdout).unwrap();
    assert_eq!(mail.to().unwrap().first().unwrap().address(), Some("eva@x.example"));
    assert_eq!(mail.in_reply_to().as_text(), Some("1@x.example"));
    assert!(printed.stderr.contains("--cc max@x.example"), "{}", printed.stderr);
}

#[cfg(unix)]
#[test]
fn an_editor_sees_the_last_message_and_what_is_below_the_line_is_not_sent() {
    let trial = desk();
    let script = trial.write("editor.sh", "cp \"$1\" \"$HOME/seen\"\n{ printf 'Written.\\n'; cat \"$1\"; } > \"$1.new\"\nmv \"$1.new\" \"$1\"\n");
    let editor = format!("sh {}", script.display());
    let seen = trial.path("seen");
    std::fs::write(
        &script,
        std::fs::read_to_string(&script).unwrap().replace("$HOME/seen", seen.to_str().unwrap()),
    )
    .unwrap();
    let ran = trial.with(&[("EDITOR", &editor)], &["reply", "1", "--edit", "--print"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(std::fs::read_to_string(&seen).unwrap().contains("\n> It leaks.\n"));
    let mail = MessageParser::new().parse(&ran.stdout).unwrap();
    assert_eq!(mail.body_text(0).unwrap(), "Written.\r\n");
    // Saved as it was: nothing to send.
    let ran = trial.with(&[("EDITOR", "true")], &["reply", "1", "--edit"]);
    assert!(ran.code == 1 && ran.stderr.contains("unchanged"), "{}", ran.stderr);
}
