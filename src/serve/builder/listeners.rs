//! The browsers that show a page at the moment, and what each of them knows.

use serde_json::json;

use crate::serve::answers::{Event, Listener};

/// Everybody who listens.
#[derive(Default)]
pub(super) struct Listeners {
    all: Vec<Listening>,
    /// What all of them know to be wrong with the content.
    problems: String,
}

/// One browser that shows a page.
struct Listening {
    path: String,
    /// The tag of the page as it was told last.
    tag: Option<String>,
    tell: Listener,
}

impl Listeners {
    /// Takes one in, and tells it what is wrong with the content.
    pub fn add(&mut self, path: &str, tag: Option<String>, tell: Listener, problems: &str) {
        if tell(Event { name: "problems", data: problems.to_owned() }) {
            self.all.push(Listening { path: path.to_owned(), tag, tell });
        }
    }

    /// The pages that somebody looks at, each once.
    pub fn paths(&self) -> Vec<String> {
        let mut paths: Vec<String> = self.all.iter().map(|one| one.path.clone()).collect();
        paths.sort();
        paths.dedup();
        paths
    }

    /// Tells those who look at a page which one it is now, unless they know.
    pub fn page(&mut self, path: &str, tag: &str) {
        self.all.retain_mut(|one| {
            if one.path != path || one.tag.as_deref() == Some(tag) {
                return true;
            }
            one.tag = Some(tag.to_owned());
            (one.tell)(Event { name: "page", data: json!({ "tag": tag }).to_string() })
        });
    }

    /// Tells everybody what is wrong with the content, unless they know.
    pub fn problems(&mut self, problems: &str) {
        if self.problems == problems {
            return;
        }
        problems.clone_into(&mut self.problems);
        self.tell(&Event { name: "problems", data: problems.to_owned() });
    }

    /// Tells everybody which page shows what was edited.
    pub fn follow(&mut self, path: &str) {
        self.tell(&Event { name: "follow", data: json!({ "page": path }).to_string() });
    }

    fn tell(&mut self, event: &Event) {
        self.all.retain(|one| (one.tell)(event.clone()));
    }
}
