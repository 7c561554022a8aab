//! What each score stands for, beside the number of the score.

use std::ops::Range;

use gen_lsp_types as lsp;
use scalewright::Subject;
use scalewright::check::{Draft, score_places};
use scalewright::model::{Filed, Place};
use scalewright::source::Files;
use scalewright::words::Words;

use crate::lines::{Columns, position};
use crate::workspace::Edition;

/// The hints in a stretch of the file of an item. There are none while the item is not as the scale was when it was last sound: a text
/// that does not belong to the numbers would mislead.
pub(crate) fn hints(
    draft: &Draft,
    edition: &Edition,
    file: &str,
    shown: &Range<usize>,
    words: &Words,
    columns: Columns,
) -> Vec<lsp::InlayHint> {
    let scales = edition.subject.iter().flat_map(Subject::all);
    let mut sound = scales.filter(|scale| scale.checked.file() == draft.scale.file);
    let item = draft.items.iter().find(|item| item.file == file);
    let (Some(scale), Some(Filed { value: item, .. })) = (sound.next(), item) else { return Vec::new() };
    if scale.checked.item(&item.code) != Some(item) {
        return Vec::new();
    }
    let teller = scale.teller(words);
    let place = Place::file(file);
    let mut hints = Vec::new();
    for (rule, places) in score_places(item, &place) {
        for (place, text) in places.iter().zip(teller.beside_scores(item, rule)) {
            hints.extend(hint(edition.files_of(file), place, &text, shown, columns));
        }
    }
    hints
}

fn hint(
    files: &Files,
    place: &Place,
    text: &str,
    shown: &Range<usize>,
    columns: Columns,
) -> Option<lsp::InlayHint> {
    let spot =
        files.exact(place).filter(|spot| shown.start <= spot.range.end && spot.range.end <= shown.end)?;
    Some(lsp::InlayHint {
        position: position(&spot.text, spot.range.end, columns),
        label: lsp::Label::String(format!("= {text}")),
        padding_left: Some(true),
        padding_right: None,
        kind: None,
        text_edits: None,
        tooltip: None,
        data: None,
    })
}
