//! The commands by what one wants to do, in the order in which one needs them, each with a line that fits a narrow terminal.

/// A command and what it does, in at most 64 characters.
type Line = (&'static str, &'static str);

/// The groups of `desk help`.
pub const ALL: &[(&str, &[Line])] = &[
    (
        "Begin",
        &[
            ("demo", "a desk of an invented shop, to look around in"),
            ("init", "make a desk: a database, and you as its agent"),
            ("doctor", "what could keep mail from coming, leaving or being kept"),
        ],
    ),
    (
        "Take mail in",
        &[
            ("import", "an mbox, a Maildir, one mail, a folder of them"),
            ("fetch", "from IMAP servers"),
            ("deliver", "one mail on standard input, for a mail server"),
            ("new", "a ticket by hand: a call, a form; or write first"),
            ("receive", "what a customer said by another way than mail"),
            ("quarantine", "mail that could not be taken in as it is"),
            ("mute", "newsletters and machines: put away what they begin"),
            ("intake", "judge afresh who wrote what"),
        ],
    ),
    (
        "Look",
        &[
            ("next", "the one ticket to work on now"),
            ("list", "tickets that want work, most urgent first; or any query"),
            ("show", "one ticket with its thread"),
            ("search", "words in all mail"),
            ("messages", "messages as rows, for pipes"),
            ("watch", "a list that keeps itself true"),
            ("why", "why a mail landed in this ticket"),
        ],
    ),
    (
        "Decide",
        &[
            ("triage", "one ticket after the other, a key each"),
            ("assign", "give tickets to an agent"),
            ("tag", "put tags on, take them off, list them"),
            ("status", "open, pending, hold, solved, closed, spam"),
            ("priority", "low, normal, high, urgent"),
            ("snooze", "put aside until a day, or until the customer writes"),
            ("dismiss", "the last message needs no answer (\"thank you!\")"),
            ("merge", "several tickets become one"),
            ("unmerge", "take a merged ticket out again"),
            ("split", "move messages into a ticket of their own"),
            ("accept", "let somebody's messages count who took no part so far"),
            ("move", "into a department"),
            ("escalate", "one tier up"),
        ],
    ),
    (
        "Answer",
        &[
            ("reply", "answer a ticket, with or without an editor"),
            ("forward", "ask somebody else: a supplier, the bookkeeper"),
            ("note", "an internal note; the customer never sees it"),
            ("canned", "templates for answers"),
            ("outbox", "what waits to leave, drafts too, and its sending"),
        ],
    ),
    (
        "Promises and reports",
        &[
            ("sla", "what was promised, what is due, and why"),
            ("report", "figures that can be explained; also as a page to look at"),
            ("survey", "what customers were asked, and said"),
            ("time", "time that was worked"),
        ],
    ),
    ("People", &[("customer", "who writes to us"), ("agent", "who answers")]),
    (
        "Keep",
        &[
            ("undo", "take back what was done"),
            ("redo", "bring back what was undone last"),
            ("log", "what was done, newest first"),
            ("run", "what cron calls each minute"),
            ("backup", "a copy, checked, while the desk is in use"),
            ("restore", "put a copy back"),
            ("export", "mails or whole tickets, for elsewhere"),
            ("verify", "prove that rows and record agree"),
            ("settings", "calendars, promises, the way out: one TOML document"),
            ("rule", "what the desk does by itself, would do, and did"),
            ("rule", "what is done by itself"),
            ("key", "the keys that sign what is sent"),
            ("trust", "let this desk run its commands on this machine"),
            ("sql", "ask the database itself"),
            ("schema", "JSON Schema of what a command prints"),
            ("completions", "for bash, zsh, fish, PowerShell, elvish"),
            ("man", "write the manual pages"),
        ],
    ),
];
