//! Guesses at what is wrong with a line of YAML, each with the edit that would mend it.

use std::ops::Range;

use crate::diag::codes::yaml::Cause;

/// A line of a text, without its line break.
#[derive(Debug, Clone, Copy)]
pub struct Line<'t> {
    /// The byte at which it begins.
    pub start: usize,
    /// What it says.
    pub text: &'t str,
}

/// What may be wrong, where, and what would mend it.
#[derive(Debug)]
pub struct Guess {
    /// The place to show.
    pub at: Range<usize>,
    /// What is wrong there.
    pub cause: Cause,
    /// What is to be replaced, and by what.
    pub edit: (Range<usize>, String),
}

impl<'t> Line<'t> {
    /// The byte after its last one.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start_matches(' ').len()
    }

    /// What stands after the indentation and the hyphens of list entries, with its place.
    fn content(&self) -> (usize, &'t str) {
        let mut rest = self.text.trim_start();
        while let Some(item) = rest.strip_prefix("- ") {
            rest = item.trim_start();
        }
        (self.end() - rest.len(), rest)
    }

    /// The key of the line, if it has one, and what stands after it.
    fn key(&self) -> Option<&'t str> {
        let key = self.content().1.split_once(':')?.0;
        is_key(key).then_some(key)
    }

    /// Whether the line is a field, a list's entry of one word, a comment, or empty.
    fn is_field(&self) -> bool {
        let (_, content) = self.content();
        let is_key = self.key().is_some_and(|key| {
            let after = &content[key.len() + 1..];
            after.is_empty() || after.starts_with(' ')
        });
        let is_entry = self.text.trim_start().starts_with("- ") && !content.contains([' ', ':']);
        is_key || is_entry || content.is_empty() || content.starts_with('#')
    }

    /// The value of the line with its place: after the key or the hyphen, without a comment.
    fn value(&self) -> (usize, &'t str) {
        let (at, content) = self.content();
        let key = if content.starts_with(['"', '\'', '[', '{']) { None } else { content.find(": ") };
        let from = key.map_or(0, |key| key + 2);
        let value = content[from..].trim_start();
        let start = at + content.len() - value.len();
        let comment = if value.starts_with(['"', '\'']) { None } else { value.find(" #") };
        (start, value[..comment.unwrap_or(value.len())].trim_end())
    }
}

