//! Whose a message is, case by case, and that order leaves no trace.

use proptest::prelude::*;

use super::*;

/// A letter that came at the instant of its number, and answers those mails.
fn letter(number: i64, written: Written, writer: &str, to: &[&str], answers: &[i64]) -> Letter {
    Letter {
        message: MessageId(number),
        id: number.to_string(),
        answers: answers.iter().map(ToString::to_string).collect(),
        hung: false,
        at: (Moment(number), 0),
        written,
        held: None,
        writers: vec![writer.to_owned()],
        to: to.iter().map(|to| (*to).to_owned()).collect(),
    }
}

fn theirs(number: i64, writer: &str, to: &[&str], answers: &[i64]) -> Letter {
    letter(number, Written::ByPerson, writer, to, answers)
}

fn ours(number: i64, to: &[&str], answers: &[i64]) -> Letter {
    letter(number, Written::ByUs, "", to, answers)
}

/// The roles in the order of the numbers, by their first letters.
fn told(letters: &[Letter]) -> String {
    roles(letters).values().map(|role| role.word().chars().next().unwrap_or('?')).collect()
}

#[test]
fn what_a_token_brought_here_did_not_begin_the_ticket_though_its_date_is_earlier() {
    let hung = |to: &[&str]| Letter { hung: true, ..ours(1, to, &[]) };
    assert_eq!(told(&[hung(&["parts"]), theirs(2, "eva", &[], &[])]), "oc");
    assert_eq!(told(&[hung(&["eva"]), theirs(2, "eva", &[], &[])]), "ac");
    // Where nobody else wrote, whoever got it is the customer.
    assert_eq!(told(&[hung(&["parts"])]), "a");
    assert_eq!(told(&[ours(1, &["parts"], &[]), theirs(2, "eva", &[], &[])]), "ac");
}

#[test]
fn what_goes_to_no_customer_answers_nobody_and_who_answers_it_is_none() {
    let eva = theirs(1, "eva", &["ben"], &[]);
    // To the customer, also beside others.
    assert_eq!(told(&[eva.clone(), ours(2, &["eva"], &[1])]), "ca");
    assert_eq!(told(&[eva.clone(), ours(2, &["parts", "eva"], &[1])]), "ca");
    // To a supplier, to ourselves, to nobody who is named.
    assert_eq!(told(&[eva.clone(), ours(2, &["parts"], &[1])]), "co");
    assert_eq!(told(&[eva.clone(), ours(2, &[], &[1])]), "co");
    // Whom the customer named is no customer before they write.
    assert_eq!(told(&[eva.clone(), ours(2, &["ben"], &[1])]), "co");
    assert_eq!(told(&[eva.clone(), theirs(2, "ben", &[], &[1]), ours(3, &["ben"], &[2])]), "cca");
    // Who answers what we asked: they, their colleague; then we them, and again they.
    let asked = [eva.clone(), ours(2, &["parts"], &[1])];
    assert_eq!(told(&[&asked[..], &[theirs(3, "parts", &[], &[2])]].concat()), "coo");
    assert_eq!(told(&[&asked[..], &[theirs(3, "colleague", &[], &[2])]].concat()), "coo");
    let longer = [theirs(3, "parts", &[], &[2]), ours(4, &["parts"], &[3]), theirs(5, "parts", &[], &[4])];
    assert_eq!(told(&[&asked[..], &longer].concat()), "coooo");
    // Whom we asked stays that, whatever of the thread they answer, unless the customer had named them.
    assert_eq!(told(&[&asked[..], &[theirs(3, "parts", &[], &[1])]].concat()), "coo");
    assert_eq!(told(&[&asked[..], &[theirs(3, "parts", &[], &[])]].concat()), "coo");
    assert_eq!(told(&[eva.clone(), ours(2, &["ben"], &[1]), theirs(3, "ben", &[], &[1])]), "coc");
    // The customer is one, whatever they answer.
    assert_eq!(told(&[&asked[..], &[theirs(3, "eva", &[], &[2])]].concat()), "coc");
    // Who answers a mail that went to the customer too speaks with them.
    let both = ours(3, &["eva", "parts"], &[1]);
    assert_eq!(told(&[&asked[..], &[both, theirs(4, "parts", &[], &[3])]].concat()), "coac");
}

