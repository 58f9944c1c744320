//! Pages as they were rendered, with what they were rendered from.

use std::collections::HashMap;
use std::sync::Arc;

use super::differences::difference;
use crate::render::{PreparedChrome, Renderer};
use crate::view::Page;

/// A page that was rendered, and of what.
#[derive(Debug)]
struct Made<F> {
    page: Page,
    chrome: Arc<PreparedChrome>,
    renderer: Arc<Renderer>,
    /// What was made of it.
    file: Arc<F>,
}

/// Why a page was rendered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// It was not there before.
    New,
    /// The templates are others.
    Templates,
    /// What all pages of its folder share is different.
    Chrome,
    /// What it says is different: the first field of its view that differs, where somebody wants to know.
    View(Option<String>),
}

/// Pages by their path in the output, each with the file that was made of it.
#[derive(Debug)]
pub struct Pages<F> {
    made: HashMap<String, Made<F>>,
    /// Whether somebody wants to know which field differs: finding that out costs as much as the page.
    explains: bool,
}

impl<F> Pages<F> {
    /// No pages yet.
    pub fn new(explains: bool) -> Pages<F> {
        Pages { made: HashMap::new(), explains }
    }

    /// The file of a page that was made of the same view, the same chrome and the same templates.
    pub fn same(
        &self,
        page: &Page,
        chrome: &Arc<PreparedChrome>,
        renderer: &Arc<Renderer>,
    ) -> Result<Arc<F>, Why> {
        let made = self.made.get(&page.path).ok_or(Why::New)?;
        if !Arc::ptr_eq(&made.renderer, renderer) {
            return Err(Why::Templates);
        }
        if !Arc::ptr_eq(&made.chrome, chrome) && made.chrome != *chrome {
            return Err(Why::Chrome);
        }
        if made.page != *page {
            return Err(Why::View(self.explains.then(|| changed(&made.page, page))));
        }
        Ok(Arc::clone(&made.file))
    }

    /// What was made last of the page of this path.
    pub fn last(&self, path: &str) -> Option<Arc<F>> {
        self.made.get(path).map(|made| Arc::clone(&made.file))
    }

    /// Remembers what was made of a page.
    pub fn remember(
        &mut self,
        page: Page,
        chrome: Arc<PreparedChrome>,
        renderer: Arc<Renderer>,
        file: Arc<F>,
    ) {
        self.made.insert(page.path.clone(), Made { page, chrome, renderer, file });
    }

    /// Forgets the pages that no longer exist.
    pub fn retain(&mut self, exists: impl Fn(&str) -> bool) {
        self.made.retain(|path, _| exists(path));
    }
}

/// The first field in which two versions of a page differ, as its template names it.
fn changed(before: &Page, after: &Page) -> String {
    if before.head == after.head {
        format!("view.{}", difference(&before.view, &after.view))
    } else {
        match difference(&before.head, &after.head).as_str() {
            // Templates have it as markup alone.
            "" => "page.around.beside".to_owned(),
            field => format!("page.{field}"),
        }
    }
}
