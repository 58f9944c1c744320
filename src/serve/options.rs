//! What the preview is asked for.

use crate::locale::Language;

/// What the preview is asked for, beside the content.
#[derive(Debug, Clone)]
pub struct Options {
    /// As-of date and theme.
    pub site: crate::Options,
    /// The address or name at which the server listens.
    pub host: String,
    /// The port asked for; none is the usual one, or the next that is free.
    pub port: Option<u16>,
    /// Further names under which browsers may ask.
    pub allow_hosts: Vec<String>,
    /// Whether files are looked at again and again, in place of waiting for word of a change.
    pub poll: bool,
    /// Whether it is said what each stage cost.
    pub timings: bool,
    /// The language of the terminal.
    pub language: Language,
}

impl Options {
    /// The port where none is asked for.
    pub const PORT: u16 = 4550;
    /// Where the server listens unless told otherwise: nobody but this machine can ask.
    pub const HOST: &str = "127.0.0.1";
}

impl Default for Options {
    fn default() -> Options {
        Options {
            site: crate::Options::default(),
            host: Options::HOST.to_owned(),
            port: None,
            allow_hosts: Vec::new(),
            poll: false,
            timings: false,
            language: Language::En,
        }
    }
}
