//! Computes formulas, so that a workbook is saved with the values that a spreadsheet program would show.

use std::collections::HashMap;

use scalewright_model::Date;

use super::{F, Fun, Op, Ref};
use crate::grid::{Content, Grid};

/// What a cell holds or a formula gives.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Blank,
    Number(f64),
    Text(String),
    Bool(bool),
}

/// Computes the cells of a grid, each once.
pub(crate) struct Computer<'a> {
    grid: &'a Grid,
    known: HashMap<(usize, u32, u32), Value>,
}

impl<'a> Computer<'a> {
    pub fn new(grid: &'a Grid) -> Self {
        Self { grid, known: HashMap::new() }
    }

    /// The value of a cell.
    pub fn cell(&mut self, sheet: usize, row: u32, col: u32) -> Value {
        let Some(cell) = self.grid.sheets.get(sheet).and_then(|sheet| sheet.cells.get(&(row, col))) else {
            return Value::Blank;
        };
        match &cell.content {
            Content::Blank => Value::Blank,
            Content::Text(text) => Value::Text(text.clone()),
            Content::Number(number) => Value::Number(*number),
            Content::Date(date) => Value::Number(serial(*date)),
            Content::Formula(formula) => {
                if let Some(known) = self.known.get(&(sheet, row, col)) {
                    return known.clone();
                }
                // A circle, which a checked scale has none of, would find this instead of itself.
                self.known.insert((sheet, row, col), Value::Blank);
                let value = self.value(formula);
                self.known.insert((sheet, row, col), value.clone());
                value
            }
        }
    }

    fn value(&mut self, formula: &F) -> Value {
        match formula {
            F::Number(number) => Value::Number(number.parse().unwrap_or_default()),
            F::Text(text) => Value::Text(text.clone()),
            F::Cell(cell) => {
                let (row, col) = cell.place();
                match self.cell(cell.sheet, row, col) {
                    // What a reference to a blank cell gives shows as nothing only inside another formula.
                    Value::Blank => Value::Blank,
                    value => value,
                }
            }
            F::Range(from, _) => self.value(&F::Cell(*from)),
            F::Call(fun, of) => self.call(*fun, of),
            F::Op(op, left, right) => {
                let (left, right) = (self.value(left), self.value(right));
                operate(*op, &left, &right)
            }
        }
    }

    fn call(&mut self, fun: Fun, of: &[F]) -> Value {
        let mut one = |index: usize| of.get(index).map_or(Value::Blank, |part| self.value(part));
        match fun {
            Fun::If => {
                let chosen = if truth(&one(0)) { 1 } else { 2 };
                match one(chosen) {
                    Value::Blank => Value::Number(0.0),
                    value => value,
                }
            }
            Fun::IsNumber => Value::Bool(matches!(one(0), Value::Number(_))),
            Fun::Na => Value::Text(crate::grid::NOT_DRAWN.to_owned()),
            Fun::Round => Value::Number(round(number(&one(0)), number(&one(1)))),
            Fun::Int => Value::Number(number(&one(0)).floor()),
            Fun::EDate => Value::Number(later(number(&one(0)), number(&one(1)))),
            Fun::Trim => Value::Text(trimmed(&text(&one(0)))),
            Fun::Substitute => Value::Text(text(&one(0)).replace(&text(&one(1)), &text(&one(2)))),
            Fun::Or => Value::Bool((0..of.len()).any(|index| truth(&one(index)))),
            Fun::CountIf | Fun::CountExact | Fun::CountSame => {
                let wanted = one(1);
                let values = of.first().map_or_else(Vec::new, |range| self.values(range));
                let fits = |value: &&Value| match fun {
                    Fun::CountExact => text(value) == text(&wanted),
                    Fun::CountSame => **value != Value::Blank && equal(value, &wanted),
                    _ => {
                        matches!((value, &wanted), (Value::Number(left), Value::Number(right)) if same(*left, *right))
                    }
                };
                Value::Number(length(values.iter().filter(fits).count()))
            }
            Fun::Min | Fun::Max | Fun::Sum | Fun::Count | Fun::CountA => self.gathered(fun, of),
        }
    }

