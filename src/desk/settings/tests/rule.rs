//! What is wrong in `[[rule]]`.

use super::refusal;

#[test]
fn keys_of_a_rule() {
    insta::assert_snapshot!(
        refusal(r#"
[desk]
name = "Acme"

[[rule]]
nmae = "r"
[[rule]]
name = "s"
on = "messages"
when = "assignee:me"
then = "tag add x"
[[rule]]
name = "s"
on = "tick"
then = []
"#),
        @r#"
        settings.toml:4:1: a rule has no `name`; expected name = "…"
         4 | [[rule]]
           | ^^^^^^^^
        settings.toml:4:1: a rule has no `on`; expected on = "message", "ticket" or "tick"
         4 | [[rule]]
           | ^^^^^^^^
        settings.toml:4:1: a rule has no `then`; expected then = ["tag add refund"]
         4 | [[rule]]
           | ^^^^^^^^
        settings.toml:5:1: unknown key `nmae` in [[rule]]
         5 | nmae = "r"
           | ^^^^
           = did you mean `name`?
        settings.toml:8:6: `on` cannot be "messages"; expected `message`, `ticket` or `tick`
         8 | on = "messages"
           |      ^^^^^^^^^^
           = did you mean `message`?
        settings.toml:9:8: a rule is run by nobody in person, so `me` is nobody; expected the name of an agent
         9 | when = "assignee:me"
           |        ^^^^^^^^^^^^^
        settings.toml:10:8: `then` is text; expected a list of texts, ["…", "…"]
         10 | then = "tag add x"
            |        ^^^^^^^^^^^
        settings.toml:11:1: a rule on `tick` without `when` would act on every ticket at each run; expected when = "…"
         11 | [[rule]]
            | ^^^^^^^^
        settings.toml:12:8: another rule is named "s" already; expected a name of its own
         12 | name = "s"
            |        ^^^
        settings.toml:14:8: `then` is empty; expected at least one action
         14 | then = []
            |        ^^
    "#
    );
}

#[test]
fn actions_are_commands() {
    insta::assert_snapshot!(
        refusal(r#"
[desk]
name = "Acme"

[[rule]]
name = "r"
on = "message"
then = [
  "tag ad x",
  "tag add x,,y",
  "assign me",
  "assign ana bob",
  "priority hihg",
  "priority",
  "status closed",
  "status",
  "note",
  "reply ack",
  "reply --canned=",
  "  taag add x",
  "frobnicate",
  "",
  5,
]
"#),
        @r#"
        settings.toml:8:3: "tag ad x" cannot be done; expected `tag add TAG[,TAG]` or `tag rm TAG[,TAG]`
         8 |   "tag ad x",
           |   ^^^^^^^^^^
        settings.toml:9:12: "" cannot be a tag; expected tags joined by commas, without blanks
         9 |   "tag add x,,y",
           |            ^^^^
        settings.toml:10:11: a rule is run by nobody in person, so `me` is nobody; expected the name of an agent
         10 |   "assign me",
            |           ^^
        settings.toml:11:3: "assign ana bob" cannot be done; expected `assign AGENT` or `assign none`
         11 |   "assign ana bob",
            |   ^^^^^^^^^^^^^^^^
        settings.toml:12:13: a rule cannot set "hihg"; expected `low`, `normal`, `high` or `urgent`
         12 |   "priority hihg",
            |             ^^^^
            = did you mean `high`?
        settings.toml:13:3: "priority" cannot be done; expected `priority low`, `normal`, `high` or `urgent`
         13 |   "priority",
            |   ^^^^^^^^^^
        settings.toml:14:11: a rule cannot set "closed"; expected `open`, `pending`, `hold`, `solved` or `spam`
         14 |   "status closed",
            |           ^^^^^^
        settings.toml:15:3: "status" cannot be done; expected `status open`, `pending`, `hold`, `solved` or `spam`
         15 |   "status",
            |   ^^^^^^^^
        settings.toml:16:3: "note" cannot be done; expected `note TEXT`
         16 |   "note",
            |   ^^^^^^
        settings.toml:17:3: "reply ack" cannot be done; expected `reply --canned NAME`
         17 |   "reply ack",
            |   ^^^^^^^^^^^
        settings.toml:18:3: "reply --canned=" cannot be done; expected `reply --canned NAME`
         18 |   "reply --canned=",
            |   ^^^^^^^^^^^^^^^^^
        settings.toml:19:6: a rule cannot "taag"; expected `tag`, `assign`, `priority`, `status`, `note` or `reply`
         19 |   "  taag add x",
            |      ^^^^
            = did you mean `tag`?
        settings.toml:20:4: a rule cannot "frobnicate"; expected `tag`, `assign`, `priority`, `status`, `note` or `reply`
         20 |   "frobnicate",
            |    ^^^^^^^^^^
        settings.toml:21:3: an entry of `then` is empty; expected text in quotes
         21 |   "",
            |   ^^
        settings.toml:22:3: an entry of `then` is a whole number; expected text in quotes
         22 |   5,
            |   ^
    "#
    );
}

#[test]
fn the_place_within_a_query_is_shown_where_no_escape_shifts_it() {
    insta::assert_snapshot!(
        refusal(r#"
[desk]
name = "Acme"

[[rule]]
name = "r"
on = "message"
when = "tag:žut prioritty:high"
then = ["tag add x"]
[[rule]]
name = "s"
on = "message"
when = "subject:\"late\" prioritty:high"
then = ["tag add x"]
"#),
        @r#"
        settings.toml:7:17: "tag:žut prioritty:high" is no query: `prioritty:` is no key of a query
         7 | when = "tag:žut prioritty:high"
           |                 ^^^^^^^^^
           = did you mean `priority:`? To search for the text, write "prioritty:high" in quotes
        settings.toml:12:8: "subject:\"late\" prioritty:high" is no query: `prioritty:` is no key of a query
         12 | when = "subject:\"late\" prioritty:high"
            |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            = did you mean `priority:`? To search for the text, write "prioritty:high" in quotes
    "#
    );
}
