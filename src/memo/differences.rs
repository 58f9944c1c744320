//! Where two views differ, for whoever wants to know why a page was rendered.

use serde::Serialize;
use serde_json::Value;

/// The way to the first field in which two values differ: `view.sections.2.table.rows`. Empty where they
/// print the same.
pub fn difference<T: Serialize>(before: &T, after: &T) -> String {
    let value = |of: &T| serde_json::to_value(of).unwrap_or_default();
    let mut path = Vec::new();
    walk(&value(before), &value(after), &mut path);
    path.join(".")
}

/// Goes down to the first difference; says whether there is one.
fn walk(before: &Value, after: &Value, path: &mut Vec<String>) -> bool {
    match (before, after) {
        (Value::Object(before), Value::Object(after)) => {
            let mut keys: Vec<&String> = before.keys().chain(after.keys()).collect();
            keys.sort_unstable();
            keys.dedup();
            keys.into_iter().any(|key| step(before.get(key), after.get(key), key, path))
        }
        (Value::Array(before), Value::Array(after)) if before.len() == after.len() => {
            let mut items = before.iter().zip(after).enumerate();
            items.any(|(index, (before, after))| step(Some(before), Some(after), &index.to_string(), path))
        }
        (before, after) => before != after,
    }
}

fn step(before: Option<&Value>, after: Option<&Value>, key: &str, path: &mut Vec<String>) -> bool {
    path.push(key.to_owned());
    let differs = match (before, after) {
        (Some(before), Some(after)) => walk(before, after, path),
        (before, after) => before.is_some() != after.is_some(),
    };
    if !differs {
        path.pop();
    }
    differs
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_first_difference_is_named() {
        for (before, after, expected) in [
            (json!({"a": 1}), json!({"a": 1}), ""),
            (json!({"a": 1, "b": 2}), json!({"a": 1, "b": 3}), "b"),
            (json!({"a": {"b": [1, {"c": "x"}]}}), json!({"a": {"b": [1, {"c": "y"}]}}), "a.b.1.c"),
            (json!({"a": [1, 2]}), json!({"a": [1]}), "a"),
            (json!({"a": 1}), json!({"a": 1, "z": null}), "z"),
        ] {
            assert_eq!(difference(&before, &after), expected);
        }
    }
}
