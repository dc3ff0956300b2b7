//! Every way in which a session with an editor can end: what was typed is in the outbox, or on disk, and its path is told.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::time::Duration;

use serde_json::json;

use crate::harness::{Desk, Output};
use crate::mail::Mail;

/// A desk with a mail of Eva's, and another ticket of hers.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.command("deliver").stdin(Mail::new("1@x.example", "08:00").body("It leaks.\n").bytes()).ok();
    desk.command("deliver")
        .stdin(Mail::new("2@x.example", "08:05").subject("Late").body("Where?\n").bytes())
        .ok();
    desk
}

/// Types a line with an editor that does this; `desk` in it is the real program, on the same desk.
fn with(desk: &Desk, line: &str, script: &str) -> Output {
    let bin = PathBuf::from(env!("CARGO_BIN_EXE_desk"));
    let path = format!("PATH={}:/usr/bin:/bin; export PATH", bin.parent().unwrap().display());
    let surroundings = format!(
        "{path}\ncd {}\nexport DESK_DB={} DESK_NOW={}",
        desk.folder().display(),
        desk.db().display(),
        desk.now().rfc3339()
    );
    let file = desk.file("editor.sh", format!("{surroundings}\n{script}\n"));
    desk.command(line).variable("EDITOR", format!("sh {}", file.display())).run()
}

/// The texts that are kept, each in a file for its owner's eyes only.
fn kept(desk: &Desk) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = desk.path("kept/desk.db");
    let Ok(entries) = fs::read_dir(&folder) else { return Vec::new() };
    assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
    let mut files: Vec<(PathBuf, Vec<u8>)> = entries
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600, "{path:?}");
            let bytes = fs::read(&path).unwrap();
            (path, bytes)
        })
        .collect();
    files.sort();
    files
}

/// The texts of our answers in ticket 1.
fn answers(desk: &Desk) -> Vec<String> {
    let rows = desk.json("messages id:1 --columns direction,text");
    let ours = rows.as_array().unwrap().iter().filter(|row| row["direction"] == "out");
    ours.map(|row| row["text"].as_str().unwrap().replace("\r\n", "\n").trim().to_owned()).collect()
}

/// Nothing was sent, and what was typed is in the one file that is told.
#[track_caller]
fn stays(desk: &Desk, output: &Output, code: u8, told: &[&str]) -> PathBuf {
    assert_eq!(output.code, code, "{output}");
    for part in told {
        assert!(output.stderr.contains(part), "no {part:?}: {output}");
    }
    let files = kept(desk);
    let [(path, bytes)] = files.as_slice() else { panic!("{files:?}\n{output}") };
    assert!(output.stderr.contains(path.to_str().unwrap()), "{path:?} is not told: {output}");
    assert!(bytes.windows(5).any(|word| word == b"typed"), "{}", String::from_utf8_lossy(bytes));
    path.clone()
}

#[test]
fn nothing_that_was_typed_is_lost_whatever_the_editor_does() {
    for (script, code, told) in [
        ("echo '> typed' > \"$1\"", 1, "only a quotation"),
        ("echo typed >> \"$1\"", 1, "below the scissors"),
        ("echo typed > \"$1\"; exit 1", 1, "gave up"),
        ("echo typed > \"$1\"; kill -9 $$", 1, "was killed"),
        ("echo typed > \"$1\"; kill -15 $$", 1, "was killed"),
        ("printf 'one\\n\\000typed\\n' > \"$1\"", 65, "line 2 has a NUL byte"),
        ("sed -i 's/^Status:.*/Status: waiting/; 7i typed' \"$1\"", 1, "line 4: \"waiting\" is no status"),
        ("sed -i 's/^To:.*/To: eva/; 7i typed' \"$1\"", 1, "line 1: To: \"eva\" is no mail address"),
        ("sed -i 's/^To:.*/To:/; 7i typed' \"$1\"", 1, "line 1: To names nobody"),
        ("sed -i 's/^Cc:/Reply-To:/; 7i typed' \"$1\"", 1, "line 2: there is no field \"Reply-To\""),
        ("sed -i 's/^Tags:.*/Tags: a=b/; 7i typed' \"$1\"", 1, "line 5: \"a=b\" cannot be a tag"),
        ("echo 'typed, see attached' > \"$1\"", 1, "nothing is attached"),
        ("sed -i 's/^To:.*/To: no-reply@x.example/; 7i typed' \"$1\"", 1, "nobody reads"),
        ("echo typed > \"$1\"; desk -q status spam 1 > /dev/null", 1, "spam"),
        ("echo typed > \"$1\"; desk -q reply 1 --body other > /dev/null", 1, "ticket 1 was answered by"),
    ] {
        let desk = desk();
        let output = with(&desk, "reply 1 --edit", script);
        let path = stays(&desk, &output, code, &[told, "desk reply 1 --edit offers it again"]);
        assert!(!answers(&desk).iter().any(|text| text.contains("typed")), "{script}");
        // Whoever types the same once more is told of it, and the editor begins anew beside it.
        let again = with(&desk, "reply 1 --edit --force", "cat \"$1\" > seen; exit 1");
        if !script.contains("spam") {
            assert!(again.stderr.contains(path.to_str().unwrap()), "{again}");
        }
        assert!(fs::read(path).is_ok());
    }
}

