//! Where links lead and where they stand.

use super::super::{Context, parse};
use super::{assert_html, german};
use crate::locale::Language;
use crate::model::Kind;
use crate::model::body::Destination;
use crate::source::FileId;

#[test]
fn links_lead_where_they_were_written_to() {
    let external = |address: &str| Destination::External(address.to_owned());
    let outside = |path: &str| Destination::Outside(path.to_owned());
    let forbidden = |address: &str| Destination::Forbidden(address.to_owned());
    let file = |path: &str, fragment: Option<&str>| Destination::File {
        path: path.to_owned(),
        fragment: fragment.map(str::to_owned),
    };
    let short = |kind, id: &str, fragment: Option<&str>| Destination::Short {
        kind,
        id: id.to_owned(),
        fragment: fragment.map(str::to_owned),
    };
    let cases = [
        ("[a](../../platforms/xing.md#betreuung)", file("platforms/xing.md", Some("betreuung"))),
        ("[a](woche.md)", file("pages/auswerten/woche.md", None)),
        ("[a](./x/../woche.md?ansicht=1#)", file("pages/auswerten/woche.md", None)),
        ("[a](<../große bilder.md#%C3%BCber>)", file("pages/große bilder.md", Some("über"))),
        ("[a](gro%C3%9F%20e.md)", file("pages/auswerten/groß e.md", None)),
        ("[a](%2e%2e/b.md)", file("pages/b.md", None)),
        ("[a](b%FF.md)", file("pages/auswerten/b%FF.md", None)),
        ("[a](#%C3%BCber)", Destination::Here("über".to_owned())),
        ("[a]()", Destination::Empty),
        ("[a](#)", Destination::Empty),
        ("[a](/etc/passwd)", outside("/etc/passwd")),
        ("[a](../../../a.md)", outside("../../../a.md")),
        ("[a](%2Fetc/passwd)", outside("%2Fetc/passwd")),
        ("[a](//example.org/)", outside("//example.org/")),
        ("[a](C:\\Bilder)", outside("C:\\Bilder")),
        ("[a](HTTPS://example.org/?a=1&b=2)", external("HTTPS://example.org/?a=1&b=2")),
        ("[a](tel:+49301234)", external("tel:+49301234")),
        ("<redaktion@example.org>", external("mailto:redaktion@example.org")),
        ("<https://example.org>", external("https://example.org")),
        ("[a](JavaScript:alert)", forbidden("JavaScript:alert")),
        ("[a](data:text/html,x)", forbidden("data:text/html,x")),
        ("[a](file:///etc/passwd)", forbidden("file:///etc/passwd")),
        ("[a](unbekannt:x)", forbidden("unbekannt:x")),
        ("[[xing]]", short(None, "xing", None)),
        ("[[ xing # betreuung ]]", short(None, "xing", Some("betreuung"))),
        ("[[platform:xing#betreuung|Text]]", short(Some(Kind::Platform), "xing", Some("betreuung"))),
        ("[[auswerten/monatsbericht]]", short(None, "auswerten/monatsbericht", None)),
        ("[[plattform:xing]]", Destination::UnknownKind("plattform:xing".to_owned())),
        ("[[#hier]]", Destination::Here("hier".to_owned())),
        ("| a |\n| - |\n| [[xing\\|Text]] |", short(None, "xing", None)),
    ];
    for (text, to) in cases {
        assert_eq!(german(text).links.first().map(|link| &link.to), Some(&to), "of {text:?}");
    }
}

#[test]
fn short_links_show_their_text_or_the_title_of_their_target() {
    assert_html(&[
        ("[[xing]]", "<p><a href=\"→0\">titel 0</a></p>"),
        ("[[xing|]]", "<p><a href=\"→0\">titel 0</a></p>"),
        ("[[xing|bei *Xing*]]", "<p><a href=\"→0\">bei <em>Xing</em></a></p>"),
        ("[[plattform:xing]]", "<p><a href=\"→0\">plattform:xing</a></p>"),
        ("`[[xing]]`", "<p><code>[[xing]]</code></p>"),
        ("    [[xing]]", "<pre tabindex=\"0\"><code>[[xing]]</code></pre>"),
        ("[a](b.md \"c \\\"d\\\"\")", "<p><a href=\"→0\" title=\"c &quot;d&quot;\">a</a></p>"),
    ]);
    assert_eq!(german("# Bei [[xing]]").headings[0].title, "Bei xing");
}

