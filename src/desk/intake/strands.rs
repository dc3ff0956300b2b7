//! Which mails are one ticket: worked out of the whole set of them, so that the order in which they came leaves no trace
//! (intake §2). Pure.
//!
//! Each mail goes where the mail is that it answers, whoever writes; so a mail hangs on one other, and joins nothing. That several
//! tickets are one shows a mail of a person, or of ours, which names mails of them all, and whose writer takes part in each
//! of them by other mails. What strangers and machines name is no more than a link.

mod crowd;
mod strand;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crowd::Crowd;

pub use strand::{Says, Strand};

use crate::desk::id::TicketId;

/// An id that more threads share is of no use to tell who belongs together.
const MOST_THREADS: usize = 200;

/// The parts in which these mails fall: for each one the place of a mail that stands for its part.
pub fn parts(strands: &[Strand]) -> Vec<usize> {
    let mut set = Set::new(strands);
    set.answers_hang_on_what_they_answer();
    set.lone_answers_hang_on_what_is_there();
    set.who_takes_part_in_both_joins();
    (0..strands.len()).map(|at| set.part(at)).collect()
}

struct Set<'s> {
    strands: &'s [Strand],
    /// Each place leads to another one of its part, the last to itself.
    up: Vec<usize>,
    /// The mails of each id.
    by_id: HashMap<&'s str, Vec<usize>>,
    /// The one that counts among those of its id.
    counts: Vec<bool>,
}

impl<'s> Set<'s> {
    fn new(strands: &'s [Strand]) -> Set<'s> {
        let mut by_id: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, strand) in strands.iter().enumerate() {
            by_id.entry(&strand.id).or_default().push(at);
        }
        let mut counts = vec![false; strands.len()];
        for same in by_id.values_mut() {
            same.sort_by_key(|at| strands.get(*at).map(Strand::rank));
            if let Some(first) = same.first().and_then(|at| counts.get_mut(*at)) {
                *first = true;
            }
        }
        Set { strands, up: (0..strands.len()).collect(), by_id, counts }
    }

    fn counting(&self) -> impl Iterator<Item = (usize, &'s Strand)> {
        self.strands.iter().enumerate().filter(|(at, _)| self.counts.get(*at) == Some(&true))
    }

    fn part(&mut self, mut at: usize) -> usize {
        while let Some(up) = self.up.get(at).copied().filter(|up| *up != at) {
            let further = self.up.get(up).copied().unwrap_or(up);
            if let Some(mine) = self.up.get_mut(at) {
                *mine = further;
            }
            at = up;
        }
        at
    }

    /// Makes one part of two, under that of the first.
    fn unite(&mut self, one: usize, other: usize) {
        let (one, other) = (self.part(one), self.part(other));
        if let Some(up) = self.up.get_mut(other) {
            *up = one;
        }
    }

    fn unite_all(&mut self, places: &[usize]) {
        if let Some((first, rest)) = places.split_first() {
            rest.iter().for_each(|other| self.unite(*first, *other));
        }
    }

    /// Mails of one id are together, and each with that which it answers, seen or not.
    fn answers_hang_on_what_they_answer(&mut self) {
        let mut together: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        let mut pinned: BTreeMap<TicketId, Vec<usize>> = BTreeMap::new();
        for (id, same) in &self.by_id {
            together.entry(id).or_default().extend(same);
        }
        for (at, strand) in self.counting() {
            if let Some(parent) = strand.answers.first() {
                together.entry(parent).or_default().push(at);
            }
        }
        for (at, strand) in self.strands.iter().enumerate() {
            if let Some(ticket) = strand.pinned {
                pinned.entry(ticket).or_default().push(at);
            }
        }
        for places in together.into_values().chain(pinned.into_values()) {
            self.unite_all(&places);
        }
    }

    /// A thread whose first mail answers one that is not there hangs on the next that it names; by itself alone, so that nobody
    /// can hang a thread of others anywhere.
    fn lone_answers_hang_on_what_is_there(&mut self) {
        let mut hang = Vec::new();
        for (thread, tops) in self.tops() {
            let [top] = tops.as_slice() else { continue };
            let Some(strand) = self.strands.get(*top) else { continue };
            let mut others = strand.answers.iter().filter_map(|name| self.by_id.get(name.as_str()));
            if let Some(other) = others.find_map(|same| same.first().copied()) {
                hang.push((other, thread));
            }
        }
        for (other, thread) in hang {
            self.unite(other, thread);
        }
    }