    /// Of ranges and single values: the numbers, or how many there are.
    fn gathered(&mut self, fun: Fun, of: &[F]) -> Value {
        let values: Vec<Value> = of.iter().flat_map(|part| self.values(part)).collect();
        let numbers = || {
            values.iter().filter_map(|value| match value {
                Value::Number(number) => Some(*number),
                _ => None,
            })
        };
        Value::Number(match fun {
            Fun::Min => numbers().reduce(f64::min).unwrap_or_default(),
            Fun::Max => numbers().reduce(f64::max).unwrap_or_default(),
            Fun::Sum => numbers().sum(),
            Fun::Count => length(numbers().count()),
            _ => length(values.iter().filter(|value| **value != Value::Blank).count()),
        })
    }

    fn values(&mut self, part: &F) -> Vec<Value> {
        match part {
            F::Range(from, to) => {
                let cells = corners(from, to);
                cells.into_iter().map(|(row, col)| self.cell(from.sheet, row, col)).collect()
            }
            one => vec![self.value(one)],
        }
    }
}

fn corners(from: &Ref, to: &Ref) -> Vec<(u32, u32)> {
    let ((top, left), (bottom, right)) = (from.place(), to.place());
    (top..=bottom).flat_map(|row| (left..=right).map(move |col| (row, col))).collect()
}

fn truth(value: &Value) -> bool {
    match value {
        Value::Bool(truth) => *truth,
        Value::Number(number) => *number != 0.0,
        Value::Blank | Value::Text(_) => false,
    }
}

fn number(value: &Value) -> f64 {
    match value {
        Value::Number(number) => *number,
        Value::Bool(true) => 1.0,
        Value::Bool(false) | Value::Blank | Value::Text(_) => 0.0,
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Bool(truth) => if *truth { "TRUE" } else { "FALSE" }.to_owned(),
        Value::Blank => String::new(),
    }
}

fn operate(op: Op, left: &Value, right: &Value) -> Value {
    let (a, b) = (number(left), number(right));
    match op {
        Op::Add => Value::Number(a + b),
        Op::Subtract => Value::Number(a - b),
        Op::Multiply => Value::Number(a * b),
        Op::Divide => Value::Number(if b == 0.0 { 0.0 } else { a / b }),
        Op::Equal => Value::Bool(equal(left, right)),
        Op::AtLeast => Value::Bool(a >= b),
        Op::Above => Value::Bool(a > b),
        Op::Below => Value::Bool(a < b),
        Op::Join => Value::Text(text(left) + &text(right)),
    }
}

/// As spreadsheets compare: texts without regard to capital letters; a blank cell is like an empty text and like nothing.
fn equal(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => same(*left, *right),
        (Value::Text(left), Value::Text(right)) => left.to_lowercase() == right.to_lowercase(),
        (Value::Bool(left), Value::Bool(right)) => left == right,
        (Value::Blank, other) | (other, Value::Blank) => match other {
            Value::Blank => true,
            Value::Text(text) => text.is_empty(),
            Value::Number(number) => *number == 0.0,
            Value::Bool(truth) => !truth,
        },
        _ => false,
    }
}

#[expect(clippy::float_cmp, reason = "spreadsheets compare for equality, and so do we")]
fn same(left: f64, right: f64) -> bool {
    left == right
}

/// Spaces at the ends taken away, several within made one: as `TRIM` does.
fn trimmed(text: &str) -> String {
    text.split(' ').filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

#[expect(clippy::cast_possible_truncation, reason = "the number of digits is small")]
fn round(value: f64, digits: f64) -> f64 {
    let scale = 10_f64.powi(digits as i32);
    // Spreadsheets round the decimal number that they show; halves go away from nothing.
    let scaled = value * scale;
    let nudged = scaled * (1.0 + f64::EPSILON);
    nudged.round() / scale
}

#[expect(clippy::cast_precision_loss, reason = "a sheet has fewer cells than that")]
const fn length(count: usize) -> f64 {
    count as f64
}

/// The day from which spreadsheets count.
const EPOCH: &str = "1899-12-30";

/// The number by which spreadsheets know a day.
#[expect(clippy::cast_precision_loss, reason = "days of the calendar are few")]
pub(crate) fn serial(date: Date) -> f64 {
    Date::parse(EPOCH).map_or(0.0, |epoch| epoch.days_until(date) as f64)
}

#[expect(clippy::cast_possible_truncation, reason = "serial numbers and months are whole")]
fn later(day: f64, months: f64) -> f64 {
    let date = Date::parse(EPOCH).and_then(|epoch| epoch.plus_days(day as i64));
    date.and_then(|date| date.plus_months(months as i64)).map_or(0.0, serial)
}
