//! What a real browser makes of the page: nothing is asked for, nothing complains, nothing overlaps or is cut, on a desk,
//! in a hand, in the dark and on paper, and each picture has a name.
//!
//! Runs where `DESK_TEST_CHROMIUM` names a Chromium; `.ci/run` always does. `DESK_TEST_PICTURES` names a folder for
//! what was seen, to look at.

use std::path::Path;

use serde_json::Value;

use super::devtools::Browser;
use super::fixture::{bare, hostile, page};
use crate::harness::notice;

#[allow(clippy::disallowed_methods, reason = "the door of whoever runs the tests")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// Runs a test with a browser, and with a folder for its files; where there is none to be had, it holds.
fn with_browser(test: impl FnOnce(&mut Browser, &Path)) {
    let Some(program) = variable("DESK_TEST_CHROMIUM") else {
        notice("no browser looked at the page: DESK_TEST_CHROMIUM names none");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    test(&mut Browser::start(&program, folder.path()), folder.path());
}

fn opened(browser: &mut Browser, folder: &Path, name: &str, html: &str) {
    let file = folder.join(format!("{name}.html"));
    std::fs::write(&file, html).unwrap();
    save(&format!("{name}.html"), html.as_bytes());
    browser.open(&file);
}

/// Everything that the page asked for, or that the browser complained about.
fn complaints(browser: &Browser) -> Vec<&Value> {
    let page = |told: &Value| {
        let url = told["params"]["request"]["url"].as_str().unwrap();
        told["params"]["type"] == "Document" && url.starts_with("file://") || url == "data:,"
    };
    browser
        .told
        .iter()
        .filter(|told| match told["method"].as_str() {
            Some("Network.requestWillBeSent") => !page(told),
            Some("Log.entryAdded" | "Runtime.consoleAPICalled" | "Runtime.exceptionThrown") => true,
            _ => false,
        })
        .collect()
}

/// The pages that are looked at, each with a name.
fn pages() -> Vec<(String, String)> {
    let sizes = [1, 2, 12, 31, 53, 400].map(|weeks| (weeks.to_string(), page(weeks)));
    let made = sizes.into_iter().chain([("bare".to_owned(), bare()), ("hostile".to_owned(), hostile())]);
    let typed = [("desk".to_owned(), super::typed::march()), ("empty".to_owned(), super::typed::empty())];
    made.map(|(name, page)| (name, super::html(&page))).chain(typed).collect()
}

/// Words in pictures that touch each other or leave the picture, and words too small to read.
const CLUTTER: &str = r"(() => {
    const faults = [];
    for (const svg of document.querySelectorAll('figure > svg')) {
        const frame = svg.getBoundingClientRect();
        if (frame.width === 0) continue;
        const words = [...svg.querySelectorAll('text')].map(text => {
            const box = text.getBoundingClientRect(), scale = frame.width / svg.viewBox.baseVal.width;
            const size = parseFloat(getComputedStyle(text).fontSize) * scale;
            if (size < 9.5) faults.push(`${svg.parentNode.parentNode.parentNode.id}: ${text.textContent} is ${size} px`);
            // The box of a line of type is taller than its letters, by as much as the font likes.
            const middle = (box.top + box.bottom) / 2, half = size * .36;
            return {said: text.textContent, left: box.left, right: box.right, top: middle - half, bottom: middle + half};
        });
        words.forEach((a, n) => {
            const where = svg.parentNode.parentNode.parentNode.id;
            if (a.left < frame.left - 1 || a.right > frame.right + 1 || a.top < frame.top - 1 || a.bottom > frame.bottom + 1)
                faults.push(`${where}: ${a.said} leaves the picture: ${JSON.stringify(a)} of ${JSON.stringify(frame)}`);
            for (const b of words.slice(n + 1))
                if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom) faults.push(`${where}: ${a.said} on ${b.said}`);
        });
    }
    return faults;
})()";

#[test]
fn nothing_is_asked_for_and_nothing_overlaps() {
    with_browser(|browser, folder| {
        for (name, html) in pages() {
            for (width, scheme) in [(1280, "light"), (1280, "dark"), (380, "light"), (320, "dark")] {
                let case = format!("{name}-{width}-{scheme}");
                browser.screen(width, scheme, "screen");
                opened(browser, folder, &case, &html);
                let complaints = complaints(browser);
                assert!(complaints.is_empty(), "{case}: {complaints:?}");
                keep(&case, browser);
                assert_eq!(browser.value(CLUTTER), serde_json::json!([]), "{case}");
                browser.value("document.querySelectorAll('details').forEach(details => details.open = true)");
                let wide = browser.value("document.documentElement.scrollWidth");
                assert!(wide.as_u64().unwrap() <= u64::from(width), "{case} is {wide} wide");
                let paper = browser.value("getComputedStyle(document.body).backgroundColor");
                assert_eq!(
                    paper,
                    if scheme == "dark" { "rgb(19, 23, 28)" } else { "rgb(255, 255, 255)" },
                    "{case}"
                );
            }
        }
    });
}

