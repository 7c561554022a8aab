//! A collection of findings.

use crate::{Finding, Severity};

/// All findings about some data, in the order of their places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    findings: Vec<Finding>,
}

impl Report {
    /// Adds a finding.
    pub fn push(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Adds all findings of another report.
    pub fn append(&mut self, other: Self) {
        self.findings.extend(other.findings);
    }

    /// The findings.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Whether there is no finding at all.
    pub const fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// Whether there is an error among the findings.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// How many findings there are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }

    /// Changes findings.
    pub fn change(&mut self, change: impl FnMut(&mut Finding)) {
        self.findings.iter_mut().for_each(change);
    }

    /// Keeps only some of the findings.
    pub fn retain(&mut self, keep: impl FnMut(&Finding) -> bool) {
        self.findings.retain(keep);
    }

    /// The same report without findings below a severity.
    #[must_use]
    pub fn at_least(mut self, severity: Severity) -> Self {
        self.findings.retain(|finding| finding.severity >= severity);
        self
    }

    /// The same report in the order of files and of what stands first in them; nothing twice.
    #[must_use]
    pub fn sorted(mut self, locate: &crate::Locate<'_>) -> Self {
        self.findings.sort_by_cached_key(|finding| {
            let start = locate(&finding.place).map(|spot| spot.range.start);
            (finding.place.file.clone(), start, finding.code, finding.facts.clone())
        });
        self.findings.dedup();
        self
    }
}

impl Extend<Finding> for Report {
    fn extend<I: IntoIterator<Item = Finding>>(&mut self, findings: I) {
        self.findings.extend(findings);
    }
}
