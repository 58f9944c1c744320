//! The calendars as iCalendar (RFC 5545).

use crate::view::machine::calendars::{Calendar, Event};

/// A line has so many bytes at most; a longer one goes on in the next, after a blank.
const LINE: usize = 75;

/// A calendar must hold something; one without events holds the zone of its times.
const ZONE: [&str; 8] = [
    "BEGIN:VTIMEZONE",
    "TZID:UTC",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0000",
    "END:STANDARD",
    "END:VTIMEZONE",
];

/// The text of a calendar.
pub(super) fn write(calendar: &Calendar<'_>) -> String {
    let mut out = Lines(String::with_capacity(400 * calendar.events.len() + 400));
    out.line("BEGIN:VCALENDAR");
    out.line("VERSION:2.0");
    out.text("PRODID", &format!("-//Leitstand//{}//DE", calendar.generator));
    out.line("CALSCALE:GREGORIAN");
    out.line("METHOD:PUBLISH");
    // The name of RFC 7986, and the one that came before it.
    out.text("NAME", &calendar.name);
    out.text("X-WR-CALNAME", &calendar.name);
    if calendar.events.is_empty() {
        for line in ZONE {
            out.line(line);
        }
    }
    for event in &calendar.events {
        out.event(event, calendar.stamp);
    }
    out.line("END:VCALENDAR");
    out.0
}

/// The lines of a calendar.
struct Lines(String);

impl Lines {
    fn event(&mut self, event: &Event, stamp: &str) {
        self.line("BEGIN:VEVENT");
        self.text("UID", &event.uid);
        self.line(&format!("DTSTAMP:{stamp}"));
        self.when("DTSTART", &event.start);
        if let Some(end) = &event.end {
            self.when("DTEND", end);
        }
        self.text("SUMMARY", &event.summary);
        if !event.description.is_empty() {
            self.text("DESCRIPTION", &event.description);
        }
        self.text("CATEGORIES", &event.category);
        if let Some(url) = &event.url {
            self.line(&format!("URL:{url}"));
        }
        // Nobody is busy because something is due.
        self.line("TRANSP:TRANSPARENT");
        self.line("END:VEVENT");
    }

    /// A day, or a moment in UTC.
    fn when(&mut self, name: &str, value: &str) {
        let kind = if value.contains('T') { "" } else { ";VALUE=DATE" };
        self.line(&format!("{name}{kind}:{value}"));
    }

    /// A text, with what has a meaning in it written as itself.
    fn text(&mut self, name: &str, text: &str) {
        let mut line = format!("{name}:");
        for character in text.chars() {
            match character {
                '\n' => line.push_str("\\n"),
                '\\' | ',' | ';' => line.extend(['\\', character]),
                other => line.push(other),
            }
        }
        self.line(&line);
    }

    /// A line, folded where it is long, between characters.
    fn line(&mut self, line: &str) {
        let mut length = 0;
        for character in line.chars() {
            if length + character.len_utf8() > LINE {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(character);
            length += character.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_characters() {
        for (text, lengths) in [
            ("a".repeat(75), vec![75]),
            ("a".repeat(76), vec![75, 2]),
            ("a".repeat(75 + 74 + 1), vec![75, 75, 2]),
            // Two bytes each, and four.
            ("ü".repeat(40), vec![74, 7]),
            ("\u{1F389}".repeat(19), vec![72, 5]),
        ] {
            let mut lines = Lines(String::new());
            lines.line(&text);
            let written: Vec<usize> = lines.0.trim_end().split("\r\n").map(str::len).collect();
            assert_eq!((written, lines.0.replace("\r\n ", "")), (lengths, format!("{text}\r\n")));
        }
    }
}
