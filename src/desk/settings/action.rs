//! What a rule can do: the writing commands of `desk`, without the program's name and without ids.

use super::document::{Field, list_of, quoted};
use super::fault::{Findings, Place, nearest};
use super::names::is_word;
use crate::desk::ticket::{Priority, Status};

/// One thing that a rule does to its ticket.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Action {
    /// `tag add TAG[,TAG]`
    AddTags(Vec<String>),
    /// `tag rm TAG[,TAG]`
    RemoveTags(Vec<String>),
    /// `assign AGENT`; none for `assign none`.
    Assign(Option<String>),
    /// `priority P`
    SetPriority(Priority),
    /// `status STATUS`
    SetStatus(Status),
    /// `note TEXT`
    Note(String),
    /// `reply --canned NAME`: an automatic answer (RFC 3834), which is no response for any clock.
    Reply {
        /// The canned reply.
        canned: String,
    },
}

/// The verbs, for "did you mean".
const VERBS: &[&str] = &["tag", "assign", "priority", "status", "note", "reply"];

/// The statuses that a rule may set: those that an agent may, and `spam`.
const STATUSES: &[&str] = &["open", "pending", "hold", "solved", "spam"];

/// A word of an action, and the bytes at which it stands.
struct Word<'w> {
    text: &'w str,
    start: usize,
}

/// Reads one action; none when it is wrong.
pub(super) fn read(text: &str, item: &Field, findings: &mut Findings) -> Option<Action> {
    let words = split(item.as_text().unwrap_or(text));
    let (verb, rest) = words.split_first()?;
    let mut reader = Reader { item, findings };
    match (verb.text, rest) {
        ("tag", [how, tags]) if how.text == "add" => reader.tags(tags, true).map(Action::AddTags),
        ("tag", [how, tags]) if how.text == "rm" => reader.tags(tags, false).map(Action::RemoveTags),
        ("tag", _) => reader.unlike("tag add TAG[,TAG]` or `tag rm TAG[,TAG]"),
        ("assign", [agent]) => reader.agent(agent).map(Action::Assign),
        ("assign", _) => reader.unlike("assign AGENT` or `assign none"),
        ("priority", [word]) => {
            reader.word(word, Priority::WORDS, Priority::from_word).map(Action::SetPriority)
        }
        ("priority", _) => reader.unlike("priority low`, `normal`, `high` or `urgent"),
        ("status", [word]) => {
            let may = |word: &str| Status::from_word(word).filter(|_| STATUSES.contains(&word));
            reader.word(word, STATUSES, may).map(Action::SetStatus)
        }
        ("status", _) => reader.unlike("status open`, `pending`, `hold`, `solved` or `spam"),
        ("note", [_, ..]) => Some(Action::Note(text.split_once(char::is_whitespace)?.1.trim().to_owned())),
        ("note", []) => reader.unlike("note TEXT"),
        ("reply", [option, name]) if option.text == "--canned" => {
            Some(Action::Reply { canned: name.text.to_owned() })
        }
        ("reply", [option])
            if option.text.len() > "--canned=".len() && option.text.starts_with("--canned=") =>
        {
            Some(Action::Reply { canned: option.text.split_once('=')?.1.to_owned() })
        }
        ("reply", _) => reader.unlike("reply --canned NAME"),
        _ => reader.unknown(verb),
    }
}

/// The words of a text, with their places.
fn split(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut from = 0;
    for word in text.split(char::is_whitespace) {
        if !word.is_empty() {
            words.push(Word { text: word, start: from });
        }
        from += word.len() + text[from + word.len()..].chars().next().map_or(0, char::len_utf8);
    }
    words
}

/// The text of one action, and where complaints about it go.
struct Reader<'a, 'd, 't> {
    item: &'a Field<'d>,
    findings: &'a mut Findings<'t>,
}

impl Reader<'_, '_, '_> {
    fn place(&self, word: &Word) -> Place {
        self.item.within(word.start, word.start + word.text.len(), self.findings)
    }

    /// `none` cannot be put on: with it queries ask for tickets without tags.
    fn tags(&mut self, word: &Word, added: bool) -> Option<Vec<String>> {
        let tags: Vec<&str> = word.text.split(',').collect();
        let wrong = |tag: &&&str| !is_word(tag) || (added && tag.eq_ignore_ascii_case("none"));
        match tags.iter().find(wrong) {
            None => Some(tags.into_iter().map(str::to_owned).collect()),
            Some(wrong) => {
                self.findings
                    .wrong(self.place(word), format!("{} cannot be a tag", quoted(wrong)))
                    .expected("tags joined by commas, without blanks");
                None
            }
        }
    }

    /// `none` is nobody; `me` would be whoever happens to run the desk.
    fn agent(&mut self, word: &Word) -> Option<Option<String>> {
        match word.text {
            "none" => Some(None),
            "me" => {
                self.findings
                    .wrong(self.place(word), "a rule is run by nobody in person, so `me` is nobody")
                    .expected("the name of an agent");
                None
            }
            agent => {
                self.findings.names_agent(self.place(word), agent);
                Some(Some(agent.to_owned()))
            }
        }
    }

    fn word<T>(
        &mut self,
        word: &Word,
        words: &[&'static str],
        from_word: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let member = from_word(word.text);
        if member.is_none() {
            self.findings
                .wrong(self.place(word), format!("a rule cannot set {}", quoted(word.text)))
                .expected(list_of(words))
                .perhaps(nearest(word.text, words.iter().copied()));
        }
        member
    }

    fn unlike<T>(&mut self, usage: &str) -> Option<T> {
        self.findings
            .wrong(
                self.item.place,
                format!("{} cannot be done", quoted(self.item.as_text().unwrap_or_default())),
            )
            .expected(format!("`{usage}`"));
        None
    }

    fn unknown<T>(&mut self, verb: &Word) -> Option<T> {
        self.findings
            .wrong(self.place(verb), format!("a rule cannot {}", quoted(verb.text)))
            .expected(list_of(VERBS))
            .perhaps(nearest(verb.text, VERBS.iter().copied()));
        None
    }
}
