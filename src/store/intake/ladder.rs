//! The ladder of intake §2 as far as it asks the desk: which tickets a mail's clues lead to.

use crate::desk::id::TicketId;
use crate::desk::intake::strands::seen_by_all;
use crate::desk::intake::{Candidate, Clue, Outcome, Rung, Spot};
use crate::desk::ticket::Status;
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::Store;
use crate::store::intake::{Known, Letter};

/// Where the clues of a mail lead.
pub(super) struct Found {
    /// Tickets to which it may belong, in the order of the ladder.
    pub(super) candidates: Vec<Candidate>,
    /// Tickets whose mails name what it names, and whose people have nothing to do with it.
    pub(super) near: Vec<TicketId>,
    /// The ticket of a mail of ours to many which it answers, in a ticket of its own.
    pub(super) away: Option<TicketId>,
}

impl Store {
    /// Every open ticket to which a mail may belong, in the order of the ladder; writes into the mail's decision what was
    /// tried.
    pub(super) fn climb(&self, letter: &mut Letter, now: Moment, known: &mut Known) -> Result<Found> {
        let (mut candidates, mut near): (Vec<Candidate>, Vec<TicketId>) = Default::default();
        let mut away: Option<TicketId> = None;
        let strand = known.ours(self)?.strand(&letter.message);
        let to_many = seen_by_all(&[&strand]).is_some();
        let own = Clue {
            rung: Rung::Reference,
            spot: Spot::Named,
            text: letter.message.message_id.clone(),
            names: None,
        };
        // Whoever names this mail comes after all that it names itself, and before its subject.
        let subject = letter.clues.iter().position(|clue| clue.rung == Rung::Subject);
        let (named, last) = letter.clues.split_at(subject.unwrap_or(letter.clues.len()));
        let decision = &mut letter.message.decision;
        for clue in named.iter().chain([&own]).chain(last) {
            // What stands behind a mail of ours to many is what that one answered; those who got it have not.
            if away.is_some() && clue.rung.is_reference() && clue.spot != Spot::Named {
                decision.note(clue, Outcome::Many, None);
                continue;
            }
            let (tickets, missing) = match clue.rung {
                Rung::Token | Rung::Address => self.ticket_named(clue, Outcome::NotOurs)?,
                Rung::Subject => {
                    let (mut tickets, mut missing) = self.ticket_named(clue, Outcome::Gone)?;
                    if let Some(ticket) = tickets.first()
                        && !known.takes_part(*ticket, &letter.message.from.email, self)?
                    {
                        (tickets, missing) = (Vec::new(), Outcome::Stranger);
                    }
                    (tickets, missing)
                }
                // Whoever names it answers it; a mail of ours to many takes none of those in before all is known.
                _ if clue.spot == Spot::Named => {
                    let leads = known.leads(&clue.text, &strand, self)?;
                    let mut tickets: Vec<TicketId> = leads.to.into_iter().chain(leads.near).collect();
                    if to_many {
                        near.append(&mut tickets);
                    }
                    (tickets, Outcome::Unknown)
                }
                _ => {
                    let leads = known.leads(&clue.text, &strand, self)?;
                    let missing = match (leads.away, leads.near.is_empty()) {
                        (Some(_), _) => Outcome::Many,
                        (None, false) => Outcome::Others,
                        (None, true) => Outcome::Unknown,
                    };
                    near.extend(leads.near);
                    away = away.or(leads.away);
                    (leads.to, missing)
                }
            };
            if tickets.is_empty() && clue.spot != Spot::Named {
                decision.note(clue, missing, None);
            }
            for ticket in tickets {
                let shut = match candidates.iter().find(|candidate| candidate.ticket == ticket) {
                    Some(candidate) => candidate.shut,
                    None => match self.candidate(ticket, now, clue)? {
                        Some(candidate) => {
                            candidates.push(candidate);
                            candidates.last().is_some_and(|candidate| candidate.shut)
                        }
                        None => continue,
                    },
                };
                let outcome = if shut { Outcome::Shut } else { Outcome::Found };
                decision.note(clue, outcome, Some(ticket));
            }
        }
        Ok(Found { candidates, near, away })
    }

    /// The ticket that a clue names by itself; `unnamed`: what it means where it names none.
    fn ticket_named(&self, clue: &Clue, unnamed: Outcome) -> Result<(Vec<TicketId>, Outcome)> {
        let Some(ticket) = clue.names else { return Ok((Vec::new(), unnamed)) };
        let Ok(ticket) = self.existing(ticket) else { return Ok((Vec::new(), Outcome::Gone)) };
        Ok((vec![self.survivor(ticket)?], Outcome::Gone))
    }

    fn candidate(&self, ticket: TicketId, now: Moment, clue: &Clue) -> Result<Option<Candidate>> {
        const STATE: &str = "SELECT status, worked, closes_at, solves_at, solved_at IS NULL AND worked = 0
            FROM ticket WHERE id = ?";
        let state = self.one(STATE, [ticket], |row| {
            Ok((
                row.get::<_, Status>(0)?,
                row.get(1)?,
                row.get::<_, Option<Moment>>(2)?,
                row.get::<_, bool>(4)?,
            ))
        })?;
        let Some((status, worked, closes_at, by_age)) = state else { return Ok(None) };
        let closed = match closes_at {
            // At the very second at which time closes a ticket its customer comes first; who closed it by hand has closed it.
            Some(at) if at == now => {
                self.folded_for_act(ticket, now)?.is_some_and(|folded| folded.status == Status::Closed)
            }
            closes_at => status == Status::Closed || closes_at.is_some_and(|at| at < now),
        };
        let shut = matches!(status, Status::Spam | Status::Merged) || (closed && !by_age);
        Ok(Some(Candidate { ticket, worked, shut, rung: clue.rung, via: clue.text.clone() }))
    }
}