/// A word that a field could be called.
fn is_key(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

/// A blank that YAML does not take for one.
pub fn is_odd_blank(character: char) -> bool {
    matches!(character, '\t' | '\u{a0}' | '\u{202f}')
}

/// A value in quotation marks that mean nothing else.
fn quote(value: &str) -> String {
    if value.contains(['"', '\\']) {
        format!("'{}'", value.replace('\'', "''"))
    } else {
        format!("\"{value}\"")
    }
}

/// A quotation mark that is not closed, or closed too early.
pub fn quotes(line: &Line<'_>) -> Vec<Guess> {
    let (at, value) = line.value();
    let Some(mark) = value.chars().next().filter(|c| matches!(c, '"' | '\'')) else { return Vec::new() };
    let place = |range: Range<usize>| at + range.start..at + range.end;
    let guess = |range, cause, edit: Range<usize>, text: &str| Guess {
        at: place(range),
        cause,
        edit: (place(edit), text.to_owned()),
    };
    let end = value.len();
    let Some(closing) = closing_quote(value, mark) else {
        let typographic = value.chars().next_back().filter(|c| matches!(c, '“' | '”' | '’' | '«' | '»'));
        let mixed = typographic.map(|last| {
            let last = end - last.len_utf8()..end;
            guess(last.clone(), Cause::MixedQuotes, last, &mark.to_string())
        });
        let comment = value.find(" #").map_or(end, |comment| value[..comment].trim_end().len());
        let open = guess(0..1, Cause::OpenQuote, comment..comment, &mark.to_string());
        return mixed.into_iter().chain([open]).collect();
    };
    let rest = value[closing + 1..].trim_start();
    if rest.is_empty() || rest.starts_with('#') {
        return Vec::new();
    }
    let text = format!("'{}'", value.replace('\'', "''"));
    vec![guess(end - rest.len()..end, Cause::TextAfterQuote, 0..end, &text)]
}

/// The place of the quotation mark that closes the one at the start.
fn closing_quote(value: &str, mark: char) -> Option<usize> {
    let mut rest = value.char_indices().skip(1).peekable();
    while let Some((at, character)) = rest.next() {
        if mark == '"' && character == '\\' {
            rest.next();
        } else if character == mark {
            if mark == '"' || rest.peek().is_none_or(|(_, next)| *next != mark) {
                return Some(at);
            }
            rest.next();
        }
    }
    None
}

/// Brackets that are not closed, close nothing, or hold entries without a comma; `below` are the
/// lines from this one on.
pub fn brackets(line: &Line<'_>, below: &[Line<'_>]) -> Vec<Guess> {
    let (at, value) = line.value();
    if !value.starts_with(['[', '{']) {
        return Vec::new();
    }
    let (mut open, mut guesses): (Vec<(usize, char)>, Vec<Guess>) = (Vec::new(), Vec::new());
    let mut skip_to = 0;
    for (index, character) in value.char_indices() {
        let place = at + index;
        if index < skip_to {
            continue;
        }
        let before = value[..index].trim_end();
        let begins = before.ends_with(['[', '{', ',', ':']) || before.is_empty();
        if value[..index].ends_with(' ') && !begins && !open.is_empty() && is_entry(&value[index..]) {
            let comma = at + before.len();
            let word = value[index..].find([' ', ':', ',', ']', '}']).unwrap_or(1).max(1);
            guesses.push(Guess {
                at: place..place + word,
                cause: Cause::NoComma,
                edit: (comma..comma, ",".into()),
            });
        }
        match character {
            '"' | '\'' if begins => match closing_quote(&value[index..], character) {
                Some(closing) => skip_to = index + closing + 1,
                None => break,
            },
            '[' | '{' => open.push((place, character)),
            ']' | '}' => guesses.extend(close(&mut open, place, character)),
            _ => {}
        }
    }
    if let Some((first, bracket)) = open.last() {
        let closers: String = open.iter().rev().map(|(_, open)| other(*open)).collect();
        let ends = below.iter().take(6).map(|line| {
            let (start, value) = line.value();
            start + value.len()
        });
        guesses.extend(ends.map(|end| Guess {
            at: *first..first + 1,
            cause: Cause::Open(*bracket),
            edit: (end..end, closers.clone()),
        }));
    }
    guesses
}

/// Takes a closing bracket; guesses where it does not fit the one that is open.
fn close(open: &mut Vec<(usize, char)>, place: usize, character: char) -> Vec<Guess> {
    let here = place..place + 1;
    match open.pop() {
        Some((_, bracket)) if other(bracket) == character => Vec::new(),
        Some((first, bracket)) => vec![
            Guess {
                at: first..first + 1,
                cause: Cause::Open(bracket),
                edit: (place..place, other(bracket).to_string()),
            },
            Guess {
                at: here.clone(),
                cause: Cause::Close(character, Some(other(bracket))),
                edit: (here, other(bracket).to_string()),
            },
        ],
        None => vec![Guess {
            at: here.clone(),
            cause: Cause::Close(character, None),
            edit: (here, String::new()),
        }],
    }
}

fn other(bracket: char) -> char {
    if bracket == '[' { ']' } else { '}' }
}

/// Whether an entry of a flow list or mapping begins here: a key, a quotation mark, a bracket.
fn is_entry(text: &str) -> bool {
    text.split_once(": ").is_some_and(|(key, _)| is_key(key)) || text.starts_with(['"', '\'', '[', '{'])
}

