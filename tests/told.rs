//! Who is doubted is told wherever a person looks for work: such mail starts no clock, so nothing else would tell of it (intake §5).

use serde_json::{Value, json};

use crate::harness::Desk;
use crate::mail::{Mail, mboxrd};

fn stranger(id: u32) -> Mail {
    Mail::new(&format!("{id}@x.example"), &format!("08:{id:02}"))
        .from("Max <max@x.example>")
        .answers("1@customer.example")
}

fn eva() -> Mail {
    Mail::new("1@customer.example", "08:01")
}

#[test]
fn import_and_deliver_count_it() {
    let desk = Desk::new();
    desk.file("a.mbox", mboxrd(&[eva()]));
    desk.file("b.mbox", mboxrd(&[stranger(2), stranger(3)]));
    let output = desk.run("import a.mbox b.mbox -f json");
    let rows: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&rows[0]["doubted"], &rows[1]["doubted"]), (&json!(0), &json!(2)), "{output}");
    assert!(output.stderr.contains("2 mails (desk list is:doubted)"), "{output}");
    desk.file("c.mbox", mboxrd(&[stranger(4), eva()]));
    let rows = desk.json("import -v c.mbox");
    assert_eq!((&rows[0]["doubted"], &rows[1]["doubted"]), (&json!(true), &json!(false)));
    let delivered = |mail: &Mail| -> Value {
        serde_json::from_str(&desk.command("deliver -f json").stdin(mail.bytes()).ok()).unwrap()
    };
    assert_eq!(delivered(&stranger(5))["doubted"], true);
    assert_eq!(delivered(&Mail::new("6@customer.example", "08:06"))["doubted"], false);
    // Nothing is said where there is nothing to say, and nothing of it goes down a pipe.
    let desk = Desk::new();
    desk.file("a.mbox", mboxrd(&[eva()]));
    assert!(!desk.run("import a.mbox").stderr.contains("take no part"));
}

#[test]
fn run_tells_it_once() {
    let desk = Desk::new();
    desk.command("deliver").stdin(eva().bytes()).ok();
    assert_eq!(desk.ok("run"), "");
    desk.command("deliver").stdin(stranger(2).bytes()).ok();
    let before = desk.json("verify --digest")["digest"].clone();
    let rows = desk.json("run");
    assert_eq!((&rows[0]["event"], &rows[0]["ticket"]), (&json!("doubted"), &json!(1)), "{rows}");
    let reason = rows[0]["reason"].as_str().unwrap();
    assert!(reason.contains("desk accept m2 or desk split 1 m2"), "{reason}");
    assert_eq!(desk.ok("run"), "");
    assert_eq!(desk.json("verify --digest")["digest"], before, "what was told is no part of the record");
    desk.command("deliver").stdin(stranger(3).bytes()).ok();
    assert!(desk.ok("run").contains("m3"));
    assert_eq!(desk.ok("run"), "");
    desk.ok("verify");
    // History is no news.
    let desk = Desk::new();
    let old = |mail: Mail| mail.header("Date", "Wed, 01 Jan 2025 08:00:00 +0000");
    desk.file("old.mbox", mboxrd(&[old(eva()), old(stranger(2))]));
    desk.ok("import -q old.mbox");
    assert_eq!(desk.ok("run"), "");
}

#[test]
fn next_offers_it_and_lists_mention_it() {
    let desk = Desk::new();
    desk.command("deliver").stdin(eva().bytes()).ok();
    for line in ["next", "list", "sla at-risk"] {
        let output = desk.run(line);
        assert!(!output.stderr.contains("part"), "{line}: {output}");
    }
    desk.command("deliver").stdin(stranger(2).bytes()).ok();
    desk.command("deliver").stdin(stranger(3).bytes()).ok();
    let output = desk.run("next");
    assert!(output.stderr.contains("m2 is from max@x.example"), "{output}");
    assert!(output.stderr.contains("desk accept m2 or desk split 1 m2"), "{output}");
    assert!(output.stderr.contains("1 more: desk list is:doubted"), "{output}");
    for line in ["list", "sla at-risk"] {
        let output = desk.run(line);
        assert_eq!(output.stderr.matches("take no part in their tickets: 1").count(), 1, "{line}: {output}");
        assert!(!String::from_utf8_lossy(&output.stdout).contains("doubted"), "{line}: {output}");
        assert!(!desk.run(&format!("-q {line}")).stderr.contains("doubted"), "{line}");
    }
    // Also where nothing else wants work.
    desk.ok("reply 1 --body yes");
    assert!(desk.run("next").stderr.contains("desk accept m2"));
    desk.ok("status closed 1");
    let output = desk.run("next");
    assert!(
        output.stderr.contains("ticket 1: desk split 1 m2") && !output.stderr.contains("accept"),
        "{output}"
    );
    desk.ok("split 1 m2 m3");
    assert!(!desk.run("next").stderr.contains("takes no part"));
}
