//! Promises that are ready made: `desk settings preset`.

use serde_json::json;

use crate::harness::Desk;
use crate::mail::Mail;

fn versions(desk: &Desk) -> usize {
    desk.json("settings history").as_array().unwrap().len()
}

#[test]
fn they_are_listed_and_an_unknown_one_is_told() {
    let desk = Desk::new();
    let names: Vec<_> =
        desk.json("settings preset").as_array().unwrap().iter().map(|row| row["preset"].clone()).collect();
    assert_eq!(names, [json!("channels"), json!("daily-update"), json!("solo")]);
    desk.refused("settings preset chanels").says(
        2,
        "there is no preset `chanels`",
        "did you mean `channels`",
    );
    desk.refused("settings preset xyzzy --yes").says(2, "no preset `xyzzy`", "channels, daily-update, solo");
    desk.refused("settings preset solo --columns nonsense").says(2, "nonsense", "");
    assert_eq!(versions(&desk), 1);
    // The list needs no desk.
    assert!(Desk::nowhere().ok("settings preset").contains("daily-update"));
}

#[test]
fn each_is_shown_as_a_diff_and_asked_about() {
    for name in ["channels", "daily-update", "solo"] {
        let desk = Desk::new();
        let before = (desk.ok("settings show"), desk.dump());
        let diff = desk.ok(&format!("settings preset {name} --dry-run"));
        assert!(diff.starts_with("--- settings 1\n+++ settings, ") && diff.contains("\n@@ -"), "{diff}");
        assert_eq!(desk.dump(), before.1, "{name}");
        desk.refused(&format!("settings preset {name}")).says(1, "no terminal to ask", "--yes");
        assert_eq!(desk.dump(), before.1, "{name}");
        // Nobody who says no changes anything; who says yes does.
        let no = desk.command(&format!("settings preset {name}")).keys(100, "n").run();
        assert_eq!((no.code, desk.dump() == before.1), (1, true), "{no}");
        let yes = desk.command(&format!("settings preset {name}")).keys(100, "y").run();
        assert_eq!((yes.code, versions(&desk)), (0, 2), "{yes}");
        for line in diff.lines().filter(|line| line.starts_with('+')) {
            assert!(yes.to_string().contains(line.trim_end()), "{line} in {yes}");
        }
        // The second time changes nothing.
        let again = desk.run(&format!("settings preset {name} --yes"));
        assert_eq!((again.code, again.text().as_str(), versions(&desk)), (0, "", 2), "{again}");
        assert!(again.stderr.contains("nothing was changed"), "{again}");
        desk.ok("undo");
        assert_eq!(desk.ok("settings show"), before.0, "{name}");
    }
}

#[test]
fn what_one_person_promises_by_channel() {
    let desk = Desk::new();
    let row = desk.json("settings preset channels --yes");
    assert_eq!(row["policies"], json!(["social", "chat", "phone", "mail", "standard"]));
    // Monday, 10:00 in the office.
    desk.at("2026-06-29T10:00:00Z");
    for channel in ["email", "phone", "chat", "social", "web"] {
        desk.ok(&format!("new --from {channel}@x.example --subject x --channel {channel}"));
    }
    let due: Vec<_> = desk
        .json("list --sort id")
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["due_at"].as_str().unwrap()[11..].to_owned())
        .collect();
    assert_eq!(due, ["11:00:00Z", "10:05:00Z", "10:02:40Z", "11:00:00Z", "10:00:00Z"]);
    let policies: Vec<_> =
        (1..=5).map(|id| desk.json(&format!("sla explain {id}"))["policy"].clone()).collect();
    assert_eq!(policies, ["mail", "phone", "chat", "social", "standard"].map(|name| json!(name)));
    desk.ok("verify");
}

#[test]
fn a_narrower_policy_that_stands_behind_is_told() {
    let desk = Desk::new();
    let vip = "[[policy]]\nname = \"vip\"\nwhen = \"is:vip\"\nfirst_response = \"1h\"\n\n[[policy]]\nname = \"standard\"";
    desk.file("s.toml", desk.ok("settings show").replace("[[policy]]\nname = \"standard\"", vip));
    desk.ok("settings apply s.toml");
    let said = desk.run("settings preset channels --yes");
    assert!(said.stderr.contains("warning: `vip` stands behind them"), "{said}");
}

#[test]
fn a_day_without_a_word_is_late() {
    let desk = Desk::new();
    desk.ok("settings preset daily-update --yes");
    // A Friday afternoon: by office hours there would be time until Wednesday.
    desk.tick(0).at("2026-07-03T15:00:00Z");
    desk.command("deliver").stdin(Mail::new("1@customer.example", "15:00").bytes()).ok();
    desk.ok("reply 1 --body 'We look into it.' --status open");
    let row = desk.ticket(1);
    assert_eq!((&row["due_target"], &row["due_at"]), (&json!("update"), &json!("2026-07-04T15:00:00Z")));
    desk.at("2026-07-04T15:00:01Z");
    assert_eq!(desk.ticket(1)["sla_status"], "missed");
    desk.ok("verify");
}

#[test]
fn the_record_has_its_words() {
    let desk = Desk::new();
    desk.ok("settings preset solo --yes");
    assert_eq!(desk.json("log --limit 1")[0]["command"], "settings preset solo");
}
