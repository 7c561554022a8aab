//! An item in words, in one language: all that documents and screens show of it.

use scalewright_model::{Cond, Evidence, Expr, FieldKind, Item, Measure, Number, Rule, Text, decimal};
use schemars::JsonSchema;
use serde::Serialize;

use crate::Teller;
use crate::phrase::Scope;

/// An item in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ItemView {
    /// The scale that the item belongs to.
    pub scale: String,
    /// The code.
    pub code: String,
    /// The title.
    pub title: String,
    /// That the score is turned round, that the item has a weight, that it is asked only somewhere.
    pub remarks: Vec<String>,
    /// What good practice looks like.
    pub standard: Option<String>,
    /// The lowest and the highest score, where a rater gives one without published anchors.
    pub rating: Option<String>,
    /// The anchors are tried in their order, and the first that holds gives the score.
    pub first_that_holds: bool,
    /// The anchors of each form.
    pub forms: Vec<FormView>,
    /// The anchors rest on an assumption.
    pub assumed: bool,
    /// The criteria.
    pub criteria: Vec<CriterionView>,
    /// What raters answer besides.
    pub inputs: Vec<InputView>,
    /// What is computed, and how.
    pub measures: Vec<Remark>,
    /// What holds the score down or up.
    pub limits: Vec<Remark>,
    /// Where the information comes from.
    pub sources: Vec<String>,
    /// The groups whose records are read.
    pub groups: Vec<String>,
    /// Whether an interview is needed.
    pub interview: bool,
    /// How to evaluate.
    pub guide: Vec<String>,
    /// Remarks.
    pub notes: Vec<String>,
    /// Who gets a high score with difficulty because of law or system.
    pub system_limits: Vec<String>,
    /// Example questions.
    pub questions: Vec<QuestionView>,
    /// Items of other scales that it corresponds to.
    pub corresponds: Vec<CorrespondingView>,
    /// What rests on an assumption, and on which.
    pub assumptions: Vec<String>,
    /// The lowest score.
    pub lowest: String,
    /// The highest score.
    pub highest: String,
    /// The scores that the anchors give, from the lowest to the highest; of whole numbers all in the range, where there are none.
    pub scores: Vec<String>,
}

/// The anchors of one form of an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FormView {
    /// When the form is used.
    pub when: Option<String>,
    /// Its anchors: from the lowest to the highest, or in the order in which they are tried.
    pub anchors: Vec<AnchorView>,
}

/// A score and what it stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AnchorView {
    /// The score.
    pub score: String,
    /// What it stands for.
    pub text: String,
}

/// A criterion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CriterionView {
    /// Its name.
    pub id: String,
    /// What is met.
    pub text: String,
    /// It rests on an assumption.
    pub assumed: bool,
    /// How it is decided, where raters do not answer it.
    pub how: Option<String>,
}

/// What a rater answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct InputView {
    /// The question.
    pub title: String,
    /// What can be chosen.
    pub options: Vec<String>,
    /// It is answered with yes or no.
    pub yes_no: bool,
}

/// A line that may rest on an assumption.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Remark {
    /// The line.
    pub text: String,
    /// It rests on an assumption.
    pub assumed: bool,
}

/// An example question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct QuestionView {
    /// The names of the respondents.
    pub ask: Vec<String>,
    /// Their titles.
    pub asked: Vec<String>,
    /// The question.
    pub text: String,
}

/// An item of another scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CorrespondingView {
    /// The other scale.
    pub scale: String,
    /// Its edition.
    pub edition: String,
    /// The code of the other item.
    pub item: String,
    /// The short title of the other scale; its name where that is not at hand.
    pub scale_title: String,
    /// The title of the other item, where it is at hand.
    pub title: String,
    /// Where the two differ.
    pub differs: Option<String>,
    /// The manual prints it beside this one.
    pub beside: bool,
}

impl Remark {
    /// The line, with a dagger if it rests on an assumption.
    pub(crate) fn marked(&self) -> String {
        format!("{}{}", self.text, dagger(self.assumed))
    }
}

