//! A desk comes into being whole or not at all, whoever is killed and whoever else makes one at the same time.

use std::process::{Child, Stdio};
use std::time::Instant;

use crate::fuzz::random::Random;
use crate::harness::Desk;
use crate::mail::{few, mboxrd};

const INIT: [&str; 7] =
    ["init", "--name", "Acme", "--address", "support@acme.example", "--me", "Ana <ana@acme.example>"];

fn start(desk: &Desk, words: &[&str]) -> Child {
    desk.process().args(words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

fn files(desk: &Desk) -> Vec<String> {
    let entries = std::fs::read_dir(desk.folder()).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn an_init_killed_at_any_instant_leaves_a_desk_or_nothing() {
    let takes = (0..3).map(|_| {
        let (undisturbed, begun) = (Desk::nowhere(), Instant::now());
        assert!(start(&undisturbed, &INIT).wait().unwrap().success());
        begun.elapsed()
    });
    let takes = takes.min().unwrap();
    let mut random = Random::new(crate::fuzz::seed());
    let mut left = 0;
    for _ in 0..12 {
        let desk = Desk::nowhere();
        let begun = Instant::now();
        let mut child = start(&desk, &INIT);
        let until = takes * u32::try_from(random.below(1000)).unwrap() / 1000;
        while begun.elapsed() < until {
            std::hint::spin_loop();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let there = desk.db().exists();
        left += usize::from(there);
        let found = desk.run("list");
        assert_eq!(found.code, if there { 0 } else { 66 }, "{found}");
        let again = desk.run("init --name Acme --address support@acme.example --me 'Ana <ana@acme.example>'");
        assert_eq!(again.code, u8::from(there), "{again}");
        assert_eq!(files(&desk), ["desk.db"]);
        desk.ok("new --from a@c.example --subject x --body y");
        assert_eq!(desk.field(1, "subject"), "x");
    }
    assert!(left < 12, "nothing was killed before its end");
}

#[test]
fn of_several_inits_at_once_one_makes_the_desk_and_the_others_are_refused() {
    let desk = Desk::nowhere();
    let children: Vec<Child> = (0..5).map(|_| start(&desk, &INIT)).collect();
    let mut codes = Vec::new();
    for child in children {
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        codes.push(output.status.code().unwrap());
        assert!(output.status.success() || said.contains("there is a desk at"), "{said}");
    }
    codes.sort_unstable();
    assert_eq!(codes, [0, 1, 1, 1, 1]);
    assert_eq!(files(&desk), ["desk.db"]);
    assert_eq!(desk.json("agent list").as_array().unwrap().len(), 1);
}

#[test]
fn of_several_first_imports_at_once_all_end_well() {
    let desk = Desk::nowhere();
    let mails = few();
    for (at, mail) in mails.iter().enumerate() {
        desk.file(&format!("{at}.mbox"), mboxrd(std::slice::from_ref(mail)));
    }
    let children: Vec<Child> =
        (0..mails.len()).map(|at| start(&desk, &["import", &format!("{at}.mbox")])).collect();
    for child in children {
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    assert_eq!(desk.json("messages").as_array().unwrap().len(), mails.len());
}

#[test]
fn a_desk_that_was_never_finished_is_told_from_other_files() {
    let desk = Desk::nowhere();
    desk.file("inbox.mbox", mboxrd(&few()));
    let lines = ["list", "tag add a 1", "import inbox.mbox", "init"];
    std::fs::write(desk.db(), "").unwrap();
    for line in lines {
        desk.refused(line).says(65, "$DESK/desk.db is an empty file, no desk", "rm $DESK/desk.db");
    }
    // What a killed `init` of an older desk left: at one of these steps.
    let whole = Desk::new();
    let of_whole = |sql: &str| {
        std::fs::copy(whole.db(), desk.db()).unwrap();
        rusqlite::Connection::open(desk.db()).unwrap().execute_batch(sql).unwrap();
    };
    let from_nothing = |sql: &str| {
        std::fs::remove_file(desk.db()).unwrap();
        rusqlite::Connection::open(desk.db()).unwrap().execute_batch(sql).unwrap();
    };
    let begun = "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL;";
    let marked = format!("{begun} PRAGMA application_id = 1684370283;");
    let check = || {
        for line in lines {
            desk.refused(line).says(
                65,
                "$DESK/desk.db is a desk that was never finished",
                "rm -f $DESK/desk.db",
            );
        }
    };
    [begun, &marked].into_iter().for_each(|sql| {
        from_nothing(sql);
        check();
    });
    let off = "PRAGMA foreign_keys = OFF;";
    for sql in ["DELETE FROM settings", "DELETE FROM settings; DELETE FROM desk", "DELETE FROM desk"] {
        of_whole(&format!("{off} {sql}"));
        check();
    }
}
