//! What is refused, and how it is said.

use insta::assert_snapshot;

use super::{context, parsed, plain, refused};
use crate::desk::query::Query;

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
    periods are today, yesterday, monday, last-week, this-month, last-7-days, 2026, 2026-Q3, 2026-07, 2026-W30, 2026-07-01
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
        (format!("tag:{}b", "a,".repeat(30_000)), "more than 2000 values"),
        ("(".repeat(100_000), "a query has at most 65536 bytes, this one has 100000"),
    ] {
        let fault = Query::parse(&text, &context()).unwrap_err();
        assert!(fault.message.starts_with(message), "{}", fault.message);
        assert!(fault.to_string().len() < 700, "{fault}");
    }
    assert_eq!(plain(&format!("{}a{}", "(".repeat(40), ")".repeat(40))), "a");
}

#[test]
fn the_terminal_is_not_steered_by_an_echo() {
    let said = refused("\u{1b}[31m \u{202e} stauts:\u{7}");
    assert!(!said.contains(['\u{1b}', '\u{202e}', '\u{7}']), "{said:?}");
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
fn views_are_not_nested_without_end() {
    let names: Vec<String> = (0..10).map(|i| format!("v{i}")).collect();
    let queries: Vec<String> = (0..10).map(|i| format!("tag:x @v{}", i + 1)).collect();
    let mut views: Vec<_> =
        names.iter().map(String::as_str).zip(queries.iter().map(String::as_str)).collect();
    views.push(("v10", "tag:x"));
    assert!(parsed("@v3").with_views(&views, &context()).is_ok());
    let fault = parsed("@v2").with_views(&views, &context()).unwrap_err();
    assert_eq!(fault.message, "too many views within each other");
}

#[test]
fn views_do_not_multiply_without_end() {
    let names: Vec<String> = (0..8).map(|i| format!("v{i}")).collect();
    let queries: Vec<String> = (0..8).map(|i| format!("@v{} ", i + 1).repeat(20)).collect();
    let mut views: Vec<(&str, &str)> =
        names.iter().map(String::as_str).zip(queries.iter().map(String::as_str)).collect();
    views.push(("v8", "tag:x"));
    let fault = parsed("@v1").with_views(&views, &context()).unwrap_err();
    assert!(
        fault.message.contains("too many views") || fault.message.contains("more than 400 terms"),
        "{fault}"
    );
}
