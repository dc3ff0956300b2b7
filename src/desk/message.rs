//! The words for what a message is: where it went, who or what wrote it, and how far it is believed.

use crate::desk::ticket::words;

words!(
    /** Which way a message went. */
    Direction {
        /** From the customer. */ In = "in",
        /** From us to the customer. */ Out = "out",
        /** Between agents; the customer never sees it. */ Note = "note",
    }
);

words!(
    /** Who or what wrote a message. Only `human` and `list` are contacts; the rest moves no clock. */
    Kind {
        /** A person. */ Human = "human",
        /** A machine on somebody's behalf (RFC 3834): out of office, receipts. */ AutoReply = "auto_reply",
        /** A delivery report (RFC 3464 or one of the old prose forms). */ Bounce = "bounce",
        /** An abuse report (RFC 5965). */ Feedback = "feedback",
        /** Came through a mailing list; a person wrote it all the same. */ List = "list",
        /** An invitation or an answer to one. */ Calendar = "calendar",
        /** "Please confirm that you are human." */ Challenge = "challenge",
        /** A customer's answer to a question of ours that is a number and nothing else. */ Survey = "survey",
        /** A customer's request for the state of their tickets, which the desk answers by itself. */ Status = "status",
    }
);

impl Kind {
    /// Whether a message of this kind is a contact: it may start a clock, reopen a ticket, and count in reports.
    pub fn is_contact(self) -> bool {
        matches!(self, Kind::Human | Kind::List)
    }
}

words!(
    /** Who wrote a message, as far as its ticket goes. */
    Role {
        /** A customer of the ticket. */ Customer = "customer",
        /** One of us, to a customer or to each other. */ Agent = "agent",
        /** Neither: one of us to somebody else than the customers, or somebody whom we asked so. */ Other = "other",
    }
);

impl Role {
    /// Whose a message is that went this way, as long as nothing else is known.
    pub fn of(direction: Direction) -> Role {
        if direction == Direction::In { Role::Customer } else { Role::Agent }
    }
}

words!(
    /** How far a message is believed. */
    Trust {
        /** Counts in full. */ Full = "full",
        /** Written by somebody who takes no part in the ticket: shown, but no contact. */ Low = "low",
        /** Claims to be ours without a proof: shown, but stops no clock. */ Unproved = "unproved",
    }
);

words!(
    /** What became of a message of ours. What left by another way than this desk has none. */
    Delivery {
        /** Is not meant to leave yet. */ Draft = "draft",
        /** Waits to be sent. */ Queued = "queued",
        /** Is being handed over. */ Sending = "sending",
        /** The desk was stopped while it was handed over: nobody knows. */ Uncertain = "uncertain",
        /** Was handed over. */ Sent = "sent",
        /** Can never be handed over. */ Failed = "failed",
        /** Was taken back. */ Dropped = "dropped",
        /** Came back. */ Bounced = "bounced",
        /** Only written down, never meant to leave by us. */ Unsent = "unsent",
    }
);

impl Delivery {
    /// Whether nobody can have read it: taken back, never handed over, or made a draft again.
    pub fn never_left(self) -> bool {
        matches!(self, Delivery::Failed | Delivery::Dropped | Delivery::Draft)
    }

    /// What is said of such a message, for a person.
    pub fn said(self) -> &'static str {
        match self {
            Delivery::Draft => "a draft",
            Delivery::Queued => "waits to be sent",
            Delivery::Sending => "is being sent",
            Delivery::Uncertain => "may have been sent: the desk was stopped in between",
            Delivery::Sent => "sent",
            Delivery::Failed => "could not be sent: taken back",
            Delivery::Dropped => "dropped: never sent",
            Delivery::Bounced => "came back for good: nobody got it",
            Delivery::Unsent => "only written down",
        }
    }
}

words!(
    /** How a mail was closed by cryptography, where that matters to its reader. */
    Seal {
        /** Only its addressee can read it (OpenPGP, S/MIME): kept, and said to be so. */ Encrypted = "encrypted",
        /** Opaquely signed S/MIME: opened, and its signature is not verified. */ Signed = "signed",
    }
);
