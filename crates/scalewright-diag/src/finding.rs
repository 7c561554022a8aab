//! One finding.

use std::fmt;

use scalewright_model::Place;
use scalewright_words::Words;

/// The code of a kind of finding. It is the name of its message and of its page in the book.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(&'static str);

impl Code {
    /// A code: small letters and hyphens.
    pub const fn new(code: &'static str) -> Self {
        Self(code)
    }

    /// The code as text.
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0)
    }
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; nothing is wrong.
    Note,
    /// Probably not meant.
    Warning,
    /// The data cannot be used like this.
    Error,
}

impl Severity {
    /// The name in machine-readable output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The name for people.
    pub fn title(self, words: &Words) -> String {
        words.word(match self {
            Self::Note => "severity-note",
            Self::Warning => "severity-warning",
            Self::Error => "severity-error",
        })
    }
}

/// Something found in the data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Its kind.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// Where it is.
    pub place: Place,
    /// The facts of the message, by name.
    pub facts: Vec<(&'static str, String)>,
    /// Another place that belongs to it, such as the first of two equal names.
    pub related: Option<Place>,
}

impl Finding {
    /// A finding that makes the data unusable.
    pub const fn error(code: Code, place: Place) -> Self {
        Self::new(Severity::Error, code, place)
    }

    /// A finding about something that is probably not meant.
    pub const fn warning(code: Code, place: Place) -> Self {
        Self::new(Severity::Warning, code, place)
    }

    /// A finding that is worth knowing.
    pub const fn note(code: Code, place: Place) -> Self {
        Self::new(Severity::Note, code, place)
    }

    const fn new(severity: Severity, code: Code, place: Place) -> Self {
        Self { code, severity, place, facts: Vec::new(), related: None }
    }

    /// The same finding with one more fact for its message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.facts.push((name, value.into()));
        self
    }

    /// The same finding with another place that belongs to it.
    #[must_use]
    pub fn and_at(mut self, place: Place) -> Self {
        self.related = Some(place);
        self
    }

    /// What is wrong, in words.
    pub fn message(&self, words: &Words) -> String {
        words.say(&self.message_id(), &self.args())
    }

    /// How to mend it, in words, if the kind of finding has something to say about that.
    pub fn help(&self, words: &Words) -> Option<String> {
        words.attribute(&self.message_id(), "help", &self.args()).filter(|help| !help.trim().is_empty())
    }

    /// What stands at the related place, in words.
    pub fn related_label(&self, words: &Words) -> Option<String> {
        words.attribute(&self.message_id(), "related", &self.args())
    }

    fn message_id(&self) -> String {
        format!("finding-{}", self.code)
    }

    fn args(&self) -> Vec<(&str, &str)> {
        self.facts.iter().map(|(name, value)| (*name, value.as_str())).collect()
    }
}
