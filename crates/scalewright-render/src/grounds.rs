//! How a score came about, in words, part by part.

use scalewright_model::{Cond, Exact, Expr, Field, Item, Number, Rule, decimal};
use scalewright_score::{
    ItemOutcome, ItemState, LimitTrace, MeasureTrace, Next, Read, RuleTrace, Side, Trace, Truth,
};
use schemars::JsonSchema;
use serde::Serialize;

use crate::Teller;
use crate::anchors::in_order;
use crate::item_view::AnchorView;
use crate::lists::Join;
use crate::phrase::Scope;

/// How the score of an item came about, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own that templates ask for")]
pub struct Grounds {
    /// The score, or why there is none.
    pub state: String,
    /// The answers given, beside criteria and picked scores.
    pub answers: Vec<String>,
    /// What was computed.
    pub measures: Vec<String>,
    /// Which criteria are met.
    pub criteria: Vec<MetView>,
    /// The anchor reached. Empty for an item that does not apply.
    pub rule: Vec<String>,
    /// The score of that anchor, before limits.
    pub reached: Option<String>,
    /// The anchor says it all: it was picked, or it is what the value or the conditions come to.
    pub is_anchor: bool,
    /// Which limits struck and which did not.
    pub limits: Vec<String>,
    /// The limits that struck.
    pub struck: Vec<String>,
    /// Why it is not the next score above.
    pub next: Option<String>,
    /// The rater could have given a higher score; no anchor says which.
    pub next_rating: bool,
    /// Which form of the item was used, counted from zero; nothing if that is not known.
    pub form: Option<usize>,
    /// The anchor that was not picked, where that is why.
    pub next_anchor: Option<AnchorView>,
    /// There is no score above.
    pub highest: bool,
    /// What is missing, or else why there is no score: what a table of scores does not say.
    pub missing: Vec<String>,
    /// Something is missing and makes no difference.
    pub no_difference: bool,
}

/// Whether a criterion is met, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct MetView {
    /// Its name.
    pub id: String,
    /// What is met.
    pub text: String,
    /// Whether it is met.
    pub met: Met,
    /// The same in words.
    pub word: String,
}

/// Whether a criterion is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Met {
    /// It is met.
    Yes,
    /// It is not met.
    No,
    /// It is met partly.
    Partly,
    /// It is not known.
    Unknown,
}

