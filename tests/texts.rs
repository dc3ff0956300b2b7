//! What is shown of a mail and what is found of it (intake §4): which part, which lines, which words.

use rusqlite::Connection;
use serde_json::Value;

use crate::harness::Desk;
use crate::ladder::deliver;
use crate::mail::Mail;

/// A desk whose ticket 1 has a mail of Eva and an answer of ours.
fn asked() -> Desk {
    let desk = Desk::new();
    deliver(&desk, &Mail::new("1@customer.example", "08:00").body("Where is my order?\n\nEva\n"));
    let ours = Mail::new("2@acme.example", "08:30").ours().answers("1@customer.example").body(
        "Dear Eva,\n\nyour order left on Monday with the parcel service.\n\nWhich colour do you want?\n\nAna\n",
    );
    desk.file("sent.eml", ours.bytes());
    desk.ok("import --as-sent sent.eml");
    desk
}

/// What is shown of an answer of Eva with this head and body, and how many lines are not.
fn shown_of(kind: &str, body: &str) -> (String, i64) {
    let desk = asked();
    let mail = Mail::new("3@customer.example", "09:00").answers("2@acme.example").body(body);
    deliver(&desk, &mail.header("MIME-Version", "1.0").header("Content-Type", kind));
    let row = &desk.json("messages id:1 --columns reply_text,hidden_lines,message_id")[2];
    (row["reply_text"].as_str().unwrap().to_owned(), row["hidden_lines"].as_i64().unwrap())
}

const PLAIN: &str = "text/plain; charset=utf-8";
const HTML: &str = "text/html; charset=utf-8";

#[test]
fn only_what_the_thread_knows_is_folded_away() {
    for (kind, body) in [
        (PLAIN, "I typed\n> reset all\nand it said\n> failed 17"),
        (PLAIN, "The console says\n\n> show version\n> 17.3\n> show errors\n> E17 pump"),
        (PLAIN, ">>> import acme\n>>> acme.run()\nNameError\n>>> quit()"),
        (PLAIN, "My patch\n\n> if x:\n> return 1"),
        (PLAIN, "My friend wrote me\n\n> Buy the other one.\n> It is better."),
        (
            HTML,
            "<p>These are the errors that I get</p><blockquote>E17 pump failure<br>E18 no water</blockquote>",
        ),
        (
            HTML,
            "<p>My address</p><blockquote style='margin: 0 0 0 40px'><div>Elm Street 5</div><div>Vienna</div></blockquote>",
        ),
        (HTML, "<blockquote>I want my money back.</blockquote><blockquote>Today.</blockquote>"),
        // The mail of somebody else, and words of hers below it.
        (
            PLAIN,
            "Hello,\n\nOn Mon, 29 Jun 2026 at 10:00, ParcelCo <noreply@parcelco.example> wrote:\n\nYour parcel 17 is lost.\n\nWhat shall I do now?\n\nEva",
        ),
        (
            PLAIN,
            "Guten Tag,\n\nVon: ParcelCo <noreply@parcelco.example>\nGesendet: Montag, 29. Juni 2026 10:00\nAn: Eva <eva@customer.example>\nBetreff: Paket\n\nIhr Paket ist verloren.\n\nBitte schicken Sie ein neues.",
        ),
        (
            PLAIN,
            "I got this.\n\n-----Original Message-----\nFrom: ParcelCo <noreply@parcelco.example>\nSent: Monday, 29 June 2026 10:00\nTo: Eva <eva@customer.example>\nSubject: Parcel\n\nYour parcel is lost.\n\nCan you send another one?",
        ),
        (
            PLAIN,
            "Bonjour,\n\nLe 29 juin 2026 à 10:00, ColisCo <noreply@colis.example> a écrit :\n\nVotre colis est perdu.\n\nQue faire ?\n\nEva Novak",
        ),
    ] {
        let (shown, hidden) = shown_of(kind, body);
        assert_eq!(hidden, 0, "{body}\n{shown}");
    }
}

#[test]
fn what_the_thread_knows_is_folded_with_its_introduction_and_without() {
    for (kind, body, shown) in [
        (PLAIN, "Blue.\n\n> Which colour do you want?", "Blue."),
        (PLAIN, "Blue.\n\n> Dear Eva,\n>\n> your order left on\n> Monday with the parcel service.", "Blue."),
        (
            PLAIN,
            "Blue.\n\nVào Th 4, 1 thg 7, 2026 vào lúc 08:30 Acme <support@acme.example> đã viết:\n\n> Which colour do you want?",
            "Blue.",
        ),
        // A language that is not known here, with an address of ours.
        (
            PLAIN,
            "Urdina.\n\n2026(e)ko uzt. 1(a), 08:30, Ana <ana@acme.example> igorleak hau idatzi du:\n\n> Which colour do you want?",
            "Urdina.",
        ),
        (
            PLAIN,
            "Blue.\n\nOn Wed, 1 Jul 2026 at 08:30, Ana <ana@acme.example> wrote:\n\nDear Eva,\n\nyour order left on Monday with the parcel service.",
            "Blue.",
        ),
        (HTML, "<p>Blue.</p><blockquote type=cite>Which colour do you want?</blockquote>", "Blue."),
        (
            HTML,
            "<p>Blue.</p><div>On Wed, 1 Jul 2026 at 08:30, Ana &lt;ana@acme.example&gt; wrote:</div><blockquote>Something else</blockquote>",
            "Blue.",
        ),
    ] {
        assert_eq!(shown_of(kind, body).0, shown, "{body}");
    }
}

