//! A whole session with an answer: written in the editor where that is asked for, looked at, and queued, kept as a draft, or left
//! alone. `desk reply`, `desk outbox edit` and the keys of `desk triage` go this one way, on which no text is lost.

use std::collections::HashSet;

use crate::cli::answer::reply::finish::{Finished, ask, finish};
use crate::cli::answer::reply::letter::Letter;
use crate::cli::answer::reply::sheet::{Read, Sheet, known_up_to};
use crate::cli::context::Context;
use crate::cli::editor::Purpose;
use crate::cli::remark;
use crate::desk::id::{MessageId, TicketId};
use crate::error::{Error, Result};
use crate::store::Store;
use crate::ui::kept::Kept;
use crate::work::answer;
use crate::work::hand::Hand;

pub use crate::cli::answer::reply::finish::Ended;

/// How a session begins.
#[derive(Debug)]
pub enum Begins {
    /// In the editor, with the text of the letter; a text that was kept before is offered first.
    Written,
    /// With a text that was kept: in the editor, or as it is.
    Kept(Kept, bool),
    /// With the text of the letter as it is.
    Typed,
}

struct Session {
    letter: Letter,
    purpose: Purpose,
    sheet: Sheet,
    /// What the writer knows of the thread.
    known: HashSet<MessageId>,
    /// Where the text is; nothing while it is nowhere but in the words typed.
    kept: Option<Kept>,
    /// Whether that was written in an earlier session, below whose scissors other things stood.
    is_older: bool,
    /// Lines that somebody wrote where nothing is sent.
    strays: usize,
}

/// Runs a session. What was written stays in a file on any error, which names it.
///
/// # Errors
/// Whatever is in the way of the answer.
pub fn run(
    mut letter: Letter,
    begins: Begins,
    store: &mut Store,
    hand: &Hand,
    context: &mut Context,
) -> Result<Ended> {
    let zone = context.zone(Some(store))?;
    let begun = answer::begin(store, hand, &letter.asked, context.now)?;
    // Whatever is in the way is told before a text is written, so that none is written for nothing.
    if !letter.draft {
        ask(&begun.obstacles, &mut letter.asked, context)?;
    }
    remark::tell(&mut context.ui, zone, &begun.remarks);
    let purpose = purpose(letter.ticket(), letter.leave.entry);
    let (edits, kept) = match begins {
        Begins::Typed => (false, None),
        Begins::Written => (true, context.offered(&purpose)?),
        Begins::Kept(kept, edits) => (edits, Some(kept)),
    };
    let mut known: HashSet<MessageId> = match letter.leave.entry {
        // Whoever releases a draft knows what else they have answered.
        Some(id) => {
            let seen = store.known_to_draft(id, begun.ticket.id)?;
            seen.into_iter().chain(begun.answers.iter().copied()).collect()
        }
        None => begun.known().collect(),
    };
    // A text that was kept knows nothing of what came since.
    if let Some(newest) =
        kept.as_ref().and_then(|kept| purpose.read(kept).ok()).and_then(|text| known_up_to(&text))
    {
        known.retain(|message| *message <= newest);
    }
    let sheet = Sheet::of(&letter, &begun, store, context.now)?;
    let is_older = kept.is_some();
    let mut session = Session { letter, purpose, sheet, known, kept, is_older, strays: 0 };
    match session.go(edits, store, hand, context) {
        Ok(ended) => {
            session.put_away(&ended, hand, context);
            Ok(ended)
        }
        Err(error) => Err(session.told(error, store, context)),
    }
}

impl Session {
    fn go(
        &mut self,
        mut edits: bool,
        store: &mut Store,
        hand: &Hand,
        context: &mut Context,
    ) -> Result<Ended> {
        loop {
            if edits && !self.edit(context)? {
                return Ok(Ended::Nothing);
            }
            if let Some(error) = self.read()? {
                if !context.ui.is_interactive() {
                    return Err(error);
                }
                context.ui.error(&error);
                if context.ui.key("[e]dit it again, or [q]uit?", "eq", "--body TEXT")? != Some('e') {
                    return Err(Error::refused("nothing was sent"));
                }
                edits = true;
                continue;
            }
            // The head may say something else than the words typed, and the ticket may stand elsewhere by now.
            let begun = answer::begin(store, hand, &self.letter.asked, context.clock.now())?;
            if !self.letter.draft {
                ask(&begun.obstacles, &mut self.letter.asked, context)?;
            }
            match finish(&mut self.letter, &begun, &mut self.known, store, hand, context)? {
                Finished::Done(ended) => return Ok(ended),
                Finished::Again => {
                    edits = true;
                    if self.kept.is_none() {
                        self.sheet = Sheet::of(&self.letter, &begun, store, context.now)?;
                    }
                }
            }
        }
    }

