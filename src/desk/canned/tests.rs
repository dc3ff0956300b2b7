//! Templates from the outside: what they give, and above all what they refuse.

use proptest::prelude::*;

use std::collections::BTreeMap;

use super::bounds::LONGEST;
use super::*;
use crate::desk::id::TicketId;
use crate::desk::ticket::{Priority, Status};
use crate::desk::time::{Moment, Zone};

fn variables() -> Variables {
    Variables {
        ticket: TicketWords {
            id: TicketId(42),
            subject: "Printer\r\non <fire>".into(),
            status: Status::Open,
            priority: Priority::High,
            created_at: Moment::parse("2026-07-01T09:30:00Z").unwrap(),
            due_at: None,
            tags: vec!["hardware".into(), "vip".into()],
        },
        customer: Person {
            name: Some("Horvat, Ana".into()),
            email: Some("ana@x.example".into()),
            language: Some("de".into()),
            ..Person::default()
        },
        agent: Person {
            name: Some("Marko Babić".into()),
            email: Some("marko@acme.example".into()),
            ..Person::default()
        },
        desk_name: "Acme Support".into(),
        desk_address: "support@acme.example".into(),
        now: Moment::parse("2026-07-01T22:30:00Z").unwrap(),
        zone: Zone::named("Europe/Zagreb").unwrap(),
        customer_zone: Some(Zone::named("America/New_York").unwrap()),
        language: None,
        expected_at: Some(Moment::parse("2026-07-02T13:00:00Z").unwrap()),
        given: BTreeMap::new(),
    }
}

fn nameless() -> Variables {
    let mut variables = variables();
    variables.customer.name = Some("  ".into());
    variables
}

fn text(source: &str) -> String {
    render("x", source, &variables()).unwrap()
}

fn refusal(source: &str) -> TemplateFault {
    render("refund", source, &nameless()).unwrap_err()
}

#[test]
fn every_variable_has_its_value() {
    assert_eq!(
        text(
            "{{ greeting }} {{ hello }} {{ expected_by }} {{ ticket.id }}|{{ ticket.subject }}|{{ ticket.status }}|{{ ticket.priority }}|{{ ticket.created_at }}|\
             {{ ticket.tags }}|{{ customer.name }}|{{ customer.first_name }}|{{ customer.email }}|{{ customer.language }}|\
             {{ agent.name }}|{{ agent.first_name }}|{{ agent.email }}|{{ desk.name }}|{{ desk.address }}|{{ today }}"
        ),
        "Guten Abend Ana, Hallo Ana, Donnerstag, 2. Juli 2026, 09:00 Uhr (EDT) 42|Printer on <fire>|open|high|2026-07-01 11:30|hardware, vip|Horvat, Ana|Ana|ana@x.example|de|\
         Marko Babić|Marko|marko@acme.example|Acme Support|support@acme.example|2026-07-02"
    );
}

#[test]
fn blocks_leave_no_empty_lines() {
    assert_eq!(text("a\n{% if ticket.due_at is defined %}\nb\n{% endif %}\nc\n"), "a\nc");
    assert_eq!(
        text("{% for tag in ticket.tags %}\n- {{ tag | upper }}\n{% endfor %}"),
        "- HARDWARE\n- VIP\n"
    );
}

/// Each way in which a missing value could slip into a mail as nothing.
#[test]
fn a_missing_value_is_a_refusal_that_names_it() {
    for source in [
        "\n{{ customer.first_name }}",
        "\n{{ customer.first_name | upper }}",
        "\n{{ 'Hi ' ~ customer.first_name }}",
        "\n{{ customer['first_name'] }}",
        "\n{{ [customer.first_name] }}",
        "\n{{ [customer.first_name] | join(' ') }}",
        "\n{{ 'Hi X' | replace('X', customer.first_name) }}",
        "\n{% if customer.first_name %}a{% endif %}",
        "\n{{ customer.first_name or '' }}",
        "\n{% set name = customer.first_name %}\n{{ name }}",
        "\n{{ customer.first_name + 'x' }}",
        "\n{{ customer.first_name * 2 }}",
        "\n{{ customer.first_name[0] }}",
        "\n{{ customer.first_name.x }}",
        "\n{% for c in customer.first_name %}{{ c }}{% endfor %}",
        "\n{{ customer.first_name | trim }}",
        "\n{{ customer.first_name | default(customer.name) }}",
        "\n{{ customer.first_name if true }}",
        "\n{{ customer.first_name | length }}",
    ] {
        let fault = render("x", source, &nameless()).expect_err(source);
        let named = fault.variable.as_deref().unwrap_or("none");
        assert!(named.starts_with("customer") && named.contains("name"), "{source}: {fault:?}");
        assert!(fault.line.is_some_and(|line| line >= 2), "{source}: {fault:?}");
    }
    let fault = refusal("\n\n{{ customer.first_name }}");
    assert_eq!(fault.to_string(), "canned reply \"refund\", line 3: customer.first_name has no value here");
    assert_eq!(fault.variable.as_deref(), Some("customer.first_name"));
    assert!(fault.hint.unwrap().contains("--set customer.first_name=…"));
}

