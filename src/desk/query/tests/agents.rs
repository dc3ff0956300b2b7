//! Names that nobody has.

use super::*;

fn asked(text: &str, views: &[(&str, &str)]) -> Result<(), (usize, String, Option<String>, Option<String>)> {
    let agents = ["ana".to_owned(), "ben".to_owned()];
    let context = Context { now: Moment(0), zone: Zone::UTC };
    let query = Query::parse(text, &context).unwrap();
    let told = query.of_agents(&agents, views);
    told.map(drop).map_err(|fault| (fault.column, fault.message, fault.hint, fault.view))
}

#[test]
fn only_who_is_or_was_there_is_asked_for() {
    for text in
        ["assignee:ana", "-assignee:Ben", "assignee:me|none,ana", "assignee:\"ana\"", "anna", "tag:anna", ""]
    {
        assert_eq!(asked(text, &[]), Ok(()), "{text}");
    }
    let wrong = |column, name: &str, hint: &str| {
        Err((column, format!("there is no agent `{name}`"), Some(hint.to_owned()), None))
    };
    assert_eq!(asked("assignee:anna", &[]), wrong(10, "anna", "did you mean `ana`?"));
    assert_eq!(
        asked("is:open or -assignee:ana,bne".replace("is:open", "tag:x").as_str(), &[]),
        wrong(24, "bne", "did you mean `ben`?")
    );
    assert_eq!(asked("(not assignee:\"me\")", &[]), wrong(15, "me", "agents are ana, ben, me and none"));
}

#[test]
fn views_are_looked_through_too() {
    let views = [("mine", "@theirs tag:x"), ("theirs", "assignee:zoe")];
    let hint = Some("agents are ana, ben, me and none".to_owned());
    let fault = Err((10, "there is no agent `zoe`".to_owned(), hint, Some("theirs".to_owned())));
    assert_eq!(asked("@mine or @theirs", &views), fault);
    assert_eq!(asked("@mine", &views[..1]), Ok(()), "what there is not is told elsewhere");
}
