//! `[view.NAME]`: a list under a name, shown by `desk list @NAME`.

use super::document::{Section, quoted};
use super::fault::{Findings, nearest};
use super::when::{self, Reading};

/// A saved list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct View {
    /// Which tickets, as written. Read anew at each use, as "last week" moves on.
    pub query: String,
    /// Which fields, in this order; empty: the usual ones.
    pub columns: Vec<String>,
}

/// The fields of a ticket, as in the rows of `desk list` (contract §3).
pub const TICKET_FIELDS: &[&str] = &[
    "id",
    "subject",
    "status",
    "priority",
    "channel",
    "customer_name",
    "customer_email",
    "assignee",
    "department",
    "tier",
    "tags",
    "topic",
    "due_at",
    "due_target",
    "sla_status",
    "messages",
    "created_at",
    "updated_at",
    "first_response_at",
    "solved_at",
    "closed_at",
    "waiting_since",
    "score",
];

/// Reads one view; what is wrong is noted.
pub(super) fn read(section: &Section, reading: &Reading, findings: &mut Findings) -> View {
    section.only(&["query", "columns"], findings);
    let query = match section.field("query") {
        Some(field) => when::of_view(&field, reading, findings),
        None => {
            findings
                .wrong(section.place, format!("{} has no `query`", section.title))
                .expected("query = \"assignee:me is:unsolved\"");
            String::new()
        }
    };
    let mut columns: Vec<String> = Vec::new();
    let Some(field) = section.field("columns") else { return View { query, columns } };
    for (name, item) in field.lines(findings) {
        if !TICKET_FIELDS.contains(&name) {
            findings
                .wrong(item.place, format!("a ticket has no field {}", quoted(name)))
                .expected("fields of a ticket, as in `desk list --format json`")
                .perhaps(nearest(name, TICKET_FIELDS.iter().copied()));
        } else if columns.iter().any(|other| other == name) {
            findings.wrong(item.place, format!("{} stands twice in `columns`", quoted(name)));
        }
        columns.push(name.to_owned());
    }
    View { query, columns }
}
