//! Reading at the keyboard: tickets and lists as people see them, wherever the words go.

use unicode_width::UnicodeWidthStr;

use crate::harness::Desk;
use crate::mail::{Mail, mboxrd};

/// A desk with a customer's question, our answer, and what they say to that; and another ticket of theirs.
fn desk() -> Desk {
    let desk = Desk::new();
    let first = Mail::new("1@x.example", "08:10").subject("Kettle").body("It leaks.\n\nEva\n");
    desk.command("deliver").stdin(first.bytes()).ok();
    desk.ok("reply 1 --body 'Which one?' --status pending");
    let second = Mail::new("2@x.example", "08:30")
        .subject("Re: Kettle")
        .header("References", "<1@x.example>")
        .header("Cc", "Ivo Novak <ivo@home.example>, Mia <mia@home.example>")
        .body("date\tcode\tmeaning\n1 July\t42\tbroken\n注文\tx\n");
    desk.command("deliver").stdin(second.bytes()).ok();
    desk.command("deliver").stdin(Mail::new("3@x.example", "08:40").subject("Lid").bytes()).ok();
    desk
}

#[test]
fn tabs_are_blanks_up_to_the_next_stop_wherever_a_text_is_read() {
    let desk = desk();
    desk.words(["note", "1", "a\tb\n12345678\tc"]).ok();
    desk.words(["canned", "add", "tabs", "--body", "x\ty"]).ok();
    desk.words(["reply", "2", "--body", "one\ttwo"]).ok();
    let table = "  date    code    meaning\n  1 July  42      broken\n  注文    x\n";
    for line in ["show 1", "show 1 -f table", "show 1 --full", "show 1 --last", "next id:1"] {
        assert!(desk.ok(line).contains(table), "{line}: {}", desk.ok(line));
    }
    let noted = "  a       b\n  12345678        c\n";
    assert!(desk.ok("show 1").contains(noted), "{}", desk.ok("show 1"));
    assert!(desk.command("show 1").terminal(80).ok().contains(noted));
    assert!(desk.ok("canned show tabs").contains("x       y"));
    assert!(desk.ok("outbox show o2").contains("  one     two\n"), "{}", desk.ok("outbox show o2"));
    assert!(
        desk.ok("show 1 -f md").contains("date    code    meaning\\\n1 July"),
        "{}",
        desk.ok("show 1 -f md")
    );
    // Machines get the tab as their format has it.
    let cell = desk.ok("messages id:1 --columns reply_text --no-header");
    assert!(cell.contains("date\\tcode\\tmeaning\\n"), "{cell}");
    let text = desk.ticket(1)["messages"][2]["text"].clone();
    assert!(text.as_str().unwrap().starts_with("date\tcode\tmeaning\n1 July\t42\tbroken\n注文\tx"), "{text}");
}

#[test]
fn one_thing_is_text_wherever_it_goes_unless_rows_are_asked_for() {
    let desk = desk();
    desk.ok("canned add hi --body 'Good day.'");
    desk.tick(0);
    for line in [
        "show 1",
        "next",
        "sla explain 1",
        "why 1",
        "why m1",
        "outbox show o1",
        "canned show hi",
        "log --op 2",
    ] {
        let text = desk.ok(line);
        assert!(!text.contains('\t') && !text.contains('\u{1b}'), "{line}: {text}");
        assert!(!text.is_empty(), "{line}");
        let rows = desk.ok(&format!("{line} -f tsv"));
        assert!(rows.lines().next().unwrap().contains('\t'), "{line}: {rows}");
        assert!(desk.run(&format!("{line} -f json")).code == 0);
        // What a terminal without colours gets, but for its width.
        let terminal = desk.command(line).variable("NO_COLOR", "1").terminal(2000).ok();
        if !["why 1", "why m1", "log --op 2"].contains(&line) {
            assert_eq!(text, terminal, "{line}");
        }
    }
    assert_eq!(desk.ok("show 1 --columns id,subject"), "id\tsubject\n1\tKettle\n");
    assert_eq!(desk.ok("canned show hi --columns name"), "name\nhi\n");
    assert_eq!(desk.ok("next --columns id --no-header").lines().count(), 1);
    // Text for reading is wrapped for whoever says how wide they read, and for nobody else.
    let long = Mail::new("9@x.example", "08:50").subject("Long").body(&"word ".repeat(60));
    desk.command("deliver").stdin(long.bytes()).ok();
    assert!(desk.ok("show 3").lines().any(|line| line.len() > 200));
    let narrow = desk.command("show 3").variable("COLUMNS", "40").ok();
    assert!(narrow.lines().all(|line| line.width() <= 40), "{narrow}");
    for none in ["0", "", "wide"] {
        assert_eq!(desk.command("show 3").variable("COLUMNS", none).ok(), desk.ok("show 3"), "{none}");
    }
}

