//! Makes documents: opens what they are of, and says in words what stood in the way.

use std::path::{Path, PathBuf};

use scalewright::document::{DocumentError, Maker, PdfError, Templates};
use scalewright::model::{Assessment, Lang};
use scalewright::{Press, Session, Subject};

use crate::args::{Form, Making};
use crate::place::{self, Trouble};
use crate::screen::Screen;

/// What documents are made of.
pub(crate) struct Material {
    pub subject: Subject,
    pub visit: Option<Assessment>,
    /// The files that were read, to be watched.
    pub files: Vec<PathBuf>,
}

/// Opens what documents are made of: a scale or a battery, and a visit.
pub(crate) fn open(screen: &Screen, making: &Making) -> Result<Material, Trouble> {
    let (subject, visit, session) = match (&making.assessment, &making.subject) {
        (Some(path), with) => {
            let (visit, session) = place::visit_with(screen, path, with.as_deref(), making.rater.as_deref())?;
            (visit.subject, Some(visit.assessment), session)
        }
        (None, Some(named)) => {
            let (subject, session) = place::subject(screen, named)?;
            (subject, None, session)
        }
        (None, None) => {
            let message = screen.words.word("error-nothing-to-make-from");
            return Err(Trouble::said(message, Some(screen.words.word("error-nothing-to-make-from-help"))));
        }
    };
    Ok(Material { subject, visit, files: files(&session) })
}

fn files(session: &Session) -> Vec<PathBuf> {
    session.files().names().map(PathBuf::from).collect()
}

/// The templates that were asked for.
pub(crate) fn templates(screen: &Screen, making: &Making) -> Result<Templates, Trouble> {
    match &making.templates {
        Some(folder) => Templates::with_folder(folder).map_err(|error| document_trouble(screen, &error)),
        None => Ok(Templates::built_in()),
    }
}

/// A maker of documents in a language.
pub(crate) fn maker(
    screen: &Screen,
    making: &Making,
    material: &Material,
    lang: Lang,
) -> Result<Maker, Trouble> {
    let templates = templates(screen, making)?;
    let made = material.subject.documents(material.visit.as_ref(), making.rater.as_deref(), lang, templates);
    made.map_err(|error| document_trouble(screen, &error))
}

/// Sets documents; fonts are looked for when the first PDF is asked for.
pub(crate) struct Printer<'a> {
    screen: &'a Screen,
    given: &'a [PathBuf],
    press: Option<Press>,
}

impl<'a> Printer<'a> {
    pub const fn new(screen: &'a Screen, given: &'a [PathBuf]) -> Self {
        Self { screen, given, press: None }
    }

    /// A document in a format. Nothing if the subject lacks what the document is about.
    pub fn print(&mut self, maker: &Maker, kind: &str, form: Form) -> Result<Vec<u8>, Trouble> {
        let told = |error| document_trouble(self.screen, &error);
        let document = maker.make(kind).map_err(told)?;
        match form {
            Form::Html => maker.html(&document).map(String::into_bytes).map_err(told),
            Form::Md => maker.markdown(&document).map(String::into_bytes).map_err(told),
            Form::Pdf => {
                let screen = self.screen;
                let told = |error| pdf_trouble(screen, &error);
                if self.press.is_none() {
                    self.press = Some(Press::new(self.given).map_err(told)?);
                }
                let press = self.press.as_ref().ok_or(PdfError::NotBuilt).map_err(told)?;
                press.pdf(&document, maker.templates()).map_err(told)
            }
        }
    }
}

