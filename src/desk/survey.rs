//! What customers are asked about a ticket and what they answer: scales, scores, and which answer belongs to which question
//! (metrics §1.10).

mod parting;
mod poll;
mod said;
pub mod wording;

use std::collections::{HashMap, HashSet};

use crate::desk::history::{Solve, Surveyed};
use crate::desk::id::SurveyId;
use crate::desk::time::Moment;

pub use poll::Poll;
pub use said::{Said, said};

/// What is asked where nobody says what.
pub const USUAL_QUESTION: &str = "satisfaction";

/// Whether the customer would recommend us: the one question whose scale begins at zero.
pub const NPS: &str = "nps";

/// How satisfied the customer is, as the desk asks it by mail: from 1 to 5.
pub const CSAT: &str = "csat";

/// From one up to how many points an answer may have. Answers on different scales are never added up.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Scale {
    /// Bad or good: 1 or 2.
    Two,
    /// 1 to 5.
    Five,
    /// 1 to 10; of the question [`NPS`] 0 to 10.
    Ten,
}

/// One row: that somebody was asked, or what they answered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Survey {
    /// What was asked: a lower-case word.
    pub question: String,
    /// On which scale.
    pub scale: Scale,
    /// The answer; nothing where this is the question.
    pub score: Option<i64>,
}

/// Why something cannot be asked or answered so, and what could be typed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    /// What is wrong.
    pub message: String,
    /// What to write.
    pub hint: String,
}

/// A question and its answer. Asked again before an answer came, it is the same round, asked at the later instant; answered
/// again before it was asked again, the later answer is the answer of the round.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Round<'s> {
    /// The answer; where there is none, the question.
    pub survey: SurveyId,
    /// What was asked.
    pub question: &'s str,
    /// On which scale: the answer's where there is one.
    pub scale: Scale,
    /// The answer.
    pub score: Option<i64>,
    /// When the customer was asked; nothing where they answered without that being written down.
    pub asked_at: Option<Moment>,
    /// When they answered.
    pub answered_at: Option<Moment>,
    /// Who is judged: the latest solve before the customer was asked, else before they answered (frozen then). Where the
    /// desk itself solved it, the credit goes as for any solve (metrics §1.13). Nothing where it had not been solved.
    pub solve: Option<Solve>,
    /// Whether this is the answer that counts: the latest of the ticket to this question.
    pub counts: bool,
}

impl Scale {
    /// All of them.
    pub const ALL: [Scale; 3] = [Scale::Two, Scale::Five, Scale::Ten];

    /// The highest score.
    pub const fn top(self) -> i64 {
        match self {
            Scale::Two => 2,
            Scale::Five => 5,
            Scale::Ten => 10,
        }
    }

    /// The scale with this highest score.
    pub fn of(top: i64) -> Option<Scale> {
        Scale::ALL.into_iter().find(|scale| scale.top() == top)
    }

    /// The lowest score of a question.
    pub fn bottom(self, question: &str) -> i64 {
        i64::from(question != NPS)
    }

    /// Reads `2`, `5` or `10`.
    pub fn read(text: &str) -> Result<Scale, Fault> {
        let scale = text.trim().parse().ok().and_then(Scale::of);
        scale.ok_or_else(|| Fault {
            message: format!("{text:?} is no scale"),
            hint: "--scale 2 (good or bad), 5 (1 to 5) or 10 (1 to 10)".into(),
        })
    }

    /// A score in words: `9 of 10`, `good`.
    pub fn say(self, score: i64) -> String {
        match (self, score) {
            (Scale::Two, 2) => "good".into(),
            (Scale::Two, _) => "bad".into(),
            (_, score) => format!("{score} of {}", self.top()),
        }
    }

    /// Refuses a question on a scale on which it is not asked.
    pub fn fits(self, question: &str) -> Result<(), Fault> {
        if question == NPS && self != Scale::Ten {
            return Err(Fault {
                message: format!(
                    "{NPS} is asked on the scale from 0 to 10, not on the one to {}",
                    self.top()
                ),
                hint: "--question satisfaction, or leave --scale out".into(),
            });
        }
        Ok(())
    }

    /// Reads a score of this scale: a whole number, or `good` and `bad` on the scale of two.
    pub fn score(self, text: &str, question: &str) -> Result<i64, Fault> {
        let (bottom, top) = (self.bottom(question), self.top());
        let score = match (self, text.trim()) {
            (Scale::Two, "good") => Some(2),
            (Scale::Two, "bad") => Some(1),
            (_, text) => text.parse::<i64>().ok().filter(|score| (bottom..=top).contains(score)),
        };
        score.ok_or_else(|| Fault {
            message: format!("{text:?} is no score of {question} on the scale from {bottom} to {top}"),
            hint: match self {
                Scale::Two => "--score good or --score bad".into(),
                _ => format!("--score {top}, or another --scale: 2, 5 or 10"),
            },
        })
    }
}

/// `nps 9 of 10`, `easy good`; where it is the question, `nps on 10`.
impl std::fmt::Display for Survey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.score {
            Some(score) => write!(f, "{} {}", self.question, self.scale.say(score)),
            None => write!(f, "{} on {}", self.question, self.scale.top()),
        }
    }
}

impl From<Fault> for crate::error::Error {
    fn from(fault: Fault) -> Self {
        crate::error::Error::usage(fault.message).hint(fault.hint)
    }
}

/// A question as it is kept: one lower-case word.
pub fn question(text: &str) -> Result<String, Fault> {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let text = text.trim().to_ascii_lowercase();
    if text.is_empty() || text.len() > 40 || text.starts_with('-') || !text.chars().all(fits) {
        let shown: String = text.chars().take(40).collect();
        return Err(Fault {
            message: format!("{shown:?} cannot name a question"),
            hint: "a word of a to z, 0 to 9 and -, at most 40 of them: --question first-time".into(),
        });
    }
    Ok(text)
}

/// Brings the questions and answers of one ticket together, in the order in which the rounds began. Rows that are not known
/// are left out.
pub fn rounds<'s>(surveyed: &[Surveyed], surveys: &'s HashMap<SurveyId, Survey>) -> Vec<Round<'s>> {
    let mut rounds: Vec<Round<'s>> = Vec::new();
    for one in surveyed {
        let Some(survey) = surveys.get(&one.survey) else { continue };
        let open = rounds.iter_mut().rev().find(|round| round.question == survey.question);
        match open {
            Some(round) if !one.asked || round.answered_at.is_none() => {
                (round.survey, round.scale, round.score) = (one.survey, survey.scale, survey.score);
                if one.asked {
                    (round.asked_at, round.solve) = (Some(one.at), one.solve);
                } else {
                    round.answered_at = Some(one.at);
                    // Where nobody asked, the solve before this answer is the one that it is about.
                    if round.asked_at.is_none() {
                        round.solve = one.solve;
                    }
                }
            }
            _ => rounds.push(Round {
                survey: one.survey,
                question: &survey.question,
                scale: survey.scale,
                score: survey.score,
                asked_at: one.asked.then_some(one.at),
                answered_at: (!one.asked).then_some(one.at),
                solve: one.solve,
                counts: false,
            }),
        }
    }
    let mut answered = HashSet::new();
    for round in rounds.iter_mut().rev() {
        round.counts = round.answered_at.is_some() && answered.insert(round.question);
    }
    rounds
}

#[cfg(test)]
mod tests;
