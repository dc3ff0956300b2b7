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
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, Write};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use super::transport::{Failure, Outgoing, Transport};
use super::{body, header, verdict};

/// See [`super::ALL`].
pub const TRANSPORT: Transport =
    Transport { name: "sendmail", about: "Gives mail to a command that reads it from its input.", send };

/// How much of what the command says is kept.
const MOST_WORDS: usize = 4096;
/// The pauses between two looks at the command grow from the first to the second.
const PAUSES: (Duration, Duration) = (Duration::from_millis(1), Duration::from_millis(50));
/// So many names are tried for the file in which a mail is handed over.
const MOST_NAMES: u32 = 1000;
/// When a mail was read that nobody has read.
const UNREAD: SystemTime = SystemTime::UNIX_EPOCH;
/// How long the last words are waited for after the command has ended; a child of its own may hold the pipe open for ever.
const LAST_WORDS: Duration = Duration::from_millis(200);

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
    let (input, theirs) = nameless(&outgoing.scratch, &mail)
        .and_then(|input| input.try_clone().map(|theirs| (input, theirs)))
        .map_err(cannot_write)?;
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(theirs)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| Failure::temporary(format!("cannot start {program}: {error}")))?;
    let said = listen(&mut child);
    let (ended, words) = wait(&mut child, &said, outgoing.time_limit);
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

/// A file in this folder with the mail, to be read from its begin. It ends with who has it open: its name is taken away
/// before anything stands in it.
fn nameless(folder: &Path, message: &[u8]) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut number = 0;
    let (mut written, path) = loop {
        let path = folder.join(format!(".desk-outgoing-{}-{number}", std::process::id()));
        match options.open(&path) {
            Ok(file) => break (file, path),
            // Of another desk, or of one that was killed just here.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < MOST_NAMES => number += 1,
            Err(error) => return Err(error),
        }
    };
    let read = File::open(&path);
    fs::remove_file(&path)?;
    written.write_all(message)?;
    // So that one sees whether it was read (see `was_read`).
    written.set_times(fs::FileTimes::new().set_accessed(UNREAD))?;
    read
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

/// What the command says on its standard error, piece by piece; read to the end, so that it never blocks.
fn listen(child: &mut Child) -> Receiver<Vec<u8>> {
    let (sender, receiver) = channel();
    if let Some(mut output) = child.stderr.take() {
        thread::spawn(move || {
            let mut piece = [0_u8; 1024];
            while let Ok(length @ 1..) = output.read(&mut piece) {
                let _ = sender.send(piece.get(..length).unwrap_or_default().to_vec());
            }
        });
    }
    receiver
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

/// The end of the command and its words; `None` if it had to be killed.
fn wait(
    child: &mut Child,
    said: &Receiver<Vec<u8>>,
    limit: Duration,
) -> (io::Result<Option<ExitStatus>>, Vec<u8>) {
    let begun = Instant::now();
    let mut words = Vec::new();
    let mut pause = PAUSES.0;
    let ended = loop {
        match child.try_wait() {
            Ok(None) => {}
            ended => break ended,
        }
        if begun.elapsed() >= limit {
            // It may have ended in this very moment; then there is nothing to kill, and the wait returns at once.
            let _ = child.kill();
            break child.wait().map(|_| None);
        }
        hear(said, pause, &mut words);
        pause = (pause * 2).min(PAUSES.1);
    };
    let until = Instant::now() + LAST_WORDS;
    while let Some(left) = until.checked_duration_since(Instant::now()).filter(|left| !left.is_zero()) {
        match said.recv_timeout(left) {
            Ok(piece) => keep(&mut words, &piece),
            Err(_) => break,
        }
    }
    (ended, words)
}

/// Waits for a pause, or shorter if something is said.
fn hear(said: &Receiver<Vec<u8>>, pause: Duration, words: &mut Vec<u8>) {
    match said.recv_timeout(pause) {
        Ok(piece) => keep(words, &piece),
        Err(RecvTimeoutError::Timeout) => {}
        // It has closed its mouth but not ended yet.
        Err(RecvTimeoutError::Disconnected) => thread::sleep(pause),
    }
}

fn keep(words: &mut Vec<u8>, piece: &[u8]) {
    let room = MOST_WORDS.saturating_sub(words.len()).min(piece.len());
    words.extend_from_slice(piece.get(..room).unwrap_or_default());
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
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
