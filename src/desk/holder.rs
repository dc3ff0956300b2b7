//! Whose an address is. Two addresses of one person are made one person's, and taken apart again; each time is a fact, and what
//! they add up to is worked out here.

use std::collections::BTreeMap;

use crate::desk::id::{AddressId, OperationId};
use crate::desk::time::Moment;

/// An address that went from one customer to another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Moved {
    /// By which operation.
    pub operation: OperationId,
    /// Whether that stands.
    pub stands: bool,
    /// When it counts.
    pub at: Moment,
    /// Which address.
    pub address: AddressId,
    /// Whose it is from then on.
    pub customer: i64,
    /// Whose it had been.
    pub was: i64,
}

/// The customers to whom an address belongs, one within the other: that with which it was born, then each into which that one was
/// merged, and since when. The last one holds it.
pub type Line = Vec<(i64, Moment)>;

/// The lines of all addresses that were ever moved. To go back to a customer of the line takes away all behind it.
pub fn lines(moved: &[Moved]) -> BTreeMap<AddressId, Line> {
    let mut lines: BTreeMap<AddressId, Line> = BTreeMap::new();
    for one in moved {
        // What was undone says all the same with whom it began.
        let line = lines.entry(one.address).or_insert_with(|| vec![(one.was, Moment(i64::MIN))]);
        if !one.stands {
            continue;
        }
        match line.iter().position(|(customer, _)| *customer == one.customer) {
            Some(place) => line.truncate(place + 1),
            None => line.push((one.customer, one.at)),
        }
    }
    lines
}

/// Where the addresses go that came along with this one when it was last moved, and which those are; nothing where it was never
/// moved, or is back.
pub fn back(moved: &[Moved], address: AddressId) -> Option<(i64, Vec<AddressId>)> {
    let lines = lines(moved);
    let line = lines.get(&address).filter(|line| line.len() > 1)?;
    let [.., (to, _), (from, _)] = line.as_slice() else { return None };
    let last_into = |address: AddressId, customer: i64| {
        let of = |one: &&Moved| one.stands && one.address == address && one.customer == customer;
        moved.iter().rfind(of).map(|one| one.operation)
    };
    let operation = last_into(address, *from)?;
    let along = lines
        .iter()
        .filter(|(other, line)| ends_with(line, *to, *from) && last_into(**other, *from) == Some(operation));
    Some((*to, along.map(|(other, _)| *other).collect()))
}

/// Whether an address is held by `last`, and was by `before` before that.
fn ends_with(line: &Line, before: i64, last: i64) -> bool {
    matches!(line.as_slice(), [.., (one, _), (two, _)] if (*one, *two) == (before, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Operation, address, from whom, to whom.
    fn moved(all: &[(i64, i64, i64, i64)]) -> Vec<Moved> {
        let one = |(operation, address, was, customer): &(i64, i64, i64, i64)| Moved {
            operation: OperationId(*operation),
            stands: true,
            at: Moment(*operation),
            address: AddressId(*address),
            customer: *customer,
            was: *was,
        };
        all.iter().map(one).collect()
    }

    fn line(moved: &[Moved], address: i64) -> Vec<(i64, i64)> {
        let lines = lines(moved);
        lines[&AddressId(address)].iter().skip(1).map(|(customer, at)| (*customer, at.0)).collect()
    }

    #[test]
    fn an_address_goes_along_and_comes_back() {
        // 2 into 1, then 1 (with 2's address) into 3.
        let mut all = moved(&[(10, 2, 2, 1), (20, 1, 1, 3), (20, 2, 1, 3)]);
        assert_eq!((line(&all, 2), line(&all, 1)), (vec![(1, 10), (3, 20)], vec![(3, 20)]));
        assert_eq!(back(&all, AddressId(1)), Some((1, vec![AddressId(1), AddressId(2)])));
        all.extend(moved(&[(30, 1, 3, 1), (30, 2, 3, 1)]));
        assert_eq!((line(&all, 2), line(&all, 1)), (vec![(1, 10)], vec![]));
        assert_eq!(
            (back(&all, AddressId(1)), back(&all, AddressId(2))),
            (None, Some((2, vec![AddressId(2)])))
        );
        // What is undone is as if it had not been.
        all[3].stands = false;
        all[4].stands = false;
        assert_eq!(line(&all, 2), vec![(1, 10), (3, 20)]);
        all.iter_mut().for_each(|one| one.stands = false);
        assert_eq!((line(&all, 2), line(&all, 1)), (vec![], vec![]));
        assert_eq!(back(&all, AddressId(2)), None);
    }

    #[test]
    fn one_that_came_alone_goes_alone() {
        let all = moved(&[(10, 2, 2, 1), (20, 3, 3, 1)]);
        assert_eq!(back(&all, AddressId(3)), Some((3, vec![AddressId(3)])));
        assert_eq!(back(&all, AddressId(1)), None);
        let all = moved(&[(10, 2, 2, 1), (20, 2, 1, 2), (30, 2, 2, 1)]);
        assert_eq!(line(&all, 2), vec![(1, 30)]);
    }
}