/// Blanks that are missing or odd, a missing colon, a value that needs quotation marks.
pub fn in_line(line: &Line<'_>) -> Vec<Guess> {
    let mut guesses = odd_blanks(line);
    let trimmed = line.text.trim_start();
    let insert = |at: usize, width: usize, cause, place: usize, text: &str| Guess {
        at: at..at + width,
        cause,
        edit: (place..place, text.to_owned()),
    };
    if trimmed.starts_with('-')
        && !trimmed.starts_with("--")
        && !trimmed.starts_with("- ")
        && trimmed.len() > 1
    {
        let at = line.end() - trimmed.len();
        guesses.push(insert(at, 1, Cause::NoBlankAfterHyphen, at + 1, " "));
    }
    let (at, content) = line.content();
    if let Some(key) = line.key() {
        let colon = at + key.len();
        let after = &content[key.len() + 1..];
        if !after.starts_with(' ') && !after.is_empty() {
            guesses.push(insert(at, key.len() + 1, Cause::NoBlankAfterColon(key.to_owned()), colon + 1, " "));
        }
    } else if let Some((word, _)) = content.split_once(' ').filter(|(word, _)| is_key(word)) {
        guesses.push(insert(at, word.len(), Cause::NoColon(word.to_owned()), at + word.len(), ":"));
    }
    guesses.extend(in_value(line));
    guesses
}

/// A value that begins with a character that means something, or holds a colon.
fn in_value(line: &Line<'_>) -> Option<Guess> {
    let (at, value) = line.value();
    let first = value.chars().next()?;
    let edit = (at..at + value.len(), quote(value));
    if "@`%*&!|>?,".contains(first) {
        return Some(Guess { at: at..at + first.len_utf8(), cause: Cause::Special(first), edit });
    }
    let colon = value.find(": ").or(value.ends_with(':').then(|| value.len() - 1))?;
    // Two blanks before a word with a colon are rather a line break that was lost.
    let word = value[..colon].rfind(' ').map_or("", |blank| &value[..blank]);
    if word.ends_with(' ') {
        return None;
    }
    let has_key = at > line.content().0;
    let is_plain = !"\"'[{".contains(first);
    (has_key && is_plain).then_some(Guess { at: at + colon..at + colon + 1, cause: Cause::Colon, edit })
}

/// Tabs and non-breaking blanks before the value.
fn odd_blanks(line: &Line<'_>) -> Vec<Guess> {
    let is_between = |at: usize| {
        let before = line.text[..at].trim_end();
        before.is_empty() || before.ends_with([':', '-'])
    };
    let odd = line.text.char_indices().find(|(at, c)| is_odd_blank(*c) && is_between(*at));
    let Some((at, character)) = odd else { return Vec::new() };
    let run = line.text[at..].len() - line.text[at..].trim_start_matches(is_odd_blank).len();
    let (start, end) = (line.start + at, line.start + at + run);
    let cause = if character == '\t' { Cause::Tab } else { Cause::WideBlank };
    let count = line.text[at..at + run].chars().count();
    let widths: &[usize] = if character == '\t' { &[2, 4, 1] } else { &[1] };
    let guess = |width: &usize| Guess {
        at: start..start + character.len_utf8(),
        cause: cause.clone(),
        edit: (start..end, " ".repeat(width * count)),
    };
    widths.iter().map(guess).collect()
}

/// A key or an entry that stands further left or right than those before it. Where the lines around
/// it are no fields either, it is rather they that are wrong.
pub fn indentation(line: &Line<'_>, above: &[Line<'_>], below: Option<&Line<'_>>) -> Vec<Guess> {
    let trimmed = line.text.trim_start();
    let before = above.iter().rev().find(|above| !above.text.trim().is_empty());
    if !line.is_field() || !before.is_some_and(Line::is_field) || !below.is_none_or(Line::is_field) {
        return Vec::new();
    }
    let mut widths: Vec<usize> = Vec::new();
    for above in above.iter().rev().filter(|above| !above.text.trim().is_empty()) {
        let (content, _) = above.content();
        for width in [content - above.start, above.indent()] {
            if width != line.indent() && !widths.contains(&width) && widths.len() < 5 {
                widths.push(width);
            }
        }
    }
    let word = trimmed.find([':', ' ']).unwrap_or(1).max(1);
    let at = line.end() - trimmed.len();
    let guess = |width: usize| Guess {
        at: at..at + word,
        cause: Cause::Indented,
        edit: (line.start..at, " ".repeat(width)),
    };
    widths.into_iter().map(guess).collect()
}
