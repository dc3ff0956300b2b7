//! What each key does. Each is one ordinary act of the middle floor, and stands in `desk log` as the command that it is.

use crate::cli::change::tag;
use crate::cli::screen::triage::keys::{self, Wish};
use crate::cli::screen::triage::sitting::{Sitting, Then};
use crate::cli::screen::triage::view::View;
use crate::desk::nearest::nearest;
use crate::desk::period;
use crate::desk::ticket::{Priority, Status};
use crate::error::{Error, Kind, Result};
use crate::work::act::Act;
use crate::work::message;
use crate::work::mute::{self, Named};
use crate::work::undo::{self, Asked};

impl Sitting<'_> {
    /// Does what a key asks for that changes the ticket and needs no text.
    ///
    /// # Errors
    /// Whatever refuses; nothing was done then.
    pub(super) fn change(&mut self, wish: Wish, view: &View) -> Result<Then> {
        let id = view.row.id;
        let status = |to| Act::Status { to, confirmed: false };
        match wish {
            Wish::Solve => self.act(view, &status(Status::Solved))?,
            Wish::Wait => self.act(view, &status(Status::Pending))?,
            Wish::Spam => self.act(view, &status(Status::Spam))?,
            Wish::Dismiss => self.act(view, &Act::Dismiss)?,
            Wish::Mute => {
                let hand = self.hand(view)?;
                let mut stays = false;
                self.done(id, |store| {
                    let (row, remarks) = mute::mute(store, &hand, &Named::Ticket(id), false)?;
                    stays = row.put_away.is_none();
                    Ok(remarks)
                })?;
                return Ok(if stays { Then::Stay } else { Then::Next });
            }
            _ => return Ok(Then::Stay),
        }
        Ok(Then::Next)
    }

    /// Does what a key asks for that needs a line.
    ///
    /// # Errors
    /// As [`Sitting::change`]; what was typed is offered again.
    pub(super) fn change_with_a_line(&mut self, wish: Wish, view: &View) -> Result<Then> {
        let of = wish.binding().key;
        let done = match wish {
            Wish::Assign => {
                let mut offers: Vec<String> =
                    self.store.agents()?.into_iter().map(|agent| agent.name).collect();
                offers.extend(["me", "none"].map(str::to_owned));
                self.ask(view, of, "assign to: ", &offers, |sitting, name| {
                    let agent = match name {
                        "none" => None,
                        "me" => Some(sitting.asker.context.agent(&sitting.store)?),
                        name => Some(sitting.store.agent(name)?),
                    };
                    sitting.act(view, &Act::Assign(agent))
                })?;
                // Whose turn it is may be another's now.
                return Ok(Then::Stay);
            }
            Wish::Tag => {
                let offers: Vec<String> = self.store.tag_counts()?.into_iter().map(|(tag, ..)| tag).collect();
                self.ask(view, of, "tags (-tag takes one off): ", &offers, |sitting, typed| {
                    let (on, off) = tags(typed)?;
                    if !on.is_empty() {
                        sitting.act(view, &Act::Tag(on))?;
                    }
                    if !off.is_empty() {
                        sitting.act(view, &Act::Untag(off))?;
                    }
                    Ok(())
                })?;
                return Ok(Then::Stay);
            }
            Wish::Priority => {
                let offers: Vec<String> = Priority::WORDS.iter().map(|word| (*word).to_owned()).collect();
                self.ask(view, of, "priority (low, normal, high, urgent): ", &offers, |sitting, word| {
                    sitting.act(view, &Act::Priority(priority(word)?))
                })?;
                return Ok(Then::Stay);
            }
            Wish::Snooze => {
                let offers: Vec<String> =
                    ["tomorrow", "monday", "tuesday", "wednesday", "thursday", "friday"]
                        .map(str::to_owned)
                        .to_vec();
                self.ask(
                    view,
                    of,
                    "put aside until (2d, friday 09:00; after a comma, what for): ",
                    &offers,
                    |sitting, typed| {
                        let context = &*sitting.asker.context;
                        period::until(typed, context.now, sitting.zone)?;
                        sitting.act(view, &Act::Snooze(Some(typed.to_owned())))
                    },
                )?
            }
            Wish::Merge => {
                let offers: Vec<String> = view.others.0.iter().map(|other| other.id.to_string()).collect();
                self.ask(view, of, "merge into ticket: ", &offers, |sitting, typed| {
                    let into = sitting.asker.context.ticket(&sitting.store, typed)?;
                    if into == view.row.id {
                        return Err(Error::refused(format!("that is ticket {into} itself"))
                            .hint("the number of the ticket that goes on"));
                    }
                    sitting.act(view, &Act::Merge(into))
                })?
            }
            _ => false,
        };
        Ok(if done { Then::Next } else { Then::Stay })
    }

    /// Takes a stranger's mail in, or splits it off: the first one, which is shown.
    ///
    /// # Errors
    /// Refused where there is none.
    pub(super) fn decide(&mut self, wish: Wish, view: &View) -> Result<Then> {
        let id = view.row.id;
        let Some(stranger) = view.strangers.first().copied() else {
            return Err(Error::refused(format!("no mail of a stranger waits in ticket {id}")));
        };
        let hand = self.hand(view)?;
        let mut new = None;
        self.done(id, |store| {
            match wish {
                Wish::Split => {
                    new = message::split(store, &hand, id, &[stranger])?.first().map(|row| row.id);
                }
                _ => drop(message::accept(store, &hand, &[stranger])?),
            }
            Ok(Vec::new())
        })?;
        if let Some(new) = new {
            self.asker.context.ui.note(format!("{stranger} is ticket {new} now"));
        }
        Ok(Then::Again)
    }

    /// Takes back what was done last in this session, and shows its ticket.
    ///
    /// # Errors
    /// Refused where others' work stands on it, or where it has left.
    pub(super) fn take_back(&mut self) -> Result<Then> {
        let Some((operation, ticket)) = self.session.last() else {
            self.asker.context.ui.note("nothing was done in this session yet");
            self.asker.context.ui.hint("desk undo takes back what you typed before it");
            return Ok(Then::Stay);
        };
        let hand = self.asker.context.hand(&self.store, false)?;
        match undo::undo(&mut self.store, &hand, Asked::Number(operation), false) {
            Ok(undone) => {
                self.session.took_back();
                for done in undone.operations {
                    self.asker
                        .context
                        .ui
                        .note(format!("taken back: {} (operation {})", done.command, done.id));
                }
            }
            Err(error) if error.kind == Kind::Refused && self.store.logged_one(operation)?.undone => {
                self.session.took_back();
                self.asker.context.ui.note(format!("operation {operation} was taken back already"));
            }
            Err(error) => return Err(error),
        }
        self.session.skipped.remove(&ticket);
        Ok(Then::Show(ticket))
    }

    /// Shows what each key does.
    pub(super) fn explain(&mut self) -> Result<Then> {
        let width = self.asker.width();
        let text: String = keys::help(width).into_iter().map(|line| line + "\n").collect();
        self.asker.context.ui.print(&text)?;
        Ok(Then::Stay)
    }
}

