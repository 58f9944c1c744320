//! The tests of the whole program, one file per promise.

mod attention;
mod audience;
mod bad_input;
mod changes;
mod charts;
mod ci;
mod cli;
mod commonmark;
mod compliance;
mod coverage;
mod deadlines;
mod determinism;
mod example;
mod explain;
mod fix;
mod formats;
#[path = "../../fuzz/src/lib.rs"]
mod fuzz;
mod fuzz_corpus;
mod golden;
mod incremental;
mod init;
mod insight;
mod machine;
mod manual;
mod measured;
mod mistakes;
mod new;
mod posts;
mod publish;
mod rules;
mod schema;
mod site;
mod strings;
mod tidy;
mod workload;
