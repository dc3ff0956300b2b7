//! The queries inside settings: the `when` of policies and rules, and the lists of views.

use super::document::{Field, quoted};
use super::fault::Findings;
use crate::desk::query::{Context, Query};
use crate::desk::time::{Moment, Zone};

/// The `when` of a policy, with its text; none for all tickets.
pub(super) fn of_policy(field: &Field, zone: Zone, findings: &mut Findings) -> (Option<Query>, String) {
    read(field, zone, findings)
}

/// The `when` of a rule, with its text; none for all tickets.
pub(super) fn of_rule(field: &Field, zone: Zone, findings: &mut Findings) -> (Option<Query>, String) {
    read(field, zone, findings)
}

/// The query of a view, as written.
pub(super) fn of_view(field: &Field, zone: Zone, findings: &mut Findings) -> String {
    read(field, zone, findings).1
}

fn read(field: &Field, zone: Zone, findings: &mut Findings) -> (Option<Query>, String) {
    let Some(text) = field.as_text() else {
        field.not("a query in quotes such as \"is:vip\"", findings);
        return (None, String::new());
    };
    let text = text.trim();
    if text.is_empty() {
        return (None, String::new());
    }
    match Query::parse(text, &Context { now: Moment(0), zone }) {
        Ok(query) => (Some(query), text.to_owned()),
        Err(fault) => {
            findings.wrong(field.place, format!("{} is no query: {fault:?}", quoted(text)));
            (None, text.to_owned())
        }
    }
}
