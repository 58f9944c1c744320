//! The program that runs beside a test, in a folder with content that the test edits.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use crate::cli::Site;
use crate::pulse::LONG;
use crate::server::client::{Reply, get};
use crate::site::SiteTest;

/// `serve`, as it runs.
pub struct Program {
    site: Site,
    pub address: SocketAddr,
    pub child: Child,
    /// What it has said to the terminal so far.
    said: Arc<Mutex<String>>,
}

impl Program {
    /// Shows content with further arguments, such as `--poll`.
    pub fn serve(content: &SiteTest, arguments: &str) -> Program {
        let site = Site { folder: tempfile::tempdir().unwrap() };
        content.write_to(&site.path("content"));
        Program::start(site, arguments)
    }

    /// Shows what lies in a folder.
    pub fn start(site: Site, arguments: &str) -> Program {
        let mut command = site.command(&format!("--lang en serve --port 0 {arguments}"));
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut first = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut first).unwrap();
        let url = first.trim_end().strip_prefix("The preview is here: http://").expect(&first);
        let address = url.strip_suffix('/').unwrap().parse().unwrap();
        let said = Arc::new(Mutex::new(String::new()));
        let (stream, into) = (child.stderr.take().unwrap(), Arc::clone(&said));
        thread::spawn(move || {
            for line in BufReader::new(stream).lines().map_while(Result::ok) {
                *into.lock().unwrap() += &(line + "\n");
            }
        });
        Program { site, address, child, said }
    }

    /// The content folder.
    pub fn content(&self) -> PathBuf {
        self.site.path("content")
    }

    /// A path beside the content folder.
    pub fn path(&self, path: &str) -> PathBuf {
        self.site.path(path)
    }

    /// Writes a file of the content, so that it is whole whenever it is looked at.
    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let file = self.content().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(self.path("written"), text).unwrap();
        fs::rename(self.path("written"), file).unwrap();
    }

    pub fn get(&self, target: &str) -> Reply {
        get(self.address, target)
    }

    pub fn said(&self) -> String {
        self.said.lock().unwrap().clone()
    }

    /// Waits until something is as it should be; how long that took.
    pub fn until(&self, what: &str, mut is_so: impl FnMut(&Program) -> bool) -> Duration {
        let start = Instant::now();
        while !is_so(self) {
            assert!(start.elapsed() < LONG, "{what}: never\n{}", self.said());
            thread::sleep(Duration::from_millis(2));
        }
        start.elapsed()
    }

    /// Waits until a page has a text in it.
    pub fn until_shown(&self, target: &str, text: &str) -> Duration {
        self.until(&format!("{target}: {text}"), |program| program.get(target).text().contains(text))
    }

    /// Whether it still runs.
    pub fn is_alive(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }

    /// A number from what the system says of the process: `VmRSS` in kilobytes, `Threads`.
    #[cfg(target_os = "linux")]
    pub fn status(&self, name: &str) -> usize {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap();
        line.trim_start_matches(':').split_whitespace().next().unwrap().parse().unwrap()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        if thread::panicking() {
            println!("It said:\n{}", self.said());
        }
    }
}

/// Writes a file below a folder, with the folders that it needs.
pub fn write(folder: &Path, path: &str, text: impl AsRef<[u8]>) {
    let file = folder.join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}
