//! Whether a concept still needs something.

use crate::model::{Concept, ConceptStatus};

/// Whether nothing more comes of a concept: it is completed or rejected.
pub fn is_over(concept: &Concept) -> bool {
    matches!(concept.status.value, ConceptStatus::Completed | ConceptStatus::Rejected)
}
