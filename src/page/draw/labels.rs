//! Which labels along the bottom are written, so that none touches another or the edge of the sheet.

use super::super::words::{fitted, wide};
use super::sheet::{TYPE, px};

/// A label and where its middle goes, in half-pixels from the left edge of the sheet.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Placed {
    pub words: String,
    pub middle: i32,
}

/// Labels at rising places: all of them where they fit, else every second, every third … Those at the edges of the sheet
/// are moved inwards. One label is always written.
pub(super) fn placed(labels: &[(String, i32)], sheet: i32) -> Vec<Placed> {
    let all: Vec<(Placed, i32)> = labels
        .iter()
        .map(|(words, middle)| {
            let words = fitted(words, px(110), TYPE);
            let width = wide(&words, TYPE);
            let half = width / 2;
            let middle = (*middle).min(sheet - half).max(half);
            (Placed { words, middle }, width)
        })
        .collect();
    let every = (1..=all.len()).find(|step| apart(&all, *step)).unwrap_or(1);
    all.into_iter().step_by(every).map(|(placed, _)| placed).collect()
}

fn apart(all: &[(Placed, i32)], step: usize) -> bool {
    let left = |(placed, width): &(Placed, i32)| placed.middle - width / 2;
    let mut free = i32::MIN;
    for label in all.iter().step_by(step) {
        if left(label) < free {
            return false;
        }
        free = left(label) + label.1 + px(10);
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_label_touches_another_however_many_there_are() {
        for (points, sheet) in
            [1, 2, 12, 31, 53, 400, 5000].into_iter().flat_map(|n| [(n, px(760)), (n, px(340))])
        {
            let labels: Vec<(String, i32)> = (0..points)
                .map(|n: i32| {
                    (format!("2026-W{:02}", n % 53), px(40) + (sheet - px(40)) * (2 * n + 1) / (2 * points))
                })
                .collect();
            let placed = placed(&labels, sheet);
            assert!(!placed.is_empty(), "{points} points without a label");
            assert!(placed.len() >= usize::try_from(points.min(3)).unwrap(), "{points}: only {placed:?}");
            let mut free = 0;
            for label in placed {
                let half = wide(&label.words, TYPE) / 2;
                assert!(label.middle - half >= free, "{points} on {sheet}: {label:?}");
                free = label.middle + half;
            }
            assert!(free <= sheet + 1);
        }
    }
}
