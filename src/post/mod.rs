//! The way out: a finished mail ([`compose`]) and the programs or folders that take it ([`Transport`]).
//!
//! Nothing here knows the database. What was sent, what is tried again and when, is decided by `work/` and kept by `store/`.

pub mod ballot;
mod body;
mod child;
pub mod compose;
mod header;
pub mod maildir;
pub mod notify;
pub mod probe;
pub mod sendmail;
pub mod subject;
pub mod token;
mod transport;
mod verdict;

pub use transport::{Failure, Outgoing, Transport};

/// The host of a mail address as it stands in a Message-ID: a foreign domain in its `xn--` form. `None` where it is no address
/// that mail can be sent from.
pub fn host(email: &str) -> Option<String> {
    let address = header::address(email).ok()?;
    let (_, host) = address.rsplit_once('@')?;
    Some(host.to_owned())
}

/// All of them.
pub const ALL: &[Transport] = &[sendmail::TRANSPORT, maildir::TRANSPORT];

/// The transport of this name.
pub fn named(name: &str) -> Option<&'static Transport> {
    ALL.iter().find(|transport| transport.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transports_are_found_by_name() {
        assert_eq!(named("maildir").unwrap().name, "maildir");
        assert!(named("smtp").is_none());
        assert!(ALL.iter().all(|transport| transport.about.ends_with('.')));
    }

    #[test]
    fn a_host_can_stand_in_a_message_id() {
        assert_eq!(host("info@Müller.example").as_deref(), Some("xn--mller-kva.example"));
        assert_eq!(host("info@a b"), None);
    }
}
