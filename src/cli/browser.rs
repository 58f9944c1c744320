//! Opens the browser, with whatever the system has for that.

use std::process::{Command, Stdio};
use std::thread;

use super::terminal::Terminal;
use crate::locale::Language;

/// The program that opens an address, and what it is told before the address.
const OPENER: (&str, &[&str]) = if cfg!(windows) {
    // The first thing in quotes would be the title of a window.
    ("cmd", &["/C", "start", ""])
} else if cfg!(target_os = "macos") {
    ("open", &[])
} else {
    ("xdg-open", &[])
};

/// Opens an address. Where that does not work, it is said, and everything else goes on.
pub(super) fn open(url: String, terminal: Terminal) {
    thread::spawn(move || {
        let (program, before) = OPENER;
        let mut command = Command::new(program);
        command.args(before).arg(&url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        if !command.status().is_ok_and(|status| status.success()) {
            terminal.message(match terminal.language {
                Language::De => "Der Browser ließ sich nicht öffnen; bitte die Adresse von Hand eingeben.\n",
                Language::En => "The browser could not be opened; please enter the address by hand.\n",
            });
        }
    });
}
