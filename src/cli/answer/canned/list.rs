//! Canned replies as rows.

use crate::cli::context::{Context, Done};
use crate::error::Result;
use crate::store::Store;
use crate::store::canned::Canned;
use crate::table::{Cell, Column, Holds, Table};

/// Columns of canned replies.
pub const COLUMNS: &[Column] = &[
    Column::shown("name", Holds::Text, "its name"),
    Column::shown("language", Holds::Text, "its language; none: for all"),
    Column::shown("subject", Holds::Text, "the subject that it brings along"),
    Column::shown("updated_at", Holds::At, "when this version was written"),
    Column::more("status", Holds::Text, "where the ticket stands after it"),
    Column::more("tags", Holds::List, "tags that are put on with it"),
    Column::more("priority", Holds::Text, "how much the ticket matters from then on"),
    Column::more("assign", Holds::Text, "who has the ticket from then on"),
    Column::more("attach", Holds::List, "files that go with it"),
    Column::more("body", Holds::Text, "the template"),
];

pub(super) fn list(
    rows: impl IntoIterator<Item = Canned>,
    context: &mut Context,
    store: &Store,
) -> Result<Done> {
    let zone = context.zone(Some(store))?;
    let mut table = Table::new(COLUMNS);
    for canned in rows {
        table.push(vec![
            canned.name.into(),
            canned.language.into(),
            canned.subject.into(),
            canned.updated_at.into(),
            canned.macros.status.into(),
            Cell::List(canned.macros.tags),
            canned.macros.priority.map_or(Cell::Empty, |priority| Cell::Word(priority.word())),
            canned.macros.assign.into(),
            Cell::List(canned.macros.attach),
            canned.body.into(),
        ]);
    }
    context.show(table, zone)?;
    Ok(Done::Well)
}
