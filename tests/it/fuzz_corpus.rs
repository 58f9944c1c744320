//! What fuzzing has tried once is tried by every test run: the kept inputs, without the fuzzer.

// Tests look at real files.
#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use crate::fuzz;
use crate::site::tests;

/// What an input is given to.
type Target = fn(&[u8]);

/// The targets with the folders of their inputs.
const TARGETS: [(Target, &str); 6] = [
    (fuzz::yaml, "../fuzz/corpus/yaml"),
    (fuzz::front_matter, "../fuzz/corpus/front_matter"),
    (fuzz::markdown, "../fuzz/corpus/markdown"),
    (fuzz::csv, "../fuzz/corpus/csv"),
    (fuzz::portal, "../fuzz/corpus/portal"),
    (fuzz::portal, "mistakes"),
];

#[test]
fn no_kept_input_breaks_a_promise() {
    for (target, folder) in TARGETS {
        let inputs: Vec<_> =
            fs::read_dir(tests(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert!(inputs.len() >= 4, "{folder} has only {} inputs", inputs.len());
        for path in inputs {
            run(target, &path);
        }
    }
}

/// Names the input before anything can go wrong with it.
fn run(target: Target, path: &Path) {
    let input = fs::read(path).unwrap();
    let outcome = std::panic::catch_unwind(|| target(&input));
    assert!(outcome.is_ok(), "{} breaks a promise", path.display());
}
