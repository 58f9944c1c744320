//! Numbers and sentences that are the same in every run.

/// Numbers that are the same in every run (`SplitMix64`).
pub struct Dice(pub u64);

impl Dice {
    /// A number below another one.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) >> 16) as usize % end
    }

    /// One of the words between commas.
    pub fn one<'a>(&mut self, words: &'a str) -> &'a str {
        let words: Vec<&str> = words.split(", ").collect();
        words[self.below(words.len())]
    }
}

/// Words for things of the team.
pub const NOUNS: &str =
    "Übergabe, Prüfung, Änderung, Plattform, Störung, Lösung, Rückfrage, Maßnahme, Freigabe, Größe";
const VERBS: &str = "prüft, übernimmt, erklärt, ändert, klärt, ergänzt, bestätigt, veröffentlicht";
const ENDS: &str = "sobald alles abgeschlossen ist, damit niemand zweimal fragen muss, \
                    bevor der Bericht erscheint, während die Übergabe läuft";
/// A sentence about the work.
pub fn sentence(dice: &mut Dice) -> String {
    let (subject, verb, object) = (dice.one(NOUNS), dice.one(VERBS), dice.one(NOUNS));
    format!("Wer für die {subject} zuständig ist, {verb} die {object}, {}.", dice.one(ENDS))
}

/// So many sentences, each with something before and after it.
pub fn sentences(count: usize, before: &str, after: &str, dice: &mut Dice) -> String {
    let sentences = (0..count).map(|_| format!("{before}{}{after}", sentence(dice)));
    sentences.collect::<Vec<_>>().concat()
}
