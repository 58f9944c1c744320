//! What an edit costs in the preview, from the look at the files until the page that somebody shows is made.

use std::error::Error;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;
use std::sync::mpsc;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use leitstand::serve::answers::Answers;
use leitstand::serve::note::Note;
use leitstand::serve::{self, Options};
use leitstand::source::Disk;

/// Longer than any portal needs.
const LONG: Duration = Duration::from_secs(120);

/// The stages of one edit with their times.
pub type Laps = Vec<(&'static str, Duration)>;

/// What is told of the preview's work.
enum Told {
    Edit(Laps),
    Settled,
}

/// Edits the start page so many times while a preview shows it.
pub fn measure(content: &Path, runs: usize) -> Result<Vec<Laps>, Box<dyn Error>> {
    let (tell, told) = mpsc::channel();
    let tell = Mutex::new(tell);
    let notes = Arc::new(move |note: &Note<'_>| {
        let told = match note {
            Note::Looked(looked) if !looked.changed.is_empty() => Told::Edit(looked.laps.to_vec()),
            Note::Settled { .. } => Told::Settled,
            _ => return,
        };
        // Whoever measures may have ended.
        let _ = tell.lock().map(|tell| tell.send(told));
    });
    let (builder, _watch) = serve::start(Disk::new(content, "content"), &Options::default(), notes)?;
    builder.listen("index.html", None, Box::new(|_| true));
    let mut edits = Vec::new();
    for number in 0..=runs {
        while !matches!(told.recv_timeout(LONG)?, Told::Settled) {}
        if number == runs {
            break;
        }
        let mut file = OpenOptions::new().append(true).open(content.join("index.md"))?;
        writeln!(file, "\nSatz {number}.")?;
        drop(file);
        edits.push(loop {
            if let Told::Edit(laps) = told.recv_timeout(LONG)? {
                break laps;
            }
        });
    }
    Ok(edits)
}
