//! The findings as a person reads them: what is bad first, each with what to type below it.

use super::said::{Said, State};
use crate::desk::clean::{Breaks, clean};
use crate::table::color::Ink;
use crate::table::wrap::wrapped;

/// Where the words of a finding begin: behind the state and the longest name.
const INDENT: usize = 18;

pub(super) fn page(said: &[Said], width: Option<usize>, color: bool) -> String {
    let mut order: Vec<&Said> = said.iter().collect();
    order.sort_by_key(|one| one.state);
    let mut page = String::new();
    for one in order {
        let ink = match one.state {
            State::Bad => Ink::Alarm,
            State::Warn => Ink::Yellow,
            State::Ok => Ink::Green,
        };
        let word = format!("{:<4}", one.state.word());
        let word = if color { ink.paint(&word) } else { word };
        let head = format!("{word}  {:<10}  ", one.check);
        let room = width.map(|width| width.saturating_sub(INDENT).max(20));
        let mut lines = wrapped(&clean(&one.what, Breaks::Space), room, 0);
        if !one.hint.is_empty() {
            let hint = wrapped(&format!("> {}", clean(&one.hint, Breaks::Space)), room, 0);
            // The mark of a quotation would stand before each line: here it stands for what can be typed.
            lines.extend(hint.into_iter().enumerate().map(|(at, line)| {
                match (at, line.strip_prefix("> ")) {
                    (0, _) | (_, None) => line,
                    (_, Some(rest)) => format!("  {rest}"),
                }
            }));
        }
        for (at, line) in lines.iter().enumerate() {
            let before = if at == 0 { head.clone() } else { " ".repeat(INDENT) };
            page.push_str(&format!("{before}{line}\n"));
        }
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_bad_stands_first_and_what_to_type_below_it() {
        let said = [
            Said::ok("disk", "23 GB of room"),
            Said::bad("outbox", "mails wait since three days ago, and nothing hands them over")
                .hint("desk run, each minute, by cron: crontab -e"),
        ];
        insta::assert_snapshot!(page(&said, Some(60), false), @r"
        bad   outbox      mails wait since three days ago, and
                          nothing hands them over
                          > desk run, each minute, by cron: crontab
                            -e
        ok    disk        23 GB of room
        ");
    }
}
