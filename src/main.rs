//! The doorway: everything happens in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    leitstand::cli::run()
}
