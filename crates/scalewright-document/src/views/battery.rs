//! A battery, its forms and its words.

use scalewright_model::{Battery, Cond, FieldKind, Required, Table, Text};
use scalewright_render::Teller;
use schemars::JsonSchema;
use serde::Serialize;

/// A battery in words.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct BatteryView {
    /// Its name in the data.
    pub id: String,
    /// What the visit is for.
    pub about: String,
    /// The tables that the site fills in before the visit.
    pub forms_before: Vec<TableView>,
    /// The tables that assessors fill in during the visit.
    pub records: Vec<TableView>,
    /// Definitions for the whole visit.
    pub definitions: Vec<NamedView>,
    /// What assessors do, phase by phase.
    pub checklist: Vec<PhaseView>,
    /// Courses of a visit.
    pub timetables: Vec<TimetableView>,
    /// What assessors bring.
    pub packing: Vec<String>,
    /// How assessors behave.
    pub attitude: Vec<String>,
    /// Terms of the field.
    pub glossary: Vec<TermView>,
    /// The letter to the site.
    pub letter: Option<LetterView>,
    /// What clients can expect.
    pub leaflet: Option<LeafletView>,
}

/// Something with a name, a title and perhaps a text.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct NamedView {
    /// Its name in the data.
    pub id: String,
    /// The title.
    pub title: String,
    /// What is said of it.
    pub text: String,
}

/// A phase of the visit.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PhaseView {
    /// Its name in the data.
    pub id: String,
    /// The title.
    pub title: String,
    /// What is done.
    pub steps: Vec<StepView>,
}

/// One line of the checklist.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StepView {
    /// What is done.
    pub text: String,
    /// Finer points.
    pub points: Vec<String>,
    /// The title of the table that it is about; empty if there is none.
    pub table: String,
}

/// A course of a visit.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TimetableView {
    /// Its name in the data.
    pub id: String,
    /// The title.
    pub title: String,
    /// Its days.
    pub days: Vec<DayView>,
}

/// A day of a visit.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DayView {
    /// The title.
    pub title: String,
    /// What is done, in order.
    pub parts: Vec<String>,
}

/// A term of the field.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TermView {
    /// Its name in the data.
    pub id: String,
    /// The term.
    pub term: String,
    /// The written-out form.
    pub long: String,
    /// What it means.
    pub means: String,
}

/// The letter to the site.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LetterView {
    /// The subject.
    pub title: String,
    /// What is said before the list of what is needed.
    pub opening: Vec<String>,
    /// What is said after it.
    pub closing: Vec<String>,
}

/// A page for clients.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LeafletView {
    /// The heading.
    pub title: String,
    /// A few words before the rest.
    pub intro: String,
    /// What is promised.
    pub promises: Vec<PromiseView>,
    /// What a client can expect, stage by stage.
    pub stages: Vec<StageView>,
}

/// A promise, and the items that check it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PromiseView {
    /// The promise.
    pub text: String,
    /// The items: code and title.
    pub items: Vec<(String, String)>,
}

/// A stage of support.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StageView {
    /// The title.
    pub title: String,
    /// What happens.
    pub points: Vec<String>,
}

/// A group from which records are drawn.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct GroupView {
    /// Its name in the data.
    pub id: String,
    /// Who is in it.
    pub title: String,
    /// The table of clients.
    pub table: String,
    /// How many records are drawn.
    pub cases: u32,
}

/// A table that is filled in.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TableView {
    /// Its name in the data.
    pub id: String,
    /// The title.
    pub title: String,
    /// What one row is and who fills it in.
    pub about: String,
    /// The most rows it can have.
    pub max_rows: Option<u32>,
    /// Its fields.
    pub fields: Vec<FieldView>,
}

/// A field of a table.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FieldView {
    /// Its name in the data.
    pub id: String,
    /// The heading.
    pub title: String,
    /// The definition.
    pub help: String,
    /// `yes_no`, `number`, `code`, `date` or `text`.
    pub kind: &'static str,
    /// What can be chosen.
    pub options: Vec<NamedView>,
    /// The groups of records that it is filled in for; empty if for all.
    pub groups: Vec<String>,
}

impl BatteryView {
    pub(crate) fn new(of: &Battery, teller: &Teller<'_>, tellers: &[Teller<'_>]) -> Self {
        let text = |text: &Text| teller.text(text);
        let texts = |texts: &[Text]| -> Vec<String> { texts.iter().map(text).collect() };
        let all = tables(tellers);
        let named = |names: &[String]| -> Vec<TableView> {
            names.iter().filter_map(|name| all.iter().find(|table| table.id == *name)).cloned().collect()
        };
        Self {
            id: of.id.clone(),
            about: text(&of.about),
            forms_before: named(&of.forms_before),
            records: named(&of.records),
            definitions: of
                .definitions
                .iter()
                .map(|one| NamedView { id: one.id.clone(), title: text(&one.title), text: text(&one.text) })
                .collect(),
            checklist: phases(of, teller),
            timetables: timetables(of, teller),
            packing: texts(&of.packing),
            attitude: texts(&of.attitude),
            glossary: of
                .glossary
                .iter()
                .map(|one| TermView {
                    id: one.id.clone(),
                    term: text(&one.term),
                    long: one.long.as_ref().map(text).unwrap_or_default(),
                    means: text(&one.means),
                })
                .collect(),
            letter: of.letter.as_ref().map(|one| LetterView {
                title: text(&one.title),
                opening: texts(&one.opening),
                closing: texts(&one.closing),
            }),
            leaflet: of.leaflet.as_ref().map(|one| leaflet(one, teller, tellers)),
        }
    }
}

