//! What tells, without reading a file, that it has not changed.

use std::fs::Metadata;
use std::time::{Duration, SystemTime};

/// How long a file's times say nothing after it was written: clocks of file systems are coarse, up to two
/// seconds, and whoever writes twice within one of their ticks leaves the same times behind.
const GRAIN: Duration = Duration::from_secs(2);

/// What the file system notes about a file, as far as every change of its bytes changes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    size: u64,
    modified: Option<SystemTime>,
    inode: Inode,
}

/// What only Unix notes: the file behind the name, and when anything about it was changed last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Inode {
    #[cfg(unix)]
    number: (u64, u64),
    #[cfg(unix)]
    changed: (i64, i64),
}

impl Mark {
    /// The mark of a file.
    pub fn new(metadata: &Metadata) -> Mark {
        Mark { size: metadata.len(), modified: metadata.modified().ok(), inode: Inode::new(metadata) }
    }

    /// Whether the same mark means the same bytes, for a file that was read at that time or later.
    pub fn is_certain(&self, read: SystemTime) -> bool {
        let is_past = |time: SystemTime| time.checked_add(GRAIN).is_some_and(|time| time < read);
        self.modified.is_some_and(is_past) && self.inode.changed().is_none_or(is_past)
    }
}

#[cfg(unix)]
impl Inode {
    fn new(metadata: &Metadata) -> Inode {
        use std::os::unix::fs::MetadataExt;
        Inode { number: (metadata.dev(), metadata.ino()), changed: (metadata.ctime(), metadata.ctime_nsec()) }
    }

    fn changed(&self) -> Option<SystemTime> {
        let (seconds, nanoseconds) = self.changed;
        let since = Duration::new(u64::try_from(seconds).ok()?, u32::try_from(nanoseconds).ok()?);
        SystemTime::UNIX_EPOCH.checked_add(since)
    }
}

#[cfg(not(unix))]
impl Inode {
    fn new(_metadata: &Metadata) -> Inode {
        Inode {}
    }

    fn changed(&self) -> Option<SystemTime> {
        None
    }
}
