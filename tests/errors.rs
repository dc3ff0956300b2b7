//! Every way in which a command can fail: its words, the next step, the exit code, and a database left as it was.

use crate::harness::{Desk, notice};
use crate::mail::{Mail, few, mboxrd};

fn with_mail() -> Desk {
    let desk = Desk::new();
    desk.file("inbox.mbox", mboxrd(&few()));
    desk.ok("import -q inbox.mbox");
    desk
}

/// Commands that read, and commands that write.
const BOTH: [&str; 6] = ["list", "show 1", "messages", "tag add a 1", "import inbox.mbox", "undo"];

#[test]
fn no_database() {
    let desk = Desk::nowhere();
    for line in
        ["list", "show 1", "tag add a 1", "report", "log", "backup copy.db", "settings show", "search x"]
    {
        if line == "report" {
            continue; // without a name it lists the reports, for which no desk is needed
        }
        desk.refused(line).says(66, "no desk at $DESK/desk.db", "desk init");
        assert!(!desk.db().exists(), "{line} has made a database");
    }
    // Whatever is wrong, the mail server must keep the mail.
    let refusal = desk.command("deliver").stdin(Mail::new("a@x.example", "08:00").bytes()).refused();
    refusal.says(75, "no desk at", "desk init");
}

#[test]
fn nowhere_to_keep_a_desk() {
    let desk = Desk::nowhere();
    let homeless = desk.command("list").variable("DESK_DB", "").refused();
    homeless.says(2, "no home directory", "desk --db FILE");
}

#[test]
fn not_a_database() {
    let desk = Desk::nowhere();
    desk.file("inbox.mbox", mboxrd(&few()));
    desk.file("desk.db", "Dear diary,\n".repeat(400));
    for line in BOTH {
        desk.refused(line).says(65, "is not a database", "--db");
    }
    desk.refused("init").says(65, "is not a database", "--db");
    std::fs::remove_file(desk.db()).unwrap();
    std::fs::create_dir(desk.db()).unwrap();
    desk.refused("list").says(65, "is a folder, not a desk", "--db");
}

#[test]
fn the_database_of_another_program() {
    let desk = Desk::nowhere();
    let other = |sql: &str| {
        let _ = std::fs::remove_file(desk.db());
        rusqlite::Connection::open(desk.db()).unwrap().execute_batch(sql).unwrap();
    };
    desk.file("inbox.mbox", mboxrd(&few()));
    for (sql, words) in [
        ("CREATE TABLE x (y); PRAGMA application_id = 7;", "another program"),
        ("CREATE TABLE x (y); PRAGMA user_version = 3;", "another program"),
        ("CREATE TABLE ticket (id);", "no desk"),
    ] {
        other(sql);
        for line in BOTH {
            desk.refused(line).says(65, words, "--db");
        }
        desk.refused("init").says(65, words, "--db");
    }
    // An empty file is nobody's database, and surely no desk.
    std::fs::write(desk.db(), "").unwrap();
    desk.refused("list").says(65, "desk.db", "--db");
}

#[test]
fn the_database_of_a_newer_desk() {
    let desk = with_mail();
    rusqlite::Connection::open(desk.db()).unwrap().pragma_update(None, "user_version", 99).unwrap();
    for line in BOTH {
        desk.refused(line).says(78, "made by a newer desk (its layout is 99", "install the newer desk");
    }
}

#[test]
fn a_damaged_database() {
    let desk = with_mail();
    let whole = desk.bytes().unwrap();
    let mut damaged = whole.clone();
    damaged[4096..].fill(0xa5);
    std::fs::write(desk.db(), &damaged).unwrap();
    for line in BOTH {
        desk.refused(line).says(65, "damaged", "desk backup");
    }
    std::fs::write(desk.db(), &whole[..whole.len() / 2 / 4096 * 4096]).unwrap();
    for line in ["list", "tag add a 1"] {
        desk.refused(line).says(65, "damaged", "desk backup");
    }
    std::fs::write(desk.db(), &whole[..50]).unwrap();
    assert_eq!(desk.refused("list").code, 65);
}

