//! Two things for one place of the output.

use std::collections::HashMap;

use crate::diag::{Diagnostic, codes};
use crate::source::Span;
use crate::view::{Job, Site, Subject, machine};

/// Two things for one place of the output, letter case aside: file systems differ in that.
pub(crate) fn collisions(site: &Site<'_>, jobs: &[Job]) -> Vec<Diagnostic> {
    let mut taken: HashMap<String, Span> = HashMap::new();
    let mut found = Vec::new();
    // Old addresses come last, so that they are what is reported: they are what can be mended.
    let (aliases, own): (Vec<&Job>, Vec<&Job>) =
        jobs.iter().partition(|job| matches!(job.subject, Subject::Alias(_)));
    let pages = own.into_iter().chain(aliases).map(|job| (job.place(site), job.at));
    let files = site.attachments.iter().map(|(path, place)| {
        let at = site.files.find(path).map_or(Span::NOWHERE, Span::whole);
        (place.clone(), at)
    });
    let for_machines = machine::files(site).into_iter().map(|file| (file.place(), Span::NOWHERE));
    for (place, at) in pages.chain(files).chain(for_machines) {
        let lower = place.to_lowercase();
        // A file cannot be a folder at the same time.
        let above = lower.match_indices('/').find_map(|(end, _)| taken.get(&lower[..end]));
        match taken.get(&lower).or(above) {
            // Two copies of one image have one address and the same bytes.
            Some(_) if place.starts_with("assets/") => {}
            Some(first) => {
                let (later, first) = if at.is_somewhere() { (at, *first) } else { (*first, at) };
                found.push(codes::output::output_collision(later, &place, first));
            }
            None => drop(taken.insert(lower, at)),
        }
    }
    found
}