impl Teller<'_> {
    /// How the score of an item came about, in words.
    pub fn grounds(&self, outcome: &ItemOutcome) -> Grounds {
        let Some(item) = self.scale.item(&outcome.code) else {
            return Grounds::default();
        };
        let mut grounds = Grounds { state: self.state_line(&outcome.state), ..Grounds::default() };
        if let Some(trace) = &outcome.trace {
            grounds.answers = self.answers_given(item, trace);
            grounds.measures =
                trace.measures.iter().map(|measure| self.measure_line(item, measure)).collect();
            grounds.criteria = self.criteria_met(item, trace);
            grounds.rule = self.rule_lines(item, outcome, trace);
            grounds.limits = trace.limits.iter().map(|limit| self.limit_line(item, limit)).collect();
            let struck = trace.limits.iter().filter(|limit| limit.strikes == Truth::Yes);
            let struck = struck.filter_map(|limit| item.limits.get(limit.index));
            grounds.struck = struck.map(|limit| self.limit(item, limit)).collect();
            grounds.next = trace.next.as_ref().map(|next| self.next(item, form_of(item, trace), next));
            grounds.highest = trace.next == Some(Next::Highest);
            grounds.reached = trace.rule.score().map(|score| decimal(score, 2));
            let counted = matches!(trace.rule, RuleTrace::Counted { .. });
            grounds.is_anchor =
                trace.rule.score().is_some() && !counted && !matches!(item.rule, Rule::Rating(_));
            grounds.next_rating = matches!(trace.next, Some(Next::Anchor { .. }))
                && matches!(form_of(item, trace), Rule::Rating(_));
            grounds.form = self.index_of_form(item, trace);
            grounds.next_anchor = self.anchor_not_picked(item, trace);
        }
        grounds.missing = outcome.lacks.iter().map(|lack| self.lack(&outcome.code, lack)).collect();
        grounds.no_difference = !outcome.lacks.is_empty() && outcome.state.score().is_some();
        grounds
    }

    /// Which of the forms of an item was used, in the order in which they are shown.
    fn index_of_form(&self, item: &Item, trace: &Trace) -> Option<usize> {
        let Rule::BySetting(by) = &item.rule else { return Some(0) };
        let form = trace.form.as_ref()?;
        in_order(self.scale.setting(&by.setting), &by.forms).iter().position(|(code, _)| *code == form)
    }

    /// The next anchor above, where the rater did not pick it.
    fn anchor_not_picked(&self, item: &Item, trace: &Trace) -> Option<AnchorView> {
        let Some(Next::Anchor { score }) = trace.next else { return None };
        if matches!(form_of(item, trace), Rule::Rating(_)) {
            return None;
        }
        let anchors = self.anchors_of(item, form_of(item, trace)).into_iter();
        let anchor = anchors.into_iter().find(|anchor| anchor.score == score)?;
        Some(AnchorView { score: decimal(anchor.score, 2), text: anchor.text })
    }

    fn state_line(&self, state: &ItemState) -> String {
        match state {
            ItemState::Scored(score) => self.score(*score),
            ItemState::Missing { .. } => {
                let open = self.state(state);
                self.words.say("expected-possible", &[("list", &open)])
            }
            ItemState::NotApplicable => self.words.word("not-applicable"),
        }
    }

    fn answers_given(&self, item: &Item, trace: &Trace) -> Vec<String> {
        let criterion = |id: &str| item.criteria.iter().any(|criterion| criterion.id == id);
        let answers = trace.answers.iter().filter(|answer| !criterion(&answer.id) && !is_score(&answer.id));
        let line = |answer: &scalewright_score::ReadAnswer| {
            let field = item.inputs.iter().find(|input| input.id == answer.id);
            let (title, value) =
                (self.answer_title(Some(item), &answer.id), self.read(item, field, &answer.value));
            self.words.say("answer-line", &[("title", &title), ("value", &value)])
        };
        answers.map(line).collect()
    }

    fn criteria_met(&self, item: &Item, trace: &Trace) -> Vec<MetView> {
        let view = |criterion: &scalewright_score::CriterionTrace| {
            let (met, word) = match (criterion.met, criterion.computed) {
                _ if criterion.partly => (Met::Partly, "criterion-partly"),
                (Truth::Yes, _) => (Met::Yes, "criterion-yes"),
                (Truth::No, _) => (Met::No, "criterion-no"),
                (Truth::Unknown, true) => (Met::Unknown, "criterion-computed-unknown"),
                (Truth::Unknown, false) => (Met::Unknown, "criterion-unknown"),
            };
            let text = item.criteria.iter().find(|one| one.id == criterion.id);
            let text = text.map_or_else(String::new, |one| self.text_of(Some(item), &one.text));
            MetView { id: criterion.id.clone(), text, met, word: self.words.word(word) }
        };
        trace.criteria.iter().map(view).collect()
    }

    fn read(&self, item: &Item, field: Option<&Field>, value: &Read) -> String {
        match value {
            Read::Bool(true) => self.words.word("value-yes"),
            Read::Bool(false) => self.words.word("value-no"),
            Read::Partly => self.words.word("value-partly"),
            Read::Code(code) => self.option(Some(item), field, code),
            Read::Number(number) => match field.and_then(|field| field.unit.as_deref()) {
                Some(unit) => self.quantity(*number, unit),
                None => decimal(*number, 9),
            },
            Read::Other => self.words.word("value-given"),
        }
    }

    fn measure_line(&self, item: &Item, measure: &MeasureTrace) -> String {
        let (title, words) = (self.measure(Some(item), &measure.id), self.words);
        let show = |value: Exact| self.rounded(value, &measure.unit, &bounds_of(&item.rule));
        let value = match (measure.value, measure.least, measure.most) {
            (Some(value), _, _) => show(value),
            (None, Some(low), Some(high)) => {
                words.say("value-between", &[("low", &show(low)), ("high", &show(high))])
            }
            (None, Some(low), None) => words.say("value-at-least", &[("low", &show(low))]),
            (None, None, Some(high)) => words.say("value-at-most", &[("high", &show(high))]),
            (None, None, None) => words.word("value-unknown"),
        };
        let mut line = match (measure.numerator, measure.denominator) {
            (Some(numerator), Some(denominator)) => {
                let (numerator, denominator) = (decimal(numerator, 4), decimal(denominator, 4));
                let args = [
                    ("title", title.as_str()),
                    ("numerator", &numerator),
                    ("denominator", &denominator),
                    ("value", &value),
                ];
                words.say("measure-fraction", &args)
            }
            _ => words.say("measure-line", &[("title", &title), ("value", &value)]),
        };
        if let Some(rows) = &measure.rows {
            let (used, of) = (rows.used.to_string(), rows.of.to_string());
            let args = [("table", self.table(&rows.table)), ("used", used), ("of", of)];
            line += &words.say("measure-rows", &args.each_ref().map(|(name, value)| (*name, value.as_str())));
        }
        if let Some(unrounded) = measure.unrounded {
            line += &words.say("measure-unrounded", &[("value", &decimal(unrounded, 6))]);
        }
        if measure.fallback {
            let fallback =
                self.scale.measure(Some(item), &measure.id).and_then(|measure| measure.fallback.as_ref());
            let reason =
                fallback.map_or_else(String::new, |fallback| self.text_of(Some(item), &fallback.reason));
            line += &words.say("measure-fallback", &[("reason", &reason)]);
        }
        line
    }

    fn rule_lines(&self, item: &Item, outcome: &ItemOutcome, trace: &Trace) -> Vec<String> {
        if outcome.state == ItemState::NotApplicable {
            return Vec::new();
        }
        let rule = form_of(item, trace);
        let mut lines = vec![match (&trace.rule, outcome.state.score()) {
            // The rule by itself is open, and yet every way to fill in what is missing ends at the same score.
            (RuleTrace::Open, Some(score)) => {
                self.words.say("reached-every-way", &[("score", &decimal(score, 2))])
            }
            (reached, _) => self.reached(item, rule, reached),
        }];
        if let (RuleTrace::Rows { rows }, Rule::Table(table)) = (&trace.rule, rule) {
            let scored = rows.iter().filter_map(|row| Some((*row, table.rows.get(*row)?.score.exact())));
            lines.extend(
                scored.map(|(row, score)| self.anchor_line(score, &self.table_rows(item, table, &[row]))),
            );
        }
        if let (true, Some(raw), Some(score)) = (trace.reversed, before_turning(trace), outcome.state.score())
        {
            let (raw, score) = (decimal(raw, 2), decimal(score, 2));
            lines.push(self.words.say("reversed-line", &[("raw", &raw), ("score", &score)]));
        }
        lines
    }

    fn anchor_line(&self, score: Exact, text: &str) -> String {
        self.words.say("reached-anchor", &[("score", &decimal(score, 2)), ("text", text)])
    }

    fn reached(&self, item: &Item, rule: &Rule, reached: &RuleTrace) -> String {
        let anchor = |score: Exact, text: String| self.anchor_line(score, &text);
        let of_score = |score: Exact| {
            let found = self.anchors_of(item, rule).into_iter().find(|anchor| anchor.score == score);
            found.map_or_else(String::new, |anchor| anchor.text)
        };
        match reached {
            RuleTrace::Picked(score) if matches!(rule, Rule::Rating(_)) => {
                self.words.say("reached-rated", &[("score", &decimal(*score, 2))])
            }
            RuleTrace::Picked(score) | RuleTrace::Band { score, .. } => anchor(*score, of_score(*score)),
            RuleTrace::Counted { met, of, score } => {
                let args = [("met", met.to_string()), ("of", of.to_string()), ("score", decimal(*score, 2))];
                self.words
                    .say("reached-counted", &args.each_ref().map(|(name, value)| (*name, value.as_str())))
            }
            RuleTrace::Rung { index, score } => {
                let rung = match (rule, index) {
                    (Rule::Ladder(ladder), Some(index)) => ladder.rungs.get(*index),
                    _ => None,
                };
                let text = rung.map(|rung| self.conds(Scope::of(item), &rung.needs, Join::And));
                anchor(*score, text.unwrap_or_else(|| self.words.word("otherwise")))
            }
            RuleTrace::Case { index, score } => {
                let text = match (rule, index) {
                    (Rule::FirstMatch(first), Some(index)) => Some(self.case(item, &first.cases, *index)),
                    _ => None,
                };
                anchor(*score, text.unwrap_or_else(|| self.words.word("otherwise")))
            }
            RuleTrace::YesNo { holds, score } => match rule {
                Rule::YesNo(rule) if *holds => anchor(*score, self.yes_no_need(item, rule)),
                _ => anchor(*score, self.words.word("not-so")),
            },
            RuleTrace::Row { rows, score } => match rule {
                Rule::Table(table) if !rows.is_empty() => anchor(*score, self.table_rows(item, table, rows)),
                _ => anchor(*score, of_score(*score)),
            },
            RuleTrace::NoRow => self.words.word("reached-no-row"),
            RuleTrace::Rows { .. } => self.words.word("reached-rows"),
            RuleTrace::Open => self.words.word("reached-open"),
        }
    }

    fn limit_line(&self, item: &Item, limit: &LimitTrace) -> String {
        let line = item.limits.get(limit.index).map_or_else(String::new, |model| self.limit(item, model));
        match (limit.strikes, limit.before, limit.after) {
            (Truth::Yes, Some(before), Some(after)) => {
                let (before, after) = (decimal(before, 2), decimal(after, 2));
                self.words.say("limit-struck", &[("line", &line), ("before", &before), ("after", &after)])
            }
            (Truth::Yes, _, _) => self.words.say("limit-struck-alone", &[("line", &line)]),
            (Truth::No, _, _) => self.words.say("limit-not-struck", &[("line", &line)]),
            (Truth::Unknown, _, _) => self.words.say("limit-unknown", &[("line", &line)]),
        }
    }

    /// A value and its unit where a measure is known by name.
    pub(crate) fn measured(&self, item: &Item, measure: &str, value: Exact, bounds: &[Exact]) -> String {
        let unit = self.scale.measure(Some(item), measure).map_or("", |measure| measure.unit.as_str());
        self.rounded(value, unit, bounds)
    }

    /// Why the score is not the next one above, in words.
    fn next(&self, item: &Item, rule: &Rule, next: &Next) -> String {
        let words = self.words;
        let scope = Scope::of(item);
        match next {
            Next::Highest => words.word("next-highest"),
            Next::Limit { index } => {
                let line = item.limits.get(*index).map_or_else(String::new, |limit| self.limit(item, limit));
                words.say("next-limit", &[("line", &line)])
            }
            Next::Anchor { .. } if matches!(rule, Rule::Rating(_)) => words.word("next-rating"),
            Next::Anchor { score } => {
                let text = self.anchors_of(item, rule).into_iter().find(|anchor| anchor.score == *score);
                let text = text.map_or_else(String::new, |anchor| anchor.text);
                words.say("next-anchor", &[("score", &decimal(*score, 2)), ("text", &text)])
            }
            Next::Bound { score, measure, value, bound, side } => {
                let phrase = match side {
                    Side::AtLeast => "next-bound-at-least",
                    Side::AtMost => "next-bound-at-most",
                    Side::Above => "next-bound-above",
                    Side::Below => "next-bound-below",
                };
                let (bound, value) = (
                    self.measured(item, measure, *bound, &[]),
                    self.measured(item, measure, *value, &[*bound]),
                );
                words.say(phrase, &[("score", &decimal(*score, 2)), ("bound", &bound), ("value", &value)])
            }
            Next::Count { score, met, criteria, fewer } => {
                let phrase = if *fewer { "next-count-fewer" } else { "next-count-more" };
                let names: Vec<String> =
                    criteria.iter().map(|id| self.answer_title(Some(item), id)).collect();
                let args = [
                    ("score", decimal(*score, 2)),
                    ("met", met.to_string()),
                    ("list", names.join(&words.word("list-join"))),
                ];
                words.say(phrase, &args.each_ref().map(|(name, value)| (*name, value.as_str())))
            }
            Next::Rung { score, index, unmet } => {
                let needs = match rule {
                    Rule::Ladder(ladder) => ladder.rungs.get(*index).map(|rung| rung.needs.as_slice()),
                    _ => None,
                };
                let needs = needs.unwrap_or_default();
                let unmet: Vec<&Cond> = unmet.iter().filter_map(|index| needs.get(*index)).collect();
                let list = self.cond_list(scope, &unmet, Join::And);
                words.say("next-rung", &[("score", &decimal(*score, 2)), ("list", &list)])
            }
            Next::Case { score, index, held_by } => {
                let case = |index: &usize| match rule {
                    Rule::FirstMatch(first) => Some(self.case(item, &first.cases, *index)),
                    _ => None,
                };
                let score = decimal(*score, 2);
                match held_by.as_ref().or(index.as_ref()) {
                    Some(which) => {
                        let phrase = if held_by.is_some() { "next-case-held" } else { "next-case-unmet" };
                        words.say(phrase, &[("score", &score), ("when", &case(which).unwrap_or_default())])
                    }
                    None => words.word("next-other"),
                }
            }
            Next::Row { score, rows } => {
                let when = match rule {
                    Rule::Table(table) => self.table_rows(item, table, rows),
                    _ => String::new(),
                };
                words.say("next-case-unmet", &[("score", &decimal(*score, 2)), ("when", &when)])
            }
            Next::YesNo { score, must_hold } => {
                let phrase = if *must_hold { "next-yes" } else { "next-no" };
                let when = match rule {
                    Rule::YesNo(rule) => self.yes_no_need(item, rule),
                    _ => String::new(),
                };
                words.say(phrase, &[("score", &decimal(*score, 2)), ("when", &when)])
            }
            Next::Other => words.word("next-other"),
        }
    }

    /// What a yes-or-no rule asks: the criterion in full where it is one.
    fn yes_no_need(&self, item: &Item, rule: &scalewright_model::YesNo) -> String {
        match &rule.when {
            scalewright_model::Cond::Met(id) => self.answer_title(Some(item), id),
            other => self.cond(Scope::of(item), other),
        }
    }
}

