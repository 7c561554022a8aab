//! What may be typed into a cell, by the kind of a field, and the lists to choose from.

use scalewright_model::{Date, Field, FieldKind, Number};

use super::float;
use crate::grid::{Content, Input, Look, Role, Rule, Sheet};
use crate::layout::Layout;

/// The longest text and the longest heading that spreadsheets show beside a cell.
const HELP_MOST: usize = 250;
const HEADING_MOST: usize = 31;
/// Initials and local numbers are no longer than this.
const INITIALS_MOST: u32 = 8;
/// No visit looks further back.
const EARLIEST: &str = "1950-01-01";

/// Lists to choose from, each a column of a sheet of their own.
pub(crate) struct Lists {
    index: usize,
    columns: Vec<Vec<String>>,
}

impl Lists {
    pub const fn new(index: usize) -> Self {
        Self { index, columns: Vec::new() }
    }

    /// The rule that one of these is chosen.
    pub fn rule(&mut self, values: Vec<String>) -> Rule {
        let last = u32::try_from(values.len().saturating_sub(1)).unwrap_or_default();
        let found = self.columns.iter().position(|column| *column == values);
        let col = found.unwrap_or_else(|| {
            self.columns.push(values);
            self.columns.len() - 1
        });
        Rule::OneOf { sheet: self.index, col: u32::try_from(col).unwrap_or_default(), first: 0, last }
    }

    /// The sheet with the lists.
    pub fn sheet(&self, name: String) -> Sheet {
        let mut sheet = Sheet::new(name, Role::Hidden);
        for (values, col) in self.columns.iter().zip(0..) {
            for (value, row) in values.iter().zip(0..) {
                sheet.put(row, col, Content::Text(value.clone()), Look::Plain);
            }
        }
        sheet
    }
}

/// What may be typed into a cell of a field.
pub(super) fn of_field(layout: &Layout<'_>, lists: &mut Lists, field: &Field) -> Input {
    let (rule, wanted) = of_kind(layout, lists, &field.kind, field.initials_only);
    // What is said of initials says all.
    let help = field
        .help
        .as_ref()
        .filter(|_| !field.initials_only)
        .map(|help| layout.text(help))
        .unwrap_or_default();
    let text =
        [wanted.as_str(), help].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n");
    Input {
        rule,
        help: Some((clipped(layout.text(&field.title), HEADING_MOST), clipped(&text, HELP_MOST))),
        refusal: refusal(layout, &clipped(&wanted, HELP_MOST)),
        soft: field.initials_only,
    }
}

/// What is said when something else is typed.
pub(super) fn refusal(layout: &Layout<'_>, wanted: &str) -> Option<(String, String)> {
    (!wanted.is_empty()).then(|| (layout.word("book-refusal-title"), wanted.to_owned()))
}

/// What is accepted for a kind of value, and how that is said.
fn of_kind(layout: &Layout<'_>, lists: &mut Lists, kind: &FieldKind, initials: bool) -> (Rule, String) {
    let word = |id: &str| layout.word(id);
    match kind {
        FieldKind::YesNo => (Rule::Words(vec!["1".to_owned(), "0".to_owned()]), word("book-wants-yes-no")),
        FieldKind::Integer { min, max } => {
            let rule = Rule::Whole { min: whole(*min), max: max.map(whole) };
            (rule, range(layout, "book-wants-whole", *min, *max))
        }
        FieldKind::Number { min, max } => {
            let rule = Rule::Decimal { min: float(*min), max: max.map(float) };
            (rule, range(layout, "book-wants-number", *min, *max))
        }
        FieldKind::Code(options) => {
            let titles = options.iter().map(|option| layout.text(&option.title).to_owned()).collect();
            (lists.rule(titles), word("book-wants-code"))
        }
        FieldKind::Date => match Date::parse(EARLIEST) {
            Some(from) => (Rule::Day { from }, word("book-wants-date")),
            None => (Rule::Anything, word("book-wants-date")),
        },
        FieldKind::Text if initials => (Rule::Text { most: INITIALS_MOST }, word("book-wants-initials")),
        FieldKind::Text => (Rule::Anything, String::new()),
    }
}

/// A short hint below the heading of a column.
pub(super) fn hint(layout: &Layout<'_>, field: &Field) -> String {
    let id = match &field.kind {
        FieldKind::YesNo => "book-hint-yes-no",
        FieldKind::Integer { .. } | FieldKind::Number { .. } => "book-hint-number",
        FieldKind::Code(_) => "book-hint-code",
        FieldKind::Date => "book-hint-date",
        FieldKind::Text if field.initials_only => "book-hint-initials",
        FieldKind::Text => "book-hint-text",
    };
    layout.word(id)
}

/// How a cell of a kind looks.
pub(super) const fn look(kind: &FieldKind) -> Look {
    match kind {
        FieldKind::Date => Look::InputDate,
        FieldKind::Text | FieldKind::Code(_) => Look::InputText,
        FieldKind::YesNo | FieldKind::Integer { .. } | FieldKind::Number { .. } => Look::Input,
    }
}

fn range(layout: &Layout<'_>, id: &str, min: Number, max: Option<Number>) -> String {
    let min = min.to_string();
    match max {
        Some(max) => layout.words.say(&format!("{id}-range"), &[("min", &min), ("max", &max.to_string())]),
        None => layout.words.say(id, &[("min", &min)]),
    }
}

/// A whole number within what spreadsheets can compare.
pub(super) fn whole(number: Number) -> i64 {
    i64::try_from(number.exact().to_integer()).unwrap_or_default()
}

/// A text with no more signs than that.
pub(super) fn clipped(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most - 1).chain(['…']).collect()
}
