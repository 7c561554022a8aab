//! Tells things about one scale in one language: names, texts with their numbers filled in, quantities.

use scalewright_check::Checked;
use scalewright_check::placeholder::{Piece, pieces};
use scalewright_model::{Constant, Evidence, Exact, Field, FieldKind, Item, Rule, Text, decimal};
use scalewright_words::Words;

use crate::Glossary;

/// Tells things about one scale in one language.
#[derive(Clone, Copy)]
pub struct Teller<'a> {
    /// The scale.
    pub scale: &'a Checked,
    /// The language.
    pub words: &'a Words,
    /// The site's own words for terms, in texts for the site.
    pub glossary: Option<&'a Glossary>,
}

impl<'a> Teller<'a> {
    /// A teller for a scale and a language.
    pub const fn new(scale: &'a Checked, words: &'a Words) -> Self {
        Self { scale, words, glossary: None }
    }

    /// The same teller, with the site's own words.
    #[must_use]
    pub const fn with_glossary(self, glossary: &'a Glossary) -> Self {
        Self { glossary: Some(glossary), ..self }
    }

    /// A text of the scale, with constants filled in.
    pub fn text(&self, text: &Text) -> String {
        self.text_of(None, text)
    }

    /// A text of an item, with constants and thresholds filled in.
    pub fn text_of(&self, item: Option<&Item>, text: &Text) -> String {
        let raw = text.best(self.words.lang());
        let Ok(pieces) = pieces(raw) else {
            return raw.to_owned();
        };
        let filled = pieces.into_iter().map(|piece| match piece {
            Piece::Literal(literal) => literal.into_owned(),
            Piece::Name(name) => self.filled(item, name),
        });
        let filled: String = filled.collect();
        self.in_site_words(filled)
    }

    /// A text in the site's own words, where it has any.
    fn in_site_words(&self, text: String) -> String {
        match self.glossary {
            Some(glossary) => glossary.apply(&text),
            None => text,
        }
    }

    /// What stands for a name in braces: a threshold of the item, or a constant. The unit is in the text.
    fn filled(&self, item: Option<&Item>, name: &str) -> String {
        let number = match name.strip_prefix("bound:") {
            Some(score) => item.and_then(|item| bound(&item.rule, score)),
            None => self.scale.constant(item, name).map(|constant| constant.value.exact()),
        };
        number.map_or_else(|| format!("{{{name}}}"), |number| decimal(number, 9))
    }

    /// The title of a scale's or an item's thing by its name, or the name itself.
    pub fn title_of<T>(
        &self,
        things: &[T],
        is: impl Fn(&T) -> bool,
        title: impl Fn(&T) -> &Text,
        id: &str,
    ) -> String {
        things.iter().find(|thing| is(thing)).map_or_else(|| id.to_owned(), |thing| self.text(title(thing)))
    }

    /// The title of a source.
    pub fn source(&self, id: &str) -> String {
        self.title_of(&self.scale.common().sources, |source| source.id == id, |source| &source.title, id)
    }

    /// The title of a respondent.
    pub fn respondent(&self, id: &str) -> String {
        self.title_of(&self.scale.common().respondents, |one| one.id == id, |one| &one.title, id)
    }

    /// The title of a table.
    pub fn table(&self, id: &str) -> String {
        self.title_of(&self.scale.common().tables, |table| table.id == id, |table| &table.title, id)
    }

    /// The title of a field of a table.
    pub fn field(&self, table: &str, id: &str) -> String {
        let fields = self.scale.table(table).map(|table| table.fields.as_slice()).unwrap_or_default();
        self.title_of(fields, |field| field.id == id, |field| &field.title, id)
    }

    /// The title of a setting.
    pub fn setting(&self, id: &str) -> String {
        self.title_of(&self.scale.common().settings, |setting| setting.id == id, |setting| &setting.title, id)
    }

    /// The title of a measure of an item or of the scale.
    pub fn measure(&self, item: Option<&Item>, id: &str) -> String {
        self.scale
            .measure(item, id)
            .map_or_else(|| id.to_owned(), |measure| self.text_of(item, &measure.title))
    }

    /// The title of an option of a coded field.
    pub fn option(&self, item: Option<&Item>, field: Option<&Field>, code: &str) -> String {
        let options = match field.map(|field| &field.kind) {
            Some(FieldKind::Code(options)) => options.as_slice(),
            _ => &[],
        };
        let found = options.iter().find(|option| option.id == code);
        found.map_or_else(|| code.to_owned(), |option| self.text_of(item, &option.title))
    }

    /// A constant with its unit.
    pub fn constant(&self, constant: &Constant) -> String {
        match &constant.unit {
            Some(unit) => self.quantity(constant.value.exact(), unit),
            None => decimal(constant.value.exact(), 9),
        }
    }

    /// A threshold with its unit, as exactly as it is written.
    pub fn quantity(&self, value: Exact, unit: &str) -> String {
        self.with_unit(&decimal(value, 9), unit)
    }

    /// A computed value with its unit, rounded for reading. It gets more digits where rounding would put it on a bound that it does
    /// not reach.
    pub fn rounded(&self, value: Exact, unit: &str, bounds: &[Exact]) -> String {
        let places = self.scale.unit(unit).map_or(1, |unit| unit.decimals.into());
        let misleads =
            |shown: &str| bounds.iter().any(|bound| *bound != value && decimal(*bound, 9) == shown);
        let mut shown = decimal(value, places);
        for more in places + 1..=9 {
            if !misleads(&shown) {
                break;
            }
            shown = decimal(value, more);
        }
        self.with_unit(&shown, unit)
    }

    fn with_unit(&self, number: &str, unit: &str) -> String {
        let Some(unit) = self.scale.unit(unit) else {
            return number.to_owned();
        };
        let one = unit.one.as_ref().filter(|_| number == "1").and_then(|one| one.get(self.words.lang()));
        let pattern = one.unwrap_or_else(|| unit.pattern.best(self.words.lang()));
        self.in_site_words(pattern.replace("{n}", number))
    }

    /// How sure something is, in words.
    pub fn evidence(&self, item: Option<&Item>, evidence: &Evidence) -> String {
        match evidence {
            Evidence::Legible => self.words.word("evidence-legible"),
            Evidence::Reconstructed { from } => {
                self.words.say("evidence-reconstructed", &[("from", &self.text_of(item, from))])
            }
            Evidence::Assumed { what } => {
                self.words.say("evidence-assumed", &[("what", &self.text_of(item, what))])
            }
            Evidence::Published { cite } => self.words.say("evidence-published", &[("cite", cite)]),
        }
    }

    /// A score as text.
    pub fn score(&self, score: Exact) -> String {
        self.words.say("score-of", &[("score", &decimal(score, 2))])
    }
}

/// The threshold of a score in the bands of a rule.
fn bound(rule: &Rule, score: &str) -> Option<Exact> {
    match rule {
        Rule::Bands(bands) => {
            let step = bands.cuts.steps().iter().find(|step| step.score.to_string() == score)?;
            Some(step.bound.exact())
        }
        Rule::BySetting(by) => by.forms.values().find_map(|form| bound(form, score)),
        _ => None,
    }
}
