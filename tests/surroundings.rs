//! What surrounds a run: the variables that the desk reads.

use crate::harness::Desk;
use crate::mail::Mail;

/// A desk with one ticket.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.command("deliver").stdin(Mail::new("1@customer.example", "08:01").bytes()).ok();
    desk
}

#[cfg(unix)]
#[test]
fn what_is_not_utf_8_is_used_or_refused_and_never_passed_over() {
    use std::ffi::OsString;
    use std::os::unix::ffi::OsStringExt;
    let odd = |text: &[u8]| OsString::from_vec(text.to_vec());
    let (usual, other) = (desk(), desk());
    // A path is used: the other desk is written, and not the usual one.
    let path = other.path("").join(odd(b"other\xff.db"));
    std::fs::copy(other.db(), &path).unwrap();
    let before = usual.bytes();
    let line = "new --from q@r.example --subject other --body y";
    usual.command(line).variable("DESK_DB", &path).variable("XDG_DATA_HOME", usual.folder()).ok();
    assert!(before == usual.bytes());
    let listed = usual.words(["--db".into(), path.into_os_string(), OsString::from("list")]).ok();
    assert!(listed.contains("other"), "{listed}");
    // A word is refused, by name, before anything is done.
    for (name, line) in [
        ("DESK_AGENT", "note 1 x"),
        ("DESK_AGENT", "list"),
        ("DESK_NOW", "note 1 x"),
        ("EDITOR", "reply 1 --edit"),
        ("VISUAL", "reply 1 --edit"),
        ("TZ", "--db new.db init --name A --me a@b.example"),
    ] {
        let refusal = usual.command(line).variable(name, odd(b"\xff")).refused();
        assert!(refusal.code == 2 && refusal.message.contains(name), "{name}: {refusal:?}");
    }
    assert_eq!(usual.words([OsString::from("--as"), odd(b"\xff"), "list".into()]).refused().code, 2);
    // A mail server that calls us so keeps the mail.
    let deliver = usual.command("deliver").stdin("From: a@b.example\n\nx\n");
    assert_eq!(deliver.variable("DESK_AGENT", odd(b"\xff")).run().code, 75);
}
