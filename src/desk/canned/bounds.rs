//! What a template may ask for, looked at before the engine reads it.
//!
//! The engine counts steps; neither the stack that nested words take nor what one step can allocate (`"x" * 100000000`, a
//! text that is doubled from name to name). So three things are settled from the words alone, as the engine's own lexer
//! tells them: how deep they are nested, how large a value an expression can make, and by how many steps. That holds because
//! no value that has a name is larger than a known size: the filter [`WITHIN`] is written around each of those here.

use std::collections::HashSet;

use minijinja::machinery::Token;
use minijinja::syntax::SyntaxConfig;

use super::parts::{Excess, Part, Word, bounded, excess, expressions, ident, naming, parts};

/// The longest template and the longest reply, in bytes.
pub(super) const LONGEST: usize = 256 * 1024;
/// Steps of the engine; an ordinary reply takes some hundred.
const MOST_STEPS: u64 = 100_000;
/// Bytes that all steps together may move.
const MOST_WORK: u64 = 1 << 30;
/// Bytes that one expression may take, with all that it makes on its way; sixteen of the longest values where that is more.
const LARGEST_EXPRESSION: usize = 1 << 20;
/// `if`, `elif` and `for` within each other.
const DEEPEST_BLOCKS: usize = 64;
/// What a word takes besides its letters, in bytes.
const WORD: usize = 32;
/// A value with a name may take at least so many bytes; twice the longest that is given where that is more.
const ROOM: usize = 64 * 1024;

/// Words of the language, which are no variables.
const KEYWORDS: &[&str] = &[
    "if", "elif", "else", "endif", "for", "in", "endfor", "set", "and", "or", "not", "is", "true", "false",
    "none",
];

/// Columns that the engine can count.
const LONGEST_LINE: usize = 65_000;

/// The filter that is written around values that get a name; it refuses what is larger than there is room for.
pub(super) const WITHIN: &str = "within_bounds";

/// A template that may be handed to the engine.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Checked {
    /// With the same lines.
    pub source: String,
    /// How many steps it may take.
    pub steps: u64,
    /// How many bytes a value with a name may take.
    pub room: usize,
}

/// Looks a template over; `longest` is the size of the largest value that it is given, in bytes. What the lexer cannot read
/// is left to the engine to refuse.
pub(super) fn check(source: &str, longest: usize, syntax: &SyntaxConfig) -> Result<Checked, Excess> {
    if let Some(line) = source.lines().position(|line| line.len() > LONGEST_LINE) {
        let message = format!("that line is longer than {LONGEST_LINE} bytes");
        return Err(Excess { line: line + 1, message });
    }
    let room = ROOM.max(longest.saturating_mul(2));
    let mut checked = Checked { source: source.to_owned(), steps: MOST_STEPS, room };
    let (parts, whole) = parts(source, syntax)?;
    blocks(&parts)?;
    if !whole {
        return Ok(checked);
    }
    let mut named = HashSet::from(["loop"]);
    for part in parts.iter().filter(|part| part.statement) {
        if let Some(naming) = naming(&part.words) {
            named.extend(part.words[..naming.from].iter().filter_map(|(word, _)| ident(word)));
        }
    }
    let bound = LARGEST_EXPRESSION.max(longest.saturating_mul(16));
    let (mut largest, mut insertions) = (1, Vec::new());
    for part in &parts {
        for words in expressions(part) {
            let weight = weight(words, longest, room, &named)?;
            if weight > bound {
                return Err(excess(words, format!("its text could be longer than {} KiB", LONGEST / 1024)));
            }
            largest = largest.max(weight);
        }
        if part.statement && !bounded(&part.words, WITHIN, &mut insertions)? {
            return Ok(checked);
        }
    }
    for (at, text) in insertions.into_iter().rev() {
        if checked.source.is_char_boundary(at) {
            checked.source.insert_str(at, &text);
        }
    }
    checked.steps = MOST_STEPS.min(MOST_WORK / largest as u64);
    Ok(checked)
}

/// Refuses statements that gather text where nobody counts it, and blocks that stand too deep.
fn blocks(parts: &[Part<'_>]) -> Result<(), Excess> {
    // How many levels each open block takes.
    let mut open: Vec<usize> = Vec::new();
    for part in parts.iter().filter(|part| part.statement) {
        match part.words.first().and_then(|(word, _)| ident(word)) {
            Some("if" | "for") => open.push(1),
            Some("elif") => open.iter_mut().next_back().into_iter().for_each(|levels| *levels += 1),
            Some("endif" | "endfor") => drop(open.pop()),
            Some("else" | "set") => {}
            // What begins with no word at all is refused by the engine.
            None => {}
            Some(other) => {
                let message = format!("a template knows if, for and set, and no {other:?}");
                return Err(excess(&part.words, message));
            }
        }
        if open.iter().sum::<usize>() > DEEPEST_BLOCKS {
            let message = format!("more than {DEEPEST_BLOCKS} blocks stand within each other");
            return Err(excess(&part.words, message));
        }
    }
    Ok(())
}

/// The bytes that an expression can take with all that it makes: each word once, as often as `*` says.
fn weight(words: &[Word<'_>], longest: usize, room: usize, named: &HashSet<&str>) -> Result<usize, Excess> {
    let (mut leaves, mut times) = (0_usize, 1_usize);
    for (at, (word, _)) in words.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| words.get(at)).map(|(word, _)| word);
        leaves = leaves.saturating_add(match (word, before) {
            (Token::Str(text), _) => WORD + text.len(),
            (Token::String(text), _) => WORD + text.len(),
            (Token::Ident("replace" | "indent" | "join"), Some(Token::Pipe)) => room,
            (Token::Ident(_), Some(Token::Pipe | Token::Dot)) => 0,
            (Token::Ident(name), _) if KEYWORDS.contains(name) => 0,
            (Token::Ident(name), _) if named.contains(name) => room,
            (Token::Ident(_), _) => WORD.max(longest),
            (Token::Mul, _) => {
                times = times.saturating_mul(factor(words, at)?);
                0
            }
            (Token::Int(_), Some(Token::Mul)) => 0,
            (Token::Int(_) | Token::Int128(_) | Token::Float(_), _) => WORD,
            _ => 0,
        });
    }
    Ok(leaves.saturating_mul(times).saturating_add(words.len() * WORD))
}

/// How many times a `*` can make a value longer: a number stands beside it as such, so that it can be read.
fn factor(words: &[Word<'_>], at: usize) -> Result<usize, Excess> {
    let word = |at: Option<usize>| at.and_then(|at| words.get(at)).map(|(word, _)| word);
    let number = |word: Option<&Token<'_>>| match word {
        Some(Token::Int(number)) => usize::try_from(*number).ok(),
        _ => None,
    };
    let goes_on = |word: Option<&Token<'_>>| {
        matches!(word, Some(Token::Pow | Token::Dot | Token::BracketOpen | Token::ParenOpen))
    };
    // The left side of a `*` is all that was multiplied and divided before it.
    let began = |word: Option<&Token<'_>>| {
        matches!(word, Some(Token::Mul | Token::Div | Token::FloorDiv | Token::Mod | Token::Pow | Token::Dot))
    };
    let right = number(word(Some(at + 1))).filter(|_| !goes_on(word(Some(at + 2))));
    let left = number(word(at.checked_sub(1))).filter(|_| !began(word(at.checked_sub(2))));
    match right.or(left) {
        Some(times) => Ok(times.max(1)),
        None => Err(excess(&words[at..], "`*` needs a number beside it, as in {{ \"-\" * 40 }}".to_owned())),
    }
}

#[cfg(test)]
mod tests;
