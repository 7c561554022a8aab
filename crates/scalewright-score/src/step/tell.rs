//! From sets of changes by index to what is said of them, and back into an assessment.

use std::collections::BTreeSet;

use scalewright_model::{Assessment, Cell, Exact, FieldKind, Number, Row, decimal};

use crate::explain::used_measures;
use crate::plan::AnswerKind;
use crate::step::draft::{Draft, Kind, Move, Put, Spot};
use crate::step::records::rows_of;
use crate::step::report::{Change, Edit, FieldValue, MeasureChange, Way, What};
use crate::step::work::{Work, number_of};
use crate::trace::MeasureTrace;
use crate::value::Val;

/// What a set of changes is said to be.
pub(crate) struct Tell<'a, 'w> {
    pub visit: &'a Assessment,
    /// The answers of the item as they stand in the visit.
    pub answers: Option<&'a Row>,
    pub work: &'a mut Work<'w>,
}

impl Tell<'_, '_> {
    pub fn way(&mut self, draft: &Draft) -> Way {
        let changes = draft.moves.iter().map(|one| self.change(one)).collect();
        let before = self.measures();
        let after = self.work.with(draft, |work| measures(work));
        let differ = |(before, after): (MeasureTrace, MeasureTrace)| {
            (before.value != after.value).then_some(MeasureChange { before, after })
        };
        let measures = before.into_iter().zip(after).filter_map(differ).collect();
        Way { changes, measures, up_to: self.work.with(draft, |work| work.up_to()) }
    }

    fn measures(&self) -> Vec<MeasureTrace> {
        measures(self.work)
    }

    fn change(&self, one: &Move) -> Change {
        Change { what: self.what(one), edits: one.puts.iter().map(|put| self.edit(put)).collect() }
    }

    fn what(&self, one: &Move) -> What {
        let rows = || rows_of(&one.puts);
        match &one.kind {
            Kind::Input(spot) => self.input(*spot, one),
            Kind::Column { table, field, rows } => self.column(*table, *field, rows, one),
            Kind::Rows { candidates, .. } if candidates.len() == 1 && one.puts.len() == 1 => {
                let spot = one.puts.iter().find_map(|put| match put {
                    Put::Set(spot, _) => Some(*spot),
                    _ => None,
                });
                self.input(spot.unwrap_or(Spot::Answer(usize::MAX)), one)
            }
            Kind::Rows { table, of, sets, candidates } => What::Rows {
                table: self.table(*table),
                of: of.len(),
                number: rows().len(),
                sets: sets
                    .iter()
                    .map(|(field, value)| {
                        let spot = Spot::Cell { table: *table, row: 0, field: *field };
                        FieldValue { field: self.field(*table, *field), to: self.cell(spot, *value) }
                    })
                    .collect(),
                candidates: counted(candidates),
            },
            Kind::Kinds { table, more, candidates } => What::Kinds {
                table: self.table(*table),
                more: *more,
                number: one.puts.iter().filter_map(field_of).collect::<BTreeSet<_>>().len(),
                fields: candidates.iter().map(|field| self.field(*table, *field)).collect(),
            },
            Kind::Distinct { table, field, of, more, candidates } => What::Distinct {
                table: self.table(*table),
                field: self.field(*table, *field),
                more: *more,
                number: one.puts.len(),
                of: of.len(),
                candidates: counted(candidates),
            },
            Kind::Count { table, alike } => {
                let from = self.row_count(*table);
                let added = one.puts.iter().filter(|put| matches!(put, Put::Copy { .. })).count();
                let removed = one.puts.iter().filter(|put| matches!(put, Put::Remove { .. })).count();
                What::Count {
                    table: self.table(*table),
                    from,
                    to: (from + added).saturating_sub(removed),
                    alike: counted(alike),
                }
            }
        }
    }

    fn input(&self, spot: Spot, one: &Move) -> What {
        let to = one.puts.iter().rev().find_map(|put| match put {
            Put::Set(other, value) if *other == spot => Some(self.cell(spot, *value)),
            _ => None,
        });
        let (from, to) = (self.present(spot), to.unwrap_or(Cell::Blank));
        match spot {
            Spot::Answer(answer) => What::Answer { id: self.answer(answer), from, to },
            Spot::Cell { table, row, field } => What::Cell {
                table: self.table(table),
                field: self.field(table, field),
                row: row + 1,
                of: self.row_count(table),
                from,
                to,
            },
        }
    }

    fn column(&self, table: usize, field: usize, rows: &[usize], one: &Move) -> What {
        let sum = |value: &dyn Fn(Spot) -> Val| -> Exact {
            rows.iter().filter_map(|row| number_of(value(Spot::Cell { table, row: *row, field }))).sum()
        };
        let put = |spot: Spot| {
            let new = one.puts.iter().rev().find_map(|put| match put {
                Put::Set(other, value) if *other == spot => Some(*value),
                _ => None,
            });
            new.unwrap_or_else(|| self.work.get(spot))
        };
        let (from, to) = (sum(&|spot| self.work.get(spot)), sum(&put));
        let days = matches!(self.work.kind(Spot::Cell { table, row: 0, field }), Some(FieldKind::Date));
        let (table, field, rows) = (self.table(table), self.field(table, field), counted(rows));
        if days {
            What::Days { table, field, rows, by: to - from }
        } else {
            What::Sum { table, field, rows, from, to }
        }
    }

