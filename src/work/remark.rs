//! What a person should be told of an act, beside what became of it. The words for it are found where it is shown.

use crate::desk::id::{MessageId, TicketId};
use crate::desk::time::Moment;
use crate::store::bounce::Flag;
use crate::store::doubted::Doubted;

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
    /// Mail to an address of a recipient came back for good.
    CameBack {
        /// The address.
        email: String,
        /// What says so.
        flag: Flag,
    },
    /// The answer goes to a `Reply-To` from which the customer has never written; in words.
    GoesElsewhere(String),
    /// Somebody else than the customer wrote last, from this address.
    OtherWrote(String),
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
