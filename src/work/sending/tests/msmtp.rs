//! Through a real mail program, over a real connection: msmtp to a small SMTP server on the loopback interface. Skipped, with a
//! word, where msmtp is not installed.
#![cfg(unix)]

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::thread::JoinHandle;

use mail_parser::MessageParser;

use crate::cli::tests::trial::Trial;

/// What a mail server heard.
#[derive(Debug, Default)]
struct Heard {
    /// Commands, without those that carry nothing.
    commands: Vec<String>,
    /// The mail with its dots undone.
    mail: Vec<u8>,
}

/// Serves one connection; answers `RCPT` with these words.
fn server(to_recipients: &'static str) -> (u16, JoinHandle<Heard>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    (port, std::thread::spawn(move || converse(listener.accept().unwrap().0, to_recipients)))
}

fn converse(stream: TcpStream, to_recipients: &str) -> Heard {
    let mut heard = Heard::default();
    let mut answers = stream.try_clone().unwrap();
    let mut say = |words: &str| answers.write_all(format!("{words}\r\n").as_bytes());
    let mut lines = BufReader::new(stream);
    say("220 sink.example").unwrap();
    loop {
        let mut line = String::new();
        if lines.read_line(&mut line).unwrap_or(0) == 0 {
            return heard;
        }
        let line = line.trim_end();
        let verb = line.split(' ').next().unwrap().to_uppercase();
        if verb == "MAIL" || verb == "RCPT" {
            heard.commands.push(line.to_owned());
        }
        let answer = match verb.as_str() {
            "RCPT" => to_recipients,
            "DATA" => {
                say("354 go on").unwrap();
                heard.mail = data(&mut lines);
                "250 2.0.0 taken"
            }
            "QUIT" => "221 2.0.0 bye",
            _ => "250 2.0.0 well",
        };
        // A client that has heard enough may be gone.
        let _ = say(answer);
    }
}

/// Up to the lone dot (RFC 5321 §4.5.2).
fn data(lines: &mut impl BufRead) -> Vec<u8> {
    let mut mail = Vec::new();
    loop {
        let mut line = Vec::new();
        if lines.read_until(b'\n', &mut line).unwrap() == 0 || line == b".\r\n" {
            return mail;
        }
        mail.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
    }
}

/// A desk that sends by msmtp to that port, with an answer in its outbox; `None` where there is no msmtp.
fn desk(port: u16) -> Option<Trial> {
    if Command::new("msmtp").arg("--version").output().is_err() {
        use std::io::stderr;
        #[allow(clippy::disallowed_methods, reason = "a test that is skipped says so")]
        writeln!(stderr(), "skipped: msmtp is not installed").unwrap();
        return None;
    }
    let trial = Trial::new();
    trial.eva_writes();
    let options = format!(
        "\"--file=/dev/null\", \"--host=127.0.0.1\", \"--port={port}\", \"--tls=off\", \"--auth=off\", \
         \"--read-envelope-from\", \"--timeout=20\", \"-t\""
    );
    trial.set(&format!("[outgoing]\ncommand = [\"msmtp\", {options}]\nhold_seconds = 0\n"));
    let body = "Žao mi je.\n.\n..\nFrom here on it is well.\n";
    trial.done(&["reply", "1", "--body", body, "--cc", "Bo <bo@x.example>"]);
    Some(trial)
}

#[test]
fn msmtp_delivers_what_the_desk_wrote() {
    let (port, server) = server("250 2.1.5 well");
    let Some(trial) = desk(port) else { return };
    let sent = trial.json(&["outbox", "send"]);
    assert_eq!(sent[0]["state"], "sent");
    let heard = server.join().unwrap();
    let begins = |command: &str| heard.commands.iter().any(|line| line.starts_with(command));
    for command in ["MAIL FROM:<support@acme.example>", "RCPT TO:<eva@x.example>", "RCPT TO:<bo@x.example>"] {
        assert!(begins(command), "{command}: {:?}", heard.commands);
    }
    let mail = MessageParser::new().parse(&heard.mail).unwrap();
    assert_eq!(mail.message_id(), sent[0]["message_id"].as_str());
    assert_eq!(mail.in_reply_to().as_text(), Some("1@x.example"));
    assert_eq!(mail.body_text(0).unwrap(), "Žao mi je.\r\n.\r\n..\r\nFrom here on it is well.\r\n");
    // What arrived is what the desk keeps, but for what msmtp adds at the head.
    let kept = trial.done(&["outbox", "show", "1", "--mail"]).stdout;
    let body = |mail: &[u8]| String::from_utf8_lossy(mail).split_once("\r\n\r\n").unwrap().1.to_owned();
    assert_eq!(body(&heard.mail), body(&kept));
}

#[test]
fn msmtp_tells_final_failures_from_passing_ones() {
    for (answer, state, words) in [
        ("550 5.1.1 no such user here", "failed", "no such user here"),
        ("450 4.7.1 come back later", "queued", "come back later"),
    ] {
        let (port, server) = server(answer);
        let Some(trial) = desk(port) else { return };
        let ran = trial.run(&["outbox", "send", "-f", "json"]);
        server.join().unwrap();
        assert_eq!(ran.code, 3, "{}", ran.stderr);
        assert_eq!(ran.json()[0]["state"], state, "{}", ran.stderr);
        assert!(ran.stderr.contains(words), "{}", ran.stderr);
    }
}

#[test]
fn a_relay_that_is_down_is_a_passing_failure() {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let Some(trial) = desk(port) else { return };
    let ran = trial.run(&["run", "-f", "json"]);
    assert_eq!((ran.code, &ran.json()[0]["event"]), (3, &"deferred".into()), "{}", ran.stderr);
}
