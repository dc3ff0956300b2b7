//! `desk triage [QUERY]`

mod acts;
mod asker;
mod canned;
mod keys;
mod line;
mod looking;
mod page;
mod session;
mod sitting;
mod typing;
mod view;
mod writing;

use clap::Args;

use crate::cli::context::{Context, Done};
use crate::error::{Error, Result};

use asker::Asker;
use keys::Wish;
use session::Session;
use sitting::{Sitting, Then};
use view::View;

/// Work through the tickets at the keyboard: one after the other, each with what its customer last said, one key for each act.
///
/// The tickets come in the order of `desk next`, chosen anew each time. Each key is the ordinary command of that name: it stands in
/// `desk log`, and `u` (or `desk undo`) takes it back, so none of them asks whether you are sure. A key acts on what was shown:
/// where a message has come since, nothing is done and the ticket is drawn again. Esc leaves a question, Ctrl-C or `q` the
/// session; nothing is lost by it, nor by a closed window.
///
/// With ACCESSIBLE=1, and on a dumb terminal, it asks in words and reads lines: `solve`, or `s`. Those may come from a pipe too.
#[derive(Args, Debug)]
#[command(after_help = after_help())]
pub struct Options {
    /// Among which tickets, as in `desk list`: tag:billing, -priority:low, @mine …
    #[arg(value_name = "QUERY")]
    query: Vec<String>,
}

/// The keys, for `--help`.
fn after_help() -> String {
    format!(
        "Keys:\n{}\n\nExamples:\n  desk triage\n  desk triage tag:billing -is:overdue\n  ACCESSIBLE=1 desk triage",
        keys::help(98).join("\n")
    )
}

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    let lines = context.ui.wants_lines() || !context.ui.is_interactive();
    if !context.ui.is_interactive() && !context.ui.is_accessible() {
        return Err(Error::usage("triage asks a person at a terminal, and there is none")
            .hint("ACCESSIBLE=1 desk triage reads words from standard input, a line each")
            .hint("desk next"));
    }
    let store = context.store()?;
    let zone = context.zone(Some(&store))?;
    // Whatever is wrong with the words is told before anything is drawn.
    context.hand(&store, false)?.person()?;
    context.query(&store, &options.query)?;
    let asker = Asker { context, lines, gone: false };
    let mut sitting =
        Sitting { asker, store, session: Session::default(), zone, query: options.query.clone() };
    let worked = sitting.work();
    sitting.farewell()?;
    worked.map(|()| Done::Well)
}

impl Sitting<'_> {
    /// One ticket after the other.
    fn work(&mut self) -> Result<()> {
        let mut at = None;
        loop {
            self.look_at_the_clock();
            let view = match at {
                Some(id) => self.view(id)?,
                None => match self.first()? {
                    (Some(view), _) => Some(view),
                    (None, _) => return Ok(()),
                },
            };
            let Some(view) = view else {
                at = None;
                continue;
            };
            self.session.shows(view.row.id);
            let page = self.page().whole(&view);
            self.asker.fresh();
            self.asker.context.ui.print(&page)?;
            at = match self.attend(view)? {
                Then::Show(id) => Some(id),
                Then::Quit => return Ok(()),
                _ => None,
            };
        }
    }

    /// One ticket, until it is done with: [`Then::Show`] (itself too), [`Then::Next`] or [`Then::Quit`].
    fn attend(&mut self, mut view: View) -> Result<Then> {
        let id = view.row.id;
        loop {
            let then = match self.step(&view) {
                Ok(then) => then,
                Err(error) => {
                    self.tell(&error);
                    if self.is_overtaken(&view).is_err() { Then::Again } else { Then::Stay }
                }
            };
            if self.asker.gone {
                return Ok(Then::Quit);
            }
            self.look_at_the_clock();
            match then {
                Then::Again => return Ok(Then::Show(id)),
                Then::Stay => {
                    let Some(now) = self.view(id)? else { return Ok(Then::Next) };
                    if now.has_news_since(&view) {
                        self.asker.context.ui.note(format!("something has come into ticket {id}"));
                        return Ok(Then::Show(id));
                    }
                    let me = self.asker.context.agent(&self.store)?.name;
                    if now
                        .row
                        .assignee
                        .as_ref()
                        .is_some_and(|agent| *agent != me && now.row.assignee != view.row.assignee)
                    {
                        // It is somebody else's now.
                        return Ok(Then::Next);
                    }
                    view = now;
                }
                other => return Ok(other),
            }
        }
    }

    /// One key.
    fn step(&mut self, view: &View) -> Result<Then> {
        let (width, id) = (self.asker.width(), view.row.id);
        let of_use = |wish| match wish {
            Wish::Accept | Wish::Split => !view.strangers.is_empty(),
            Wish::Open => !view.attachments().is_empty(),
            Wish::Back => self.session.has_earlier(),
            Wish::Undo => self.session.last().is_some(),
            _ => true,
        };
        let keys = match self.asker.lines {
            true => format!("What to do with #{id}? solve, reply, note, skip, quit … (help lists all)"),
            false => keys::line(width, of_use),
        };
        match self.asker.wish(&keys, &format!("#{id}> "))? {
            Wish::Quit => Ok(Then::Quit),
            Wish::Help => self.explain(),
            Wish::Skip => {
                self.session.skipped.insert(id);
                Ok(Then::Next)
            }
            Wish::Back => match self.session.back() {
                Some(earlier) => {
                    self.session.skipped.remove(&earlier);
                    Ok(Then::Show(earlier))
                }
                None => {
                    self.session.shows(id);
                    self.asker.context.ui.note("nothing was shown before this one");
                    Ok(Then::Stay)
                }
            },
            Wish::Undo => self.take_back(),
            Wish::View => self.whole_thread(view),
            Wish::Open => self.open(view),
            // What follows is about what is shown.
            wish => {
                self.is_overtaken(view)?;
                match wish {
                    Wish::Reply => self.reply(view),
                    Wish::Canned => self.canned(view),
                    Wish::Note => self.note(view),
                    Wish::Forward => self.forward(view),
                    Wish::Accept | Wish::Split => self.decide(wish, view),
                    Wish::Assign | Wish::Tag | Wish::Priority | Wish::Snooze | Wish::Merge => {
                        self.change_with_a_line(wish, view)
                    }
                    _ => self.change(wish, view),
                }
            }
        }
    }

    /// What was done, and what is left.
    fn farewell(&mut self) -> Result<()> {
        let (next, left_out) = self.first()?;
        let ui = &mut self.asker.context.ui;
        let passed = self.session.passed();
        if next.is_none() {
            let else_ = if passed > 0 { " else" } else { "" };
            let words = left_out.words().map_or(String::new(), |words| format!(" ({words})"));
            ui.note(format!("nothing{else_} wants work{words}"));
            if let Some((at, ticket)) = left_out.due {
                ui.note(format!("next due: ticket {ticket}, {}", at.local(self.zone)));
            }
            if let Some((at, ticket)) = left_out.wakes {
                ui.note(format!("next to come back: ticket {ticket}, {}", at.local(self.zone)));
            }
        }
        ui.note(format!("worked {}, skipped {passed}, left {}", self.session.worked(), left_out.ahead));
        for (ticket, text) in self.session.notes() {
            ui.warn(format!(
                "a note for ticket {ticket} was typed and not written (desk note {ticket} offers it): {text}"
            ));
        }
        if let Some((_, last)) = self.session.operations() {
            ui.hint(format!("desk undo {last} takes back what was done last"));
        }
        Ok(())
    }
}
