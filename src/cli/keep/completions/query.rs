//! The words of a query, as far as they are typed: keys, their values, saved views.

use super::candidate::Candidate;
use crate::desk::period;
use crate::desk::query::{KEYS, Key};
use crate::store::Store;

/// What can end the last word of this text; each candidate is the whole text with it.
pub(super) fn candidates(text: &str, store: Option<&Store>) -> Vec<Candidate> {
    let begin = text.rfind([' ', '(']).map_or(0, |at| at + 1);
    let (before, word) = text.split_at(begin);
    let negated = word.starts_with('-') && word.len() > 1;
    let (before, word) = text.split_at(before.len() + usize::from(negated));
    let whole = |end: &str, about: &str| Candidate::new(format!("{before}{end}"), about);
    if let Some((name, values)) = word.split_once(':') {
        let names = |key: &&Key| key.name == name || key.aliases.contains(&name);
        let Some(key) = KEYS.iter().find(names) else { return Vec::new() };
        // Of several values the last one, and of a comparison what follows it.
        let kept = values.rfind([',', '|', '>', '<', '=']).map_or(0, |at| at + 1);
        let head = format!("{name}:{}", &values[..kept]);
        let taken: Vec<&str> = values[..kept].split([',', '|']).collect();
        let free = values_of(key, store).into_iter().filter(|(value, _)| !taken.contains(&value.as_str()));
        return free.filter_map(|(value, about)| whole(&format!("{head}{value}"), &about)).collect();
    }
    let keys = KEYS.iter().filter_map(|key| whole(&format!("{}:", key.name), key.about));
    let mut all: Vec<Candidate> = keys.collect();
    if let (Some(store), false) = (store, negated)
        && let Ok((_, settings)) = store.settings_in_force()
    {
        all.extend(settings.views.iter().filter_map(|(name, view)| whole(&format!("@{name}"), &view.query)));
    }
    if !before.is_empty() && !negated {
        all.extend(
            [("or", "either of the two"), ("not", "not the next")].iter().filter_map(|(w, a)| whole(w, a)),
        );
    }
    all
}

/// The values of a key that can be told.
fn values_of(key: &Key, store: Option<&Store>) -> Vec<(String, String)> {
    let fixed = key.values.iter().map(|value| ((*value).to_owned(), String::new()));
    let mut all: Vec<(String, String)> = fixed.collect();
    if matches!(key.name, "created" | "updated" | "solved" | "due" | "waiting") {
        all.extend(period::names().map(|name| (name.to_owned(), String::new())));
    }
    let Some(store) = store else { return all };
    let plain = |names: Vec<String>| names.into_iter().map(|name| (name, String::new()));
    match key.name {
        "tag" => all.extend(plain(store.tags_in_use().unwrap_or_default())),
        "assignee" => all.extend(plain(store.agents_ever().unwrap_or_default())),
        "department" => all.extend(plain(departments(store))),
        "topic" => {
            let settings = store.settings_in_force().map(|(_, settings)| settings.desk.topics.clone());
            all.extend(plain(settings.unwrap_or_default()));
        }
        _ => {}
    }
    all
}

/// Every department, by name.
pub(super) fn departments(store: &Store) -> Vec<String> {
    store.departments().unwrap_or_default().into_iter().map(|(_, name)| name).collect()
}
