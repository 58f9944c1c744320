//! The tests of the whole program, one file per promise.

mod commonmark;
mod mistakes;
mod site;
