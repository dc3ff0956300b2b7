//! The table behind a calendar: when it is open on the line of instants, and the open seconds counted up to each
//! opening. It knows neither zones nor dates; the calendar fills each page when it is first needed.

use std::sync::OnceLock;

use crate::desk::time::DAY;

/// A page covers this many seconds.
const PAGE: i64 = 128 * DAY;
/// The pages begin at 1970 and end in the year 2200. Outside of them nothing is open, so that a mail from the year 1
/// costs no more than any other.
const PAGES: usize = 657;
/// The end of the last page.
const END: i64 = PAGES as i64 * PAGE;

/// All openings, in pages. Filling takes no lock: two threads may do the same work once, and one result stays.
pub(super) struct Openings {
    pages: Box<[OnceLock<Page>]>,
}

/// The openings of one stretch of time, in order.
struct Page {
    openings: Vec<Opening>,
    /// Open seconds in the whole page.
    total: i64,
}

/// Open from `start` until just before `end`, in seconds since 1970.
struct Opening {
    start: i64,
    end: i64,
    /// Open seconds of the page before `start`.
    before: i64,
}

impl Openings {
    pub(super) fn unknown() -> Openings {
        Openings { pages: (0..PAGES).map(|_| OnceLock::new()).collect() }
    }

    /// The open seconds in `[from, to)`. `fill` gives the openings in `[start, end)`, sorted and without overlap.
    pub(super) fn seconds(&self, from: i64, to: i64, fill: impl Fn(i64, i64) -> Vec<(i64, i64)>) -> i64 {
        let (from, to) = (from.clamp(0, END), to.clamp(0, END));
        if to <= from {
            return 0;
        }
        // The second before `to` lies on a page that exists, even where `to` is the end of the table.
        let (first, last) = (page_of(from), page_of(to - 1));
        let between: i64 =
            (first..last).map(|index| self.page(index, &fill).map_or(0, |page| page.total)).sum();
        let before = |index, at| self.page(index, &fill).map_or(0, |page| page.before(at));
        between + before(last, to) - before(first, from)
    }

    /// The earliest instant by which `seconds` (above zero) open seconds have passed since `from`, if it is not after
    /// `limit`.
    pub(super) fn advance(
        &self,
        from: i64,
        seconds: i64,
        limit: i64,
        fill: impl Fn(i64, i64) -> Vec<(i64, i64)>,
    ) -> Option<i64> {
        let start = from.clamp(0, END);
        let mut index = page_of(start);
        // Counted from the beginning of the page.
        let mut wanted = seconds.saturating_add(self.page(index, &fill)?.before(start));
        while index as i64 * PAGE <= limit {
            let page = self.page(index, &fill)?;
            if wanted <= page.total {
                return page.reaches(wanted).filter(|&at| at <= limit);
            }
            wanted -= page.total;
            index += 1;
        }
        None
    }

    /// The page with this index, filled; none after the last.
    fn page(&self, index: usize, fill: impl Fn(i64, i64) -> Vec<(i64, i64)>) -> Option<&Page> {
        let start = index as i64 * PAGE;
        Some(self.pages.get(index)?.get_or_init(|| Page::of(fill(start, start + PAGE))))
    }
}

impl Page {
    fn of(openings: Vec<(i64, i64)>) -> Page {
        let mut total = 0;
        let openings = openings.into_iter().map(|(start, end)| {
            let before = total;
            total += end - start;
            Opening { start, end, before }
        });
        Page { openings: openings.collect(), total }
    }

    /// The open seconds of this page before an instant.
    fn before(&self, at: i64) -> i64 {
        let begun = self.openings.partition_point(|opening| opening.start < at);
        match begun.checked_sub(1).and_then(|last| self.openings.get(last)) {
            Some(last) => last.before + at.min(last.end) - last.start,
            None => 0,
        }
    }

    /// The instant by which this many open seconds of the page have passed.
    fn reaches(&self, seconds: i64) -> Option<i64> {
        let place = self.openings.partition_point(|o| o.before + (o.end - o.start) < seconds);
        self.openings.get(place).map(|opening| opening.start + (seconds - opening.before))
    }
}

/// The page of a second from zero to [`END`]; that of `END` itself does not exist.
fn page_of(at: i64) -> usize {
    (at / PAGE) as usize
}
