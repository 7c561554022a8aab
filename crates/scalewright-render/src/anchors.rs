//! What each score stands for. Except where a rater picks an anchor, the text is made from the rule.

use std::collections::BTreeMap;

use scalewright_model::{
    Bands, Choice, Cond, Count, Cuts, Effect, Exact, Expr, Field, FieldKind, Item, Limit, MatchCase, Number,
    Rule, ScoreTable, decimal,
};

use crate::Teller;
use crate::lists::{Join, composed, composed_list};
use crate::phrase::Scope;

/// A score and what it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnchorText {
    /// The score.
    pub score: Exact,
    /// What it stands for.
    pub text: String,
}

/// The anchors of one form of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormText {
    /// When the form is used; nothing for an item with one form.
    pub when: Option<String>,
    /// The anchors, from the lowest score to the highest.
    pub anchors: Vec<AnchorText>,
}

/// A way to a score: how it is said, and whether it is put together of several conditions.
type Way = (String, bool);

impl Teller<'_> {
    /// The anchors of an item, from the lowest score to the highest. An item with several forms gives those of the first.
    pub fn anchors(&self, item: &Item) -> Vec<AnchorText> {
        self.forms(item).into_iter().next().map(|form| form.anchors).unwrap_or_default()
    }

    /// The anchors of each form of an item.
    pub fn forms(&self, item: &Item) -> Vec<FormText> {
        match &item.rule {
            Rule::BySetting(by) => {
                let setting = self.scale.setting(&by.setting);
                let forms = in_order(setting, &by.forms).into_iter().map(|(code, rule)| {
                    let option = self.option(Some(item), setting, code);
                    let when = self
                        .words
                        .say("form-for", &[("setting", &self.setting(&by.setting)), ("option", &option)]);
                    FormText { when: Some(when), anchors: self.anchors_of(item, rule) }
                });
                forms.collect()
            }
            rule => vec![FormText { when: None, anchors: self.anchors_of(item, rule) }],
        }
    }

    /// The anchors of a rule, from the lowest score to the highest. Ways to the same score stand together.
    pub fn anchors_of(&self, item: &Item, rule: &Rule) -> Vec<AnchorText> {
        let pairs = match rule {
            Rule::Choice(choice) => plain(self.choice(item, choice)),
            Rule::Bands(bands) => plain(self.bands(item, bands)),
            Rule::Count(count) => plain(self.count(count)),
            Rule::Ladder(ladder) => {
                let rungs = ladder.rungs.iter();
                let rungs = rungs.map(|rung| (rung.score.exact(), self.all_of(item, &rung.needs)));
                rungs.chain([self.rest(ladder.otherwise)]).collect()
            }
            Rule::FirstMatch(first) => {
                let cases = first.cases.iter().enumerate().map(|(index, case)| {
                    (case.score.exact(), (self.case(item, &first.cases, index), composed(&case.when)))
                });
                cases.chain([self.rest(first.otherwise)]).collect()
            }
            Rule::Table(table) => {
                table.rows.iter().map(|row| (row.score.exact(), self.all_of(item, &row.when))).collect()
            }
            Rule::YesNo(rule) => vec![
                (rule.yes.exact(), (self.cond(Scope::of(item), &rule.when), composed(&rule.when))),
                (rule.no.exact(), (self.words.word("not-so"), false)),
            ],
            Rule::Rating(_) | Rule::BySetting(_) => Vec::new(),
        };
        let mut by_score: BTreeMap<Exact, Vec<Way>> = BTreeMap::new();
        for (score, way) in pairs {
            by_score.entry(score).or_default().push(way);
        }
        by_score.into_iter().map(|(score, ways)| AnchorText { score, text: self.ways(&ways) }).collect()
    }

    /// Conditions of which all must hold, as one way to a score.
    fn all_of(&self, item: &Item, conds: &[Cond]) -> Way {
        (self.conds(Scope::of(item), conds, Join::And), composed_list(conds, Join::And))
    }

    /// The score of what is left.
    fn rest(&self, score: Number) -> (Exact, Way) {
        (score.exact(), (self.words.word("otherwise"), false))
    }

    /// Some rows of a table in words: one or the other of them.
    pub(crate) fn table_rows(&self, item: &Item, table: &ScoreTable, rows: &[usize]) -> String {
        let rows = rows.iter().filter_map(|row| table.rows.get(*row));
        self.ways(&rows.map(|row| self.all_of(item, &row.when)).collect::<Vec<_>>())
    }

    /// A case of a first-match rule in words. Where a case before it asks more of the same thing, that much is left out here.
    pub(crate) fn case(&self, item: &Item, cases: &[MatchCase], index: usize) -> String {
        let scope = Scope::of(item);
        let Some(case) = cases.get(index) else { return String::new() };
        let Cond::AtLeast(left, Expr::Number(low)) = &case.when else {
            return self.cond(scope, &case.when);
        };
        let before = cases.iter().take(index).rev().find_map(|other| match &other.when {
            Cond::AtLeast(same, Expr::Number(high)) if same == left && high > low => Some(high.exact()),
            _ => None,
        });
        match (before, left) {
            (Some(high), Expr::CountMet(ids)) if high - low.exact() == Exact::from_integer(1) => {
                let exactly = self.met_of(ids, "equal", &low.to_string());
                exactly.unwrap_or_else(|| self.cond(scope, &case.when))
            }
            (Some(high), Expr::Measure(id)) => {
                let unit = self.scale.measure(Some(item), id).map_or("", |measure| measure.unit.as_str());
                let (low, high) = (self.quantity(low.exact(), unit), self.quantity(high, unit));
                self.words
                    .say("between", &[("left", &self.expr(scope, left)), ("low", &low), ("high", &high)])
            }
            _ => self.cond(scope, &case.when),
        }
    }

    fn choice(&self, item: &Item, choice: &Choice) -> Vec<(Exact, String)> {
        let anchors = choice.anchors.iter();
        anchors.map(|anchor| (anchor.score.exact(), self.text_of(Some(item), &anchor.text))).collect()
    }

    pub(crate) fn bands(&self, item: &Item, bands: &Bands) -> Vec<(Exact, String)> {
        let unit = self.scale.measure(Some(item), &bands.measure).map_or("", |measure| measure.unit.as_str());
        let shown = |bound: Exact| self.quantity(bound, unit);
        let say = |phrase: &str, from: Option<Exact>, to: Option<Exact>| {
            let (from, to) = (from.map(shown).unwrap_or_default(), to.map(shown).unwrap_or_default());
            self.words.say(phrase, &[("from", &from), ("to", &to)])
        };
        let mut outer: Option<Exact> = None;
        let mut found = Vec::new();
        for step in bands.cuts.steps() {
            let bound = step.bound.exact();
            let text = match (&bands.cuts, outer) {
                (Cuts::From { .. }, None) => say("band-from", Some(bound), None),
                (Cuts::From { .. }, Some(outer)) => say("band-from-to", Some(bound), Some(outer)),
                (Cuts::UpTo { .. }, None) => say("band-up-to", None, Some(bound)),
                (Cuts::UpTo { .. }, Some(outer)) => say("band-over-up-to", Some(outer), Some(bound)),
            };
            found.push((step.score.exact(), text));
            outer = Some(bound);
        }
        let rest = match &bands.cuts {
            Cuts::From { .. } => say("band-below", None, outer),
            Cuts::UpTo { .. } => say("band-over", outer, None),
        };
        found.push((bands.cuts.rest().exact(), rest));
        found
    }

    pub(crate) fn count(&self, count: &Count) -> Vec<(Exact, String)> {
        let mut by_score: BTreeMap<Exact, Vec<u8>> = BTreeMap::new();
        for entry in &count.scores {
            by_score.entry(entry.score.exact()).or_default().push(entry.met);
        }
        let of = count.criteria.len().to_string();
        let scores = by_score.into_iter().map(|(score, mut met)| {
            met.sort_unstable();
            let met: Vec<String> = met.iter().map(u8::to_string).collect();
            (score, self.words.say("count-of", &[("met", &self.either(&met)), ("of", &of)]))
        });
        scores.collect()
    }

    /// A limit in words: when it strikes, what it does, and why.
    pub fn limit(&self, item: &Item, limit: &Limit) -> String {
        let when = self.cond(Scope::of(item), &limit.when);
        let say = |phrase: &str, score: Exact| self.words.say(phrase, &[("score", &decimal(score, 2))]);
        let then = match limit.then {
            Effect::Exactly(score) => say("limit-exactly", score.exact()),
            Effect::AtMost(score) => say("limit-at-most", score.exact()),
            Effect::AtLeast(score) => say("limit-at-least", score.exact()),
        };
        let reason = self.text_of(Some(item), &limit.reason);
        self.words.say("limit-line", &[("when", &when), ("then", &then), ("reason", &reason)])
    }
}

/// What is said without conditions.
fn plain(texts: Vec<(Exact, String)>) -> Vec<(Exact, Way)> {
    texts.into_iter().map(|(score, text)| (score, (text, false))).collect()
}

/// The forms of an item in the order of the options of their setting.
pub(crate) fn in_order<'r>(
    setting: Option<&Field>,
    forms: &'r BTreeMap<String, Rule>,
) -> Vec<(&'r String, &'r Rule)> {
    let place = |code: &str| match setting.map(|setting| &setting.kind) {
        Some(FieldKind::Code(options)) => options.iter().position(|option| option.id == code),
        _ => None,
    };
    let mut ordered: Vec<_> = forms.iter().collect();
    ordered.sort_by_key(|(code, _)| place(code));
    ordered
}