    fn edit(&self, put: &Put) -> Edit {
        match *put {
            Put::Set(spot @ Spot::Answer(answer), value) => Edit::Answer {
                item: self.work.item.code.clone(),
                id: self.answer(answer),
                to: self.cell(spot, value),
            },
            Put::Set(spot @ Spot::Cell { table, row, field }, value) => Edit::Cell {
                table: self.table(table),
                row: row + 1,
                field: self.field(table, field),
                to: self.cell(spot, value),
            },
            Put::Remove { table, row } => Edit::RemoveRow { table: self.table(table), row: row + 1 },
            Put::Copy { table, row } => Edit::CopyRow { table: self.table(table), row: row + 1 },
        }
    }

    fn table(&self, table: usize) -> String {
        self.work.plan.tables.get(table).map_or_else(String::new, |table| table.id.clone())
    }

    fn field(&self, table: usize, field: usize) -> String {
        let field = self.work.plan.tables.get(table).and_then(|table| table.fields.get(field));
        field.map_or_else(String::new, |field| field.id.clone())
    }

    fn answer(&self, answer: usize) -> String {
        self.work.item.answers.get(answer).map_or_else(String::new, |answer| answer.id.clone())
    }

    fn row_count(&self, table: usize) -> usize {
        self.work.base.tables.get(table).and_then(Option::as_ref).map_or(0, |table| table.rows)
    }

    /// What stands at a place in the visit.
    fn present(&self, spot: Spot) -> Cell {
        let found = match spot {
            Spot::Answer(answer) => self.answers.and_then(|answers| answers.get(&self.answer(answer))),
            Spot::Cell { table, row, field } => {
                let rows = self.visit.tables.get(&self.table(table));
                rows.and_then(|rows| rows.get(row)?.get(&self.field(table, field)))
            }
        };
        found.cloned().unwrap_or(Cell::Blank)
    }

    /// A value as it is written down at a place.
    fn cell(&self, spot: Spot, value: Val) -> Cell {
        match value {
            Val::Absent => Cell::Blank,
            Val::Bool(value) => Cell::Bool(value),
            Val::Partly => Cell::Text("partly".to_owned()),
            Val::Number(value) => Number::parse(&decimal(value, 9)).map_or(Cell::Blank, Cell::Number),
            Val::Day(day) => Cell::Text(day.to_string()),
            Val::Text(text) => self.text(spot, text),
            Val::Code(code) => {
                let kind = match spot {
                    Spot::Answer(answer) => {
                        match self.work.item.answers.get(answer).map(|answer| &answer.kind) {
                            Some(AnswerKind::Field(kind)) => Some(kind),
                            _ => None,
                        }
                    }
                    Spot::Cell { .. } => self.work.kind(spot),
                };
                match kind {
                    Some(FieldKind::Code(options)) => {
                        options.get(code).map_or(Cell::Blank, |option| Cell::Text(option.id.clone()))
                    }
                    _ => Cell::Blank,
                }
            }
        }
    }

    /// A text by its number: one that stands in the column, or else one that stands nowhere in it.
    fn text(&self, spot: Spot, text: usize) -> Cell {
        let Spot::Cell { table, field, .. } = spot else { return Cell::Blank };
        let known = (0..self.row_count(table)).map(|row| Spot::Cell { table, row, field });
        let mut same = known.clone().filter(|spot| self.work.get(*spot) == Val::Text(text));
        if let Some(spot) = same.next() {
            return self.present(spot);
        }
        let standing: Vec<Cell> = known.map(|spot| self.present(spot)).collect();
        let mut fresh = format!("({})", usize::MAX - text + 1);
        while standing.contains(&Cell::Text(fresh.clone())) {
            fresh.push('\'');
        }
        Cell::Text(fresh)
    }
}

fn measures(work: &Work<'_>) -> Vec<MeasureTrace> {
    let mut eval = work.eval();
    used_measures(work.item).into_iter().map(|measure| eval.measure_trace(measure)).collect()
}

/// Rows counted from one.
fn counted(rows: &[usize]) -> Vec<usize> {
    rows.iter().map(|row| row + 1).collect()
}

fn field_of(put: &Put) -> Option<usize> {
    match put {
        Put::Set(Spot::Cell { field, .. }, _) => Some(*field),
        _ => None,
    }
}

/// Makes changes in an assessment; `rater` names whose answers are changed, if not the agreed ones.
pub(crate) fn apply(visit: &mut Assessment, scale: &str, rater: Option<&str>, edit: &Edit) {
    match edit {
        Edit::Answer { item, id, to } => {
            let answers = match rater {
                Some(rater) => {
                    visit.raters.iter_mut().find(|one| one.id == rater).map(|one| &mut one.answers)
                }
                None => Some(&mut visit.answers),
            };
            if let Some(answers) = answers {
                let item = answers.entry(scale.to_owned()).or_default().entry(item.clone()).or_default();
                item.insert(id.clone(), to.clone());
            }
        }
        Edit::Cell { table, row, field, to } => {
            let row = visit.tables.get_mut(table).and_then(|rows| rows.get_mut(row.wrapping_sub(1)));
            if let Some(row) = row {
                row.insert(field.clone(), to.clone());
            }
        }
        Edit::RemoveRow { table, row } => {
            if let Some(rows) = visit.tables.get_mut(table).filter(|rows| (1..=rows.len()).contains(row)) {
                rows.remove(row - 1);
            }
        }
        Edit::CopyRow { table, row } => {
            if let Some(rows) = visit.tables.get_mut(table)
                && let Some(copy) = rows.get(row.wrapping_sub(1)).cloned()
            {
                rows.push(copy);
            }
        }
    }
}
