//! What a new thing is called.

use super::{Refusal, Request};
use crate::diag::codes::names::proposal;
use crate::locale::Words;
use crate::model::{Form, Id, Kind};

/// The fields that say what a thing is called.
const TITLES: [&str; 3] = ["title", "name", "term"];

/// The field that says what things of a kind are called.
pub(super) fn title_field(kind: Kind) -> Option<&'static str> {
    let fields = kind.fields();
    fields.iter().find(|field| field.required && TITLES.contains(&field.name)).map(|field| field.name)
}

/// The identifier that is asked for, or the one that follows from the title; `None` for kinds that have none.
pub(super) fn id(request: &Request<'_>) -> Result<Option<String>, Refusal> {
    let kind = request.kind;
    if request.title.is_some() && title_field(kind).is_none() {
        return Err(no_title(kind));
    }
    if matches!(kind.form(), Form::OneMarkdown(_) | Form::OneYaml(_) | Form::Rows(_)) {
        return request.id.map_or(Ok(None), |_| Err(no_id(kind)));
    }
    let id = match (request.id, request.title) {
        (Some(id), _) => id.to_owned(),
        (None, Some(title)) => propose(kind, title),
        (None, None) => return Err(id_missing(kind)),
    };
    let is_reserved = id == "index" || id.ends_with("/index");
    if is_reserved || !is_proper(kind, &id) {
        return Err(improper(kind, &id));
    }
    Ok(Some(id))
}

/// Metrics are named as fields are, chapters by their path.
fn is_proper(kind: Kind, id: &str) -> bool {
    match kind.form() {
        Form::Named(_) => Id::is_name(id),
        Form::Chapters(_) => Id::is_proper(id),
        _ => Id::is_proper(id) && !id.contains('/'),
    }
}

/// The identifier that a text would make.
fn propose(kind: Kind, text: &str) -> String {
    match kind.form() {
        Form::Named(_) => proposal(text).replace('-', "_"),
        Form::Chapters(_) => {
            let parts: Vec<&str> = text.split('/').map(str::trim).filter(|part| !part.is_empty()).collect();
            parts.into_iter().map(proposal).collect::<Vec<_>>().join("/")
        }
        _ => proposal(text),
    }
}

/// What it is called: as asked for, or as its identifier reads.
pub(super) fn title(request: &Request<'_>, id: Option<&str>) -> String {
    if let Some(title) = request.title.map(str::trim).filter(|title| !title.is_empty()) {
        return title.to_owned();
    }
    let last = id.unwrap_or_default().rsplit('/').next().unwrap_or_default();
    let words: Vec<String> = last.split(['-', '_']).filter(|word| !word.is_empty()).map(capital).collect();
    words.join(" ")
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn no_title(kind: Kind) -> Refusal {
    let words = kind.plural();
    Refusal {
        message: Words::new(
            format!("{} haben keinen Titel.", words.de),
            format!("{} have no title.", words.en),
        ),
        help: Words::new("Lassen Sie --title weg.", "Leave out --title."),
    }
}

fn no_id(kind: Kind) -> Refusal {
    let name = kind.name();
    Refusal {
        message: Words::new(format!("„{name}“ hat keine Kennung."), format!("“{name}” has no identifier.")),
        help: Words::new(
            format!("Schreiben Sie nur „leitstand new {name}“."),
            format!("Write “leitstand new {name}” alone."),
        ),
    }
}

fn id_missing(kind: Kind) -> Refusal {
    let name = kind.name();
    let title = title_field(kind).is_some();
    let more = |yes: &str| if title { yes.to_owned() } else { String::new() };
    Refusal {
        message: Words::new("Es fehlt eine Kennung.", "An identifier is missing."),
        help: Words::new(
            format!(
                "Schreiben Sie „leitstand new {name} KENNUNG“{}.",
                more(" oder „--title TITEL“, dann folgt sie daraus")
            ),
            format!("Write “leitstand new {name} ID”{}.", more(" or “--title TITLE”, from which it follows")),
        ),
    }
}

fn improper(kind: Kind, id: &str) -> Refusal {
    let proposal = propose(kind, id);
    let is_better =
        proposal != id && proposal != "index" && !proposal.ends_with("/index") && is_proper(kind, &proposal);
    let meant = |text: String| if is_better { text } else { String::new() };
    Refusal {
        message: Words::new(
            format!("„{id}“ kann keine Kennung sein."),
            format!("“{id}” cannot be an identifier."),
        ),
        help: Words::new(
            format!(
                "{}Eine Kennung besteht aus kleinen Buchstaben a bis z, Ziffern und Bindestrichen; `index` ist vergeben.",
                meant(format!("Meinten Sie „{proposal}“? "))
            ),
            format!(
                "{}An identifier is made of lower-case letters a to z, digits and hyphens; `index` is taken.",
                meant(format!("Did you mean “{proposal}”? "))
            ),
        ),
    }
}
