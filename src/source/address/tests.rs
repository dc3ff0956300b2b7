//! Every shape of a sender.

use super::*;

fn read(value: &str) -> Vec<(String, String)> {
    mailboxes(value.as_bytes()).into_iter().map(|m| (m.name, m.email)).collect()
}

fn one(name: &str, email: &str) -> Vec<(String, String)> {
    vec![(name.into(), email.into())]
}

#[test]
fn the_usual_shapes() {
    assert_eq!(read(" Ana B <Ana@Acme.Example>\r\n"), one("Ana B", "ana@acme.example"));
    assert_eq!(read("ana@acme.example (Ana B)"), one("Ana B", "ana@acme.example"));
    assert_eq!(read("\"B, Ana\" <ana@acme.example>"), one("B, Ana", "ana@acme.example"));
    assert_eq!(read("=?utf-8?Q?Ana_Ani=C4?= =?utf-8?Q?=87?= <a@b.c>"), one("Ana Anić", "a@b.c"));
    assert_eq!(read("<mailto:a@b.c>"), one("", "a@b.c"));
    assert_eq!(read("a@b.c,\n d@e.f").len(), 2);
    assert_eq!(read("Team: a@b.c, D <d@e.f>;").len(), 2);
}

#[test]
fn broken_ones_lose_nothing() {
    assert_eq!(read(""), vec![]);
    assert_eq!(read("<>"), vec![]);
    assert_eq!(read("Ana Anic"), one("Ana Anic", ""));
    assert_eq!(read("undisclosed-recipients:;"), vec![]);
    assert_eq!(read("root"), one("root", ""));
    assert_eq!(read("<Ana Anic>"), one("Ana Anic", ""));
}

