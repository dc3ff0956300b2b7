//! The whole way: `desk` itself is driven along the events of each worked case, and `sla explain` must give what was worked
//! out by hand (metrics §5). What the engine alone makes of them is tested beside its code.

use serde_json::Value;

use crate::differences::differences;
use crate::harness::Desk;
use crate::mail::Mail;

/// What a case calls a status and this desk another.
const STATUSES: [(&str, &str); 4] =
    [("pending", "pending"), ("on_hold", "hold"), ("open", "open"), ("solved", "solved")];

fn cases() -> Vec<Value> {
    let document: Value = serde_json::from_str(include_str!("data/sla_cases.json")).unwrap();
    document["cases"].as_array().unwrap().clone()
}

fn merges(case: &Value) -> bool {
    events(case).any(|event| kind(event).starts_with("merged"))
}

fn events(case: &Value) -> impl Iterator<Item = &Value> {
    case["events"].as_array().unwrap().iter()
}

fn kind(event: &Value) -> &str {
    event["kind"].as_str().unwrap()
}

fn at(event: &Value) -> &str {
    event["at"].as_str().unwrap()
}

#[test]
fn the_whole_way_through_each_case_gives_what_was_worked_out_by_hand() {
    let cases = cases();
    assert_eq!(cases.len(), 60);
    all_agree(cases.iter().filter(|case| !merges(case)));
}

#[test]
fn the_whole_way_through_the_cases_with_merges() {
    let cases = cases();
    let merging: Vec<&Value> = cases.iter().filter(|case| merges(case)).collect();
    assert_eq!(merging.len(), 3);
    all_agree(merging.into_iter());
}

fn all_agree<'a>(cases: impl Iterator<Item = &'a Value>) {
    let mut wrong = Vec::new();
    for case in cases {
        let explained = drive(case);
        let found = &explained["targets"];
        for difference in differences("", &case["expect"], found) {
            wrong.push(format!("{}{difference}", case["name"]));
        }
        for (target, told) in found.as_object().unwrap() {
            let rows = told["timeline"].as_array().unwrap();
            let last = rows.last().map_or(0, |row| row["instance"].as_i64().unwrap());
            let counted = rows.iter().filter(|row| row["instance"] == last);
            let sum: i64 = counted.map(|row| row["counted_minutes"].as_i64().unwrap()).sum();
            if told["elapsed_minutes"].as_i64().is_some_and(|elapsed| elapsed != sum) {
                wrong.push(format!("{}.{target}: the rows count {sum} minutes: {told}", case["name"]));
            }
        }
    }
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
}

/// Drives a desk along a case; gives what `sla explain` says at its end.
fn drive(case: &Value) -> Value {
    let desk = Desk::nowhere();
    let first = events(case).next().unwrap();
    // The desk is an hour old when the customer comes.
    desk.at(at(first)).wait(-3600).tick(0);
    desk.ok("init --name Acme --address support@acme.example --me 'Ana Horvat <ana@acme.example>'");
    desk.file("settings.toml", settings(case));
    desk.ok("settings apply settings.toml");
    let mut policies = 1;
    for (number, event) in events(case).enumerate() {
        if event["waiting_since"].is_string() {
            merged_in(&desk, event);
            continue;
        }
        desk.at(at(event));
        happens(&desk, number, event, &mut policies);
    }
    let as_of = case["as_of"].as_str().unwrap();
    // Looked at much later, so that it is `--as-of` which hides what came after.
    desk.at(as_of).wait(40 * 86_400);
    desk.json(&format!("sla explain 1 --as-of {as_of}"))
}

/// The first ticket is the one that the case is about.
fn happens(desk: &Desk, number: usize, event: &Value, policies: &mut usize) {
    let deliver = |mail: Mail| {
        desk.command("deliver").stdin(mail.bytes()).ok();
    };
    let mail = |id: usize| Mail::new(&format!("{id}@customer.example"), "08:00");
    match kind(event) {
        "created" => match (event["mode"].as_str(), event["priority"].as_str()) {
            (None, None) => deliver(mail(0)),
            (mode, priority) => {
                let mode = mode.map(|mode| format!(" --{mode}")).unwrap_or_default();
                let priority = priority.map(|word| format!(" --priority {word}")).unwrap_or_default();
                desk.ok(&format!("new --from eva@customer.example --subject Help{mode}{priority}"));
            }
        },
        "customer_reply" if number.is_multiple_of(2) && !is_closed(desk) => {
            desk.ok("receive 1 --body 'It still does not work'");
        }
        "customer_reply" => deliver(mail(number).answers("0@customer.example")),
        "customer_auto_reply" => {
            let absent = mail(number).answers("0@customer.example").subject("Out of office");
            deliver(absent.header("Auto-Submitted", "auto-replied"));
        }
        "agent_reply" => drop(desk.ok("reply 1 --body 'Please try again' --status keep")),
        "auto_reply" => drop(desk.ok("reply 1 --body 'We have your mail' --auto")),
        "internal_note" => drop(desk.ok("note 1 'Looks bad'")),
        "customer_reopened" => drop(desk.ok("status open 1 --confirmed")),
        "reopened" => drop(desk.ok("status open 1")),
        "reopen_voided" | "no_reply_needed" => drop(desk.ok("dismiss 1")),
        "closed" => drop(desk.ok("status closed 1")),
        "spam" => drop(desk.ok("status spam 1")),
        "priority_changed" => drop(desk.ok(&format!("priority {} 1", event["priority"].as_str().unwrap()))),
        "policy_changed" => {
            *policies += 1;
            desk.ok(&format!("tag add p{policies} 1"));
        }
        "merged_into" => {
            desk.ok("new --from eva@customer.example --subject 'The same again'");
            desk.ok("merge 2 1");
        }
        word => {
            let status = STATUSES.iter().find(|(kind, _)| *kind == word);
            let (_, status) = status.unwrap_or_else(|| panic!("no way to drive {word}"));
            desk.ok(&format!("status {status} 1"));
        }
    }
}

