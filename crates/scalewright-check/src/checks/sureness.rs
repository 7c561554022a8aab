//! Where rules and numbers come from, and what is only assumed.

use scalewright_diag::{Code, Finding, Report};
use scalewright_model::{Evidence, Lang, Rule, Text};

use crate::context::Context;
use crate::walk::{Mark, RuleAt};

/// A rule does not say where it comes from, although others do.
pub(crate) const NO_EVIDENCE: Code = Code::new("no-evidence");
/// Something is assumed.
pub(crate) const ASSUMED: Code = Code::new("assumed");
/// Something is reconstructed from what is left of the copy.
pub(crate) const RECONSTRUCTED: Code = Code::new("reconstructed");

pub(crate) fn run(context: &Context<'_>, report: &mut Report) {
    report.extend(context.parts.marks.iter().filter_map(unsure));
    unmarked(context, report);
}

fn unsure(mark: &Mark<'_>) -> Option<Finding> {
    let (code, text) = match mark.evidence {
        Evidence::Assumed { what } => (ASSUMED, what),
        Evidence::Reconstructed { from } => (RECONSTRUCTED, from),
        Evidence::Legible | Evidence::Published { .. } => return None,
    };
    let on = mark.here.scope.item().map_or("none", |item| &item.code);
    let finding = Finding::note(code, mark.here.place.clone().head());
    Some(
        finding
            .with("what_ja", wording(text, Lang::Ja))
            .with("what_en", wording(text, Lang::En))
            .with("on", on),
    )
}

/// The wording for a message: without the full stop at its end.
fn wording(text: &Text, lang: Lang) -> &str {
    text.best(lang).trim_end_matches(['.', '。'])
}

fn unmarked(context: &Context<'_>, report: &mut Report) {
    let rules = || context.rules.iter().filter(|rule| !matches!(rule.rule, Rule::BySetting(_)));
    if !rules().any(|rule| marked(rule)) {
        return;
    }
    for rule in rules().filter(|rule| !marked(rule)) {
        let finding = Finding::note(NO_EVIDENCE, rule.here.place.clone().name());
        report.push(finding.with("kind", "rule").with("name", &rule.item.code));
    }
    let totals = context.scale_place().key("totals");
    for (index, total) in context.draft.scale.value.totals.iter().enumerate() {
        if !total.bands.is_empty() && total.evidence.is_none() {
            let finding = Finding::note(NO_EVIDENCE, totals.index(index).key("bands").name());
            report.push(finding.with("kind", "bands").with("name", &total.id));
        }
    }
}

/// Whether a rule, or a part of it, says where it comes from.
fn marked(rule: &RuleAt<'_>) -> bool {
    rule.rule.evidence().is_some() || rule.scores().iter().any(|scored| scored.evidence.is_some())
}
