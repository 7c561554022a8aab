//! One assessment with its gaps filled in, in every possible way, one way after another.
//!
//! An item is read as if nothing were missing. Where something is, [`World`] makes a guess, and remembers it. When the item
//! has its score, [`World::advance`] changes the last guess that has another option left, and the item is read again.

use std::cell::RefCell;

use scalewright_model::{Assessment, Cell, Exact, Row};

use super::day::{self, Day};

/// A whole number as an exact one.
pub fn whole(value: i64) -> Exact {
    Exact::from_integer(value.into())
}

/// What a guess is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// A cell: table, row, field.
    Cell(&'static str, usize, &'static str),
    /// An answer: item, id.
    Answer(&'static str, &'static str),
    /// The day of the visit.
    Visit,
    /// A setting.
    Setting(&'static str),
    /// Something worked out from what is missing.
    Derived(&'static str),
}

/// A guess: which of its options it is at.
#[derive(Debug)]
struct Guess {
    at: usize,
    options: usize,
}

/// The guesses of one way to fill the gaps.
#[derive(Debug, Default)]
struct Guesses {
    /// In the order in which the item asked for them.
    path: Vec<Guess>,
    /// What has been guessed in this reading so far.
    made: Vec<(Place, Exact)>,
    /// A number or a date of a table was guessed from a grid, in this reading or an earlier one.
    rough: bool,
}

/// An assessment, and guesses for what is missing in it.
#[derive(Debug)]
pub struct World<'a> {
    assessment: &'a Assessment,
    scale: &'static str,
    guesses: RefCell<Guesses>,
}

impl<'a> World<'a> {
    /// The answers of a scale, and the tables, before any guess.
    pub fn new(assessment: &'a Assessment, scale: &'static str) -> Self {
        Self { assessment, scale, guesses: RefCell::default() }
    }

    /// Goes on to the next way to fill the gaps; false if all have been tried.
    pub fn advance(&self) -> bool {
        let mut guesses = self.guesses.borrow_mut();
        guesses.made.clear();
        while let Some(mut last) = guesses.path.pop() {
            last.at += 1;
            if last.at < last.options {
                guesses.path.push(last);
                return true;
            }
        }
        false
    }

    /// Whether a number or date of a table was guessed, so that a possible score may have been missed.
    pub fn rough(&self) -> bool {
        self.guesses.borrow().rough
    }

    fn guess(&self, place: Place, options: &[Exact]) -> Exact {
        let mut guesses = self.guesses.borrow_mut();
        if let Some((_, value)) = guesses.made.iter().find(|(made, _)| *made == place) {
            return *value;
        }
        let step = guesses.made.len();
        if guesses.path.len() == step {
            guesses.path.push(Guess { at: 0, options: options.len() });
        }
        let at = guesses.path.get(step).map_or(0, |guess| guess.at);
        let value = options.get(at).copied().unwrap_or_default();
        guesses.made.push((place, value));
        value
    }

    fn guess_bool(&self, place: Place) -> bool {
        self.guess(place, &[whole(0), whole(1)]) == whole(1)
    }

