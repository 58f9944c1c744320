//! What all pages of a language and a folder share: made once for each, not once a page.

use std::collections::BTreeMap;

use super::machine;
use super::page::{Chrome, NavigationEntry, SearchPlace};
use super::routes::Route;
use super::search;
use super::site::Site;
use super::writer::Writer;
use crate::locale::Language;

/// The sections of the navigation, with the page of each.
pub(super) const SECTIONS: [(&str, &str); 10] = [
    ("platforms", "platforms/index.html"),
    ("campaigns", "campaigns/index.html"),
    ("concepts", "concepts/index.html"),
    ("calendar", "calendar/index.html"),
    ("analytics", "analytics/index.html"),
    ("reviews", "reviews/index.html"),
    ("guidelines", "guidelines/index.html"),
    ("roles", "roles/index.html"),
    ("people", "people/index.html"),
    ("pages", "pages/index.html"),
];

/// The sections that stand at the foot of the page.
pub(super) const FOOT: [(&str, &str); 10] = [
    ("changes", "changes.html"),
    ("reports", "reports/index.html"),
    ("handover", "handover.html"),
    ("departments", "departments/index.html"),
    ("decisions", "decisions/index.html"),
    ("incidents", "incidents/index.html"),
    ("glossary", "glossary/index.html"),
    ("print", "print.html"),
    ("data_protection", "data-protection.html"),
    ("about", "about.html"),
];

/// The files of the theme that pages load, by their paths in the output.
#[derive(Debug, Clone, Default)]
pub struct Assets {
    /// The stylesheets, in order.
    pub stylesheets: Vec<String>,
    /// Those for paper, in order.
    pub printed: Vec<String>,
    /// The scripts, by the name under which pages ask for them.
    pub scripts: BTreeMap<String, String>,
    /// The address of the script that keeps pages of the preview up to date; nothing in a build.
    pub live: Option<&'static str>,
}

/// The chrome for the pages of a folder, as seen from `path`, a page in it.
pub fn chrome(site: &Site<'_>, language: Language, path: &str, assets: &Assets) -> Chrome {
    let writer = Writer::new(site, language, path);
    let here = path.split_once('/').map_or("", |(section, _)| section);
    let entry = |(key, page): &(&'static str, &str)| NavigationEntry {
        key,
        href: writer.href(&Route::page(*page)),
        current: *key == here,
    };
    let portal = site.model.portal_in(language).unwrap_or(site.portal);
    Chrome {
        title: writer.text(&portal.title),
        organisation: portal.organisation.as_ref().map(|name| name.0.clone()),
        language: language.code(),
        original: Some(site.default_language()).filter(|own| *own != language).map(Language::code),
        root: writer.to_root(),
        home: writer.href(&Route::page("index.html")),
        search: SearchPlace {
            page: writer.href(&Route::page(search::PAGE)),
            folder: writer.to(&search::folder(site, language)),
        },
        incidents: super::pages::start::bar(&writer),
        sections: SECTIONS.iter().map(entry).collect(),
        beginnings: super::beginnings::beginnings(&writer),
        foot: FOOT.iter().map(entry).collect(),
        stylesheets: assets.stylesheets.iter().map(|sheet| writer.to(sheet)).collect(),
        printed: assets.printed.iter().map(|sheet| writer.to(sheet)).collect(),
        scripts: assets.scripts.iter().map(|(name, script)| (name.clone(), writer.to(script))).collect(),
        live: assets.live,
        logo: logo(&writer),
        feed: site.base_url.is_some().then(|| writer.to(machine::UPDATES)),
        as_of: writer.day(site.as_of),
        generator: crate::GENERATOR,
    }
}

fn logo(writer: &Writer<'_>) -> Option<String> {
    // The settings' paths count from the content folder, in which `portal.yaml` stands.
    writer.file(&writer.site.portal.logo.as_ref()?.0)
}
