//! The two questions that the desk itself sends: their names, their scales and what may be answered.

use crate::desk::survey::{CSAT, NPS, Scale, Survey};
use crate::desk::ticket::words;

words!(
    /** A question that the desk sends by mail. */
    Poll {
        /** How satisfied they are: 1 to 5. */ Csat = "csat",
        /** Whether they would recommend us: 0 to 10. */ Nps = "nps",
    }
);

impl Poll {
    /// The word under which it is kept.
    pub const fn question(self) -> &'static str {
        match self {
            Poll::Csat => CSAT,
            Poll::Nps => NPS,
        }
    }

    /// On which scale it is asked.
    pub const fn scale(self) -> Scale {
        match self {
            Poll::Csat => Scale::Five,
            Poll::Nps => Scale::Ten,
        }
    }

    /// Every score that may be given, the best first.
    pub fn scores(self) -> impl Iterator<Item = i64> {
        (self.scale().bottom(self.question())..=self.scale().top()).rev()
    }

    /// Whether this is one of its scores.
    pub fn has(self, score: i64) -> bool {
        self.scores().any(|known| known == score)
    }

    /// The row of the question; with a score that of an answer.
    pub fn survey(self, score: Option<i64>) -> Survey {
        Survey { question: self.question().to_owned(), scale: self.scale(), score }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_has_the_scores_of_its_scale() {
        assert_eq!(Poll::Csat.scores().collect::<Vec<_>>(), [5, 4, 3, 2, 1]);
        assert_eq!(Poll::Nps.scores().collect::<Vec<_>>(), [10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
        for poll in Poll::ALL {
            assert!(poll.scale().fits(poll.question()).is_ok());
            assert_eq!(Poll::from_word(poll.question()), Some(*poll));
            assert!(!poll.has(poll.scale().top() + 1) && !poll.has(-1));
        }
    }
}
