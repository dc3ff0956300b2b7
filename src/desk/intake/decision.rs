//! What was tried to find the ticket of a mail, and why it ended there: what `desk why` tells.

use crate::desk::id::TicketId;
use crate::desk::intake::Rung;
use crate::desk::ticket::words;

words!(
    /** Where in a mail a clue stands. */
    Spot {
        /** In its own `Message-ID`: it is a mail of ours that came back. */ Own = "message_id",
        /** In `In-Reply-To`. */ InReplyTo = "in_reply_to",
        /** In `References`, which is read from the right. */ References = "references",
        /** In the mail that a report returns. */ Returned = "returned",
        /** In an address to which it was sent. */ Recipient = "recipient",
        /** In its subject. */ Subject = "subject",
        /** In other mails, which name this one. */ Named = "named",
    }
);

words!(
    /** What came of a clue. */
    Outcome {
        /** It leads to a ticket. */ Found = "found",
        /** It leads to a ticket that takes nothing in any more. */ Shut = "shut",
        /** No mail here names this id. */ Unknown = "unknown",
        /** The ticket that it names is not there. */ Gone = "gone",
        /** It looks like ours, but no key of this desk has signed it. */ NotOurs = "not_ours",
        /** The writer takes no part in that ticket. */ Stranger = "stranger",
        /** Others name this id too, whose people have nothing to do with this mail. */ Others = "others",
        /** It is a mail of ours to many who do not see each other, or what that one answered. */ Many = "many",
    }
);

words!(
    /** By what a mail is known to be ours (contract, "Our own mail"). */
    Proof {
        /** `--as-sent`. */ AsSent = "as_sent",
        /** It lay in a Sent folder. */ Folder = "sent_folder",
        /** Its Message-ID is one that this desk has signed. */ Token = "token",
        /** The host that the settings name says that its writer is who they say. */ Host = "authenticated",
    }
);

/// Something in a mail that may lead to a ticket.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Clue {
    /// On which rung it stands.
    pub rung: Rung,
    /// Where it stands.
    pub spot: Spot,
    /// The id, address or token.
    pub text: String,
    /// The ticket that it names by itself; `None`: who names this id must be looked up, or the signature is not ours.
    pub names: Option<TicketId>,
}

/// A clue, and what came of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tried {
    /// The clue's rung.
    pub rung: Rung,
    /// The clue's place.
    pub spot: Spot,
    /// The clue itself.
    pub text: String,
    /// What came of it.
    pub outcome: Outcome,
    /// The ticket that it led to.
    pub ticket: Option<TicketId>,
}

/// How the ticket of a mail was found.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Decision {
    /// All that was tried, in the order of the ladder; at most [`Decision::MOST`].
    pub tried: Vec<Tried>,
    /// How many further ids were tried that are not written down here.
    pub more: usize,
    /// Tickets that turned out to be parts of the one that took the mail.
    pub joined: Vec<TicketId>,
    /// Tickets that belong together with it, but were worked on apart.
    pub linked: Vec<TicketId>,
    /// The closed ticket that the mail would have gone to.
    pub follows: Option<TicketId>,
    /// Why it counts as ours, if it does.
    pub proof: Option<Proof>,
    /// Who forwarded it to us, if it came so.
    pub forwarded_by: Option<String>,
}

impl Decision {
    /// A thread of a thousand mails names a thousand ids in each; more than this are counted and not kept.
    pub const MOST: usize = 60;

    /// Notes what came of a clue.
    pub fn note(&mut self, clue: &Clue, outcome: Outcome, ticket: Option<TicketId>) {
        if self.tried.len() >= Decision::MOST {
            self.more += 1;
            return;
        }
        let Clue { rung, spot, text, .. } = clue.clone();
        self.tried.push(Tried { rung, spot, text, outcome, ticket });
    }

    /// Whether there is anything to tell.
    pub fn is_empty(&self) -> bool {
        *self == Decision::default()
    }

    /// Why the mail is in this ticket, as a sentence without its full stop. `via`: the clue that decided.
    pub fn reason(&self, rung: Rung, via: Option<&str>, ticket: TicketId) -> String {
        let via = via.unwrap_or_default();
        let spot = self.tried.iter().find(|tried| tried.text == via).map(|tried| tried.spot);
        match (rung, self.follows, spot) {
            (Rung::Typed, ..) => "it was written at this desk".into(),
            (Rung::Token, _, Some(Spot::Own)) => {
                format!("its Message-ID is ours, signed for ticket {ticket}")
            }
            (Rung::Token, ..) => format!("it answers a mail that this desk has signed for ticket {ticket}"),
            (Rung::Address, ..) => {
                format!("it was sent to {via}, which this desk has signed for ticket {ticket}")
            }
            (Rung::Returned, ..) => format!("it reports on <{via}>, a mail of ticket {ticket}"),
            (Rung::Reference, _, Some(Spot::Named)) => format!("a mail of ticket {ticket} names it"),
            (Rung::Reference, ..) => format!("it names <{via}>, as a mail of ticket {ticket} does"),
            (Rung::Subject, ..) => {
                format!("its subject carries {via}, and its writer takes part in the ticket")
            }
            (Rung::New, Some(closed), _) => {
                format!("it belongs to ticket {closed}, which takes nothing in any more: this one follows it")
            }
            (Rung::New, None, _) => "nothing in it leads to a ticket".into(),
        }
    }
}
