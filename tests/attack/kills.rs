//! kill -9 at any instant of each writing command: what had been told as done is there, nothing is half done, record and rows
//! agree, and whoever types the same again gets to the end. A few kills of each here; `benches/kills.sh` does a hundred.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::fuzz::random::Random;
use crate::harness::{Desk, notice};
use crate::mail::{Mail, mboxrd};

/// Without `DESK_KILLS`.
const FEW: usize = 3;
/// How many mails the desk has that is killed.
const MAILS: usize = 60;

/// A command and what may be found after it was killed.
struct Kind {
    name: &'static str,
    words: &'static [&'static str],
    /// What it gets on its standard input.
    input: Option<fn() -> Vec<u8>>,
    /// What was done before, once.
    before: &'static [&'static str],
    /// Looks at what is left. `done`: the command had said so.
    after: fn(&Run<'_>),
}

/// One run that was killed, or came to its end before.
struct Run<'r> {
    kind: &'r Kind,
    desk: &'r Desk,
    done: bool,
    /// How many rows each table has without and with the command.
    rows: &'r [BTreeMap<String, usize>; 2],
}

const KINDS: [Kind; 10] = [
    Kind { name: "import", words: &["import", "more.mbox"], input: None, before: &[], after: import_goes_on },
    Kind { name: "deliver", words: &["deliver"], input: Some(one), before: &[], after: all_or_nothing },
    Kind {
        name: "tag",
        words: &["tag", "add", "bulk", "--where", "is:unsolved"],
        input: None,
        before: &[],
        after: all_or_nothing,
    },
    Kind {
        name: "reply",
        words: &["reply", "5", "--body", "It is on its way."],
        input: None,
        before: &[],
        after: all_or_nothing,
    },
    Kind {
        name: "undo",
        words: &["undo"],
        input: None,
        before: &["status solved --where is:unsolved"],
        after: all_or_nothing,
    },
    Kind { name: "merge", words: &["merge", "1", "2-40"], input: None, before: &[], after: all_or_nothing },
    Kind {
        name: "settings",
        words: &["settings", "apply", "other.toml"],
        input: None,
        before: &[],
        after: all_or_nothing,
    },
    Kind {
        name: "outbox",
        words: &["outbox", "send"],
        input: None,
        before: &["reply 1 --body Whole", "reply 2 --body Whole --attach large.bin", "reply 3 --body Whole"],
        after: whole_mails_only,
    },
    Kind { name: "backup", words: &["backup", "copy.db"], input: None, before: &[], after: a_copy_or_none },
    Kind {
        name: "init",
        words: &["--db", "new.db", "init", "--name", "Acme", "--me", "Ana <ana@acme.example>"],
        input: None,
        before: &[],
        after: a_desk_or_none,
    },
];

fn one() -> Vec<u8> {
    Mail::new("one@x.example", "07:30").body(&"a long mail\n".repeat(4_000)).bytes()
}

/// The desk on which a kind is tried.
fn template(kind: &Kind) -> Desk {
    let desk = Desk::new();
    let some = |from: usize, to: usize| -> Vec<Mail> {
        let mail =
            |at: usize| Mail::new(&format!("{at}@x.example"), "07:10").from(&format!("k{at}@x.example"));
        (from..to).map(|at| mail(at).body(&"words of a customer\n".repeat(at % 40))).collect()
    };
    desk.file("inbox.mbox", mboxrd(&some(0, MAILS)));
    desk.file("more.mbox", mboxrd(&some(MAILS / 2, 3 * MAILS)));
    desk.file("large.bin", vec![b'x'; 1 << 20]);
    // A mail that is cut off lacks its end, and the last boundary where something hangs on it.
    desk.file("mta.sh", "cat > \"$1/$$.part\" && mv \"$1/$$.part\" \"$1/$$.eml\"\n");
    std::fs::create_dir(desk.path("sent")).unwrap();
    let settings = desk.ok("settings show");
    const WAY: &str = "\n[outgoing]\nfrom = \"support@acme.example\"\ntransport = \"sendmail\"\ncommand = [\"sh\", \"mta.sh\", \"sent\"]\nhold_seconds = 0\n";
    desk.file("settings.toml", settings.clone() + WAY);
    desk.file("other.toml", settings + &WAY.replace("support@", "help@"));
    desk.ok("settings apply settings.toml");
    desk.ok("import -q inbox.mbox");
    kind.before.iter().for_each(|line| drop(desk.ok(line)));
    let connection = rusqlite::Connection::open(desk.db()).unwrap();
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
    desk
}

