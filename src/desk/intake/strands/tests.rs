//! Small sets of mails, and what holds for all of them.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::desk::id::MessageId;
use crate::desk::time::Moment;

/// A mail to the desk that came at the instant of its number.
fn mail(number: i64, writer: &str, answers: &[&str]) -> Strand {
    Strand {
        message: MessageId(number),
        id: number.to_string(),
        likeness: writer.into(),
        typed: false,
        answers: answers.iter().map(|name| (*name).to_owned()).collect(),
        pinned: None,
        says: Says::Person,
        at: (Moment(number), 0),
        writer: writer.into(),
        named: Vec::new(),
        seen_by_all: Vec::new(),
        blind: Vec::new(),
        lists: Vec::new(),
    }
}

fn naming(mut mail: Strand, named: &[&str]) -> Strand {
    mail.named.extend(named.iter().map(|name| (*name).to_owned()));
    mail
}

fn machine(mail: Strand) -> Strand {
    Strand { says: Says::Nobody, ..mail }
}

fn ours(mail: Strand) -> Strand {
    Strand { says: Says::Ours, writer: String::new(), seen_by_all: mail.named.clone(), ..mail }
}

/// Ours, to these who see each other, and to those whom nobody sees.
fn sent(number: i64, to: &[&str], blind: &[&str]) -> Strand {
    let owned = |list: &[&str]| list.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let ours = ours(naming(naming(mail(number, "", &[]), to), blind));
    Strand { seen_by_all: owned(to), blind: owned(blind), ..ours }
}

/// The parts, as the numbers of their mails.
fn tickets(strands: &[Strand]) -> Vec<Vec<i64>> {
    let mut all: BTreeMap<usize, Vec<i64>> = BTreeMap::new();
    for (strand, part) in strands.iter().zip(parts(strands)) {
        all.entry(part).or_default().push(strand.message.0);
    }
    let mut all: Vec<Vec<i64>> = all.into_values().collect();
    all.iter_mut().for_each(|part| part.sort_unstable());
    all.sort();
    all
}

#[test]
fn answers_go_where_the_mail_is_that_they_answer_whoever_writes() {
    let eva = mail(1, "eva", &[]);
    assert_eq!(tickets(&[eva.clone(), mail(2, "mallory", &["1"]), mail(3, "bob", &["2"])]), [[1, 2, 3]]);
    assert_eq!(tickets(&[eva.clone(), mail(2, "bob", &["gone", "1"])]), [[1, 2]]);
    assert_eq!(tickets(&[mail(1, "eva", &["gone"]), mail(2, "ben", &["gone"])]), [vec![1], vec![2]]);
    assert_eq!(tickets(&[eva, mail(2, "ben", &[])]), [vec![1], vec![2]]);
}

#[test]
fn a_stranger_a_machine_and_a_claim_join_nothing() {
    let two = [mail(1, "vic", &[]), mail(2, "wanda", &[])];
    let with = |third: &[Strand]| tickets(&[&two[..], third].concat());
    assert_eq!(with(&[mail(3, "eve", &["2", "1"])]), [vec![1], vec![2, 3]]);
    assert_eq!(with(&[machine(mail(3, "vic", &["2", "1"]))]), [vec![1], vec![2, 3]]);
    // One of two customers who names the other's mail.
    assert_eq!(with(&[mail(3, "vic", &["2", "1"])]), [vec![1], vec![2, 3]]);
    assert_eq!(with(&[mail(3, "vic", &["1", "2"])]), [vec![1, 3], vec![2]]);
    // Eve has answered both before: that makes her no part of either.
    let eve = [mail(3, "eve", &["1"]), mail(4, "eve", &["2"]), mail(5, "eve", &["3", "4", "1", "2"])];
    assert_eq!(with(&eve), [vec![1, 3, 5], vec![2, 4]]);
    // Nor does it that what she answers is not there.
    let eve = [mail(3, "eve", &["x", "1"]), mail(4, "eve", &["y", "2"]), mail(5, "eve", &["3", "2", "4"])];
    assert_eq!(with(&eve), [vec![1, 3, 5], vec![2, 4]]);
    // Two versions of one mail, which answer different mails.
    let mut eve = [mail(3, "eve", &["1"]), mail(4, "eve", &["2"])];
    eve[1].id = "3".into();
    assert_eq!(with(&eve), [vec![1, 3, 4], vec![2]]);
}

