//! Questions to customers by mail ([`crate::desk::survey`]): whether one may be asked, the mail that asks, and that it was asked.

use crate::desk::address::base;
use crate::desk::canned::{first_name, greeting};
use crate::desk::change::After;
use crate::desk::clean::{Breaks, clean};
use crate::desk::id::TicketId;
use crate::desk::settings::Settings;
use crate::desk::survey::{Poll, wording};
use crate::desk::unfinished::placeholder;
use crate::error::{Error, Kind, Result};
use crate::post::ballot::{Ballot, Choice};
use crate::post::compose::Mailbox;
use crate::post::token::Key;
use crate::store::survey::NewSurvey;
use crate::store::{Store, Writer};
use crate::work::automatic::{self, Addressed, Automatic};
use crate::work::template::{self, Circumstances};

/// Where the links stand in a canned reply of one's own: `{{ answers }}`.
const ANSWERS: &str = "answers";
/// What stands there until the text is plain: no renderer touches a letter of the private use area.
const PLACE: &str = "\u{f8ff}";

/// Asks the customer of a ticket, in the operation of the writer: with the canned reply named `csat` or `nps` where there is one, else in
/// the words that the desk brings along. Who wants no surveys, or was asked this about the ticket before, is asked only where `again`.
///
/// # Errors
/// Only what is no refusal: a refusal holds the question.
pub fn ask(
    writer: &mut Writer<'_>,
    settings: &Settings,
    ticket: TicketId,
    poll: Poll,
    again: bool,
) -> Result<Automatic> {
    // What was done in this operation is read from the rows.
    writer.fold()?;
    let now = writer.now();
    let to = match automatic::addressed(writer.store(), settings, ticket, None, now)? {
        Ok(to) => to,
        Err(reason) => return Ok(Automatic::Held(reason)),
    };
    let ticket = to.ticket.id;
    if !again && let Some(reason) = is_enough(writer.store(), &to, poll, writer.now())? {
        return Ok(Automatic::Held(reason));
    }
    let (subject, body) = match text(writer.store(), settings, &to, poll, now) {
        Ok(text) => text,
        Err(error) if matches!(error.kind, Kind::Refused | Kind::Usage) => return Ok(Automatic::Held(error.message)),
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

/// Why somebody is not asked (again), if they are not.
fn is_enough(store: &Store, to: &Addressed, poll: Poll, now: crate::desk::time::Moment) -> Result<Option<String>> {
    for email in to.to.iter().map(|mailbox| mailbox.email.as_str()) {
        if store.customer(base(email).as_ref())?.is_some_and(|customer| !customer.survey) {
            return Ok(Some(format!("{email} wants no surveys (desk customer set {email} survey=yes)")));
        }
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
    now: crate::desk::time::Moment,
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
        if let Some(place) = placeholder(&rendered.text) {
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
    let language = customer.and_then(|customer| customer.language);
    let language = wording::asked_in(language.as_deref().unwrap_or(&settings.desk.locale));
    let name = to.to.first().map(|mailbox: &Mailbox| clean(&mailbox.name, Breaks::Space).into_owned());
    let first = name.as_deref().and_then(first_name);
    let greets = greeting(Some(language), first.as_deref(), name.as_deref());
    let answers = wording::answers(poll, language, link);
    Ok((None, wording::letter(poll, language, &greets, &answers, &settings.desk.name)))
}
