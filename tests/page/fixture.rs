//! Pages with invented figures: a full one of any length, one without figures, one in which each word is an attack.

use solodesk::page::{
    Bar, Bars, Edge, Fact, Heat, Histogram, Lines, Marker, Page, Picture, Section, Series, Stacked, Target,
    Tile, Unit,
};
use solodesk::table::{Cell, Column, Holds, Table};

const SLA: &[Column] = &[
    Column::shown("week", Holds::Text, "the week"),
    Column::shown("decided", Holds::Int, "promises decided"),
    Column::shown("met", Holds::Int, "promises kept"),
    Column::shown("missed", Holds::Int, "promises broken"),
    Column::shown("met_pct", Holds::Percent, "share kept"),
    Column::shown("median_minutes", Holds::Minutes, "median"),
    Column::shown("p90_minutes", Holds::Minutes, "nine of ten are faster"),
];
const COUNT: &[Column] =
    &[Column::shown("group", Holds::Text, "what"), Column::shown("tickets", Holds::Int, "how many")];

/// Figures that look alive and are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
}

fn float(n: u64) -> f64 {
    f64::from(u32::try_from(n).unwrap())
}

fn section(id: &str, title: &str, sentence: &str, picture: Picture, table: Table) -> Section {
    Section { id: id.into(), title: title.into(), sentence: sentence.into(), picture, table }
}

fn counted(rows: impl IntoIterator<Item = (String, u64)>) -> Table {
    let mut table = Table::new(COUNT);
    for (name, count) in rows {
        table.push(vec![name.into(), count.into()]);
    }
    table
}

