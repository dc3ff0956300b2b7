//! What is wrong in `[view.NAME]`.

use super::refusal;

#[test]
fn keys_of_a_view() {
    insta::assert_snapshot!(
        refusal(r#"
[desk]
name = "Acme"

[view.mine]
colums = ["id"]
[view.other]
query = "is:unsolvd"
columns = ["id", "id", "custmer_email", 4]
[view.third]
query = 5
columns = "id"
"#),
        @r#"
        settings.toml:4:1: [view.mine] has no `query`; expected query = "assignee:me is:unsolved"
         4 | [view.mine]
           | ^^^^^^^^^^^
        settings.toml:5:1: unknown key `colums` in [view.mine]
         5 | colums = ["id"]
           | ^^^^^^
           = did you mean `columns`?
        settings.toml:7:13: "is:unsolvd" is no query: `unsolvd` is not known here
         7 | query = "is:unsolvd"
           |             ^^^^^^^
           = did you mean `unsolved`?
        settings.toml:8:18: "id" stands twice in `columns`
         8 | columns = ["id", "id", "custmer_email", 4]
           |                  ^^^^
        settings.toml:8:24: a ticket has no field "custmer_email"; expected fields of a ticket, as in `desk list --format json`
         8 | columns = ["id", "id", "custmer_email", 4]
           |                        ^^^^^^^^^^^^^^^
           = did you mean `customer_email`?
        settings.toml:8:41: an entry of `columns` is a whole number; expected text in quotes
         8 | columns = ["id", "id", "custmer_email", 4]
           |                                         ^
        settings.toml:10:9: `query` is a whole number; expected a query in quotes such as "is:vip"
         10 | query = 5
            |         ^
        settings.toml:11:11: `columns` is text; expected a list of texts, ["…", "…"]
         11 | columns = "id"
            |           ^^^^
    "#
    );
}

#[test]
fn views_may_use_each_other_but_not_themselves() {
    insta::assert_snapshot!(
        refusal(r#"
[desk]
name = "Acme"

[view.a]
query = "tag:x @b"
[view.b]
query = "@a"
[view.c]
query = "@mein"
[view.mine]
query = "tag:y"
"#),
        @r#"
        settings.toml:5:9: "tag:x @b" is no query: the view `b` uses itself
         5 | query = "tag:x @b"
           |         ^^^^^^^^^^
        settings.toml:7:9: "@a" is no query: the view `a` uses itself
         7 | query = "@a"
           |         ^^^^
        settings.toml:9:10: "@mein" is no query: there is no view `mein`
         9 | query = "@mein"
           |          ^^^^^
           = did you mean `@mine`?
    "#
    );
}
