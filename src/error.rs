//! What can go wrong, told so that the reader knows what happened, to what, and what to type next.

use std::fmt;

/// The kind of a failure; it alone decides the exit code (contract §1).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// The desk understood and says no.
    Refused,
    /// Words that are no command, option, id or query.
    Usage,
    /// Some of it was done.
    Partly,
    /// A check did not hold (`--check`).
    CheckFailed,
    /// The data cannot be read: damaged, or not what it claims to be.
    Data,
    /// The input is not there.
    NoInput,
    /// The desk itself is at fault.
    Fault,
    /// An output cannot be made.
    CannotCreate,
    /// Reading or writing failed midway.
    Io,
    /// It may work later: the database is busy, the disk is full.
    TryAgain,
    /// The system does not allow it.
    Permission,
    /// The settings are wrong, or made by a newer desk.
    Settings,
}

impl Kind {
    /// The exit code, after `sysexits.h` where there is one.
    pub const fn exit_code(self) -> u8 {
        match self {
            Kind::Refused => 1,
            Kind::Usage => 2,
            Kind::Partly => 3,
            Kind::CheckFailed => 4,
            Kind::Data => 65,
            Kind::NoInput => 66,
            Kind::Fault => 70,
            Kind::CannotCreate => 73,
            Kind::Io => 74,
            Kind::TryAgain => 75,
            Kind::Permission => 77,
            Kind::Settings => 78,
        }
    }
}

/// A failure, with the next step where there is one.
#[derive(Debug)]
pub struct Error {
    /// Decides the exit code.
    pub kind: Kind,
    /// What happened, to what; no full stop at the end.
    pub message: String,
    /// What lay below, in the words of the system or the library.
    pub cause: Option<String>,
    /// Each names something that can be typed.
    pub hints: Vec<String>,
}

/// What nearly every function of the upper floors returns.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// A failure of this kind.
    pub fn new(kind: Kind, message: impl Into<String>) -> Error {
        Error { kind, message: message.into(), cause: None, hints: Vec::new() }
    }

    /// The desk understood and says no (exit 1).
    pub fn refused(message: impl Into<String>) -> Error {
        Error::new(Kind::Refused, message)
    }

    /// The words make no sense (exit 2).
    pub fn usage(message: impl Into<String>) -> Error {
        Error::new(Kind::Usage, message)
    }

    /// Adds the next step.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Error {
        self.hints.push(hint.into());
        self
    }

    /// Adds what lay below.
    #[must_use]
    pub fn because(mut self, cause: impl fmt::Display) -> Error {
        self.cause = Some(cause.to_string());
        self
    }

    /// A failure of the system while it did `what` (`cannot read inbox.mbox`): its kind follows from the system's word.
    pub fn io(what: impl Into<String>, error: &std::io::Error) -> Error {
        use std::io::ErrorKind as Io;
        let kind = match error.kind() {
            Io::NotFound => Kind::NoInput,
            Io::PermissionDenied | Io::ReadOnlyFilesystem => Kind::Permission,
            Io::StorageFull | Io::QuotaExceeded => Kind::TryAgain,
            Io::InvalidData => Kind::Data,
            _ => Kind::Io,
        };
        Error::new(kind, what).because(error)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.message)?;
        if let Some(cause) = &self.cause {
            write!(f, ": {cause}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}
