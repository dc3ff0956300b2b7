//! One finding.

use crate::error::{Error, Result};

/// How bad it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum State {
    /// Something does not work, or soon will not.
    Bad,
    /// Look at it when there is time.
    Warn,
    /// All is well.
    Ok,
}

impl State {
    pub(super) fn word(self) -> &'static str {
        match self {
            State::Bad => "bad",
            State::Warn => "warn",
            State::Ok => "ok",
        }
    }
}

/// What was looked at, and what was found.
pub(super) struct Said {
    pub(super) check: &'static str,
    pub(super) state: State,
    pub(super) what: String,
    /// What to type; empty where nothing need be done.
    pub(super) hint: String,
}

impl Said {
    pub(super) fn ok(check: &'static str, what: impl Into<String>) -> Said {
        Said { check, state: State::Ok, what: what.into(), hint: String::new() }
    }

    pub(super) fn warn(check: &'static str, what: impl Into<String>) -> Said {
        Said { state: State::Warn, ..Said::ok(check, what) }
    }

    pub(super) fn bad(check: &'static str, what: impl Into<String>) -> Said {
        Said { state: State::Bad, ..Said::ok(check, what) }
    }

    pub(super) fn hint(self, hint: impl Into<String>) -> Said {
        Said { hint: hint.into(), ..self }
    }

    /// What was found, or why it could not be looked at: the rest of what can be asked is asked all the same.
    pub(super) fn or_refused(check: &'static str, said: Result<Said>) -> Said {
        said.unwrap_or_else(|error| Said::refused(check, &error))
    }

    /// What could not even be looked at.
    pub(super) fn refused(check: &'static str, error: &Error) -> Said {
        Said::bad(check, error.to_string()).hint(error.hints.join("; "))
    }
}