/// What is shown of a mail that is a page.
fn page(html: &str) -> String {
    let desk = Desk::new();
    deliver(&desk, &Mail::new("1@customer.example", "08:00").header("Content-Type", HTML).body(html));
    desk.json("messages --columns id,text")[0]["text"].as_str().unwrap().to_owned()
}

#[test]
fn no_element_swallows_the_words_of_a_page() {
    for html in [
        "<html><head><title/></head><body><p>My kettle leaks.</p></body></html>",
        "<script src=x/><p>My kettle leaks.</p>",
        "<script src='x' /><p>My kettle leaks.</p>",
        "<style>p { color: red }\n<p>My kettle leaks.</p>",
        "<!-- a remark --!><p>My kettle leaks.</p>",
        "<!-- a remark that never ends <p>My kettle leaks.</p>",
        "<svg/><p>My kettle leaks.</p>",
        "<svg><p>My kettle leaks.</p>",
        "<svg><text>My kettle leaks.</text></svg>",
        "<template><p>My kettle leaks.</p></template>",
        "<template><p>My kettle leaks.</p>",
        "<noscript><p>My kettle leaks.</p></noscript>",
        "<xmp>My kettle leaks.</xmp>",
        "<plaintext>My kettle leaks.",
        "<textarea>My kettle leaks.</textarea>",
        "<select><option>My kettle leaks.</option></select>",
        "<select><p>My kettle leaks.</p>",
        "<iframe>My kettle leaks.</iframe>",
        "<frameset><frame></frameset><p>My kettle leaks.</p>",
        "<noembed>My kettle leaks.</noembed>",
        "<object><p>My kettle leaks.</p></object>",
        "<title>My kettle leaks.</title>",
        "<math><mtext>My kettle leaks.</mtext></math>",
        "<p class=\"x>My kettle leaks.</p>",
        "<div style='display:none'>My kettle leaks.</div>",
        "<noframes>My kettle leaks.</noframes>",
    ] {
        let text = page(html);
        assert!(
            text.split_whitespace().collect::<Vec<_>>().join(" ").contains("My kettle leaks."),
            "{html}: {text:?}"
        );
        assert!(!text.contains("color: red"), "{text}");
    }
}

#[test]
fn struck_words_are_words_and_kept_lines_are_lines() {
    for (html, text) in [
        (
            "<p>cancel <s>2 kettles</s>, keep <del>red</del> blue</p>",
            "cancel ~~2 kettles~~, keep ~~red~~ blue",
        ),
        ("<strike>one</strike> two", "~~one~~ two"),
        (
            "<span style='text-decoration: line-through'>one <span>and</span> two</span> three",
            "~~one and two~~ three",
        ),
        ("<font style=\"color:red;TEXT-DECORATION-LINE: line-through\">one</font> two", "~~one~~ two"),
        ("a<s></s>b", "ab"),
        ("<div style='white-space: pre-wrap'>one\ntwo</div>three", "one\ntwo\nthree"),
        ("<span style='white-space:pre-line'>one\ntwo</span>", "one\ntwo"),
        (
            "<div style='white-space:pre-wrap'>one\n<span>two\n<b>three</b></span>\nfour</div><div>five\nsix</div>",
            "one\ntwo\nthree\nfour\nfive six",
        ),
        ("<pre>one\n  two</pre>", "one\n  two"),
        ("<p>one\ntwo</p>", "one two"),
        ("<div style='white-space: nowrap'>one\ntwo</div>", "one two"),
    ] {
        let shown = page(html);
        let lines: Vec<&str> = shown.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect();
        assert_eq!(lines.join("\n"), text, "{html}");
    }
}

#[test]
fn what_another_version_says_is_found_and_listed_and_goes_with_its_import() {
    let desk = Desk::new();
    let body = "--b\nContent-Type: text/plain\n\nCancel order 17 and call me, please.\n--b\nContent-Type: text/html\n\n<p>My kettle leaks since Monday.</p>\n--b--\n";
    let mail =
        Mail::new("1@customer.example", "08:00").header("Content-Type", "multipart/alternative; boundary=b");
    desk.file("a.eml", mail.body(body).bytes());
    let digest = || desk.json("verify --digest")[0]["digest"].clone();
    let before = digest();
    desk.ok("import a.eml");
    let row = &desk.json("messages --columns id,text,attachments")[0];
    assert_eq!(row["text"], "Cancel order 17 and call me, please.");
    assert_eq!(row["attachments"][0]["content_type"], "text/html");
    assert_eq!(desk.json("search kettle")[0]["ticket"], 1);
    assert_eq!(desk.ok("list kettle -f ids").trim(), "1");
    assert_eq!(desk.json("verify --deep").as_array().unwrap().len(), 0);
    desk.ok("undo 2");
    assert!(desk.json("search kettle").as_array().unwrap().is_empty());
    assert_eq!(digest(), before);
}

