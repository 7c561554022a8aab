//! Documents of a scale, a battery or a visit.

use std::path::PathBuf;

use scalewright_document::{Document, DocumentError, Maker, Material, PdfError, Source, Templates, Visit};
use scalewright_model::{Assessment, Lang};
use scalewright_score::Detail;

use crate::{Scale, Subject};

impl Subject {
    /// A maker of documents in a language: of the subject alone, or of a visit. `rater` chooses the scores that one rater gave alone.
    pub fn documents(
        &self,
        visit: Option<&Assessment>,
        rater: Option<&str>,
        lang: Lang,
        templates: Templates,
    ) -> Result<Maker, DocumentError> {
        let (scales, beside) = (sources(&self.scales), sources(&self.beside));
        let visit = visit.map(|assessment| Visit {
            assessment,
            rater,
            outcomes: self.score(assessment, rater, Detail::Trace),
            alone: self.alone(assessment),
        });
        let material = Material {
            battery: self.battery().map(|battery| &battery.value),
            scales: &scales,
            beside: &beside,
            visit: visit.as_ref(),
        };
        Maker::new(templates, lang, &material)
    }

    /// What each rater gave alone.
    fn alone<'a>(&self, visit: &'a Assessment) -> Vec<(&'a str, Vec<scalewright_score::Outcome>)> {
        let raters = visit.raters.iter();
        raters.map(|rater| (rater.id.as_str(), self.score(visit, Some(&rater.id), Detail::Scores))).collect()
    }
}

fn sources(scales: &[Scale]) -> Vec<Source<'_>> {
    scales.iter().map(|scale| Source { scale: &scale.checked, plan: &scale.plan }).collect()
}

/// Whether this program was built with PDF.
pub const HAS_PDF: bool = cfg!(feature = "pdf");

/// Fonts for PDF, and what was learnt of the machine's.
#[derive(Debug)]
pub struct Press {
    #[cfg(feature = "pdf")]
    press: scalewright_pdf::Press,
}

impl Press {
    /// A press with the fonts of the machine; those of `given`, files or folders, come first.
    pub fn new(given: &[PathBuf]) -> Result<Self, PdfError> {
        #[cfg(feature = "pdf")]
        {
            Ok(Self { press: scalewright_pdf::Press::new(given)? })
        }
        #[cfg(not(feature = "pdf"))]
        {
            let _ = given;
            Err(PdfError::NotBuilt)
        }
    }

    /// A document as PDF.
    pub fn pdf(&self, document: &Document, templates: &Templates) -> Result<Vec<u8>, PdfError> {
        #[cfg(feature = "pdf")]
        {
            self.press.pdf(document, templates)
        }
        #[cfg(not(feature = "pdf"))]
        {
            let _ = (document, templates);
            Err(PdfError::NotBuilt)
        }
    }
}

/// Forgets what was kept of documents that were set as PDF, as if the program had just been started: for measurements.
#[cfg(feature = "pdf")]
pub fn forget_what_was_set() {
    scalewright_pdf::forget();
}
