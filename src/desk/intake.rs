//! Where a mail belongs: the ladder of intake §2. Pure: the store looks up who names which id, the decision is made here.

mod decision;
pub mod likeness;
mod roles;
pub mod strands;
mod trust;

pub use decision::{Clue, Decision, Outcome, Proof, Spot, Tried};
pub use roles::{Letter, Written, roles};
pub use trust::{Party, believed, newcomers};

use crate::desk::id::TicketId;
use crate::desk::ticket::words;

words!(
    /** By which rung of the ladder a message came into its ticket, the strongest first. */
    Rung {
        /** It carries a Message-ID that this desk has signed. */ Token = "token",
        /** It was sent to an address that this desk has signed. */ Address = "address",
        /** It is a machine's report on a mail of the ticket. */ Returned = "returned",
        /** It names the id of a mail of the ticket, or is named by one. */ Reference = "reference",
        /** Its subject carries the ticket's token, and its writer takes part. */ Subject = "subject",
        /** Nothing leads to a ticket: a new one. */ New = "new",
        /** It was written at this desk. */ Typed = "typed",
    }
);

impl Rung {
    /// Whether it goes by Message-IDs alone, so that tickets found by it may turn out to be one.
    pub fn is_reference(self) -> bool {
        matches!(self, Rung::Returned | Rung::Reference)
    }

    /// Whether the mail names the ticket itself, which was there before it.
    pub fn names_the_ticket(self) -> bool {
        matches!(self, Rung::Token | Rung::Address | Rung::Subject)
    }
}

/// A ticket to which a mail may belong.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Candidate {
    /// The ticket.
    pub ticket: TicketId,
    /// An agent has worked on it at this desk.
    pub worked: bool,
    /// It is closed or spam, by what somebody did and not by age alone: it takes nothing in any more.
    pub shut: bool,
    /// How it was found.
    pub rung: Rung,
    /// The id, address or token that led there.
    pub via: String,
}

/// What is done with a mail.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Placement {
    /// The ticket that takes it; `None`: a new one.
    pub ticket: Option<TicketId>,
    /// An agent has worked on that one, so that nothing in it moves any more.
    pub worked: bool,
    /// By which rung.
    pub rung: Rung,
    /// The id or token that decided.
    pub via: Option<String>,
    /// Tickets that may turn out to be one with that one: nobody has worked on any of them.
    pub kin: Vec<TicketId>,
    /// Tickets that belong together with it, but were worked on apart.
    pub links: Vec<TicketId>,
    /// The closed ticket that a new one follows.
    pub follows: Option<TicketId>,
}

/// Decides. `candidates` stand in the order of the ladder: signed tokens, signed addresses, `In-Reply-To`, `References`
/// from right to left, those that name this mail, then the subject's token.
///
/// Which of the tickets that it names are one with it, and whether it stays there, is worked out of all mails that hang together
/// ([`strands::parts`]).
pub fn place(candidates: Vec<Candidate>) -> Placement {
    let mut seen = std::collections::BTreeSet::new();
    let candidates: Vec<_> =
        candidates.into_iter().filter(|candidate| seen.insert(candidate.ticket)).collect();
    let Some(first) = candidates.iter().find(|candidate| !candidate.shut) else {
        return Placement {
            ticket: None,
            worked: false,
            rung: Rung::New,
            via: candidates.first().map(|candidate| candidate.via.clone()),
            kin: Vec::new(),
            links: Vec::new(),
            follows: candidates.first().map(|candidate| candidate.ticket),
        };
    };
    let others = candidates.iter().filter(|other| other.ticket != first.ticket && !other.shut);
    let (mut kin, mut links) = (Vec::new(), Vec::new());
    for other in others {
        match first.rung.is_reference() && other.rung.is_reference() && !first.worked && !other.worked {
            true => kin.push(other.ticket),
            false => links.push(other.ticket),
        }
    }
    Placement {
        ticket: Some(first.ticket),
        worked: first.worked,
        rung: first.rung,
        via: Some(first.via.clone()),
        kin,
        links,
        follows: None,
    }
}

/// The form in which ids are compared: without the blanks that relays fold into long ones (RFC 5322 §3.6.4 allows none).
pub fn name(id: &str) -> std::borrow::Cow<'_, str> {
    match id.contains(char::is_whitespace) {
        true => id.split_whitespace().collect::<String>().into(),
        false => id.into(),
    }
}

/// An id for a mail that has none of its own: the same for every copy of it, and none that anybody else can have made.
pub fn synthetic_id(digest: &[u8; 32]) -> String {
    let hex: String = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    format!("{hex}@digest.invalid")
}

