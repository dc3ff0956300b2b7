//! From a [`Query`] to SQL: a boolean expression with `?` for every word that a user typed.
//!
//! Two rules hold for each piece. It is never NULL, so that `NOT` means what it says. And it stands on its own, whatever
//! stands around it: aliases within it shadow those outside.
//!
//! The expressions expect these names: `t` ticket, `a` address, `c` customer, `g` agent, and for messages `m`. See
//! [`TICKETS`] and [`MESSAGES`]. `id:`, `status:` and the like ask a message's ticket.

use rusqlite::types::Value;

use crate::desk::id::AgentId;
use crate::desk::query::{Expr, Mail, Name, Query, Test, Thing, Who, Words};
use crate::desk::time::Moment;
use crate::store::outbox::NEVER_LEFT;
use crate::store::pattern;

mod clock;

/// What stands after `FROM` for an expression of [`tickets`].
pub const TICKETS: &str = "ticket t LEFT JOIN address a ON a.id = t.address \
    LEFT JOIN customer c ON c.id = a.customer LEFT JOIN agent g ON g.id = t.assignee";

/// What stands after `FROM` for an expression of [`messages`].
pub const MESSAGES: &str = "message m JOIN ticket t ON t.id = m.ticket LEFT JOIN address a ON a.id = t.address \
    LEFT JOIN customer c ON c.id = a.customer LEFT JOIN agent g ON g.id = t.assignee";

/// A message whose operation stands, and of which no draft was made.
const VISIBLE: &str =
    "(SELECT o.undone FROM operation o WHERE o.id = m.operation) = 0 AND m.delivery IS NOT 'draft'";

/// A piece of SQL with the values for its `?`, in order.
#[derive(Clone, PartialEq, Debug)]
pub struct Fragment {
    /// In parentheses; 0 or 1 for every row.
    pub sql: String,
    /// As many as there are `?` in it.
    pub values: Vec<Value>,
}

/// When and by whom a query is asked.
#[derive(Clone, Copy, Debug)]
pub struct Scope {
    /// The instant against which ages and deadlines are measured.
    pub now: Moment,
    /// Who `me` is; without an answer nothing is assigned to `me`.
    pub me: Option<AgentId>,
}

/// Which tickets a query holds for; hidden ones never. Words, `from:`, `kind:`, `has:` and `subject:` hold for a ticket
/// when they hold for one of its messages; several of them may hold for different messages.
pub fn tickets(query: &Query, scope: &Scope) -> Fragment {
    compile(query, scope, Over::Tickets)
}

/// Which messages a query holds for; those of undone operations never. Words, `from:`, `kind:`, `has:`, `subject:` and
/// `created:` are asked of the message itself, all other keys of its ticket.
pub fn messages(query: &Query, scope: &Scope) -> Fragment {
    compile(query, scope, Over::Messages)
}

fn compile(query: &Query, scope: &Scope, over: Over) -> Fragment {
    let mut out = Sql { sql: String::new(), values: Vec::new(), scope: *scope, over };
    out.push("(t.hidden = 0 AND ");
    if over == Over::Messages {
        out.push(VISIBLE);
        out.push(" AND ");
    }
    out.expr(query.expr());
    out.push(")");
    Fragment { sql: out.sql, values: out.values }
}

/// What the rows are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Over {
    Tickets,
    Messages,
}

struct Sql {
    sql: String,
    values: Vec<Value>,
    scope: Scope,
    over: Over,
}

impl Sql {
    fn push(&mut self, sql: &str) {
        self.sql.push_str(sql);
    }

    /// A `?` and its value.
    fn bind(&mut self, value: impl Into<Value>) {
        self.push("?");
        self.values.push(value.into());
    }

    fn now(&mut self) {
        self.bind(self.scope.now.0);
    }

    /// `?, ?, ?` in parentheses.
    fn list<T: Into<Value>>(&mut self, values: impl IntoIterator<Item = T>) {
        self.push("(");
        for (i, value) in values.into_iter().enumerate() {
            self.push(if i == 0 { "" } else { ", " });
            self.bind(value);
        }
        self.push(")");
    }

