//! What is said to whoever is refused.

use hyper::StatusCode;

use crate::locale::Words;

/// Why a request is not answered with a file.
#[derive(Debug)]
pub(super) struct Refusal {
    /// The status.
    pub(super) status: StatusCode,
    /// A sentence for whoever looks at it.
    pub(super) words: Words,
}

impl Refusal {
    fn new(status: StatusCode, de: &str, en: &str) -> Refusal {
        Refusal { status, words: Words::new(de, en) }
    }

    /// `Host`, `Origin` or the like is missing, there twice, or cannot be understood.
    pub(super) fn malformed_host() -> Refusal {
        Refusal::new(
            StatusCode::BAD_REQUEST,
            "Diese Anfrage sagt nicht eindeutig, woher sie kommt und an wen sie geht.",
            "This request does not say clearly where it comes from and whom it is for.",
        )
    }

    /// Somebody asks under another name.
    pub(super) fn foreign_host() -> Refusal {
        Refusal::new(
            StatusCode::FORBIDDEN,
            "Unter diesem Namen wird die Vorschau nicht gezeigt. Weitere Namen erlaubt „serve --allow-host NAME“.",
            "The preview is not shown under this name. Further names are allowed by “serve --allow-host NAME”.",
        )
    }

    /// A page of another site asks.
    pub(super) fn foreign_origin() -> Refusal {
        Refusal::new(
            StatusCode::FORBIDDEN,
            "Seiten anderer Websites bekommen nichts aus der Vorschau.",
            "Pages of other sites get nothing of the preview.",
        )
    }

    /// The path is none that a file could have.
    pub(super) fn malformed_target() -> Refusal {
        Refusal::new(
            StatusCode::BAD_REQUEST,
            "Diese Adresse ist keine gültige.",
            "This address is not valid.",
        )
    }

    /// There is nothing of this name among the preview's own things.
    pub(super) fn unknown() -> Refusal {
        Refusal::new(StatusCode::NOT_FOUND, "Das gibt es hier nicht.", "There is no such thing here.")
    }

    /// Somebody wants to change something.
    pub(super) fn method() -> Refusal {
        Refusal::new(
            StatusCode::METHOD_NOT_ALLOWED,
            "Die Vorschau kann nur gelesen werden: GET und HEAD.",
            "The preview can only be read: GET and HEAD.",
        )
    }

    /// Somebody sends something along.
    pub(super) fn body() -> Refusal {
        Refusal::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "Die Vorschau nimmt nichts entgegen.",
            "The preview takes nothing in.",
        )
    }

    /// Whoever makes the pages does not answer.
    pub(super) fn silence() -> Refusal {
        Refusal::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "Diese Seite ist nicht fertig geworden. Was geschehen ist, steht im Terminal.",
            "This page was not finished. The terminal says what has happened.",
        )
    }
}