/// A dagger for what rests on an assumption.
pub(crate) const fn dagger(assumed: bool) -> &'static str {
    if assumed { "†" } else { "" }
}

impl Teller<'_> {
    /// An item in words.
    pub fn item_view(&self, item: &Item) -> ItemView {
        let range = self.scale.range_of(item);
        let (lowest, highest) = (range.min.to_string(), range.max.to_string());
        let rating = matches!(item.rule, Rule::Rating(_))
            .then(|| self.words.say("rating-only", &[("low", &lowest), ("high", &highest)]));
        let forms = self.form_views(item);
        ItemView {
            scale: self.scale.id().to_owned(),
            code: item.code.clone(),
            title: self.text_of(Some(item), &item.title),
            remarks: self.item_remarks(item),
            standard: item.standard.as_ref().map(|text| self.text_of(Some(item), text)),
            rating,
            first_that_holds: matches!(item.rule, Rule::FirstMatch(_)),
            scores: scores(item, &range, &forms),
            forms,
            assumed: assumed(item.rule.evidence()),
            criteria: self.criteria_views(item),
            inputs: self.input_views(item),
            measures: item.measures.iter().map(|measure| self.formula(item, measure)).collect(),
            limits: self.limit_views(item),
            sources: item.sources.iter().map(|source| self.source(source)).collect(),
            groups: item.records.clone(),
            interview: item.interview,
            guide: self.texts(item, &item.guide),
            notes: self.texts(item, &item.notes),
            system_limits: self.texts(item, &item.system_limits),
            questions: self.question_views(item),
            corresponds: self.corresponding_views(item),
            assumptions: self.assumptions(item),
            lowest,
            highest,
        }
    }

    fn item_remarks(&self, item: &Item) -> Vec<String> {
        let reversed = item.reverse.then(|| self.words.word("reversed-item"));
        let weight =
            item.weight.map(|weight| self.words.say("weight-of", &[("weight", &weight.to_string())]));
        let asked = item
            .asked_when
            .as_ref()
            .map(|asked| self.words.say("asked-only-when", &[("when", &self.cond(Scope::of(item), asked))]));
        [reversed, weight, asked].into_iter().flatten().collect()
    }

    fn form_views(&self, item: &Item) -> Vec<FormView> {
        if let Rule::FirstMatch(first) = &item.rule {
            let cases = first.cases.iter().enumerate().map(|(index, case)| AnchorView {
                score: case.score.to_string(),
                text: self.case(item, &first.cases, index),
            });
            let rest = AnchorView { score: first.otherwise.to_string(), text: self.words.word("otherwise") };
            return vec![FormView { when: None, anchors: cases.chain([rest]).collect() }];
        }
        let forms = self.forms(item).into_iter().map(|form| FormView {
            when: form.when,
            anchors: form
                .anchors
                .into_iter()
                .map(|anchor| AnchorView { score: decimal(anchor.score, 2), text: anchor.text })
                .collect(),
        });
        forms.collect()
    }

    fn criteria_views(&self, item: &Item) -> Vec<CriterionView> {
        let view = |criterion: &scalewright_model::Criterion| CriterionView {
            id: criterion.id.clone(),
            text: self.text_of(Some(item), &criterion.text),
            assumed: assumed(criterion.evidence.as_ref()),
            how: criterion.met.as_ref().map(|met| {
                if of_answers(met) {
                    self.words.word("computed-from-answers")
                } else {
                    self.words.say("computed-criterion", &[("when", &self.cond(Scope::of(item), met))])
                }
            }),
        };
        item.criteria.iter().map(view).collect()
    }

    fn input_views(&self, item: &Item) -> Vec<InputView> {
        let view = |input: &scalewright_model::Field| InputView {
            title: self.text_of(Some(item), &input.title),
            options: match &input.kind {
                FieldKind::Code(options) => {
                    options.iter().map(|option| self.text_of(Some(item), &option.title)).collect()
                }
                _ => Vec::new(),
            },
            yes_no: matches!(input.kind, FieldKind::YesNo),
        };
        item.inputs.iter().map(view).collect()
    }

    /// A measure with the way in which it is computed.
    fn formula(&self, item: &Item, measure: &Measure) -> Remark {
        let title = self.text_of(Some(item), &measure.title);
        let formula = self.formula_of(Some(item), measure);
        let text = if formula == title {
            title
        } else {
            self.words.say("computed-by", &[("title", &title), ("formula", &formula)])
        };
        Remark { text, assumed: assumed(measure.evidence.as_ref()) }
    }

    fn limit_views(&self, item: &Item) -> Vec<Remark> {
        let view = |limit| self.limit(item, limit);
        let limits = item.limits.iter();
        limits.map(|limit| Remark { text: view(limit), assumed: assumed(limit.evidence.as_ref()) }).collect()
    }

    fn texts(&self, item: &Item, texts: &[Text]) -> Vec<String> {
        texts.iter().map(|text| self.text_of(Some(item), text)).collect()
    }

    fn question_views(&self, item: &Item) -> Vec<QuestionView> {
        let view = |question: &scalewright_model::Question| QuestionView {
            ask: question.ask.clone(),
            asked: question.ask.iter().map(|one| self.respondent(one)).collect(),
            text: self.text_of(Some(item), &question.text),
        };
        item.questions.iter().map(view).collect()
    }

    fn corresponding_views(&self, item: &Item) -> Vec<CorrespondingView> {
        let view = |other: &scalewright_model::Correspondence| CorrespondingView {
            scale: other.scale.clone(),
            edition: other.edition.clone(),
            item: other.item.clone(),
            scale_title: other.scale.clone(),
            title: String::new(),
            differs: other.differs.as_ref().map(|differs| self.text_of(Some(item), differs)),
            beside: other.print_beside,
        };
        item.corresponds.iter().map(view).collect()
    }

    /// What rests on an assumption, and on which.
    fn assumptions(&self, item: &Item) -> Vec<String> {
        let mut marks: Vec<&Evidence> =
            item.rule.evidence().into_iter().chain(item.rule.part_evidence()).collect();
        marks.extend(item.criteria.iter().filter_map(|criterion| criterion.evidence.as_ref()));
        marks.extend(item.measures.iter().filter_map(|measure| measure.evidence.as_ref()));
        marks.extend(item.limits.iter().filter_map(|limit| limit.evidence.as_ref()));
        marks.extend(item.constants.iter().filter_map(|constant| constant.evidence.as_ref()));
        let marks = marks.into_iter().filter(|mark| assumed(Some(mark)));
        marks.map(|mark| self.evidence(Some(item), mark)).collect()
    }
}

