//! Random walks over all commands, with deliveries and steps of the clock between, backwards too: after each command record and rows
//! agree. `cargo test` takes a twentieth of the way that `benches/walks.sh` takes.

use crate::fuzz::random::Random;
use crate::harness::{Desk, notice};
use crate::mail::{Mail, mboxrd};

/// Walks of one run of the tests; `DESK_WALKS` says another number.
const WALKS: u64 = 25;
/// Commands of one walk.
const STEPS: usize = 60;

const SETTINGS: [(&str, &str); 4] = [
    ("pending_days = 0", "pending_days = 2"),
    ("close_days = 14", "close_days = 8"),
    ("first_response = \"8h\"", "first_response = \"1h\""),
    ("next_response = \"8h\"", "next_response = \"3h\"\nupdate = \"6h\"\nretarget = \"fresh\""),
];

/// Rules of all events and most actions, some of which undo what others do; those of the last documents.
const RULES: &str = r#"
[[rule]]
name = "first"
on = "ticket"
then = ["tag add begun", "assign bob", "reply --canned hello"]

[[rule]]
name = "each"
on = "message"
when = "-tag:b"
then = ["tag add heard", "priority high", "note a word", "status open", "forward --to parts@supplier.example"]
max = "2 per ticket per day"

[[rule]]
name = "again"
on = "message"
when = "tag:heard kind:human,auto_reply"
then = ["tag rm heard", "assign none", "reply --canned hello --draft", "move sales"]
stop = true

[[rule]]
name = "never heard"
on = "message"
when = "tag:c"
then = ["dismiss", "status spam"]

[[rule]]
name = "done"
on = "solved"
then = ["tag add asked", "reply --canned hello", "status open"]

[[rule]]
name = "given"
on = "assigned"
then = ["snooze 1h --note look", "escalate"]

[[rule]]
name = "late"
on = "missed"
then = ["priority urgent", "tag add late"]

[[rule]]
name = "waits"
on = "tick"
when = "waiting:>2h"
then = ["tag add waits", "status pending", "mute"]

[[rule]]
name = "silent"
on = "tick"
when = "status:pending updated:>1d"
then = ["status solved", "tag rm waits", "reply --canned hello"]
hours = "office"

[[rule]]
name = "undoes"
on = "tick"
when = "tag:waits"
then = ["tag rm waits", "priority normal"]
"#;

/// Who writes: customers, a second address, a stranger, ourselves, a machine.
const WRITERS: [&str; 7] = [
    "Eva <eva@customer.example>",
    "ben@other.example",
    "Dora <dora@third.example>",
    "Ben Other <ben@other.example>",
    "mal@evil.example",
    "Acme <support@acme.example>",
    "MAILER-DAEMON@mx.example",
];

struct Walker {
    desk: Desk,
    random: Random,
    mails: usize,
    step: usize,
}

impl Walker {
    fn new(seed: u64) -> Walker {
        let desk = Desk::new();
        desk.ok("agent add bob --email bob@acme.example");
        desk.ok("canned add hello --body 'Hello {{ customer.name }}'");
        let document = desk.ok("settings show");
        let way = format!(
            "\n[outgoing]\nfrom = \"support@acme.example\"\ntransport = \"maildir\"\npath = \"{}\"\nhold_seconds = 0\n",
            desk.path("out").display()
        );
        for (number, (from, to)) in SETTINGS.iter().enumerate() {
            desk.file(
                &format!("{number}.toml"),
                document.replace(from, to)
                    + if number > 1 { &way } else { "" }
                    + if number > 0 { RULES } else { "" },
            );
        }
        desk.ok("settings apply 3.toml");
        let mut walker = Walker { desk, random: Random::new(seed), mails: 0, step: 0 };
        for _ in 0..3 {
            let mail = walker.mail().bytes();
            walker.desk.command("deliver").stdin(mail).ok();
        }
        walker
    }

