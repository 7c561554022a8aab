//! Sets a document.

use std::path::PathBuf;

use scalewright_document::{Document, PdfError, Templates};
use serde_json::{Value, json};
use typst::diag::SourceDiagnostic;
use typst::foundations::{Bytes, Smart};
use typst::text::FontBook;
use typst::utils::LazyHash;
use typst::{Library, WorldExt, comemo};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::fonts::Fonts;
use crate::glyphs;
use crate::world::{MAIN, Sheet, file, library, name};

/// After so many documents, what was kept of one that did not come again is forgotten.
const FORGET_AFTER: usize = 4;

/// Sets documents with the fonts of the machine. What two documents have in common is set once.
pub struct Press {
    scope: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Fonts,
}

impl std::fmt::Debug for Press {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Press").field("families", &self.fonts.families).finish_non_exhaustive()
    }
}

impl Press {
    /// A press with the fonts of the machine; those of `given`, files or folders, come first.
    pub fn new(given: &[PathBuf]) -> Result<Self, PdfError> {
        let fonts = Fonts::find(given)?;
        let book = FontBook::from_fonts(&fonts.faces);
        Ok(Self { scope: LazyHash::new(library()), book: LazyHash::new(book), fonts })
    }

    /// The fonts that are used, in their order.
    pub fn families(&self) -> Vec<String> {
        self.fonts.latin.iter().chain(&self.fonts.families).cloned().collect()
    }

    /// A document as tagged PDF/A.
    pub fn pdf(&self, document: &Document, templates: &Templates) -> Result<Vec<u8>, PdfError> {
        let mut data = serde_json::to_value(document).unwrap_or_default();
        let missing = glyphs::missing(&data, &self.fonts.faces);
        if !missing.is_empty() {
            return Err(PdfError::NoGlyph { missing, fonts: self.families() });
        }
        glyphs::breakable(&mut data);
        let sheet = self.sheet(&data, templates)?;
        let result = set(&sheet);
        comemo::evict(FORGET_AFTER);
        result
    }

    fn sheet<'a>(&'a self, document: &Value, templates: &'a Templates) -> Result<Sheet<'a>, PdfError> {
        let fonts = json!({ "latin": self.fonts.latin, "families": self.fonts.families });
        let data = json!({ "fonts": fonts, "document": document }).to_string();
        let main = file(MAIN).ok_or_else(|| fault(MAIN.to_owned(), 1, "no such file"))?;
        let (scope, book, fonts) = (&self.scope, &self.book, self.fonts.faces.as_slice());
        Ok(Sheet { scope, book, fonts, templates, main, data: Bytes::from_string(data) })
    }
}

/// Sets a document and writes it out.
fn set(sheet: &Sheet<'_>) -> Result<Vec<u8>, PdfError> {
    let first = |faults: &[SourceDiagnostic]| match faults.first() {
        Some(first) => told(sheet, first),
        None => fault(MAIN.to_owned(), 1, "it cannot be set"),
    };
    let set = typst::compile::<PagedDocument>(sheet);
    let document = set.output.map_err(|faults| first(&faults))?;
    if let Some(warning) = set.warnings.first() {
        return Err(told(sheet, warning));
    }
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .map_err(|error| fault(MAIN.to_owned(), 1, error.message().as_str()))?;
    let options =
        PdfOptions { creator: Smart::Custom(Some("Scalewright".into())), standards, ..PdfOptions::default() };
    typst_pdf::pdf(&document, &options).map_err(|faults| first(&faults))
}

/// Forgets what was kept of documents that were set.
pub fn forget() {
    comemo::evict(0);
}

/// A fault of the layout with its place.
fn told(sheet: &Sheet<'_>, fault_of: &SourceDiagnostic) -> PdfError {
    let id = fault_of.span.id();
    let name = id.map_or_else(|| MAIN.to_owned(), name);
    let text = sheet.templates.text(&name).ok().flatten().unwrap_or_default();
    let start = sheet.range(fault_of.span).map_or(0, |range| range.start);
    let line = text.get(..start).map_or(1, |before| before.matches('\n').count() + 1);
    let hints = fault_of.hints.iter().map(|hint| format!("; {}", hint.v));
    let message = format!("{}{}", fault_of.message, hints.collect::<String>());
    fault(sheet.templates.shown(&name), line, &message)
}

fn fault(file: String, line: usize, message: &str) -> PdfError {
    PdfError::Layout { file, line, message: message.to_owned() }
}
