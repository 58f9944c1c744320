//! What is found in the Markdown of a body.

use super::super::Diagnostic;
use super::codes;
use crate::locale::Words;
use crate::source::Span;

codes! {
    /// HTML in a text.
    RAW_HTML = Warning "L0401" "raw-html";
    /// Lists and quotations within each other without end.
    NESTED_TOO_DEEP = Error "L0402" "nested-too-deep";
}

/// A line nests lists and quotations deeper than is read.
pub fn nested_too_deep(span: Span) -> Diagnostic {
    Diagnostic::new(
        &NESTED_TOO_DEEP,
        span,
        Words::new(
            "Hier stehen mehr als 200 Listen oder Zitate ineinander; so tief wird kein Text gelesen.",
            "More than 200 lists or quotations stand within each other here; no text is read that deep.",
        ),
        Words::new(
            "Rücken Sie die Zeile aus, oder löschen Sie die Zeichen an ihrem Anfang.",
            "Indent the line less, or delete the marks at its start.",
        ),
    )
}

/// HTML is shown as text; `tag` is the tag's name (`b`), empty for what is no tag (`<!DOCTYPE …>`).
pub fn raw_html(span: Span, tag: &str) -> Diagnostic {
    let tag = tag.to_ascii_lowercase();
    let message = if tag.is_empty() {
        Words::new(
            "Hier steht HTML. Es bleibt ohne Wirkung: Wer die Seite liest, sieht es als Text.",
            "This is HTML. It has no effect: whoever reads the page sees it as text.",
        )
    } else {
        Words::new(
            format!("Das HTML-Tag `<{tag}>` bleibt ohne Wirkung: Wer die Seite liest, sieht es als Text."),
            format!("The HTML tag `<{tag}>` has no effect: whoever reads the page sees it as text."),
        )
    };
    Diagnostic::new(&RAW_HTML, span, message, instead(&tag))
}

/// What to write instead of a tag.
fn instead(tag: &str) -> Words {
    let (german, english) = match tag {
        "b" | "strong" => ("Fett schreibt man so: `**Text**`.", "Bold is written `**text**`."),
        "i" | "em" => ("Kursiv schreibt man so: `*Text*`.", "Italic is written `*text*`."),
        "s" | "del" | "strike" => {
            ("Durchgestrichen schreibt man so: `~~Text~~`.", "Struck through is written `~~text~~`.")
        }
        "br" => (
            "Eine neue Zeile beginnt nach zwei Leerzeichen oder einem `\\` am Zeilenende.",
            "Two blanks or a `\\` at the end of a line begin a new one.",
        ),
        "p" | "div" | "span" | "center" | "section" | "article" => (
            "Lassen Sie das Tag weg; eine Leerzeile trennt Absätze.",
            "Leave the tag out; an empty line separates paragraphs.",
        ),
        "a" => ("Einen Link schreibt man so: `[Text](Ziel)`.", "A link is written `[text](target)`."),
        "img" | "picture" | "figure" => (
            "Ein Bild schreibt man so: `![Beschreibung](datei.png \"Bildunterschrift\")`.",
            "An image is written `![description](file.png \"caption\")`.",
        ),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => (
            "Eine Überschrift schreibt man so: `## Text`, mit einem `#` je Ebene.",
            "A heading is written `## text`, with one `#` for each level.",
        ),
        "ul" | "ol" | "li" => (
            "Eine Liste schreibt man mit `- ` oder `1. ` am Anfang jeder Zeile.",
            "A list is written with `- ` or `1. ` at the start of each line.",
        ),
        "dl" | "dt" | "dd" => (
            "Einen Begriff erklärt man so: der Begriff, und in der Zeile darunter `: Erklärung`.",
            "A term is explained so: the term, and in the line below it `: explanation`.",
        ),
        "table" | "thead" | "tbody" | "tr" | "td" | "th" => (
            "Eine Tabelle schreibt man so: `| Spalte | Spalte |`, darunter `| --- | --- |`, darunter die Zeilen.",
            "A table is written `| column | column |`, below it `| --- | --- |`, below that its rows.",
        ),
        "code" | "kbd" | "samp" | "tt" => {
            ("Code und Tasten schreibt man so: `` `Text` ``.", "Code and keys are written `` `text` ``.")
        }
        "pre" => (
            "Einen Codeblock schreibt man zwischen zwei Zeilen aus je drei Gravis-Zeichen: ```` ``` ````.",
            "A block of code is written between two lines of three backticks each: ```` ``` ````.",
        ),
        "blockquote" => (
            "Ein Zitat schreibt man mit `> ` am Anfang jeder Zeile.",
            "A quotation is written with `> ` at the start of each line.",
        ),
        "hr" => ("Eine Trennlinie schreibt man so: `---`.", "A line across is written `---`."),
        "details" | "summary" => (
            "Aufklappbares gibt es nicht; eine Überschrift mit `## ` gliedert den Text.",
            "Nothing folds here; a heading with `## ` structures the text.",
        ),
        "sup" => (
            "Hochgestelltes gibt es nicht. Eine Fußnote schreibt man so: `[^1]`, und unten `[^1]: Text`.",
            "Nothing is raised here. A footnote is written `[^1]`, and below `[^1]: text`.",
        ),
        "script" | "style" | "iframe" | "object" | "embed" | "video" | "audio" | "form" | "input"
        | "button" => (
            "Lassen Sie es weg oder setzen Sie einen Link: `[Text](Ziel)`.",
            "Leave it out, or set a link: `[text](target)`.",
        ),
        _ => (
            "Schreiben Sie es mit den Zeichen von Markdown. Soll es als Text dastehen: zwischen zwei Gravis-Zeichen, `` `<so>` ``.",
            "Write it with the marks of Markdown. If it is meant as text, put it between backticks: `` `<so>` ``.",
        ),
    };
    Words::new(german, english)
}
