//! Answers as people send them: `cases.txt`, and the laws that hold for any text.

use proptest::prelude::*;

use super::*;

/// A case: its name, the text, what is shown of it, and how many lines with words are not.
struct Case {
    name: &'static str,
    text: String,
    shown: String,
    hidden: usize,
}

/// The cases of `cases.txt`, whose head says how they are written.
fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in include_str!("cases.txt").lines() {
        if let Some(name) = line.strip_prefix("= ") {
            cases.push(Case { name, text: String::new(), shown: String::new(), hidden: 0 });
        } else if let (Some(case), Some((mark, line))) = (cases.last_mut(), line.split_at_checked(1)) {
            let line = spelled_out(line);
            case.text.push_str(&line);
            case.text.push('\n');
            match mark {
                "+" => case.shown.extend([line.trim_end_matches('\r'), "\n"]),
                "-" => case.hidden += usize::from(!words::plain(&line).is_empty()),
                _ => panic!("{mark:?} in {:?} is neither shown nor hidden", case.name),
            }
        }
    }
    cases
}

/// What was known before: the lines that a case hides, as they were said first.
fn known(case: &Case) -> Answered {
    let shown: HashSet<&str> = case.shown.lines().collect();
    let said: Vec<&str> = case.text.lines().filter(|l| !shown.contains(l)).map(marks::unquoted).collect();
    let mut thread = Thread::default();
    thread.add(0, &said.join("\n"));
    thread.add_address("support@acme.example");
    Answered { thread: thread.into(), place: 1, name: String::from("Bob Brown") }
}

fn spelled_out(line: &str) -> String {
    let names = [
        ("{sp}", " "),
        ("{tab}", "\t"),
        ("{nbsp}", "\u{a0}"),
        ("{nnbsp}", "\u{202f}"),
        ("{lrm}", "\u{200e}"),
        ("{rlm}", "\u{200f}"),
        ("{rle}", "\u{202b}"),
        ("{lre}", "\u{202a}"),
        ("{pdf}", "\u{202c}"),
        ("{bom}", "\u{feff}"),
        ("{cr}", "\r"),
    ];
    names.into_iter().fold(line.to_owned(), |line, (name, letter)| line.replace(name, letter))
}

#[test]
fn each_program_in_each_language() {
    let cases = cases();
    let mut faults = Vec::new();
    for case in &cases {
        let folded = reply_text(&case.text, Some(&known(case)));
        let wanted = Folded { text: case.shown.trim().to_owned(), hidden_lines: case.hidden };
        if folded != wanted {
            faults.push(format!("{}\n  got  {folded:?}\n  want {wanted:?}", case.name));
        }
    }
    assert!(faults.is_empty(), "{} of {}:\n{}", faults.len(), cases.len(), faults.join("\n"));
}

#[test]
fn every_language_of_the_plan_has_cases() {
    let cases = cases();
    for language in "en de fr es it pt nl pl cs hr et ru sv da no fi ja zh vi bg ca lt lv th id".split(' ') {
        let count = cases.iter().filter(|case| case.name.starts_with(&format!("{language} |"))).count();
        assert!(count >= 3, "{language} has {count} cases");
    }
}

#[test]
fn the_first_mail_of_a_ticket_is_never_folded() {
    for case in cases() {
        let text: String = case.text.trim_end().to_owned();
        assert_eq!(reply_text(&case.text, None), Folded { text, hidden_lines: 0 }, "{}", case.name);
    }
}

#[test]
fn what_is_shown_of_an_answer_is_not_folded_again() {
    // Where quotes are left, what is left may look like another answer: those cases are no law.
    for case in cases().iter().filter(|case| !case.shown.contains('>')) {
        let known = known(case);
        let once = reply_text(&case.text, Some(&known)).text;
        assert_eq!(
            reply_text(&once, Some(&known)),
            Folded { text: once.clone(), hidden_lines: 0 },
            "{}",
            case.name
        );
    }
}

#[test]
fn a_hostile_text_costs_no_more_than_its_length() {
    const LENGTH: usize = 128 << 10;
    // Tens of thousands of lines each: were any step to look at all of them for each one, this would take hours.
    for line in [
        ">",
        "> > a",
        "On ",
        "On Mon, 1 Jun 2026 at 10:00, A <a@a.example> wrote:",
        "A <a@a.example> wrote:\n| a",
        "| A <a@a.example> wrote:",
        "From: a",
        "From: a\nTo: b",
        "-- ",
        "--\n\n",
        "Sent from my iPhone",
        "\n",
        "____________________________________________________",
        "[1]: https://a.example",
        "[1] [2] [3]\n[4]: https://a.example",
        "This e-mail is confidential",
        "see below\n\n>",
        "-----Original Message-----",
        "a:\n\n> b",
        "\u{feff}",
        "[[[[((((<<<<",
    ] {
        for text in
            [format!("{line}\n").repeat((LENGTH) / (line.len() + 1)), line.repeat((LENGTH) / line.len())]
        {
            assert!(
                reply_text(&format!("Order 17.\n\n{text}"), Some(&Answered::default()))
                    .text
                    .starts_with("Order 17."),
                "{line}"
            );
            assert!(
                !reply_text(&format!("{text}\n\nOrder 17."), Some(&Answered::default())).text.is_empty(),
                "{line}"
            );
        }
    }
}

/// Pieces of which answers are made, so that what proptest puts together is more than noise.
const PIECES: &str = r"(> ?|>> |\| |Ana> |On Mon, 1 Jun 2026 at 10:00|, Ana <ana@acme\.example>| wrote:|schrieb|From: x|To: y@z|Sent: 1|Date: 2|Subject: s|-- |--|____|-----Original Message-----|---------- Forwarded message ---------|Sent from my |iPhone|\[1\]|\[1\]: https://a\.example|see below|confidential|words|[a-zé :@<>?]|\u{a0}|\u{202b}|\r?\n|\n\n){0,40}";

fn check(text: &str) -> Result<(), TestCaseError> {
    let folded = reply_text(text, Some(&Answered::default()));
    let has_words = |line: &&str| !words::plain(line).is_empty();
    let count = |text: &str| text.lines().filter(has_words).count();
    prop_assert_eq!(count(&folded.text) + folded.hidden_lines, count(text));
    prop_assert_eq!(count(&folded.text) == 0, count(text) == 0, "nothing is left");
    let mut lines = text.lines().map(str::trim_end);
    for line in folded.text.lines().map(str::trim_end).filter(|l| !l.is_empty()) {
        prop_assert!(lines.any(|l| l == line), "{line:?} comes from nowhere");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn nothing_is_invented_nothing_is_lost_from_the_count_and_something_is_left(text in PIECES) {
        check(&text)?;
    }

    #[test]
    fn so_it_is_for_any_letters(text in any::<String>(), more in "\\PC{0,80}") {
        check(&format!("{text}\n{more}\n> {text}"))?;
    }

    #[test]
    fn words_above_the_first_mark_are_never_hidden(words in "[a-z]{1,8}( [a-z]{1,8}){0,6}\\.", rest in PIECES) {
        // A blank line parts them from what could be understood as one with them.
        let folded = reply_text(&format!("{words}\n\n{rest}"), Some(&Answered::default()));
        prop_assert!(folded.text.starts_with(&words), "{folded:?}");
    }
}
