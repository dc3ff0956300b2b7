//! Where policies stand in a document, and how one is put there.

use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, TableLike, Value};

/// The policies in their order, under headers or in one list.
pub(super) fn policies(toml: &mut DocumentMut) -> Vec<&mut dyn TableLike> {
    match toml.get_mut("policy") {
        Some(Item::ArrayOfTables(tables)) => {
            tables.iter_mut().map(|table| table as &mut dyn TableLike).collect()
        }
        Some(Item::Value(Value::Array(list))) => {
            let tables = list.iter_mut().filter_map(Value::as_inline_table_mut);
            tables.map(|table| table as &mut dyn TableLike).collect()
        }
        _ => Vec::new(),
    }
}

/// Gives a key this value; the comment behind an older one stays.
pub(super) fn set(table: &mut dyn TableLike, key: &str, value: Value) {
    match table.get_mut(key) {
        Some(Item::Value(old)) => {
            let decor = old.decor().clone();
            *old = value;
            *old.decor_mut() = decor;
        }
        _ => drop(table.insert(key, Item::Value(value))),
    }
}

/// Puts the policies of this text before or behind those that stand.
pub(super) fn add(toml: &mut DocumentMut, text: &str, before: bool) -> Option<()> {
    let mut written: DocumentMut = text.parse().ok()?;
    let new = match written.remove("policy")? {
        Item::ArrayOfTables(tables) => tables,
        _ => return None,
    };
    if !toml.contains_key("policy") {
        toml.insert("policy", Item::ArrayOfTables(ArrayOfTables::new()));
    }
    match toml.get_mut("policy")? {
        Item::ArrayOfTables(tables) => under_headers(tables, new, before),
        Item::Value(Value::Array(list)) => {
            for (place, table) in new.into_iter().enumerate() {
                let mut value = Value::InlineTable(table.into_inline_table());
                let decor = list.get(if before { place } else { 0 }).map(|other| other.decor().clone());
                *value.decor_mut() = decor.unwrap_or_default();
                let at = if before { place } else { list.len() };
                list.insert_formatted(at, value);
            }
        }
        _ => return None,
    }
    Some(())
}

fn under_headers(tables: &mut ArrayOfTables, new: ArrayOfTables, before: bool) {
    let first = tables.get(0).and_then(Table::position);
    let mut new: Vec<Table> = new.into_iter().collect();
    for table in &mut new {
        // Tables of one place are written in the order of the list; without one, behind all that belongs to the last.
        table.set_position(first.filter(|_| before));
        table.decor_mut().set_prefix("\n");
    }
    if before
        && let Some(old) = tables.get_mut(0)
        && let Some(head) = new.first_mut()
    {
        // What is said of all policies stays above all of them, what is said of the first one stays with it.
        let said = old.decor().prefix().and_then(|raw| raw.as_str()).unwrap_or("\n").to_owned();
        let cut = said.trim_end_matches([' ', '\t']).rfind("\n\n").map_or(0, |cut| cut + 1);
        let (of_all, of_one) = said.split_at(cut);
        if !of_all.is_empty() {
            head.decor_mut().set_prefix(format!("{of_all}\n"));
            old.decor_mut().set_prefix(of_one.to_owned());
        } else if !said.starts_with('\n') {
            old.decor_mut().set_prefix(format!("\n{said}"));
        }
    }
    for (place, table) in new.into_iter().enumerate() {
        match before {
            true => tables.insert(place, table),
            false => tables.push(table),
        }
    }
}
