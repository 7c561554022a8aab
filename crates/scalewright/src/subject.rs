//! What visits are scored with.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use scalewright_check::Checked;
use scalewright_diag::Finding;
use scalewright_model::{Assessment, Battery, Filed, Target, Text};
use scalewright_render::Teller;
use scalewright_score::{Detail, Inspector, Outcome, Plan, Steps};
use scalewright_source::{Purpose, Schemas};
use scalewright_words::Words;

/// A scale that is ready to be scored with.
#[derive(Debug)]
pub struct Scale {
    /// The scale.
    pub checked: Checked,
    /// The plan by which it scores.
    pub plan: Plan,
    /// Its folder.
    pub folder: PathBuf,
}

impl Scale {
    pub(crate) fn new(checked: Checked, path: &Path) -> Self {
        let plan = Plan::new(&checked);
        Self { checked, plan, folder: folder(path) }
    }

    /// The scale made ready for finding next steps.
    pub fn steps(&self) -> Steps {
        Steps::new(&self.checked)
    }

    /// A teller of this scale in a language.
    pub const fn teller<'a>(&'a self, words: &'a Words) -> Teller<'a> {
        Teller::new(&self.checked, words)
    }
}

/// What visits are scored with: one scale, or a battery of several.
pub struct Subject {
    /// The scales whose scores are the result of a visit.
    pub scales: Vec<Scale>,
    /// Scales that are shown beside them.
    pub beside: Vec<Scale>,
    battery: Option<Filed<Battery>>,
    folder: PathBuf,
    target: Target,
    schemas: OnceLock<Schemas>,
}

impl Subject {
    pub(crate) fn of_scale(scale: Scale) -> Self {
        Self {
            target: scale.checked.target(),
            folder: scale.folder.clone(),
            scales: vec![scale],
            beside: Vec::new(),
            battery: None,
            schemas: OnceLock::new(),
        }
    }

    pub(crate) fn of_battery(
        battery: Filed<Battery>,
        scales: Vec<Scale>,
        beside: Vec<Scale>,
        path: &Path,
    ) -> Self {
        let target = Target::Battery { id: battery.value.id.clone(), edition: battery.value.edition.clone() };
        Self {
            scales,
            beside,
            battery: Some(battery),
            folder: folder(path),
            target,
            schemas: OnceLock::new(),
        }
    }

    /// What an assessment for it says that it is for.
    pub const fn target(&self) -> &Target {
        &self.target
    }

    /// The battery, if it is one.
    pub const fn battery(&self) -> Option<&Filed<Battery>> {
        self.battery.as_ref()
    }

    /// The folder of the scale or the battery.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Its title.
    pub fn title(&self) -> Option<&Text> {
        let battery = self.battery.as_ref().map(|battery| &battery.value.title);
        battery.or_else(|| self.scales.first().map(|scale| &scale.checked.scale().title))
    }

    /// All scales: those that are scored, and those beside them.
    pub fn all(&self) -> impl Iterator<Item = &Scale> {
        self.scales.iter().chain(&self.beside)
    }

    /// The JSON Schema of an assessment for it.
    pub fn assessment_schema(&self) -> serde_json::Value {
        let scales: Vec<&Checked> = self.all().map(|scale| &scale.checked).collect();
        scalewright_source::assessment_schema(Purpose { target: &self.target, scales: &scales })
    }

    /// The schemas of what is written for it, ready to validate with. They are made when they are first wanted.
    pub fn schemas(&self) -> &Schemas {
        self.schemas.get_or_init(|| {
            let scales: Vec<&Checked> = self.all().map(|scale| &scale.checked).collect();
            Schemas::new(Purpose { target: &self.target, scales: &scales })
        })
    }

    /// What does not hold between the fields of a visit's tables.
    pub(crate) fn inspect(&self, visit: &Filed<Assessment>) -> Vec<Finding> {
        let mut findings: Vec<Finding> = Vec::new();
        for scale in self.all() {
            for finding in Inspector::new(&scale.checked).findings(&visit.value, &visit.file) {
                // Scales that share a table share its checks.
                if !findings.contains(&finding) {
                    findings.push(finding);
                }
            }
        }
        findings
    }

    /// Scores a visit with each scale. A scale beside the others is scored only if the visit has answers for it. `rater` chooses the
    /// answers that one rater gave alone.
    pub fn score(&self, visit: &Assessment, rater: Option<&str>, detail: Detail) -> Vec<Outcome> {
        let beside = self.beside.iter().filter(|scale| visit.answers.contains_key(scale.checked.id()));
        let scales = self.scales.iter().chain(beside);
        scales.map(|scale| scale.plan.score_bound(&scale.plan.bind(visit, rater), detail)).collect()
    }
}

/// The folder of a path: the path itself, or the folder of the file that it names.
fn folder(path: &Path) -> PathBuf {
    let names_file = path.extension().is_some_and(|extension| extension == "ron");
    path.parent().filter(|_| names_file).unwrap_or(path).to_owned()
}
