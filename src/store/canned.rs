//! Canned replies, each version kept.

use rusqlite::params;
use serde_json::{Value, json};

use crate::desk::canned::Macros;
use crate::desk::ticket::Priority;
use crate::desk::time::Moment;
use crate::error::{Error, Result};
use crate::store::{Store, Writer};

/// A canned reply in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Canned {
    /// As typed.
    pub name: String,
    /// Its language (`de`), where it is not for all.
    pub language: Option<String>,
    /// A subject of its own, where it has one.
    pub subject: Option<String>,
    /// The template.
    pub body: String,
    /// What it does beside its text.
    pub macros: Macros,
    /// When this version was written.
    pub updated_at: Moment,
}

const CANNED: &str = "SELECT name, language, subject, body, recorded_at, macros FROM (
        SELECT c.*, o.recorded_at, row_number() OVER (PARTITION BY c.name, c.language ORDER BY c.id DESC) AS age
        FROM canned c JOIN operation o ON o.id = c.operation AND o.undone = 0)
    WHERE age = 1 AND removed = 0";

impl Store {
    /// All canned replies in use, by name and language.
    pub fn canned(&self) -> Result<Vec<Canned>> {
        self.rows(&format!("{CANNED} ORDER BY name, language"), [], |row| {
            Ok(Canned {
                name: row.get(0)?,
                language: row.get(1)?,
                subject: row.get(2)?,
                body: row.get(3)?,
                updated_at: row.get(4)?,
                macros: row.get_ref(5)?.as_str_or_null()?.map(read).unwrap_or_default(),
            })
        })
    }

    /// The canned reply of this name in each of its languages; there is at least one.
    pub fn canned_versions(&self, name: &str) -> Result<Vec<Canned>> {
        let (named, others): (Vec<_>, Vec<_>) =
            self.canned()?.into_iter().partition(|canned| canned.name == name);
        if !named.is_empty() {
            return Ok(named);
        }
        let near = crate::desk::nearest::nearest(name, others.iter().map(|canned| canned.name.as_str()));
        let error = Error::refused(format!("there is no canned reply {name:?}"));
        Err(match near {
            Some(near) => error.hint(format!("did you mean {near}?")),
            None => error.hint("desk canned list"),
        })
    }
}

impl Writer<'_> {
    /// Writes a new version of a canned reply; `body` none: takes it off the list.
    pub fn write_canned(
        &mut self,
        name: &str,
        language: Option<&str>,
        subject: Option<&str>,
        body: Option<&str>,
        macros: &Macros,
    ) -> Result<()> {
        let operation = self.operation()?;
        self.execute(
            "INSERT INTO canned (operation, name, language, subject, body, removed, macros)
             VALUES (?, ?, ?, ?, ?, ?, ?)",
            params![
                operation,
                name,
                language,
                subject,
                body.unwrap_or_default(),
                body.is_none(),
                write(macros)
            ],
        )
        .map(|_| ())
    }
}

/// As JSON; nothing where it does nothing.
fn write(macros: &Macros) -> Option<String> {
    let Macros { status, tags, priority, assign, attach } = macros;
    let priority = priority.map(Priority::word);
    let document =
        json!({"status": status, "tags": tags, "priority": priority, "assign": assign, "attach": attach});
    (!macros.is_empty()).then(|| document.to_string())
}

fn read(text: &str) -> Macros {
    let document: Value = serde_json::from_str(text).unwrap_or_default();
    let word = |key: &str| document[key].as_str().map(str::to_owned);
    let words = |key: &str| {
        let items = document[key].as_array().into_iter().flatten();
        items.filter_map(|item| item.as_str().map(str::to_owned)).collect()
    };
    Macros {
        status: word("status"),
        tags: words("tags"),
        priority: word("priority").as_deref().and_then(Priority::from_word),
        assign: word("assign"),
        attach: words("attach"),
    }
}
