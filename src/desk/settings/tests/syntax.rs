//! Documents that are no settings at all, and tables that are none.

use super::refusal;

#[test]
fn what_is_not_toml_is_told_once_a_line() {
    insta::assert_snapshot!(
        refusal(r#"
[desk]
name = "Acme
topics = ["a" "b"]
name = "again"
close_days = = 3
"#),
        @r#"
        settings.toml:2:13: this is not TOML: invalid basic string, expected `"`
         2 | name = "Acme
           |             ^
        settings.toml:3:15: this is not TOML: missing comma between array elements, expected `,`
         3 | topics = ["a" "b"]
           |               ^
        settings.toml:4:1: this is not TOML: duplicate key
         4 | name = "again"
           | ^^^^
        settings.toml:5:14: this is not TOML: extra `=`, expected nothing
         5 | close_days = = 3
           |              ^
    "#
    );
}

#[test]
fn an_empty_document_is_no_desk() {
    insta::assert_snapshot!(
        refusal(""),
        @r#"
        settings.toml:1:1: there is no table [desk]; expected [desk] with the name of the desk
         1 | 
           | ^
    "#
    );
}

#[test]
fn tables_have_known_names_and_shapes() {
    insta::assert_snapshot!(
        refusal(r#"
timezone = "UTC"
rule = [1]
view = 2
outgoing = []
[[desk]]
[policy]
[calendar]
mon = ["09:00-17:00"]
[outgong]
"#),
        @r#"
        settings.toml:1:1: unknown key `timezone` in the document; expected `desk`, `calendar`, `policy`, `rule`, `view`, `next`, `outgoing`, `intake` or `agents`
         1 | timezone = "UTC"
           | ^^^^^^^^
        settings.toml:2:9: an entry of `rule` is a whole number; expected a table headed [[rule]]
         2 | rule = [1]
           |         ^
        settings.toml:3:8: `view` is a whole number; expected tables headed [view.NAME]
         3 | view = 2
           |        ^
        settings.toml:4:12: `outgoing` is a list; expected one table headed [outgoing]
         4 | outgoing = []
           |            ^^
        settings.toml:5:1: `desk` is a list; expected one table headed [desk]
         5 | [[desk]]
           | ^^^^^^^^
        settings.toml:6:1: `policy` is a table; expected tables headed [[policy]], in two brackets
         6 | [policy]
           | ^^^^^^^^
        settings.toml:8:7: `mon` is a list; expected a table; each calendar has a name, [calendar.NAME]
         8 | mon = ["09:00-17:00"]
           |       ^^^^^^^^^^^^^^^
        settings.toml:9:2: unknown key `outgong` in the document
         9 | [outgong]
           |  ^^^^^^^
           = did you mean `outgoing`?
    "#
    );
}

#[test]
fn named_tables_have_names_that_can_be_typed() {
    insta::assert_snapshot!(
        refusal(r#"
[desk]
name = "Acme"

[calendar.none]
mon = ["09:00-17:00"]
[view."a b"]
query = ""
[view."@x"]
query = ""
"#),
        @r#"
        settings.toml:4:1: no calendar can be named `none`: a policy says so where it counts around the clock; expected another name
         4 | [calendar.none]
           | ^^^^^^^^^^^^^^^
        settings.toml:6:7: "a b" cannot be the name of a view; expected one word without blanks, commas or quotes
         6 | [view."a b"]
           |       ^^^^^
        settings.toml:8:7: "@x" cannot be the name of a view; expected one word without blanks, commas or quotes
         8 | [view."@x"]
           |       ^^^^
    "#
    );
}
