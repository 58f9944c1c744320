//! A translation laid over its original: its texts replace the original's, everything else falls back.

use crate::diag::{Diagnostic, codes, nearest};
use crate::model::{Field, Node, NodeContent, Pair, Shape, same_field};

/// Lays `over` on `original`; both are of one shape. What is no text, and what the original does not
/// have, is reported.
pub fn overlay(original: &Node, over: &Node, shape: &Shape, diagnostics: &mut Vec<Diagnostic>) -> Node {
    match (shape, &over.content) {
        (_, NodeContent::Null) => original.clone(),
        (Shape::Text, _) => over.clone(),
        (Shape::Record(fields), NodeContent::Map(pairs)) => {
            overlay_record(original, pairs, fields, diagnostics)
        }
        (Shape::List(item), NodeContent::List(items)) => overlay_list(original, items, item, diagnostics),
        (Shape::Map(_, value), NodeContent::Map(pairs)) => overlay_map(original, pairs, value, diagnostics),
        (Shape::Either(shapes), _) => match shapes.iter().find(|shape| fits(shape, over)) {
            Some(shape) => overlay(original, over, shape, diagnostics),
            None => original.clone(),
        },
        _ => {
            diagnostics.push(codes::fields::not_translatable(over.place(), &shape_name(over)));
            original.clone()
        }
    }
}

/// What to call a value that is no text.
fn shape_name(over: &Node) -> String {
    over.text().unwrap_or("…").to_owned()
}

/// Whether a node could be of a shape; used where several are possible.
fn fits(shape: &Shape, node: &Node) -> bool {
    match shape {
        Shape::Record(_) | Shape::Map(..) => node.map().is_some(),
        Shape::List(_) => matches!(node.content, NodeContent::List(_)),
        _ => node.text().is_some(),
    }
}

/// Whether a shape holds anything to translate.
fn has_text(shape: &Shape) -> bool {
    match shape {
        Shape::Text => true,
        Shape::List(item) | Shape::Map(_, item) => has_text(item),
        Shape::Record(fields) => fields.iter().any(|field| has_text(&field.shape)),
        Shape::Either(shapes) => shapes.iter().any(has_text),
        _ => false,
    }
}

fn overlay_record(
    original: &Node,
    pairs: &[Pair],
    fields: &[Field],
    diagnostics: &mut Vec<Diagnostic>,
) -> Node {
    let mut result = original.map().unwrap_or_default().to_vec();
    for (index, pair) in pairs.iter().enumerate() {
        let key = &pair.key;
        if let Some(first) = pairs[..index].iter().find(|other| other.key == *key) {
            diagnostics.push(codes::fields::duplicate_field(key.at, &key.value, first.key.at));
            continue;
        }
        let Some(field) = fields.iter().find(|field| field.name == key.value) else {
            let names: Vec<&str> = fields.iter().map(|field| field.name).collect();
            let known = || names.iter().map(|name| (*name, ""));
            let same = same_field(&key.value, pairs, known());
            let near = nearest(&key.value, known());
            diagnostics.push(codes::fields::unknown_field(key.at, &key.value, same, &near, &names));
            continue;
        };
        // The identifier only says which entry is meant.
        if field.shape == Shape::Id && field.name == "id" {
            continue;
        }
        if !has_text(&field.shape) {
            diagnostics.push(codes::fields::not_translatable(key.at, field.name));
            continue;
        }
        match result.iter_mut().find(|known| known.key.value == key.value) {
            Some(known) => known.value = overlay(&known.value, &pair.value, &field.shape, diagnostics),
            None if field.shape == Shape::Text => result.push(pair.clone()),
            None => diagnostics.push(codes::fields::no_original(key.at, &key.value)),
        }
    }
    Node { content: NodeContent::Map(result), at: original.at }
}

/// Items match by their `id`, or by position where they have none.
fn overlay_list(original: &Node, items: &[Node], shape: &Shape, diagnostics: &mut Vec<Diagnostic>) -> Node {
    let NodeContent::List(originals) = &original.content else { return original.clone() };
    let mut result = originals.clone();
    for (position, item) in items.iter().enumerate() {
        let id = item.get("id").and_then(Node::text);
        let index = match id {
            Some(id) => originals.iter().position(|known| known.get("id").and_then(Node::text) == Some(id)),
            None => Some(position).filter(|position| *position < originals.len()),
        };
        if let Some(index) = index {
            result[index] = overlay(&originals[index], item, shape, diagnostics);
        } else {
            let name = id.map_or_else(|| (position + 1).to_string(), str::to_owned);
            diagnostics.push(codes::fields::no_original(item.place(), &name));
        }
    }
    Node { content: NodeContent::List(result), at: original.at }
}

fn overlay_map(original: &Node, pairs: &[Pair], shape: &Shape, diagnostics: &mut Vec<Diagnostic>) -> Node {
    let mut result = original.map().unwrap_or_default().to_vec();
    for pair in pairs {
        match result.iter_mut().find(|known| known.key.value == pair.key.value) {
            Some(known) => known.value = overlay(&known.value, &pair.value, shape, diagnostics),
            None => diagnostics.push(codes::fields::no_original(pair.key.at, &pair.key.value)),
        }
    }
    Node { content: NodeContent::Map(result), at: original.at }
}
