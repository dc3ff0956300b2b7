//! How somebody is asked: by single keys at a terminal, or in words and lines (`ACCESSIBLE`, a dumb terminal, a pipe).

use unicode_width::UnicodeWidthStr;

use crate::cli::context::Context;
use crate::cli::screen::triage::keys::{self, Wish};
use crate::cli::screen::triage::line::{Line, Typed};
use crate::desk::clean::{Breaks, clean};
use crate::error::Result;
use crate::ui::key::Key;

/// See the head of this file.
pub(super) struct Asker<'c> {
    pub(super) context: &'c mut Context,
    /// Whether lines are read.
    pub(super) lines: bool,
    /// Nobody answers any more.
    pub(super) gone: bool,
}

/// A line that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// It was typed to its end.
    Text(String),
    /// It was given up; what stood there.
    Back(String),
}

/// What may be answered: the key, the word for it, and what it does.
pub(super) type Choice<'t> = (Key, &'static str, &'t str);

/// No line is longer, in bytes.
const LONGEST: usize = 1 << 20;

/// A window that is narrower is drawn for as if it were so wide.
const NARROWEST: usize = 20;

impl Asker<'_> {
    /// Columns of the window now.
    pub(super) fn width(&mut self) -> usize {
        self.context.ui.measure();
        self.context.ui.size().0.unwrap_or(80).max(NARROWEST)
    }

    /// Begins a line: what the terminal has shown of keys that were pressed ahead goes away.
    pub(super) fn fresh(&mut self) {
        if !self.lines {
            self.context.ui.draw("\r\x1b[K");
        }
    }

    /// What is wanted. `keys` is the line that shows what can be pressed.
    pub(super) fn wish(&mut self, keys: &str, prompt: &str) -> Result<Wish> {
        self.fresh();
        self.context.ui.draw(&format!("{keys}\n"));
        loop {
            self.context.ui.draw(prompt);
            if self.lines {
                let Some(line) = self.read()? else { return Ok(Wish::Quit) };
                match keys::said(&line) {
                    Some(wish) => return Ok(wish),
                    None if line.trim().is_empty() => {}
                    None => self
                        .context
                        .ui
                        .note(format!("{:?} means nothing here; ? lists the words", line.trim())),
                }
                continue;
            }
            let key = self.context.ui.press();
            match keys::pressed(key) {
                Some(wish) => {
                    let word = wish.binding().words.first().copied().unwrap_or_default();
                    self.context.ui.draw(&format!("\r{prompt}{word}\x1b[K\n"));
                    self.gone |= key == Key::Gone;
                    return Ok(wish);
                }
                None => {
                    let named = match key {
                        Key::Char(c) if !c.is_control() => format!("{c:?} means nothing here; "),
                        _ => String::new(),
                    };
                    // Over what the terminal may have shown of the key.
                    self.context
                        .ui
                        .draw(&format!("\r\x1b[K({}? lists the keys)\n", clean(&named, Breaks::Space)));
                }
            }
        }
    }

    /// One of a few things; nothing where none is wanted.
    pub(super) fn choose(&mut self, choices: &[Choice<'_>]) -> Result<Option<usize>> {
        let name = |key: Key| match key {
            Key::Enter => "Enter".to_owned(),
            Key::Char(c) => c.to_string(),
            _ => "Esc".to_owned(),
        };
        let told: Vec<String> = choices
            .iter()
            .map(|(key, word, about)| match self.lines {
                true => format!("{word}: {about}"),
                false => format!("{} {about}", name(*key)),
            })
            .collect();
        let back = if self.lines { "an empty line: back" } else { "Esc back" };
        let question = format!("{}  {back}: ", told.join("  "));
        loop {
            self.context.ui.draw(&question);
            if self.lines {
                let Some(line) = self.read()? else { return Ok(None) };
                let line = line.trim().to_lowercase();
                if line.is_empty() {
                    return Ok(None);
                }
                let is = |(key, word, _): &Choice<'_>| *word == line || *key == one(&line);
                match choices.iter().position(is) {
                    Some(at) => return Ok(Some(at)),
                    None => self.context.ui.note(format!("{line:?} is none of these")),
                }
                continue;
            }
            loop {
                let key = self.context.ui.press();
                self.gone |= key == Key::Gone;
                let chosen = choices.iter().position(|(known, ..)| *known == key);
                let word = chosen.and_then(|at| choices.get(at)).map_or("back", |(_, word, _)| *word);
                if chosen.is_some()
                    || matches!(key, Key::Escape | Key::Interrupt | Key::Gone | Key::Char('q'))
                {
                    self.context.ui.draw(&format!("{word}\n"));
                    return Ok(chosen);
                }
            }
        }
    }

    /// A line that begins with `given`. `offers` are what Tab knows; `typing` hears of each change.
    pub(super) fn line(
        &mut self,
        question: &str,
        given: &str,
        offers: &[String],
        typing: &mut dyn FnMut(&str),
    ) -> Result<Said> {
        if self.lines {
            return self.whole_line(question, given, typing);
        }
        let mut line = Line::new(given);
        loop {
            let prompt = clean(question, Breaks::Space);
            let (shown, behind) = line.shown(self.width().saturating_sub(prompt.width()).max(8));
            let left = if behind > 0 { format!("\x1b[{behind}D") } else { String::new() };
            self.context.ui.draw(&format!("\r{prompt}{shown}\x1b[K{left}"));
            let before = line.text();
            let typed = line.press(self.context.ui.press(), offers);
            let text = line.text();
            if text != before {
                typing(&text);
            }
            match typed {
                Typed::More => {}
                Typed::Offers(words) => {
                    let told = clean(&words.join("  "), Breaks::Space).into_owned();
                    self.context.ui.draw(&format!("\r\x1b[K{told}\n"));
                }
                Typed::Done => {
                    self.context.ui.draw("\n");
                    return Ok(Said::Text(text));
                }
                Typed::Back | Typed::Gone => {
                    self.gone |= typed == Typed::Gone;
                    self.context.ui.draw("\n");
                    return Ok(Said::Back(text));
                }
            }
        }
    }

    /// The same where lines are read.
    fn whole_line(&mut self, question: &str, given: &str, typing: &mut dyn FnMut(&str)) -> Result<Said> {
        if !given.is_empty() {
            self.context.ui.note(format!("you have typed: {given}"));
        }
        let enter = if given.is_empty() { "" } else { ", an empty line takes what you have typed" };
        self.context
            .ui
            .draw(&format!("{} (a single . goes back{enter}) ", clean(question.trim_end(), Breaks::Space)));
        let Some(line) = self.read()? else { return Ok(Said::Back(given.to_owned())) };
        typing(&line);
        Ok(match line.trim() {
            "." => Said::Back(given.to_owned()),
            "" => Said::Text(given.to_owned()),
            _ => Said::Text(line),
        })
    }

    /// A line from standard input; nothing where there is none any more.
    fn read(&mut self) -> Result<Option<String>> {
        let line = self.context.world.read_line(LONGEST);
        self.gone |= !matches!(line, Ok(Some(_)));
        // Nobody has pressed Enter where the lines come from a pipe.
        if self.gone || !self.context.ui.is_interactive() {
            self.context.ui.draw("\n");
        }
        line
    }
}

/// The key of a single letter.
fn one(line: &str) -> Key {
    let mut letters = line.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => Key::Char(letter),
        _ => Key::Other,
    }
}
