//! What is understood, and the laws of the language.

use proptest::prelude::*;

use super::matches::{Letter, Subject};
use super::*;
use crate::desk::id::TicketId;
use crate::desk::message::Kind;
use crate::desk::ticket::{Channel, Priority, Status};
use crate::desk::time::{Moment, Zone};

mod agents;
mod faults;
mod samples;

/// Wednesday 2026-07-01 11:30 in Zagreb.
fn context() -> Context {
    Context {
        now: Moment::parse("2026-07-01T09:30:00Z").unwrap(),
        zone: Zone::named("Europe/Zagreb").unwrap(),
    }
}

fn parsed(text: &str) -> Query {
    Query::parse(text, &context()).unwrap_or_else(|fault| panic!("{fault}"))
}

/// The plainest form of a query.
fn plain(text: &str) -> String {
    parsed(text).to_string()
}

fn refused(text: &str) -> String {
    Query::parse(text, &context()).unwrap_err().to_string()
}

#[test]
fn terms_are_joined_by_and_or_not() {
    for (typed, read) in [
        ("", ""),
        ("  ", ""),
        ("a b", "a b"),
        ("a AND b", "a b"),
        ("a or b c", "a or b c"),
        ("(a or b) c", "(a or b) c"),
        ("((a) (b c))", "a b c"),
        ("a or (b or c)", "a or b or c"),
        ("not a b", "-a b"),
        ("not (a b)", "not (a b)"),
        ("-(a or b)", "not (a or b)"),
        ("not not a", "not -a"),
        ("-\"a b\"", "-\"a b\""),
        ("-tag:vip -@mine", "-tag:vip -@mine"),
        ("\"or\" \"a\" x*", "\"or\" a x*"),
        ("10:30 5:", "10:30 5:"),
        ("foo(bar)", "foo bar"),
        ("\"say \\\"hi\\\" \\\\ \\n\"", "\"say \\\"hi\\\" \\\\ \\\\n\""),
    ] {
        assert_eq!(plain(typed), read, "{typed}");
    }
}

#[test]
fn every_key_reads_its_example_and_its_values() {
    for key in KEYS {
        assert!(key.example.starts_with(&format!("{}:", key.name)), "{key:?}");
        parsed(key.example);
        for value in key.values {
            parsed(&format!("{}:{value}", key.name));
        }
        for alias in key.aliases {
            parsed(&key.example.replacen(key.name, alias, 1));
        }
    }
}

#[test]
fn values_are_read_in_their_kind() {
    for (typed, read) in [
        ("status:pending,open|open", "status:open,pending"),
        ("Status:OPEN", "status:open"),
        ("priority:>=high", "priority:high,urgent"),
        ("priority:<normal,urgent", "priority:low,urgent"),
        ("kind:auto-reply", "kind:auto_reply"),
        ("is:at_risk|overdue", "is:overdue,at-risk"),
        ("assignee:ana|me|none", "assignee:ana,me,none"),
        ("assignee:\"none\"", "assignee:\"none\""),
        ("tag:\"late, refund\",b", "tag:\"late, refund\",b"),
        ("subject:\"late refund\"", "subject:\"late refund\""),
        ("subject:ref*", "subject:ref*"),
        ("customer:Ana@X.example,x.example", "customer:ana@x.example,@x.example"),
        ("from:@localhost", "from:@localhost"),
        ("id:60,1-50,51,#7", "id:1-51,60"),
        ("ticket:>=100 id:<3", "id:>=100 id:0-2"),
        ("tier:none", "tier:none"),
        ("has:attachment", "has:attachment"),
        ("header:List-Id=news.example,X-Spam", "header:List-Id=news.example,X-Spam"),
        ("header:\"X-Said=a, b\"", "header:\"X-Said=a, b\""),
        ("subject:\"<html>\"", "subject:\"<html>\""),
    ] {
        assert_eq!(plain(typed), read, "{typed}");
    }
}

#[test]
fn times_are_local_days_or_ages() {
    for (typed, read) in [
        ("created:2026-07-01", "created:2026-06-30T22:00:00Z..2026-07-01T21:59:59Z"),
        ("created:2026", "created:2025-12-31T23:00:00Z..2026-12-31T22:59:59Z"),
        ("date:>=2026-07-01", "created:>=2026-06-30T22:00:00Z"),
        ("created:>2026-07-01", "created:>=2026-07-01T22:00:00Z"),
        ("created:<2026-07", "created:<2026-06-30T22:00:00Z"),
        ("created:<=2026-07-01", "created:<2026-07-01T22:00:00Z"),
        ("created:2026-07-01..2026-07-31", "created:2026-06-30T22:00:00Z..2026-07-31T21:59:59Z"),
        ("created:2026..today", "created:2025-12-31T23:00:00Z..2026-07-01T21:59:59Z"),
        ("created:2026-07..", "created:>=2026-06-30T22:00:00Z"),
        ("created:>=2026-07-01T09:30", "created:>=2026-07-01T07:30:00Z"),
        ("created:>\"2026-07-01 09:30\"", "created:>=2026-07-01T07:31:00Z"),
        ("created:<=2026-07-01T09:30:00Z", "created:<2026-07-01T09:30:01Z"),
        ("solved:last-week", "solved:2026-06-21T22:00:00Z..2026-06-28T21:59:59Z"),
        ("solved:2026-Q3,none", "solved:2026-06-30T22:00:00Z..2026-09-30T21:59:59Z,none"),
        ("updated:<3d", "updated:<3d"),
        ("waiting:>=48h", "waiting:>=2d"),
        ("due:<4h due:<=0h", "due:<4h due:<=0s"),
    ] {
        assert_eq!(plain(typed), read, "{typed}");
    }
}

