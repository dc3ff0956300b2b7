//! In which words the desk speaks to a customer: their language, their clocks, and what was promised to them.

use serde_json::{Value, json};

use crate::harness::Desk;
use crate::mail::Mail;

const GERMAN: &str = "Guten Tag,\n\nich habe letzte Woche einen blauen Drachen bei Ihnen bestellt, und er ist noch immer nicht \
                      angekommen.\nKönnen Sie mir bitte sagen, wo das Paket ist und wann ich damit rechnen kann?\n";
const CROATIAN: &str = "Dobar dan,\n\nprošli tjedan naručio sam plavog zmaja u vašoj trgovini i još uvijek nije stigao.\nMožete li mi \
                        reći gdje se nalazi paket i kada ga mogu očekivati? Unaprijed zahvaljujem na odgovoru.\n";

fn digest(desk: &Desk) -> Value {
    desk.json("verify --digest")["digest"].clone()
}

/// A desk that Eva has written to, in these words.
fn desk(body: &str) -> Desk {
    let desk = Desk::new();
    deliver(&desk, 1, body);
    desk
}

fn deliver(desk: &Desk, id: u32, body: &str) {
    let mail = Mail::new(&format!("{id}@customer.example"), "08:00")
        .header("MIME-Version", "1.0")
        .header("Content-Type", "text/plain; charset=utf-8")
        .header("Content-Transfer-Encoding", "8bit");
    desk.command("deliver").stdin(mail.body(body).bytes()).ok();
}

fn add(desk: &Desk, name: &str, languages: &[&str]) {
    for language in languages {
        let option = if language.is_empty() { String::new() } else { format!("--lang {language}") };
        desk.ok(&format!("canned add {name} {option} --body 'in {language}'"));
    }
}

/// The version that Eva would get, and why.
fn version(desk: &Desk, name: &str) -> (String, String) {
    let rendered = desk.json(&format!("canned render {name} --ticket 1"));
    let text = |key: &str| rendered[key].as_str().unwrap_or_default().to_owned();
    (text("language"), text("because"))
}

/// What a canned reply to Eva's ticket can say.
fn variable(desk: &Desk, name: &str) -> Value {
    let all = desk.json("canned variables --ticket 1");
    all.as_array().unwrap().iter().find(|row| row["name"] == name).unwrap()["value"].clone()
}

#[test]
fn what_is_said_of_a_customer_is_one_operation_and_can_be_undone() {
    let desk = desk("Hello");
    let before = digest(&desk);
    let row = desk.json("customer set eva@customer.example language=HR zone=europe/zagreb survey=no vip=yes");
    assert_eq!(
        (&row["language"], &row["zone"], &row["survey"], &row["vip"]),
        (&json!("hr"), &json!("Europe/Zagreb"), &json!(false), &json!(true))
    );
    assert_eq!(desk.json("customer show c1")["language_because"], "said by one of us");
    assert_eq!(desk.json("list is:vip").as_array().unwrap().len(), 1);
    let log = desk.json("log --limit 1");
    assert_eq!(
        log[0]["command"],
        "customer set eva@customer.example language=HR zone=europe/zagreb survey=no vip=yes"
    );
    desk.ok("verify");
    let after = digest(&desk);
    assert_ne!(before, after);
    desk.ok("undo");
    let row = desk.json("customer show eva@customer.example");
    assert_eq!((&row["language"], &row["zone"], &row["survey"]), (&json!(null), &json!(null), &json!(true)));
    assert_eq!(row["vip"], false);
    desk.ok("verify");
    assert_eq!(digest(&desk), before);
    desk.ok("redo");
    assert_eq!(digest(&desk), after);
    desk.ok("verify");
    // What stands so already is nothing new, and `none` takes it back.
    let newest = desk.json("log --limit 1")[0]["operation"].clone();
    desk.ok("customer set c1 language=hr survey=no");
    assert_eq!(desk.json("log --limit 1")[0]["operation"], newest);
    let row = desk.json("customer set c1 language=none zone=none survey=yes vip=no");
    assert_eq!((&row["language"], &row["zone"], &row["survey"]), (&json!(null), &json!(null), &json!(true)));
    let quiet = digest(&desk);
    desk.ok("customer set c1 language=de zone=UTC survey=no");
    assert_ne!(digest(&desk), quiet);
    desk.ok("customer set c1 language=none zone=none survey=yes");
    assert_eq!(digest(&desk), quiet, "as if nothing had been said");
    desk.ok("customer set c1 language=pt-br --dry-run");
    assert_eq!(desk.json("customer show c1")["language"], json!(null));
    desk.ok("verify");
}

