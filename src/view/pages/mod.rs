//! One file per kind of page: model and insight to a view.

pub mod about;
pub mod analytics;
pub mod attention;
pub mod calendar;
pub mod campaign;
pub mod concept;
pub mod coverage;
pub mod deadline;
pub mod decision;
pub mod department;
pub mod glossary;
pub mod guideline;
pub mod handbook;
pub mod handover;
pub mod incident;
pub mod lists;
pub mod month;
pub mod person;
pub mod platform;
pub mod platforms;
pub mod post;
pub mod print;
pub mod report;
pub mod review;
pub mod role;
pub mod start;
