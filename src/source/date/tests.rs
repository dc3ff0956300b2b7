//! Every shape of one instant, and what is none.

use super::*;

fn read(text: &str) -> Option<String> {
    parse(text.as_bytes()).map(Moment::rfc3339)
}

#[test]
fn every_shape_of_one_instant_is_the_same_instant() {
    for text in [
        "Thu, 22 Aug 2002 12:36:23 +0100",
        "Thu, 22 Aug 2002 12:36:23 +0100 (IST)",
        "22 Aug 02 11:36:23 GMT",
        "Thu Aug 22 11:36:23 2002",
        "Thu Aug 22 07:36:23 EDT 2002",
        "Thu Aug 22 04:36:23 -0700 2002",
        "2002-08-22T13:36:23+02:00",
        "2002-08-22 11:36:23Z",
        "22-Aug-2002 11:36:23",
        "August 22, 2002 11:36:23 AM UTC",
        "Thursday, August 22nd, 2002, 11:36:23",
        "Thu,22 Aug 102 13:36:23 GMT+0200",
        "Thu, 22 Aug 0102 11:36:23 +0000",
        "2002/08/22 Thu 06:36:23 CDT",
        "Thu, 22 Aug 2002 13.36.23 +0200",
        "Thu, 22 Aug 2002 13-36-23 +0200",
        "Thu, 22. Aug 2002 13:36:23 +0200",
        "22.08.2002 13:36:23 +0200",
        "22.08.2002 13.36.23 +0200",
        "22.8.02 11:36:23",
        "2002.08.22 11:36:23",
        "Thu Aug 22 13.36.23 2002 +0200",
        "20020822T113623Z",
        "2002-08-22T11:36:23.000+0000",
        "8/22/2002 11:36:23 AM",
        "22/08/2002 11:36:23",
        "Thu, 22 Aug 2002 11:36:23 a.m.",
        "Thu, 22 Aug 2002 11:36:23 \"GMT\"",
        "Thu, 22 Aug 2002 13:36:23 MESZ",
        "Do, 22 Aug 2002 13:36:23 +0200",
        "Donnerstag, 22. August 2002 13:36:23 +0200",
        "jeu., 22 ao\u{fb}t 2002 13:36:23 +0200",
        "mar. 22 août 2002 13:36:23 +0200",
        "jue, 22 ago 2002 13:36:23 +0200",
        "gio, 22 ago 2002 13:36:23 +0200",
        "чт, 22 авг 2002 15:36:23 +0400",
        "2002年8月22日 11:36:23",
        "2002年8月22日 周四 上午 11:36:23",
        "1030016183",
        "1030016183000",
    ] {
        assert_eq!(read(text).as_deref(), Some("2002-08-22T11:36:23Z"), "{text}");
    }
}

#[test]
fn what_is_no_instant_is_none() {
    for text in [
        "",
        "yesterday",
        "31 Feb 2020 10:00:00 +0000",
        "12 Foo 2020 10:00",
        "1 Jan 99999999 1:1:1",
        "25:61:99",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn the_time_of_a_dotted_clock_is_kept() {
    for text in [
        "Wed, 1 Jul 2026 09.00.00 +0200",
        "Wed, 1 Jul 2026 09.00 +0200",
        "Wed, 1 Jul 2026 9h00 +0200",
        "1 Jul 26 09.00.00 +0200",
    ] {
        assert_eq!(read(text).as_deref(), Some("2026-07-01T07:00:00Z"), "{text}");
    }
}

#[test]
fn a_clock_that_was_never_set_is_no_clue() {
    for text in [
        "Thu, 1 Jan 1970 00:00:00 +0000",
        "Wed, 31 Dec 1969 16:00:00 -0800",
        "Tue, 1 Jan 1980 00:00:00 +0100",
        "1 Jan 1904 00:00:00",
        "Fri, 29 Dec 1989 10:00:00 +0000",
        "Mon, 1 Jan 1900 00:00:00",
        "1 Jan 0001 00:00:00 +0000",
        "1 Jan 70 01:00:00 +0100",
        "000000001",
        "-1",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
    assert_eq!(read("Mon, 1 Jan 1990 00:00:00 +0000").as_deref(), Some("1990-01-01T00:00:00Z"));
    assert_eq!(received(b"by x; Thu, 1 Jan 1970 00:00:00 +0000"), None);
}

#[test]
fn zones_by_name_and_none_are_borne() {
    for (text, is) in [
        ("1 Jul 2026 09:00:00", "09:00:00"),
        ("1 Jul 2026 09:00:00 JST", "00:00:00"),
        ("1 Jul 2026 09:00:00 A", "09:00:00"),
        ("1 Jul 2026 09:00:00 -0000", "09:00:00"),
        ("1 Jul 2026 09:00:00 UTC+02:00", "07:00:00"),
        ("1 Jul 2026 09:00:00 GMT-0500 (EST)", "14:00:00"),
        ("1 Jul 2026 09:00:00 XYZ", "09:00:00"),
        ("1 Jul 2026 09:00:00 +200", "07:00:00"),
        ("1 Jul 2026 12:30:00 AEST", "02:30:00"),
    ] {
        assert_eq!(read(text), Some(format!("2026-07-01T{is}Z")), "{text}");
    }
}

#[test]
fn impossible_zones_and_leap_seconds_are_borne() {
    assert_eq!(read("1 Jan 2020 10:00:60 +9900").as_deref(), Some("2020-01-01T10:00:59Z"));
    assert_eq!(read("1 Jan 2020 12:05 am").as_deref(), Some("2020-01-01T00:05:00Z"));
}

#[test]
fn a_received_header_ends_in_its_date() {
    let value = b" from a (b; c) by d with SMTP id 12;\r\n\tThu, 22 Aug 2002 07:36:16 -0400 (EDT)\r\n";
    assert_eq!(received(value).map(Moment::rfc3339).as_deref(), Some("2002-08-22T11:36:16Z"));
    assert_eq!(received(b"no date here"), None);
}
