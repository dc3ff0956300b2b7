//! `[outgoing]`: by which way answers leave.

use super::address::Mailbox;
use super::document::{Field, Section, quoted};
use super::fault::Findings;
use super::typed::{shell_word, split};

/// How mail leaves this desk.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Outgoing {
    /// The sender; none: the desk's name and the address of its own to which the customer wrote, else its first.
    pub from: Option<Mailbox>,
    /// Who gets a copy of each mail that leaves, and stands in none of them: a mailbox of one's own.
    pub bcc: Vec<String>,
    /// Whether an answer goes to all who were in the mail that it answers, unless it is said that it does not.
    pub reply_all: bool,
    /// The way.
    pub transport: Transport,
    /// For so many seconds a queued answer can still be taken back.
    pub hold_seconds: i64,
    /// Whether customers answer to a signed address of the ticket's own, `support+42.k7f3…@acme.example`.
    pub plus_addresses: bool,
    /// How many automatic answers one address gets at most in [`Outgoing::AUTOMATIC_HOURS`].
    pub automatic_budget: i64,
}

impl Outgoing {
    /// What it would have run on this machine, or where to it would write, in words that are the same for the same settings only.
    pub fn reaches_out(&self) -> String {
        match &self.transport {
            Transport::Sendmail { command } => {
                let words: Vec<String> = command.iter().map(|word| shell_word(word)).collect();
                words.join(" ")
            }
            Transport::Maildir { path } => format!("lay mails into {path}"),
        }
    }

    /// The window of the budget, in hours.
    pub const AUTOMATIC_HOURS: i64 = 24;
    /// The budget where the settings name none: more than this in a day, and two machines are talking to each other.
    pub const AUTOMATIC_BUDGET: i64 = 5;
}

/// A way out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Transport {
    /// A program that takes a finished message on its standard input, as `sendmail -t` does.
    Sendmail {
        /// The program and its arguments, at least one; no shell reads them.
        command: Vec<String>,
    },
    /// A Maildir, into which each message is laid for another program to fetch.
    Maildir {
        /// An absolute path, or one that begins with `~/`.
        path: String,
    },
}

/// All keys of `[outgoing]`.
const KEYS: &[&str] = &[
    "from",
    "bcc",
    "reply_all",
    "transport",
    "command",
    "hold_seconds",
    "path",
    "plus_addresses",
    "automatic_budget",
];

/// The command where none is given.
const SENDMAIL: [&str; 3] = ["/usr/sbin/sendmail", "-t", "-i"];

/// How long an answer is held where nothing else is said, and the longest that can be said (a week), in seconds.
const HOLD_SECONDS: i64 = 60;
const MOST_SECONDS: i64 = 7 * 86_400;

/// Reads the section; none when something is wrong with it.
pub(super) fn read(section: &Section, findings: &mut Findings) -> Option<Outgoing> {
    section.only(KEYS, findings);
    let from = section.field("from").and_then(|field| {
        let mailbox = field.line(findings).map(Mailbox::parse)?;
        if mailbox.is_none() {
            let written = quoted(field.as_text().unwrap_or_default());
            findings
                .wrong(field.place, format!("{written} is no sender"))
                .expected("\"Name <mail>\" such as \"Acme Support <support@acme.example>\"");
        }
        mailbox
    });
    let bcc = section.field("bcc");
    let copies = bcc.as_ref().map(|field| copies(field, findings)).unwrap_or_default();
    let reply_all = section.field("reply_all").and_then(|field| field.truth(findings));
    let hold_seconds = section.field("hold_seconds");
    let hold_seconds = hold_seconds.and_then(|field| field.whole(0..=MOST_SECONDS, "seconds", findings));
    let plus_addresses = section.field("plus_addresses").and_then(|field| field.truth(findings));
    let automatic_budget = section.field("automatic_budget");
    let automatic_budget = automatic_budget.and_then(|field| field.whole(0..=1000, "answers", findings));
    let transport = transport(section, findings)?;
    if let (Some(field), Transport::Maildir { .. }) = (&bcc, &transport) {
        findings.odd(field.place, "`bcc` does nothing with transport \"maildir\": a folder has no envelope, and keeps every mail itself");
    }
    Some(Outgoing {
        from,
        bcc: copies,
        reply_all: reply_all.unwrap_or(false),
        transport,
        hold_seconds: hold_seconds.unwrap_or(HOLD_SECONDS),
        plus_addresses: plus_addresses.unwrap_or(false),
        automatic_budget: automatic_budget.unwrap_or(Outgoing::AUTOMATIC_BUDGET),
    })
}

