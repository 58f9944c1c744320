//! Raw HTML: shown as text, with a warning that says what to write instead. Comments disappear.

use std::ops::Range;

use super::walker::Walker;
use crate::diag::codes;

/// So many findings of a text are reported: a whole page of pasted HTML has hundreds.
const MOST_REPORTS: usize = 1000;

/// A block of raw HTML under construction.
#[derive(Default)]
pub(super) struct HtmlBlock {
    /// Its text without comments.
    text: String,
    /// A comment goes on in the next line.
    in_comment: bool,
    /// The first opening tag: its name and place.
    tag: Option<(String, Range<usize>)>,
}

impl HtmlBlock {
    /// Adds a line.
    pub(super) fn line(&mut self, line: &str, range: &Range<usize>) {
        let mut at = 0;
        while let Some(rest) = line.get(at..).filter(|rest| !rest.is_empty()) {
            if self.in_comment {
                let Some(end) = rest.find("-->") else { return };
                self.in_comment = false;
                at += end + "-->".len();
            } else {
                let end = rest.find("<!--").unwrap_or(rest.len());
                self.keep(rest.get(..end).unwrap_or_default(), range.start + at);
                self.in_comment = end < rest.len();
                // The two dashes of the opening may be those of the end: <!-->.
                at += end + "<!".len();
            }
        }
    }

    fn keep(&mut self, text: &str, start: usize) {
        self.text.push_str(text);
        if self.tag.is_none() {
            self.tag = opening_tag(text)
                .map(|(name, place)| (name.to_owned(), start + place.start..start + place.end));
        }
    }
}

impl Walker<'_> {
    pub(super) fn html_line(&mut self, line: &str, range: &Range<usize>) {
        if let Some(html) = &mut self.html {
            html.line(line, range);
        }
    }

    pub(super) fn close_html(&mut self) {
        let Some(block) = self.html.take() else { return };
        if let Some((name, place)) = &block.tag {
            self.report_html(name, place);
        }
        let text = block.text.trim_matches(['\n', '\r']).trim_end();
        if text.trim().is_empty() {
            return;
        }
        let code = text.contains('<');
        let (element, rest) =
            if code { ("<pre", " class=\"raw-html\" tabindex=\"0\"><code>") } else { ("<p", ">") };
        self.located(element, rest);
        self.out.text(text);
        self.block_end(if code { "</code></pre>" } else { "</p>" });
    }

    pub(super) fn inline_html(&mut self, html: &str, range: &Range<usize>) {
        if html.starts_with("<!--") {
            return;
        }
        // As for code hosts, a tag is no part of a heading's id.
        self.write(html, "");
        if let Some((name, _)) = opening_tag(html) {
            self.report_html(name, range);
        }
    }

    fn report_html(&mut self, name: &str, place: &Range<usize>) {
        if self.diagnostics.len() < MOST_REPORTS {
            self.diagnostics.push(codes::markdown::raw_html(self.span(place), name));
        }
    }
}

/// The name of the first opening tag and its place. Instructions and declarations (`<?php`,
/// `<!DOCTYPE`) count as tags without a name.
fn opening_tag(text: &str) -> Option<(&str, Range<usize>)> {
    let mut from = 0;
    loop {
        let start = from + text.get(from..)?.find('<')?;
        let inner = text.get(start + 1..)?;
        if inner.starts_with(|c: char| c.is_ascii_alphabetic() || c == '?' || c == '!') {
            let name_end =
                inner.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(inner.len());
            let end = inner.find('>').map_or(inner.trim_end().len(), |end| end + 1);
            return Some((inner.get(..name_end)?, start..start + 1 + end));
        }
        from = start + 1;
    }
}
