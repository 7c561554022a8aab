//! Pages that are no documents made of blocks: a layout of its own over any data.

use std::sync::Arc;

use scalewright_model::Lang;
use scalewright_render::Glossary;
use scalewright_words::Words;
use serde::Serialize;

use crate::engine::Engine;
use crate::{DocumentError, Templates};

impl Templates {
    /// Lays data out with a template in a language: `html/compare.html`. What the template writes is escaped by the ending of its name.
    pub fn lay_out(&self, name: &str, lang: Lang, data: &impl Serialize) -> Result<String, DocumentError> {
        let words = Arc::new(Words::with(lang, &self.words(lang)?)?);
        Engine::new(self, words, Arc::new(Glossary::default())).run(name, data)
    }
}
