//! The map of the house: its rooms with their size, and who names whom. To see it:
//! `cargo test --test main house::map -- --nocapture`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::ARROWS;
use super::circles::of_rooms;
use super::naming::naming;
use super::source::{File, files, report, room};

/// The arrows between rooms: for each room those that it names.
fn named(files: &[File]) -> BTreeMap<String, BTreeSet<String>> {
    let mut named: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (from, to) in of_rooms(&naming(files)).into_keys() {
        named.entry(from).or_default().insert(to);
    }
    named
}

/// The map as a table, the ground first.
fn map(files: &[File], named: &BTreeMap<String, BTreeSet<String>>) -> String {
    let mut map =
        format!("{:<8}{:>7}{:>8}{:>9}{:>8}   names\n", "room", "files", "lines", "largest", "tests");
    let mut sums = [0; 4];
    for (here, allowed) in ARROWS {
        let of_room: Vec<&File> = files.iter().filter(|file| room(&file.name) == *here).collect();
        let program = || of_room.iter().filter(|file| !file.is_test);
        let length: usize = program().map(|file| file.code.lines().count()).sum();
        let largest = program().map(|file| file.text.lines().count()).max().unwrap_or_default();
        let tests = of_room.iter().map(|file| file.text.lines().count()).sum::<usize>() - length;
        let count = program().count();
        let named: Vec<&str> = named.get(*here).into_iter().flatten().map(String::as_str).collect();
        let unused: Vec<&str> = allowed.iter().copied().filter(|there| !named.contains(there)).collect();
        let names = match unused.is_empty() {
            true => named.join(" "),
            false => format!("{} (and may name {})", named.join(" "), unused.join(" ")),
        };
        let _ = writeln!(map, "{here:<8}{count:>7}{length:>8}{largest:>9}{tests:>8}   {names}");
        sums = [sums[0] + count, sums[1] + length, sums[2].max(largest), sums[3] + tests];
    }
    let [count, length, largest, tests] = sums;
    let _ = writeln!(map, "{:<8}{count:>7}{length:>8}{largest:>9}{tests:>8}", "all");
    map
}

/// Arrows that nobody has allowed.
fn beyond(named: &BTreeMap<String, BTreeSet<String>>, allowed: &[(&str, &[&str])]) -> Vec<String> {
    let may = |from: &str, to: &str| allowed.iter().any(|(room, may)| *room == from && may.contains(&to));
    let arrows = named.iter().flat_map(|(from, all)| all.iter().map(move |to| (from, to)));
    arrows
        .filter(|(from, to)| !may(from, to))
        .map(|(from, to)| format!("{from} names {to}, and may not"))
        .collect()
}

#[test]
#[allow(clippy::print_stdout, reason = "the map is there to be seen")]
fn the_map_shows_what_is_allowed() {
    let files = files();
    let named = named(&files);
    println!("\n{}", map(&files, &named));
    report(beyond(&named, ARROWS));
}

#[test]
fn an_arrow_that_nobody_has_allowed_is_seen() {
    let named =
        BTreeMap::from([("desk".to_owned(), BTreeSet::from(["error".to_owned(), "store".to_owned()]))]);
    assert_eq!(
        beyond(&named, &[("desk", &["error"]), ("store", &["desk"])]),
        ["desk names store, and may not"]
    );
}
