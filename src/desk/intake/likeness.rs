//! Which mails of one Message-ID are versions of one mail (intake §1): those of one writer and one `Date` that want their answers
//! in one place. Web forms, printers and alarms write one id into every mail; those are other mails.

use crate::desk::time::Moment;

/// What of a mail's head tells, with mailboxes as `address::base` has them.
#[derive(Clone, Copy, Debug)]
pub struct Head<'h> {
    /// The writer's.
    pub from: &'h str,
    /// Those of `To` and `Cc`.
    pub to: &'h [String],
    /// Those of `Reply-To`.
    pub reply_to: &'h [String],
    /// When it was written, as it says.
    pub date: Option<Moment>,
    /// Of its content.
    pub digest: &'h [u8; 32],
}

/// What two mails of one Message-ID have in common that are versions of one mail. A list that writes in its own name, or wants answers for
/// itself, hides the writer; it is seen through. Where a mail says no date, only the same content is the same mail.
pub fn likeness(head: Head<'_>) -> String {
    let of_list = |mailbox: &str| head.to.iter().any(|to| to == mailbox);
    let mut answers: Vec<&str> =
        head.reply_to.iter().map(String::as_str).filter(|mailbox| !of_list(mailbox)).collect();
    answers.sort_unstable();
    answers.dedup();
    let writer = match answers.as_slice() {
        [only] if of_list(head.from) => *only,
        _ => head.from,
    };
    answers.retain(|mailbox| *mailbox != writer);
    let date = match head.date {
        Some(date) => date.0.to_string(),
        None => head.digest.iter().map(|byte| format!("{byte:02x}")).collect(),
    };
    format!("{writer} {date} {}", answers.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(from: &str, to: &[&str], reply_to: &[&str], date: Option<i64>, content: u8) -> String {
        let owned = |list: &[&str]| list.iter().map(|mailbox| (*mailbox).to_owned()).collect::<Vec<_>>();
        let (to, reply_to, date) = (owned(to), owned(reply_to), date.map(Moment));
        likeness(Head { from, to: &to, reply_to: &reply_to, date, digest: &[content; 32] })
    }

    #[test]
    fn versions_of_one_mail_are_alike() {
        let eva = of("eva", &["desk"], &[], Some(1), 1);
        let same = [
            ("a footer", of("eva", &["desk"], &[], Some(1), 2)),
            ("another recipient", of("eva", &["list"], &[], Some(1), 2)),
            ("her own Reply-To", of("eva", &["desk"], &["eva"], Some(1), 2)),
            ("a list that wants the answers", of("eva", &["list"], &["list"], Some(1), 2)),
            ("a list that wants both", of("eva", &["list"], &["list", "eva"], Some(1), 2)),
            ("a list that writes in its own name", of("list", &["list"], &["eva"], Some(1), 2)),
        ];
        for (what, other) in same {
            assert_eq!(eva, other, "{what}");
        }
        assert_eq!(of("eva", &[], &[], None, 1), of("eva", &[], &[], None, 1));
    }

    #[test]
    fn mails_of_others_and_of_other_times_are_not() {
        let eva = of("form", &["desk"], &["eva"], Some(1), 1);
        let others = [
            ("another customer", of("form", &["desk"], &["bob"], Some(1), 1)),
            ("another time", of("form", &["desk"], &["eva"], Some(2), 1)),
            ("another writer", of("mallory", &["desk"], &["eva"], Some(1), 1)),
            ("no customer", of("form", &["desk"], &[], Some(1), 1)),
            ("no time", of("form", &["desk"], &["eva"], None, 1)),
        ];
        for (what, other) in others {
            assert_ne!(eva, other, "{what}");
        }
        // A form that writes to itself for its customers.
        assert_ne!(of("desk", &["desk"], &["eva"], Some(1), 1), of("desk", &["desk"], &["bob"], Some(1), 1));
        // Without a clock, each content is a mail of its own.
        assert_ne!(of("printer", &["desk"], &[], None, 1), of("printer", &["desk"], &[], None, 2));
    }
}
