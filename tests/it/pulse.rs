//! How fast the machine is while a test runs, so that no test depends on it: what must be quick is compared with that.

// It looks at the clock.
#![allow(clippy::disallowed_methods)]

use std::hint::black_box;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// How long anything is waited for that must come; much longer than it takes on the slowest machine.
pub const LONG: Duration = Duration::from_secs(60);

/// A thread that wants to do a little again and again, and notes how long it was kept waiting.
pub struct Pulse {
    longest: Arc<AtomicU64>,
    is_over: Arc<AtomicBool>,
}

impl Pulse {
    pub fn start() -> Pulse {
        let pulse = Pulse { longest: Arc::default(), is_over: Arc::default() };
        let (longest, is_over) = (Arc::clone(&pulse.longest), Arc::clone(&pulse.is_over));
        thread::spawn(move || {
            const PAUSE: Duration = Duration::from_millis(5);
            while !is_over.load(Ordering::Relaxed) {
                let start = Instant::now();
                thread::sleep(PAUSE);
                black_box((0..10_000_u64).fold(0, |sum, number| black_box(sum ^ number)));
                let late = start.elapsed().saturating_sub(PAUSE);
                longest.fetch_max(u64::try_from(late.as_micros()).unwrap_or(u64::MAX), Ordering::Relaxed);
            }
        });
        pulse
    }

    /// The longest that it took so far, about a millisecond on an idle machine.
    pub fn longest(&self) -> Duration {
        Duration::from_micros(self.longest.load(Ordering::Relaxed))
    }

    /// How long something may take in which some threads wait for each other in turn, and which takes no longer
    /// than this on an idle machine.
    pub fn allows(&self, usual: Duration) -> Duration {
        usual + 10 * self.longest()
    }

    /// Fails unless the half of some times, which are in order, is short, and none of them very long.
    pub fn expect_soon(&self, times: &[Duration]) {
        let is_soon = |at: usize, usual| times[at] < self.allows(usual);
        let is_soon = is_soon(times.len() / 2, Duration::from_millis(100))
            && is_soon(times.len() - 1, Duration::from_secs(2));
        assert!(is_soon, "{times:?}, and the machine stumbles for {:?}", self.longest());
    }

    /// Whether the machine kept somebody waiting for so long that what should come first may have come second.
    pub fn has_stumbled(&self) -> bool {
        self.longest() > Duration::from_millis(50)
    }
}

impl Drop for Pulse {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Relaxed);
    }
}
