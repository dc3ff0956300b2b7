//! A mailbox at the other end of a real connection: a small SMTP server on the loopback interface, and msmtp on the way to it. Where
//! msmtp is not installed a stand-in lays the mail into a file.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use crate::harness::notice;

/// The mailbox.
pub(super) struct Mailbox {
    port: u16,
    taken: Receiver<String>,
    stand_in: std::cell::RefCell<Option<PathBuf>>,
}

impl Mailbox {
    /// Begins to listen.
    pub(super) fn open() -> Mailbox {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let (give, taken) = channel();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if let Some(mail) = converse(stream) {
                    let _ = give.send(mail);
                }
            }
        });
        Mailbox { port, taken, stand_in: None.into() }
    }

    /// Sets up msmtp in a home as its manual says, or puts the stand-in among the tools.
    pub(super) fn way_out(&self, home: &Path, tools: &Path) {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path, mode| {
            std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap()
        };
        if Path::new("/usr/bin/msmtp").exists() {
            let account = home.join(".msmtprc");
            let lines = "account default\nfrom support@teapots.example\nhost 127.0.0.1\nauth off\ntls off\n";
            std::fs::write(&account, format!("{lines}port {}\n", self.port)).unwrap();
            mode(&account, 0o600);
        } else {
            notice("msmtp is not installed: the first answer is laid into a file");
            let (file, tool) = (home.join("taken"), tools.join("msmtp"));
            std::fs::write(&tool, format!("#!/bin/sh\nexec cat > '{}'\n", file.display())).unwrap();
            mode(&tool, 0o755);
            self.stand_in.replace(Some(file));
        }
    }

    /// The mail that came, with plain line ends.
    pub(super) fn mail(&self) -> Option<String> {
        let mail = match &*self.stand_in.borrow() {
            Some(file) => std::fs::read_to_string(file).ok(),
            None => self.taken.recv_timeout(Duration::from_secs(20)).ok(),
        };
        mail.map(|mail| mail.replace("\r\n", "\n").replace("\n ", " "))
    }
}

/// One connection; the mail that it brought.
fn converse(stream: TcpStream) -> Option<String> {
    stream.set_read_timeout(Some(Duration::from_secs(20))).ok()?;
    let mut answers = stream.try_clone().ok()?;
    let mut say = |words: &str| answers.write_all(format!("{words}\r\n").as_bytes());
    let mut lines = BufReader::new(stream);
    let mut mail = None;
    say("220 mailbox.example").ok()?;
    loop {
        let mut line = String::new();
        if lines.read_line(&mut line).unwrap_or(0) == 0 {
            return mail;
        }
        let answer = match line.split_whitespace().next().unwrap_or_default().to_uppercase().as_str() {
            "DATA" => {
                say("354 go on").ok()?;
                mail = Some(data(&mut lines)?);
                "250 2.0.0 taken"
            }
            "QUIT" => "221 2.0.0 bye",
            _ => "250 2.0.0 well",
        };
        // A client that has heard enough may be gone.
        let _ = say(answer);
    }
}

/// A mail up to the line with one dot.
fn data(lines: &mut impl BufRead) -> Option<String> {
    let mut mail = String::new();
    loop {
        let mut line = String::new();
        match lines.read_line(&mut line).ok()? {
            0 => return None,
            _ if line.trim_end() == "." => return Some(mail),
            _ => mail.push_str(line.strip_prefix('.').unwrap_or(&line)),
        }
    }
}