/// A page over so many weeks.
pub fn page(weeks: usize) -> Page {
    let mut dice = Dice(7);
    let names: Vec<String> = (0..weeks).map(|n| format!("{}-W{:02}", 2025 + n / 53, n % 53 + 1)).collect();
    let mut first = Vec::new();
    let mut resolution = Vec::new();
    let mut table = Table::new(SLA);
    for (n, name) in names.iter().enumerate() {
        let decided = if n % 17 == 5 { 0 } else { 20 + dice.below(40) };
        let met = decided - decided * dice.below(18) / 100;
        let share = |part: u64| (decided > 0).then(|| float(part) * 100.0 / float(decided));
        first.push(share(met));
        resolution.push(share(met - met * dice.below(12) / 100));
        let (met, all) = (i64::try_from(met).unwrap(), i64::try_from(decided).unwrap());
        let minutes = 20.0 + float(dice.below(60));
        table.push(vec![
            name.as_str().into(),
            Cell::Int(all),
            Cell::Int(met),
            Cell::Int(all - met),
            Cell::Percent(met, all),
            if all > 0 { Cell::Minutes(minutes) } else { Cell::Empty },
            if all > 0 { Cell::Minutes(minutes * 6.5) } else { Cell::Empty },
        ]);
    }
    let ages = ["under 1 day", "1 to 3 days", "3 to 7 days", "7 to 30 days", "over 30 days"];
    let layers: Vec<Series> = ages
        .iter()
        .zip([14, 9, 7, 6, 3])
        .map(|(name, most)| Series {
            name: (*name).into(),
            values: (0..weeks).map(|n| (n % 29 != 11).then(|| float(dice.below(most) + most / 2))).collect(),
        })
        .collect();
    let limits = [0, 5, 15, 30, 60, 120, 240, 480, 960, 1920];
    let edges: Vec<Edge> = limits
        .iter()
        .map(|at| Edge { at: f64::from(*at), label: Unit::Minutes.say(f64::from(*at)) })
        .chain([Edge { at: f64::INFINITY, label: "longer".into() }])
        .collect();
    let counts = vec![31, 48, 62, 57, 44, 29, 21, 12, 6, 2];
    let tags =
        ["billing", "login", "refund", "shipping", "invoice-missing", "vip", "feature-request", "hardware"];
    let bars = |names: &[&str], top: u64| {
        let values: Vec<u64> = (0u64..).take(names.len()).map(|n| top / (n + 1) + 3).collect();
        let bars = names.iter().zip(&values).map(|(name, value)| Bar {
            label: (*name).into(),
            value: Some(float(*value)),
            note: String::new(),
        });
        let picture = Picture::Bars(Bars { bars: bars.collect(), unit: Unit::Count("tickets") });
        (picture, counted(names.iter().map(|name| (*name).to_owned()).zip(values)))
    };
    let (tag_picture, tag_table) = bars(&tags, 96);
    let customers = [
        "ana@lemon.example",
        "office@harbour-and-sons.example",
        "j.okafor@north.example",
        "the.very.long.mailbox.name.of.somebody@subdomain.department.company.example",
        "王芳@lychee.example",
    ];
    let (customer_picture, customer_table) = bars(&customers, 21);
    let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].map(str::to_owned).to_vec();
    let heat: Vec<Vec<Option<u64>>> = (0u64..7)
        .map(|day| {
            (0u64..24)
                .map(|hour| {
                    let busy = if (8..18).contains(&hour) { 12 } else { 2 } / if day > 4 { 4 } else { 1 };
                    Some(dice.below(busy + 1))
                })
                .collect()
        })
        .collect();
    let by_hour = counted(
        (0usize..24).map(|hour| (format!("{hour:02}:00"), heat.iter().filter_map(|day| day[hour]).sum())),
    );
    let variants = [
        ("FCR, as we count it (net)", 71.4, "80 of 112"),
        ("Gross: all topics", 68.0, "85 of 125"),
        ("Not reopened", 88.4, "99 of 112"),
        ("One reply", 63.2, "72 of 114"),
        ("Within an hour", 31.3, "35 of 112"),
    ];
    Page {
        title: "Support in October 2026".into(),
        subtitle: "1 to 31 October 2026, Europe/Zagreb".into(),
        facts: [
            ("As of", "2026-11-01 00:00:00 Europe/Zagreb"),
            ("Counted in", "Europe/Zagreb"),
            ("Settings", "version 4"),
            ("Time zone data", "2026b"),
            ("Last operation", "8213"),
            ("SHA-256 of the rows", "9f2c1ab0d2f4c7b5e8a3f6d19c0b7e4a5d2f8c1b3e6a9d0f7c4b1e8a5d2f9c6b"),
        ]
        .map(|(label, value)| Fact { label: label.into(), value: value.into() })
        .to_vec(),
        tiles: [
            ("First response in time", Some("94.1 %"), "127 of 135 promises"),
            ("Median first response", Some("42 min"), "p90 5 h 10 min, working hours"),
            ("Solved at first contact", Some("71.4 %"), "80 of 112 matured"),
            ("Satisfaction", None, "nobody was asked"),
        ]
        .map(|(label, value, note)| Tile {
            label: label.into(),
            value: value.map(str::to_owned),
            note: note.into(),
        })
        .to_vec(),
        sections: vec![
            section(
                "sla",
                "Promises kept",
                "Of the promises that were decided in a week, the share that was kept. The dotted line is what we aim for.",
                Picture::Lines(Lines {
                    points: names.clone(),
                    series: vec![
                        Series { name: "First response".into(), values: first },
                        Series { name: "Resolution".into(), values: resolution },
                    ],
                    unit: Unit::Percent,
                    floor: None,
                    ceiling: None,
                    target: Some(Target { name: "Target".into(), value: 90.0 }),
                }),
                table,
            ),
            section(
                "response",
                "Time to first response",
                "Half of the first answers came within 42 minutes, nine of ten within 5 hours and 10 minutes.",
                Picture::Histogram(Histogram {
                    edges: edges.clone(),
                    counts: counts.clone(),
                    unit: Unit::Count("answers"),
                    markers: vec![
                        Marker { name: "median".into(), at: 42.0, said: "42 min".into() },
                        Marker { name: "p90".into(), at: 310.0, said: "5 h 10 min".into() },
                    ],
                }),
                counted(edges.iter().map(|edge| format!("from {}", edge.label)).zip(counts)),
            ),
            section(
                "backlog",
                "Open tickets by age",
                "At the end of the last week fewer tickets were open than before; the oldest stand on top.",
                Picture::Stacked(Stacked {
                    points: names.clone(),
                    layers,
                    unit: Unit::Count("open tickets"),
                }),
                counted(names.iter().cloned().zip(1..)),
            ),
            section(
                "fcr",
                "Solved at first contact",
                "Four counts of the same tickets, from the strictest to the kindest.",
                Picture::Bars(Bars {
                    unit: Unit::Percent,
                    bars: variants
                        .map(|(label, value, note)| Bar {
                            label: label.into(),
                            value: Some(value),
                            note: note.into(),
                        })
                        .to_vec(),
                }),
                counted(variants.map(|(label, _, _)| (label.to_owned(), 100))),
            ),
            section(
                "hours",
                "When tickets come",
                "Most tickets come on working days between eight and six.",
                Picture::Heat(Heat {
                    rows: days,
                    columns: (0..24).map(|hour| format!("{hour:02}")).collect(),
                    values: heat,
                    unit: Unit::Count("tickets"),
                }),
                by_hour,
            ),
            section("tags", "Top tags", "The tags that most tickets have.", tag_picture, tag_table),
            section("customers", "Top customers", "Those who wrote most.", customer_picture, customer_table),
            section(
                "satisfaction",
                "Satisfaction",
                "",
                Picture::Empty(
                    "Nobody was asked in this period: record answers with desk survey record.".into(),
                ),
                counted([]),
            ),
        ],
    }
}

