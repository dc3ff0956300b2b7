//! What fits where the cursor stands: asked of the program as its scripts do, and in real shells, where a Tab is pressed.

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use crate::harness::{Desk, notice};

/// A subject that would love to be run.
const HOSTILE: &str = "$(touch pwned) `touch pwned`; touch pwned & '\"\\ \u{1b}]0;title\u{7} \u{202e}evil";

/// A desk of Acme with four tickets, one of them solved, tags, a canned reply, a view and a department.
fn furnished() -> Desk {
    let desk = Desk::new();
    desk.ok("new --from bo@cust.example --subject 'The teapot leaks' --tag refund --tag vip");
    desk.words(["new", "--from", "eve@evil.example", "--subject", HOSTILE, "--tag", "late-delivery"]).ok();
    desk.ok("new --from cy@cust.example --subject 'Where is my parcel?'");
    desk.ok("new --from di@cust.example --subject 'Thank you'");
    desk.ok("status solved 4");
    desk.ok("agent add bea --email bea@acme.example --full-name 'Bea Kos'");
    desk.ok("canned add refund --body 'Dear {{ customer.first_name }}, we pay back.'");
    desk.ok("canned add where-is-it --body 'On its way.'");
    desk.ok("move 1 billing");
    let view = "\n[view.mine]\nquery = \"assignee:me is:unsolved\"\n
        [[rule]]\nname = \"late-ones\"\non = \"missed\"\nthen = [\"tag add late\"]\n";
    let settings = desk.ok("settings show");
    desk.command("settings apply -").stdin(format!("{settings}{view}")).ok();
    desk.words(["reply", "1", "--body", "We send a new one."]).ok();
    desk
}

/// What the program answers a script, one word a line; the last word of the line is under the cursor.
fn answer(desk: &Desk, shell: &str, line: &[&str]) -> String {
    let asked = ["completions", shell, "--ask", "--", "desk"];
    desk.words(asked.iter().chain(line).copied()).ok()
}

