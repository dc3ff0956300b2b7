//! What a rule can do: the writing commands of `desk`, without the program's name and without ids.

use std::fmt;

use super::typed::shell_word;
use crate::desk::survey::Poll;
use crate::desk::ticket::{Priority, Status};

/// One thing that a rule does to its ticket.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Action {
    /// `tag add TAG[,TAG]`, as tags are kept.
    AddTags(Vec<String>),
    /// `tag rm TAG[,TAG]`, as tags are kept.
    RemoveTags(Vec<String>),
    /// `assign AGENT`; none for `assign none`.
    Assign(Option<String>),
    /// `priority P`
    SetPriority(Priority),
    /// `status STATUS`
    SetStatus(Status),
    /// `move DEPARTMENT`; none for `move none`.
    Move(Option<String>),
    /// `escalate`
    Escalate,
    /// `snooze UNTIL [--note TEXT]`
    Snooze {
        /// Until then, as typed and readable at any instant; nothing for `off`.
        until: Option<String>,
        /// Of what to be reminded then.
        note: Option<String>,
    },
    /// `note TEXT`
    Note(String),
    /// `dismiss`
    Dismiss,
    /// `mute`: whoever wrote its first message.
    Mute,
    /// `reply --canned NAME [--draft]`: an automatic answer (RFC 3834), which is no response for any clock.
    Reply {
        /// The canned reply.
        canned: String,
        /// It waits in the outbox for a person, and is an answer like any other once that one sends it.
        draft: bool,
    },
    /// `ask csat` or `ask nps`
    Ask(Poll),
    /// `forward --to MAIL`: what the customer wrote last, to somebody else.
    Forward {
        /// Who is asked; at least one address.
        to: Vec<String>,
        /// Who else gets it.
        cc: Vec<String>,
        /// A subject in place of `Fwd:` and that of the message.
        subject: Option<String>,
        /// What is asked.
        body: Option<String>,
    },
    /// `notify COMMAND`: a program of this machine and its arguments, at least one word; no shell reads them.
    Notify(Vec<String>),
}

impl Action {
    /// Whether mail leaves by it without anybody looking: such actions are held on old events, and `max` counts them.
    pub fn sends(&self) -> bool {
        match self {
            Action::Reply { draft, .. } => !draft,
            Action::Ask(_) | Action::Forward { .. } => true,
            Action::AddTags(_)
            | Action::RemoveTags(_)
            | Action::Assign(_)
            | Action::SetPriority(_)
            | Action::SetStatus(_)
            | Action::Move(_)
            | Action::Escalate
            | Action::Snooze { .. }
            | Action::Note(_)
            | Action::Dismiss
            | Action::Mute
            | Action::Notify(_) => false,
        }
    }
}

/// As it is written in a rule; read again it is the same action.
impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let option = |f: &mut fmt::Formatter<'_>, name: &str, text: &Option<String>| match text {
            Some(text) => write!(f, " {name} {}", shell_word(text)),
            None => Ok(()),
        };
        match self {
            Action::AddTags(tags) => write!(f, "tag add {}", tags.join(",")),
            Action::RemoveTags(tags) => write!(f, "tag rm {}", tags.join(",")),
            Action::Assign(agent) => write!(f, "assign {}", agent.as_deref().unwrap_or("none")),
            Action::SetPriority(priority) => write!(f, "priority {priority}"),
            Action::SetStatus(status) => write!(f, "status {status}"),
            Action::Move(name) => write!(f, "move {}", name.as_deref().unwrap_or("none")),
            Action::Escalate => f.write_str("escalate"),
            Action::Snooze { until, note } => {
                write!(f, "snooze {}", until.as_deref().unwrap_or("off"))?;
                option(f, "--note", note)
            }
            Action::Note(text) if unquoted(text) == text => write!(f, "note {text}"),
            // Quotes of its own would be taken for ours.
            Action::Note(text) => {
                write!(f, "note {0}{text}{0}", if text.starts_with('"') { '\'' } else { '"' })
            }
            Action::Dismiss => f.write_str("dismiss"),
            Action::Mute => f.write_str("mute"),
            Action::Reply { canned, draft } => {
                write!(f, "reply --canned {}{}", shell_word(canned), if *draft { " --draft" } else { "" })
            }
            Action::Ask(question) => write!(f, "ask {question}"),
            Action::Forward { to, cc, subject, body } => {
                f.write_str("forward")?;
                to.iter().try_for_each(|mail| write!(f, " --to {}", shell_word(mail)))?;
                cc.iter().try_for_each(|mail| write!(f, " --cc {}", shell_word(mail)))?;
                option(f, "--subject", subject)?;
                option(f, "--body", body)
            }
            Action::Notify(command) => {
                f.write_str("notify")?;
                command.iter().try_for_each(|word| write!(f, " {}", shell_word(word)))
            }
        }
    }
}

/// The text of a note, without quotes around the whole of it.
pub(super) fn unquoted(text: &str) -> &str {
    let text = text.trim();
    let within = |quote: char| {
        let inner = text.strip_prefix(quote)?.strip_suffix(quote)?;
        (!inner.contains(quote)).then(|| inner.trim())
    };
    within('"').or_else(|| within('\'')).unwrap_or(text)
}
