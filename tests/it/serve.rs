//! The program `serve` as people live with it: it shows what is saved, however that is done; says what is
//! wrong; answers everybody with whole pages; and goes on, whatever happens to the files.

// Tests edit files, call the program and look at the clock.
#![allow(clippy::disallowed_methods, clippy::print_stdout, clippy::unwrap_used)]

mod breakages;
mod browser;
mod crowd;
mod endure;
mod program;
mod saved;
mod started;
mod timings;

/// A number that the environment may set, for a longer run than the usual one.
fn times(name: &str, usual: usize) -> usize {
    std::env::var(name).ok().and_then(|times| times.parse().ok()).unwrap_or(usual)
}
