//! What is understood, what is refused and how, and the laws of the language.

use insta::assert_snapshot;
use proptest::prelude::*;

use super::matches::{Letter, Subject};
use super::*;
use crate::desk::id::TicketId;
use crate::desk::message::Kind;
use crate::desk::ticket::{Channel, Priority, Status};

/// Wednesday 2026-07-01 11:30 in Zagreb.
fn context() -> Context {
    Context { now: Moment::parse("2026-07-01T09:30:00Z").unwrap(), zone: Zone::named("Europe/Zagreb").unwrap() }
}

fn parsed(text: &str) -> Query {
    Query::parse(text, &context()).unwrap_or_else(|fault| panic!("{fault}"))
}

/// The plainest form of a query.
fn plain(text: &str) -> String {
    parsed(text).to_string()
}

fn refused(text: &str) -> String {
    Query::parse(text, &context()).unwrap_err().to_string()
}

#[test]
fn terms_are_joined_by_and_or_not() {
    for (typed, read) in [
        ("", ""),
        ("  ", ""),
        ("a b", "a b"),
        ("a AND b", "a b"),
        ("a or b c", "a or b c"),
        ("(a or b) c", "(a or b) c"),
        ("((a) (b c))", "a b c"),
        ("a or (b or c)", "a or b or c"),
        ("not a b", "-a b"),
        ("not (a b)", "not (a b)"),
        ("-(a or b)", "not (a or b)"),
        ("not not a", "not -a"),
        ("-\"a b\"", "-\"a b\""),
        ("-tag:vip -@mine", "-tag:vip -@mine"),
        ("\"or\" \"a\" x*", "\"or\" a x*"),
        ("10:30 5:", "10:30 5:"),
        ("foo(bar)", "foo bar"),
        ("\"say \\\"hi\\\" \\\\ \\n\"", "\"say \\\"hi\\\" \\\\ \\\\n\""),
    ] {
        assert_eq!(plain(typed), read, "{typed}");
    }
}

#[test]
fn every_key_reads_its_example_and_its_values() {
    for key in KEYS {
        assert!(key.example.starts_with(&format!("{}:", key.name)), "{key:?}");
        parsed(key.example);
        for value in key.values {
            parsed(&format!("{}:{value}", key.name));
        }
        for alias in key.aliases {
            parsed(&key.example.replacen(key.name, alias, 1));
        }
    }
}

#[test]
fn values_are_read_in_their_kind() {
    for (typed, read) in [
        ("status:pending,open|open", "status:open,pending"),
        ("Status:OPEN", "status:open"),
        ("priority:>=high", "priority:high,urgent"),
        ("priority:<normal,urgent", "priority:low,urgent"),
        ("kind:auto-reply", "kind:auto_reply"),
        ("is:at_risk|overdue", "is:overdue,at-risk"),
        ("assignee:ana|me|none", "assignee:ana,me,none"),
        ("assignee:\"none\"", "assignee:\"none\""),
        ("tag:\"late, refund\",b", "tag:\"late, refund\",b"),
        ("subject:\"late refund\"", "subject:\"late refund\""),
        ("subject:ref*", "subject:ref*"),
        ("customer:Ana@X.example,x.example", "customer:ana@x.example,@x.example"),
        ("from:@localhost", "from:@localhost"),
        ("id:60,1-50,51,#7", "id:1-51,60"),
        ("ticket:>=100 id:<3", "id:>=100 id:0-2"),
        ("tier:none", "tier:none"),
        ("has:attachment", "has:attachment"),
        ("subject:\"<html>\"", "subject:\"<html>\""),
    ] {
        assert_eq!(plain(typed), read, "{typed}");
    }
}

