//! The telling of a story: each promise with one sentence, and with its course, each row with its reason.

use crate::desk::ticket::Target;

use super::because::because;
use super::course::{Row, course};
use super::explain;
use super::sentence::sentence;
use super::story::Story;
use super::timeline::Step;
use super::verdict::{ClockStatus, Verdict};

/// The story of one instance of a promise.
#[derive(Clone, PartialEq, Debug)]
pub struct Told {
    /// How it stands.
    pub verdict: Verdict,
    /// Why, in one sentence.
    pub sentence: String,
    /// What happened, in order, each row with its reason.
    pub timeline: Vec<(Row, String)>,
}

impl Told {
    /// Of a ticket that no clock has heard of.
    fn unheard(verdict: Verdict) -> Told {
        let sentence = "nothing is promised: all that is known of it comes from before the desk".into();
        Told { verdict: Verdict { status: ClockStatus::None, ..verdict }, sentence, timeline: Vec::new() }
    }

    /// Whether there is such an instance: a next response that nobody waited for does not exist, nor does an update that
    /// nobody promised.
    pub fn exists(&self) -> bool {
        self.verdict.exists()
    }

    /// Whether anything was ever promised by it.
    pub fn is_promised(&self) -> bool {
        self.verdict.goal.is_some() || self.timeline.iter().any(|(row, _)| row.goal.is_some())
    }
}

impl Story<'_> {
    /// The stories of each promise, in the order of [`Target::ALL`]: of each instance that exists, oldest first; of one
    /// that has not begun where none does.
    pub fn tell(&self) -> [Vec<Told>; Target::COUNT] {
        let (judged, steps) = explain(self.start, self.events, self.as_of);
        Target::each(|target| {
            if self.events.is_empty() {
                return vec![Told::unheard(*judged.verdict(target))];
            }
            let mut verdicts: Vec<Verdict> = judged.instances(target).copied().collect();
            if verdicts.is_empty() {
                verdicts.push(*judged.verdict(target));
            }
            let mut own: Vec<Vec<Step>> = vec![Vec::new(); verdicts.len()];
            for step in steps.iter().filter(|step| step.target == target) {
                // In order, but an update that nobody promised is missing.
                let place = verdicts.binary_search_by_key(&step.instance, |verdict| verdict.instance).ok();
                place.and_then(|place| own.get_mut(place)).into_iter().for_each(|own| own.push(*step));
            }
            verdicts.into_iter().zip(own).map(|(verdict, steps)| self.told(verdict, &steps)).collect()
        })
    }

    fn told(&self, verdict: Verdict, steps: &[Step]) -> Told {
        let rows = course(self, steps, &verdict);
        let mut goal = None;
        let timeline: Vec<(Row, String)> = rows
            .into_iter()
            .map(|row| {
                let before = std::mem::replace(&mut goal, row.goal);
                let because = because(self, &row, before, &verdict);
                (row, because)
            })
            .collect();
        let sentence = sentence(self, &verdict, &timeline);
        Told { verdict, sentence, timeline }
    }
}
