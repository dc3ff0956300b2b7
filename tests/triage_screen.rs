//! `desk triage` in a real window: a morning's mail worked off key by key, and whatever can end a session in the midst of it.
#![cfg(unix)]

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::harness::{Desk, notice};

/// So long is waited for what must appear.
const PATIENCE: Duration = Duration::from_secs(60);

/// A window with a shell in it, in a server of its own.
struct Window<'d> {
    desk: &'d Desk,
}

impl<'d> Window<'d> {
    /// Opens one; nothing where there is no tmux.
    fn open(desk: &'d Desk, columns: u16, lines: u16) -> Option<Window<'d>> {
        let there = ["tmux", "bash", "stty"].iter().all(|program| {
            let found = Command::new("sh")
                .args(["-c", &format!("command -v {program}")])
                .stdout(Stdio::null())
                .status();
            found.is_ok_and(|status| status.success())
        });
        if !there {
            notice("tmux, bash or stty is missing: nobody sits at a real window here");
            return None;
        }
        let window = Window { desk };
        let size = [columns.to_string(), lines.to_string()];
        window.tmux(&[
            "-f",
            "/dev/null",
            "new-session",
            "-d",
            "-s",
            "desk",
            "-x",
            &size[0],
            "-y",
            &size[1],
            "bash --norc --noprofile -i",
        ]);
        window.types("PS1='ready$ '; clear");
        window.wait("the shell", |screen| screen.trim_end().ends_with("ready$"));
        Some(window)
    }

    fn tmux(&self, words: &[&str]) -> String {
        let mut tmux = Command::new("tmux");
        tmux.env_clear().current_dir(self.desk.folder());
        tmux.env("PATH", "/usr/bin:/bin").env("LANG", "C.UTF-8").env("TERM", "xterm");
        tmux.env("DESK_DB", self.desk.db()).env("DESK_NOW", self.desk.now().rfc3339()).env("TZ", "UTC");
        tmux.env("HOME", self.desk.folder()).env("TMPDIR", self.desk.folder()).env("HISTFILE", "");
        tmux.env("EDITOR", "sh -c 'echo typed >> \"$1\"; echo $$ > editor.pid; read line < /dev/tty' sh");
        let output =
            tmux.arg("-u").arg("-S").arg(self.desk.path("tmux.socket")).args(words).output().unwrap();
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    fn screen(&self) -> String {
        self.tmux(&["capture-pane", "-p", "-J", "-t", "desk", "-S", "-"])
    }

    /// What is on it once it is as it should be.
    #[track_caller]
    fn wait(&self, what: &str, holds: impl Fn(&str) -> bool) -> String {
        let began = Instant::now();
        loop {
            let screen = self.screen();
            if holds(&screen) {
                return screen;
            }
            assert!(began.elapsed() < PATIENCE, "waited in vain for {what}:\n{screen}");
            std::thread::sleep(Duration::from_millis(15));
        }
    }

    fn press(&self, key: &str) {
        self.tmux(&["send-keys", "-t", "desk", key]);
    }

    fn write(&self, text: &str) {
        self.tmux(&["send-keys", "-t", "desk", "-l", text]);
    }

    fn types(&self, line: &str) {
        self.write(line);
        self.press("Enter");
    }

    /// Sits down at the desk; the program is the real one.
    fn sit_down(&self) {
        let program = env!("CARGO_BIN_EXE_desk");
        self.types(&format!(
            "stty -a > before; sh -c 'echo $$ > desk.pid; exec {program} triage'; stty -a > after"
        ));
        self.wait("the first ticket", |screen| at_the_keys(screen).is_some());
    }

    /// How the terminal is set after the session, and how it was before.
    #[track_caller]
    fn is_sane(&self) {
        let read = |name: &str| std::fs::read_to_string(self.desk.path(name)).unwrap_or_default();
        self.wait("the shell", |screen| {
            screen.trim_end().ends_with("ready$") && read("after").lines().count() > 4
        });
        // The first line tells how large the window is.
        let rest = |name: &str| read(name).lines().skip(1).collect::<Vec<_>>().join("\n");
        assert_eq!(rest("after"), rest("before"));
        std::fs::remove_file(self.desk.path("after")).unwrap();
    }

    fn process(&self, file: &str) -> String {
        let began = Instant::now();
        loop {
            match std::fs::read_to_string(self.desk.path(file)) {
                Ok(number) if number.ends_with('\n') => return number.trim().to_owned(),
                _ => assert!(began.elapsed() < PATIENCE, "no {file}"),
            }
            std::thread::sleep(Duration::from_millis(15));
        }
    }

    fn kill(&self, signal: &str) {
        let killed = Command::new("kill").args([signal, &self.process("desk.pid")]).status().unwrap();
        assert!(killed.success());
    }
}

impl Drop for Window<'_> {
    fn drop(&mut self) {
        self.tmux(&["kill-server"]);
    }
}

/// The ticket at which keys are waited for, if they are.
fn at_the_keys(screen: &str) -> Option<i64> {
    let last = screen.trim_end().lines().last()?;
    last.strip_prefix('#')?.strip_suffix('>')?.parse().ok()
}

/// How often somebody was asked what to do.
fn asked(screen: &str) -> usize {
    let is_prompt = |line: &&str| {
        line.strip_prefix('#')
            .and_then(|line| line.split_once('>'))
            .is_some_and(|(id, _)| id.parse::<i64>().is_ok())
    };
    screen.lines().filter(is_prompt).count()
}

fn sample(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples/mailbox").join(name)
}

/// A desk with the sample mailbox, on the morning after.
fn morning() -> Desk {
    let desk = Desk::nowhere();
    desk.at("2026-07-03T09:30:00Z").tick(0);
    desk.ok("init --name Tea --address support@teapots.example --me 'Ana <ana@teapots.example>'");
    desk.words(["import".into(), "-q".into(), sample("inbox.mbox").into_os_string()]).ok();
    desk.ok("canned add thanks --body 'Thank you for your mail.'");
    desk
}

#[test]
fn forty_mails_are_worked_off_with_few_keys() {
    let desk = morning();
    let mails = desk.json("messages").as_array().unwrap().len();
    assert!(mails >= 40, "{mails}");
    let Some(window) = Window::open(&desk, 80, 24) else { return };
    window.sit_down();
    let (mut keys, mut acts) = (0, 0);
    // Plans for a ticket: each key, or text that is no key, and what the last line shows then; nothing: the next ticket.
    let plans: [&[(&str, &str)]; 6] = [
        &[("c", "canned:"), ("t", "canned: t"), ("h", "canned: th"), ("Enter", "Esc back:"), ("Enter", "")],
        &[("s", "")],
        &[("n", "editor):"), ("=called back", "called back"), ("Enter", ""), ("s", "")],
        &[("w", "")],
        &[("z", "put aside until"), ("=friday", "friday"), ("Enter", "")],
        &[
            ("t", "tags"),
            ("=late", "late"),
            ("Enter", ""),
            ("p", "priority"),
            ("=high", "high"),
            ("Enter", ""),
            ("s", ""),
        ],
    ];
    let ended = |screen: &str| screen.trim_end().ends_with("ready$");
    let in_question =
        |screen: &str| screen.trim_end().lines().last().is_some_and(|line| line.contains("[y/N]"));
    let mut screen = window.screen();
    while let Some(id) = at_the_keys(&screen) {
        let mut press = |key: &str, shows: &str, before: String| {
            match key.strip_prefix('=') {
                Some(text) => window.write(text),
                None => {
                    window.press(key);
                    keys += 1;
                }
            }
            window.wait(key, |now| match shows {
                "" => {
                    ended(now)
                        || in_question(now)
                        || asked(now) > asked(&before) && at_the_keys(now).is_some()
                }
                shows => now.trim_end().lines().last().is_some_and(|line| line.contains(shows)),
            })
        };
        let plan = plans[acts % plans.len()];
        acts += 1;
        assert!(acts < 100, "there is no end\n{screen}");
        for (key, shows) in plan {
            screen = press(key, shows, screen);
        }
        if in_question(&screen) {
            // What speaks against an answer is asked; then it is none.
            screen = press("n", "", screen);
            screen = press("x", "", screen);
        } else if at_the_keys(&screen) == Some(id) {
            // Refused, or it stays: out of the way.
            screen = press("k", "", screen);
        }
    }
    window.is_sane();
    let screen = window.screen();
    assert!(screen.contains("wants work"), "{screen}");
    assert!(keys <= 8 * mails, "{keys} keys for {mails} mails");
    notice(&format!("{mails} mails in {acts} tickets were worked off with {keys} keys besides text"));
    assert_eq!(desk.json("next")["id"], serde_json::Value::Null, "{screen}");
    desk.ok("verify --deep");
}

/// What is pressed to get to each kind of question, and what is seen there.
const QUESTIONS: &[(&[&str], &str)] = &[
    (&[], ">"),
    (&["n", "=half a note"], "half a note"),
    (&["a", "=an"], "assign to: an"),
    (&["t", "=la"], "la"),
    (&["p", "=hi"], "): hi"),
    (&["z", "=mon"], "mon"),
    (&["m", "=1"], "merge into ticket: 1"),
    (&["c"], "canned:"),
    (&["c", "t", "h", "Enter"], "Esc back:"),
];

/// Gets to a question.
fn get_to(window: &Window<'_>, keys: &[&str], seen: &str) {
    for key in keys {
        match key.strip_prefix('=') {
            Some(text) => window.write(text),
            None => window.press(key),
        }
    }
    window.wait(seen, |screen| {
        screen.trim_end().lines().last().is_some_and(|line| {
            line.trim_end().ends_with(seen) || line.contains("canned:") && seen == "canned:"
        })
    });
}

#[test]
fn whatever_ends_a_session_leaves_a_sane_terminal_and_loses_nothing() {
    let desk = morning();
    let rows = desk.dump();
    let Some(window) = Window::open(&desk, 80, 24) else { return };
    for (keys, seen) in QUESTIONS {
        // Ctrl-C leaves the question, and then the desk.
        window.sit_down();
        get_to(&window, keys, seen);
        if !keys.is_empty() {
            window.press("C-c");
            window.wait("the keys", |screen| at_the_keys(screen).is_some());
        }
        window.press("C-c");
        window.is_sane();
        // Killed by whatever there is.
        for signal in ["-TERM", "-KILL", "-HUP"] {
            window.types("clear");
            window.tmux(&["clear-history", "-t", "desk"]);
            window.sit_down();
            get_to(&window, keys, seen);
            window.kill(signal);
            window.is_sane();
        }
        assert_eq!(desk.dump(), rows, "{keys:?}");
        if keys.first() == Some(&"n") {
            // What was typed is there, though it was never finished: the next session offers it.
            window.sit_down();
            get_to(&window, &["n"], "half a note");
            for key in ["Escape", "q"] {
                window.press(key);
            }
            window.is_sane();
        }
        window.types("clear");
        window.tmux(&["clear-history", "-t", "desk"]);
    }
    desk.ok("verify --deep");
}

#[test]
fn a_window_that_is_closed_or_made_narrow_loses_nothing() {
    let desk = morning();
    let rows = desk.dump();
    for (keys, seen) in QUESTIONS {
        let Some(window) = Window::open(&desk, 80, 24) else { return };
        window.sit_down();
        get_to(&window, keys, seen);
        for (columns, lines) in [("200", "50"), ("60", "20"), ("30", "10"), ("80", "24")] {
            window.tmux(&["resize-window", "-t", "desk", "-x", columns, "-y", lines]);
        }
        let number = window.process("desk.pid");
        window.tmux(&["kill-pane", "-t", "desk"]);
        let began = Instant::now();
        while Command::new("kill").args(["-0", &number]).stderr(Stdio::null()).status().unwrap().success() {
            assert!(began.elapsed() < PATIENCE, "{keys:?}: it goes on without a window");
            std::thread::sleep(Duration::from_millis(15));
        }
        std::fs::remove_file(desk.path("desk.pid")).unwrap();
        assert_eq!(desk.dump(), rows, "{keys:?}");
    }
    desk.ok("verify --deep");
}

#[test]
fn the_next_drawing_fits_the_window_as_it_is_then() {
    let desk = morning();
    let Some(window) = Window::open(&desk, 200, 50) else { return };
    window.sit_down();
    for (columns, lines) in [(60_usize, "24"), (80, "24"), (120, "40")] {
        window.tmux(&["resize-window", "-t", "desk", "-x", &columns.to_string(), "-y", lines]);
        window.tmux(&["clear-history", "-t", "desk"]);
        let before = asked(&window.screen());
        window.press("k");
        let screen =
            window.wait("the next", |screen| asked(screen) > before && at_the_keys(screen).is_some());
        let drawn = screen.rsplit("────────────\n").next().unwrap().to_owned();
        for line in drawn.lines() {
            let width = unicode_width::UnicodeWidthStr::width(line);
            assert!(width <= columns || !line.contains(' '), "{columns}: {line:?}\n{screen}");
        }
    }
    window.press("q");
    window.is_sane();
}
