//! Who takes part in a ticket (intake §2, rung 3): one who is named in it. Mail of anybody else is shown, but moves nothing
//! until somebody names them, or a person accepts it; and then from that instant on, not before.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet};

use crate::desk::id::MessageId;
use crate::desk::time::Moment;

/// A message of a ticket, as far as trust goes.
#[derive(Clone, Debug)]
pub struct Party {
    /// The message.
    pub message: MessageId,
    /// When it counts.
    pub at: Moment,
    /// The mailbox of its writer (`address::base`).
    pub writer: String,
    /// Those of everybody whom it names: From, To, Cc, Bcc and Reply-To.
    pub named: Vec<String>,
    /// It stands by itself from this instant on: the first of the ticket, one of ours, or one that an agent has accepted.
    pub certain: Option<Moment>,
    /// It can speak for nobody: a machine wrote it, it claims to be ours without a proof, or it is another version of a
    /// message.
    pub mute: bool,
    /// It answers what this desk has signed: somebody who got that has handed it on. Its writer is believed, and names nobody else.
    pub handed: bool,
}

/// Since when each message is believed; those of strangers are not there. Who names whom is followed from the messages that
/// are certain; so strangers cannot vouch for each other, and the order of arrival does not matter.
pub fn believed(parties: &[Party]) -> BTreeMap<MessageId, Moment> {
    let mut believed = named(parties);
    let mut since: HashMap<&str, Moment> = HashMap::new();
    for party in parties.iter().filter(|party| party.handed) {
        let first = since.entry(party.writer.as_str()).or_insert(party.at);
        *first = party.at.min(*first);
    }
    for party in parties.iter().filter(|_| !since.is_empty()) {
        let handed = if party.handed { Some(party.at) } else { None };
        let known = since.get(party.writer.as_str()).filter(|_| !party.writer.is_empty()).copied();
        if let Some(handed) = handed.or(known) {
            let since = believed.entry(party.message).or_insert(handed.max(party.at));
            *since = handed.max(party.at).min(*since);
        }
    }
    believed
}

/// The messages that are believed only because their writers answered what this desk has signed: nobody in the ticket names them.
pub fn newcomers(parties: &[Party]) -> BTreeSet<MessageId> {
    let named = named(parties);
    believed(parties).into_keys().filter(|message| !named.contains_key(message)).collect()
}

