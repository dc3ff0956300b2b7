//! `[desk]`: who we are, and the few numbers that hold for every ticket.

use super::address::is_address;
use super::document::{Section, list_of, quoted};
use super::fault::{Findings, nearest};
use super::names::words as tag_words;
use crate::desk::language::{is_tag, meant};
use crate::desk::ticket::words;
use crate::desk::time::Zone;

words!(
    /** When a later ticket of the same customer spoils a first contact resolution (metrics §1.1 c). */
    RepeatMatch {
        /** When it has the same topic. */ Topic = "topic",
        /** Always. */ Requester = "requester",
    }
);

words!(
    /** What becomes of a ticket in the first contact resolution when the system solved it because the customer fell
    silent (metrics §1.1). */
    Abandoned {
        /** It is left out. */ Exclude = "exclude",
        /** It counts as resolved. */ Success = "success",
        /** It counts as not resolved. */ Fail = "fail",
    }
);

/// What holds for the whole desk.
#[derive(Clone, PartialEq, Debug)]
pub struct Desk {
    /// As customers see it.
    pub name: String,
    /// Our own addresses, as written; mail from these (and from agents) is ours. The first one is the sender where
    /// `[outgoing]` names none.
    pub addresses: Vec<String>,
    /// Of calendars that name none, of relative dates in queries, and of what people see.
    pub zone: Zone,
    /// In which reports cut days, weeks and months.
    pub report_zone: Zone,
    /// The language of replies to customers whose own is not known; a tag such as `en` or `pt-BR` (RFC 5646).
    pub locale: String,
    /// In which languages a canned reply is looked for, in this order, for a customer in whose language there is none, or whose language
    /// is not known; then comes the version for all. Where nothing is said, `locale` alone.
    pub languages: Vec<String>,
    /// After so many days a solved ticket is closed; at least `fcr_days`.
    pub close_days: i64,
    /// After so many days of silence a ticket that waits for the customer counts as solved; 0: never.
    pub pending_days: i64,
    /// In so many days after its first solve nothing may come back on a ticket that was resolved at first contact.
    pub fcr_days: i64,
    /// The tags that are topics.
    pub topics: Vec<String>,
    /// The topics that cannot be resolved at first contact.
    pub fcr_ineligible: Vec<String>,
    /// The hosts whose `Authentication-Results` are believed (RFC 8601 §5).
    pub authserv_ids: Vec<String>,
    /// Addresses of web forms: the customer of what they send is the one in `Reply-To`.
    pub contact_forms: Vec<String>,
    /// Which later tickets count as the customer's return.
    pub repeat_match: RepeatMatch,
    /// What becomes of tickets that the system solved.
    pub abandoned: Abandoned,
}

impl Default for Desk {
    fn default() -> Desk {
        Desk {
            name: super::default::NAME.into(),
            addresses: Vec::new(),
            zone: Zone::UTC,
            report_zone: Zone::UTC,
            locale: "en".into(),
            languages: vec!["en".into()],
            close_days: 14,
            pending_days: 0,
            fcr_days: 7,
            topics: Vec::new(),
            fcr_ineligible: Vec::new(),
            authserv_ids: Vec::new(),
            contact_forms: Vec::new(),
            repeat_match: RepeatMatch::Topic,
            abandoned: Abandoned::Exclude,
        }
    }
}

/// All keys of `[desk]`.
const KEYS: &[&str] = &[
    "name",
    "addresses",
    "timezone",
    "report_timezone",
    "locale",
    "languages",
    "close_days",
    "pending_days",
    "fcr_days",
    "topics",
    "fcr_ineligible",
    "authserv_id",
    "contact_forms",
    "repeat_match",
    "abandoned",
];

/// The longest number of days, ten years.
const MOST_DAYS: i64 = 3650;

