//! The page: one file that asks nobody for anything, in which a stranger's words stay words. What a browser makes of it is
//! asked in `browser`.

mod browser;
mod devtools;
mod fixture;
mod typed;

use std::collections::BTreeSet;

use proptest::prelude::*;
use solodesk::desk::time::{Moment, Zone};
use solodesk::page::{
    Bar, Bars, Edge, Heat, Histogram, Lines, Marker, Page, Picture, Section, Series, Stacked, Target, Unit,
    write,
};
use solodesk::table::{Style, Table};

use fixture::{HOSTILE, bare, hostile, page};

pub fn html(page: &Page) -> String {
    let zone = Zone::named("Europe/Zagreb").unwrap();
    let style = Style {
        color: false,
        width: None,
        zone,
        now: Moment(1_793_491_200),
        no_header: false,
        raw: false,
        single: false,
    };
    let mut out = Vec::new();
    write(page, &style, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    html.split(&format!(" {attribute}=\"")).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

fn with(picture: Picture) -> Page {
    let section = Section { id: "one".into(), title: "One".into(), picture, ..Section::default() };
    Page { sections: vec![section], ..Page::default() }
}

#[test]
fn nothing_is_asked_of_anybody() {
    for page in [page(53), bare(), page(1), hostile()] {
        let html = html(&page).to_lowercase();
        for word in [
            "<script",
            "http:",
            "https:",
            "//",
            " src=",
            "url(",
            "@import",
            "<iframe",
            "<object",
            "<link rel=\"style",
        ] {
            assert!(!html.contains(word), "{word}");
        }
        let policy = html.find("content-security-policy").unwrap();
        assert!(
            policy < html.find("<title>").unwrap(),
            "the policy stands before the first word of a stranger"
        );
        assert!(html.contains("default-src 'none'"));
        assert_eq!(values(&html, "href"), ["data:,"]);
    }
}

#[test]
fn the_same_page_is_the_same_bytes() {
    for make in [|| page(53), bare, hostile] {
        assert_eq!(html(&make()), html(&make()));
    }
}

#[test]
fn a_year_is_small() {
    let year = html(&page(53)).len();
    assert!(year < 160_000, "{year} bytes for a year of weeks");
    let days = html(&page(400)).len();
    assert!(days < 300_000, "{days} bytes for 400 points");
}

#[test]
fn names_meet_what_they_name() {
    for page in [page(53), bare(), hostile()] {
        let html = html(&page);
        let ids = values(&html, "id");
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(unique.len(), ids.len(), "an id stands twice: {ids:?}");
        for attribute in ["aria-labelledby", "aria-describedby"] {
            for name in values(&html, attribute) {
                assert!(unique.contains(name), "{attribute} {name} names nothing");
            }
        }
        assert_eq!(html.matches("role=\"img\"").count(), html.matches("<desc ").count());
        assert_eq!(html.matches("<h1>").count(), 1);
        assert!(html.contains("<html lang=\"en\">"));
    }
}

#[test]
fn behind_each_picture_is_its_table() {
    for page in [page(12), bare(), hostile()] {
        let html = html(&page);
        for tag in ["<table>", "<caption>", "<details>", "<thead>"] {
            assert_eq!(html.matches(tag).count(), page.sections.len(), "{tag}");
        }
        let rows: usize = page.sections.iter().map(|section| section.table.rows.len()).sum();
        assert_eq!(html.matches("<th scope=\"row\"").count(), rows);
    }
}

/// No word of a stranger has become a tag or an attribute that runs something.
fn only_our_tags(html: &str) {
    for tag in html.split('<').skip(1).map(|piece| piece.split('>').next().unwrap()) {
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap();
        let ours = "!DOCTYPE html head meta title link style body header main section footer h1 h2 p dl div dt dd span figure svg \
                    desc rect text polyline line circle polygon ul li br details summary table caption thead tbody tr th td";
        assert!(ours.split_whitespace().any(|known| known == name), "<{tag}>");
        let unquoted: String = tag.split('"').step_by(2).collect();
        assert!(!unquoted.contains(" on"), "<{tag}>");
    }
}

#[test]
fn strangers_words_stay_words() {
    let html = html(&hostile());
    only_our_tags(&html);
    for c in ['\u{202e}', '\u{0}', '\u{1b}'] {
        assert!(!html.contains(c));
    }
    assert!(html.contains(r"\u{202e}gnp.elif\x00\x1b[31m"));
    // Each word is there to be read, in a table at the least.
    for word in HOSTILE.iter().filter(|word| word.chars().all(|c| c.is_ascii_alphanumeric())) {
        assert!(html.contains(word), "{word}");
    }
    assert!(html.contains("&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;"));
    // Words that look like a colour of ours got no class by it.
    assert!(html.contains("fill=&quot;#A50801&quot; class=x"));
}

#[test]
fn what_is_not_there_is_said_and_never_drawn() {
    let html = html(&bare());
    assert_eq!(html.matches("role=\"img\"").count(), 0, "no picture without a figure");
    assert_eq!(html.matches("There are no figures for this period").count(), 7);
    assert!(html.contains("Nobody was asked in this period"));
    assert_eq!(html.matches("no figure</span>").count(), 4);
}

#[test]
fn a_gap_is_a_gap() {
    let line = |values: Vec<Option<f64>>| {
        let points = (0..values.len()).map(|n| n.to_string()).collect();
        let series = vec![Series { name: "a".into(), values }];
        let html = html(&with(Picture::Lines(Lines {
            points,
            series,
            unit: Unit::Percent,
            floor: None,
            ceiling: None,
            target: None,
        })));
        let wide = html.split("class=\"wide\"").nth(1).unwrap().split("</svg>").next().unwrap().to_owned();
        (wide.matches("class=\"line l0\"").count(), wide.matches("<circle").count())
    };
    let (some, none) = (Some(50.0), None);
    assert_eq!(line(vec![some, some, none, some, some]), (2, 4));
    assert_eq!(line(vec![some, none, some, none, Some(f64::NAN)]), (0, 2));
    assert_eq!(line(vec![none, some, Some(f64::INFINITY)]), (0, 1));
}

#[test]
fn what_happened_at_one_point_is_told_by_bars() {
    let html = html(&page(1));
    assert!(!html.contains("class=\"line l0\"") && !html.contains("class=\"layer l0\""));
    for name in ["First response", "Resolution", "Target", "under 1 day", "over 30 days"] {
        assert_eq!(html.matches(&format!(">{name}</text>")).count(), 2, "{name}, on each of the two screens");
    }
}

#[test]
fn a_bar_without_a_figure_has_no_length() {
    let bar = |value| Bar { label: "b".into(), value, note: String::new() };
    let bars = vec![bar(Some(4.0)), bar(None), bar(Some(0.0)), bar(Some(f64::NAN))];
    let html = html(&with(Picture::Bars(Bars { bars, unit: Unit::Count("tickets") })));
    assert_eq!(html.matches("class=\"bar\"").count(), 2, "one on each of the two screens");
    assert_eq!(html.matches(">no figure</text>").count(), 4);
}

#[test]
fn figures_of_any_size_are_drawn() {
    for value in [9e11, -9e11, f64::MIN_POSITIVE, 0.0, -5.0, 0.04] {
        for unit in [Unit::Percent, Unit::Count("tickets"), Unit::Minutes] {
            let series = vec![Series { name: "a".into(), values: vec![Some(value); 3] }];
            let points: Vec<String> = ["a", "b", "c"].map(str::to_owned).to_vec();
            let lines = Lines {
                points: points.clone(),
                series: series.clone(),
                unit,
                floor: None,
                ceiling: None,
                target: None,
            };
            let stacked = Stacked { points, layers: series, unit };
            for picture in [Picture::Lines(lines), Picture::Stacked(stacked)] {
                let html = html(&with(picture));
                assert!(html.len() < 40_000, "{value} {unit:?}: {}", html.len());
                assert!(!html.contains("NaN") && !html.contains("inf"), "{value} {unit:?}");
            }
        }
    }
}

#[test]
fn a_page_of_nothing_is_a_page() {
    let html = html(&Page { title: "Nothing".into(), ..Page::default() });
    assert!(html.contains("<h1>Nothing</h1>") && html.ends_with("</html>\n"));
    let table = Table::default();
    let odd = ["", "A B", "sla", "sla", "figures", "section--2"].map(|id| Section {
        id: id.into(),
        table: table.clone(),
        ..Section::default()
    });
    let html = self::html(&Page { sections: odd.to_vec(), ..Page::default() });
    let anchors: Vec<&str> =
        values(&html, "id").into_iter().filter(|id| !id.ends_with("-title") && *id != "figures").collect();
    assert_eq!(anchors, ["section--1", "section--2", "sla", "section--4", "section--5", "section--6"]);
}

/// A figure of any kind: a usual one, an odd one, none.
fn figure() -> impl Strategy<Value = Option<f64>> {
    prop_oneof![3 => (0.0..200.0f64).prop_map(Some), 1 => proptest::num::f64::ANY.prop_map(Some), 1 => Just(None)]
}

fn series(points: usize) -> impl Strategy<Value = Vec<Series>> {
    let one = (".*", prop::collection::vec(figure(), 0..points + 3))
        .prop_map(|(name, values)| Series { name, values });
    prop::collection::vec(one, 0..8)
}

fn unit() -> impl Strategy<Value = Unit> {
    prop::sample::select(vec![Unit::Percent, Unit::Count("tickets"), Unit::Minutes])
}

fn picture() -> impl Strategy<Value = Picture> {
    let points = || prop::collection::vec(".{0,12}", 0..90);
    let lines = (points(), series(80), unit(), figure(), figure(), figure()).prop_map(
        |(points, series, unit, floor, ceiling, value)| {
            let target = value.map(|value| Target { name: "t".into(), value });
            Picture::Lines(Lines { points, series, unit, floor, ceiling, target })
        },
    );
    let stacked = (points(), series(80), unit())
        .prop_map(|(points, layers, unit)| Picture::Stacked(Stacked { points, layers, unit }));
    let bar = (".*", figure(), ".{0,9}").prop_map(|(label, value, note)| Bar { label, value, note });
    let bars = (prop::collection::vec(bar, 0..50), unit())
        .prop_map(|(bars, unit)| Picture::Bars(Bars { bars, unit }));
    let edge = (proptest::num::f64::ANY, ".{0,9}").prop_map(|(at, label)| Edge { at, label });
    let marker = (proptest::num::f64::ANY, ".*", ".*").prop_map(|(at, name, said)| Marker { name, at, said });
    let histogram = (
        prop::collection::vec(edge, 0..30),
        prop::collection::vec(any::<u64>(), 0..30),
        prop::collection::vec(marker, 0..6),
        unit(),
    )
        .prop_map(|(edges, counts, markers, unit)| {
            Picture::Histogram(Histogram { edges, counts, unit, markers })
        });
    let values = prop::collection::vec(prop::collection::vec(any::<Option<u64>>(), 0..30), 0..30);
    let names = || prop::collection::vec(".{0,9}", 0..130);
    let heat = (names(), names(), values, unit())
        .prop_map(|(rows, columns, values, unit)| Picture::Heat(Heat { rows, columns, values, unit }));
    prop_oneof![lines, stacked, bars, histogram, heat, ".*".prop_map(Picture::Empty)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn whatever_comes_is_drawn_within_bounds(picture in picture(), title in ".*", sentence in ".*", id in ".*") {
        let section = Section { id, title, sentence, picture, table: Table::default() };
        let html = html(&Page { sections: vec![section.clone(), section], ..Page::default() });
        only_our_tags(&html);
        prop_assert!(html.len() < 800_000, "{} bytes", html.len());
        for number in ["x", "y", "width", "height", "x1", "x2", "y1", "y2", "cx", "cy", "r"] {
            for value in values(&html, number) {
                prop_assert!(value.parse::<i32>().is_ok_and(|n| n.abs() < 100_000), "{number} {value}");
            }
        }
    }
}