#[test]
fn show_takes_none_one_or_many() {
    let desk = desk();
    let next = desk.json("next")["id"].clone();
    assert!(desk.ok("show").starts_with(&format!("#{next}  ")));
    assert_eq!(desk.json("show")["id"], next);
    let piped = desk.command("show -").stdin(desk.ok("list -f ids")).ok();
    assert!(
        piped.contains("#1  Kettle") && piped.contains("\n\n#2  Lid") || piped.contains("\n\n#1  Kettle"),
        "{piped}"
    );
    let one = desk.command("show - -f json").stdin("2\n").ok();
    assert!(one.starts_with('{'), "{one}");
    assert_eq!(desk.json("show 1 2").as_array().unwrap().len(), 2);
    assert_eq!(desk.ok("show 1-2 -f jsonl").lines().count(), 2);
    assert_eq!(desk.ok("show 2 1 -f ids"), "2\n1\n");
    let refusal = desk.refused("show 1 99");
    refusal.says(1, "there is no ticket 99", "desk list");
    assert_eq!(desk.command("show -").stdin("").run().code, 0);
    desk.command("show -").stdin("c7\n").refused().says(65, "c7 is a customer", "desk list -f ids");
    desk.ok("status solved 1 2");
    let nothing = desk.run("show");
    assert_eq!((nothing.code, nothing.text().as_str()), (0, ""));
    assert!(nothing.stderr.contains("nothing wants work"), "{nothing}");
}

#[test]
fn a_page_tells_what_a_person_must_know() {
    let desk = desk();
    let page = desk.ok("show 1");
    assert!(page.contains("  cc Ivo Novak <ivo@home.example>, Mia <mia@home.example>\n"), "{page}");
    assert!(page.contains("(waits to be sent)"), "{page}");
    assert!(page.contains("also here  #2 new"), "{page}");
    assert!(desk.ok("show 2").contains("also here  #1 open"));
    assert_eq!(desk.ticket(1)["beside"][0]["ticket"], 2);
    // The last exchange begins with what came in after our last word.
    let last = desk.ok("show 1 --last");
    assert!(last.contains("… 2 earlier messages: desk show 1") && !last.contains("It leaks."), "{last}");
    assert!(desk.ok("show 1 --last 2").contains("It leaks."));
    assert_eq!(desk.json("show 1 --last")["messages"].as_array().unwrap().len(), 1);
    assert_eq!(desk.run("show 1 --last 0").code, 2);
    // next shows what the customer last said.
    let next = desk.ok("next id:1");
    assert!(next.contains("1 July") && !next.contains("It leaks.") && !next.contains("Which one?"), "{next}");
    assert_eq!(desk.json("next id:1")["last_message"]["id"], 3);
    assert_eq!(desk.json("next id:2")["last_message"]["ticket"], 2);
}

#[test]
fn a_ticket_is_a_markdown_document_in_which_strangers_make_nothing() {
    let desk = Desk::new();
    let mail = Mail::new("1@x.example", "08:10")
        .subject("# <b>Kettle</b> [x](http://y.example)")
        .body("# not a head\n- no list\n![no](picture)\n\n    no code\n");
    desk.command("deliver").stdin(mail.bytes()).ok();
    let text = desk.ok("show 1 -f md");
    assert!(text.starts_with("# #1 \\# \\<b\\>Kettle"), "{text}");
    assert_eq!(text.lines().filter(|line| line.starts_with('#')).count(), 2, "{text}");
    assert!(
        text.contains(
            "\n\\# not a head\\\n\\- no list\\\n\\!\\[no\\](picture)\n\n\u{a0}\u{a0}\u{a0}\u{a0}no code\n"
        ),
        "{text}"
    );
    assert!(desk.ok("show 1 -f md --columns id,subject").starts_with("| id "));
}

