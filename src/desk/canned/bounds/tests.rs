//! Templates that ask for more than a machine has.

use super::*;
use crate::desk::canned::engine::syntax;
use crate::desk::canned::{Weight, lint};

fn checked(source: &str) -> Result<Checked, Excess> {
    check(source, 100, &syntax())
}

/// The error of a template that can never be rendered.
fn refused(source: &str) -> String {
    let shown: String = source.chars().take(90).collect();
    let findings = lint(source);
    match findings.into_iter().find(|finding| finding.weight == Weight::Error) {
        Some(finding) => finding.message,
        None => panic!("{shown} is not refused"),
    }
}

#[test]
fn words_within_words_end_before_the_stack_does() {
    let deep = |before: &str, middle: &str, after: &str| {
        format!("{}{middle}{}", before.repeat(20_000), after.repeat(20_000))
    };
    for source in [
        format!("{{{{ {} x }}}}", "not ".repeat(60_000)),
        format!("{{{{ {}x }}}}", "-".repeat(200_000)),
        format!("{{{{ {} }}}}", deep("(", "x", ")")),
        format!("{{{{ {} }}}}", deep("[", "x", "]")),
        format!("{{{{ {} }}}}", deep("{1:", "x", "}")),
        format!("{{{{ x{} }}}}", "[0]".repeat(60_000)),
        format!("{{{{ x{} }}}}", ".a".repeat(60_000)),
        format!("{{{{ x{} }}}}", "|trim".repeat(40_000)),
        format!("{{{{ x{} }}}}", " is defined".repeat(20_000)),
        format!("{{{{ 1{} }}}}", "+1".repeat(100_000)),
        format!("{{{{ 1{} }}}}", "**1".repeat(60_000)),
        format!("{{{{ {}1 }}}}", "1 if x else ".repeat(20_000)),
        format!("{{{{ {} }}}}", "(".repeat(200_000)),
        format!("{{{{ {}", "[".repeat(200_000)),
        deep("{% if x %}", "", "{% endif %}").chars().take(250_000).collect(),
        deep("{% for a in x %}", "", "").chars().take(250_000).collect(),
        format!("{{% if x %}}{}{{% endif %}}", "{% elif x %}".repeat(20_000)),
        format!("{{% if x %}}{}{{{{ ' }}}}", "{% elif x %}".repeat(20_000)),
    ] {
        refused(&source);
    }
}

