//! Ensures that no two platforms are the same account.

use std::collections::BTreeMap;

use super::{Checked, Rule};
use crate::diag::{Diagnostic, codes};
use crate::insight::platform as platforms;
use crate::model::Entry;
use crate::source::Span;

/// See the module.
pub(super) static RULE: Rule = Rule {
    name: "accounts",
    ensures: ("Keine zwei Plattformen sind dasselbe Konto", "no two platforms are the same account"),
    codes: &[&codes::platforms::SAME_ACCOUNT],
    check,
};

fn check(checked: &Checked<'_>, found: &mut Vec<Diagnostic>) {
    let open = checked.model.tables.platforms.iter().map(Entry::original);
    let open = open.filter(|platform| !platforms::is_closed(platform, checked.as_of));
    let mut named: Vec<_> =
        open.filter_map(|platform| platform.handle.as_ref().map(|handle| (handle, platform))).collect();
    named.sort_by_key(|(handle, _)| handle.at);
    let mut accounts: BTreeMap<(&str, String), (Span, &str)> = BTreeMap::new();
    for (handle, platform) in named {
        let Some(network) = platform.network.known() else { continue };
        // Networks make no difference between capitals and small letters, and people write the @ or not.
        let account = handle.trim_start_matches('@').to_lowercase();
        if account.is_empty() {
            continue;
        }
        match accounts.get(&(network.as_str(), account.clone())) {
            Some((first, title)) => {
                found.push(codes::platforms::same_account(handle.at, handle, title, *first));
            }
            None => {
                accounts.insert((network, account), (handle.at, &platform.title));
            }
        }
    }
}