fn is_closed(desk: &Desk) -> bool {
    desk.field(1, "status") == "closed"
}

/// Another ticket, whose customer has waited since then, goes up in the first.
fn merged_in(desk: &Desk, event: &Value) {
    desk.at(event["waiting_since"].as_str().unwrap());
    desk.ok("new --from eva@customer.example --subject 'The same again'");
    desk.at(at(event));
    desk.ok("merge 1 2");
}

/// The case's policies as a settings document: each one that comes later holds for the tickets with its tag.
fn settings(case: &Value) -> String {
    let mut text =
        "[desk]\nname = \"Acme\"\naddresses = [\"support@acme.example\"]\ntimezone = \"UTC\"\n".to_owned();
    let later = events(case).filter(|event| kind(event) == "policy_changed");
    let mut policies = vec![(&case["policy"], &case["calendar"])];
    for event in later {
        let calendar = event.get("calendar").unwrap_or(policies[policies.len() - 1].1);
        policies.push((&event["policy"], calendar));
    }
    for (number, (_, calendar)) in policies.iter().enumerate() {
        text.push_str(&format!("[calendar.c{}]\n{}", number + 1, hours(calendar)));
    }
    for (number, (policy, _)) in policies.iter().enumerate().rev() {
        let number = number + 1;
        let when = if number > 1 { format!("when = \"tag:p{number}\"\n") } else { String::new() };
        text.push_str(&format!(
            "[[policy]]\nname = \"p{number}\"\ncalendar = \"c{number}\"\n{when}{}",
            promises(policy)
        ));
    }
    text
}

fn hours(calendar: &Value) -> String {
    let intervals = |day: &Value| -> Vec<String> {
        let pairs = day.as_array().unwrap().iter();
        pairs.map(|pair| format!("\"{}-{}\"", pair[0].as_str().unwrap(), pair[1].as_str().unwrap())).collect()
    };
    let mut text = format!("timezone = {}\n", calendar["timezone"]);
    for (day, hours) in calendar["hours"].as_object().unwrap() {
        text.push_str(&format!("{day} = [{}]\n", intervals(hours).join(", ")));
    }
    let holidays =
        calendar["holidays"].as_array().into_iter().flatten().map(|holiday| match holiday.as_str() {
            Some(date) => format!("\"{date}\""),
            None => {
                let hours = intervals(&holiday["hours"]).join(", ");
                format!("{{ date = {}, hours = [{hours}] }}", holiday["date"])
            }
        });
    format!("{text}holidays = [{}]\n", holidays.collect::<Vec<_>>().join(", "))
}

fn promises(policy: &Value) -> String {
    let mut text = String::new();
    for (target, promise) in policy["targets"].as_object().unwrap() {
        text.push_str(&format!("{target} = {}\n", goal(promise)));
    }
    if let Some(pauses) = policy["pause_on"].as_array() {
        let words = pauses.iter().map(|status| match status.as_str().unwrap() {
            "on_hold" => "\"hold\"".to_owned(),
            word => format!("\"{word}\""),
        });
        text.push_str(&format!("pause_on = [{}]\n", words.collect::<Vec<_>>().join(", ")));
    }
    for key in ["retarget", "reopen", "reopen_on"] {
        if let Some(word) = policy[key].as_str().filter(|word| *word != "customer_reply") {
            text.push_str(&format!("{key} = \"{word}\"\n"));
        }
    }
    if let Some(percent) = policy["at_risk_percent"].as_i64() {
        text.push_str(&format!("at_risk = {percent}\n"));
    }
    for (priority, targets) in policy["priorities"].as_object().into_iter().flatten() {
        let goals = targets.as_object().unwrap().iter();
        let goals: Vec<String> =
            goals.map(|(target, promise)| format!("{target} = {}", goal(promise))).collect();
        text.push_str(&format!("priority.{priority} = {{ {} }}\n", goals.join(", ")));
    }
    text
}

fn goal(promise: &Value) -> String {
    match promise["minutes"].as_i64() {
        None => "\"none\"".into(),
        Some(minutes) => {
            format!(
                "{{ target = \"{minutes}m\", hours = \"{}\" }}",
                promise["hours"].as_str().unwrap_or("business")
            )
        }
    }
}
