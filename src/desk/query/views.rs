//! Saved queries within queries: `@mine tag:vip`.

use super::expr::Expr;
use super::fault::{Complaint, QueryFault};
use super::parse::{MOST_TERMS, parse};
use super::{Context, Query};
use crate::desk::nearest::nearest;
/// Views within views.
const DEEPEST: usize = 8;

impl Query {
    /// The same query with each `@view` replaced by what it stands for. `views` are names with their queries; one may
    /// use another, but not itself.
    pub fn with_views(self, views: &[(&str, &str)], context: &Context) -> Result<Query, QueryFault> {
        let mut opened = Opened { views, context, names: Vec::new(), terms: 0 };
        let expr = opened.put_in(self.expr, &self.text)?;
        Ok(Query { expr, text: self.text })
    }
}

struct Opened<'a> {
    views: &'a [(&'a str, &'a str)],
    context: &'a Context,
    /// The views that we are inside of, the outermost first.
    names: Vec<String>,
    terms: usize,
}

impl Opened<'_> {
    /// Replaces the views in what was read from `text`.
    fn put_in(&mut self, expr: Expr, text: &str) -> Result<Expr, QueryFault> {
        Ok(match expr {
            Expr::And(parts) => Expr::all(self.each(parts, text)?),
            Expr::Or(parts) => Expr::any(self.each(parts, text)?),
            Expr::Not(part) => Expr::Not(Box::new(self.put_in(*part, text)?)),
            Expr::View(name) => self.open(&name, text)?,
            Expr::Words(_) | Expr::Key(_) => {
                self.terms += 1;
                if self.terms > MOST_TERMS {
                    return Err(self.fault(
                        text,
                        None,
                        format!("more than {MOST_TERMS} terms with all views put in"),
                    ));
                }
                expr
            }
        })
    }

    fn each(&mut self, parts: Vec<Expr>, text: &str) -> Result<Vec<Expr>, QueryFault> {
        parts.into_iter().map(|part| self.put_in(part, text)).collect()
    }

    fn open(&mut self, name: &str, text: &str) -> Result<Expr, QueryFault> {
        let Some((_, query)) = self.views.iter().find(|(known, _)| *known == name) else {
            let mut fault = self.fault(text, Some(name), format!("there is no view `{name}`"));
            let names = self.views.iter().map(|(known, _)| *known);
            fault.hint =
                nearest(name, names.clone()).map(|near| format!("did you mean `@{near}`?")).or_else(|| {
                    (!self.views.is_empty())
                        .then(|| format!("views are {}", names.collect::<Vec<_>>().join(", ")))
                });
            return Err(fault);
        };
        if self.names.iter().any(|open| open == name) {
            return Err(self.fault(text, Some(name), format!("the view `{name}` uses itself")));
        }
        // Empty views hold no terms but cost time all the same.
        self.terms += 1;
        if self.names.len() >= DEEPEST || self.terms > MOST_TERMS {
            return Err(self.fault(text, Some(name), "too many views within each other".into()));
        }
        self.names.push(name.to_string());
        let inner = parse(query, self.context)
            .map_err(|fault| QueryFault { view: Some(name.to_string()), ..fault })?;
        let expr = self.put_in(inner, query)?;
        self.names.pop();
        Ok(expr)
    }

    /// A fault in the innermost open text, at the place of this view where there is one.
    fn fault(&self, text: &str, name: Option<&str>, message: String) -> QueryFault {
        let mark = name.map(|name| format!("@{name}"));
        let at = mark.as_deref().and_then(|mark| text.find(mark));
        let (at, end) = match (at, mark) {
            (Some(at), Some(mark)) => (at, at + mark.len()),
            _ => (0, text.len()),
        };
        QueryFault { view: self.names.last().cloned(), ..Complaint::new(at, end, message).within(text) }
    }
}
