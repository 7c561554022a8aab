//! What the toolkit says, in Japanese and in English.
//!
//! Messages stand in `lang/ja/*.ftl` and `lang/en/*.ftl` ([Project Fluent](https://projectfluent.org)), so that a translator
//! needs no Rust and no sentence stands in the code. A test holds both languages to the same messages.
//!
//! ```
//! use scalewright_model::Lang;
//! use scalewright_words::{Words, pad};
//!
//! let words = Words::of(Lang::Ja);
//! assert_eq!(words.say("score-of", &[("score", "4")]), "4点");
//!
//! // Columns line up although a kanji is two columns wide.
//! assert_eq!(pad("合計", 6), "合計  ");
//! ```

mod catalogue;
mod columns;

pub use catalogue::{FaultyWords, Words};
pub use columns::{clip, pad, pad_left, width, wrap};