/// Tags to put on and to take off, as typed: `late,-new`.
fn tags(typed: &str) -> Result<(Vec<String>, Vec<String>)> {
    let (mut on, mut off) = (Vec::new(), Vec::new());
    for word in typed.split([',', ' ']).filter(|word| !word.is_empty()) {
        match word.strip_prefix('-') {
            Some(word) => off.push(tag::word(word)?),
            None => on.push(tag::checked(word.strip_prefix('+').unwrap_or(word))?),
        }
    }
    Ok((on, off))
}

/// A priority, or the beginning of one.
fn priority(typed: &str) -> Result<Priority> {
    let typed = typed.to_lowercase();
    let mut begun = Priority::WORDS.iter().filter(|word| word.starts_with(&typed));
    let word = match (begun.next(), begun.next()) {
        (Some(word), None) => *word,
        _ => typed.as_str(),
    };
    Priority::from_word(word).ok_or_else(|| {
        let error = Error::usage(format!("{typed:?} is no priority"));
        match nearest(&typed, Priority::WORDS.iter().copied()) {
            Some(near) => error.hint(format!("did you mean {near}?")),
            None => error.hint(Priority::WORDS.join(", ")),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_go_on_and_off() {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        assert_eq!(tags("Late, vip -new").unwrap(), (words(&["late", "vip"]), words(&["new"])));
        assert!(tags("none").is_err());
        assert!(tags("a!b").is_err());
    }

    #[test]
    fn a_priority_may_be_begun() {
        assert_eq!(priority("U").unwrap(), Priority::Urgent);
        assert_eq!(priority("low").unwrap(), Priority::Low);
        assert_eq!(priority("hihg").unwrap_err().hints, ["did you mean high?"]);
        assert!(priority("").is_err());
    }
}
