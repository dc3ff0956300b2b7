//! A mail to oneself, by which one sees whether mail leaves. Nothing in it is a stranger's, and it belongs to no ticket.

use super::header;
use crate::desk::time::{Moment, Zone};
use crate::error::{Error, Result};

/// The finished mail, with CRLF line ends. `random` makes its Message-ID one that no other mail has.
///
/// # Errors
/// A usage error where an address cannot be written to.
pub fn mail(from: &str, to: &str, now: Moment, random: u64) -> Result<Vec<u8>> {
    let address = |given: &str| {
        header::address(given).map_err(|why| Error::usage(format!("{given:?} cannot be written to: {why}")))
    };
    let (from, to) = (address(from)?, address(to)?);
    let host = from.rsplit('@').next().unwrap_or_default();
    let lines = [
        format!("Date: {}", now.rfc2822(Zone::UTC)),
        format!("From: <{from}>"),
        format!("To: <{to}>"),
        "Subject: A test of the way out of your desk".to_owned(),
        format!("Message-ID: <desk-doctor.{random:016x}@{host}>"),
        "Auto-Submitted: auto-generated".to_owned(),
        "MIME-Version: 1.0".to_owned(),
        "Content-Type: text/plain; charset=utf-8".to_owned(),
        String::new(),
        "This mail was sent by `desk doctor --send-to`, by the way that answers to".to_owned(),
        "customers take. That you read it says that the way is open.".to_owned(),
        String::new(),
    ];
    Ok(lines.join("\r\n").into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_a_whole_mail_and_no_address_begins_a_line() {
        let mail = mail("support@müller.example", "ana@acme.example", Moment(1_782_892_800), 7).unwrap();
        let text = String::from_utf8(mail).unwrap();
        let head = "Date: Wed, 01 Jul 2026 08:00:00 +0000\r\nFrom: <support@xn--mller-kva.example>\r\nTo: <ana@acme.example>\r\n";
        assert!(text.starts_with(head), "{text}");
        assert!(text.contains("Message-ID: <desk-doctor.0000000000000007@xn--mller-kva.example>"), "{text}");
        assert!(super::mail("a@b.example", "x@y.example\r\nBcc: z@z.example", Moment(0), 1).is_err());
    }
}
