//! Hostile bytes by the thousand, on the stable toolchain: seeds of our own are mutated and handed to one [`Target`]
//! after the other. A run is fixed by its seed, so that it can be repeated; what fails is made smaller and kept in a file.
//!
//! Without variables each target gets a fixed number of cases. `benches/fuzz.sh` runs for hours:
//! `DESK_FUZZ_SECONDS` (each target as long as that), `DESK_FUZZ_SEED`, `DESK_FUZZ_TARGET` and `DESK_FUZZ_INPUT`
//! (one file, to see a failure again).

mod desk;
mod fold;
mod mail;
pub mod random;
mod target;
mod words;

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Once;
use std::time::{Duration, Instant};

use random::Random;
use target::Target;

/// A case that takes longer than this is a fault, even on a machine that is busy with something else.
const SLOW: Duration = Duration::from_secs(30);

#[allow(clippy::disallowed_methods, reason = "the door of whoever runs the tests")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// The seed of this run.
pub fn seed() -> u64 {
    variable("DESK_FUZZ_SEED").map_or(1, |seed| seed.parse().expect("DESK_FUZZ_SEED is a number"))
}

/// For how long each target is attacked, where that is said.
pub fn seconds() -> Option<Duration> {
    let seconds = variable("DESK_FUZZ_SECONDS")?;
    Some(Duration::from_secs(seconds.parse().expect("DESK_FUZZ_SECONDS is a number")))
}

/// How often each command is killed, where that is said.
pub fn kills() -> Option<usize> {
    variable("DESK_KILLS").map(|kills| kills.parse().expect("DESK_KILLS is a number"))
}

/// The files with this ending in the folder of seeds; all of them for an empty one.
pub fn seeds(ending: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/seeds");
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| {
        let name = path.file_name().unwrap().to_str().unwrap();
        !name.starts_with('.') && name.ends_with(ending)
    });
    paths.sort();
    assert!(!paths.is_empty(), "no seeds {ending}");
    paths.into_iter().map(|path| std::fs::read(path).unwrap()).collect()
}

thread_local! {
    /// Whether a panic of this thread is one that is looked for, and need not be told.
    static QUIET: Cell<bool> = const { Cell::new(false) };
}

/// Panics that are looked for are many while an input is made smaller.
fn hush() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let loud = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if !QUIET.get() {
                loud(panic);
            }
        }));
    });
}

/// Why a case fails, if it does.
fn failure(target: &Target, input: &[u8]) -> Option<String> {
    hush();
    let begin = Instant::now();
    QUIET.set(true);
    let outcome = catch_unwind(AssertUnwindSafe(|| (target.run)(input)));
    QUIET.set(false);
    match outcome {
        Err(panic) => {
            let said = panic.downcast_ref::<String>().cloned();
            Some(said.or_else(|| panic.downcast_ref::<&str>().map(|s| (*s).to_owned())).unwrap_or_default())
        }
        Ok(()) => (begin.elapsed() > SLOW).then(|| format!("it took {:?}", begin.elapsed())),
    }
}

/// The smallest input found that still fails: ever smaller pieces are left out.
fn smaller(target: &Target, input: &[u8]) -> Vec<u8> {
    let end = Instant::now() + Duration::from_secs(20);
    let mut input = input.to_vec();
    let mut piece = input.len().div_ceil(2);
    while piece > 0 && Instant::now() < end {
        let mut at = 0;
        while at < input.len() && Instant::now() < end {
            let mut less = input.clone();
            less.drain(at..(at + piece).min(input.len()));
            if failure(target, &less).is_some() { input = less } else { at += piece }
        }
        piece = if piece == 1 { 0 } else { piece.div_ceil(2) };
    }
    input
}

/// Runs a target: first its seeds as they are, then mutations of them.
fn attack(target: &Target) {
    if variable("DESK_FUZZ_TARGET").is_some_and(|name| name != target.name) {
        return;
    }
    if let Some(file) = variable("DESK_FUZZ_INPUT") {
        let input = std::fs::read(&file).expect("DESK_FUZZ_INPUT is a file");
        return assert_eq!(failure(target, &input), None, "{} with {file}", target.name);
    }
    let seed = seed();
    let seeds = (target.seeds)();
    let begin = Instant::now();
    let seconds = seconds();
    let goes_on = |case: usize| match seconds {
        Some(seconds) => begin.elapsed() < seconds,
        None => case < target.cases,
    };
    let mut case = 0;
    while goes_on(case) {
        // Each case has a stream of its own, so that one can be repeated without those before it.
        let mut random = Random::new(seed ^ (case as u64) << 20);
        let input = match seeds.get(case) {
            Some(seed) if seconds.is_some() || target.cases > seeds.len() => seed.clone(),
            _ => random.mutated(&seeds, target.words),
        };
        if let Some(why) = failure(target, &input) {
            let small = smaller(target, &input);
            let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{}-{seed}-{case}", target.name));
            std::fs::write(&file, &small).unwrap();
            panic!(
                "{} fails with case {case} of seed {seed}: {why}\n{} bytes are kept; again with\n  \
                 DESK_FUZZ_TARGET={} DESK_FUZZ_INPUT={} cargo test --test main fuzz",
                target.name,
                small.len(),
                target.name,
                file.display()
            );
        }
        case += 1;
    }
    crate::harness::notice(&format!(
        "{}: {case} cases of seed {seed} in {:.1?}",
        target.name,
        begin.elapsed()
    ));
}

/// A test for each target, so that they run beside each other.
macro_rules! attacks {
    ($($room:ident::$name:ident),* $(,)?) => {
        $(#[test] fn $name() { attack(&$room::$name()); })*

        #[test]
        fn no_target_is_forgotten() {
            let names = [$($room::$name().name),*];
            assert_eq!(names, [$(stringify!($name)),*]);
        }
    };
}

attacks!(mail::mbox, mail::mail, desk::import, desk::deliver, fold::fold, words::query, words::settings);

#[test]
fn a_fault_is_found_and_made_small() {
    let target = Target {
        name: "planted",
        cases: 5_000,
        seeds: || vec![b"Subject: x\n\nwords\n".to_vec()],
        words: &["boom"],
        run: |bytes| assert!(!bytes.windows(4).any(|part| part == b"boom"), "planted"),
    };
    let mut random = Random::new(seed());
    let found = (0..5_000)
        .map(|_| random.mutated(&(target.seeds)(), target.words))
        .find(|input| failure(&target, input).is_some());
    assert_eq!(smaller(&target, &found.expect("a fault that is easy to find")), b"boom");
}
