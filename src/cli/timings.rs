//! What each stage cost, for `--timings`.

use std::fmt::Write;
use std::time::Duration;

use crate::locale::Language;

/// A line for each stage, by its name in the source, with its milliseconds.
pub(super) fn timings(laps: &[(&'static str, Duration)], total: Duration, language: Language) -> String {
    let (stage, sum) = match language {
        Language::De => ("Schritt", "zusammen"),
        Language::En => ("stage", "total"),
    };
    let milliseconds = |time: &Duration| {
        let number = format!("{:.1}", time.as_secs_f64() * 1000.0);
        if language == Language::De { number.replace('.', ",") } else { number }
    };
    let mut lines = vec![(stage, "ms".to_owned())];
    lines.extend(laps.iter().map(|(name, time)| (*name, milliseconds(time))));
    lines.push((sum, milliseconds(&total)));
    let name_width = lines.iter().map(|(name, _)| name.chars().count()).max().unwrap_or_default();
    let time_width = lines.iter().map(|(_, time)| time.len()).max().unwrap_or_default();
    let mut table = String::new();
    for (name, time) in lines {
        // Writing to a string cannot fail.
        let _ = writeln!(table, "{name:name_width$}  {time:>time_width$}");
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_timings_is_aligned() {
        let laps = [("read", Duration::from_micros(12_345)), ("publish", Duration::from_secs(1))];
        let table = timings(&laps, Duration::from_millis(1_013), Language::De);
        assert_eq!(table, "Schritt       ms\nread        12,3\npublish   1000,0\nzusammen  1013,0\n");
    }
}
