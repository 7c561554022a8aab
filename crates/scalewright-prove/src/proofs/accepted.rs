//! Findings that a scale knows of and keeps, such as faults of what was printed.

use scalewright_diag::{Code, Finding, Report, Severity};
use scalewright_model::{Accepted, Place};

/// Nothing is found of what is accepted.
pub(crate) const ACCEPTED_NOTHING: Code = Code::new("accepted-nothing");

/// Makes notes of what is accepted. What is accepted and not there is a finding itself.
pub(super) fn settle(accepted: &[Accepted], place: &Place, report: &mut Report) {
    for (index, accepted) in accepted.iter().enumerate() {
        let place = place.key("accepted").index(index);
        let mut found = false;
        report.change(|finding| {
            if fits(accepted, finding) {
                found = true;
                finding.severity = Severity::Note;
                finding.related = Some(place.clone());
                finding.facts.push(("accepted", "yes".to_owned()));
            }
        });
        if !found {
            let about = accepted.about.clone().unwrap_or_else(|| "none".to_owned());
            let finding = Finding::warning(ACCEPTED_NOTHING, place).with("finding", &accepted.finding);
            report.push(finding.with("about", about));
        }
    }
}

fn fits(accepted: &Accepted, finding: &Finding) -> bool {
    let about = finding.facts.iter().find(|(name, _)| *name == "about").map(|(_, value)| value);
    finding.code.as_str() == accepted.finding
        && accepted.about.as_ref().is_none_or(|wanted| Some(wanted) == about)
}