/// Answers to one mail that is not here: of whom, whom they name, and the tickets that come of it.
#[test]
fn answers_to_a_newsletter_are_together_where_their_people_are() {
    let list = |strand: Strand| Strand { lists: vec!["list".into()], ..naming(strand, &["list"]) };
    let of = |number, who: &str, names: &[&str]| naming(mail(number, who, &["news"]), names);
    let (eva, bob) = (of(1, "eva", &[]), of(2, "bob", &[]));
    // What it is about, the mails, and the numbers of those that are together.
    type Case = (&'static str, Vec<Strand>, Vec<Vec<i64>>);
    let cases: Vec<Case> = vec![
        (
            "three customers",
            vec![eva.clone(), bob.clone(), of(3, "cid", &[])],
            vec![vec![1], vec![2], vec![3]],
        ),
        ("one customer twice", vec![eva.clone(), bob.clone(), of(3, "eva", &[])], vec![vec![1, 3], vec![2]]),
        (
            "a colleague in Cc",
            vec![eva.clone(), of(2, "dora", &["eva"]), of(3, "cid", &[])],
            vec![vec![1, 2], vec![3]],
        ),
        ("both name each other", vec![of(1, "eva", &["bob"]), of(2, "bob", &["eva"])], vec![vec![1, 2]]),
        (
            "both name a third",
            vec![of(1, "eva", &["carl"]), of(2, "bob", &["carl"]), of(3, "cid", &[])],
            vec![vec![1, 2], vec![3]],
        ),
        (
            "one who names both",
            vec![eva.clone(), bob.clone(), of(3, "mallory", &["eva", "bob"])],
            vec![vec![1], vec![2, 3]],
        ),
        (
            "two who name both",
            vec![
                eva.clone(),
                bob.clone(),
                of(3, "mallory", &["eva", "bob"]),
                of(4, "trudy", &["eva", "bob", "mallory"]),
            ],
            vec![vec![1], vec![2, 3, 4]],
        ),
        (
            "a list",
            vec![list(mail(1, "eva", &["news"])), list(mail(2, "bob", &["news"])), of(3, "cid", &[])],
            vec![vec![1, 2], vec![3]],
        ),
        (
            "a machine of one of them",
            vec![eva.clone(), bob.clone(), machine(of(3, "bob", &["eva"]))],
            vec![vec![1], vec![2, 3]],
        ),
        (
            "nobody's machine",
            vec![eva.clone(), bob.clone(), machine(of(3, "", &[]))],
            vec![vec![1], vec![2], vec![3]],
        ),
        (
            "a claim to be us",
            vec![eva.clone(), bob.clone(), machine(of(3, "", &["bob"]))],
            vec![vec![1], vec![2, 3]],
        ),
        (
            "ours to one of them",
            vec![eva.clone(), bob.clone(), ours(of(3, "", &["bob"]))],
            vec![vec![1], vec![2, 3]],
        ),
        (
            "ours to both, who see each other",
            vec![eva.clone(), bob.clone(), ours(of(3, "", &["bob", "eva"]))],
            vec![vec![1, 2, 3]],
        ),
        (
            "our answers to their answers",
            vec![
                eva.clone(),
                bob.clone(),
                ours(naming(mail(3, "", &["1", "news"]), &["eva"])),
                ours(naming(mail(4, "", &["2", "news"]), &["bob"])),
            ],
            vec![vec![1, 3], vec![2, 4]],
        ),
    ];
    for (what, strands, wanted) in cases {
        assert_eq!(tickets(&strands), wanted, "{what}");
        let turned: Vec<Strand> = strands.into_iter().rev().collect();
        assert_eq!(tickets(&turned), wanted, "{what}, turned");
    }
}

#[test]
fn who_only_names_others_does_not_begin_their_thread() {
    // Eva answers a newsletter and takes part in another thread; Mallory hangs on her, and neither takes her word nor has one.
    let eva = mail(1, "eva", &["news"]);
    let mallory = naming(mail(2, "mallory", &["news"]), &["eva"]);
    let other = mail(3, "eva", &[]);
    let two = mail(4, "mallory", &[]);
    let joins = mail(5, "eva", &["1", "3"]);
    let claims = mail(6, "mallory", &["2", "4"]);
    let all = [eva, mallory, other, two, joins, claims];
    assert_eq!(tickets(&all), [vec![1, 2, 3, 5, 6], vec![4]]);
}

#[test]
fn what_we_sent_to_many_is_no_thread_of_theirs() {
    let to = |number, who: &str, names: &str| mail(number, who, &[names]);
    let (eva, bob) = (to(2, "eva", "1"), to(3, "bob", "1"));
    let with =
        |ours: &[Strand], more: &[Strand]| tickets(&[ours, &[eva.clone(), bob.clone()], more].concat());
    let apart = [vec![1], vec![2], vec![3]];
    assert_eq!(with(&[sent(1, &[], &["eva", "bob"])], &[]), apart, "Bcc alone");
    assert_eq!(with(&[sent(1, &[], &[])], &[]), apart, "undisclosed recipients");
    assert_eq!(with(&[sent(1, &["eva"], &["bob"])], &[]), [vec![1, 2], vec![3]], "one whom all see");
    assert_eq!(with(&[sent(1, &["eva", "bob"], &[])], &[]), [[1, 2, 3]], "who see each other");
    assert_eq!(with(&[sent(1, &["list"], &[])], &[]), [[1, 2, 3]], "a list");
    assert_eq!(with(&[sent(1, &[], &["eva"])], &[]), [vec![1, 2, 3]], "one alone");
    let mut copies = [sent(1, &["eva"], &[]), sent(4, &["bob"], &[])];
    copies[1].id = "1".into();
    assert_eq!(with(&copies, &[]), [vec![1, 4], vec![2], vec![3]], "the same to each");
    // What they write on stays with them, as does what we answer; and a colleague goes along with whom they name.
    let more = [
        naming(mail(4, "dora", &["1"]), &["eva"]),
        mail(5, "eva", &["2", "1"]),
        ours(naming(mail(6, "", &["3", "1"]), &["bob"])),
        ours(naming(mail(7, "", &["2", "1"]), &["eva"])),
        mail(8, "bob", &["6", "3", "1"]),
        to(9, "mallory", "1"),
    ];
    let wanted = [vec![1], vec![2, 4, 5, 7], vec![3, 6, 8], vec![9]];
    assert_eq!(with(&[sent(1, &[], &["eva", "bob"])], &more), wanted);
    // It answered somebody else, which is nothing to those who got it.
    let answer = Strand { answers: vec!["10".into()], ..sent(1, &["carl"], &["eva", "bob"]) };
    let (mut eva, carl) = (eva.clone(), mail(10, "carl", &[]));
    eva.answers.push("10".into());
    assert_eq!(tickets(&[carl, answer, eva, bob.clone()]), [vec![1, 10], vec![2], vec![3]]);
}

#[test]
fn an_id_of_more_than_one_mail_is_that_of_whoever_names_it() {
    let form = |number: i64, who: &str| Strand { id: "form".into(), ..mail(number, who, &[]) };
    let three = [form(1, "eva"), form(2, "bob"), form(3, "cid")];
    let with = |more: &[Strand]| tickets(&[&three[..], more].concat());
    assert_eq!(with(&[]), [[1], [2], [3]]);
    assert_eq!(
        with(&[mail(4, "bob", &["form"]), mail(5, "cid", &["form"])]),
        [vec![1], vec![2, 4], vec![3, 5]]
    );
    assert_eq!(with(&[ours(naming(mail(4, "", &["form"]), &["cid"]))]), [vec![1], vec![2], vec![3, 4]]);
    // A stranger's answer is with the earliest, which keeps the id.
    assert_eq!(with(&[mail(4, "mallory", &["form"])]), [vec![1, 4], vec![2], vec![3]]);
    // Versions of one are together.
    assert_eq!(with(&[form(4, "bob")]), [vec![1], vec![2, 4], vec![3]]);
}

#[test]
fn who_takes_part_in_both_joins_as_do_we() {
    assert_eq!(
        tickets(&[mail(1, "eva", &[]), mail(2, "eva", &[]), mail(3, "eva", &["2", "1"])]),
        [[1, 2, 3]]
    );
    let two = [naming(mail(1, "vic", &[]), &["carl"]), naming(mail(2, "wanda", &[]), &["carl"])];
    let with = |third: Strand| tickets(&[&two[..], &[third]].concat());
    assert_eq!(with(mail(3, "carl", &["1", "2"])), [[1, 2, 3]]);
    assert_eq!(with(ours(mail(3, "", &["1", "2"]))), [[1, 2, 3]]);
    assert_eq!(with(machine(mail(3, "carl", &["1", "2"]))), [vec![1, 3], vec![2]]);
}

#[test]
fn a_list_joins_threads_of_its_own_alone() {
    let list = |strand: Strand| Strand { lists: vec!["list".into()], ..naming(strand, &["list"]) };
    let thread = [list(mail(1, "vic", &["gone"])), list(mail(2, "wanda", &["other"]))];
    let bridge = list(mail(3, "eve", &["1", "2"]));
    assert_eq!(tickets(&[&thread[..], std::slice::from_ref(&bridge)].concat()), [[1, 2, 3]]);
    // Whoever calls themselves a list takes no part in what others wrote to us, nor does one who names them.
    let people = [mail(1, "vic", &[]), mail(2, "wanda", &[])];
    let forged = naming(Strand { lists: vec!["vic".into(), "wanda".into()], ..bridge }, &["vic", "wanda"]);
    assert_eq!(tickets(&[&people[..], &[forged]].concat()), [vec![1, 3], vec![2]]);
}

#[test]
fn what_is_known_later_unties_what_seemed_one() {
    // Dora's mail, which Eva answers: without it, Eva's answer hangs on the other mail that it names.
    let (eva, answer, dora) = (mail(1, "eva", &[]), mail(2, "eva", &["3", "1"]), mail(3, "dora", &[]));
    assert_eq!(tickets(&[eva.clone(), answer.clone()]), [[1, 2]]);
    assert_eq!(tickets(&[eva, answer, dora]), [vec![1], vec![2, 3]]);
}

#[test]
fn answers_to_a_mail_that_is_not_there_hang_on_the_next_where_somebody_knows() {
    // Carl has to do with all of them.
    let with_carl = |number, who: &str, answers: &[&str]| naming(mail(number, who, answers), &["carl"]);
    let (eva, bob) = (mail(1, "eva", &[]), with_carl(2, "bob", &["gone"]));
    // Eva, who takes part in what she names, or Mallory, who does not.
    let with = |who: &str| tickets(&[eva.clone(), bob.clone(), with_carl(3, who, &["gone", "1"])]);
    assert_eq!(with("eva"), [[1, 2, 3]]);
    assert_eq!(with("mallory"), [vec![1], vec![2, 3]]);
    let two =
        [with_carl(4, "eva", &["gone", "1"]), with_carl(5, "wanda", &["gone", "6"]), mail(6, "wanda", &[])];
    assert_eq!(tickets(&[&[eva, bob], &two[..]].concat()), [vec![1], vec![2, 4, 5], vec![6]]);
}

#[test]
fn loops_and_nobody_end() {
    let loops = [mail(1, "", &["2"]), mail(2, "", &["1"]), mail(3, "", &["1"])];
    assert_eq!(tickets(&loops), [[1, 2, 3]]);
    assert_eq!(tickets(&[]), Vec::<Vec<i64>>::new());
}

proptest! {
    #[test]
    fn the_order_does_not_matter_and_a_stranger_joins_nothing(
        sketches in prop::collection::vec(
            (
                0_usize..4,
                prop::collection::vec(0_i64..14, 0..4),
                0_u8..8,
                prop::collection::vec(0_usize..4, 0..3),
                prop::option::weighted(0.2, 0_i64..11),
            ),
            1..11,
        ),
        keys in prop::collection::vec(any::<u32>(), 12),
    ) {
        let who = ["eva", "ben", "dora", ""];
        let strands: Vec<Strand> = (0_i64..).zip(&sketches).map(|(number, (writer, names, says, others, id))| {
            let names: Vec<String> = names.iter().filter(|name| **name != number).map(ToString::to_string).collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let others: Vec<&str> = others.iter().map(|at| who[*at]).filter(|name| !name.is_empty()).collect();
            let strand = mail(number, who[*writer], &names);
            let strand = match says {
                0 => machine(naming(strand, &others)),
                1 => ours(naming(strand, &others)),
                2 | 3 => {
                    let (seen, blind) = others.split_at(others.len() / usize::from(*says - 1));
                    Strand { answers: strand.answers, ..sent(number, seen, blind) }
                }
                4 => Strand { lists: vec!["list".into()], ..naming(strand, &["list"]) },
                _ => naming(strand, &others),
            };
            match id { Some(id) => Strand { id: id.to_string(), ..strand }, None => strand }
        }).collect();
        let mut turned = strands.clone();
        turned.sort_by_key(|strand| keys[strand.message.0 as usize]);
        let straight = tickets(&strands);
        prop_assert_eq!(&straight, &tickets(&turned));

        // A mail of somebody whom nobody names leaves the others as they are.
        let all: Vec<String> = (0..14).map(|name| name.to_string()).collect();
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        for says in [Says::Person, Says::Nobody] {
            let stranger = Strand { says, ..naming(mail(99, "mallory", &all), &["eva", "ben", "dora", "list"]) };
            let with = tickets(&[&strands[..], &[stranger]].concat());
            let without: Vec<Vec<i64>> = with.iter().map(|part| part.iter().copied().filter(|number| *number != 99).collect()).collect();
            let mut without: Vec<Vec<i64>> = without.into_iter().filter(|part| !part.is_empty()).collect();
            without.sort();
            prop_assert_eq!(&straight, &without);
        }
    }
}

/// Takes minutes where each is compared with all the others.
#[test]
fn our_mail_to_tens_of_thousands_who_do_not_see_each_other_is_judged_at_once() {
    let blind = (0..60_000).map(|number| format!("{number}@x.example")).collect();
    let many = Strand { blind, ..ours(mail(1, "", &[])) };
    let begun = std::time::Instant::now();
    assert_eq!(seen_by_all(&[&many, &many]), Some(BTreeSet::new()));
    assert!(begun.elapsed().as_secs() < 3, "{:?}", begun.elapsed());
    // The same one twice, or whom all see, is no second.
    let one = |seen: &[&str], blind: &[&str]| Strand {
        blind: blind.iter().map(|name| (*name).to_owned()).collect(),
        ..ours(naming(mail(1, "", &[]), seen))
    };
    assert_eq!(seen_by_all(&[&one(&[], &["eva", "eva"])]), None);
    assert_eq!(seen_by_all(&[&one(&["eva"], &["eva"])]), None);
    assert_eq!(seen_by_all(&[&one(&["eva"], &["ben"])]), Some(BTreeSet::from(["eva"])));
    assert_eq!(seen_by_all(&[&one(&[], &["eva", "ben"])]), Some(BTreeSet::new()));
}
