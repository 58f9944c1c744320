//! The command `serve`: where it is shown, and how it begins and ends.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::process::{Child, Stdio};

use super::client::{get, get_with};
use crate::cli::Site;
use crate::pulse::{LONG, Pulse};

/// A preview that runs.
pub struct Preview {
    pub site: Site,
    pub address: SocketAddr,
    pub child: Child,
}

impl Preview {
    /// Runs `serve` and waits for the address that it says.
    pub fn start(site: Site, line: &str) -> Preview {
        Preview::start_with(site, line, |_| {})
    }

    pub fn start_with(site: Site, line: &str, change: impl Fn(&mut std::process::Command)) -> Preview {
        let mut command = site.command(line);
        change(&mut command);
        Preview::spawn(site, command)
    }

    fn spawn(site: Site, mut command: std::process::Command) -> Preview {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut first = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut first).unwrap();
        let url = first.trim_end().strip_prefix("The preview is here: http://").expect(&first);
        let address = url.strip_suffix('/').unwrap().parse().unwrap();
        Preview { site, address, child }
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn the_portal_is_shown_as_it_stands_and_nothing_is_written() {
    let site = Site::new().file("content/pages/a.md", "---\ntitle: Eine Seite\n---\nText.\n");
    let preview = Preview::start(site, "serve --port 0");
    assert!(get(preview.address, "/pages/a.html").text().contains("Eine Seite"));
    assert_eq!(get(preview.address, "/pages/b.html").status, 404);
    let names = std::fs::read_dir(preview.site.folder.path()).unwrap();
    assert_eq!(names.map(|entry| entry.unwrap().file_name()).collect::<Vec<_>>(), ["content"]);
}

#[test]
fn a_port_that_is_taken_is_an_error_only_where_it_was_asked_for() {
    // Whoever has the usual port, it is taken.
    let usual = TcpListener::bind("127.0.0.1:4550");
    let preview = Preview::start(Site::new(), "serve");
    assert_ne!(preview.address.port(), 4550);
    assert_eq!(get(preview.address, "/").status, 200);
    drop(usual);

    let run = Site::new().run(&format!("serve --port {} --lang de", preview.address.port()));
    assert_eq!(run.code, Some(3), "{}", run.messages);
    let expected = format!(
        "Fehler: Der Port {} ist schon belegt.\nHilfe: Nennen Sie mit --port einen anderen; ohne --port wird ein freier gesucht.\n",
        preview.address.port()
    );
    assert_eq!(run.messages, expected);
    let run = Site::new().run("serve --host 192.0.2.1 --port 0");
    assert_eq!((run.code, run.results.as_str()), (Some(3), ""));
    assert!(run.messages.starts_with("error: No preview can run at “192.0.2.1”: "), "{}", run.messages);
}

#[test]
fn values_that_are_none_are_refused() {
    for (line, expected) in [
        ("serve --port x", "--port: “x” is not a port."),
        ("serve --port 65536", "--port: “65536” is not a port."),
        ("serve --host http://a", "--host: “http://a” is neither the name nor the address of a machine."),
        ("serve --allow-host a,b:80", "--allow-host: “b:80” is neither"),
    ] {
        let run = Site::new().run(line);
        assert_eq!(run.code, Some(2), "{line}");
        assert!(run.messages.contains(expected), "{line}: {}", run.messages);
    }
}

#[test]
fn further_names_are_allowed_one_by_one() {
    let preview = Preview::start(Site::new(), "serve --port 0 --allow-host portal.example,other.example");
    for (host, status) in [
        ("portal.example", 200),
        ("OTHER.example:8443", 200),
        ("sub.portal.example", 403),
        ("portal.example.evil.example", 403),
    ] {
        let request = format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n");
        let reply = super::client::send(preview.address, request.as_bytes()).unwrap();
        assert_eq!(reply.status, status, "{host}");
    }
    assert_eq!(get_with(preview.address, "/", &[("Origin", "http://portal.example")]).status, 403);
}

#[cfg(unix)]
#[test]
fn where_few_files_may_be_open_the_content_is_still_read() {
    let site = Site::new();
    let program = env!("CARGO_BIN_EXE_leitstand");
    let mut shell = std::process::Command::new("sh");
    let line = format!("ulimit -n 100; exec {program} serve --port 0 --lang en");
    shell.current_dir(site.folder.path()).args(["-c", &line]);
    let preview = Preview::spawn(site, shell);
    let held: Vec<_> = (0..300)
        .map(|_| {
            let mut stream = super::client::connect(preview.address);
            let _ = stream.write_all(b"GET / HTTP/1.1\r\n");
            stream
        })
        .collect();
    for _ in 0..3 {
        assert_eq!(get(preview.address, "/").status, 200);
    }
    drop(held);
}

#[cfg(unix)]
#[test]
fn interrupted_it_ends_at_once_and_cleanly() {
    use std::time::{Duration, Instant};
    for signal in ["-INT", "-TERM"] {
        let mut preview = Preview::start(Site::new(), "serve --port 0");
        // An open connection does not keep it.
        let _open = super::client::connect(preview.address);
        assert_eq!(get(preview.address, "/").status, 200);
        let (start, pulse) = (Instant::now(), Pulse::start());
        let pid = preview.child.id().to_string();
        assert!(std::process::Command::new("kill").args([signal, &pid]).status().unwrap().success());
        let status = preview.child.wait().unwrap();
        assert_eq!(status.code(), Some(0), "{signal}");
        assert!(start.elapsed() < pulse.allows(Duration::from_secs(2)), "{:?}", start.elapsed());
        let mut said = String::new();
        preview.child.stderr.as_mut().unwrap().read_to_string(&mut said).unwrap();
        // The log of what was made, and nothing that went wrong.
        assert!(said.lines().all(|line| line.contains(" pages, ")), "{said}");
    }
}

#[cfg(all(unix, not(target_os = "macos")))]
#[test]
fn the_browser_is_opened_and_if_not_that_is_a_remark() {
    use std::os::unix::fs::PermissionsExt;
    use std::time::{Duration, Instant};
    let site = Site::new().file("bin/xdg-open", "#!/bin/sh\necho \"$1\" > opened\n");
    let opener = site.path("bin/xdg-open");
    std::fs::set_permissions(&opener, std::fs::Permissions::from_mode(0o755)).unwrap();
    let folder = opener.parent().unwrap().to_owned();
    let preview = Preview::start_with(site, "serve --port 0 --open", |command| {
        command.env("PATH", format!("{}:/usr/bin:/bin", folder.display()));
    });
    let address = preview.site.path("opened");
    let start = Instant::now();
    let is_opened = || {
        std::fs::read_to_string(&address).is_ok_and(|text| text == format!("http://{}/\n", preview.address))
    };
    while !is_opened() {
        assert!(start.elapsed() < LONG);
        std::thread::sleep(Duration::from_millis(10));
    }

    let mut preview = Preview::start_with(Site::new(), "serve --port 0 --open", |command| {
        command.env("PATH", "/nowhere");
    });
    let mut remark = String::new();
    BufReader::new(preview.child.stderr.as_mut().unwrap()).read_line(&mut remark).unwrap();
    assert_eq!(remark, "The browser could not be opened; please enter the address by hand.\n");
    assert_eq!(get(preview.address, "/").status, 200);
}
