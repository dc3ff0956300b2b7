//! The engine against worked cases, and against a slow simulator that walks the time axis minute by minute.
//!
//! `tests/data/sla_cases.json` and `sla_update_cases.json` hold cases with results worked out by hand, `tests/data/sla_generated.jsonl.zst` random
//! ones with the simulator's results. `benches/sla_differential.sh` makes that file, and as many more cases as wanted.

#[path = "../../../../tests/differences.rs"]
mod differences;

use std::sync::Arc;

use serde_json::{Value, json};

use differences::differences;

use crate::desk::calendar::{Calendar, Special, SpecialDate};
use crate::desk::policy::{Goal, Hours, Override, Policy, Reopen, ReopenOn, Retarget};
use crate::desk::sla::{ClockStatus, Event, Judged, Start, Verdict, What, explain, judge};
use crate::desk::ticket::{Mode, Priority, Status, Target};
use crate::desk::time::{Moment, Zone};

#[test]
fn worked_cases() {
    let document: Value =
        serde_json::from_str(include_str!("../../../../tests/data/sla_cases.json")).unwrap();
    let cases = document["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 60);
    all_agree(cases.iter());
}

/// The simulator does not know this target: these are worked out by hand, with the arithmetic in their notes.
#[test]
fn worked_cases_of_updates() {
    let document: Value =
        serde_json::from_str(include_str!("../../../../tests/data/sla_update_cases.json")).unwrap();
    let cases = document["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 35);
    all_agree(cases.iter());
}

#[test]
fn simulated_cases() {
    let cases = simulated();
    assert!(cases.len() >= 2000);
    all_agree(cases.iter());
}

/// Reads what `benches/sla_differential.sh` has made.
#[test]
#[ignore = "run by benches/sla_differential.sh"]
#[allow(clippy::print_stdout, reason = "how many cases were held against each other")]
fn differential() {
    let made = concat!(env!("CARGO_MANIFEST_DIR"), "/target/sla_differential");
    let (mut judged, mut on_purpose, mut wrong) = (0, 0, Vec::new());
    for entry in std::fs::read_dir(made).unwrap() {
        let path = entry.unwrap().path();
        let cases = lines(&std::fs::read_to_string(&path).unwrap());
        judged += cases.len();
        for case in &cases {
            let place = path.file_name().unwrap_or_default().to_string_lossy();
            let differences = disagreements(case);
            if !differences.is_empty() && is_withdrawn_in_time(case) {
                on_purpose += 1;
                continue;
            }
            wrong.extend(differences.into_iter().map(|one| format!("{place} {one}")));
        }
    }
    assert!(judged > 0, "{made} is empty");
    println!("{judged} cases, {on_purpose} of them differ on purpose");
    assert!(on_purpose <= 1 + judged / 10_000, "{on_purpose} of {judged} cases are no longer an exception");
    assert!(wrong.is_empty(), "{} differences in {judged} cases:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_story_of_a_ticket_is_told_in_order() {
    let document: Value =
        serde_json::from_str(include_str!("../../../../tests/data/sla_cases.json")).unwrap();
    let told = |name: &str| {
        let case = document["cases"].as_array().unwrap().iter().find(|case| case["name"] == name).unwrap();
        let (start, events, as_of) = parse(case);
        let lines = explain(&start, &events, as_of).1.into_iter().map(|step| {
            let due = step.due_at.map_or("-".into(), Moment::rfc3339);
            let (act, target, elapsed) = (step.act, step.target, step.elapsed.0 / 60);
            let event = step.event.map_or("time".into(), |place| place.to_string());
            format!("{} {target} {} {act} by {event}: {elapsed} min, due {due}", step.at, step.instance)
        });
        lines.collect::<Vec<_>>().join("\n")
    };
    insta::assert_snapshot!(told("reopen-turns-met-into-missed"), @"
    2026-03-02T14:00:00Z resolution 0 start by 0: 0 min, due 2026-03-02T16:00:00Z
    2026-03-02T14:00:00Z first_response 0 start by 0: 0 min, due -
    2026-03-02T14:30:00Z first_response 0 stop by 1: 0 min, due -
    2026-03-02T15:30:00Z resolution 0 stop by 2: 90 min, due 2026-03-02T16:00:00Z
    2026-03-03T14:00:00Z resolution 0 resume by 3: 90 min, due 2026-03-03T14:30:00Z
    2026-03-03T14:00:00Z next_response 0 start by 3: 0 min, due -
    2026-03-03T14:30:00Z resolution 0 breach by time: 120 min, due 2026-03-03T14:30:00Z
    ");
    insta::assert_snapshot!(told("merge-survivor-inherits-an-overdue-wait"), @"
    2026-03-02T14:00:00Z resolution 0 start by 0: 0 min, due -
    2026-03-02T14:00:00Z first_response 0 start by 0: 0 min, due 2026-03-02T15:00:00Z
    2026-03-02T14:30:00Z first_response 0 stop by 1: 30 min, due 2026-03-02T15:00:00Z
    2026-03-02T16:00:00Z next_response 0 start by 2: 0 min, due 2026-03-02T17:00:00Z
    2026-03-02T16:00:00Z next_response 0 merge by 2: 75 min, due 2026-03-02T16:00:00Z
    2026-03-02T16:00:00Z next_response 0 breach by time: 75 min, due 2026-03-02T16:00:00Z
    ");
    insta::assert_snapshot!(told("priority-raised-after-new-budget-is-spent"), @"
    2026-03-02T14:00:00Z resolution 0 start by 0: 0 min, due 2026-03-03T22:00:00Z
    2026-03-02T14:00:00Z first_response 0 start by 0: 0 min, due 2026-03-02T22:00:00Z
    2026-03-02T16:00:00Z first_response 0 retarget by 1: 120 min, due 2026-03-02T16:00:00Z
    2026-03-02T16:00:00Z resolution 0 retarget by 1: 120 min, due 2026-03-02T18:00:00Z
    2026-03-02T16:00:00Z first_response 0 breach by time: 120 min, due 2026-03-02T16:00:00Z
    ");
}

/// The random tickets that the simulator judged.
pub(super) fn simulated() -> Vec<Value> {
    let packed = include_bytes!("../../../../tests/data/sla_generated.jsonl.zst");
    lines(&String::from_utf8(zstd::decode_all(&packed[..]).unwrap()).unwrap())
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The one thing about which the engine and the simulator disagree on purpose, in about one ticket of 50 000: a promise
/// was kept in its very last second and withdrawn afterwards, and then the ticket was reopened. See
/// `a_promise_kept_in_the_last_second_and_withdrawn_is_not_broken_by_a_reopening` in `corners.rs`.
fn is_withdrawn_in_time(case: &Value) -> bool {
    let (start, events, as_of) = parse(case);
    let judged = judge(&start, &events, as_of);
    Target::ALL.iter().any(|&target| {
        let expected = &case["expect"][target.word()];
        let Some(broken) = expected["breached_at"].as_str().and_then(Moment::parse) else { return false };
        let (then, now) = (judge(&start, &events, broken), judged.verdict(target));
        let kept = then.verdict(target).status == ClockStatus::Met
            && then.verdict(target).stopped_at == Some(broken)
            && then.verdict(target).due_at == Some(broken);
        kept && expected["target_minutes"].is_null() && now.status == ClockStatus::None
    })
}

fn all_agree<'a>(cases: impl Iterator<Item = &'a Value>) {
    let wrong: Vec<String> = cases.flat_map(disagreements).collect();
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong[..wrong.len().min(40)].join("\n"));
}

/// Each field in which the engine gives something else than the case expects.
fn disagreements(case: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    let (start, events, as_of) = parse(case);
    let judged = judge(&start, &events, as_of);
    let (expected, shown) = (&case["expect"], show(&judged));
    for difference in differences("", expected, &shown) {
        wrong.push(format!("{}{difference}", case["name"]));
    }
    for open in judged.open.iter().flatten() {
        let (kept, status) = (open.status_at(as_of), judged.verdict(open.target).status);
        if kept != status {
            wrong.push(format!("{}: the kept {} is {kept}, judged {status}", case["name"], open.target));
        }
    }
    wrong
}

fn show(judged: &Judged) -> Value {
    let mut shown = json!({});
    for &target in Target::ALL {
        let mut fields = verdict(judged.verdict(target));
        fields["instances"] = judged.instances(target).map(verdict).collect();
        shown[target.word()] = fields;
    }
    shown
}

fn verdict(verdict: &Verdict) -> Value {
    json!({
        "status": verdict.status.word(),
        "due_at": verdict.due_at.map(Moment::rfc3339),
        "elapsed_minutes": verdict.elapsed_minutes(),
        "remaining_minutes": verdict.remaining_minutes(),
        "breached_at": verdict.breached_at.map(Moment::rfc3339),
        "breach_cause": verdict.cause.map(|cause| cause.word()),
        "target_minutes": verdict.goal_minutes(),
        "started_at": verdict.started_at.map(Moment::rfc3339),
        "stopped_at": verdict.stopped_at.map(Moment::rfc3339),
    })
}

pub(super) fn parse(case: &Value) -> (Start, Vec<Event>, Moment) {
    let start = Start { policy: Some(policy(&case["policy"])), calendar: calendar(&case["calendar"]) };
    let mut events: Vec<Event> = list(&case["events"]).map(event).collect();
    events.sort_by_key(|event| event.at);
    (start, events, instant(&case["as_of"]))
}

fn event(event: &Value) -> Event {
    let what = match text(&event["kind"]) {
        "created" => What::Created {
            mode: match (event["by"].as_str(), event["mode"].as_str()) {
                (Some("agent"), Some("outbound")) => Mode::Outbound,
                (Some("agent"), Some("live")) => Mode::Live,
                _ => Mode::Inbound,
            },
            priority: event["priority"].as_str().map_or(Priority::Normal, priority),
        },
        "customer_reply" => What::CustomerReply,
        "customer_auto_reply" => What::CustomerAutoReply,
        "agent_reply" => What::AgentReply,
        "auto_reply" => What::AutoReply,
        "internal_note" => What::InternalNote,
        "pending" => What::Pending,
        "on_hold" => What::Hold,
        "open" => What::Open,
        "solved" => What::Solved,
        "reopened" => What::Reopened,
        "customer_reopened" => What::CustomerReopened,
        "reopen_voided" => What::ReopenVoided,
        "no_reply_needed" => What::NoReplyNeeded,
        "closed" => What::Closed,
        "priority_changed" => What::PriorityChanged(priority(text(&event["priority"]))),
        "policy_changed" => What::PolicyChanged {
            policy: Some(policy(&event["policy"])),
            calendar: event.get("calendar").map(calendar),
        },
        "merged_into" => What::MergedInto,
        "merged_in" => What::MergedIn { waiting_since: event.get("waiting_since").map(instant) },
        "spam" => What::Spam,
        kind => panic!("unknown kind {kind}"),
    };
    Event { at: instant(&event["at"]), what }
}

fn policy(policy: &Value) -> Arc<Policy> {
    let word = |name: &str| policy[name].as_str().unwrap_or_default();
    let each = |target: &Target| goal(&policy["targets"][target.word()]);
    let override_of = |priority: &Priority, target: &Target| match policy["priorities"][priority.word()]
        .get(target.word())
    {
        None => Override::Inherit,
        Some(value) => goal(value).map_or(Override::Nothing, Override::Goal),
    };
    let pauses = policy["pause_on"].as_array().map(|statuses| {
        statuses.iter().map(|status| match text(status) {
            "on_hold" => Status::Hold,
            word => Status::from_word(word).unwrap(),
        })
    });
    Arc::new(Policy {
        name: "case".into(),
        goals: std::array::from_fn(|at| each(&Target::ALL[at])),
        overrides: std::array::from_fn(|row| {
            std::array::from_fn(|at| override_of(&Priority::ALL[row], &Target::ALL[at]))
        }),
        pause_on: pauses.map_or(vec![Status::Pending], Iterator::collect),
        reopen: Reopen::from_word(word("reopen")).unwrap_or(Reopen::Resume),
        reopen_on: ReopenOn::from_word(word("reopen_on")).unwrap_or(ReopenOn::Message),
        retarget: Retarget::from_word(word("retarget")).unwrap_or(Retarget::Keep),
        at_risk_percent: policy["at_risk_percent"].as_i64().unwrap_or(80),
    })
}

fn goal(goal: &Value) -> Option<Goal> {
    let seconds = goal["minutes"].as_i64()? * 60;
    Some(Goal { seconds, hours: goal["hours"].as_str().map_or(Hours::Business, hours_word) })
}

fn hours_word(word: &str) -> Hours {
    Hours::from_word(word).unwrap()
}

fn calendar(calendar: &Value) -> Arc<Calendar> {
    let weekly = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map(|day| hours(&calendar["hours"][day]));
    let special: Vec<Special> = list(&calendar["holidays"])
        .map(|holiday| {
            let date = holiday.as_str().unwrap_or_else(|| text(&holiday["date"]));
            let date = match date.parse() {
                Ok(date) => SpecialDate::Dated(date),
                Err(_) => {
                    let (month, day) = date.split_once('-').unwrap();
                    SpecialDate::Yearly { month: month.parse().unwrap(), day: day.parse().unwrap() }
                }
            };
            Special { date, hours: hours(&holiday["hours"]) }
        })
        .collect();
    let zone = Zone::named(text(&calendar["timezone"])).unwrap();
    Arc::new(Calendar::new(zone, weekly, &special).unwrap())
}

fn hours(hours: &Value) -> Vec<(u16, u16)> {
    let minutes = |value: &Value| {
        let (hour, minute) = text(value).split_once(':').unwrap();
        hour.parse::<u16>().unwrap() * 60 + minute.parse::<u16>().unwrap()
    };
    list(hours).map(|pair| (minutes(&pair[0]), minutes(&pair[1]))).collect()
}

fn list(value: &Value) -> std::slice::Iter<'_, Value> {
    value.as_array().map_or([].iter(), |list| list.iter())
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

fn priority(word: &str) -> Priority {
    Priority::from_word(word).unwrap()
}

fn instant(value: &Value) -> Moment {
    Moment::parse(text(value)).unwrap()
}
