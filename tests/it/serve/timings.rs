//! Who asks for timings is told what each stage cost, and why a page was rendered.

use super::program::Program;
use crate::site::SiteTest;

#[test]
fn stages_and_the_fields_that_changed_are_named() {
    let site = SiteTest::minimal();
    let program = Program::serve(&site, "--timings");
    program.until("the stages", |program| program.said().contains("of them rendered anew"));
    let said = program.said();
    for stage in ["source", "read", "model", "check", "insight", "view, render"] {
        assert!(said.contains(stage), "{stage}: {said}");
    }
    let from = said.len();
    program.write("pages/einstieg.md", "---\ntitle: Einstieg\n---\n\n## Andere Schritte\n");
    let rest = |program: &Program| program.said().get(from..).unwrap_or_default().to_owned();
    program.until("all pages", |program| rest(program).contains("of them rendered anew"));
    let said = rest(&program);
    assert!(said.contains("pages/einstieg.md: "), "{said}");
    assert!(said.contains("  pages/einstieg.html: view."), "{said}");
    assert!(!said.contains("  platforms/xing.html: "), "{said}");
    program.write("platforms/neu.md", &site.files["platforms/xing.md"]);
    program.until("a new page", |program| program.said().contains("  platforms/neu.html: new"));
}