/// The same desk in another folder, at the same instant.
fn copied(from: &Desk) -> Desk {
    let desk = Desk::nowhere();
    for name in ["desk.db", "more.mbox", "large.bin", "mta.sh", "other.toml"] {
        std::fs::copy(from.path(name), desk.path(name)).unwrap();
    }
    std::fs::create_dir(desk.path("sent")).unwrap();
    desk.at(&from.now().rfc3339()).tick(0);
    desk.ok("trust --yes");
    desk
}

/// Starts the command; kills it after so long, or lets it come to its end. `true`: it did, and said so.
fn run(kind: &Kind, desk: &Desk, kill: Option<Duration>) -> bool {
    let mut command = desk.process();
    command.args(kind.words).stdout(Stdio::null()).stderr(Stdio::piped()).env("PATH", "/usr/bin:/bin");
    if let Some(input) = kind.input {
        command.stdin(std::fs::File::open(desk.file("input", input())).unwrap());
    }
    let begun = Instant::now();
    let mut child = command.spawn().unwrap();
    if let Some(after) = kill {
        while begun.elapsed() < after {
            std::hint::spin_loop();
        }
        child.kill().unwrap();
    }
    let output = child.wait_with_output().unwrap();
    let code = output.status.code();
    assert!(code.is_none_or(|code| code == 0), "{}: {}", kind.name, String::from_utf8_lossy(&output.stderr));
    code.is_some()
}

fn rows(desk: &Desk) -> BTreeMap<String, usize> {
    let mut rows = BTreeMap::new();
    for line in desk.dump().lines() {
        // A value may have several lines; the first of a row begins with the name of its table.
        if let Some((table, _)) = line.split_once(": ") {
            *rows.entry(table.to_owned()).or_default() += 1;
        }
    }
    rows
}

#[test]
fn whatever_is_killed_nothing_is_lost_or_half_done() {
    let kills = crate::fuzz::kills().unwrap_or(FEW);
    for kind in &KINDS {
        let template = template(kind);
        let mut random = Random::new(crate::fuzz::seed());
        let mut lasts = Vec::new();
        let mut undisturbed = copied(&template);
        for _ in 0..3 {
            undisturbed = copied(&template);
            let begun = Instant::now();
            assert!(run(kind, &undisturbed, None), "{}", kind.name);
            lasts.push(begun.elapsed());
        }
        let lasts = lasts.into_iter().min().unwrap();
        let rows_of = [rows(&template), rows(&undisturbed)];
        let mut done = 0;
        for _ in 0..kills {
            let desk = copied(&template);
            let after = lasts * u32::try_from(random.below(1_050)).unwrap() / 1_000;
            let run = Run { kind, desk: &desk, done: run(kind, &desk, Some(after)), rows: &rows_of };
            done += usize::from(run.done);
            (kind.after)(&run);
            let verified = desk.run("verify");
            assert_eq!(verified.code, 0, "{} killed after {after:?}\n{verified}", kind.name);
        }
        notice(&format!("{}: {kills} runs, {} killed, of {lasts:?}", kind.name, kills - done));
    }
}

fn all_or_nothing(run: &Run<'_>) {
    let found = rows(run.desk);
    let [without, with] = run.rows;
    assert!(found == *with || !run.done && found == *without, "{} is half done: {found:?}", run.kind.name);
    if found == *without {
        // Whoever types it again gets to the end.
        assert!(self::run(run.kind, run.desk, None));
        assert_eq!(rows(run.desk), *with, "{}", run.kind.name);
    }
}