/// Why a document cannot be made, in words.
pub(crate) fn document_trouble(screen: &Screen, error: &DocumentError) -> Trouble {
    let words = screen.words;
    match error {
        DocumentError::UnknownKind { name, known } => {
            let help = match scalewright::diag::nearest(name, known.iter().map(String::as_str)) {
                Some(suggestion) => words.say("error-did-you-mean", &[("suggestion", suggestion)]),
                None => words.say("error-known-documents", &[("known", &known.join(", "))]),
            };
            Trouble::said(words.say("error-no-such-document", &[("name", name)]), Some(help))
        }
        DocumentError::Lacks { message } => Trouble::said(message.clone(), None),
        DocumentError::Template { file, line, message } => {
            let line = line.to_string();
            let args = [("file", file.as_str()), ("line", &line), ("message", message)];
            Trouble::said(words.say("error-template", &args), Some(words.word("error-template-help")))
        }
        DocumentError::Words(faulty) => {
            let line = faulty.line.to_string();
            Trouble::said(words.say("error-words", &[("file", &faulty.file), ("line", &line)]), None)
        }
        DocumentError::Read { path, reason } => {
            let path = path.display().to_string();
            let message = match reason {
                Some(reason) => words.say("error-read", &[("path", &path), ("reason", reason)]),
                None => words.say("error-no-folder", &[("path", &path)]),
            };
            Trouble::said(message, None)
        }
    }
}

/// Why there is no PDF, in words.
fn pdf_trouble(screen: &Screen, error: &PdfError) -> Trouble {
    let words = screen.words;
    match error {
        PdfError::NotBuilt => {
            Trouble::said(words.word("error-no-pdf"), Some(words.word("error-no-pdf-help")))
        }
        PdfError::NoFont { wanted } => {
            let message = words.say("error-no-font", &[("wanted", &wanted.join(", "))]);
            let install = if cfg!(windows) {
                "error-no-font-windows"
            } else if cfg!(target_os = "macos") {
                "error-no-font-macos"
            } else {
                "error-no-font-linux"
            };
            Trouble::said(message, Some(words.word(install)))
        }
        PdfError::BadFonts { path } => {
            Trouble::said(words.say("error-bad-fonts", &[("path", &path.display().to_string())]), None)
        }
        PdfError::NoGlyph { missing, fonts } => {
            let line = |(sign, text): &(char, String)| {
                let code = format!("U+{:04X}", u32::from(*sign));
                words.say(
                    "error-no-glyph-line",
                    &[("sign", &sign.to_string()), ("code", &code), ("text", text)],
                )
            };
            let lines: Vec<String> = missing.iter().map(line).collect();
            let message =
                words.say("error-no-glyph", &[("fonts", &fonts.join(", ")), ("list", &lines.join("\n  "))]);
            Trouble::said(message, Some(words.word("error-no-glyph-help")))
        }
        PdfError::Layout { file, line, message } => {
            let line = line.to_string();
            let args = [("file", file.as_str()), ("line", &line), ("message", message)];
            Trouble::said(words.say("error-template", &args), None)
        }
    }
}

/// Writes a file whole or not at all: beside its place first, then into it. A file that may not be written to is not replaced either.
pub(crate) fn write(screen: &Screen, path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    if path.is_file() && !may_be_written(path) {
        let message = screen.words.say("error-read-only", &[("path", &place::named(path))]);
        return Err(Trouble::said(message, Some(screen.words.word("error-read-only-help"))));
    }
    let beside =
        path.with_extension(format!("{}.new", path.extension().unwrap_or_default().to_string_lossy()));
    // Who may read the file stays as it was.
    let as_before = || match std::fs::metadata(path) {
        Ok(before) => std::fs::set_permissions(&beside, before.permissions()),
        Err(_) => Ok(()),
    };
    let written = std::fs::write(&beside, bytes)
        .and_then(|()| as_before())
        .and_then(|()| std::fs::rename(&beside, path));
    written.map_err(|error| {
        // What was begun is of no use to anybody.
        let _ = std::fs::remove_file(&beside);
        let reason = format!("{}: {error}", path.display());
        Trouble::said(screen.words.say("error-write", &[("reason", &reason)]), None)
    })
}

/// Whether a file may be written to: the mode of the file counts for those as well who could pass over it.
fn may_be_written(path: &Path) -> bool {
    let locked = std::fs::metadata(path).is_ok_and(|file| file.permissions().readonly());
    !locked && std::fs::OpenOptions::new().append(true).open(path).is_ok()
}
