//! Whether a misspelt name may mean the thing that a rule looks for: then it is not missing.

use crate::model::{Id, Kind, Model, Thing};

/// Whether a field of some thing of one kind names a thing of another kind that does not exist.
pub(super) fn may_be_meant(model: &Model, from: Kind, to: Kind) -> bool {
    model.mentions.iter().any(|mention| {
        let reference = &mention.reference;
        mention.from.kind == from
            && reference.kind == to
            && !model.knows(&Thing::new(to, &Id::new(&reference.id)))
    })
}
