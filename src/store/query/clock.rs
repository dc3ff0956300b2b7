//! Statuses, states and times: what may have changed since it was stored, because time alone has passed.

use super::{Over, Sql};
use crate::desk::query::{Field, State, When};
use crate::desk::ticket::Status;

impl Sql {
    /// The status at this instant. Those that time alone brings about (solved after `pending_days`, closed
    /// after `close_days`) are worked out; the others can be looked up.
    pub(super) fn status(&mut self, all: &[Status]) {
        let words = all.iter().map(|status| status.word());
        if all.iter().any(|status| matches!(status, Status::Solved | Status::Closed)) {
            self.push("CASE WHEN t.status IN ");
            self.finals();
            self.push(" THEN t.status WHEN t.closes_at <= ");
            self.now();
            self.push(" THEN 'closed' WHEN t.solves_at <= ");
            self.now();
            self.push(" THEN 'solved' ELSE t.status END IN ");
            self.words(words);
            return;
        }
        self.push("(");
        self.column("t.status", words);
        let finals = all.iter().filter(|status| status.is_final()).count();
        if finals < all.len() {
            self.push(" AND (");
            if finals > 0 {
                self.push("t.status IN ");
                self.finals();
                self.push(" OR ");
            }
            self.untouched_by_time();
            self.push(")");
        }
        self.push(")");
    }

    /// The statuses that no mail leaves.
    fn finals(&mut self) {
        self.words(Status::ALL.iter().filter(|status| status.is_final()).map(|status| status.word()));
    }

    /// Neither solved nor closed by time alone; then its clocks stand as they are stored.
    fn untouched_by_time(&mut self) {
        self.push("((t.closes_at IS NULL OR t.closes_at > ");
        self.now();
        self.push(") AND (t.solves_at IS NULL OR t.solves_at > ");
        self.now();
        self.push("))");
    }

    pub(super) fn state(&mut self, state: State) {
        match state {
            State::Unsolved => {
                let unsolved: Vec<_> =
                    Status::ALL.iter().copied().filter(|status| !status.is_done()).collect();
                self.status(&unsolved);
            }
            State::Overdue => {
                self.push("(t.due_at IS NOT NULL AND t.due_at < ");
                self.now();
                self.push(" AND ");
                self.untouched_by_time();
                self.push(")");
            }
            State::AtRisk => {
                // From that very second on (metrics §2.4).
                self.push("(t.at_risk_at IS NOT NULL AND t.at_risk_at <= ");
                self.now();
                self.push(" AND (t.due_at IS NULL OR t.due_at >= ");
                self.now();
                self.push(") AND ");
                self.untouched_by_time();
                self.push(")");
            }
            State::Waiting => {
                // A solved ticket may still owe an answer (`reopen_on = "confirmed"`).
                self.push("(t.waiting_since IS NOT NULL AND t.status NOT IN ");
                self.finals();
                self.push(" AND ");
                self.untouched_by_time();
                self.push(")");
            }
            State::Unassigned => self.push("t.assignee IS NULL"),
            State::Vip => self.push("(c.id IS NOT NULL AND c.vip = 1)"),
            State::Snoozed => {
                self.push("(t.snoozed_until IS NOT NULL AND t.snoozed_until > ");
                self.now();
                self.push(")");
            }
            State::Woken => {
                self.push("(coalesce(t.snoozed_until, t.woken_at) IS NOT NULL AND coalesce(t.snoozed_until, t.woken_at) <= ");
                self.now();
                self.push(" AND ");
                self.state(State::Unsolved);
                self.push(")");
            }
            State::Reopened => self.push("t.reopened = 1"),
            State::Doubted => self.push("t.doubted = 1"),
            State::Dismissed => self.push("(t.put_away IS NOT NULL AND t.put_away = 'dismissed')"),
            State::Muted => self.push("(t.put_away IS NOT NULL AND t.put_away = 'muted')"),
        }
    }

    pub(super) fn time(&mut self, field: Field, when: &When) {
        let window = when.seconds(field, self.scope.now);
        match (field, self.over) {
            (Field::Created, Over::Messages) => self.stored("m.received_at", window, false),
            (Field::Created, Over::Tickets) => self.stored("t.created_at", window, false),
            (Field::Updated, _) => self.stored("t.updated_at", window, false),
            (Field::Due, _) => self.stored("t.due_at", window, true),
            (Field::Waiting, _) => self.stored("t.waiting_since", window, true),
            (Field::Solved, _) => {
                // What waits too long is solved at `solves_at`, whether or not that was ever written down.
                self.push("ifnull(CASE WHEN t.solves_at <= ");
                self.now();
                self.push(" THEN t.solves_at ELSE t.solved_at END ");
                match window {
                    None => self.push("IS NULL, 0)"),
                    Some(window) => {
                        self.push("BETWEEN ");
                        self.window(window);
                        self.push(", 0)");
                    }
                }
            }
        }
    }

    /// An instant in a column; what belongs to a `clock` is not there once time alone has ended the ticket.
    fn stored(&mut self, column: &str, window: Option<(i64, i64)>, clock: bool) {
        let Some(window) = window else {
            self.push(&format!("NOT ({column} IS NOT NULL"));
            if clock {
                self.push(" AND ");
                self.untouched_by_time();
            }
            return self.push(")");
        };
        self.push(&format!("({column} IS NOT NULL AND {column} BETWEEN "));
        self.window(window);
        if clock {
            self.push(" AND ");
            self.untouched_by_time();
        }
        self.push(")");
    }

    fn window(&mut self, (first, last): (i64, i64)) {
        self.bind(first);
        self.push(" AND ");
        self.bind(last);
    }
}
