//! Released editions: the list of digests that freezes one, and what has changed since.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use scalewright_diag::{Finding, Severity};
use scalewright_model::{Date, Frozen, Place, Status};
use sha2::{Digest as _, Sha256};

use super::edit::quoted;
use super::{Edition, EditionHead, is_own};
use crate::codes;
use crate::files::shown;
use crate::format::{lay_out, meaning};
use crate::load::Loader;
use crate::schema::Format;

/// The name of the list of digests.
pub const FROZEN_FILE: &str = "frozen.ron";

/// What stands at the head of the list.
const NOTE: &str = "\
// この版は確定済みです。このファイルは scalewright release が書いたもので、手で書き換えません。
// This edition is released. The file was written by `scalewright release`; do not edit it.
";

/// The SHA-256 of what a text says, in hexadecimal: of its words without comments and layout, each with its length before it.
pub(crate) fn digest(text: &str) -> String {
    let mut hash = Sha256::new();
    for word in meaning(text) {
        hash.update(format!("{}:{word}\n", word.len()));
    }
    hexadecimal(hash)
}

fn hexadecimal(hash: Sha256) -> String {
    let mut digits = String::new();
    for byte in hash.finalize() {
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}

/// The SHA-256 of a list: of a line with the day, and one for each file with its digest and its name.
fn seal(released_on: Date, digests: &BTreeMap<String, String>) -> String {
    let mut hash = Sha256::new();
    hash.update(format!("{released_on}\n"));
    for (name, digest) in digests {
        hash.update(format!("{digest} {name}\n"));
    }
    hexadecimal(hash)
}

/// The text of the list that freezes these files: their names and their texts.
pub(crate) fn list(released_on: Date, files: &BTreeMap<String, String>) -> String {
    let digests: BTreeMap<String, String> =
        files.iter().map(|(name, text)| (name.clone(), digest(text))).collect();
    let mut lines = String::new();
    for (name, digest) in &digests {
        let _ = writeln!(lines, "{}: \"{digest}\",", quoted(name));
    }
    let seal = seal(released_on, &digests);
    let text = format!(
        "{NOTE}Frozen(\nformat: 1,\nreleased_on: \"{released_on}\",\nfiles: {{\n{lines}}},\nseal: \"{seal}\",\n)"
    );
    lay_out(&text).unwrap_or(text)
}

impl Loader {
    /// Reports whatever of a released edition is not as it was when it was released, and gives whether there is nothing. The files of
    /// the edition have been read before.
    pub(crate) fn hold_to_release(&mut self, edition: &Edition) -> bool {
        let before = self.report.count(Severity::Error);
        let path = edition.path(FROZEN_FILE);
        let released = edition.head.as_ref().is_none_or(|head| head.status == Status::Released);
        match (path.is_file(), released) {
            (true, _) => self.compare(edition, &path, released),
            (false, true) if edition.head.is_some() => {
                let place = Place::file(edition.head_file()).key("status");
                self.frozen_finding(edition, "no-list", FROZEN_FILE, place);
            }
            (false, _) => {}
        }
        self.report.count(Severity::Error) == before
    }

    fn compare(&mut self, edition: &Edition, path: &Path, released: bool) {
        let Some(frozen) = self.file::<Frozen>(path, Format::Frozen) else { return };
        if !released {
            self.frozen_finding(edition, "reopened", "", Place::file(edition.head_file()).key("status"));
        }
        if seal(frozen.value.released_on, &frozen.value.files) != frozen.value.seal {
            self.frozen_finding(edition, "list-changed", FROZEN_FILE, frozen.place());
        }
        // The head of an edition that was opened again differs in any case.
        for name in edition.files.iter().skip(usize::from(!released)) {
            let file = shown(&edition.path(name));
            if !is_own(name) && self.is_told(&file) {
                continue;
            }
            let Some(found) = self.files.text(&file).map(digest) else { continue };
            let kind = match frozen.value.files.get(name) {
                Some(digest) if *digest == found => continue,
                Some(_) => "changed",
                None => "new",
            };
            self.frozen_finding(edition, kind, name, Place::file(file));
        }
        self.compare_uses(edition, &frozen.value);
        // Without a head nobody knows which forms belong to it.
        let gone = frozen.value.files.keys().filter(|name| !edition.has(name));
        for name in gone.filter(|_| edition.head.is_some()) {
            let place = frozen.place().key("files").key(name).name();
            self.frozen_finding(edition, "missing", name, place);
        }
    }

    /// Whether it was said already that a file differs from what was released: shared forms are held to their own release first.
    fn is_told(&self, file: &str) -> bool {
        let frozen = |finding: &&Finding| finding.code == codes::EDITION_FROZEN;
        self.report.findings().iter().filter(frozen).any(|finding| finding.place.file == file)
    }

    /// Holds what a battery uses to the releases that it was released with.
    fn compare_uses(&mut self, edition: &Edition, frozen: &Frozen) {
        for (name, place) in &edition.uses {
            let Ok((text, _)) = self.files.look(&edition.path(name)) else { continue };
            if frozen.files.get(name) != Some(&digest(&text)) {
                self.frozen_finding(edition, "use-changed", name, place.clone());
            }
        }
    }

    fn frozen_finding(&mut self, edition: &Edition, kind: &str, name: &str, place: Place) {
        let finding = Finding::error(codes::EDITION_FROZEN, place).with("kind", kind).with("name", name);
        let next = next_edition(edition);
        self.report.push(finding.with("folder", command_path(&edition.folder)).with("next", next));
    }
}

/// A path as it is typed on a command line.
pub fn command_path(path: &Path) -> String {
    let path = shown(path);
    if path.is_empty() {
        ".".to_owned()
    } else if path.contains(' ') {
        format!("\"{path}\"")
    } else {
        path
    }
}

/// A name for an edition to follow: the next number, or the same name with a number.
fn next_edition(edition: &Edition) -> String {
    let own = edition.head.as_ref().map_or("", |head: &EditionHead| head.edition.as_str());
    let number = own.parse::<u32>().ok();
    let name = |step: u32| match number {
        Some(number) => number.saturating_add(step).to_string(),
        None if own.is_empty() => (step + 1).to_string(),
        None => format!("{own}-{}", step + 1),
    };
    let free = |name: &String| !edition.folder.with_file_name(name).exists();
    // There are never so many editions.
    (1..1000).map(name).find(free).unwrap_or_else(|| own.to_owned())
}