#[test]
fn a_database_that_another_one_holds() {
    let desk = with_mail();
    let other = rusqlite::Connection::open(desk.db()).unwrap();
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    // Readers do not wait.
    desk.ok("list");
    let begun = std::time::Instant::now();
    desk.refused("tag add a 1").says(75, "is locked", "type the same again");
    assert!(begun.elapsed().as_secs() >= 9, "it waits before it gives up");
    other.execute_batch("ROLLBACK").unwrap();
    desk.ok("tag add a 1");
}

#[test]
#[cfg(unix)]
fn a_database_that_may_only_be_read() {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;
    let desk = with_mail();
    let mode = |path: &std::path::Path, mode: u32| {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    mode(&desk.db(), 0o444);
    let root = std::fs::OpenOptions::new().write(true).open(desk.db()).is_ok();
    let run = |words: &[&str]| {
        let mut command = desk.process();
        command.args(words);
        if root {
            // Nothing is read-only to root: somebody else must look.
            command.uid(65534).gid(65534);
        }
        command.output()
    };
    mode(desk.folder(), 0o777);
    match run(&["--version"]) {
        Ok(output) if output.status.success() => {}
        _ => {
            return notice(
                "this user can write everything, and nobody else can start the binary: not tested",
            );
        }
    }
    let before = desk.bytes();
    let told = |words: &[&str]| {
        let output = run(words).unwrap();
        (
            output.status.code().unwrap(),
            String::from_utf8(output.stderr).unwrap(),
            String::from_utf8(output.stdout).unwrap(),
        )
    };
    let (code, said, _) = told(&["tag", "add", "a", "1"]);
    assert_eq!(code, 77, "{said}");
    assert!(said.contains("may only be read") && said.contains("hint: chmod u+w"), "{said}");
    let (code, said, shown) = told(&["list", "-f", "ids"]);
    assert_eq!((code, shown.as_str()), (0, "1\n2\n3\n"), "{said}");
    // The same where nothing can be made beside it.
    mode(desk.folder(), 0o555);
    for words in [&["tag", "add", "a", "1"][..], &["list"][..]] {
        let (code, said, _) = told(words);
        assert!(code == 77 || (code == 0 && words.len() == 1), "{words:?}: {code} {said}");
    }
    mode(&desk.db(), 0o000);
    let (code, said, _) = told(&["list"]);
    assert_eq!(code, 77, "{said}");
    assert!(said.contains("hint: ls -l"), "{said}");
    mode(&desk.db(), 0o600);
    mode(desk.folder(), 0o700);
    assert!(before == desk.bytes());
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk() {
    let desk = with_mail();
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = desk.process().args(["list"]).stdout(full).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(75), "{said}");
    assert!(said.contains("error: cannot write the output"), "{said}");

    // No file may grow beyond 64 KiB: the import cannot be written, and the desk is as it was.
    let many: Vec<Mail> = (0..400)
        .map(|at| {
            Mail::new(&format!("{at}@many.example"), "07:00").body(&format!("{at} {}\n", "words ".repeat(99)))
        })
        .collect();
    desk.file("many.mbox", mboxrd(&many));
    let before = desk.dump();
    let mut limited = std::process::Command::new("sh");
    limited.args([
        "-c",
        "trap '' XFSZ; ulimit -f 128; exec \"$0\" import many.mbox",
        env!("CARGO_BIN_EXE_desk"),
    ]);
    limited
        .env_clear()
        .env("PATH", "/usr/bin:/bin")
        .env("DESK_DB", desk.db())
        .env("DESK_NOW", desk.now().rfc3339());
    let output = limited.current_dir(desk.folder()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(matches!(output.status.code(), Some(74 | 75)), "{:?} {said}", output.status);
    assert!(said.contains("error: "), "{said}");
    assert_eq!(desk.dump(), before);
    assert_eq!(desk.json("import many.mbox")[0]["imported"], 400);
}

#[test]
fn what_cannot_be_made() {
    let desk = with_mail();
    desk.file("file", "x");
    desk.refused("init --db file/desk.db").says(73, "cannot make", "desk --db FILE");
    desk.refused("backup file/copy.db").says(73, "cannot make", "");
    desk.refused("backup file").says(73, "file is there already", "desk backup");
    desk.refused("backup nowhere/copy.db").says(73, "cannot make", "");
    assert_eq!(desk.refused("man file/pages").code, 73);
    assert_eq!(std::fs::read(desk.path("file")).unwrap(), b"x");
}

#[test]
fn what_is_not_there() {
    let desk = with_mail();
    desk.refused("import nowhere.mbox").says(66, "cannot read nowhere.mbox", "desk import");
    assert_eq!(desk.refused("settings apply nowhere.toml").code, 66);
    assert_eq!(desk.refused("settings check nowhere.toml").code, 66);
    let fresh = Desk::nowhere();
    assert_eq!(fresh.refused("import nowhere.mbox").code, 66);
    assert!(!fresh.db().exists(), "no desk is made for mail that is not there");
}

#[test]
fn bad_ids() {
    let desk = with_mail();
    desk.refused("show x").says(2, "\"x\" is not the number of a ticket", "desk list");
    desk.refused("show 99999999999999999999").says(2, "is not the number of a ticket", "desk list");
    desk.refused("show 4711").says(1, "there is no ticket 4711", "desk list");
    desk.refused("show -- -1").says(2, "\"-1\" is not the number of a ticket", "desk list");
    desk.refused("tag add a 1-2000000").says(2, "is no range of tickets", "1-5");
    desk.refused("quarantine show 7").says(1, "there is no mail 7 in quarantine", "desk quarantine list");
}

#[test]
fn bad_queries() {
    let desk = with_mail();
    let refused = |query: &str| {
        let refusal = desk.words(["list", query]).refused();
        assert_eq!((refusal.code, refusal.stdout.as_str()), (2, ""), "{refusal:?}");
        format!("{}\n{}", refusal.message, refusal.hints.join("\n"))
    };
    let fault = refused("is:unsolved statsu:open");
    assert!(fault.contains("column 13") && fault.contains("did you mean `status:`?"), "{fault}");
    assert!(fault.contains("\n                ^^^^^^"), "the place is marked: {fault}");
    let fault = refused("status:opne");
    assert!(fault.contains("column 8") && fault.contains("did you mean `open`?"), "{fault}");
    assert!(refused("is:open").contains("status:open"));
    assert!(refused("(status:open").contains("column 1"));
    assert!(refused("\"open").contains("column 1"));
    assert!(refused("created:yesterdy").contains("column"));
    assert!(refused("priority:>huge").contains("column"));
    assert!(refused("id:x").contains("column"));
    let deep = format!("{}x{}", "(".repeat(10_000), ")".repeat(10_000));
    refused(&deep);
    refused(&"x ".repeat(100_000));
    assert!(!refused("ca\u{1b}[31mt\u{202e}:x y:z").contains(['\u{1b}', '\u{202e}']));
}

#[test]
fn bad_settings() {
    let desk = with_mail();
    let good = desk.ok("settings show");
    let wrong = good
        .replace("first_response = \"8h\"", "first_respnose = \"8h\"")
        .replace("mon = [\"09:00-17:00\"]", "mon = [\"09:00-25:00\"]");
    desk.file("wrong.toml", &wrong);
    for line in ["settings apply wrong.toml", "settings check wrong.toml"] {
        let refusal = desk.refused(line);
        refusal.says(78, "wrong.toml cannot be put in force", "desk settings check");
        let line = |text: &str| wrong.lines().position(|line| line.starts_with(text)).unwrap() + 1;
        let (first, second) = (line("first_respnose"), line("mon ="));
        assert!(refusal.message.contains(&format!("wrong.toml:{first}:1:")), "{refusal:?}");
        assert!(refusal.message.contains("did you mean `first_response`?"), "{refusal:?}");
        assert!(
            refusal.message.contains(&format!("wrong.toml:{second}:")),
            "both faults are told: {refusal:?}"
        );
    }
    desk.file("broken.toml", "[desk\n");
    assert!(desk.refused("settings apply broken.toml").message.contains("broken.toml:1:"));
    desk.file("binary.toml", [0xff, 0xfe, 0]);
    desk.refused("settings apply binary.toml").says_without_hint(65, "not UTF-8");
    let rule = format!("{good}\n[[rule]]\nname = \"x\"\non = \"message\"\nthen = [\"assign nobody\"]\n");
    desk.file("rule.toml", rule);
    assert_eq!(desk.refused("settings apply rule.toml").code, 78);
    desk.command("settings check -").stdin(good.clone()).ok();
    assert_eq!(desk.ok("settings show"), good);
    assert_eq!(desk.json("settings history").as_array().unwrap().len(), 1);
}

#[test]
fn a_bad_configuration_of_the_machine() {
    let desk = with_mail();
    desk.file("config/solodesk/config.toml", "editr = 'vi'\n");
    let list = || desk.command("list").variable("XDG_CONFIG_HOME", desk.path("config"));
    let place = "$DESK/config/solodesk/config.toml:1:1: unknown key `editr`; expected one of db, agent,";
    list().refused().says(78, place, "did you mean `editor`?");
    // A zone that the file names is a fault of the file, and not of the words typed.
    desk.file("config/solodesk/config.toml", "agent = 'ana'\ntz = 'Europe/Nowhere'\n");
    list().refused().says(78, "config.toml:2:6: there is no time zone \"Europe/Nowhere\"", "Europe/");
    // It breaks no start of a shell, and no Tab key.
    for line in ["completions bash", "completions bash --ask -- desk sta"] {
        let told = desk.command(line).variable("XDG_CONFIG_HOME", desk.path("config"));
        assert!(told.variable("DESK_NOW", "noon").ok().contains("sta"), "{line}");
    }
    let refusal = desk.command("list").variable("DESK_NOW", "noon").refused();
    refusal.says(2, "DESK_NOW is not an instant: noon", "DESK_NOW=2026-07-01T09:30:00Z");
}

#[test]
fn bad_options() {
    let desk = with_mail();
    desk.refused("list -f xls").says(2, "xls", "did you mean `xlsx`?");
    desk.refused("list --columns id,subjct").says(2, "subjct", "subject");
    desk.refused("list --sort -craeted_at").says(2, "craeted_at", "created_at");
    assert_eq!(desk.refused("list --limit many").code, 2);
    desk.refused("list --tz Europe/Zagrab").says(2, "there is no time zone", "did you mean Europe/Zagreb?");
    // A wrong column must not come after the change.
    desk.refused("tag add a 1 --columns idd").says(2, "idd", "id");
    desk.refused("import inbox.mbox --columns idd").says(2, "idd", "");
    desk.refused("lits").says(2, "lits", "list");
    desk.refused("list --colour always").says(2, "--colour", "--color");
    assert_eq!(desk.refused("tag").code, 2);
    assert_eq!(desk.words([""; 0]).refused().code, 2);
}

#[test]
fn what_was_typed_stands_harmless_in_the_words_about_it() {
    let desk = with_mail();
    for line in [
        "list",
        "show",
        "import",
        "agent add",
        "customer show",
        "settings apply",
        "tag add",
        "status",
        "schema",
        "--db",
    ] {
        let words = line.split(' ').chain(["\u{1b}]0;owned\u{7}\u{202e}\nhint: rm -rf ~"]);
        let refusal = desk.words(words.chain(Some("1").filter(|_| line.starts_with("tag")))).run();
        assert!(!refusal.stderr.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{line}: {refusal}");
        assert!(!refusal.stderr.lines().any(|line| line.starts_with("hint: rm")), "{line}: {refusal}");
    }
}

#[test]
fn exit_codes_leave_the_process() {
    let desk = with_mail();
    let code = |words: &[&str]| desk.process().args(words).output().unwrap().status.code();
    assert_eq!(code(&["list"]), Some(0));
    assert_eq!(code(&["--version"]), Some(0));
    assert_eq!(code(&["show", "99"]), Some(1));
    assert_eq!(code(&["show", "--columns"]), Some(2));
    assert_eq!(code(&["show"]), Some(0), "the one that is next");
    assert_eq!(code(&["tag", "add", "a", "1", "99", "--keep-going"]), Some(3));
    assert_eq!(code(&["import", "nowhere"]), Some(66));
    assert_eq!(code(&["--db", "nowhere.db", "list"]), Some(66));
}