#[test]
fn where_we_write_first_whoever_gets_it_is_the_customer() {
    assert_eq!(told(&[ours(1, &["eva"], &[]), theirs(2, "eva", &[], &[1])]), "ac");
    assert_eq!(told(&[ours(1, &["eva"], &[]), ours(2, &["eva"], &[1]), ours(3, &["parts"], &[1])]), "aao");
    assert_eq!(told(&[ours(1, &[], &[]), ours(2, &["eva"], &[1])]), "aa");
}

#[test]
fn strangers_machines_and_claims_make_nobody_a_customer() {
    let eva = theirs(1, "eva", &[], &[]);
    let stranger = letter(2, Written::ByNobody, "mallory", &["parts"], &[1]);
    assert_eq!(told(&[eva.clone(), stranger, ours(3, &["mallory"], &[2])]), "cco");
    // A machine of whom we asked is none of the customer's.
    let absent = letter(3, Written::ByNobody, "parts", &[], &[2]);
    assert_eq!(told(&[eva, ours(2, &["parts"], &[1]), absent]), "coo");
}

#[test]
fn dates_do_not_put_an_answer_before_what_it_answers() {
    // Their clock is late, ours is early.
    let mut eva = theirs(1, "eva", &[], &[]);
    eva.at = (Moment(9), 0);
    assert_eq!(told(&[eva, ours(2, &["parts"], &[1]), theirs(3, "parts", &[], &[2])]), "coo");
}

#[test]
fn what_is_settled_stays_and_counts() {
    let typed = |letter: Letter, role: Role| Letter { held: Some(role), ..letter };
    // An answer that was typed here is one, whoever gets it; and names nobody a customer.
    let typed_answer = typed(ours(2, &["parts"], &[1]), Role::Agent);
    let all = [theirs(1, "eva", &[], &[]), typed_answer, ours(3, &["parts"], &[2])];
    assert_eq!(roles(&all), BTreeMap::from([(MessageId(1), Role::Customer), (MessageId(3), Role::Other)]));
    // A customer who came by a merge is answered here.
    let merged = typed(theirs(1, "ben", &[], &[]), Role::Customer);
    assert_eq!(told(&[merged, theirs(2, "eva", &[], &[]), ours(3, &["ben"], &[1])]), "ca");
}

#[test]
fn circles_and_mails_that_name_themselves_come_to_an_end() {
    let round = [theirs(1, "eva", &[], &[3]), ours(2, &["parts"], &[1]), theirs(3, "parts", &[], &[2])];
    assert_eq!(told(&round), "coo");
    assert_eq!(told(&[theirs(1, "eva", &[], &[1])]), "c");
}

proptest! {
    #[test]
    fn the_order_of_arrival_does_not_matter(
        sketches in prop::collection::vec(
            (0_usize..3, 0_usize..5, prop::collection::vec(0_usize..5, 0..3), prop::collection::vec(0_i64..12, 0..3), 0_i64..4),
            1..12,
        ),
        turn in 0_usize..12,
    ) {
        let who = ["a", "b", "c", "d", "e"];
        let written = [Written::ByPerson, Written::ByUs, Written::ByNobody];
        let letters: Vec<Letter> = (0_i64..).zip(&sketches).map(|(number, (kind, writer, to, answers, at))| {
            let to: Vec<&str> = to.iter().map(|at| who[*at]).collect();
            let mut letter = letter(number, written[*kind], who[*writer], &to, answers);
            letter.at = (Moment(*at), number);
            letter
        }).collect();
        let mut turned = letters.clone();
        turned.rotate_left(turn % letters.len());
        turned.reverse();
        let all = roles(&letters);
        prop_assert_eq!(&all, &roles(&turned));
        prop_assert_eq!(all.len(), letters.len());
        // Whoever is not answered by us stays a customer: the first who writes always is.
        prop_assert!(all.values().any(|role| *role != Role::Other));
    }
}
