//! Makes documents: first the blocks, then a layout.

use std::sync::Arc;

use scalewright_model::Lang;
use scalewright_words::Words;
use serde::Serialize;
use serde_json::Value;

use crate::block::{Block, Document, Head, number_headings};
use crate::engine::Engine;
use crate::views::{View, glossary};
use crate::{DocumentError, Material, Templates, markdown};

/// Makes the documents of one scale, battery or visit in one language.
pub struct Maker {
    engine: Engine,
    templates: Templates,
    lang: Lang,
    view: View,
}

/// What a template of a document sees.
#[derive(Serialize)]
struct Seen<'a> {
    kind: &'a str,
    lang: &'a str,
    #[serde(flatten)]
    view: &'a View,
}

/// What a layout sees.
#[derive(Serialize)]
struct Laid<'a> {
    document: &'a Document,
}

impl Maker {
    /// A maker in a language, in the site's own words.
    pub fn new(templates: Templates, lang: Lang, material: &Material<'_>) -> Result<Self, DocumentError> {
        let words = Arc::new(Words::with(lang, &templates.words(lang)?)?);
        let glossary = Arc::new(glossary(material, lang));
        let view = View::new(material, &words, &glossary);
        let engine = Engine::new(&templates, words, glossary);
        Ok(Self { engine, templates, lang, view })
    }

    /// The templates that it uses.
    pub const fn templates(&self) -> &Templates {
        &self.templates
    }

    /// What templates see.
    pub const fn view(&self) -> &View {
        &self.view
    }

    /// Makes a document by the name of its kind.
    pub fn make(&self, kind: &str) -> Result<Document, DocumentError> {
        let known = self.templates.kinds();
        if !known.iter().any(|one| one == kind) {
            return Err(DocumentError::UnknownKind { name: kind.to_owned(), known });
        }
        let name = format!("documents/{kind}.jinja");
        let seen = Seen { kind, lang: self.lang.code(), view: &self.view };
        let text = self.engine.run(&name, &seen)?;
        let fault = |message: &str| DocumentError::Template {
            file: self.templates.shown(&name),
            line: 1,
            message: message.to_owned(),
        };
        let (mut head, mut blocks) = (None, Vec::new());
        for piece in serde_json::Deserializer::from_str(&text).into_iter::<Value>() {
            let piece = piece.map_err(|_| fault("a text stands outside a block"))?;
            match piece.get("head") {
                Some(said) => head = serde_json::from_value::<Head>(said.clone()).ok(),
                None => blocks
                    .push(serde_json::from_value::<Block>(piece).map_err(|error| fault(&error.to_string()))?),
            }
        }
        number_headings(&mut blocks);
        let head = head.ok_or_else(|| fault("`head(...)` is missing"))?;
        Ok(Document { kind: kind.to_owned(), lang: self.lang.code().to_owned(), head, blocks })
    }

    /// Lays a document out as one file of HTML.
    pub fn html(&self, document: &Document) -> Result<String, DocumentError> {
        self.engine.run("html/page.html", &Laid { document })
    }

    /// Lays a document out as Markdown.
    pub fn markdown(&self, document: &Document) -> Result<String, DocumentError> {
        Ok(markdown::tidy(&self.engine.run("markdown/page.md", &Laid { document })?))
    }
}
