//! Which mails are one ticket: worked out of the whole set of them, so that the order in which they came leaves no trace
//! (intake §2). Pure.
//!
//! Each mail goes where the mail is that it answers, whoever writes; so a mail hangs on one other, and joins nothing. That several
//! tickets are one shows a mail of a person, or of ours, which names mails of them all, and whose writer takes part in each
//! of them by other mails. What strangers and machines name is no more than a link.

mod crowd;
mod named;
mod siblings;
mod strand;
mod union;

use std::collections::{BTreeMap, BTreeSet};

use crowd::Crowd;
use named::{Means, Named};
use union::Union;

pub use named::seen_by_all;
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
    union: Union,
    /// What each mail names, in the order of the ladder, with what that means.
    paths: Vec<Vec<(&'s str, Means)>>,
    /// The mails that count: of several versions of one, the first.
    counts: Vec<bool>,
    /// Mails that hang on others by a word of their writers alone, which nobody has confirmed.
    hung: BTreeSet<usize>,
}

impl<'s> Set<'s> {
    fn new(strands: &'s [Strand]) -> Set<'s> {
        let named = Named::new(strands);
        let (mut counts, mut union) = (vec![false; strands.len()], Union::new(strands.len()));
        for versions in named.versions() {
            union.unite_all(versions);
            if let Some(first) = versions.first().and_then(|at| counts.get_mut(*at)) {
                *first = true;
            }
        }
        let paths = (0..strands.len()).map(|at| named.path(at)).collect();
        Set { strands, union, paths, counts, hung: BTreeSet::new() }
    }

    fn counting(&self) -> impl Iterator<Item = (usize, &'s Strand)> {
        self.strands.iter().enumerate().filter(|(at, _)| self.counts.get(*at) == Some(&true))
    }

    fn part(&mut self, at: usize) -> usize {
        self.union.part(at)
    }

    fn path(&self, at: usize) -> &[(&'s str, Means)] {
        self.paths.get(at).map_or(&[], Vec::as_slice)
    }

    /// Each mail is with the one that it answers. Those that answer one which is not there, or which went to many, are with each other
    /// where their people have to do with each other.
    fn answers_hang_on_what_they_answer(&mut self) {
        let mut siblings: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        let mut pinned: BTreeMap<TicketId, Vec<usize>> = BTreeMap::new();
        for at in self.counting().map(|(at, _)| at).collect::<Vec<_>>() {
            match self.path(at).first().copied() {
                Some((_, Means::Mail(parent))) => self.union.unite(parent, at),
                Some((name, Means::Nothing)) => siblings.entry(name).or_default().push(at),
                None => {}
            }
        }
        for (at, strand) in self.strands.iter().enumerate() {
            if let Some(ticket) = strand.pinned {
                pinned.entry(ticket).or_default().push(at);
            }
        }
        pinned.into_values().for_each(|places| self.union.unite_all(&places));
        for places in siblings.into_values().filter(|places| places.len() > 1) {
            self.hung.extend(siblings::bring_together(self.strands, &places, &mut self.union));
        }
    }

    /// A thread that begins with answers to a mail which is not there hangs on the next that these name: where it begins with one
    /// alone, where all of it came by a list, or where somebody takes part in what it hangs on. So nobody can hang a thread of
    /// others anywhere.
    fn lone_answers_hang_on_what_is_there(&mut self) {
        let (crowds, mut hang) = (self.crowds(), Vec::new());
        for (thread, tops) in self.tops() {
            let mut on: BTreeMap<usize, bool> = BTreeMap::new();
            let tops = tops.iter().filter(|top| !self.hung.contains(top));
            let strands: Vec<(usize, &Strand)> =
                tops.filter_map(|top| Some((*top, self.strands.get(*top)?))).collect();
            let certain = strands.len() == 1 || strands.iter().all(|(_, top)| !top.lists.is_empty());
            for (at, top) in strands {
                if let Some(other) = self.path(at).iter().find_map(|(_, means)| mail_of(*means)) {
                    let other = self.part(other);
                    let takes_part = crowds.get(&other).is_some_and(|crowd| crowd.has_part(top));
                    *on.entry(other).or_default() |= top.says != Says::Nobody && takes_part;
                }
            }
            // Where they name several, nobody knows.
            if let Some((other, _)) = on.pop_first().filter(|(_, takes_part)| *takes_part || certain)
                && on.is_empty()
            {
                hang.push((other, thread));
            }
        }
        for (other, thread) in hang {
            self.union.unite(other, thread);
        }
    }

    /// For each part the mails of it that answer none of the others.
    fn tops(&mut self) -> BTreeMap<usize, Vec<usize>> {
        let mut tops: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for at in self.counting().map(|(at, _)| at).collect::<Vec<_>>() {
            let part = self.part(at);
            let named: Vec<usize> = self.path(at).iter().filter_map(|(_, means)| mail_of(*means)).collect();
            if !named.into_iter().any(|other| self.part(other) == part) {
                tops.entry(part).or_default().push(at);
            }
        }
        tops
    }

    /// Who takes part in each part: from the mail with which it begins and ours, who names whom. Where several people begin one, by
    /// answers to a mail that is not there, nobody can say which of them it was: their dates may say anything. Whoever only hangs on them
    /// was none of those.
    fn crowds(&mut self) -> BTreeMap<usize, Crowd<'s>> {
        let mut crowds: BTreeMap<usize, Crowd<'s>> = BTreeMap::new();
        let mut certain: BTreeSet<usize> = BTreeSet::new();
        for (part, mut tops) in self.tops() {
            let speaks = |at: &usize| self.strands.get(*at).is_some_and(|strand| strand.says != Says::Nobody);
            tops.retain(|at| speaks(at) && !self.hung.contains(at));
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
        let claims = self.claims();
        let mut again = true;
        while std::mem::take(&mut again) {
            for claim in &claims {
                let (mine, theirs) = (self.part(claim.by), self.part(claim.on));
                let (Some(one), Some(two)) = (self.strands.get(claim.by), self.strands.get(claim.on)) else {
                    continue;
                };
                let both = |says: fn(&Crowd<'s>, &Strand) -> bool, strand| {
                    [mine, theirs]
                        .iter()
                        .all(|part| crowds.get(part).is_some_and(|crowd| says(crowd, strand)))
                };
                let joins = match claim.is_it {
                    true => both(Crowd::has_part, one),
                    false => both(Crowd::concerns, one) && both(Crowd::concerns, two),
                };
                if mine != theirs && joins {
                    self.union.unite(mine, theirs);
                    let theirs = crowds.remove(&theirs).unwrap_or_default();
                    crowds.entry(mine).or_default().take_in(theirs);
                    again = true;
                }
            }
        }
    }

    /// What mails of one thread say of another one.
    fn claims(&mut self) -> Vec<Claim> {
        let mut told: BTreeMap<&str, Vec<(usize, Means)>> = BTreeMap::new();
        for at in 0..self.strands.len() {
            for (name, means) in self.path(at) {
                told.entry(name).or_default().push((at, *means));
            }
        }
        let mut claims = Vec::new();
        for tellers in told.into_values() {
            let mut threads = BTreeSet::new();
            for (at, means) in &tellers {
                threads.insert(self.part(*at));
                threads.extend(mail_of(*means).map(|mail| self.part(mail)));
            }
            if threads.len() < 2 {
                continue;
            }
            // Of those who say the same in one thread, one is enough.
            let mut seen = BTreeSet::new();
            let mut told_by: Vec<(usize, Means)> = Vec::new();
            for (at, means) in tellers {
                let Some(strand) = self.strands.get(at) else { continue };
                let ours = strand.says == Says::Ours;
                let who = (self.part(at), ours, &strand.writer, &strand.lists, ours.then_some(&strand.named));
                if strand.says != Says::Nobody && strand.pinned.is_none() && seen.insert((means, who)) {
                    told_by.push((at, means));
                }
            }
            if threads.len() > MOST_THREADS || told_by.len() > MOST_THREADS {
                continue;
            }
            for (place, (by, means)) in told_by.iter().enumerate() {
                match means {
                    Means::Mail(on) => claims.push(Claim { by: *by, on: *on, is_it: true }),
                    Means::Nothing => {
                        let others = told_by.get(place + 1..).unwrap_or_default().iter();
                        let same = others.filter(|(_, other)| *other == Means::Nothing);
                        claims.extend(same.map(|(on, _)| Claim { by: *by, on: *on, is_it: false }));
                    }
                }
            }
        }
        claims
    }
}

/// That a mail names another one, or that both name one which is not there.
struct Claim {
    by: usize,
    on: usize,
    is_it: bool,
}

fn mail_of(means: Means) -> Option<usize> {
    match means {
        Means::Mail(mail) => Some(mail),
        Means::Nothing => None,
    }
}

#[cfg(test)]
mod tests;
