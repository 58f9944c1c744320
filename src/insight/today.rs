//! What every computation starts from: the model, its settings, the day, and who reads.

use jiff::civil::Date;

use super::{person, phrase};
use crate::locale::{Language, Words};
use crate::model::{Audience, Id, Kind, Model, Portal, Ref, Thing};

/// The portal on a day.
#[derive(Debug, Clone, Copy)]
pub struct Today<'m> {
    /// What the content says, without what the audience may not see.
    pub model: &'m Model,
    /// The settings.
    pub portal: &'m Portal,
    /// The day for which everything is computed.
    pub as_of: Date,
    /// Who reads: [`Audience::Team`] sees everything.
    pub audience: Audience,
}

impl<'m> Today<'m> {
    /// The portal on a day; nothing without settings, which is an error of the content.
    pub fn new(model: &'m Model, as_of: Date, audience: Audience) -> Option<Today<'m>> {
        Some(Today { model, portal: model.portal()?, as_of, audience })
    }

    /// The same portal on another day.
    pub fn on(self, as_of: Date) -> Today<'m> {
        Today { as_of, ..self }
    }

    /// What a thing is called in a sentence: its title; "former colleague" for somebody whose name has
    /// gone, "internal" for what this audience may not see.
    pub fn name(&self, thing: &Thing) -> Words {
        if thing.kind == Kind::Person && self.is_forgotten(&thing.id) {
            return former_colleague();
        }
        let say = |language| phrase::title(self.model, thing, language);
        let (Some(german), Some(english)) = (say(Language::De), say(Language::En)) else { return internal() };
        if german.is_empty() { Words::same(thing.id.as_str()) } else { Words::new(german, english) }
    }

    /// What whatever a field names is called.
    pub fn refer<T>(&self, reference: &Ref<T>) -> Words {
        self.name(&reference.thing())
    }

    /// Whether somebody left so long ago that their name is no longer shown.
    pub fn is_forgotten(&self, person: &Id) -> bool {
        let entry = self.model.tables.people.get(person);
        entry.is_some_and(|entry| person::is_forgotten(entry.original(), self.as_of))
    }
}

/// What stands for the name of somebody who left long ago.
pub fn former_colleague() -> Words {
    Words::new("ehemaliges Teammitglied", "former colleague")
}

/// What stands for the name of something that the audience may not see.
pub fn internal() -> Words {
    Audience::internal()
}