    fn one_of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.random.below(words.len())]
    }

    fn ticket(&mut self) -> usize {
        1 + self.random.below(8)
    }

    /// A mail that may name others, of anybody.
    fn mail(&mut self) -> Mail {
        let number = if self.random.below(12) == 0 { self.random.below(self.mails + 1) } else { self.mails };
        self.mails += 1;
        let hour = format!("0{}:{:02}", self.random.below(9), self.random.below(60));
        let writer = self.one_of(&WRITERS);
        let mut mail = Mail::new(&format!("w{number}@walk.example"), &hour).from(writer);
        mail = mail.body(&format!("About the teapot, number {}.\n", self.random.below(3)));
        if self.random.below(5) > 1 {
            let parent = self.random.below(self.mails + 2);
            mail = mail.answers(&format!("w{parent}@walk.example"));
        }
        match self.random.below(10) {
            0 => mail.header("Auto-Submitted", "auto-replied"),
            1 => mail.header("List-Id", "<news.example>"),
            2 => mail.header(
                "References",
                &format!("<w{}@walk.example> <w{}@walk.example>", self.random.below(9), self.random.below(9)),
            ),
            _ => mail,
        }
    }

    /// The next command, with what goes to its standard input.
    fn line(&mut self) -> (String, Vec<u8>) {
        let (ticket, other) = (self.ticket(), self.ticket());
        let operation = 1 + self.random.below(self.step + 6);
        let line = match self.random.below(54) {
            0..=7 => return ("deliver".into(), self.mail().bytes()),
            8 => return ("deliver".into(), b"no mail\n".to_vec()),
            9 | 10 => {
                let box_of: Vec<Mail> = (0..3).map(|_| self.mail()).collect();
                self.desk.file("some.mbox", mboxrd(&box_of));
                let how = self.one_of(&["", " --as-sent", " --tag imported", " --assign bob"]);
                format!("import -q{how} some.mbox")
            }
            11 => format!("assign {} {ticket}", self.one_of(&["me", "bob", "none"])),
            12 => format!("tag add {} {ticket}-{}", self.one_of(&["a", "b", "a,c"]), ticket + 2),
            13 => format!("tag rm a {ticket}"),
            14..=16 => {
                let status = self.one_of(&["open", "pending", "hold", "solved", "solved", "closed", "spam"]);
                format!("status {status} {ticket}")
            }
            17 => format!("status open {ticket} --confirmed"),
            18 => format!("priority {} {ticket}", self.one_of(&["low", "urgent"])),
            19 => format!("dismiss {ticket}"),
            20 => format!("snooze {ticket} {}", self.one_of(&["2d", "1h"])),
            21 => format!("move {ticket} {}", self.one_of(&["billing", "none"])),
            22 => format!("escalate {ticket}"),
            23 => format!("note {ticket} teapot"),
            24 => format!("receive {ticket} --body 'by phone' --channel phone"),
            25..=27 => {
                let how = self.one_of(&["", " --status solved", " --auto", " --status keep", " --force"]);
                format!("reply {ticket} --body 'An answer'{how}")
            }
            28 => format!("reply {ticket} --canned hello --send"),
            29 => format!("outbox drop {other}"),
            30 => "outbox send".into(),
            31 => format!("merge {other} {ticket}"),
            32 => format!("unmerge {ticket}"),
            33 => format!("split {ticket} m{}", 1 + self.random.below(20)),
            34 => format!("accept m{}", 1 + self.random.below(20)),
            35 => format!(
                "customer vip {}{}",
                self.one_of(&["eva@customer.example", "ben@other.example"]),
                self.one_of(&["", " --off"])
            ),
            36 => format!("settings apply {}.toml", self.random.below(4)),
            37 => "sla apply --to-open".into(),
            38 => format!("survey record {ticket} --score 7"),
            39 => format!("time {ticket} 25m teapot"),
            40 => format!(
                "quarantine {} {}",
                self.one_of(&["release", "drop", "retry"]),
                1 + self.random.below(3)
            ),
            41 => format!(
                "new --from {} --subject New --body x --priority high",
                self.one_of(&["eva@customer.example", "new@x.example"])
            ),
            42 => "new --to eva@customer.example --outbound --subject First --body x".into(),
            43 => "key rotate".into(),
            44 => format!("agent {}", self.one_of(&["add cy --email cy@acme.example", "rm cy"])),
            45 | 46 => "run".into(),
            47..=49 => format!("undo{}", self.one_of(&["", "", " --force"])),
            50 => format!("undo {operation}{}", self.one_of(&["", " --force"])),
            51 => {
                format!("undo --by {} --since {}", self.one_of(&["ana", "bob"]), self.one_of(&["10m", "2d"]))
            }
            52 => "redo".into(),
            _ => format!("canned edit hello --body 'Good day {ticket}'"),
        };
        let hand = self.one_of(&["", "", "", " --as bob"]);
        (format!("{line}{hand}"), Vec::new())
    }

    /// The clock goes on, as a rule; at times it stands, or goes back.
    fn tick(&mut self) {
        let seconds = match self.random.below(12) {
            0 => -3_600 * 26,
            1 => -1_800,
            2 => 0,
            3 => 86_400 * 3,
            4 => 3_600 * 5,
            5 => 86_400 * 9,
            _ => 60 * self.random.below(90) as i64,
        };
        self.desk.wait(seconds);
    }
}

fn walk(seed: u64) {
    let mut walker = Walker::new(seed);
    let mut walked = Vec::new();
    for step in 0..STEPS {
        walker.step = step;
        walker.tick();
        let (line, stdin) = walker.line();
        // Half of the walks go by the clock of the machine, which nobody has set.
        let typed = walker.desk.command(&line).stdin(stdin);
        let now = walker.desk.now();
        let done = if seed.is_multiple_of(2) { typed.run() } else { typed.machine(move || now).run() };
        walked.push(format!("{} {line} → {}", now.rfc3339(), done.code));
        let way = || walked.join("\n");
        assert!([0, 1, 3].contains(&done.code), "walk {seed}, step {step}: {done}\n{}", way());
        let found = walker.desk.run("verify");
        assert_eq!(found.code, 0, "walk {seed}, step {step}: {line}\n{found}\n{}", way());
    }
    let deep = walker.desk.run("verify --deep");
    assert_eq!(deep.code, 0, "walk {seed}: {deep}");
}

#[test]
#[allow(clippy::disallowed_methods, reason = "how far to walk is said to a test by its environment")]
fn record_and_rows_agree_after_every_step() {
    let number = |name: &str| std::env::var(name).ok().and_then(|value| value.parse::<u64>().ok());
    let (first, walks) = (number("DESK_WALK_SEED").unwrap_or(1), number("DESK_WALKS").unwrap_or(WALKS));
    let threads = std::thread::available_parallelism().map_or(1, usize::from) as u64;
    std::thread::scope(|scope| {
        for thread in 0..threads {
            scope
                .spawn(move || (first..first + walks).filter(|seed| seed % threads == thread).for_each(walk));
        }
    });
    notice(&format!("{walks} walks of {STEPS} commands from seed {first}: 0 faults"));
}
