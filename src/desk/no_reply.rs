//! Addresses behind which nobody reads.

/// What stands in such addresses, without the signs between the words.
const WORDS: &[&str] =
    &["noreply", "donotreply", "dontreply", "nichtantworten", "nepasrepondre", "noresponder"];
/// How the senders of delivery reports are called.
const DAEMONS: &[&str] = &["mailerdaemon", "bounce", "bounces"];

/// Whether an address says of itself that nobody reads what is sent there (`no-reply@`, `ana.donotreply@`, `mailer-daemon@`).
/// `bounces+42@` is one of those too: the part after the `+` is a label.
pub fn is_no_reply(email: &str) -> bool {
    let local = email.rsplit_once('@').map_or(email, |(local, _)| local);
    let bare = |part: &str| part.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    let base = bare(local.split('+').next().unwrap_or_default());
    let whole = bare(local);
    WORDS.iter().any(|word| whole.contains(word)) || DAEMONS.contains(&base.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_nobody_reads_are_known() {
        for email in [
            "noreply@x.example",
            "No-Reply@x.example",
            "no_reply-17@x.example",
            "orders.do-not-reply@x.example",
            "MAILER-DAEMON@x.example",
            "bounces+ana=x@list.example",
        ] {
            assert!(is_no_reply(email), "{email}");
        }
        for email in ["ana@noreply.example", "reply@x.example", "norep@x.example", "postmaster@x.example", ""]
        {
            assert!(!is_no_reply(email), "{email}");
        }
    }
}
