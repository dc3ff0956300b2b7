//! Somebody at work: the desk, the way in which they are asked, and what they have done so far.

use crate::cli::look::next;
use crate::cli::notices;
use crate::cli::remark;
use crate::cli::screen::triage::asker::{Asker, Said};
use crate::cli::screen::triage::page::Page;
use crate::cli::screen::triage::session::Session;
use crate::cli::screen::triage::view::View;
use crate::desk::id::{OperationId, TicketId};
use crate::desk::time::Zone;
use crate::error::{Error, Result};
use crate::store::Store;
use crate::work::act::Act;
use crate::work::chosen::Chosen;
use crate::work::hand::Hand;
use crate::work::many;
use crate::work::remark::Remark;

/// See the head of this file.
pub(super) struct Sitting<'c> {
    pub(super) asker: Asker<'c>,
    pub(super) store: Store,
    pub(super) session: Session,
    pub(super) zone: Zone,
    /// Among which tickets.
    pub(super) query: Vec<String>,
}

/// What comes after a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Then {
    /// The same ticket goes on.
    Stay,
    /// It is drawn again.
    Again,
    /// The next ticket is chosen.
    Next,
    /// That one is shown.
    Show(TicketId),
    /// That was all.
    Quit,
}

/// So many lines of a window are for what stands around a message.
const FRAME: usize = 12;

/// So many lines of a message are drawn at least, and where nobody knows how high the window is.
const LINES: (usize, usize) = (10, 30);

impl Sitting<'_> {
    /// What time it is, from now on.
    pub(super) fn look_at_the_clock(&mut self) {
        self.asker.context.now = self.asker.context.clock.now();
    }

    /// The ticket to work on now; `passed` are those that are left as they are.
    pub(super) fn first(&self) -> Result<(Option<View>, next::Skipped)> {
        let context = &*self.asker.context;
        let (next, skipped) = next::choose(&self.query, &self.session.skipped, &self.store, context)?;
        let view = match next {
            Some(next) => View::read(next.row.id, Some(&next.score), &self.store, context)?,
            None => None,
        };
        Ok((view, skipped))
    }

    /// A ticket that somebody goes back to, or that is drawn again.
    pub(super) fn view(&self, id: TicketId) -> Result<Option<View>> {
        let context = &*self.asker.context;
        let (next, _) =
            next::choose(&[format!("id:{id}")], &std::collections::BTreeSet::new(), &self.store, context)?;
        View::read(id, next.as_ref().map(|next| &next.score), &self.store, context)
    }

    /// How it is drawn in the window as it is now.
    pub(super) fn page(&mut self) -> Page {
        let width = self.asker.width();
        let ui = &self.asker.context.ui;
        let room = ui.size().1.map_or(LINES.1, |height| height.saturating_sub(FRAME).max(LINES.0));
        let (color, now) = (ui.output_color(), self.asker.context.now);
        Page { width, room, color, plain: self.asker.lines, zone: self.zone, now }
    }

    /// The hand of whoever sits there, for what is decided with this ticket before their eyes.
    pub(super) fn hand(&self, view: &View) -> Result<Hand> {
        let hand = self.asker.context.hand(&self.store, false)?;
        Ok(Hand { seen: Some(view.seen()), ..hand })
    }

    /// Does something to the ticket as `desk` would that is typed.
    pub(super) fn act(&mut self, view: &View, act: &Act) -> Result<()> {
        let (id, hand) = (view.row.id, self.hand(view)?);
        self.done(id, |store| {
            let chosen = Chosen::These(vec![id]);
            let changed = many::change(store, &hand, &chosen, false, act)?;
            Ok(changed.remarks)
        })
    }

    /// Does something, tells what became of it, and remembers it.
    pub(super) fn done(
        &mut self,
        id: TicketId,
        act: impl FnOnce(&mut Store) -> Result<Vec<Remark>>,
    ) -> Result<()> {
        let before = self.store.written();
        let remarks = act(&mut self.store)?;
        match self.store.written().filter(|written| Some(*written) != before) {
            Some(operation) => self.did(operation, id)?,
            None => self.asker.context.ui.note("nothing changed: it was so already"),
        }
        remark::tell(&mut self.asker.context.ui, self.zone, &remarks);
        Ok(())
    }

    /// Remembers an operation and tells of it.
    pub(super) fn did(&mut self, operation: OperationId, id: TicketId) -> Result<()> {
        self.asker.fresh();
        self.session.did(operation, id);
        let command = self.store.logged_one(operation)?.command;
        self.asker.context.ui.note(format!("done: {command} (operation {operation}; u takes it back)"));
        notices::after(self.asker.context, true);
        Ok(())
    }

    /// Whether something has come into the ticket since it was drawn.
    pub(super) fn is_overtaken(&self, view: &View) -> Result<()> {
        self.store.still(&view.seen())
    }

    /// Asks for a line, and again as long as it is refused; what was typed for nothing is offered the next time. Gives whether it
    /// was done. `of` is the key for which it is typed.
    pub(super) fn ask(
        &mut self,
        view: &View,
        of: char,
        question: &str,
        offers: &[String],
        mut act: impl FnMut(&mut Self, &str) -> Result<()>,
    ) -> Result<bool> {
        let id = view.row.id;
        loop {
            let given = self.session.kept(id, of).unwrap_or_default().to_owned();
            let text = match self.asker.line(question, &given, offers, &mut |_| {})? {
                Said::Back(text) => {
                    self.session.keep(id, of, &text);
                    return Ok(false);
                }
                Said::Text(text) => text,
            };
            if text.trim().is_empty() {
                self.session.keep(id, of, "");
                return Ok(false);
            }
            match act(self, text.trim()) {
                Ok(()) => {
                    self.session.keep(id, of, "");
                    return Ok(true);
                }
                Err(error) => {
                    self.session.keep(id, of, &text);
                    if !self.asks_again(view) {
                        return Err(error);
                    }
                    self.tell(&error);
                }
            }
        }
    }

    /// Whether who typed something wrong is asked again: not where the ticket has to be drawn first, and not where lines come
    /// from somewhere that cannot know.
    pub(super) fn asks_again(&self, view: &View) -> bool {
        self.asker.context.ui.is_interactive() && !self.asker.gone && self.is_overtaken(view).is_ok()
    }

    /// Tells what is in the way.
    pub(super) fn tell(&mut self, error: &Error) {
        self.asker.fresh();
        self.asker.context.ui.error(error);
    }
}
