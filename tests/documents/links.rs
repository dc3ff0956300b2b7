//! What documents link to is there: files, folders, and the headings within a page.

use std::collections::BTreeSet;

use super::{chapters, documents, root};

/// The targets of `[text](target)` outside of blocks, with their lines.
fn links(document: &str) -> Vec<(usize, String)> {
    let (mut found, mut inside) = (Vec::new(), false);
    for (at, line) in document.lines().enumerate() {
        if line.starts_with("```") {
            inside = !inside;
        }
        for piece in line.split("](").skip(1).filter(|_| !inside) {
            if let Some((target, _)) = piece.split_once(')') {
                found.push((at + 1, target.to_owned()));
            }
        }
    }
    found
}

/// The anchors of a document, as web sites make them of its headings.
fn anchors(document: &str) -> BTreeSet<String> {
    let mut inside = false;
    let headings = document.lines().filter(|line| {
        inside ^= line.starts_with("```");
        !inside && line.starts_with('#')
    });
    headings
        .map(|line| {
            let words = line.trim_start_matches('#').trim().to_lowercase();
            let kept = words.chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c));
            kept.map(|c| if c == ' ' { '-' } else { c }).collect()
        })
        .collect()
}

#[test]
fn what_is_linked_is_there() {
    let mut broken = Vec::new();
    for name in documents() {
        let path = root().join(&name);
        let document = std::fs::read_to_string(&path).unwrap();
        for (line, target) in links(&document) {
            if target.contains("://") || target.starts_with("mailto:") {
                continue;
            }
            let (file, anchor) = target.split_once('#').unwrap_or((&target, ""));
            let there = if file.is_empty() { path.clone() } else { path.parent().unwrap().join(file) };
            if !there.exists() {
                broken.push(format!("{name}:{line}: there is no {target}"));
            } else if !anchor.is_empty() {
                let read = std::fs::read_to_string(&there).unwrap_or_default();
                if !anchors(&read).contains(anchor) {
                    broken.push(format!("{name}:{line}: {file} has no heading #{anchor}"));
                }
            }
        }
    }
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn every_chapter_can_be_found() {
    let table = std::fs::read_to_string(root().join("docs/README.md")).unwrap();
    for name in chapters().iter().filter(|name| *name != "README.md") {
        assert!(
            links(&table).iter().any(|(_, target)| target == name),
            "docs/README.md does not link to {name}"
        );
    }
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    assert!(links(&readme).iter().any(|(_, target)| target == "docs/README.md" || target == "docs/"));
}

#[test]
fn broken_links_are_seen() {
    let page = "# Cron & mail servers\n[a](b.md#c) and [d](#e)\n```\n[f](g)\n# h\n```\n";
    assert_eq!(links(page), [(2, "b.md#c".to_owned()), (2, "#e".to_owned())]);
    assert_eq!(anchors(page), BTreeSet::from(["cron--mail-servers".to_owned()]));
}
