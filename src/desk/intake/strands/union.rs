//! Parts that grow together.

/// The parts of a set of places.
pub(super) struct Union {
    /// Each place leads to another one of its part, the last to itself.
    up: Vec<usize>,
}

impl Union {
    /// So many places, each by itself.
    pub(super) fn new(places: usize) -> Union {
        Union { up: (0..places).collect() }
    }

    /// The place that stands for the part of this one.
    pub(super) fn part(&mut self, mut at: usize) -> usize {
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
    pub(super) fn unite(&mut self, one: usize, other: usize) {
        let (one, other) = (self.part(one), self.part(other));
        if let Some(up) = self.up.get_mut(other) {
            *up = one;
        }
    }

    /// Makes one part of all these.
    pub(super) fn unite_all(&mut self, places: &[usize]) {
        if let Some((first, rest)) = places.split_first() {
            rest.iter().for_each(|other| self.unite(*first, *other));
        }
    }
}
