//! Ready-made promises, on documents that begin in many ways.

use proptest::prelude::*;

use super::EXAMPLE;
use crate::desk::policy::{Goal, Hours};
use crate::desk::settings::{PRESETS, Preset, Settings, default_document};
use crate::desk::ticket::{Priority, Target};
use crate::desk::time::{DAY, HOUR};

fn preset(name: &str) -> &'static Preset {
    Preset::named(name).ok().unwrap()
}

fn after(name: &str, document: &str) -> (String, Settings) {
    let amended = preset(name).amended(document).unwrap();
    let settings = Settings::parse(&amended).unwrap_or_else(|faults| panic!("{amended}\n{faults:?}"));
    (amended, settings)
}

fn names(settings: &Settings) -> Vec<&str> {
    settings.policies.iter().map(|entry| entry.policy.name.as_str()).collect()
}

fn goal(seconds: i64, hours: Hours) -> Option<Goal> {
    Some(Goal { seconds, hours })
}

#[test]
fn channels_go_before_what_stands() {
    let document = "# Ours.\n[desk]\nname = \"x\"\n[calendar.office]\nmon = [\"09:00-17:00\"]\n\n# All of our promises.\n# In order.\n\n# For everybody:\n[[policy]] # one\nname = \"chat\" # ours\ncalendar = \"office\"\nfirst_response = \"8h\" # a day\nresolution = \"40h\"\npause_on = [\"hold\"]\npriority.urgent = { first_response = \"1m\", resolution = \"4h\" }\npriority.high = { first_response = \"4h\" }\n\n# Lists.\n[view.mine]\nquery = \"is:unsolved\" # mine\n";
    let (amended, settings) = after("channels", document);
    insta::assert_snapshot!(amended, @r#"
    # Ours.
    [desk]
    name = "x"
    [calendar.office]
    mon = ["09:00-17:00"]

    # All of our promises.
    # In order.

    [[policy]]
    name = "social"
    when = "channel:social"
    calendar = "office"
    first_response = "1h"
    resolution = "40h"
    pause_on = ["hold"]
    priority.urgent = { first_response = "1m", resolution = "4h" }

    [[policy]]
    name = "chat-2"
    when = "channel:chat"
    calendar = "office"
    first_response = "2m40s"
    resolution = "40h"
    pause_on = ["hold"]
    priority.urgent = { first_response = "1m", resolution = "4h" }

    [[policy]]
    name = "phone"
    when = "channel:phone"
    calendar = "office"
    first_response = "5m"
    resolution = "40h"
    pause_on = ["hold"]
    priority.urgent = { first_response = "1m", resolution = "4h" }

    [[policy]]
    name = "mail"
    when = "channel:email"
    calendar = "office"
    first_response = "1h"
    resolution = "40h"
    pause_on = ["hold"]
    priority.urgent = { first_response = "1m", resolution = "4h" }

    # For everybody:
    [[policy]] # one
    name = "chat" # ours
    calendar = "office"
    first_response = "8h" # a day
    resolution = "40h"
    pause_on = ["hold"]
    priority.urgent = { first_response = "1m", resolution = "4h" }
    priority.high = { first_response = "4h" }

    # Lists.
    [view.mine]
    query = "is:unsolved" # mine
    "#);
    assert_eq!(names(&settings), ["social", "chat-2", "phone", "mail", "chat"]);
    let first: Vec<_> = settings
        .policies
        .iter()
        .map(|entry| entry.policy.goal(Target::FirstResponse, Priority::Normal))
        .collect();
    assert_eq!(first, [HOUR, 160, 300, HOUR, 8 * HOUR].map(|seconds| goal(seconds, Hours::Business)));
}

#[test]
fn they_go_before_it_where_tables_of_one_kind_are_apart_too() {
    let document = "[desk]\nname = \"x\"\n[calendar.a]\nmon = [\"09:00-17:00\"]\n[[policy]]\nname = \"rest\"\nfirst_response = \"8h\"\n[calendar.b]\nmon = [\"09:00-17:00\"]\n";
    let (amended, settings) = after("channels", document);
    assert_eq!(names(&settings), ["social", "chat", "phone", "mail", "rest"], "{amended}");
}

#[test]
fn a_policy_of_the_channel_is_changed_and_not_doubled() {
    let document = "[desk]\nname = \"x\"\n[[policy]]\nname = \"quick\"\nwhen = \"channel:chat\"\nfirst_response = \"10m\" # soon\n[[policy]]\nname = \"rest\"\nfirst_response = \"8h\"\n[[policy]]\nname = \"never\"\nwhen = \"channel:phone\"\nfirst_response = \"1m\"\n";
    let (amended, settings) = after("channels", document);
    assert!(amended.contains("first_response = \"2m40s\" # soon\n"), "{amended}");
    assert_eq!(names(&settings), ["social", "phone", "mail", "quick", "rest", "never"]);
}

#[test]
fn a_daily_update_is_by_the_calendar() {
    let document = "[desk]\nname = \"x\"\n[[policy]]\nname = \"free\"\nwhen = \"tag:free\"\n[[policy]]\nname = \"vip\"\nwhen = \"is:vip\"\nupdate = { target = \"4h\", hours = \"calendar\" }\n[[policy]]\nname = \"office\"\nwhen = \"tag:office\"\nupdate = \"24h\" # often\n[[policy]]\nname = \"rest\"\nresolution = \"40h\"\n";
    let (amended, settings) = after("daily-update", document);
    let updates: Vec<_> =
        settings.policies.iter().map(|entry| entry.policy.goals[Target::Update as usize]).collect();
    let daily = goal(DAY, Hours::Calendar);
    assert_eq!(updates, [None, goal(4 * HOUR, Hours::Calendar), daily, daily]);
    assert!(amended.contains("update = { target = \"24h\", hours = \"calendar\" } # often\n"), "{amended}");
    let (_, settings) = after("daily-update", "[desk]\nname = \"x\"\n");
    assert_eq!((names(&settings), settings.policies[0].policy.goals[3]), (vec!["standard"], daily));
}

#[test]
fn one_person_has_one_calendar() {
    let document = "[desk]\nname = \"x\"\n[calendar.late]\nmon = [\"20:00-22:00\"]\n[calendar.office]\nmon = [\"09:00-17:00\"]\n[[policy]]\nname = \"vip\"\nwhen = \"is:vip\"\ncalendar = \"late\" # at night\nfirst_response = \"1h\"\n[[policy]]\nname = \"rest\"\ncalendar = \"office\"\nfirst_response = \"480m\" # a day\n[policy.priority.urgent]\nresolution = \"1h\" # at once\n";
    let (amended, settings) = after("solo", document);
    insta::assert_snapshot!(amended, @r#"
    [desk]
    name = "x"
    [calendar.late]
    mon = ["20:00-22:00"]
    [calendar.office]
    mon = ["09:00-17:00"]
    [[policy]]
    name = "vip"
    when = "is:vip"
    calendar = "office" # at night
    first_response = "1h"
    [[policy]]
    name = "rest"
    calendar = "office"
    first_response = "480m" # a day
    next_response = "8h"
    resolution = "40h"
    update = "24h"
    [policy.priority.urgent]
    resolution = "1h" # at once
    first_response = "2h"
    next_response = "4h"
    "#);
    assert!(settings.policies.iter().all(|entry| entry.calendar_name.as_deref() == Some("office")));
    let (amended, settings) = after("solo", "[desk]\nname = \"x\"\n# the end\n");
    insta::assert_snapshot!(amended, @r#"
    [desk]
    name = "x"

    [calendar.office]
    mon = ["09:00-17:00"]
    tue = ["09:00-17:00"]
    wed = ["09:00-17:00"]
    thu = ["09:00-17:00"]
    fri = ["09:00-17:00"]

    [[policy]]
    name = "solo"
    calendar = "office"
    first_response = "8h"
    next_response = "8h"
    resolution = "40h"
    update = "24h"
    priority.urgent = { first_response = "2h", next_response = "4h", resolution = "16h" }
    # the end
    "#);
    assert_eq!(names(&settings), ["solo"]);
}

#[test]
fn lists_in_one_line_and_other_line_ends_are_written_too() {
    let inline =
        "policy = [\n  { name = \"a\", first_response = \"8h\" }, # all\n]\ndesk = { name = \"x\" }\n";
    let (amended, settings) = after("channels", inline);
    assert_eq!(names(&settings), ["social", "chat", "phone", "mail", "a"], "{amended}");
    assert!(amended.contains("# all"), "{amended}");
    for preset in PRESETS {
        let crlf = default_document("Acme", &[], "UTC").replace('\n', "\r\n");
        let amended = preset.amended(&format!("\u{feff}{crlf}")).unwrap();
        assert!(
            amended.starts_with('\u{feff}') && !amended.replace("\r\n", "").contains('\n'),
            "{amended:?}"
        );
    }
}

#[test]
fn what_cannot_be_put_in_force_is_left_alone() {
    for preset in PRESETS {
        for wrong in ["", "[desk", "[desk]\nname = \"x\"\n[[policy]]\nfirst_response = \"1x\"\n"] {
            assert_eq!(preset.amended(wrong), None, "{} {wrong:?}", preset.name);
        }
    }
    assert_eq!(Preset::named("chanels").err(), Some(Some("channels")));
    assert_eq!(Preset::named("xyzzy").err(), Some(None));
}

/// Pieces of a document that can be put in force in most orders, each with a comment that names it.
fn documents() -> impl Strategy<Value = String> {
    let policy = (0..7_usize, 0..5_usize, 0..5_usize, 0..6_usize, any::<bool>()).prop_map(|(name, when, calendar, goals, above)| {
        let name = ["chat", "mail", "social", "standard", "solo", "chat-2", "Phone"][name];
        let when = ["", "when = \"channel:chat\"\n", "when = \"is:vip\"\n", "when = \"channel:email -tag:x\"\n", "when = \"channel:phone\"\n"][when];
        let calendar = ["", "calendar = \"office\"\n", "calendar = \"none\"\n", "calendar = \"night\" # #\n", ""][calendar];
        let goals = [
            "",
            "first_response = \"8h\" # #\n",
            "first_response = { target = \"1h\", hours = \"calendar\" }\nresolution = \"40h\"\n",
            "update = \"24h\"\npriority.urgent = { first_response = \"30m\", update = \"none\" } # #\n",
            "update.target = \"2h\"\nfirst_response = \"1m\"\n[policy.priority.low] # #\nnext_response = \"none\"\n",
            "[policy.update] # #\ntarget = \"2m40s\"\n[policy.priority]\nurgent.resolution = \"none\"\n",
        ][goals];
        let above = if above { "# above #\n\n# of it #\n" } else { "" };
        format!("{above}[[policy]] # #\nname = \"{name}\"\n{when}{calendar}{goals}")
    });
    let piece = prop_oneof![
        6 => policy,
        1 => Just("[calendar.office] # #\nmon = [\"09:00-17:00\"] # #\n".to_owned()),
        1 => Just("[calendar]\nnight.sun = [\"22:00-06:00\"] # #\n".to_owned()),
        1 => Just("[view.mine] # #\nquery = \"is:unsolved\"\n".to_owned()),
        1 => Just("\n# alone #\n\n".to_owned()),
    ];
    (prop::collection::vec(piece, 0..8), any::<bool>(), any::<bool>()).prop_map(|(pieces, end, crlf)| {
        let mut document = format!("# first #\n[desk] # #\nname = \"x\"\n{}", pieces.concat());
        if end {
            document.push_str("\n# last #");
        }
        if crlf { document.replace('\n', "\r\n") } else { document }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    /// Whatever stood before can be put in force afterwards, keeps its comments, its policies and their order, and is not changed a
    /// second time.
    #[test]
    fn what_could_be_put_in_force_can_be_afterwards(document in documents(), place in 0..PRESETS.len()) {
        let Ok(before) = Settings::parse(&document) else { return Ok(()) };
        let preset = &PRESETS[place];
        let Some(amended) = preset.amended(&document) else {
            return Err(TestCaseError::fail(format!("{} of\n{document}", preset.name)));
        };
        let after = Settings::parse(&amended);
        prop_assert!(after.is_ok(), "{} made of\n{}\n{}\n{:?}", preset.name, document, amended, after.err());
        let after = after.unwrap();
        let twice = preset.amended(&amended);
        prop_assert_eq!(twice.as_ref(), Some(&amended), "twice");
        // Comments stand, but for those of a table that became a value.
        if !document.contains("[policy.update]") {
            prop_assert_eq!(amended.matches('#').count(), document.matches('#').count(), "{}", amended);
        }
        let kept: Vec<&str> = names(&after).into_iter().filter(|name| names(&before).contains(name)).collect();
        prop_assert_eq!(kept, names(&before), "{}", amended);
        for entry in &before.policies {
            let now = after.policies.iter().find(|now| now.policy.name == entry.policy.name).unwrap();
            prop_assert_eq!(&now.when_text, &entry.when_text);
            prop_assert_eq!(&now.policy.pause_on, &entry.policy.pause_on);
        }
        prop_assert_eq!(after.views.len(), before.views.len());
        promised(preset.name, &before, &after)?;
    }
}

/// What each of them promises.
fn promised(preset: &str, before: &Settings, after: &Settings) -> Result<(), TestCaseError> {
    match preset {
        "channels" => {
            for (channel, seconds) in [("social", HOUR), ("chat", 160), ("phone", 300), ("email", HOUR)] {
                let when = format!("channel:{channel}");
                let open = after.policies.iter().take_while(|entry| entry.when.is_some());
                let own: Vec<_> = open.filter(|entry| entry.when_text == when).collect();
                prop_assert!(!own.is_empty(), "{}", channel);
                prop_assert_eq!(own[0].policy.goals[0], goal(seconds, Hours::Business));
            }
            prop_assert!(after.policies.len() <= before.policies.len() + 4);
        }
        "daily-update" => {
            prop_assert!(after.promises(Target::Update));
            for entry in &after.policies {
                if Target::ALL.iter().any(|target| entry.policy.promises(*target)) {
                    let update = entry.policy.goals[Target::Update as usize];
                    prop_assert!(
                        update.is_some_and(
                            |goal| goal.seconds <= DAY - i64::from(goal.hours != Hours::Calendar)
                        )
                    );
                }
            }
        }
        _ => {
            let calendars: std::collections::BTreeSet<_> =
                after.policies.iter().map(|entry| entry.calendar_name.clone()).collect();
            prop_assert_eq!(calendars.len(), 1);
            let general = after.policies.iter().find(|entry| entry.when.is_none()).unwrap();
            let promised = [8, 8, 40].map(|hours| goal(hours * HOUR, Hours::Business));
            prop_assert_eq!(&general.policy.goals[..3], promised);
            prop_assert!(general.policy.goals[Target::Update as usize].is_some());
            prop_assert_eq!(
                after.policies.len(),
                before.policies.len() + usize::from(before.policies.iter().all(|entry| entry.when.is_some()))
            );
        }
    }
    Ok(())
}

#[test]
fn the_example_takes_them_all() {
    let mut document = EXAMPLE.to_owned();
    // The policy for the rest, which `solo` makes, has a word each day only after it.
    for preset in PRESETS.iter().chain(PRESETS) {
        document = after(preset.name, &document).0;
    }
    for preset in PRESETS {
        assert_eq!(preset.amended(&document).as_deref(), Some(document.as_str()), "{}", preset.name);
    }
}
