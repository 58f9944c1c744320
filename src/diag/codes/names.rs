//! Identifiers, references and links.

use super::codes;
use super::wording::{meant, names, short};
use crate::diag::Diagnostic;
use crate::locale::{Language, Words};
use crate::source::Span;

codes! {
    /// A reference to something that does not exist.
    UNKNOWN_REFERENCE = Error "L0201" "unknown-reference";
    /// A reference that could name several kinds names none.
    KIND_NOT_WRITTEN = Error "L0202" "kind-not-written";
    /// Two things of a kind have one identifier.
    DUPLICATE_IDENTIFIER = Error "L0203" "duplicate-identifier";
    /// An identifier with letters that it must not have.
    BAD_IDENTIFIER = Error "L0204" "bad-identifier";
    /// A link to a file that does not exist.
    BROKEN_LINK = Error "L0205" "broken-link";
    /// A link to a heading that does not exist.
    BROKEN_FRAGMENT = Error "L0206" "broken-fragment";
    /// An image whose file does not exist.
    MISSING_IMAGE = Error "L0207" "missing-image";
    /// A short link that several things answer to.
    AMBIGUOUS_LINK = Error "L0208" "ambiguous-link";
    /// A link that leaves the content folder.
    LINK_OUTSIDE = Error "L0209" "link-outside";
    /// A link with a scheme that is not published.
    FORBIDDEN_LINK = Error "L0210" "forbidden-link";
    /// A link to a file that is no page.
    NOT_A_PAGE = Error "L0211" "not-a-page";
    /// A link that leads nowhere at all.
    EMPTY_LINK = Warning "L0212" "empty-link";
    /// An image on another host.
    FOREIGN_IMAGE = Error "L0213" "foreign-image";
}

/// The names that there are instead of one that is not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposals<'a> {
    /// Those that are similar, best first.
    pub near: Vec<&'a str>,
    /// Some of all that there are, where none is similar.
    pub some: Vec<&'a str>,
    /// How many there are beside those.
    pub others: usize,
}

impl Proposals<'_> {
    /// A sentence with a blank behind it, or nothing.
    fn words(&self) -> Words {
        if !self.near.is_empty() || self.some.is_empty() {
            return meant(&self.near);
        }
        let spelled: Vec<String> = self.some.iter().map(|name| format!("`{name}`")).collect();
        if self.others == 0 {
            return Words::new(
                format!("Es gibt {}. ", Language::De.and(&spelled)),
                format!("There are: {}. ", Language::En.and(&spelled)),
            );
        }
        let (spelled, others) = (spelled.join(", "), self.others);
        Words::new(
            format!("Es gibt {spelled} und {others} weitere. "),
            format!("There are {spelled} and {others} more. "),
        )
    }
}

/// A reference to something that does not exist; `kind` is what is referred to.
pub fn unknown_reference(
    at: Span,
    kind: &Words,
    id: &str,
    proposals: &Proposals<'_>,
    folder: Option<&str>,
) -> Diagnostic {
    let (meant, id) = (proposals.words(), short(id));
    let place = match folder {
        Some(folder) => Words::new(
            format!("Richtig ist der Name einer Datei in `{folder}` ohne Endung."),
            format!("Right is the name of a file in `{folder}` without its ending."),
        ),
        None => Words::new("Richtig ist eine Kennung, die es gibt.", "Right is an identifier that exists."),
    };
    Diagnostic::new(
        &UNKNOWN_REFERENCE,
        at,
        Words::new(
            format!("„{id}“ ({}) gibt es im Portal nicht.", kind.de),
            format!("The portal has no “{id}” ({}).", kind.en),
        ),
        Words::new(format!("{}{}", meant.de, place.de), format!("{}{}", meant.en, place.en)),
    )
}

