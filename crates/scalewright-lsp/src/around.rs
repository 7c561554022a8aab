//! What can be written because of where a file lies: the head of its kind, and what an assessment or cases are for.

use std::ops::Range;
use std::path::{Path, PathBuf};

use gen_lsp_types as lsp;
use scalewright::library;
use scalewright::model::Target;
use scalewright::source::Format;
use scalewright::source::edit::{Cursor, What};

use crate::diagnostics::Telling;
use crate::documents::Document;
use crate::folders;
use crate::lines::range;

/// A place at which something around the file can be named.
pub(crate) struct Around {
    wanted: Wanted,
    /// The bytes that are replaced.
    replaced: Range<usize>,
    /// Quotes are to be written too.
    quotes: bool,
}

/// What can be named there.
enum Wanted {
    /// The head of a file of one of these kinds.
    Heads(Vec<Format>),
    /// The name of a scale or of a battery.
    Id { battery: bool },
    /// An edition of a scale or of a battery with this name.
    Edition { battery: bool, of: Option<String> },
}

impl Around {
    /// What is wanted at a byte of a text; nothing where what stands around the place decides.
    pub fn of(path: &Path, text: &str, offset: usize) -> Option<Self> {
        let cursor = Cursor::at(text, offset);
        let wanted = match cursor.levels.as_slice() {
            [] if cursor.what == What::Word && !text[..cursor.range.start].contains('(') => {
                Wanted::Heads(heads(path))
            }
            [file, target] if is_target(file.name.as_deref(), file.key.as_deref()) => {
                let battery = match target.name.as_deref() {
                    Some("Scale") => false,
                    Some("Battery") => true,
                    _ => return None,
                };
                match target.key.as_deref() {
                    Some("id") => Wanted::Id { battery },
                    Some("edition") => Wanted::Edition { battery, of: target.text_of(text, "id") },
                    _ => return None,
                }
            }
            _ => return None,
        };
        let quotes = cursor.what == What::Word && !matches!(wanted, Wanted::Heads(_));
        let fits = matches!(cursor.what, What::Word | What::Quoted);
        fits.then_some(Self { wanted, replaced: cursor.range, quotes })
    }

    /// What can be written there.
    pub fn completions(
        &self,
        document: &Document,
        roots: &[PathBuf],
        telling: Telling,
    ) -> Vec<lsp::CompletionItem> {
        if let Wanted::Heads(formats) = &self.wanted {
            let head =
                |format: &Format| self.item(document, telling, format.head(), format!("{}(", format.head()));
            return formats.iter().map(head).collect();
        }
        let mut found: Vec<lsp::CompletionItem> = Vec::new();
        let entries = folders::libraries_around(roots, &document.path).flat_map(|root| library(&root));
        for kind in entries.filter_map(|entry| entry.kind) {
            let Some(name) = self.named(&kind.target) else { continue };
            let written = if self.quotes { format!("\"{name}\"") } else { name.to_owned() };
            let mut item = self.item(document, telling, name, written);
            item.detail = Some(kind.title.best(telling.words.lang()).to_owned());
            if !found.iter().any(|other| other.label == item.label) {
                found.push(item);
            }
        }
        found
    }

    /// The name or the edition of what an edition is for, if it is wanted.
    fn named<'t>(&self, target: &'t Target) -> Option<&'t str> {
        let (is_battery, id, edition) = match target {
            Target::Scale { id, edition } => (false, id, edition),
            Target::Battery { id, edition } => (true, id, edition),
        };
        match &self.wanted {
            Wanted::Id { battery } if *battery == is_battery => Some(id),
            Wanted::Edition { battery, of } if *battery == is_battery => {
                of.as_ref().is_none_or(|of| of == id).then_some(edition)
            }
            _ => None,
        }
    }

    fn item(
        &self,
        document: &Document,
        telling: Telling,
        label: &str,
        written: String,
    ) -> lsp::CompletionItem {
        let range = range(&document.text, &self.replaced, telling.columns);
        lsp::CompletionItem {
            label: label.to_owned(),
            kind: Some(lsp::CompletionItemKind::Module),
            filter_text: Some(label.to_owned()),
            text_edit: Some(lsp::CompletionItemTextEdit::TextEdit(lsp::TextEdit {
                range,
                new_text: written,
            })),
            ..lsp::CompletionItem::default()
        }
    }
}

/// Whether the field at hand of a file says what it is for.
fn is_target(head: Option<&str>, key: Option<&str>) -> bool {
    let heads = [Format::Assessment.head(), Format::CaseFile.head()];
    key == Some("for") && head.is_some_and(|head| heads.contains(&head))
}

/// The kinds of files that can stand at a place. Lists of released editions are written by the program.
fn heads(path: &Path) -> Vec<Format> {
    match folders::format_by_place(path) {
        Some(format) => vec![format],
        None => Format::ALL.into_iter().filter(|format| *format != Format::Frozen).collect(),
    }
}
