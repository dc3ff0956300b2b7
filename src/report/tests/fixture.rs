//! Histories for tests: from a list of what happened to the tickets of a desk, by the same fold as everywhere.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use serde_json::Value;

use crate::desk::event::{Event, Recorded, Voice, What};
use crate::desk::facts::{Fact, Facts, Replayed};
use crate::desk::fold::{Messages, Taken, fold, taken};
use crate::desk::id::{
    AgentId, DepartmentId, EntryId, MessageId, OperationId, SettingsId, SurveyId, TagId, TicketId,
};
use crate::desk::period::Range;
use crate::desk::settings::Settings;
use crate::desk::survey::{Scale, Survey};
use crate::desk::terms::{Identity, Names, Replay, Terms};
use crate::desk::ticket::{Mode, Status};
use crate::desk::time::{Moment, Zone};
use crate::desk::worked::Entry;
use crate::report::{By, Options, Report};
use crate::table::{Cell, Format, Style, Table};

/// A desk with topics, and a policy for everything.
pub(in crate::report) const SETTINGS: &str = r#"
[desk]
name = "Acme"
close_days = 14
pending_days = 7
fcr_days = 7
topics = ["billing", "login", "hardware"]
fcr_ineligible = ["hardware"]

[[policy]]
name = "standard"
first_response = "1h"
next_response = "1h"
resolution = "24h"
pause_on = ["pending"]
"#;

/// A desk in the making.
pub(in crate::report) struct Desk {
    pub(in crate::report) settings: Arc<Settings>,
    recorded: BTreeMap<i64, Vec<Recorded>>,
    customers: HashMap<i64, i64>,
    tags: Vec<String>,
    agents: Vec<String>,
    people: Vec<String>,
    departments: Vec<String>,
    surveys: HashMap<SurveyId, Survey>,
    entries: HashMap<EntryId, Entry>,
    events: i64,
}

impl Names for Desk {
    fn tag(&self, tag: TagId) -> String {
        self.tags[usize::try_from(tag.0).unwrap()].clone()
    }

    fn agent(&self, agent: AgentId) -> String {
        self.agents[usize::try_from(agent.0).unwrap()].clone()
    }

    fn department(&self, department: DepartmentId) -> String {
        self.departments[usize::try_from(department.0).unwrap()].clone()
    }
}

fn number(names: &mut Vec<String>, name: &str) -> i64 {
    let place = names.iter().position(|known| known == name).unwrap_or_else(|| {
        names.push(name.to_owned());
        names.len() - 1
    });
    i64::try_from(place).unwrap()
}

impl Desk {
    pub(in crate::report) fn new(settings: &str) -> Desk {
        Desk {
            settings: Arc::new(Settings::parse(settings).unwrap()),
            recorded: BTreeMap::new(),
            customers: HashMap::new(),
            tags: Vec::new(),
            agents: Vec::new(),
            people: Vec::new(),
            departments: Vec::new(),
            surveys: HashMap::new(),
            entries: HashMap::new(),
            events: 0,
        }
    }

    /// Tags and agents that are there from the start, numbered from zero.
    pub(in crate::report) fn knows(&mut self, tags: &[&str], agents: &[&str]) {
        self.tags.extend(tags.iter().map(|name| (*name).to_owned()));
        self.agents.extend(agents.iter().map(|name| (*name).to_owned()));
    }

    pub(in crate::report) fn add(
        &mut self,
        ticket: i64,
        at: Moment,
        what: What,
        agent: Option<&str>,
        backfill: bool,
    ) {
        self.events += 1;
        let agent = agent.map(|agent| AgentId(number(&mut self.agents, agent)));
        let event = Event { at, what, agent, backfill, tie: None };
        let (id, operation) = (self.events, OperationId(self.events));
        let fact = Recorded { id, operation, ticket: TicketId(ticket), learned: at, rule: None, event };
        self.recorded.entry(ticket).or_default().push(fact);
    }

    /// The desk learned of the last event of a ticket only so much later.
    pub(in crate::report) fn learned_after(&mut self, ticket: i64, seconds: i64) {
        let last = self.recorded.get_mut(&ticket).and_then(|facts| facts.last_mut()).unwrap();
        last.learned = last.learned.plus(seconds);
    }