    /// Opens the editor; whether there is something to go on with.
    fn edit(&mut self, context: &mut Context) -> Result<bool> {
        let file = match self.kept.take() {
            Some(kept) => kept,
            None => context.file(&self.purpose, &self.sheet.text())?,
        };
        let Some(edited) = context.edit_file(&self.purpose, file)? else { return Ok(false) };
        self.kept = Some(edited.kept);
        if !edited.as_it_was {
            return Ok(true);
        }
        let refused = || Error::refused("the answer was left as it stood; nothing was sent");
        match context.ui.is_interactive() {
            true if context.ui.confirm("The answer is as it was kept. Go on with it?", "--kept")? => Ok(true),
            _ => Err(refused()),
        }
    }

    /// Reads the file into the letter; what is wrong with it.
    fn read(&mut self) -> Result<Option<Error>> {
        let Some(kept) = &self.kept else { return Ok(None) };
        let (text, ticket) = (self.purpose.read(kept)?, self.letter.ticket());
        let empty = |what: &str| Error::refused(what).hint(format!("desk reply {ticket} --body TEXT"));
        self.strays = 0;
        Ok(match self.sheet.read(&text, &mut self.letter) {
            Read::Answer(strays) => {
                self.strays = if self.is_older { 0 } else { strays };
                None
            }
            Read::Empty(0) => {
                self.kept.take().into_iter().for_each(Kept::remove);
                return Err(empty("an empty answer is not sent"));
            }
            Read::Empty(strays) => Some(Error::refused(format!(
                "the answer is empty: {} below the scissors, where nothing is sent",
                lines_stand(strays)
            ))),
            Read::Quotation => Some(empty("the answer is only a quotation: nothing of its own is in it")),
            Read::Damaged(damage) => {
                Some(Error::refused(format!("the head is damaged: line {}: {}", damage.line, damage.what)))
            }
        })
    }

    /// The file is needed no more where its text is in the outbox.
    fn put_away(self, ended: &Ended, hand: &Hand, context: &mut Context) {
        let Some(kept) = self.kept else { return };
        let is_safe = matches!(ended, Ended::Queued(..) | Ended::Draft(_)) && !hand.dry_run;
        if is_safe && self.strays == 0 {
            return kept.remove();
        }
        if self.strays > 0 {
            let lines = lines_stand(self.strays);
            context.ui.warn(format!("{lines} below the scissors, where nothing is sent"));
        }
        let path = self.purpose.path(&kept);
        context.ui.note(format!("what was written is kept in {path}"));
        if !is_safe {
            context.ui.hint((self.purpose.again)(&path));
        }
    }

    /// The error, with where the text is.
    fn told(self, error: Error, store: &Store, context: &Context) -> Error {
        match (&self.kept, self.letter.only_here) {
            (Some(kept), _) => {
                let ticket = self.letter.ticket();
                let error = self.purpose.told(error, kept);
                // A ticket that was merged meanwhile takes no answer, and the other one does.
                match store.merged_into(ticket) {
                    Ok(Some(into)) => {
                        error.hint(format!("desk reply {into} --kept {}", self.purpose.path(kept)))
                    }
                    _ => error,
                }
            }
            (None, true) => context.keep(&self.purpose, &self.letter.text.body, error),
            (None, false) => error,
        }
    }
}

fn lines_stand(count: usize) -> String {
    if count == 1 { "1 line stands".to_owned() } else { format!("{count} lines stand") }
}

/// An answer in an editor.
pub fn purpose(ticket: TicketId, entry: Option<i64>) -> Purpose {
    let (name, again) = match entry {
        Some(id) => (format!("outbox-{id}"), format!("desk outbox edit {id} offers it again")),
        None => (
            format!("reply-{ticket}"),
            format!(
                "desk reply {ticket} --edit offers it again, desk reply {ticket} --kept sends it as it is"
            ),
        ),
    };
    Purpose {
        name,
        noun: "the answer",
        flag: "--body TEXT, --canned NAME or --kept",
        again: Box::new(move |_| again.clone()),
    }
}
