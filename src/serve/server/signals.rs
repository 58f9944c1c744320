//! How somebody ends the program.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;

/// Comes to its end when somebody asks the program to end: with Ctrl-C, or as systems do that stop a
/// service or a container.
pub async fn ended() {
    let (mut interrupt, mut terminate) = (pin!(interrupted()), pin!(terminated()));
    poll_fn(|context| {
        let is_ended =
            interrupt.as_mut().poll(context).is_ready() || terminate.as_mut().poll(context).is_ready();
        if is_ended { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
}

async fn interrupted() {
    // Where nothing can be heard of it, the system ends the program by itself.
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

#[cfg(unix)]
async fn terminated() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => drop(terminate.recv().await),
        Err(_) => std::future::pending().await,
    }
}

#[cfg(not(unix))]
async fn terminated() {
    std::future::pending().await
}