    /// One event in the words of the hand-worked cases.
    pub(in crate::report) fn tell(
        &mut self,
        ticket: i64,
        at: Moment,
        kind: &str,
        agent: Option<&str>,
        outbound: bool,
    ) {
        let message = MessageId(self.events + 1);
        let what = match kind {
            "created" => {
                let mode = if outbound { Mode::Outbound } else { Mode::Inbound };
                self.add(ticket, at, What::Opened(mode, SettingsId(1)), None, false);
                let message = MessageId(self.events + 1);
                match mode {
                    Mode::Outbound => What::Replied(message, Voice::PersonKeepingStatus),
                    _ => What::Received(message, true),
                }
            }
            "customer_reply" => What::Received(message, true),
            "agent_reply" => What::Replied(message, Voice::PersonKeepingStatus),
            "pending" => What::Status(Status::Pending),
            // Without an agent it is the desk itself, after `pending_days`.
            "solved" if agent.is_none() => return,
            "solved" => What::Status(Status::Solved),
            "spam" => What::Status(Status::Spam),
            "reopen_voided" => {
                let facts = self.recorded[&ticket].iter().rev();
                let last = facts.filter_map(|fact| match fact.event.what {
                    What::Received(message, _) => Some(message),
                    _ => None,
                });
                What::Dismissed(last.into_iter().next().unwrap())
            }
            other => panic!("{other}"),
        };
        self.add(ticket, at, what, agent, false);
    }

    /// The customer and the topic of a ticket, from its beginning on.
    pub(in crate::report) fn about(&mut self, ticket: i64, customer: &str, topic: Option<&str>, at: Moment) {
        let customer = number(&mut self.people, &format!("{customer}@example.com"));
        self.customers.insert(ticket, customer);
        if let Some(topic) = topic {
            let tag = TagId(number(&mut self.tags, topic));
            self.add(ticket, at, What::Tagged(tag), None, false);
        }
    }

    /// One ticket goes on in another.
    pub(in crate::report) fn merge(&mut self, part: i64, whole: i64, at: Moment, agent: Option<&str>) {
        self.add(part, at, What::MergedInto(TicketId(whole)), agent, false);
        self.add(whole, at, What::TookIn(TicketId(part)), agent, false);
    }

    /// It goes into another department; without an agent the desk itself puts it there.
    pub(in crate::report) fn moves(&mut self, ticket: i64, at: Moment, to: &str, agent: Option<&str>) {
        let to = DepartmentId(number(&mut self.departments, to));
        self.add(ticket, at, What::Moved(Some(to)), agent, false);
    }

    /// The customer is asked, or, with a score, answers.
    pub(in crate::report) fn survey(
        &mut self,
        ticket: i64,
        at: Moment,
        question: &str,
        top: i64,
        score: Option<i64>,
    ) {
        let survey = SurveyId(self.events);
        let (question, scale) = (question.to_owned(), Scale::of(top).unwrap());
        self.surveys.insert(survey, Survey { question, scale, score });
        let what = if score.is_some() { What::Scored(survey) } else { What::Asked(survey) };
        self.add(ticket, at, what, None, false);
    }

    /// Somebody worked on it so long.
    pub(in crate::report) fn works(&mut self, ticket: i64, at: Moment, agent: &str, minutes: i64) {
        let (entry, worker) = (EntryId(self.events), AgentId(number(&mut self.agents, agent)));
        self.entries.insert(entry, Entry { minutes, worker });
        self.add(ticket, at, What::Timed(entry), Some(agent), false);
    }