/// A desk whose lists hold long, short and wide words.
fn many() -> Desk {
    let desk = Desk::new();
    let subjects = [
        "Lid",
        "注文した商品が届きません、至急ご確認ください。よろしくお願いします",
        "👩‍👩‍👧 family pack 🎁🎁🎁 arrived without the teapot that we ordered",
        "A subject that is so long that no terminal but a very wide one can show all of it at once, and even then it is long",
    ];
    let mails: Vec<Mail> = subjects
        .iter()
        .enumerate()
        .map(|(at, subject)| {
            Mail::new(&format!("{at}@x.example"), "07:00").subject(subject).from(&format!(
                "{} <w{at}@customer.example>",
                ["Eva", "山田太郎", "Olivia Grant-Featherstonehaugh of Harbour", "w"][at]
            ))
        })
        .collect();
    desk.file("inbox.mbox", mboxrd(&mails));
    desk.ok("import -q inbox.mbox");
    desk.ok("priority urgent 2");
    desk.ok("note 1 x");
    desk
}

/// Where a word begins on the screen.
fn place(line: &str, word: &str) -> usize {
    line[..line.find(word).unwrap_or_else(|| panic!("no {word} in {line}"))].width()
}

#[test]
fn a_list_gives_its_room_to_who_and_what() {
    let desk = many();
    for width in [60, 80, 100, 200] {
        let text = desk.command("list").variable("NO_COLOR", "1").terminal(width).ok();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 5, "each row is one line at {width}: {text}");
        assert!(lines.iter().all(|line| line.width() <= width), "{width}: {text}");
        assert!(
            lines.iter().any(|line| line.width() + 2 >= width) || width == 200,
            "the width is used: {width}: {text}"
        );
        let subject = place(lines[0], "subject");
        for (word, at) in [("Lid", "Lid"), ("注文", "注文"), ("👩‍👩‍👧", "👩‍👩‍👧"), ("A subject", "A subject")]
        {
            let line =
                lines.iter().find(|line| line.contains(word)).unwrap_or_else(|| panic!("{word}: {text}"));
            assert_eq!(place(line, at), subject, "{width}: {text}");
        }
        assert!(
            text.contains("山田太郎") && text.contains("Eva") && text.contains("customer"),
            "{width}: {text}"
        );
        assert!(text.contains("changed") || width < 200, "{width}: {text}");
        assert!(!text.contains("changed") || width > 80, "{width}: {text}");
    }
    // Others have their columns as ever, and so has who chooses.
    assert!(
        desk.ok("list")
            .starts_with("id\tstatus\tpriority\tdue_at\tassignee\tcustomer_email\tsubject\tupdated_at\n")
    );
    let chosen =
        desk.command("list --columns id,customer_email,messages").variable("NO_COLOR", "1").terminal(60).ok();
    assert!(chosen.starts_with("id  customer_email"), "{chosen}");
    assert!(desk.command("list --sort -customer_name").terminal(100).ok().lines().count() == 5);
    let wide = desk.command("list -f table").variable("COLUMNS", "60").ok();
    assert!(wide.lines().all(|line| line.width() <= 60), "{wide}");
    let verbose = desk.run("list -v").stderr;
    assert!(verbose.contains("4 tickets: "), "{verbose}");
}

#[test]
fn a_list_marks_attachments() {
    let desk = Desk::new();
    let with = Mail::new("1@x.example", "08:10").header("MIME-Version", "1.0").header("Content-Type", "multipart/mixed; boundary=b").body(
        "--b\nContent-Type: text/plain\n\nsee\n--b\nContent-Type: application/pdf; name=\"Invoice-77.pdf\"\nContent-Disposition: attachment\n\nx\n--b--\n");
    desk.command("deliver").stdin(with.bytes()).ok();
    desk.command("deliver").stdin(Mail::new("2@x.example", "08:20").bytes()).ok();
    let text = desk.command("list").variable("NO_COLOR", "1").terminal(200).ok();
    assert_eq!(text.matches(" 1+ ").count(), 1, "{text}");
    let found = desk.json("search invoice-77.pdf");
    assert_eq!(
        (found.as_array().unwrap().len(), found[0]["snippet"].as_str()),
        (1, Some("+ Invoice-77.pdf")),
        "{found}"
    );
    assert_eq!(desk.json("search invoice 77").as_array().unwrap().len(), 1);
    assert_eq!(desk.json("search invoice_77").as_array().unwrap().len(), 0, "a sign of LIKE is none");
}

