//! Which cell of a workbook means what. It is stated here once; the writer and the reader both go by it.
//!
//! Every sheet says by keys in its first row and its first column what its cells are, so that a sheet may be renamed and columns and
//! rows may be moved. Keys are hidden. Where they were deleted, the headings that people see are matched.

mod answers;
mod cover;
mod locate;
mod names;
mod tables;

use scalewright_check::Checked;
use scalewright_model::{Assessment, Battery, Common, Field, Lang, RecordGroup, Table, Target, Text};
use scalewright_words::Words;

pub(crate) use answers::{Answer, AnswerKind, Line, lines};
pub(crate) use cover::{CoverLine, LineKind, cover_lines};
pub(crate) use tables::{CHECKS, FIRST, HEAD, HINT, Placed, SUMS, TableLayout, UPRIGHT};

/// The version of the layout, written into every workbook.
pub(crate) const LAYOUT: &str = "scalewright-forms/1";
/// The fewest columns for raters.
const RATERS: usize = 3;

/// What a workbook is made for.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// The scale or the battery.
    pub target: &'a Target,
    /// Its title.
    pub title: &'a Text,
    /// The battery, if it is one.
    pub battery: Option<&'a Battery>,
    /// The scales that are scored.
    pub scales: &'a [&'a Checked],
    /// Scales that are shown beside them; their sheet is there only if a visit has answers for them.
    pub beside: &'a [&'a Checked],
}

/// The layout of a workbook.
pub(crate) struct Layout<'a> {
    pub lang: Lang,
    pub words: &'static Words,
    pub subject: Subject<'a>,
    /// The scales that have a sheet of their own.
    pub scales: Vec<&'a Checked>,
    pub tables: Vec<TableLayout<'a>>,
    pub settings: Vec<&'a Field>,
    pub groups: Vec<&'a RecordGroup>,
    /// How many raters there is room for.
    pub raters: usize,
    /// How many lines there are for strengths, and for challenges.
    pub said: usize,
    pub sheets: Sheets,
    /// The lines of the cover, from [`COVER_FIRST`] on.
    pub cover: Vec<CoverLine<'a>>,
}

/// The places of the sheets.
#[derive(Clone, Debug)]
pub(crate) struct Sheets {
    /// All names, in order.
    pub names: Vec<String>,
    pub cover: usize,
    pub first_table: usize,
    pub first_scores: usize,
    pub results: usize,
    pub charts: usize,
    pub calc: usize,
    pub rows: usize,
    pub lists: usize,
}

/// The row of keys.
pub(crate) const KEY_ROW: u32 = 0;
/// The column of keys, on the sheets that have a key for each line.
pub(crate) const KEY_COLUMN: u32 = 0;
/// The row of the first line of the cover.
pub(crate) const COVER_FIRST: u32 = 5;
/// On the cover: the column of what is filled in.
pub(crate) const VALUE: u32 = 2;

impl<'a> Layout<'a> {
    /// The layout for a subject, with room for all that a visit has.
    pub fn new(subject: Subject<'a>, visit: Option<&Assessment>, lang: Lang) -> Self {
        let beside = subject.beside.iter().copied();
        let beside = beside.filter(|scale| visit.is_some_and(|visit| mentions(visit, scale.id())));
        Self::of(subject, subject.scales.iter().copied().chain(beside).collect(), visit, lang)
    }

    /// The layout by which a workbook is read: with a sheet for every scale that there can be.
    pub fn reading(subject: Subject<'a>, lang: Lang) -> Self {
        Self::of(subject, subject.scales.iter().chain(subject.beside).copied().collect(), None, lang)
    }

