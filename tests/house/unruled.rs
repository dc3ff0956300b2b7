//! Which acts of `src/work` are written without asking the rules, and why: all others go through `work::rule::write`.

use super::source::{files, report};

/// The file, how many of its writes ask no rule, and why they bring nothing that a rule is about.
const UNRULED: &[(&str, usize, &str)] = &[
    ("work/again.rs", 2, "judges afresh what is there: history fires nothing"),
    (
        "work/apply.rs",
        1,
        "moves tickets to other settings: what was promised before is not missed anew by that",
    ),
    ("work/canned.rs", 2, "texts"),
    ("work/draft.rs", 2, "nothing leaves, and its ticket stands as it stood"),
    ("work/forward.rs", 1, "asks somebody else: neither solved nor assigned, and no customer has written"),
    ("work/import.rs", 1, "asks them itself, before each checkpoint"),
    ("work/message.rs", 3, "who is believed, and where messages lie: a person has looked at them"),
    ("work/mute.rs", 2, "puts away, which is no solve"),
    ("work/outbox.rs", 1, "takes back what has not left"),
    ("work/people.rs", 7, "people, and not their tickets"),
    ("work/rule/mod.rs", 2, "the door itself; and whether they are carried out at all"),
    ("work/said.rs", 1, "what is known of a person"),
    ("work/rehearsal.rs", 3, "asks them itself, and takes everything back"),
    ("work/sending.rs", 4, "what became of our own mail"),
    ("work/setup.rs", 2, "settings and keys"),
    ("work/survey.rs", 1, "our own mail"),
    ("work/tick.rs", 1, "tells what came back"),
    ("work/typed.rs", 1, "a note"),
    ("work/undo.rs", 1, "undo and redo fire nothing"),
    ("work/verify.rs", 1, "writes down anew what follows from the record"),
    ("work/worked.rs", 2, "time that was worked"),
];

/// How often a file writes without the rules.
fn writes(code: &str) -> usize {
    let compact: String = code.split_whitespace().collect();
    compact.matches("store.write(").count()
}

#[test]
fn what_may_set_rules_off_is_written_through_them() {
    let mut faults = Vec::new();
    for file in files().into_iter().filter(|file| file.name.starts_with("work/") && !file.is_test) {
        let found = writes(&file.code);
        let known = UNRULED.iter().find(|(name, _, _)| *name == file.name).map_or(0, |(_, known, _)| *known);
        if found > known {
            faults.push(format!(
                "src/{} writes {found} times without asking the rules, and {known} are known: take work::rule::write, or say here why not",
                file.name
            ));
        }
    }
    report(faults);
    assert_eq!(writes("store . write(&operation, |writer| {})"), 1);
    assert_eq!(writes("rule::write(store, hand, words, |writer| {})"), 0);
}