#[test]
fn a_sender_is_made_out_in_every_shape() {
    for (value, name, email) in [
        // Commas and dots that should be quoted.
        ("Doe, Jane <jane@x.example>", "Doe, Jane", "jane@x.example"),
        ("Doe, Jane, Dr. <jane@x.example>", "Doe, Jane, Dr.", "jane@x.example"),
        ("Dr. J. Doe Jr. <jane@x.example>", "Dr. J. Doe Jr.", "jane@x.example"),
        ("Acme, Inc., Support; Desk <jane@x.example>", "Desk", "jane@x.example"),
        ("Doe, Jane jane@x.example", "Doe, Jane", "jane@x.example"),
        ("Doe, jane@x.example", "Doe", "jane@x.example"),
        ("=?utf-8?Q?M=C3=BCller?=, Jane <jane@x.example>", "Müller, Jane", "jane@x.example"),
        ("=?utf-8?Q?Doe, Jane?= <jane@x.example>", "Doe, Jane", "jane@x.example"),
        ("=?utf-8?Q?Doe=2C_Jane?= <jane@x.example>", "Doe, Jane", "jane@x.example"),
        // Brackets: none, half, twice, at the wrong place.
        ("Jane Doe jane@x.example", "Jane Doe", "jane@x.example"),
        ("jane@x.example Jane Doe", "Jane Doe", "jane@x.example"),
        ("\"Jane Doe\" jane@x.example", "Jane Doe", "jane@x.example"),
        ("Jane <jane@x.example", "Jane", "jane@x.example"),
        ("Jane jane@x.example>", "Jane", "jane@x.example"),
        ("Jane <<jane@x.example>>", "Jane", "jane@x.example"),
        ("Jane <<jane@x.example>", "Jane", "jane@x.example"),
        ("Jane <jane@x.example>>", "Jane", "jane@x.example"),
        ("Jane <jane@x.example> <jane@x.example>", "Jane", "jane@x.example"),
        ("Jane < jane@x.example >", "Jane", "jane@x.example"),
        ("<Jane> <jane@x.example>", "", "jane@x.example"),
        ("<jane@x.example> Jane", "Jane", "jane@x.example"),
        ("<jane@x.example> (Jane)", "Jane", "jane@x.example"),
        ("Jane <jane@\r\n x.example>", "Jane", "jane@x.example"),
        ("Jane [jane@x.example]", "Jane", "jane@x.example"),
        ("Jane [mailto:jane@x.example]", "Jane", "jane@x.example"),
        ("Jane [SMTP:jane@x.example]", "Jane", "jane@x.example"),
        ("mailto:jane@x.example", "", "jane@x.example"),
        ("'jane@x.example'", "", "jane@x.example"),
        ("'Jane Doe' <jane@x.example>", "Jane Doe", "jane@x.example"),
        ("jane @ x.example", "", "jane@x.example"),
        ("jane at x.example (Jane Doe)", "Jane Doe", "jane@x.example"),
        ("jane@x.example.", "", "jane@x.example"),
        // Coded or quoted with its name.
        ("=?utf-8?B?SmFuZSA8amFuZUB4LmV4YW1wbGU+?=", "Jane", "jane@x.example"),
        ("=?utf-8?Q?Jane_=3Cjane=40x.example=3E?=", "Jane", "jane@x.example"),
        ("=?utf-8?Q?Doe,_Jane_=3Cjane=40x.example=3E?=", "Doe, Jane", "jane@x.example"),
        ("=?utf-8?Q?jane=40x.example?=", "", "jane@x.example"),
        ("Jane <=?utf-8?Q?jane=40x.example?=>", "Jane", "jane@x.example"),
        ("=?utf-8?Q?Jane_<jane=40x?= =?utf-8?Q?.example>?=", "Jane", "jane@x.example"),
        ("\"Jane <jane@x.example>\"", "Jane", "jane@x.example"),
        ("\"jane@x.example\"", "", "jane@x.example"),
        ("\"jane@x.example\" <jane@x.example>", "jane@x.example", "jane@x.example"),
        ("\"=?utf-8?Q?J=C3=BCrgen?=\" <jane@x.example>", "Jürgen", "jane@x.example"),
        // Quoted and odd local parts.
        ("\"a@b.example\"@list.example", "", "\"a@b.example\"@list.example"),
        ("A <\"a@b.example\"@list.example>", "A", "\"a@b.example\"@list.example"),
        ("<\"john doe\"@x.example>", "", "\"john doe\"@x.example"),
        ("<\"jane\"@x.example>", "", "jane@x.example"),
        ("<\"ja.ne\"@X.example>", "", "ja.ne@x.example"),
        ("jane+tag=x@x.example", "", "jane+tag=x@x.example"),
        ("o'hara@x.example", "", "o'hara@x.example"),
        ("ja..ne.@x.example", "", "ja..ne.@x.example"),
        ("=?us-ascii?B?YUBiLmV4YW1wbGU=?=@x.example", "", "\"a@b.example\"@x.example"),
        ("<ja\u{6}ne@x.example>", "", "jane@x.example"),
        ("jane@[192.0.2.1]", "", "jane@[192.0.2.1]"),
        ("Jane <jane@[IPv6:2001:db8::1]>", "Jane", "jane@[ipv6:2001:db8::1]"),
        ("<@relay.example,@b.example:jane@x.example>", "", "jane@x.example"),
        // Comments, groups, colons, stray signs.
        ("Jane (at (home), ok) <jane@x.example>", "Jane", "jane@x.example"),
        ("jane@x.example (Doe, Jane)", "Doe, Jane", "jane@x.example"),
        ("Team: Jane <jane@x.example>;", "Jane", "jane@x.example"),
        ("Shop: Jane <jane@x.example>", "Shop: Jane", "jane@x.example"),
        ("Jane \"the boss\" Doe <jane@x.example>", "Jane the boss Doe", "jane@x.example"),
        ("\"Jane \\\"JD\\\" Doe\" <jane@x.example>", "Jane \"JD\" Doe", "jane@x.example"),
        ("\"Jane <jane@x.example>", "Jane", "jane@x.example"),
        ("Jane\" <jane@x.example>", "Jane", "jane@x.example"),
        ("Jane (home <jane@x.example>", "Jane (home", "jane@x.example"),
        ("Jane :-) <jane@x.example>", "Jane :-)", "jane@x.example"),
        (",, Jane <jane@x.example>,", "Jane", "jane@x.example"),
        ("Jürgen <jane@x.example>", "Jürgen", "jane@x.example"),
    ] {
        let people = read(value);
        let found = people.iter().find(|(_, email)| !email.is_empty());
        assert_eq!(found, Some(&(name.to_owned(), email.to_owned())), "{value}: {people:?}");
        assert_eq!(people.iter().filter(|(_, email)| !email.is_empty()).count(), 1, "{value}: {people:?}");
    }
}