#[test]
fn times_are_local_days_or_ages() {
    for (typed, read) in [
        ("created:2026-07-01", "created:2026-06-30T22:00:00Z..2026-07-01T21:59:59Z"),
        ("created:2026", "created:2025-12-31T23:00:00Z..2026-12-31T22:59:59Z"),
        ("date:>=2026-07-01", "created:>=2026-06-30T22:00:00Z"),
        ("created:>2026-07-01", "created:>=2026-07-01T22:00:00Z"),
        ("created:<2026-07", "created:<2026-06-30T22:00:00Z"),
        ("created:<=2026-07-01", "created:<2026-07-01T22:00:00Z"),
        ("created:2026-07-01..2026-07-31", "created:2026-06-30T22:00:00Z..2026-07-31T21:59:59Z"),
        ("created:2026..today", "created:2025-12-31T23:00:00Z..2026-07-01T21:59:59Z"),
        ("created:2026-07..", "created:>=2026-06-30T22:00:00Z"),
        ("created:>=2026-07-01T09:30", "created:>=2026-07-01T07:30:00Z"),
        ("created:>\"2026-07-01 09:30\"", "created:>=2026-07-01T07:31:00Z"),
        ("created:<=2026-07-01T09:30:00Z", "created:<2026-07-01T09:30:01Z"),
        ("solved:last-week", "solved:2026-06-21T22:00:00Z..2026-06-28T21:59:59Z"),
        ("solved:2026-Q3,none", "solved:2026-06-30T22:00:00Z..2026-09-30T21:59:59Z,none"),
        ("updated:<3d", "updated:<3d"),
        ("waiting:>=48h", "waiting:>=2d"),
        ("due:<4h due:<=0h", "due:<4h due:<=0s"),
    ] {
        assert_eq!(plain(typed), read, "{typed}");
    }
}