#[test]
fn no_step_makes_more_than_there_is_room_for() {
    let doubled = |statement: &str| -> String {
        let mut source = String::from("{% set a0 = 'xxxxxxxx' %}");
        for n in 0..60 {
            source.push_str(
                &statement.replace("NEXT", &format!("a{}", n + 1)).replace("LAST", &format!("a{n}")),
            );
        }
        source + "{{ a60 | length }}"
    };
    let nested = |opening: &str| -> String {
        let opened: String = (0..60)
            .map(|n| opening.replace("NEXT", &format!("a{}", n + 1)).replace("LAST", &format!("a{n}")))
            .collect();
        format!("{{% set a0 = 'xxxxxxxx' %}}{opened}{{{{ a60 | length }}}}{}", "{% endfor %}".repeat(60))
    };
    for source in [
        "{{ ('a\n' * 1000) | indent(1000000000) }}".to_owned(),
        "{{ 'a' | indent(width=1000000000) }}".to_owned(),
        "{{ ('x' * 100000) | replace('x', 'y' * 100000) | length }}".to_owned(),
        "{{ greeting | replace('', greeting * 60000) }}".to_owned(),
        "{{ 'x' * 100000000 }}".to_owned(),
        "{{ 100000000 * 'x' }}".to_owned(),
        "{{ ('x' * 10000) * 10000 }}".to_owned(),
        "{{ 'x' * 10 ** 8 }}".to_owned(),
        "{{ 10 ** 8 * 'x' }}".to_owned(),
        "{{ 100000000 // 1 * 'x' }}".to_owned(),
        "{{ [100000000].0 * 'x' }}".to_owned(),
        "{{ 'x' * ticket.id * 5 * 1000000 }}".to_owned(),
        "{% set n = 100000000 %}{{ 'x' * n }}".to_owned(),
        "{% set n = 100000000 %}{{ n * 1 * 'x' }}".to_owned(),
        "{% set n = 9999 * 9999 %}{% set t = n * 'x' %}".to_owned(),
        "{{ ([1] * 100000000) | join('x') | length }}".to_owned(),
        "{{ ([1] * 20000) | join('x' * 20000) | length }}".to_owned(),
        "{{ (([1] * 100000)[::-1] * 100000) | length }}".to_owned(),
        doubled("{% set NEXT = LAST ~ LAST %}"),
        doubled("{% set NEXT = LAST + LAST %}"),
        doubled("{% set NEXT = LAST * 2 %}"),
        doubled("{% set NEXT = [LAST, LAST] %}"),
        doubled("{% set NEXT = {'a': LAST, 'b': LAST} %}"),
        doubled("{% set NEXT, b = LAST ~ LAST, 1 %}"),
        doubled("{% set NEXT = LAST | replace('x', 'xx') %}"),
        doubled("{% set NEXT = [LAST] + [LAST] | join %}"),
        nested("{% for NEXT in [LAST ~ LAST] %}"),
        nested("{% for NEXT in [[LAST, LAST]] %}"),
        "{% for i in 'x' * 50000 %}{% set a = (a | default('x')) ~ (a | default('x')) %}{% endfor %}"
            .to_owned(),
        format!(
            "{{% set a %}}{{% for i in 'x' * 50000 %}}{}{{% endfor %}}{{% endset %}}",
            "y".repeat(200_000)
        ),
        "{% macro m(a) %}{{ m(a ~ a) }}{% endmacro %}{{ m('x') }}".to_owned(),
        "{% for a in ['x'] recursive %}{{ loop([a ~ a]) }}{% endfor %}".to_owned(),
        "{% filter upper %}x{% endfilter %}".to_owned(),
        "{% with a = 'x' %}{% endwith %}".to_owned(),
        format!("{{% for i in 'x' * 60000 %}}{}{{% endfor %}}", "y".repeat(200_000)),
    ] {
        refused(&source);
    }
    // The very comparison of such values would not end.
    let pairs = doubled("{% set NEXT = [LAST, LAST] %}").replace("a60 | length", "a60 == a60");
    assert!(refused(&pairs).contains("longer than 64 KiB"));
}

#[test]
fn what_a_person_writes_is_within_bounds() {
    let long = "Words of a long answer. ".repeat(400);
    for source in [
        "{{ '-' * 40 }}",
        "{{ 40 * '-' }}",
        "{{ '=' * 20 ~ '-' * 20 }}",
        "{{ ticket.id * 2 + 1 }}",
        "{% set name = customer.first_name | default('you') %}{{ name }}",
        "{% set a, b = 'x', 'y' %}{{ a ~ b }}",
        "{%- set x = {'de': 'Montag', 'en': 'Monday'} -%}{{ x[customer.language | default('en')] | default('?') }}",
        "{% for tag in ticket.tags if tag is startingwith('h') %}{{ loop.index }} {{ tag | upper }}{% else %}none{% endfor %}",
        "{% for a in (ticket.tags if ticket.id else ['x']) %}{{ a }}{% endfor %}",
        "{% if ticket.id == 1 %}a{% elif ticket.id == 2 %}b{% else %}c{% endif %}",
        "{% raw %}{% macro {{ ((( {% endraw %}",
        "{# {% macro %} #}",
        &format!("{{% set text = '{long}' %}}{{{{ text }}}}"),
    ] {
        let errors = lint(source).into_iter().filter(|finding| finding.weight == Weight::Error);
        assert_eq!(errors.collect::<Vec<_>>(), [], "{source}");
    }
}

#[test]
fn values_with_a_name_are_bounded_and_lines_stay() {
    let source = "a\n{%- set x = 1, 2 -%}\n{% for a in x if a %}\n{% endfor %}{{ x }}";
    let bounded =
        "a\n{%- set x = (1, 2)|within_bounds -%}\n{% for a in (x)|within_bounds if a %}\n{% endfor %}{{ x }}";
    assert_eq!(checked(source).unwrap().source, bounded);
    assert_eq!(checked("{{ greeting }}").unwrap().steps, MOST_STEPS);
    assert!(checked("{% set x = 1 %}{{ x ~ x ~ x ~ x ~ x ~ x ~ x ~ x }}").unwrap().steps < MOST_STEPS / 10);
    assert_eq!(checked("a\nb {{ x * y }}").unwrap_err().line, 2);
}
