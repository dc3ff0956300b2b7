//! No two files import each other, nor do longer circles of files, nor rooms.

use std::collections::{BTreeMap, BTreeSet};

use super::naming::{Naming, naming};
use super::source::{File, bare, files, report, room};

/// Those that reach each other, with the arrows among them: a paragraph for each circle.
pub(super) fn circles(naming: &Naming) -> Vec<String> {
    let mut ahead: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (from, to) in naming.keys() {
        ahead.entry(from).or_default().insert(to);
    }
    let reach: BTreeMap<&str, BTreeSet<&str>> =
        ahead.keys().map(|from| (*from, reached(&ahead, from))).collect();
    let ring = |from: &str, to: &str| {
        reach[from].contains(to) && reach.get(to).is_some_and(|there| there.contains(from))
    };
    let mut told = BTreeSet::new();
    let mut circles = Vec::new();
    for from in reach.keys() {
        let members: Vec<&str> = reach.keys().copied().filter(|to| ring(from, to)).collect();
        if members.is_empty() || !told.insert(members.clone()) {
            continue;
        }
        let arrows = naming
            .iter()
            .filter(|((from, to), _)| members.contains(&from.as_str()) && members.contains(&to.as_str()));
        let arrows = arrows.map(|((from, to), names)| {
            format!("    {from} -> {to}: {}", names.iter().cloned().collect::<Vec<_>>().join(", "))
        });
        circles.push(format!("circle of {}\n{}", members.join(", "), arrows.collect::<Vec<_>>().join("\n")));
    }
    circles
}

/// All that can be come to from here; oneself only by a circle.
fn reached<'a>(ahead: &BTreeMap<&'a str, BTreeSet<&'a str>>, start: &'a str) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut open = vec![start];
    while let Some(here) = open.pop() {
        open.extend(ahead.get(here).into_iter().flatten().filter(|next| reached.insert(**next)));
    }
    reached
}

/// The same arrows between rooms.
pub(super) fn of_rooms(naming: &Naming) -> Naming {
    let mut rooms = Naming::new();
    for ((from, to), names) in naming {
        if room(from) != room(to) {
            rooms
                .entry((room(from).to_owned(), room(to).to_owned()))
                .or_default()
                .extend(names.iter().cloned());
        }
    }
    rooms
}

#[test]
fn no_files_name_each_other() {
    report(circles(&naming(&files())));
}

#[test]
fn no_rooms_name_each_other() {
    report(circles(&of_rooms(&naming(&files()))));
}

/// A house of these files, each with its code.
fn house(files: &[(&str, &str)]) -> Vec<File> {
    let file = |(name, text): &(&str, &str)| File {
        name: (*name).to_owned(),
        text: (*text).to_owned(),
        code: bare(text),
        is_test: name.contains("tests"),
    };
    files.iter().map(file).collect()
}

/// The arrows of such a house.
fn arrows(files: &[(&str, &str)]) -> Vec<String> {
    naming(&house(files)).keys().map(|(from, to)| format!("{from} -> {to}")).collect()
}

