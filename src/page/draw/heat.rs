//! Fields of a calendar, each with its figure in it. On a narrow screen the days stand side by side and the hours below
//! each other, so that the figures keep their room.

use plotters::element::Rectangle;
use plotters::style::Color;

use super::super::picture::Heat;
use super::super::words::{fitted, wide};
use super::ink::Ink;
use super::plot::{Held, word};
use super::sheet::{Fault, Screen, Sheet, TYPE, px};

/// How many shades there are besides that of nothing.
const SHADES: u64 = 5;

/// How high a row of fields is.
fn pitch(screen: Screen) -> i32 {
    match screen {
        Screen::Wide => px(28),
        Screen::Narrow => px(22),
    }
}

const HEAD: i32 = px(22);

/// Names and fields as they lie on this screen.
struct Grid<'a> {
    across: &'a [String],
    down: &'a [String],
    heat: &'a Heat,
    turned: bool,
}

impl<'a> Grid<'a> {
    fn of(heat: &'a Heat, screen: Screen) -> Grid<'a> {
        let turned = screen == Screen::Narrow && heat.columns.len() > heat.rows.len();
        let (across, down) = if turned { (&heat.rows, &heat.columns) } else { (&heat.columns, &heat.rows) };
        Grid { across, down, heat, turned }
    }

    fn value(&self, across: usize, down: usize) -> Option<u64> {
        let (row, column) = if self.turned { (across, down) } else { (down, across) };
        self.heat.values.get(row)?.get(column).copied().flatten()
    }
}

pub(super) fn height(heat: &Heat, screen: Screen) -> i32 {
    HEAD + i32::try_from(Grid::of(heat, screen).down.len().min(100)).unwrap_or(0) * pitch(screen)
}

pub(super) fn draw(heat: &Heat, screen: Screen, sheet: &Sheet) -> Result<(), Fault> {
    let grid = Grid::of(heat, screen);
    let most = most(heat);
    let before = grid.down.iter().map(|name| wide(name, TYPE)).max().unwrap_or(0).min(px(110)) + px(8);
    let columns = i32::try_from(grid.across.len().clamp(1, 100)).unwrap_or(1);
    let edge = |n: i32| before + (screen.width() - before) * n / columns;
    let pitch = pitch(screen);
    for (x, name) in (0..columns).zip(grid.across) {
        let room = edge(x + 1) - edge(x);
        word(
            sheet,
            &fitted(name, room, TYPE),
            ((edge(x) + edge(x + 1)) / 2, px(4)),
            Held::Middle,
            Ink::Label,
        )?;
    }
    for (y, name) in (0..100).zip(grid.down) {
        let top = HEAD + y * pitch;
        let below = top + pitch / 2 - px(6);
        word(sheet, &fitted(name, before - px(8), TYPE), (before - px(8), below), Held::Right, Ink::Label)?;
        for x in 0..columns {
            let (across, down) = (usize::try_from(x).unwrap_or(0), usize::try_from(y).unwrap_or(0));
            let Some(value) = grid.value(across, down) else { continue };
            let shade = shade(value, most);
            let corners = [(edge(x) + px(1), top + px(1)), (edge(x + 1) - px(1), top + pitch - px(1))];
            sheet.draw(&Rectangle::new(corners, Ink::Field(shade).color().filled()))?;
            let said = value.to_string();
            if value > 0 && wide(&said, TYPE) <= edge(x + 1) - edge(x) {
                word(sheet, &said, ((edge(x) + edge(x + 1)) / 2, below), Held::Middle, Ink::OnField(shade))?;
            }
        }
    }
    Ok(())
}

fn most(heat: &Heat) -> u64 {
    heat.values.iter().flatten().flatten().copied().max().unwrap_or(0)
}

/// 0 for nothing, else 1 to 5 in even steps up to the greatest value.
fn shade(value: u64, most: u64) -> usize {
    if value == 0 || most == 0 {
        return 0;
    }
    let fifth = (u128::from(value) * u128::from(SHADES)).div_ceil(u128::from(most));
    usize::try_from(fifth.clamp(1, u128::from(SHADES))).unwrap_or(1)
}

/// The shades that can occur, each with the least and the greatest value that it stands for.
pub(in crate::page) fn levels(heat: &Heat) -> Vec<(usize, u64, u64)> {
    let most = most(heat);
    let bound =
        |shade: u64| u64::try_from(u128::from(most) * u128::from(shade) / u128::from(SHADES)).unwrap_or(most);
    let shades = (1..=SHADES).filter(|shade| bound(*shade) > bound(shade - 1));
    let full = shades.map(|n| (usize::try_from(n).unwrap_or(0), bound(n - 1) + 1, bound(n)));
    std::iter::once((0, 0, 0)).chain(full).collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::Unit;
    use super::*;

    #[test]
    fn the_key_tells_the_shade_of_each_value() {
        for most in [0, 1, 2, 3, 4, 5, 6, 7, 23, 100, 101, u64::MAX] {
            let heat = Heat {
                rows: vec!["Mon".into()],
                columns: vec!["00".into()],
                values: vec![vec![Some(most)]],
                unit: Unit::Count("tickets"),
            };
            let levels = levels(&heat);
            for value in (0..=most.min(200)).chain([most]) {
                let shade = shade(value, most);
                assert!(
                    levels.iter().any(|(n, from, to)| *n == shade && (*from..=*to).contains(&value)),
                    "{value} of {most}"
                );
            }
        }
    }
}
