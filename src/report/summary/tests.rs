//! The laws of the report `summary`.

use super::*;
use crate::report::By;
use crate::report::tests::fixture::{Desk, SETTINGS, by, column, made, shown, worked_by_hand};

#[test]
fn it_is_what_the_other_reports_say() {
    let (desk, options, _) = worked_by_hand();
    let table = made(&SUMMARY, &desk, &options);
    let few = table.select(&["metric", "value", "unit", "part", "n", "report"]).unwrap();
    insta::assert_snapshot!(shown(&few), @"
    metric,value,unit,part,n,report
    created,12,count,,,volume
    solved,13,count,,,volume
    reopened,1,count,,,volume
    clearance,108.3,percent,13,12,volume
    resolution_rate,91.7,percent,11,12,volume
    backlog,1,count,,,backlog
    waiting,1,count,,,backlog
    unassigned,1,count,,,backlog
    overdue,1,count,,,backlog
    median_age,2340,minutes,,1,backlog
    oldest,2340,minutes,,1,backlog
    response_median,30,minutes,,10,response
    response_p90,55,minutes,,10,response
    next_response_median,35,minutes,,2,next-response
    resolution_median,55,minutes,,11,resolution
    met_pct,83.3,percent,20,24,sla
    fcr_pct,55.6,percent,5,9,fcr
    gross_pct,60.0,percent,6,10,fcr
    reopen_pct,8.3,percent,1,12,reopen
    replies_per_ticket,1.08,ratio,13,12,replies
    repeat_pct,9.1,percent,1,11,repeat
    transfer_pct,0.0,percent,0,12,transfers
    first_level_pct,100.0,percent,12,12,transfers
    minutes_worked,0,minutes,,,time
    ");
    for (metric, row) in METRICS.iter().zip(&made(&SUMMARY, &desk, &options).rows) {
        let other = made(metric.report, &desk, &options);
        let place = other.position(metric.figure).unwrap();
        let part = |row: &&Vec<Cell>| metric.part.is_none_or(|part| row[1] == Cell::Word(part));
        let theirs = other.rows.iter().rev().find(part).unwrap();
        assert_eq!(row[2], theirs[place], "{}", metric.name);
    }
}

#[test]
fn each_group_has_its_own_figures() {
    let (desk, options, _) = worked_by_hand();
    let options = by(options, By::Agent);
    let table = made(&SUMMARY, &desk, &options);
    let groups = column(&table, "group");
    let names: Vec<&String> = groups.iter().step_by(METRICS.len()).collect();
    assert_eq!(names, ["ann", "ben", "cy", "(auto)", "(unassigned)", "total"]);
    let theirs = made(&fcr::FCR, &desk, &options);
    for (agent, share) in column(&theirs, "group").iter().zip(column(&theirs, "fcr_pct")) {
        let rows = groups.iter().zip(column(&table, "metric")).zip(column(&table, "value"));
        let own: Vec<_> =
            rows.filter(|((group, metric), _)| *group == agent && metric == "fcr_pct").collect();
        assert_eq!(own[0].1, share, "{agent}");
    }
}

/// Behind a share stands all that it is a share of, behind a count what is counted.
#[test]
fn every_figure_can_be_looked_behind() {
    let (desk, options, _) = worked_by_hand();
    let facts = desk.facts(options.as_of, false);
    let table = made(&SUMMARY, &desk, &options);
    for (metric, row) in METRICS.iter().zip(&table.rows) {
        let listed = tally::list(&SUMMARY, &facts, &options, Some(metric.name)).rows.len();
        let expected = match (&row[2], &row[5]) {
            (Cell::Int(_), _) if metric.name == "minutes_worked" => 0,
            (Cell::Int(count), Cell::Empty) => *count,
            (_, Cell::Int(n)) => *n,
            other => panic!("{}: {other:?}", metric.name),
        };
        assert_eq!(i64::try_from(listed).unwrap(), expected, "{}", metric.name);
    }
    assert!(tally::list(&SUMMARY, &facts, &options, None).rows.len() > 12);
}

#[test]
fn of_nothing_there_is_no_share_and_of_the_future_no_backlog() {
    let (desk, options, _) = worked_by_hand();
    let value = |desk: &Desk, options: &Options| {
        shown(&made(&SUMMARY, desk, options).select(&["metric", "value", "n"]).unwrap())
    };
    insta::assert_snapshot!(value(&Desk::new(SETTINGS), &options), @"
    metric,value,n
    created,0,
    solved,0,
    reopened,0,
    clearance,,0
    resolution_rate,,0
    backlog,0,
    waiting,0,
    unassigned,0,
    overdue,0,
    median_age,,0
    oldest,,0
    response_median,,0
    response_p90,,0
    next_response_median,,0
    resolution_median,,0
    met_pct,,0
    fcr_pct,,0
    gross_pct,,0
    reopen_pct,,0
    replies_per_ticket,,0
    repeat_pct,,0
    transfer_pct,,0
    first_level_pct,,0
    minutes_worked,0,
    ");
    let range = crate::desk::period::Range { from: options.as_of.plus(1), ..options.range };
    let ahead = Options { range, ..options };
    assert!(value(&desk, &ahead).contains("\nbacklog,,\n"));
}

#[test]
fn a_tag_may_be_called_as_the_last_row_is() {
    let (mut desk, options, _) = worked_by_hand();
    let start = options.range.from;
    desk.tell(50, start, "created", None, false);
    desk.about(50, "zoe", Some("total"), start);
    let table = made(&SUMMARY, &desk, &by(options, By::Tag));
    let named = ["\"total\"".into(), "total".into()];
    let created = |row: &&Vec<Cell>| named.contains(&row[0]) && row[1] == "created".into();
    let values: Vec<_> = table.rows.iter().filter(created).map(|row| row[2].clone()).collect();
    assert_eq!(values, [1, 13].map(Cell::Int));
}
