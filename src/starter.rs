//! A small portal to start from, in either language. Its dates are those of the day on which it is
//! made, so that nothing in it is late.

use include_dir::{Dir, include_dir};
use jiff::ToSpan;
use jiff::civil::Date;

use crate::locale::Language;

static GERMAN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/starter/de");
static ENGLISH: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/starter/en");

/// What a repository should not keep.
const IGNORED: (&str, &str) = (".gitignore", "/public/\n");

/// The time zone of the portal: it is made on the day that it is there.
pub fn time_zone(language: Language) -> &'static str {
    match language {
        Language::De => "Europe/Berlin",
        Language::En => "Europe/London",
    }
}

/// The files of the portal, by their paths, as of a day.
pub fn files(language: Language, today: Date) -> Vec<(String, String)> {
    let folder = match language {
        Language::De => &GERMAN,
        Language::En => &ENGLISH,
    };
    let mut files = vec![(IGNORED.0.to_owned(), IGNORED.1.to_owned())];
    collect(folder, today, &mut files);
    files.sort();
    files
}

fn collect(folder: &Dir<'_>, today: Date, files: &mut Vec<(String, String)>) {
    for file in folder.files() {
        let text = file.contents_utf8().unwrap_or_default();
        files.push((file.path().to_string_lossy().replace('\\', "/"), dated(text, today)));
    }
    for inner in folder.dirs() {
        collect(inner, today, files);
    }
}

/// Puts days in place of `{today}`, `{today+30}` and `{month-1}`.
fn dated(text: &str, today: Date) -> String {
    let mut parts = text.split('{');
    let mut dated = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once('}').and_then(|(name, rest)| Some((date(name, today)?, rest))) {
            Some((date, rest)) => dated.extend([date.as_str(), rest]),
            None => dated.extend(["{", part]),
        }
    }
    dated
}

/// `today+30`: so many days from today; `month-1`: so many months from this one.
fn date(name: &str, today: Date) -> Option<String> {
    let (unit, distance) = match name.find(['+', '-']) {
        Some(at) => (&name[..at], name[at..].parse::<i32>().ok()?),
        None => (name, 0),
    };
    match unit {
        "today" => Some(today.saturating_add(distance.days()).to_string()),
        "month" => {
            let month = today.first_of_month().saturating_add(distance.months());
            Some(format!("{:04}-{:02}", month.year(), month.month()))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_are_counted_from_today() {
        let text = "{today} {today+9} {today-31} {month} {month-1} {a: {today}} {today";
        let expected = "2026-01-31 2026-02-09 2025-12-31 2026-01 2025-12 {a: 2026-01-31} {today";
        assert_eq!(dated(text, date(2026, 1, 31)), expected);
    }
}
