//! What a person should be told of an act, beside what became of it. The words for it are found where it is shown.

use crate::desk::id::{MessageId, TicketId};
use crate::desk::time::Moment;
use crate::store::doubted::Doubted;
use crate::work::obstacle::Obstacle;

/// One thing to be told.
#[derive(Clone, Debug)]
pub enum Remark {
    /// Tickets of different customers were merged.
    CustomersDiffer {
        /// The ticket that goes on.
        into: TicketId,
        /// Whose it is.
        ours: Option<String>,
        /// Those that were merged into it and are somebody else's.
        others: Vec<(TicketId, Option<String>)>,
    },
    /// This speaks against it, and it is done all the same.
    AllTheSame(Obstacle),
    /// Somebody to whom the answer does not go wrote last.
    OtherWrote {
        /// From this address.
        email: String,
        /// They are believed only because they answered what this desk has signed.
        handed: bool,
    },
    /// These were in the mail that is answered, and do not get the answer.
    NotToo(Vec<String>),
    /// None of those to whom it goes is a customer of the ticket: it answers nobody.
    AnswersNobody(TicketId),
    /// The answer goes to these too.
    ToAll(Vec<String>),
    /// A mail waits in the outbox until then.
    Leaves {
        /// Its number there.
        mail: i64,
        /// When it is handed over.
        at: Moment,
    },
    /// A mail waits in the outbox, and the settings say no way out of it.
    NoWayOut(i64),
    /// What we wrote has no text, so that it is only written down.
    NothingToSend,
    /// A mail that was taken back may have left all the same.
    MayHaveLeft(i64),
    /// Mail of somebody who takes no part in its ticket; and how many more there are.
    Doubted(Doubted, usize),
    /// So many mails are of people who take no part in their tickets.
    AllDoubted(usize),
    /// These were one person's addresses already.
    OnePerson(String),
    /// A mail of somebody who takes part now lies in a ticket that takes nothing any more.
    LiesShut {
        /// The mail.
        message: MessageId,
        /// Where it lies.
        ticket: TicketId,
    },
    /// Somebody was muted already, as the settings say it.
    MutedAlready(String),
    /// A ticket stays, whose sender is muted from now on.
    NotPutAway {
        /// Which.
        ticket: TicketId,
        /// What is in the way.
        why: String,
    },
    /// A department that no ticket was in before.
    NewDepartment {
        /// Its name.
        name: String,
        /// One that is there and is called nearly so.
        near: Option<String>,
    },
}
