//! What a document comes to.

use super::EXAMPLE;
use crate::desk::policy::{Goal, Hours, Override, Reopen, ReopenOn, Retarget};
use crate::desk::settings::{
    Abandoned, Action, Mailbox, Outgoing, RepeatMatch, Settings, Transport, Trigger, View, default_document,
};
use crate::desk::ticket::{Priority, Status, Target};
use crate::desk::time::{HOUR, Moment, Zone};

fn business(seconds: i64) -> Option<Goal> {
    Some(Goal { seconds, hours: Hours::Business })
}

fn open_on(settings: &Settings, calendar: &str, instant: &str) -> bool {
    settings.calendars[calendar].is_open(Moment::parse(instant).unwrap())
}

#[test]
fn the_desk_of_the_example() {
    let desk = Settings::parse(EXAMPLE).unwrap().desk;
    assert_eq!(
        (desk.name.as_str(), desk.addresses.as_slice()),
        ("Acme Support", &["support@acme.example".to_owned()][..])
    );
    assert_eq!((desk.zone.name(), desk.report_zone.name()), ("Europe/Zagreb", "Europe/Zagreb"));
    assert_eq!((desk.close_days, desk.pending_days, desk.fcr_days), (14, 0, 7));
    assert_eq!(
        (desk.topics, desk.fcr_ineligible),
        (["billing", "login", "hardware"].map(String::from).into(), vec!["hardware".into()])
    );
    assert_eq!(
        (desk.repeat_match, desk.abandoned, desk.locale.as_str()),
        (RepeatMatch::Topic, Abandoned::Exclude, "en")
    );
    assert_eq!(desk.authserv_ids, [""; 0]);
}

#[test]
fn the_policy_of_the_example() {
    let settings = Settings::parse(EXAMPLE).unwrap();
    let [entry] = settings.policies.as_slice() else { panic!("one policy") };
    assert_eq!((entry.when_text.as_str(), entry.calendar_name.as_deref()), ("is:vip", Some("office")));
    assert!(std::sync::Arc::ptr_eq(&entry.calendar, &settings.calendars["office"]));
    let policy = &entry.policy;
    assert_eq!(policy.name, "vip");
    assert_eq!(policy.goals[0], Some(Goal { seconds: HOUR, hours: Hours::Business }));
    assert_eq!(policy.goal(Target::FirstResponse, Priority::Urgent), business(HOUR / 2));
    assert_eq!(policy.goal(Target::NextResponse, Priority::Urgent), business(2 * HOUR));
    assert_eq!(policy.goal(Target::Resolution, Priority::Urgent), business(4 * HOUR));
    assert_eq!(policy.goal(Target::NextResponse, Priority::Low), None);
    assert_eq!(policy.overrides[Priority::High as usize], [Override::Inherit; Target::COUNT]);
    assert_eq!(
        policy.overrides[Priority::Low as usize],
        [Override::Inherit, Override::Nothing, Override::Inherit, Override::Inherit]
    );
    assert_eq!((policy.pause_on.as_slice(), policy.at_risk_percent), (&[Status::Pending][..], 80));
    assert_eq!(
        (policy.retarget, policy.reopen, policy.reopen_on),
        (Retarget::Keep, Reopen::Resume, ReopenOn::Message)
    );
}

#[test]
fn the_calendar_of_the_example() {
    let settings = Settings::parse(EXAMPLE).unwrap();
    // A Monday morning, its lunch break, and the two halves of the day before Christmas.
    assert!(open_on(&settings, "office", "2026-07-06T08:00:00+02:00"));
    assert!(!open_on(&settings, "office", "2026-07-06T12:00:00+02:00"));
    assert!(open_on(&settings, "office", "2026-12-24T09:00:00+01:00"));
    assert!(!open_on(&settings, "office", "2026-12-24T13:00:00+01:00"));
}

#[test]
fn the_rest_of_the_example() {
    let settings = Settings::parse(EXAMPLE).unwrap();
    let [rule] = settings.rules.as_slice() else { panic!("one rule") };
    assert_eq!(
        (rule.name.as_str(), rule.on, rule.when.as_str()),
        ("refunds", Trigger::Message, "subject:refund")
    );
    let then = [
        Action::AddTags(vec!["refund".into()]),
        Action::Assign(Some("ana".into())),
        Action::SetPriority(Priority::High),
    ];
    assert_eq!(rule.then, then);
    let columns = ["id", "due_at", "subject"].map(String::from).into();
    assert_eq!(settings.views["mine"], View { query: "assignee:me is:unsolved".into(), columns });
    let from = Mailbox { name: Some("Acme Support".into()), address: "support@acme.example".into() };
    let command = ["/usr/sbin/sendmail", "-t", "-i"].map(String::from).into();
    let transport = Transport::Sendmail { command };
    let outgoing = Outgoing {
        from: Some(from),
        bcc: Vec::new(),
        reply_all: false,
        transport,
        hold_seconds: 60,
        plus_addresses: false,
        automatic_budget: Outgoing::AUTOMATIC_BUDGET,
    };
    assert_eq!(settings.outgoing, Some(outgoing));
}

#[test]
fn what_is_left_out_has_a_default() {
    let settings = Settings::parse("[desk]\n[[policy]]\nname = \"p\"\n[outgoing]\n").unwrap();
    assert_eq!((settings.desk.name.as_str(), settings.desk.zone), ("Help desk", Zone::UTC));
    let policy = &settings.policies[0].policy;
    assert_eq!((policy.goals, policy.pause_on.as_slice()), ([None; Target::COUNT], &[Status::Pending][..]));
    assert_eq!(policy.at_risk_percent, 80);
    assert!(settings.policies[0].when.is_none() && settings.policies[0].calendar_name.is_none());
    let outgoing = settings.outgoing.unwrap();
    assert_eq!((outgoing.from, outgoing.hold_seconds), (None, 60));
}

