//! Everything that is computed from the model and the as-of date. Pure functions; what happens after
//! the as-of date has not happened.

pub mod approval;
pub mod campaign;
pub mod contribution;
pub mod duties;
pub mod entry_path;
pub mod figures;
pub mod goal;
pub mod holdings;
pub mod metrics;
pub mod person;
pub mod platform;
pub mod post;
pub mod review;
pub mod stand_in;
pub mod translation;
