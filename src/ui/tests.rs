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
    assert_eq!(ui.edit(None, "", "--body").unwrap_err().hints, ["answer with --body"]);
    ui.configure(Manner { yes: true, ..Manner::default() });
    assert!(ui.confirm("Drop 3 mails?", "--yes").unwrap());
    assert_eq!(ui.ask("Name?", Some("Acme"), "--name").unwrap(), "Acme");
    assert!(ui.ask("Name?", None, "--name").is_err());
}

#[cfg(unix)]
#[test]
fn an_editor_gives_back_what_was_saved() {
    let directory = tempfile::tempdir().unwrap();
    let mut world = world(&Ear::default(), &Ear::default());
    world.variables.insert("TMPDIR".into(), directory.path().into());
    let mut ui = Ui::new(&mut world);
    assert_eq!(ui.edit(Some("printf more >>"), "text, ", "--body").unwrap(), "text, more");
    assert_eq!(ui.edit(Some("false"), "text", "--body").unwrap_err().kind, Kind::Refused);
    assert_eq!(ui.edit(Some(r"printf '\377' >"), "text", "--body").unwrap_err().kind, Kind::Data);
    assert!(
        ui.edit(Some("f() { ls -l \"$1\" | cut -c1-10 > \"$1\"; }; f"), "", "--body")
            .unwrap()
            .starts_with("-rw-------")
    );
    assert_eq!(std::fs::read_dir(directory.path()).unwrap().count(), 0, "nothing is left behind");
}
