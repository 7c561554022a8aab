//! An assessment in the order of a plan: rows and cells by index.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use scalewright_model::{Assessment, Cell, Date, Exact, FieldKind, Row};

use crate::plan::{AnswerKind, ItemPlan, Plan, TablePlan};
use crate::value::Val;

/// An assessment in the order of a plan.
#[derive(Clone, Debug)]
pub struct Bound {
    pub(crate) tables: Vec<Option<BoundTable>>,
    pub(crate) settings: Vec<Val>,
    pub(crate) visit: Option<Date>,
    /// The answers to each item.
    pub(crate) answers: Vec<Vec<Val>>,
    /// Items that raters say do not apply.
    pub(crate) not_applicable: Vec<bool>,
    /// Conditions that are taken to hold in a row, or not to, although it is not known: to try out both.
    pub(crate) taken: Vec<((usize, usize), bool)>,
}

/// A table with its cells, row after row.
#[derive(Clone, Debug)]
pub(crate) struct BoundTable {
    width: usize,
    pub rows: usize,
    cells: Vec<Val>,
}

impl BoundTable {
    pub fn get(&self, row: usize, field: usize) -> Val {
        if field >= self.width {
            return Val::Absent;
        }
        self.cells.get(row * self.width + field).copied().unwrap_or(Val::Absent)
    }

    pub fn set(&mut self, row: usize, field: usize, value: Val) {
        if let Some(cell) = self.cells.get_mut(row * self.width + field) {
            *cell = value;
        }
    }

    /// Takes a row out.
    pub fn remove(&mut self, row: usize) {
        if row < self.rows {
            self.cells.drain(row * self.width..(row + 1) * self.width);
            self.rows -= 1;
        }
    }

    /// Adds a row with the cells of another at the end.
    pub fn copy(&mut self, row: usize) {
        if row < self.rows {
            self.cells.extend_from_within(row * self.width..(row + 1) * self.width);
            self.rows += 1;
        }
    }
}

impl Bound {
    /// An assessment in which nothing is filled in: each table is missing, or has so many blank rows.
    pub(crate) fn blank(plan: &Plan, rows: Option<usize>) -> Self {
        let tables = plan.tables.iter().map(|table| {
            let width = table.fields.len();
            rows.map(|rows| BoundTable { width, rows, cells: vec![Val::Absent; width * rows] })
        });
        Self {
            tables: tables.collect(),
            settings: vec![Val::Absent; plan.settings.len()],
            visit: None,
            answers: plan.items.iter().map(|item| vec![Val::Absent; item.answers.len()]).collect(),
            not_applicable: vec![false; plan.items.len()],
            taken: Vec::new(),
        }
    }
}

impl Plan {
    /// Puts an assessment into the order of this plan. `rater` chooses the answers that one rater gave alone.
    ///
    /// What the plan does not know is left out, and a cell of a kind that does not fit reads as not filled in; the schema of an
    /// assessment finds both before.
    pub fn bind(&self, assessment: &Assessment, rater: Option<&str>) -> Bound {
        let mut texts = Texts::default();
        let tables = self.tables.iter().map(|table| {
            let rows = assessment.tables.get(&table.id)?;
            Some(bind_rows(table, rows, &mut texts))
        });
        let tables = tables.collect();
        let settings = self.settings.iter().map(|field| {
            let cell = assessment.settings.get(&field.id);
            cell.map_or(Val::Absent, |cell| read(&field.kind, cell, &mut texts))
        });
        let settings = settings.collect();
        let alone = rater.and_then(|id| assessment.raters.iter().find(|rater| rater.id == id));
        let answers =
            if rater.is_some() { alone.map(|rater| &rater.answers) } else { Some(&assessment.answers) };
        let of_scale = answers.and_then(|answers| answers.get(&self.scale));
        let mut bound = Bound {
            tables,
            settings,
            visit: assessment.visited_on,
            answers: Vec::with_capacity(self.items.len()),
            taken: Vec::new(),
            not_applicable: Vec::with_capacity(self.items.len()),
        };
        for item in &self.items {
            let given = of_scale.and_then(|items| items.get(&item.code));
            bound.answers.push(bind_answers(item, given, &mut texts));
            bound.not_applicable.push(says_not_applicable(item, given));
        }
        bound
    }
}

