//! From a workbook that came back to an assessment, with everything that is unclear in it, by sheet and cell.

mod cell;
mod cover;
mod faults;
mod find;
mod scores;
mod tables;

use std::collections::{BTreeMap, BTreeSet};

use scalewright_diag::Finding;
use scalewright_model::{Assessment, Lang, Place, Site, Target};

use crate::Subject;
use crate::book::{Book, Cell, Sheet};
use crate::formula::column;
use crate::grid::{Content, Grid};
use crate::layout::{KEY_COLUMN, KEY_ROW, LAYOUT, Layout, VALUE};
use crate::typed::Found;

pub(crate) use cover::pointer;
pub(crate) use faults::plain;
pub use faults::{MASKED, cannot_open, codes};

/// What was read of a workbook.
#[derive(Clone, Debug)]
pub struct Reading {
    /// What could be read without doubt.
    pub assessment: Assessment,
    /// What was found, in the order of the cells. An error says that something was not read.
    pub findings: Vec<(Spot, Finding)>,
    /// The cells of what was read or should stand there, by the place in the assessment (a JSON Pointer).
    pub places: BTreeMap<String, Spot>,
    /// What is in doubt, as it was typed: for the copy that goes back.
    pub doubts: Vec<Doubted>,
    merged: Vec<MergedCells>,
    /// The language of the workbook.
    pub lang: Lang,
}

/// A cell of a workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// The place of the sheet among all, from 0.
    pub order: usize,
    /// The row and the column, from 0; none for the sheet as a whole.
    pub at: Option<(u32, u32)>,
    /// The name of the sheet.
    pub sheet: String,
    /// What stands there is about a client and not shown unless that is asked for.
    pub about_clients: bool,
}

/// Something that was typed and not understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubted {
    /// Its place in the assessment (a JSON Pointer), or none if it has no place there.
    pub pointer: Option<String>,
    pub(crate) spot: Spot,
    /// What was typed, as it was.
    pub found: Found,
}

impl Reading {
    /// Whether the cell of a place in the assessment is asked about: it is in doubt, or merged with others.
    pub fn asked(&self, pointer: &str) -> bool {
        let at = self.places.get(pointer);
        let merged = |spot: &Spot| self.merged.iter().any(|one| one.holds(spot));
        self.doubts.iter().any(|doubt| doubt.pointer.as_deref() == Some(pointer)) || at.is_some_and(merged)
    }
}

/// Merged cells that were asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MergedCells {
    pub order: usize,
    pub first: (u32, u32),
    pub last: (u32, u32),
}

impl MergedCells {
    fn holds(&self, spot: &Spot) -> bool {
        let within = |(row, col): (u32, u32)| {
            (self.first.0..=self.last.0).contains(&row) && (self.first.1..=self.last.1).contains(&col)
        };
        spot.order == self.order && spot.at.is_some_and(within)
    }
}

impl Spot {
    /// The address of the cell, such as `C12`.
    pub fn address(&self) -> Option<String> {
        self.at.map(|(row, col)| format!("{}{}", column(col), row + 1))
    }

    /// The place of a finding: the file, the sheet and the cell.
    pub fn place(&self, file: &str) -> Place {
        match (self.sheet.as_str(), self.address()) {
            ("", _) => Place::file(file),
            (sheet, None) => Place::file(format!("{file} [{sheet}]")),
            (sheet, Some(address)) => Place::file(format!("{file} [{sheet}!{address}]")),
        }
    }
}

/// What a workbook says that it is for. Nothing if it does not say so, as a folder of single sheets may not.
pub fn target(book: &Book) -> Option<Target> {
    let cover = find::cover(book)?;
    let key = find::text(cover, KEY_ROW, 1)?;
    let mut parts = key.split(' ');
    let (kind, id, edition) = (parts.next()?, parts.next()?.to_owned(), parts.next()?.to_owned());
    match kind {
        "scale" => Some(Target::Scale { id, edition }),
        "battery" => Some(Target::Battery { id, edition }),
        _ => None,
    }
}

