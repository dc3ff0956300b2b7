//! What rules would do: the mail is taken in, or the minute of `desk run` is lived, in an operation that is taken back. Nothing else says
//! exactly what would happen.

use std::io::Read;

use crate::desk::id::{SettingsId, TicketId};
use crate::desk::message::{Direction, Role, Trust};
use crate::desk::query::Context;
use crate::desk::rule::Verdict;
use crate::desk::settings::{Rule, Settings, Trigger};
use crate::desk::ticket::{Away, Status};
use crate::error::{Error, Result};
use crate::source;
use crate::store::subject::Looks;
use crate::store::{Door, Store, Writer};
use crate::work::deliver::take_in;
use crate::work::hand::Hand;
use crate::work::outcome::{Mail, Outcome};
use crate::work::rule;

/// What all rules say, in the order of the document; a rule that more than one thing sets off says so more than once.
#[derive(Debug)]
pub struct Rehearsal {
    /// The settings whose rules were asked.
    pub settings: std::sync::Arc<Settings>,
    /// What each says.
    pub verdicts: Vec<Verdict>,
    /// Whether rules are carried out at all.
    pub on: bool,
}

/// What would become of this mail if `desk deliver` got it now. `document`: other settings, which are put in force before.
///
/// # Errors
/// Where it cannot be read; data where it is no mail.
pub fn of_mail(
    store: &mut Store,
    hand: &Hand,
    document: Option<&str>,
    input: &mut dyn Read,
) -> Result<Rehearsal> {
    let reading = source::delivered(input).map_err(|error| Error::io("cannot read the mail", &error))?;
    let hand = Hand { dry_run: true, ..hand.clone() }.by(Door::Deliver);
    store.write(&hand.operation("deliver"), |writer| {
        let before = begin(writer, document)?;
        let mail = take_in(writer, reading, false)?;
        rule::settle(writer)?;
        let why = match mail.ticket {
            Some(ticket) => why_no_event(writer, &mail, ticket)?,
            None => {
                Some(format!("the mail goes into quarantine: {}", mail.reason.as_deref().unwrap_or_default()))
            }
        };
        let ticket = mail.ticket.unwrap_or(TicketId(0));
        let silent = |rule: &Rule| match (&why, rule.on) {
            (Some(why), Trigger::Message | Trigger::Ticket) => why.clone(),
            _ => format!("on = \"{}\"", rule.on),
        };
        let heard = writer.heard();
        Ok(before.verdicts(heard, ticket, silent))
    })
}

/// What rules say to the last message of a ticket, as if it came now, and what `desk run` would have them do to it now.
pub fn of_ticket(
    store: &mut Store,
    hand: &Hand,
    document: Option<&str>,
    ticket: TicketId,
) -> Result<Rehearsal> {
    let hand = Hand { dry_run: true, ..hand.clone() }.by(Door::Run);
    let (came, mut heard) = store.write(&hand.operation("rule test"), |writer| {
        begin(writer, document)?;
        let came = rule::ask_again(writer, ticket)?;
        Ok((came, writer.heard()))
    })?;
    store.write(&hand.operation("run"), |writer| {
        let before = begin(writer, document)?;
        let silent = before.silent_of_time(writer.store(), ticket, writer)?;
        writer.record_closings()?;
        writer.wake()?;
        rule::settle(writer)?;
        rule::tick(writer)?;
        heard.extend(writer.heard().into_iter().filter(|verdict| verdict.ticket == ticket));
        let silent = |rule: &Rule| match (rule.on, came) {
            (Trigger::Message, false) => "no message of a customer came".to_owned(),
            (Trigger::Tick, _) => silent
                .iter()
                .find(|(name, _)| *name == rule.name)
                .map_or_else(|| format!("on = \"{}\"", rule.on), |(_, why)| why.clone()),
            (on, _) => format!("on = \"{on}\""),
        };
        Ok(before.verdicts(heard, ticket, silent))
    })
}

/// What holds before anything happens.
struct Before {
    version: SettingsId,
    settings: std::sync::Arc<Settings>,
    on: bool,
}