fn phases(of: &Battery, teller: &Teller<'_>) -> Vec<PhaseView> {
    let step = |step: &scalewright_model::CheckStep| StepView {
        text: teller.text(&step.text),
        points: step.points.iter().map(|point| teller.text(point)).collect(),
        table: step.table.as_ref().map(|table| teller.table(table)).unwrap_or_default(),
    };
    let phase = |phase: &scalewright_model::Phase| PhaseView {
        id: phase.id.clone(),
        title: teller.text(&phase.title),
        steps: phase.steps.iter().map(step).collect(),
    };
    of.checklist.iter().map(phase).collect()
}

fn timetables(of: &Battery, teller: &Teller<'_>) -> Vec<TimetableView> {
    let day = |day: &scalewright_model::Day| DayView {
        title: teller.text(&day.title),
        parts: day.parts.iter().map(|part| teller.text(part)).collect(),
    };
    let timetable = |one: &scalewright_model::Timetable| TimetableView {
        id: one.id.clone(),
        title: teller.text(&one.title),
        days: one.days.iter().map(day).collect(),
    };
    of.timetables.iter().map(timetable).collect()
}

fn leaflet(of: &scalewright_model::Leaflet, teller: &Teller<'_>, tellers: &[Teller<'_>]) -> LeafletView {
    let item = |named: &scalewright_model::ItemRef| {
        let teller = tellers.iter().find(|teller| teller.scale.id() == named.scale)?;
        let item = teller.scale.item(&named.item)?;
        Some((item.code.clone(), teller.text_of(Some(item), &item.title)))
    };
    let promise = |one: &scalewright_model::Promise| PromiseView {
        text: teller.text(&one.text),
        items: one.items.iter().filter_map(item).collect(),
    };
    let stage = |one: &scalewright_model::Stage| StageView {
        title: teller.text(&one.title),
        points: one.points.iter().map(|point| teller.text(point)).collect(),
    };
    LeafletView {
        title: teller.text(&of.title),
        intro: teller.text(&of.intro),
        promises: of.promises.iter().map(promise).collect(),
        stages: of.stages.iter().map(stage).collect(),
    }
}

/// What several scales have in common stands once: the first that has it says it.
fn once<T, V>(
    tellers: &[Teller<'_>],
    of: impl Fn(&Teller<'_>) -> Vec<(String, T)>,
    view: impl Fn(&Teller<'_>, T) -> V,
) -> Vec<V> {
    let mut seen: Vec<String> = Vec::new();
    let mut found = Vec::new();
    for teller in tellers {
        for (id, one) in of(teller) {
            if !seen.contains(&id) {
                found.push(view(teller, one));
                seen.push(id);
            }
        }
    }
    found
}

pub(crate) fn groups(tellers: &[Teller<'_>]) -> Vec<GroupView> {
    let of = |teller: &Teller<'_>| {
        let groups = teller.scale.common().groups.iter();
        groups.map(|one| (one.id.clone(), one.clone())).collect()
    };
    once(tellers, of, |teller, one| GroupView {
        title: teller.text(&one.title),
        table: teller.table(&one.table),
        cases: one.cases,
        id: one.id,
    })
}

pub(crate) fn respondents(tellers: &[Teller<'_>]) -> Vec<NamedView> {
    let of = |teller: &Teller<'_>| {
        let all = teller.scale.common().respondents.iter();
        all.map(|one| (one.id.clone(), one.clone())).collect()
    };
    once(tellers, of, |teller, one| NamedView {
        title: teller.text(&one.title),
        text: String::new(),
        id: one.id,
    })
}

pub(crate) fn tables(tellers: &[Teller<'_>]) -> Vec<TableView> {
    let of = |teller: &Teller<'_>| {
        let tables = teller.scale.common().tables.iter();
        tables.map(|one| (one.id.clone(), one.clone())).collect()
    };
    once(tellers, of, |teller, one| table(teller, &one))
}

/// The groups for which a condition can hold, if it asks for some of them.
fn codes_asked(cond: &Cond, groups: &[&str]) -> Option<Vec<String>> {
    let known =
        |codes: &[String]| codes.iter().all(|code| groups.contains(&code.as_str())).then(|| codes.to_vec());
    match cond {
        Cond::OneOf(_, codes) => known(codes),
        Cond::Is(_, code) => known(std::slice::from_ref(code)),
        Cond::All(parts) => parts.iter().find_map(|part| codes_asked(part, groups)),
        _ => None,
    }
}

fn table(teller: &Teller<'_>, of: &Table) -> TableView {
    let groups: Vec<&str> = teller.scale.common().groups.iter().map(|group| group.id.as_str()).collect();
    let field = |field: &scalewright_model::Field| FieldView {
        id: field.id.clone(),
        title: teller.text(&field.title),
        help: field.help.as_ref().map(|help| teller.text(help)).unwrap_or_default(),
        kind: match field.kind {
            FieldKind::YesNo => "yes_no",
            FieldKind::Integer { .. } | FieldKind::Number { .. } => "number",
            FieldKind::Code(_) => "code",
            FieldKind::Date => "date",
            FieldKind::Text => "text",
        },
        options: match &field.kind {
            FieldKind::Code(options) => options
                .iter()
                .map(|one| NamedView {
                    id: one.id.clone(),
                    title: teller.text(&one.title),
                    text: String::new(),
                })
                .collect(),
            _ => Vec::new(),
        },
        groups: match &field.required {
            Required::When(cond) => codes_asked(cond, &groups).unwrap_or_default(),
            _ => Vec::new(),
        },
    };
    TableView {
        id: of.id.clone(),
        title: teller.text(&of.title),
        about: of.about.as_ref().map(|about| teller.text(about)).unwrap_or_default(),
        max_rows: of.max_rows,
        fields: of.fields.iter().map(field).collect(),
    }
}