/// The language of a workbook, if it says so.
pub fn language(book: &Book) -> Option<Lang> {
    let cover = find::cover(book)?;
    Lang::from_code(&find::text(cover, KEY_ROW, VALUE)?)
}

/// Whether a sheet is worth reading: those with formulas only are not.
pub fn wanted(name: &str) -> bool {
    let only_formulas = ["book-calc", "book-rows", "book-results", "book-charts", "book-lists"];
    let titles = Lang::ALL.into_iter().flat_map(|lang| {
        let words = scalewright_words::Words::of(lang);
        only_formulas.map(|id| words.word(id))
    });
    !titles.into_iter().any(|title| title == name || name.ends_with(&format!("-{title}")))
}

/// Reads a workbook for a subject. What is in doubt is not taken over; every fault is told. Messages show what stands in cells about
/// clients only with `show_clients`.
pub fn read(subject: Subject<'_>, book: &Book, show_clients: bool) -> Reading {
    let lang = language(book).unwrap_or(Lang::Ja);
    let layout = Layout::reading(subject, lang);
    let mut reader = Reader::new(&layout, book, show_clients);
    reader.whole_book();
    reader.cover();
    for index in 0..layout.tables.len() {
        reader.table(index);
    }
    reader.raters();
    for index in 0..layout.scales.len() {
        reader.scores(index);
    }
    reader.other_sheets();
    reader.done()
}

/// Reads a workbook step by step.
pub(crate) struct Reader<'a> {
    pub layout: &'a Layout<'a>,
    pub book: &'a Book,
    /// The sheets that were recognised.
    pub used: Vec<usize>,
    /// Messages show what stands in cells about clients.
    pub show_clients: bool,
    /// What each sheet has before anybody fills it in.
    own: Vec<Own>,
    /// The columns of raters that were asked about.
    nameless: Vec<usize>,
    pub out: Reading,
}

impl<'a> Reader<'a> {
    fn new(layout: &'a Layout<'a>, book: &'a Book, show_clients: bool) -> Self {
        let assessment = Assessment {
            format: 1,
            target: layout.subject.target.clone(),
            made_up: false,
            is_final: false,
            site: Site::default(),
            visited_on: None,
            plan: None,
            settings: BTreeMap::new(),
            tables: BTreeMap::new(),
            draw: None,
            answers: BTreeMap::new(),
            raters: Vec::new(),
            notes: BTreeMap::new(),
            previous: BTreeMap::new(),
            strengths: Vec::new(),
            challenges: Vec::new(),
        };
        let (findings, places, doubts, merged) = (Vec::new(), BTreeMap::new(), Vec::new(), Vec::new());
        let out = Reading { assessment, findings, places, doubts, merged, lang: layout.lang };
        Self {
            layout,
            book,
            used: Vec::new(),
            show_clients,
            nameless: Vec::new(),
            own: own_texts(subject_texts(layout, book)),
            out,
        }
    }

