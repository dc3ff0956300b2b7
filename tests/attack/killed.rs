//! kill -9 at any instant: what had been told as stored is there, the next run does the rest, and in the end all is as
//! if nobody had pulled the plug (intake §1).

use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use super::mailbox::{counted, mboxrd, partition};
use crate::fuzz::random::Random;
use crate::harness::{Desk, strict};

/// How many mails: more than two batches, so that a run can be killed with some of it kept.
const MAILS: usize = 4_800;
/// More runs are not needed to get to the end, since each of these is killed only after the database has grown.
const MOST: usize = 60;

fn mail(at: usize) -> Vec<u8> {
    let parent = match at % 4 {
        0 => String::new(),
        1 => format!("In-Reply-To: <{}@x.example>\n", at - 1),
        2 => format!("References: <{}@x.example> <{}@x.example>\n", (at * 13) % MAILS, (at * 7) % MAILS),
        _ => format!("References: <never-{}@x.example>\n", at % 50),
    };
    let words = "words of a customer ".repeat(20 + at % 30);
    let head = "From: eva@customer.example\nDate: Wed, 01 Jul 2026 07:00:00 +0000\n";
    format!("{head}Message-ID: <{at}@x.example>\n{parent}Subject: s\n\nNumber {at}\n{words}\n").into_bytes()
}

/// Three containers that overlap, and some mails that go to quarantine.
fn lay_out(desk: &Desk) -> &'static str {
    let mails: Vec<Vec<u8>> = (0..MAILS).map(mail).collect();
    let mut first = mails[..MAILS / 2].to_vec();
    first.insert(700, b"no head at all".to_vec());
    desk.file("first.mbox", mboxrd(&first, false));
    for part in ["cur", "new", "tmp"] {
        std::fs::create_dir_all(desk.path(&format!("Maildir/{part}"))).unwrap();
    }
    for (at, mail) in mails[MAILS / 2 - 200..MAILS / 2 + 200].iter().enumerate() {
        desk.file(&format!("Maildir/cur/17828{at:05}.M{at}.host:2,S"), mail);
    }
    // Newest first, and with some that the other two have.
    let rest: Vec<Vec<u8>> = mails[MAILS / 2 - 300..].iter().rev().cloned().collect();
    desk.file("folder/rest.mbox", mboxrd(&rest, true));
    desk.file("folder/one.eml", mail(3));
    "import -f json --tag web --assign me first.mbox Maildir folder"
}

fn size(desk: &Desk) -> u64 {
    let of = |name: &str| std::fs::metadata(desk.path(name)).map_or(0, |file| file.len());
    of("desk.db") + of("desk.db-wal")
}

/// Waits until the database has grown by so much and for so many turns more; `false`: it came to its end before.
fn until_grown(child: &mut Child, desk: &Desk, by: u64, turns: u64) -> bool {
    let begin = size(desk);
    let patience = Instant::now() + Duration::from_secs(300);
    while size(desk) < begin + by {
        if child.try_wait().unwrap().is_some() {
            return false;
        }
        assert!(Instant::now() < patience, "an import that does not get on");
        std::thread::yield_now();
    }
    (0..turns).for_each(|_| std::hint::spin_loop());
    child.try_wait().unwrap().is_none()
}

/// What is seen of the desk, whatever numbers tickets and messages have.
fn sight(desk: &Desk) -> (Vec<Vec<String>>, Vec<String>, usize) {
    let tickets = desk.json("list id:1-99999 --columns tags,assignee,status,messages,created_at");
    let mut rows: Vec<String> = tickets.as_array().unwrap().iter().map(ToString::to_string).collect();
    rows.sort();
    (partition(desk), rows, desk.json("quarantine list").as_array().unwrap().len())
}