    /// Our own words, as literals: they are constants of the program, and the planner can match them with partial
    /// indexes.
    fn words<'w>(&mut self, words: impl IntoIterator<Item = &'w str>) {
        let all: Vec<_> = words.into_iter().map(|word| format!("'{word}'")).collect();
        self.push(&format!("({})", all.join(", ")));
    }

    /// Parts joined as a balanced tree, since SQLite bounds the depth of an expression; `none` where there are none.
    fn joined<T>(&mut self, parts: &[T], by: &str, none: &str, write: &mut dyn FnMut(&mut Sql, &T)) {
        match parts {
            [] => self.push(none),
            [part] => write(self, part),
            parts => {
                let (left, right) = parts.split_at(parts.len() / 2);
                self.push("(");
                self.joined(left, by, none, write);
                self.push(by);
                self.joined(right, by, none, write);
                self.push(")");
            }
        }
    }

    fn any<T>(&mut self, parts: &[T], mut write: impl FnMut(&mut Sql, &T)) {
        self.joined(parts, " OR ", "0", &mut write);
    }

    fn expr(&mut self, expr: &Expr) {
        match expr {
            Expr::And(parts) => self.joined(parts, " AND ", "1", &mut |w, part| w.expr(part)),
            Expr::Or(parts) => self.any(parts, Sql::expr),
            Expr::Not(part) => {
                self.push("NOT (");
                self.expr(part);
                self.push(")");
            }
            Expr::Words(words) => self.search("", std::slice::from_ref(words)),
            Expr::View(_) => self.push("0"),
            Expr::Key(test) => self.test(test),
        }
    }

    fn test(&mut self, test: &Test) {
        match test {
            Test::Status(all) => self.status(all),
            Test::Is(all) => self.any(all, |w, state| w.state(*state)),
            Test::Priority(all) => self.column("t.priority", all.iter().map(|p| p.word())),
            Test::Channel(all) => self.column("t.channel", all.iter().map(|c| c.word())),
            Test::Kind(all) => self.of_message(|w| w.column("m.kind", all.iter().map(|k| k.word()))),
            Test::Has(all) => self.any(all, |w, thing| match thing {
                Thing::Attachment => {
                    w.of_message(|w| w.push("EXISTS (SELECT 1 FROM attachment x WHERE x.message = m.id)"));
                }
            }),
            Test::Header(all) => self.of_message(|w| {
                w.push("EXISTS (SELECT 1 FROM original x WHERE x.id = m.original AND ");
                w.any(all, |w, header| {
                    w.push("has_header(x.bytes, ");
                    w.bind(header.name.clone());
                    w.push(", ");
                    w.bind(header.value.clone().unwrap_or_default());
                    w.push(")");
                });
                w.push(")");
            }),
            Test::Tag(all) => self.tag(all),
            Test::Department(all) => self.named("t.department", all),
            Test::Tier(all) => self.named("t.tier", all),
            Test::Topic(all) => self.named("t.topic", all),
            Test::Assignee(all) => self.any(all, |w, who| match (who, w.scope.me) {
                (Who::Nobody, _) => w.push("t.assignee IS NULL"),
                (Who::Me, Some(me)) => {
                    w.push("t.assignee IS ");
                    w.bind(me.0);
                }
                (Who::Me, None) => w.push("0"),
                (Who::Agent(name), _) => {
                    w.push("(g.id IS NOT NULL AND g.name = ");
                    w.bind(name.clone());
                    w.push(" COLLATE NOCASE)");
                }
            }),
            Test::Customer(all) => {
                // An address of ours may stand for a customer with several: each of those is meant too.
                self.push(
                    "(t.address IS NOT NULL AND t.address IN (SELECT y.id FROM address x JOIN address y ",
                );
                self.push("ON y.customer = x.customer WHERE ");
                self.mail("x.email", all);
                self.push("))");
            }
            Test::From(all) => self.of_message(|w| {
                w.push("(");
                w.mail("m.from_email", all);
                // Whoever wrote may have several addresses.
                w.push(" OR m.from_email IN (SELECT y.email FROM address x JOIN address y ");
                w.push("ON y.customer = x.customer WHERE ");
                w.mail("x.email", all);
                w.push("))");
            }),
            Test::Subject(all) => {
                self.search("subject : ", all);
            }
            Test::Id(all) => self.ids(all),
            Test::Time(field, all) => self.any(all, |w, when| w.time(*field, when)),
        }
    }

    /// One of our own words in a column that is never NULL.
    fn column<'w>(&mut self, column: &str, words: impl IntoIterator<Item = &'w str>) {
        self.push(column);
        self.push(" IN ");
        self.words(words);
    }

    /// A test of `m`: of the row itself, or of some message of the ticket.
    fn of_message(&mut self, write: impl FnOnce(&mut Sql)) {
        match self.over {
            Over::Messages => write(self),
            Over::Tickets => {
                self.push("t.id IN (SELECT m.ticket FROM message m WHERE ");
                write(self);
                self.push(" AND ");
                self.push(VISIBLE);
                self.push(")");
            }
        }
    }

    /// Full text: any of these words, in the index of words or in that of pairs of letters. `column`: what FTS5 wants before its
    /// pattern.
    fn search(&mut self, column: &str, any: &[Words]) {
        self.push(match self.over {
            Over::Messages => "m.id IN (",
            Over::Tickets => "t.id IN (SELECT m.ticket FROM message m WHERE m.id IN (",
        });
        let pattern = |any: Vec<String>| format!("{column}({})", any.join(" OR "));
        self.push("SELECT rowid FROM message_words WHERE message_words MATCH ");
        self.bind(pattern(any.iter().map(quoted).collect()));
        let parts: Vec<String> = any.iter().filter_map(parts).collect();
        if !parts.is_empty() {
            self.push(" UNION SELECT rowid FROM message_grams WHERE message_grams MATCH ");
            self.bind(pattern(parts));
        }
        if self.over == Over::Tickets {
            self.push(") AND ");
            self.push(VISIBLE);
            // An answer that never left says nothing to anybody.
            self.push(&format!(" AND coalesce(m.delivery, '') NOT IN {NEVER_LEFT}"));
        }
        self.push(")");
    }

    /// Single ids as one list, which the planner takes better than many alternatives.
    fn ids(&mut self, all: &[(i64, i64)]) {
        let (single, ranges): (Vec<_>, Vec<_>) = all.iter().copied().partition(|(first, last)| first == last);
        self.push("(t.id IN ");
        self.list(single.iter().map(|(id, _)| *id));
        self.push(" OR ");
        self.any(&ranges, |w, (first, last)| {
            w.push("t.id BETWEEN ");
            w.bind(*first);
            w.push(" AND ");
            w.bind(*last);
        });
        self.push(")");
    }

    fn tag(&mut self, all: &[Name]) {
        let names: Vec<_> = texts(all);
        let mut parts = Vec::new();
        if all.contains(&Name::Missing) {
            parts.push(false);
        }
        if !names.is_empty() {
            parts.push(true);
        }
        self.any(&parts, |w, named| {
            if *named {
                w.push("t.id IN (SELECT x.ticket FROM ticket_tag x JOIN tag n ON n.id = x.tag ");
                w.push("WHERE n.name COLLATE NOCASE IN ");
                w.list(names.iter().cloned());
                w.push(")");
            } else {
                w.push("NOT EXISTS (SELECT 1 FROM ticket_tag x WHERE x.ticket = t.id)");
            }
        });
    }

    /// A column that may be NULL, against names and `none`.
    fn named(&mut self, column: &str, all: &[Name]) {
        let missing = if all.contains(&Name::Missing) { "IS NULL OR" } else { "IS NOT NULL AND" };
        self.push(&format!("({column} {missing} {column} COLLATE NOCASE IN "));
        self.list(texts(all));
        self.push(")");
    }

    /// An address in a column that is never NULL.
    fn mail(&mut self, column: &str, all: &[Mail]) {
        self.any(all, |w, mail| {
            w.push(column);
            match mail {
                Mail::Address(address) => {
                    w.push(" = ");
                    w.bind(address.clone());
                }
                Mail::Domain(domain) => {
                    let escaped = domain.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
                    w.push(" LIKE ");
                    w.bind(format!("%@{escaped}"));
                    w.push(" ESCAPE '\\'");
                }
            }
        });
    }
}

/// Words as a pattern of FTS5, and as one for parts of words.
fn quoted(words: &Words) -> String {
    pattern::words(&words.text, words.prefix)
}

fn parts(words: &Words) -> Option<String> {
    pattern::parts(&words.text, words.prefix)
}

/// The names among these, without `none`.
fn texts(all: &[Name]) -> Vec<String> {
    let text = |name: &Name| match name {
        Name::Is(text) => Some(text.clone()),
        Name::Missing => None,
    };
    all.iter().filter_map(text).collect()
}

#[cfg(test)]
mod tests;