    pub fn sheet(&self, index: usize) -> Option<&'a Sheet> {
        self.book.sheets.get(index)
    }

    /// What a sheet of the layout has before anybody fills it in.
    pub fn own(&self, sheet: usize) -> Own {
        self.own.get(sheet).cloned().unwrap_or_default()
    }

    /// Tells of something that has no place. Where an empty workbook has a text as well, it is probably the text of an older
    /// version, and no more than a note.
    pub fn lost(&mut self, spot: Spot, own: &Own, cell: &Cell) {
        let content = faults::shown(&cell.found, spot.about_clients);
        self.out.doubts.push(Doubted { pointer: None, spot: spot.clone(), found: cell.found.clone() });
        let label = spot.at.is_some_and(|at| own.places.contains(&at));
        let finding = if label { Finding::note } else { Finding::warning };
        self.tell(spot, |place| finding(codes::NO_PLACE, place).with("found", content));
    }

    /// Tells that a sheet is there twice: it cannot be told which of them counts.
    pub fn twice(&mut self, first: usize, other: usize) {
        self.used.push(other);
        let title = self.sheet(first).map(|sheet| sheet.name.clone()).unwrap_or_default();
        let spot = self.spot(other, None, false);
        self.tell(spot, |place| Finding::error(codes::TWICE, place).with("title", title));
    }

    /// The place of a cell, or of a whole sheet.
    pub fn spot(&self, sheet: usize, at: Option<(u32, u32)>, about_clients: bool) -> Spot {
        let name = self.sheet(sheet).map(|sheet| sheet.name.clone()).unwrap_or_default();
        // What turns the direction of writing, or is no sign at all, does not go onto screens.
        let harmless = |sign: &char| {
            !sign.is_control() && !matches!(*sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        let name: String = name.chars().filter(harmless).collect();
        Spot { order: sheet + 1, at, sheet: name, about_clients }
    }

    /// Recognises a sheet: nothing that it has is without a place then.
    pub fn take(&mut self, index: usize) {
        self.used.push(index);
        let Some(sheet) = self.sheet(index) else { return };
        if sheet.hidden && !sheet.cells.is_empty() {
            let spot = self.spot(index, None, false);
            self.tell(spot, |place| Finding::note(codes::HIDDEN, place).with("what", "sheet"));
        }
    }

    fn done(mut self) -> Reading {
        self.out.findings.sort_by(|(left, _), (right, _)| left.cmp(right));
        self.out
    }

    /// The keys of a sheet's first column, with their rows.
    pub fn row_keys(sheet: &Sheet) -> Vec<(u32, String)> {
        let keys = sheet.cells.iter().filter(|((_, col), _)| *col == KEY_COLUMN);
        keys.filter_map(|((row, _), cell)| match &cell.found {
            Found::Text(text) => Some((*row, text.trim().to_owned())),
            _ => None,
        })
        .collect()
    }
}

/// Whether a sheet is the cover, of this version of the layout or another.
pub(crate) fn is_cover(sheet: &Sheet) -> bool {
    let family = LAYOUT.split('/').next().unwrap_or(LAYOUT);
    find::text(sheet, KEY_ROW, KEY_COLUMN).is_some_and(|text| text.split('/').next() == Some(family))
}

/// The version of the layout by which a workbook was made, if it is another than ours.
pub fn other_layout(book: &Book) -> Option<(String, &'static str)> {
    let found = find::text(find::cover(book)?, KEY_ROW, KEY_COLUMN)?;
    (found != LAYOUT).then_some((found, LAYOUT))
}

/// The cells of an empty workbook: in its own language, or in every one if it does not say which that is.
fn subject_texts(layout: &Layout<'_>, book: &Book) -> Vec<Grid> {
    let langs = language(book).map_or_else(|| Lang::ALL.to_vec(), |lang| vec![lang]);
    langs.into_iter().map(|lang| crate::write::grid(&Layout::reading(layout.subject, lang), None)).collect()
}

fn own_texts(grids: Vec<Grid>) -> Vec<Own> {
    let sheets = grids.iter().map(|grid| grid.sheets.len()).max().unwrap_or_default();
    let own = |index: usize| {
        let mut own = Own::default();
        let sheets = grids.iter().filter_map(|grid| grid.sheets.get(index));
        for (at, cell) in sheets.flat_map(|sheet| &sheet.cells) {
            if let Content::Text(text) = &cell.content {
                own.texts.insert(find::folded(text));
                own.places.insert(*at);
            }
        }
        own
    };
    (0..sheets).map(own).collect()
}

/// What a sheet has before anybody fills it in.
#[derive(Clone, Debug, Default)]
pub(crate) struct Own {
    /// The texts, as they are compared.
    pub texts: BTreeSet<String>,
    /// The cells with texts.
    pub places: BTreeSet<(u32, u32)>,
}