/// Puts other settings in force, where some are given, and listens.
fn begin(writer: &mut Writer<'_>, document: Option<&str>) -> Result<Before> {
    if let Some(document) = document {
        writer.apply_settings(document)?;
        rule::switch(writer, true)?;
    }
    rule::attend(writer)?;
    writer.listen();
    let (version, settings) = writer.store().settings_in_force()?;
    let on = writer.store().rules_are_on(version)?;
    Ok(Before { version, settings, on })
}

impl Before {
    /// What was heard, in the order of the document, and of each rule that said nothing why.
    fn verdicts(self, heard: Vec<Verdict>, ticket: TicketId, silent: impl Fn(&Rule) -> String) -> Rehearsal {
        let mut verdicts = Vec::new();
        for rule in &self.settings.rules {
            let of_rule: Vec<Verdict> = heard.iter().filter(|one| one.rule == rule.name).cloned().collect();
            if of_rule.is_empty() {
                let because = if self.on {
                    silent(rule)
                } else {
                    format!("the rules of version {} of the settings are off", self.version)
                };
                verdicts.push(Verdict {
                    rule: rule.name.clone(),
                    on: rule.on,
                    ticket,
                    message: None,
                    because: Some(because),
                    acts: Vec::new(),
                });
            }
            verdicts.extend(of_rule);
        }
        Rehearsal { settings: self.settings, verdicts, on: self.on }
    }

    /// Why each rule on `tick` would not act on this ticket now, should it not.
    fn silent_of_time(
        &self,
        store: &Store,
        ticket: TicketId,
        writer: &Writer<'_>,
    ) -> Result<Vec<(String, String)>> {
        let now = writer.now();
        let context = Context { now, zone: self.settings.desk.zone };
        let mut all = Vec::new();
        for rule in self.settings.rules.iter().filter(|rule| rule.on == Trigger::Tick) {
            let Ok(query) = self.settings.query(&rule.when, &context) else { continue };
            let Some(asked) = store.subject(ticket, &Looks::of(&query, None), now)? else { continue };
            let first = asked.ask(|subject| self.settings.first_false(&rule.when, subject, &context));
            let closed = rule.hours.as_ref().filter(|hours| !self.settings.is_in(hours, now));
            let why = match (first, closed) {
                _ if asked.status().is_final() => format!("status:{}", asked.status()),
                (Ok(Some(first)), _) => first,
                (_, Some(hours)) => format!("hours = \"{hours}\""),
                _ => "it is true since before, and the rule looks for what becomes true".to_owned(),
            };
            all.push((rule.name.clone(), why));
        }
        Ok(all)
    }
}

/// Why a mail is nothing that rules are told of; nothing where it is.
fn why_no_event(writer: &Writer<'_>, mail: &Mail, ticket: TicketId) -> Result<Option<String>> {
    if mail.outcome == Outcome::Duplicate {
        return Ok(Some("the mail is here already".into()));
    }
    if mail.doubted {
        return Ok(Some("nobody has said that its writer takes part in this ticket (desk accept)".into()));
    }
    let Some(message) = mail.message else { return Ok(None) };
    let row = writer.store().message(message)?;
    let now = writer.now();
    let asked = writer.store().subject(ticket, &Looks::default(), now)?;
    let why = match (row.direction, row.trust, row.role) {
        (Direction::Out, _, _) => "the mail is ours",
        (_, Trust::Unproved, _) => "the mail says that it is ours, and nothing proves it",
        (_, _, Role::Other) => "its writer is no customer of this ticket",
        _ if row.variant_of.is_some() => "it is another version of a message that is here",
        _ if asked.as_ref().is_some_and(|asked| asked.put_away() == Some(Away::Muted)) => {
            "its sender is muted (desk mute list)"
        }
        _ if asked.as_ref().is_some_and(|asked| asked.status() == Status::Spam) => "the ticket is spam",
        _ => return Ok(None),
    };
    Ok(Some(why.into()))
}
