//! An example for each command, and what it leaves behind. Every line is typed by a test on a prepared desk.

/// A line as one would type it.
#[derive(Debug)]
pub struct Example {
    /// The line.
    pub line: &'static str,
    /// What it does.
    pub about: &'static str,
    /// What is different afterwards.
    pub leaves: Leaves,
}

/// What a command leaves behind.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Leaves {
    /// The desk as it was.
    Nothing,
    /// Something has changed in the desk.
    Changes,
    /// The desk as it was; it goes on until it is told to end.
    Endless,
    /// A file or folder of this name.
    File(&'static str),
}

const fn reads(line: &'static str, about: &'static str) -> Example {
    Example { line, about, leaves: Leaves::Nothing }
}

const fn goes_on(line: &'static str, about: &'static str) -> Example {
    Example { line, about, leaves: Leaves::Endless }
}

const fn changes(line: &'static str, about: &'static str) -> Example {
    Example { line, about, leaves: Leaves::Changes }
}

const fn makes(file: &'static str, line: &'static str, about: &'static str) -> Example {
    Example { line, about, leaves: Leaves::File(file) }
}

/// The examples, in the order of the commands.
pub const ALL: &[Example] = &[
    reads("desk demo", "a desk with a month of invented mail; says how to look around in it"),
    makes("shop", "desk demo --at shop", "the same in a folder of your own"),
    makes(
        "mine.db",
        "desk init --db mine.db --name Acme --me \"Ana <ana@acme.example>\"",
        "make a desk without being asked",
    ),
    makes(
        "b.db",
        "desk init --db b.db --me \"Ana <ana@b.example>\" --tz Europe/Zagreb",
        "one in another time zone",
    ),
    reads("desk doctor", "look for what could go wrong; exit 4 when something is bad"),
    reads("desk doctor -f json", "the same for a monitor"),
    changes("desk import inbox.mbox", "take in an mbox; again does no harm"),
    changes(
        "desk import ~/Maildir --tag old --assign me",
        "a Maildir, with a tag and an agent on each ticket",
    ),
    changes("desk import --as-sent sent.mbox", "what you answered before there was a desk"),
    changes("desk deliver < mail.eml", "one mail, as a mail server hands it over"),
    changes("desk deliver -f json < mail.eml", "the same, and what became of it"),
    reads("desk intake again --dry-run", "who wrote what, judged by the settings of today"),
    reads("desk intake again", "the same, written down"),
    changes(
        "desk new --from bo@cust.example --subject \"Wants a refund\" --channel phone",
        "a call; its clocks start",
    ),
    changes(
        "desk new --from bo@cust.example --subject \"Opening hours?\" --live",
        "a call that was answered while it lasted",
    ),
    changes("desk new --outbound --to bo@cust.example --subject \"Your order\" --body Hello", "write first"),
    changes("desk receive 12 --body \"Called: it arrived.\"", "what the customer said on the phone"),
    changes("echo \"It arrived.\" | desk receive 12 --channel chat --body -", "the same from a program"),
    reads("desk list", "what wants work, most urgent first"),
    reads("desk list status:open tag:vip -assignee:me", "a query; desk help queries has its words"),
    reads("desk list is:unassigned --columns id,subject,customer_name", "the columns that matter now"),
    reads("desk show 12", "a ticket with its thread"),
    reads("desk show 12 --full --events", "nothing folded away, with its history"),
    reads("desk show --raw m12", "the original bytes of a message"),
    reads("desk messages from:cust.example", "what somebody wrote"),
    reads("desk messages \"created:>=2026-07-01\" -f csv", "rows for a spreadsheet"),
    reads("desk next", "the ticket to work on now"),
    reads("desk next tag:vip --why", "the one among these, and how its score comes about"),
    goes_on("desk watch", "a list that keeps itself true; in a pipe a JSON line for each change"),
    goes_on("desk watch tag:vip --every 10s", "only these, looked at more often"),
    reads("desk triage", "one ticket after the other, a key each; ? lists the keys"),
    reads("desk triage tag:vip", "only these"),
    reads("desk search teapot", "where this word stands"),
    reads("desk search \"teap*\"", "words that begin so"),
    changes("desk assign me 12 14", "take two tickets"),
    changes("desk assign bea --where \"is:unassigned tag:vip\"", "all that a query chooses"),
    changes("desk assign none 9", "give one back"),
    changes("desk tag add refund 12 14", "put a tag on two tickets"),
    changes("desk list subject:refund | desk tag add money -", "on all that a list shows"),
    changes("desk tag rm vip 12", "take one off"),
    reads("desk tag list", "the tags in use"),
    changes("desk accept m16", "let this message count"),
    changes("desk accept m16 --always", "and all that its writer will send"),
    changes("desk split 12 m15", "a message becomes a ticket of its own"),
    reads("desk split 12 m15 --dry-run", "see what would change"),
    changes("desk merge 12 14", "14 goes on in 12"),
    changes("desk merge 12 --where \"from:bo@cust.example\"", "all of one customer"),
    changes("desk unmerge 13", "take it out again"),
    reads("desk unmerge 13 --dry-run", "see what would change"),
    reads("desk why m15", "why this mail is in that ticket"),
    reads("desk why 12", "how its mails came together"),
    changes("desk status solved 12", "done"),
    changes("desk status hold 12 14", "waiting for somebody else"),
    changes("desk status spam --where \"from:ads.example\"", "all that a query chooses"),
    changes("desk priority urgent 12", "let it come first"),
    changes("desk priority low --where \"tag:idea\"", "all that a query chooses"),
    changes("desk dismiss 7", "the last message needs no answer"),
    reads("desk dismiss 7 --dry-run", "see what would change"),
    changes("desk mute news@weekly.example", "one sender"),
    changes("desk mute 10", "who began this ticket; it is put away too"),
    reads("desk mute list", "who is muted"),
    changes("desk mute rm ads.example", "hear from there again"),
    changes("desk snooze 12 friday", "put aside until Friday morning"),
    changes("desk snooze 12 14 2h", "two of them, for two hours"),
    changes("desk move 12 billing", "into a department"),
    changes("desk move 9 none", "out of it"),
    changes("desk escalate 12", "one tier up"),
    changes("desk escalate --where \"is:overdue or tag:vip\"", "all that a query chooses"),
    changes("desk survey ask 12", "send the customer a question: how satisfied they are, from 1 to 5"),
    changes("desk survey ask 12 nps", "whether they would recommend us, from 0 to 10"),
    changes("desk survey asked 12", "write down that the customer was asked"),
    changes("desk survey record 12 --score 5", "and what they said"),
    reads("desk survey list", "what was asked and said"),
    changes("desk time 12 25m \"called the carrier\"", "write down what was worked"),
    changes("desk time 12 -10m", "correct it"),
    reads("desk time 12", "list it"),
    changes("desk note 12 they called again", "a note; the customer never sees it"),
    changes("desk note 12 - < answer.txt", "from a file"),
    changes("desk reply 12 --body \"It left today.\"", "queue an answer; desk run sends it"),
    changes("desk reply 12 --canned refund --status solved", "a template, and the ticket is solved"),
    changes(
        "desk reply --where from:cust.example --canned refund --yes",
        "one answer to many, each in their own thread",
    ),
    changes(
        "desk forward 12 --to parts@supplier.example --body \"In stock?\"",
        "ask a supplier; the customer waits meanwhile",
    ),
    changes("desk forward 12 --to books@acme.example m12 --body Hello", "with this message"),
    reads("desk canned", "what there is"),
    reads("desk canned show refund", "the template itself"),
    changes("desk canned add thanks --body \"Dear {{ customer.first_name }}, thank you.\"", "write one"),
    changes("desk canned edit refund --body \"We pay back today.\"", "change one"),
    changes("desk canned rm refund", "take one off the list"),
    reads("desk canned render refund --ticket 12", "as the customer would get it"),
    reads("desk canned lint", "what is wrong or risky with them"),
    changes("desk canned import canned", "take in a folder of them"),
    makes("out", "desk canned export out", "write all into a folder"),
    reads("desk outbox", "what waits to leave"),
    reads("desk outbox show o1", "one mail, and each try to send it"),
    changes("desk outbox send o1", "now, and not at the next desk run"),
    changes("desk outbox drop o1", "take it back before it leaves"),
    reads("desk settings", "the document in force"),
    reads("desk settings check new.toml", "what is wrong with a document"),
    changes("desk settings apply new.toml", "put it in force"),
    changes("desk settings edit", "change it in an editor"),
    reads("desk rule list", "what sets each rule off, what it does, and how often it did"),
    reads(
        "desk rule test 12",
        "what rules would do to this ticket now, and why not; a mail in a file does too",
    ),
    reads("desk rule test mail.eml -f json", "the same of a mail, for a script"),
    reads("desk rule replay --since 30d --fires", "what they would have done to what happened"),
    reads("desk rule log 12", "what they did to this ticket, and what was held"),
    changes("desk rule on", "have the rules of the settings in force carried out"),
    changes("desk rule off", "no more"),
    reads("desk settings history", "all versions; desk settings show --version N prints one"),
    reads("desk key", "the keys that sign what is sent"),
    changes("desk key rotate", "a new one signs from now on"),
    reads("desk agent", "who answers"),
    changes("desk agent add ben --email ben@acme.example --full-name \"Ben Kos\"", "one more"),
    changes("desk agent rm bea", "one less; what they did keeps their name"),
    reads("desk customer", "who wrote, those heard of last first"),
    reads("desk customer show bo@cust.example", "one of them"),
    changes("desk customer merge bo@cust.example robert@home.example", "two addresses, one person"),
    changes("desk customer unmerge diana@home.example", "two persons after all"),
    changes("desk customer address add bo@cust.example bo@work.example", "an address more"),
    changes("desk customer address rm di@old.example", "one less"),
    changes("desk customer vip bo@cust.example", "let them come first"),
    changes(
        "desk customer set bo@cust.example language=hr zone=Europe/Zagreb",
        "what they speak, and where they are",
    ),
    changes("desk customer set bo@cust.example survey=no", "never ask them again how they found us"),
    reads("desk sla explain 12", "what was promised, step by step"),
    reads("desk sla at-risk", "what will be missed if nothing happens"),
    reads("desk sla check", "exit 4 when something is overdue; silent otherwise"),
    reads("desk sla simulate new.toml", "what other promises would have meant"),
    reads("desk sla apply --to-open --dry-run", "move open tickets to the promises of today"),
    reads("desk sla calendar", "this week, drawn"),
    reads("desk sla calendar --test \"2026-07-03 16:00\" --add 4h", "when four working hours are over"),
    changes("desk sla calendar --import holidays.ics", "take in holidays"),
    reads("desk report", "which there are"),
    reads("desk report fcr --period last-month", "solved at the first contact"),
    makes("sla.csv", "desk report sla --by agent -o sla.csv", "promises kept, by agent, as a file"),
    changes("desk run", "what cron calls each minute; silent when all is well"),
    changes("desk run -v", "what it does"),
    reads("desk quarantine", "what could not be taken in"),
    reads("desk quarantine show q1", "what could be read of it"),
    changes("desk quarantine release q1", "take it in with that"),
    reads("desk quarantine retry q1", "read it again with a newer desk"),
    changes("desk quarantine drop q1", "put it away"),
    makes("all.mbox", "desk export --mbox all.mbox", "all mail in one file"),
    makes("vip", "desk export --eml vip tag:vip", "a file for each mail of some tickets"),
    reads("desk export --jsonl - | head -1", "whole tickets, for a program"),
    makes("copy.db", "desk backup copy.db", "a copy, checked, while the desk is in use"),
    makes("today.db", "desk backup today.db -f json", "the same for a script"),
    reads("desk verify", "prove that rows and record agree"),
    reads("desk verify --deep", "and read every byte of every mail"),
    reads("desk log --limit 5", "what was done, newest first"),
    reads("desk log --ticket 12", "what had a part in a ticket"),
    changes("desk undo", "take back what you did last"),
    changes("desk undo --by ana --since 1h", "all that somebody did"),
    changes("desk redo", "bring back what you undid last"),
    reads("desk redo --dry-run", "say what that would be"),
    reads("desk trust list", "what this machine has agreed to"),
    reads("desk trust --dry-run", "what would be agreed to"),
    reads("desk schema list", "the fields of desk list -f json"),
    reads("desk schema tag list", "of a command of two words"),
    reads("desk completions bash", "for ~/.local/share/bash-completion/completions/desk"),
    reads("desk completions fish", "for ~/.config/fish/completions/desk.fish"),
    reads("desk completions zsh", "for a file _desk in a folder of $fpath"),
    makes("man1", "desk man man1", "desk.1, and a page for each command"),
    makes("manuals", "desk man manuals", "then: man -l manuals/desk-reply.1"),
    reads("desk help reply", "all about a command"),
    reads("desk help queries", "a page about what several commands share"),
];