/// The same by names alone.
fn named(parties: &[Party]) -> BTreeMap<MessageId, Moment> {
    let mut by_writer: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut heap = BinaryHeap::new();
    for (place, party) in parties.iter().enumerate() {
        by_writer.entry(party.writer.as_str()).or_default().push(place);
        if let Some(since) = party.certain {
            heap.push(Reverse((since.max(party.at), place)));
        }
    }
    let (mut named, mut believed) = (HashSet::new(), BTreeMap::new());
    // The earliest first, so that everybody is named as early as anybody names them.
    while let Some(Reverse((since, place))) = heap.pop() {
        let Some(party) = parties.get(place) else { continue };
        if believed.contains_key(&party.message) {
            continue;
        }
        believed.insert(party.message, since);
        if party.mute {
            continue;
        }
        let names = party.named.iter().map(String::as_str).chain([party.writer.as_str()]);
        for name in names.filter(|name| !name.is_empty()) {
            if named.insert(name) {
                for other in by_writer.get(name).into_iter().flatten() {
                    let at = parties.get(*other).map_or(since, |other| other.at);
                    heap.push(Reverse((since.max(at), *other)));
                }
            }
        }
    }
    believed
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A message that came at the instant of its number.
    fn party(message: i64, writer: &str, named: &[&str], certain: bool) -> Party {
        Party {
            message: MessageId(message),
            at: Moment(message),
            writer: writer.into(),
            named: named.iter().map(|name| (*name).to_owned()).collect(),
            certain: certain.then_some(Moment(message)),
            mute: false,
            handed: false,
        }
    }

    /// The numbers of strangers' messages, and of those that were believed later than they came.
    fn late(parties: &[Party]) -> Vec<(i64, Option<i64>)> {
        let believed = believed(parties);
        let since = |party: &Party| believed.get(&party.message).map(|since| since.0);
        let told = parties.iter().map(|party| (party.message.0, since(party)));
        told.filter(|(number, since)| Some(*number) != *since).collect()
    }

    #[test]
    fn one_who_is_named_takes_part_and_another_does_not() {
        let eva = party(1, "eva", &["support", "bob"], true);
        assert_eq!(late(&[eva.clone(), party(2, "bob", &[], false)]), []);
        assert_eq!(late(&[eva.clone(), party(2, "eva", &[], false)]), []);
        assert_eq!(late(&[eva.clone(), party(2, "mallory", &["support"], false)]), [(2, None)]);
        // Bob brings Carl in.
        assert_eq!(late(&[eva, party(3, "carl", &[], false), party(2, "bob", &["carl"], false)]), []);
    }

    #[test]
    fn whoever_is_named_later_counts_from_then_on() {
        let eva = party(1, "eva", &["support"], true);
        let dora = party(2, "dora", &["carl"], false);
        let ours = party(9, "support", &["dora"], true);
        assert_eq!(late(&[eva.clone(), ours, dora.clone()]), [(2, Some(9))]);
        // Whom Dora names, she names from then on.
        let ours = party(5, "support", &["dora"], true);
        let carl = [party(3, "carl", &[], false), party(7, "carl", &[], false)];
        assert_eq!(late(&[eva, dora, ours, carl[0].clone(), carl[1].clone()]), [(2, Some(5)), (3, Some(5))]);
    }

    #[test]
    fn strangers_do_not_vouch_for_each_other_and_machines_for_nobody() {
        let eva = party(1, "eva", &["support"], true);
        let two =
            [eva.clone(), party(2, "mallory", &["trudy"], false), party(3, "trudy", &["mallory"], false)];
        assert_eq!(late(&two), [(2, None), (3, None)]);
        let mut machine = party(2, "eva", &["mallory"], false);
        machine.mute = true;
        assert_eq!(late(&[eva, machine, party(3, "mallory", &[], false)]), [(3, None)]);
    }

    #[test]
    fn who_was_handed_our_mail_is_believed_and_names_nobody_else() {
        let handed = |message, writer: &str, named: &[&str]| Party {
            handed: true,
            ..party(message, writer, named, false)
        };
        let (eva, dora) = (party(1, "eva", &["support"], true), handed(3, "dora", &["carl"]));
        let carl = party(4, "carl", &[], false);
        assert_eq!(late(&[eva.clone(), dora.clone(), carl.clone()]), [(4, None)]);
        // What she writes without our id counts from then on, and lets nobody in either.
        let all = [
            eva.clone(),
            party(2, "dora", &[], false),
            dora.clone(),
            party(5, "dora", &["carl"], false),
            carl.clone(),
        ];
        assert_eq!(late(&all), [(2, Some(3)), (4, None)]);
        assert_eq!(newcomers(&all), [2, 3, 5].map(MessageId).into());
        // Once somebody names her, she does as everybody.
        let all = [eva, dora, carl, party(6, "support", &["dora"], true)];
        assert_eq!((late(&all), newcomers(&all)), (vec![(4, Some(6))], BTreeSet::new()));
        // Without an address there is nobody whose other mails they are.
        assert_eq!(
            late(&[party(1, "eva", &[], true), handed(2, "", &[]), party(3, "", &[], false)]),
            [(3, None)]
        );
    }

    #[test]
    fn nobody_is_no_name() {
        assert_eq!(late(&[party(1, "", &[""], true), party(2, "", &[], false)]), [(2, None)]);
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
            prop_assert_eq!(believed(&parties), believed(&turned));
        }
    }
}
