//! The lines of a sheet on which raters enter what they found: what is answered for each item, and with what.

use scalewright_check::Checked;
use scalewright_model::{Exact, Field, Item, Number, Rule};

/// A line of the sheet.
pub(crate) enum Line<'a> {
    /// The heading of a subscale.
    Subscale(usize),
    /// An item: its score, the grounds, the previous score.
    Item(&'a Item),
    /// One answer.
    Answer(Answer<'a>),
}

/// Something that a rater answers.
pub(crate) struct Answer<'a> {
    pub item: &'a Item,
    /// The name of the answer in the data.
    pub id: &'a str,
    pub kind: AnswerKind<'a>,
}

/// What kind of answer is wanted.
pub(crate) enum AnswerKind<'a> {
    /// Whether a criterion is met.
    Criterion { index: usize, partly: bool },
    /// The score of an anchor.
    Anchor(Vec<Number>),
    /// A number within the range of the item.
    Rating { min: Number, max: Number, step: Exact },
    /// An input of the item.
    Input(&'a Field),
    /// That the item does not apply.
    NotApplicable,
}

impl Answer<'_> {
    /// The key of the line.
    pub fn key(&self) -> String {
        format!("{}/{}", self.item.code, self.id)
    }
}

/// All lines of the sheet of a scale, in order.
pub(crate) fn lines(scale: &Checked) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    for (index, subscale) in scale.scale().subscales.iter().enumerate() {
        lines.push(Line::Subscale(index));
        for item in subscale.items.iter().filter_map(|code| scale.item(code)) {
            lines.push(Line::Item(item));
            lines.extend(answers(scale, item).into_iter().map(Line::Answer));
        }
    }
    lines
}

/// What is answered for an item.
fn answers<'a>(scale: &Checked, item: &'a Item) -> Vec<Answer<'a>> {
    let answer = |id: &'a str, kind: AnswerKind<'a>| Answer { item, id, kind };
    let mut all: Vec<Answer<'a>> = Vec::new();
    if item.may_not_apply {
        all.push(answer("not_applicable", AnswerKind::NotApplicable));
    }
    all.extend(item.inputs.iter().map(|input| answer(&input.id, AnswerKind::Input(input))));
    let asked = item.criteria.iter().enumerate().filter(|(_, criterion)| criterion.met.is_none());
    all.extend(asked.map(|(index, criterion)| {
        answer(&criterion.id, AnswerKind::Criterion { index, partly: criterion.partly.is_some() })
    }));
    let mut anchors = Vec::new();
    let mut step = None;
    chosen(&item.rule, &mut anchors, &mut step);
    if !anchors.is_empty() {
        anchors.sort_unstable();
        anchors.dedup();
        all.push(answer("anchor", AnswerKind::Anchor(anchors)));
    }
    if let Some(step) = step {
        let range = scale.range_of(item);
        all.push(answer("rating", AnswerKind::Rating { min: range.min, max: range.max, step }));
    }
    all
}

/// The scores that a rater can choose by the rule, and the step of a rating.
fn chosen(rule: &Rule, anchors: &mut Vec<Number>, step: &mut Option<Exact>) {
    match rule {
        Rule::Choice(choice) => anchors.extend(choice.anchors.iter().map(|anchor| anchor.score)),
        Rule::Rating(rating) => {
            *step = Some(rating.step.map_or_else(|| Exact::from_integer(1), Number::exact));
        }
        Rule::BySetting(by) => by.forms.values().for_each(|form| chosen(form, anchors, step)),
        Rule::Bands(_)
        | Rule::Count(_)
        | Rule::Ladder(_)
        | Rule::FirstMatch(_)
        | Rule::Table(_)
        | Rule::YesNo(_) => {}
    }
}
