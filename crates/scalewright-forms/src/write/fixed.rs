//! The copy that goes back to the site: what was read, what was typed and not understood in its place, and a list of what to mend.

use scalewright_diag::{Finding, Severity};
use scalewright_words::Words;

use super::sheet_named;
use crate::grid::{Content, Grid, Look, Role};
use crate::layout::Layout;
use crate::read::{Doubted, Reading, Spot};
use crate::typed::Found;

/// The longest note beside a cell.
const NOTE_MOST: usize = 600;

/// Something to mend: the finding, the cell of the file that came, and the place in the assessment, if there is one.
pub(crate) struct Mend<'a> {
    pub spot: &'a Spot,
    pub pointer: Option<&'a str>,
    pub finding: &'a Finding,
}

/// Marks what is in doubt in a grid, and adds a list of it, which is seen first.
pub(crate) fn mark(
    grid: &mut Grid,
    layout: &Layout<'_>,
    reading: &Reading,
    mends: &[Mend<'_>],
    words: &Words,
) {
    for doubted in &reading.doubts {
        put_back(grid, layout, doubted);
    }
    for mend in mends.iter().filter(|mend| mend.finding.severity > Severity::Note) {
        note(grid, layout, mend, words);
    }
    let mut list = list(reading, mends, words);
    list.first = true;
    list.fit();
    grid.sheets.push(list);
}

/// Writes what was typed where it belongs, so that nothing is lost.
fn put_back(grid: &mut Grid, layout: &Layout<'_>, doubted: &Doubted) {
    let Some((sheet, row, col)) = doubted.pointer.as_deref().and_then(|pointer| layout.locate(pointer))
    else {
        return;
    };
    let cell = grid.sheets.get_mut(sheet).and_then(|sheet| sheet.cells.get_mut(&(row, col)));
    if let Some(cell) = cell.filter(|cell| cell.input.is_some()) {
        cell.content = match &doubted.found {
            Found::Number(number) => Content::Number(*number),
            other => Content::Text(crate::read::plain(other)),
        };
    }
}

fn note(grid: &mut Grid, layout: &Layout<'_>, mend: &Mend<'_>, words: &Words) {
    let Some((sheet, row, col)) = mend.pointer.and_then(|pointer| layout.locate(pointer)) else { return };
    let Some(sheet) = grid.sheets.get_mut(sheet) else { return };
    let Some(cell) = sheet.cells.get_mut(&(row, col)).filter(|cell| cell.input.is_some()) else { return };
    cell.look = match (cell.look, mend.finding.severity) {
        (Look::InputDate | Look::DoubtDate, _) => Look::DoubtDate,
        _ => Look::Doubt,
    };
    let said = super::inputs::clipped(&said(mend.finding, words), NOTE_MOST);
    let note = sheet.notes.entry((row, col)).or_default();
    if !note.is_empty() {
        note.push('\n');
    }
    note.push_str(&said);
}

fn said(finding: &Finding, words: &Words) -> String {
    let help = finding.help(words).map(|help| format!("\n→ {help}")).unwrap_or_default();
    finding.message(words) + &help
}

/// The list of what is to be mended: where it stood, what stood there, what is wrong, how to mend it.
fn list(reading: &Reading, mends: &[Mend<'_>], words: &Words) -> crate::grid::Sheet {
    let mut sheet = sheet_named(words.word("book-mend"), Role::Site);
    sheet.text(0, 0, words.word("book-mend"), Look::Title);
    sheet.text(1, 0, words.word("book-mend-how"), Look::About);
    for (id, col) in
        ["book-mend-where", "book-mend-typed", "book-mend-what", "book-mend-do"].into_iter().zip(0..)
    {
        sheet.text(3, col, words.word(id), Look::Head);
    }
    let shown = mends.iter().filter(|mend| mend.finding.severity > Severity::Note);
    for (mend, row) in shown.zip(4..) {
        let place = match mend.spot.address() {
            Some(address) => format!("{} {address}", mend.spot.sheet),
            None => mend.spot.sheet.clone(),
        };
        sheet.text(row, 0, place, Look::Label);
        let typed = reading.doubts.iter().find(|doubted| doubted.spot == *mend.spot);
        // A name is not written once more.
        let typed = typed.filter(|_| mend.finding.code != crate::read::codes::NAME);
        let typed = typed.map(|doubted| crate::read::plain(&doubted.found)).unwrap_or_default();
        sheet.text(row, 1, typed, Look::Label);
        sheet.text(row, 2, mend.finding.message(words), Look::Label);
        sheet.text(row, 3, mend.finding.help(words).unwrap_or_default(), Look::Label);
    }
    sheet.widths.extend([(0, 26.0), (1, 30.0), (2, 60.0), (3, 60.0)]);
    sheet.freeze = Some((4, 0));
    sheet.landscape = true;
    sheet
}
