//! One act on the tickets that were chosen: what changed as rows, what did not as errors.

use crate::cli::columns;
use crate::cli::context::{Context, Done};
use crate::cli::remark;
use crate::cli::select::Selection;
use crate::error::Result;
use crate::store::Store;
use crate::work::act::Act;
use crate::work::many;

/// Does it to each chosen ticket and prints the rows of those that changed.
pub fn apply(context: &mut Context, store: &mut Store, selection: &Selection, act: &Act) -> Result<Done> {
    let zone = context.zone(Some(store))?;
    // A wrong --columns must not come after the change.
    context.check(columns::TICKET)?;
    let chosen = selection.chosen(context, store)?;
    let hand = context.hand(store, selection.dry_run)?;
    let changed = many::change(store, &hand, &chosen, selection.keep_going, act)?;
    let count = changed.rows.len();
    context.show(columns::tickets(changed.rows), zone)?;
    for error in &changed.refused {
        context.ui.error(error);
    }
    remark::tell(&mut context.ui, zone, &changed.remarks);
    if selection.dry_run {
        context.ui.note(format!("nothing was changed; {count} of {} tickets would be", changed.asked));
    }
    Ok(if changed.refused.is_empty() { Done::Well } else { Done::Partly })
}
