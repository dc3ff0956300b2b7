//! `[next]`: the weights of the order of work.

use super::{Settings, refusal};
use crate::desk::settings::{Weights, default_document};
use crate::desk::time::Moment;

#[test]
fn weights_are_whole_numbers_under_known_names() {
    insta::assert_snapshot!(
        refusal(r#"
[desk]
name = "Acme"

[next]
due = -1
prority = 5
vip = "much"
waiting = 1001
reopened = 2.5
customer = 1
unassigned = 99999999999999999999
"#),
        @r#"
    settings.toml:5:7: `due` is out of range; expected a whole number of points from 0 to 1000
     5 | due = -1
       |       ^^
    settings.toml:6:1: unknown key `prority` in [next]
     6 | prority = 5
       | ^^^^^^^
       = did you mean `priority`?
    settings.toml:7:7: `vip` is text; expected a whole number of points from 0 to 1000
     7 | vip = "much"
       |       ^^^^^^
    settings.toml:8:11: `waiting` is out of range; expected a whole number of points from 0 to 1000
     8 | waiting = 1001
       |           ^^^^
    settings.toml:9:12: `reopened` is a number with a fraction; expected a whole number of points from 0 to 1000
     9 | reopened = 2.5
       |            ^^^
    settings.toml:10:1: unknown key `customer` in [next]; expected `due`, `priority`, `vip`, `waiting`, `reopened`, `unassigned` or `woken`
     10 | customer = 1
        | ^^^^^^^^
    settings.toml:11:14: `unassigned` is out of range; expected a whole number of points from 0 to 1000
     11 | unassigned = 99999999999999999999
        |              ^^^^^^^^^^^^^^^^^^^^
    "#
    );
    insta::assert_snapshot!(refusal("[desk]\nname = \"Acme\"\n[[next]]\ndue = 1"), @"
    settings.toml:3:1: `next` is a list; expected one table headed [next]
     3 | [[next]]
       | ^^^^^^^^
    ");
}

#[test]
fn what_is_not_said_keeps_its_default_and_no_weight_at_all_is_odd() {
    let desk = "[desk]\nname = \"Acme\"\n";
    let next = |text: &str| Settings::parse(&format!("{desk}{text}")).unwrap().next;
    assert_eq!(next(""), Weights::default());
    assert_eq!(next("[next]\nvip = 0\ndue = 1000"), Weights { vip: 0, due: 1000, ..Weights::default() });
    let none =
        "[next]\ndue = 0\npriority = 0\nvip = 0\nwaiting = 0\nreopened = 0\nunassigned = 0\nwoken = 0\n";
    let warnings = Settings::parse(&format!("{desk}{none}")).unwrap().warnings(Moment(0));
    assert_eq!(warnings.len(), 1);
    assert!(warnings[0].what.contains("every weight is 0"));
}

#[test]
fn the_first_document_shows_the_defaults() {
    let document = default_document("Acme", &[], "UTC");
    let (_, shown) = document.split_once("# [next]").unwrap();
    let (shown, _) = shown.split_once("\n\n").unwrap();
    let shown = format!("[desk]\nname = \"Acme\"\n[next]{}", shown.replace("\n# ", "\n"));
    assert_eq!(Settings::parse(&shown).unwrap().next, Weights::default());
    assert_eq!(shown.matches(" = ").count(), 1 + 7, "all of them");
}
