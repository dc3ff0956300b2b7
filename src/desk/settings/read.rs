//! From the text of a document to settings: each section is read by its own file, here stands what holds between them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::document::{Document, Field, Section, quoted};
use super::fault::{Findings, SettingsFault};
use super::holiday::Cover;
use super::names::is_word;
use super::policy::Calendars;
use super::when::Reading;
use super::{Desk, Intake, PolicyEntry, Rule, Settings, Weights};
use super::{agents, calendar, desk, intake, never, next, outgoing, policy, rule, view};
use crate::desk::calendar::Calendar;
use crate::desk::time::Zone;

/// The names of all tables.
const TABLES: &[&str] =
    &["desk", "calendar", "policy", "rule", "view", "next", "outgoing", "intake", "agents"];

impl Settings {
    /// Reads and checks a document. A wrong one is refused with its faults, in the order in which they stand.
    pub fn parse(text: &str) -> Result<Settings, Vec<SettingsFault>> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut findings = Findings::new(text);
        let settings = match Document::read(text, &mut findings) {
            Some(document) => all(&document.root(), &mut findings),
            None => Settings::default(),
        };
        let (agents, canned, futile) = (findings.agents(), findings.canned(), findings.all_futile());
        Ok(Settings { agents, canned, futile, warnings: findings.verdict()?, ..settings })
    }
}

/// Reads every section, whatever is wrong with the others.
fn all(root: &Section, findings: &mut Findings) -> Settings {
    root.only(TABLES, findings);
    let desk = match one(root, "desk", findings) {
        Some(section) => desk::read(&section, findings),
        None => {
            if root.field("desk").is_none() {
                findings
                    .wrong(root.place, "there is no table [desk]")
                    .expected("[desk] with the name of the desk");
            }
            Desk::default()
        }
    };
    let (named, holidays) = calendars(root, desk.zone, findings);
    let views = named_tables(root, "view", findings);
    let reading = Reading::new(desk.zone, &views);
    let policies = policies(root, &named, &reading, findings);
    let rules = rules(root, &named, &reading, findings);
    let views = views
        .iter()
        .map(|(name, section)| ((*name).to_owned(), view::read(section, &reading, findings)))
        .collect();
    let next = one(root, "next", findings);
    let next = next.map_or_else(Weights::default, |section| next::read(&section, findings));
    let intake = one(root, "intake", findings);
    let intake = intake.map_or_else(Intake::default, |section| intake::read(&section, findings));
    let outgoing = one(root, "outgoing", findings).and_then(|section| outgoing::read(&section, findings));
    let of_agents = named_tables(root, "agents", findings);
    let of_agents = of_agents
        .iter()
        .map(|(name, section)| ((*name).to_owned(), agents::read(name, section, findings)))
        .collect();
    let calendars = named.into_iter().filter_map(|(name, calendar)| Some((name, calendar?))).collect();
    Settings {
        desk,
        calendars,
        policies,
        rules,
        views,
        next,
        intake,
        outgoing,
        of_agents,
        holidays,
        ..Settings::default()
    }
}

/// A table that stands once, `[desk]`.
fn one<'d>(root: &Section<'d>, key: &str, findings: &mut Findings) -> Option<Section<'d>> {
    let field = root.field(key)?;
    let section = field.as_section(format!("[{key}]"));
    if section.is_none() {
        field.not(format!("one table headed [{key}]"), findings);
    }
    section
}

