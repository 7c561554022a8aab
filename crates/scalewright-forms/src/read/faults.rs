//! Findings about the cells of a workbook.

use scalewright_diag::Finding;
use scalewright_model::{Number, Place};

use super::{Doubted, Reader, Spot};
use crate::book::{Cell, OpenError};
use crate::typed::{Doubt, Found, How};

/// The codes of findings about workbooks.
pub mod codes {
    use scalewright_diag::Code;

    /// What a cell holds has no meaning or several.
    pub const DOUBT: Code = Code::new("cell-doubt");
    /// A cell was read without doubt, though it is written otherwise than it should be.
    pub const READ_AS: Code = Code::new("cell-read-as");
    /// A cell is blank that must not be.
    pub const BLANK: Code = Code::new("cell-blank");
    /// A full name stands where only initials are wanted.
    pub const NAME: Code = Code::new("full-name");
    /// A cell holds a formula; its value was read.
    pub const FORMULA: Code = Code::new("cell-formula");
    /// Something stands where nothing is read.
    pub const NO_PLACE: Code = Code::new("no-place");
    /// A form or a sheet is not in the workbook.
    pub const NO_SHEET: Code = Code::new("sheet-missing");
    /// A column or a line of a form is not on its sheet.
    pub const NO_COLUMN: Code = Code::new("column-missing");
    /// A sheet, a column or the keys are not where they were; they were found.
    pub const MOVED: Code = Code::new("sheet-changed");
    /// Cells are merged, so that it cannot be told to which row a value belongs.
    pub const MERGED: Code = Code::new("merged-cells");
    /// Something hidden was read like the rest.
    pub const HIDDEN: Code = Code::new("hidden-cells");
    /// The workbook takes values from other files.
    pub const LINKS: Code = Code::new("outside-links");
    /// Answers stand in the column of a rater who has no name.
    pub const NAMELESS: Code = Code::new("rater-without-name");
    /// A form says that there is nothing to fill in, and has something.
    pub const NONE_BUT: Code = Code::new("none-but-rows");
    /// A sheet is there twice.
    pub const TWICE: Code = Code::new("sheet-twice");
    /// A file could not be opened as a workbook.
    pub const BOOK: Code = Code::new("workbook");

    /// All of them.
    pub const ALL: &[Code] = &[
        DOUBT, READ_AS, BLANK, NAME, FORMULA, NO_PLACE, NO_SHEET, NO_COLUMN, MOVED, MERGED, HIDDEN, LINKS,
        NAMELESS, NONE_BUT, TWICE, BOOK,
    ];
}

/// Stands in a fact for nothing.
const NONE: &str = "none";
/// Stands in a message for what is not shown.
pub const MASKED: &str = "＊＊＊";

impl Reader<'_> {
    /// Adds a finding about a cell. The place of the file is put in later.
    pub fn tell(&mut self, spot: Spot, of: impl FnOnce(Place) -> Finding) {
        let finding = of(spot.place(""));
        self.out.findings.push((spot, finding));
    }

    /// Tells that a cell is in doubt, and keeps what was typed.
    pub fn doubt(&mut self, spot: Spot, pointer: Option<String>, cell: &Cell, doubt: &Doubt, number: bool) {
        self.out.doubts.push(Doubted { pointer, spot: spot.clone(), found: cell.found.clone() });
        let (mut reason, first, second) = reason(doubt);
        if reason == "none-or-blank" && !number {
            reason = "none-in-list";
        }
        let found = shown(&cell.found, spot.about_clients);
        let hidden = |value: &str| spot.about_clients && !value.is_empty() && value != NONE;
        let told = |value: String| if hidden(&value) { MASKED.to_owned() } else { value };
        let (first, second) = (told(first), told(second));
        self.tell(spot, |place| {
            let finding = Finding::error(codes::DOUBT, place).with("reason", reason).with("found", found);
            finding.with("first", first).with("second", second)
        });
    }

    /// Tells that a cell was read although it is written otherwise.
    pub fn read_as(&mut self, spot: Spot, cell: &Cell, value: &str, how: How) {
        let found = shown(&cell.found, spot.about_clients);
        let value = if spot.about_clients { MASKED.to_owned() } else { value.to_owned() };
        self.tell(spot, |place| {
            let finding = Finding::note(codes::READ_AS, place).with("found", found);
            finding.with("value", value).with("how", manner(how))
        });
    }
}

/// What a cell holds, for a message.
pub(crate) fn shown(found: &Found, masked: bool) -> String {
    if masked {
        return MASKED.to_owned();
    }
    let text = plain(found);
    if text.chars().count() <= 60 { text } else { text.chars().take(59).chain(['…']).collect() }
}

/// What a cell holds, as text.
pub(crate) fn plain(found: &Found) -> String {
    match found {
        Found::Text(text) | Found::Error(text) => text.clone(),
        Found::Number(number) => number.to_string(),
        Found::Bool(truth) => if *truth { "TRUE" } else { "FALSE" }.to_owned(),
        Found::Day { date: Some(date), .. } => date.to_string(),
        Found::Day { date: None, .. } => "?".to_owned(),
    }
}