#[test]
fn an_unknown_key_or_value_is_refused_with_the_one_that_was_meant() {
    let desk = desk("Hello");
    for (words, message, hint) in [
        ("languge=hr", "\"languge\"", "did you mean language?"),
        ("plan=gold", "\"plan\"", "keys are language, survey, vip, zone"),
        ("language", "no assignment", "keys are"),
        ("language=croatian", "no language tag", "did you mean hr?"),
        ("language=", "no language tag", "language=hr"),
        ("zone=Europe/Zagrb", "no time zone", "did you mean Europe/Zagreb?"),
        ("zone=", "no time zone", "zone=Europe/Zagreb"),
        ("survey=nope", "yes or no", "did you mean no?"),
        ("survey=none", "yes or no", ""),
        ("vip=yess", "yes or no", "did you mean yes?"),
        ("survey=no languge=hr", "\"languge\"", "did you mean language?"),
    ] {
        let refusal = desk.refused(&format!("customer set eva@customer.example {words}"));
        assert_eq!(refusal.code, 2, "{words}");
        assert!(refusal.message.contains(message), "{words}: {refusal:?}");
        assert!(refusal.hints.iter().any(|line| line.contains(hint)), "{words}: {refusal:?}");
    }
    let refusal = desk.refused("customer set eva@customer.example survey=no survey=yes");
    assert_eq!((refusal.code, refusal.message.contains("twice")), (2, true));
    desk.refused("customer set eva@customer.example").says(2, "<KEY=VALUE>", "");
    desk.refused("customer set nobody@x.example language=hr").says(
        1,
        "nobody has written",
        "desk customer list",
    );
}

#[test]
fn what_was_said_of_two_who_are_one_holds_for_both_and_survives_the_parting() {
    let desk = desk("Hello");
    let home = Mail::new("2@home.example", "08:01").from("Eva <eva@home.example>").subject("Other");
    desk.command("deliver").stdin(home.bytes()).ok();
    desk.ok("customer set eva@home.example survey=no language=de zone=Europe/Berlin");
    let row = desk.json("customer merge eva@customer.example eva@home.example");
    assert_eq!(
        (&row[0]["survey"], &row[0]["language"], &row[0]["zone"]),
        (&json!(false), &json!("de"), &json!("Europe/Berlin"))
    );
    desk.ok("verify");
    // Of the one who goes on it is said last; of the other it was said before.
    desk.ok("customer set eva@customer.example language=hr");
    assert_eq!(desk.json("customer show eva@home.example")["language"], "hr");
    desk.ok("undo");
    desk.ok("undo");
    desk.ok("verify");
    let of = |mail: &str| desk.json(&format!("customer show {mail}"));
    assert_eq!(
        (&of("eva@customer.example")["survey"], &of("eva@home.example")["survey"]),
        (&json!(true), &json!(false))
    );
    assert_eq!(of("eva@customer.example")["language"], json!(null));
}

#[test]
fn a_row_that_says_otherwise_than_the_facts_is_found_and_mended() {
    let desk = desk("Hello");
    desk.ok("customer set c1 language=hr survey=no");
    let connection = rusqlite::Connection::open(desk.db()).unwrap();
    for wrong in ["language = 'de'", "zone = 'UTC'", "survey = 1", "language = NULL"] {
        connection.execute(&format!("UPDATE customer SET {wrong}"), []).unwrap();
        let found = desk.run("verify -f json");
        assert_eq!(found.code, 4, "{wrong}: {found}");
        desk.ok("verify --repair");
        desk.ok("verify");
        let row = desk.json("customer show c1");
        assert_eq!(
            (&row["language"], &row["survey"], &row["zone"]),
            (&json!("hr"), &json!(false), &json!(null)),
            "{wrong}"
        );
    }
}

#[test]
fn the_version_is_that_of_the_language_said_then_written_then_of_the_settings_then_the_one_for_all() {
    let desk = desk(GERMAN);
    add(&desk, "hi", &["", "de", "en", "hr"]);
    let (language, because) = version(&desk, "hi");
    assert_eq!(language, "de");
    assert!(
        because.starts_with("the customer speaks German: by 1") && because.ends_with("that they wrote"),
        "{because}"
    );
    let show = desk.json("customer show c1");
    assert_eq!(show["language"], "de");
    assert!(show["language_because"].as_str().unwrap().contains("characters that they wrote"));
    let why = desk.json("why m1");
    assert_eq!((&why["language"], &why["language_because"]), (&json!("de"), &show["language_because"]));
    assert!(desk.command("why m1").terminal(200).ok().contains("language  German de: by "));
    assert_eq!(variable(&desk, "customer.language"), "de");
    // What is said stands above what is written.
    desk.ok("customer set c1 language=hr");
    assert_eq!(version(&desk, "hi"), ("hr".into(), "the customer speaks Croatian: said by one of us".into()));
    // One word in front of that.
    let asked = desk.json("canned render hi --ticket 1 --lang en");
    assert_eq!((&asked["language"], &asked["because"]), (&json!("en"), &json!("asked for in en")));
    assert_eq!(desk.json("canned render hi --ticket 1 --set customer.language=en")["language"], "en");
    // Without a text in it, those of the settings come next, in their order.
    desk.ok("customer set c1 language=fi");
    assert_eq!(version(&desk, "hi").0, "en", "the locale, where the settings name no order");
    let document = desk.ok("settings show");
    let with = |languages: &str| {
        desk.file("s.toml", document.replacen("[desk]\n", &format!("[desk]\nlanguages = {languages}\n"), 1));
        desk.ok("settings apply s.toml");
        version(&desk, "hi")
    };
    assert_eq!(with("[\"it\", \"hr\", \"en\"]").0, "hr");
    let (language, because) = with("[\"it\"]");
    assert_eq!(
        (language.as_str(), because.as_str()),
        ("", "there is none in Finnish, which the customer speaks; it is the one for all")
    );
    assert_eq!(with("[]").0, "");
    add(&desk, "only", &["hr"]);
    assert!(version(&desk, "only").1.ends_with("it is the first"));
    // The one for all is written in the language of the desk: whoever speaks that gets it, before those of the settings.
    add(&desk, "ours", &["", "hr"]);
    with("[\"hr\", \"en\"]");
    assert_eq!(version(&desk, "ours").0, "hr");
    desk.ok("customer set c1 language=en");
    assert_eq!(version(&desk, "ours").0, "");
    desk.ok("canned render ours --ticket 1 --lang en");
}

