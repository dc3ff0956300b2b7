//! Types, boundaries and names of files in every dress.

use super::*;

fn read(value: &str) -> (String, Vec<(String, String)>) {
    let read = Parameters::parse(value.as_bytes(), None);
    (read.word, read.values)
}

#[test]
fn types_and_boundaries_are_found_in_any_dress() {
    for value in [
        "multipart/mixed; boundary=\"b 1\"",
        "Multipart/Mixed; Boundary=\"b 1\"; charset=utf-8",
        "multipart/mixed boundary=\"b 1\"",
        "multipart/mixed\r\n boundary=\"b 1\"",
        "multipart/mixed;;\r\n\tboundary = \"b 1\";",
        "\"multipart/mixed\"; boundary=\"b 1\"",
        "multipart / mixed; boundary=\"b 1\"",
        "multipart/mixed (comment; charset=x); boundary=\"b 1\" (end)",
        "multipart/mixed, boundary=\"b 1\"",
        "multipart/mixed; charset=utf-8 boundary=\"b 1\"",
        "multipart/mixed; charset=\"utf-8\" boundary=\"b 1\"",
        "multipart/mixed; charset=\"utf-8; boundary=\"b 1\"",
        "multipart/mixed; boundary=\"b 1",
        "multipart/mixed; boundary=b 1",
        "multipart/mixed; boundary=b 1; x",
        "multipart/mixed; nonsense; boundary*=us-ascii''b%201",
    ] {
        let read = Parameters::parse(value.as_bytes(), None);
        assert_eq!((read.word.as_str(), read.get("boundary")), ("multipart/mixed", Some("b 1")), "{value}");
    }
    for (value, is) in [
        ("text", "text"),
        ("", ""),
        (" ; ", ""),
        ("charset=utf-8", ""),
        ("text/", "text/"),
        ("/", "/"),
        ("text/plain charset", "text/plain"),
    ] {
        assert_eq!(read(value).0, is, "{value}");
    }
    assert_eq!(read("charset=utf-8").1, [("charset".into(), "utf-8".into())]);
    assert_eq!(read("text/plain; charset=utf-8 (Unicode); format=flowed").1[0].1, "utf-8");
    assert_eq!(read("text/plain; charset=us-ascii charset=utf-8").1[0].1, "us-ascii");
}

#[test]
fn names_of_files_are_read_in_every_way_that_is_in_use() {
    for (value, name) in [
        ("filename=report.pdf", "report.pdf"),
        ("filename=my report (2).pdf", "my report (2).pdf"),
        ("filename=\"a;b.pdf\"; size=1", "a;b.pdf"),
        ("filename=\"a\"b\".pdf\"; size=1", "a\"b\".pdf"),
        ("filename=\"a\\\"b.pdf\"", "a\"b.pdf"),
        ("filename=\"C:\\dir\\x.pdf\"", "C:dirx.pdf"),
        ("filename=\"report.pdf", "report.pdf"),
        ("filename=\"long\r\n name.pdf\"", "long name.pdf"),
        ("filename=a.pdf size=3", "a.pdf"),
        ("filename=\"______.pdf\";\n filename*=utf-8''%D1%81%D1%87%D1%91%D1%82.pdf", "счёт.pdf"),
        ("filename*=utf-8''%D1%81%D1%87%D1%91%D1%82.pdf; filename=\"______.pdf\"", "счёт.pdf"),
        ("filename*=UTF-8'ru'%D1%81%D1%87%D1%91%D1%82.pdf", "счёт.pdf"),
        ("filename*=\"utf-8''%D1%81%D1%87%D1%91%D1%82.pdf\"", "счёт.pdf"),
        ("filename*=utf-8''\"%D1%81%D1%87%D1%91%D1%82.pdf\"", "счёт.pdf"),
        ("filename=utf-8''%D1%81%D1%87%D1%91%D1%82.pdf", "счёт.pdf"),
        ("filename*=koi8-r''%D3%DE%A3%D4.pdf", "счёт.pdf"),
        ("filename*=''%D1%81%D1%87%D1%91%D1%82.pdf", "счёт.pdf"),
        ("filename*=%D1%81%D1%87%D1%91%D1%82.pdf", "счёт.pdf"),
        ("filename*0*=utf-8''%D1%81%D1; filename*1*=%87%D1%91; filename*2=\"%D1%82.pdf\"", "счё%D1%82.pdf"),
        ("filename*1*=%87%D1%91%D1%82.pdf; filename*0*=utf-8''%D1%81%D1", "счёт.pdf"),
        ("filename*0=\"a very \"; filename*1=\"long name.pdf\"", "a very long name.pdf"),
        ("filename*0=\"=?utf-8?Q?=D1=81=D1=87?=\"; filename*1=\" =?utf-8?Q?=D1=91=D1=82.pdf?=\"", "счёт.pdf"),
        ("filename=x.pdf; filename*0=\"a \"; filename*1=\"b.pdf\"", "a b.pdf"),
        ("filename*=utf-8''; filename=x.pdf", "x.pdf"),
        ("filename=\"=?utf-8?B?0YHRh9GR0YIucGRm?=\"", "счёт.pdf"),
        ("filename==?utf-8?B?0YHRh9GR0YIucGRm?=", "счёт.pdf"),
        ("filename=\"=?utf-8?Q?=D1=81=D1=87?=\r\n =?utf-8?Q?=D1=91=D1=82.pdf?=\"", "счёт.pdf"),
        ("filename=\"счёт.pdf\"", "счёт.pdf"),
        ("filename=\"it's 100%.pdf\"", "it's 100%.pdf"),
        ("filename=it's x'y.pdf", "it's x'y.pdf"),
    ] {
        let read = Parameters::parse(format!("attachment; {value}").as_bytes(), None);
        assert_eq!((read.word.as_str(), read.get("filename")), ("attachment", Some(name)), "{value}");
    }
}

#[test]
fn a_raw_name_is_in_the_charset_of_its_mail() {
    let name =
        |mail| Parameters::parse(b"attachment; filename=\"\xd3\xde\xa3\xd4.pdf\"", mail).values[0].1.clone();
    assert_eq!(name(Some("koi8-r")), "счёт.pdf");
}

#[test]
fn a_flood_of_signs_takes_no_long_time() {
    for piece in ["\"", "x=\"", "; ", "a=b ", "(", "=", "name*1=x;", "\\\"", " \" "] {
        Parameters::parse(piece.repeat((1 << 20) / piece.len()).as_bytes(), None);
    }
}
