//! The nouns of a rating scale.
//!
//! A scale is data: items with anchors, thresholds and questions, the forms that sites fill in, and the rules by which forms,
//! records and answers become scores. This crate names the parts of that data and nothing else: it reads no file, knows no file
//! format, and holds no behaviour. A text that names something says in its schema of what kind that is (`x-names`; for the keys of a
//! map `x-keys`), so that editors know what can stand there.
//!
//! ```
//! use scalewright_model::{Lang, Number, Rule, Text};
//!
//! let title = Text { ja: Some("ケースロード".into()), en: Some("Caseload".into()) };
//! assert_eq!(title.best(Lang::Ja), "ケースロード");
//!
//! // Numbers are kept exactly, as they are written.
//! assert_eq!(Number::parse("37.50").unwrap().to_string(), "37.5");
//! ```

mod assessment;
mod battery;
mod case;
mod cond;
mod date;
mod evidence;
mod expr;
mod frozen;
mod item;
mod number;
mod place;
mod rule;
mod scale;
mod table;
mod text;

pub use assessment::{
    Answers, Assessment, Cell, Draw, GroupDraw, InsteadDraw, ItemAnswers, Rater, Row, Site, Target, VisitPlan,
};
pub use battery::{
    Battery, CheckStep, Day, Definition, ItemRef, Leaflet, Letter, Phase, Promise, Stage, Term, Timetable,
};
pub use case::{Case, CaseFile, Expect, Expected, ExpectedTotal, Given};
pub use cond::Cond;
pub use date::Date;
pub use evidence::Evidence;
pub use expr::{Expr, Rows};
pub use frozen::Frozen;
pub use item::{
    Accepted, Better, Correspondence, Criterion, Fallback, Item, Measure, MeasureRange, Question, Range,
    Rounding,
};
pub use number::{Exact, Number, decimal};
pub use place::{Filed, Part, Place};
pub use rule::{
    Anchor, Bands, BySetting, Choice, Count, CountScore, Cuts, Effect, FirstMatch, Ladder, Limit, MatchCase,
    Rating, Rule, Rung, ScoreRow, ScoreTable, Step, YesNo,
};
pub use scale::{CoverageDemand, How, MissingPolicy, Scale, Status, Subscale, Total, TotalBand, TotalOf};
pub use table::{
    Common, Constant, Copied, Drawn, Field, FieldKind, FormSet, Instead, Named, RecordGroup, Required, Table,
    TableCheck, Unit,
};
pub use text::{Lang, Text};
