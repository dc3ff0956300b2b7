//! Mail to a program such as `/usr/sbin/sendmail -t -i`: Postfix, Exim, OpenSMTPD, msmtp and nullmailer all have one that reads a mail from
//! its input and its recipients from the headers.
//!
//! The command is started as it is, without a shell: `~`, `$HOME`, `|` and `;` mean nothing. It gets this process's environment
//! and folder, and the mail with LF line ends, as local programs expect.
//!
//! A copy for a mailbox of one's own is asked for by a `Bcc` line above the mail, which such a program takes for the envelope and
//! takes off before the mail leaves (sendmail(8), `-t`); the mail that is kept has none.
//!
//! Its input is a file that was written to its end before the command is started, and has no name any more. From a pipe it
//! would take the end of a desk that is killed in the middle for the end of the mail, and send the half of it.

use std::borrow::Cow;
use std::fs::File;
use std::io::Seek;
use std::process::{Child, Command, Stdio};

use super::child::{self, UNREAD};
use super::transport::{Failure, Outgoing, Transport};
use super::{body, header, verdict};

/// See [`super::ALL`].
pub const TRANSPORT: Transport =
    Transport { name: "sendmail", about: "Gives mail to a command that reads it from its input.", send };

/// Runs the command with the mail on its input and waits for its end.
///
/// # Errors
/// Permanent where no command is given, where the command says so (see `verdict.rs`), or where it ended well without
/// having read the mail. Temporary: the mail cannot be written into `scratch`, the command cannot be started, was killed, or took
/// longer than `time_limit` (then it is killed; the mail may have left all the same, which is why each try carries the same
/// Message-ID).
pub fn send(outgoing: &Outgoing, message: &[u8]) -> Result<(), Failure> {
    let (program, arguments) =
        outgoing.command.split_first().ok_or_else(|| Failure::permanent("no command is given"))?;
    let cannot_write = |error| {
        Failure::temporary(format!("cannot write the mail into {}: {error}", outgoing.scratch.display()))
    };
    let mail = body::with_lf(message);
    let mail = with_copies(&mail, &outgoing.bcc);
    let (input, theirs) = child::nameless(&outgoing.scratch, &mail)
        .and_then(|input| input.try_clone().map(|theirs| (input, theirs)))
        .map_err(cannot_write)?;
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(theirs)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| Failure::temporary(format!("cannot start {program}: {error}")))?;
    let said = child::listen(child.stderr.take());
    // It may have ended in this very moment; then there is nothing to kill.
    let (ended, words) = child::wait(&mut child, &said, outgoing.time_limit, |child: &mut Child| {
        let _ = child.kill();
    });
    let status = match ended {
        Ok(Some(status)) => status,
        Ok(None) => {
            let seconds = outgoing.time_limit.as_secs_f64();
            return Err(Failure::temporary(format!(
                "{program} took longer than {seconds} s and was stopped"
            )));
        }
        Err(error) => return Err(Failure::temporary(format!("cannot wait for {program}: {error}"))),
    };
    verdict::of(program, status, &words)?;
    if was_read(input) {
        Ok(())
    } else {
        Err(Failure::permanent(format!("{program} ended well, but did not read the whole mail")))
    }
}

/// Whether the command has read to the end: its place in the file is ours. One that opens its input anew has a place of its own,
/// and shows by the time of its reading that it did.
fn was_read(mut input: File) -> bool {
    let Ok(metadata) = input.metadata() else { return false };
    match input.stream_position() {
        Ok(0) if metadata.len() > 0 => metadata.accessed().is_ok_and(|accessed| accessed != UNREAD),
        Ok(place) => place >= metadata.len(),
        Err(_) => false,
    }
}

