//! Whom a query asks for: a name that nobody has would be nobody in silence, and with `-` before it everybody.

use super::Query;
use super::expr::Who;
use super::fault::{Complaint, QueryFault};
use super::lex::{Lexeme, Lexer};
use super::value;
use crate::desk::nearest::nearest;

impl Query {
    /// The same query, which asks only for agents who are or were at this desk; `agents` are their names, `views` those
    /// that it may use, with their queries.
    ///
    /// # Errors
    /// A fault at the place of the first name that is none of theirs.
    pub fn of_agents(self, agents: &[String], views: &[(&str, &str)]) -> Result<Query, QueryFault> {
        look(&self.text, None, agents, views, &mut Vec::new())?;
        Ok(self)
    }
}

/// Looks through a text that can be read, and through the views in it, each once.
fn look<'v>(
    text: &str,
    view: Option<&str>,
    agents: &[String],
    views: &[(&'v str, &'v str)],
    seen: &mut Vec<&'v str>,
) -> Result<(), QueryFault> {
    let here = |complaint: Complaint| QueryFault { view: view.map(str::to_owned), ..complaint.within(text) };
    let mut lexer = Lexer::new(text);
    while let Some(token) = lexer.next().map_err(here)? {
        match token.lexeme {
            Lexeme::Key(key, values) if key.name == "assignee" => {
                for value in &values {
                    let Who::Agent(name) = value::who(value).map_err(here)? else { continue };
                    if !agents.iter().any(|known| known.eq_ignore_ascii_case(&name)) {
                        let complaint = value.complain(format!("there is no agent `{name}`"));
                        return Err(here(complaint.hint(hint(&name, agents))));
                    }
                }
            }
            Lexeme::View(name) => {
                let inner = views.iter().find(|(known, _)| *known == name);
                if let Some((name, query)) = inner.filter(|(name, _)| !seen.contains(name)) {
                    seen.push(name);
                    look(query, Some(name), agents, views, seen)?;
                }
            }
            _ => {}
        }
    }
    Ok(())
}

fn hint(name: &str, agents: &[String]) -> String {
    match nearest(name, agents.iter().map(String::as_str)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("agents are {}, me and none", agents.join(", ")),
    }
}