#[test]
fn names_are_followed_to_the_file_that_defines_them() {
    let face = (
        "hall/mod.rs",
        "pub mod door;\nmod lamp;\npub use door::Door;\npub use lamp::{Lamp, light as shine};\n",
    );
    let door = ("hall/door.rs", "pub struct Door;\npub fn open() {}\n");
    let lamp = ("hall/lamp.rs", "pub struct Lamp;\npub fn light() {}\n");
    let root = ("lib.rs", "pub mod hall;\npub mod yard;\n");
    let named = |code: &str| arrows(&[root, face, door, lamp, ("yard.rs", code)]);
    for code in [
        "use crate::hall::Door;",
        "use crate::hall::{self, Door as Gate};",
        "use crate::hall::door::open;",
        "use crate::hall::*;\nfn f(_: Door) {}",
        "use crate::hall;\nfn f() { hall::door::open() }",
        "use super::hall::door;\nfn f() { door::open() }",
        "fn f(_: crate::hall::Door) {}",
        "fn f() { super::hall::door::open() }",
    ] {
        assert_eq!(named(code), ["yard.rs -> hall/door.rs"], "{code}");
    }
    assert_eq!(named("use crate::hall::shine;\n"), ["yard.rs -> hall/lamp.rs"]);
    for code in
        ["", "use crate::hall;", "use std::open;", "// crate::hall::Door", "fn f() { \"crate::hall::Door\" }"]
    {
        assert_eq!(named(code), [""; 0], "{code}");
    }
    assert_eq!(named("#[cfg(test)]\nmod tests {\n    use crate::hall::Door;\n}\n"), [""; 0]);
    // What a room hands on from another is taken from the first, which names the second.
    let handed = arrows(&[
        ("lib.rs", "mod a;\nmod b;\nmod c;"),
        ("a.rs", "use crate::b::C;\nfn f() { C::g() }"),
        ("b.rs", "pub use crate::c::C;"),
        ("c.rs", "pub struct C;"),
    ]);
    assert_eq!(handed, ["a.rs -> b.rs", "b.rs -> c.rs"]);
    // Who hands a name on needs it only where it says it itself.
    let says = ("hall/mod.rs", "pub mod door;\npub use door::Door;\npub fn f(_: Door) {}\n");
    assert_eq!(arrows(&[root, says, door]), ["hall/mod.rs -> hall/door.rs"]);
}

#[test]
fn circles_are_seen() {
    let told = |files: &[(&str, &str)]| -> Vec<String> {
        let naming = naming(&house(files));
        let first = |circle: String| circle.lines().next().unwrap_or_default().to_owned();
        circles(&naming).into_iter().chain(circles(&of_rooms(&naming))).map(first).collect()
    };
    let root = ("lib.rs", "mod a;\nmod b;\n");
    // Two files of one room, behind the room's face.
    let two = [
        root,
        ("a/mod.rs", "mod x;\nmod y;\npub use x::X;\npub use y::Y;"),
        ("a/x.rs", "use super::Y;\npub struct X;"),
        ("a/y.rs", "use crate::a::X;\npub struct Y;"),
    ];
    assert_eq!(told(&two), ["circle of a/x.rs, a/y.rs"]);
    // A file and the one that declares it.
    let parent = [
        root,
        ("a.rs", "mod x;\nfn f() { x::g() }\npub struct A;"),
        ("a/x.rs", "use super::A;\npub fn g() {}"),
    ];
    assert_eq!(told(&parent), ["circle of a.rs, a/x.rs"]);
    // Three of them, and through a path alone.
    let three = [
        root,
        ("a/mod.rs", "mod x;\nmod y;\nmod z;"),
        ("a/x.rs", "use super::y;\npub fn f() { y::f() }"),
        ("a/y.rs", "pub fn f() { super::z::f() }"),
        ("a/z.rs", "use super::x::f as g;\npub fn f() { g() }"),
    ];
    assert_eq!(told(&three), ["circle of a/x.rs, a/y.rs, a/z.rs"]);
    // Two rooms, though no two files.
    let rooms = [
        root,
        ("a/mod.rs", "pub mod x;\npub mod y;"),
        ("a/x.rs", "pub fn f() { crate::b::f() }"),
        ("a/y.rs", "pub fn f() {}"),
        ("b.rs", "use crate::a::y;\npub fn f() { y::f() }"),
    ];
    assert_eq!(told(&rooms), ["circle of a, b"]);
    // Arrows that all point down, a test that names everything, and a declaration.
    let fine = [
        root,
        ("a/mod.rs", "mod x;\nmod y;\nmod tests;\nfn f(_: y::Y) {}"),
        ("a/x.rs", "pub struct X;"),
        ("a/y.rs", "use super::x::X;\npub struct Y;"),
        ("a/tests.rs", "use super::*;\nuse super::x::X;"),
    ];
    assert_eq!(told(&fine), [""; 0]);
}
