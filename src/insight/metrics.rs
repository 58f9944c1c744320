//! What a metric's figures may be, and how they add up.

use crate::model::{Entry, Metric, MetricKind, Model};

/// The built-in metric that is computed without a formula of two metrics.
pub const FOLLOWER_GROWTH: &str = "follower_growth";

/// What adds up to the interactions.
pub const INTERACTIONS: [&str; 4] = ["reactions", "comments", "shares", "saves"];

/// Whether a metric is computed from others and never written.
pub fn is_computed(metric: &Entry<Metric>) -> bool {
    let value = metric.original();
    let is_own = metric.head.at.is_somewhere();
    value.numerator.is_some() && value.denominator.is_some()
        || !is_own && metric.head.id.as_str() == FOLLOWER_GROWTH
}

/// Whether a written figure of a metric may lie below zero: nobody counts fewer than none, but a
/// portal's own stock or rate may be a difference.
pub fn may_be_negative(metric: &Entry<Metric>) -> bool {
    let is_own = metric.head.at.is_somewhere();
    is_own && matches!(metric.original().kind, MetricKind::Stock | MetricKind::Rate)
}

/// Whether figures of several periods make one of a longer period. Different people cannot be added,
/// nor shares of them, nor shares of a stock.
pub fn adds_up(model: &Model, metric: &Metric) -> bool {
    let is_shared = |metric: &Metric| matches!(metric.kind, MetricKind::Unique | MetricKind::Stock);
    let denominator = metric.denominator.as_ref().and_then(|below| model.tables.metrics.get(&below.id));
    metric.kind != MetricKind::Unique && !denominator.is_some_and(|below| is_shared(below.original()))
}