/// A mail with LF line ends under a line for those who get a copy and do not stand in it already. Addresses that cannot stand in a
/// header are left out.
fn with_copies<'m>(mail: &'m [u8], bcc: &[String]) -> Cow<'m, [u8]> {
    let copies: Vec<String> = bcc.iter().filter_map(|email| header::address(email).ok()).collect();
    match copies.is_empty() {
        true => Cow::Borrowed(mail),
        false => [format!("Bcc: {}\n", copies.join(",\n ")).as_bytes(), mail].concat().into(),
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::fs;
    use std::io;
    use std::time::{Duration, Instant};

    use super::child::nameless;
    use super::*;
    use crate::desk::time::Moment;

    fn run_for(command: &[&str], message: &[u8], time_limit: Duration) -> Result<(), Failure> {
        let scratch = tempfile::tempdir().unwrap();
        let outgoing = Outgoing {
            scratch: scratch.path().to_owned(),
            command: command.iter().map(|word| (*word).to_owned()).collect(),
            folder: std::path::PathBuf::new(),
            time_limit,
            bcc: Vec::new(),
            queued_at: Moment(0),
        };
        let sent = send(&outgoing, message);
        assert_eq!(fs::read_dir(scratch.path()).unwrap().count(), 0, "the mail has left a file");
        sent
    }

    fn run(command: &[&str]) -> Result<(), Failure> {
        run_for(command, b"To: ana@x.example\r\n\r\nhello\r\n", Duration::from_secs(60))
    }

    #[test]
    fn the_command_gets_the_mail_with_local_line_ends() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("a b");
        run(&["sh", "-c", "cat > \"$0\"", file.to_str().unwrap()]).unwrap();
        assert_eq!(std::fs::read(file).unwrap(), b"To: ana@x.example\n\nhello\n");
    }

    #[test]
    fn a_copy_is_asked_for_above_the_mail() {
        let bcc = ["me@x.example", "a\r\nX: 1@x.example", "b@x.example"].map(String::from);
        let mail = with_copies(b"To: ana@x.example\n\nhello\n", &bcc);
        assert_eq!(mail, b"Bcc: me@x.example,\n b@x.example\nTo: ana@x.example\n\nhello\n".as_slice());
        assert_eq!(with_copies(b"x", &bcc[1..2]), b"x".as_slice());
    }

    #[test]
    fn a_refusal_keeps_the_words_of_the_command() {
        let failure = run(&["sh", "-c", "cat >/dev/null; echo 'no such user' >&2; exit 67"]).unwrap_err();
        assert_eq!(failure, Failure::permanent("sh ended with 67 (unknown recipient): no such user"));
        let failure = run(&["sh", "-c", "echo later >&2; exit 75"]).unwrap_err();
        assert_eq!(failure, Failure::temporary("sh ended with 75 (try again later): later"));
    }

    #[test]
    fn a_command_that_cannot_run_may_run_later() {
        let failure = run(&["/nowhere/sendmail", "-t"]).unwrap_err();
        assert!(
            failure.temporary && failure.reason.starts_with("cannot start /nowhere/sendmail: "),
            "{failure}"
        );
        assert_eq!(run(&[]).unwrap_err(), Failure::permanent("no command is given"));
    }

    #[test]
    fn a_command_that_reads_nothing_has_not_taken_the_mail() {
        let long = vec![b'x'; 8 << 20];
        let failure = run_for(&["sh", "-c", "exit 0"], &long, Duration::from_secs(60)).unwrap_err();
        assert_eq!(failure, Failure::permanent("sh ended well, but did not read the whole mail"));
        // One that fails says why, whether it read or not.
        let failure = run_for(&["sh", "-c", "exit 77"], &long, Duration::from_secs(60)).unwrap_err();
        assert!(!failure.temporary && failure.reason.contains("77"), "{failure}");
    }

    #[test]
    fn a_command_that_stops_reading_early_has_not_taken_the_mail() {
        let failure = run(&["sh", "-c", "read to"]).unwrap_err();
        assert_eq!(failure, Failure::permanent("sh ended well, but did not read the whole mail"));
    }

    #[test]
    fn a_command_may_open_its_input_anew() {
        let folder = tempfile::tempdir().unwrap();
        let copy = folder.path().join("copy");
        let file = nameless(folder.path(), b"probe").unwrap();
        let mut again = file.try_clone().unwrap();
        io::copy(&mut again, &mut io::sink()).unwrap();
        again.rewind().unwrap();
        if !was_read(file) {
            return; // this file system does not tell when a file was read
        }
        run(&["sh", "-c", "cat /dev/stdin > \"$0\"", copy.to_str().unwrap()]).unwrap();
        assert_eq!(fs::read(copy).unwrap(), b"To: ana@x.example\n\nhello\n");
    }

    /// What the command has in hand is the whole mail from the very beginning, and cannot be changed by it.
    #[test]
    fn the_input_is_whole_before_the_command_begins() {
        let long = vec![b'x'; 1 << 20];
        let whole =
            "test \"$(stat -L -c %s /dev/stdin)\" = 1048576 && ! echo y >&0 2>/dev/null && cat >/dev/null";
        run_for(&["sh", "-c", whole], &long, Duration::from_secs(60)).unwrap();
    }

    #[test]
    fn where_nothing_can_be_written_nothing_is_started() {
        let folder = tempfile::tempdir().unwrap();
        let started = folder.path().join("started");
        let outgoing = Outgoing {
            command: vec!["touch".into(), started.to_str().unwrap().into()],
            folder: std::path::PathBuf::new(),
            scratch: folder.path().join("nowhere"),
            time_limit: Duration::from_secs(60),
            bcc: Vec::new(),
            queued_at: Moment(0),
        };
        let failure = send(&outgoing, b"x").unwrap_err();
        assert!(failure.temporary && failure.reason.starts_with("cannot write the mail into "), "{failure}");
        assert!(!started.exists());
    }

    #[test]
    fn a_command_that_hangs_is_stopped() {
        let begun = Instant::now();
        let failure = run_for(&["sleep", "30"], b"", Duration::from_millis(50)).unwrap_err();
        assert_eq!(failure, Failure::temporary("sleep took longer than 0.05 s and was stopped"));
        // Its child keeps the pipe open; the end of that one is not waited for.
        let failure = run(&["sh", "-c", "sleep 30 & exit 75"]).unwrap_err();
        assert!(failure.temporary && failure.reason.contains("75"), "{failure}");
        assert!(begun.elapsed() < Duration::from_secs(20));
    }

    #[test]
    fn a_talkative_command_is_read_to_its_end() {
        let loud = "i=0; while [ $i -lt 20000 ]; do echo 0123456789; i=$((i+1)); done >&2; exit 1";
        let failure = run(&["sh", "-c", loud]).unwrap_err();
        assert!(failure.reason.len() < 500, "{}", failure.reason.len());
    }
}