#[test]
fn a_fault_shows_its_place_and_the_way_on() {
    assert_snapshot!(refused("tag:vip stauts:open"), @r#"
    `stauts:` is no key of a query, at column 9
      tag:vip stauts:open
              ^^^^^^
    did you mean `status:`? To search for the text, write "stauts:open" in quotes
    "#);
    assert_snapshot!(refused("status:open,pendnig"), @r"
    `pendnig` is not known here, at column 13
      status:open,pendnig
                  ^^^^^^^
    did you mean `pending`?
    ");
    assert_snapshot!(refused("é 漢字 created:2026-02-30"), @r"
    `2026-02-30` is not in the calendar, at column 14
      é 漢字 created:2026-02-30
                     ^^^^^^^^^^
    periods are today, yesterday, last-week, this-month, last-7-days, 2026, 2026-Q3, 2026-07, 2026-W30, 2026-07-01
    ");
    assert_snapshot!(refused("updated:3d"), @r"
    `3d` is an age and needs `<` or `>`, at column 9
      updated:3d
              ^^
    `updated:<3d` is less than that ago, `updated:>3d` more than that ago
    ");
    assert_snapshot!(refused("is:open"), @r"
    `open` is not known here, at column 4
      is:open
         ^^^^
    write `status:open`
    ");
    assert_snapshot!(refused("tag:a (status:open or tag:b"), @r"
    this `(` is never closed, at column 7
      tag:a (status:open or tag:b
            ^
    ");
    assert_snapshot!(refused("priority:>="), @r"
    a value is missing after `priority:>=`, at column 1
      priority:>=
      ^^^^^^^^^^^
    ");
    let far = format!("{} stauts:open {}", "a ".repeat(99), "b ".repeat(99));
    assert_snapshot!(refused(&far).lines().skip(1).take(2).collect::<Vec<_>>().join("\n"), @r"
      … a a a a a a a a a a a a a a a a a  stauts:open b b b b b b b b b b b b b b b …
                                           ^^^^^^
    ");
}

#[test]
fn what_makes_no_sense_is_refused() {
    for (typed, column, message) in [
        ("http://x.example", 1, "`http:` is no key of a query"),
        ("Re: hello", 1, "`Re:` is no key of a query"),
        ("a)", 2, "this `)` has no `(`"),
        ("()", 2, "a term is expected before this `)`"),
        ("(a", 1, "this `(` is never closed"),
        (":)", 1, "there is nothing to search for in `:`"),
        ("a or", 5, "the query ends where a term is expected"),
        ("or a", 1, "`or` needs a term on each side that it joins"),
        ("a or or b", 6, "`or` needs a term on each side that it joins"),
        ("a and", 6, "the query ends where a term is expected"),
        ("not", 4, "the query ends where a term is expected"),
        ("(not)", 5, "a term is expected before this `)`"),
        ("a - b", 3, "nothing follows the `-`"),
        ("--where x", 1, "`--where` looks like an option"),
        ("\"a b", 1, "the quote that opens here is never closed"),
        ("tag:\"a b", 5, "the quote that opens here is never closed"),
        ("5\" nail", 2, "a quote stands inside a word"),
        ("\"a\"b", 4, "`b` touches a closing quote"),
        ("???", 1, "there is nothing to search for in `???`"),
        ("\"\"", 1, "there is nothing to search for in ``"),
        ("*", 1, "there is nothing to search for in `*`"),
        ("subject:***", 9, "there is nothing to search for in `***`"),
        ("@ x", 1, "the name of a view is missing after `@`"),
        ("status:", 1, "a value is missing after `status:`"),
        ("status: open", 1, "a value is missing after `status:`"),
        ("status:open, pending", 1, "a value is missing after `status:open,`"),
        ("tag:\"\"", 1, "a value is missing after `tag:`"),
        ("status:>open", 8, "`>` makes no sense here"),
        ("subject:<html>", 9, "`<` makes no sense here"),
        ("priority:>urgent", 10, "there is no priority beyond `urgent`"),
        ("priority:=high", 10, "`=high` is not known here"),
        ("customer:ana", 10, "`ana` is neither an address nor a domain"),
        ("from:@", 6, "`@` is neither an address nor a domain"),
        ("id:m42", 4, "`m42` is no ticket id"),
        ("id:5-1", 4, "there is no ticket in this range"),
        ("id:99999999999999999999", 4, "`99999999999999999999` is no ticket id"),
        ("created:none", 9, "every ticket has a time for `created:`"),
        ("created:2026-07-31..2026-07-01", 9, "the range ends before it begins"),
        ("created:>2026..2027", 9, "a range takes no comparison"),
        ("created:..", 9, "a range needs at least one end"),
        ("created:lastweek", 9, "`lastweek` is no date and no period"),
        ("updated:<3x", 9, "`x` in `3x` is no unit of time"),
        ("updated:<3", 9, "`3` is no date and no period"),
        ("updated:<1h..2h", 9, "a range takes no comparison"),
    ] {
        let fault = Query::parse(typed, &context()).unwrap_err();
        assert_eq!((fault.column, fault.message.as_str()), (column, message), "{typed}");
    }
}

#[test]
fn hostile_queries_are_bounded() {
    for (text, message) in [
        ("(".repeat(60_000), "more than 40 parentheses"),
        ("not ".repeat(15_000) + "a", "more than 40 parentheses"),
        ("-(".repeat(30_000), "more than 40 parentheses"),
        ("a ".repeat(30_000), "more than 400 terms"),
        (format!("tag:{}", "a,".repeat(30_000)), "a value is missing"),
        (format!("tag:{}b", "a,".repeat(30_000)), "more than 5000 values"),
        ("(".repeat(100_000), "a query has at most 65536 bytes, this one has 100000"),
    ] {
        let fault = Query::parse(&text, &context()).unwrap_err();
        assert!(fault.message.starts_with(message), "{}", fault.message);
        assert!(fault.to_string().len() < 700 || message.starts_with("a value"), "{fault}");
    }
    assert_eq!(plain(&format!("{}a{}", "(".repeat(40), ")".repeat(40))), "a");
}

#[test]
fn the_terminal_is_not_steered_by_an_echo() {
    let said = refused("\u{1b}[31m \u{202e} stauts:\u{7}");
    assert!(!said.lines().nth(1).unwrap().contains(['\u{1b}', '\u{202e}', '\u{7}']), "{said:?}");
}

#[test]
fn query_words_are_told_from_options() {
    for token in ["-tag:vip", "-is:overdue", "-STATUS:x", "-ticket:3"] {
        assert!(is_query_word(token), "{token}");
    }
    for token in ["-f", "-f:x", "--tag:vip", "tag:vip", "-", "-:", "-stauts:open", "-word"] {
        assert!(!is_query_word(token), "{token}");
    }
}

#[test]
fn a_query_tells_what_it_asks() {
    let query = parsed("late -(tag:vip or assignee:me)");
    assert_eq!(query.tests().len(), 2);
    assert!(query.has_words() && query.uses_me() && !query.is_empty());
    assert!(!parsed("assignee:ana").uses_me() && !parsed("tag:vip").has_words());
    assert!(parsed("").is_empty());
    assert_eq!(Query::from_words(&["is:vip", "late"], &context()).unwrap(), parsed("is:vip late"));
}

#[test]
fn views_are_put_in() {
    let views = [
        ("mine", "assignee:me is:unsolved"),
        ("hot", "@mine or tag:hot"),
        ("all", ""),
        ("loop", "a @pool"),
        ("pool", "@loop"),
        ("bad", "tag:x stauts:open"),
    ];
    let with = |text: &str| parsed(text).with_views(&views, &context());
    let read = |text: &str| with(text).unwrap().to_string();
    assert_eq!(read("@mine tag:x"), "assignee:me is:unsolved tag:x");
    assert_eq!(read("-@hot"), "not (assignee:me is:unsolved or tag:hot)");
    assert_eq!(read("@all tag:x"), "tag:x");
    assert!(with("@all").unwrap().is_empty());
    assert_eq!(read("tag:x or @all"), "tag:x or id:>=0");
    let fault = |text: &str| with(text).unwrap_err().to_string();
    assert_snapshot!(fault("tag:x @mien"), @r"
    there is no view `mien`, at column 7
      tag:x @mien
            ^^^^^
    did you mean `@mine`?
    ");
    assert_snapshot!(fault("@loop"), @r"
    the view `loop` uses itself, at column 1 of the view `pool`
      @loop
      ^^^^^
    ");
    assert_snapshot!(fault("@bad"), @r#"
    `stauts:` is no key of a query, at column 7 of the view `bad`
      tag:x stauts:open
            ^^^^^^
    did you mean `status:`? To search for the text, write "stauts:open" in quotes
    "#);
}

#[test]
fn views_do_not_multiply_without_end() {
    let names: Vec<String> = (0..8).map(|i| format!("v{i}")).collect();
    let queries: Vec<String> = (0..8).map(|i| format!("@v{} ", i + 1).repeat(20)).collect();
    let mut views: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(queries.iter().map(String::as_str)).collect();
    views.push(("v8", "tag:x"));
    let fault = parsed("@v1").with_views(&views, &context()).unwrap_err();
    assert!(fault.message.contains("too many views") || fault.message.contains("more than 400 terms"), "{fault}");
}

#[test]
fn a_query_is_asked_of_facts() {
    let tags = ["VIP".to_string()];
    let emails = ["ana@x.example".to_string(), "ana@home.example".to_string()];
    let letters = [Letter {
        from_email: "ana@x.example",
        sender: "Ana Horvat ana@x.example",
        subject: "Réfund please",
        text: "The late order",
        kind: Kind::Human,
        has_attachment: true,
    }];
    let now = context().now;
    let subject = Subject {
        id: Some(TicketId(42)),
        me: Some("ana"),
        assignee: Some("ana"),
        tags: &tags,
        customer_emails: &emails,
        vip: true,
        status: Status::Open,
        priority: Priority::High,
        channel: Channel::Email,
        due_at: Some(now.plus(-1)),
        at_risk_at: Some(now.plus(-100)),
        waiting_since: Some(now.plus(-2 * 86_400)),
        letters: &letters,
        ..Subject::new("Refund please", now.plus(-3 * 86_400), now)
    };
    for holds in [
        "", "tag:vip", "is:vip is:overdue is:waiting is:unsolved", "assignee:me", "assignee:ANA", "REFUND", "\"refund please\"",
        "late", "horvat", "ord*", "customer:home.example", "customer:ana@x.example", "from:x.example", "has:attachment", "kind:human",
        "id:1-50", "due:<4h", "due:today", "waiting:>47h", "waiting:>=2d", "created:>=3d", "solved:none", "priority:>=high",
        "-tag:spam", "tag:x or late", "topic:none", "created:2026-06-28", "subject:refund", "status:open",
    ] {
        assert!(parsed(holds).holds(&subject), "{holds}");
    }
    for fails in [
        "-tag:vip", "is:at-risk", "is:snoozed", "is:reopened", "is:unassigned", "\"please refund\"", "ref", "customer:y.example",
        "from:home.example", "waiting:>2d", "created:>3d", "created:<3d", "solved:last-week", "tag:none", "topic:billing", "@mine", "subject:late", "id:43",
    ] {
        assert!(!parsed(fails).holds(&subject), "{fails}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn the_plainest_form_reads_as_the_same_query(expr in samples::expr()) {
        let text = expr.to_string();
        let again = Query::parse(&text, &context());
        prop_assert_eq!(again.map(|query| query.expr), Ok(expr), "{}", text);
    }

    #[test]
    fn no_text_is_too_strange(text in "\\PC{0,60}|([a-z]{1,4}|status:|created:|id:|\"|\\\\|[()<>=,|*@:. -]|2026|[0-9]{1,3}[hd]){0,30}") {
        match Query::parse(&text, &context()) {
            Ok(query) => {
                let plain = query.to_string();
                prop_assert_eq!(Query::parse(&plain, &context()).map(|query| query.expr), Ok(query.expr), "{}", plain);
            }
            Err(fault) => {
                let _ = fault.to_string();
                prop_assert!((1..=text.chars().count() + 1).contains(&fault.column));
            }
        }
    }
}
