//! The few figures that reports are made of (metrics §1.0). Whole numbers throughout: no verdict hangs on a rounding.

/// The share in tenths of a percent, half up; `None` of nothing, which is neither 0 % nor 100 %.
pub fn tenths(part: i64, whole: i64) -> Option<i64> {
    crate::table::plain::tenths(part, whole)
}

/// The middle of sorted values; of an even number of them the mean of the two in the middle.
pub fn median(sorted: &[i64]) -> Option<f64> {
    let middle = sorted.len() / 2;
    let upper = *sorted.get(middle)?;
    if sorted.len() % 2 == 1 {
        return Some(upper as f64);
    }
    let lower = *sorted.get(middle.checked_sub(1)?)?;
    Some((lower as f64 + upper as f64) / 2.0)
}

/// By nearest rank: the smallest of the sorted values at or below which at least so many percent of them lie. Always a
/// value that was observed.
pub fn percentile(sorted: &[i64], percent: usize) -> Option<i64> {
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted.get(rank - 1).copied()
}

/// The mean; of nothing there is none.
pub fn mean(values: &[i64]) -> Option<f64> {
    let sum: i128 = values.iter().map(|value| i128::from(*value)).sum();
    (!values.is_empty()).then(|| sum as f64 / values.len() as f64)
}

/// The net promoter score: the percentages are subtracted exactly and rounded once, half away from zero (metrics §1.10).
pub fn net(promoters: i64, detractors: i64, all: i64) -> Option<i64> {
    crate::table::figure::rounded(promoters - detractors, all, 100)
}

/// The 95 % margin of that score in tenths, by the variance of a value that is +1, 0 or -1.
pub fn margin(promoters: i64, detractors: i64, all: i64) -> Option<i64> {
    if all <= 0 {
        return None;
    }
    let n = all as f64;
    let (p, d) = (promoters as f64 / n, detractors as f64 / n);
    let margin = 196.0 * ((p + d - (p - d).powi(2)).max(0.0) / n).sqrt();
    Some((margin * 10.0).round() as i64)
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn share(scores: &[i64], wanted: impl Fn(i64) -> bool) -> Option<f64> {
        let part = scores.iter().filter(|score| wanted(**score)).count();
        tenths(i64::try_from(part).unwrap(), i64::try_from(scores.len()).unwrap())
            .map(|tenths| tenths as f64 / 10.0)
    }

    const CASES: &str = include_str!("../../tests/data/metric_cases.json");

    #[test]
    fn every_case_that_was_worked_by_hand_comes_out() {
        let cases: Value = serde_json::from_str(CASES).unwrap();
        let mut tried = 0;
        for case in cases["functions"].as_array().unwrap() {
            let args = &case["args"];
            let values = || {
                let mut all: Vec<i64> =
                    args[0].as_array().unwrap().iter().map(|value| value.as_i64().unwrap()).collect();
                all.sort_unstable();
                all
            };
            let got = match case["f"].as_str().unwrap() {
                "pct" => tenths(args[0].as_i64().unwrap(), args[1].as_i64().unwrap())
                    .map(|tenths| tenths as f64 / 10.0),
                "median" => median(&values()),
                "percentile" => {
                    let percent = usize::try_from(args[1].as_u64().unwrap()).unwrap();
                    percentile(&values(), percent).map(|value| value as f64)
                }
                "nps" => {
                    let all = values();
                    let count =
                        |wanted: fn(&&i64) -> bool| i64::try_from(all.iter().filter(wanted).count()).unwrap();
                    net(count(|score| **score >= 9), count(|score| **score <= 6), count(|_| true))
                        .map(|net| net as f64)
                }
                "negative_rate" => share(&values(), |score| score <= 2),
                "csat" => {
                    let least = args[1].as_i64().unwrap();
                    share(&values(), |score| score >= least)
                }
                other => panic!("{other}"),
            };
            assert_eq!(got, case["expect"].as_f64(), "{case}");
            tried += 1;
        }
        assert_eq!(tried, 24);
    }
}
