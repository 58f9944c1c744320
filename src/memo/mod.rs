//! What a preview remembers from one look at the content to the next. By value, and small: a few pure
//! functions that cost much are not called again with what they were called with before. Everything else
//! is computed anew, so that a rebuild cannot be anything but a build.
//!
//! | remembered | as long as these are equal |
//! |---|---|
//! | what each file is | the files' paths, which of them can be used, the text of the settings |
//! | what was read of a file with its translations | their paths and texts, the portal's languages |
//! | all that fields say, who refers to what | what each file is, and of every file all but the text below its fields; of that the headings' names |
//! | the order of pages, and which of them want the same place | the same, and the day, the address and the attachments |
//! | the theme, its templates taken apart | the files of the portal's own theme |
//! | what a rule found in a file that it looks at alone | the file's text |
//! | the words of a sixteenth of what the search finds | what each of its records is made of |
//! | a page's bytes | its view and the chrome, compared field by field |
//!
//! What is edited most often is a text below the fields. Then no name, no field, no place of a field and no heading
//! is another one (`Doc::has_fields_of`, and the front matter letter for letter), so that nothing can be different
//! in the model but that text and where its own links lead: `Model::with_texts`. Parts of the model are shared
//! between copies. Where the content is what is shown already and only the theme can be another one, the same
//! `Site` is shown in another dress (`serve/builder/show.rs`).

mod differences;
mod layouts;
mod pages;
mod readings;
mod themes;
mod words;

pub use differences::difference;
pub use pages::{Pages, Why};
pub use words::Words;

use std::sync::Arc;

use crate::check::Remembered;
use crate::diag::Diagnostic;
use crate::model::{Content, Doc, Model};
use crate::read::{self, Bodies, Sorted};
use crate::render::Theme;
use crate::source::{Files, ThemeFiles};

pub use layouts::Layouts;
use readings::Readings;
use themes::Themes;

/// What was read and laid out before.
#[derive(Debug, Default)]
pub struct Memo {
    sorted: Option<(Files, Arc<Sorted>)>,
    readings: Readings,
    /// What was read anew, where nothing else than texts is different from what was read before.
    texts: Option<Vec<Arc<[Doc]>>>,
    model: Option<Model>,
    themes: Themes,
    /// What rules found in single files.
    pub checked: Remembered,
    /// The order of pages.
    pub layouts: Layouts,
}

impl Memo {
    /// Reads all files, those that are as they were before from memory.
    pub fn read(&mut self, files: &Files, bodies: Bodies) -> (Content, Vec<Diagnostic>) {
        let before = self.sorted.take().filter(|(before, _)| Sorted::is_of(before, files));
        let are_same_files = before.is_some();
        let sorted = before.map_or_else(|| Arc::new(Sorted::new(files)), |(_, sorted)| sorted);
        self.sorted = Some((files.clone(), Arc::clone(&sorted)));
        let read =
            read::read_by(&sorted, |group| self.readings.read(files, group, &sorted.languages, bodies));
        self.texts = self.readings.settle(files).filter(|_| are_same_files);
        read
    }

    /// Puts together what was just read.
    pub fn model(&mut self, content: Content) -> Model {
        let model = if let (Some(before), Some(texts)) = (self.model.take(), self.texts.take()) {
            before.with_texts(&texts)
        } else {
            self.layouts.forget();
            Model::new(content)
        };
        self.model = Some(model.clone());
        model
    }

    /// The theme that the files of the portal's own are laid over.
    pub fn theme(&self, own: ThemeFiles) -> Result<Arc<Theme>, String> {
        self.themes.theme(own)
    }
}
