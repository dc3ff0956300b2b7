//! What is wrong with a template, told before a customer waits for it.

use std::collections::HashSet;

use super::bounds::{LONGEST, check};
use super::engine::{engine, syntax};
use super::render::{TemplateFault, explain, line_of, render, unknown_fields};
use super::variables::{self, KNOWN, Person, TicketWords, Variables};
use crate::desk::id::TicketId;
use crate::desk::ticket::{Priority, Status, words};
use crate::desk::time::{Moment, Zone};

words!(
    /** How much a finding weighs. */
    Weight {
        /** No reply can be made with it. */ Error = "error",
        /** Some replies cannot be made with it, or need `--set`. */ Warning = "warning",
    }
);

/// Something about a template that its writer should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How much it weighs.
    pub weight: Weight,
    /// The line, from 1, where known.
    pub line: Option<usize>,
    /// The variable in question.
    pub variable: Option<String>,
    /// What it is, in one sentence without a full stop.
    pub message: String,
    /// What can be typed instead.
    pub hint: Option<String>,
}

/// Everything that can be told without a ticket: whether it can be read at all, fields that do not exist, names that need
/// `--set`, and variables that some customers or tickets have no value for and that are used without `default` or
/// `is defined`. Errors first; empty is good.
pub fn lint(source: &str) -> Vec<Finding> {
    let Some(names) = names(source) else {
        return render("", source, &sample())
            .err()
            .map(|fault| found(Weight::Error, fault))
            .into_iter()
            .collect();
    };
    let mut variables = sample();
    let known = variables.all();
    let mut findings: Vec<Finding> = unknown_fields(&names)
        .into_iter()
        .map(|path| finding(Weight::Error, source, &path, explain(&path, &known)))
        .collect();
    if !findings.is_empty() {
        return findings;
    }
    let mut foreign: Vec<&str> = names.iter().filter_map(|name| name.split('.').next()).collect();
    foreign.retain(|name| !variables::is_group(name) && !variables::is_known(name));
    foreign.sort_unstable();
    foreign.dedup();
    for name in foreign {
        let (_, hint) = explain(name, &known);
        findings.push(finding(
            Weight::Warning,
            source,
            name,
            (format!("{name} is none of our variables"), hint),
        ));
        variables.given.insert(name.to_owned(), "x".into());
    }
    if let Err(fault) = render("", source, &variables) {
        findings.insert(0, found(Weight::Error, fault));
        return findings;
    }
    for name in KNOWN.iter().filter(|known| known.may_be_unset).map(|known| known.name) {
        let missing = render("", source, &without(&variables, name)).err();
        if let Some(fault) = missing.filter(|fault| fault.variable.as_deref() == Some(name)) {
            findings.push(Finding {
                message: format!("{name} has not always a value"),
                ..found(Weight::Warning, fault)
            });
        }
    }
    findings
}

/// The variables that a template names; `None` where it cannot be read.
fn names(source: &str) -> Option<HashSet<String>> {
    if source.len() > LONGEST {
        return None;
    }
    let checked = check(source, 0, &syntax()).ok()?;
    let env = engine(&checked, false);
    let template = env.template_from_str(&checked.source).ok()?;
    Some(template.undeclared_variables(true))
}

fn found(weight: Weight, fault: TemplateFault) -> Finding {
    Finding { weight, line: fault.line, variable: fault.variable, message: fault.message, hint: fault.hint }
}

fn finding(weight: Weight, source: &str, name: &str, (message, hint): (String, Option<String>)) -> Finding {
    Finding { weight, line: line_of(source, name), variable: Some(name.to_owned()), message, hint }
}

