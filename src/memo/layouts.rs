//! The order of pages, as long as nothing that it is made of is different.

use jiff::civil::Date;

use crate::diag::Diagnostic;
use crate::model::Model;
use crate::source::Files;
use crate::view::Layout;

/// The layout that was worked out last.
#[derive(Debug, Default)]
pub struct Layouts {
    last: Option<Laid>,
}

/// A layout, and what it was worked out of beside fields and names.
#[derive(Debug)]
struct Laid {
    as_of: Date,
    base_url: Option<String>,
    layout: Layout,
    /// Which pages want the same place.
    collisions: Vec<Diagnostic>,
}

impl Layouts {
    /// Fields or names are others now.
    pub(super) fn forget(&mut self) {
        self.last = None;
    }

    /// What is known of a model that differs from the last one in texts alone.
    pub fn known(
        &self,
        model: &Model,
        files: &Files,
        as_of: Date,
        base_url: Option<&str>,
    ) -> Option<(Layout, Vec<Diagnostic>)> {
        let last =
            self.last.as_ref().filter(|last| last.as_of == as_of && last.base_url.as_deref() == base_url);
        let last = last.filter(|last| last.layout.has_attachments_of(model, files))?;
        Some((last.layout.clone(), last.collisions.clone()))
    }

    /// Remembers what was worked out.
    pub fn remember(
        &mut self,
        layout: &Layout,
        collisions: &[Diagnostic],
        as_of: Date,
        base_url: Option<&str>,
    ) {
        let base_url = base_url.map(str::to_owned);
        self.last = Some(Laid { as_of, base_url, layout: layout.clone(), collisions: collisions.to_vec() });
    }
}
