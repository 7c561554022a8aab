//! Why a document cannot be made.

use std::error::Error;
use std::fmt;
use std::path::PathBuf;

use scalewright_words::FaultyWords;

/// Why a document cannot be made.
#[derive(Debug)]
pub enum DocumentError {
    /// There is no document of this name.
    UnknownKind {
        /// The name.
        name: String,
        /// The names that there are.
        known: Vec<String>,
    },
    /// The scale, the battery or the visit lacks what the document is about.
    Lacks {
        /// What is lacking, in words.
        message: String,
    },
    /// A template has a fault.
    Template {
        /// The file.
        file: String,
        /// The line.
        line: usize,
        /// What is wrong.
        message: String,
    },
    /// A file of words has a fault.
    Words(FaultyWords),
    /// A file or a folder cannot be read.
    Read {
        /// The path.
        path: PathBuf,
        /// Why; nothing if it does not exist.
        reason: Option<String>,
    },
}

impl fmt::Display for DocumentError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownKind { name, .. } => write!(formatter, "there is no document `{name}`"),
            Self::Lacks { message } => formatter.write_str(message),
            Self::Template { file, line, message } => write!(formatter, "{file}:{line}: {message}"),
            Self::Words(FaultyWords { file, line }) => write!(formatter, "{file}:{line}: not well-formed"),
            Self::Read { path, reason } => {
                let reason = reason.as_deref().unwrap_or("it does not exist");
                write!(formatter, "cannot read {}: {reason}", path.display())
            }
        }
    }
}

impl Error for DocumentError {}

impl From<FaultyWords> for DocumentError {
    fn from(faulty: FaultyWords) -> Self {
        Self::Words(faulty)
    }
}

/// Why a document cannot be set as PDF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PdfError {
    /// This program was built without it.
    NotBuilt,
    /// No font for the language was found on this machine.
    NoFont {
        /// The fonts that would do, the best first.
        wanted: Vec<String>,
    },
    /// A folder or a file of fonts does not exist or holds none.
    BadFonts {
        /// The path.
        path: PathBuf,
    },
    /// No font has a character.
    NoGlyph {
        /// Each character, with a text in which it stands.
        missing: Vec<(char, String)>,
        /// The fonts that were used.
        fonts: Vec<String>,
    },
    /// The layout has a fault.
    Layout {
        /// The file.
        file: String,
        /// The line.
        line: usize,
        /// What is wrong.
        message: String,
    },
}

impl fmt::Display for PdfError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotBuilt => formatter.write_str("this program was built without PDF"),
            Self::NoFont { wanted } => {
                write!(formatter, "none of these fonts was found: {}", wanted.join(", "))
            }
            Self::BadFonts { path } => write!(formatter, "there are no fonts in {}", path.display()),
            Self::NoGlyph { missing, fonts } => {
                let characters: Vec<String> = missing.iter().map(|(one, _)| format!("`{one}`")).collect();
                write!(formatter, "{} do not have {}", fonts.join(", "), characters.join(", "))
            }
            Self::Layout { file, line, message } => write!(formatter, "{file}:{line}: {message}"),
        }
    }
}

impl Error for PdfError {}

/// What a template found lacking; it travels inside the error of the template engine.
#[derive(Debug)]
pub(crate) struct Lack(pub String);

impl fmt::Display for Lack {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl Error for Lack {}
