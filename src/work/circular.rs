//! One answer to many: who gets which letter, before anybody has said yes to it and again once the lock is had. Each letter stands in a
//! thread of its own, is written to one customer in their language, and nobody gets two.

use std::collections::{HashMap, HashSet};

use crate::desk::address::base;
use crate::desk::canned::Macros;
use crate::desk::change::After;
use crate::desk::id::{MessageId, TicketId};
use crate::desk::letter::joined;
use crate::desk::time::Moment;
use crate::error::{Error, Kind, Result};
use crate::post::compose::Mailbox;
use crate::store::Store;
use crate::work::answer::{self, Asked, Begun, File, Text, Whom};
use crate::work::chosen::Chosen;
use crate::work::hand::Hand;
use crate::work::obstacle::{self, Obstacle};
use crate::work::template::{self, Circumstances};

/// What all of them are to be told.
#[derive(Clone, Debug)]
pub struct Circular {
    /// In which tickets.
    pub chosen: Chosen,
    /// No more letters than so many, the most urgent tickets first.
    pub limit: Option<usize>,
    /// The canned reply that each letter begins with.
    pub canned: Option<Canned>,
    /// A text that stands in each letter as it is.
    pub body: Option<String>,
    /// A subject in place of the tickets' own.
    pub subject: Option<String>,
    /// What goes with each letter.
    pub files: Vec<File>,
    /// Where the tickets stand after it.
    pub after: After,
    /// Whether a machine writes it.
    pub automatic: bool,
    /// Whatever speaks against it.
    pub force: bool,
}

/// A canned reply as it was typed.
#[derive(Clone, Debug)]
pub struct Canned {
    /// Its name.
    pub name: String,
    /// `--lang`.
    pub language: Option<String>,
    /// Each `--set`.
    pub set: Vec<String>,
}

/// One of the letters.
#[derive(Debug)]
pub struct Letter {
    /// What is asked of it.
    pub asked: Asked,
    /// Its ticket and thread, and to whom it goes.
    pub begun: Begun,
    /// What it says.
    pub text: Text,
    /// The language of the canned reply, where it is for one.
    pub language: Option<String>,
    /// The mails in the outbox that wait to leave for the same ticket.
    pub waiting: Vec<i64>,
    /// What speaks against it, and was overruled.
    pub despite: Vec<Obstacle>,
}

/// Why a ticket that was meant gets no letter.
#[derive(Debug)]
pub enum Why {
    /// Somebody to whom it would go gets one already, about that more urgent ticket.
    SamePerson {
        /// Their address.
        email: String,
        /// That ticket.
        other: TicketId,
    },
    /// Something speaks against it, or is in its way.
    Refused(Error),
    /// Since it was shown, something else stands there, or it goes to somebody else.
    Changed,
    /// It was not meant yet when the letters were shown, or is no more.
    NotShown,
}

/// A ticket that gets none.
#[derive(Debug)]
pub struct Left {
    /// The ticket.
    pub ticket: TicketId,
    /// Why.
    pub why: Why,
}

/// Who gets a letter, and who none.
#[derive(Debug, Default)]
pub struct Plan {
    /// The letters, the most urgent ticket first.
    pub letters: Vec<Letter>,
    /// The tickets that get none, in the same order.
    pub left: Vec<Left>,
    /// How many tickets the limit has cut off.
    pub beyond: usize,
}

/// Finds the files that a canned reply sends along.
pub type Files<'f> = &'f dyn Fn(&Macros) -> Result<Vec<File>>;

impl Circular {
    /// Who gets which letter at an instant. Where something speaks against one letter, that one is left.
    ///
    /// # Errors
    /// A query that cannot be read, a ticket that is not there, a canned reply of which there is none; trouble with the database.
    pub fn plan(&self, store: &Store, hand: &Hand, now: Moment, files: Files<'_>) -> Result<Plan> {
        if let Some(canned) = &self.canned {
            store.canned_versions(&canned.name)?;
        }
        let tickets = self.chosen.by_urgency(store, now, hand)?;
        let mut plan = Plan::default();
        let mut reached: HashMap<String, TicketId> = HashMap::new();
        for (at, ticket) in tickets.iter().copied().enumerate() {
            if self.limit.is_some_and(|limit| plan.letters.len() >= limit) {
                plan.beyond = tickets.len() - at;
                break;
            }
            let refused = |error: Error| match error.kind {
                Kind::Refused => Ok(Left { ticket, why: Why::Refused(error) }),
                _ => Err(error),
            };
            let (asked, begun) = match self.begin(store, hand, ticket, now) {
                Ok(begun) => begun,
                Err(error) => {
                    plan.left.push(refused(error)?);
                    continue;
                }
            };
            let people = people(store, &begun)?;
            if let Some((email, other)) =
                people.iter().find_map(|(person, email)| Some((email, reached.get(person)?)))
            {
                let why = Why::SamePerson { email: email.clone(), other: *other };
                plan.left.push(Left { ticket, why });
                continue;
            }
            match self.letter(store, hand, (asked, begun), now, files) {
                Ok(letter) => {
                    reached.extend(people.into_iter().map(|(person, _)| (person, ticket)));
                    plan.letters.push(letter);
                }
                Err(error) => plan.left.push(refused(error)?),
            }
        }
        Ok(plan)
    }

