//! Canned replies made ready for one ticket: which of its languages, and what its variables hold.

use crate::desk::canned::{
    Held, Person, TemplateFault, TicketWords, Variables, render, rendered as in_plain_text,
};
use crate::desk::settings::Settings;
use crate::desk::time::Moment;
use crate::error::{Error, Result};
use crate::store::Store;
use crate::store::agent::Agent;
use crate::store::canned::Canned;
use crate::store::ticket::TicketRow;
use crate::work::spoken::{self, Known, Spoken};

/// Which canned reply, as typed.
pub struct Asked<'a> {
    /// Its name.
    pub name: &'a str,
    /// `--lang`.
    pub language: Option<&'a str>,
    /// Each `--set`.
    pub set: &'a [String],
}

/// What came of it.
pub struct Rendered {
    /// The version that was taken.
    pub canned: Canned,
    /// Why that one, in words.
    pub because: String,
    /// Its own subject, where it has one.
    pub subject: Option<String>,
    /// The text.
    pub text: String,
}

/// For whom and by whom it is written.
pub struct Circumstances<'a> {
    /// The ticket.
    pub ticket: &'a TicketRow,
    /// Who writes; nobody: the desk by itself.
    pub agent: Option<&'a Agent>,
    /// The settings in force.
    pub settings: &'a Settings,
    /// For `today`.
    pub now: Moment,
}

/// Renders a canned reply, in the version that [`spoken::version`] finds.
///
/// # Errors
/// There is none of that name, or one of its variables has no value: the refusal names variable, template and line.
pub fn rendered(store: &Store, asked: &Asked<'_>, about: &Circumstances<'_>) -> Result<Rendered> {
    let locale = about.settings.desk.locale.as_str();
    let (mut variables, spoken) = variables(store, about)?;
    for assignment in asked.set {
        variables.set(assignment).map_err(|why| Error::usage(why).hint("--set order=A-17"))?;
    }
    let spoken = match variables.given.get("customer.language") {
        Some(given) => Spoken { language: Some(given.clone()), known: Known::Said },
        None => spoken,
    };
    let (canned, because) = spoken::version(store, about.settings, asked.name, asked.language, &spoken)?;
    // Greeting and dates speak the language of the text around them, whatever the customer speaks.
    variables.language = Some(canned.language.clone().unwrap_or_else(|| locale.to_owned()));
    let shown = file_stem(&canned);
    let subject = canned.subject.as_deref().map(|subject| render(&shown, subject, &variables)).transpose();
    let subject = subject.map_err(refused)?;
    let text = in_plain_text(&shown, &canned.body, &variables).map_err(refused)?;
    Ok(Rendered { canned, because, subject, text })
}

/// Every variable that has a value for that, in the order of their names.
pub fn held(store: &Store, set: &[String], about: &Circumstances<'_>) -> Result<Vec<(String, String)>> {
    let (mut variables, _) = variables(store, about)?;
    for assignment in set {
        variables.set(assignment).map_err(|why| Error::usage(why).hint("--set order=A-17"))?;
    }
    let text = |held: Held| match held {
        Held::Text(text) => text,
        Held::Number(number) => number.to_string(),
        Held::List(items) => items.join(", "),
    };
    let all = variables.all().into_iter().map(|(name, held)| (name, text(held)));
    Ok(all.filter(|(_, text)| !text.is_empty()).collect())
}

/// `received` or `received.de`: how a version is called in messages and in file names.
pub fn file_stem(canned: &Canned) -> String {
    match &canned.language {
        Some(language) => format!("{}.{language}", canned.name),
        None => canned.name.clone(),
    }
}

/// All but what `--set` gives, and which language the customer speaks.
fn variables(store: &Store, about: &Circumstances<'_>) -> Result<(Variables, Spoken)> {
    let Circumstances { ticket, agent, settings, now } = about;
    let customer = match &ticket.customer_email {
        Some(email) => store.customer(email)?,
        None => None,
    };
    let spoken = spoken::of(store, settings, customer.as_ref())?;
    let zone = customer.as_ref().and_then(|customer| customer.zone);
    let expected_at = store.answer_promised(ticket.id)?.filter(|at| at > now);
    let address =
        settings.outgoing.as_ref().and_then(|outgoing| outgoing.from.as_ref()).map(|from| &from.address);
    let desk_address = address.or(settings.desk.addresses.first()).cloned().unwrap_or_default();
    let variables = Variables {
        ticket: TicketWords {
            id: ticket.id,
            subject: ticket.subject.clone(),
            status: ticket.status,
            priority: ticket.priority,
            created_at: ticket.created_at,
            // A promise that is broken is not promised again.
            due_at: ticket.due_at.filter(|due| *due > *now),
            tags: ticket.tags.clone(),
        },
        customer: Person {
            name: ticket.customer_name.clone(),
            first_name: None,
            email: ticket.customer_email.clone(),
            language: spoken.language.clone(),
        },
        agent: match agent {
            Some(agent) => Person {
                name: Some(agent.full_name.clone()),
                first_name: None,
                email: Some(agent.email.clone()),
                language: None,
            },
            // The desk signs with its own name, and has no first one.
            None => Person {
                name: Some(settings.desk.name.clone()),
                first_name: Some(String::new()),
                email: Some(desk_address.clone()).filter(|address| !address.is_empty()),
                language: None,
            },
        },
        desk_name: settings.desk.name.clone(),
        desk_address,
        now: *now,
        zone: settings.desk.zone,
        customer_zone: zone,
        language: None,
        expected_at,
        given: std::collections::BTreeMap::new(),
    };
    Ok((variables, spoken))
}

fn refused(fault: TemplateFault) -> Error {
    let mut error = Error::refused(fault.to_string());
    error.hints.extend(fault.hint);
    // Where another name was meant, or none of ours, a value of its own is always a way out.
    if let Some(name) = fault.variable.filter(|name| !name.contains('.'))
        && !error.hints.iter().any(|hint| hint.contains("--set"))
    {
        error.hints.push(format!("or give it with --set {name}=…"));
    }
    error
}
