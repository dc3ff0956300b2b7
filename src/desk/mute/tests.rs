//! Who is muted, and who is not.

use super::*;

fn sender<'a>(email: &'a str, list: Option<&'a str>) -> Sender<'a> {
    Sender { email, list }
}

#[test]
fn an_entry_is_an_address_a_domain_or_a_list() {
    for (entry, sort, name) in [
        ("News@Shop.Example", Sort::Address, "news@shop.example"),
        ("news+offers@shop.example", Sort::Address, "news@shop.example"),
        ("\"a@b\"@shop.example", Sort::Address, "\"a@b\"@shop.example"),
        ("Shop.Example", Sort::Domain, "shop.example"),
        ("bücher.example", Sort::Domain, "xn--bcher-kva.example"),
        ("<News.Shop.Example>", Sort::List, "news.shop.example"),
        (" <weekly> ", Sort::List, "weekly"),
    ] {
        let muted = Muted::read(entry).unwrap_or_else(|| panic!("{entry}"));
        assert_eq!((muted.sort, muted.name.as_str()), (sort, name), "{entry}");
        assert_eq!(Muted::read(&muted.entry()), Some(muted), "{entry}: twice");
    }
    for wrong in
        ["", "shop", "@shop.example", "a b@shop.example", "a@", "<>", "<a b>", "*.example", ".", "a..b"]
    {
        assert_eq!(Muted::read(wrong), None, "{wrong}");
    }
}

#[test]
fn an_entry_covers_what_it_names_and_nothing_beside_it() {
    let covers = |entry: &str, email: &str, list: Option<&str>| {
        Muted::read(entry).is_some_and(|muted| muted.covers(&sender(email, list)))
    };
    assert!(covers("news@shop.example", "News+7@SHOP.example", None));
    assert!(!covers("news@shop.example", "sales@shop.example", Some("news.shop.example")));
    assert!(covers("shop.example", "sales@shop.example", None));
    for beside in
        ["sales@mail.shop.example", "sales@bookshop.example", "shop.example@x.example", "", "shop.example"]
    {
        assert!(!covers("shop.example", beside, Some("shop.example")), "{beside}");
    }
    assert!(covers("xn--bcher-kva.example", "a@BÜCHER.example", None));
    assert!(covers("<news.shop.example>", "any@where.example", Some("News.Shop.Example")));
    assert!(covers("<news.shop.example>", "any@where.example", Some("Our news <news.shop.example>")));
    assert!(!covers("<news.shop.example>", "a@news.shop.example", None));
    assert!(!covers("<news.shop.example>", "a@news.shop.example", Some("shop.example")));
}

#[test]
fn who_shares_a_domain_with_half_the_world_is_known() {
    for public in ["gmail.com", "GMX.de", "outlook.com", "yahoo.co.jp", "qq.com", "wanadoo.fr"] {
        assert!(is_public(public), "{public}");
    }
    for own in ["shop.example", "mail.shop.example", "notgmail.com", "gmail.com.example"] {
        assert!(!is_public(own), "{own}");
    }
}