fn says_not_applicable(item: &ItemPlan, answers: Option<&Row>) -> bool {
    let answer = || answers.and_then(|answers| answers.get("not_applicable"));
    item.may_not_apply && answer() == Some(&Cell::Bool(true))
}

/// Takes over the fields that are used. Rows and fields are both in the order of their names, so each is gone through once.
fn bind_rows<'a>(table: &TablePlan, rows: &'a [Row], texts: &mut Texts<'a>) -> BoundTable {
    let width = table.fields.len();
    let mut cells = vec![Val::Absent; width * rows.len()];
    for (row, values) in rows.iter().zip(cells.chunks_mut(width.max(1))) {
        let mut wanted = table.by_name.iter().peekable();
        for (name, cell) in row {
            let index = loop {
                let Some((other, index)) = wanted.peek() else { break None };
                match other.as_str().cmp(name) {
                    Ordering::Less => wanted.next(),
                    Ordering::Equal => break Some(*index),
                    Ordering::Greater => break None,
                };
            };
            let Some(index) = index else { continue };
            if let (Some(value), Some(field)) = (values.get_mut(index), table.fields.get(index)) {
                *value = read(&field.kind, cell, texts);
            }
        }
    }
    BoundTable { width, rows: rows.len(), cells }
}

fn bind_answers<'a>(item: &ItemPlan, answers: Option<&'a Row>, texts: &mut Texts<'a>) -> Vec<Val> {
    let value = |cell: &'a Cell, kind: &AnswerKind, texts: &mut Texts<'a>| match (kind, cell) {
        (AnswerKind::Field(kind), _) => read(kind, cell, texts),
        (AnswerKind::Criterion { .. }, Cell::Bool(met)) => Val::Bool(*met),
        (AnswerKind::Criterion { partly: true }, Cell::Text(text)) if text == "partly" => Val::Partly,
        (AnswerKind::OneOf(allowed), Cell::Number(number)) if allowed.contains(&number.exact()) => {
            Val::Number(number.exact())
        }
        _ => Val::Absent,
    };
    let given = |id: &str| answers.and_then(|answers| answers.get(id));
    item.answers
        .iter()
        .map(|answer| given(&answer.id).map_or(Val::Absent, |cell| value(cell, &answer.kind, texts)))
        .collect()
}

/// The content of a cell, if it fits its field.
fn read<'a>(kind: &FieldKind, cell: &'a Cell, texts: &mut Texts<'a>) -> Val {
    let within = |value: Exact, min: &scalewright_model::Number, max: &Option<scalewright_model::Number>| {
        value >= min.exact() && max.is_none_or(|max| value <= max.exact())
    };
    match (kind, cell) {
        (FieldKind::YesNo, Cell::Bool(value)) => Val::Bool(*value),
        (FieldKind::Integer { min, max }, Cell::Number(number))
            if number.exact().is_integer() && within(number.exact(), min, max) =>
        {
            Val::Number(number.exact())
        }
        (FieldKind::Number { min, max }, Cell::Number(number)) if within(number.exact(), min, max) => {
            Val::Number(number.exact())
        }
        (FieldKind::Code(options), Cell::Text(text)) => {
            options.iter().position(|option| option.id == *text).map_or(Val::Absent, Val::Code)
        }
        (FieldKind::Date, Cell::Text(text)) => Date::parse(text).map_or(Val::Absent, Val::Day),
        (FieldKind::Text, Cell::Text(text)) if !text.trim().is_empty() => Val::Text(texts.index(text.trim())),
        _ => Val::Absent,
    }
}

/// Texts by number, so that equal texts have the same one.
#[derive(Default)]
struct Texts<'a>(BTreeMap<&'a str, usize>);

impl<'a> Texts<'a> {
    fn index(&mut self, text: &'a str) -> usize {
        let next = self.0.len();
        *self.0.entry(text).or_insert(next)
    }
}
