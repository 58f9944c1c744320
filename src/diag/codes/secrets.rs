//! Passwords and other secrets. No wording ever holds the secret itself.

use super::codes;
use crate::diag::Diagnostic;
use crate::locale::Words;
use crate::source::Span;

codes! {
    /// What looks like a password, a token or a private key.
    SECRET = Error "L1120" "secret";
}

/// What looks like a secret; `what` says of which sort, with its article.
pub fn secret(at: Span, what: &Words) -> Diagnostic {
    Diagnostic::new(
        &SECRET,
        at,
        Words::new(
            format!("Hier steht vermutlich {}. Das Portal darf so etwas nicht enthalten.", what.de),
            format!("This is probably {}. The portal must not hold such a thing.", what.en),
        ),
        Words::new(
            "Löschen Sie es, legen Sie es in die Passwortverwaltung, und ändern Sie es: In früheren Fassungen der Datei bleibt es lesbar. Soll hier nur erklärt werden, wo es liegt, schreiben Sie einen Satz, zum Beispiel `Passwort: liegt in der Passwortverwaltung`.",
            "Delete it, put it into the password manager, and change it: earlier versions of the file still show it. To explain where it is kept, write a sentence, for example `Password: kept in the password manager`.",
        ),
    )
}
