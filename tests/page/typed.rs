//! The page as it is typed: `desk report page`.

use crate::harness::Desk;

/// A month of a small desk, some of whose mails are no friends of pages.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.tick(0);
    let subjects = ["Teapot", "<script>alert(1)</script>", "Lid & \u{202e}dil"];
    for day in 1..=28 {
        desk.at(&format!("2026-03-{day:02}T{:02}:15:00Z", 6 + day % 12));
        let from = format!("customer{}@x.example", day % 5);
        let subject = subjects[day % 3];
        desk.words([
            "new",
            "--from",
            &from,
            "--subject",
            subject,
            "--tag",
            ["billing", "login", "late"][day % 3],
        ])
        .ok();
        if day % 4 != 0 {
            desk.wait(3600 * (day as i64 % 7));
            desk.ok(&format!("reply {day} --body Done --status solved"));
        }
    }
    desk.at("2026-03-30T09:00:00Z");
    desk.ok("receive 27 --body again");
    desk.at("2026-04-12T09:00:00Z");
    desk
}

pub(super) fn march() -> String {
    desk().ok("report page")
}

pub(super) fn empty() -> String {
    Desk::new().ok("report page --period 2026-03")
}

/// The figure of a tile.
fn tile<'h>(html: &'h str, label: &str) -> &'h str {
    let after = html.split(&format!("<dt>{label}</dt><dd class=\"value\">")).nth(1).unwrap();
    let figure = after.split("</dd>").next().unwrap();
    if figure.contains(">no figure<") { "none" } else { figure }
}

#[test]
fn last_month_is_meant_unless_another_is_named_and_the_figures_are_those_of_the_reports() {
    let desk = desk();
    let html = desk.ok("report page");
    assert!(html.contains("<p class=\"period\">2026-03-01 to 2026-03-31 (UTC)</p>"));
    let total = |report: &str| {
        desk.json(&format!("report {report} --period 2026-03")).as_array().unwrap().last().unwrap().clone()
    };
    assert_eq!(tile(&html, "New tickets"), total("volume")["created"].to_string());
    assert_eq!(tile(&html, "Open at the end"), total("backlog")["backlog"].to_string());
    assert_eq!(tile(&html, "Promises kept"), format!("{:.1} %", total("sla")["met_pct"].as_f64().unwrap()));
    assert_eq!(
        tile(&html, "Resolved at first contact"),
        format!("{:.1} %", total("fcr")["fcr_pct"].as_f64().unwrap())
    );
    let asked = desk.words(["report", "page", "\"<b>tea & lid\""]).ok();
    assert!(
        asked.contains("<dd>&quot;&lt;b&gt;tea &amp; lid&quot;</dd>"),
        "what was asked is words and no markup"
    );
    assert_eq!(tile(&desk.ok("report page tag:login"), "New tickets"), "10");
    assert!(desk.ok("report page tag:login").contains("<dt>Only tickets of</dt><dd>tag:login</dd>"));
}

#[test]
fn of_nothing_there_are_words_and_no_pictures_of_zero() {
    let desk = desk();
    for html in [
        empty(),
        desk.ok("report page --period 2027-01"),
        desk.ok("report page --as-of 2025-01-01 --period 2025-01"),
    ] {
        for label in ["Promises kept", "First response, median", "Resolved at first contact"] {
            assert_eq!(tile(&html, label), "none", "{label}");
        }
        assert!(html.contains("No promise was met or missed in this period."));
        assert!(!html.contains(
            "<figure>\n<p class=\"counted\">tickets</p>\n<svg class=\"wide\" viewBox=\"0 0 1520 560\""
        ));
    }
}

#[test]
fn a_page_is_replaced_as_a_whole_in_silence_and_the_same_each_time() {
    let desk = desk();
    let made = |name: &str| {
        let output = desk.run(&format!("report page -o {name} --as-of midnight"));
        assert_eq!((output.code, output.text().as_str(), output.stderr.as_str()), (0, "", ""));
        std::fs::read(desk.path(name)).unwrap()
    };
    let first = made("a.html");
    desk.wait(7200);
    assert_eq!(first, made("b.html"), "later the same day");
    assert_eq!(first, made("a.html"), "in the place of the one before");
    desk.refused("report page -o no/such/folder.html")
        .says_without_hint(73, "cannot write no/such/folder.html");
    desk.refused("report page -f html -o desk.db").says(1, "is the desk itself", "-o");
    desk.refused("report page --by agent -o a.html").says(2, "takes no --by", "report page -o");
    desk.refused("report page -f csv").says(2, "takes no --format", "report page -o");
    desk.command("report page").terminal(80).refused().says(2, "for a browser", "report page -o page.html");
}