    fn guess_code(&self, place: Place, options: &[&'static str]) -> &'static str {
        let numbers: Vec<_> = (0..).map(whole).take(options.len()).collect();
        let value = self.guess(place, &numbers);
        options.iter().zip(&numbers).find(|(_, number)| **number == value).map_or("", |(code, _)| code)
    }

    fn guess_roughly(&self, place: Place, grid: &[Exact]) -> Exact {
        self.guesses.borrow_mut().rough = true;
        self.guess(place, grid)
    }

    /// A yes or no that cannot be known.
    pub fn either(&self, name: &'static str) -> bool {
        self.guess_bool(Place::Derived(name))
    }

    /// A whole number between two others that cannot be known better.
    pub fn between(&self, name: &'static str, least: usize, most: usize) -> usize {
        if least == most {
            return least;
        }
        let options: Vec<_> = (0..).map(whole).take(most - least + 1).collect();
        let more = self.guess(Place::Derived(name), &options).to_integer();
        usize::try_from(more).map_or(most, |more| least + more)
    }

    /// The day of the visit; if it is missing, one of the days given.
    pub fn visit(&self, grid: &[Day]) -> Day {
        match self.assessment.visited_on.and_then(|date| day::parse(&date.to_string())) {
            Some(day) => day,
            None => to_day(self.guess_roughly(Place::Visit, &from_days(grid))),
        }
    }

    /// The rows of a table; nothing if the table is missing.
    pub fn lines(&self, table: &'static str) -> Option<Vec<Line<'_>>> {
        let rows = self.assessment.tables.get(table)?;
        Some(rows.iter().enumerate().map(|(at, row)| Line { world: self, table, at, row }).collect())
    }

    fn answer(&self, item: &str, id: &str) -> Option<&'a Cell> {
        self.assessment.answers.get(self.scale)?.get(item)?.get(id)
    }

    /// An answer of yes or no.
    pub fn yes(&self, item: &'static str, id: &'static str) -> bool {
        match self.answer(item, id) {
            Some(Cell::Bool(value)) => *value,
            _ => self.guess_bool(Place::Answer(item, id)),
        }
    }

    /// How many of these answers are yes.
    pub fn count(&self, item: &'static str, ids: &[&'static str]) -> i64 {
        ids.iter().map(|id| i64::from(self.yes(item, id))).sum()
    }

    /// An answer that is a code.
    pub fn code(&self, item: &'static str, id: &'static str, options: &[&'static str]) -> &str {
        match self.answer(item, id) {
            Some(Cell::Text(code)) => code,
            _ => self.guess_code(Place::Answer(item, id), options),
        }
    }

    /// A setting.
    pub fn setting(&self, id: &'static str, options: &[&'static str]) -> &str {
        match self.assessment.settings.get(id) {
            Some(Cell::Text(code)) => code,
            _ => self.guess_code(Place::Setting(id), options),
        }
    }

    /// An answer that is a number; its options must stand for all numbers there are.
    pub fn number(&self, item: &'static str, id: &'static str, options: &[Exact]) -> Exact {
        match self.answer(item, id) {
            Some(Cell::Number(number)) => number.exact(),
            _ => self.guess(Place::Answer(item, id), options),
        }
    }
}

fn from_days(days: &[Day]) -> Vec<Exact> {
    days.iter().copied().map(whole).collect()
}

fn to_day(value: Exact) -> Day {
    Day::try_from(value.to_integer()).unwrap_or_default()
}

/// One row of a table.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    world: &'a World<'a>,
    table: &'static str,
    at: usize,
    row: &'a Row,
}

impl<'a> Line<'a> {
    fn place(&self, field: &'static str) -> Place {
        Place::Cell(self.table, self.at, field)
    }

    /// A cell of yes or no; nothing if it is missing.
    pub fn known_yes(&self, field: &str) -> Option<bool> {
        match self.row.get(field) {
            Some(Cell::Bool(value)) => Some(*value),
            _ => None,
        }
    }

    /// A cell of yes or no.
    pub fn yes(&self, field: &'static str) -> bool {
        self.known_yes(field).unwrap_or_else(|| self.world.guess_bool(self.place(field)))
    }

    /// A cell that is a code.
    pub fn code(&self, field: &'static str, options: &[&'static str]) -> &'a str {
        match self.row.get(field) {
            Some(Cell::Text(code)) => code,
            _ => self.world.guess_code(self.place(field), options),
        }
    }

    /// A cell of text; nothing if it is missing.
    pub fn known_text(&self, field: &str) -> Option<&'a str> {
        match self.row.get(field) {
            Some(Cell::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// A cell that is a day; nothing if it is missing.
    pub fn known_day(&self, field: &str) -> Option<Day> {
        day::parse(self.known_text(field)?)
    }

    /// A cell that is a number; nothing if it is missing.
    pub fn known(&self, field: &str) -> Option<Exact> {
        match self.row.get(field) {
            Some(Cell::Number(number)) => Some(number.exact()),
            _ => None,
        }
    }

    /// A number for a cell in which there is none.
    pub fn guess(&self, field: &'static str, grid: &[Exact]) -> Exact {
        self.world.guess_roughly(self.place(field), grid)
    }

    /// A day for a cell in which there is none.
    pub fn guess_day(&self, field: &'static str, grid: &[Day]) -> Day {
        to_day(self.guess(field, &from_days(grid)))
    }

    /// A number; if it is missing, one of the grid.
    pub fn number(&self, field: &'static str, grid: impl FnOnce() -> Vec<Exact>) -> Exact {
        self.known(field).unwrap_or_else(|| self.guess(field, &grid()))
    }
}
