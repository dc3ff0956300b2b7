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
        answers: answers.iter().map(|name| (*name).to_owned()).collect(),
        pinned: None,
        says: Says::Person,
        at: (Moment(number), 0),
        writer: writer.into(),
        named: vec!["support".into()],
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
    Strand { says: Says::Ours, writer: "support".into(), ..mail }
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
    assert_eq!(tickets(&[mail(1, "eva", &["gone"]), mail(2, "ben", &["gone"])]), [[1, 2]]);
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
    // Two of one id, which answer different mails.
    let mut eve = [mail(3, "eve", &["1"]), mail(4, "eve", &["2"])];
    eve[1].id = "3".into();
    assert_eq!(with(&eve), [vec![1, 3, 4], vec![2]]);
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
fn loops_and_nobody_end() {
    let loops = [mail(1, "", &["2"]), mail(2, "", &["1"]), mail(3, "", &["1"])];
    assert_eq!(tickets(&loops), [[1, 2, 3]]);
    assert_eq!(tickets(&[]), Vec::<Vec<i64>>::new());
}

proptest! {
    #[test]
    fn the_order_does_not_matter_and_a_stranger_joins_nothing(
        sketches in prop::collection::vec(
            (0_usize..4, prop::collection::vec(0_i64..14, 0..4), 0_u8..6, prop::option::weighted(0.2, 0_usize..4)), 1..11),
        keys in prop::collection::vec(any::<u32>(), 12),
    ) {
        let who = ["eva", "ben", "dora", ""];
        let strands: Vec<Strand> = (0_i64..).zip(&sketches).map(|(number, (writer, names, says, cc))| {
            let names: Vec<String> = names.iter().filter(|name| **name != number).map(ToString::to_string).collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let strand = mail(number, who[*writer], &names);
            let strand = match cc { Some(cc) => naming(strand, &[who[*cc]]), None => strand };
            match says { 0 => machine(strand), 1 => ours(strand), _ => strand }
        }).collect();
        let mut turned = strands.clone();
        turned.sort_by_key(|strand| keys[strand.message.0 as usize]);
        // What is delivered counts when it comes.
        turned.iter_mut().zip(0_i64..).for_each(|(strand, place)| strand.at = (Moment(place), 0));
        let straight = tickets(&strands);
        prop_assert_eq!(&straight, &tickets(&turned));

        // A mail of somebody whom nobody names leaves the others as they are.
        let all: Vec<String> = (0..14).map(|name| name.to_string()).collect();
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        for says in [Says::Person, Says::Nobody] {
            let stranger = Strand { says, ..mail(99, "mallory", &all) };
            let with = tickets(&[&strands[..], &[stranger]].concat());
            let without: Vec<Vec<i64>> = with.iter().map(|part| part.iter().copied().filter(|number| *number != 99).collect()).collect();
            let mut without: Vec<Vec<i64>> = without.into_iter().filter(|part| !part.is_empty()).collect();
            without.sort();
            prop_assert_eq!(&straight, &without);
        }
    }
}
