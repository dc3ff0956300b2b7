//! What reports are made of: every ticket as far as figures ask, as it stood at one instant. Plain values; who reads
//! them from the record is not known here.

use std::collections::HashMap;
use std::sync::Arc;

use crate::desk::calendar::Calendar;
use crate::desk::fold::Folded;
use crate::desk::history::History;
use crate::desk::id::{AgentId, DepartmentId, EntryId, SurveyId, TagId, TicketId};
use crate::desk::policy::Policy;
use crate::desk::settings::Settings;
use crate::desk::sla::{Cause, ClockStatus, Enough, Judged, Verdict, What as Tick, enough};
use crate::desk::survey::Survey;
use crate::desk::ticket::{Away, Channel, Mode, Priority, Status, Target};
use crate::desk::time::{Moment, Span};
use crate::desk::worked::Entry;

/// All tickets of a desk, seen with the same eyes.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// In the order of their numbers; those that a query did not choose too, because they may be another's return.
    pub tickets: Vec<Fact>,
    /// The settings that were known.
    pub settings: Arc<Settings>,
    /// The names of tags.
    pub tags: HashMap<TagId, String>,
    /// The names of agents.
    pub agents: HashMap<AgentId, String>,
    /// One address of each customer.
    pub customers: HashMap<i64, String>,
    /// The names of departments.
    pub departments: HashMap<DepartmentId, String>,
    /// What customers were asked and said. Undone ones and ones not yet known may be among them: no history names those.
    pub surveys: HashMap<SurveyId, Survey>,
    /// The time worked; the same holds.
    pub entries: HashMap<EntryId, Entry>,
}

/// One ticket.
#[derive(Clone, Debug)]
pub struct Fact {
    /// Its number.
    pub ticket: TicketId,
    /// Whether the report is about it.
    pub chosen: bool,
    /// Its subject; empty where the report does not show it.
    pub subject: String,
    /// The customer's number; nothing where the report does not ask, or it has none.
    pub customer: Option<i64>,
    /// Where it stands.
    pub status: Status,
    /// How much it matters.
    pub priority: Priority,
    /// How the customer came.
    pub channel: Channel,
    /// How it began.
    pub mode: Mode,
    /// Who has it.
    pub assignee: Option<AgentId>,
    /// In the order in which they were put on.
    pub tags: Vec<TagId>,
    /// Where it lies.
    pub department: Option<DepartmentId>,
    /// How high it was handed up: nothing until it was escalated, then 2, 3, ….
    pub tier: Option<u32>,
    /// When it began.
    pub created_at: Moment,
    /// Whether it began before the desk.
    pub backfill: bool,
    /// The closed ticket that it goes on from.
    pub follows: Option<TicketId>,
    /// The policy that holds for it.
    pub policy: Option<Arc<Policy>>,
    /// The hours that count for it: those of its policy, else the usual ones.
    pub calendar: Arc<Calendar>,
    /// The ticket that it was merged into.
    pub merged_into: Option<TicketId>,
    /// Why it was put away, if it is.
    pub put_away: Option<Away>,
    /// Contacts, answers, solves.
    pub history: History,
    /// What was promised and what became of it; empty where the report does not ask.
    pub promises: Vec<Kept>,
    /// What would have been promised under other settings; empty where nobody asks.
    pub replayed: Vec<Replayed>,
}

/// One instance of a promise as it would have been under other settings.
#[derive(Clone, Debug)]
pub struct Replayed {
    /// How it would stand.
    pub kept: Kept,
    /// Which goal would have been enough; nothing where none would have been promised.
    pub enough: Option<Enough>,
}