    fn of(subject: Subject<'a>, scales: Vec<&'a Checked>, visit: Option<&Assessment>, lang: Lang) -> Self {
        let tables = tables(&scales, subject.battery);
        let (settings, groups) = vocabulary(&scales);
        let words = Words::of(lang);
        let sheets = sheets(&scales, &tables, words);
        let first = sheets.first_table;
        let tables = tables.into_iter().enumerate().map(|(index, table)| {
            let rows = visit.and_then(|visit| visit.tables.get(&table.id)).map_or(0, Vec::len);
            let groups = groups.iter().copied().filter(|group| group.table == table.id).collect();
            TableLayout::new(table, first + index, rows, groups)
        });
        let tables = tables.collect();
        let raters = visit.map_or(0, |visit| visit.raters.len()).max(RATERS);
        let said = visit.map_or(0, |visit| visit.strengths.len().max(visit.challenges.len()));
        let cover = Vec::new();
        let mut layout = Self {
            lang,
            words,
            subject,
            scales,
            tables,
            settings,
            groups,
            raters,
            said: said.max(5),
            sheets,
            cover,
        };
        layout.cover = cover_lines(&layout);
        layout
    }

    /// The row of a line of the cover.
    pub fn cover_row(&self, key: &str) -> Option<u32> {
        let index = self.cover.iter().position(|line| line.key == key)?;
        Some(COVER_FIRST + u32::try_from(index).ok()?)
    }

    /// A text in the language of the workbook.
    pub fn text<'t>(&self, text: &'t Text) -> &'t str {
        text.best(self.lang)
    }

    /// A message.
    pub fn word(&self, id: &str) -> String {
        self.words.word(id)
    }

    /// A table by its name.
    pub fn table(&self, id: &str) -> Option<&TableLayout<'a>> {
        self.tables.iter().find(|table| table.table.id == id)
    }

    /// The sheet of the scores of a scale.
    pub const fn scores_sheet(&self, scale: usize) -> usize {
        self.sheets.first_scores + scale
    }
}

/// Whether a visit says something about a scale.
fn mentions(visit: &Assessment, scale: &str) -> bool {
    visit.answers.contains_key(scale)
        || visit.notes.contains_key(scale)
        || visit.previous.contains_key(scale)
        || visit.raters.iter().any(|rater| rater.answers.contains_key(scale))
}

/// The tables: those of the site in the battery's order, then the records, then all others; each once.
fn tables<'a>(scales: &[&'a Checked], battery: Option<&Battery>) -> Vec<&'a Table> {
    let all = || scales.iter().flat_map(|scale| &scale.common().tables);
    let named = battery.into_iter().flat_map(|battery| battery.forms_before.iter().chain(&battery.records));
    let mut tables: Vec<&Table> = Vec::new();
    let named: Vec<&Table> = named.filter_map(|id| all().find(|table| table.id == *id)).collect();
    for table in named.into_iter().chain(all()) {
        if !tables.iter().any(|one| one.id == table.id) {
            tables.push(table);
        }
    }
    tables
}

fn vocabulary<'a>(scales: &[&'a Checked]) -> (Vec<&'a Field>, Vec<&'a RecordGroup>) {
    let commons = || scales.iter().map(|scale| scale.common());
    let settings = unique(commons().flat_map(|common: &Common| &common.settings), |one| &one.id);
    let groups = unique(commons().flat_map(|common: &Common| &common.groups), |one| &one.id);
    (settings, groups)
}

fn unique<'a, T>(all: impl Iterator<Item = &'a T>, id: fn(&T) -> &String) -> Vec<&'a T> {
    let mut kept: Vec<&T> = Vec::new();
    for one in all {
        if !kept.iter().any(|other| id(other) == id(one)) {
            kept.push(one);
        }
    }
    kept
}

fn sheets(scales: &[&Checked], tables: &[&Table], words: &Words) -> Sheets {
    let lang = words.lang();
    let mut names = vec![words.word("book-cover")];
    names.extend(tables.iter().map(|table| names::short(table.title.best(lang))));
    for scale in scales {
        let short = scale.scale().short.as_ref().map_or_else(|| scale.id(), |short| short.best(lang));
        names.push(words.say("book-scores", &[("scale", short)]));
    }
    let rest = ["book-results", "book-charts", "book-calc", "book-rows", "book-lists"];
    names.extend(rest.iter().map(|id| words.word(id)));
    let (first_table, first_scores) = (1, 1 + tables.len());
    let results = first_scores + scales.len();
    Sheets {
        names: names::distinct(names),
        cover: 0,
        first_table,
        first_scores,
        results,
        charts: results + 1,
        calc: results + 2,
        rows: results + 3,
        lists: results + 4,
    }
}