#[test]
fn query_words_are_told_from_options() {
    for token in ["-tag:vip", "-is:overdue", "-STATUS:x", "-ticket:3"] {
        assert!(is_query_word(token), "{token}");
    }
    for token in ["-f", "-f:x", "--tag:vip", "tag:vip", "-", "-:", "-stauts:open", "-word"] {
        assert!(!is_query_word(token), "{token}");
    }
}

#[test]
fn a_query_tells_what_it_asks() {
    let query = parsed("late -(tag:vip or assignee:me)");
    assert_eq!(query.tests().len(), 2);
    assert!(query.has_words() && query.uses_me() && !query.is_empty());
    assert!(!parsed("assignee:ana").uses_me() && !parsed("tag:vip").has_words());
    assert!(parsed("").is_empty());
    assert_eq!(Query::from_words(&["is:vip", "late"], &context()).unwrap(), parsed("is:vip late"));
}

#[test]
fn a_query_is_asked_of_facts() {
    let tags = ["VIP".to_string()];
    let emails = ["ana@x.example".to_string(), "ana@home.example".to_string()];
    let (sender, subject, text) =
        ("Ana Horvat ana@x.example".into(), "Réfund please".into(), "The late order".into());
    let letters = [Letter {
        from_email: "ana@x.example",
        from_person: &[],
        sender: &sender,
        subject: &subject,
        text: &text,
        said: true,
        head: b"List-Id: News <news.example>\r\n",
        kind: Kind::Human,
        has_attachment: true,
    }];
    let now = context().now;
    let subject = Subject {
        id: Some(TicketId(42)),
        me: Some("ana"),
        assignee: Some("ana"),
        tags: &tags,
        customer_emails: &emails,
        vip: true,
        status: Status::Open,
        priority: Priority::High,
        channel: Channel::Email,
        due_at: Some(now.plus(-1)),
        at_risk_at: Some(now.plus(-100)),
        waiting_since: Some(now.plus(-2 * 86_400)),
        letters: &letters,
        ..Subject::new("Refund please", now.plus(-3 * 86_400), now)
    };
    for holds in [
        "",
        "tag:vip",
        "is:vip is:overdue is:waiting is:unsolved",
        "assignee:me",
        "assignee:ANA",
        "REFUND",
        "\"refund please\"",
        "late",
        "horvat",
        "ord*",
        "customer:home.example",
        "customer:ana@x.example",
        "from:x.example",
        "has:attachment",
        "kind:human",
        "header:List-Id=NEWS.example",
        "header:list-id",
        "id:1-50",
        "due:<4h",
        "due:today",
        "waiting:>47h",
        "waiting:>=2d",
        "created:>=3d",
        "solved:none",
        "priority:>=high",
        "-tag:spam",
        "tag:x or late",
        "topic:none",
        "created:2026-06-28",
        "subject:refund",
        "status:open",
    ] {
        assert!(parsed(holds).holds(&subject), "{holds}");
    }
    for fails in [
        "-tag:vip",
        "is:at-risk",
        "is:snoozed",
        "is:reopened",
        "is:unassigned",
        "\"please refund\"",
        "ref",
        "customer:y.example",
        "from:home.example",
        "waiting:>2d",
        "created:>3d",
        "created:<3d",
        "solved:last-week",
        "tag:none",
        "topic:billing",
        "@mine",
        "subject:late",
        "id:43",
    ] {
        assert!(!parsed(fails).holds(&subject), "{fails}");
    }
}

#[test]
fn comparisons_turn_at_their_second() {
    let now = context().now;
    // Of the distances 59, 60 and 61 s: ago for most fields, ahead for what is due.
    for (compare, nearer, same, farther) in [
        (Compare::Below, true, false, false),
        (Compare::AtMost, true, true, false),
        (Compare::Above, false, false, true),
        (Compare::AtLeast, false, true, true),
    ] {
        for field in Field::ALL {
            let way = if *field == Field::Due { 1 } else { -1 };
            let age = When::Age(compare, crate::desk::time::Span(60));
            let holds = [59, 60, 61].map(|s| age.holds(*field, Some(now.plus(way * s)), now));
            assert_eq!(holds, [nearer, same, farther], "{field} {compare:?}");
            assert!(!age.holds(*field, None, now));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn the_plainest_form_reads_as_the_same_query(expr in samples::expr()) {
        let text = expr.to_string();
        let again = Query::parse(&text, &context());
        prop_assert_eq!(again.map(|query| query.expr), Ok(expr), "{}", text);
    }

    #[test]
    fn no_text_is_too_strange(
        text in "\\PC{0,60}|([a-z]{1,4}|status:|created:|id:|\"|\\\\|[()<>=,|*@:. -]|2026|[0-9]{1,3}[hd]){0,30}",
    ) {
        match Query::parse(&text, &context()) {
            Ok(query) => {
                let plain = query.to_string();
                let again = Query::parse(&plain, &context());
                prop_assert_eq!(again.map(|query| query.expr), Ok(query.expr), "{}", plain);
            }
            Err(fault) => {
                let _ = fault.to_string();
                prop_assert!((1..=text.chars().count() + 1).contains(&fault.column));
            }
        }
    }
}
