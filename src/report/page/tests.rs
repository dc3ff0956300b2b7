//! Pages of the hand-worked desk: what is drawn is what the reports count.

use super::*;
use crate::page::{Picture, Section};
use crate::report::tests::fixture::{Desk, SETTINGS, int, worked_by_hand};

fn made(desk: &Desk, options: &Options) -> Page {
    page(&desk.facts(options.as_of, false), options, "Acme".into(), "March".into(), Vec::new())
}

fn section<'p>(page: &'p Page, id: &str) -> &'p Section {
    page.sections.iter().find(|section| section.id == id).unwrap()
}

fn sum(table: &Table, name: &str) -> i64 {
    table.rows.iter().map(|row| int(table, row, name)).sum()
}

#[test]
fn what_is_drawn_adds_up_to_the_reports() {
    let (desk, options, expect) = worked_by_hand();
    let page = made(&desk, &options);
    let expected = |key: &str| expect[key].as_i64().unwrap();
    let tile = |label: &str| {
        let tile = page.tiles.iter().find(|tile| tile.label == label).unwrap();
        (tile.value.clone().unwrap(), tile.note.clone())
    };
    assert_eq!(tile("New tickets"), ("12".into(), "13 solved".into()));
    assert_eq!(tile("Resolved at first contact"), ("55.6 %".into(), "5 of 9".into()));
    assert_eq!(tile("First response, median"), ("30 min".into(), "nine in ten within 55 min".into()));
    assert_eq!(tile("Open at the end").0, expected("backlog_end").to_string());
    assert_eq!(sum(&section(&page, "hours").table, "all"), expected("created"));
    assert_eq!(sum(&section(&page, "responses").table, "tickets"), 10);
    let backlog = &section(&page, "backlog").table;
    assert_eq!(backlog.rows.len(), 31, "a bar for each day of March");
    assert_eq!(int(backlog, backlog.rows.last().unwrap(), "all"), expected("backlog_end"));
    let Picture::Bars(variants) = &section(&page, "first-contact").picture else { panic!("no bars") };
    let notes: Vec<&str> = variants.bars.iter().map(|bar| bar.note.as_str()).collect();
    assert_eq!(notes, ["5 of 9", "6 of 10", "9 of 10", "8 of 10", "6 of 10"]);
}

#[test]
fn of_nothing_there_is_no_picture_and_all_time_has_its_ends() {
    let (desk, options, _) = worked_by_hand();
    let silent =
        |page: &Page| page.sections.iter().filter(|one| matches!(one.picture, Picture::Empty(_))).count();
    let nobody = made(&Desk::new(SETTINGS), &options);
    assert_eq!(silent(&nobody), nobody.sections.len());
    let all = Options { range: Range { from: Moment(i64::MIN), to: Moment(i64::MAX) }, ..options };
    let page = made(&desk, &all);
    assert_eq!(silent(&page), 0);
    assert_eq!(section(&page, "promises").table.rows.len(), {
        let bounded = bounded(&desk.facts(options.as_of, false), &all);
        assert_eq!(bounded.range.from.rfc3339(), "2026-02-27T09:00:00Z");
        section(&made(&desk, &bounded), "promises").table.rows.len()
    });
    assert_eq!(silent(&made(&Desk::new(SETTINGS), &all)), 7);
}

#[test]
fn a_tag_may_be_called_as_the_last_row_is() {
    let (mut desk, options, expect) = worked_by_hand();
    let start = options.range.from;
    desk.tell(50, start, "created", None, false);
    desk.about(50, "zoe", Some("total"), start);
    let page = made(&desk, &options);
    let tags = section(&page, "tag");
    let labels: Vec<String> = tags.table.rows.iter().map(|row| text(&row[0])).collect();
    assert_eq!(labels, ["billing", "login", "\"total\"", "hardware"]);
    assert_eq!(sum(&tags.table, "created"), expect["created"].as_i64().unwrap() + 1);
}
