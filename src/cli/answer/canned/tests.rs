//! Canned replies from the words typed to the text.

use crate::cli::tests::trial::Trial;

fn names(trial: &Trial) -> Vec<String> {
    let rows = trial.json(&["canned"]);
    let name = |row: &serde_json::Value| match row["language"].as_str() {
        Some(language) => format!("{}.{language}", row["name"].as_str().unwrap()),
        None => row["name"].as_str().unwrap().to_owned(),
    };
    rows.as_array().unwrap().iter().map(name).collect()
}

#[test]
fn each_version_is_kept_and_can_be_undone() {
    let trial = Trial::new();
    trial.done(&["canned", "add", "hi", "--body", "Hello!"]);
    trial.done(&["canned", "add", "hi", "--body", "Hallo!", "--lang", "DE", "--subject", "Hallo"]);
    assert_eq!(names(&trial), ["hi", "hi.de"]);
    assert_eq!(trial.run(&["canned", "add", "hi", "--body", "Again"]).code, 1);
    assert_eq!(trial.done(&["canned", "show", "hi", "--lang", "de"]).text(), "Subject: Hallo\n\nHallo!\n");
    trial.done(&["canned", "edit", "hi", "--body", "Good day!"]);
    assert_eq!(trial.json(&["canned", "show", "hi"])[0]["body"], "Good day!\n");
    trial.done(&["undo"]);
    assert_eq!(trial.json(&["canned", "show", "hi"])[0]["body"], "Hello!\n");
    trial.done(&["canned", "edit", "hi", "--lang", "de", "--subject", ""]);
    assert_eq!(trial.json(&["canned", "show", "hi"])[1]["subject"], serde_json::Value::Null);
    trial.done(&["canned", "rm", "hi", "--lang", "de"]);
    trial.done(&["canned", "rm", "hi"]);
    assert_eq!(names(&trial), [""; 0]);
    trial.done(&["undo"]);
    assert_eq!(names(&trial), ["hi"]);
}

#[test]
fn what_can_never_be_rendered_is_not_kept() {
    let trial = Trial::new();
    for (words, code) in [
        (["hi", "--body", "{{ custmer.name }}"], 1),
        (["hi", "--body", "{% if %}"], 1),
        (["hi", "--body", " "], 1),
        (["a.b", "--body", "x"], 2),
        (["../x", "--body", "x"], 2),
        (["hi", "--lang", "german!"], 2),
    ] {
        let ran = trial.run(&[&["canned", "add"], &words[..]].concat());
        assert_eq!(ran.code, code, "{words:?}: {}", ran.stderr);
    }
    assert_eq!(names(&trial), [""; 0]);
}

#[test]
fn a_version_is_chosen_by_language() {
    let trial = Trial::new();
    trial.eva_writes();
    trial.done(&["canned", "add", "hi", "--body", "{{ greeting }} all"]);
    trial.done(&["canned", "add", "hi", "--lang", "pt", "--body", "{{ greeting }} pt"]);
    let rendered = |lang: &[&str]| {
        trial.done(&[&["canned", "render", "hi", "--ticket", "1"], lang].concat()).text().to_owned()
    };
    assert_eq!(rendered(&[]), "Good morning Eva, all\n");
    assert_eq!(rendered(&["--lang", "pt-BR"]), "Bom dia Eva, pt\n");
    assert_eq!(rendered(&["--set", "customer.language=pt"]), "Bom dia Eva, pt\n");
    // The greeting does not speak another language than the text.
    assert_eq!(rendered(&["--set", "customer.language=de"]), "Good morning Eva, all\n");
    assert_eq!(rendered(&["--set", "customer.first_name=Ivo"]), "Good morning Ivo, all\n");
    let ran = trial.run(&["canned", "render", "hi", "--ticket", "1", "--lang", "de"]);
    assert!(ran.code == 1 && ran.stderr.contains("--lang de"), "{}", ran.stderr);
    assert_eq!(trial.json(&["canned", "render", "hi", "--ticket", "1"])["text"], "Good morning Eva, all");
}

#[test]
fn a_refusal_names_variable_template_and_line() {
    let trial = Trial::new();
    trial.eva_writes();
    trial.done(&["canned", "add", "refund", "--lang", "en", "--body", "{{ greeting }}\n{{ amount }}"]);
    let ran = trial.run(&["canned", "render", "refund", "--ticket", "1"]);
    assert_eq!(ran.code, 1);
    for part in ["refund.en", "line 2", "amount", "--set amount="] {
        assert!(ran.stderr.contains(part), "{part}: {}", ran.stderr);
    }
}

#[test]
fn lint_tells_what_is_risky_and_fails_on_what_is_wrong() {
    let trial = Trial::new();
    trial.done(&["canned", "add", "refund", "--body", "{{ greeting }}\n{{ amount }}"]);
    let ran = trial.run(&["canned", "lint", "-f", "json"]);
    assert_eq!(ran.code, 0);
    assert_eq!((&ran.json()[0]["line"], &ran.json()[0]["weight"]), (&2.into(), &"warning".into()));
    // Nothing but a desk that was made otherwise holds one that is wrong.
    let now = crate::desk::time::Moment(2_000_000_000);
    let store =
        &mut crate::store::Store::open(&trial.path("desk.db"), &crate::desk::time::Clock::set_to(now))
            .unwrap();
    let operation = crate::store::Operation {
        agent: None,
        door: crate::store::Door::Typed,
        command: "test".into(),
        dry_run: false,
        seen: None,
    };
    store
        .write(&operation, |writer| {
            writer.write_canned("bad", None, None, Some("{{ ticket.sbject }}"), &Default::default())
        })
        .unwrap();
    assert_eq!(trial.run(&["canned", "lint"]).code, 4);
    assert_eq!(trial.run(&["canned", "lint", "refund"]).code, 0);
}

#[test]
fn folders_go_out_and_come_back_unchanged() {
    let trial = Trial::new();
    let examples = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/canned");
    let taken = trial.json(&["canned", "import", examples]);
    assert!(taken.as_array().unwrap().len() >= 8);
    assert!(names(&trial).contains(&"received.de".to_owned()));
    assert_eq!(trial.run(&["canned", "lint"]).code, 0);
    // A second time there is nothing new, and no operation.
    assert_eq!(trial.json(&["canned", "import", examples]), serde_json::json!([]));
    trial.done(&["canned", "add", "odd", "--body", "Subject: x\n\ny"]);
    trial.done(&["canned", "add", "even", "--subject", "About {{ ticket.id }}", "--body", "y\n\nz"]);
    trial.done(&["canned", "export", "out"]);
    assert_eq!(trial.json(&["canned", "import", "out"]), serde_json::json!([]));
    let other = Trial::new();
    other.done(&["canned", "import", trial.path("out").to_str().unwrap()]);
    let bare = |trial: &Trial| {
        trial.done(&["canned", "-f", "csv", "--columns", "name,language,subject,body"]).stdout
    };
    assert_eq!(bare(&other), bare(&trial));

    trial.write("out/bad.md", "{{ nope.x }}");
    let ran = trial.run(&["canned", "import", "out"]);
    assert!(ran.code == 1 && ran.stderr.contains("bad"), "{}", ran.stderr);
    trial.write("out/bad.md", b"\xff\xfe");
    assert_eq!(trial.run(&["canned", "import", "out"]).code, 65);
    assert_eq!(trial.run(&["canned", "import", "nowhere"]).code, 66);
}
