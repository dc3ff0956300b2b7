//! Answers as people send them.

use proptest::prelude::*;

use super::*;

fn fold(text: &str) -> String {
    reply_text(text, true).text
}

#[test]
fn what_answers_nothing_is_shown_whole() {
    let text = "Hello\n\nOn Mon, 1 Jun 2026 at 10:00, Ana <ana@acme.example> wrote:\n> x\n-- \nBob\n";
    assert_eq!(reply_text(text, false), Folded { text: text.trim_end().into(), hidden_lines: 0 });
}

#[test]
fn the_quote_below_an_answer_is_hidden_and_counted() {
    let text = "It works now.\n\nOn Mon, 1 Jun 2026 at 10:00, Ana\n<ana@acme.example> wrote:\n\n> Try this.\n>\n> Ana\n";
    assert_eq!(reply_text(text, true), Folded { text: "It works now.".into(), hidden_lines: 5 });
}

#[test]
fn answers_between_quotes_stay_with_their_quotes() {
    let text = "Am 01.06.2026 um 10:00 schrieb Ana <ana@acme.example>:\n> Which version?\n\nThe newest.\n\n> Which system?\n\nLinux.\n\n> Thanks\n> Ana\n";
    assert_eq!(fold(text), "> Which version?\n\nThe newest.\n\n> Which system?\n\nLinux.");
}

#[test]
fn an_answer_below_one_quote_stands_alone() {
    let text = "On Mon, 1 Jun 2026 at 10:00, Ana <ana@acme.example> wrote:\n> Which version?\n> Ana\n\nThe newest.\n";
    assert_eq!(fold(text), "The newest.");
}

#[test]
fn a_quote_that_nobody_introduced_stays_above_its_answer() {
    assert_eq!(fold("> Which version?\n\nThe newest."), "> Which version?\n\nThe newest.");
}

#[test]
fn copied_mail_without_marks_is_hidden() {
    for below in [
        "-----Original Message-----\nFrom: Ana\n\nTry this.",
        "________________________________\nFrom: Ana <ana@acme.example>\nSent: Monday, June 1, 2026 10:00\nTo: Bob\nSubject: Re: x\n\nTry this.",
        "Von: Ana <ana@acme.example>\nGesendet: Montag, 1. Juni 2026 10:00\nAn: Bob\nBetreff: AW: x\n\nVersuchen Sie das.",
        "**De :** Ana\n**Envoyé :** lundi 1 juin 2026\n**À :** Bob\n**Objet :** x\n\nEssayez.",
        "差出人: Ana\n送信日時: 2026年6月1日\n宛先: Bob\n件名: x\n\nお試しください。",
        "Ana <ana@acme.example> wrote:\n\nTry this.",
    ] {
        assert_eq!(fold(&format!("It works now.\n\n{below}\n")), "It works now.", "{below}");
    }
}

#[test]
fn signatures_are_hidden() {
    assert_eq!(fold("Thanks!\n\n-- \nBob\nAcme Ltd\n"), "Thanks!");
    assert_eq!(fold("Thanks!\n\nSent from my iPhone\n\n> old\n"), "Thanks!");
    assert_eq!(fold("Danke!\n\nVon meinem iPhone gesendet\n"), "Danke!");
    let foot = "_______________________________________________\nusers mailing list\nhttps://lists.acme.example/users";
    assert_eq!(fold(&format!("I agree.\n\n> old\n{foot}\n")), "I agree.");
}

#[test]
fn in_doubt_it_shows() {
    for text in [
        "Two things:\n--\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\nall of them matter",
        "As I wrote on 2026-06-01 at 10:00:\n\nthe box is broken.",
        "See below.\n\n---------- Forwarded message ---------\nFrom: Carrier <c@x.example>\nDate: 1 Jun 2026\nSubject: lost\nTo: Bob\n\nWe lost it.",
        "From: is what the form says\nand nothing else",
        "Sent from Berlin to Paris on Monday, never arrived",
        "It says a > b\n| a | b |",
        "> only a quote",
    ] {
        assert_eq!(reply_text(text, true), Folded { text: text.into(), hidden_lines: 0 }, "{text}");
    }
}

#[test]
fn footnotes_of_hidden_links_are_hidden() {
    let text = "See [here][1].\n\nOn Mon, 1 Jun 2026 at 10:00, [Ana][2] wrote:\n\n> [old][3]\n\n[1]: https://a.example\n[2]: mailto:ana@acme.example\n[3]: https://b.example\n";
    assert_eq!(fold(text), "See [here][1].\n\n[1]: https://a.example");
}

proptest! {
    #[test]
    fn nothing_is_invented_and_the_count_is_right(text in "(([>|-]{0,2} ?[a-z@<>:]{0,6} ?(wrote:|From: x|To: y|Date: 1|-- |Sent from my|\\[1\\]: u)?)\n?){0,24}") {
        let folded = reply_text(&text, true);
        let words = |t: &str| t.lines().filter(|l| !l.trim().is_empty()).count();
        prop_assert_eq!(words(&folded.text) + folded.hidden_lines, words(&text));
        let mut lines = text.lines().map(str::trim_end);
        for line in folded.text.lines().map(str::trim_end).filter(|l| !l.is_empty()) {
            prop_assert!(lines.any(|l| l == line), "{line:?} comes from nowhere");
        }
    }
}
