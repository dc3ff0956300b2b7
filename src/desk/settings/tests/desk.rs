//! What is wrong in `[desk]`.

use super::refusal;

#[test]
fn keys_of_desk() {
    insta::assert_snapshot!(
        refusal(r#"
[desk]
naem = "Acme"
foo = 1
name = "  "
timezone = "Europe/Zagrab"
report_timezone = "\u0007"
locale = "english!"
languages = ["hr", "german", "hr"]
repeat_match = "topics"
abandoned = true
authserv_id = 5
"#),
        @r#"
        settings.toml:2:1: unknown key `naem` in [desk]
         2 | naem = "Acme"
           | ^^^^
           = did you mean `name`?
        settings.toml:3:1: unknown key `foo` in [desk]; expected `name`, `addresses`, `timezone`, `report_timezone`, `locale`, `languages`, `close_days`, `pending_days`, `fcr_days`, `topics`, `fcr_ineligible`, `authserv_id`, `contact_forms`, `repeat_match` or `abandoned`
         3 | foo = 1
           | ^^^
        settings.toml:4:8: `name` is empty; expected text in quotes
         4 | name = "  "
           |        ^^^^
        settings.toml:5:12: there is no time zone "Europe/Zagrab"; expected an IANA name such as "Europe/Zagreb"
         5 | timezone = "Europe/Zagrab"
           |            ^^^^^^^^^^^^^^^
           = did you mean `Europe/Zagreb`?
        settings.toml:6:19: `report_timezone` holds a line break or another control
         6 | report_timezone = "\u0007"
           |                   ^^^^^^^^
        settings.toml:7:10: "english!" is no language tag; expected one such as "en", "hr" or "pt-BR"
         7 | locale = "english!"
           |          ^^^^^^^^^^
           = did you mean `en`?
        settings.toml:8:20: "german" is no language tag; expected one such as "en", "hr" or "pt-BR"
         8 | languages = ["hr", "german", "hr"]
           |                    ^^^^^^^^
           = did you mean `de`?
        settings.toml:9:16: `repeat_match` cannot be "topics"; expected `topic` or `requester`
         9 | repeat_match = "topics"
           |                ^^^^^^^^
           = did you mean `topic`?
        settings.toml:10:13: `abandoned` is true or false; expected `exclude`, `success` or `fail`
         10 | abandoned = true
            |             ^^^^
        settings.toml:11:15: `authserv_id` is a whole number; expected a list of texts, ["…", "…"]
         11 | authserv_id = 5
            |               ^
    "#
    );
}

#[test]
fn addresses_are_ones() {
    insta::assert_snapshot!(
        refusal(r#"
[desk]
name = 7
addresses = ["support", "a@b.example", "Acme <a@b.example>", 5, ""]
"#),
        @r#"
        settings.toml:2:8: `name` is a whole number; expected text in quotes
         2 | name = 7
           |        ^
        settings.toml:3:14: "support" is no mail address; expected one such as "support@acme.example", without a name
         3 | addresses = ["support", "a@b.example", "Acme <a@b.example>", 5, ""]
           |              ^^^^^^^^^
        settings.toml:3:40: "Acme <a@b.example>" is no mail address; expected one such as "support@acme.example", without a name
         3 | addresses = ["support", "a@b.example", "Acme <a@b.example>", 5, ""]
           |                                        ^^^^^^^^^^^^^^^^^^^^
        settings.toml:3:62: an entry of `addresses` is a whole number; expected text in quotes
         3 | …["support", "a@b.example", "Acme <a@b.example>", 5, ""]
           |                                                   ^
        settings.toml:3:65: an entry of `addresses` is empty; expected text in quotes
         3 | …upport", "a@b.example", "Acme <a@b.example>", 5, ""]
           |                                                   ^^
    "#
    );
}

#[test]
fn days_have_bounds() {
    insta::assert_snapshot!(
        refusal(r#"
[desk]
name = "Acme"
close_days = 0
pending_days = -1
fcr_days = "7"
"#),
        @r#"
        settings.toml:3:14: `close_days` is out of range; expected a whole number of days from 1 to 3650
         3 | close_days = 0
           |              ^
        settings.toml:4:16: `pending_days` is out of range; expected a whole number of days from 0 to 3650
         4 | pending_days = -1
           |                ^^
        settings.toml:5:12: `fcr_days` is text; expected a whole number of days from 1 to 3650
         5 | fcr_days = "7"
           |            ^^^
    "#
    );
}

#[test]
fn days_are_whole_and_fit_in_a_number() {
    insta::assert_snapshot!(
        refusal(r#"
[desk]
name = "Acme"
close_days = 1.5
pending_days = 99999999999999999999
fcr_days = 2026-01-01
"#),
        @r#"
        settings.toml:3:14: `close_days` is a number with a fraction; expected a whole number of days from 1 to 3650
         3 | close_days = 1.5
           |              ^^^
        settings.toml:4:16: `pending_days` is out of range; expected a whole number of days from 0 to 3650
         4 | pending_days = 99999999999999999999
           |                ^^^^^^^^^^^^^^^^^^^^
        settings.toml:5:12: `fcr_days` is a date or time without quotes; expected a whole number of days from 1 to 3650
         5 | fcr_days = 2026-01-01
           |            ^^^^^^^^^^
    "#
    );
}

#[test]
fn a_ticket_is_not_closed_before_the_window_is_over() {
    insta::assert_snapshot!(
        refusal(r#"
[desk]
name = "Acme"
close_days = 6
"#),
        @r#"
        settings.toml:3:14: a solved ticket would be closed after 6 days, before its 7 `fcr_days` are over; expected `close_days` of at least 7
         3 | close_days = 6
           |              ^
    "#
    );
}

#[test]
fn the_window_may_be_what_is_wrong() {
    insta::assert_snapshot!(
        refusal(r#"
[desk]
name = "Acme"
fcr_days = 30
"#),
        @r#"
        settings.toml:3:12: a solved ticket would be closed after 14 days, before its 30 `fcr_days` are over; expected `close_days` of at least 30
         3 | fcr_days = 30
           |            ^^
    "#
    );
}

#[test]
fn topics_are_words_and_the_ineligible_ones_are_topics() {
    insta::assert_snapshot!(
        refusal(r#"
[desk]
name = "Acme"
topics = ["hardware", "Hardware", "b c", 3]
fcr_ineligible = ["hardwear", "hardware"]
"#),
        @r#"
        settings.toml:3:23: "Hardware" stands twice in `topics`
         3 | topics = ["hardware", "Hardware", "b c", 3]
           |                       ^^^^^^^^^^
        settings.toml:3:35: "b c" cannot be a topic; expected one word without blanks, commas or quotes
         3 | topics = ["hardware", "Hardware", "b c", 3]
           |                                   ^^^^^
        settings.toml:3:42: an entry of `topics` is a whole number; expected text in quotes
         3 | topics = ["hardware", "Hardware", "b c", 3]
           |                                          ^
        settings.toml:4:19: "hardwear" in `fcr_ineligible` is no topic; expected `hardware`
         4 | fcr_ineligible = ["hardwear", "hardware"]
           |                   ^^^^^^^^^^
           = did you mean `hardware`?
    "#
    );
}

#[test]
fn without_topics_none_is_ineligible() {
    insta::assert_snapshot!(
        refusal(r#"
[desk]
name = "Acme"
fcr_ineligible = ["hardware"]
"#),
        @r#"
        settings.toml:3:19: "hardware" in `fcr_ineligible` is no topic; expected `topics = ["…"]` beside it
         3 | fcr_ineligible = ["hardware"]
           |                   ^^^^^^^^^^
    "#
    );
}