    fn terms<'a>(
        &'a self,
        ticket: TicketId,
        taken: &'a BTreeMap<TicketId, Taken>,
        judge_backfill: bool,
        identity: &'a Identity,
    ) -> Terms<'a> {
        Terms { settings: &self.settings, later: &[], taken, ticket, identity, names: self, judge_backfill }
    }

    /// What the tickets that were merged into one with these facts hand over.
    fn taken(
        &self,
        recorded: &[Recorded],
        as_of: Moment,
        backfill: bool,
        identity: &Identity,
    ) -> BTreeMap<TicketId, Taken> {
        let known = recorded.iter().filter(|fact| fact.event.at <= as_of);
        let parts = Messages::of(known).taken.into_keys();
        let handed = parts.filter_map(|part| {
            let facts = self.recorded.get(&part.0)?;
            let within = self.taken(facts, as_of, backfill, identity);
            taken(facts, &self.terms(part, &within, backfill, identity), as_of).map(|taken| (part, taken))
        });
        handed.collect()
    }

    pub(in crate::report) fn facts(&self, as_of: Moment, backfill: bool) -> Facts {
        self.facts_under(as_of, backfill, None)
    }

    /// The same, judged under other settings too.
    pub(in crate::report) fn facts_under(
        &self,
        as_of: Moment,
        backfill: bool,
        other: Option<&Settings>,
    ) -> Facts {
        let identity = Identity::default();
        let mut tickets = Vec::new();
        let usual = self.settings.usual_calendar();
        for (ticket, recorded) in &self.recorded {
            let ticket = TicketId(*ticket);
            let taken = self.taken(recorded, as_of, backfill, &identity);
            let terms = self.terms(ticket, &taken, backfill, &identity);
            let Some(folded) = fold(recorded, &terms, as_of) else { continue };
            let judged = folded.judge(as_of);
            let mut fact = Fact::new(ticket, folded, judged.as_ref(), as_of, &usual);
            fact.customer = self.customers.get(&ticket.0).copied();
            let replayed = other.and_then(|other| fold(recorded, &Replay { held: terms, other }, as_of));
            fact.replayed = replayed.map(|folded| Replayed::all(&folded, as_of)).unwrap_or_default();
            tickets.push(fact);
        }
        let named = |names: &[String]| -> Vec<(i64, String)> { (0..).zip(names.iter().cloned()).collect() };
        Facts {
            tickets,
            settings: self.settings.clone(),
            tags: named(&self.tags).into_iter().map(|(id, name)| (TagId(id), name)).collect(),
            agents: named(&self.agents).into_iter().map(|(id, name)| (AgentId(id), name)).collect(),
            customers: named(&self.people).into_iter().collect(),
            departments: named(&self.departments)
                .into_iter()
                .map(|(id, name)| (DepartmentId(id), name))
                .collect(),
            surveys: self.surveys.clone(),
            entries: self.entries.clone(),
        }
    }
}

/// The sixteen tickets that were worked by hand, and the figures that they must give.
pub(in crate::report) fn worked_by_hand() -> (Desk, Options, Value) {
    let cases: Value = serde_json::from_str(include_str!("../../../tests/data/metric_cases.json")).unwrap();
    let fixture = &cases["fixture"];
    let moment = |value: &Value| Moment::parse(value.as_str().unwrap()).unwrap();
    let id = |value: &Value| value.as_str().unwrap()[1..].parse::<i64>().unwrap();
    let mut desk = Desk::new(SETTINGS);
    for ticket in fixture["tickets"].as_array().unwrap() {
        let number = id(&ticket["id"]);
        for event in ticket["events"].as_array().unwrap() {
            let (at, kind) = (moment(&event["at"]), event["kind"].as_str().unwrap());
            match kind {
                "merged_into" => desk.merge(number, id(&event["into"]), at, None),
                // Told along with the ticket that was merged.
                "merged_in" => {}
                _ => desk.tell(number, at, kind, event["agent"].as_str(), event["mode"] == "outbound"),
            }
            if kind == "created" {
                desk.about(number, ticket["requester"].as_str().unwrap(), ticket["topic"].as_str(), at);
            }
        }
    }
    let options = Options {
        range: Range { from: moment(&fixture["from"]), to: moment(&fixture["to"]) },
        as_of: moment(&fixture["as_of"]),
        zone: Zone::UTC,
        by: [None, None],
        backfill: false,
        lists: false,
    };
    (desk, options, fixture["expect"].clone())
}

/// A report on a desk.
pub(in crate::report) fn made(report: &Report, desk: &Desk, options: &Options) -> Table {
    (report.build)(report, &desk.facts(options.as_of, options.backfill), options)
}

/// The same, cut into rows.
pub(in crate::report) fn by(options: Options, by: By) -> Options {
    Options { by: [Some(by), None], ..options }
}

/// A table as a person sees it.
pub(in crate::report) fn shown(table: &Table) -> String {
    let mut out = Vec::new();
    let style = Style {
        color: false,
        width: None,
        zone: Zone::UTC,
        now: Moment(0),
        no_header: false,
        raw: false,
        single: false,
    };
    (Format::named("csv").unwrap().write)(table, &style, &mut out).unwrap();
    String::from_utf8(out).unwrap().replace('\r', "")
}

/// The whole number in this column of a row.
pub(in crate::report) fn int(table: &Table, row: &[Cell], column: &str) -> i64 {
    match row[table.position(column).unwrap()] {
        Cell::Int(n) => n,
        ref other => panic!("{column}: {other:?}"),
    }
}

/// What stands in a column, row for row.
pub(in crate::report) fn column(table: &Table, name: &str) -> Vec<String> {
    let place = table.position(name).unwrap();
    let plain = |cell| crate::table::plain::plain(cell, crate::desk::clean::Breaks::Space).into_owned();
    table.rows.iter().map(|row| plain(&row[place])).collect()
}
