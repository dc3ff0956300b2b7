//! What is asked of an answer: about which ticket, to whom, with what besides; and its text.

use crate::desk::canned::Macros;
use crate::desk::change::{After, Change};
use crate::desk::id::{AgentId, MessageId, TicketId};
use crate::desk::ticket::{Priority, Status};
use crate::error::Result;
use crate::post::compose::Attachment;
use crate::store::{Store, Writer};
use crate::work::hand::Hand;
use crate::work::obstacle::Obstacle;
use crate::work::typed::Person;

/// What is known of an answer before its text is written.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The ticket.
    pub ticket: TicketId,
    /// To whom it goes in place of the customer; nobody: to who wrote last on the customer's side.
    pub to: Vec<Person>,
    /// Whether it goes to those too who were in the mail that it answers.
    pub whom: Whom,
    /// Who else gets it.
    pub cc: Vec<Person>,
    /// Where the ticket stands after it.
    pub after: After,
    /// What else becomes of the ticket with it.
    pub beside: Beside,
    /// Whether a machine writes it.
    pub automatic: bool,
    /// Whatever speaks against it, once more automatically, and whoever has written in the meantime.
    pub force: bool,
    /// What speaks against it, and somebody has said yes to.
    pub despite: Vec<Obstacle>,
}

/// Whether an answer goes to all who were in the mail that it answers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Whom {
    /// As the settings say: `reply_all` in `[outgoing]`.
    Usual,
    /// To all of them.
    All,
    /// To none of them but its writer.
    Only,
}

/// What becomes of a ticket in the operation that queues an answer to it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Beside {
    /// Tags that are put on, as they are kept.
    pub tags: Vec<String>,
    /// How much it matters from now on.
    pub priority: Option<Priority>,
    /// Who has it from now on, or that nobody has.
    pub assignee: Option<Option<AgentId>>,
}

/// The text of an answer.
#[derive(Clone, Debug)]
pub struct Text {
    /// A subject of its own, in place of the ticket's.
    pub subject: Option<String>,
    /// The text.
    pub body: String,
    /// What goes with it.
    pub files: Vec<File>,
    /// Whether the agent's signature is put under it, unless it has one.
    pub sign: bool,
}

/// A file that goes with an answer.
#[derive(Clone, Debug)]
pub struct File {
    /// What it is called.
    pub name: String,
    /// `type/subtype`.
    pub content_type: String,
    /// Its contents.
    pub bytes: Vec<u8>,
}

impl File {
    pub(super) fn attachment(&self) -> Attachment {
        let File { name, content_type, bytes } = self.clone();
        Attachment { name, content_type, bytes }
    }
}

impl Asked {
    /// An answer to who wrote last on the customer's side, as `desk reply` without options makes it.
    pub fn of(ticket: TicketId) -> Asked {
        Asked {
            ticket,
            to: Vec::new(),
            whom: Whom::Usual,
            cc: Vec::new(),
            after: After::Usual,
            beside: Beside::default(),
            automatic: false,
            force: false,
            despite: Vec::new(),
        }
    }

    /// Takes over what a canned reply does beside its text, as far as nothing else is asked.
    ///
    /// # Errors
    /// Refused where it names an agent whom there is not.
    pub fn with(&mut self, macros: &Macros, store: &Store, hand: &Hand) -> Result<()> {
        if let (After::Usual, Some(word)) = (self.after, macros.status.as_deref()) {
            self.after = Status::from_word(word).map_or(After::Keep, After::To);
        }
        for tag in &macros.tags {
            if !self.beside.tags.contains(tag) {
                self.beside.tags.push(tag.clone());
            }
        }
        self.beside.priority = self.beside.priority.or(macros.priority);
        if let (None, Some(name)) = (self.beside.assignee, macros.assign.as_deref()) {
            self.beside.assignee = Some(match name {
                "none" => None,
                "me" => hand.me(),
                name => Some(store.agent(name)?.id),
            });
        }
        Ok(())
    }

    /// What it does to the ticket.
    pub(super) fn change(&self, message: MessageId) -> Change {
        Change::Reply { message, after: self.after, automatic: self.automatic }
    }
}

impl Beside {
    /// Changes the ticket so.
    pub(super) fn apply(&self, writer: &mut Writer<'_>, ticket: TicketId) -> Result<()> {
        let tags = self.tags.iter().map(|tag| writer.tag(tag)).collect::<Result<Vec<_>>>()?;
        let mut changes = Vec::new();
        changes.extend(Some(tags).filter(|tags| !tags.is_empty()).map(Change::Tag));
        changes.extend(self.priority.map(Change::Priority));
        changes.extend(self.assignee.map(Change::Assign));
        changes.iter().try_for_each(|change| writer.change(ticket, change).map(|_| ()))
    }
}