/// The same page without a single figure.
pub fn bare() -> Page {
    let mut page = page(0);
    for tile in &mut page.tiles {
        tile.value = None;
        tile.note.clear();
    }
    for section in &mut page.sections {
        section.table.rows.clear();
        match &mut section.picture {
            Picture::Bars(bars) => bars.bars.clear(),
            Picture::Histogram(shape) => shape.counts.fill(0),
            Picture::Heat(heat) => heat.values.iter_mut().flatten().for_each(|value| *value = None),
            _ => {}
        }
    }
    page
}

/// Words that try to leave their place: as markup, as an attribute, as style, as a colour of ours, by direction, by size.
pub const HOSTILE: &[&str] = &[
    "</title><script>alert(1)</script>",
    "\" onload=\"alert(1)",
    "' onmouseover='alert(1)",
    "]]></svg><img onerror=alert(1)>",
    "</style><style>*{display:none}",
    "fill=\"#A50801\" class=x",
    "\u{202e}gnp.elif\u{0}\u{1b}[31m",
    "<!-- --> & &amp; &#60;script&#62;",
    "a\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    "مرحبا بالعالم",
    "line\none\ttab",
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
];

/// A page in which each word that may come from elsewhere is one of these.
pub fn hostile() -> Page {
    let mut page = page(12);
    let mut words = HOSTILE.iter().cycle().map(|word| (*word).to_owned());
    let mut next = || words.next().unwrap();
    page.title = next();
    page.subtitle = next();
    page.facts.iter_mut().for_each(|fact| (fact.label, fact.value) = (next(), next()));
    page.tiles
        .iter_mut()
        .for_each(|tile| (tile.label, tile.value, tile.note) = (next(), Some(next()), next()));
    for section in &mut page.sections {
        (section.id, section.title, section.sentence) = (next(), next(), next());
        for row in &mut section.table.rows {
            row[0] = Cell::Text(next());
        }
        match &mut section.picture {
            Picture::Lines(lines) => {
                lines.points.iter_mut().for_each(|point| *point = next());
                lines.series.iter_mut().for_each(|one| one.name = next());
                lines.target.iter_mut().for_each(|target| target.name = next());
            }
            Picture::Stacked(stacked) => {
                stacked.points.iter_mut().for_each(|point| *point = next());
                stacked.layers.iter_mut().for_each(|one| one.name = next());
            }
            Picture::Bars(bars) => {
                bars.bars = HOSTILE
                    .iter()
                    .map(|word| Bar { label: (*word).into(), value: Some(50.0), note: next() })
                    .collect();
            }
            Picture::Histogram(shape) => {
                shape.edges.iter_mut().for_each(|edge| edge.label = next());
                shape.markers.iter_mut().for_each(|marker| (marker.name, marker.said) = (next(), next()));
            }
            Picture::Heat(heat) => {
                heat.rows.iter_mut().chain(&mut heat.columns).for_each(|name| *name = next())
            }
            Picture::Empty(why) => *why = next(),
        }
    }
    page
}