    /// For each part the mails of it that answer none of the others.
    fn tops(&mut self) -> BTreeMap<usize, Vec<usize>> {
        let mut tops: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let counting: Vec<(usize, &Strand)> = self.counting().collect();
        for (at, strand) in counting {
            let part = self.part(at);
            let within = |set: &mut Self, name: &String| {
                let same = set.by_id.get(name.as_str()).and_then(|same| same.first().copied());
                same.is_some_and(|other| other != at && set.part(other) == part)
            };
            if !strand.answers.iter().any(|name| within(self, name)) {
                tops.entry(part).or_default().push(at);
            }
        }
        tops
    }

    /// Who takes part in each part: from the mail with which it begins and ours, who names whom. Where several people begin one, by
    /// answers to a mail that is not there, nobody can say which of them it was: their dates may say anything.
    fn crowds(&mut self) -> BTreeMap<usize, Crowd<'s>> {
        let mut crowds: BTreeMap<usize, Crowd<'s>> = BTreeMap::new();
        let mut certain: BTreeSet<usize> = BTreeSet::new();
        for (part, mut tops) in self.tops() {
            tops.retain(|at| self.strands.get(*at).is_some_and(|strand| strand.says != Says::Nobody));
            let strands: Vec<&Strand> = tops.iter().filter_map(|at| self.strands.get(*at)).collect();
            let Some(first) = strands.first() else { continue };
            if strands.iter().all(|strand| strand.writer == first.writer) {
                certain.extend(tops);
            }
            let of_all = |list: &&String| strands.iter().all(|strand| strand.lists.contains(list));
            crowds
                .entry(part)
                .or_default()
                .lists
                .extend(first.lists.iter().filter(of_all).map(String::as_str));
        }
        for (at, strand) in self.strands.iter().enumerate() {
            let crowd = crowds.entry(self.part(at)).or_default();
            if self.counts.get(at) == Some(&true) && strand.says != Says::Nobody {
                crowd.add(strand, strand.says == Says::Ours || certain.contains(&at));
            }
        }
        crowds
    }

    /// Whoever takes part in two threads, and names a mail of the other one, makes them one. Where that mail is not there, somebody who
    /// takes part must name it in either: to name what is not there is nobody's word for others.
    fn who_takes_part_in_both_joins(&mut self) {
        let mut crowds = self.crowds();
        let shared = self.shared();
        let mut again = true;
        while std::mem::take(&mut again) {
            for name in &shared {
                for at in &name.told_by {
                    for (other, is_it) in name
                        .held_by
                        .iter()
                        .map(|at| (at, true))
                        .chain(name.told_by.iter().map(|at| (at, false)))
                    {
                        let (mine, theirs) = (self.part(*at), self.part(*other));
                        let (Some(one), Some(two)) = (self.strands.get(*at), self.strands.get(*other)) else {
                            continue;
                        };
                        let vouches = |strand: &Strand| {
                            let both = [mine, theirs]
                                .map(|part| crowds.get(&part).is_some_and(|crowd| crowd.has_part(strand)));
                            both == [true, true]
                        };
                        if mine != theirs && vouches(one) && (is_it || vouches(two)) {
                            self.unite(mine, theirs);
                            let theirs = crowds.remove(&theirs).unwrap_or_default();
                            crowds.entry(mine).or_default().take_in(theirs);
                            again = true;
                        }
                    }
                }
            }
        }
    }

    /// The ids that more than one thread names.
    fn shared(&mut self) -> Vec<Shared> {
        let mut told: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, strand) in self.strands.iter().enumerate() {
            strand.answers.iter().for_each(|name| told.entry(name).or_default().push(at));
        }
        let mut shared = Vec::new();
        for (name, tellers) in told {
            let holders = self.by_id.get(name).cloned().unwrap_or_default();
            let threads: BTreeSet<usize> = tellers.iter().chain(&holders).map(|at| self.part(*at)).collect();
            if threads.len() < 2 {
                continue;
            }
            // Of those who say the same in one thread, one is enough.
            let mut seen = BTreeSet::new();
            let told_by: Vec<usize> = tellers
                .into_iter()
                .filter(|at| {
                    let part = self.part(*at);
                    self.strands.get(*at).is_some_and(|strand| {
                        let speaks = strand.says != Says::Nobody && strand.pinned.is_none();
                        speaks
                            && seen.insert((part, &strand.writer, strand.says == Says::Ours, &strand.lists))
                    })
                })
                .collect();
            if threads.len() <= MOST_THREADS && told_by.len() <= MOST_THREADS {
                shared.push(Shared { told_by, held_by: holders.into_iter().take(1).collect() });
            }
        }
        shared
    }
}

/// An id that more than one thread names.
struct Shared {
    /// Mails of people and of ours that name it.
    told_by: Vec<usize>,
    /// The mail that has it.
    held_by: Vec<usize>,
}

#[cfg(test)]
mod tests;