/// A desk with mail in scripts that do not part words, ticket by ticket.
fn unspaced() -> Desk {
    let desk = Desk::new();
    for (number, (from, subject, body)) in [
        ("田中花子 <hanako@k.example>", "田中さんの注文", "注文番号を教えてください。iPhone注文も。"),
        ("王小明 <wang@k.example>", "退款", "我的订单17号还没有到，请退款。"),
        ("สมชาย <somchai@k.example>", "ใบเสร็จ", "ขอใบเสร็จรับเงินด้วยครับ"),
        ("김민수 <kim@k.example>", "주문 취소", "주문번호를 알려주세요"),
        ("Eva <eva@k.example>", "Refund", "I want a refund for order 17."),
    ]
    .into_iter()
    .enumerate()
    {
        let mail = Mail::new(&format!("{number}@k.example"), &format!("08:0{number}"));
        let mail =
            mail.from(from).subject(subject).header("MIME-Version", "1.0").header("Content-Type", PLAIN);
        deliver(&desk, &mail.header("Content-Transfer-Encoding", "8bit").body(body));
    }
    desk
}

fn tickets(rows: &Value) -> Vec<i64> {
    let mut found: Vec<i64> =
        rows.as_array().unwrap().iter().map(|row| row["ticket"].as_i64().unwrap()).collect();
    found.sort_unstable();
    found
}

#[test]
fn any_part_of_a_word_is_found_where_words_are_not_parted() {
    let desk = unspaced();
    for (words, found) in [
        ("田中", &[1][..]),
        ("注文", &[1]),
        ("注文番号", &[1]),
        ("番号", &[1]),
        ("花子", &[1]),
        ("iphone", &[1]),
        ("iPhone注文", &[1]),
        ("注文 iphone", &[1]),
        ("订单", &[2]),
        ("订单17号", &[2]),
        ("小明", &[2]),
        ("退款", &[2]),
        ("ใบเสร็จ", &[3]),
        ("รับเงิน", &[3]),
        ("주문", &[4]),
        ("번호", &[4]),
        ("민수", &[4]),
        ("17", &[2, 5]),
        ("refund", &[5]),
        ("中田", &[]),
        ("文注", &[]),
    ] {
        assert_eq!(tickets(&desk.json(&format!("search '{words}'"))), found, "search {words}");
        let listed: Vec<i64> =
            desk.ok(&format!("list '{words}' -f ids")).lines().map(|l| l.parse().unwrap()).collect();
        let mut listed = listed;
        listed.sort_unstable();
        assert_eq!(listed, found, "list {words}");
    }
    assert_eq!(desk.ok("list subject:注文 -f ids").trim(), "1");
    assert_eq!(desk.ok("list subject:番号 -f ids").trim(), "");
    assert_eq!(desk.ok("list '\"番号を教え\"' -f ids").trim(), "1");
    assert_eq!(desk.ok("list from:wang@k.example 订单 -f ids").trim(), "2");
    assert_eq!(desk.ok("list 注文 or 订单 -f ids").lines().count(), 2);
    assert_eq!(desk.json("messages 番号 --columns id").as_array().unwrap().len(), 1);
    let snippet =
        |words: &str| desk.json(&format!("search {words}"))[0]["snippet"].as_str().unwrap().to_owned();
    assert_eq!(snippet("番号"), "注文[番号]を教えてください。iPhone注文も。");
    assert_eq!(snippet("田中"), "[田中]さんの注文");
    assert_eq!(snippet("refund"), "[Refund]");
}

#[test]
fn the_parts_of_words_are_verified_mended_and_made_for_older_desks() {
    let desk = unspaced();
    assert_eq!(desk.json("verify --deep").as_array().unwrap().len(), 0);
    let rows = |what: &str| -> i64 {
        Connection::open(desk.db())
            .unwrap()
            .query_row(&format!("SELECT count(*) FROM {what}"), [], |row| row.get(0))
            .unwrap()
    };
    // Only mail with such letters costs something.
    assert_eq!(rows("message_grams_docsize"), 4);
    // The words that the index forgets come back with its repair.
    Connection::open(desk.db())
        .unwrap()
        .execute("INSERT INTO message_grams (message_grams) VALUES ('delete-all')", [])
        .unwrap();
    let found = desk.run("verify");
    assert!(found.code == 4 && found.text().contains("message_grams"), "{found}");
    assert!(desk.json("search 番号").as_array().unwrap().is_empty());
    desk.run("verify --repair");
    assert_eq!(desk.json("verify").as_array().unwrap().len(), 0);
    assert_eq!(tickets(&desk.json("search 番号")), [1]);
}