/// Reads the section; what is missing keeps its default.
pub(super) fn read(section: &Section, findings: &mut Findings) -> Desk {
    section.only(KEYS, findings);
    let mut desk = Desk::default();
    match section.field("name") {
        Some(field) => desk.name = field.line(findings).unwrap_or_default().to_owned(),
        None => findings.odd(section.place, "the desk has no `name`; customers will read \"Help desk\""),
    }
    if let Some(field) = section.field("addresses") {
        desk.addresses = addresses(&field.lines(findings), findings);
    }
    if let Some(zone) = section.field("timezone").and_then(|field| field.zone(findings)) {
        desk.zone = zone;
    }
    desk.report_zone =
        section.field("report_timezone").and_then(|field| field.zone(findings)).unwrap_or(desk.zone);
    if let Some(field) = section.field("locale") {
        desk.locale = locale(&field, findings);
    }
    desk.languages = match section.field("languages") {
        Some(field) => languages(&field, findings),
        None => vec![desk.locale.clone()],
    };
    for (key, bounds, days) in [
        ("close_days", 1..=MOST_DAYS, &mut desk.close_days),
        ("pending_days", 0..=MOST_DAYS, &mut desk.pending_days),
        ("fcr_days", 1..=MOST_DAYS, &mut desk.fcr_days),
    ] {
        let number = section.field(key).and_then(|field| field.whole(bounds, "days", findings));
        *days = number.unwrap_or(*days);
    }
    check_windows(section, &desk, findings);
    topics(section, &mut desk, findings);
    if let Some(field) = section.field("authserv_id") {
        desk.authserv_ids = match field.as_text() {
            Some(_) => field.line(findings).map(str::to_owned).into_iter().collect(),
            None => field.lines(findings).into_iter().map(|(id, _)| id.to_owned()).collect(),
        };
    }
    if let Some(field) = section.field("contact_forms") {
        desk.contact_forms = addresses(&field.lines(findings), findings);
    }
    if let Some(field) = section.field("repeat_match") {
        let member = field.word(RepeatMatch::WORDS, RepeatMatch::from_word, findings);
        desk.repeat_match = member.unwrap_or(desk.repeat_match);
    }
    if let Some(field) = section.field("abandoned") {
        let member = field.word(Abandoned::WORDS, Abandoned::from_word, findings);
        desk.abandoned = member.unwrap_or(desk.abandoned);
    }
    desk
}

/// The addresses that are ones; the others are noted.
fn addresses(lines: &[(&str, super::document::Field)], findings: &mut Findings) -> Vec<String> {
    let mut taken: Vec<String> = Vec::new();
    for (address, item) in lines {
        if !is_address(address) {
            findings
                .wrong(item.place, format!("{} is no mail address", quoted(address)))
                .expected("one such as \"support@acme.example\", without a name");
        } else if taken.iter().any(|other| other.to_lowercase() == address.to_lowercase()) {
            findings.odd(item.place, format!("{} stands twice", quoted(address)));
        } else {
            taken.push((*address).to_owned());
        }
    }
    taken
}

/// A language tag, by its shape alone.
fn locale(field: &super::document::Field, findings: &mut Findings) -> String {
    let Some(tag) = field.line(findings) else { return String::new() };
    check_tag(tag, field.place, findings);
    tag.to_owned()
}

fn check_tag(tag: &str, place: super::fault::Place, findings: &mut Findings) {
    if !is_tag(tag) {
        findings
            .wrong(place, format!("{} is no language tag", quoted(tag)))
            .expected("one such as \"en\", \"hr\" or \"pt-BR\"")
            .perhaps(meant(tag));
    }
}

/// Languages in the order in which they are tried, each once.
fn languages(field: &super::document::Field, findings: &mut Findings) -> Vec<String> {
    let mut languages: Vec<String> = Vec::new();
    for (tag, item) in field.lines(findings) {
        check_tag(tag, item.place, findings);
        if languages.iter().any(|known| known.eq_ignore_ascii_case(tag)) {
            findings.odd(item.place, format!("{} stands twice", quoted(tag)));
        } else {
            languages.push(tag.to_owned());
        }
    }
    languages
}

/// A closed ticket takes no message, so closing before the window is over would make every resolution a first one.
fn check_windows(section: &Section, desk: &Desk, findings: &mut Findings) {
    if desk.close_days >= desk.fcr_days {
        return;
    }
    let place = section.field("close_days").or_else(|| section.field("fcr_days"));
    findings
        .wrong(
            place.map_or(section.place, |field| field.place),
            format!(
                "a solved ticket would be closed after {} days, before its {} `fcr_days` are over",
                desk.close_days, desk.fcr_days
            ),
        )
        .expected(format!("`close_days` of at least {}", desk.fcr_days));
}

fn topics(section: &Section, desk: &mut Desk, findings: &mut Findings) {
    if let Some(field) = section.field("topics") {
        desk.topics = tag_words(&field, "a topic", findings);
    }
    let Some(field) = section.field("fcr_ineligible") else { return };
    desk.fcr_ineligible = tag_words(&field, "a topic", findings);
    for item in field.as_list().unwrap_or_default() {
        let Some(topic) =
            item.as_text().map(str::trim).filter(|topic| desk.fcr_ineligible.iter().any(|t| t == topic))
        else {
            continue;
        };
        if desk.topics.iter().all(|known| !known.eq_ignore_ascii_case(topic)) {
            findings
                .wrong(item.place, format!("{} in `fcr_ineligible` is no topic", quoted(topic)))
                .expected(match desk.topics.as_slice() {
                    [] => "`topics = [\"…\"]` beside it".into(),
                    known => list_of(&known.iter().map(String::as_str).collect::<Vec<_>>()),
                })
                .perhaps(nearest(topic, desk.topics.iter().map(String::as_str)));
        }
    }
}