/// A reference that could name several kinds names none of them.
pub fn kind_not_written(at: Span, field: &str, text: &str, kinds: &[&str]) -> Diagnostic {
    let text = short(text);
    let examples: Vec<String> = kinds.iter().map(|kind| format!("{kind}:{text}")).collect();
    Diagnostic::new(
        &KIND_NOT_WRITTEN,
        at,
        Words::new(
            format!("Bei `{field}` fehlt vor „{text}“, von welcher Art es ist."),
            format!("At `{field}` the kind is missing in front of “{text}”."),
        ),
        Words::new(
            format!("Schreiben Sie {}.", names(Language::De, &examples)),
            format!("Write {}.", names(Language::En, &examples)),
        ),
    )
}

/// A reference with a kind that is none, or none that the field can name; `same` is the one that it
/// surely means.
pub fn wrong_kind(
    at: Span,
    field: &str,
    kind: &str,
    id: &str,
    same: Option<&str>,
    kinds: &[&str],
) -> Diagnostic {
    let (kind, id) = (short(kind), short(id));
    let examples: Vec<String> = match same {
        Some(same) => vec![format!("{same}:{id}")],
        None => kinds.iter().map(|kind| format!("{kind}:{id}")).collect(),
    };
    let found = Diagnostic::new(
        &KIND_NOT_WRITTEN,
        at,
        Words::new(
            format!("Bei `{field}` steht vor „{id}“ die Art „{kind}“, die es dort nicht gibt."),
            format!("In `{field}` the kind “{kind}” stands in front of “{id}”, which is not possible there."),
        ),
        Words::new(
            format!("Schreiben Sie {}.", names(Language::De, &examples)),
            format!("Write {}.", names(Language::En, &examples)),
        ),
    );
    match same {
        Some(same) => found.fix(at, format!("\"{same}:{id}\"")),
        None => found,
    }
}

/// Two things of a kind have one identifier.
pub fn duplicate_identifier(at: Span, kind: &Words, id: &str, first: Span) -> Diagnostic {
    Diagnostic::new(
        &DUPLICATE_IDENTIFIER,
        at,
        Words::new(
            format!("Die Kennung „{id}“ ist schon vergeben ({}).", kind.de),
            format!("The identifier “{id}” is taken already ({}).", kind.en),
        ),
        Words::new(
            "Geben Sie der Datei oder dem Eintrag einen anderen Namen; der Ordner zählt dabei nicht.",
            "Give the file or entry another name; its folder does not count.",
        ),
    )
    .related(first, Words::new("Hier steht sie zum ersten Mal.", "It is first named here."))
}

/// How an identifier has to look.
fn identifier_rule(proposal: &str) -> Words {
    Words::new(
        format!(
            "Erlaubt sind bis zu 100 kleine Buchstaben a bis z, Ziffern und Bindestriche, zum Beispiel `{proposal}`."
        ),
        format!(
            "Allowed are up to 100 lower-case letters a to z, digits and hyphens, for example `{proposal}`."
        ),
    )
}

/// An `id` with letters that it must not have.
pub fn bad_id(at: Span, _field: &str, text: &str) -> Diagnostic {
    let text = short(text);
    Diagnostic::new(
        &BAD_IDENTIFIER,
        at,
        Words::new(
            format!("„{text}“ kann keine Kennung sein."),
            format!("“{text}” cannot be an identifier."),
        ),
        identifier_rule(&proposal(&text)),
    )
}

/// A file whose name cannot be an identifier.
pub fn bad_file_name(at: Span, name: &str) -> Diagnostic {
    let name = short(name);
    Diagnostic::new(
        &BAD_IDENTIFIER,
        at,
        Words::new(
            format!("Der Dateiname „{name}“ kann keine Kennung sein."),
            format!("The file name “{name}” cannot be an identifier."),
        ),
        {
            let rule = identifier_rule(&proposal(name.split('.').next().unwrap_or_default()));
            Words::new(
                format!("Benennen Sie die Datei um. {}", rule.de),
                format!("Rename the file. {}", rule.en),
            )
        },
    )
}

