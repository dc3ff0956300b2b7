//! What can stand at a place of the line: commands, options, and the values of each kind of argument, which its name in the
//! help tells (`AGENT`, `TAG`, `QUERY`).

use std::path::PathBuf;

use clap::{Arg, ValueHint};

use super::candidate::{Candidate, Offer};
use super::cursor::Cursor;
use super::query;
use crate::cli::schemas;
use crate::desk::id::TicketId;
use crate::desk::period;
use crate::desk::settings::{PRESETS, Rule};
use crate::desk::time::{Clock, Zone};
use crate::report;
use crate::store::Store;
use crate::table;

/// More than this nobody reads.
const MOST: u32 = 60;

/// A word and what it means.
type Word = (String, String);

/// A place in a line, and the desk that it is about.
pub(super) struct Source<'l> {
    cursor: Cursor<'l>,
    database: Option<PathBuf>,
    clock: Clock,
}

impl<'l> Source<'l> {
    pub(super) fn new(database: Option<PathBuf>, clock: Clock, cursor: Cursor<'l>) -> Source<'l> {
        Source { cursor, database, clock }
    }

    /// What fits there. The desk is only looked at for what lies in it.
    pub(super) fn candidates(&self) -> Offer {
        let cursor = &self.cursor;
        if let Some((arg, before)) = cursor.option {
            let typed = &cursor.typed[before.len()..];
            return self.values(arg, before, typed);
        }
        let asks_query = cursor.positional().is_some_and(|arg| named(arg) == "QUERY");
        let mut words: Vec<Word> = Vec::new();
        if cursor.typed.starts_with('-') && !cursor.only_words {
            words.extend(
                cursor.options().filter(|arg| !arg.is_hide_set() || arg.is_global_set()).flat_map(option),
            );
        } else if cursor.words.is_empty() && !cursor.only_words {
            let below = cursor.level.get_subcommands().filter(|command| !command.is_hide_set());
            words.extend(below.map(|command| {
                (
                    command.get_name().to_owned(),
                    command.get_about().map(ToString::to_string).unwrap_or_default(),
                )
            }));
        }
        let mut offer = match cursor.positional() {
            Some(_) if cursor.typed.starts_with('-') && !asks_query => Offer::Words(Vec::new()),
            Some(arg) => self.values(arg, "", cursor.typed),
            None => Offer::Words(Vec::new()),
        };
        if let Offer::Words(values) = &mut offer {
            values.splice(0..0, words.into_iter().filter_map(|(word, about)| Candidate::new(word, &about)));
        }
        offer
    }

    /// The values of an argument that begin so; `before` stands in the same word.
    fn values(&self, arg: &Arg, before: &str, typed: &str) -> Offer {
        let name = named(arg);
        match arg.get_value_hint() {
            ValueHint::DirPath => return Offer::Folders(before.to_owned()),
            _ if ["DIR", "DIRECTORY"].contains(&name) => return Offer::Folders(before.to_owned()),
            ValueHint::AnyPath | ValueHint::FilePath => return Offer::Files(before.to_owned()),
            _ if ["FILE", "PATH", "SOURCE", "DEST"].contains(&name) => {
                return Offer::Files(before.to_owned());
            }
            _ => {}
        }
        if name == "QUERY" {
            let store = self.store();
            let found = query::candidates(typed, store.as_ref());
            let whole = found
                .into_iter()
                .filter_map(|found| Candidate::new(format!("{before}{}", found.value), &found.about));
            return Offer::Words(whole.collect());
        }
        // Of several values with commas between, the last one.
        let several = arg.get_value_delimiter() == Some(',') || ["TAG[,TAG]", "KEY,-KEY"].contains(&name);
        let kept = if several { typed.rfind(',').map_or(0, |at| at + 1) } else { 0 };
        let (head, last) = typed.split_at(kept);
        let taken: Vec<&str> = head.split(',').collect();
        let turned = if name == "KEY,-KEY" && last.starts_with('-') { "-" } else { "" };
        let found = self.of_kind(arg, name, last.trim_start_matches(turned));
        let free = found.into_iter().filter(|(value, _)| !several || !taken.contains(&value.as_str()));
        let whole = free
            .filter_map(|(value, about)| Candidate::new(format!("{before}{head}{turned}{value}"), &about));
        Offer::Words(whole.collect())
    }

    fn of_kind(&self, arg: &Arg, name: &str, typed: &str) -> Vec<Word> {
        let fixed = arg.get_possible_values();
        if !fixed.is_empty() {
            let shown = fixed.iter().filter(|value| !value.is_hide_set());
            return shown
                .map(|value| {
                    (
                        value.get_name().to_owned(),
                        value.get_help().map(ToString::to_string).unwrap_or_default(),
                    )
                })
                .collect();
        }
        let path = self.cursor.path.join(" ");
        match (name, path.as_str()) {
            ("FORMAT", _) => table::ALL.iter().map(|format| word(format.name, format.about)).collect(),
            ("A,B,C" | "KEY,-KEY", _) => self.columns(),
            ("ZONE", _) => Zone::names().map(|zone| word(zone, "")).collect(),
            ("COMMAND", _) => schemas::names().into_iter().map(|name| (name, String::new())).collect(),
            ("NAME", "report") => report::ALL
                .iter()
                .map(|report| word(report.name, report.about))
                .chain(PAGES.iter().map(|(name, about)| word(name, about)))
                .collect(),
            ("PRESET", _) => PRESETS.iter().map(|preset| word(preset.name, preset.about)).collect(),
            ("PERIOD" | "D" | "DATE", _) => period::names().map(|name| word(name, "")).collect(),
            ("T", _) => {
                [word("midnight", "when today began"), word("today", ""), word("yesterday", "")].into()
            }
            _ => self.store().map(|store| self.of_desk(&store, arg, name, &path, typed)).unwrap_or_default(),
        }
    }

    /// What lies in the desk. What cannot be read is passed over.
    fn of_desk(&self, store: &Store, arg: &Arg, name: &str, path: &str, typed: &str) -> Vec<Word> {
        let held = |letter: &str, rows: Vec<(i64, String)>| -> Vec<Word> {
            rows.into_iter().map(|(id, about)| (format!("{letter}{id}"), about)).collect()
        };
        match (name, path) {
            (
                "MAIL",
                "outbox show" | "outbox send" | "outbox drop" | "outbox edit" | "outbox hold"
                | "outbox release",
            ) => {
                let waiting = store.outbox(false).unwrap_or_default();
                held("o", waiting.into_iter().map(|row| (row.id, row.subject)).collect())
            }
            (_, "quarantine show" | "quarantine retry" | "quarantine release" | "quarantine drop") => {
                let kept = store.quarantined(false).unwrap_or_default();
                held("q", kept.into_iter().map(|mail| (mail.id, mail.subject.unwrap_or_default())).collect())
            }
            ("AGENT" | "NAME", "agent rm") | ("AGENT", _) => {
                let agents = store.agents().unwrap_or_default();
                let mut all: Vec<Word> =
                    agents.into_iter().map(|agent| (agent.name, agent.full_name)).collect();
                if path == "assign" && arg.is_positional() {
                    all.extend([word("me", "who types this"), word("none", "nobody")]);
                }
                all
            }
            ("TAG" | "TAG[,TAG]", _) => {
                store.tags_in_use().unwrap_or_default().iter().map(|tag| word(tag, "")).collect()
            }
            ("ID" | "INTO" | "MSG|ID", _) => {
                let mut all = if typed.starts_with('m') && name == "MSG|ID" {
                    self.messages(store, typed)
                } else {
                    tickets(store, typed)
                };
                let last =
                    arg.get_value_names().and_then(|names| names.last()).map_or("", |last| last.as_str());
                match last {
                    "DEPARTMENT" => {
                        all.extend(query::departments(store).iter().map(|name| word(name, "department")))
                    }
                    "UNTIL" if !self.cursor.words.is_empty() => {
                        all.extend(UNTIL.iter().map(|until| word(until, "")))
                    }
                    _ => {}
                }
                all
            }
            ("MSG", _) => self.messages(store, typed),
            ("NAME" | "NAMES", "sla calendar") => {
                let settings = store.settings_in_force().map(|(_, settings)| settings);
                settings
                    .map(|all| all.calendars.keys().map(|name| word(name, "")).collect())
                    .unwrap_or_default()
            }
            ("NAME", "reply") => canned(store),
            ("NAME", path) if path.starts_with("canned ") && path != "canned add" => canned(store),
            ("RULE", _) => {
                let settings = store.settings_in_force().map(|(_, settings)| settings);
                let about = |rule: &Rule| (rule.name.clone(), format!("{} {}", rule.on, rule.when));
                settings.map(|all| all.rules.iter().map(about).collect()).unwrap_or_default()
            }
            ("LANG", _) => languages(store),
            ("MAIL" | "OTHER" | "INTO MAIL" | "EMAIL", _) if !typed.is_empty() => {
                let found = store.addresses_beginning(typed, MOST).unwrap_or_default();
                found.iter().map(|address| word(address, "")).collect()
            }
            ("OPERATION" | "OP", _) => {
                let newest = store.newest_operations(MOST).unwrap_or_default();
                newest.into_iter().map(|(id, command)| (id.to_string(), command)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Messages of the ticket that is named before, or of any.
    fn messages(&self, store: &Store, typed: &str) -> Vec<Word> {
        let ticket = self.cursor.words.first().and_then(|word| word.trim_start_matches('#').parse().ok());
        let digits = typed.strip_prefix('m').unwrap_or(typed);
        let found = store.messages_beginning(ticket.map(TicketId), digits, MOST).unwrap_or_default();
        found.into_iter().map(|(id, about)| (id.to_string(), about)).collect()
    }

    /// The columns of what the command prints.
    fn columns(&self) -> Vec<Word> {
        let path = self.cursor.path.join(" ");
        let with_word = self.cursor.words.first().map(|first| format!("{path} {first}"));
        let columns = with_word.and_then(|path| schemas::columns(&path)).or_else(|| schemas::columns(&path));
        columns.unwrap_or_default().iter().map(|column| word(column.name, column.about)).collect()
    }

    fn store(&self) -> Option<Store> {
        Store::glance(self.database.as_deref()?, &self.clock)
    }
}

/// What `desk report` takes besides reports.
const PAGES: [(&str, &str); 2] = [("page", "one page with pictures"), ("diff", "what changed a figure")];

const UNTIL: [&str; 11] = [
    "tomorrow",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "1d",
    "3d",
    "1w",
];

fn tickets(store: &Store, typed: &str) -> Vec<Word> {
    let hash = if typed.starts_with('#') { "#" } else { "" };
    let found = store.tickets_beginning(typed.trim_start_matches('#'), MOST).unwrap_or_default();
    found.into_iter().map(|(id, subject)| (format!("{hash}{id}"), subject)).collect()
}

/// The canned replies, each once, with the beginning of its text.
fn canned(store: &Store) -> Vec<Word> {
    let mut all = store.canned().unwrap_or_default();
    all.dedup_by(|later, first| later.name == first.name);
    all.into_iter().map(|one| (one.name, one.subject.unwrap_or(one.body))).collect()
}

fn languages(store: &Store) -> Vec<Word> {
    let all = store.canned().unwrap_or_default();
    let spoken: std::collections::BTreeSet<String> = all.into_iter().filter_map(|one| one.language).collect();
    spoken.into_iter().map(|language| (language, String::new())).collect()
}

fn word(word: &str, about: &str) -> Word {
    (word.to_owned(), about.to_owned())
}

/// An option as it is typed, long where it has such a name.
fn option(arg: &Arg) -> Vec<Word> {
    let about = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let short = arg.get_short().map(|letter| format!("-{letter}"));
    arg.get_long().map(|long| format!("--{long}")).or(short).map(|name| (name, about)).into_iter().collect()
}

/// The name of its value, as the help writes it.
fn named(arg: &Arg) -> &str {
    arg.get_value_names().and_then(|names| names.first()).map_or("", |name| name.as_str())
}
