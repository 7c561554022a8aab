//! What several tests need.

use std::path::{Path, PathBuf};

use scalewright::diag::Severity;
use scalewright::model::Lang;
use scalewright::words::Words;
use scalewright::{Session, Subject};

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests/ has a parent").to_owned()
}

/// The folders of all scales and batteries: those that are shipped, the fixtures, and the examples of the book.
pub fn all_subjects() -> Vec<PathBuf> {
    let folders = ["scales", "tests/fixtures/scales", "book/examples"];
    folders
        .iter()
        .flat_map(|folder| scalewright::library(&root().join(folder)))
        .map(|entry| entry.folder)
        .collect()
}

/// Opens a scale or a battery that must be sound.
pub fn open(folder: &Path) -> (Subject, Session) {
    let mut session = Session::default();
    let subject = session.subject(folder);
    let findings = session.full(Words::of(Lang::En), Severity::Warning, false);
    (subject.unwrap_or_else(|| panic!("{} has errors:\n{findings}", folder.display())), session)
}

/// A path as it is shown in snapshots: from the root, with `/`.
pub fn shown(path: &Path) -> String {
    let inner = path.strip_prefix(root()).unwrap_or(path);
    inner.display().to_string().replace('\\', "/")
}

/// The options of all snapshots: they stand in `tests/snapshots/`, without the path of the source.
pub fn snapshots() -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(root().join("tests/snapshots"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings
}