/// The name `index`, which means a folder's own page.
pub fn reserved_name(at: Span) -> Diagnostic {
    Diagnostic::new(
        &BAD_IDENTIFIER,
        at,
        Words::new("Der Name `index` ist vergeben.", "The name `index` is reserved."),
        Words::new("Geben Sie der Datei einen anderen Namen.", "Give the file another name."),
    )
}

/// The identifier that a text probably should be.
pub(crate) fn proposal(text: &str) -> String {
    let simple: String = crate::diag::nearest::simplify(text).chars().filter(char::is_ascii).collect();
    if simple.is_empty() { "mein-name".to_owned() } else { simple }
}

/// A link to a file that does not exist.
pub fn broken_link(at: Span, path: &str, near: &[String]) -> Diagnostic {
    let (meant, path) = (meant(near), short(path));
    Diagnostic::new(
        &BROKEN_LINK,
        at,
        Words::new(
            format!("Der Link führt zu „{path}“, aber das gibt es nicht."),
            format!("The link leads to “{path}”, but there is no such thing."),
        ),
        Words::new(
            format!(
                "{}Prüfen Sie Schreibweise und Ordner; der Pfad gilt ab dem Ordner dieser Datei.",
                meant.de
            ),
            format!("{}Check spelling and folder; the path counts from the folder of this file.", meant.en),
        ),
    )
}

/// A short link to something that does not exist.
pub fn broken_short_link(at: Span, id: &str, near: &[&str]) -> Diagnostic {
    let (meant, id) = (meant(near), short(id));
    Diagnostic::new(
        &BROKEN_LINK,
        at,
        Words::new(
            format!("Der Link `[[{id}]]` führt nirgendwohin: Es gibt nichts mit dieser Kennung."),
            format!("The link `[[{id}]]` leads nowhere: nothing has that identifier."),
        ),
        Words::new(
            format!(
                "{}In den Klammern steht der Name einer Datei ohne Endung, auch mit der Art davor: `[[platform:xing]]`.",
                meant.de
            ),
            format!(
                "{}Between the brackets stands a file's name without its ending, also with the kind in front: `[[platform:xing]]`.",
                meant.en
            ),
        ),
    )
}

/// A short link whose kind is none.
pub fn unknown_kind(at: Span, text: &str, near: &[&str], kinds: &[&str]) -> Diagnostic {
    let (meant, text) = (meant(near), short(text));
    Diagnostic::new(
        &BROKEN_LINK,
        at,
        Words::new(
            format!("In `[[{text}]]` steht vor dem Doppelpunkt keine Art, die es gibt."),
            format!("In `[[{text}]]` there is no known kind in front of the colon."),
        ),
        Words::new(
            format!("{}Möglich sind: {}.", meant.de, names(Language::De, kinds)),
            format!("{}Possible are: {}.", meant.en, names(Language::En, kinds)),
        ),
    )
}

/// A link to a heading that does not exist.
pub fn broken_fragment(at: Span, page: &str, fragment: &str, proposals: &Proposals<'_>) -> Diagnostic {
    let (meant, fragment) = (proposals.words(), short(fragment));
    Diagnostic::new(
        &BROKEN_FRAGMENT,
        at,
        Words::new(
            format!("Auf der Seite „{page}“ gibt es keine Überschrift `#{fragment}`."),
            format!("The page “{page}” has no heading `#{fragment}`."),
        ),
        Words::new(
            format!(
                "{}Nach `#` steht die Überschrift klein geschrieben, mit Bindestrichen statt Leerzeichen.",
                meant.de
            ),
            format!("{}After `#` stands the heading in lower case, with hyphens for blanks.", meant.en),
        ),
    )
}

/// An image whose file does not exist.
pub fn missing_image(at: Span, path: &str, near: &[String]) -> Diagnostic {
    let (meant, path) = (meant(near), short(path));
    Diagnostic::new(
        &MISSING_IMAGE,
        at,
        Words::new(format!("Das Bild „{path}“ gibt es nicht."), format!("There is no image “{path}”.")),
        Words::new(
            format!(
                "{}Legen Sie die Datei in den Ordner, oder berichtigen Sie den Pfad; er gilt ab dem Ordner dieser Datei.",
                meant.de
            ),
            format!(
                "{}Put the file into the folder, or correct the path; it counts from the folder of this file.",
                meant.en
            ),
        ),
    )
}