#[test]
fn a_policy_without_calendar_counts_around_the_clock() {
    for calendar in ["", "calendar = \"none\""] {
        let settings = Settings::parse(&format!("[desk]\n[[policy]]\nname = \"p\"\n{calendar}\n")).unwrap();
        assert!(settings.policies[0].calendar.is_open(Moment(0)), "{calendar}");
    }
}

#[test]
fn hours_of_a_goal_are_its_own() {
    let settings = Settings::parse(
        "[desk]\n[[policy]]\nname = \"p\"\nfirst_response = { target = \"1h30m\", hours = \"calendar\" }\n\
         priority.urgent = { first_response = { target = \"30m\", hours = \"calendar\" } }\npause_on = [\"hold\", \"pending\", \"hold\"]\n",
    )
    .unwrap();
    let policy = &settings.policies[0].policy;
    assert_eq!(policy.goals[0], Some(Goal { seconds: 5400, hours: Hours::Calendar }));
    let urgent = policy.goal(Target::FirstResponse, Priority::Urgent);
    assert_eq!(urgent, Some(Goal { seconds: 1800, hours: Hours::Calendar }));
    assert_eq!(policy.pause_on, [Status::Pending, Status::Hold]);
}

#[test]
fn all_actions_are_read() {
    let settings = Settings::parse(
        "[desk]\n[[rule]]\nname = \"r\"\non = \"tick\"\nwhen = \"updated:>2d\"\nthen = [\"tag rm a,b\", \"assign none\", \
         \"status  hold\", \" note  two  words\", \"reply --canned ack\", \"reply --canned=bye\"]\n",
    )
    .unwrap();
    let then = [
        Action::RemoveTags(vec!["a".into(), "b".into()]),
        Action::Assign(None),
        Action::SetStatus(Status::Hold),
        Action::Note("two  words".into()),
        Action::Reply { canned: "ack".into(), draft: false },
        Action::Reply { canned: "bye".into(), draft: false },
    ];
    assert_eq!(settings.rules[0].then, then);
    assert_eq!(
        settings.canned_named().map(|(name, fault)| (name, fault.line, fault.column)).collect::<Vec<_>>(),
        [("ack", 6, 91), ("bye", 6, 104)]
    );
}

#[test]
fn commands_are_split_without_a_shell() {
    let command = |line: &str| {
        let settings = Settings::parse(&format!("[desk]\n[outgoing]\ncommand = {line}\n")).unwrap();
        settings.outgoing.map(|outgoing| outgoing.transport)
    };
    let sendmail = |words: &[&str]| {
        Some(Transport::Sendmail { command: words.iter().map(|w| (*w).to_owned()).collect() })
    };
    assert_eq!(
        command("'msmtp  -a \"my account\" \"\" $HOME'"),
        sendmail(&["msmtp", "-a", "my account", "", "$HOME"])
    );
    assert_eq!(command("[\"/opt/my mail\", \"-t\"]"), sendmail(&["/opt/my mail", "-t"]));
}

#[test]
fn a_maildir_may_lie_at_home() {
    let text = "[desk]\n[outgoing]\ntransport = \"maildir\"\npath = \"~/out\"\nhold_seconds = 0\n";
    let outgoing = Settings::parse(text).unwrap().outgoing.unwrap();
    assert_eq!((outgoing.transport, outgoing.hold_seconds), (Transport::Maildir { path: "~/out".into() }, 0));
}

#[test]
fn a_mark_of_byte_order_is_no_fault() {
    assert!(Settings::parse("\u{feff}[desk]\r\nname = \"x\"\r\n").is_ok());
    let faults = Settings::parse("\u{feff}[desc]\n[desk]\n").unwrap_err();
    assert_eq!((faults[0].line, faults[0].column), (1, 2), "the mark takes no column");
}

#[test]
fn a_day_may_end_at_midnight() {
    let text = "[desk]\n[calendar.late]\nmon = [\"22:00-00:00\"]\nholidays = [{ date = \"2026-07-07\", hours = [\"22:00-00:00\"] }]\n";
    let settings = Settings::parse(text).unwrap();
    assert!(
        open_on(&settings, "late", "2026-07-06T23:59:59Z")
            && open_on(&settings, "late", "2026-07-07T23:59:59Z")
    );
    assert!(!open_on(&settings, "late", "2026-07-08T00:00:00Z"));
}

#[test]
fn a_desk_begins_with_an_office_and_a_standard() {
    let text = default_document("Acme", &["a@acme.example".into(), "b@acme.example".into()], "Europe/Zagreb");
    let settings = Settings::parse(&text).unwrap();
    assert_eq!(settings.desk.addresses, ["a@acme.example", "b@acme.example"]);
    assert_eq!(settings.desk.zone.name(), "Europe/Zagreb");
    let [entry] = settings.policies.as_slice() else { panic!("one policy") };
    assert_eq!((entry.policy.name.as_str(), entry.calendar_name.as_deref()), ("standard", Some("office")));
    let [first, next, solved] = [8, 8, 40].map(|hours| business(hours * HOUR));
    assert_eq!(entry.policy.goals, [first, next, solved, None]);
    assert!(open_on(&settings, "office", "2026-07-03T09:00:00+02:00"));
    assert!(!open_on(&settings, "office", "2026-07-03T17:00:00+02:00"));
    assert!(!open_on(&settings, "office", "2026-07-04T10:00:00+02:00"));
}
