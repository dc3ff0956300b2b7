//! Who takes part in a ticket (intake §2, rung 3): one who is named in it. Mail of anybody else is shown, but moves nothing
//! until a person accepts it.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::desk::id::MessageId;

/// A message of a ticket, as far as trust goes.
#[derive(Clone, Debug)]
pub struct Party {
    /// The message.
    pub message: MessageId,
    /// The mailbox of its writer (`address::base`).
    pub writer: String,
    /// Those of everybody whom it names: From, To, Cc and Reply-To.
    pub named: Vec<String>,
    /// It stands by itself: the first of the ticket, one of ours, or one that an agent has accepted.
    pub certain: bool,
    /// It can speak for nobody: it claims to be ours without a proof, or is another version of a message.
    pub mute: bool,
}

/// The messages whose writer nobody in the ticket has named. Who names whom is followed from the messages that are
/// certain; so strangers cannot vouch for each other, and the order of arrival does not matter.
pub fn strangers(parties: &[Party]) -> BTreeSet<MessageId> {
    let mut by_writer: HashMap<&str, Vec<&Party>> = HashMap::new();
    for party in parties.iter().filter(|party| !party.mute) {
        by_writer.entry(party.writer.as_str()).or_default().push(party);
    }
    let mut named: HashSet<&str> = HashSet::new();
    let mut heard: Vec<&Party> = parties.iter().filter(|party| party.certain && !party.mute).collect();
    while let Some(party) = heard.pop() {
        let names = party.named.iter().map(String::as_str).chain([party.writer.as_str()]);
        for name in names.filter(|name| !name.is_empty()) {
            if named.insert(name) {
                heard.extend(by_writer.get(name).into_iter().flatten());
            }
        }
    }
    let unnamed = parties.iter().filter(|party| !party.certain && !named.contains(party.writer.as_str()));
    unnamed.map(|party| party.message).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn party(message: i64, writer: &str, named: &[&str], certain: bool) -> Party {
        Party {
            message: MessageId(message),
            writer: writer.into(),
            named: named.iter().map(|name| (*name).to_owned()).collect(),
            certain,
            mute: false,
        }
    }

    fn numbers(parties: &[Party]) -> Vec<i64> {
        strangers(parties).into_iter().map(|message| message.0).collect()
    }

    #[test]
    fn one_who_is_named_takes_part_and_another_does_not() {
        let eva = party(1, "eva", &["support", "bob"], true);
        assert_eq!(numbers(&[eva.clone(), party(2, "bob", &[], false)]), [0_i64; 0]);
        assert_eq!(numbers(&[eva.clone(), party(2, "eva", &[], false)]), [0_i64; 0]);
        assert_eq!(numbers(&[eva.clone(), party(2, "mallory", &["support"], false)]), [2]);
        // Bob brings Carl in; our answer names Dora.
        let chain = [eva.clone(), party(3, "carl", &[], false), party(2, "bob", &["carl"], false)];
        assert_eq!(numbers(&chain), [0_i64; 0]);
        let ours = party(9, "support", &["dora"], true);
        assert_eq!(numbers(&[eva, ours, party(2, "dora", &[], false)]), [0_i64; 0]);
    }

    #[test]
    fn strangers_do_not_vouch_for_each_other_or_for_themselves() {
        let eva = party(1, "eva", &["support"], true);
        let two =
            [eva.clone(), party(2, "mallory", &["trudy"], false), party(3, "trudy", &["mallory"], false)];
        assert_eq!(numbers(&two), [2, 3]);
        let mut forged = party(2, "support", &["mallory"], false);
        forged.mute = true;
        assert_eq!(numbers(&[eva, forged, party(3, "mallory", &[], false)]), [3]);
    }

    #[test]
    fn nobody_is_no_name() {
        assert_eq!(numbers(&[party(1, "", &[""], true), party(2, "", &[], false)]), [2]);
    }

    proptest! {
        #[test]
        fn the_order_of_arrival_does_not_matter(
            names in prop::collection::vec((0_usize..5, prop::collection::vec(0_usize..5, 0..3)), 1..12),
            turn in 0_usize..12,
        ) {
            let who = ["a", "b", "c", "d", "e"];
            let parties: Vec<Party> = (0_i64..).zip(&names).map(|(number, (writer, named))| {
                let named: Vec<&str> = named.iter().map(|at| who[*at]).collect();
                party(number, who[*writer], &named, number == 0)
            }).collect();
            let mut turned = parties.clone();
            turned.rotate_left(turn % parties.len());
            prop_assert_eq!(strangers(&parties), strangers(&turned));
        }
    }
}
