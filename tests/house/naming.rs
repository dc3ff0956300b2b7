//! Which file names which: every `use` and path of `src/` followed to the file that defines what is named, through all
//! files that only hand it on. To declare a module is to name nothing of it.

use std::collections::{BTreeMap, BTreeSet};

use super::source::{File, room};
use super::syntax::{Import, Syntax, read};

/// From a file to a file, and the names that the first takes from the second.
pub(super) type Naming = BTreeMap<(String, String), BTreeSet<String>>;

/// A file as a module.
struct Module {
    file: String,
    path: Vec<String>,
    syntax: Syntax,
}

/// What a path leads to.
#[derive(Clone, Copy, PartialEq)]
enum Found {
    Module(usize),
    /// Something that this module defines.
    In(usize),
}

struct House {
    modules: Vec<Module>,
    at: BTreeMap<Vec<String>, usize>,
}

/// Who names whom among these files. Tests may name all.
pub(super) fn naming(files: &[File]) -> Naming {
    let modules: Vec<Module> = files
        .iter()
        .filter(|file| !file.is_test)
        .map(|file| Module { file: file.name.clone(), path: path_of(&file.name), syntax: read(&file.code) })
        .collect();
    let at = modules.iter().enumerate().map(|(at, module)| (module.path.clone(), at)).collect();
    let house = House { modules, at };
    let mut naming = Naming::new();
    for (here, module) in house.modules.iter().enumerate() {
        for path in house.needed(here) {
            for found in house.follow(here, &path, 0) {
                let Found::In(there) = found else { continue };
                let there = house.taken_from(here, &path, there);
                if there != here {
                    let arrow = (module.file.clone(), house.modules[there].file.clone());
                    naming.entry(arrow).or_default().extend(path.last().cloned());
                }
            }
        }
    }
    naming
}

impl House {
    /// The paths that a file needs itself. What it hands on is needed by those who take it from there.
    fn needed(&self, here: usize) -> Vec<Vec<String>> {
        let syntax = &self.modules[here].syntax;
        let firsts = syntax.paths.iter().filter_map(|path| path.first());
        let spoken: BTreeSet<&String> = syntax.words.iter().chain(firsts).collect();
        let mut paths = syntax.paths.clone();
        for import in &syntax.imports {
            if import.name == "*" {
                let inside = &import.path[..import.path.len() - 1];
                let found = self.follow(here, inside, 0);
                let known = spoken.iter().filter(|word| found.iter().any(|found| self.knows(*found, word)));
                paths.extend(known.map(|word| [inside, std::slice::from_ref(*word)].concat()));
            } else if !import.handed_on || spoken.contains(&import.name) || self.leaves(here, &import.path) {
                paths.push(import.path.clone());
            }
        }
        paths
    }

    fn room(&self, module: usize) -> &str {
        room(&self.modules[module].file)
    }

    /// Whether this path leads into another room.
    fn leaves(&self, here: usize, path: &[String]) -> bool {
        matches!(path, [first, there, ..] if first == "crate" && there != self.room(here))
    }

    /// The file from which a name is taken: the one that defines it, but where another room hands it on from a third, that
    /// room's. It names the third one, so no circle is lost.
    fn taken_from(&self, here: usize, path: &[String], there: usize) -> usize {
        // What begins with an imported name is taken from where that was.
        let import = self.modules[here].syntax.imports.iter().find(|import| import.name == path[0]);
        let path = &[import.map_or(&path[..1], |import| &import.path), &path[1..]].concat();
        if !self.leaves(here, path) {
            return there;
        }
        let named = (2..path.len()).rev().find_map(|end| self.at.get(&path[1..end]).copied());
        named.filter(|named| self.room(*named) != self.room(there)).unwrap_or(there)
    }

    /// Whether something of this name can be taken out of what was found.
    fn knows(&self, found: Found, name: &str) -> bool {
        let Found::Module(module) = found else { return false };
        let syntax = &self.modules[module].syntax;
        let mut names = syntax.defines.iter().chain(syntax.imports.iter().map(|import| &import.name));
        names.any(|known| known == name)
    }

    /// Where a path leads that is written in this module; to nothing if it is of another crate.
    fn follow(&self, here: usize, path: &[String], steps: usize) -> Vec<Found> {
        let Some((first, rest)) = path.split_first().filter(|_| steps < 20) else { return Vec::new() };
        let here_path = &self.modules[here].path;
        let start = match first.as_str() {
            "crate" | "solodesk" => self.at.get(&Vec::new()).copied(),
            "self" => Some(here),
            "super" => here_path.split_last().and_then(|(_, above)| self.at.get(above).copied()),
            _ => return self.inside(here, path, steps, true),
        };
        match start {
            Some(start) if rest.is_empty() => vec![Found::Module(start)],
            // A chain of `super`.
            Some(start) if rest[0] == "super" => self.follow(start, rest, steps + 1),
            Some(start) => self.inside(start, rest, steps, false),
            None => Vec::new(),
        }
    }

    /// Where a path leads that begins with a name of this module. `spoken` in the module itself, a name that it does not know
    /// is of another crate; said by others of this module, it is defined here by a macro.
    fn inside(&self, module: usize, path: &[String], steps: usize, spoken: bool) -> Vec<Found> {
        let (name, rest) = (&path[0], &path[1..]);
        let mut below = self.modules[module].path.clone();
        below.push(name.clone());
        let child = self.at.get(&below).copied();
        if let Some(child) = child.filter(|_| !rest.is_empty()) {
            return self.inside(child, rest, steps, false);
        }
        let syntax = &self.modules[module].syntax;
        let mut found: Vec<Found> = Vec::new();
        if syntax.defines.contains(name) {
            found.push(Found::In(module));
        }
        for Import { path, .. } in syntax.imports.iter().filter(|import| import.name == *name) {
            found.extend(self.follow(module, path, steps + 1));
        }
        if found.is_empty() && !spoken {
            for Import { path, .. } in syntax.imports.iter().filter(|import| import.name == "*") {
                let inside = &path[..path.len() - 1];
                let mut outer = self.follow(module, inside, steps + 1).into_iter();
                if outer.any(|outer| self.knows(outer, name)) {
                    let whole = [inside, std::slice::from_ref(name)].concat();
                    found.extend(self.follow(module, &whole, steps + 1));
                }
            }
        }
        // A module and a function may bear one name; only the function can end a path that leads somewhere.
        let items: Vec<Found> = found.iter().copied().filter(|found| matches!(found, Found::In(_))).collect();
        if rest.is_empty() {
            return match (items.is_empty(), child) {
                (false, _) => items,
                (true, Some(child)) => vec![Found::Module(child)],
                (true, None) if found.is_empty() && !spoken => vec![Found::In(module)],
                (true, None) => found,
            };
        }
        match found
            .iter()
            .find_map(|found| if let Found::Module(inner) = found { Some(*inner) } else { None })
        {
            Some(inner) => self.inside(inner, rest, steps, false),
            None if items.is_empty() && !spoken => vec![Found::In(module)],
            None => items,
        }
    }
}

/// `desk/query/mod.rs` is the module `desk::query`.
fn path_of(file: &str) -> Vec<String> {
    let mut path: Vec<String> = file.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    if path.last().is_some_and(|last| last == "mod" || last == "lib") {
        path.pop();
    }
    path
}
