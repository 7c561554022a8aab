//! One cell by the kind of its field.

use scalewright_diag::Finding;
use scalewright_model::{Cell as Value, Date, Field, FieldKind, Lang, Number, Text, Unit};

use super::faults::codes;
use super::{Reader, Spot};
use crate::book::Cell;
use crate::typed::{self, Choice, Doubt, Found, How, Reading, Typed};

impl<'a> Reader<'a> {
    /// What a cell holds, by the kind of its field. A doubt is told, and gives nothing.
    pub fn value(&mut self, field: &Field, cell: &Cell, spot: &Spot, pointer: &str) -> Option<Value> {
        self.formula(cell, spot);
        let typed = Typed { found: &cell.found, percent: cell.percent };
        let pointer = Some(pointer.to_owned());
        match &field.kind {
            FieldKind::YesNo => self.settle(typed::yes_no(typed), spot, pointer, cell).map(Value::Bool),
            FieldKind::Integer { .. } => {
                self.number(typed, field, true, spot, pointer, cell).map(Value::Number)
            }
            FieldKind::Number { .. } => {
                self.number(typed, field, false, spot, pointer, cell).map(Value::Number)
            }
            FieldKind::Date => {
                let date =
                    self.settle(typed::date(typed, self.out.assessment.visited_on), spot, pointer, cell);
                date.map(|date: Date| Value::Text(date.to_string()))
            }
            FieldKind::Code(options) => {
                let lang = self.layout.lang;
                let titles: Vec<Vec<&str>> =
                    options.iter().map(|option| titles(&option.title, lang)).collect();
                let choices = options.iter().zip(&titles);
                let choices: Vec<Choice<'_>> =
                    choices.map(|(option, titles)| Choice { id: &option.id, titles }).collect();
                let chosen = |index: usize| {
                    let option = options.get(index);
                    option.map(|one| Chosen { id: one.id.clone(), title: one.title.best(lang).to_owned() })
                };
                let reading = typed::code(typed, &choices).map(chosen);
                self.settle(reading, spot, pointer, cell).map(|chosen| Value::Text(chosen.id))
            }
            FieldKind::Text => {
                let text = self.settle(typed::text(typed), spot, pointer.clone(), cell)?;
                if field.initials_only && typed::looks_like_name(&text) {
                    self.refuse_name(spot, pointer, cell);
                    return None;
                }
                Some(Value::Text(text))
            }
        }
    }

    fn refuse_name(&mut self, spot: &Spot, pointer: Option<String>, cell: &Cell) {
        let doubted = super::Doubted { pointer, spot: spot.clone(), found: cell.found.clone() };
        self.out.doubts.push(doubted);
        // The name is not shown, wherever it stands.
        self.tell(spot.clone(), |place| Finding::error(codes::NAME, place));
    }

    fn number(
        &mut self,
        typed: Typed<'_>,
        field: &Field,
        whole: bool,
        spot: &Spot,
        pointer: Option<String>,
        cell: &Cell,
    ) -> Option<Number> {
        let unit = field.unit.as_ref().and_then(|id| self.unit(id));
        let words = unit.map(unit_words).unwrap_or_default();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let percent = words.iter().any(|word| matches!(*word, "%" | "％"));
        self.settle(typed::number(typed, whole, percent, &words), spot, pointer, cell)
    }

    fn unit(&self, id: &str) -> Option<&'a Unit> {
        self.layout.scales.iter().find_map(|scale| scale.unit(id))
    }

    /// The value of a reading. What is read otherwise is told; so is a doubt, which has no value.
    pub fn settle<T: Shown>(
        &mut self,
        reading: Reading<T>,
        spot: &Spot,
        pointer: Option<String>,
        cell: &Cell,
    ) -> Option<T> {
        match reading {
            Reading::Blank if super::tables::valueless(cell) => {
                self.doubt(spot.clone(), pointer, cell, &Doubt::CellError(String::new()), T::NUMBER);
                None
            }
            Reading::Blank => None,
            Reading::Plain(value) => Some(value),
            Reading::ReadAs(value, how) => {
                let quiet = self.book.format == crate::book::Format::Csv
                    && matches!(how, How::TextNumber | How::TextDate)
                    && matches!(cell.found, Found::Text(_));
                // In CSV everything is text: that a number or a day is one too is no news.
                if !quiet {
                    self.read_as(spot.clone(), cell, &value.shown(), how);
                }
                Some(value)
            }
            Reading::Doubt(doubt) => {
                self.doubt(spot.clone(), pointer, cell, &doubt, T::NUMBER);
                None
            }
        }
    }

    /// Tells that a cell holds a formula.
    pub fn formula(&mut self, cell: &Cell, spot: &Spot) {
        if cell.formula && !matches!(cell.found, Found::Error(_)) && !super::tables::valueless(cell) {
            self.tell(spot.clone(), |place| Finding::note(codes::FORMULA, place));
        }
    }
}

/// A value as a message shows it.
pub(crate) trait Shown {
    /// It is a number, of which there can be none.
    const NUMBER: bool = false;

    fn shown(&self) -> String;
}

impl Shown for bool {
    fn shown(&self) -> String {
        u8::from(*self).to_string()
    }
}

impl Shown for Number {
    const NUMBER: bool = true;

    fn shown(&self) -> String {
        self.to_string()
    }
}

impl Shown for Date {
    fn shown(&self) -> String {
        self.to_string()
    }
}

/// An option of a list: messages show its title.
pub(crate) struct Chosen {
    id: String,
    title: String,
}

impl Shown for Chosen {
    fn shown(&self) -> String {
        self.title.clone()
    }
}

impl Shown for String {
    fn shown(&self) -> String {
        self.clone()
    }
}

/// The titles of an option, that of the workbook's language first.
fn titles(title: &Text, lang: Lang) -> Vec<&str> {
    let others = Lang::ALL.into_iter().filter(|other| *other != lang);
    [lang].into_iter().chain(others).filter_map(|lang| title.get(lang)).collect()
}

/// The words that may stand around a number of a unit.
fn unit_words(unit: &Unit) -> Vec<String> {
    let patterns = [Some(&unit.pattern), unit.one.as_ref()].into_iter().flatten();
    let texts = patterns.flat_map(|text| Lang::ALL.into_iter().filter_map(|lang| text.get(lang)));
    let mut words: Vec<String> = texts
        .flat_map(|text| text.split("{n}").map(|part| part.trim().to_owned()).collect::<Vec<_>>())
        .filter(|word| !word.is_empty())
        .collect();
    words.sort();
    words.dedup();
    words
}
