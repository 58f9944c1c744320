//! What is left of a word without its endings, by the Snowball algorithms of both languages.

use snowball_stemmers_rs::{Algorithm, Stemmer};

use super::words::fold;
use crate::locale::Language;

/// The stemmers of both languages.
pub struct Stems {
    german: Stemmer,
    english: Stemmer,
}

/// Both of them.
impl Default for Stems {
    fn default() -> Stems {
        Stems { german: Stemmer::create(Algorithm::German), english: Stemmer::create(Algorithm::English) }
    }
}

impl Stems {
    /// The stem of a word as it is compared: of German words after other spellings are one, of English ones
    /// before, for there `ue` is no ü.
    pub fn stem(&self, word: &str, language: Language) -> String {
        match language {
            Language::De => self.german.stem(&fold(word)).into_owned(),
            Language::En => fold(&self.english.stem(&word.to_lowercase())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_have_one_stem() {
        let stems = Stems::default();
        for (language, words) in [
            (Language::De, "Freigabe Freigaben"),
            (Language::De, "Vorfall Vorfälle Vorfaelle Vorfällen Vorfalls"),
            (Language::De, "Plan Pläne Plänen"),
            (Language::De, "Beitrag Beiträge Beiträgen Beitrags"),
            (Language::De, "Kampagne Kampagnen"),
            (Language::En, "value values valued"),
            (Language::En, "campaign campaigns"),
            (Language::En, "approve approved approving"),
        ] {
            let found: Vec<String> = words.split(' ').map(|word| stems.stem(word, language)).collect();
            assert!(found.iter().all(|stem| *stem == found[0]), "{words}: {found:?}");
        }
    }
}
