//! What was made of files, kept from one reading to the next.

use std::any::Any;
use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;
use std::sync::Arc;

use scalewright_diag::Finding;
use scalewright_model::Filed;
use serde_json::Value;

use crate::document::{Model, Opened};
use crate::files::{Tree, shown};
use crate::schema::Format;

/// What was made of files. A text that has not changed is not parsed again.
#[derive(Clone, Default)]
pub(crate) struct Kept {
    files: BTreeMap<String, KeptFile>,
    sound: BTreeMap<String, Arc<dyn Any + Send + Sync>>,
}

#[derive(Clone)]
struct KeptFile {
    format: Format,
    text: Arc<str>,
    findings: Vec<Finding>,
    tree: Arc<Tree>,
    value: Option<(Arc<dyn Any + Send + Sync>, Value)>,
}

impl Kept {
    /// What was made of a file, if its text is still the same.
    pub fn again<T: Model>(&self, file: &str, format: Format, text: &Arc<str>) -> Option<Opened<T>> {
        let kept = self.files.get(file).filter(|kept| kept.format == format)?;
        if !Arc::ptr_eq(&kept.text, text) && kept.text != *text {
            return None;
        }
        let value = match &kept.value {
            Some((value, json)) => Some((value.downcast_ref::<T>()?.clone(), json.clone())),
            None => None,
        };
        Some(Opened { findings: kept.findings.clone(), tree: Arc::clone(&kept.tree), value })
    }

    /// Keeps what was made of a file.
    pub fn keep<T: Model>(&mut self, file: &str, format: Format, text: &Arc<str>, opened: &Opened<T>) {
        let value = opened.value.as_ref().map(|(value, json)| {
            let value: Arc<dyn Any + Send + Sync> = Arc::new(value.clone());
            (value, json.clone())
        });
        if let Some((value, _)) = &value {
            self.sound.insert(file.to_owned(), Arc::clone(value));
        }
        let kept = KeptFile {
            format,
            text: Arc::clone(text),
            findings: opened.findings.clone(),
            tree: Arc::clone(&opened.tree),
            value,
        };
        self.files.insert(file.to_owned(), kept);
    }

    /// A file as it was when it could last be read.
    pub fn last_sound<T: Model>(&self, path: &Path) -> Option<Filed<T>> {
        let file = shown(path);
        let value = self.sound.get(&file)?.downcast_ref::<T>()?.clone();
        Some(Filed { file, value })
    }
}

impl fmt::Debug for Kept {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_set().entries(self.files.keys()).finish()
    }
}
