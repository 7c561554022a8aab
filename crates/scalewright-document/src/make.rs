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
        let fault = |line: usize, message: &str| DocumentError::Template {
            file: self.templates.shown(&name),
            line,
            message: message.to_owned(),
        };
        let (mut head, mut blocks) = (None, Vec::new());
        let mut pieces = serde_json::Deserializer::from_str(&text).into_iter::<Value>();
        let mut read = 0;
        while let Some(piece) = pieces.next() {
            let Ok(piece) = piece else {
                let stray = text.get(read..).unwrap_or_default().trim();
                return Err(fault(self.line_of(&name, stray)?, "a text stands outside a block"));
            };
            read = pieces.byte_offset();
            match piece.get("head") {
                Some(said) => head = serde_json::from_value::<Head>(said.clone()).ok(),
                None => {
                    let block = serde_json::from_value::<Block>(piece);
                    blocks.push(block.map_err(|error| fault(1, &error.to_string()))?);
                }
            }
        }
        number_headings(&mut blocks);
        let head = head.ok_or_else(|| fault(1, "`head(...)` is missing"))?;
        Ok(Document { kind: kind.to_owned(), lang: self.lang.code().to_owned(), head, blocks })
    }

    /// The line of a template on which a text stands that it wrote outside of all blocks.
    fn line_of(&self, name: &str, stray: &str) -> Result<usize, DocumentError> {
        let source = self.templates.text(name)?.unwrap_or_default();
        let beginning = stray.lines().next().unwrap_or_default();
        let beginning = beginning.split('{').next().unwrap_or_default().trim();
        let found = source.lines().position(|line| !beginning.is_empty() && line.contains(beginning));
        Ok(found.map_or(1, |line| line + 1))
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
