//! All rules of items, and all scores in them.

use scalewright_model::{Cuts, Evidence, Item, Number, Place, Rule};

use super::Here;
use crate::Draft;
use crate::context::items;

/// A rule of an item, or of one form of it.
pub(crate) struct RuleAt<'a> {
    /// The item.
    pub item: &'a Item,
    /// The rule. What forms stand in a rule by setting is listed beside it.
    pub rule: &'a Rule,
    /// The place of what the rule says: within the name of its kind.
    pub here: Here<'a>,
}

/// A score that a rule can give.
pub(crate) struct Scored<'a> {
    /// The score.
    pub score: Number,
    /// Its place.
    pub place: Place,
    /// Where it comes from, if it says so itself.
    pub evidence: Option<&'a Evidence>,
}

/// The rules of a whole draft.
pub(crate) fn of_draft(draft: &Draft) -> Vec<RuleAt<'_>> {
    let mut rules = Vec::new();
    for (item, here) in items(draft) {
        collect(item, &item.rule, &here.key("rule"), &mut rules);
    }
    rules
}

fn collect<'a>(item: &'a Item, rule: &'a Rule, here: &Here<'a>, rules: &mut Vec<RuleAt<'a>>) {
    let here = here.key(kind(rule));
    if let Rule::BySetting(by) = rule {
        by.forms.iter().for_each(|(code, form)| collect(item, form, &here.key("forms").key(code), rules));
    }
    rules.push(RuleAt { item, rule, here });
}

/// The kind of a rule, as it is written.
pub(crate) const fn kind(rule: &Rule) -> &'static str {
    match rule {
        Rule::Choice(_) => "Choice",
        Rule::Bands(_) => "Bands",
        Rule::Count(_) => "Count",
        Rule::Ladder(_) => "Ladder",
        Rule::FirstMatch(_) => "FirstMatch",
        Rule::Table(_) => "Table",
        Rule::YesNo(_) => "YesNo",
        Rule::Rating(_) => "Rating",
        Rule::BySetting(_) => "BySetting",
    }
}

/// The kind of cuts as it is written, and the name of the score on their open side.
pub(crate) const fn cuts_kind(cuts: &Cuts) -> (&'static str, &'static str) {
    match cuts {
        Cuts::From { .. } => ("From", "below"),
        Cuts::UpTo { .. } => ("UpTo", "beyond"),
    }
}

impl<'a> RuleAt<'a> {
    /// The scores that the rule names.
    pub fn scores(&self) -> Vec<Scored<'a>> {
        scores(self.rule, &self.here.place)
    }
}

/// The rules of an item, those of its forms too, each with the places of the scores that it names, in the order of the rule.
pub fn score_places<'a>(item: &'a Item, place: &Place) -> Vec<(&'a Rule, Vec<Place>)> {
    let mut found = Vec::new();
    places(&item.rule, &place.key("rule"), &mut found);
    found
}

fn places<'a>(rule: &'a Rule, place: &Place, found: &mut Vec<(&'a Rule, Vec<Place>)>) {
    let place = place.key(kind(rule));
    if let Rule::BySetting(by) = rule {
        by.forms.iter().for_each(|(code, form)| places(form, &place.key("forms").key(code), found));
    }
    found.push((rule, scores(rule, &place).into_iter().map(|scored| scored.place).collect()));
}

/// The scores that a rule names, whose content is at a place.
fn scores<'a>(rule: &'a Rule, place: &Place) -> Vec<Scored<'a>> {
    let each = |list: &Place, index: usize| list.index(index).key("score");
    match rule {
        Rule::Choice(choice) => {
            let (list, anchors) = (place.key("anchors"), choice.anchors.iter().enumerate());
            anchors.map(|(at, one)| scored(one.score, each(&list, at), one.evidence.as_ref())).collect()
        }
        Rule::Bands(bands) => {
            let (kind, rest) = cuts_kind(&bands.cuts);
            let (cuts, steps) = (place.key("cuts").key(kind), bands.cuts.steps().iter().enumerate());
            let list = cuts.key("steps");
            let steps = steps.map(|(at, one)| scored(one.score, each(&list, at), one.evidence.as_ref()));
            steps.chain([scored(bands.cuts.rest(), cuts.key(rest), None)]).collect()
        }
        Rule::Count(count) => {
            let (list, scores) = (place.key("scores"), count.scores.iter().enumerate());
            scores.map(|(at, one)| scored(one.score, each(&list, at), None)).collect()
        }
        Rule::Ladder(ladder) => {
            let (list, rungs) = (place.key("rungs"), ladder.rungs.iter().enumerate());
            let rungs = rungs.map(|(at, one)| scored(one.score, each(&list, at), one.evidence.as_ref()));
            rungs.chain([scored(ladder.otherwise, place.key("otherwise"), None)]).collect()
        }
        Rule::FirstMatch(first) => {
            let (list, cases) = (place.key("cases"), first.cases.iter().enumerate());
            let cases = cases.map(|(at, one)| scored(one.score, each(&list, at), one.evidence.as_ref()));
            cases.chain([scored(first.otherwise, place.key("otherwise"), None)]).collect()
        }
        Rule::Table(table) => {
            let (list, rows) = (place.key("rows"), table.rows.iter().enumerate());
            rows.map(|(at, one)| scored(one.score, each(&list, at), one.evidence.as_ref())).collect()
        }
        Rule::YesNo(yes_no) => {
            vec![scored(yes_no.yes, place.key("yes"), None), scored(yes_no.no, place.key("no"), None)]
        }
        Rule::Rating(_) | Rule::BySetting(_) => Vec::new(),
    }
}

const fn scored(score: Number, place: Place, evidence: Option<&Evidence>) -> Scored<'_> {
    Scored { score, place, evidence }
}
