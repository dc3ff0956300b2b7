//! Scales, scores and rounds.

use super::*;
use crate::desk::id::AgentId;

fn solved(by: i64) -> Option<Solve> {
    Some(Solve { at: Moment(by), agent: Some(AgentId(by)), abandoned: false })
}

/// Rows numbered from 1, one an instant: the question, the answer if it is one, and who had solved the ticket.
fn told(rows: &[(&str, Option<i64>, Option<i64>)]) -> (Vec<Surveyed>, HashMap<SurveyId, Survey>) {
    let (mut surveyed, mut surveys) = (Vec::new(), HashMap::new());
    for (number, (question, score, solver)) in (1..).zip(rows) {
        let (survey, solve) = (SurveyId(number), solver.and_then(solved));
        surveyed.push(Surveyed { at: Moment(number), survey, asked: score.is_none(), solve });
        surveys.insert(survey, Survey { question: (*question).to_owned(), scale: Scale::Ten, score: *score });
    }
    (surveyed, surveys)
}

/// Question, instant of asking, score, who is judged, whether it counts.
type Short<'s> = (&'s str, Option<i64>, Option<i64>, Option<i64>, bool);

fn short<'s>(rounds: &[Round<'s>]) -> Vec<Short<'s>> {
    let one = |round: &Round<'s>| {
        let judged = round.solve.and_then(|solve| solve.agent).map(|agent| agent.0);
        (round.question, round.asked_at.map(|at| at.0), round.score, judged, round.counts)
    };
    rounds.iter().map(one).collect()
}

#[test]
fn who_is_judged_is_frozen_when_the_customer_is_asked() {
    let (line, rows) = told(&[("satisfaction", None, Some(7)), ("satisfaction", Some(9), Some(8))]);
    assert_eq!(short(&rounds(&line, &rows)), [("satisfaction", Some(1), Some(9), Some(7), true)]);
    // Nobody asked: the solve before the answer. Another question is no asking.
    let (line, rows) = told(&[("nps", None, Some(7)), ("satisfaction", Some(9), Some(8))]);
    assert_eq!(
        short(&rounds(&line, &rows)),
        [("nps", Some(1), None, Some(7), false), ("satisfaction", None, Some(9), Some(8), true)]
    );
}

#[test]
fn the_latest_answer_replaces_the_earlier_one() {
    let (line, rows) = told(&[
        ("satisfaction", None, Some(7)),
        ("satisfaction", Some(2), Some(7)),
        ("satisfaction", Some(9), Some(8)),
    ]);
    assert_eq!(short(&rounds(&line, &rows)), [("satisfaction", Some(1), Some(9), Some(7), true)]);
}

#[test]
fn asked_again_is_another_round_once_there_was_an_answer() {
    let (line, rows) = told(&[
        ("satisfaction", None, Some(7)),
        ("satisfaction", None, Some(8)),
        ("satisfaction", Some(4), Some(8)),
        ("satisfaction", None, Some(9)),
    ]);
    let first = ("satisfaction", Some(2), Some(4), Some(8), true);
    let waiting = ("satisfaction", Some(4), None, Some(9), false);
    assert_eq!(short(&rounds(&line, &rows)), [first, waiting]);
    let (line, rows) = told(&[
        ("satisfaction", Some(4), Some(8)),
        ("satisfaction", None, Some(9)),
        ("satisfaction", Some(6), None),
    ]);
    assert_eq!(
        short(&rounds(&line, &rows)),
        [("satisfaction", None, Some(4), Some(8), false), ("satisfaction", Some(2), Some(6), Some(9), true)]
    );
}

#[test]
fn a_row_that_is_not_known_is_left_out() {
    let (line, mut rows) = told(&[("satisfaction", None, None), ("satisfaction", Some(9), None)]);
    rows.remove(&SurveyId(1));
    assert_eq!(short(&rounds(&line, &rows)), [("satisfaction", None, Some(9), None, true)]);
}

#[test]
fn scores_are_of_their_scale() {
    let read = |scale: Scale, text, question| scale.score(text, question).ok();
    assert_eq!(read(Scale::Two, "good", USUAL_QUESTION), Some(2));
    assert_eq!(read(Scale::Two, "bad", USUAL_QUESTION), Some(1));
    assert_eq!(read(Scale::Five, " 5 ", USUAL_QUESTION), Some(5));
    assert_eq!(read(Scale::Ten, "10", USUAL_QUESTION), Some(10));
    assert_eq!(read(Scale::Ten, "0", NPS), Some(0));
    for (scale, text, question) in [
        (Scale::Two, "3", USUAL_QUESTION),
        (Scale::Two, "Gut", USUAL_QUESTION),
        (Scale::Five, "good", USUAL_QUESTION),
        (Scale::Five, "6", USUAL_QUESTION),
        (Scale::Ten, "0", USUAL_QUESTION),
        (Scale::Ten, "11", NPS),
        (Scale::Ten, "-1", NPS),
        (Scale::Ten, "9.5", NPS),
        (Scale::Ten, "", NPS),
        (Scale::Ten, "99999999999999999999", NPS),
    ] {
        assert_eq!(read(scale, text, question), None, "{text}");
    }
    assert!(Scale::Five.fits(NPS).is_err() && Scale::Ten.fits(NPS).is_ok());
    assert_eq!(Scale::read("5"), Ok(Scale::Five));
    assert_eq!(
        (Scale::Two.say(1), Scale::Two.say(2), Scale::Five.say(2)),
        ("bad".into(), "good".into(), "2 of 5".into())
    );
    assert!(Scale::read("7").is_err());
}

#[test]
fn a_question_is_a_plain_word() {
    assert_eq!(question(" First-Time ").as_deref(), Ok("first-time"));
    for wrong in ["", "-x", "two words", "a\u{1b}[2J", "ž", "=1+1", &"x".repeat(1_000_000)] {
        let fault = question(wrong).unwrap_err();
        assert!(fault.message.len() < 200, "{}", fault.message);
    }
}