/// A short link that several things answer to.
pub fn ambiguous_link(at: Span, id: &str, candidates: &[String]) -> Diagnostic {
    let links: Vec<String> = candidates.iter().map(|thing| format!("[[{thing}]]")).collect();
    Diagnostic::new(
        &AMBIGUOUS_LINK,
        at,
        Words::new(
            format!("`[[{id}]]` ist nicht eindeutig: Mehreres trägt diese Kennung."),
            format!("`[[{id}]]` is ambiguous: several things have that identifier."),
        ),
        Words::new(
            format!("Schreiben Sie die Art davor: {}.", names(Language::De, &links)),
            format!("Write the kind in front: {}.", names(Language::En, &links)),
        ),
    )
}

/// A link that leaves the content folder.
pub fn link_outside(at: Span, path: &str) -> Diagnostic {
    let path = short(path);
    Diagnostic::new(
        &LINK_OUTSIDE,
        at,
        Words::new(
            format!("Der Link „{path}“ führt aus dem Inhaltsordner hinaus."),
            format!("The link “{path}” leads out of the content folder."),
        ),
        Words::new(
            "Setzen Sie einen Link auf eine Datei im Inhaltsordner (`../ordner/datei.md`), oder schreiben Sie eine ganze Adresse mit `https://`.",
            "Link to a file in the content folder (`../folder/file.md`), or write a whole address with `https://`.",
        ),
    )
}

/// A link with a scheme that is not published.
pub fn forbidden_link(at: Span, url: &str) -> Diagnostic {
    let url = short(url);
    Diagnostic::new(
        &FORBIDDEN_LINK,
        at,
        Words::new(
            format!("Die Adresse „{url}“ darf nicht veröffentlicht werden."),
            format!("The address “{url}” may not be published."),
        ),
        Words::new(
            "Adressen beginnen mit `https://`, `http://`, `mailto:` oder `tel:`.",
            "Addresses begin with `https://`, `http://`, `mailto:` or `tel:`.",
        ),
    )
}

/// A link to a file that is no page.
pub fn not_a_page(at: Span, path: &str) -> Diagnostic {
    Diagnostic::new(
        &NOT_A_PAGE,
        at,
        Words::new(
            format!("Die Datei „{path}“ wird im Portal nicht veröffentlicht."),
            format!("The file “{path}” is not published in the portal."),
        ),
        Words::new(
            "Setzen Sie einen Link auf eine Seite, ein Bild oder ein Dokument (pdf, docx, xlsx, zip).",
            "Link to a page, an image or a document (pdf, docx, xlsx, zip).",
        ),
    )
}

/// An image on another host; pages request nothing from elsewhere.
pub fn foreign_image(at: Span, url: &str) -> Diagnostic {
    let url = short(url);
    Diagnostic::new(
        &FOREIGN_IMAGE,
        at,
        Words::new(
            format!("Das Bild „{url}“ liegt nicht im Inhaltsordner."),
            format!("The image “{url}” is not in the content folder."),
        ),
        Words::new(
            "Seiten laden nichts von fremden Servern. Legen Sie das Bild in den Inhaltsordner, und nennen Sie seinen Pfad.",
            "Pages load nothing from foreign servers. Put the image into the content folder, and name its path.",
        ),
    )
}

/// A link without a destination.
pub fn empty_link(at: Span) -> Diagnostic {
    Diagnostic::new(
        &EMPTY_LINK,
        at,
        Words::new("Dieser Link hat kein Ziel.", "This link has no destination."),
        Words::new(
            "Schreiben Sie das Ziel in die runden Klammern: `[Text](../ordner/datei.md)`.",
            "Write the destination between the round brackets: `[text](../folder/file.md)`.",
        ),
    )
}
