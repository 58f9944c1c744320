//! What browsers are told of what is wrong with the content.

use crate::Loaded;
use crate::diag::Diagnostic;
use crate::locale::Language;
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
    language: Language,
    editor: Editor,
    json: String,
}

impl Told {
    /// Nothing was found yet.
    pub fn nothing() -> Told {
        Told {
            found: Vec::new(),
            files: Files::default(),
            language: Language::De,
            editor: Editor::default(),
            json: String::new(),
        }
    }

    /// What was found in content whose folder has this absolute path.
    pub fn new(loaded: &Loaded, folder: &str) -> Told {
        let setting = loaded.model.portal().and_then(|portal| portal.editor.as_ref());
        let mut told = Told {
            found: loaded.diagnostics.clone(),
            files: loaded.files.clone(),
            language: loaded.model.language(),
            editor: Editor::new(setting.map(|editor| editor.0.as_str()), folder),
            json: String::new(),
        };
        told.json = told.problems().json();
        told
    }

    /// Adds what was found only when a page was rendered; says whether that is new.
    pub fn add(&mut self, diagnostic: Diagnostic) -> bool {
        if self.found.contains(&diagnostic) {
            return false;
        }
        self.found.push(diagnostic);
        self.json = self.problems().json();
        true
    }

    /// All of it, as JSON.
    pub fn json(&self) -> &str {
        &self.json
    }

    /// The page that is shown as long as there is nothing else.
    pub fn page(&self) -> File {
        File::new("index.html", broken::page(&self.problems()).into_bytes())
    }

    /// What opens a file in the editor, with holes for its path and the line.
    pub fn edit_url(&self) -> String {
        self.editor.pattern().replace("{column}", "1")
    }

    fn problems(&self) -> Problems {
        Problems::new(&self.found, &self.files, self.language, &self.editor)
    }
}
