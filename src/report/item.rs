//! What reports count: one thing at a time, with the figures that it stands in.

use std::borrow::Cow;

use crate::desk::facts::Fact;
use crate::desk::id::DepartmentId;
use crate::desk::time::Moment;
use crate::report::group::Credit;
use crate::table::Cell;

/// A set of marks. A report gives each of its kinds of things a mark; an item bears those that fit, and a figure counts
/// the items that bear any of its marks.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Marks(u64);

impl Marks {
    /// No mark.
    pub const NONE: Marks = Marks(0);

    /// The mark of this number, below 64.
    pub const fn nth(number: u32) -> Marks {
        Marks(1 << number)
    }

    /// These and those.
    pub const fn and(self, others: Marks) -> Marks {
        Marks(self.0 | others.0)
    }

    /// These if it is so, else none.
    pub const fn when(self, so: bool) -> Marks {
        if so { self } else { Marks::NONE }
    }

    /// Whether any mark is in both.
    pub const fn meets(self, others: Marks) -> bool {
        self.0 & others.0 != 0
    }

    /// These marks of one report as those of another, for each pair of them.
    pub fn translate(self, pairs: &[(Marks, Marks)]) -> Marks {
        let met = pairs.iter().filter(|(from, _)| self.meets(*from));
        met.fold(Marks::NONE, |all, (_, to)| all.and(*to))
    }
}

/// Which of an item's amounts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Amount(pub usize);

/// How many amounts an item has room for.
pub const AMOUNTS: usize = 3;

/// One thing that a report counts: a promise, a solve, a message, a ticket.
#[derive(Clone, Debug)]
pub struct Item<'a> {
    /// Its ticket.
    pub fact: &'a Fact,
    /// When it was decided; nothing while it is open.
    pub at: Option<Moment>,
    /// To whom it goes.
    pub credit: Credit,
    /// The department that answers for it.
    pub department: Option<DepartmentId>,
    /// Of a transfer, into which department it went; nothing: into none.
    pub moved_to: Option<Option<DepartmentId>>,
    /// The name of the policy that it falls under.
    pub policy: Option<&'a str>,
    /// Which part of the report it belongs to (see [`super::Parts`]); empty where the report has none.
    pub part: Cow<'a, str>,
    /// In which figures it counts.
    pub marks: Marks,
    /// What is summed or averaged; whole minutes, mostly.
    pub amounts: [Option<i64>; AMOUNTS],
    /// The cells of its row in `--list`, but for its groups, which are filled in; empty unless the report lists.
    pub details: Vec<Cell>,
}

impl<'a> Item<'a> {
    /// An item of this ticket, credited to whoever has it and where it lies, without marks.
    pub fn of(fact: &'a Fact, at: Option<Moment>) -> Item<'a> {
        Item {
            fact,
            at,
            credit: Credit::of_assignee(fact.assignee),
            department: fact.department,
            moved_to: None,
            policy: fact.policy.as_ref().map(|policy| policy.name.as_str()),
            part: Cow::Borrowed(""),
            marks: Marks::NONE,
            amounts: [None; AMOUNTS],
            details: Vec::new(),
        }
    }

    /// The amount, where the item has it.
    pub fn amount(&self, amount: Amount) -> Option<i64> {
        self.amounts.get(amount.0).copied().flatten()
    }
}
