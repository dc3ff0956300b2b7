//! Keys pressed one by one, for commands with a screen of their own. The terminal is raw only while one key is waited for and is
//! given back before that key is told, so that whatever happens between two keys finds it sane. What is drawn goes to stderr, as
//! every question does.

use std::io::Write;

use dialoguer::console::{self, Term};

use super::Ui;

/// One key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// A character; control characters without a name of their own too.
    Char(char),
    /// Enter.
    Enter,
    /// Esc.
    Escape,
    /// The one that takes back the last character.
    Backspace,
    /// The one that takes away the next character.
    Delete,
    /// To the left.
    Left,
    /// To the right.
    Right,
    /// Up.
    Up,
    /// Down.
    Down,
    /// To the beginning, Ctrl-A too.
    Home,
    /// To the end, Ctrl-E too.
    End,
    /// Tab.
    Tab,
    /// Ctrl-C.
    Interrupt,
    /// Nobody types any more: the window is closed, or the input has ended.
    Gone,
    /// A key that means nothing here.
    Other,
}

impl Key {
    /// What a terminal sends for a key, as far as it is one character.
    pub fn of(sent: char) -> Key {
        match sent {
            '\r' | '\n' => Key::Enter,
            '\u{1b}' => Key::Escape,
            '\u{7f}' | '\u{8}' => Key::Backspace,
            '\u{3}' => Key::Interrupt,
            '\u{1}' => Key::Home,
            '\u{5}' => Key::End,
            '\t' => Key::Tab,
            other => Key::Char(other),
        }
    }
}

/// Who presses them.
pub(super) enum Fingers {
    /// A person at the terminal.
    Person,
    /// Somebody who is claimed to sit there (`World::keys`).
    Claimed(Box<dyn Iterator<Item = char> + Send>),
}

impl Ui {
    /// Waits for a key. What was written before is shown first.
    pub fn press(&mut self) -> Key {
        let _ = self.out.flush();
        match &mut self.fingers {
            Fingers::Claimed(keys) => keys.next().map_or(Key::Gone, Key::of),
            Fingers::Person => at_the_terminal(&Term::stderr()),
        }
    }

    /// Draws where questions stand: our own words, or what was cleaned, without a line end of its own.
    pub fn draw(&mut self, text: &str) {
        let _ = self.out.flush();
        // Nobody is left to be told that it failed.
        drop(self.err.write_all(text.as_bytes()).and_then(|()| self.err.flush()));
    }

    /// Looks at how large the window is by now; who has made it wider or narrower sees that from the next drawing on.
    pub fn measure(&mut self) {
        let real = matches!(self.fingers, Fingers::Person) && self.stdout_is_terminal;
        let size = Term::stdout().size_checked().filter(|_| real && !self.fixed_size);
        if let Some((lines, columns)) = size.filter(|(lines, columns)| *lines > 0 && *columns > 0) {
            (self.width, self.height) = (Some(usize::from(columns)), Some(usize::from(lines)));
        }
    }

    /// Columns and lines of the window, as far as they are known.
    pub fn size(&self) -> (Option<usize>, Option<usize>) {
        (self.width, self.height)
    }

    /// Whether somebody wants to be asked in words and to answer in lines: `ACCESSIBLE` is set, or the terminal is a dumb one.
    pub fn wants_lines(&self) -> bool {
        self.accessible || self.dumb
    }

    /// Whether that was asked for, and not only concluded from the terminal.
    pub fn is_accessible(&self) -> bool {
        self.accessible
    }
}

/// A key of the person there.
fn at_the_terminal(terminal: &Term) -> Key {
    let read = || terminal.read_key_raw().unwrap_or(console::Key::CtrlC);
    match terminal.read_key_raw() {
        // Closed, hung up, or taken away.
        Err(_) => Key::Gone,
        Ok(console::Key::Enter) => Key::Enter,
        Ok(console::Key::Escape) => Key::Escape,
        Ok(console::Key::Backspace) => Key::Backspace,
        Ok(console::Key::Del) => Key::Delete,
        Ok(console::Key::ArrowLeft) => Key::Left,
        Ok(console::Key::ArrowRight) => Key::Right,
        Ok(console::Key::ArrowUp) => Key::Up,
        Ok(console::Key::ArrowDown) => Key::Down,
        Ok(console::Key::Home) => Key::Home,
        Ok(console::Key::End) => Key::End,
        Ok(console::Key::Tab) => Key::Tab,
        Ok(console::Key::CtrlC) => Key::Interrupt,
        Ok(console::Key::Char(c)) => Key::of(c),
        Ok(console::Key::UnknownEscSeq(begun)) => {
            // The rest of a long sequence (Ctrl with an arrow, a function key) is no key of its own: its letters would act.
            let mut last = begun.last().copied().unwrap_or('~');
            while matches!(last, 'O' | '[' | ';') || last.is_ascii_digit() {
                last = match read() {
                    console::Key::Char(c) => c,
                    _ => break,
                };
            }
            Key::Other
        }
        Ok(_) => Key::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_sends_for_a_key_is_that_key() {
        let sent: Vec<Key> = "r\r\n\u{1b}\u{7f}\u{8}\u{3}\t\u{15}é".chars().map(Key::of).collect();
        let enter = Key::Enter;
        let back = Key::Backspace;
        let letter = Key::Char;
        assert_eq!(
            sent,
            [letter('r'), enter, enter, Key::Escape, back, back, Key::Interrupt, Key::Tab]
                .into_iter()
                .chain([letter('\u{15}'), letter('é')])
                .collect::<Vec<_>>()
        );
    }
}