fn import_goes_on(run: &Run<'_>) {
    let of =
        |rows: &BTreeMap<String, usize>| ["ticket", "message", "body"].map(|table| rows.get(table).copied());
    let (found, with) = (of(&rows(run.desk)), of(&run.rows[1]));
    assert!(found[1] == found[2] && (found == with || !run.done), "{found:?}");
    assert!(self::run(run.kind, run.desk, None));
    assert_eq!(of(&rows(run.desk)), with);
}

/// Mails that were handed over; each of them must be whole.
fn handed_over(folder: &Path) -> Vec<String> {
    // The command of a desk that was killed goes on to its end.
    let patience = Instant::now() + Duration::from_secs(60);
    let names = |ending: &str| -> Vec<_> {
        let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        entries.filter(|path| path.to_str().unwrap().ends_with(ending)).collect()
    };
    while !names(".part").is_empty() {
        assert!(Instant::now() < patience, "a way out that does not end");
        std::thread::yield_now();
    }
    let mut ids = Vec::new();
    for path in names(".eml") {
        let mail = std::fs::read_to_string(&path).unwrap();
        let id = mail.lines().find_map(|line| line.strip_prefix("Message-ID: <")?.strip_suffix('>'));
        ids.push(id.unwrap_or_else(|| panic!("half a mail: {mail:.400}")).to_owned());
        let ends_well = match mail.contains("multipart/mixed") {
            true => mail.trim_end().ends_with("--"),
            false => mail.contains("Whole"),
        };
        assert!(ends_well, "half a mail: …{}", &mail[mail.len().saturating_sub(400)..]);
    }
    ids.sort();
    ids
}

fn whole_mails_only(run: &Run<'_>) {
    let sent = handed_over(&run.desk.path("sent"));
    let mails = run.desk.json("outbox list --all");
    for mail in mails.as_array().unwrap() {
        let id = mail["message_id"].as_str().unwrap();
        let left = sent.iter().filter(|sent| *sent == id).count();
        match mail["state"].as_str().unwrap() {
            "sent" => assert_eq!(left, 1, "{mail}"),
            "queued" => assert_eq!(left, 0, "{mail}"),
            "sending" | "uncertain" => assert!(left <= 1 && !run.done, "{mail}"),
            other => panic!("{other}: {mail}"),
        }
    }
    // What is not known to have left is told, and left to a person; all else leaves once.
    run.desk.wait(300);
    // As a process: the way out is found in the folder of the desk.
    let later = run.desk.process().arg("run").env("PATH", "/usr/bin:/bin").output().unwrap();
    let open = run.desk.json("outbox list");
    assert!(open.as_array().unwrap().iter().all(|mail| mail["state"] == "uncertain"), "{open}");
    let wanted = if open == serde_json::json!([]) { 0 } else { 3 };
    assert_eq!(later.status.code(), Some(wanted), "{}", String::from_utf8_lossy(&later.stderr));
    let mut all = handed_over(&run.desk.path("sent"));
    let count = all.len();
    all.dedup();
    assert_eq!(all.len(), count, "a mail has left twice");
    assert!(count + open.as_array().unwrap().len() >= 3, "a mail was lost: {open}");
}

fn a_copy_or_none(run: &Run<'_>) {
    assert_eq!(rows(run.desk), run.rows[0]);
    let there = run.desk.path("copy.db").exists();
    assert!(there || !run.done);
    if !there {
        assert!(self::run(run.kind, run.desk, None));
    }
    assert_eq!(run.desk.run("--db copy.db verify --deep").code, 0);
    assert!(!run.desk.path("copy.db.unfinished").exists());
}

fn a_desk_or_none(run: &Run<'_>) {
    let there = run.desk.path("new.db").exists();
    assert!(there || !run.done);
    if !there {
        assert!(self::run(run.kind, run.desk, None));
    }
    run.desk.ok("--db new.db new --from a@x.example --subject x");
    assert_eq!(run.desk.run("--db new.db verify --deep").code, 0);
}
