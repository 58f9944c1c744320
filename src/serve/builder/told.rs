//! What browsers are told of what is wrong with the content.

use crate::Loaded;
use crate::diag::Diagnostic;
use crate::locale::{Language, Words};
use crate::serve::answers::File;
use crate::serve::broken;
use crate::serve::editor::Editor;
use crate::serve::problems::Problems;
use crate::source::Files;

/// What was found, and how it is told.
#[derive(Debug)]
pub(super) struct Told {
    found: Vec<Diagnostic>,
    files: Files,
    /// Whether language and editor are those of the content's settings.
    has_settings: bool,
    language: Language,
    editor: Editor,
    problems: Problems,
    json: String,
}

impl Told {
    /// Nothing was found yet.
    pub fn nothing() -> Told {
        Told {
            found: Vec::new(),
            files: Files::default(),
            has_settings: false,
            language: Language::De,
            editor: Editor::default(),
            problems: Problems::default(),
            json: String::new(),
        }
    }

    /// What was `found` in content whose folder has this absolute path. Where its settings cannot be read,
    /// those of before stay.
    pub fn new(loaded: &Loaded, found: Vec<Diagnostic>, folder: &str, before: &Told) -> Told {
        let portal = loaded.model.portal();
        let setting = portal.and_then(|portal| portal.editor.as_ref()).map(|editor| editor.0.as_str());
        let is_kept = portal.is_none() && before.has_settings;
        let mut told = Told {
            found,
            files: loaded.files.clone(),
            has_settings: portal.is_some() || before.has_settings,
            language: if is_kept { before.language } else { loaded.model.language() },
            editor: if is_kept { before.editor.clone() } else { Editor::new(setting, folder) },
            problems: Problems::default(),
            json: String::new(),
        };
        told.describe();
        told
    }

    /// In place of all that was found, that nothing can be found at the moment: why, and what would help.
    pub fn replace(&mut self, message: &Words, help: &Words) {
        self.found.clear();
        self.problems = Problems::of_words(message, help, self.language, &self.editor);
        self.json = self.problems.json();
    }

    /// What was found.
    pub fn found(&self) -> &[Diagnostic] {
        &self.found
    }

    /// Adds what was found only when a page was rendered; says whether that is new.
    pub fn add(&mut self, diagnostic: Diagnostic) -> bool {
        if self.found.contains(&diagnostic) {
            return false;
        }
        self.found.push(diagnostic);
        self.describe();
        true
    }

    /// All of it, as JSON.
    pub fn json(&self) -> &str {
        &self.json
    }

    /// The page that is shown as long as there is nothing else.
    pub fn page(&self) -> File {
        File::new("index.html", broken::page(&self.problems).into_bytes())
    }

    /// What opens a file in the editor, with holes for its path and the line.
    pub fn edit_url(&self) -> String {
        self.editor.pattern().replace("{column}", "1")
    }

    fn describe(&mut self) {
        self.problems = Problems::new(&self.found, &self.files, self.language, &self.editor);
        self.json = self.problems.json();
    }
}
