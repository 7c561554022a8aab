//! Makes the files that are generated from the code: JSON Schemas, and the reference of the data model in the book.
//!
//! ```
//! let files = xtask::generated();
//! assert!(files.iter().any(|file| file.path.ends_with("item.schema.json")));
//! ```

mod reference;
mod templates;

use std::path::{Path, PathBuf};

use scalewright::source::Format;

/// A generated file: its path from the root of the repository, and its text.
#[derive(Clone, Debug)]
pub struct Generated {
    /// The path.
    pub path: PathBuf,
    /// The text.
    pub text: String,
}

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap_or(Path::new(".")).to_owned()
}

/// Every file that is generated.
pub fn generated() -> Vec<Generated> {
    let schemas = Format::ALL.into_iter().map(|format| Generated {
        path: PathBuf::from(format!("schemas/{}.schema.json", format.name())),
        text: format!("{:#}\n", format.schema()),
    });
    let pages = Format::ALL.into_iter().map(|format| Generated {
        path: PathBuf::from(format!("book/src/reference/{}.md", format.name())),
        text: reference::page(format),
    });
    let templates = [("blocks", templates::blocks()), ("views", templates::views())];
    let templates = templates
        .map(|(name, text)| Generated { path: PathBuf::from(format!("book/src/reference/{name}.md")), text });
    schemas.chain(pages).chain(templates).collect()
}

/// The generated files whose committed text is not what would be generated now.
pub fn stale() -> Vec<PathBuf> {
    let root = root();
    let differs = |file: &Generated| {
        let committed = std::fs::read_to_string(root.join(&file.path)).unwrap_or_default();
        committed.replace("\r\n", "\n") != file.text
    };
    generated().into_iter().filter(differs).map(|file| file.path).collect()
}
