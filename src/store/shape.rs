//! What a file that calls itself a desk is made of. A trigger, a view or an index on an expression would act whenever the desk
//! reads or writes, so a file that somebody else has had in hand is looked at before it is worked with.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::{Error, Kind, Result};
use crate::store::Store;
use crate::store::schema::SCHEMA;

/// One row of `sqlite_schema`.
struct Object {
    kind: String,
    name: String,
    /// None for the indices that SQLite makes by itself.
    sql: Option<String>,
}

impl Store {
    /// Refuses a file that is not made as `schema.sql` says. Tables that others have put beside ours are nobody's trouble (a
    /// program that copies the file may have one), nor are their indices.
    pub(super) fn check_shape(&self) -> Result<()> {
        let objects = self.objects()?;
        let text = bare(SCHEMA);
        let ours = statements(&text);
        let mut missing = ours.clone();
        // By what SQLite makes of them, which is their SQL: all else in the row may lie.
        let mut of_others = Vec::new();
        for object in &objects {
            let Some(sql) = &object.sql else { continue };
            let sql = bare(sql);
            if missing.remove(sql.as_str()).is_none() {
                of_others.push((object, sql));
            }
        }
        let is_ours = |name: &str| ours.values().any(|of| of.eq_ignore_ascii_case(name));
        let is_table = |object: &Object, sql: &str| {
            let begins = ["CREATE TABLE ", "CREATE VIRTUAL TABLE "].iter().any(|it| sql.starts_with(it));
            begins && !is_ours(&object.name)
        };
        let tables: BTreeSet<&str> = of_others
            .iter()
            .filter(|(object, sql)| is_table(object, sql))
            .filter_map(|(_, sql)| plain_words(sql)?.last().copied())
            .filter(|name| !is_ours(name))
            .collect();
        for (object, sql) in &of_others {
            let harmless = is_table(object, sql) || indexed(sql).is_some_and(|table| tables.contains(table));
            if !harmless {
                return Err(self.foreign(&object.kind, &object.name));
            }
        }
        match missing.values().next() {
            None => Ok(()),
            Some(name) => {
                Err(Error::new(Kind::Data, format!("{} is damaged: it has no {name}", self.path().display()))
                    .hint("put back the last `desk backup`"))
            }
        }
    }

    /// Refuses a file of an older layout that would act while it is brought up to date.
    pub(super) fn check_triggers(&self) -> Result<()> {
        let text = bare(SCHEMA);
        let ours = statements(&text);
        let objects = self.objects()?;
        const RESTS: [&str; 5] = ["TABLE ", "VIRTUAL TABLE ", "INDEX ", "UNIQUE INDEX ", "VIEW "];
        let acts = |object: &&Object| {
            let Some(sql) = object.sql.as_deref().map(bare) else { return false };
            let rests =
                sql.strip_prefix("CREATE ").is_some_and(|it| RESTS.iter().any(|rests| it.starts_with(rests)));
            !rests && !ours.contains_key(sql.as_str())
        };
        match objects.iter().find(acts) {
            None => Ok(()),
            Some(object) => Err(self.foreign(&object.kind, &object.name)),
        }
    }

    fn objects(&self) -> Result<Vec<Object>> {
        self.rows("SELECT type, name, sql FROM sqlite_schema", [], |row| {
            Ok(Object { kind: row.get(0)?, name: row.get(1)?, sql: row.get(2)? })
        })
    }

    fn foreign(&self, kind: &str, name: &str) -> Error {
        let shown = self.path().display();
        Error::new(Kind::Data, format!("{shown} has a {kind} that no desk makes so: {name:?}"))
            .hint(format!("sqlite3 {shown} .schema shows it"))
            .hint("put back the last `desk backup`")
    }
}

/// Each statement that makes something, and the name of what it makes.
fn statements(text: &str) -> BTreeMap<&str, &str> {
    let mut all = BTreeMap::new();
    let mut rest = text;
    while let Some(at) = rest.find("CREATE ") {
        rest = rest.get(at..).unwrap_or_default();
        // The next one; those within a trigger do not begin so.
        let ends = [";CREATE ", ";INSERT "].iter().filter_map(|next| rest.find(next)).min();
        let end = ends.unwrap_or(rest.len());
        let statement = rest.get(..end).unwrap_or_default().trim_end_matches(';');
        all.insert(statement, name_of(statement));
        rest = rest.get(end..).unwrap_or_default();
    }
    all
}

/// The name of what a statement of ours makes.
fn name_of(statement: &str) -> &str {
    const SAID: [&str; 7] = ["CREATE", "TABLE", "VIRTUAL", "INDEX", "UNIQUE", "VIEW", "TRIGGER"];
    statement.split([' ', '(']).find(|word| !SAID.contains(word)).unwrap_or_default()
}

/// The words before the first bracket, where they are nothing but words.
fn plain_words(statement: &str) -> Option<Vec<&str>> {
    let head = statement.split('(').next()?;
    let plain = head.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b' '));
    plain.then(|| head.split(' ').collect())
}

/// The table for which an index is made.
fn indexed(statement: &str) -> Option<&str> {
    match plain_words(statement)?.as_slice() {
        ["CREATE", "INDEX", _, "ON", table] | ["CREATE", "UNIQUE", "INDEX", _, "ON", table] => Some(*table),
        _ => None,
    }
}

/// SQL without comments, and with blanks only where they part words. SQLite keeps a statement as it was typed, and what a later
/// layout has added to it is spaced in its own way.
fn bare(sql: &str) -> String {
    let mut bare = String::with_capacity(sql.len());
    let mut signs = sql.chars().peekable();
    let mut blank = false;
    while let Some(sign) = signs.next() {
        if sign == '-' && signs.peek() == Some(&'-') {
            signs.by_ref().find(|sign| *sign == '\n');
            blank = true;
            continue;
        }
        if sign == '/' && signs.peek() == Some(&'*') {
            let mut before = ' ';
            signs.by_ref().skip(1).find(|sign| std::mem::replace(&mut before, *sign) == '*' && *sign == '/');
            blank = true;
            continue;
        }
        if sign.is_ascii_whitespace() {
            blank = true;
            continue;
        }
        let is_word = |sign: char| sign.is_alphanumeric() || matches!(sign, '_' | '\'' | '"');
        if blank && is_word(sign) && bare.ends_with(is_word) {
            bare.push(' ');
        }
        blank = false;
        bare.push(sign);
        if matches!(sign, '\'' | '"') {
            for within in signs.by_ref() {
                bare.push(within);
                if within == sign {
                    break;
                }
            }
        }
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sql_is_compared_without_its_layout() {
        assert_eq!(
            bare("CREATE TABLE  a (\n  b TEXT, -- why; not\n  c  INTEGER CHECK ( c = 'x  -- y' )\n) STRICT"),
            "CREATE TABLE a(b TEXT,c INTEGER CHECK(c='x  -- y'))STRICT"
        );
        assert_eq!(bare("CREATE/* ** /*/INDEX a /*/ ON b( */ ON c(d)"), "CREATE INDEX a ON c(d)");
    }

    #[test]
    fn every_object_has_a_name() {
        let text = bare(SCHEMA);
        let ours = statements(&text);
        for name in ["ticket", "event_joined", "event_is_append_only_update", "message_words", "ticket_view"]
        {
            assert!(ours.values().any(|ours| *ours == name), "{name}");
        }
        assert_eq!(ours.len(), SCHEMA.matches("\nCREATE ").count());
        assert!(ours.values().all(|name| name.chars().all(|c| c.is_ascii_lowercase() || c == '_')));
    }
}
