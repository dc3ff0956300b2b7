//! Which tickets a policy may choose by.

use super::refusal;

#[test]
fn a_policy_cannot_depend_on_words() {
    insta::assert_snapshot!(
        refusal(r#"
[desk]
name = "Acme"
[calendar.office]
mon = ["09:00-17:00"]

[[policy]]
name = "a"
when = "late refund"
"#),
        @r#"
        settings.toml:8:8: a policy cannot depend on words in the text; expected what a ticket is: `is:vip`, `priority:`, `channel:`, `tag:`, `topic:`, `department:`, `tier:`, `customer:`, `assignee:`, `subject:`, or `created:` with dates
         8 | when = "late refund"
           |        ^^^^^^^^^^^^^
    "#
    );
}

#[test]
fn a_policy_cannot_depend_on_the_status() {
    insta::assert_snapshot!(
        refusal(r#"
[desk]
name = "Acme"
[calendar.office]
mon = ["09:00-17:00"]

[[policy]]
name = "a"
when = "tag:vip or status:open"
"#),
        @r#"
        settings.toml:8:8: a policy cannot depend on `status:`, which changes with the work; expected what a ticket is: `is:vip`, `priority:`, `channel:`, `tag:`, `topic:`, `department:`, `tier:`, `customer:`, `assignee:`, `subject:`, or `created:` with dates
         8 | when = "tag:vip or status:open"
           |        ^^^^^^^^^^^^^^^^^^^^^^^^
    "#
    );
}

#[test]
fn a_policy_cannot_depend_on_the_clocks_that_it_starts() {
    insta::assert_snapshot!(
        refusal(r#"
[desk]
name = "Acme"
[calendar.office]
mon = ["09:00-17:00"]

[[policy]]
name = "a"
when = "is:overdue"
"#),
        @r#"
        settings.toml:8:8: a policy cannot depend on `is:overdue`, which changes with the work; expected what a ticket is: `is:vip`, `priority:`, `channel:`, `tag:`, `topic:`, `department:`, `tier:`, `customer:`, `assignee:`, `subject:`, or `created:` with dates
         8 | when = "is:overdue"
           |        ^^^^^^^^^^^^
    "#
    );
}

#[test]
fn a_policy_cannot_depend_on_times_that_move() {
    insta::assert_snapshot!(
        refusal(r#"
[desk]
name = "Acme"
[calendar.office]
mon = ["09:00-17:00"]

[[policy]]
name = "a"
when = "due:<4h"
"#),
        @r#"
        settings.toml:8:8: a policy cannot depend on `due:`, which changes with the work; expected what a ticket is: `is:vip`, `priority:`, `channel:`, `tag:`, `topic:`, `department:`, `tier:`, `customer:`, `assignee:`, `subject:`, or `created:` with dates
         8 | when = "due:<4h"
           |        ^^^^^^^^^
    "#
    );
}

#[test]
fn a_policy_cannot_depend_on_the_age_of_a_ticket() {
    insta::assert_snapshot!(
        refusal(r#"
[desk]
name = "Acme"
[calendar.office]
mon = ["09:00-17:00"]

[[policy]]
name = "a"
when = "created:<3d"
"#),
        @r#"
        settings.toml:8:8: a policy cannot depend on the age of a ticket; expected what a ticket is: `is:vip`, `priority:`, `channel:`, `tag:`, `topic:`, `department:`, `tier:`, `customer:`, `assignee:`, `subject:`, or `created:` with dates
         8 | when = "created:<3d"
           |        ^^^^^^^^^^^^^
    "#
    );
}

#[test]
fn a_policy_cannot_depend_on_the_date_of_today() {
    insta::assert_snapshot!(
        refusal(r#"
[desk]
name = "Acme"
[calendar.office]
mon = ["09:00-17:00"]

[[policy]]
name = "a"
when = "created:today"
"#),
        @r#"
        settings.toml:8:8: a policy cannot depend on the date of today; expected what a ticket is: `is:vip`, `priority:`, `channel:`, `tag:`, `topic:`, `department:`, `tier:`, `customer:`, `assignee:`, `subject:`, or `created:` with dates
         8 | when = "created:today"
           |        ^^^^^^^^^^^^^^^
    "#
    );
}

#[test]
fn a_policy_cannot_depend_on_who_asks() {
    insta::assert_snapshot!(
        refusal(r#"
[desk]
name = "Acme"
[calendar.office]
mon = ["09:00-17:00"]

[[policy]]
name = "a"
when = "-assignee:me"
"#),
        @r#"
        settings.toml:8:8: a policy cannot depend on who asks (`me`); expected what a ticket is: `is:vip`, `priority:`, `channel:`, `tag:`, `topic:`, `department:`, `tier:`, `customer:`, `assignee:`, `subject:`, or `created:` with dates
         8 | when = "-assignee:me"
           |        ^^^^^^^^^^^^^^
    "#
    );
}

#[test]
fn a_policy_cannot_depend_on_single_messages() {
    insta::assert_snapshot!(
        refusal(r#"
[desk]
name = "Acme"
[calendar.office]
mon = ["09:00-17:00"]

[[policy]]
name = "a"
when = "from:x.example"
"#),
        @r#"
        settings.toml:8:8: a policy cannot depend on `from:`, which asks for single messages (`customer:` asks for the ticket's); expected what a ticket is: `is:vip`, `priority:`, `channel:`, `tag:`, `topic:`, `department:`, `tier:`, `customer:`, `assignee:`, `subject:`, or `created:` with dates
         8 | when = "from:x.example"
           |        ^^^^^^^^^^^^^^^^
    "#
    );
}

#[test]
fn a_policy_cannot_depend_on_views() {
    insta::assert_snapshot!(
        refusal(r#"
[desk]
name = "Acme"
[calendar.office]
mon = ["09:00-17:00"]

[[policy]]
name = "a"
when = "@mine"
[view.mine]
query = "tag:vip"
"#),
        @r#"
        settings.toml:8:8: a policy cannot depend on the view `@mine`, which changes on its own; expected what a ticket is: `is:vip`, `priority:`, `channel:`, `tag:`, `topic:`, `department:`, `tier:`, `customer:`, `assignee:`, `subject:`, or `created:` with dates
         8 | when = "@mine"
           |        ^^^^^^^
    "#
    );
}

#[test]
fn a_query_is_text() {
    insta::assert_snapshot!(
        refusal(r#"
[desk]
name = "Acme"

[[policy]]
name = "a"
when = true
"#),
        @r#"
        settings.toml:6:8: `when` is true or false; expected a query in quotes such as "is:vip"
         6 | when = true
           |        ^^^^
    "#
    );
}
