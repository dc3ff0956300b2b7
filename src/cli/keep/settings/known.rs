//! What a settings document names that only the database knows.

use crate::desk::nearest::nearest;
use crate::desk::settings::{Settings, SettingsFault};
use crate::error::Result;
use crate::store::Store;

/// The places that name an agent or a canned reply which is not there, in the order of the document; and those that name one without
/// a text for customers whose language is unknown.
pub fn unknown(settings: &Settings, store: &Store) -> Result<(Vec<SettingsFault>, Vec<SettingsFault>)> {
    let (mut faults, mut odd) = (agents(settings, store)?, Vec::new());
    let canned = store.canned()?;
    let names = || canned.iter().map(|canned| canned.name.as_str());
    let locale = &settings.desk.locale;
    let primary = locale.split('-').next().unwrap_or(locale);
    for (name, fault) in settings.canned_named() {
        let mut versions = canned.iter().filter(|canned| canned.name == name).peekable();
        if versions.peek().is_none() {
            let near = nearest(name, names()).map(str::to_owned);
            let hint = near.is_none().then(|| format!("desk canned add {name} --body TEXT"));
            faults.push(SettingsFault { nearest: near, hint, ..fault.clone() });
            continue;
        }
        let speaks = |language: &str| [locale, primary].iter().any(|own| own.eq_ignore_ascii_case(language));
        if !versions.any(|canned| canned.language.as_deref().is_none_or(speaks)) {
            odd.push(SettingsFault {
                what: format!(
                    "the canned reply {name:?} has no text for all languages, and none in {locale:?}"
                ),
                hint: Some(format!("desk canned add {name} --lang {primary} --body TEXT")),
                ..fault.clone()
            });
        }
    }
    faults.sort_by_key(|fault| (fault.line, fault.column));
    Ok((faults, odd))
}

/// Rules, policies and views may name only agents that are there.
fn agents(settings: &Settings, store: &Store) -> Result<Vec<SettingsFault>> {
    let agents = store.agents()?;
    let names = || agents.iter().map(|agent| agent.name.as_str());
    let unknown = |(name, fault): (&str, &SettingsFault)| {
        if names().any(|known| known.eq_ignore_ascii_case(name)) {
            return None;
        }
        let near = nearest(name, names()).map(str::to_owned);
        let hint = near.is_none().then(|| format!("desk agent add {name} --email MAIL"));
        let expected = Some(format!("one of {}", names().collect::<Vec<_>>().join(", ")));
        Some(SettingsFault { nearest: near, hint, expected, ..fault.clone() })
    };
    Ok(settings.agents_named().filter_map(unknown).collect())
}
