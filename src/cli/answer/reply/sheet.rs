//! The file in which an answer is written: a head, the text, and below the scissors what is answered.

use crate::cli::answer::reply::head::{Damage, Head};
use crate::cli::answer::reply::letter::Letter;
use crate::cli::answer::reply::scissors::{self, Cut, SCISSORS};
use crate::cli::change::tag;
use crate::desk::change::After;
use crate::desk::clean::{Breaks, clean};
use crate::desk::id::MessageId;
use crate::desk::message::Direction;
use crate::desk::reply_text::reply_text;
use crate::desk::settings::{self, Settings};
use crate::desk::ticket::Status;
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::Store;
use crate::store::message::MessageRow;
use crate::work::answer::{Begun, Whom};
use crate::work::typed::Person;

/// See the head of this file.
pub(super) struct Sheet {
    head: Head,
    above: String,
    below: String,
    /// That, and what could stand below the scissors of an earlier file.
    ours: String,
}

/// What was read in a saved file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Read {
    /// An answer; so many lines below the scissors are not ours, and are not sent.
    Answer(usize),
    /// Nothing but empty lines; so many that are not ours stand below the scissors.
    Empty(usize),
    /// Nothing but what somebody else has said.
    Quotation,
    /// A line of the head that cannot be understood.
    Damaged(Damage),
}

/// How the line begins that says up to where its writer knows the thread.
const KNOWN: &str = "# The thread was read up to ";

/// So many other tickets of a customer are named.
const NAMED: usize = 5;

impl Sheet {
    /// The file for an answer.
    pub fn of(letter: &Letter, begun: &Begun, store: &Store, now: Moment) -> Result<Sheet> {
        let mailbox = |name: &str, email: &str| settings::Mailbox {
            name: Some(name.to_owned()).filter(|name| !name.trim().is_empty()),
            address: email.to_owned(),
        };
        let to = begun.to.iter().map(|one| mailbox(&one.name, &one.email)).collect();
        let cc = begun.cc.iter().map(|one| mailbox(&one.name, &one.email)).collect();
        let subject = letter.text.subject.clone().unwrap_or_else(|| begun.ticket.subject.clone());
        let head = Head {
            to: Some(to),
            cc: Some(cc),
            subject: Some(clean(&subject, Breaks::Space).split_whitespace().collect::<Vec<_>>().join(" ")),
            status: Some(after(letter.asked.after, begun.ticket.status).to_owned()),
            tags: Some(letter.asked.beside.tags.clone()),
        };
        let above = letter.text.body.trim_end().to_owned();
        // As it is read again, whatever names others have given themselves. An address that nobody can type is not shown.
        let head = match Head::read(&head.written()) {
            Ok((head, _)) => head,
            Err(_) => Head { to: None, cc: None, ..head },
        };
        let below = below(letter, begun, store, now)?;
        let mut ours = below.clone();
        let incoming =
            store.thread(begun.ticket.id)?.into_iter().filter(|one| one.direction == Direction::In);
        for message in incoming {
            ours.push_str(&format!("\n{}\n", quoted(&message, &begun.settings)));
        }
        Ok(Sheet { head, above, below, ours })
    }

    /// What the file holds.
    pub fn text(&self) -> String {
        format!("{}\n{}\n\n{SCISSORS}\n{}", self.head.written(), self.above, self.below)
    }

    /// Reads a saved file into the answer.
    pub fn read(&self, saved: &str, letter: &mut Letter) -> Read {
        let (head, text) = match Head::read(saved) {
            Ok(read) => read,
            Err(damage) => return Read::Damaged(damage),
        };
        if let Err(what) = self.take(head, letter) {
            let line = saved.lines().position(|line| line.trim_start().to_lowercase().starts_with(what.0));
            return Read::Damaged(Damage { line: line.map_or(1, |line| line + 1), what: what.1 });
        }
        let Cut { text, strays } = scissors::cut(&text, &self.above, &self.ours);
        if text.trim().is_empty() {
            return Read::Empty(strays);
        }
        if scissors::says_nothing(&text) {
            return Read::Quotation;
        }
        letter.text.body = text + "\n";
        letter.only_here = true;
        Read::Answer(strays)
    }