/// Tables with names, `[calendar.NAME]`.
fn named_tables<'d>(root: &Section<'d>, key: &str, findings: &mut Findings) -> Vec<(&'d str, Section<'d>)> {
    let Some(field) = root.field(key) else { return Vec::new() };
    let one = key.trim_end_matches('s');
    let Some(tables) = field.as_section(format!("[{key}]")) else {
        field.not(format!("tables headed [{key}.NAME]"), findings);
        return Vec::new();
    };
    let mut sections = Vec::new();
    for (name, place, field) in tables.fields() {
        match field.as_section(format!("[{key}.{name}]")) {
            Some(section) if is_word(name) => sections.push((name, section)),
            Some(_) => {
                findings
                    .wrong(place, format!("{} cannot be the name of a {one}", quoted(name)))
                    .expected("one word without blanks, commas or quotes");
            }
            None => field.not(format!("a table; each {one} has a name, [{key}.NAME]"), findings),
        }
    }
    sections
}

/// Tables in order, `[[policy]]`.
fn listed<'d>(root: &Section<'d>, key: &str, findings: &mut Findings) -> Vec<Section<'d>> {
    let Some(field) = root.field(key) else { return Vec::new() };
    let Some(list) = field.as_list() else {
        field.not(format!("tables headed [[{key}]], in two brackets"), findings);
        return Vec::new();
    };
    let section = |item: Field<'d>| {
        let section = item.as_section(format!("[[{key}]]"));
        if section.is_none() {
            item.not(format!("a table headed [[{key}]]"), findings);
        }
        section
    };
    list.into_iter().filter_map(section).collect()
}

/// Every calendar that has a header, and those that could be read.
type Named = BTreeMap<String, Option<Arc<Calendar>>>;

fn calendars(root: &Section, zone: Zone, findings: &mut Findings) -> (Named, Vec<Cover>) {
    let (mut calendars, mut holidays) = (BTreeMap::new(), Vec::new());
    for (name, section) in named_tables(root, "calendar", findings) {
        if name == "none" {
            findings
                .wrong(
                    section.place,
                    "no calendar can be named `none`: a policy says so where it counts around the clock",
                )
                .expected("another name");
        }
        let (calendar, cover) = calendar::read(name, &section, zone, findings).unzip();
        calendars.insert(name.to_owned(), calendar);
        holidays.extend(cover);
    }
    (calendars, holidays)
}

fn policies(root: &Section, named: &Named, reading: &Reading, findings: &mut Findings) -> Vec<PolicyEntry> {
    let always = Arc::new(Calendar::always());
    let calendars = Calendars { named, always: &always };
    let mut policies: Vec<PolicyEntry> = Vec::new();
    let mut unique = Unique::new("policy");
    for section in listed(root, "policy", findings) {
        unique.check(&section, findings);
        let entry = policy::read(&section, &calendars, reading, findings);
        if let Some(before) = policies.iter().find(|before| before.when.is_none()) {
            let catch_all = before.policy.name.clone();
            findings.odd(
                section.place,
                format!("this policy is never chosen: \"{catch_all}\" before it takes all tickets"),
            );
        }
        policies.push(entry);
    }
    policies
}

fn rules(root: &Section, named: &Named, reading: &Reading, findings: &mut Findings) -> Vec<Rule> {
    let calendars: Vec<&str> = named.keys().map(String::as_str).collect();
    let mut unique = Unique::new("rule");
    let mut rules = Vec::new();
    for section in listed(root, "rule", findings) {
        unique.check(&section, findings);
        if let Some(rule) = rule::read(&section, &calendars, reading, findings) {
            never::look(&rule, &rules, &section, reading, findings);
            rules.push(rule);
        }
    }
    rules
}

/// Names that may stand once only.
struct Unique {
    what: &'static str,
    taken: BTreeSet<String>,
}

impl Unique {
    fn new(what: &'static str) -> Unique {
        Unique { what, taken: BTreeSet::new() }
    }

    fn check(&mut self, section: &Section, findings: &mut Findings) {
        let Some(field) = section.field("name") else { return };
        let Some(name) = field.as_text().map(str::trim).filter(|name| !name.is_empty()) else { return };
        if !self.taken.insert(name.to_owned()) {
            findings
                .wrong(field.place, format!("another {} is named {} already", self.what, quoted(name)))
                .expected("a name of its own");
        }
    }
}
