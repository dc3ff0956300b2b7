//! Figures drawn with letters, for a terminal with colours: a bar for a share, and a line of small bars for a series.

/// Places that a bar takes.
pub(super) const BAR: usize = 8;
/// A series takes at most so many places; a longer one is drawn by the means of its stretches.
pub(super) const SERIES: usize = 24;

const EIGHTHS: [&str; 9] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"];
const HEIGHTS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// A share in tenths of a percent as a bar in eighths of a place. It is empty for nothing only and full from 100 % on
/// only, so that 99.9 % is not taken for all.
pub(super) fn bar(tenths: i64) -> String {
    const FULL: i64 = 8 * BAR as i64;
    let eighths = match tenths {
        ..=0 => 0,
        1000.. => FULL,
        _ => ((tenths * FULL + 500) / 1000).clamp(1, FULL - 1),
    };
    let (whole, rest) = (eighths / 8, eighths % 8);
    let eighth = |part: i64| usize::try_from(part).ok().and_then(|part| EIGHTHS.get(part)).copied();
    (0..whole).filter_map(|_| eighth(8)).chain(eighth(rest)).collect()
}

/// The numbers as small bars in at most so many places. They stand on zero, so that the heights of two are in the ratio
/// of their numbers and a steady series looks steady; the lowest bar is for zero alone. Below zero, the lowest number is
/// the ground.
pub(super) fn series(numbers: &[i64], places: usize) -> String {
    let means = stretches(numbers, places.clamp(1, SERIES));
    let low = means.iter().copied().min().unwrap_or_default().min(0);
    let high = means.iter().copied().max().unwrap_or_default().max(0);
    let steps = HEIGHTS.len() as i128 - 1;
    let height = |mean: i128| match high - low {
        0 => 0,
        _ if mean == low => 0,
        range => (((mean - low) * steps * 2 + range) / (2 * range)).clamp(1, steps),
    };
    means
        .into_iter()
        .filter_map(|mean| HEIGHTS.get(usize::try_from(height(mean)).unwrap_or_default()))
        .collect()
}

/// The means of so many stretches of even length, in thousandths; the numbers themselves where they are no more.
fn stretches(numbers: &[i64], places: usize) -> Vec<i128> {
    let count = places.min(numbers.len());
    let edge = |place: usize| place * numbers.len() / count.max(1);
    let stretch = |place: usize| numbers.get(edge(place)..edge(place + 1)).unwrap_or_default();
    (0..count)
        .map(stretch)
        .map(|all| all.iter().map(|n| i128::from(*n) * 1000).sum::<i128>() / (all.len().max(1) as i128))
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_width::UnicodeWidthStr;

    use super::*;

    #[test]
    fn bars_are_full_for_all_and_empty_for_nothing() {
        let bars = [-5, 0, 1, 125, 556, 999, 1000, 4000, i64::MAX, i64::MIN].map(bar);
        assert_eq!(
            bars,
            ["", "", "▏", "█", "████▌", "███████▉", "████████", "████████", "████████", ""],
            "clamped on both sides"
        );
    }

    #[test]
    fn series_stand_on_zero() {
        assert_eq!(series(&[0, 1, 2, 3, 4, 5, 6, 7], 24), "▁▂▃▄▅▆▇█");
        assert_eq!(series(&[0, 0, 0], 24), "▁▁▁");
        assert_eq!(series(&[5, 5, 5], 24), "███", "steady, and not nothing");
        assert_eq!(series(&[100, 101, 100], 24), "███", "a small change looks small");
        assert_eq!(series(&[0, 1, 1000], 24), "▁▂█", "little is more than nothing");
        assert_eq!(series(&[-7, 0, 7], 24), "▁▅█");
        assert_eq!(series(&[-3, -3], 24), "▁▁");
        assert_eq!(series(&[i64::MIN, i64::MAX], 24), "▁█");
        assert_eq!(series(&[7], 24), "█");
        assert_eq!(series(&[], 24), "");
    }

    #[test]
    fn long_series_are_drawn_by_their_means() {
        assert_eq!(series(&[0, 0, 8, 8], 2), "▁█");
        assert_eq!(series(&[0, 1, 0, 0, 0, 4], 3), "▃▁█");
        assert_eq!(series(&vec![1; 1000], 99).chars().count(), SERIES);
    }

    proptest! {
        #[test]
        fn what_is_drawn_keeps_its_room(numbers in prop::collection::vec(any::<i64>(), 0..80), places in 0_usize..40) {
            prop_assert!(series(&numbers, places).width() <= places.clamp(1, SERIES));
            for number in numbers {
                prop_assert!(bar(number).width() <= BAR);
            }
        }

        #[test]
        fn more_is_never_drawn_smaller(a in -100_i64..1100, b in -100_i64..1100) {
            let (small, large) = (a.min(b), a.max(b));
            prop_assert!(bar(small).chars().count() <= bar(large).chars().count());
            let drawn: Vec<char> = series(&[0, small, large], 3).chars().collect();
            prop_assert!(drawn[1] <= drawn[2]);
        }
    }
}
