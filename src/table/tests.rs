//! All formats face one table in which everything is hostile.

use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

use super::{ALL, Cell, Column, Format, Holds, Style, Table};
use crate::desk::clean::fools;
use crate::desk::id::{MessageId, TicketId};
use crate::desk::time::{Moment, Span, Zone};

mod laws;

fn style() -> Style {
    Style {
        color: false,
        width: None,
        zone: Zone::UTC,
        now: Moment(1_782_898_200),
        no_header: false,
        raw: false,
        single: false,
    }
}

fn written(format: &str, table: &Table, style: &Style) -> String {
    let mut out = Vec::new();
    (Format::named(format).unwrap().write)(table, style, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// The formats that can be looked at as they are.
fn texts() -> impl Iterator<Item = &'static Format> {
    ALL.iter().filter(|format| format.is_text())
}

fn hostile() -> Table {
    let mut thread =
        Table::new([Column::shown("id", Holds::Message, "."), Column::shown("text", Holds::Text, ".")]);
    thread.push(vec![MessageId(1).into(), "first\n\u{1b}]0;owned\u{7}".into()]);
    thread.push(vec![MessageId(2).into(), Cell::Empty]);
    let mut table = Table::new([
        Column::shown("ticket", Holds::Ticket, "."),
        Column::shown("message", Holds::Message, "."),
        Column::shown("subject", Holds::Text, "."),
        Column::shown("status", Holds::Text, "."),
        Column::shown("change", Holds::Int, "."),
        Column::shown("met_pct", Holds::Percent, "."),
        Column::shown("at", Holds::At, "."),
        Column::shown("wait_seconds", Holds::Seconds, "."),
        Column::shown("median_minutes", Holds::Minutes, "."),
        Column::shown("tags", Holds::List, "."),
        Column::shown("vip", Holds::Bool, "."),
        Column::shown("messages", Holds::Table, "."),
    ]);
    let subjects = [
        "=HYPERLINK(\"http://x.example\";\"a|b\")",
        "\u{1b}[2J\u{9b}31m\0 invoice\u{202e}gpj.exe\r\nBcc: all",
        "<script>alert('x')</script> [a](b) `c` \\ & ☎️ \u{301}\ttab",
    ];
    for (i, subject) in (1..).zip(subjects) {
        table.push(vec![
            TicketId(i).into(),
            MessageId(40 + i).into(),
            subject.into(),
            Cell::Word("open"),
            Cell::Int(-5),
            Cell::Percent(1, 3),
            Moment(1_782_898_200).into(),
            Span(5400).into(),
            Cell::Minutes(25.5),
            vec!["a,b".to_owned(), "c\"d".to_owned()].into(),
            true.into(),
            thread.clone().into(),
        ]);
    }
    let mut empty =
        vec![TicketId(3).into(), Cell::Empty, "".into(), Cell::Empty, Cell::Int(0), Cell::Percent(0, 0)];
    empty.resize(table.columns.len(), Cell::Empty);
    table.push(empty);
    table
}

#[test]
fn table() {
    insta::assert_snapshot!(written("table", &hostile(), &style()), @r#"
    ticket  message  subject                                             status  change  met_pct  at   wait_seconds  median_minutes  tags      vip  messages
         1  m41      =HYPERLINK("http://x.example";"a|b")                open        -5     33.3  now    1 h 30 min            25.5  a,b, c"d  yes         2
         2  m42      \x1b[2J\x9b31m\x00 invoice\u{202e}gpj.exe Bcc: all  open        -5     33.3  now    1 h 30 min            25.5  a,b, c"d  yes         2
         3  m43      <script>alert('x')</script> [a](b) `c` \ & ☎️ ́ tab  open        -5     33.3  now    1 h 30 min            25.5  a,b, c"d  yes         2
         3  -        -                                                   -            0        -  -               -               -  -         -           -
    "#);
}

#[test]
fn tsv() {
    insta::assert_snapshot!(written("tsv", &hostile(), &style()), @r#"
    ticket	message	subject	status	change	met_pct	at	wait_seconds	median_minutes	tags	vip	messages
    1	m41	=HYPERLINK("http://x.example";"a|b")	open	-5	33.3	2026-07-01T09:30:00Z	5400	25.5	a,b,c"d	true	2
    2	m42	\\x1b[2J\\x9b31m\\x00 invoice\\u{202e}gpj.exe\r\nBcc: all	open	-5	33.3	2026-07-01T09:30:00Z	5400	25.5	a,b,c"d	true	2
    3	m43	<script>alert('x')</script> [a](b) `c` \\ & ☎️ ́\ttab	open	-5	33.3	2026-07-01T09:30:00Z	5400	25.5	a,b,c"d	true	2
    3				0
    "#);
}

#[test]
fn csv() {
    insta::assert_snapshot!(written("csv", &hostile(), &style()), @r#"
    ticket,message,subject,status,change,met_pct,at,wait_seconds,median_minutes,tags,vip,messages
    1,m41,"'=HYPERLINK(""http://x.example"";""a|b"")",open,-5,33.3,2026-07-01T09:30:00Z,5400,25.5,"a,b,c""d",true,2
    2,m42,"\x1b[2J\x9b31m\x00 invoice\u{202e}gpj.exe
    Bcc: all",open,-5,33.3,2026-07-01T09:30:00Z,5400,25.5,"a,b,c""d",true,2
    3,m43,<script>alert('x')</script> [a](b) `c` \ & ☎️ ́\ttab,open,-5,33.3,2026-07-01T09:30:00Z,5400,25.5,"a,b,c""d",true,2
    3,,,,0,,,,,,,
    "#);
    let raw = Style { raw: true, ..style() };
    assert!(written("csv", &hostile(), &raw).contains("\"=HYPERLINK("));
}

#[test]
fn json() {
    insta::assert_snapshot!(written("json", &hostile(), &style()), @r#"
    [
    {"ticket":1,"message":41,"subject":"=HYPERLINK(\"http://x.example\";\"a|b\")","status":"open","change":-5,"met_pct":33.3,"at":"2026-07-01T09:30:00Z","wait_seconds":5400,"median_minutes":25.5,"tags":["a,b","c\"d"],"vip":true,"messages":[{"id":1,"text":"first\n\u001b]0;owned\u0007"},{"id":2,"text":null}]},
    {"ticket":2,"message":42,"subject":"\u001b[2J\u009b31m\u0000 invoice\u202egpj.exe\r\nBcc: all","status":"open","change":-5,"met_pct":33.3,"at":"2026-07-01T09:30:00Z","wait_seconds":5400,"median_minutes":25.5,"tags":["a,b","c\"d"],"vip":true,"messages":[{"id":1,"text":"first\n\u001b]0;owned\u0007"},{"id":2,"text":null}]},
    {"ticket":3,"message":43,"subject":"<script>alert('x')</script> [a](b) `c` \\ & ☎️ ́\ttab","status":"open","change":-5,"met_pct":33.3,"at":"2026-07-01T09:30:00Z","wait_seconds":5400,"median_minutes":25.5,"tags":["a,b","c\"d"],"vip":true,"messages":[{"id":1,"text":"first\n\u001b]0;owned\u0007"},{"id":2,"text":null}]},
    {"ticket":3,"message":null,"subject":"","status":null,"change":0,"met_pct":null,"at":null,"wait_seconds":null,"median_minutes":null,"tags":null,"vip":null,"messages":null}
    ]
    "#);
}

#[test]
fn jsonl() {
    let lines = written("jsonl", &hostile(), &style());
    assert_eq!(lines.lines().count(), 4);
    let array: Vec<serde_json::Value> = serde_json::from_str(&written("json", &hostile(), &style())).unwrap();
    let each: Vec<serde_json::Value> =
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(array, each);
}

#[test]
fn md() {
    insta::assert_snapshot!(written("md", &hostile(), &style()), @r#"
    | ticket | message | subject | status | change | met\_pct | at | wait\_seconds | median\_minutes | tags | vip | messages |
    | ---: | --- | --- | --- | ---: | ---: | --- | ---: | ---: | --- | --- | ---: |
    | 1 | m41 | =HYPERLINK("http://x.example";"a\|b") | open | -5 | 33.3 | 2026-07-01T09:30:00Z | 5400 | 25.5 | a,b,c"d | true | 2 |
    | 2 | m42 | \\x1b\[2J\\x9b31m\\x00 invoice\\u{202e}gpj.exe Bcc: all | open | -5 | 33.3 | 2026-07-01T09:30:00Z | 5400 | 25.5 | a,b,c"d | true | 2 |
    | 3 | m43 | \<script\>alert('x')\</script\> \[a\](b) \`c\` \\ &amp; ☎️ ́ tab | open | -5 | 33.3 | 2026-07-01T09:30:00Z | 5400 | 25.5 | a,b,c"d | true | 2 |
    | 3 | - | - | - | 0 | - | - | - | - | - | - | - |
    "#);
}

/// The table alone, where a page is around it.
fn page_less(page: &str) -> &str {
    page.split_once("</style>\n").map_or(page, |(_, table)| table)
}

#[test]
fn html() {
    let page = written("html", &hostile(), &style());
    assert!(page.starts_with("<!doctype html>\n<meta charset=\"utf-8\">\n"));
    insta::assert_snapshot!(page_less(&page), @r#"
    <table class="desk">
    <thead>
    <tr><th scope="col" style="text-align: right">ticket</th><th scope="col">message</th><th scope="col">subject</th><th scope="col">status</th><th scope="col" style="text-align: right">change</th><th scope="col" style="text-align: right">met_<wbr>pct</th><th scope="col">at</th><th scope="col" style="text-align: right">wait_<wbr>seconds</th><th scope="col" style="text-align: right">median_<wbr>minutes</th><th scope="col">tags</th><th scope="col">vip</th><th scope="col" style="text-align: right">messages</th></tr>
    </thead>
    <tbody>
    <tr><td style="text-align: right">1</td><td>m41</td><td>=HYPERLINK(&quot;http://x.example&quot;;&quot;a|b&quot;)</td><td>open</td><td style="text-align: right">-5</td><td style="text-align: right">33.3</td><td><time datetime="2026-07-01T09:30:00Z">2026-07-01 09:30</time></td><td style="text-align: right">5400</td><td style="text-align: right">25.5</td><td>a,b,c&quot;d</td><td>true</td><td style="text-align: right">2</td></tr>
    <tr><td style="text-align: right">2</td><td>m42</td><td>\x1b[2J\x9b31m\x00 invoice\u{202e}gpj.exe<br>Bcc: all</td><td>open</td><td style="text-align: right">-5</td><td style="text-align: right">33.3</td><td><time datetime="2026-07-01T09:30:00Z">2026-07-01 09:30</time></td><td style="text-align: right">5400</td><td style="text-align: right">25.5</td><td>a,b,c&quot;d</td><td>true</td><td style="text-align: right">2</td></tr>
    <tr><td style="text-align: right">3</td><td>m43</td><td>&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; [a](b) `c` \ &amp; ☎️ ́ tab</td><td>open</td><td style="text-align: right">-5</td><td style="text-align: right">33.3</td><td><time datetime="2026-07-01T09:30:00Z">2026-07-01 09:30</time></td><td style="text-align: right">5400</td><td style="text-align: right">25.5</td><td>a,b,c&quot;d</td><td>true</td><td style="text-align: right">2</td></tr>
    <tr><td style="text-align: right">3</td><td>-</td><td>-</td><td>-</td><td style="text-align: right">0</td><td style="text-align: right">-</td><td>-</td><td style="text-align: right">-</td><td style="text-align: right">-</td><td>-</td><td>-</td><td style="text-align: right">-</td></tr>
    </tbody>
    </table>
    "#);
}

#[test]
fn figures_are_plain_numbers_for_machines() {
    let mut table = Table::new([
        Column::shown("name", Holds::Text, "."),
        Column::shown("now", Holds::Number, "."),
        Column::shown("change", Holds::Change, "."),
        Column::shown("replies_per_ticket", Holds::Ratio, "."),
        Column::shown("weeks", Holds::Series, "."),
    ]);
    let mut row = |name: &str, now: Cell, then: Cell, ratio, weeks: Vec<i64>| {
        let change = now.since(&then);
        table.push(vec![name.into(), now, change, ratio, weeks.into()]);
    };
    row("tickets", Cell::Int(1234), Cell::Int(1230), Cell::Ratio(13, 12), vec![1, -2, 30]);
    row("met_pct", Cell::Percent(1, 3), Cell::Percent(1, 2), Cell::Ratio(1, 0), vec![]);
    row("median_minutes", Cell::Minutes(25.5), Cell::Minutes(25.0), Cell::Ratio(2, 1), vec![7]);
    insta::assert_snapshot!(["table", "tsv", "csv", "json", "md"].map(|format| written(format, &table, &style())).join("\n"), @r#"
    name             now  change  replies_per_ticket  weeks
    tickets         1234      +4                1.08  1 -2 30
    met_pct         33.3   -16.7                   -  -
    median_minutes  25.5    +0.5                2.00  7

    name	now	change	replies_per_ticket	weeks
    tickets	1234	4	1.08	1 -2 30
    met_pct	33.3	-16.7		
    median_minutes	25.5	0.5	2.00	7

    name,now,change,replies_per_ticket,weeks
    tickets,1234,4,1.08,1 -2 30
    met_pct,33.3,-16.7,,
    median_minutes,25.5,0.5,2.00,7

    [
    {"name":"tickets","now":1234,"change":4,"replies_per_ticket":1.08,"weeks":[1,-2,30]},
    {"name":"met_pct","now":33.3,"change":-16.7,"replies_per_ticket":null,"weeks":[]},
    {"name":"median_minutes","now":25.5,"change":0.5,"replies_per_ticket":2.0,"weeks":[7]}
    ]

    | name | now | change | replies\_per\_ticket | weeks |
    | --- | ---: | ---: | ---: | --- |
    | tickets | 1234 | 4 | 1.08 | 1 -2 30 |
    | met\_pct | 33.3 | -16.7 | - | - |
    | median\_minutes | 25.5 | 0.5 | 2.00 | 7 |
    "#);
    for row in written("html", &table, &style()).lines().filter(|line| line.starts_with("<tr><td>")) {
        assert_eq!(row.matches("text-align: right").count(), 3, "{row}");
    }
    let sorted = |key: &str| {
        let mut table = table.clone();
        table.sort(key).unwrap();
        written("tsv", &table.select(&["name"]).unwrap(), &Style { no_header: true, ..style() })
    };
    assert_eq!(sorted("now"), "median_minutes\nmet_pct\ntickets\n", "by size, of whatever kind");
    assert_eq!(sorted("-weeks"), "tickets\nmedian_minutes\nmet_pct\n", "by their sums, and nothing last");
    assert_eq!(sorted("replies_per_ticket"), "tickets\nmedian_minutes\nmet_pct\n");
}

#[test]
fn ids() {
    assert_eq!(written("ids", &hostile(), &style()), "1\n2\n3\n");
}

#[test]
fn one_thing_is_one_object() {
    let mut table = hostile().select(&["ticket", "vip"]).unwrap();
    table.limit(1);
    let single = Style { single: true, ..style() };
    assert_eq!(written("json", &table, &single), "{\"ticket\":1,\"vip\":true}\n");
}

#[test]
fn no_rows_are_no_rows() {
    let mut table = hostile().select(&["ticket", "vip"]).unwrap();
    table.limit(0);
    let all: Vec<_> =
        texts().map(|format| page_less(&written(format.name, &table, &style())).to_owned()).collect();
    assert_eq!(
        all,
        [
            "ticket  vip\n",
            "ticket\tvip\n",
            "ticket,vip\n",
            "[]\n",
            "",
            "| ticket | vip |\n| ---: | --- |\n",
            "<table class=\"desk\">\n<thead>\n<tr><th scope=\"col\" style=\"text-align: right\">ticket</th><th scope=\"col\">vip</th></tr>\n</thead>\n<tbody>\n</tbody>\n</table>\n",
            "",
        ]
    );
    let bare = Style { no_header: true, ..style() };
    assert_eq!(["table", "tsv", "csv"].map(|format| written(format, &table, &bare)), ["", "", ""]);
}

/// `\x1b[…m` taken out again; nothing else may start with the escape character.
fn without_inks(text: &str) -> String {
    let mut parts = text.split('\u{1b}');
    let plain = parts.next().unwrap_or_default().to_owned();
    parts.fold(plain, |plain, part| plain + part.split_once('m').unwrap().1)
}

#[test]
fn inks_move_nothing() {
    let mut table = hostile();
    // Shares are given bars, which a table without colours has not.
    let shares = table.position("met_pct").unwrap();
    table.columns[shares].holds = Holds::Number;
    for width in (1..200).map(Some).chain([None]) {
        let plain = written("table", &table, &Style { width, ..style() });
        let inked = written("table", &table, &Style { width, color: true, ..style() });
        assert!(inked.contains("\u{1b}[33mopen\u{1b}[0m"), "{width:?}: {inked}");
        assert_eq!(without_inks(&inked), plain, "{width:?}");
    }
}
