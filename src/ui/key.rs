//! One key, and who presses it. The terminal is raw only while a key is waited for and is given back before that key is told, so that
//! whatever happens between two keys finds it sane.

use dialoguer::console::{self, Term};

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

impl Fingers {
    /// Waits for the next key.
    pub(super) fn press(&mut self) -> Key {
        match self {
            Fingers::Claimed(keys) => keys.next().map_or(Key::Gone, Key::of),
            Fingers::Person => at_the_terminal(&Term::stderr()),
        }
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
