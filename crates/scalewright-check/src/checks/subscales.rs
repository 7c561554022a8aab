//! Items that no subscale has.

use scalewright_diag::{Code, Finding, Report};

use crate::context::Context;

/// An item stands in no subscale.
pub(crate) const ITEM_WITHOUT_SUBSCALE: Code = Code::new("item-without-subscale");

pub(crate) fn run(context: &Context<'_>, report: &mut Report) {
    let subscales = &context.draft.scale.value.subscales;
    for (item, here) in context.items() {
        if !subscales.iter().any(|subscale| subscale.items.contains(&item.code)) {
            let finding = Finding::error(ITEM_WITHOUT_SUBSCALE, here.place.key("code"));
            let subscales = context.scale_place().key("subscales").name();
            report.push(finding.with("name", &item.code).and_at(subscales));
        }
    }
}
