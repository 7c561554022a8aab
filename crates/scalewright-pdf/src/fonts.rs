//! Finds fonts on the machine. None is part of the program.

use std::path::{Path, PathBuf};

use fontdb::{Database, FaceInfo, Source as FaceSource, Style};
use scalewright_document::PdfError;
use typst::foundations::Bytes;
use typst::text::Font;

/// Fonts for Japanese, the best first. Each has to be there in two weights.
const PREFERRED: &[&str] = &[
    "BIZ UDGothic",
    "Noto Sans CJK JP",
    "Noto Sans JP",
    "Source Han Sans JP",
    "Yu Gothic",
    "Hiragino Sans",
    "Hiragino Kaku Gothic ProN",
    "Meiryo",
];
/// A font whose Latin letters are all of one width, and the one that has the same letters as they should be. Its own Japanese is no
/// use: brackets run into each other.
const LATIN: &[(&str, &str)] = &[("BIZ UDGothic", "BIZ UDPGothic")];
/// Fonts for what a Japanese font may lack: other scripts and signs, in this order. Only those that are there are used.
const FURTHER: &[&str] = &[
    "Noto Sans",
    "DejaVu Sans",
    "Segoe UI",
    "Arial",
    "Noto Sans Symbols2",
    "Segoe UI Symbol",
    "Apple Symbols",
    "Noto Emoji",
    "Noto Color Emoji",
    "Segoe UI Emoji",
    "Apple Color Emoji",
];
/// The weight from which a font counts as bold.
const BOLD: u16 = 600;

/// The fonts that are used, and how a layout names them.
pub(crate) struct Fonts {
    /// The faces of all of them.
    pub faces: Vec<Font>,
    /// The font of Latin letters, where it is another.
    pub latin: Option<String>,
    /// The font of the text, and those for what it lacks.
    pub families: Vec<String>,
}

impl Fonts {
    /// Finds fonts: in what is given, then on the machine.
    pub fn find(given: &[PathBuf]) -> Result<Self, PdfError> {
        let mut own = Database::new();
        for path in given {
            let before = own.len();
            load(&mut own, path);
            if own.len() == before {
                return Err(PdfError::BadFonts { path: path.clone() });
            }
        }
        let mut machine = Database::new();
        machine.load_system_fonts();
        let databases = [&own, &machine];
        let of_own = || families(&own).into_iter().find(|family| sets_japanese(&own, family));
        let text = preferred(&[&own]).or_else(of_own).or_else(|| preferred(&databases));
        let text = text.ok_or_else(|| PdfError::NoFont {
            wanted: PREFERRED.iter().map(|&name| name.to_owned()).collect(),
        })?;
        let mut found = Self { faces: Vec::new(), latin: None, families: Vec::new() };
        let latin = LATIN.iter().find(|(name, _)| *name == text).map(|(_, latin)| *latin);
        if let Some(latin) = latin.filter(|latin| found.add(&databases, latin)) {
            found.latin = Some(latin.to_owned());
        }
        let given = families(&own);
        let further = given.iter().map(String::as_str).chain(FURTHER.iter().copied());
        for family in std::iter::once(text.as_str()).chain(further) {
            let known = found.families.iter().any(|known| known == family);
            if !known && found.add(&databases, family) {
                found.families.push(family.to_owned());
            }
        }
        Ok(found)
    }

    /// Takes the two weights of a family into use, if it is there.
    fn add(&mut self, databases: &[&Database], family: &str) -> bool {
        let before = self.faces.len();
        for database in databases {
            let (regular, bold) = weights(database, family);
            for face in [regular, bold.filter(|bold| Some(bold.id) != regular.map(|one| one.id))] {
                self.faces.extend(face.and_then(open));
            }
            if self.faces.len() > before {
                return true;
            }
        }
        false
    }
}

fn load(database: &mut Database, path: &Path) {
    if path.is_dir() {
        database.load_fonts_dir(path);
    } else {
        // Whether anything was loaded is seen by the caller.
        let _ = database.load_font_file(path);
    }
}

/// The first family of the order of preference that is there in two weights.
fn preferred(databases: &[&Database]) -> Option<String> {
    let there = |family: &str| {
        databases
            .iter()
            .any(|database| matches!(weights(database, family), (Some(one), Some(two)) if one.id != two.id))
    };
    PREFERRED.iter().find(|family| there(family)).map(|&family| family.to_owned())
}

/// The families of a database, in the order of their names.
fn families(database: &Database) -> Vec<String> {
    let families = database.faces().filter_map(|face| face.families.first()).map(|(name, _)| name.clone());
    let mut families: Vec<String> = families.collect();
    families.sort();
    families.dedup();
    families
}

/// Whether a family has Japanese and two weights.
fn sets_japanese(database: &Database, family: &str) -> bool {
    match weights(database, family) {
        (Some(one), Some(two)) if one.id != two.id => open(one)
            .is_some_and(|font| "あ漢".chars().all(|sign| font.info().coverage.contains(sign.into()))),
        _ => false,
    }
}

/// The upright faces of a family that are nearest to regular and to bold.
fn weights<'d>(database: &'d Database, family: &str) -> (Option<&'d FaceInfo>, Option<&'d FaceInfo>) {
    let faces = || {
        let of_family = |face: &&FaceInfo| face.families.iter().any(|(name, _)| name == family);
        database.faces().filter(of_family).filter(|face| face.style == Style::Normal)
    };
    let regular = faces().filter(|face| face.weight.0 < BOLD).min_by_key(|face| face.weight.0.abs_diff(400));
    let bold = faces().filter(|face| face.weight.0 >= BOLD).min_by_key(|face| face.weight.0.abs_diff(700));
    (regular, bold)
}

fn open(face: &FaceInfo) -> Option<Font> {
    let data = match &face.source {
        FaceSource::File(path) | FaceSource::SharedFile(path, _) => std::fs::read(path).ok()?,
        FaceSource::Binary(data) => (**data).as_ref().to_vec(),
    };
    Font::new(Bytes::new(data), face.index)
}