#[test]
fn a_reply_comes_in_the_language_in_which_the_customer_writes() {
    let desk = desk(CROATIAN);
    add(&desk, "hi", &["", "de", "hr"]);
    desk.ok("reply 1 --canned hi");
    assert!(desk.ok("outbox show 1").contains("in hr"));
    // Quoting us does not change it.
    let quoted: String = "On Wed, 1 Jul 2026 at 08:30, Acme <support@acme.example> wrote:\n".to_owned()
        + &"> Thank you very much for your message, we have received it and will look into it as soon as we can.\n".repeat(9);
    deliver(&desk, 2, &format!("Hvala!\n\n{quoted}"));
    assert_eq!(version(&desk, "hi").0, "hr");
}

#[test]
fn too_little_and_what_is_typed_by_us_says_nothing_of_a_language() {
    let desk = desk("Wo ist mein Paket?");
    add(&desk, "hi", &["", "de"]);
    let (language, because) = version(&desk, "hi");
    assert_eq!(language, "");
    assert!(because.contains("not known: fewer than 100 characters"), "{because}");
    desk.words(["receive", "1", "--body", GERMAN]).ok();
    assert_eq!(version(&desk, "hi").0, "", "our note of a call is in our language");
    deliver(&desk, 2, GERMAN);
    assert_eq!(version(&desk, "hi").0, "de");
}

#[test]
fn the_greeting_is_by_the_clocks_where_the_customer_is() {
    let desk = desk("Hello");
    desk.ok("canned add hi --body '{{ greeting }} {{ hello }}'");
    let at = |instant: &str| desk.at(instant).ok("canned render hi --ticket 1").trim_end().to_owned();
    assert_eq!(at("2026-07-01T08:30:00Z"), "Good morning Eva, Hello Eva,");
    assert_eq!(at("2026-07-01T20:30:00Z"), "Good evening Eva, Hello Eva,");
    desk.ok("customer set c1 zone=America/New_York");
    assert_eq!(at("2026-07-01T20:30:00Z"), "Good afternoon Eva, Hello Eva,");
    desk.ok("customer set c1 zone=Asia/Tokyo");
    assert_eq!(at("2026-07-01T20:30:00Z"), "Good morning Eva, Hello Eva,");
    assert_eq!(at("2026-07-01T15:30:00Z"), "Hello Eva, Hello Eva,", "at night");
}

#[test]
fn an_answer_can_be_expected_by_what_is_promised_in_words_of_the_text_and_clocks_of_the_customer() {
    let desk = desk(GERMAN);
    desk.ok("canned add by --body 'by {{ expected_by }}'");
    desk.ok("canned add by --lang de --body 'bis {{ expected_by }}'");
    let by = || desk.ok("canned render by --ticket 1").trim_end().to_owned();
    // Written at 08:02 on a Wednesday, eight working hours from 09:00 to 17:00.
    assert_eq!(by(), "bis Mittwoch, 1. Juli 2026, 17:00 Uhr (UTC)");
    desk.ok("customer set c1 zone=Europe/Zagreb language=none");
    assert_eq!(by(), "bis Mittwoch, 1. Juli 2026, 19:00 Uhr (CEST)");
    desk.ok("customer set c1 language=en");
    assert_eq!(by(), "by Wednesday, 1 July 2026, 19:00 (CEST)");
    assert_eq!(
        desk.json("canned variables --ticket 1")
            .as_array()
            .unwrap()
            .iter()
            .find(|row| row["name"] == "expected_by")
            .unwrap()["value"],
        "Wednesday, 1 July 2026, 19:00 (CEST)"
    );
    // Nothing is promised once it is answered, and once the promise is broken.
    desk.ok("reply 1 --body done --status open");
    desk.refused("canned render by --ticket 1").says(1, "expected_by has no value here", "--set expected_by");
    let again = Mail::new("2@customer.example", "08:10").answers("1@customer.example").body("And now?\n");
    desk.command("deliver").stdin(again.bytes()).ok();
    assert!(by().starts_with("by Wednesday, 1 July 2026, 19:00"), "the next response, {}", by());
    desk.at("2026-07-01T17:00:01Z");
    desk.refused("canned render by --ticket 1").says(1, "expected_by has no value here", "default(");
}
