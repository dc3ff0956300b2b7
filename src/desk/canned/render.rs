//! A template and its values become a text, or a fault that says what to type.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io;

use minijinja::{ErrorKind, Value};

use super::bounds::{LONGEST, check};
use super::engine::{FILTERS, engine, syntax};
use super::plain::plain;
use super::variables::{self, Held, KNOWN, Variables};

/// Why a template gives no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateFault {
    /// The name of the canned reply.
    pub template: String,
    /// The line in it, from 1, where known.
    pub line: Option<usize>,
    /// The variable that has no value or does not exist.
    pub variable: Option<String>,
    /// What is wrong; no full stop at the end.
    pub message: String,
    /// What can be typed instead.
    pub hint: Option<String>,
}

impl fmt::Display for TemplateFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "canned reply {:?}", self.template)?;
        if let Some(line) = self.line {
            write!(f, ", line {line}")?;
        }
        write!(f, ": {}", self.message)
    }
}

impl std::error::Error for TemplateFault {}

/// The text of a canned reply for a mail: Markdown in it becomes plain text, and values stay as they are. `name` is only for the message.
///
/// # Errors
/// As [`render`].
pub fn rendered(name: &str, source: &str, variables: &Variables) -> Result<String, TemplateFault> {
    made(name, source, variables, true).map(|text| plain(&text))
}

/// The text of a template as it stands. `name` is only for the message.
///
/// # Errors
/// The template cannot be read, names a variable that does not exist or has no value, or does not come to an end.
pub fn render(name: &str, source: &str, variables: &Variables) -> Result<String, TemplateFault> {
    made(name, source, variables, false)
}

/// `marks`: what was put in stands between marks of its own.
fn made(name: &str, source: &str, variables: &Variables, marks: bool) -> Result<String, TemplateFault> {
    let fault = |line, variable: Option<String>, message: String, hint| TemplateFault {
        template: name.to_owned(),
        line,
        variable,
        message,
        hint,
    };
    if source.len() > LONGEST {
        return Err(fault(None, None, format!("it is longer than {} KiB", LONGEST / 1024), None));
    }
    let values = variables.all();
    let longest = values.values().map(Held::bytes).max().unwrap_or_default();
    let checked = check(source, longest, &syntax())
        .map_err(|excess| fault(Some(excess.line), None, excess.message, None))?;
    let env = engine(&checked, marks);
    let told = |error: minijinja::Error, variable: Option<String>| {
        let (message, hint) = match &variable {
            Some(path) => explain(path, &values),
            None => explain_engine(&error),
        };
        fault(error.line(), variable, message, hint)
    };
    let template = env.template_from_str(&checked.source).map_err(|error| told(error, None))?;
    let names = template.undeclared_variables(true);
    if let Some(path) = unknown_fields(&names).into_iter().next() {
        let (message, hint) = explain(&path, &values);
        return Err(fault(line_of(source, &path), Some(path), message, hint));
    }
    let mut output = Bounded(Vec::new());
    template.render_captured_to(context(&values), &mut output).map_err(|error| {
        // A value that went through a list has lost its name; then the first name without a value is told.
        let missing =
            || names.iter().filter(|name| !values.contains_key(*name) && !variables::is_group(name)).min();
        let lost = error.kind() == ErrorKind::UndefinedError;
        let variable = undefined_name(&error).or_else(|| missing().filter(|_| lost).cloned());
        told(error, variable)
    })?;
    // Whatever the engine writes was a string; nothing is lost here.
    Ok(String::from_utf8_lossy(&output.0).into_owned())
}

/// The values as the engine wants them: groups as maps; what has no value is absent.
fn context(values: &BTreeMap<String, Held>) -> Value {
    let mut top: BTreeMap<&str, Value> = BTreeMap::new();
    let mut groups: BTreeMap<&str, BTreeMap<&str, Value>> = KNOWN
        .iter()
        .filter_map(|known| known.name.split_once('.'))
        .map(|(group, _)| (group, BTreeMap::new()))
        .collect();
    for (path, held) in values {
        let value = match held {
            Held::Text(text) => Value::from(text.as_str()),
            Held::Number(number) => Value::from(*number),
            Held::List(items) => Value::from(items.clone()),
        };
        match path.split_once('.') {
            Some((group, field)) => groups.entry(group).or_default().insert(field, value),
            None => top.insert(path, value),
        };
    }
    top.extend(groups.into_iter().map(|(group, fields)| (group, Value::from(fields))));
    Value::from(top)
}

/// The variable that the engine found to be undefined: it names it in backticks.
fn undefined_name(error: &minijinja::Error) -> Option<String> {
    let (before, _) = error.detail()?.split_once("` is undefined")?;
    let (_, name) = before.rsplit_once('`')?;
    Some(name.to_owned())
}

/// Fields that do not exist, among the names of a template (`customer.frist_name`, `custmer.name`): words of `--set` have none.
pub(super) fn unknown_fields<'a>(names: impl IntoIterator<Item = &'a String>) -> BTreeSet<String> {
    let mut unknown = BTreeSet::new();
    for name in names {
        let mut parts = name.split('.');
        let (Some(group), Some(field)) = (parts.next(), parts.next()) else { continue };
        let path = format!("{group}.{field}");
        if !variables::is_known(&path) {
            unknown.insert(path);
        }
    }
    unknown
}

/// The first line of a template in which a name stands as such.
pub(super) fn line_of(source: &str, name: &str) -> Option<usize> {
    let continues = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
    let stands_in = |line: &str| {
        line.match_indices(name).any(|(at, _)| {
            let before = line.get(..at).unwrap_or_default();
            let after = line.get(at + name.len()..).unwrap_or_default();
            !before.ends_with(continues) && !after.starts_with(|c| continues(c) && c != '.')
        })
    };
    source.lines().position(stands_in).map(|index| index + 1)
}

/// What to say about a variable without a value, and what to type.
pub(super) fn explain(path: &str, values: &BTreeMap<String, Held>) -> (String, Option<String>) {
    if variables::is_known(path) {
        let hint =
            format!("give it with --set {path}=…, or write {{{{ {path} | default(\"…\") }}}} in the reply");
        return (format!("{path} has no value here"), Some(hint));
    }
    let names = KNOWN.iter().map(|known| known.name).chain(values.keys().map(String::as_str));
    let hint = match variables::nearest(path, names) {
        Some(near) => Some(format!("did you mean {near}?")),
        None if path.contains('.') => None,
        None => Some(format!("give it with --set {path}=…")),
    };
    (format!("there is no variable {path}"), hint)
}

/// What to say about any other trouble of the engine.
fn explain_engine(error: &minijinja::Error) -> (String, Option<String>) {
    let detail = error.detail().unwrap_or("it cannot be understood").trim_end_matches('.').to_owned();
    match error.kind() {
        ErrorKind::OutOfFuel => ("it does not come to an end".into(), None),
        ErrorKind::WriteFailure => (format!("its text is longer than {} KiB", LONGEST / 1024), None),
        ErrorKind::UnknownFilter => (detail, Some(format!("known filters are {FILTERS}"))),
        ErrorKind::UndefinedError => ("a variable has no value here".into(), None),
        _ => (detail, None),
    }
}

/// Takes no more than [`LONGEST`] bytes.
struct Bounded(Vec<u8>);

impl io::Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > LONGEST {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
