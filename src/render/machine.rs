//! Files for machines to bytes.

use tera::Context;

use super::Renderer;
use crate::view::machine::Document;

impl Renderer {
    /// Writes a file for machines down.
    pub fn document(&self, document: &Document<'_>) -> Result<Vec<u8>, String> {
        match document {
            Document::Portal(portal) => {
                let mut text = serde_json::to_vec(portal).map_err(|error| error.to_string())?;
                text.push(b'\n');
                Ok(text)
            }
            Document::Changed(changed) => {
                let pages = serde_json::to_string(changed).map_err(|error| error.to_string())?;
                Ok(format!("window.leitstandChanged = {pages};\n").into_bytes())
            }
            Document::Feed(feed) => Ok(super::atom::write(feed)?.into_bytes()),
            Document::Calendar(calendar) => Ok(super::calendar::write(calendar).into_bytes()),
            Document::Badge(badge) => {
                let mut context = Context::new();
                context.insert("view", badge);
                Ok(self.render("badge.svg", &context)?.into_bytes())
            }
        }
    }
}
