//! What is wrong in `[calendar.NAME]`.

use super::refusal;

#[test]
fn hours_are_two_times_of_the_day() {
    insta::assert_snapshot!(
        refusal(r#"
[desk]
name = "Acme"

[calendar.office]
timezone = "Mars"
monday = []
mon = ["8-12", "13:00-12:60", "09:00-09:00"]
tue = ["9:00–17:00", "25:00-26:00", "24:00-08:00"]
wed = [7, "09:00"]
thu = "morning"
fri = 9
"#),
        @r#"
        settings.toml:5:12: there is no time zone "Mars"; expected an IANA name such as "Europe/Zagreb"
         5 | timezone = "Mars"
           |            ^^^^^^
        settings.toml:6:1: unknown key `monday` in [calendar.office]
         6 | monday = []
           | ^^^^^^
           = did you mean `mon`?
        settings.toml:7:8: "8-12" is not written as hours are; expected two digits each, joined by a hyphen
         7 | mon = ["8-12", "13:00-12:60", "09:00-09:00"]
           |        ^^^^^^
           = did you mean `08:00-12:00`?
        settings.toml:7:16: "13:00-12:60" are no opening hours; expected two times of the day such as "08:00-12:00", at most "24:00" as the end
         7 | mon = ["8-12", "13:00-12:60", "09:00-09:00"]
           |                ^^^^^^^^^^^^^
        settings.toml:7:31: "09:00-09:00" ends where it begins; expected "00:00-24:00" for the whole day, or no entry for a closed one
         7 | mon = ["8-12", "13:00-12:60", "09:00-09:00"]
           |                               ^^^^^^^^^^^^^
        settings.toml:8:8: "9:00–17:00" is not written as hours are; expected two digits each, joined by a hyphen
         8 | tue = ["9:00–17:00", "25:00-26:00", "24:00-08:00"]
           |        ^^^^^^^^^^^^
           = did you mean `09:00-17:00`?
        settings.toml:8:22: "25:00-26:00" are no opening hours; expected two times of the day such as "08:00-12:00", at most "24:00" as the end
         8 | tue = ["9:00–17:00", "25:00-26:00", "24:00-08:00"]
           |                      ^^^^^^^^^^^^^
        settings.toml:8:37: "24:00-08:00" are no opening hours; expected two times of the day such as "08:00-12:00", at most "24:00" as the end
         8 | tue = ["9:00–17:00", "25:00-26:00", "24:00-08:00"]
           |                                     ^^^^^^^^^^^^^
        settings.toml:9:8: an entry of `wed` is a whole number; expected text in quotes
         9 | wed = [7, "09:00"]
           |        ^
        settings.toml:9:11: "09:00" are no opening hours; expected two times of the day such as "08:00-12:00", at most "24:00" as the end
         9 | wed = [7, "09:00"]
           |           ^^^^^^^
        settings.toml:10:7: "morning" are no opening hours; expected two times of the day such as "08:00-12:00", at most "24:00" as the end
         10 | thu = "morning"
            |       ^^^^^^^^^
        settings.toml:11:7: `fri` is a whole number; expected a list of texts, ["…", "…"]
         11 | fri = 9
            |       ^
    "#
    );
}

#[test]
fn holidays_are_dates_that_exist_and_stand_once() {
    insta::assert_snapshot!(
        refusal(r#"
[desk]
name = "Acme"

[calendar.office]
mon = ["09:00-17:00"]
holidays = [
  "2026-02-30",
  2026-12-25,
  "2026-12-25",
  "02-29",
  "02-30",
  "1-1",
  2026-12-25T10:00:00Z,
  { date = "2026-12-24", hours = ["22:00-06:00"] },
  { hours = [] },
  { date = "12-31", houers = [] },
  { date = 5 },
]
"#),
        @r#"
        settings.toml:7:3: "2026-02-30" is no date; expected one such as "2026-12-25", or "12-25" for each year
         7 |   "2026-02-30",
           |   ^^^^^^^^^^^^
        settings.toml:9:3: "2026-12-25" stands twice among the holidays
         9 |   "2026-12-25",
           |   ^^^^^^^^^^^^
        settings.toml:11:3: "02-30" is no date; expected one such as "2026-12-25", or "12-25" for each year
         11 |   "02-30",
            |   ^^^^^^^
        settings.toml:12:3: "1-1" is no date; expected one such as "2026-12-25", or "12-25" for each year
         12 |   "1-1",
            |   ^^^^^
        settings.toml:13:3: an entry of `holidays` is a date or time without quotes; expected text in quotes
         13 |   2026-12-25T10:00:00Z,
            |   ^^^^^^^^^^^^^^^^^^^^
        settings.toml:14:35: "22:00-06:00" runs past midnight, which the hours of one date cannot; expected an end of at most 24:00, and the rest with the next date
         14 |   { date = "2026-12-24", hours = ["22:00-06:00"] },
            |                                   ^^^^^^^^^^^^^
        settings.toml:15:3: a holiday has no `date`; expected { date = "2026-12-24", hours = ["08:00-12:00"] }
         15 |   { hours = [] },
            |   ^^^^^^^^^^^^^^
        settings.toml:16:21: unknown key `houers` in a holiday
         16 |   { date = "12-31", houers = [] },
            |                     ^^^^^^
            = did you mean `hours`?
        settings.toml:17:12: `date` is a whole number; expected text in quotes
         17 |   { date = 5 },
            |            ^
    "#
    );
}

#[test]
fn holidays_are_a_list() {
    insta::assert_snapshot!(
        refusal(r#"
[desk]
name = "Acme"

[calendar.office]
mon = ["09:00-17:00"]
holidays = "01-01"
"#),
        @r#"
        settings.toml:6:12: `holidays` is text; expected a list such as ["2026-12-25", "01-01"]
         6 | holidays = "01-01"
           |            ^^^^^^^
    "#
    );
}

#[test]
fn a_calendar_is_open_at_times() {
    insta::assert_snapshot!(
        refusal(r#"
[desk]
name = "Acme"

[calendar.office]
mon = []
holidays = ["01-01"]
"#),
        @r#"
        settings.toml:4:1: [calendar.office] is never open; expected hours such as mon = ["09:00-17:00"]
         4 | [calendar.office]
           | ^^^^^^^^^^^^^^^^^
    "#
    );
}
