//! Rules that can do nothing, as far as a document tells: what they ask for is never so, or nothing reaches them.

use super::action::Action;
use super::document::{Section, quoted};
use super::fault::Findings;
use super::rule::{Rule, Trigger};
use super::when::Reading;
use crate::desk::query::{Expr, Field, State, Test, When, Who};
use crate::desk::ticket::Status;

/// Notes what is futile about a rule; `before` are those that stand before it.
pub(super) fn look(
    rule: &Rule,
    before: &[Rule],
    section: &Section,
    reading: &Reading,
    findings: &mut Findings,
) {
    let when = section.field("when");
    let place = when.as_ref().map_or(section.place, |field| field.place);
    let Some(query) = reading.opened(&rule.when) else { return };
    if query.uses_me() && !rule.when.contains("me") {
        findings.futile(
            place,
            "a view in it asks for `me`, and a rule is run by nobody in person",
            "a view that names agents",
        );
    }
    let terms: &[Expr] = match query.expr() {
        Expr::And(parts) => parts,
        other => std::slice::from_ref(other),
    };
    if rule.on == Trigger::Tick && terms.is_empty() {
        findings.futile(
            place,
            "a rule on `tick` without a condition would act on every ticket at each run",
            "when = \"…\"",
        );
    }
    let never = against(terms).or_else(|| {
        let earlier: Vec<&Action> =
            before.iter().filter(|one| one.on == rule.on).flat_map(|one| &one.then).collect();
        terms.iter().find_map(|term| beside(rule.on, term, &earlier))
    });
    if let Some(never) = never {
        findings.futile(
            place,
            format!("{} is never true: {never}", quoted(&rule.when)),
            "a condition that can hold",
        );
    }
    let doubted =
        |term: &Expr| matches!(term, Expr::Key(Test::Is(all)) if all.as_slice() == [State::Doubted]);
    if rule.on == Trigger::Message && terms.iter().any(doubted) {
        findings.odd(
            place,
            "doubted mail sets off no rule: `is:doubted` asks here whether the ticket holds other such mail",
        );
    }
    let takes_machines = query.tests().iter().any(|test| matches!(test, Test::Kind(_)));
    let wall = before.iter().find(|one| {
        let all = one.when.is_empty() && one.hours.is_none() && one.max.is_none();
        // Mail of machines reaches only the rules that ask for it by its kind.
        one.on == rule.on && one.stop && all && !(rule.on == Trigger::Message && takes_machines)
    });
    if let Some(wall) = wall {
        findings.futile(
            section.place,
            format!(
                "nothing reaches this rule: {} before it takes every event on `{}` and stops",
                quoted(&wall.name),
                rule.on
            ),
            "it to stand before that one, or a condition there",
        );
    }
}

/// Terms that shut each other out.
fn against(terms: &[Expr]) -> Option<String> {
    for (place, one) in terms.iter().enumerate() {
        for other in &terms[place + 1..] {
            if shut_out(one, other) || shut_out(other, one) {
                return Some(format!("`{one}` and `{other}` shut each other out"));
            }
        }
    }
    None
}

fn shut_out(one: &Expr, other: &Expr) -> bool {
    fn apart<T: PartialEq>(some: &[T], others: &[T]) -> bool {
        some.iter().all(|one| !others.contains(one))
    }
    match (one, other) {
        (Expr::Not(part), other) => part.as_ref() == other,
        (Expr::Key(Test::Status(some)), Expr::Key(Test::Status(others))) => apart(some, others),
        (Expr::Key(Test::Priority(some)), Expr::Key(Test::Priority(others))) => apart(some, others),
        (Expr::Key(Test::Channel(some)), Expr::Key(Test::Channel(others))) => apart(some, others),
        (Expr::Key(Test::Is(states)), Expr::Key(Test::Status(statuses))) => {
            states.as_slice() == [State::Unsolved] && statuses.iter().all(|status| status.is_done())
        }
        _ => false,
    }
}

/// Why a term does not hold at such an event, whatever the ticket; `earlier`: what rules before it may have done to it by then.
fn beside(on: Trigger, term: &Expr, earlier: &[&Action]) -> Option<String> {
    let sets = |wanted: &dyn Fn(Status) -> bool| {
        earlier.iter().any(|action| match action {
            Action::SetStatus(status) => wanted(*status),
            // Puts it away, or takes it up again.
            Action::Dismiss
            | Action::Mute
            | Action::Snooze { .. }
            | Action::Reply { .. }
            | Action::Forward { .. } => true,
            _ => false,
        })
    };
    let taken = |status: Status| matches!(status, Status::Solved | Status::Closed);
    match (on, term) {
        (Trigger::Solved, Expr::Key(Test::Status(all)))
            if !all.iter().any(|status| taken(*status)) && !sets(&|status| all.contains(&status)) =>
        {
            Some(format!("a ticket that was just solved is not `{term}`"))
        }
        (Trigger::Solved, Expr::Key(Test::Is(all)))
            if all.as_slice() == [State::Unsolved] && !sets(&|status| !status.is_done()) =>
        {
            Some(format!("a ticket that was just solved is not `{term}`"))
        }
        (Trigger::Solved, Expr::Key(Test::Time(Field::Solved, all))) if all.as_slice() == [When::Never] => {
            Some("a ticket that was just solved has been solved".into())
        }
        (Trigger::Assigned, Expr::Key(test)) if asks_for_nobody(test) => {
            let assigns = earlier.iter().any(|action| matches!(action, Action::Assign(None)));
            (!assigns).then(|| "a ticket that was just assigned is somebody's".to_owned())
        }
        (Trigger::Tick, Expr::Key(Test::Status(all))) if all.iter().all(|status| status.is_final()) => {
            Some("tickets that are closed, spam or merged are not looked at".into())
        }
        (Trigger::Tick, Expr::Key(Test::Is(all)))
            if all.iter().all(|state| matches!(state, State::Dismissed | State::Muted)) =>
        {
            Some("tickets that were put away are closed, and not looked at".into())
        }
        _ => None,
    }
}

fn asks_for_nobody(test: &Test) -> bool {
    match test {
        Test::Assignee(all) => all.as_slice() == [Who::Nobody],
        Test::Is(all) => all.as_slice() == [State::Unassigned],
        _ => false,
    }
}
