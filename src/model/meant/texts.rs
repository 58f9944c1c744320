//! Numbers, yes and no, and addresses in the ways in which people write them.

use crate::diag::Meant;

/// What stands beside a number that is meant alone.
const UNITS: [&str; 20] = [
    "%", "€", "eur", "euro", "$", "usd", "h", "std", "stunde", "stunden", "hours", "stk", "stück", "tage",
    "days", "monate", "months", "min", "minuten", "minutes",
];

/// `38,5`, `4.210`, `1.234,50`, `4 210`, `5 %`, `€ 500`.
pub fn number(text: &str) -> Option<Meant> {
    let lower = text.trim().to_lowercase();
    let is_digit = |c: char| c.is_ascii_digit() || c == '-' || c == '+';
    let start = lower.find(is_digit)?;
    let end = lower.rfind(|c: char| c.is_ascii_digit())? + 1;
    let (before, digits, after) =
        (lower.get(..start)?.trim(), lower.get(start..end)?, lower.get(end..)?.trim());
    let unit = match (before, after) {
        ("", "") => None,
        ("", unit) | (unit, "") => Some(unit.trim_end_matches('.')),
        _ => return None,
    };
    if unit.is_some_and(|unit| !UNITS.contains(&unit)) {
        return None;
    }
    let meant = figures(digits)?;
    if unit == Some("%") {
        return share(&meant.text);
    }
    Some(if unit.is_some() {
        meant.because("Die Einheit steht nicht beim Wert.", "The unit does not stand with the value.")
    } else {
        meant
    })
}

/// A share is written as a number from 0 to 1; whether the field wants one, nobody can tell here.
fn share(percent: &str) -> Option<Meant> {
    let share = percent.parse::<f64>().ok()? / 100.0;
    // Six places: more than anybody writes, and none that comes from dividing.
    let text = format!("{share:.6}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    Some(Meant::probable(text).because(
        "Anteile stehen als Zahl von 0 bis 1, ohne Prozentzeichen.",
        "Shares are numbers from 0 to 1, without a per cent sign.",
    ))
}

/// A whole number: as [`number`], without places after the point.
pub fn whole(text: &str) -> Option<Meant> {
    let meant = number(text).unwrap_or_else(|| Meant::certain(text.trim()));
    let text = meant.text.strip_suffix(".0").unwrap_or(&meant.text).to_owned();
    text.parse::<u32>().ok().map(|_| Meant { text, ..meant })
}

/// Digits with commas, points and blanks between them.
fn figures(text: &str) -> Option<Meant> {
    let separators = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\'' | '’');
    let plain = text.strip_prefix('+').unwrap_or(text);
    let (last_comma, last_point) = (plain.rfind(','), plain.rfind('.'));
    let groups = |text: &str| text.split(['.', ',']).skip(1).all(|group| group.len() == 3);
    let (text, is_certain) = match (last_comma, last_point) {
        // The last one of two different ones is the decimal one.
        (Some(comma), Some(point)) if comma > point => (plain.replace('.', "").replace(',', "."), true),
        (Some(_), Some(_)) => (plain.replace(',', ""), true),
        _ if super::super::has_thousands(plain) && groups(plain) => (plain.replace(['.', ','], ""), false),
        (Some(_), None) => (plain.replace(',', "."), true),
        _ if plain.contains(separators) && plain.split(separators).skip(1).all(|g| g.len() == 3) => {
            (plain.replace(separators, ""), true)
        }
        _ => (plain.to_owned(), true),
    };
    text.parse::<f64>().ok().filter(|number| number.is_finite())?;
    if is_certain {
        return Some(Meant::certain(text));
    }
    let why = ("Zahlen stehen ohne Punkt oder Komma zwischen den Tausendern.", "Numbers have no separators.");
    Some(Meant::probable(text).because(why.0, why.1))
}

/// `ja`, `yes`, `on`, `wahr` and their opposites.
pub fn boolean(text: &str) -> Option<Meant> {
    let text = text.trim().to_lowercase();
    let is = |words: &[&str]| words.contains(&text.as_str());
    match () {
        () if is(&["ja", "j", "yes", "y", "on", "an", "wahr", "true"]) => Some(Meant::certain("true")),
        () if is(&["nein", "n", "no", "off", "aus", "falsch", "false"]) => Some(Meant::certain("false")),
        () if is(&["1", "x"]) => Some(Meant::probable("true")),
        () if is(&["0", "-"]) => Some(Meant::probable("false")),
        () => None,
    }
}

