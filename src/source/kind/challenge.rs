//! "Please confirm that you are human": programs that hold a mail until its sender answers (TMDA, ASK, Spam Arrest, Boxbe, Earthlink).

use super::evidence::Evidence;
use super::machine::is_certain;

/// So many of the subjects leave no doubt; the others a person may write as well.
const CLEAR: usize = 2;

/// Pieces of subjects, in lower case.
const SUBJECTS: &[&str] = &[
    "please confirm your message",
    "please confirm (conf#",
    "please confirm your email",
    "confirm your email to",
    "confirmation required for your message",
    "challenge-response",
    "please verify your email address to deliver",
    "please verify your message",
    "your message is being held",
    "your message to",
    "awaiting verification",
    "sender verification required",
    "sender verification",
    "spam challenge",
    "(verification)",
    "[verification]",
    "action required",
    "protected by spamblocker",
    "suspect email blocked",
    "request to be added to the allowed",
];

/// What such a program asks for, in lower case.
const REQUESTS: &[&str] = &[
    "your message is being held",
    "your message has been held",
    "your message is waiting",
    "your message has been quarantined until",
    "your mail is being held",
    "your email is being held",
    "has not been delivered yet because you",
    "to have your message delivered",
    "to release your message",
    "to deliver your message, please",
    "reply to this message to confirm",
    "reply to this confirmation",
    "simply reply to this message",
    "this one-time confirmation",
    "one-time verification",
    "click the link below to verify",
    "prove that you are a human",
    "prove that you are human",
    "confirm that you are a human",
    "verify that you are a person",
    "verify that you are human",
    "is not yet on the approved list",
    "not on my list of approved senders",
    "added to the allowed senders",
    "added to my list of allowed senders",
    "protected by spamblocker",
    "protected by challenge",
    "type the characters",
    "your message to me awaits",
];

/// Fields that only such a program sets on what it sends itself.
const FIELDS: [&str; 5] =
    ["x-tmda-confirm", "x-askversion", "x-boxbe-challenge", "x-spamarrest-challenge", "x-challenge-response"];

/// How much of the text is looked at.
const LOOK: usize = 4 << 10;

/// Whether a program asks the sender of a mail for a proof. `subject` in lower case.
pub(super) fn is(seen: &Evidence<'_, '_>, subject: &str) -> bool {
    if !is_certain(seen.head) {
        return false;
    }
    if FIELDS.iter().any(|f| seen.head.has(f)) || SUBJECTS.iter().take(CLEAR).any(|s| subject.contains(s)) {
        return true;
    }
    let text = seen.text.get(..seen.text.floor_char_boundary(LOOK)).unwrap_or_default().to_lowercase();
    // Lines of this program are wrapped as it likes.
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let asks = REQUESTS.iter().filter(|r| text.contains(*r)).count();
    asks > 1 || asks == 1 && SUBJECTS.iter().any(|s| subject.contains(s))
}