#[test]
fn a_search_says_what_to_try_and_takes_keys() {
    let desk = Desk::new();
    for (id, subject, from) in
        [("1", "Teapots arrived", "eva"), ("2", "Teapots broken", "ivo"), ("3", "Lid", "eva")]
    {
        let mail = Mail::new(&format!("{id}@x.example"), "08:10")
            .subject(subject)
            .from(&format!("<{from}@customer.example>"));
        desk.command("deliver").stdin(mail.bytes()).ok();
    }
    let hints = |line: &str| -> Vec<String> {
        let output = desk.run(line);
        assert_eq!(output.code, 0, "{output}");
        output.stderr.lines().filter_map(|line| line.strip_prefix("hint: ")).map(str::to_owned).collect()
    };
    assert_eq!(hints("search teapo"), ["desk search 'teapo*' finds 2 messages"]);
    assert_eq!(hints("search teapoting"), ["desk search 'teapot*' finds 2 messages"]);
    assert_eq!(
        hints("search broken lid"),
        ["desk search broken finds 1 message", "desk search lid finds 1 message"]
    );
    assert_eq!(hints("search teapots"), [""; 0]);
    assert!(hints("search zebra")[0].starts_with("desk search 'refu*'"));
    let ids = |line: &str| crate::harness::ids(&desk.json(line));
    assert_eq!(ids("search teapots from:eva@customer.example"), [1]);
    assert_eq!(ids("search teapots -from:eva@customer.example"), [2]);
    assert_eq!(ids("search from:eva@customer.example"), [3, 1]);
    assert_eq!(desk.json("search 'teapots from:ivo@customer.example'")[0]["id"], 2);
    assert_eq!(hints("search lid from:ivo@customer.example"), ["desk search lid looks in all messages"]);
    assert_eq!(desk.refused("search lid status:nonsense").code, 2);
    // What is offered can be typed as it stands.
    assert_eq!(ids("search 'teapo*'").len(), 2);
}

#[test]
fn an_operation_is_told_with_all_that_it_did() {
    let desk = desk();
    let all = desk.json("log");
    let came =
        all.as_array().unwrap().iter().rfind(|row| row["door"] == "deliver").unwrap()["operation"].clone();
    let text = desk.ok(&format!("log --op {came}"));
    assert!(
        text.contains(&format!("operation {came}")) && text.contains("deliver") && text.contains("m1"),
        "{text}"
    );
    assert!(text.contains("Kettle") && text.contains("stands  yes"), "{text}");
    let tagged = desk.json("log --limit 1")[0]["operation"].clone();
    desk.ok("tag add leak 1 2");
    let number = tagged.as_i64().unwrap() + 1;
    let text = desk.ok(&format!("log --op {number}"));
    assert_eq!(text.matches("leak").count(), 3, "the command, and a fact of each ticket: {text}");
    desk.ok("undo");
    assert!(desk.ok(&format!("log --op {number}")).contains("no, it is undone"));
    assert!(desk.ok("log --ticket 2").lines().count() >= 2);
}

#[test]
fn columns_are_explained_without_a_desk() {
    let desk = Desk::nowhere();
    for line in [
        "list --columns help",
        "tag add --columns=help",
        "report sla --columns help",
        "show --columns help",
        "outbox --columns help",
    ] {
        let text = desk.ok(line);
        assert!(text.starts_with("column\tshown\tabout\n") && text.lines().count() > 5, "{line}: {text}");
    }
    assert!(desk.ok("list --columns help").contains("customer_email\ttrue\tthe address of the customer\n"));
    let rows = desk.json("report sla --list --columns help");
    assert!(
        rows.as_array()
            .unwrap()
            .iter()
            .all(|row| row["about"].as_str().is_some_and(|about| !about.is_empty()))
    );
    desk.refused("man --columns help").says(2, "prints no table", "desk list --columns help");
    desk.refused("list --columns help -f jsn").says(2, "jsn", "json");
    let seen = desk.command("list --columns help").terminal(80).ok();
    assert!(seen.lines().count() > 10, "{seen}");
}

#[test]
fn no_colour_is_no_escape_on_any_screen() {
    let desk = desk();
    for (name, value) in [("NO_COLOR", "1"), ("TERM", "dumb")] {
        for line in [
            "list",
            "show 1 --events",
            "next",
            "next --why",
            "search kettle",
            "messages",
            "log",
            "log --op 2",
            "why m1",
            "outbox show o1",
        ] {
            for width in [60, 80, 100, 200] {
                let text = desk.command(line).variable(name, value).terminal(width).ok();
                assert!(!text.contains('\u{1b}'), "{line} {name}: {text}");
                let long = text.lines().find(|line| line.width() > width && !line.contains("desk show"));
                assert!(long.is_none(), "{line} at {width}: {long:?}");
            }
        }
    }
}
