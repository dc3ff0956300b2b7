//! `desk outbox edit`: a draft, or a mail that waits, in the editor once more.

use crate::cli::answer::outbox::rows::{COLUMNS, show_changed, tell_draft};
use crate::cli::answer::reply::letter::Letter;
use crate::cli::answer::reply::session::{self, Begins, Ended};
use crate::cli::context::{Context, Done};
use crate::cli::remark;
use crate::desk::id::OperationId;
use crate::error::Result;
use crate::store::Store;
use crate::store::outbox::Outgoing;
use crate::work::draft;
use crate::work::hand::Hand;
use crate::work::undo::{self, Asked};

/// What becomes of it, as typed.
pub(super) struct Wanted {
    pub release: bool,
    pub draft: bool,
    pub force: bool,
}

pub(super) fn run(id: i64, wanted: Wanted, context: &mut Context, store: &mut Store) -> Result<Done> {
    let zone = context.zone(Some(store))?;
    context.check_change(COLUMNS)?;
    let hand = context.hand(store, false)?;
    let was = draft::editable(store, id, context.clock.now())?;
    context.ui.editor(
        context.config.editor(&context.world)?.as_deref(),
        "desk outbox drop and desk reply --body",
    )?;
    let (mut asked, text) = draft::asked_of(store, id)?;
    // While it is written on it must not leave.
    let held = match was {
        Outgoing::Queued => {
            draft::hold(store, &hand, &[id])?;
            Some(store.newest_operation()?)
        }
        _ => None,
    };
    asked.force = wanted.force;
    let mut letter = Letter::of(asked, text);
    letter.draft = wanted.draft || held.is_none() && !wanted.release;
    (letter.leave.entry, letter.leave.command) = (Some(id), format!("outbox edit {id}"));
    match session::run(letter, Begins::Written, store, &hand, context) {
        Ok(Ended::Queued(queued, _)) => remark::tell(&mut context.ui, zone, &[queued.remark()]),
        Ok(Ended::Draft(_)) => tell_draft(id, context),
        Ok(Ended::Printed | Ended::Nothing) => back(held, store, &hand)?,
        Err(error) => {
            // It waits again as it did; what was written is told with the error.
            return Err(match back(held, store, &hand) {
                Ok(()) => error,
                Err(_) => error.hint(format!("desk outbox release {id}: mail {id} is a draft now")),
            });
        }
    }
    show_changed(vec![store.outgoing(id)?], false, context, zone)
}

/// Nothing was written: the mail waits again as it did.
fn back(held: Option<OperationId>, store: &mut Store, hand: &Hand) -> Result<()> {
    let Some(held) = held else { return Ok(()) };
    undo::undo(store, hand, Asked::Number(held), false).map(|_| ())
}
