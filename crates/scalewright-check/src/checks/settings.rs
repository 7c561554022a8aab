//! Rules by setting: one for each code of the setting.

use scalewright_diag::{Code, Finding, Report};
use scalewright_model::{BySetting, Named, Rule};

use crate::context::Context;
use crate::scope::options;
use crate::unknown::{NONE, suggestion};
use crate::walk::Here;

/// A code of the setting has no rule, or a rule stands for a code that the setting does not have.
pub(crate) const FORM_MISSING: Code = Code::new("form-missing");

pub(crate) fn run(context: &Context<'_>, report: &mut Report) {
    for rule in &context.rules {
        if let Rule::BySetting(by) = rule.rule
            && let Some(codes) = rule.here.scope.setting(&by.setting).and_then(options)
        {
            forms(by, codes, &rule.here, report);
        }
    }
}

fn forms(by: &BySetting, codes: &[Named], here: &Here<'_>, report: &mut Report) {
    let place = here.place.key("forms");
    let codes: Vec<&str> = codes.iter().map(|code| &*code.id).collect();
    for code in codes.iter().filter(|code| !by.forms.contains_key(**code)) {
        let finding = Finding::error(FORM_MISSING, place.clone().name()).with("kind", "missing");
        let finding = finding.with("setting", &by.setting).with("option", *code);
        report.push(finding.with("suggestion", NONE));
    }
    for code in by.forms.keys().filter(|code| !codes.contains(&code.as_str())) {
        let finding = Finding::error(FORM_MISSING, place.key(code).name()).with("kind", "unknown");
        let finding = finding.with("setting", &by.setting).with("option", code);
        report.push(finding.with("suggestion", suggestion(code, &codes)));
    }
}