#[test]
fn several_are_parted_and_each_keeps_its_name() {
    let two = |a: &str, b: &str| {
        vec![(a.to_owned(), "a@x.example".to_owned()), (b.to_owned(), "b@y.example".to_owned())]
    };
    for (value, is) in [
        ("A <a@x.example>, B <b@y.example>", two("A", "B")),
        ("A <a@x.example>; B <b@y.example>", two("A", "B")),
        ("Doe, Ann <a@x.example>, Roe, Bob <b@y.example>", two("Doe, Ann", "Roe, Bob")),
        ("a@x.example, b@y.example", two("", "")),
        ("a@x.example b@y.example,", vec![("a@x.example".into(), "b@y.example".into())]),
        ("A <a@x.example, B <b@y.example>", two("A", "B")),
        ("Team: a@x.example, B <b@y.example>;", two("", "B")),
        ("=?utf-8?Q?A_=3Ca=40x.example=3E=2C_B_=3Cb=40y.example=3E?=", two("A", "B")),
    ] {
        assert_eq!(read(value), is, "{value}");
    }
    let three = read("Everybody: ; Ann, a@x.example, b@y.example");
    assert_eq!(three.len(), 3, "somebody without an address keeps the name: {three:?}");
}

#[test]
fn nobody_is_nobody() {
    for value in [
        "undisclosed-recipients:;",
        "undisclosed-recipients: ;",
        "\"Undisclosed recipients\":;",
        "Undisclosed recipients:",
        "Verborgene_Empfaenger:;",
        "<undisclosed-recipients:;>",
        "<Undisclosed-Recipient:;>",
        "unlisted-recipients:; (no To-header on input)",
        " , ;",
        "<>",
    ] {
        let people = read(value);
        assert!(people.iter().all(|(_, email)| email.is_empty()), "{value}: {people:?}");
        assert!(
            !people.iter().any(|(name, _)| name.to_lowercase().contains("recipients")),
            "{value}: {people:?}"
        );
    }
}

#[test]
fn an_address_in_a_name_is_no_address_where_there_is_a_real_one() {
    assert_eq!(
        read("=?utf-8?Q?boss=40acme.example?= <eve@x.example>"),
        one("boss@acme.example", "eve@x.example")
    );
    assert_eq!(read("\"boss@acme.example\" <eve@x.example>"), one("boss@acme.example", "eve@x.example"));
    assert_eq!(
        read("\"<boss@acme.example>, x\" <eve@x.example>"),
        one("<boss@acme.example>, x", "eve@x.example")
    );
    assert_eq!(read("eve@x.example (boss@acme.example)"), one("boss@acme.example", "eve@x.example"));
}

#[test]
fn raw_names_are_in_the_charset_of_their_mail() {
    let people = mailboxes_in(b"\xc8\xe2\xe0\xed <ivan@x.example>", Some("windows-1251"));
    assert_eq!(people[0].name, "Иван");
}

#[test]
fn delivery_headers_give_bare_addresses() {
    assert_eq!(bare(b" Help@Acme.example\n"), ["help@acme.example"]);
    assert_eq!(bare(b"local"), Vec::<String>::new());
}

#[test]
fn a_flood_of_signs_takes_no_long_time() {
    for piece in ["<", "\"", "(", ",", ":", ";", "=?", "a@", "<\"", "a: ", "[", "\\", "<<", "=?a?q?x?=", "@"]
    {
        mailboxes(piece.repeat((1 << 16) / piece.len()).as_bytes());
    }
}

proptest::proptest! {
    /// What the quick reader takes it reads as the careful one does.
    #[test]
    fn plain_headers_are_read_as_with_care(
        pieces in proptest::collection::vec(
            proptest::sample::select(vec![
                "Ana", "B.", "x-y_z", "at", "\"Ana B\"", "\"a", "\" Ana\"", "\"A  B\"", "\"\"", "<", ">", "<ana@acme.example>", "<ANA@a.b>",
                "bob@b.example", "Bob@B.Example.", "a+b@c", "@", "a@", ",", ", ", " ", "  ", "\r\n ", "\t", "a@b@c", "<>", ".", "-",
            ]),
            0..9,
        )
    ) {
        let value = pieces.concat();
        if let Some(quick) = plain::read(value.as_bytes()) {
            proptest::prop_assert_eq!(quick, with_care(value.as_bytes(), None), "{:?}", value);
        }
    }
}

#[test]
fn the_usual_headers_are_plain() {
    for value in [
        "Ana B <Ana@Acme.Example>",
        " ana@acme.example\r\n",
        "\"Ana B\" <ana@acme.example>, bob@b.example,\r\n cid@c.example",
    ] {
        assert!(plain::read(value.as_bytes()).is_some(), "{value}");
    }
}
