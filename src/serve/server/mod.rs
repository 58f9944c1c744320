//! The server of the preview: HTTP with browsers, from one thread.
//!
//! It gives what [`Answers`] gives and nothing else; no path ever reaches the disk. Whoever asks is first
//! looked at by [`admission`], so that no page of another site reads the portal through a browser. No
//! connection can keep another one waiting: each is a task of its own, has time-outs for everything, and
//! when there are too many the oldest idle one goes.
//!
//! hyper does that where `tiny_http` could not. Measured in turns on two busy cores, both with `TCP_NODELAY`:
//!
//! | | tiny_http 0.12, `Connection: close` | hyper 1, `serve/server/` |
//! |---|---|---|
//! | 500 half-open connections, 6 pages at once, 170 times: longest | 0.7 ms; 511 threads; open for ever | 0.6 ms; one thread; closed after 5 s |
//! | 8 idle connections, 50 pages at once after 6 s, 100 times: longest | 3.6 ms | 3.0 ms |
//! | 50 event streams, 6 pages at once, 170 times: longest | 0.5 ms | 0.5 ms |
//! | page of 8 KB, `wrk -t2 -c32`, three runs | 11,500 to 12,700/s; p99 37 to 51 ms | 54,600 to 69,900/s; p99 18 to 39 ms |
//! | a head of 100 MB | read; 117 MB of memory | refused after 16 KB; 10 MB |

mod admission;
mod authority;
mod body;
mod conditions;
mod connections;
mod events;
mod handler;
mod listener;
mod media_type;
mod patient;
mod refusal;
mod response;
mod signals;
mod target;

use std::convert::Infallible;
use std::future::{Future, poll_fn};
use std::io::ErrorKind;
use std::net::SocketAddr;
use std::pin::pin;
use std::rc::Rc;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::{Builder, Runtime};
use tokio::task::LocalSet;

use super::answers::Answers;
use super::options::Options;
use crate::locale::Language;
use admission::Admission;
use authority::Host;
use connections::{Connections, State};
use handler::Handler;
pub use listener::NotBound;
use patient::Patient;
pub use signals::ended;

/// How many files fewer are held open when the system gives no more.
const FILES_TO_SPARE: usize = 32;

/// How long the server waits, and for how many.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// The most connections at a time.
    pub connections: usize,
    /// How long a browser may take to ask, from the connection or from the last answer on.
    pub head: Duration,
    /// The most bytes of what it asks.
    pub head_bytes: usize,
    /// How long a browser may take nothing of an answer.
    pub stalled: Duration,
    /// How long the makers of pages may take to answer.
    pub answer: Duration,
    /// How often something is sent where there are no events, so that both sides know of each other.
    pub heartbeat: Duration,
}

/// Whether this can be the host of an address: a name, or an IP address.
pub fn is_host(text: &str) -> bool {
    Host::given(text).is_some()
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            connections: 1_000,
            head: Duration::from_secs(5),
            head_bytes: 16 * 1024,
            stalled: Duration::from_secs(30),
            answer: Duration::from_secs(60),
            heartbeat: Duration::from_secs(15),
        }
    }
}

/// A server that has its port and does not answer yet.
#[derive(Debug)]
pub struct Server {
    runtime: Runtime,
    listener: TcpListener,
    address: SocketAddr,
    admission: Admission,
    language: Language,
    /// How long it waits, and for how many.
    pub limits: Limits,
}

impl Server {
    /// Takes the port. Browsers that ask from now on are answered once the server runs.
    pub fn bind(options: &Options) -> Result<Server, NotBound> {
        let runtime = Builder::new_current_thread().enable_io().enable_time().build();
        let runtime = runtime.map_err(NotBound::Refused)?;
        let (listener, address) = runtime.block_on(listener::bind(&options.host, options.port))?;
        let admission = Admission::new(options, address);
        let limits = Limits::default();
        Ok(Server { runtime, listener, address, admission, language: options.language, limits })
    }

    /// The address at which it listens, with the port that was chosen.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers browsers until something has come to its end.
    pub fn run_until(self, answers: Arc<dyn Answers>, end: impl Future<Output = ()>) {
        let Server { runtime, listener, admission, language, limits, .. } = self;
        let handler = Rc::new(Handler::new(answers, admission, language, limits));
        LocalSet::new().block_on(&runtime, async {
            let (mut end, mut accept) = (pin!(end), pin!(accept(listener, handler, limits)));
            poll_fn(|context| match end.as_mut().poll(context) {
                Poll::Ready(()) => Poll::Ready(()),
                Poll::Pending => accept.as_mut().poll(context),
            })
            .await;
        });
    }
}

/// Takes connections in, each as a task of its own, for ever.
async fn accept(listener: TcpListener, handler: Rc<Handler>, limits: Limits) {
    let connections = Rc::new(Connections::default());
    let mut most = limits.connections;
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                connections.cut_to(most.saturating_sub(1));
                let handler = Rc::clone(&handler);
                connections.open(|state| answer(stream, state, handler, limits));
            }
            // Who wanted to ask has gone already.
            Err(error) if error.kind() == ErrorKind::ConnectionAborted => {}
            // The system gives no more files; some are needed to read the content.
            Err(_) => {
                most = most.min(connections.count().saturating_sub(FILES_TO_SPARE)).max(FILES_TO_SPARE);
                connections.cut_to(most);
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
        }
    }
}

/// Answers all that is asked on a connection.
async fn answer(stream: TcpStream, state: State, handler: Rc<Handler>, limits: Limits) {
    // Otherwise the end of an answer may wait for word from the browser that it has the beginning.
    let _ = stream.set_nodelay(true);
    let stream = TokioIo::new(Patient::new(stream, limits.stalled));
    let service = service_fn(move |request| {
        let (handler, answering) = (Rc::clone(&handler), state.answering());
        async move { Ok::<_, Infallible>(handler.answer(&request).await.held_with(answering)) }
    });
    // A connection that fails has nobody left to whom it could be told.
    let _ = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head)
        .max_buf_size(limits.head_bytes)
        .serve_connection(stream, service)
        .await;
}
