//! Why a change to a ticket is not made.

/// Why a change is not made, and what to do instead.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
    /// What is in the way.
    pub message: String,
    /// What could be typed instead.
    pub hint: Option<String>,
}

impl Refusal {
    pub(super) fn with_hint(message: impl Into<String>, hint: impl Into<String>) -> Refusal {
        Refusal { message: message.into(), hint: Some(hint.into()) }
    }
}

impl From<Refusal> for crate::error::Error {
    fn from(refusal: Refusal) -> Self {
        let error = crate::error::Error::refused(refusal.message);
        match refusal.hint {
            Some(hint) => error.hint(hint),
            None => error,
        }
    }
}
