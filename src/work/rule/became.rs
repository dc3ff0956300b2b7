//! What became of one action of a rule.

/// See the head of this file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Became {
    /// It was done.
    Done,
    /// Its command is to be run once the operation is kept.
    Due,
    /// It was so already.
    Nothing,
    /// Nothing was sent, and why.
    Held(String),
    /// The command would have refused it, and why.
    Refused(String),
}
