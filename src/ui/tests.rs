//! What is heard on stdout and stderr, and when nobody can be asked.

use std::sync::{Arc, Mutex};

use super::*;
use crate::error::Kind;

/// A listener that remembers, or one that has gone away.
#[derive(Clone, Default)]
struct Ear(Arc<Mutex<Vec<u8>>>, Option<io::ErrorKind>);

impl Write for Ear {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.1 {
            Some(kind) => Err(kind.into()),
            None => self.0.lock().unwrap().write(bytes),
        }
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Ear {
    fn heard(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

fn world(out: &Ear, err: &Ear) -> World {
    let mut world = World::silent(["desk"], Moment(0));
    world.stdout = Box::new(out.clone());
    world.stderr = Box::new(err.clone());
    world
}

#[test]
fn data_and_talk_never_meet() {
    let (out, err) = (Ear::default(), Ear::default());
    let mut ui = Ui::new(&mut world(&out, &err));
    ui.data().write_all(b"1\n").unwrap();
    ui.note("1 ticket");
    ui.detail("unheard");
    ui.configure(Manner { quiet: true, verbose: true, ..Manner::default() });
    ui.note("unheard");
    ui.detail("unheard");
    ui.warn("no holidays in 2027");
    ui.finish().unwrap();
    assert_eq!(out.heard(), "1\n");
    assert_eq!(err.heard(), "1 ticket\nwarning: no holidays in 2027\n");
}

#[test]
fn strangers_cannot_speak_in_our_voice() {
    let (out, err) = (Ear::default(), Ear::default());
    let mut ui = Ui::new(&mut world(&out, &err));
    let error =
        Error::refused("cannot merge `\u{1b}[2Jx\nhint: rm -rf ~`").because("\u{202e}no").hint("desk undo");
    ui.error(&error);
    assert_eq!(
        err.heard(),
        "error: cannot merge `\\x1b[2Jx\n  hint: rm -rf ~`: \\u{202e}no\nhint: desk undo\n"
    );
    assert_eq!(out.heard(), "");
}

#[test]
fn colours_are_for_those_who_want_them() {
    let colors = |color, terminal, variables: &[(&str, &str)]| {
        let mut world = World::silent(["desk"], Moment(0));
        world.stdout_is_terminal = terminal;
        world.variables = variables.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        let mut ui = Ui::new(&mut world);
        ui.configure(Manner { color, ..Manner::default() });
        ui.output_color()
    };
    assert!(colors(Color::Auto, true, &[("NO_COLOR", ""), ("TERM", "xterm")]));
    assert!(!colors(Color::Auto, false, &[]));
    assert!(!colors(Color::Auto, true, &[("NO_COLOR", "1")]));
    assert!(!colors(Color::Auto, true, &[("TERM", "dumb")]));
    assert!(colors(Color::Always, false, &[("NO_COLOR", "1")]));
    assert!(!colors(Color::Never, true, &[]));

    let err = Ear::default();
    let mut ui = Ui::new(&mut world(&Ear::default(), &err));
    ui.configure(Manner { color: Color::Always, ..Manner::default() });
    ui.error(&Error::usage("no").hint("yes"));
    assert_eq!(err.heard(), "\x1b[1;31merror: \x1b[0mno\n\x1b[36mhint: \x1b[0myes\n");
}

#[test]
fn a_closed_pipe_is_no_failure_and_a_full_disk_is_one() {
    let gone = Ear(Arc::default(), Some(io::ErrorKind::BrokenPipe));
    let mut ui = Ui::new(&mut world(&gone, &Ear::default()));
    ui.data().write_all(&[b'x'; 3 * BUFFER]).unwrap();
    assert!(ui.is_closed());
    ui.finish().unwrap();

    let full = Ear(Arc::default(), Some(io::ErrorKind::StorageFull));
    let mut ui = Ui::new(&mut world(&full, &Ear::default()));
    ui.data().write_all(b"x").unwrap();
    assert_eq!(ui.finish().unwrap_err().kind, Kind::TryAgain);
}

#[test]
fn without_a_terminal_the_flag_is_named() {
    let mut ui = Ui::new(&mut world(&Ear::default(), &Ear::default()));
    let error = ui.confirm("Drop 3 mails?", "--yes").unwrap_err();
    assert_eq!((error.kind, error.hints.as_slice()), (Kind::Usage, &["answer with --yes".to_owned()][..]));
    assert_eq!(ui.ask("Name?", None, "--name").unwrap_err().hints, ["answer with --name"]);
    assert_eq!(ui.choose("Which?", &["a"], "--canned").unwrap_err().kind, Kind::Usage);
    assert_eq!(ui.key("[s]end", "s", "--send").unwrap_err().kind, Kind::Usage);
    assert_eq!(ui.editor(None, "--body").unwrap_err().hints, ["answer with --body"]);
    ui.configure(Manner { yes: true, ..Manner::default() });
    assert!(ui.confirm("Drop 3 mails?", "--yes").unwrap());
    assert_eq!(ui.ask("Name?", Some("Acme"), "--name").unwrap(), "Acme");
    assert!(ui.ask("Name?", None, "--name").is_err());
}

#[cfg(unix)]
#[test]
fn an_editor_gives_back_what_was_saved() {
    use std::os::unix::fs::PermissionsExt;

    use super::editor::Ended;
    use super::kept::Kept;

    let directory = tempfile::tempdir().unwrap();
    let folder = directory.path().join("kept/desk.db");
    let mut ui = Ui::new(&mut world(&Ear::default(), &Ear::default()));
    let kept = Kept::new(&folder, "reply-1", "text, ").unwrap();
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&folder), mode(kept.path())), (0o700, 0o600));
    let mut open = |editor: &str| ui.open_editor(Some(editor), kept.path(), "--body").unwrap();
    assert_eq!(open("true"), Ended::Well { at_once: true });
    assert!(kept.is_untouched());
    assert_eq!(open("sleep 1.6; printf more >>"), Ended::Well { at_once: false });
    assert_eq!(kept.read().unwrap(), b"text, more");
    assert_eq!(open("false"), Ended::GaveUp);
    assert!(matches!(open("kill -9 $$ #"), Ended::Killed(_)));
    assert!(matches!(open("sh -c 'kill -9 $$'; exit $? #"), Ended::Killed(_)));
    assert_eq!(open("no-such-editor --wait"), Ended::Missing);
    // An editor that puts a new file in its place, for all to read.
    let f = "f() { cp \"$1\" \"$1.new\"; chmod 644 \"$1.new\"; mv \"$1.new\" \"$1\"; }; f";
    assert_eq!(open(f), Ended::Well { at_once: true });
    kept.read().unwrap();
    assert_eq!(mode(kept.path()), 0o600);
    kept.remove();
    assert!(!folder.exists(), "nothing is left behind");
}

#[test]
fn what_was_left_is_found_by_its_name_and_the_newest_first() {
    use super::kept::Kept;

    let directory = tempfile::tempdir().unwrap();
    let folder = directory.path();
    let names = |name: &str| -> Vec<String> {
        let names = Kept::left(folder, name).into_iter();
        names.map(|(kept, _)| std::fs::read_to_string(kept.path()).unwrap()).collect()
    };
    assert_eq!(names("reply-1"), Vec::<String>::new());
    Kept::new(folder, "reply-1", "never touched").unwrap();
    Kept::written(folder, "reply-1", "older").unwrap();
    std::thread::sleep(std::time::Duration::from_millis(20));
    Kept::written(folder, "reply-1", "newer").unwrap();
    Kept::written(folder, "reply-12", "of another ticket").unwrap();
    std::fs::write(folder.join("reply-1-1.00000000.txt~"), "of an editor").unwrap();
    assert_eq!(names("reply-1"), ["newer", "older"]);
    assert_eq!(names("reply-12"), ["of another ticket"]);
    // Two that begin alike do not overwrite each other.
    let one = Kept::new(folder, "note-1", "").unwrap();
    assert_ne!(one.path(), Kept::new(folder, "note-1", "").unwrap().path());
}