/// The name of a reason for doubt, with what the cell may mean.
fn reason(doubt: &Doubt) -> (&'static str, String, String) {
    let number = |reason, one: &Number| (reason, one.to_string(), String::new());
    let none = |reason| (reason, String::new(), String::new());
    let two = |reason, first: String, second: String| (reason, first, second);
    let date = |date: &Option<scalewright_model::Date>| date.map(|date| date.to_string()).unwrap_or_default();
    match doubt {
        Doubt::NotANumber => none("not-a-number"),
        Doubt::TooLarge => none("too-large"),
        Doubt::Approximate { number: one } => number("approximate", one),
        Doubt::Range { from, to } => two("range", from.to_string(), to.to_string()),
        Doubt::QuestionMark => none("question-mark"),
        Doubt::NoneOrBlank => none("none-or-blank"),
        Doubt::OneOrDash => none("one-or-dash"),
        Doubt::MaybeNegative { size } => number("maybe-negative", size),
        Doubt::PercentOrShare { as_percent, as_is } => {
            two("percent-or-share", as_percent.to_string(), as_is.to_string())
        }
        Doubt::NotWhole { number: one } => number("not-whole", one),
        Doubt::TwoNumbers { first, second } => two("two-numbers", first.to_string(), second.to_string()),
        Doubt::UnknownWords { number: one } => number("unknown-words", one),
        Doubt::TurnedIntoDate { .. } => none("turned-into-date"),
        Doubt::AmbiguousDate { first, second } => {
            two("ambiguous-date", first.to_string(), second.to_string())
        }
        Doubt::NoYear { possible } => two("no-year", date(possible), String::new()),
        Doubt::TwoDigitYear { western, era } => two("two-digit-year", date(western), date(era)),
        Doubt::NoDay => none("no-day"),
        Doubt::ImpossibleDate => none("impossible-date"),
        Doubt::OutsideEra { possible } => two("outside-era", possible.to_string(), String::new()),
        Doubt::UnknownEra => none("unknown-era"),
        Doubt::MoreThanDate { date } => two("more-than-date", date.to_string(), String::new()),
        Doubt::NotADate => none("not-a-date"),
        Doubt::NotYesNo => none("not-yes-no"),
        Doubt::NotInList { nearest } => {
            two("not-in-list", nearest.clone().unwrap_or_else(|| NONE.to_owned()), String::new())
        }
        Doubt::SeveralInList { first, second } => two("several-in-list", first.clone(), second.clone()),
        Doubt::CellError(error) if error.is_empty() => none("no-value"),
        Doubt::CellError(_) => none("cell-error"),
        Doubt::TooLong => none("too-long"),
        Doubt::ControlCharacters => none("control-characters"),
    }
}

/// The name of a way of writing.
const fn manner(how: How) -> &'static str {
    match how {
        How::TextNumber => "text-number",
        How::TextDate => "text-date",
        How::Spaces => "spaces",
        How::Case => "case",
        How::FullWidth => "full-width",
        How::Separator => "separator",
        How::Dots => "dots",
        How::Compact => "compact",
        How::Kanji => "kanji",
        How::Word => "word",
        How::Mark => "mark",
        How::Unit => "unit",
        How::PercentSign => "percent-sign",
        How::PercentFormat => "percent-format",
        How::Era => "era",
        How::Serial => "serial",
        How::Weekday => "weekday",
        How::Time => "time",
        How::OtherLanguage => "other-language",
        How::Id => "id",
        How::Part => "part",
        How::Day => "day",
        How::Control => "control",
    }
}

/// Why a file could not be opened, as a finding.
pub fn cannot_open(error: &OpenError, file: &str) -> Finding {
    let finding =
        |reason: &'static str| Finding::error(codes::BOOK, Place::file(file)).with("reason", reason);
    match error {
        OpenError::NotFound => finding("not-found"),
        OpenError::Unreadable(detail) => finding("unreadable").with("detail", detail),
        OpenError::Empty => finding("empty"),
        OpenError::TooLarge { limit_mb } => finding("too-large").with("limit", limit_mb.to_string()),
        OpenError::TooMuchInside { limit_mb } => {
            finding("too-much-inside").with("limit", limit_mb.to_string())
        }
        OpenError::TooManyParts { limit } => finding("too-many-parts").with("limit", limit.to_string()),
        OpenError::TooManyCells { sheet, limit } => {
            finding("too-many-cells").with("sheet", sheet).with("limit", limit.to_string())
        }
        OpenError::TooManyStrings { limit } => finding("too-many-strings").with("limit", limit.to_string()),
        OpenError::TooLong { sheet, .. } => finding("too-long").with("sheet", sheet),
        OpenError::Damaged(detail) => finding("damaged").with("detail", detail),
        OpenError::Password => finding("password"),
        OpenError::Macros => finding("macros"),
        OpenError::UnknownFormat => finding("unknown-format"),
        OpenError::OldFormat => finding("old-format"),
        OpenError::EmptyFolder => finding("empty-folder"),
    }
}
