//! The questions that settings answer about tickets.

use super::EXAMPLE;
use crate::desk::query::Context;
use crate::desk::query::matches::Subject;
use crate::desk::settings::Settings;
use crate::desk::ticket::Priority;
use crate::desk::time::{Moment, Zone};

const POLICIES: &str = r#"
[desk]
topics = ["billing", "Login"]
fcr_ineligible = ["Login"]
[[policy]]
name = "vip"
when = "is:vip priority:>=high"
[[policy]]
name = "login"
when = "topic:login"
[[policy]]
name = "july"
when = "created:>=2026-07-01"
[view.mine]
query = "assignee:me @new"
[view.new]
query = "status:new"
"#;

fn chosen<'s>(settings: &'s Settings, subject: &Subject) -> Option<&'s str> {
    settings.choose(subject).map(|entry| entry.policy.name.as_str())
}

#[test]
fn the_first_policy_that_matches_holds() {
    let settings = Settings::parse(POLICIES).unwrap();
    let june = Moment::parse("2026-06-30T23:59:59Z").unwrap();
    let plain = Subject::new("help", june, june);
    assert_eq!(chosen(&settings, &plain), None);
    assert_eq!(chosen(&settings, &Subject { created_at: june.plus(1), ..plain }), Some("july"));
    assert_eq!(chosen(&settings, &Subject { vip: true, ..plain }), None);
    let urgent = Subject { vip: true, priority: Priority::Urgent, topic: Some("Login"), ..plain };
    assert_eq!(chosen(&settings, &urgent), Some("vip"));
    assert_eq!(chosen(&settings, &Subject { vip: false, ..urgent }), Some("login"));
}

#[test]
fn a_policy_without_when_takes_all() {
    for when in ["", "when = \"\"", "when = \"  \""] {
        let settings = Settings::parse(&format!("[desk]\n[[policy]]\nname = \"all\"\n{when}\n")).unwrap();
        assert_eq!(chosen(&settings, &Subject::new("", Moment(0), Moment(0))), Some("all"), "{when}");
    }
}

#[test]
fn the_topic_is_the_first_tag_that_is_one() {
    let settings = Settings::parse(POLICIES).unwrap();
    assert_eq!(settings.topic(["vip", "login", "billing"]), Some("Login"));
    assert_eq!(settings.topic(["billing", "login"]), Some("billing"));
    assert_eq!((settings.topic(["vip"]), settings.topic([])), (None, None));
}

#[test]
fn some_topics_cannot_be_resolved_at_first_contact() {
    let settings = Settings::parse(POLICIES).unwrap();
    assert_eq!(
        [Some("login"), Some("billing"), None].map(|topic| settings.fcr_eligible(topic)),
        [false, true, true]
    );
}

#[test]
fn saved_views_are_put_into_queries() {
    let settings = Settings::parse(POLICIES).unwrap();
    let context = Context { now: Moment(0), zone: settings.desk.zone };
    let query = settings.query("@mine tag:x", &context).unwrap();
    assert_eq!(query.expr(), settings.query("assignee:me status:new tag:x", &context).unwrap().expr());
    assert!(settings.query("@nobody", &context).is_err());
}

#[test]
fn agents_that_are_named_can_be_looked_up() {
    let settings = Settings::parse(EXAMPLE).unwrap();
    let named: Vec<_> = settings
        .agents_named()
        .map(|(agent, fault)| format!("{agent} {}:{}", fault.line, fault.column))
        .collect();
    insta::assert_debug_snapshot!(named, @r#"
    [
        "ana 35:35",
    ]
    "#);
}

#[test]
fn the_first_term_that_is_false_is_told_as_it_is_written() {
    let settings = Settings::parse("[desk]\n[view.mine]\nquery = \"assignee:ana -tag:late\"\n").unwrap();
    let now = Moment::parse("2026-07-01T12:00:00Z").unwrap();
    let tags = ["vip".to_owned()];
    let subject = Subject { tags: &tags, ..Subject::new("Refund", now, now) };
    let context = Context { now, zone: Zone::UTC };
    for (when, first) in [
        ("", None),
        ("subject:refund", None),
        ("subject:refund -tag:vip", Some("-tag:vip")),
        ("subject:refund not tag:vip", Some("not tag:vip")),
        ("tag:vip (subject:invoice or channel:phone) is:vip", Some("(subject:invoice or channel:phone)")),
        ("subject:invoice or channel:phone", Some("subject:invoice or channel:phone")),
        ("tag:vip @mine", Some("@mine")),
        ("tag:vip created:yesterday", Some("created:yesterday")),
        ("tag:vip (is:vip priority:high)", Some("is:vip")),
        ("-(tag:vip priority:normal)", Some("-(tag:vip priority:normal)")),
        ("subject:\"late order\"", Some("subject:\"late order\"")),
        ("Subject:Invoice", Some("Subject:Invoice")),
    ] {
        let told = settings.first_false(when, &subject, &context).unwrap();
        assert_eq!(told.as_deref(), first, "{when}");
        assert_eq!(settings.query(when, &context).unwrap().holds(&subject), first.is_none(), "{when}");
    }
}