/// Only the words.
fn offered(desk: &Desk, line: &[&str]) -> Vec<String> {
    let answer = answer(desk, "zsh", line);
    answer.lines().map(|line| line.split('\t').next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn every_kind_of_value_is_offered() {
    let desk = furnished();
    for (line, fits) in [
        (&["sta"][..], &["status"][..]),
        (&["tag", "a"], &["add"]),
        (&["outbox", "dro"], &["drop"]),
        (&["list", "--fo"], &["--format"]),
        (&["list", "-f", ""], &["table", "tsv", "csv", "json", "jsonl", "md", "html", "xlsx", "ids"]),
        (&["list", "-f", "js"], &["json", "jsonl"]),
        (&["list", "--format=js"], &["--format=json", "--format=jsonl"]),
        (&["-f", "json", "agent", "rm", ""], &["ana", "bea"]),
        (&["assign", "b"], &["bea"]),
        (&["assign", ""], &["ana", "bea", "me", "none"]),
        (&["--as", "be"], &["bea"]),
        (&["assign", "bea", ""], &["3", "2", "1"]),
        (&["assign", "bea", "3"], &["3"]),
        // Nothing that wants work begins so; what is solved will do.
        (&["show", "4"], &["4"]),
        (&["show", "#3"], &["#3"]),
        (&["merge", "1", "2", "3"], &["3"]),
        (&["tag", "add", "v"], &["vip"]),
        (&["tag", "add", "vip,re"], &["vip,refund"]),
        (&["tag", "add", "vip,v"], &[]),
        (&["tag", "add", "vip", "--where", "is:at"], &["is:at-risk"]),
        (
            &["list", "status:"],
            &[
                "status:new",
                "status:open",
                "status:pending",
                "status:hold",
                "status:solved",
                "status:closed",
                "status:spam",
                "status:merged",
            ],
        ),
        (&["list", "status:open,pe"], &["status:open,pending"]),
        (&["list", "-tag:r"], &["-tag:refund"]),
        (&["list", "stat"], &["status:"]),
        (&["list", "@m"], &["@mine"]),
        (&["list", "assignee:"], &["assignee:me", "assignee:none", "assignee:ana", "assignee:bea"]),
        (&["list", "priority:>=h"], &["priority:>=high"]),
        (&["list", "solved:last-w"], &["solved:last-week"]),
        (&["list", "department:"], &["department:none", "department:billing"]),
        (&["tag", "add", "vip", "--where", "is:unsolved ta"], &["is:unsolved tag:"]),
        (&["tag", "add", "vip", "--where", "(is:unsolved or ta"], &["(is:unsolved or tag:"]),
        (&["list", "--columns", "id,cus"], &["id,customer_email", "id,customer_name"]),
        (&["list", "--columns=dep"], &["--columns=department"]),
        (&["list", "--sort", "-cre"], &["-created_at"]),
        (&["report", "fcr", "--columns", "clos"], &[]),
        (&["report", "fc"], &["fcr"]),
        (&["report", "fcr", "--by", "agent,mon"], &["agent,month"]),
        (&["report", "fcr", "--period", "last-w"], &["last-week"]),
        (&["reply", "1", "--canned", ""], &["refund", "where-is-it"]),
        (&["reply", "1", "--canned", "w"], &["where-is-it"]),
        (&["canned", "show", "re"], &["refund"]),
        (&["canned", "add", "re"], &[]),
        (&["reply", "1", "--status", "so"], &["solved"]),
        (&["rule", "replay", "--rule", ""], &["late-ones"]),
        (&["rule", "log", "--rule", "l"], &["late-ones"]),
        (&["outbox", "show", ""], &["o1"]),
        (&["outbox", "drop", "o"], &["o1"]),
        (&["split", "1", ""], &["m5", "m1"]),
        (&["why", "m2"], &["m2"]),
        (&["move", "1", "b"], &["billing"]),
        (&["snooze", "1", "fri"], &["friday"]),
        (&["--tz", "Europe/Zag"], &["Europe/Zagreb"]),
        (&["customer", "show", "c"], &["cy@cust.example"]),
        (&["schema", "tag l"], &["tag list"]),
        (&["completions", "fi"], &["fish"]),
        (&["--color", "al"], &["always"]),
        (&["list", "--", "-x"], &[]),
    ] {
        assert_eq!(offered(&desk, line), fits, "{line:?}");
    }
    // An option is offered once, unless it may stand several times.
    let has = |line: &[&str], option: &str| offered(&desk, line).contains(&option.to_owned());
    assert!(has(&["reply", "1", "--"], "--canned") && has(&["reply", "1", "--"], "--db"));
    assert!(!has(&["reply", "1", "--canned", "refund", "--"], "--canned"));
    assert!(has(&["reply", "1", "--attach", "a", "--"], "--attach"));
    assert!(!has(&["completions", "bash", "--"], "--ask"), "what only scripts need is hidden");
}

#[test]
fn a_file_is_asked_of_the_shell() {
    let desk = furnished();
    for (line, asked) in [
        (&["reply", "1", "--attach", "my b"][..], "\tfiles\tmy b\t\n"),
        (&["reply", "1", "--attach=my b"], "\tfiles\tmy b\t--attach=\n"),
        (&["import", "~/ma"], "\tfiles\t~/ma\t\n"),
        (&["--db", ""], "\tfiles\t\t\n"),
        (&["backup", "x"], "\tfiles\tx\t\n"),
        (&["report", "fcr", "-o", ""], "\tfiles\t\t\n"),
        (&["settings", "apply", "s"], "\tfiles\ts\t\n"),
        (&["man", "d"], "\tfolders\td\t\n"),
        (&["canned", "import", "d"], "\tfolders\td\t\n"),
        (&["reply", "1", "--attach", "a\tb"], ""),
    ] {
        assert_eq!(answer(&desk, "zsh", line), asked, "{line:?}");
    }
    assert_eq!(answer(&desk, "bash", &["reply", "1", "--attach", "my\\ b"]), "\tfiles\tmy b\t\n");
    assert_eq!(answer(&desk, "bash", &["reply", "1", "--attach", "\"my b"]), "\tfiles\tmy b\t\n");
}

#[test]
fn subjects_are_told_and_steer_nothing() {
    let desk = furnished();
    let answer = answer(&desk, "fish", &["show", ""]);
    assert_eq!(answer.lines().count(), 3, "{answer}");
    assert!(answer.starts_with("3\tWhere is my parcel?\n"), "{answer}");
    assert!(answer.contains("\n1\tThe teapot leaks\n"), "{answer}");
    let fooling = |c: char| (c.is_control() && c != '\n' && c != '\t') || c == '\u{202e}';
    assert!(!answer.contains(fooling), "{answer:?}");
    assert!(answer.contains("2\t$(touch pwned) `touch pwned`;"), "{answer}");
}

#[test]
fn where_there_is_no_desk_nothing_is_said() {
    let desk = furnished();
    let ask = |db: &Path| {
        let line = ["completions", "bash", "--ask", "--", "desk", "show", ""];
        let output = desk.words(line).variable("DESK_DB", db.as_os_str()).run();
        assert_eq!(
            (output.code, output.text().as_str(), output.stderr.as_str()),
            (0, "", ""),
            "{}",
            db.display()
        );
    };
    std::fs::create_dir(desk.path("folder")).unwrap();
    desk.file("empty", "");
    desk.file("text", "no database at all");
    desk.file("newer", std::fs::read(desk.db()).unwrap());
    let newer = rusqlite::Connection::open(desk.path("newer")).unwrap();
    newer.pragma_update(None, "user_version", 9999).unwrap();
    drop(newer);
    let before = listing(desk.folder());
    for name in ["nothing", "folder", "empty", "text", "newer", "no/such/folder"] {
        ask(&desk.path(name));
    }
    ask(Path::new("/dev/null"));
    // What is known without a desk is still told.
    let formats =
        desk.command("completions bash --ask -- desk list -f cs").variable("DESK_DB", desk.path("nothing"));
    assert_eq!(formats.ok().split('\t').next(), Some("csv"));
    assert_eq!(before, listing(desk.folder()), "something was made");
}

/// Names, sizes and times of all files.
fn listing(folder: &Path) -> Vec<(String, u64, std::time::SystemTime)> {
    let mut all: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| {
            let file = file.unwrap();
            let data = file.metadata().unwrap();
            (file.file_name().to_string_lossy().into_owned(), data.len(), data.modified().unwrap())
        })
        .collect();
    all.sort();
    all
}

#[test]
fn an_answer_writes_nothing_and_waits_for_nobody() {
    let desk = furnished();
    let before = listing(desk.folder());
    assert_eq!(offered(&desk, &["show", ""]), ["3", "2", "1"]);
    assert_eq!(before, listing(desk.folder()), "a glance leaves no trace");
    // Somebody writes, and has not come to an end.
    let writer = rusqlite::Connection::open(desk.db()).unwrap();
    writer.execute_batch("BEGIN EXCLUSIVE; UPDATE ticket SET subject = 'unfinished' WHERE id = 3").unwrap();
    let begun = Instant::now();
    let told = answer(&desk, "fish", &["show", "3"]);
    assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
    assert_eq!(told, "3\tWhere is my parcel?\n");
    writer.execute_batch("COMMIT").unwrap();
    // What was written and lies in the log only is seen, too.
    assert_eq!(answer(&desk, "fish", &["show", "3"]), "3\tunfinished\n");
}

#[test]
fn the_desk_of_the_line_is_asked() {
    let desk = furnished();
    let elsewhere = Desk::new();
    elsewhere.ok("canned add elsewhere --body Hello");
    let line = ["--db", elsewhere.db().to_str().unwrap(), "canned", "show", ""].map(str::to_owned);
    assert_eq!(offered(&desk, &line.each_ref().map(String::as_str)), ["elsewhere"]);
}

/// A shell on a terminal of its own, typed into.
struct Shell {
    child: Child,
    shown: Arc<Mutex<Vec<u8>>>,
    read: usize,
}

impl Shell {
    /// Starts it in the folder of the desk; `None`, with a word, where there is no such shell.
    fn start(desk: &Desk, name: &str, command: &str) -> Option<Shell> {
        for program in [name, "script"] {
            if Command::new(program).arg("--version").output().is_err() {
                notice(&format!("not tested in {name}: there is no {program} here"));
                return None;
            }
        }
        let programs = Path::new(env!("CARGO_BIN_EXE_desk")).parent().unwrap();
        let mut script = Command::new("script");
        script.env_clear().args(["-qfec", command, "/dev/null"]).current_dir(desk.folder());
        script.env("PATH", format!("{}:/usr/bin:/bin", programs.display())).env("DESK_DB", desk.db());
        script.env("HOME", desk.folder()).env("TERM", "dumb").env("PS1", "ready> ").env("LC_ALL", "C.UTF-8");
        script.env("DESK_NOW", desk.now().rfc3339()).env("INPUTRC", "/dev/null").env("TZ", "UTC");
        let mut child = script.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let shown = Arc::new(Mutex::new(Vec::new()));
        let (mut output, into) = (child.stdout.take().unwrap(), Arc::clone(&shown));
        std::thread::spawn(move || {
            let mut some = [0; 4096];
            while let Ok(read @ 1..) = output.read(&mut some) {
                into.lock().unwrap().extend_from_slice(&some[..read]);
            }
        });
        let mut shell = Shell { child, shown, read: 0 };
        shell.wait_for("ready> ");
        Some(shell)
    }

    fn keys(&mut self, keys: &str) {
        self.child.stdin.as_mut().unwrap().write_all(keys.as_bytes()).unwrap();
    }

    /// Waits until this is shown, after what was waited for before; what was shown up to there.
    #[track_caller]
    fn wait_for(&mut self, wanted: &str) -> String {
        let begun = Instant::now();
        loop {
            let text = String::from_utf8_lossy(&self.shown.lock().unwrap()[self.read..]).into_owned();
            if let Some(at) = text.find(wanted) {
                let shown = text[..at + wanted.len()].to_owned();
                self.read += shown.len();
                return shown;
            }
            assert!(begun.elapsed() < Duration::from_secs(30), "no {wanted:?} in {text:?}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Types a command that prints nothing.
    fn prepare(&mut self, line: &str) {
        self.keys(&format!("{line}\n"));
        self.keys("echo pre''pared\n");
        self.wait_for("prepared\r\n");
        self.wait_for("ready> ");
    }

    /// Types this, with its Tabs, and Enter: the words that `desk` would be given.
    fn given(&mut self, keys: &str) -> Vec<String> {
        self.keys(keys);
        // The shell is given the time to put in what fits before the line is entered.
        std::thread::sleep(Duration::from_millis(700));
        self.keys("\n");
        self.wait_for("WORDS<");
        let shown = self.wait_for(">END");
        self.wait_for("ready> ");
        shown.trim_end_matches(">END").split("><").map(str::to_owned).collect()
    }
}

impl Drop for Shell {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What is typed in each shell, and the words that come of it.
fn typed_lines() -> Vec<(&'static str, &'static [&'static str])> {
    vec![
        ("desk stat\t", &["status"]),
        ("desk show 3\t", &["show", "3"]),
        ("desk tag add late\t3", &["tag", "add", "late-delivery", "3"]),
        ("desk tag add vip,ref\t3", &["tag", "add", "vip,refund", "3"]),
        ("desk assign be\t3", &["assign", "bea", "3"]),
        ("desk report resol\t", &["report", "resolution"]),
        ("desk list --columns id,customer_n\t", &["list", "--columns", "id,customer_name"]),
        ("desk list -f xl\t", &["list", "-f", "xlsx"]),
        ("desk reply 1 --canned wh\t", &["reply", "1", "--canned", "where-is-it"]),
        ("desk list chan\tph\t", &["list", "channel:phone"]),
        ("desk list status:so\t", &["list", "status:solved"]),
        ("desk list -tag:vi\t", &["list", "-tag:vip"]),
        ("desk list @mi\t", &["list", "@mine"]),
        // The shell closes the quote.
        ("desk list 'is:unsolved dep\tbil\t", &["list", "is:unsolved department:billing"]),
        ("desk reply 1 --attach my\\ bi\t", &["reply", "1", "--attach", "my bill (new).pdf"]),
        ("desk reply 1 --attach=my\t", &["reply", "1", "--attach=my bill (new).pdf"]),
        ("desk reply 1 --attach ~/my\t", &["reply", "1", "--attach", "HOME/my bill (new).pdf"]),
        ("desk outbox show o\t", &["outbox", "show", "o1"]),
        ("desk why m4\t", &["why", "m4"]),
    ]
}

/// Types each line in this shell. `desk` is a function there, that shows the words which it is given.
fn try_in(shell: &mut Shell, desk: &Desk) {
    desk.file("my bill (new).pdf", "PDF");
    for (keys, words) in typed_lines() {
        let home = desk.folder().display().to_string();
        let given: Vec<String> = shell
            .given(keys)
            .into_iter()
            .map(|word| word.replace(&home, "HOME").replace('~', "HOME"))
            .collect();
        assert_eq!(given.iter().map(|word| word.trim_end()).collect::<Vec<_>>(), words, "{keys:?}");
    }
    assert!(!desk.path("pwned").exists());
}

const SHOWS_WORDS: &str = r#"desk() { printf 'WORDS'; printf '<%s>' "$@"; printf 'END\n'; }"#;

#[test]
fn tab_in_a_real_bash() {
    let desk = furnished();
    let Some(mut shell) = Shell::start(&desk, "bash", "bash --norc --noprofile -i") else { return };
    shell.prepare("bind 'set bell-style none'; source <(desk completions bash)");
    shell.prepare(SHOWS_WORDS);
    try_in(&mut shell, &desk);
    // Several fit: they are listed, newest first, and hostile words stay away.
    shell.keys("desk show \t\t");
    let listed = shell.wait_for("ready> ");
    let words: Vec<&str> = listed.split_whitespace().collect();
    assert!(words.ends_with(&["3", "2", "1", "ready>"]), "{listed:?}");
}

#[test]
fn tab_in_a_real_zsh() {
    let desk = furnished();
    let Some(mut shell) = Shell::start(&desk, "zsh", "zsh -f -i") else { return };
    shell.prepare("PS1='ready> '; unsetopt beep promptsp promptcr; autoload -U compinit; compinit -u -D; source <(desk completions zsh)");
    shell.prepare(SHOWS_WORDS);
    try_in(&mut shell, &desk);
    shell.keys("desk show \t\t");
    shell.wait_for("3  -- Where is my parcel?");
    shell.wait_for("2  -- $(touch pwned) `touch pwned`;");
    shell.wait_for("1  -- The teapot leaks");
}

#[test]
fn completions_in_a_real_fish() {
    let desk = furnished();
    let programs = Path::new(env!("CARGO_BIN_EXE_desk")).parent().unwrap();
    desk.file("my bill (new).pdf", "PDF");
    let ask = |line: &str| {
        let mut fish = Command::new("fish");
        fish.env_clear().current_dir(desk.folder()).env("HOME", desk.folder()).env("DESK_DB", desk.db());
        fish.env("PATH", format!("{}:/usr/bin:/bin", programs.display()))
            .env("TERM", "dumb")
            .env("LC_ALL", "C.UTF-8");
        // The line is handed over as a value, so that fish reads it once.
        fish.args(["--no-config", "-c", "desk completions fish | source; complete -C $argv[1]", line]);
        fish.output().ok().map(|output| {
            assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{line}");
            String::from_utf8(output.stdout).unwrap()
        })
    };
    let Some(tickets) = ask("desk show ") else {
        notice("not tested in fish: there is no fish here");
        return;
    };
    assert!(tickets.starts_with("3\tWhere is my parcel?\n2\t$(touch pwned) `touch pwned`;"), "{tickets}");
    for (line, fits) in [
        ("desk stat", "status"),
        ("desk tag add late", "late-delivery"),
        ("desk tag add vip,ref", "vip,refund"),
        ("desk assign be", "bea"),
        ("desk report resol", "resolution"),
        ("desk list --columns id,customer_n", "id,customer_name"),
        ("desk list -f xl", "xlsx"),
        ("desk reply 1 --canned wh", "where-is-it"),
        ("desk list chan", "channel:"),
        ("desk list channel:ph", "channel:phone"),
        ("desk list -tag:vi", "-tag:vip"),
        ("desk list @mi", "@mine"),
        ("desk list 'is:unsolved dep", "is:unsolved department:"),
        ("desk reply 1 --attach my", "my bill (new).pdf"),
        ("desk reply 1 --attach my\\ bi", "my bill (new).pdf"),
        ("desk reply 1 --attach=my", "--attach=my bill (new).pdf"),
        ("desk outbox show o", "o1"),
        ("desk why m4", "m4"),
    ] {
        let answer = ask(line).unwrap();
        let words: Vec<&str> =
            answer.lines().map(|line| line.split('\t').next().unwrap_or_default()).collect();
        assert_eq!(words, [fits], "{line}");
    }
    assert!(!desk.path("pwned").exists());
}
