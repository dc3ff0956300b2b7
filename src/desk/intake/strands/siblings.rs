//! Answers to one mail that is not here, a newsletter as a rule: those of people who have anybody in common but us are together, and
//! no others are. Somebody who names two customers makes no one of them: who only names others hangs on one of them at most.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::strand::{Says, Strand};
use super::union::Union;

/// Answers to one mail, and who wrote them.
struct Siblings<'s> {
    answers: Vec<(usize, &'s Strand)>,
    /// The first mail of each writer.
    writers: BTreeMap<&'s str, usize>,
    /// Who names whom, as far as people wrote it.
    names: BTreeSet<(&'s str, &'s str)>,
}

/// Brings together the mails in these places, which answer one that is not here. Gives the places of those that only hang on
/// somebody who has not named their writers.
pub(super) fn bring_together(strands: &[Strand], places: &[usize], union: &mut Union) -> Vec<usize> {
    let answers = places.iter().filter_map(|at| Some((*at, strands.get(*at)?))).collect();
    let mut siblings = Siblings { answers, writers: BTreeMap::new(), names: BTreeSet::new() };
    siblings.by_writer(union);
    siblings.by_lists_and_ours(union);
    for (one, other) in &siblings.names {
        if let (Some(mine), Some(theirs)) = (siblings.writers.get(one), siblings.writers.get(other))
            && siblings.names.contains(&(other, one))
        {
            union.unite(*mine, *theirs);
        }
    }
    siblings.hang(union)
}

impl<'s> Siblings<'s> {
    /// The mails of each writer are together.
    fn by_writer(&mut self, union: &mut Union) {
        for (at, strand) in self.answers.iter().filter(|(_, strand)| strand.says != Says::Ours) {
            let Some(writer) = strand.somebody() else { continue };
            union.unite(*self.writers.entry(writer).or_insert(*at), *at);
            // What a machine names says nothing of its owner.
            let named = strand.named.iter().filter(|_| strand.says == Says::Person);
            self.names.extend(named.filter(|name| *name != writer).map(|name| (writer, name.as_str())));
        }
    }

    /// What came by one list is together, and what we wrote with everybody to whom we wrote it.
    fn by_lists_and_ours(&self, union: &mut Union) {
        let mut hubs: HashMap<(bool, &str), usize> = HashMap::new();
        for (at, strand) in &self.answers {
            for list in &strand.lists {
                union.unite(*hubs.entry((false, list)).or_insert(*at), *at);
            }
            for name in strand.named.iter().filter(|_| strand.says == Says::Ours) {
                union.unite(*hubs.entry((true, name)).or_insert(*at), *at);
                if let Some(writer) = self.writers.get(name.as_str()) {
                    union.unite(*writer, *at);
                }
            }
        }
    }

    /// Everybody hangs on the first whom they name and with whom others have to do too: one who wrote, or one whom others name.
    fn hang(&self, union: &mut Union) -> Vec<usize> {
        // In how many parts somebody is named who has not written; in one, or in more.
        let mut named_in: HashMap<&str, (usize, bool)> = HashMap::new();
        for (at, strand) in self.answers.iter().filter(|(_, strand)| strand.says != Says::Nobody) {
            let part = union.part(*at);
            for name in &strand.named {
                let (first, more) = named_in.entry(name).or_insert((part, false));
                *more |= *first != part;
            }
        }
        let mut on_writers: Vec<(usize, usize)> = Vec::new();
        let mut on_named: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, named, speaks) in self.asking() {
            let part = union.part(at);
            let writer = named.iter().filter_map(|name| self.writers.get(name));
            let apart = writer.copied().find(|place| union.part(*place) != part);
            let shared = |name: &&&str| {
                !self.writers.contains_key(**name) && named_in.get(**name).is_some_and(|(_, more)| *more)
            };
            match (apart, named.iter().find(shared)) {
                (Some(place), _) => on_writers.push((place, at)),
                (None, Some(name)) if speaks => on_named.entry(name).or_default().push(at),
                _ => {}
            }
        }
        for (at, ours) in self.answers.iter().filter(|(_, strand)| strand.says == Says::Ours) {
            for name in &ours.named {
                on_named.entry(name).and_modify(|places| places.push(*at));
            }
        }
        let hanging: BTreeSet<usize> = on_writers.iter().map(|(_, at)| union.part(*at)).collect();
        let mut hung = Vec::new();
        for (at, _) in &self.answers {
            if hanging.contains(&union.part(*at)) {
                hung.push(*at);
            }
        }
        on_writers.into_iter().for_each(|(writer, at)| union.unite(writer, at));
        on_named.into_values().for_each(|places| union.unite_all(&places));
        hung
    }

    /// Everybody but us: where, whom they name, and whether they speak. Each writer once; who has no name, mail by mail.
    fn asking(&self) -> Vec<(usize, BTreeSet<&'s str>, bool)> {
        let mut by_writer: BTreeMap<&str, (usize, BTreeSet<&str>, bool)> = BTreeMap::new();
        let mut asking = Vec::new();
        for (at, strand) in self.answers.iter().filter(|(_, strand)| strand.says != Says::Ours) {
            let (named, speaks) = (strand.named.iter().map(String::as_str), strand.says == Says::Person);
            let Some(writer) = strand.somebody() else {
                asking.push((*at, named.collect(), speaks));
                continue;
            };
            let one = by_writer.entry(writer).or_insert((*at, BTreeSet::new(), false));
            one.2 |= speaks;
            one.1.extend(named.filter(|_| speaks));
        }
        asking.extend(by_writer.into_values());
        asking
    }
}
