//! `desk triage` by somebody who presses keys, or types words: what each does, what it is called in the record, and what is refused.

use crate::harness::Desk;
use crate::mail::{Mail, mboxrd};

/// What a window shows in the end: what was drawn over is gone.
fn seen(drawn: &str) -> String {
    let line = |line: &str| {
        let last = line.rsplit('\r').next().unwrap_or(line).replace("\u{1b}[K", "");
        last.trim_end().to_owned()
    };
    drawn.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// Sits down at the desk and presses keys; what the window shows in the end.
fn sit(desk: &Desk, keys: &str) -> String {
    seen(&desk.command("triage").keys(80, keys).ok())
}

/// A desk with three tickets of Eva's and canned replies.
fn three() -> Desk {
    let desk = Desk::new();
    let mail = |at: i64| {
        Mail::new(&format!("{at}@x.example"), &format!("07:{at:02}")).subject(&format!("Teapot {at}"))
    };
    desk.file("inbox.mbox", mboxrd(&(1..=3).map(mail).collect::<Vec<_>>()));
    desk.ok("import -q inbox.mbox");
    desk.ok("canned add thanks --body 'Thank you, {{ customer.first_name }}.'");
    desk.ok("canned add refund-sent --body 'It is on its way.'");
    desk
}

/// The words of the newest operation.
fn newest(desk: &Desk) -> String {
    desk.json("log --limit 1")[0]["command"].as_str().unwrap().to_owned()
}

#[test]
fn each_key_is_an_ordinary_command_that_one_key_takes_back() {
    for (keys, command, field, value) in [
        ("s", "status solved 1", "status", "solved"),
        ("w", "status pending 1", "status", "pending"),
        ("x", "status spam 1", "status", "spam"),
        ("d", "dismiss 1", "status", "closed"),
        ("ame\r", "assign ana 1", "assignee", "ana"),
        ("tlate vip\r", "tag add late,vip 1", "tags", "late,vip"),
        ("phigh\r", "priority high 1", "priority", "high"),
        ("pu\r", "priority urgent 1", "priority", "urgent"),
        ("z2d\r", "snooze 2d 1", "status", "new"),
        ("m2\r", "merge 2 1", "status", "merged"),
        ("ncalled\r", "note 1", "status", "open"),
        ("cth\r\r", "reply 1 --canned thanks", "status", "pending"),
        ("cRS\r\r", "reply 1 --canned refund-sent", "status", "pending"),
        ("fmax@supplier.example\rHave you one?\r", "forward 1 --to max@supplier.example", "status", "hold"),
        ("M", "mute 1", "status", "closed"),
    ] {
        let desk = three();
        let digest = || desk.json("verify --digest")["digest"].clone();
        let before = digest();
        let shown = sit(&desk, &format!("{keys}q"));
        assert_eq!(newest(&desk), command, "{keys:?}: {shown}");
        assert_eq!(desk.field(1, field), value, "{keys:?}: {shown}");
        assert!(shown.contains(&format!("done: {command} (operation ")), "{keys:?}: {shown}");
        assert!(shown.contains("worked 1, skipped 0"), "{keys:?}: {shown}");
        desk.ok("verify --deep");
        desk.ok("undo");
        let shown = sit(&desk, &format!("{keys}uq"));
        assert!(newest(&desk).starts_with("undo "), "{keys:?}: {shown}");
        assert!(shown.contains(&format!("taken back: {command} (operation ")), "{keys:?}: {shown}");
        assert!(shown.contains("worked 0, skipped 0, left 3"), "{keys:?}: {shown}");
        assert_eq!(digest(), before, "{keys:?}");
        desk.ok("verify --deep");
    }
}

#[test]
fn what_a_canned_reply_does_not_know_is_asked() {
    let desk = three();
    desk.ok("canned add order --body 'Your order {{ order }} of {{ day }} is on its way.'");
    let rows = desk.dump();
    for keys in ["corder\r\u{1b}q", "corder\rA-17\r\rq", "corder\rA-17\rmonday\r\u{1b}q"] {
        sit(&desk, keys);
        assert_eq!(desk.dump(), rows, "{keys:?}");
    }
    let shown = sit(&desk, "corder\rA-17\rmonday\r\rq");
    assert!(shown.contains("  Your order A-17 of monday is on its way."), "{shown}");
    assert_eq!(newest(&desk), "reply 1 --canned order");
    assert!(desk.ok("messages id:1 --columns text").contains("Your order A-17 of monday is on its way."));
}

#[test]
fn keys_that_change_nothing_leave_no_trace() {
    let desk = three();
    let rows = desk.dump();
    for keys in
        ["", "q", "\u{3}", "\u{4}", "k", "kkk", "b", "u", "?", "v", "o", "y", "Y", "5", "\u{1b}", "\r"]
    {
        let shown = sit(&desk, keys);
        assert!(shown.contains("worked 0"), "{keys:?}: {shown}");
        assert_eq!(desk.dump(), rows, "{keys:?}");
    }
    // Whoever leaves a question, or closes the window at it, has done nothing.
    for begun in ["n", "a", "t", "p", "z", "m", "c"] {
        for typed in ["", "tomorrow", "late"] {
            for end in ["\u{1b}q", "\u{3}q", ""] {
                sit(&desk, &format!("{begun}{typed}{end}"));
                assert_eq!(desk.dump(), rows, "{begun:?} {typed:?} {end:?}");
            }
        }
    }
    for end in ["\u{1b}", "\u{3}", ""] {
        sit(&desk, &format!("cth\r{end}"));
        assert_eq!(desk.dump(), rows);
    }
}

#[test]
fn tickets_come_in_the_order_of_next_and_skipped_ones_stay_away() {
    let desk = three();
    let heads = |shown: &str| {
        let heads = shown.lines().filter(|line| line.starts_with('#') && line.contains("  Teapot"));
        heads.map(|line| line[1..2].to_owned()).collect::<String>()
    };
    assert_eq!(heads(&sit(&desk, "kkk")), "123");
    assert_eq!(heads(&sit(&desk, "kkbbq")), "12321");
    let shown = sit(&desk, "kkk");
    assert!(shown.contains("nothing else wants work\n"), "{shown}");
    assert!(shown.contains("worked 0, skipped 3, left 0"), "{shown}");
    // What is more urgent comes first, also when it became so meanwhile; a tag keeps one at its ticket.
    desk.ok("priority urgent 3");
    assert_eq!(heads(&sit(&desk, "tx\rskq")), "312");
    assert_eq!(heads(&seen(&desk.command("triage subject:2").keys(80, "k").ok())), "2");
    desk.ok("snooze 1 2 2026-07-03");
    let shown = sit(&desk, "");
    assert!(shown.contains("nothing wants work (left out: snoozed 2)"), "{shown}");
    assert!(shown.contains("next to come back: ticket 1, 2026-07-03"), "{shown}");
}

#[test]
fn what_is_refused_is_told_and_offered_again() {
    let desk = three();
    for (keys, told) in [
        ("tno!\r\u{1b}q", "\"no!\" cannot be a tag"),
        ("abo\r\u{1b}q", "there is no agent \"bo\""),
        ("psoon\r\u{1b}q", "\"soon\" is no priority"),
        ("zsometime\r\u{1b}q", "sometime"),
        ("m1\r\u{1b}q", "that is ticket 1 itself"),
        ("m99\r\u{1b}q", "there is no ticket 99"),
        ("y", "no mail of a stranger waits in ticket 1"),
        ("o", "nothing hangs on ticket 1"),
    ] {
        let shown = sit(&desk, keys);
        assert!(shown.contains("error: ") && shown.contains(told), "{keys:?}: {shown}");
        assert!(shown.contains("worked 0"), "{keys:?}: {shown}");
    }
    // The wrong word is there again, to be mended; also after it was left.
    sit(&desk, "tno!\r\u{7f}pe\r");
    assert_eq!(desk.field(1, "tags"), "nope");
    sit(&desk, "twell!\r\u{1b}t\u{7f}\rq");
    assert_eq!(desk.field(1, "tags"), "nope,well");
    sit(&desk, "t-nope\r");
    assert_eq!(desk.field(1, "tags"), "well");
}

#[test]
fn in_words_and_lines_the_same_is_done() {
    let desk = three();
    let session = "tag\nlate\nnote\ncalled twice\ncanned\nthanks\nsend\nspam\nundo\nhelp\nM\nquit\n";
    let typed = desk.command("triage").variable("ACCESSIBLE", "1").stdin(session).run();
    assert_eq!(typed.code, 0, "{typed}");
    let drawn = format!("{}{}", typed.text(), typed.stderr);
    assert!(!drawn.contains('\u{1b}') && !drawn.contains('\r') && !drawn.contains('─'), "{drawn}");
    assert_eq!((desk.field(1, "tags"), desk.field(1, "status")), ("late".into(), "pending".into()));
    assert_eq!((desk.field(2, "status"), desk.field(3, "status")), ("closed".into(), "new".into()));
    // Without a terminal nobody is asked who has not said so.
    desk.refused("triage").says(2, "there is none", "ACCESSIBLE=1 desk triage");
    desk.command("triage").variable("ACCESSIBLE", "0").refused().says(2, "there is none", "desk next");
    let refusal = desk.command("triage nonsense:x").variable("ACCESSIBLE", "1").refused();
    refusal.says(2, "nonsense", "");
}

/// Presses keys; at a `⚡` the customer writes into ticket 1 again.
fn sit_while_eva_writes(desk: &Desk, keys: &str) -> String {
    let again = Mail::new("8@x.example", "07:50").answers("1@x.example").body("It burns!\n");
    desk.file("again.eml", again.bytes());
    let mut deliver = desk.process();
    let eml = desk.path("again.eml");
    let pressed = keys.chars().collect::<Vec<_>>().into_iter().filter(move |key| {
        if *key == '⚡' {
            let mail = std::fs::File::open(&eml).unwrap();
            assert!(deliver.arg("deliver").stdin(mail).status().unwrap().success());
        }
        *key != '⚡'
    });
    seen(&desk.command("triage").pressed(80, Box::new(pressed)).ok())
}

#[test]
fn a_key_acts_on_what_was_shown_and_on_nothing_else() {
    let came = "m4 from eva@customer.example has come into ticket 1 since it was shown; nothing was done";
    for keys in [
        "⚡sq",
        "⚡wq",
        "⚡xq",
        "⚡dq",
        "⚡Mq",
        "⚡rq",
        "⚡cq",
        "⚡nq",
        "⚡aq",
        "ame⚡\rq",
        "tlate⚡\rq",
        "phigh⚡\rq",
        "z2d⚡\rq",
        "m2⚡\rq",
        "ncalled⚡\rq",
        "c⚡th\r\rq",
        "cth\r⚡\rq",
        "⚡yq",
        "⚡Yq",
    ] {
        let desk = three();
        let shown = sit_while_eva_writes(&desk, keys);
        assert!(shown.contains(came), "{keys:?}: {shown}");
        assert_eq!(newest(&desk), "deliver", "{keys:?}: {shown}");
        // It is drawn again, with what came.
        let after = shown.rsplit(came).next().unwrap();
        assert!(after.contains("#1  Teapot 1") && after.contains("It burns!"), "{keys:?}: {shown}");
        assert!(shown.contains("worked 0"), "{keys:?}: {shown}");
    }
    // What was typed is offered again, and a key that is pressed then is heard.
    let desk = three();
    sit_while_eva_writes(&desk, "ncalled⚡\rn twice\rsq");
    assert_eq!(desk.json("messages id:1")[2]["direction"], "note");
    assert!(desk.ok("messages id:1 --columns text").contains("called twice"));
    assert_eq!(desk.field(1, "status"), "solved");
    // A note that was never written is told at the end.
    let shown = sit_while_eva_writes(&three(), "ncalled⚡\rq");
    assert!(shown.contains("(desk note 1 offers it): called"), "{shown}");
}

#[test]
fn a_stranger_is_taken_in_or_split_off() {
    let stranger = Mail::new("9@x.example", "07:30").from("max@stranger.example").answers("1@x.example");
    for (key, command, tickets) in [("y", "accept m4", 3), ("Y", "split 1 m4", 4)] {
        let desk = three();
        desk.command("deliver").stdin(stranger.clone().bytes()).ok();
        let shown = sit(&desk, &format!("{key}q"));
        assert!(shown.contains("m4 is from Eva") || shown.contains("max@stranger.example"), "{shown}");
        assert!(shown.contains("y accept  Y split"), "{shown}");
        assert_eq!(newest(&desk), command, "{shown}");
        assert_eq!(desk.json("list").as_array().unwrap().len(), tickets);
    }
}

#[test]
fn no_stranger_draws_on_our_window() {
    let desk = Desk::new();
    let evil = Mail::new("1@x.example", "07:01")
        .subject("=?utf-8?Q?=1B[2J=0D=1B]0;owned=07=E2=80=AE#2  Teapot?=")
        .from("\"\u{1b}[31m\u{9b}1A\" <eva@customer.example>")
        .header("Content-Type", "text/plain; charset=utf-8")
        .body("line\r\u{1b}[H\u{1b}[2Jover\n\u{202e}gnorw\n\u{9b}5A\n");
    desk.command("deliver").stdin(evil.bytes()).ok();
    desk.ok("canned add evil --body '{{ ticket.subject }} {{ customer.name }}'");
    for width in [20, 60, 80, 200] {
        let drawn = desk.command("triage").keys(width, "kq").ok();
        let drawn = drawn.replace("\r\u{1b}[K", "").replace("\u{1b}[K", "").replace("\r#", "#");
        for c in ['\u{1b}', '\r', '\u{9b}', '\u{202e}', '\u{7}', '\u{8}'] {
            assert!(!drawn.contains(c), "{c:?} in {drawn:?}");
        }
    }
    let drawn = desk.command("triage").keys(80, "c\r\u{1b}q").ok();
    let drawn = drawn.replace("\r\u{1b}[K", "").replace("\u{1b}[K", "");
    assert!(!drawn.contains('\u{1b}') && !drawn.contains('\u{202e}'), "{drawn:?}");
}

#[test]
fn what_hangs_on_a_mail_is_saved_and_opened_only_by_a_word() {
    let part = |name: &str, text: &str| {
        format!(
            "--b\nContent-Type: application/octet-stream\nContent-Disposition: attachment; filename=\"{name}\"\n\n{text}\n"
        )
    };
    let mail = Mail::new("1@x.example", "07:01")
        .header("MIME-Version", "1.0")
        .header("Content-Type", "multipart/mixed; boundary=b")
        .body(&format!(
            "--b\n\nSee below.\n{}{}--b--\n",
            part("invoice.pdf", "one"),
            part("run.desktop", "two")
        ));
    let desk = Desk::new();
    desk.command("deliver").stdin(mail.bytes()).ok();
    std::fs::create_dir(desk.path("opened")).unwrap();
    let opener = format!("cp -t {}", desk.path("opened").display());
    desk.file("config/solodesk/config.toml", format!("opener = '{opener}'\n"));
    let sit = |keys: &str| {
        let config = desk.path("config");
        seen(&desk.command("triage").variable("XDG_CONFIG_HOME", config).keys(80, keys).ok())
    };
    let opened = || std::fs::read_dir(desk.path("opened")).unwrap().count();
    // Saved, and not opened by whoever presses something else.
    let shown = sit("o1\r\u{1b}q");
    assert!(shown.contains("with it: invoice.pdf (3 bytes), run.desktop (3 bytes) (o opens)"), "{shown}");
    assert!(shown.contains(&format!("o opens it with {opener}  Esc back: back")), "{shown}");
    assert_eq!(std::fs::read(desk.path("desk-1/invoice.pdf")).unwrap(), b"one");
    assert_eq!(opened(), 0);
    // Each time into a folder of its own.
    sit("o1\roq");
    assert_eq!(std::fs::read(desk.path("opened/invoice.pdf")).unwrap(), b"one");
    assert!(desk.path("desk-1-2/invoice.pdf").exists());
    // What would be run is not opened at all.
    let shown = sit("o2\roq");
    assert!(shown.contains("of a kind that is run"), "{shown}");
    assert_eq!(opened(), 1);
    sit("oall\rq");
    assert!(desk.path("desk-1-4/run.desktop").exists() && desk.path("desk-1-4/invoice.pdf").exists());
    assert!(sit("o3\rq").contains("is none of them"));
}

/// A desk with one ticket of everything that is drawn.
fn rich() -> Desk {
    let desk = three();
    let long: String =
        (1..=60).map(|line| format!("Line {line} of what I have to say about it.\n")).collect();
    let again =
        Mail::new("7@x.example", "07:40").answers("2@x.example").body(&format!("{long}\n> It leaks\n"));
    desk.command("deliver").stdin(again.header("Cc", "max@other.example").bytes()).ok();
    desk.ok("priority urgent 2");
    desk.ok("tag add late,vip 2");
    desk
}

#[test]
fn the_drawing_at_60_80_and_200_columns() {
    let drawn = |width: usize| {
        let drawn = seen(&rich().command("triage").keys(width, "q").ok());
        // The middle of a long message looks like its ends.
        let line =
            |line: &&str| !line.contains("Line ") || line.contains("Line 1 ") || line.contains("Line 30 ");
        drawn.lines().filter(line).collect::<Vec<_>>().join("\n")
    };
    insta::assert_snapshot!(drawn(60), @r"
    ────────────────────────────────────────────────────────────
    #2  Teapot 2
    Eva Novak <eva@customer.example>
    new, urgent, nobody has it, due 2026-07-01 17:00 (in 8 h 53
      min), tags late, vip
    first because: urgent; 8 working hours left; nobody has it
    also: #3 Teapot 3 (new)
    also: #1 Teapot 1 (new)
    1 more message without an answer (v shows all)

    ← m4  Eva Novak <eva@customer.example>, 2026-07-01 08:04 (3
        min ago)
      to support@acme.example, max@other.example
      Line 1 of what I have to say about it.
      Line 30 of what I have to say about it.
      … 32 more lines (v shows all)

    r reply  c canned  s solve  w wait  z snooze  k skip  ? all
    #2> quit
    worked 0, skipped 0, left 3
    ");
    insta::assert_snapshot!(drawn(80), @r"
    ────────────────────────────────────────────────────────────────────────────────
    #2  Teapot 2
    Eva Novak <eva@customer.example>
    new, urgent, nobody has it, due 2026-07-01 17:00 (in 8 h 53 min), tags late, vip
    first because: urgent; 8 working hours left; nobody has it
    also: #3 Teapot 3 (new)
    also: #1 Teapot 1 (new)
    1 more message without an answer (v shows all)

    ← m4  Eva Novak <eva@customer.example>, 2026-07-01 08:04 (3 min ago)
      to support@acme.example, max@other.example
      Line 1 of what I have to say about it.
      Line 30 of what I have to say about it.
      … 32 more lines (v shows all)

    r reply  c canned  n note  s solve  w wait  z snooze  v view  k skip  ? all
    #2> quit
    worked 0, skipped 0, left 3
    ");
    insta::assert_snapshot!(drawn(200), @r"
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    #2  Teapot 2
    Eva Novak <eva@customer.example>
    new, urgent, nobody has it, due 2026-07-01 17:00 (in 8 h 53 min), tags late, vip
    first because: urgent; 8 working hours left; nobody has it
    also: #3 Teapot 3 (new)
    also: #1 Teapot 1 (new)
    1 more message without an answer (v shows all)

    ← m4  Eva Novak <eva@customer.example>, 2026-07-01 08:04 (3 min ago)
      to support@acme.example, max@other.example
      Line 1 of what I have to say about it.
      Line 30 of what I have to say about it.
      … 32 more lines (v shows all)

    r reply  c canned  n note  a assign  t tag  p priority  s solve  w wait  z snooze  d dismiss  x spam  m merge  M mute  f forward  v view  k skip  ? all  q quit
    #2> quit
    worked 0, skipped 0, left 3
    ");
}
