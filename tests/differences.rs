//! How two JSON values differ, place by place: for the journeys, and for the cases beside the engine.

use serde_json::Value;

/// Where what is expected is not found. Fields that are not expected are not compared.
pub fn differences(path: &str, expected: &Value, found: &Value) -> Vec<String> {
    match (expected, found) {
        (Value::Object(fields), _) => fields
            .iter()
            .flat_map(|(name, value)| differences(&format!("{path}.{name}"), value, &found[name]))
            .collect(),
        (Value::Array(list), Value::Array(other)) if list.len() == other.len() => (list.iter().zip(other))
            .enumerate()
            .flat_map(|(place, (value, other))| differences(&format!("{path}[{place}]"), value, other))
            .collect(),
        _ if expected == found => Vec::new(),
        _ => vec![format!("{path}: expected {expected}, found {found}")],
    }
}