#[test]
fn an_import_killed_again_and_again_ends_as_if_nobody_had() {
    let undisturbed = Desk::new();
    let line = lay_out(&undisturbed);
    let told = counted(&strict(&undisturbed.ok(line)));
    assert_eq!(told.1, MAILS as u64);

    let desk = Desk::new();
    lay_out(&desk);
    let words = crate::harness::split(line);
    let mut random = Random::new(crate::fuzz::seed());
    let (mut kills, mut kept) = (0, Vec::new());
    for round in 0.. {
        let mut child =
            desk.process().args(&words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // The first growth is a batch on its way to the disk: the worst instant is just then. Later ones let some through.
        let by = [1, 4_096, 1 << 20, 3 << 20][random.below(4)];
        let turns = random.below(3_000_000) as u64;
        let alive = round < MOST && until_grown(&mut child, &desk, by, turns);
        if alive {
            child.kill().unwrap();
        }
        let output = child.wait_with_output().unwrap();
        let now = desk.json("messages").as_array().unwrap().len();
        assert!(kept.last().is_none_or(|before| *before <= now), "mail was lost: {kept:?}, then {now}");
        kept.push(now);
        if output.status.code().is_some() {
            assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
            counted(&strict(&String::from_utf8(output.stdout).unwrap()));
            break;
        }
        kills += 1;
    }
    assert!(kills > 0, "nothing was killed: {kept:?}");
    assert_eq!(sight(&desk), sight(&undisturbed), "after {kills} kills: {kept:?}");
    assert_eq!(counted(&strict(&desk.ok(line))).1, 0, "there is nothing left to do");
    // The desk's own check of itself, and a desk that can still be worked with.
    desk.ok("backup whole.db");
    let found = |desk: &Desk| desk.json("search 'Number 3'").as_array().unwrap().len();
    assert_eq!(found(&desk), found(&undisturbed));
    desk.ok("note 1 after");
    desk.ok("undo");
    // Each run was an operation; without all of them nothing is left, and it all comes again.
    let log = desk.json("log");
    for run in log.as_array().unwrap().iter().filter(|run| run["door"] == "import") {
        desk.ok(&format!("undo {}", run["operation"]));
    }
    assert_eq!(desk.json("list id:1-99999"), serde_json::json!([]));
    assert_eq!(counted(&strict(&desk.ok(line))).1, MAILS as u64);
    assert_eq!(sight(&desk), sight(&undisturbed), "after undoing all of it");
}

#[test]
fn every_delivery_that_was_confirmed_is_there() {
    let desk = Desk::new();
    let mut random = Random::new(crate::fuzz::seed());
    let deliver = |at: usize| {
        let file = desk.file(&format!("{at}.eml"), mail(at));
        let input = std::fs::File::open(file).unwrap();
        desk.process()
            .arg("deliver")
            .stdin(input)
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    };
    let mut confirmed = Vec::new();
    for wave in 0..8 {
        // Six at once, of which some are killed at some instant.
        let mut children: Vec<(usize, Child)> =
            (0..6).map(|at| (wave * 6 + at, deliver(wave * 6 + at))).collect();
        for (at, child) in &mut children {
            if at.is_multiple_of(2) {
                (0..random.below(2_000_000)).for_each(|_| std::hint::spin_loop());
                child.kill().unwrap();
            }
        }
        for (at, child) in children {
            let output = child.wait_with_output().unwrap();
            match output.status.code() {
                Some(0) => confirmed.push(at),
                Some(75) | None => {}
                code => panic!("{code:?} {}", String::from_utf8_lossy(&output.stderr)),
            }
        }
    }
    let stored = |desk: &Desk| -> Vec<usize> {
        let rows = desk.json("messages --columns message_id");
        let mut ids: Vec<usize> = rows
            .as_array()
            .unwrap()
            .iter()
            .map(|row| row["message_id"].as_str().unwrap().split('@').next().unwrap().parse().unwrap())
            .collect();
        ids.sort_unstable();
        ids
    };
    let there = stored(&desk);
    assert!(confirmed.len() >= 8, "{confirmed:?}");
    assert!(confirmed.iter().all(|at| there.contains(at)), "{confirmed:?} but {there:?}");
    // The mail server tries all the others again, and some that had come through before the end.
    (0..48).for_each(|at| assert!(deliver(at).wait().unwrap().success()));
    assert_eq!(stored(&desk), (0..48).collect::<Vec<_>>());
}