#[test]
fn the_watch_sees_what_it_watches_for() {
    with_browser(|browser, folder| {
        let html = super::html(&page(2));
        browser.screen(1280, "light", "screen");
        // Had a stranger got markup into the page, the policy would stop it, and the log would say so.
        for smuggled in [
            "<img src=\"x.png\">",
            "<script>document.title = 'x'</script>",
            "<svg onload=\"alert(1)\"></svg>",
        ] {
            opened(browser, folder, "smuggled", &html.replace("<main>", smuggled));
            assert!(!complaints(browser).is_empty(), "{smuggled} went unseen");
            assert_eq!(browser.value("document.title"), "Support in October 2026");
        }
        opened(browser, folder, "cluttered", &html.replace("text-anchor=\"end\"", ""));
        assert_ne!(browser.value(CLUTTER), serde_json::json!([]));
    });
}

#[test]
fn all_that_is_seen_has_a_name() {
    with_browser(|browser, folder| {
        for (width, page) in [(1280, page(12)), (380, page(12)), (1280, hostile())] {
            browser.screen(width, "light", "screen");
            opened(browser, folder, "names", &super::html(&page));
            browser.value("document.querySelectorAll('details').forEach(details => details.open = true)");
            let tree = browser.call("Accessibility.getFullAXTree", serde_json::json!({}));
            let mut found = std::collections::BTreeMap::new();
            let mut level = 0;
            for node in tree["nodes"].as_array().unwrap().iter().filter(|node| node["ignored"] == false) {
                let role = node["role"]["value"].as_str().unwrap_or_default();
                let name = node["name"]["value"].as_str().unwrap_or_default().trim();
                if ["image", "heading", "table", "region", "link", "RootWebArea"].contains(&role) {
                    assert!(!name.is_empty(), "{node}");
                    *found.entry(role.to_owned()).or_insert(0) += 1;
                }
                if role == "image" {
                    assert!(!node["description"]["value"].as_str().unwrap_or_default().is_empty(), "{node}");
                }
                if role == "heading" {
                    let properties = node["properties"].as_array().unwrap();
                    let next = properties.iter().find(|p| p["name"] == "level").unwrap()["value"]["value"]
                        .as_u64()
                        .unwrap();
                    assert!(next <= level + 1, "a heading of level {next} after one of {level}");
                    level = next;
                }
            }
            assert_eq!(found["image"], 7, "each picture once: {found:?}");
            assert_eq!(found["table"], page.sections.len(), "{found:?}");
            assert_eq!(found["heading"], page.sections.len() + 3, "{found:?}");
        }
    });
}

#[test]
fn paper_is_white_and_holds_all() {
    with_browser(|browser, folder| {
        for (name, html) in pages() {
            browser.screen(700, "dark", "print");
            opened(browser, folder, &name, &html);
            assert_eq!(
                browser.value("getComputedStyle(document.body).backgroundColor"),
                "rgb(255, 255, 255)"
            );
            let hidden = "[...document.querySelectorAll('tr')].filter(row => !row.checkVisibility() || row.getBoundingClientRect().height < 5).length";
            assert_eq!(browser.value(hidden), 0, "{name}: rows that paper does not show");
            let cut = "[...document.querySelectorAll('table')].filter(table => table.getBoundingClientRect().right > 701).length";
            assert_eq!(browser.value(cut), 0, "{name}: tables wider than the paper");
            assert_eq!(browser.value(CLUTTER), serde_json::json!([]), "{name}");
            let pdf = browser.paper();
            assert!(pdf.starts_with(b"%PDF-"));
            save(&format!("{name}.pdf"), &pdf);
        }
    });
}

fn keep(name: &str, browser: &mut Browser) {
    if variable("DESK_TEST_PICTURES").is_some() {
        let picture = browser.picture();
        save(&format!("{name}.png"), &picture);
    }
}

fn save(name: &str, bytes: &[u8]) {
    if let Some(folder) = variable("DESK_TEST_PICTURES") {
        std::fs::write(Path::new(&folder).join(name), bytes).unwrap();
    }
}
