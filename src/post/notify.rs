//! What happened, told to a program of this machine: it gets one JSON object on its input, and that is all that a stranger's words can
//! reach of it. Its words are those of the settings, no shell reads them.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use super::{child, verdict};

/// So long it may take; then it is stopped, with all that it has started.
pub const TIME_LIMIT: Duration = Duration::from_secs(30);

/// Why it did not work.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Failure {
    /// One line for a person.
    pub reason: String,
    /// Whether it took too long.
    pub late: bool,
}

/// Runs the command and waits for its end. What it prints is given where `hears`, and else thrown away. It finds the database in the
/// variable `DESK_DB`.
///
/// # Errors
/// It cannot be started, ended with another code than 0, or took longer than the limit.
pub fn run(
    command: &[String],
    input: &[u8],
    database: &Path,
    hears: bool,
    time_limit: Duration,
) -> Result<Vec<u8>, Failure> {
    let failed = |reason: String| Failure { reason, late: false };
    let (program, arguments) =
        command.split_first().ok_or_else(|| failed("no command is given".to_owned()))?;
    let scratch = database.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let input = child::nameless(scratch, input)
        .map_err(|error| failed(format!("cannot write its input into {}: {error}", scratch.display())))?;
    let mut starting = Command::new(program);
    starting.args(arguments).env("DESK_DB", database).stdin(input).stderr(Stdio::piped());
    starting.stdout(if hears { Stdio::piped() } else { Stdio::null() });
    // A group of its own, so that what it starts can be stopped with it.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut starting, 0);
    let mut started = starting.spawn().map_err(|error| failed(format!("cannot start {program}: {error}")))?;
    let printed = child::listen(started.stdout.take());
    let said = child::listen(started.stderr.take());
    let (ended, words) = child::wait(&mut started, &said, time_limit, stop);
    let mut heard = Vec::new();
    if hears {
        child::last_words(&printed, &mut heard);
    }
    match ended {
        Ok(Some(status)) if status.success() => Ok(heard),
        Ok(Some(status)) => {
            let end = match status.code() {
                Some(code) => format!("{program} ended with {code}"),
                None => format!("{program} was ended by a signal"),
            };
            let words = verdict::first_lines(&words);
            Err(failed(if words.is_empty() { end } else { format!("{end}: {words}") }))
        }
        Ok(None) => {
            let reason = format!("{program} took longer than {} s and was stopped", time_limit.as_secs_f64());
            Err(Failure { reason, late: true })
        }
        Err(error) => Err(failed(format!("cannot wait for {program}: {error}"))),
    }
}

/// Stops a program with all of its group.
fn stop(child: &mut Child) {
    #[cfg(unix)]
    if let Some(group) = i32::try_from(child.id()).ok().and_then(rustix::process::Pid::from_raw) {
        let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
    }
    let _ = child.kill();
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::time::Instant;

    use super::*;

    fn run_for(command: &[&str], limit: Duration) -> Result<Vec<u8>, Failure> {
        let folder = tempfile::tempdir().unwrap();
        let command: Vec<String> = command.iter().map(|word| (*word).to_owned()).collect();
        let ran = run(&command, b"{\"id\": 1}\n", &folder.path().join("desk.db"), true, limit);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "its input has left a file");
        ran
    }

    fn heard(command: &[&str]) -> String {
        String::from_utf8(run_for(command, TIME_LIMIT).unwrap()).unwrap()
    }

    #[test]
    fn it_gets_its_input_and_says_what_it_prints() {
        assert_eq!(heard(&["cat"]), "{\"id\": 1}\n");
        assert!(heard(&["sh", "-c", "echo $DESK_DB"]).ends_with("/desk.db\n"));
        assert_eq!(
            heard(&["sh", "-c", "echo \"$1\"", "-", "a b; $HOME"]),
            "a b; $HOME\n",
            "no shell of ours"
        );
        // One that reads nothing and says nothing has done its work.
        assert_eq!(heard(&["true"]), "");
    }

    #[test]
    fn its_failure_is_told_in_its_words() {
        let reason = |command: &[&str]| run_for(command, TIME_LIMIT).unwrap_err().reason;
        assert_eq!(reason(&["sh", "-c", "echo no network >&2; exit 7"]), "sh ended with 7: no network");
        assert_eq!(reason(&["sh", "-c", "kill -9 $$"]), "sh was ended by a signal");
        assert!(reason(&["/nowhere/ping-me"]).starts_with("cannot start /nowhere/ping-me: "));
    }

    #[test]
    fn what_takes_too_long_is_stopped_with_all_that_it_has_started() {
        assert_eq!(TIME_LIMIT, Duration::from_secs(30));
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("late");
        let line = format!("(sleep 2; echo late > {}) & sleep 60", file.display());
        let begun = Instant::now();
        let failure = run_for(&["sh", "-c", &line], Duration::from_millis(200)).unwrap_err();
        assert_eq!(
            (failure.reason.as_str(), failure.late),
            ("sh took longer than 0.2 s and was stopped", true)
        );
        assert!(begun.elapsed() < Duration::from_secs(20));
        std::thread::sleep(Duration::from_millis(2500));
        assert!(!file.exists(), "its child has gone on");
    }

    #[test]
    fn what_it_prints_without_end_fills_no_memory() {
        let loud = "head -c 50000000 /dev/zero; echo done >&2";
        assert_eq!(run_for(&["sh", "-c", loud], TIME_LIMIT).unwrap().len(), 4096);
    }
}
