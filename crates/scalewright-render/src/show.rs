//! An item as text, as an assessor reads it.

use scalewright_model::{Cond, Evidence, Exact, Expr, FieldKind, FirstMatch, Item, Measure, Rule, decimal};

use crate::phrase::Scope;
use crate::{Page, Teller};

impl Teller<'_> {
    /// An item as text: title, anchors, criteria, limits, sources, guide, questions.
    pub fn show(&self, item: &Item, columns: usize) -> String {
        let mut page = Page::new(columns);
        page.line(0, 4, &format!("{}  {}", item.code, self.text_of(Some(item), &item.title)));
        self.show_remarks(&mut page, item);
        self.show_standard(&mut page, item);
        self.show_anchors(&mut page, item);
        self.show_criteria(&mut page, item);
        self.show_inputs(&mut page, item);
        self.show_measures(&mut page, item);
        self.show_limits(&mut page, item);
        self.show_sources(&mut page, item);
        self.show_texts(&mut page, "heading-guide", item, &item.guide);
        self.show_texts(&mut page, "heading-notes", item, &item.notes);
        self.show_texts(&mut page, "heading-system-limits", item, &item.system_limits);
        self.show_questions(&mut page, item);
        self.show_corresponding(&mut page, item);
        self.show_assumed(&mut page, item);
        page.finish()
    }

    fn section(&self, page: &mut Page, heading: &str) {
        page.heading(&self.words.word(heading));
    }

    fn show_remarks(&self, page: &mut Page, item: &Item) {
        if item.reverse {
            page.line(2, 2, &self.words.word("reversed-item"));
        }
        if let Some(weight) = item.weight {
            page.line(2, 2, &self.words.say("weight-of", &[("weight", &weight.to_string())]));
        }
        if let Some(asked) = &item.asked_when {
            let when = self.cond(Scope::of(item), asked);
            page.line(2, 2, &self.words.say("asked-only-when", &[("when", &when)]));
        }
    }

    fn show_standard(&self, page: &mut Page, item: &Item) {
        if let Some(standard) = &item.standard {
            self.section(page, "heading-standard");
            page.line(2, 0, &self.text_of(Some(item), standard));
        }
    }

    fn show_anchors(&self, page: &mut Page, item: &Item) {
        let mark = dagger(item.rule.evidence());
        page.heading(&format!("{}{mark}", self.words.word("heading-anchors")));
        if let Rule::Rating(_) = item.rule {
            let range = self.scale.range_of(item);
            let (low, high) = (range.min.to_string(), range.max.to_string());
            page.line(2, 0, &self.words.say("rating-only", &[("low", &low), ("high", &high)]));
        }
        if let Rule::FirstMatch(first) = &item.rule {
            self.show_cases(page, item, first);
            return;
        }
        for form in self.forms(item) {
            if let Some(when) = &form.when {
                page.line(2, 0, when);
            }
            for anchor in form.anchors {
                page.entry(2, &format!("{} =", decimal(anchor.score, 2)), &anchor.text);
            }
        }
    }

    /// The cases of a first-match rule, in the order in which they are tried.
    fn show_cases(&self, page: &mut Page, item: &Item, first: &FirstMatch) {
        page.line(2, 0, &self.words.word("first-that-holds"));
        for (index, case) in first.cases.iter().enumerate() {
            page.entry(2, &format!("{} =", case.score), &self.case(item, &first.cases, index));
        }
        page.entry(2, &format!("{} =", first.otherwise), &self.words.word("otherwise"));
    }

    fn show_criteria(&self, page: &mut Page, item: &Item) {
        if item.criteria.is_empty() {
            return;
        }
        self.section(page, "heading-criteria");
        for criterion in &item.criteria {
            let mut text = format!(
                "{}{}",
                self.text_of(Some(item), &criterion.text),
                dagger(criterion.evidence.as_ref())
            );
            if let Some(met) = &criterion.met {
                let how = if of_answers(met) {
                    self.words.word("computed-from-answers")
                } else {
                    self.words.say("computed-criterion", &[("when", &self.cond(Scope::of(item), met))])
                };
                text = format!("{text} {how}");
            }
            page.entry(2, &format!("□ {}", criterion.id), &text);
        }
    }

    fn show_inputs(&self, page: &mut Page, item: &Item) {
        if item.inputs.is_empty() {
            return;
        }
        self.section(page, "heading-inputs");
        for input in &item.inputs {
            page.entry(2, "□", &self.text_of(Some(item), &input.title));
            if let FieldKind::Code(options) = &input.kind {
                for option in options {
                    page.entry(5, "○", &self.text_of(Some(item), &option.title));
                }
            }
        }
    }

    fn show_measures(&self, page: &mut Page, item: &Item) {
        if item.measures.is_empty() {
            return;
        }
        self.section(page, "heading-measures");
        for measure in &item.measures {
            page.entry(2, "・", &self.formula(item, measure));
        }
    }

    /// A measure with the way in which it is computed.
    fn formula(&self, item: &Item, measure: &Measure) -> String {
        let title = self.text_of(Some(item), &measure.title);
        let formula = self.expr(Scope::of(item), &measure.value);
        let line = if formula == title {
            title
        } else {
            self.words.say("computed-by", &[("title", &title), ("formula", &formula)])
        };
        format!("{line}{}", dagger(measure.evidence.as_ref()))
    }

    fn show_limits(&self, page: &mut Page, item: &Item) {
        if item.limits.is_empty() {
            return;
        }
        self.section(page, "heading-limits");
        for limit in &item.limits {
            page.entry(2, "・", &format!("{}{}", self.limit(item, limit), dagger(limit.evidence.as_ref())));
        }
    }

    fn show_sources(&self, page: &mut Page, item: &Item) {
        self.section(page, "heading-sources");
        let sources: Vec<String> = item.sources.iter().map(|source| self.source(source)).collect();
        if !sources.is_empty() {
            page.line(2, 0, &sources.join(&self.words.word("list-join")));
        }
        if !item.records.is_empty() {
            let groups = item.records.join(&self.words.word("list-join"));
            page.line(2, 0, &self.words.say("records-groups", &[("groups", &groups)]));
        }
        let interview = if item.interview { "interview-needed" } else { "interview-not-needed" };
        page.line(2, 0, &self.words.word(interview));
    }

    fn show_texts(&self, page: &mut Page, heading: &str, item: &Item, texts: &[scalewright_model::Text]) {
        if texts.is_empty() {
            return;
        }
        self.section(page, heading);
        for text in texts {
            page.entry(2, "・", &self.text_of(Some(item), text));
        }
    }

    fn show_questions(&self, page: &mut Page, item: &Item) {
        if item.questions.is_empty() {
            return;
        }
        self.section(page, "heading-questions");
        for question in &item.questions {
            let asked: Vec<String> = question.ask.iter().map(|one| self.respondent(one)).collect();
            let asked = asked.join(&self.words.word("list-join"));
            page.entry(2, "・", &format!("[{asked}] {}", self.text_of(Some(item), &question.text)));
        }
    }

    fn show_corresponding(&self, page: &mut Page, item: &Item) {
        if item.corresponds.is_empty() {
            return;
        }
        self.section(page, "heading-corresponds");
        for other in &item.corresponds {
            let names = [("scale", other.scale.as_str()), ("edition", &other.edition), ("item", &other.item)];
            let text = match &other.differs {
                None => self.words.say("corresponds-to", &names),
                Some(differs) => {
                    let differs = self.text_of(Some(item), differs);
                    let args = [names[0], names[1], names[2], ("differs", differs.as_str())];
                    self.words.say("corresponds-differs", &args)
                }
            };
            page.entry(2, "・", &text);
        }
    }

    /// What rests on an assumption, and on which.
    fn show_assumed(&self, page: &mut Page, item: &Item) {
        let mut marks: Vec<&Evidence> =
            item.rule.evidence().into_iter().chain(item.rule.part_evidence()).collect();
        marks.extend(item.criteria.iter().filter_map(|criterion| criterion.evidence.as_ref()));
        marks.extend(item.measures.iter().filter_map(|measure| measure.evidence.as_ref()));
        marks.extend(item.limits.iter().filter_map(|limit| limit.evidence.as_ref()));
        marks.extend(item.constants.iter().filter_map(|constant| constant.evidence.as_ref()));
        let assumed: Vec<&Evidence> =
            marks.into_iter().filter(|mark| matches!(mark, Evidence::Assumed { .. })).collect();
        if assumed.is_empty() {
            return;
        }
        self.section(page, "note-dagger");
        for mark in assumed {
            page.entry(2, "†", &self.evidence(Some(item), mark));
        }
    }

    /// A value and its unit where a measure is known by name.
    pub(crate) fn measured(&self, item: &Item, measure: &str, value: Exact, bounds: &[Exact]) -> String {
        let unit = self.scale.measure(Some(item), measure).map_or("", |measure| measure.unit.as_str());
        self.rounded(value, unit, bounds)
    }
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

/// A dagger for what rests on an assumption.
const fn dagger(evidence: Option<&Evidence>) -> &'static str {
    if matches!(evidence, Some(Evidence::Assumed { .. })) { "†" } else { "" }
}
