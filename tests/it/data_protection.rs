//! The data-protection page knows every field of a person, and says of each to whom it is shown.

use leitstand::model::{Audience, Kind, TEAM_FIELDS};

use crate::site::SiteTest;

/// Fields of a person with words that nothing else has: what of them is found, the page says.
const WORDS: [(&str, &str); 5] = [
    ("name", "Wortname"),
    ("job_title", "Wortberuf"),
    ("organisation", "Wortfirma"),
    ("email", "wortpost@example.org"),
    ("phone", "+49 30 9876543"),
];

/// The row of a field: from its name in the content to the end of the row.
fn row_of<'p>(page: &'p str, field: &str) -> &'p str {
    let mark = format!(">{field}</small>");
    let (_, rest) = page.split_once(&mark).unwrap_or_else(|| panic!("the page does not know `{field}`"));
    rest.split("</tr>").next().unwrap_or(rest)
}

#[test]
fn every_field_of_a_person_says_to_whom_it_is_shown() {
    let person = WORDS.map(|(field, word)| format!("{field}: {word:?}\n")).concat();
    // For the company the team's workload is nothing that nobody sees.
    for (workload, audience, hours) in [
        ("workload: true", Audience::Team, "nur das Team"),
        ("workload: false", Audience::Team, "niemand"),
        ("workload: true", Audience::Company, "nur das Team"),
    ] {
        let built = SiteTest::minimal()
            .line("portal.yaml", workload)
            .file("people/probe.yaml", &*person)
            .audience(audience)
            .build();
        built.expect_clean();
        let tree = built.tree();
        let texts = tree.iter().filter(|(path, _)| path.starts_with("search/"));
        let texts: Vec<_> = texts.map(|(_, bytes)| String::from_utf8_lossy(bytes)).collect();
        let page: String = built.main("data-protection.html").replace('\n', "");
        for field in
            Kind::Person.fields().into_iter().filter(|field| !matches!(field.name, "aliases" | "audience"))
        {
            let row = row_of(&page, field.name);
            let reader = match field.name {
                "weekly_hours" => hours,
                "from" => "niemand",
                name if TEAM_FIELDS.contains(&(Kind::Person, name)) => "nur das Team",
                _ => "alle, für die das Portal da ist",
            };
            assert!(row.contains(reader), "{}: {row}", field.name);
            let kept = if field.name == "absences" {
                "bis sie zu Ende sind"
            } else {
                "sechs Monate nach dem letzten Tag"
            };
            assert!(row.contains(kept), "{}: {row}", field.name);
            let is_searched = match WORDS.iter().find(|(name, _)| *name == field.name) {
                Some((_, word)) => texts.iter().any(|text| text.contains(word)),
                None => matches!(field.name, "roles" | "department"),
            };
            assert_eq!(row.contains("in der Suche"), is_searched, "{}: {row}", field.name);
        }
    }
}
