//! From tokens to the tree: `or` of `and` of negated or plain terms.

use super::context::Context;
use super::expr::Expr;
use super::fault::{Complaint, QueryFault};
use super::lex::{Lexeme, Lexer, Token};

/// Longer texts are no queries. Also keeps every pattern within the limits of SQLite.
const LONGEST: usize = 65_536;
/// Parentheses and negations within each other; a recursion of this depth fits in any stack.
const DEEPEST: usize = 40;
/// Alternatives after all colons together; the planner of SQLite takes a time that grows with their square.
const MOST_VALUES: usize = 2_000;
/// Terms in one query, with all its views put in. Each may become a search of its own.
pub(super) const MOST_TERMS: usize = 400;

/// Reads the whole text.
pub(super) fn parse(text: &str, context: &Context) -> Result<Expr, QueryFault> {
    if text.len() > LONGEST {
        // Not the whole of it is said back.
        let start: String = text.chars().take(60).collect();
        let message = format!("a query has at most {LONGEST} bytes, this one has {}", text.len());
        return Err(Complaint::new(0, 1, message)
            .hint("ids can also be read from standard input, with `-`")
            .within(&start));
    }
    let mut parser = Parser { lexer: Lexer::new(text), next: None, context, terms: 0, values: 0 };
    parser.whole().map_err(|complaint| complaint.within(text))
}

struct Parser<'a> {
    lexer: Lexer<'a>,
    next: Option<Token>,
    context: &'a Context,
    terms: usize,
    values: usize,
}

impl Parser<'_> {
    fn whole(&mut self) -> Result<Expr, Complaint> {
        self.advance()?;
        if self.next.is_none() {
            return Ok(Expr::And(Vec::new()));
        }
        let expr = self.any(0)?;
        match &self.next {
            None => Ok(expr),
            Some(token) => Err(Complaint::new(token.at, token.end, "this `)` has no `(`")),
        }
    }

    fn advance(&mut self) -> Result<Option<Token>, Complaint> {
        Ok(std::mem::replace(&mut self.next, self.lexer.next()?))
    }

    /// Terms joined by `or`.
    fn any(&mut self, depth: usize) -> Result<Expr, Complaint> {
        let mut parts = vec![self.all(depth)?];
        while let Some(Token { lexeme: Lexeme::Or, .. }) = &self.next {
            self.advance()?;
            parts.push(self.all(depth)?);
        }
        Ok(Expr::any(parts))
    }

    /// Terms beside each other.
    fn all(&mut self, depth: usize) -> Result<Expr, Complaint> {
        let mut parts = vec![self.one(depth)?];
        loop {
            match &self.next {
                None | Some(Token { lexeme: Lexeme::Or | Lexeme::Close, .. }) => return Ok(Expr::all(parts)),
                Some(Token { lexeme: Lexeme::And, .. }) => {
                    self.advance()?;
                }
                Some(_) => {}
            }
            parts.push(self.one(depth)?);
        }
    }

    fn one(&mut self, depth: usize) -> Result<Expr, Complaint> {
        let missing = |at, end, what: &str| {
            Err(Complaint::new(at, end, format!("{what} needs a term on each side that it joins"))
                .hint("to search for a word of the language itself, put it in quotes"))
        };
        let Some(token) = self.advance()? else {
            let end = self.lexer.end();
            return Err(Complaint::new(end, end, "the query ends where a term is expected"));
        };
        if depth > DEEPEST {
            let message = format!("more than {DEEPEST} parentheses and negations within each other");
            return Err(Complaint::new(token.at, token.end, message));
        }
        match token.lexeme {
            Lexeme::Or => missing(token.at, token.end, "`or`"),
            Lexeme::And => missing(token.at, token.end, "`and`"),
            Lexeme::Close => Err(Complaint::new(token.at, token.end, "a term is expected before this `)`")),
            Lexeme::Not => Ok(Expr::Not(Box::new(self.one(depth + 1)?))),
            Lexeme::Open => {
                let inner = self.any(depth + 1)?;
                match self.advance()? {
                    // `any` stops only there or at the end.
                    Some(_) => Ok(inner),
                    None => Err(Complaint::new(token.at, token.end, "this `(` is never closed")),
                }
            }
            Lexeme::Words(words) => self.term(&(token.at, token.end), Expr::Words(words)),
            Lexeme::View(name) => self.term(&(token.at, token.end), Expr::View(name)),
            Lexeme::Key(key, values) => {
                self.values += values.len();
                if self.values > MOST_VALUES {
                    return Err(Complaint::new(
                        token.at,
                        token.end,
                        format!("more than {MOST_VALUES} values"),
                    )
                    .hint("ids can also be read from standard input, with `-`"));
                }
                let test = (key.read)(&values, self.context)?;
                self.term(&(token.at, token.end), Expr::Key(test))
            }
        }
    }

    fn term(&mut self, place: &(usize, usize), term: Expr) -> Result<Expr, Complaint> {
        self.terms += 1;
        if self.terms > MOST_TERMS {
            let message = format!("more than {} terms", MOST_TERMS);
            return Err(Complaint::new(place.0, place.1, message));
        }
        Ok(term)
    }
}
