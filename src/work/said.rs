//! What is said of a customer by hand: `desk customer set`.

use crate::desk::language::{is_tag, meant, tidy};
use crate::desk::nearest::nearest;
use crate::desk::time::Zone;
use crate::error::{Error, Result};
use crate::store::Store;
use crate::store::person::Customer;
use crate::store::said::Key;
use crate::work::hand::Hand;
use crate::work::people::customer;

/// All that can be said.
pub const KEYS: [&str; 4] = ["language", "survey", "vip", "zone"];

/// One thing that is said.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Saying {
    Of(Key, Option<String>),
    Vip(bool),
}

/// Reads `language=hr`.
fn saying(assignment: &str) -> Result<Saying> {
    let Some((key, value)) = assignment.split_once('=') else {
        return Err(Error::usage(format!("{assignment:?} is no assignment: write key=value"))
            .hint(format!("keys are {}", KEYS.join(", "))));
    };
    let (key, value) = (key.trim(), value.trim());
    if key == "vip" {
        return truth(key, value).map(Saying::Vip);
    }
    let Some(key) = Key::from_word(key) else {
        let error = Error::usage(format!("nothing can be said of a customer's {key:?}"));
        return Err(match nearest(key, KEYS) {
            Some(near) => error.hint(format!("did you mean {near}?")),
            None => error.hint(format!("keys are {}", KEYS.join(", "))),
        });
    };
    let value = match key {
        Key::Survey => {
            let may = truth(key.word(), value)?;
            Some(if may { "yes" } else { "no" }.to_owned())
        }
        _ if value == "none" => None,
        Key::Language if is_tag(value) => Some(tidy(value)),
        Key::Language => {
            let error = Error::usage(format!("{value:?} is no language tag"));
            return Err(match meant(value) {
                Some(tag) => error.hint(format!("did you mean {tag}?")),
                None => error.hint("language=hr, language=pt-BR, or language=none"),
            });
        }
        Key::Zone => match Zone::named(value) {
            Some(zone) => Some(zone.name().to_owned()),
            None => {
                let error = Error::usage(format!("{value:?} is no time zone"));
                let known: Vec<(&str, String)> =
                    Zone::names().map(|name| (name, name.to_lowercase())).collect();
                let near = nearest(value, known.iter().map(|(_, lower)| lower.as_str()));
                let near = near.and_then(|near| known.iter().find(|(_, lower)| lower == near));
                return Err(match near {
                    Some((name, _)) => error.hint(format!("did you mean {name}?")),
                    None => error.hint("zone=Europe/Zagreb, or zone=none"),
                });
            }
        },
    };
    Ok(Saying::Of(key, value))
}

fn truth(key: &str, value: &str) -> Result<bool> {
    match value {
        "yes" | "true" => Ok(true),
        "no" | "false" => Ok(false),
        _ => {
            let error = Error::usage(format!("{key} is yes or no, not {value:?}"));
            Err(match nearest(value, ["yes", "no"]) {
                Some(near) => error.hint(format!("did you mean {near}?")),
                None => error.hint(format!("{key}=yes or {key}=no")),
            })
        }
    }
}

/// Says of a customer all that is assigned, in one operation; gives them as they stand then. What stands so already is not said again.
///
/// # Errors
/// Usage for a key or value that is none, refused for somebody who has never written.
pub fn set(store: &mut Store, hand: &Hand, named: &str, assignments: &[String]) -> Result<Customer> {
    let sayings = assignments.iter().map(|assignment| saying(assignment)).collect::<Result<Vec<_>>>()?;
    let twice = |place: usize, key: &Saying| {
        sayings.iter().take(place).any(|other| match (other, key) {
            (Saying::Of(one, _), Saying::Of(other, _)) => one == other,
            (Saying::Vip(_), Saying::Vip(_)) => true,
            _ => false,
        })
    };
    if let Some((place, _)) = sayings.iter().enumerate().find(|(place, saying)| twice(*place, saying)) {
        return Err(Error::usage(format!("{:?} says a key twice", assignments.get(place).map_or("", |a| a))));
    }
    let words = format!("customer set {named} {}", assignments.join(" "));
    store.write(&hand.operation(words), |writer| {
        let known = customer(writer.store(), named)?;
        for saying in &sayings {
            match saying {
                Saying::Vip(vip) if *vip != known.vip => {
                    writer.set_vip(known.id, *vip)?;
                }
                Saying::Vip(_) => {}
                Saying::Of(key, value) => {
                    let stands = match key {
                        Key::Language => known.language.clone(),
                        Key::Zone => known.zone.map(|zone| zone.name().to_owned()),
                        Key::Survey => Some(if known.survey { "yes" } else { "no" }.to_owned()),
                    };
                    if stands != *value {
                        writer.say_of(known.id, *key, value.as_deref())?;
                    }
                }
            }
        }
        writer.fold()?;
        customer(writer.store(), named)
    })
}
