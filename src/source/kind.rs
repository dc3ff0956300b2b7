//! Who or what wrote a mail (intake §3). Precision before recall: hiding one customer is worse than showing ten robots, so
//! words in a subject count only together with a sign that no person's mail program sets.

mod auto_reply;
mod bounce;
mod challenge;
mod evidence;
mod invitation;
mod machine;

use super::head::Head;
use super::mime::{Part, Tree};
use super::{shown, text};
use crate::desk::message::Kind;

pub(super) use evidence::Evidence;

/// Decides. The first rule that holds wins.
pub(super) fn of(seen: &Evidence<'_, '_>) -> Kind {
    let head = seen.head;
    let subject = seen.subject.to_lowercase();
    let report = report(seen.tree);
    if report == "feedback-report" {
        return Kind::Feedback;
    }
    if bounce::is(seen, &subject, &report) {
        return Kind::Bounce;
    }
    if challenge::is(seen, &subject) {
        return Kind::Challenge;
    }
    if report == "disposition-notification" || auto_reply::is(head, &subject) {
        return Kind::AutoReply;
    }
    if is_invitation(seen.tree) && !invitation::has_words_of_a_person(seen.tree, seen.text) {
        return Kind::Calendar;
    }
    let is_list = head.has("list-id")
        || head.has("list-post")
        || machine::precedence_is(head, &["bulk", "list", "junk"]);
    if is_list { Kind::List } else { Kind::Human }
}

/// The report type of a `multipart/report` (RFC 6522), else nothing.
fn report(tree: &Tree<'_>) -> String {
    let Some(root) = tree.parts.first().filter(|p| p.media == "multipart/report") else {
        return String::new();
    };
    if let Some(kind) = root.parameter("report-type") {
        return kind.trim().to_ascii_lowercase();
    }
    // Some old programs leave the type out; the second part says what it is.
    let types = ["delivery-status", "global-delivery-status", "feedback-report", "disposition-notification"];
    let has = |kind: &&str| tree.parts.iter().any(|p| p.media.strip_prefix("message/") == Some(*kind));
    types.into_iter().find(has).unwrap_or_default().to_owned()
}

/// Whether a calendar program speaks (iMIP, RFC 6047): only its parts have a `method`. A file that hangs on the words of a
/// person is none, whatever it is called.
fn is_invitation(tree: &Tree<'_>) -> bool {
    let speaks = |p: &Part<'_>| {
        p.media == "text/calendar"
            && p.disposition != "attachment"
            && p.parameter("method").is_some_and(|m| !m.eq_ignore_ascii_case("publish"))
    };
    tree.parts.iter().enumerate().any(|(number, part)| {
        let is_version =
            tree.parts.iter().any(|p| p.media == "multipart/alternative" && p.children.contains(&number));
        speaks(part) && (is_version || part.name.is_none() || !has_words(tree))
    })
}

/// Whether somebody wrote something beside what hangs on the mail.
fn has_words(tree: &Tree<'_>) -> bool {
    (0..tree.parts.len()).any(|number| {
        let words = |p: &Part<'_>| !text::is_blank(&String::from_utf8_lossy(&p.body));
        shown::is_shown(tree, number) && tree.parts.get(number).is_some_and(words)
    })
}

/// Whether `Precedence` says that a list has handed it on.
pub(super) fn is_precedence_list(head: &Head<'_>) -> bool {
    machine::precedence_is(head, &["list"])
}

#[cfg(test)]
mod tests;
