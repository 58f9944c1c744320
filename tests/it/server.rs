//! What browsers, and others, get of the preview's server: real requests over real connections.

// Tests lay out folders and call the program.
#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

mod attacks;
pub mod client;
mod command;
mod events;
mod fake;
mod files;
mod robust;
