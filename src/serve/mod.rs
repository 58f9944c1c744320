//! The preview: the portal as the content stands now, shown to browsers on this machine while somebody
//! edits. Everything is answered from memory; nothing is written to the disk.
//!
//! Three threads of work meet here. `watch` says that something may have changed; the builder walks the
//! street again and holds the pages ([`answers`] is its counter); the server speaks HTTP with browsers.

pub mod answers;