/// The scores that can be given: those of the anchors, or the whole numbers of the range.
fn scores(item: &Item, range: &scalewright_model::Range, forms: &[FormView]) -> Vec<String> {
    let mut scores: Vec<_> = forms.iter().flat_map(|form| &form.anchors).collect();
    if scores.is_empty() || matches!(item.rule, Rule::Rating(_)) {
        let whole = |number: scalewright_model::Number| number.to_string().parse::<i32>().unwrap_or_default();
        return (whole(range.min)..=whole(range.max)).map(|score| score.to_string()).collect();
    }
    scores.sort_by_key(|anchor| Number::parse(&anchor.score).map(Number::exact));
    let mut scores: Vec<String> = scores.into_iter().map(|anchor| anchor.score.clone()).collect();
    scores.dedup();
    scores
}

const fn assumed(evidence: Option<&Evidence>) -> bool {
    matches!(evidence, Some(Evidence::Assumed { .. }))
}

/// Whether a condition only puts answers together, which stand on the page in full.
fn of_answers(cond: &Cond) -> bool {
    match cond {
        Cond::Yes(Expr::Answer(_)) => true,
        Cond::All(parts) | Cond::Any(parts) | Cond::Several(_, parts) => parts.iter().all(of_answers),
        Cond::Not(inner) => of_answers(inner),
        _ => false,
    }
}
