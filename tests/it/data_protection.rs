//! The data-protection page knows every field of a person, and says of each to whom it is shown.

use leitstand::model::{Kind, TEAM_FIELDS};

use crate::site::SiteTest;

/// The row of a field: from its name in the content to the end of the row.
fn row_of<'p>(page: &'p str, field: &str) -> &'p str {
    let mark = format!(">{field}</small>");
    let (_, rest) = page.split_once(&mark).unwrap_or_else(|| panic!("the page does not know `{field}`"));
    rest.split("</tr>").next().unwrap_or(rest)
}

#[test]
fn every_field_of_a_person_says_to_whom_it_is_shown() {
    for (workload, hours) in [("workload: true", "nur das Team"), ("workload: false", "niemand")] {
        let built = SiteTest::minimal().line("portal.yaml", workload).build();
        built.expect_clean();
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
        }
    }
}
