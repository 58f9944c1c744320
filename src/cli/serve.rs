//! `serve`: shows the portal to browsers while somebody edits.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;

use clap::Args;
use clap::builder::NonEmptyStringValueParser;
use jiff::civil::Date;

use super::outcome::{Failure, Outcome};
use super::serve_log::Log;
use super::terminal::Terminal;
use super::{Global, browser, values};
use crate::Options as Site;
use crate::locale::{Language, Words};
use crate::read::Bodies;
use crate::serve::note::Note;
use crate::serve::server::Server;
use crate::serve::{self, Options};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[arg(long, value_parser = values::port)]
    port: Option<u16>,
    #[arg(long, default_value = Options::HOST, value_parser = values::host)]
    host: String,
    #[arg(long, value_delimiter = ',', value_parser = values::host)]
    allow_host: Vec<String>,
    #[arg(long)]
    open: bool,
    #[arg(long)]
    poll: bool,
    #[arg(long, value_parser = values::date)]
    date: Option<Date>,
    #[arg(long, value_parser = NonEmptyStringValueParser::new())]
    theme: Option<String>,
    #[arg(long)]
    timings: bool,
}

impl Arguments {
    fn options(&self, language: Language) -> Options {
        Options {
            site: Site {
                date: self.date,
                theme: self.theme.clone(),
                bodies: Bodies::Shown,
                ..Site::default()
            },
            host: self.host.clone(),
            port: self.port,
            allow_hosts: self.allow_host.clone(),
            poll: self.poll,
            timings: self.timings,
            language,
        }
    }
}

/// Says where the portal is shown, and shows it until somebody ends the program.
pub(super) fn run(arguments: &Arguments, global: &Global, terminal: &Terminal) -> Result<Outcome, Failure> {
    let options = arguments.options(terminal.language);
    let content = global.source();
    content.enter()?;
    let server = Server::bind(&options).map_err(|error| Failure::NotBound(options.host.clone(), error))?;
    let address = server.address();
    terminal.result(greeting(&options, address).get(terminal.language))?;
    if arguments.open {
        browser::open(url(address), terminal.clone());
    }
    let log = Log::new(terminal.clone(), options.timings);
    let notes = Arc::new(move |note: &Note<'_>| log.note(note));
    serve::run(content, &options, server, notes).map_err(Failure::Watch)?;
    Ok(Outcome::Done)
}

/// The address at which this machine's browser finds the portal.
fn url(address: SocketAddr) -> String {
    let host = match address.ip() {
        IpAddr::V4(all) if all.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(all) if all.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        other => other,
    };
    format!("http://{}/", SocketAddr::new(host, address.port()))
}

/// The address first; then what is not as it usually is; then how to end.
fn greeting(options: &Options, address: SocketAddr) -> Words {
    let url = url(address);
    let mut lines =
        vec![Words::new(format!("Die Vorschau ist da: {url}"), format!("The preview is here: {url}"))];
    let (usual, port) = (Options::PORT, address.port());
    if options.port.is_none() && port != usual {
        lines.push(Words::new(
            format!("Der Port {usual} ist belegt; deshalb {port}."),
            format!("Port {usual} is in use; hence {port}."),
        ));
    }
    if !address.ip().is_loopback() {
        lines.push(Words::new(
            "Achtung: Wer diesen Rechner im Netz erreicht, kann das ganze Portal lesen, auch was nur für das Team ist.",
            "Mind that whoever reaches this machine in the network can read all of the portal, even what is for the team only.",
        ));
    }
    lines.push(Words::new("Strg+C beendet sie.", "Ctrl-C ends it."));
    let text = |language| {
        let lines: Vec<&str> = lines.iter().map(|line| line.get(language)).collect();
        lines.join("\n") + "\n"
    };
    Words::new(text(Language::De), text(Language::En))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_greeting_begins_with_an_address_that_can_be_opened() {
        let greet = |host: &str, port: Option<u16>, address: &str| {
            let options = Options { host: host.into(), port, ..Options::default() };
            greeting(&options, address.parse().unwrap()).get(Language::En).to_owned()
        };
        let network = "Mind that whoever reaches this machine in the network can read all of the portal, even what is for the team only.\n";
        let cases = [
            (greet("127.0.0.1", None, "127.0.0.1:4550"), "http://127.0.0.1:4550/", ""),
            (
                greet("127.0.0.1", None, "127.0.0.1:4551"),
                "http://127.0.0.1:4551/",
                "Port 4550 is in use; hence 4551.\n",
            ),
            (greet("::1", Some(80), "[::1]:80"), "http://[::1]:80/", ""),
            (greet("0.0.0.0", Some(80), "0.0.0.0:80"), "http://127.0.0.1:80/", network),
            (greet("::", Some(80), "[::]:80"), "http://[::1]:80/", network),
            (greet("10.0.0.1", Some(80), "10.0.0.1:80"), "http://10.0.0.1:80/", network),
        ];
        for (greeting, url, remark) in cases {
            assert_eq!(greeting, format!("The preview is here: {url}\n{remark}Ctrl-C ends it.\n"));
        }
    }
}
