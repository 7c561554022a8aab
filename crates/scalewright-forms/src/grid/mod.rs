//! A workbook before it is written: sheets of cells, each with its content, its look and what may be typed into it.

mod fit;

use std::collections::BTreeMap;

use scalewright_model::Date;

use crate::formula::F;

/// All sheets, in their order.
#[derive(Debug, Default)]
pub(crate) struct Grid {
    pub sheets: Vec<Sheet>,
}

impl Grid {
    /// The names of the sheets.
    pub fn names(&self) -> Vec<String> {
        self.sheets.iter().map(|sheet| sheet.name.clone()).collect()
    }
}

/// One sheet.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    pub name: String,
    pub cells: BTreeMap<(u32, u32), Cell>,
    /// Widths of columns, in characters.
    pub widths: BTreeMap<u32, f64>,
    /// Heights of rows, in points.
    pub heights: BTreeMap<u32, f64>,
    pub hidden_rows: Vec<u32>,
    pub hidden_columns: Vec<u32>,
    /// The rows above and the columns to the left of this cell stay in sight.
    pub freeze: Option<(u32, u32)>,
    /// Rows that are printed on every page.
    pub repeat: Option<(u32, u32)>,
    pub landscape: bool,
    /// How many pages it is printed across.
    pub across: u16,
    /// Columns that are printed on every page: this many.
    pub repeat_columns: u16,
    /// It is the sheet that is seen first.
    pub first: bool,
    /// Rows before which a new page begins.
    pub breaks: Vec<u32>,
    pub role: Role,
    pub charts: Vec<Chart>,
    /// What is shown when the pointer rests on a cell.
    pub notes: BTreeMap<(u32, u32), String>,
}

/// What a sheet is for: it sets the colour of its tab.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Role {
    /// Filled in by the site.
    #[default]
    Site,
    /// Filled in by the assessors.
    Assessors,
    /// Only read.
    Result,
    /// How the results come about.
    Working,
    /// Not shown at all.
    Hidden,
}

/// One cell.
#[derive(Clone, Debug)]
pub(crate) struct Cell {
    pub content: Content,
    pub look: Look,
    pub input: Option<Input>,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Content {
    Blank,
    Text(String),
    Number(f64),
    Date(Date),
    Formula(F),
}

/// How a cell looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Look {
    Key,
    Title,
    About,
    Head,
    Label,
    /// A heading within a list.
    Section,
    /// The line of an item.
    Item,
    Hint,
    Input,
    InputDate,
    InputText,
    /// Filled in, and in doubt.
    Doubt,
    DoubtDate,
    /// Computed.
    Result,
    /// Computed and important.
    Score,
    /// What is not in order.
    Warning,
    /// The same, in one line that may run over the cells beside it.
    Alert,
    /// The number of a row.
    Number,
    Plain,
}

/// What may be typed into a cell.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Input {
    pub rule: Rule,
    /// A heading and a text that are shown while the cell is chosen.
    pub help: Option<(String, String)>,
    /// A heading and a text that are shown when something else is typed.
    pub refusal: Option<(String, String)>,
    /// What is longer than that is not wanted, but can be kept.
    pub soft: bool,
}

/// What is accepted.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Rule {
    Anything,
    /// One of the values of a column of the sheet of lists: its first and its last row.
    OneOf {
        sheet: usize,
        col: u32,
        first: u32,
        last: u32,
    },
    /// One of a few short words or numbers.
    Words(Vec<String>),
    Whole {
        min: i64,
        max: Option<i64>,
    },
    Decimal {
        min: f64,
        max: Option<f64>,
    },
    /// A day, this one at the earliest.
    Day {
        from: Date,
    },
    /// A text of so many characters at most.
    Text {
        most: u32,
    },
}

/// A chart.
#[derive(Clone, Debug)]
pub(crate) struct Chart {
    pub kind: ChartKind,
    pub title: String,
    /// The cell at its upper left corner.
    pub at: (u32, u32),
    pub size: (u32, u32),
    pub series: Vec<Series>,
    /// The least and the most of the axis of values.
    pub range: (f64, f64),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ChartKind {
    Radar,
    Bars,
}

/// The columns in which a chart finds what it draws: nothing is drawn where a number is missing.
pub(crate) const NOT_DRAWN: &str = "#N/A";

/// Values of a chart: a stretch of a column, with the names beside it.
#[derive(Clone, Debug)]
pub(crate) struct Series {
    pub name: String,
    pub sheet: usize,
    pub first: u32,
    pub last: u32,
    pub names: u32,
    pub values: u32,
    /// Drawn in the second colour.
    pub paler: bool,
}

impl Cell {
    pub const fn new(content: Content, look: Look) -> Self {
        Self { content, look, input: None }
    }
}

impl Sheet {
    pub fn new(name: String, role: Role) -> Self {
        Self { name, role, across: 1, ..Self::default() }
    }

    pub fn put(&mut self, row: u32, col: u32, content: Content, look: Look) {
        self.cells.insert((row, col), Cell::new(content, look));
    }

    pub fn text(&mut self, row: u32, col: u32, text: impl Into<String>, look: Look) {
        self.put(row, col, Content::Text(text.into()), look);
    }

    pub fn formula(&mut self, row: u32, col: u32, formula: &F, look: Look) {
        self.put(row, col, Content::Formula(formula.placed(row, col)), look);
    }

    /// A cell to be filled in.
    pub fn input(&mut self, row: u32, col: u32, content: Content, look: Look, input: Input) {
        self.cells.insert((row, col), Cell { content, look, input: Some(input) });
    }
}

impl Input {
    /// Whatever is typed is accepted.
    pub const fn anything() -> Self {
        Self { rule: Rule::Anything, help: None, refusal: None, soft: false }
    }
}