/// A desk's name as it stands in a token: without brackets, and with single blanks.
pub fn token_name(desk: &str) -> String {
    desk.replace(['[', ']'], "").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// More tokens than these stand in no subject that a person has written.
const TOKENS: usize = 10;

/// The tickets that a subject's tokens `[name #42]` name, each once, for a desk of this name; for any, where none is given.
pub fn subject_tokens(subject: &str, desk: Option<&str>) -> Vec<TicketId> {
    let mut found = Vec::new();
    let desk = desk.map(|desk| token_name(desk).to_lowercase());
    let ended = subject.rsplit_once(']').map_or("", |(ended, _)| ended);
    // A token begins at the last bracket before its end.
    for piece in ended.split(']').filter_map(|piece| Some(piece.rsplit_once('[')?.1)) {
        if let Some((name, number)) = piece.rsplit_once('#')
            && desk.as_ref().is_none_or(|desk| token_name(name).to_lowercase() == *desk)
            && let Ok(number) = number.trim().parse::<i64>()
            && found.len() < TOKENS
            && !found.contains(&TicketId(number))
        {
            found.push(TicketId(number));
        }
    }
    found
}

/// A subject without the tokens of a desk of this name.
pub fn without_tokens(subject: &str, desk: &str) -> String {
    let (mut left, mut rest) = (String::new(), subject);
    while let Some((before, behind)) = rest.split_once('[') {
        let token = behind.split_once(']').filter(|(inner, _)| {
            !inner.contains('[') && !subject_tokens(&format!("[{inner}]"), Some(desk)).is_empty()
        });
        left.push_str(before);
        match token {
            Some((_, after)) => rest = after,
            None => {
                left.push('[');
                rest = behind;
            }
        }
    }
    left + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(ticket: i64, worked: bool, shut: bool) -> Candidate {
        let via = format!("{ticket}@x.example");
        Candidate { ticket: TicketId(ticket), worked, shut, rung: Rung::Reference, via }
    }

    #[test]
    fn the_first_open_candidate_takes_the_mail() {
        assert_eq!(place(vec![]).ticket, None);
        assert_eq!(place(vec![candidate(4, true, false)]).ticket, Some(TicketId(4)));
        let past_closed = place(vec![candidate(4, true, true), candidate(9, true, false)]);
        assert_eq!((past_closed.ticket, past_closed.follows), (Some(TicketId(9)), None));
    }

    #[test]
    fn a_mail_to_a_closed_ticket_opens_one_that_follows_it() {
        let placement = place(vec![candidate(4, true, true)]);
        assert_eq!((placement.ticket, placement.follows), (None, Some(TicketId(4))));
    }

    #[test]
    fn tickets_may_turn_out_to_be_one_unless_somebody_worked_on_them() {
        let found =
            place(vec![candidate(9, false, false), candidate(4, false, false), candidate(7, false, false)]);
        assert_eq!((found.ticket, found.kin), (Some(TicketId(9)), vec![TicketId(4), TicketId(7)]));
        let linked = place(vec![candidate(9, true, false), candidate(4, false, false)]);
        assert_eq!((linked.ticket, linked.kin), (Some(TicketId(9)), vec![]));
        assert_eq!(linked.links, [TicketId(4)]);
    }

    #[test]
    fn a_blank_in_an_id_makes_no_other_id() {
        assert_eq!(name("x@leitl.or g"), "x@leitl.org");
        assert_eq!(name("x@leitl.org"), "x@leitl.org");
    }

    #[test]
    fn tokens_are_read_from_anywhere_in_a_subject() {
        let of = |subject: &str| -> Vec<i64> {
            subject_tokens(subject, Some("Acme")).into_iter().map(|ticket| ticket.0).collect()
        };
        assert_eq!(of("Re: AW: help [acme #42] please"), [42]);
        assert_eq!(of("[list] Re: [Acme #7]"), [7]);
        assert_eq!(of("[acme #7] was: [ACME  #9], [other #3] and [acme #7]"), [7, 9]);
        assert_eq!(of("[[acme #7]] [acme #x [acme #8]"), [7, 8]);
        for not_ours in ["[other #42]", "[acme 42]", "[acme #x]", "acme #42", "[acme #42", "] [", ""] {
            assert!(of(not_ours).is_empty(), "{not_ours}");
        }
        assert_eq!(without_tokens("Re: [acme #42] x [other #3] [Acme #7]", "Acme"), "Re:  x [other #3] ");
        assert_eq!(without_tokens("[[acme #7] [", "Acme"), "[ [");
        let twice = "[acme #1] [acme #2]".repeat(50_000);
        assert_eq!(of(twice.as_str()), [1, 2]);
        let many: String = (0..50).map(|number| format!("[acme #{number}]")).collect();
        assert_eq!(of(many.as_str()).len(), TOKENS);
    }
}
