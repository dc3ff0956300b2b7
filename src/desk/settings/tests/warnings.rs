//! What is accepted but odd.

use super::EXAMPLE;
use crate::desk::settings::Settings;
use crate::desk::time::Moment;

fn warnings(text: &str, now: &str) -> String {
    let text = text.strip_prefix('\n').unwrap_or(text);
    let warnings = Settings::parse(text).unwrap().warnings(Moment::parse(now).unwrap());
    warnings.iter().map(|warning| warning.render("settings.toml")).collect::<Vec<_>>().join("\n")
}

#[test]
fn holidays_of_next_year_may_be_missing() {
    let text = EXAMPLE.replace("mon = [", "fri = [");
    // In Zagreb it is November an hour before it is in London.
    assert_eq!(warnings(&text, "2026-10-31T22:59:59Z"), "");
    insta::assert_snapshot!(warnings(&text, "2026-10-31T23:00:00Z"), @"
    settings.toml:11:1: [calendar.office] has no dated holidays for 2027 yet
     11 | [calendar.office]
        | ^^^^^^^^^^^^^^^^^
        = desk sla calendar office --import FILE.ics --only 2027
    ");
    // In January it is not the next year that is missing.
    insta::assert_snapshot!(warnings(&text, "2027-01-02T12:00:00Z"), @"
    settings.toml:11:1: [calendar.office] has no dated holidays for 2027 yet
     11 | [calendar.office]
        | ^^^^^^^^^^^^^^^^^
        = desk sla calendar office --import FILE.ics --only 2027
    ");
    assert_eq!(warnings(&text, "2025-12-31T23:00:00Z"), "");
    let missing =
        Settings::parse(&text).unwrap().missing_holidays(Moment::parse("2026-12-01T00:00:00Z").unwrap());
    let said: Vec<String> = missing.iter().map(|missing| format!("{missing}; {}", missing.hint())).collect();
    assert_eq!(
        said,
        [
            "calendar office has no dated holidays for 2027 yet; desk sla calendar office --import FILE.ics --only 2027"
        ]
    );
}

#[test]
fn a_holiday_may_fall_on_a_day_that_is_closed_anyway() {
    let text = r#"
[desk]
name = "Acme"

[calendar.office]
mon = ["09:00-17:00"]
fri = ["22:00-06:00"]
holidays = [
  "2026-03-01",
  { date = "2026-06-27", name = "Saturday, with the end of a night" },
  2026-06-28,
  { date = "2026-12-26", hours = ["09:00-12:00"] },
  "2026-12-27", "12-26", "2026-12-29",
]
"#;
    insta::assert_snapshot!(warnings(text, "2026-06-28T00:00:00Z"), @"
    settings.toml:10:3: 2026-06-28 is a Sunday, which is closed anyway; 2 more are like it
     10 |   2026-06-28,
        |   ^^^^^^^^^^
    ");
    insta::assert_snapshot!(warnings(text, "2026-12-28T00:00:00Z"), @r#"
    settings.toml:4:1: [calendar.office] has no dated holidays for 2027 yet
     4 | [calendar.office]
       | ^^^^^^^^^^^^^^^^^
       = desk sla calendar office --import FILE.ics --only 2027
    settings.toml:12:26: 2026-12-29 is a Tuesday, which is closed anyway
     12 |   "2026-12-27", "12-26", "2026-12-29",
        |                          ^^^^^^^^^^^^
    "#);
}

#[test]
fn who_is_always_open_or_closes_on_the_same_dates_needs_no_others() {
    let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
        .map(|day| format!("{day} = [\"00:00-24:00\"]\n"))
        .concat();
    let text = format!(
        "[desk]\nname = \"x\"\n[calendar.always]\n{days}[calendar.yearly]\nmon = [\"09:00-17:00\"]\nholidays = [\"01-01\"]\n"
    );
    assert_eq!(warnings(&text, "2026-07-01T00:00:00Z"), "");
}

#[test]
fn hours_may_overlap() {
    insta::assert_snapshot!(
        warnings(r#"
[desk]
name = "Acme"

[calendar.office]
mon = ["00:00-01:00", "05:00-07:00"]
tue = ["08:00-12:00", "11:00-17:00"]
sat = ["13:00-17:00", "08:00-13:00"]
sun = ["22:00-06:00"]
holidays = ["01-01", { date = "12-24", hours = ["08:00-12:00", "11:00-13:00"] }]
"#, "2026-07-01T00:00:00Z"),
        @r#"
        settings.toml:6:23: "11:00-17:00" overlaps with "08:00-12:00"; minutes count once
         6 | tue = ["08:00-12:00", "11:00-17:00"]
           |                       ^^^^^^^^^^^^^
        settings.toml:8:8: "22:00-06:00" overlaps with "00:00-01:00"; minutes count once
         8 | sun = ["22:00-06:00"]
           |        ^^^^^^^^^^^^^
        settings.toml:8:8: "22:00-06:00" overlaps with "05:00-07:00"; minutes count once
         8 | sun = ["22:00-06:00"]
           |        ^^^^^^^^^^^^^
        settings.toml:9:64: "11:00-13:00" overlaps with "08:00-12:00"; minutes count once
         9 | …1-01", { date = "12-24", hours = ["08:00-12:00", "11:00-13:00"] }]
           |                                                   ^^^^^^^^^^^^^
    "#
    );
}

#[test]
fn a_calendar_may_have_no_holidays_and_no_weekdays() {
    insta::assert_snapshot!(
        warnings(r#"
[desk]
name = "Acme"

[calendar.office]
mon = ["09:00-17:00"]
[calendar.fair]
holidays = [{ date = "2026-05-01", hours = ["08:00-12:00"] }]
"#, "2026-07-01T00:00:00Z"),
        @"
    settings.toml:4:1: [calendar.office] has no holidays: promises run through all of them
     4 | [calendar.office]
       | ^^^^^^^^^^^^^^^^^
       = desk sla calendar office --import FILE.ics adds those of a calendar file
    settings.toml:6:1: [calendar.fair] is open on its special dates only
     6 | [calendar.fair]
       | ^^^^^^^^^^^^^^^
    "
    );
}

#[test]
fn a_policy_may_never_be_chosen() {
    insta::assert_snapshot!(
        warnings(r#"
[desk]
[[policy]]
name = "all"
[[policy]]
name = "vip"
when = "is:vip"
"#, "2026-07-01T00:00:00Z"),
        @r#"
        settings.toml:1:1: the desk has no `name`; customers will read "Help desk"
         1 | [desk]
           | ^^^^^^
        settings.toml:4:1: this policy is never chosen: "all" before it takes all tickets
         4 | [[policy]]
           | ^^^^^^^^^^
    "#
    );
}

#[test]
fn an_override_may_count_other_hours_than_its_policy() {
    insta::assert_snapshot!(
        warnings(r#"
[desk]
name = "Acme"

[[policy]]
name = "all"
first_response = { target = "8h", hours = "calendar" }
priority.urgent = { first_response = "1h" }
priority.high = { first_response = { target = "1h", hours = "business" } }
"#, "2026-07-01T00:00:00Z"),
        @r#"
        settings.toml:7:38: `first_response` counts business hours at priority urgent, but around the clock at the others; { target = …, hours = "calendar" } would make it alike
         7 | priority.urgent = { first_response = "1h" }
           |                                      ^^^^
    "#
    );
}

#[test]
fn an_address_may_stand_twice() {
    insta::assert_snapshot!(
        warnings(r#"
[desk]
name = "Acme"
addresses = ["a@b.example", "A@B.example"]
"#, "2026-07-01T00:00:00Z"),
        @r#"
        settings.toml:3:29: "A@B.example" stands twice
         3 | addresses = ["a@b.example", "A@B.example"]
           |                             ^^^^^^^^^^^^^
    "#
    );
}
