//! Formulas of a spreadsheet as data: built once, printed for the workbook, and computed here for the values that it is saved with.
//!
//! A condition is a number: 1 if it holds, 0 if it does not, 0.5 if that is not known. So `and` is the least, `or` the greatest,
//! `not` one less it. A value that is not known is [`UNKNOWN`], an item that does not apply is [`APART`].

mod eval;
mod print;

pub(crate) use eval::serial;
pub(crate) use eval::{Computer, Value};
pub(crate) use print::{column, print};

/// What a formula shows where an input is missing.
pub const UNKNOWN: &str = "…";
/// What a formula shows where an item does not apply.
pub const APART: &str = "–";

/// A row or a column of a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pos {
    /// This one, counted from 0.
    At(u32),
    /// The one in which the formula stands.
    This,
    /// The one before it.
    Before,
}

/// A cell, by its sheet, row and column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ref {
    pub sheet: usize,
    pub row: Pos,
    pub col: Pos,
}

/// A function of spreadsheets. All of them are older than 2007, so that every program knows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fun {
    If,
    Min,
    Max,
    Sum,
    Count,
    CountA,
    CountIf,
    IsNumber,
    /// The error by which a chart leaves a value out.
    Na,
    Or,
    Round,
    Int,
    EDate,
    Trim,
    Substitute,
    /// How many cells of a range hold exactly a text, capital letters told apart: `SUMPRODUCT(--EXACT(range,text))`.
    CountExact,
    /// The same without regard to capital letters: `SUMPRODUCT(--(range=text))`.
    CountSame,
}

/// An operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Op {
    Add,
    Subtract,
    Multiply,
    Divide,
    Equal,
    AtLeast,
    Above,
    Below,
    Join,
}

/// A formula.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum F {
    /// A decimal number, as it is printed.
    Number(String),
    Text(String),
    Cell(Ref),
    /// All cells between two corners of one sheet.
    Range(Ref, Ref),
    Call(Fun, Vec<F>),
    Op(Op, Box<F>, Box<F>),
}

impl F {
    pub fn whole(value: i64) -> Self {
        Self::Number(value.to_string())
    }

    pub fn half() -> Self {
        Self::Number("0.5".to_owned())
    }

    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    pub fn unknown() -> Self {
        Self::text(UNKNOWN)
    }

    pub fn blank() -> Self {
        Self::text("")
    }

    pub fn when(test: Self, then: Self, otherwise: Self) -> Self {
        Self::Call(Fun::If, vec![test, then, otherwise])
    }

    pub fn call(fun: Fun, of: impl IntoIterator<Item = Self>) -> Self {
        Self::Call(fun, of.into_iter().collect())
    }

    pub fn op(self, op: Op, other: Self) -> Self {
        Self::Op(op, Box::new(self), Box::new(other))
    }

    pub fn numeric(self) -> Self {
        Self::call(Fun::IsNumber, [self])
    }

    pub fn equals(self, other: Self) -> Self {
        self.op(Op::Equal, other)
    }

    /// The sum of some parts, by the operator.
    pub fn plus_all(parts: Vec<Self>) -> Self {
        parts.into_iter().reduce(|sum, part| sum.op(Op::Add, part)).unwrap_or_else(|| Self::whole(0))
    }

    /// A value, if all of these are numbers; else it is not known.
    pub fn if_numbers(needed: &[Self], then: Self) -> Self {
        let needed: Vec<Self> =
            needed.iter().filter(|one| !matches!(one, Self::Number(_))).cloned().collect();
        let test = match needed.as_slice() {
            [] => return then,
            [one] => one.clone().numeric(),
            many => Self::call(Fun::Count, many.to_vec()).equals(Self::whole(count(many.len()))),
        };
        Self::when(test, then, Self::unknown())
    }

    /// Whether it is no more than a cell or a constant, so that it may be written twice.
    pub const fn is_plain(&self) -> bool {
        matches!(self, Self::Cell(_) | Self::Number(_) | Self::Text(_))
    }

    /// The same formula, as it stands in a cell.
    pub fn placed(&self, row: u32, col: u32) -> Self {
        let place = |one: &Ref| one.placed(row, col);
        match self {
            Self::Cell(one) => Self::Cell(place(one)),
            Self::Range(from, to) => Self::Range(place(from), place(to)),
            Self::Call(fun, of) => Self::Call(*fun, of.iter().map(|one| one.placed(row, col)).collect()),
            Self::Op(op, left, right) => {
                Self::Op(*op, Box::new(left.placed(row, col)), Box::new(right.placed(row, col)))
            }
            Self::Number(_) | Self::Text(_) => self.clone(),
        }
    }
}

impl Ref {
    pub const fn at(sheet: usize, row: u32, col: u32) -> Self {
        Self { sheet, row: Pos::At(row), col: Pos::At(col) }
    }

    /// The cell of this row in a column.
    pub const fn in_row(sheet: usize, col: u32) -> Self {
        Self { sheet, row: Pos::This, col: Pos::At(col) }
    }

    /// The cell of this column in a row.
    pub const fn in_column(sheet: usize, row: u32) -> Self {
        Self { sheet, row: Pos::At(row), col: Pos::This }
    }

    const fn placed(&self, row: u32, col: u32) -> Self {
        Self { sheet: self.sheet, row: self.row.placed(row), col: self.col.placed(col) }
    }

    /// The row and the column; those of a formula that was not placed are the first.
    pub const fn place(&self) -> (u32, u32) {
        (self.row.index(), self.col.index())
    }
}

impl Pos {
    const fn placed(self, here: u32) -> Self {
        match self {
            Self::At(_) => self,
            Self::This => Self::At(here),
            Self::Before => Self::At(here.saturating_sub(1)),
        }
    }

    const fn index(self) -> u32 {
        match self {
            Self::At(index) => index,
            Self::This | Self::Before => 0,
        }
    }
}

/// A length as a number of a formula.
pub(crate) fn count(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}