    /// What is asked of the letter about a ticket. It goes to the ticket's customer alone: who else was in a mail may be the customer of
    /// another one.
    fn begin(&self, store: &Store, hand: &Hand, ticket: TicketId, now: Moment) -> Result<(Asked, Begun)> {
        let asked = Asked {
            whom: Whom::Only,
            after: self.after,
            automatic: self.automatic,
            force: self.force,
            ..Asked::of(ticket)
        };
        let begun = answer::begin(store, hand, &asked, now)?;
        Ok((asked, begun))
    }

    fn letter(
        &self,
        store: &Store,
        hand: &Hand,
        (mut asked, begun): (Asked, Begun),
        now: Moment,
        files: Files<'_>,
    ) -> Result<Letter> {
        let ticket = begun.ticket.id;
        if !self.force {
            obstacle::refuse(&begun.obstacles, &[], "reply", ticket)?;
        }
        let (mut parts, mut subject, mut language) = (Vec::new(), None, None);
        let mut attached = self.files.clone();
        if let Some(Canned { name, language: spoken, set }) = &self.canned {
            let canned = template::Asked { name, language: spoken.as_deref(), set };
            let about = Circumstances {
                ticket: &begun.ticket,
                agent: Some(&begun.agent),
                settings: &begun.settings,
                now,
            };
            let rendered = template::rendered(store, &canned, &about)?;
            asked.with(&rendered.canned.macros, store, hand)?;
            attached.extend(files(&rendered.canned.macros)?);
            parts.push(rendered.text);
            (subject, language) = (rendered.subject, rendered.canned.language);
        }
        parts.extend(self.body.clone());
        let body = format!("{}\n", joined(&parts));
        let subject = self.subject.clone().or(subject);
        let text = Text { subject, body, files: attached, sign: true };
        let of_text = answer::obstacles_of(&begun, &text);
        if !self.force {
            obstacle::refuse(&of_text, &[], "reply", ticket)?;
        }
        let obstacles = begun.obstacles.iter().cloned().chain(of_text).collect();
        let waiting = store.queued_of(ticket)?;
        Ok(Letter { asked, begun, text, language, waiting, despite: obstacles })
    }
}

impl Letter {
    /// The ticket that it is about.
    pub fn ticket(&self) -> TicketId {
        self.begun.ticket.id
    }

    /// Who gets it.
    pub fn to(&self) -> &[Mailbox] {
        &self.begun.to
    }

    /// Whether it goes to the same people, and the same stands in the ticket.
    fn is_as_shown(&self, shown: &Letter) -> bool {
        let known = |letter: &Letter| letter.begun.known().collect::<HashSet<MessageId>>();
        self.to() == shown.to() && known(self) == known(shown)
    }
}

impl Plan {
    /// Leaves everything that is not as it was shown: nobody gets a letter that nobody has said yes to. What was shown is what is sent.
    pub fn keep_to(&mut self, shown: &Plan) {
        let mut letters = Vec::new();
        for mut letter in std::mem::take(&mut self.letters) {
            let ticket = letter.ticket();
            match shown.letters.iter().find(|shown| shown.ticket() == ticket) {
                Some(shown) if letter.is_as_shown(shown) => {
                    letter.text = shown.text.clone();
                    letters.push(letter);
                }
                Some(_) => self.left.push(Left { ticket, why: Why::Changed }),
                None => self.left.push(Left { ticket, why: Why::NotShown }),
            }
        }
        self.letters = letters;
        for gone in shown.letters.iter().map(Letter::ticket) {
            let named =
                self.letters.iter().map(Letter::ticket).chain(self.left.iter().map(|left| left.ticket));
            if !named.into_iter().any(|ticket| ticket == gone) {
                self.left.push(Left { ticket: gone, why: Why::NotShown });
            }
        }
    }
}

/// Who would read a letter: each person, however many addresses they have, with the one that it goes to.
fn people(store: &Store, begun: &Begun) -> Result<Vec<(String, String)>> {
    let mut people = Vec::new();
    for mailbox in begun.to.iter().chain(&begun.cc) {
        let person = match store.customer(&mailbox.email)? {
            Some(customer) => format!("c{}", customer.id),
            None => base(&mailbox.email).into_owned(),
        };
        people.push((person, mailbox.email.clone()));
    }
    Ok(people)
}