#[test]
fn a_link_stands_where_its_destination_stands() {
    let cases = [
        ("[text](‹a.md›)", 1),
        ("Überall [grün](‹../ä.md#ö›) Straße", 1),
        ("[a](<‹b c.md›> \"t (x)\")", 1),
        ("[a]( ‹b.md› 'titel' )", 1),
        ("[a](‹b_(c)_\\).md› (t))", 1),
        ("[mehrere\nZeilen](\n‹b.md›\n\"titel\")", 1),
        ("> [a](\n> ‹b.md›)", 1),
        ("[`](x.md)` ä](‹b.md›)", 1),
        ("[*ä*](‹b.md›)", 1),
        ("[](‹b.md›)", 1),
        ("[ä][ö]\n\n[ö]: ‹ziel.md› \"t\"", 1),
        ("[ä][]\n\n[Ä]:\n  <‹zi el.md›>", 1),
        ("[ä]\n\n> [ä]: ‹ziel.md›", 1),
        ("[![bild](‹b.png›)](‹c.md›)", 1),
        ("![a [b](x.md) ä](‹c.png› \"t\")", 0),
        ("[[‹platform:xing#ä›|text]]", 1),
        ("ä [[ ‹xing› ]]", 1),
        ("| ä | b |\n| - | - |\n| [a](‹ü.md›) | [[‹xing›\\|t]] |", 2),
        ("- a\n  - ä [a](‹b.md›)", 1),
        ("<‹https://example.org/ä›>", 1),
        ("ä ‹https://example.org/_a/b_/c›, so", 1),
        ("ä_redaktion@example.org.", 0),
        ("‹redaktion@example.org›.", 1),
        ("A[^1]\n\n[^1]: ä [b](‹c.md›)", 1),
    ];
    for (marked, links) in cases {
        let mut text = String::new();
        let mut places = Vec::new();
        for part in marked.split('‹') {
            if let Some((place, rest)) = part.split_once('›') {
                places.push((text.len() + 100, text.len() + 100 + place.len()));
                text += place;
                text += rest;
            } else {
                text += part;
            }
        }
        let context =
            Context { file: FileId(3), path: "a.md", language: Language::De, offset: 100, first_line: None };
        let (body, _) = parse(&text, &context);
        let found = body.links.iter().map(|link| link.at).chain(body.images.iter().map(|image| image.at));
        let mut found: Vec<_> = found.map(|at| (at.start as usize, at.end as usize)).collect();
        found.sort_unstable();
        assert_eq!(found, places, "of {text:?}");
        assert_eq!(body.links.len(), links, "of {text:?}");
    }
}

#[test]
fn bare_addresses_are_links() {
    assert_html(&[
        ("(siehe https://a.de/b_(c)).", "<p>(siehe <a href=\"→0\">https://a.de/b_(c)</a>).</p>"),
        (
            "„https://a.de“ **https://b.de**",
            "<p>„<a href=\"→0\">https://a.de</a>“ <strong><a href=\"→1\">https://b.de</a></strong></p>",
        ),
        ("https://a.de/a--b?c=d&amp;e...", "<p><a href=\"→0\">https://a.de/a--b?c=d&amp;e</a>…</p>"),
        ("https://a.de/_b/c_d/_e x", "<p><a href=\"→0\">https://a.de/_b/c_d/_e</a> x</p>"),
        (
            "https://a.de/_b_/c x@y.de _x_",
            "<p><a href=\"→0\">https://a.de/_b_/c</a> <a href=\"→1\">x@y.de</a> <em>x</em></p>",
        ),
        ("a_b@c.de, nicht a@b oder ä@b.de", "<p><a href=\"→0\">a_b@c.de</a>, nicht a@b oder ä@b.de</p>"),
        (
            "`https://a.de` [https://a.de](b.md)",
            "<p><code>https://a.de</code> <a href=\"→0\">https://a.de</a></p>",
        ),
        ("http:// xhttps://a.de www.a.de", "<p>http:// xhttps://a.de www.a.de</p>"),
        (
            "Um 9:30 \"so\" http://intranet:80/ä",
            "<p>Um 9:30 „so“ <a href=\"→0\">http://intranet:80/ä</a></p>",
        ),
    ]);
    assert_eq!(
        german("a--b@c.de x@y.de").links.into_iter().map(|link| link.to).collect::<Vec<_>>(),
        [Destination::External("mailto:a--b@c.de".into()), Destination::External("mailto:x@y.de".into())]
    );
}