/// `www.example.org`, `example.org/x`, `<https://…>`, `[Text](https://…)`.
pub fn url(text: &str) -> Option<Meant> {
    let text = text.trim();
    let inner = text.strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
    let linked = text.strip_suffix(')').and_then(|rest| rest.split_once("](")).map(|(_, address)| address);
    let text = inner.or(linked).unwrap_or(text);
    let lower = text.to_lowercase();
    if text.contains(char::is_whitespace) {
        return None;
    }
    if lower.starts_with("https://") || lower.starts_with("http://") {
        let (scheme, rest) = text.split_once("://")?;
        return (!rest.is_empty()).then(|| Meant::certain(format!("{}://{rest}", scheme.to_lowercase())));
    }
    let host = text.split('/').next()?;
    let (_, top) = host.rsplit_once('.')?;
    let is_host = !host.starts_with('.') && !host.contains([':', '@', '[', '(']);
    let is_top = (2..=10).contains(&top.len()) && top.bytes().all(|byte| byte.is_ascii_alphabetic());
    let address = format!("https://{text}");
    match is_host && is_top {
        true if lower.starts_with("www.") => Some(Meant::certain(address)),
        true => Some(Meant::probable(address)),
        false => None,
    }
}

/// An address with blanks, umlauts, a name around it, or `(at)`; `is_valid` says what an address is.
pub fn email(text: &str, is_valid: impl Fn(&str) -> bool) -> Option<Meant> {
    let text = text.trim();
    let inner = text.strip_suffix('>').and_then(|rest| rest.split_once('<')).map(|(_, address)| address);
    let text = inner.or(text.strip_prefix("mailto:")).unwrap_or(text);
    let joined: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if is_valid(&joined) {
        return Some(Meant::certain(joined));
    }
    let guess = ["(at)", "[at]"].iter().fold(joined, |text, at| text.replace(at, "@")).to_lowercase();
    let guess = [("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")]
        .iter()
        .fold(guess, |text, (umlaut, letters)| text.replace(umlaut, letters));
    is_valid(&guess).then(|| {
        Meant::probable(guess)
            .because("Vor dem @ stehen keine Umlaute.", "There are no umlauts in front of the @.")
    })
}

/// A colour without its `#`.
pub fn colour(text: &str, is_valid: impl Fn(&str) -> bool) -> Option<Meant> {
    let colour = format!("#{}", text.trim().trim_start_matches("0x"));
    is_valid(&colour).then(|| Meant::certain(format!("\"{colour}\"")))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A proposal in short: a question mark where it is not certain.
    fn shown(meant: Option<Meant>) -> String {
        meant.map_or(String::new(), |meant| {
            format!("{}{}", meant.text, if meant.is_certain { "" } else { "?" })
        })
    }

    #[test]
    fn numbers_are_understood_as_people_write_them() {
        for (text, expected) in [
            ("38,5", "38.5"),
            ("0,125", "0.125"),
            ("4.210", "4210?"),
            ("38,500", "38500?"),
            ("1.234,5", "1234.5"),
            ("1,234.5", "1234.5"),
            ("4 210", "4210"),
            ("5 %", "0.05?"),
            ("38,5 %", "0.385?"),
            ("100 %", "1?"),
            ("0 %", "0?"),
            ("500 €", "500"),
            ("€ 500", "500"),
            ("38,5 Std.", "38.5"),
            ("-3,5", "-3.5"),
            ("2 Mio", ""),
            ("zwölf", ""),
            ("1-2", ""),
            ("", ""),
        ] {
            assert_eq!(shown(number(text)), expected, "{text}");
        }
        for (text, expected) in [("12.0", "12"), ("12 Monate", "12"), ("-1", ""), ("1,5", "")] {
            assert_eq!(shown(whole(text)), expected, "{text}");
        }
    }

    #[test]
    fn addresses_are_understood_as_people_write_them() {
        for (text, expected) in [
            ("www.example.org", "https://www.example.org"),
            ("example.org/x", "https://example.org/x?"),
            ("<https://example.org>", "https://example.org"),
            ("[Impressum](https://example.org/i)", "https://example.org/i"),
            ("HTTPS://example.org", "https://example.org"),
            ("siehe unten", ""),
            ("ftp://example.org", ""),
            ("bild.2", ""),
        ] {
            assert_eq!(shown(url(text)), expected, "{text}");
        }
        let is_valid = |text: &str| text.is_ascii() && text.contains('@') && !text.contains(['<', '>']);
        for (text, expected) in [
            ("team @ example.org", "team@example.org"),
            ("mailto:team@example.org", "team@example.org"),
            ("Team <team@example.org>", "team@example.org"),
            ("team(at)example.org", "team@example.org?"),
            ("jörg@example.org", "joerg@example.org?"),
            ("team", ""),
        ] {
            assert_eq!(shown(email(text, is_valid)), expected, "{text}");
        }
    }
}
