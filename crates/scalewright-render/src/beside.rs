//! What an editor shows beside the data: what a score stands for, how a measure is computed, when something holds.

use scalewright_model::{Exact, Item, Measure, Rule};

use crate::Teller;
use crate::lists::Join;
use crate::phrase::Scope;

impl Teller<'_> {
    /// What each score of a rule stands for, in the order in which the rule has them
    /// ([`score_places`](scalewright_check::score_places)). None where the rule says it in its own words, or not at all.
    pub fn beside_scores(&self, item: &Item, rule: &Rule) -> Vec<String> {
        let texts = |pairs: Vec<(Exact, String)>| pairs.into_iter().map(|(_, text)| text).collect();
        let scope = Scope::of(item);
        match rule {
            Rule::Bands(bands) => texts(self.bands(item, bands)),
            Rule::Count(count) => {
                let all = self.count(count);
                let of = |score: Exact| all.iter().find(|(other, _)| *other == score);
                let texts = count.scores.iter().filter_map(|entry| of(entry.score.exact()));
                texts.map(|(_, text)| text.clone()).collect()
            }
            Rule::Ladder(ladder) => {
                let rungs = ladder.rungs.iter().map(|rung| self.conds(scope, &rung.needs, Join::And));
                rungs.chain([self.words.word("otherwise")]).collect()
            }
            Rule::FirstMatch(first) => {
                let cases = (0..first.cases.len()).map(|index| self.case(item, &first.cases, index));
                cases.chain([self.words.word("otherwise")]).collect()
            }
            Rule::Table(table) => {
                table.rows.iter().map(|row| self.conds(scope, &row.when, Join::And)).collect()
            }
            Rule::YesNo(rule) => vec![self.cond(scope, &rule.when), self.words.word("not-so")],
            Rule::Choice(_) | Rule::Rating(_) | Rule::BySetting(_) => Vec::new(),
        }
    }

    /// How a measure of an item, or of the scale, is computed.
    pub fn formula_of(&self, item: Option<&Item>, measure: &Measure) -> String {
        self.expr(Scope { item, table: None }, &measure.value)
    }
}
