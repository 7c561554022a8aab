//! Texts that lack a language.

use scalewright_diag::{Code, Finding, Report};
use scalewright_model::{Lang, Place, Text};

use crate::context::Context;

/// A text is not there in a language in which every text must be.
pub(crate) const MISSING_TRANSLATION: Code = Code::new("missing-translation");

pub(crate) fn run(context: &Context<'_>, report: &mut Report) {
    let languages = &context.draft.scale.value.languages;
    for text in &context.parts.texts {
        lacking(text.text, &text.here.place, languages, report);
    }
}

/// Reports each language that a text lacks or leaves blank.
pub(crate) fn lacking(text: &Text, place: &Place, languages: &[Lang], report: &mut Report) {
    for lang in languages {
        let place = match text.get(*lang).map(str::trim) {
            None => place.clone(),
            Some("") => place.key(lang.code()),
            Some(_) => continue,
        };
        report.push(Finding::error(MISSING_TRANSLATION, place).with("lang", lang.code()));
    }
}
