//! Questions to customers by mail ([`crate::desk::survey`]): whether one may be asked, the mail that asks, and that it was asked.

use crate::desk::address::base;
use crate::desk::canned::{first_name, greeting};
use crate::desk::change::After;
use crate::desk::clean::{Breaks, clean};
use crate::desk::id::TicketId;
use crate::desk::settings::Settings;
use crate::desk::survey::{Poll, wording};
use crate::desk::time::Moment;
use crate::desk::unfinished::placeholder_of_ours;
use crate::error::{Error, Kind, Result};
use crate::post::ballot::{Ballot, Choice};
use crate::post::compose::Mailbox;
use crate::post::token::Key;
use crate::store::survey::{Answer, NewSurvey};
use crate::store::{Store, Writer};
use crate::work::automatic::{self, Addressed, Automatic};
use crate::work::chosen::Chosen;
use crate::work::hand::Hand;
use crate::work::remark::Remark;
use crate::work::spoken;
use crate::work::template::{self, Circumstances};

/// Where the links stand in a canned reply of one's own: `{{ answers }}`.
const ANSWERS: &str = "answers";
/// What stands there until the text is plain: no renderer touches a letter of the private use area.
const PLACE: &str = "\u{f8ff}";

/// Who wants a customer to be asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum By {
    /// A rule: once about each ticket, and nobody who wants no surveys.
    Rule,
    /// A person, who may ask again.
    Hand,
    /// A person who knows that the customer wanted no surveys.
    Force,
}

/// What came of asking about several tickets.
#[derive(Debug, Default)]
pub struct AskedAll {
    /// The questions that were sent.
    pub rows: Vec<Answer>,
    /// How many tickets were chosen.
    pub chosen: usize,
    /// Why others were not asked, where that stopped nothing.
    pub refused: Vec<Error>,
    /// What is to be told of the mails.
    pub remarks: Vec<Remark>,
}

/// Asks about each of the chosen tickets, as one operation. Of named ones each must be possible, unless `keep_going`; of those that a
/// query chooses the others are passed over and named.
///
/// # Errors
/// A ticket that is not there, or about which nobody can be asked; a query that cannot be read.
pub fn ask_all(
    store: &mut Store,
    hand: &Hand,
    chosen: &Chosen,
    poll: Poll,
    (by, keep_going): (By, bool),
) -> Result<AskedAll> {
    let force = if by == By::Force { " --force" } else { "" };
    let operation = hand.operation(format!("survey ask {} {poll}{force}", chosen.words()));
    let passes = keep_going || matches!(chosen, Chosen::Where { .. });
    store.write(&operation, |writer| {
        let tickets = chosen.tickets(writer, hand)?;
        let settings = writer.store().settings_in_force()?.1;
        let mut all = AskedAll { chosen: tickets.len(), ..AskedAll::default() };
        for ticket in tickets {
            let asked =
                writer.store().existing(ticket).and_then(|ticket| ask(writer, &settings, ticket, poll, by));
            match asked {
                Ok(Automatic::Sent(queued)) => {
                    all.remarks.push(queued.remark());
                    let answers = writer.store().answers(writer.store().existing(ticket)?, writer.now())?;
                    all.rows
                        .extend(answers.into_iter().rev().find(|answer| answer.question == poll.question()));
                }
                Ok(Automatic::Held(reason)) => {
                    let error = Error::refused(format!("ticket {ticket}: {reason}"));
                    let error = match reason.contains(NO_SURVEYS) {
                        true => {
                            error.hint(format!("desk survey ask {ticket} {poll} --force asks all the same"))
                        }
                        false => error.hint(format!("desk show {ticket}")),
                    };
                    if !passes {
                        return Err(error);
                    }
                    all.refused.push(error);
                }
                Err(error) if passes && error.kind == Kind::Refused => all.refused.push(error),
                Err(error) => return Err(error),
            }
        }
        Ok(all)
    })
}

