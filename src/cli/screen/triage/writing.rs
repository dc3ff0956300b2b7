//! What is written to a ticket: answers, canned ones, notes, and mail to somebody else. Each is the ordinary command, called with its
//! options, so that whatever that one asks, keeps and warns of holds here too.

use clap::Args;

use crate::cli::answer::{forward, note, reply};
use crate::cli::context::{Context, Done};
use crate::cli::screen::triage::asker::Said;
use crate::cli::screen::triage::canned::fitting;
use crate::cli::screen::triage::line::{Line, Typed};
use crate::cli::screen::triage::page::cut;
use crate::cli::screen::triage::session::NOTE;
use crate::cli::screen::triage::sitting::{Sitting, Then};
use crate::cli::screen::triage::typing::Typing;
use crate::cli::screen::triage::view::View;
use crate::desk::clean::{Breaks, clean};
use crate::desk::settings::Mailbox;
use crate::error::{Error, Kind, Result};
use crate::table::wrap::wrapped;
use crate::ui::key::Key;
use crate::work::template::{self, Circumstances, rendered};
use crate::work::typed;

/// What a canned reply in the list looks like.
struct Entry {
    name: String,
    about: String,
}

impl Sitting<'_> {
    /// Answers in the editor.
    ///
    /// # Errors
    /// Whatever `desk reply` refuses; what was typed is kept by it.
    pub(super) fn reply(&mut self, view: &View) -> Result<Then> {
        // Who writes there is shown what comes meanwhile by the command itself.
        self.typed(view, false, &[view.row.id.to_string(), "--edit".to_owned()], reply::run)
    }

    /// Answers with a canned reply: picked, seen, sent or edited.
    ///
    /// # Errors
    /// As [`Sitting::reply`].
    pub(super) fn canned(&mut self, view: &View) -> Result<Then> {
        let mut entries: Vec<Entry> = Vec::new();
        for canned in self.store.canned()? {
            if entries.last().is_none_or(|last| last.name != canned.name) {
                let first = canned.body.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
                let about = canned.subject.clone().unwrap_or_else(|| first.trim().to_owned());
                entries.push(Entry { name: canned.name, about });
            }
        }
        if entries.is_empty() {
            return Err(
                Error::refused("there are no canned replies").hint("desk canned add thanks --body TEXT")
            );
        }
        let Some(name) = self.pick(&entries)? else { return Ok(Then::Stay) };
        let Some(values) = self.fill(view, &name)? else { return Ok(Then::Stay) };
        let id = view.row.id.to_string();
        let set = values.into_iter().map(|value| format!("--set={value}"));
        let canned: Vec<String> = [id, format!("--canned={name}")].into_iter().chain(set).collect();
        let edit = [canned.as_slice(), &["--edit".to_owned()]].concat();
        let choices = [(Key::Enter, "send", "sends it"), (Key::Char('e'), "edit", "edits it first")];
        match self.asker.choose(&choices)? {
            Some(0) => self.typed(view, true, &canned, reply::run),
            Some(_) => self.typed(view, false, &edit, reply::run),
            None => Ok(Then::Stay),
        }
    }

    /// The name of a canned reply, as it is typed.
    fn pick(&mut self, entries: &[Entry]) -> Result<Option<String>> {
        let page = self.page();
        let longest = entries.iter().map(|entry| entry.name.chars().count()).max().unwrap_or_default();
        let shown = entries.iter().take(page.room.max(1));
        let mut list = String::new();
        for entry in shown {
            let line = format!("  {:<longest$}  {}", entry.name, entry.about);
            list.push_str(&cut(&clean(&line, Breaks::Space), page.width));
            list.push('\n');
        }
        if entries.len() > page.room {
            list.push_str(&format!("  … and {} more\n", entries.len() - page.room));
        }
        self.asker.context.ui.print(&list)?;
        let names: Vec<String> = entries.iter().map(|entry| entry.name.clone()).collect();
        if self.asker.lines {
            return self.pick_by_line(&names);
        }
        let (mut line, mut at) = (Line::default(), 0_usize);
        loop {
            let found = fitting(&line.text(), &names);
            let chosen = found.get(at).copied();
            let others: Vec<&str> = found.iter().copied().filter(|name| Some(*name) != chosen).collect();
            let told = match chosen {
                Some(chosen) => format!("canned: {}  [{chosen}] {}", line.text(), others.join(" ")),
                None => format!("canned: {}  (none is called so)", line.text()),
            };
            let width = self.asker.width().saturating_sub(1);
            self.asker.context.ui.draw(&format!("\r{}\x1b[K", cut(&clean(&told, Breaks::Space), width)));
            match self.asker.context.ui.press() {
                Key::Down | Key::Tab => at = if found.is_empty() { 0 } else { (at + 1) % found.len() },
                Key::Up => at = (at + found.len().saturating_sub(1)) % found.len().max(1),
                key => match line.press(key, &[]) {
                    Typed::Done => {
                        if let Some(chosen) = chosen {
                            self.asker.context.ui.draw("\n");
                            return Ok(Some(chosen.to_owned()));
                        }
                    }
                    Typed::Back | Typed::Gone => {
                        self.asker.gone |= key == Key::Gone;
                        self.asker.context.ui.draw("\n");
                        return Ok(None);
                    }
                    Typed::More | Typed::Offers(_) => at = 0,
                },
            }
        }
    }

    fn pick_by_line(&mut self, names: &[String]) -> Result<Option<String>> {
        loop {
            let Said::Text(typed) = self.asker.line("which one?", "", names, &mut |_| {})? else {
                return Ok(None);
            };
            let found = fitting(&typed, names);
            match found.as_slice() {
                _ if typed.trim().is_empty() => return Ok(None),
                [one] => return Ok(Some((*one).to_owned())),
                [first, ..] if first.eq_ignore_ascii_case(typed.trim()) => {
                    return Ok(Some((*first).to_owned()));
                }
                [] => self.asker.context.ui.note("none is called so"),
                several => {
                    self.asker.context.ui.note(format!("several are called so: {}", several.join(", ")))
                }
            }
        }
    }

    /// Shows what the customer would get, and asks for what the template does not know by itself. Gives those values (`order=A-17`);
    /// nothing where somebody would rather not say.
    fn fill(&mut self, view: &View, name: &str) -> Result<Option<Vec<String>>> {
        let mut values: Vec<String> = Vec::new();
        loop {
            let error = match self.show_filled(view, name, &values) {
                Ok(()) => return Ok(Some(values)),
                Err(error) => error,
            };
            let begun = |variable: &String| format!("{variable}=");
            let asked = wanted(&error)
                .filter(|variable| values.iter().all(|value| !value.starts_with(&begun(variable))));
            let Some(variable) = asked else { return Err(error) };
            match self.asker.line(&format!("{variable}: "), "", &[], &mut |_| {})? {
                Said::Text(value) if !value.trim().is_empty() => {
                    values.push(format!("{variable}={}", value.trim()))
                }
                _ => return Ok(None),
            }
        }
    }

    /// Shows what the customer would get with these values.
    fn show_filled(&mut self, view: &View, name: &str, set: &[String]) -> Result<()> {
        let context = &*self.asker.context;
        let (agent, settings) = (context.agent(&self.store)?, context.settings(&self.store)?.1);
        let about =
            Circumstances { ticket: &view.row, agent: Some(&agent), settings: &settings, now: context.now };
        let asked = template::Asked { name, language: None, set };
        let filled = rendered(&self.store, &asked, &about)?;
        let page = self.page();
        let mut text = String::new();
        if let Some(subject) = &filled.subject {
            text.push_str(&format!("  subject: {}\n", clean(subject, Breaks::Space)));
        }
        for line in clean(filled.text.trim_end(), Breaks::Page).lines() {
            for line in wrapped(line, Some(page.width.saturating_sub(2)), 0) {
                text.push_str(format!("  {line}").trim_end());
                text.push('\n');
            }
        }
        self.asker.context.ui.print(&text)
    }

    /// Writes a note: a line, or where that is empty a text in the editor. A line is on disk while it is typed.
    ///
    /// # Errors
    /// Whatever refuses it; the line is offered again.
    pub(super) fn note(&mut self, view: &View) -> Result<Then> {
        let id = view.row.id;
        let (mut typing, left) = Typing::begin(self.asker.context.kept()?, format!("note-{id}"));
        loop {
            let given =
                self.session.kept(id, NOTE).map(str::to_owned).or_else(|| left.clone()).unwrap_or_default();
            let hears = &mut |text: &str| typing.hears(text);
            let line = self.asker.line("note (empty: editor): ", &given, &[], hears)?;
            let text = match line {
                Said::Back(text) => {
                    self.session.keep(id, NOTE, &text);
                    return Ok(Then::Stay);
                }
                Said::Text(text) if text.trim().is_empty() => {
                    return self.typed(view, false, &[id.to_string()], note::run).map(|_| Then::Stay);
                }
                Said::Text(text) => text,
            };
            self.session.keep(id, NOTE, &text);
            let hand = self.hand(view)?;
            let written = self.done(id, |store| {
                typed::note(store, &hand, id, &text)?;
                Ok(Vec::new())
            });
            match written {
                Ok(()) => {
                    typing.done();
                    self.session.keep(id, NOTE, "");
                    return Ok(Then::Stay);
                }
                Err(error) if self.asks_again(view) => self.tell(&error),
                Err(error) => return Err(error),
            }
        }
    }

    /// Asks somebody else: who, and what.
    ///
    /// # Errors
    /// Whatever `desk forward` refuses; what was typed is offered again.
    pub(super) fn forward(&mut self, view: &View) -> Result<Then> {
        let mut to = String::new();
        let named = self.ask(view, 'f', "forward to (address): ", &[], |_, typed| {
            let wrong =
                || Error::usage(format!("{typed:?} is no mail address")).hint("Max <max@supplier.example>");
            Mailbox::parse(typed).ok_or_else(wrong)?;
            to = typed.to_owned();
            Ok(())
        })?;
        if !named {
            return Ok(Then::Stay);
        }
        let id = view.row.id.to_string();
        let mut then = Then::Stay;
        // The key of what is asked is no key of the list: it is typed behind the address.
        self.ask(view, 'F', "what do you ask: ", &[], |sitting, typed| {
            let words = [id.clone(), format!("--to={to}"), format!("--body={typed}")];
            then = sitting.typed(view, true, &words, forward::run)?;
            Ok(())
        })?;
        Ok(then)
    }

    /// Runs an ordinary command with these words as its arguments, and remembers what it did. `guarded`: it does nothing where
    /// something has come since the ticket was drawn.
    pub(super) fn typed<O: Args>(
        &mut self,
        view: &View,
        guarded: bool,
        words: &[String],
        run: fn(&O, &mut Context) -> Result<Done>,
    ) -> Result<Then> {
        let options: O = options(words)?;
        let me = self.asker.context.agent(&self.store)?.id;
        let before = self.store.last_typed(Some(me))?;
        let context = &mut *self.asker.context;
        context.seen = guarded.then(|| view.seen());
        context.in_a_talk = true;
        let ran = run(&options, context);
        (context.seen, context.in_a_talk) = (None, false);
        let done = self.store.last_typed(Some(me))?.filter(|last| Some(*last) > before);
        if let Some(operation) = done {
            self.did(operation, view.row.id)?;
        }
        ran?;
        Ok(if done.is_some() { Then::Next } else { Then::Stay })
    }
}

/// The variable that a refusal says can be given.
fn wanted(error: &Error) -> Option<String> {
    let name = |hint: &String| Some(hint.split_once("--set ")?.1.split_once('=')?.0.trim().to_owned());
    error.hints.iter().find_map(name).filter(|name| !name.is_empty() && !name.contains(' '))
}

/// The options of a command from its words.
fn options<O: Args>(words: &[String]) -> Result<O> {
    let fault = |error: clap::Error| Error::new(Kind::Fault, "a key has no command").because(error);
    let command = O::augment_args(clap::Command::default().no_binary_name(true));
    let matches = command.try_get_matches_from(words).map_err(fault)?;
    O::from_arg_matches(&matches).map_err(fault)
}
