//! Colours by meaning, for terminals. Whether they may be used is decided elsewhere.

/// How a word is set off (ECMA-48, select graphic rendition; the sixteen colours that every terminal can show in the
/// shades that its owner chose).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// A heading.
    Bold,
    /// What matters least.
    Dim,
    /// Something is wrong.
    Red,
    /// Something is wrong and waits for us.
    Alarm,
    /// All is well.
    Green,
    /// Look here soon.
    Yellow,
    /// Somebody else's turn.
    Blue,
    /// New, or a next step.
    Cyan,
}

impl Ink {
    /// The sequence that starts it; [`RESET`] ends it.
    pub const fn start(self) -> &'static str {
        match self {
            Ink::Bold => "\x1b[1m",
            Ink::Dim => "\x1b[2m",
            Ink::Red => "\x1b[31m",
            Ink::Alarm => "\x1b[1;31m",
            Ink::Green => "\x1b[32m",
            Ink::Yellow => "\x1b[33m",
            Ink::Blue => "\x1b[34m",
            Ink::Cyan => "\x1b[36m",
        }
    }

    /// The ink of one of our own words: a status, a priority, the state of a promise, the fate of a mail.
    pub fn of_word(word: &str) -> Option<Ink> {
        Some(match word {
            "urgent" | "missed" | "overdue" => Ink::Alarm,
            "quarantined" | "failed" | "bounce" => Ink::Red,
            "high" | "at_risk" | "open" | "unattended" => Ink::Yellow,
            "new" => Ink::Cyan,
            "pending" | "hold" | "paused" => Ink::Blue,
            "solved" | "met" | "sent" => Ink::Green,
            "low" | "closed" | "spam" | "merged" | "duplicate" | "skipped" => Ink::Dim,
            "cancelled" | "not_started" | "not_applicable" | "none" => Ink::Dim,
            _ => return None,
        })
    }

    /// The text in this ink.
    pub fn paint(self, text: &str) -> String {
        format!("{}{text}{RESET}", self.start())
    }
}

/// Ends every ink.
pub const RESET: &str = "\x1b[0m";