/// One address, or a list of them.
fn copies(field: &Field, findings: &mut Findings) -> Vec<String> {
    let written = match field.as_list() {
        Some(_) => field.lines(findings),
        None => field.line(findings).map(|line| (line, field.clone())).into_iter().collect(),
    };
    let mut copies = Vec::new();
    for (line, item) in written {
        match Mailbox::parse(line) {
            Some(mailbox) => copies.push(mailbox.address),
            None => {
                findings
                    .wrong(item.place, format!("{} is no mail address", quoted(line)))
                    .expected("one such as \"archive@acme.example\", or a list of them");
            }
        }
    }
    copies
}

fn transport(section: &Section, findings: &mut Findings) -> Option<Transport> {
    let (command, path) = (section.field("command"), section.field("path"));
    let written = section.field("transport");
    let word = match &written {
        Some(field) if field.as_text() == Some("smtp") => {
            findings
                .wrong(field.place, "this version does not speak SMTP by itself")
                .expected("\"sendmail\" with a program that does, such as command = \"msmtp -t\"");
            return None;
        }
        Some(field) => field.word(
            &["sendmail", "maildir"],
            |word| ["sendmail", "maildir"].into_iter().find(|known| *known == word),
            findings,
        )?,
        None => "sendmail",
    };
    let (useless, other) = if word == "maildir" { (&command, "sendmail") } else { (&path, "maildir") };
    if let Some(field) = useless {
        findings
            .wrong(field.place, format!("{} is of no use with transport \"{word}\"", field.name))
            .expected(format!("transport = \"{other}\", or the line left out"));
    }
    if word == "maildir" {
        let Some(field) = path else {
            findings
                .wrong(section.place, "transport \"maildir\" needs a `path`")
                .expected("path = \"/var/mail/out\"");
            return None;
        };
        return maildir(&field, findings).map(|path| Transport::Maildir { path });
    }
    let command = match command {
        Some(field) => words(&field, findings)?,
        None => SENDMAIL.map(str::to_owned).into(),
    };
    Some(Transport::Sendmail { command })
}

/// A path that means the same wherever the desk is called.
fn maildir(field: &Field, findings: &mut Findings) -> Option<String> {
    let path = field.line(findings)?;
    let anywhere =
        std::path::Path::new(path).is_absolute() || path.starts_with('/') || path.starts_with("~/");
    if !anywhere {
        findings
            .wrong(field.place, format!("{} depends on where the desk is called", quoted(path)))
            .expected("a path that begins with \"/\" or \"~/\"");
    }
    anywhere.then(|| path.to_owned())
}

/// The program and its arguments, from a list or from one text.
fn words(field: &Field, findings: &mut Findings) -> Option<Vec<String>> {
    let words = match field.as_text() {
        None => Some(field.lines(findings).into_iter().map(|(word, _)| word.to_owned()).collect()),
        Some(_) => {
            split(field.line(findings)?).ok().map(|words| words.into_iter().map(|word| word.text).collect())
        }
    };
    let program =
        words.as_ref().and_then(|words: &Vec<String>| words.first()).is_some_and(|word| !word.is_empty());
    if !program {
        findings
            .wrong(field.place, format!("{} names no program", field.name))
            .expected("\"/usr/sbin/sendmail -t -i\", with closed quotes around what holds blanks");
        return None;
    }
    words
}
