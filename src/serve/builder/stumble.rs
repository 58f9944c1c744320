//! What keeps the thread from making pages, beside mistakes in the content: a content folder that cannot be
//! read, and mistakes of the program's own. What was shown before goes on being shown, browsers are told, and
//! whatever is changed next is another beginning.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::known::Known;
use super::show::begin;
use super::work::Work;
use crate::diag;
use crate::locale::Words;
use crate::memo::Memo;
use crate::serve::note::Note;
use crate::source::{Files, SourceError};

/// Puts the work into the hand of a step. Whatever mistake of the program ends that step, the work that is
/// still in the hand begins anew.
pub(super) fn steadily(work: Work, step: impl FnOnce(&mut Option<Work>)) {
    let mut hand = Some(work);
    // What a panic may have left half done is thrown away by `stumble`.
    let mut done = catch_unwind(AssertUnwindSafe(|| step(&mut hand)));
    while let (Err(_), Some(work)) = (done, &mut hand) {
        work.stumble();
        done = catch_unwind(AssertUnwindSafe(|| begin(&mut hand)));
    }
}

impl Work {
    /// The content cannot be read, which is said once.
    pub(super) fn miss(&mut self, error: SourceError) {
        if self.unreadable.as_ref() == Some(&error) {
            return;
        }
        (self.settings.notes)(&Note::Unreadable(&error));
        let help = Words::new(
            "Sobald sich alles wieder lesen lässt, geht es hier weiter.",
            "As soon as everything can be read again, this goes on.",
        );
        self.told.replace(&diag::unreadable(&error), &help);
        self.listeners.problems(self.told.json());
        self.unreadable = Some(error);
    }

    /// The program has made a mistake. The same content is not tried again.
    fn stumble(&mut self) {
        self.shelf.open();
        self.memo = Memo::default();
        let before = self.seen.take();
        let zone = before.as_ref().map_or("Europe/Berlin", |seen| seen.zone.as_str()).to_owned();
        let files = before.map_or_else(Files::default, |seen| seen.files);
        self.seen = Some(Known { files, day: self.world.today(&zone), zone });
        (self.settings.notes)(&Note::Stumbled);
        self.told.replace(
            &Words::new(
                "Über diesen Inhalt ist das Programm gestolpert; das ist ein Fehler des Programms.",
                "The program has stumbled over this content; that is a mistake of the program.",
            ),
            &Words::new(
                "Gezeigt wird, was vorher da war. Nach der nächsten Änderung versucht es das Programm erneut; was es gesagt hat, steht im Terminal.",
                "What was there before is shown. After the next change the program tries again; what it said stands in the terminal.",
            ),
        );
        self.listeners.problems(self.told.json());
    }
}