#[test]
fn a_template_may_say_what_to_do_without_a_value() {
    let render = |source| render("x", source, &nameless()).unwrap();
    assert_eq!(render("Hi {{ customer.first_name | default('you') }}"), "Hi you");
    assert_eq!(render("{% if customer.first_name is defined %}Hi{% else %}Ho{% endif %}"), "Ho");
    assert_eq!(render("{{ greeting }}"), "Guten Abend,");
    assert_eq!(render("{{ order | default('your order') }}"), "your order");
}

#[test]
fn a_mistyped_name_is_refused_with_the_right_one() {
    for (source, variable, hint) in [
        ("{{ customer.frist_name }}", "customer.frist_name", Some("did you mean customer.first_name?")),
        (
            "{{ customer.frist_name | default('x') }}",
            "customer.frist_name",
            Some("did you mean customer.first_name?"),
        ),
        ("{% if false %}{{ ticket.nmae }}{% endif %}", "ticket.nmae", Some("did you mean customer.name?")),
        ("{{ tody }}", "tody", Some("did you mean today?")),
        ("{{ first_name }}", "first_name", Some("did you mean customer.first_name?")),
        ("{{ warehouse }}", "warehouse", Some("give it with --set warehouse=…")),
        ("{{ customer.warehouse.town }}", "customer.warehouse", None),
    ] {
        let fault = refusal(source);
        assert_eq!((fault.variable.as_deref(), fault.hint.as_deref()), (Some(variable), hint), "{source}");
        assert_eq!(fault.line, Some(1));
    }
}

#[test]
fn given_values_stand_above_all_others() {
    let mut variables = nameless();
    for assignment in ["order=A=17", "customer.first_name=Žana", "desk.name=Desk", "blank="] {
        variables.set(assignment).unwrap();
    }
    let source = "{{ greeting }} {{ order }} {{ desk.name }}{{ blank }}";
    assert_eq!(render("x", source, &variables).unwrap(), "Guten Abend Žana, A=17 Desk");
    variables.set("greeting=Dear all,").unwrap();
    assert_eq!(render("x", "{{ greeting }}", &variables).unwrap(), "Dear all,");
    for (assignment, told) in [
        ("order", "is no assignment"),
        ("customer=x", "is a group"),
        ("customer.frist_name=x", "did you mean customer.first_name?"),
        ("a b=x", "letters, digits and _"),
        ("=x", "letters, digits and _"),
        ("1a=x", "letters, digits and _"),
    ] {
        let error = variables.set(assignment).unwrap_err();
        assert!(error.contains(told), "{assignment}: {error}");
    }
}

/// The examples of this repository, as a customer would get them.
#[test]
fn the_examples_are_without_fault() {
    let mut variables = variables();
    variables.set("order=A-17").unwrap();
    variables.set("amount=12 EUR").unwrap();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/canned");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let source = &std::fs::read_to_string(&path).unwrap();
        let needs = match name.split('.').next() {
            Some("refund") => vec!["amount", "order"],
            _ => vec![],
        };
        seen += 1;
        let findings = lint(source);
        assert!(findings.iter().all(|finding| finding.weight == Weight::Warning), "{name}: {findings:?}");
        let named: Vec<_> = findings.iter().filter_map(|finding| finding.variable.as_deref()).collect();
        assert_eq!(named, needs, "{name}");
        let text = render(&name, source, &variables).unwrap();
        assert!(
            text.starts_with("Guten Abend Ana,\n\n") && !text.contains("\n\n\n") && !text.contains('{'),
            "{name}: {text}"
        );
    }
    assert!(seen >= 34, "{seen}");
}

#[test]
fn nothing_outside_is_reached_and_everything_ends() {
    for (source, told) in [
        ("{% include 'x' %}", ""),
        ("{% import 'x' as y %}", ""),
        ("{{ range(9) }}", "range"),
        ("{{ [[1]] }}", "a list within a list"),
        ("{{ customer }}", "a group cannot be printed"),
        (
            "{% set x = ticket.tags %}{% for a in 'x' * 9999 %}{% for b in 'x' * 9999 %}{% endfor %}{% endfor %}",
            "come to an end",
        ),
        ("{{ 'x' * 300000 }}", "longer than 256 KiB"),
        ("{{ 'a' | nope }}", "nope"),
        ("{{ today", "unexpected end of"),
        ("{% if x %}", "unexpected end of input"),
        ("{{ 1 / 0 }}", ""),
    ] {
        let fault = refusal(source);
        assert!(fault.message.contains(told), "{source}: {fault:?}");
    }
    assert!(render("x", &"x".repeat(LONGEST + 1), &variables()).unwrap_err().message.contains("longer"));
    assert_eq!(text("{{ customer.name | upper }} <b>&amp;"), "HORVAT, ANA <b>&amp;");
}

proptest! {
    #[test]
    fn any_template_gives_text_or_a_fault(source in "(\\{\\{|\\}\\}|\\{%|%\\}|if|for|in|set|=|x|customer|\\.|name| |\\||default|\\(|\\)|'|\\PC){0,24}") {
        let _ = render("x", &source, &variables());
        let _ = lint(&source);
    }

    #[test]
    fn words_of_a_customer_are_never_a_template(words in "(\\{\\{ desk.name \\}\\}|\\{%|\\PC){0,9}") {
        let mut variables = variables();
        variables.customer.name = Some(words.clone());
        let expected = words.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assume!(!expected.is_empty() && !expected.contains(char::is_control));
        prop_assert_eq!(render("x", "{{ customer.name }}", &variables).unwrap(), expected);
    }
}
