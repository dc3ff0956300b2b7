//! The engine: it knows text and little else, and none of its filters makes more of a text than there is room for.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, StringInput, ValueKind};
use minijinja::{
    Environment, Error, ErrorKind, State, UndefinedBehavior, Value, escape_formatter, filters, tests as jinja,
};

use super::bounds::{Checked, WITHIN};
use super::plain::{CLOSE, OPEN, guarded};

/// What `|` may be followed by.
pub(super) const FILTERS: &str =
    "default, upper, lower, capitalize, title, trim, join, replace, length, indent";
/// Lists within each other, in a value with a name.
const DEEPEST: usize = 16;
/// What an item of a list takes besides its letters, in bytes.
const ITEM: usize = 32;

/// An engine that knows text and little else: what it cannot do, no template can do by mistake.
/// `marks`: what an expression gives is written between marks, so that it is told apart from what the template says itself.
pub(super) fn engine(checked: &Checked, marks: bool) -> Environment<'static> {
    let mut env = Environment::empty();
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    // Makes the engine say which variable has no value.
    env.set_debug(true);
    env.set_fuel(Some(checked.steps));
    let room = checked.room;
    env.set_syntax(syntax());
    env.set_formatter(move |output, state, value| match value.kind() {
        ValueKind::Map => {
            Err(Error::new(ErrorKind::InvalidOperation, "a group cannot be printed, only one of its fields"))
        }
        kind => {
            let many = matches!(kind, ValueKind::Seq | ValueKind::Iterable);
            let value = if many { Value::from(joined(value, ", ", room)?) } else { value.clone() };
            // What has no value is refused by the engine itself.
            if !marks || value.is_undefined() {
                return escape_formatter(output, state, &value);
            }
            let guarded = format!("{OPEN}{}{CLOSE}", guarded(&value.to_string()));
            escape_formatter(output, state, &Value::from(guarded))
        }
    });
    env.add_filter("default", filters::default);
    env.add_filter("d", filters::default);
    env.add_filter("upper", filters::upper);
    env.add_filter("lower", filters::lower);
    env.add_filter("capitalize", filters::capitalize);
    env.add_filter("title", filters::title);
    env.add_filter("trim", filters::trim);
    env.add_filter("join", move |list: &Value, separator: Option<&str>| {
        joined(list, separator.unwrap_or_default(), room)
    });
    env.add_filter(
        "replace",
        move |state: &mut State, text: StringInput<'_>, from: StringInput<'_>, to: StringInput<'_>| {
            let times = text.as_str().matches(from.as_str()).count();
            fits(text.as_str().len().saturating_add(times.saturating_mul(to.as_str().len())), room)?;
            filters::replace(state, text, from, to)
        },
    );
    env.add_filter("length", filters::length);
    env.add_filter(
        "indent",
        move |text: StringInput<'_>,
              width: Option<usize>,
              first: Option<bool>,
              blank: Option<bool>,
              named: Kwargs| {
            let width = match width {
                Some(width) => width,
                None => named.get::<Option<usize>>("width")?.unwrap_or(4),
            };
            let lines = text.as_str().split('\n').count();
            fits(text.as_str().len().saturating_add(lines.saturating_mul(width)), room)?;
            filters::indent(text, Some(width), first, blank, named)
        },
    );
    env.add_filter(WITHIN, move |value: &Value| {
        let mut left = room;
        if measured(value, &mut left, DEEPEST) { Ok(value.clone()) } else { Err(too_large(room)) }
    });
    env.add_test("defined", jinja::is_defined);
    env.add_test("undefined", jinja::is_undefined);
    env.add_test("eq", jinja::is_eq);
    env.add_test("in", jinja::is_in);
    env.add_test("startingwith", jinja::is_startingwith);
    env.add_test("endingwith", jinja::is_endingwith);
    env
}

/// A line that holds only `{% if … %}` leaves no empty line in the mail.
pub(super) fn syntax() -> SyntaxConfig {
    SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build().unwrap_or_default()
}

/// Takes a value from what is left; `false` where it is too large, or too deep to be looked through.
fn measured(value: &Value, left: &mut usize, depth: usize) -> bool {
    let size = ITEM + value.as_str().map_or(0, str::len);
    let Some(rest) = left.checked_sub(size) else { return false };
    *left = rest;
    if !matches!(value.kind(), ValueKind::Seq | ValueKind::Iterable | ValueKind::Map) {
        return true;
    }
    let Ok(mut items) = value.try_iter() else { return true };
    depth > 0
        && items.all(|item| {
            measured(&item, left, depth - 1)
                && (value.kind() != ValueKind::Map
                    || value.get_item(&item).is_ok_and(|held| measured(&held, left, depth - 1)))
        })
}

fn fits(bytes: usize, room: usize) -> Result<(), Error> {
    if bytes <= room { Ok(()) } else { Err(too_large(room)) }
}

fn too_large(room: usize) -> Error {
    Error::new(ErrorKind::InvalidOperation, format!("a value in it is longer than {} KiB", room / 1024))
}

/// The filter `join`, which unlike the engine's own does not take a missing value for an empty one.
fn joined(list: &Value, separator: &str, room: usize) -> Result<String, Error> {
    let mut text = String::new();
    for (place, item) in list.try_iter()?.enumerate() {
        match item.kind() {
            ValueKind::Undefined => return Err(ErrorKind::UndefinedError.into()),
            ValueKind::Seq | ValueKind::Iterable | ValueKind::Map => {
                let told = "a list within a list cannot be printed";
                return Err(Error::new(ErrorKind::InvalidOperation, told));
            }
            _ => {
                let word = item.to_string();
                fits(text.len() + separator.len() + word.len(), room)?;
                text.push_str(if place == 0 { "" } else { separator });
                text.push_str(&word);
            }
        }
    }
    Ok(text)
}
