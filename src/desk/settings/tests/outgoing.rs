//! What is wrong in `[outgoing]`.

use super::refusal;

#[test]
fn keys_of_outgoing() {
    insta::assert_snapshot!(
        refusal(r#"
[desk]
name = "Acme"

[outgoing]
form = "x"
from = "Acme"
transport = "sendmial"
hold_seconds = 999999999
"#),
        @r#"
        settings.toml:5:1: unknown key `form` in [outgoing]
         5 | form = "x"
           | ^^^^
           = did you mean `from`?
        settings.toml:6:8: "Acme" is no sender; expected "Name <mail>" such as "Acme Support <support@acme.example>"
         6 | from = "Acme"
           |        ^^^^^^
        settings.toml:7:13: `transport` cannot be "sendmial"; expected `sendmail` or `maildir`
         7 | transport = "sendmial"
           |             ^^^^^^^^^^
           = did you mean `sendmail`?
        settings.toml:8:16: `hold_seconds` is out of range; expected a whole number of seconds from 0 to 604800
         8 | hold_seconds = 999999999
           |                ^^^^^^^^^
    "#
    );
}

#[test]
fn smtp_is_not_built_in() {
    insta::assert_snapshot!(
        refusal(r#"
[desk]
name = "Acme"

[outgoing]
transport = "smtp"
"#),
        @r#"
        settings.toml:5:13: this version does not speak SMTP by itself; expected "sendmail" with a program that does, such as command = "msmtp -t"
         5 | transport = "smtp"
           |             ^^^^^^
    "#
    );
}

#[test]
fn a_maildir_has_a_path_that_holds_everywhere() {
    insta::assert_snapshot!(
        refusal(r#"
[desk]
name = "Acme"

[outgoing]
transport = "maildir"
path = "out"
command = "sendmail"
"#),
        @r#"
        settings.toml:6:8: "out" depends on where the desk is called; expected a path that begins with "/" or "~/"
         6 | path = "out"
           |        ^^^^^
        settings.toml:7:11: `command` is of no use with transport "maildir"; expected transport = "sendmail", or the line left out
         7 | command = "sendmail"
           |           ^^^^^^^^^^
    "#
    );
}

#[test]
fn a_maildir_has_a_path() {
    insta::assert_snapshot!(
        refusal(r#"
[desk]
name = "Acme"

[outgoing]
transport = "maildir"
"#),
        @r#"
        settings.toml:4:1: transport "maildir" needs a `path`; expected path = "/var/mail/out"
         4 | [outgoing]
           | ^^^^^^^^^^
    "#
    );
}

#[test]
fn a_command_is_a_program_with_closed_quotes() {
    insta::assert_snapshot!(
        refusal(r#"
[desk]
name = "Acme"

[outgoing]
command = "msmtp 'open"
path = "/x"
"#),
        @r#"
        settings.toml:5:11: `command` names no program; expected "/usr/sbin/sendmail -t -i", with closed quotes around what holds blanks
         5 | command = "msmtp 'open"
           |           ^^^^^^^^^^^^^
        settings.toml:6:8: `path` is of no use with transport "sendmail"; expected transport = "maildir", or the line left out
         6 | path = "/x"
           |        ^^^^
    "#
    );
}
