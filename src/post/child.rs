//! A program of this machine that is started without a shell, handed its input as a file, listened to, and stopped where it takes too long.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;
use std::process::{Child, ExitStatus};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

/// How much of what a program says is kept.
const MOST_WORDS: usize = 4096;
/// The pauses between two looks at it grow from the first to the second.
const PAUSES: (Duration, Duration) = (Duration::from_millis(1), Duration::from_millis(50));
/// So many names are tried for the file in which its input is handed over.
const MOST_NAMES: u32 = 1000;
/// When a file was read that nobody has read.
pub(super) const UNREAD: SystemTime = SystemTime::UNIX_EPOCH;
/// How long the last words are waited for after it has ended; a child of its own may hold the pipe open for ever.
const LAST_WORDS: Duration = Duration::from_millis(200);

/// A file in this folder with what is handed over, to be read from its begin. It ends with who has it open: its name is taken away
/// before anything stands in it.
pub(super) fn nameless(folder: &Path, message: &[u8]) -> io::Result<File> {
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

/// What a program says, piece by piece; read to the end, so that it never blocks, and kept up to a limit.
pub(super) fn listen(output: Option<impl Read + Send + 'static>) -> Receiver<Vec<u8>> {
    let (sender, receiver) = channel();
    if let Some(mut output) = output {
        thread::spawn(move || {
            let (mut piece, mut left) = ([0_u8; 1024], MOST_WORDS);
            while let Ok(length @ 1..) = output.read(&mut piece) {
                let kept = length.min(left);
                left -= kept;
                if kept > 0 {
                    let _ = sender.send(piece.get(..kept).unwrap_or_default().to_vec());
                }
            }
        });
    }
    receiver
}

/// The end of the command and its words; `None` if it took longer than the limit and was stopped.
pub(super) fn wait(
    child: &mut Child,
    said: &Receiver<Vec<u8>>,
    limit: Duration,
    stop: impl Fn(&mut Child),
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
            stop(child);
            break child.wait().map(|_| None);
        }
        hear(said, pause, &mut words);
        pause = (pause * 2).min(PAUSES.1);
    };
    last_words(said, &mut words);
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

/// What is still to be heard of a command that has ended.
pub(super) fn last_words(said: &Receiver<Vec<u8>>, words: &mut Vec<u8>) {
    let until = Instant::now() + LAST_WORDS;
    while let Some(left) = until.checked_duration_since(Instant::now()).filter(|left| !left.is_zero()) {
        match said.recv_timeout(left) {
            Ok(piece) => keep(words, &piece),
            Err(_) => break,
        }
    }
}
