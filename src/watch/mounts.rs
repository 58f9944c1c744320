//! File systems on which changes made elsewhere, on another machine or outside of a container, are not
//! announced.

use std::path::{Path, PathBuf};

/// Types of file systems over the network, and of those that machines and containers share with their host.
const SILENT: [&str; 21] = [
    "9p",
    "afs",
    "afpfs",
    "beegfs",
    "ceph",
    "cifs",
    "drvfs",
    "fakeowner",
    "fuse",
    "gpfs",
    "lustre",
    "ncpfs",
    "nfs",
    "nfs4",
    "prl_fs",
    "smb2",
    "smb3",
    "smbfs",
    "vboxsf",
    "virtiofs",
    "vmhgfs",
];

/// The type of the file system that a path lies on, where that is one that does not announce changes.
pub fn silent_file_system(path: &Path) -> Option<String> {
    // Elsewhere than on Linux there is no such file; a look every two seconds finds out there.
    let mounts = std::fs::read_to_string("/proc/self/mountinfo").ok()?;
    let there = path.ancestors().find_map(|path| path.canonicalize().ok())?;
    let kind = file_system(&mounts, &there)?;
    (SILENT.contains(&kind) || kind.starts_with("fuse.")).then(|| kind.to_owned())
}

/// The type of the file system that a path lies on, by the list of mounts that Linux gives.
fn file_system<'a>(mounts: &'a str, path: &Path) -> Option<&'a str> {
    let mount = |line: &'a str| {
        let (fields, rest) = line.split_once(" - ")?;
        let point = PathBuf::from(unescaped(fields.split(' ').nth(4)?));
        let kind = rest.split(' ').next()?;
        path.starts_with(&point).then(|| (point.components().count(), kind))
    };
    // Of mounts at the same place the last one hides the others.
    mounts.lines().filter_map(mount).max_by_key(|(depth, _)| *depth).map(|(_, kind)| kind)
}

/// A path in which blanks and the like are written as `\040`.
fn unescaped(field: &str) -> String {
    let mut parts = field.split('\\');
    let mut path = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.get(..3).and_then(|digits| u8::from_str_radix(digits, 8).ok()) {
            Some(byte) => {
                path.push(char::from(byte));
                path.push_str(part.get(3..).unwrap_or_default());
            }
            None => path.extend(["\\", part]),
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = r"
21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 21 0:25 / /proc rw - proc proc rw
31 21 0:30 / /srv/Unser\040Team rw shared:9 master:1 - cifs //server/team rw
32 21 0:31 / /home/ada/far rw - fuse.sshfs ada@host: rw
33 32 8:2 / /home/ada/far/near rw - xfs /dev/sdb1 rw
34 21 0:33 / /work rw - ext4 /dev/sdc1 rw
35 21 0:34 / /work rw - 9p host rw
36 21 0:35 / /layers rw - overlay overlay rw
a line that is none
";

    #[test]
    fn the_innermost_and_last_mount_counts() {
        for (path, kind) in [
            ("/home/ada/content", "ext4"),
            ("/srv/Unser Team/content", "cifs"),
            ("/srv/Unser Teams", "ext4"),
            ("/home/ada/far/content", "fuse.sshfs"),
            ("/home/ada/far/near/content", "xfs"),
            ("/work", "9p"),
            ("/layers/content", "overlay"),
        ] {
            assert_eq!(file_system(MOUNTS, Path::new(path)), Some(kind), "{path}");
        }
    }
}
