//! The same mails in any order, any split into runs and any container give the same tickets, and a second import adds
//! nothing (intake §1).

use proptest::prelude::*;

use super::mailbox::{Way, counted, different, hand_over, mailboxes, mboxrd, partition, ways, written};
use crate::harness::{Desk, strict};

/// Every row that tells of mail and tickets; what an import that added nothing leaves as it was.
fn sight(desk: &Desk) -> Vec<String> {
    let now = desk.now().rfc3339();
    desk.at("2026-07-01T12:00:00Z");
    let lines =
        ["messages", "list id:1-999 --sort id", "customer list", "quarantine list", "tag list", "report fcr"];
    let sight = lines.map(|line| desk.ok(&format!("{line} -f json"))).to_vec();
    desk.at(&now);
    sight
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_wrong_with_a_mailbox_its_order_and_container_do_not_matter(
        sketches in mailboxes(),
        keys in prop::collection::vec(any::<u32>(), 10),
        cuts in prop::collection::vec(0usize..10, 0..4),
        ways in prop::collection::vec(ways(), 6),
    ) {
        let mails = written(&sketches);
        let straight = Desk::new();
        straight.tick(0);
        let (seen, imported) = hand_over(&straight, &mails, (Way::Folder, false), "all");
        prop_assert_eq!((seen as usize, imported as usize), (mails.len(), different(&mails)));

        let shuffled = Desk::new();
        shuffled.tick(0);
        let mut order: Vec<usize> = (0..mails.len()).collect();
        order.sort_by_key(|at| keys[*at]);
        let order: Vec<Vec<u8>> = order.into_iter().map(|at| mails[at].clone()).collect();
        let mut cuts: Vec<usize> = cuts.into_iter().map(|at| at.min(mails.len())).chain([0, mails.len()]).collect();
        cuts.sort_unstable();
        let mut taken = 0;
        for (run, (cut, way)) in cuts.windows(2).zip(&ways).enumerate() {
            let pile = &order[cut[0]..cut[1]];
            let (seen, imported) = hand_over(&shuffled, pile, *way, &format!("run{run}"));
            prop_assert_eq!(seen as usize, pile.len());
            taken += imported as usize;
        }
        prop_assert_eq!(taken, different(&mails));
        prop_assert_eq!(partition(&straight), partition(&shuffled));

        // Once more, all of it, from a container of its own.
        let before = sight(&shuffled);
        let (seen, imported) = hand_over(&shuffled, &order, ways[5], "again");
        prop_assert_eq!((seen as usize, imported), (mails.len(), 0));
        prop_assert_eq!(before, sight(&shuffled));
    }
}

#[test]
fn what_was_skipped_or_refused_is_counted_once_and_again() {
    let desk = Desk::new();
    let mail = |at: usize, to: &str| {
        format!(
            "From: eva@customer.example\nTo: {to}\nMessage-ID: <{at}@x.example>\nSubject: s\n\nNumber {at}\n"
        )
        .into_bytes()
    };
    let pile = [
        mail(1, "support@acme.example"),
        mail(2, "news@acme.example"),
        mail(1, "support@acme.example"),
        b"no head at all".to_vec(),
        b"no head at all".to_vec(),
        Vec::new(),
    ];
    desk.file("in.mbox", mboxrd(&pile, false));
    let told = |line: &str| {
        let rows = strict(&desk.ok(line));
        counted(&rows);
        ["seen", "imported", "duplicates", "quarantined", "skipped"]
            .map(|name| rows[0][name].as_i64().unwrap())
    };
    assert_eq!(told("import -f json --to support@acme.example in.mbox"), [6, 1, 2, 2, 1]);
    assert_eq!(told("import -f json --to support@acme.example in.mbox"), [6, 0, 5, 0, 1]);
    assert_eq!(told("import -f json in.mbox"), [6, 1, 5, 0, 0]);
    assert_eq!(told("import -f json in.mbox"), [6, 0, 6, 0, 0]);
}

#[test]
fn a_chain_in_any_order_is_one_ticket() {
    // Each names only its parent, so that every order but the straight one begins with several tickets.
    let chain: Vec<Vec<u8>> = (0..7)
        .map(|at| {
            let parent = if at == 0 { String::new() } else { format!("In-Reply-To: <{}@x.example>\n", at - 1) };
            format!("From: eva@customer.example\n{parent}Message-ID: <{at}@x.example>\nSubject: s\n\nNumber {at}\n")
                .into_bytes()
        })
        .collect();
    for stride in [1, 2, 3, 5] {
        let desk = Desk::new();
        for step in 0..7 {
            let (_, imported) =
                hand_over(&desk, &chain[step * stride % 7..][..1], (Way::Folder, false), &format!("{step}"));
            assert_eq!(imported, 1);
        }
        assert_eq!(partition(&desk).len(), 1, "every {stride}th");
    }
}

/// Mails of the same id with other words; the second names another parent than the first.
#[test]
fn variants_that_name_other_parents_join_the_same_tickets_in_any_order() {
    let mail = |id: &str, parent: &str, words: &str, hour: &str| {
        format!(
            "From: eva@customer.example\nDate: Wed, 01 Jul 2026 {hour}:00 +0000\nMessage-ID: <{id}@x.example>\n\
             In-Reply-To: <{parent}@x.example>\nSubject: s\n\n{words}\n"
        )
        .into_bytes()
    };
    let mails = [
        mail("a", "none1", "first", "07:00"),
        mail("b", "none2", "second", "07:01"),
        mail("v", "a", "one way", "07:02"),
        mail("v", "b", "another way", "07:03"),
    ];
    let of = |order: [usize; 4]| {
        let desk = Desk::new();
        for at in order {
            hand_over(&desk, &mails[at..=at], (Way::Folder, false), &format!("{at}"));
        }
        partition(&desk)
    };
    assert_eq!(of([0, 1, 2, 3]), of([0, 1, 3, 2]));
}

#[test]
fn variants_give_the_same_times_in_any_order() {
    let mail = |words: &str, hour: &str| {
        format!(
            "Received: from a by b; Wed, 01 Jul 2026 {hour}:00 +0000\nFrom: eva@customer.example\n\
             Date: Wed, 01 Jul 2026 07:00:00 +0000\nMessage-ID: <v@x.example>\nSubject: s\n\n{words}\n"
        )
        .into_bytes()
    };
    let mails = [mail("one way", "07:02"), mail("another way", "07:45")];
    let of = |order: [usize; 2]| {
        let desk = Desk::new();
        for at in order {
            hand_over(&desk, &mails[at..=at], (Way::Folder, false), &format!("{at}"));
        }
        ["created_at", "due_at", "waiting_since"].map(|name| desk.field(1, name))
    };
    assert_eq!(of([0, 1]), of([1, 0]));
}
