//! What is wrong in `[[policy]]`.

use super::refusal;

#[test]
fn keys_of_a_policy() {
    insta::assert_snapshot!(
        refusal(r#"
[desk]
name = "Acme"
[calendar.office]
mon = ["09:00-17:00"]

[[policy]]
when = "is:vipp"
calendar = "ofice"
first_respons = "1h"
retarget = "never"
reopen = "resumed"
reopen_on = 1
at_risk = 101
pause_on = ["pending", "solved"]
"#),
        @r#"
        settings.toml:6:1: a policy has no `name`; expected name = "…"
         6 | [[policy]]
           | ^^^^^^^^^^
        settings.toml:7:12: "is:vipp" is no query: `vipp` is not known here
         7 | when = "is:vipp"
           |            ^^^^
           = did you mean `vip`?
        settings.toml:8:12: there is no calendar "ofice"; expected `office` or `none`
         8 | calendar = "ofice"
           |            ^^^^^^^
           = did you mean `office`?
        settings.toml:9:1: unknown key `first_respons` in [[policy]]
         9 | first_respons = "1h"
           | ^^^^^^^^^^^^^
           = did you mean `first_response`?
        settings.toml:10:12: `retarget` cannot be "never"; expected `keep` or `fresh`
         10 | retarget = "never"
            |            ^^^^^^^
        settings.toml:11:10: `reopen` cannot be "resumed"; expected `resume`, `restart` or `first_only`
         11 | reopen = "resumed"
            |          ^^^^^^^^^
            = did you mean `resume`?
        settings.toml:12:13: `reopen_on` is a whole number; expected `message` or `confirmed`
         12 | reopen_on = 1
            |             ^
        settings.toml:13:11: `at_risk` is out of range; expected a whole number of percent from 1 to 100
         13 | at_risk = 101
            |           ^^^
        settings.toml:14:24: an entry of `pause_on` cannot be "solved"; expected `pending` or `hold`
         14 | pause_on = ["pending", "solved"]
            |                        ^^^^^^^^
    "#
    );
}

#[test]
fn times_are_hours_and_minutes() {
    insta::assert_snapshot!(
        refusal(r#"
[desk]
name = "Acme"
[calendar.office]
mon = ["09:00-17:00"]

[[policy]]
name = "a"
first_response = "1d"
next_response = 8
resolution = "2 weeks"
priority.low = { first_response = "30min", next_response = "45", resolution = "0h" }
priority.high = { first_response = "soon", next_response = "9999h", resolution = "30m1h" }
"#),
        @r#"
        settings.toml:8:18: `first_response` cannot be "1d"; expected hours: 24h around the clock, or as many working hours as a working day has
         8 | first_response = "1d"
           |                  ^^^^
        settings.toml:9:17: `next_response` is a whole number; expected a time in quotes such as "8h", or "none"
         9 | next_response = 8
           |                 ^
        settings.toml:10:14: `resolution` cannot be "2 weeks"; expected hours: 336h around the clock, or as many working hours as so many working weeks have
         10 | resolution = "2 weeks"
            |              ^^^^^^^^^
        settings.toml:11:35: `first_response` cannot be "30min"; expected the units h, m and s
         11 | priority.low = { first_response = "30min", next_response = "45", resolution = "0h" }
            |                                   ^^^^^^^
            = did you mean `30m`?
        settings.toml:11:60: `next_response` cannot be "45"; expected a unit: 45m for minutes, 45h for hours
         11 | …ow = { first_response = "30min", next_response = "45", resolution = "0h" }
            |                                                   ^^^^
        settings.toml:11:79: `resolution` cannot be "0h"; expected a time above zero, or "none" for no promise of this kind
         11 | …se = "30min", next_response = "45", resolution = "0h" }
            |                                                   ^^^^
        settings.toml:12:36: `first_response` cannot be "soon"; expected a time such as "8h", "30m", "1h30m" or "2m40s"
         12 | priority.high = { first_response = "soon", next_response = "9999h", resolution = "30m1h" }
            |                                    ^^^^^^
        settings.toml:12:60: `next_response` cannot be "9999h"; expected at most 8760h, a year around the clock
         12 | …igh = { first_response = "soon", next_response = "9999h", resolution = "30m1h" }
            |                                                   ^^^^^^^
        settings.toml:12:82: `resolution` cannot be "30m1h"; expected a time such as "8h", "30m", "1h30m" or "2m40s"
         12 | … = "soon", next_response = "9999h", resolution = "30m1h" }
            |                                                   ^^^^^^^
    "#
    );
}

#[test]
fn goals_in_braces_have_a_target_and_hours() {
    insta::assert_snapshot!(
        refusal(r#"
[desk]
name = "Acme"
[calendar.office]
mon = ["09:00-17:00"]

[[policy]]
name = "a"
first_response = { hours = "calendar" }
next_response = { target = "8h", hours = "busines" }
resolution = { target = 8, our = 1 }
priority.urgant = { first_response = "30m" }
priority.low = { next_respons = "none" }
priority.high = "1h"
pause_on = "pending"
"#),
        @r#"
        settings.toml:8:18: `first_response` has no `target`; expected { target = "8h", hours = "calendar" }
         8 | first_response = { hours = "calendar" }
           |                  ^^^^^^^^^^^^^^^^^^^^^^
        settings.toml:9:42: `hours` cannot be "busines"; expected `business` or `calendar`
         9 | next_response = { target = "8h", hours = "busines" }
           |                                          ^^^^^^^^^
           = did you mean `business`?
        settings.toml:10:25: `target` is a whole number; expected a time in quotes such as "8h", or "none"
         10 | resolution = { target = 8, our = 1 }
            |                         ^
        settings.toml:10:28: unknown key `our` in the goal `resolution`; expected `target` or `hours`
         10 | resolution = { target = 8, our = 1 }
            |                            ^^^
        settings.toml:11:10: unknown key `urgant` in `priority`
         11 | priority.urgant = { first_response = "30m" }
            |          ^^^^^^
            = did you mean `urgent`?
        settings.toml:12:18: unknown key `next_respons` in `priority.low`
         12 | priority.low = { next_respons = "none" }
            |                  ^^^^^^^^^^^^
            = did you mean `next_response`?
        settings.toml:13:17: `high` is text; expected goals in braces such as { first_response = "30m" }
         13 | priority.high = "1h"
            |                 ^^^^
        settings.toml:14:12: `pause_on` is text; expected a list such as ["pending", "hold"]
         14 | pause_on = "pending"
            |            ^^^^^^^^^
    "#
    );
}

#[test]
fn priorities_are_tables() {
    insta::assert_snapshot!(
        refusal(r#"
[desk]
name = "Acme"
[calendar.office]
mon = ["09:00-17:00"]

[[policy]]
name = ""
priority = "high"
"#),
        @r#"
        settings.toml:7:8: `name` is empty; expected text in quotes
         7 | name = ""
           |        ^^
        settings.toml:8:12: `priority` is text; expected lines such as priority.urgent = { first_response = "30m" }
         8 | priority = "high"
           |            ^^^^^^
    "#
    );
}

#[test]
fn names_are_unique() {
    insta::assert_snapshot!(
        refusal(r#"
[desk]
name = "Acme"
[calendar.office]
mon = ["09:00-17:00"]

[[policy]]
name = "a"
when = "is:vip"
[[policy]]
name = "a"
"#),
        @r#"
        settings.toml:10:8: another policy is named "a" already; expected a name of its own
         10 | name = "a"
            |        ^^^
    "#
    );
}
