//! Which mail an id means for the one who names it: more than one mail may have come with it, and a mail of ours that went to many
//! who do not see each other is no common thread of those.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::strand::{Says, Strand};

/// What an id means for a mail that names it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Means {
    /// This mail.
    Mail(usize),
    /// None that is here, or none that this one could have in common with others.
    Nothing,
}

/// The mails by their ids.
pub(super) struct Named<'s> {
    strands: &'s [Strand],
    /// For each id the mails that came with it, one for each likeness, and the versions of each; the one that keeps the id first.
    by_id: HashMap<&'s str, Vec<Vec<usize>>>,
    /// Of those of ours that went to many: whom all of them could see, who answers in its thread.
    to_many: HashMap<usize, BTreeSet<&'s str>>,
}

impl<'s> Named<'s> {
    pub(super) fn new(strands: &'s [Strand]) -> Named<'s> {
        let mut alike: HashMap<&str, HashMap<&str, Vec<usize>>> = HashMap::new();
        for (at, strand) in strands.iter().enumerate() {
            alike.entry(&strand.id).or_default().entry(&strand.likeness).or_default().push(at);
        }
        let rank = |at: &usize| strands.get(*at).map(Strand::rank);
        let mut by_id = HashMap::new();
        for (id, groups) in alike {
            let mut groups: Vec<Vec<usize>> = groups.into_values().collect();
            groups.iter_mut().for_each(|versions| versions.sort_by_key(rank));
            groups.sort_by_key(|versions| versions.first().and_then(rank));
            by_id.insert(id, groups);
        }
        let mut named = Named { strands, by_id, to_many: HashMap::new() };
        named.to_many = named.mails_to_many();
        named
    }

    /// The versions of each mail, the one that counts first.
    pub(super) fn versions(&self) -> impl Iterator<Item = &Vec<usize>> {
        self.by_id.values().flatten()
    }

    /// Our mails that went to people who do not see each other, by what all their versions say.
    fn mails_to_many(&self) -> HashMap<usize, BTreeSet<&'s str>> {
        let mut to_many = HashMap::new();
        for versions in self.versions() {
            let ours: Vec<&Strand> = versions.iter().filter_map(|at| self.strands.get(*at)).collect();
            if let (Some(first), Some(seen)) = (versions.first(), seen_by_all(&ours)) {
                to_many.insert(*first, seen);
            }
        }
        to_many
    }

    /// What an id means for the mail in this place.
    pub(super) fn means(&self, at: usize, name: &str) -> Means {
        let (Some(strand), Some(groups)) = (self.strands.get(at), self.by_id.get(name)) else {
            return Means::Nothing;
        };
        let firsts =
            || groups.iter().filter(|versions| !versions.contains(&at)).filter_map(|v| v.first().copied());
        // Where several mails have it, it is their own that people answer with it, and we answer the one of whom we write to.
        let knows = |other: &usize| {
            self.strands.get(*other).is_some_and(|other| match strand.says {
                Says::Ours => strand.mentions(&other.writer),
                _ => strand.somebody().is_some_and(|writer| writer == other.writer),
            })
        };
        let found = match groups.len() {
            1 => firsts().next(),
            _ => firsts().find(knows).or_else(|| firsts().next()),
        };
        match found {
            Some(mail) if self.is_in_its_thread(strand, mail) => Means::Mail(mail),
            _ => Means::Nothing,
        }
    }

    /// Whether the thread of a mail is that of one that names it, too.
    fn is_in_its_thread(&self, strand: &Strand, mail: usize) -> bool {
        self.to_many.get(&mail).is_none_or(|seen| seen.iter().any(|mailbox| strand.mentions(mailbox)))
    }

    /// What a mail names, in the order of the ladder: each id with the mail that it means. Behind a mail of ours that went to many
    /// stands what that one answered; those who got it have not.
    pub(super) fn path(&self, at: usize) -> Vec<(&'s str, Means)> {
        let mut path = Vec::new();
        for name in self.strands.get(at).into_iter().flat_map(|strand| &strand.answers) {
            let means = self.means(at, name);
            path.push((name.as_str(), means));
            if means == Means::Nothing
                && self
                    .by_id
                    .get(name.as_str())
                    .is_some_and(|groups| !groups.iter().all(|versions| versions.contains(&at)))
            {
                break;
            }
        }
        path
    }
}

/// Whom everybody sees who got a mail of ours, by what its versions say, where it went to more than one who do not all see each other;
/// `None` where they do, or it is no mail of ours.
pub fn seen_by_all<'s>(versions: &[&'s Strand]) -> Option<BTreeSet<&'s str>> {
    if !versions.iter().any(|strand| strand.says == Says::Ours && strand.pinned.is_none()) {
        return None;
    }
    // Who sees whom, from version to version.
    let mut rooms: Vec<BTreeSet<&str>> = Vec::new();
    let mut add = |people: BTreeSet<&'s str>| {
        let mut all = people;
        rooms.retain(|room| {
            let apart = room.is_disjoint(&all);
            if !apart {
                all.extend(room);
            }
            apart
        });
        rooms.push(all);
    };
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut visible = 0_usize;
    for strand in versions {
        let people: BTreeSet<&str> = strand.seen_by_all.iter().map(String::as_str).collect();
        if !people.is_empty() {
            visible += usize::from(people.is_disjoint(&seen));
            seen.extend(&people);
            add(people);
        }
    }
    // Whoever is blind is in a room alone. They are only counted: a mail may go to thousands of them.
    let blind = versions.iter().flat_map(|strand| &strand.blind).map(String::as_str);
    let alone: HashSet<&str> = blind.filter(|mailbox| !seen.contains(mailbox)).collect();
    match (rooms.len() + alone.len(), visible) {
        (1, _) => None,
        // One room whose people see each other, and others who see them.
        (_, 1) => Some(seen),
        _ => Some(BTreeSet::new()),
    }
}