/// One instance of a promise: a ticket can have one first response, many next ones, one resolution.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Which promise.
    pub target: Target,
    /// Which instance of it, from zero.
    pub instance: usize,
    /// How it stands.
    pub status: ClockStatus,
    /// Why it was broken.
    pub cause: Option<Cause>,
    /// See [`Verdict::due_at`].
    pub due_at: Option<Moment>,
    /// When the customer began to wait.
    pub started_at: Option<Moment>,
    /// When it was fulfilled in time, or broken; nothing while it is open or where it was cancelled.
    pub decided_at: Option<Moment>,
    /// When it ended, with or without a result.
    pub stopped_at: Option<Moment>,
    /// What was counted.
    pub elapsed: Option<Span>,
    /// What was promised, in seconds.
    pub goal: Option<i64>,
    /// Who ended it; nothing where the desk did.
    pub actor: Option<AgentId>,
    /// The policy that held when it was decided or ended; for an open one the policy that holds.
    pub policy: Option<Arc<Policy>>,
}

impl Fact {
    /// The part of a ticket that reports ask for. Subject, customer and choice are for the caller to fill in.
    pub fn new(
        ticket: TicketId,
        folded: Folded,
        judged: Option<&Judged>,
        as_of: Moment,
        usual: &Arc<Calendar>,
    ) -> Fact {
        let promises = judged.map_or_else(Vec::new, |judged| {
            judged.all().map(|verdict| Kept::new(verdict, &folded, as_of)).collect()
        });
        let mut history = folded.history;
        history.settle();
        Fact {
            ticket,
            chosen: true,
            subject: String::new(),
            customer: None,
            status: folded.status,
            priority: folded.priority,
            channel: folded.channel,
            mode: folded.mode,
            assignee: folded.assignee,
            tags: folded.tags,
            department: folded.department,
            tier: folded.tier,
            created_at: folded.created_at,
            backfill: folded.backfill,
            follows: folded.follows,
            calendar: folded.promise.as_ref().map_or(usual, |promise| &promise.calendar).clone(),
            policy: folded.promise.map(|promise| promise.policy),
            merged_into: folded.merged_into,
            put_away: folded.put_away,
            history,
            promises,
            replayed: Vec::new(),
        }
    }

    /// Whether it counts anywhere: spam, merged tickets and those that were put away do not (metrics §1.0, §2.11).
    pub fn is_real(&self) -> bool {
        !matches!(self.status, Status::Spam | Status::Merged) && self.put_away.is_none()
    }
}

impl Replayed {
    /// Every instance of a ticket that was folded under other terms.
    pub fn all(folded: &Folded, as_of: Moment) -> Vec<Replayed> {
        let (Some(start), Some(judged)) = (folded.begins(), folded.judge(as_of)) else { return Vec::new() };
        let goals = enough(&start, &folded.ticks, as_of, &judged);
        let kept = judged.all().map(|verdict| Kept::new(verdict, folded, as_of));
        kept.zip(goals).map(|(kept, enough)| Replayed { kept, enough }).collect()
    }
}

impl Kept {
    fn new(verdict: &Verdict, folded: &Folded, as_of: Moment) -> Kept {
        let decided_at = verdict.decided_at();
        let policy = policy_at(folded, decided_at.or(verdict.stopped_at).unwrap_or(as_of));
        Kept {
            target: verdict.target,
            instance: verdict.instance,
            status: verdict.status,
            cause: verdict.cause,
            due_at: verdict.due_at,
            started_at: verdict.started_at,
            decided_at,
            stopped_at: verdict.stopped_at,
            elapsed: verdict.elapsed,
            goal: verdict.goal.map(|goal| goal.seconds),
            actor: verdict.stopped_by.and_then(|place| folded.actors.get(place).copied().flatten()),
            policy,
        }
    }

    /// Whether it is neither decided nor ended.
    pub fn is_open(&self) -> bool {
        matches!(self.status, ClockStatus::Active | ClockStatus::AtRisk | ClockStatus::Paused)
    }
}

/// The policy that held for a ticket at that instant.
fn policy_at(folded: &Folded, at: Moment) -> Option<Arc<Policy>> {
    let changes = folded.ticks.iter().rev().filter(|tick| tick.at <= at);
    let last = changes.into_iter().find_map(|tick| match &tick.what {
        Tick::PolicyChanged { policy, .. } => Some(policy.clone()),
        _ => None,
    });
    last.unwrap_or_else(|| folded.start.as_ref().map(|promise| promise.policy.clone()))
}