/// Values in which nothing is missing.
fn sample() -> Variables {
    let ana = Person {
        name: Some("Ana Horvat".into()),
        first_name: Some("Ana".into()),
        email: Some("ana@x.example".into()),
        language: Some("en".into()),
    };
    let ticket = TicketWords {
        id: TicketId(42),
        subject: "Printer on fire".into(),
        status: Status::Open,
        priority: Priority::Normal,
        created_at: Moment(1_782_898_200),
        due_at: Some(Moment(1_782_927_000)),
        tags: vec!["hardware".into()],
    };
    Variables {
        ticket,
        customer: ana.clone(),
        agent: ana,
        desk_name: "Acme Support".into(),
        desk_address: "support@acme.example".into(),
        now: Moment(1_782_900_000),
        zone: Zone::UTC,
        customer_zone: None,
        language: None,
        expected_at: Some(Moment(1_782_927_000)),
        given: std::collections::BTreeMap::new(),
    }
}

/// The same values without one of those that may be missing.
fn without(variables: &Variables, name: &str) -> Variables {
    let mut less = variables.clone();
    match name {
        "ticket.subject" => less.ticket.subject.clear(),
        "ticket.due_at" => less.ticket.due_at = None,
        "customer.name" => less.customer.name = None,
        "customer.first_name" => {
            less.customer = Person { name: Some("Support".into()), first_name: None, ..less.customer }
        }
        "customer.email" => less.customer.email = None,
        "customer.language" => less.customer.language = None,
        "agent.first_name" => {
            less.agent = Person { name: Some("Support".into()), first_name: None, ..less.agent }
        }
        "agent.email" => less.agent.email = None,
        "expected_by" => less.expected_at = None,
        _ => {}
    }
    less
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::canned::Held;

    fn told(source: &str) -> Vec<String> {
        lint(source)
            .into_iter()
            .map(|f| {
                format!(
                    "{} {}: {} ({})",
                    f.weight,
                    f.line.unwrap_or(0),
                    f.message,
                    f.hint.unwrap_or_default()
                )
            })
            .collect()
    }

    #[test]
    fn a_good_template_has_no_findings() {
        let source = "{{ greeting }}\n\n{% if ticket.due_at is defined %}\nBy {{ ticket.due_at }}.\n{% endif %}\n\
                      {{ customer.first_name | default('there') }} {{ agent.name }}, {{ desk.name }} #{{ ticket.id }} {{ ticket.tags }}";
        assert_eq!(told(source), [""; 0]);
    }

    #[test]
    fn findings_name_line_variable_and_way_out() {
        assert_eq!(
            told("Hi\n{{ order }}\n{{ customer.first_name }}"),
            [
                "warning 2: order is none of our variables (give it with --set order=…)",
                "warning 3: customer.first_name has not always a value (give it with --set customer.first_name=…, \
                 or write {{ customer.first_name | default(\"…\") }} in the reply)",
            ]
        );
        assert_eq!(
            told("{{ custmer.name | default('x') }}"),
            ["error 1: there is no variable custmer.name (did you mean customer.name?)"]
        );
        assert_eq!(
            told("a\n{{ ticket.sbject | default('x') }}"),
            ["error 2: there is no variable ticket.sbject (did you mean ticket.subject?)"]
        );
        assert_eq!(told("a\n{% if %}"), ["error 2: unexpected end of block ()"]);
        assert_eq!(told("a\n{{ today | shout }}").len(), 1);
    }

    #[test]
    fn every_variable_that_may_be_missing_can_be_missed() {
        let values = sample().all();
        for known in KNOWN {
            assert!(values.contains_key(known.name), "{}", known.name);
            let missing = !without(&sample(), known.name).all().contains_key(known.name);
            assert_eq!(missing, known.may_be_unset, "{}", known.name);
            let findings = lint(&format!("\n{{{{ {} }}}}", known.name));
            assert_eq!(findings.len(), usize::from(known.may_be_unset), "{findings:?}");
            assert!(
                findings.iter().all(|f| f.line == Some(2) && f.weight == Weight::Warning),
                "{findings:?}"
            );
        }
        assert_eq!(values.get("ticket.id"), Some(&Held::Number(42)));
    }
}
