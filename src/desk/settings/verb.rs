//! From the text of an action to what it does: each is read as its command reads it.

use super::action::{Action, unquoted};
use super::address::is_address;
use super::document::{Field, list_of, quoted};
use super::fault::{Findings, Place, nearest};
use super::names::is_word;
use super::typed::{Word, split};
use crate::desk::period::{UNTIL_FORMS, until};
use crate::desk::survey::Poll;
use crate::desk::tag;
use crate::desk::ticket::{Priority, Status};
use crate::desk::time::{HOUR, Moment, Zone};

/// The verbs, for "did you mean".
const VERBS: &[&str] = &[
    "tag", "assign", "priority", "status", "move", "escalate", "snooze", "note", "dismiss", "mute", "reply",
    "ask", "forward", "notify",
];

/// The statuses that a rule may set: those that an agent may, and `spam`.
const STATUSES: &[&str] = &["open", "pending", "hold", "solved", "spam"];

/// Instants of a day at which it is tried whether words name one ahead, in hours.
const QUARTERS: [i64; 4] = [0, 6, 12, 18];

/// Reads one action; none when it is wrong.
pub(super) fn read(item: &Field, findings: &mut Findings) -> Option<Action> {
    let text = item.as_text()?;
    if let Some(rest) = text.trim_start().strip_prefix("note")
        && (rest.trim().is_empty() || rest.starts_with(char::is_whitespace))
    {
        return note(rest.trim(), item, findings);
    }
    let words = match split(text) {
        Ok(words) => words,
        Err(open) => {
            let place = item.within(open, text.len(), findings);
            findings.wrong(place, "a quote is opened here and not closed").expected("one more quote");
            return None;
        }
    };
    let (verb, rest) = words.split_first()?;
    let mut reader = Reader { item, findings };
    match (verb.text.as_str(), rest) {
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
        ("move", [name]) => reader.department(name).map(Action::Move),
        ("move", _) => reader.unlike("move DEPARTMENT` or `move none"),
        ("escalate", []) => Some(Action::Escalate),
        ("escalate", _) => reader.unlike("escalate"),
        ("snooze", rest) => reader.snooze(rest),
        ("dismiss", []) => Some(Action::Dismiss),
        ("dismiss", _) => reader.unlike("dismiss"),
        ("mute", []) => Some(Action::Mute),
        ("mute", _) => reader.unlike("mute"),
        ("reply", rest) => reader.reply(rest),
        ("ask", [word]) => reader.question(word).map(Action::Ask),
        ("ask", _) => reader.unlike("ask csat` or `ask nps"),
        ("forward", rest) => reader.forward(rest),
        ("notify", [program, ..]) if !program.text.is_empty() => {
            Some(Action::Notify(rest.iter().map(|word| word.text.clone()).collect()))
        }
        ("notify", _) => reader.unlike("notify COMMAND"),
        _ => reader.unknown(verb),
    }
}

/// The text of a note is taken as it stands, apostrophes and all; quotes around the whole of it are taken off.
fn note(text: &str, item: &Field, findings: &mut Findings) -> Option<Action> {
    let text = unquoted(text);
    if text.is_empty() {
        return Reader { item, findings }.unlike("note TEXT");
    }
    Some(Action::Note(text.to_owned()))
}

/// What stands behind an option of an action.
struct Given<'w> {
    option: &'static str,
    value: String,
    word: &'w Word,
}

/// The text of one action, and where complaints about it go.
struct Reader<'a, 'd, 't> {
    item: &'a Field<'d>,
    findings: &'a mut Findings<'t>,
}

