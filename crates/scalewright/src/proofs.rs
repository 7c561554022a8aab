//! What was proved of items, kept while their texts stay the same.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use scalewright_check::Checked;
use scalewright_diag::Report;
use scalewright_prove::Prover;
use scalewright_source::Files;

/// What was proved, by the file: a mark of the texts that it rests on, and what was found.
#[derive(Clone, Debug, Default)]
pub(crate) struct Proofs {
    known: BTreeMap<String, (u64, Report)>,
}

impl Proofs {
    /// What is wrong with the rules of a scale. What was proved of the same texts before is not proved again.
    pub fn of(&mut self, checked: &Checked, files: &Files) -> Report {
        let prover = Prover::new(checked);
        let forms = checked.forms().map(|forms| forms.file.as_str());
        let shared = [Some(checked.file()), forms];
        let mut report = Report::default();
        for item in checked.items() {
            let Some(file) = checked.item_file(&item.code) else { continue };
            let texts = shared.into_iter().flatten().chain([file]).map(|file| files.text(file));
            report.append(self.known(file, mark(texts), || prover.item_findings(&item.code)));
        }
        let items = checked.items().iter().filter_map(|item| checked.item_file(&item.code));
        let texts = shared.into_iter().flatten().chain(items).map(|file| files.text(file));
        report.append(self.known(checked.file(), mark(texts), || prover.scale_findings()));
        report
    }

    fn known(&mut self, file: &str, mark: u64, prove: impl FnOnce() -> Report) -> Report {
        if let Some((known, report)) = self.known.get(file)
            && *known == mark
        {
            return report.clone();
        }
        let report = prove();
        self.known.insert(file.to_owned(), (mark, report.clone()));
        report
    }
}

/// A mark by which texts are told apart.
fn mark<'t>(texts: impl Iterator<Item = Option<&'t str>>) -> u64 {
    let mut hasher = DefaultHasher::new();
    texts.for_each(|text| text.hash(&mut hasher));
    hasher.finish()
}
