//! The documents that are open in the editor.

use std::collections::BTreeMap;
use std::path::PathBuf;

use gen_lsp_types as lsp;

use crate::address;
use crate::lines::{Columns, offset};

/// A document that is open.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    /// Its address, as the client writes it.
    pub uri: lsp::Uri,
    /// Its path.
    pub path: PathBuf,
    /// Its version, counted by the client.
    pub version: i32,
    /// Its text, saved or not.
    pub text: String,
}

/// The open documents, by the names of their files.
#[derive(Clone, Debug, Default)]
pub(crate) struct Documents {
    all: BTreeMap<String, Document>,
}

impl Documents {
    /// Opens a document, and gives the name of its file. What is no file of this machine is not ours.
    pub fn open(&mut self, item: lsp::TextDocumentItem) -> Option<String> {
        let path = address::path(&item.uri)?;
        let file = address::file(&path);
        let document = Document { uri: item.uri, path, version: item.version, text: item.text };
        self.all.insert(file.clone(), document);
        Some(file)
    }

    /// Applies changes in their order, and gives the name of the file. Nothing if the document is not open.
    pub fn change(&mut self, params: lsp::DidChangeTextDocumentParams, columns: Columns) -> Option<String> {
        let id = params.text_document;
        let file = file_of(&id.text_document_identifier.uri)?;
        let document = self.all.get_mut(&file)?;
        document.version = id.version;
        for change in params.content_changes {
            apply(&mut document.text, change, columns);
        }
        Some(file)
    }

    /// Closes a document, and gives the name of its file, if it was open.
    pub fn close(&mut self, uri: &lsp::Uri) -> Option<String> {
        let file = file_of(uri)?;
        self.all.remove(&file).map(|_| file)
    }

    /// A document by the name of its file.
    pub fn get(&self, file: &str) -> Option<&Document> {
        self.all.get(file)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Document)> {
        self.all.iter().map(|(file, document)| (file.as_str(), document))
    }

    /// The address of a file: as the client writes it, if it is open.
    pub fn uri(&self, file: &str) -> lsp::Uri {
        self.get(file).map_or_else(|| address::of_file(file), |document| document.uri.clone())
    }
}

/// The name of the file at an address.
pub(crate) fn file_of(uri: &lsp::Uri) -> Option<String> {
    address::path(uri).map(|path| address::file(&path))
}

fn apply(text: &mut String, change: lsp::TextDocumentContentChangeEvent, columns: Columns) {
    match change {
        lsp::TextDocumentContentChangeEvent::TextDocumentContentChangeWholeDocument(whole) => {
            *text = whole.text;
        }
        lsp::TextDocumentContentChangeEvent::TextDocumentContentChangePartial(part) => {
            let (one, other) =
                (offset(text, part.range.start, columns), offset(text, part.range.end, columns));
            text.replace_range(one.min(other)..one.max(other), &part.text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_applied_one_after_the_other() {
        let uri = lsp::Uri::from("file:///a/b.ron");
        let mut documents = Documents::default();
        let text = "日本😀語\nb".to_owned();
        let item = lsp::TextDocumentItem {
            uri: uri.clone(),
            language_id: lsp::LanguageKind::Custom("ron".into()),
            version: 1,
            text,
        };
        assert_eq!(documents.open(item).as_deref(), Some("/a/b.ron"));
        let changes = serde_json::json!({
            "textDocument": { "uri": "file:///a/b.ron", "version": 7 },
            "contentChanges": [
                { "range": { "start": { "line": 0, "character": 2 }, "end": { "line": 0, "character": 4 } }, "text": "x" },
                { "range": { "start": { "line": 9, "character": 0 }, "end": { "line": 9, "character": 9 } }, "text": "!" },
            ],
        });
        let params = serde_json::from_value(changes).expect("the changes are well-formed");
        assert_eq!(documents.change(params, Columns::Utf16).as_deref(), Some("/a/b.ron"));
        let document = documents.get("/a/b.ron").expect("it is open");
        assert_eq!((document.text.as_str(), document.version), ("日本x語\nb!", 7));
        assert_eq!(documents.close(&uri).as_deref(), Some("/a/b.ron"));
        assert_eq!(documents.close(&uri), None);
    }
}
