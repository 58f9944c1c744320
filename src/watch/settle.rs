//! Patience with what is being saved.

use std::thread;
use std::time::Duration;

/// How long to wait before each further look, 60 milliseconds in all.
const PAUSES: [u64; 4] = [3, 7, 15, 35];

/// Looks, and looks a few times more as long as what is seen is doubtful: a file that is empty or gone for a
/// moment while it is saved. What stays so is believed.
pub fn settled<T>(mut look: impl FnMut() -> T, is_doubtful: impl Fn(&T) -> bool) -> T {
    let mut seen = look();
    for pause in PAUSES {
        if !is_doubtful(&seen) {
            break;
        }
        thread::sleep(Duration::from_millis(pause));
        seen = look();
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_doubtful_is_looked_at_again_but_not_for_ever() {
        for (good_at, looks) in [(1, 1), (2, 2), (5, 5), (99, 5)] {
            let mut count = 0;
            let seen = settled(
                || {
                    count += 1;
                    count
                },
                |look| *look < good_at,
            );
            assert_eq!(seen, looks, "good at look {good_at}");
        }
    }
}