    /// What was changed in the head is asked for; the rest stays as it was.
    fn take(&self, head: Head, letter: &mut Letter) -> std::result::Result<(), (&'static str, String)> {
        let asked = &mut letter.asked;
        let people = |mailboxes: Vec<settings::Mailbox>| -> Vec<Person> {
            let person =
                |one: settings::Mailbox| Person { name: one.name.unwrap_or_default(), email: one.address };
            mailboxes.into_iter().map(person).collect()
        };
        if head.to.as_ref().is_some_and(Vec::is_empty) {
            return Err(("to", "To names nobody".to_owned()));
        }
        if let Some(to) = head.to.filter(|to| Some(to) != self.head.to.as_ref()) {
            asked.to = people(to);
        }
        if let Some(cc) = head.cc.filter(|cc| Some(cc) != self.head.cc.as_ref()) {
            (asked.cc, asked.whom) = (people(cc), Whom::Only);
        }
        if let Some(subject) = head.subject.filter(|subject| Some(subject) != self.head.subject.as_ref()) {
            letter.text.subject = Some(subject).filter(|subject| !subject.is_empty());
        }
        if let Some(status) = head.status.filter(|status| Some(status) != self.head.status.as_ref()) {
            asked.after = match status.as_str() {
                "" => After::Usual,
                word => Status::from_word(word).map_or(After::Keep, After::To),
            };
        }
        if let Some(tags) = head.tags {
            let checked =
                tags.iter().map(|tag| tag::checked(tag).map_err(|error| ("tags", error.to_string())));
            asked.beside.tags = checked.collect::<std::result::Result<_, _>>()?;
        }
        Ok(())
    }
}

/// Up to which message the writer of a kept text knew the thread.
pub(super) fn known_up_to(saved: &str) -> Option<MessageId> {
    let line = saved.lines().find_map(|line| line.trim().strip_prefix(KNOWN))?;
    line.trim_end_matches('.').parse().ok()
}

/// Where the ticket will stand, in the word of the head.
fn after(after: After, now: Status) -> &'static str {
    match after {
        After::Keep => "keep",
        After::To(status) => status.word(),
        After::Usual if matches!(now, Status::New | Status::Open) => Status::Pending.word(),
        After::Usual => "keep",
    }
}

fn below(letter: &Letter, begun: &Begun, store: &Store, now: Moment) -> Result<String> {
    let mut below = String::from(
        "# Nothing from that line on is sent. Status: keep, open, pending, hold or solved. Tags are put on the ticket.\n",
    );
    // Each of these lines begins with words by which it is known again (`scissors::TOLD`).
    if let Some(newest) = begun.known().max() {
        below.push_str(&format!("{KNOWN}{newest}.\n"));
    }
    let line = |text: String| format!("# {}\n", scissors::blunted(&clean(&text, Breaks::Space)));
    for file in &letter.text.files {
        below.push_str(&line(format!("Goes along: {} ({} bytes)", file.name, file.bytes.len())));
    }
    if let Some(signature) = begun.signature().filter(|_| letter.text.sign && !letter.asked.automatic) {
        let first = signature.lines().find(|line| !line.trim().is_empty() && line.trim_end() != "--");
        below.push_str(&line(format!(
            "Your signature is put below it: {} …",
            first.unwrap_or_default().trim()
        )));
    }
    let (others, all) = store.beside(begun.ticket.id, now, NAMED)?;
    if !others.is_empty() {
        below.push_str(&line(format!("Also of this customer ({all}):")));
    }
    for other in others {
        below.push_str(&line(format!("  #{} {}  {}", other.id, other.status, other.subject)));
    }
    if let Some(last) = &begun.thread.last {
        below.push_str(&format!("\n{}\n", scissors::blunted(&quoted(last, &begun.settings))));
    }
    Ok(below)
}

/// A message with `>` before each line, under a line that says whose it is.
pub(super) fn quoted(message: &MessageRow, settings: &Settings) -> String {
    let name = if message.from.name.is_empty() { &message.from.email } else { &message.from.name };
    let at = message.date.unwrap_or(message.received_at).local(settings.desk.zone);
    let text = reply_text(&message.text, message.answers.as_ref()).text;
    let text = clean(text.trim_end(), Breaks::Page);
    let lines = text.lines().map(|line| match line.is_empty() {
        true => ">".to_owned(),
        false => format!("> {line}"),
    });
    std::iter::once(format!("{}, {at}:", clean(name, Breaks::Space)))
        .chain(lines)
        .collect::<Vec<_>>()
        .join("\n")
}
