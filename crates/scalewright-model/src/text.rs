//! Text in two languages.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A language that scales are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum Lang {
    /// Japanese.
    Ja,
    /// English.
    En,
}

impl Lang {
    /// Every language, in the order in which text is written.
    pub const ALL: [Self; 2] = [Self::Ja, Self::En];

    /// Every language, as a list; what a file means that names none.
    pub(crate) fn every() -> Vec<Self> {
        Self::ALL.to_vec()
    }

    /// The two-letter code (ISO 639-1), as used on the command line.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ja => "ja",
            Self::En => "en",
        }
    }

    /// The language of a two-letter code or of a locale name such as `ja_JP.UTF-8`.
    pub fn from_code(code: &str) -> Option<Self> {
        let language = code.split(['_', '-', '.']).next().unwrap_or(code);
        Self::ALL.into_iter().find(|lang| language.eq_ignore_ascii_case(lang.code()))
    }
}

/// A piece of wording in Japanese and in English.
///
/// A number that stands elsewhere in the data is not written again. `{full_time_hours}` stands for the constant of that name,
/// `{bound:5}` for the threshold of score 5 in the bands of the item. A brace that is meant as a brace is written twice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// The Japanese wording.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ja: Option<String>,
    /// The English wording.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
}

impl Text {
    /// The wording in one language, if the data has it.
    pub fn get(&self, lang: Lang) -> Option<&str> {
        match lang {
            Lang::Ja => self.ja.as_deref(),
            Lang::En => self.en.as_deref(),
        }
    }

    /// The wording in `lang`, or else in the other language, or else nothing.
    pub fn best(&self, lang: Lang) -> &str {
        self.get(lang).or_else(|| Lang::ALL.into_iter().find_map(|other| self.get(other))).unwrap_or_default()
    }
}