/// Asks the customer of a ticket, in the operation of the writer: with the canned reply named `csat` or `nps` where there is one, else in
/// the words that the desk brings along.
///
/// # Errors
/// Only what is no refusal: a refusal holds the question.
pub fn ask(
    writer: &mut Writer<'_>,
    settings: &Settings,
    ticket: TicketId,
    poll: Poll,
    by: By,
) -> Result<Automatic> {
    // What was done in this operation is read from the rows.
    writer.fold()?;
    let now = writer.now();
    let to = match automatic::addressed(writer.store(), settings, ticket, None, now)? {
        Ok(to) => to,
        Err(reason) => return Ok(Automatic::Held(reason)),
    };
    let ticket = to.ticket.id;
    if let Some(reason) = is_enough(writer.store(), &to, poll, by, now)? {
        return Ok(Automatic::Held(reason));
    }
    let (subject, body) = match text(writer.store(), settings, &to, poll, now) {
        Ok(text) => text,
        Err(error) if matches!(error.kind, Kind::Refused | Kind::Usage) => {
            return Ok(Automatic::Held(error.message));
        }
        Err(error) => return Err(error),
    };
    let sent = automatic::send(writer, settings, &to, subject, body, After::Keep)?;
    if let Automatic::Sent(queued) = &sent {
        let message = writer.store().outgoing(queued.mail)?.message;
        let new = NewSurvey { survey: poll.survey(None), comment: None, at: now, message };
        writer.add_survey(ticket, &new)?;
        writer.fold()?;
    }
    Ok(sent)
}

/// A reason that `--force` overrules.
const NO_SURVEYS: &str = "wants no surveys";

/// Why somebody is not asked (again), if they are not.
fn is_enough(store: &Store, to: &Addressed, poll: Poll, by: By, now: Moment) -> Result<Option<String>> {
    if by == By::Force {
        return Ok(None);
    }
    for email in to.to.iter().map(|mailbox| mailbox.email.as_str()) {
        if store.customer(base(email).as_ref())?.is_some_and(|customer| !customer.survey) {
            return Ok(Some(format!("{email} {NO_SURVEYS} (desk customer set {email} survey=yes)")));
        }
    }
    if by == By::Hand {
        return Ok(None);
    }
    let ticket = to.ticket.id;
    let answers = store.answers(ticket, now)?;
    let asked = answers.iter().rev().find(|answer| answer.question == poll.question());
    Ok(asked.map(|asked| match asked.score {
        Some(score) => format!("ticket {ticket} has an answer to {poll} already: {}", asked.scale.say(score)),
        None => format!("{poll} was asked about ticket {ticket} before"),
    }))
}

/// The subject, where it has one of its own, and the text.
fn text(
    store: &Store,
    settings: &Settings,
    to: &Addressed,
    poll: Poll,
    now: Moment,
) -> Result<(Option<String>, String)> {
    let secret = store.signing_keys()?.into_iter().next();
    let key = secret.map(Key::new).ok_or_else(|| {
        Error::new(Kind::Data, "this desk has lost its key").hint("put back the last `desk backup`")
    })?;
    let (ticket, address) = (to.ticket.id, to.from.email.as_str());
    let link = |score: Option<i64>| {
        let choice = score.map_or(Choice::Never, Choice::Score);
        Ballot { ticket, poll, choice }.link(&key, address)
    };
    let own = store.canned()?.into_iter().any(|canned| canned.name == poll.question());
    if own {
        let set = [format!("{ANSWERS}={PLACE}")];
        let asked = template::Asked { name: poll.question(), language: None, set: &set };
        let about = Circumstances { ticket: &to.ticket, agent: None, settings, now };
        let rendered = template::rendered(store, &asked, &about)?;
        let language = rendered.canned.language.as_deref().unwrap_or(&settings.desk.locale);
        let answers = wording::answers(poll, language, link);
        if let Some(place) = placeholder_of_ours(&rendered.text, &[to.ticket.subject.as_str()]) {
            return Err(Error::refused(format!("{place} in canned reply {poll:?} is still to be filled in")));
        }
        // A text that forgot the links asks for nothing: they stand below it then.
        let body = match rendered.text.contains(PLACE) {
            true => rendered.text.replace(PLACE, &answers),
            false => format!("{}\n\n{answers}", rendered.text.trim_end()),
        };
        return Ok((rendered.subject, format!("{}\n", body.trim_end())));
    }
    let customer = to.to.first().map_or(Ok(None), |mailbox| store.customer(base(&mailbox.email).as_ref()))?;
    let language = spoken::built_in(store, settings, customer.as_ref(), &wording::LANGUAGES)?;
    let name = to.to.first().map(|mailbox: &Mailbox| clean(&mailbox.name, Breaks::Space).into_owned());
    let first = name.as_deref().and_then(first_name);
    let greets = greeting(Some(language), first.as_deref(), name.as_deref(), None);
    let answers = wording::answers(poll, language, link);
    Ok((None, wording::letter(poll, language, &greets, &answers, &settings.desk.name)))
}
