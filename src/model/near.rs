//! What has to do with what, whoever refers to whom: for those who look at the neighbours of many things, and
//! at theirs. Things go by numbers there, which are compared in no time.

use super::Thing;

/// Things with their neighbours: what they refer to and what refers to them, each once.
#[derive(Debug, Default)]
pub struct Near {
    /// The things by their numbers, in order.
    things: Vec<Thing>,
    /// Where the neighbours of each one begin; and where those of the last one end.
    starts: Vec<usize>,
    /// The neighbours of one thing after the other, in order.
    neighbours: Vec<u32>,
}

impl Near {
    /// Of the things that refer to something, in order, and of all references in the order of what they lead
    /// to: which of those things refers, and to what.
    pub(super) fn new(from: &[&Thing], references: &[(usize, &Thing)]) -> Near {
        let to = || references.iter().map(|(_, to)| *to);
        let mut things: Vec<&Thing> = from.iter().copied().chain(to()).collect();
        things.sort();
        things.dedup();
        let from: Vec<u32> = numbers(&things, from.iter().copied()).collect();
        let mut pairs: Vec<(u32, u32)> = references
            .iter()
            .zip(numbers(&things, to()))
            .filter_map(|((place, _), to)| Some((*from.get(*place)?, to)))
            .filter(|(from, to)| from != to)
            .flat_map(|(from, to)| [(from, to), (to, from)])
            .collect();
        pairs.sort_unstable();
        pairs.dedup();
        let start = |number: usize| pairs.partition_point(|(from, _)| (*from as usize) < number);
        Near {
            starts: (0..=things.len()).map(start).collect(),
            neighbours: pairs.iter().map(|(_, to)| *to).collect(),
            things: things.into_iter().cloned().collect(),
        }
    }

    /// The number of a thing; nothing for one that has to do with no other.
    pub fn number(&self, thing: &Thing) -> Option<u32> {
        u32::try_from(self.things.binary_search(thing).ok()?).ok()
    }

    /// The thing of a number.
    pub fn thing(&self, number: u32) -> Option<&Thing> {
        self.things.get(number as usize)
    }

    /// The neighbours of a thing, in order, without itself.
    pub fn around(&self, number: u32) -> &[u32] {
        let number = number as usize;
        let range = self.starts.get(number).zip(self.starts.get(number + 1));
        range.and_then(|(start, end)| self.neighbours.get(*start..*end)).unwrap_or_default()
    }
}

/// The numbers of things that come in order: they are found in passing.
fn numbers<'t>(things: &[&'t Thing], some: impl Iterator<Item = &'t Thing>) -> impl Iterator<Item = u32> {
    let mut known = (0..).zip(things).peekable();
    some.map(move |thing| {
        while known.next_if(|(_, known)| **known != thing).is_some() {}
        known.peek().map_or(0, |(number, _)| *number)
    })
}
