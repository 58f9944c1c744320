//! The preview: the portal as the content stands now, shown to browsers on this machine while somebody
//! edits. Everything is answered from memory; nothing is written to the disk.
//!
//! Three threads of work meet here. `watch` says that something may have changed; the builder walks the
//! street again and holds the pages ([`answers`] is its counter); the [`server`] speaks HTTP with browsers.

mod anew;
pub mod answers;
pub mod broken;
pub mod editor;
mod options;
pub mod problems;
pub mod server;

use std::sync::Arc;

pub use anew::Anew;
pub use options::Options;
pub use server::is_host;

use answers::Answers;
use server::Server;

/// Answers browsers until somebody ends the program.
pub fn run(server: Server, answers: Arc<dyn Answers>) {
    server.run_until(answers, server::ended());
}
