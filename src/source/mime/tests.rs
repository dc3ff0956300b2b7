//! Where parts begin and end.

use super::*;

fn tree(mail: &str) -> Vec<(String, String, Vec<usize>)> {
    let (head, body) = Head::parse(mail.as_bytes());
    let tree = Tree::new(&head, body);
    tree.parts
        .into_iter()
        .map(|p| {
            let body = if p.children.is_empty() {
                String::from_utf8_lossy(&p.body).into_owned()
            } else {
                String::new()
            };
            (p.media, body, p.children)
        })
        .collect()
}

fn leaf(media: &str, body: &str) -> (String, String, Vec<usize>) {
    (media.into(), body.into(), vec![])
}

#[test]
fn parts_are_found_from_the_outside_in() {
    let mail = "Content-Type: multipart/mixed; boundary=\"a\"\r\n\r\npreamble\r\n--a\r\nContent-Type: multipart/alternative; boundary=ab\r\n\r\n\
                --ab\r\n\r\nplain\r\n--ab\r\nContent-Type: text/HTML\r\n\r\n<p>\r\n--a\r\nContent-Type: image/png; name=x.png\r\n\r\nPNG\r\n--a--\r\nepilogue";
    assert_eq!(
        tree(mail),
        [
            ("multipart/mixed".into(), String::new(), vec![1, 4]),
            ("multipart/alternative".into(), String::new(), vec![2, 3]),
            leaf("text/plain", "plain"),
            leaf("text/html", "<p>"),
            leaf("image/png", "PNG"),
        ]
    );
}

#[test]
fn a_mail_that_was_cut_off_keeps_its_last_part() {
    let mail = "Content-Type: multipart/mixed; boundary=a\n\n--a\n\none\n--a\n\ntwo goes on";
    assert_eq!(tree(mail)[1..], [leaf("text/plain", "one"), leaf("text/plain", "two goes on")]);
}

#[test]
fn without_its_boundary_a_multipart_is_a_leaf() {
    assert_eq!(
        tree("Content-Type: multipart/mixed; boundary=a\n\nhello"),
        [leaf("multipart/mixed", "hello")]
    );
    assert_eq!(tree("Content-Type: multipart/mixed\n\nhello"), [leaf("multipart/mixed", "hello")]);
}

#[test]
fn the_boundary_that_the_body_uses_counts() {
    let body = "--bnd1\nContent-Type: text/plain\n\none\n--bnd1\ncontent-type: image/png; name=x.png\n\nPNG\n--bnd1--\n";
    let bare = "--bnd1\n\none\n--bnd1\nContent-Type: image/png; name=x.png\n\nPNG\n--bnd1--\n";
    let parts = [leaf("text/plain", "one"), leaf("image/png", "PNG")];
    for head in [
        "Content-Type: multipart/mixed; boundary=\"other\"",
        "Content-Type: multipart/mixed",
        "Content-Type: multipart/mixed; boundary=\"\"",
        "Content-Type: multipart/mixed; boundary=BND1",
        "Content-Type: multipart/mixed; boundary=\"--bnd1\"",
        "Content-Type: multipart/mixed boundary=\"bnd1\"",
        "Content-Type: multipart/mixed; boundary='bnd1'",
        "Content-Type: multipart; boundary=bnd1",
        "Content-Type: multipart/mixed; boundary=\"bnd1",
        "Content-Type: text/plain; boundary=bnd1",
        "MIME-Version: 1.0",
    ] {
        for body in [body, bare] {
            for preamble in ["", "\n", "This is a multi-part message in MIME format.\n-- \nx\n"] {
                if preamble.len() > 1 && !head.contains("ype: multipart") && !head.contains("bnd1") {
                    continue;
                }
                let read = tree(&format!("{head}\n\n{preamble}{body}"));
                assert_eq!(read[1..], parts, "{head}");
                assert!(read[0].0.starts_with("multipart/"));
                let read = tree(&format!("{head}\n\n{preamble}{body}").replace('\n', "\r\n"));
                assert_eq!(read[1..], parts, "{head}");
            }
        }
    }
}

#[test]
fn prose_with_dashes_is_no_boundary() {
    for body in [
        "--\nAna\n",
        "-- \nAna\n",
        "--bnd\nhello\n--bnd--\n",
        "-----Original Message-----\nFrom: x\n\ny\n",
        "see:\n--b\nContent-Type: x\n",
    ] {
        assert_eq!(tree(&format!("Subject: x\n\n{body}")), [leaf("text/plain", body)]);
    }
}

#[test]
fn a_boundary_that_is_used_twice_loses_no_part() {
    let mail = "Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/alternative; boundary=a\n\n--a\n\none\n--a--\n\n--a\n\ntwo\n--a--\nend";
    let read = tree(mail);
    assert!(
        read.contains(&leaf("text/plain", "one")) && read.contains(&leaf("text/plain", "two")),
        "{read:?}"
    );
}

#[test]
fn names_are_decoded_in_every_way_that_is_in_use() {
    let name = |header: &str| {
        let mail = format!("{header}\n\n");
        let (head, body) = Head::parse(mail.as_bytes());
        Tree::new(&head, body).parts.remove(0).name
    };
    let is = Some(String::from("r\u{e9}sum\u{e9}.pdf"));
    assert_eq!(name("Content-Disposition: attachment; filename*=utf-8''r%C3%A9sum%C3%A9.pdf"), is);
    assert_eq!(name("Content-Type: x/y; name=\"=?utf-8?Q?r=C3=A9sum=C3=A9.pdf?=\""), is);
    assert_eq!(
        name("Content-Disposition: attachment; filename*0*=utf-8''r%C3%A9;\n filename*1*=sum%C3%A9.pdf"),
        is
    );
    assert_eq!(name("Content-Disposition: attachment; filename=\"r\u{e9}sum\u{e9}.pdf\""), is);
    assert_eq!(name("Content-Type: text/plain"), None);
}

#[test]
fn too_deep_and_too_many_are_refused() {
    let deep: String =
        (0..80).map(|i| format!("Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n")).collect();
    let (head, body) = Head::parse(deep.as_bytes());
    assert!(Tree::new(&head, body).refused.unwrap().contains("deep"));
    let many = format!("Content-Type: multipart/mixed; boundary=b\n\n{}", "--b\n\nx\n".repeat(1500));
    let (head, body) = Head::parse(many.as_bytes());
    let tree = Tree::new(&head, body);
    assert!(tree.refused.unwrap().contains("parts"));
    assert_eq!(tree.parts.len(), MOST);
}