impl Reader<'_, '_, '_> {
    fn place(&self, word: &Word) -> Place {
        self.item.within(word.start, word.end, self.findings)
    }

    /// `none` cannot be put on: with it queries ask for tickets without tags.
    fn tags(&mut self, word: &Word, added: bool) -> Option<Vec<String>> {
        let wrong = |tag: &&str| !is_word(tag) || (added && tag.eq_ignore_ascii_case("none"));
        if let Some(wrong) = word.text.split(',').find(wrong) {
            self.findings
                .wrong(self.place(word), format!("{} cannot be a tag", quoted(wrong)))
                .expected("tags joined by commas, without blanks");
            return None;
        }
        if let Some(odd) = word.text.split(',').find(|tag| tag::kept(tag).is_none()) {
            let what = format!("{} cannot be a tag", quoted(odd));
            self.findings.futile(
                self.place(word),
                what,
                "letters, digits and - _ . / + @, at most 64 of them",
            );
        }
        let mut tags: Vec<String> = Vec::new();
        for tag in word.text.split(',') {
            let tag = tag::kept(tag).unwrap_or_else(|| tag.to_owned());
            if !tags.contains(&tag) {
                tags.push(tag);
            }
        }
        Some(tags)
    }

    /// `none` is nobody; `me` would be whoever happens to run the desk.
    fn agent(&mut self, word: &Word) -> Option<Option<String>> {
        match word.text.as_str() {
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

    /// A word like a tag; without a letter it would be taken for a ticket by the command.
    fn department(&mut self, word: &Word) -> Option<Option<String>> {
        if word.text.eq_ignore_ascii_case("none") {
            return Some(None);
        }
        let kept = tag::kept(&word.text).filter(|name| name.chars().any(char::is_alphabetic));
        if kept.is_none() {
            self.findings
                .wrong(self.place(word), format!("{} cannot be a department", quoted(&word.text)))
                .expected("letters, digits and - _ . / + @, at most 64 of them");
        }
        kept.map(Some)
    }

    fn snooze(&mut self, words: &[Word]) -> Option<Action> {
        const USAGE: &str = "snooze UNTIL [--note TEXT]";
        let (given, plain) = self.options(words, &["--note"], USAGE)?;
        let typed: Vec<&str> = plain.iter().map(|word| word.text.as_str()).collect();
        let typed = typed.join(" ");
        let note = single(given, "--note");
        let (Some(first), Some(last)) = (plain.first(), plain.last()) else { return self.unlike(USAGE) };
        if typed == "off" {
            return if note.is_none() {
                Some(Action::Snooze { until: None, note })
            } else {
                self.unlike("snooze off")
            };
        }
        // Any date lies ahead of the first of all days, any time of day ahead of one of its quarters.
        let at = |hour: i64| until(&typed, Moment(hour * HOUR), Zone::UTC);
        if let Err(fault) = QUARTERS.into_iter().map(at).reduce(Result::or).unwrap_or(at(0)) {
            let place = self.item.within(first.start, last.end, self.findings);
            self.findings.wrong(place, fault.message).expected(UNTIL_FORMS);
            return None;
        }
        Some(Action::Snooze { until: Some(typed), note })
    }

    fn reply(&mut self, words: &[Word]) -> Option<Action> {
        const USAGE: &str = "reply --canned NAME [--draft]";
        let draft: Vec<&Word> = words.iter().filter(|word| word.text == "--draft").collect();
        let rest: Vec<Word> = words.iter().filter(|word| word.text != "--draft").cloned().collect();
        let (given, plain) = self.options(&rest, &["--canned", "--draft"], USAGE)?;
        match (given.as_slice(), plain.as_slice()) {
            ([Given { option: "--canned", value, word }], []) if !value.is_empty() && draft.len() < 2 => {
                let place = self.place(word);
                self.findings.names_canned(place, value);
                Some(Action::Reply { canned: value.clone(), draft: !draft.is_empty() })
            }
            _ => self.unlike(USAGE),
        }
    }

    fn forward(&mut self, words: &[Word]) -> Option<Action> {
        const USAGE: &str = "forward --to MAIL [--cc MAIL] [--subject TEXT] [--body TEXT]";
        let (given, plain) = self.options(words, &["--to", "--cc", "--subject", "--body"], USAGE)?;
        if let Some(word) = plain.first() {
            self.findings
                .wrong(self.place(word), "a rule forwards what the customer wrote last")
                .expected(format!("`{USAGE}`"));
            return None;
        }
        let mut sound = true;
        for one in given.iter().filter(|one| matches!(one.option, "--to" | "--cc") && !is_address(&one.value))
        {
            sound = false;
            self.findings
                .wrong(self.place(one.word), format!("{} is no mail address", quoted(&one.value)))
                .expected("one such as \"bookkeeper@x.example\", without a name");
        }
        if !sound {
            return None;
        }
        let all = |option: &str| -> Vec<String> {
            given.iter().filter(|one| one.option == option).map(|one| one.value.clone()).collect()
        };
        let (to, cc, subjects, bodies) = (all("--to"), all("--cc"), all("--subject"), all("--body"));
        if to.is_empty() || subjects.len() > 1 || bodies.len() > 1 {
            return self.unlike(USAGE);
        }
        Some(Action::Forward {
            to,
            cc,
            subject: subjects.into_iter().next(),
            body: bodies.into_iter().next(),
        })
    }

    /// The options among these words with what stands behind each, and the words that are none.
    fn options<'w>(
        &mut self,
        words: &'w [Word],
        known: &[&'static str],
        usage: &str,
    ) -> Option<(Vec<Given<'w>>, Vec<&'w Word>)> {
        let (mut given, mut plain) = (Vec::new(), Vec::new());
        let mut words = words.iter();
        while let Some(word) = words.next() {
            if !word.text.starts_with('-') {
                plain.push(word);
                continue;
            }
            let (name, joined) = match word.text.split_once('=') {
                Some((name, value)) => (name, Some(value)),
                None => (word.text.as_str(), None),
            };
            let Some(option) = known.iter().find(|known| **known == name) else {
                self.findings
                    .wrong(self.place(word), format!("a rule knows no option {}", quoted(name)))
                    .expected(format!("`{usage}`"))
                    .perhaps(nearest(name, known.iter().copied()));
                return None;
            };
            let (value, word) = match joined {
                Some(value) => (value.to_owned(), word),
                None => {
                    let Some(next) = words.next() else { return self.unlike(usage) };
                    (next.text.clone(), next)
                }
            };
            given.push(Given { option, value, word });
        }
        Some((given, plain))
    }

    fn question(&mut self, word: &Word) -> Option<Poll> {
        let question = Poll::from_word(&word.text);
        if question.is_none() {
            self.findings
                .wrong(self.place(word), format!("a rule cannot ask {}", quoted(&word.text)))
                .expected(list_of(Poll::WORDS))
                .perhaps(nearest(&word.text, Poll::WORDS.iter().copied()));
        }
        question
    }

    fn word<T>(
        &mut self,
        word: &Word,
        words: &[&'static str],
        from_word: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let member = from_word(&word.text);
        if member.is_none() {
            self.findings
                .wrong(self.place(word), format!("a rule cannot set {}", quoted(&word.text)))
                .expected(list_of(words))
                .perhaps(nearest(&word.text, words.iter().copied()));
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
            .wrong(self.place(verb), format!("a rule cannot {}", quoted(&verb.text)))
            .expected(list_of(VERBS))
            .perhaps(nearest(&verb.text, VERBS.iter().copied()));
        None
    }
}

/// What stands behind an option that is given once; of several the last, as on the command line.
fn single(given: Vec<Given<'_>>, option: &str) -> Option<String> {
    given.into_iter().rev().find(|one| one.option == option).map(|one| one.value)
}