/// Whether an answer is the score itself.
fn is_score(id: &str) -> bool {
    id == "anchor" || id == "rating"
}

/// The score before it was turned round.
fn before_turning(trace: &Trace) -> Option<Exact> {
    trace.limits.last().map_or_else(|| trace.rule.score(), |limit| limit.after)
}

/// The thresholds of a rule, near which a value is shown with more digits.
pub(crate) fn bounds_of(rule: &Rule) -> Vec<Exact> {
    match rule {
        Rule::Bands(bands) => bands.cuts.steps().iter().map(|step| step.bound.exact()).collect(),
        Rule::Table(table) => {
            let bounds = table.rows.iter().flat_map(|row| &row.when).flat_map(measures_held);
            bounds.map(|(_, bound)| bound.exact()).collect()
        }
        Rule::BySetting(by) => by.forms.values().flat_map(bounds_of).collect(),
        _ => Vec::new(),
    }
}

/// The measures that a condition holds against numbers, each with the number.
pub(crate) fn measures_held(cond: &Cond) -> Vec<(&str, Number)> {
    match cond {
        Cond::AtLeast(left, right)
        | Cond::AtMost(left, right)
        | Cond::Above(left, right)
        | Cond::Below(left, right)
        | Cond::Equal(left, right) => match (left, right) {
            (Expr::Measure(id), Expr::Number(bound)) | (Expr::Number(bound), Expr::Measure(id)) => {
                vec![(id.as_str(), *bound)]
            }
            _ => Vec::new(),
        },
        Cond::All(parts) | Cond::Any(parts) | Cond::Several(_, parts) => {
            parts.iter().flat_map(measures_held).collect()
        }
        Cond::Not(inner) => measures_held(inner),
        Cond::Met(_) | Cond::Yes(_) | Cond::Is(..) | Cond::OneOf(..) | Cond::Blank(_) => Vec::new(),
    }
}

/// The form of the rule that was used.
pub(crate) fn form_of<'i>(item: &'i Item, trace: &Trace) -> &'i Rule {
    match (&item.rule, &trace.form) {
        (Rule::BySetting(by), Some(form)) => by.forms.get(form).unwrap_or(&item.rule),
        _ => &item.rule,
    }
}
