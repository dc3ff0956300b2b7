//! `examples/`: the walk through the main job runs, the settings can be put in force, the mailbox is whole.

use super::chapters::shell;
use super::{copy, root};
use crate::harness::Desk;

#[test]
fn the_quickstart_runs_from_end_to_end() {
    let desk = Desk::nowhere();
    let output = shell(desk.folder(), "exec sh \"$0\"")
        .arg(root().join("examples/quickstart.sh"))
        .env_remove("DESK_NOW")
        .env("DESK_BIN", env!("CARGO_BIN_EXE_desk"))
        .output()
        .unwrap();
    let said =
        format!("{}\n{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{}\n{said}", output.status);
    assert!(!said.contains("error:"), "{said}");
}

#[test]
fn the_example_settings_can_be_put_in_force() {
    let desk = Desk::new();
    std::fs::copy(root().join("examples/settings.toml"), desk.path("settings.toml")).unwrap();
    let output = desk.run("settings check settings.toml");
    assert_eq!(output.code, 0, "{output}");
    assert!(!output.stderr.contains("warning"), "{output}");
}

#[test]
fn the_example_mailbox_is_whole() {
    let desk = Desk::nowhere();
    desk.at("2026-07-03T18:00:00Z");
    desk.ok("init --address support@teapots.example --me 'Ana Horvat <ana@teapots.example>'");
    copy(&root().join("examples/mailbox"), &desk.path("mailbox"));
    let lines = ["import mailbox/inbox.mbox", "import --as-sent mailbox/Sent"];
    for row in lines.map(|line| desk.json(&format!("{line} --live-from 2000-01-01"))[0].clone()) {
        assert_eq!((&row["quarantined"], &row["skipped"]), (&0.into(), &0.into()), "{row}");
        assert!(row["imported"].as_i64().unwrap() > 0, "{row}");
    }
    assert!(desk.json("messages --limit 9999").as_array().unwrap().len() >= 60, "some 60 mails");
    let sent = desk.json("messages --columns direction");
    assert!(
        sent.as_array().unwrap().iter().any(|row| row["direction"] == "out"),
        "our answers are among them"
    );
}
