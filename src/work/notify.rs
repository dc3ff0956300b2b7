//! Commands that rules want run, once what set them off is kept: each is taken before it is run, so that of several only one runs it, and
//! ended afterwards. Whatever comes of them stops nothing.

use crate::desk::id::FiringId;
use crate::desk::settings::{Action, Settings};
use crate::desk::time::DAY;
use crate::error::Result;
use crate::post::notify::{TIME_LIMIT, run};
use crate::store::Store;
use crate::store::notice::{Notice, NoticeState};

/// After so many seconds one that is running and has no end will have none.
const LONGEST: i64 = 120;
/// So long a command is still run after what set it off.
const TO_BE_RUN_WITHIN: i64 = DAY;

const STOPPED: &str = "the desk was stopped while it ran; it may have done its work";
const TOO_LATE: &str = "it was not run within 24 hours";
const GONE: &str = "the settings in force have it run no more";

/// What became of one.
#[derive(Debug)]
pub struct Ended {
    /// Which.
    pub notice: Notice,
    /// What it printed, where that was asked for.
    pub printed: Vec<u8>,
    /// Why it did not work.
    pub error: Option<String>,
}

/// What came of a look at them.
#[derive(Debug, Default)]
pub struct Round {
    /// Those that were run, or never will be.
    pub ended: Vec<Ended>,
    /// How many are still due, since this machine has not agreed to them.
    pub not_agreed: usize,
}

/// Which of them are meant.
#[derive(Clone, Debug)]
pub enum Which<'w> {
    /// All that are due; and those that were left behind by somebody who was stopped.
    All,
    /// Those of these firings.
    Of(&'w [FiringId]),
}

/// Runs what is due. `agreed`: what this machine has not agreed to is not run, and stays due with this as the reason. `describe` makes the
/// JSON object that a command gets.
///
/// # Errors
/// Trouble with the database.
pub fn round(
    store: &Store,
    which: &Which<'_>,
    agreed: Option<&str>,
    hears: bool,
    describe: &dyn Fn(&Store, &Notice) -> Result<Vec<u8>>,
) -> Result<Round> {
    let mut round = Round::default();
    // One that hangs does not hold up the others that are like it again and again: they are run the next time.
    let mut late: Vec<Vec<String>> = Vec::new();
    for notice in store.notices_open()? {
        let now = store.clock().now();
        if let Which::Of(firings) = which
            && !firings.contains(&notice.firing)
        {
            continue;
        }
        let over = match notice.state {
            NoticeState::Due if notice.since.plus(TO_BE_RUN_WITHIN) < now => Some(TOO_LATE),
            NoticeState::Running if notice.since.plus(LONGEST) <= now => Some(STOPPED),
            NoticeState::Due => None,
            NoticeState::Running | NoticeState::Done | NoticeState::Failed => continue,
        };
        let command = command(store, &notice)?;
        let over = over.or(command.is_none().then_some(GONE));
        let command = command.unwrap_or_default();
        if let Some(why) = over {
            let why = match (why == TOO_LATE, &notice.error) {
                (true, Some(error)) => format!("{why}: {error}"),
                _ => why.to_owned(),
            };
            if store.end_notice(&notice, Some(&why))? {
                round.ended.push(Ended { notice, printed: Vec::new(), error: Some(why) });
            }
            continue;
        }
        if let Some(why) = agreed {
            store.keep_notice(&notice, why)?;
            round.not_agreed += 1;
            continue;
        }
        if late.contains(&command) || !store.take_notice(&notice)? {
            continue;
        }
        let input = describe(store, &notice)?;
        let ran = run(&command, &input, store.path(), hears, TIME_LIMIT);
        let (printed, failure) = match ran {
            Ok(printed) => (printed, None),
            Err(failure) => (Vec::new(), Some(failure)),
        };
        if failure.as_ref().is_some_and(|failure| failure.late) {
            late.push(command.clone());
        }
        let error = failure.map(|failure| failure.reason);
        store.end_notice(&notice, error.as_deref())?;
        round.ended.push(Ended { notice, printed, error });
    }
    Ok(round)
}

/// Those that would be run now.
pub fn due(store: &Store) -> Result<Vec<Notice>> {
    let now = store.clock().now();
    let mut due = Vec::new();
    for notice in store.notices_open()? {
        let in_time = notice.state == NoticeState::Due && notice.since.plus(TO_BE_RUN_WITHIN) >= now;
        if in_time && command(store, &notice)?.is_some() {
            due.push(notice);
        }
    }
    Ok(due)
}

/// Those that have failed, each told once; gives those of which nobody had heard.
pub fn untold(store: &Store) -> Result<Vec<Notice>> {
    let mut untold = Vec::new();
    for notice in store.notices_open()? {
        if notice.state == NoticeState::Failed && store.tell_notice(&notice)? {
            untold.push(notice);
        }
    }
    Ok(untold)
}

/// Its words: those of the rule, as long as the settings in force have some rule run them. Nobody can have anything run by a version of
/// the settings that is in force no more.
fn command(store: &Store, notice: &Notice) -> Result<Option<Vec<String>>> {
    let (version, in_force) = store.settings_in_force()?;
    let of_rule = |settings: &Settings| {
        let rule = settings.rules.iter().find(|rule| rule.name == notice.rule)?;
        match rule.then.get(notice.place)? {
            Action::Notify(command) => Some(command.clone()),
            _ => None,
        }
    };
    let command = match notice.settings == version {
        true => of_rule(&in_force),
        false => store.settings_version(notice.settings).ok().and_then(|settings| of_rule(&settings)),
    };
    let is_in_force =
        |command: &Vec<String>| in_force.notifies().any(|known| *known == Action::Notify(command.clone()));
    Ok(command.filter(is_in_force))
}
