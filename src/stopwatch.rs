//! How long each stage takes, for `--timings`.

// Together with `cli` the one place that looks at the clock; no page depends on what it says.
#![allow(clippy::disallowed_methods)]

use std::time::{Duration, Instant};

/// Measures stages one after the other. One that is off never looks at the clock.
#[derive(Debug, Clone, Default)]
pub struct Stopwatch {
    /// When it was started, and when the last stage ended; nothing where it is off.
    since: Option<(Instant, Instant)>,
    laps: Vec<(&'static str, Duration)>,
}

impl Stopwatch {
    /// One that measures from now on.
    pub fn running() -> Stopwatch {
        let now = Instant::now();
        Stopwatch { since: Some((now, now)), laps: Vec::new() }
    }

    /// One that measures nothing.
    pub fn off() -> Stopwatch {
        Stopwatch::default()
    }

    /// Ends a stage: the time since the end of the one before (or the start) is noted under its name.
    pub fn lap(&mut self, stage: &'static str) {
        if let Some((_, last)) = &mut self.since {
            let now = Instant::now();
            self.laps.push((stage, now - *last));
            *last = now;
        }
    }

    /// The stages that have ended, in their order.
    pub fn laps(&self) -> &[(&'static str, Duration)] {
        &self.laps
    }

    /// The time since the start; zero where it is off.
    pub fn total(&self) -> Duration {
        self.since.map_or(Duration::ZERO, |(start, _)| start.elapsed())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_follow_one_another_within_the_total() {
        let mut clock = Stopwatch::running();
        clock.lap("read");
        std::thread::sleep(Duration::from_millis(2));
        clock.lap("check");
        let total = clock.total();
        let [("read", read), ("check", check)] = clock.laps() else { panic!("{:?}", clock.laps()) };
        assert!(*check >= Duration::from_millis(2) && *read + *check <= total);
    }

    #[test]
    fn one_that_is_off_notes_nothing() {
        let mut clock = Stopwatch::off();
        clock.lap("read");
        assert!(clock.laps().is_empty() && clock.total().is_zero());
    }
}