#[test]
fn what_says_nothing_is_not_queued_and_leaves_nothing() {
    for (script, told) in [
        (": > \"$1\"", "an empty answer"),
        ("printf '\\n \\n' > \"$1\"", "an empty answer"),
        ("sleep 1.7", "an unchanged answer"),
        ("exit 1", "gave up"),
    ] {
        let desk = desk();
        let output = with(&desk, "reply 1 --edit", script);
        assert_eq!(output.code, 1, "{output}");
        assert!(output.stderr.contains(told), "{output}");
        assert_eq!((kept(&desk), desk.json("outbox list --all")), (Vec::new(), json!([])), "{script}");
    }
    let desk = desk();
    let refused = desk.command("reply 1 --edit").variable("EDITOR", "no-such-editor --wait").refused();
    refused.says(1, "there is no editor `no-such-editor --wait`", "EDITOR=vi");
    assert_eq!(kept(&desk), []);
    // What is wrong in the words is told before anybody has written.
    let output = with(&desk, "reply 1 --edit --attach gone.pdf", "echo typed > \"$1\"; touch started");
    assert_eq!((output.code, desk.path("started").exists()), (66, false), "{output}");
}

#[test]
fn an_answer_is_read_as_its_writer_saw_it() {
    for (script, text) in [
        ("printf 'Gr\\374\\337e,\\ntyped\\n' > \"$1\"", "Grüße,\ntyped"),
        ("printf '\\377\\376t\\000y\\000p\\000e\\000d\\000\\n\\000' > \"$1\"", "typed"),
        ("printf '\\357\\273\\277typed\\r\\nmore\\r\\n' > \"$1\"", "typed\nmore"),
        ("sed -i '7i typed' \"$1\"", "typed"),
        // The head deleted; text above it; header lines in it.
        ("sed -i '1,6d; 7i typed' \"$1\"", "typed"),
        ("sed -i '1i typed' \"$1\"", "typed"),
        ("printf 'typed\\n\\nSubject: x\\nTo: y\\n' > \"$1\"", "typed\n\nSubject: x\nTo: y"),
        // The scissors gone, moved, indented, quoted, reflowed.
        ("sed -i '7i typed\n/>8/d' \"$1\"", "typed"),
        ("sed -i '7i typed\ns/^# --*/    #/' \"$1\"", "typed"),
        ("sed -i '7i typed\ns/^# ---*>8/> # -- >8/' \"$1\"", "typed"),
        ("sed -i '7i typed\n/>8/d\n/Nothing/d\n/read up to/d' \"$1\"", "typed"),
    ] {
        let desk = desk();
        let output = with(&desk, "reply 1 --edit", script);
        assert_eq!(output.code, 0, "{script}: {output}");
        assert_eq!(answers(&desk), [text], "{script}");
        assert_eq!(kept(&desk), [], "{script}");
    }
    let desk = desk();
    let huge = "yes typed typed typed typed typed typed | head -c 3000000 > \"$1\"";
    assert_eq!(with(&desk, "reply 1 --edit", huge).code, 0);
    assert_eq!(answers(&desk)[0].len(), 2_999_999);
}

