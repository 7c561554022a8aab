//! What templates see: scales, a battery and a visit in words, in one language.

mod battery;
mod scale;
mod visit;

pub use battery::{BatteryView, FieldView, GroupView, NamedView, TableView};
pub use scale::{ScaleView, SubscaleView, TotalView};
pub use visit::{ItemResult, RaterScore, ScaleResult, TotalResult, VisitView};

use scalewright_check::Checked;
use scalewright_model::{Assessment, Battery, Lang, Site};
use scalewright_render::{Glossary, Teller};
use scalewright_score::{Outcome, Plan};
use scalewright_words::Words;
use schemars::JsonSchema;
use serde::Serialize;

/// What documents are made from.
#[derive(Clone, Copy)]
pub struct Material<'a> {
    /// The battery, if it is one.
    pub battery: Option<&'a Battery>,
    /// The scales whose scores are the result of a visit.
    pub scales: &'a [Source<'a>],
    /// The scales that are shown beside them.
    pub beside: &'a [Source<'a>],
    /// The visit, if the documents are for one.
    pub visit: Option<&'a Visit<'a>>,
}

/// A scale, and the plan by which it scores.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The scale.
    pub scale: &'a Checked,
    /// The plan.
    pub plan: &'a Plan,
}

/// A visit and its scores.
pub struct Visit<'a> {
    /// What was filled in.
    pub assessment: &'a Assessment,
    /// The rater whose scores these are; nothing for the agreed ones.
    pub rater: Option<&'a str>,
    /// The scores, with their traces, of every scale that has any.
    pub outcomes: Vec<Outcome>,
    /// The scores that each rater gave alone.
    pub alone: Vec<(&'a str, Vec<Outcome>)>,
}

/// All that a template sees.
#[derive(Debug, Serialize, JsonSchema)]
pub struct View {
    /// The title of the battery or the scale.
    pub title: String,
    /// Its edition.
    pub edition: String,
    /// The day of its last change.
    pub revised_on: Option<String>,
    /// It may still change.
    pub draft: bool,
    /// The battery, if it is one.
    pub battery: Option<BatteryView>,
    /// The scales whose scores are the result of a visit.
    pub scales: Vec<ScaleView>,
    /// The scales that are shown beside them.
    pub beside: Vec<ScaleView>,
    /// The groups from which records are drawn.
    pub groups: Vec<GroupView>,
    /// Whom assessors interview.
    pub respondents: Vec<NamedView>,
    /// The tables that sites and assessors fill in.
    pub tables: Vec<TableView>,
    /// The visit, if the document is for one.
    pub visit: Option<VisitView>,
}

/// The site's own words for what documents say.
pub(crate) fn glossary(material: &Material<'_>, lang: Lang) -> Glossary {
    let terms = material.battery.map(|battery| battery.glossary.as_slice()).unwrap_or_default();
    let site = material.visit.map_or_else(Site::default, |visit| visit.assessment.site.clone());
    Glossary::new(terms, &site, lang)
}

impl View {
    /// What templates see, in the words of a language and of a site.
    pub(crate) fn new(material: &Material<'_>, words: &Words, glossary: &Glossary) -> Self {
        let views = |sources: &[Source<'_>]| -> Vec<ScaleView> {
            sources
                .iter()
                .map(|source| ScaleView::new(&teller_of(source, words, glossary), source.plan))
                .collect()
        };
        let tellers: Vec<Teller<'_>> = material
            .scales
            .iter()
            .chain(material.beside)
            .map(|source| teller_of(source, words, glossary))
            .collect();
        let first = material.scales.first().map(|source| source.scale.scale());
        let teller = material.scales.first().map(|source| teller_of(source, words, glossary));
        let text = |text| teller.map_or_else(String::new, |teller: Teller<'_>| teller.text(text));
        let (title, edition, revised_on, status) = match (material.battery, first) {
            (Some(of), _) => (text(&of.title), of.edition.clone(), of.revised_on, Some(of.status)),
            (None, Some(of)) => (text(&of.title), of.edition.clone(), of.revised_on, Some(of.status)),
            (None, None) => (String::new(), String::new(), None, None),
        };
        let (mut scales, mut beside) = (views(material.scales), views(material.beside));
        name_corresponding(&mut scales, &mut beside);
        Self {
            title,
            edition,
            revised_on: revised_on.map(|date| date.to_string()),
            draft: status == Some(scalewright_model::Status::Draft),
            battery: material.battery.zip(teller).map(|(of, teller)| BatteryView::new(of, &teller, &tellers)),
            scales,
            beside,
            groups: battery::groups(&tellers),
            respondents: battery::respondents(&tellers),
            tables: battery::tables(&tellers),
            visit: material.visit.map(|visit| VisitView::new(material, visit, &tellers)),
        }
    }
}

/// Puts the titles of the items of other scales to those that correspond to them.
fn name_corresponding(scales: &mut [ScaleView], beside: &mut [ScaleView]) {
    let titles = |scale: &ScaleView| -> Vec<(String, String, String, String)> {
        let of = |item: &scalewright_render::ItemView| {
            (scale.id.clone(), item.code.clone(), scale.short.clone(), item.title.clone())
        };
        scale.items.iter().map(of).collect()
    };
    let known: Vec<_> = scales.iter().chain(&*beside).flat_map(titles).collect();
    let all = scales.iter_mut().chain(beside);
    let items = all.flat_map(|scale| {
        let parts = scale.subscales.iter_mut().flat_map(|part| &mut part.items);
        scale.items.iter_mut().chain(parts)
    });
    for other in items.flat_map(|item| &mut item.corresponds) {
        let found = known.iter().find(|(scale, code, ..)| *scale == other.scale && *code == other.item);
        if let Some((_, _, scale, title)) = found {
            (other.scale_title, other.title) = (scale.clone(), title.clone());
        }
    }
}

fn teller_of<'a>(source: &Source<'a>, words: &'a Words, glossary: &'a Glossary) -> Teller<'a> {
    Teller { scale: source.scale, words, glossary: Some(glossary) }
}
