//! Who takes part in a thread: those whom a mail names that is believed, and a mail is believed whose writer is named.

use std::collections::{HashMap, HashSet};

use super::strand::{Says, Strand};

/// The people of a thread.
#[derive(Default)]
pub(super) struct Crowd<'s> {
    people: HashSet<&'s str>,
    /// The lists by which it began: each mail with which it does came by them.
    pub(super) lists: HashSet<&'s str>,
    /// Mails of those whom nobody has named yet, by their writers.
    strangers: HashMap<&'s str, Vec<&'s Strand>>,
}

impl<'s> Crowd<'s> {
    /// One more mail; `certain`: it stands by itself.
    pub(super) fn add(&mut self, strand: &'s Strand, certain: bool) {
        if certain || self.people.contains(strand.writer.as_str()) {
            self.believe(strand);
        } else {
            self.strangers.entry(&strand.writer).or_default().push(strand);
        }
    }

    fn believe(&mut self, strand: &'s Strand) {
        let mut heard = vec![strand];
        while let Some(strand) = heard.pop() {
            for name in strand.named.iter().chain([&strand.writer]).filter(|name| !name.is_empty()) {
                if self.people.insert(name) {
                    heard.extend(self.strangers.remove(name.as_str()).into_iter().flatten());
                }
            }
        }
    }

    /// Whether whoever wrote a mail takes part here, or the list by which it came.
    pub(super) fn has_part(&self, strand: &Strand) -> bool {
        strand.says == Says::Ours
            || self.people.contains(strand.writer.as_str())
            || strand.lists.iter().any(|list| self.lists.contains(list.as_str()))
    }

    /// Whether it is about the people here: we take part everywhere, but not everybody is meant by what we write.
    pub(super) fn concerns(&self, strand: &Strand) -> bool {
        match strand.says {
            Says::Ours => strand.named.iter().any(|name| self.people.contains(name.as_str())),
            _ => self.has_part(strand),
        }
    }

    /// Two threads are one, and their people too.
    pub(super) fn take_in(&mut self, mut other: Crowd<'s>) {
        if other.people.len() + other.strangers.len() > self.people.len() + self.strangers.len() {
            std::mem::swap(self, &mut other);
        }
        self.lists.extend(other.lists);
        for name in other.people {
            if self.people.insert(name) {
                for strand in self.strangers.remove(name).into_iter().flatten() {
                    self.believe(strand);
                }
            }
        }
        for strand in other.strangers.into_values().flatten() {
            self.add(strand, false);
        }
    }
}