#[test]
fn the_file_shows_what_is_answered_and_the_head_does_what_the_options_do() {
    let desk = desk();
    let change = "cp \"$1\" seen; sed -i 's/^Cc:.*/Cc: Bo <bo@x.example>/; s/^Subject:.*/Subject: Other/; \
                  s/^Status:.*/Status: solved/; s/^Tags:.*/Tags: late, vip/; 7i typed' \"$1\"";
    with(&desk, "reply 1 --edit", change);
    let seen = fs::read_to_string(desk.path("seen")).unwrap();
    insta::assert_snapshot!(seen, @r"
    To: Eva Novak <eva@customer.example>
    Cc:
    Subject: It does not work
    Status: pending
    Tags:



    # ------------------------ >8 ------------------------
    # Nothing from that line on is sent. Status: keep, open, pending, hold or solved. Tags are put on the ticket.
    # The thread was read up to m1.
    # Also of this customer (1):
    #   #2 new  Late

    Eva Novak, 2026-07-01 08:00:
    > It leaks.
    ");
    let mail = desk.json("outbox list")[0].clone();
    assert_eq!(mail["to"], json!(["eva@customer.example", "bo@x.example"]));
    assert_eq!(mail["subject"], "Other [Acme #1]");
    let row = desk.json("list id:1")[0].clone();
    assert_eq!((&row["status"], &row["tags"]), (&json!("solved"), &json!(["late", "vip"])));
    // All of it is one operation.
    desk.ok("undo");
    let row = desk.json("list id:1")[0].clone();
    assert_eq!((&row["status"], &row["tags"]), (&json!("new"), &json!([])));
}

#[test]
fn a_busy_database_and_a_full_disk_keep_the_text() {
    let desk = desk();
    let connection = rusqlite::Connection::open(desk.db()).unwrap();
    connection.execute_batch("BEGIN IMMEDIATE").unwrap();
    let output = with(&desk, "reply 1 --edit", "echo typed > \"$1\"");
    stays(&desk, &output, 75, &["locked"]);
    connection.execute_batch("ROLLBACK").unwrap();
    assert_eq!(desk.run("reply 1 --kept").code, 0);
    assert_eq!((answers(&desk), kept(&desk)), (vec!["typed".to_owned()], Vec::new()));

    let desk = self::desk();
    let editor = desk.file("editor.sh", "echo typed > \"$1\"\n");
    let script = "trap '' XFSZ; ulimit -f 72; exec \"$0\" reply 1 --edit";
    let mut full = std::process::Command::new("sh");
    full.args(["-c", script, env!("CARGO_BIN_EXE_desk")]).env_clear().current_dir(desk.folder());
    full.env("PATH", "/usr/bin:/bin").env("DESK_DB", desk.db()).env("DESK_NOW", desk.now().rfc3339());
    let output = full.env("EDITOR", format!("sh {}", editor.display())).output().unwrap();
    let (code, said) = (output.status.code(), String::from_utf8(output.stderr).unwrap());
    assert!(code == Some(74) || code == Some(75), "{code:?} {said}");
    let files = kept(&desk);
    let [(path, bytes)] = files.as_slice() else { panic!("{files:?}\n{said}") };
    assert!(said.contains(path.to_str().unwrap()) && bytes == b"typed\n", "{said}");
}

#[test]
fn an_editor_that_comes_back_at_once_may_be_written_in_still() {
    let desk = desk();
    let output = with(&desk, "reply 1 --edit", "(sleep 1; echo typed > \"$1\") > /dev/null 2>&1 &");
    assert_eq!(output.code, 1, "{output}");
    assert!(output.stderr.contains("EDITOR='code --wait'"), "{output}");
    std::thread::sleep(Duration::from_secs(2));
    let path = stays(&desk, &output, 1, &[]);
    assert_eq!(desk.run("reply 1 --kept").code, 0);
    assert!(!path.exists());
    assert_eq!(answers(&desk), ["typed"]);
    let output = with(&desk, "reply 2 --edit", "rm \"$1\"");
    assert!(output.code == 66 && output.stderr.contains("taken away"), "{output}");
}

#[test]
fn a_text_that_was_kept_knows_nothing_of_what_came_since() {
    let desk = desk();
    with(&desk, "reply 1 --edit", "sed -i '7i typed' \"$1\"; exit 1");
    desk.command("deliver").stdin(Mail::new("3@x.example", "09:00").answers("1@x.example").bytes()).ok();
    let output = desk.run("reply 1 --kept");
    stays(&desk, &output, 1, &["a message came into ticket 1", "(m3)"]);
    // In the editor it is there as it was, and unchanged nothing is done.
    let output = with(&desk, "reply 1 --kept --edit --force", "grep -q typed \"$1\"");
    stays(&desk, &output, 1, &["left as it stood"]);
    let output = with(&desk, "reply 1 --kept --edit --force", "sed -i 's/typed/typed more/' \"$1\"");
    assert_eq!(output.code, 0, "{output}");
    assert_eq!((answers(&desk), kept(&desk)), (vec!["typed more".to_owned()], Vec::new()));
    desk.refused("reply 1 --kept").says(1, "no text is kept for ticket 1", "desk reply 1 --edit");
    desk.refused("reply 1 --kept nowhere.txt --body x").says(2, "", "");
}

#[test]
fn a_ticket_that_was_merged_meanwhile_is_answered_in_the_other() {
    let desk = desk();
    let output = with(&desk, "reply 1 --edit", "echo typed > \"$1\"; desk -q merge 2 1 > /dev/null");
    let path = stays(&desk, &output, 1, &["desk reply 2 --kept "]);
    let output = desk.words(["reply", "2", "--kept", path.to_str().unwrap()]).run();
    assert_eq!(output.code, 0, "{output}");
    assert_eq!(kept(&desk), []);
    assert_eq!(desk.json("outbox list")[0]["ticket"], 2);
}

#[test]
fn print_and_dry_run_keep_what_was_written() {
    for flag in ["--print", "--dry-run"] {
        let desk = desk();
        let output = with(&desk, &format!("reply 1 --edit {flag}"), "echo typed > \"$1\"");
        stays(&desk, &output, 0, &[]);
        assert_eq!(desk.json("outbox list --all"), json!([]));
    }
}

#[test]
fn every_other_text_is_kept_too() {
    for (line, script, code, again) in [
        ("note 1 --edit", "echo typed > \"$1\"; exit 1", 1, "desk note 1 - < "),
        ("note 1 --edit", "printf 'typed\\000' > \"$1\"", 65, "desk note 1 - < "),
        (
            "canned add late --edit",
            "echo 'typed {{ customer.first_nmae }}' > \"$1\"",
            1,
            "desk canned add late --file ",
        ),
        ("canned add late --edit", "echo typed > \"$1\"; kill -9 $$", 1, "desk canned add late --file "),
        ("canned edit old", "echo 'typed {% if %}' > \"$1\"", 1, "desk canned edit old --file "),
        ("settings edit", "echo 'typed = 1' >> \"$1\"", 78, "desk settings apply "),
        ("settings edit", "echo '# typed' >> \"$1\"; exit 3", 1, "desk settings apply "),
    ] {
        let desk = desk();
        desk.ok("canned add old --body x");
        let output = with(&desk, line, script);
        stays(&desk, &output, code, &[again]);
    }
    let desk = desk();
    for (line, script) in [
        ("note 1 --edit", "echo typed > \"$1\""),
        ("canned add late --edit", "echo typed > \"$1\""),
        ("settings edit", "echo '# typed' >> \"$1\""),
    ] {
        assert_eq!(with(&desk, line, script).code, 0, "{line}");
        assert_eq!(kept(&desk), [], "{line}");
    }
    // Nobody types there, so no editor is started.
    for line in ["note 1", "canned add x", "reply 1", "reply 1 --draft"] {
        let output = with(&desk, line, "touch started");
        assert_eq!((output.code, desk.path("started").exists()), (2, false), "{line}: {output}");
    }
}

#[test]
fn a_text_from_standard_input_is_kept_where_it_is_refused() {
    let desk = desk();
    let output = desk.command("reply 1 --body -").stdin("typed, see attached\n").run();
    stays(&desk, &output, 1, &["nothing is attached", "desk reply 1 --kept"]);
    assert_eq!(desk.run("reply 1 --kept --force").code, 0);
    assert_eq!(answers(&desk), ["typed, see attached"]);
}
