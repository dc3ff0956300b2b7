//! A template as the engine's lexer sees it: what stands between braces, and where a statement gives a value its name.

use minijinja::machinery::{Span, Token, tokenize};
use minijinja::syntax::SyntaxConfig;

/// Words of one expression or statement; the engine's reader goes one frame deeper for some of them.
const MOST_WORDS: usize = 500;
/// Brackets within each other.
const DEEPEST_BRACKETS: usize = 32;

/// Why a template may not be handed to the engine.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excess {
    /// The line, from 1.
    pub line: usize,
    /// What is too much.
    pub message: String,
}

/// A word of the lexer and where it stands.
pub(super) type Word<'s> = (Token<'s>, Span);

/// What stands between one pair of braces.
pub(super) struct Part<'s> {
    /// Whether it begins with `{%`.
    pub statement: bool,
    /// As the lexer tells them.
    pub words: Vec<Word<'s>>,
}

/// The words between braces, and whether that is all: the lexer may stumble.
pub(super) fn parts<'s>(source: &'s str, syntax: &SyntaxConfig) -> Result<(Vec<Part<'s>>, bool), Excess> {
    let (mut parts, mut open, mut depth) = (Vec::new(), None::<Part<'s>>, 0_usize);
    for word in tokenize(source, false, syntax.clone()) {
        let Ok((token, span)) = word else {
            parts.extend(open);
            return Ok((parts, false));
        };
        match (&token, &mut open) {
            (Token::VariableStart | Token::BlockStart, None) => {
                open = Some(Part { statement: matches!(token, Token::BlockStart), words: Vec::new() });
                depth = 0;
            }
            (Token::VariableEnd | Token::BlockEnd, Some(_)) => parts.extend(open.take()),
            (_, Some(part)) => {
                match token {
                    Token::ParenOpen | Token::BracketOpen | Token::BraceOpen => depth += 1,
                    Token::ParenClose | Token::BracketClose | Token::BraceClose => {
                        depth = depth.saturating_sub(1);
                    }
                    _ => {}
                }
                part.words.push((token, span));
                if depth > DEEPEST_BRACKETS {
                    let message = format!("more than {DEEPEST_BRACKETS} brackets stand within each other");
                    return Err(excess(&part.words[part.words.len() - 1..], message));
                }
                if part.words.len() > MOST_WORDS {
                    let message = format!("more than {MOST_WORDS} words stand between one pair of braces");
                    return Err(excess(&part.words, message));
                }
            }
            (_, None) => {}
        }
    }
    let whole = open.is_none();
    parts.extend(open);
    Ok((parts, whole))
}

pub(super) fn excess(words: &[Word<'_>], message: String) -> Excess {
    Excess { line: words.first().map_or(1, |(_, span)| usize::from(span.start_line)), message }
}

pub(super) fn ident<'s>(word: &Token<'s>) -> Option<&'s str> {
    match word {
        Token::Ident(name) => Some(name),
        _ => None,
    }
}

/// Where the value stands that a statement gives a name: `set x = …`, `for x in … if …`.
pub(super) struct Naming {
    pub from: usize,
    pub to: usize,
}

pub(super) fn naming(words: &[Word<'_>]) -> Option<Naming> {
    let for_each = match words.first().and_then(|(word, _)| ident(word))? {
        "set" => false,
        "for" => true,
        _ => return None,
    };
    let sign = |word: &Token<'_>| match word {
        Token::Assign => !for_each,
        Token::Ident("in") => for_each,
        _ => false,
    };
    let from = outside_brackets(words, 1).find(|at| sign(&words[*at].0))? + 1;
    let condition = |at: &usize| for_each && matches!(words[*at].0, Token::Ident("if" | "recursive"));
    let to = outside_brackets(words, from).find(condition).unwrap_or(words.len());
    Some(Naming { from, to })
}

/// What is worked out in a part: the value that gets a name and the condition of a loop are two.
pub(super) fn expressions<'p, 's>(part: &'p Part<'s>) -> [&'p [Word<'s>]; 2] {
    match naming(&part.words).filter(|_| part.statement) {
        Some(Naming { from, to }) => [&part.words[from..to], &part.words[to..]],
        None => [&part.words, &[]],
    }
}

/// The places of the words that stand in no brackets and are no field of another, from this one on.
fn outside_brackets<'w>(words: &'w [Word<'_>], from: usize) -> impl Iterator<Item = usize> + use<'w> {
    let mut depth = 0_i64;
    (from..words.len()).filter(move |at| {
        match words[*at].0 {
            Token::ParenOpen | Token::BracketOpen | Token::BraceOpen => depth += 1,
            Token::ParenClose | Token::BracketClose | Token::BraceClose => depth -= 1,
            _ => {}
        }
        depth == 0 && !matches!(words[at.saturating_sub(1)].0, Token::Dot)
    })
}

/// Writes the filter around the value of a statement. `false`: its brackets do not match, so that the engine will refuse it.
pub(super) fn bounded(
    words: &[Word<'_>],
    filter: &str,
    insertions: &mut Vec<(usize, String)>,
) -> Result<bool, Excess> {
    let Some(keyword @ ("set" | "for")) = words.first().and_then(|(word, _)| ident(word)) else {
        return Ok(true);
    };
    if words.iter().any(|(word, _)| matches!(word, Token::Ident("recursive"))) {
        return Err(excess(words, "a loop cannot call itself".to_owned()));
    }
    let Some(Naming { from, to }) = naming(words) else {
        let message = if keyword == "set" {
            "set needs a value: {% set x = … %}"
        } else {
            "for needs a list: {% for x in … %}"
        };
        return Err(excess(words, message.to_owned()));
    };
    let value = &words[from..to];
    let mut depth = 0_i64;
    for (word, _) in value {
        match word {
            Token::ParenOpen | Token::BracketOpen | Token::BraceOpen => depth += 1,
            Token::ParenClose | Token::BracketClose | Token::BraceClose => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            return Ok(false);
        }
    }
    if let (0, Some((_, first)), Some((_, last))) = (depth, value.first(), value.last()) {
        insertions.push((first.start_offset as usize, "(".to_owned()));
        insertions.push((last.end_offset as usize, format!(")|{filter}")));
        return Ok(true);
    }
    Ok(false)
}
