//! Turns scales and outcomes into text for people, in Japanese or in English.
//!
//! No wording of a scale stands in the code: texts come from the data, phrases from `scalewright-words`, and the text of an anchor is
//! made from the numbers of its rule, so that wording and rule cannot part.
//!
//! ```
//! use scalewright_check::Checked;
//! use scalewright_render::Teller;
//! use scalewright_words::Words;
//! use scalewright_model::Lang;
//!
//! fn anchors(scale: &Checked, code: &str) -> Vec<String> {
//!     let teller = Teller::new(scale, Words::of(Lang::En));
//!     let item = scale.item(code);
//!     item.map(|item| teller.anchors(item)).into_iter().flatten().map(|anchor| anchor.text).collect()
//! }
//! ```

mod anchors;
mod beside;
mod explain;
mod filled;
mod glossary;
mod goals;
mod grounds;
mod item_view;
mod lists;
mod next;
mod page;
mod phrase;
mod show;
mod table;
mod teller;

pub use anchors::{AnchorText, FormText};
pub use glossary::Glossary;
pub use grounds::{Grounds, Met, MetView};
pub use item_view::{
    AnchorView, CorrespondingView, CriterionView, FormView, InputView, ItemView, QuestionView, Remark,
};
pub use next::NextPage;
pub use page::Page;
pub use teller::Teller;
