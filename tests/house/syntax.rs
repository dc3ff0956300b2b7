//! What a file of Rust says of others: the names it defines, its `use`s, the paths it names.

/// A name that a `use` brings into a file. A glob has the name `*`.
#[derive(Debug, PartialEq)]
pub(super) struct Import {
    pub(super) name: String,
    pub(super) path: Vec<String>,
    /// Handed on to others (`pub use`).
    pub(super) handed_on: bool,
}

/// The parts of a file that say which others it needs.
#[derive(Default)]
pub(super) struct Syntax {
    pub(super) defines: Vec<String>,
    pub(super) imports: Vec<Import>,
    /// Paths of at least two words outside of `use`.
    pub(super) paths: Vec<Vec<String>>,
    /// Single words outside of `use`, but for fields, methods, variables and what is being defined.
    pub(super) words: Vec<String>,
}

/// Reads code from which comments, strings and tests have been cut.
pub(super) fn read(code: &str) -> Syntax {
    let tokens = tokens(code);
    let word =
        |at: usize| tokens.get(at).filter(|token| is_word(token)).map(|token| token.trim_start_matches("r#"));
    let is = |at: usize, what: &str| tokens.get(at).is_some_and(|token| *token == what);
    let mut syntax = Syntax::default();
    let (mut at, mut depth, mut locals) = (0, 0, Vec::new());
    while at < tokens.len() {
        let before = at.checked_sub(1).map_or("", |before| tokens[before]);
        match tokens[at] {
            "{" => depth += 1,
            "}" => depth -= 1,
            "use" if before != "+" => {
                let handed_on = before == "pub" || before == ")";
                at = imports(&tokens, at + 1, &mut Vec::new(), handed_on, &mut syntax.imports);
                continue;
            }
            "mod" => at += 1,
            "fn" | "struct" | "enum" | "trait" | "const" | "static" | "type" | "union" => {
                syntax.defines.extend(word(at + 1).filter(|_| depth == 0).map(str::to_owned));
                at += 2;
                continue;
            }
            "!" if before == "macro_rules" => syntax.defines.extend(word(at + 1).map(str::to_owned)),
            "let" => {
                let name = if is(at + 1, "mut") { at + 2 } else { at + 1 };
                locals.extend(word(name).map(str::to_owned));
            }
            _ if before != "." && before != "::" && word(at).is_some() => {
                let mut path: Vec<String> = word(at).into_iter().map(str::to_owned).collect();
                while is(at + 1, "::") && word(at + 2).is_some() {
                    path.extend(word(at + 2).map(str::to_owned));
                    at += 2;
                }
                if path.len() > 1 { syntax.paths.push(path) } else { syntax.words.append(&mut path) }
            }
            _ => {}
        }
        at += 1;
    }
    syntax.words.retain(|word| !locals.contains(word));
    syntax
}

/// Reads one tree of a `use` and says where it ends.
fn imports(
    tokens: &[&str],
    mut at: usize,
    path: &mut Vec<String>,
    handed_on: bool,
    into: &mut Vec<Import>,
) -> usize {
    let depth = path.len();
    let mut name = None;
    while let Some(token) = tokens.get(at) {
        at += 1;
        match *token {
            "::" => {}
            "{" => {
                while tokens.get(at).is_some_and(|token| *token != "}") {
                    at = imports(tokens, at, path, handed_on, into);
                    at += usize::from(tokens.get(at) == Some(&","));
                }
                path.truncate(depth);
                return at + 1;
            }
            "as" => {
                name = tokens.get(at).map(|name| (*name).to_owned());
                at += 1;
            }
            "," | "}" | ";" => {
                at -= 1;
                break;
            }
            // `a::{self}` is `a`.
            "self" if depth > 0 => {}
            word => path.push(word.trim_start_matches("r#").to_owned()),
        }
    }
    if let Some(last) = path.last() {
        let name = name.unwrap_or_else(|| last.clone());
        into.push(Import { name, path: path.clone(), handed_on });
    }
    path.truncate(depth);
    at + usize::from(depth == 0 && tokens.get(at) == Some(&";"))
}

fn is_word(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Words, `::`, and every other sign for itself. Lifetimes lose their tick, which does no harm here.
fn tokens(code: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = code.trim_start();
    while let Some(first) = rest.chars().next() {
        let part = |c: char| c.is_alphanumeric() || c == '_';
        let length = if rest.starts_with("::") {
            2
        } else if part(first) {
            let raw = if rest.starts_with("r#") { 2 } else { 0 };
            raw + rest[raw..].find(|c| !part(c)).unwrap_or(rest.len() - raw)
        } else {
            first.len_utf8()
        };
        tokens.push(&rest[..length]);
        rest = rest[length..].trim_start();
    }
    tokens
}

#[test]
fn uses_and_paths_are_read() {
    let syntax = read(
        "use crate::a::{self, b::{C, D as E}, *};\npub use x::r#move;\nmod y;\nfn f(v: g::H) -> impl I + use<'_> { j.k(super::l::m(N)) }",
    );
    let imports: Vec<String> = syntax
        .imports
        .iter()
        .map(|import| {
            format!("{}={}{}", import.name, import.path.join("::"), if import.handed_on { "!" } else { "" })
        })
        .collect();
    assert_eq!(
        imports,
        ["a=crate::a", "C=crate::a::b::C", "E=crate::a::b::D", "*=crate::a::*", "move=x::move!"]
    );
    assert_eq!(syntax.defines, ["f"]);
    let paths: Vec<String> = syntax.paths.iter().map(|path| path.join("::")).collect();
    assert_eq!(paths, ["g::H", "super::l::m"]);
    assert!(syntax.words.contains(&"N".to_owned()) && !syntax.words.contains(&"k".to_owned()));
    assert!(!syntax.words.contains(&"y".to_owned()), "to declare a module is to name nothing of it");
}
