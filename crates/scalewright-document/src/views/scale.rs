//! A scale in words.

use scalewright_model::{Total, TotalOf, decimal};
use scalewright_render::{ItemView, Teller};
use scalewright_score::Plan;
use schemars::JsonSchema;
use serde::Serialize;

/// A scale in words.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ScaleView {
    /// Its name in the data.
    pub id: String,
    /// The edition.
    pub edition: String,
    /// The title.
    pub title: String,
    /// A short title, for narrow columns.
    pub short: String,
    /// What it measures.
    pub about: String,
    /// The parts, in their order.
    pub subscales: Vec<SubscaleView>,
    /// The items, in their order.
    pub items: Vec<ItemView>,
    /// All totals.
    pub totals: Vec<TotalView>,
    /// The totals that are not of one subscale.
    pub grand_totals: Vec<TotalView>,
    /// Every item has just two scores that stand next to each other, as yes and no.
    pub two_valued: bool,
    /// What rests on an assumption, outside the items: on which constant, and what.
    pub assumptions: Vec<String>,
}

/// A part of a scale.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SubscaleView {
    /// Its name in the data.
    pub id: String,
    /// The title.
    pub title: String,
    /// Its items, in their order.
    pub items: Vec<ItemView>,
    /// The totals of this part alone.
    pub totals: Vec<TotalView>,
}

/// A total.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TotalView {
    /// Its name in the data.
    pub id: String,
    /// The title.
    pub title: String,
    /// Its bands: from which value, and what it is called.
    pub bands: Vec<(String, String)>,
    /// The codes of its items.
    pub items: Vec<String>,
    /// The most that it can come to; empty if that cannot be said.
    pub most: String,
}

impl ScaleView {
    pub(crate) fn new(teller: &Teller<'_>, plan: &Plan) -> Self {
        let scale = teller.scale.scale();
        let items: Vec<ItemView> = teller.scale.items().iter().map(|item| teller.item_view(item)).collect();
        let two_valued = items.iter().all(|item| {
            let whole = |score: &str| score.parse::<i64>().ok();
            whole(&item.highest).zip(whole(&item.lowest)).is_some_and(|(high, low)| high - low == 1)
        });
        let subscales = scale.subscales.iter().map(|subscale| SubscaleView {
            id: subscale.id.clone(),
            title: teller.text(&subscale.title),
            items: items.iter().filter(|item| subscale.items.contains(&item.code)).cloned().collect(),
            totals: of_totals(teller, plan, |total| {
                total.of == TotalOf::Subscales(vec![subscale.id.clone()])
            }),
        });
        let one_part = |total: &Total| matches!(&total.of, TotalOf::Subscales(parts) if parts.len() == 1);
        Self {
            id: scale.id.clone(),
            edition: scale.edition.clone(),
            title: teller.text(&scale.title),
            short: scale.short.as_ref().map_or_else(|| scale.id.to_uppercase(), |short| teller.text(short)),
            about: teller.text(&scale.about),
            subscales: subscales.collect(),
            totals: of_totals(teller, plan, |_| true),
            grand_totals: of_totals(teller, plan, |total| !one_part(total)),
            two_valued: two_valued && !items.is_empty(),
            assumptions: assumptions(teller),
            items,
        }
    }
}

fn of_totals(teller: &Teller<'_>, plan: &Plan, wanted: impl Fn(&Total) -> bool) -> Vec<TotalView> {
    let scale = teller.scale.scale();
    let codes = |total: &Total| match &total.of {
        TotalOf::Everything => teller.scale.items().iter().map(|item| item.code.clone()).collect(),
        TotalOf::Items(codes) => codes.clone(),
        TotalOf::Subscales(ids) => {
            let parts = scale.subscales.iter().filter(|part| ids.contains(&part.id));
            parts.flat_map(|part| part.items.iter().cloned()).collect()
        }
    };
    let view = |total: &Total| TotalView {
        id: total.id.clone(),
        title: teller.text(&total.title),
        bands: total
            .bands
            .iter()
            .map(|band| (decimal(band.from.exact(), 2), teller.text(&band.title)))
            .collect(),
        items: codes(total),
        most: plan.range_of_total(&total.id).map(|(_, most)| decimal(most, 2)).unwrap_or_default(),
    };
    scale.totals.iter().filter(|total| wanted(total)).map(view).collect()
}

/// Constants, groups, tables and totals that rest on an assumption.
fn assumptions(teller: &Teller<'_>) -> Vec<String> {
    let (common, scale) = (teller.scale.common(), teller.scale.scale());
    let constants = common.constants.iter().map(|one| {
        let (title, value) = (teller.text(&one.title), teller.constant(one));
        let title = teller.words.say("measure-line", &[("title", &title), ("value", &value)]);
        (title, one.evidence.as_ref())
    });
    let groups = common.groups.iter().map(|one| (teller.text(&one.title), one.evidence.as_ref()));
    let tables = common.tables.iter().map(|one| (teller.text(&one.title), one.evidence.as_ref()));
    let totals = scale.totals.iter().map(|one| (teller.text(&one.title), one.evidence.as_ref()));
    let all = constants.chain(groups).chain(tables).chain(totals);
    let assumed = all.filter_map(|(title, evidence)| match evidence {
        Some(evidence @ scalewright_model::Evidence::Assumed { .. }) => {
            Some(format!("{title} — {}", teller.evidence(None, evidence)))
        }
        _ => None,
    });
    assumed.collect()
}
