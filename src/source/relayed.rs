//! Who wrote a mail that a list or a group hands on in a name of its own (DMARC makes them do so): Google Groups, Mailman,
//! Groups.io and ticket relays say it in a field beside `From`. Only reported here; whether `From` is a name of ours is known
//! upstairs.

use super::address;
use super::head::Head;
use super::incoming::{Incoming, Mailbox};
use super::kind::is_precedence_list;

/// Fields that lists, groups and relays write, and no mail program of a person.
const MARKS: [&str; 10] = [
    "list-id",
    "list-post",
    "mailing-list",
    "x-beenthere",
    "x-mailman-version",
    "x-google-group-id",
    "x-groupsio-msgnum",
    "x-ml-name",
    "x-original-from",
    "x-original-sender",
];

/// Who may have written it, the surest first: `X-Original-From`, then `Reply-To`, then `X-Original-Sender`. Nobody, where no
/// list has had it in hand.
pub(super) fn writers(head: &Head<'_>) -> Vec<Mailbox> {
    if !MARKS.iter().any(|mark| head.has(mark)) && !is_precedence_list(head) {
        return Vec::new();
    }
    let named =
        |name| head.all(name).flat_map(address::mailboxes).filter(|mailbox| mailbox.email.contains('@'));
    named("x-original-from").chain(named("reply-to")).chain(named("x-original-sender")).collect()
}

impl Incoming {
    /// The same mail as of whoever wrote it, where `From` is only the name in which a list or group has handed it on. `is_ours`:
    /// whether an address is the desk's, and so nobody who can be behind the list.
    pub fn seen_through(mut self, is_ours: impl Fn(&str) -> bool) -> Incoming {
        if let Some(writer) = self.behind_list.iter().find(|mailbox| !is_ours(&mailbox.email)) {
            let name = match writer.name.as_str() {
                "" => name_before_via(&self.from.name),
                name => name,
            };
            self.from = Mailbox { name: name.to_owned(), email: writer.email.clone() };
            self.behind_list.clear();
        }
        self
    }
}

/// The name of a person in the one that a list writes: `'Eva Berg' via Support` is `Eva Berg`.
fn name_before_via(name: &str) -> &str {
    let quotes = ['\'', '"', '‘', '’', '“', '”', ' '];
    let ways = [
        " (via ",
        " via ",
        " über ",
        " par ",
        " mediante ",
        " tramite ",
        " przez ",
        " através de ",
        " 経由 ",
    ];
    let person = ways.iter().find_map(|way| name.rsplit_once(way)).map(|(person, _)| person);
    person.map_or("", |person| person.trim_end_matches('(').trim_matches(quotes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(head: &str) -> Vec<String> {
        writers(&Head::parse(head.as_bytes()).0).into_iter().map(|mailbox| mailbox.email).collect()
    }

    #[test]
    fn lists_say_who_wrote() {
        let eva = "Reply-To: Eva <eva@x.example>\n";
        for marks in [
            "List-Id: <support.acme.example>\n",
            "Precedence: list\n",
            "Mailing-List: list support@acme.example\n",
            "X-BeenThere: support@acme.example\n",
            "X-Google-Group-Id: 1\n",
            "X-Groupsio-MsgNum: 7\n",
        ] {
            assert_eq!(read(&format!("{marks}{eva}")), ["eva@x.example"], "{marks}");
        }
        assert_eq!(
            read(&format!("X-Original-From: Bob <bob@x.example>\n{eva}")),
            ["bob@x.example", "eva@x.example"]
        );
        assert_eq!(read("X-Original-Sender: bob@x.example\n"), ["bob@x.example"]);
        assert!(read(eva).is_empty(), "no list had it in hand");
        assert!(read(&format!("Precedence: bulk\nList-Unsubscribe: <https://x>\n{eva}")).is_empty());
    }

    #[test]
    fn the_name_stands_before_the_list() {
        for (written, name) in [
            ("'Eva Berg' via Support", "Eva Berg"),
            ("Eva Berg via Support via Lists", "Eva Berg via Support"),
            ("Eva Berg (via Support)", "Eva Berg"),
            ("\"Eva\" über Support", "Eva"),
            ("Support", ""),
        ] {
            assert_eq!(name_before_via(written), name, "{written}");
        }
    }
}
