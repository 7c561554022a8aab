//! The schema of an assessment, made from the scales that it is for.

use scalewright_check::Checked;
use scalewright_diag::{Finding, Report};
use scalewright_model::{
    Assessment, CaseFile, Criterion, Field, FieldKind, Item, Number, Place, Rule, Table, Target,
};
use serde_json::{Map, Value, json};

use crate::codes;
use crate::load::Read;
use crate::schema::{Compiled, Format};
use crate::validate::validate;

/// What an assessment can be for: a scale, or a battery of them.
#[derive(Clone, Copy, Debug)]
pub struct Purpose<'a> {
    /// The scale or the battery.
    pub target: &'a Target,
    /// The scales whose fields and answers it may have.
    pub scales: &'a [&'a Checked],
}

/// The JSON Schema of an assessment for these scales: their tables, their settings and their answers.
pub fn assessment_schema(purpose: Purpose<'_>) -> Value {
    let mut schema = Format::Assessment.schema().clone();
    let answers = all_answers(purpose.scales);
    schema["title"] = json!(format!("Assessment for {}", target_name(purpose.target)));
    schema["properties"]["for"] = target_schema(purpose.target);
    schema["properties"]["format"] = json!({ "const": 1 });
    schema["properties"]["tables"] = all_tables(purpose.scales);
    schema["properties"]["settings"] = all_settings(purpose.scales);
    schema["properties"]["answers"] = answers.clone();
    schema["properties"]["notes"] = by_item(purpose.scales, &json!({ "type": "string" }));
    schema["properties"]["previous"] = by_item(purpose.scales, &json!({ "type": "number" }));
    schema["$defs"]["Rater"]["properties"]["answers"] = answers;
    schema
}

/// The JSON Schema of a file of cases for these scales.
fn cases_schema(purpose: Purpose<'_>) -> Value {
    let mut schema = Format::CaseFile.schema().clone();
    let scales = purpose.scales;
    schema["properties"]["for"] = target_schema(purpose.target);
    schema["properties"]["format"] = json!({ "const": 1 });
    let branches = schema["$defs"]["Given"]["oneOf"].as_array_mut().into_iter().flatten();
    for part in branches.filter_map(|branch| branch.pointer_mut("/properties/Part/properties")) {
        part["tables"] = all_tables(scales);
        part["settings"] = all_settings(scales);
        part["answers"] = all_answers(scales);
    }
    let expect = &mut schema["$defs"]["Expect"]["properties"];
    expect["items"] = by_item(scales, &json!({ "$ref": "#/$defs/Expected" }));
    expect["totals"] = closed(scales.iter().map(|scale| {
        let totals = scale.scale().totals.iter();
        let of_total = json!({ "$ref": "#/$defs/ExpectedTotal" });
        (scale.id().to_owned(), closed(totals.map(|total| (total.id.clone(), of_total.clone()))))
    }));
    schema
}

/// The schemas of what is written for a scale or a battery, ready to validate with.
pub struct Schemas {
    target: Target,
    assessment: Compiled,
    cases: Compiled,
}

impl Schemas {
    /// Makes the schemas ready.
    pub fn new(purpose: Purpose<'_>) -> Self {
        let target = purpose.target.clone();
        let (assessment, cases) = (assessment_schema(purpose), cases_schema(purpose));
        Self { target, assessment: Compiled::new(assessment), cases: Compiled::new(cases) }
    }

    /// The schema of an assessment.
    pub const fn assessment(&self) -> &Value {
        &self.assessment.schema
    }

    /// The schema of a file of cases.
    pub const fn cases(&self) -> &Value {
        &self.cases.schema
    }

    /// Holds an assessment against what it is for.
    pub fn check_assessment(&self, read: &Read<Assessment>, report: &mut Report) {
        let target = &read.filed.value.target;
        if self.fits(target, &read.filed.file, report) {
            report.extend(validate(&read.json, &self.assessment, &read.filed.file));
        }
    }

    /// Holds a file of cases against what it is for.
    pub fn check_cases(&self, read: &Read<CaseFile>, report: &mut Report) {
        let target = &read.filed.value.target;
        if self.fits(target, &read.filed.file, report) {
            report.extend(validate(&read.json, &self.cases, &read.filed.file));
        }
    }

    /// Whether an assessment as JSON is right in all that a schema can see.
    pub(crate) fn accepts(&self, json: &Value) -> bool {
        self.assessment.validator.as_ref().is_some_and(|validator| validator.is_valid(json))
    }

    /// Reports a file that is for something else.
    fn fits(&self, target: &Target, file: &str, report: &mut Report) -> bool {
        if *target == self.target {
            return true;
        }
        let finding = Finding::error(codes::OTHER_EDITION, Place::file(file).key("for"));
        report.push(finding.with("found", target_name(target)).with("expected", target_name(&self.target)));
        false
    }
}

fn target_schema(target: &Target) -> Value {
    json!({ "const": serde_json::to_value(target).unwrap_or_default() })
}

fn all_tables(scales: &[&Checked]) -> Value {
    let tables = scales.iter().flat_map(|scale| scale.common().tables.iter());
    closed(tables.map(|table| (table.id.clone(), rows(table))))
}

fn all_settings(scales: &[&Checked]) -> Value {
    let settings = scales.iter().flat_map(|scale| scale.common().settings.iter());
    closed(settings.map(|setting| (setting.id.clone(), cell(&setting.kind))))
}

fn all_answers(scales: &[&Checked]) -> Value {
    closed(scales.iter().map(|scale| (scale.id().to_owned(), answers(scale))))
}

/// The same for every item of every scale.
fn by_item(scales: &[&Checked], value: &Value) -> Value {
    closed(scales.iter().map(|scale| {
        let codes = scale.items().iter().map(|item| (item.code.clone(), value.clone()));
        (scale.id().to_owned(), closed(codes))
    }))
}

/// The name and the edition of a scale or a battery.
pub fn target_name(target: &Target) -> String {
    match target {
        Target::Scale { id, edition } | Target::Battery { id, edition } => format!("{id} {edition}"),
    }
}

/// An object with these members and no others, none of them required.
fn closed(members: impl Iterator<Item = (String, Value)>) -> Value {
    let members: Map<String, Value> = members.collect();
    json!({ "type": "object", "properties": members, "additionalProperties": false })
}

fn rows(table: &Table) -> Value {
    let row = closed(table.fields.iter().map(|field| (field.id.clone(), cell(&field.kind))));
    let mut rows = json!({ "type": "array", "items": row });
    if let Some(most) = table.max_rows {
        rows["maxItems"] = json!(most);
    }
    rows
}

fn answers(scale: &Checked) -> Value {
    closed(scale.items().iter().map(|item| (item.code.clone(), item_answers(scale, item))))
}

fn item_answers(scale: &Checked, item: &Item) -> Value {
    let inputs = item.inputs.iter().map(|input: &Field| (input.id.clone(), cell(&input.kind)));
    let asked = item.criteria.iter().filter(|criterion| criterion.met.is_none());
    let criteria = asked.map(|criterion| (criterion.id.clone(), criterion_cell(criterion)));
    let mut members: Vec<(String, Value)> = inputs.chain(criteria).collect();
    rule_answers(&item.rule, scale, item, &mut members);
    if item.may_not_apply {
        members.push(("not_applicable".to_owned(), json!({ "type": ["boolean", "null"] })));
    }
    closed(members.into_iter())
}

fn rule_answers(rule: &Rule, scale: &Checked, item: &Item, members: &mut Vec<(String, Value)>) {
    match rule {
        Rule::Choice(choice) => {
            let scores =
                choice.anchors.iter().map(|anchor| serde_json::to_value(anchor.score).unwrap_or_default());
            let scores: Vec<Value> = scores.chain([Value::Null]).collect();
            members.push(("anchor".to_owned(), json!({ "enum": scores })));
        }
        Rule::Rating(rating) => {
            let range = scale.range_of(item);
            let step = rating.step.map_or(json!(1), |step| serde_json::to_value(step).unwrap_or_default());
            let (min, max) = (serde_json::to_value(range.min), serde_json::to_value(range.max));
            members.push((
                "rating".to_owned(),
                json!({
                    "type": ["number", "null"],
                    "minimum": min.unwrap_or_default(),
                    "maximum": max.unwrap_or_default(),
                    "multipleOf": step,
                }),
            ));
        }
        Rule::BySetting(by) => by.forms.values().for_each(|form| rule_answers(form, scale, item, members)),
        Rule::Bands(_)
        | Rule::Count(_)
        | Rule::Ladder(_)
        | Rule::FirstMatch(_)
        | Rule::Table(_)
        | Rule::YesNo(_) => {}
    }
}

fn criterion_cell(criterion: &Criterion) -> Value {
    match criterion.partly {
        Some(_) => json!({ "enum": [true, false, "partly", null] }),
        None => json!({ "type": ["boolean", "null"] }),
    }
}

/// What may stand in a cell. `null` says that nothing is filled in.
fn cell(kind: &FieldKind) -> Value {
    let number = |kind: &str, min: &Number, max: &Option<Number>| {
        let mut schema =
            json!({ "type": [kind, "null"], "minimum": serde_json::to_value(min).unwrap_or_default() });
        if let Some(max) = max {
            schema["maximum"] = serde_json::to_value(max).unwrap_or_default();
        }
        schema
    };
    match kind {
        FieldKind::YesNo => json!({ "type": ["boolean", "null"] }),
        FieldKind::Integer { min, max } => number("integer", min, max),
        FieldKind::Number { min, max } => number("number", min, max),
        FieldKind::Code(options) => {
            let codes = options.iter().map(|option| json!(option.id)).chain([Value::Null]);
            json!({ "enum": codes.collect::<Vec<_>>() })
        }
        FieldKind::Date => json!({ "type": ["string", "null"], "format": "date" }),
        FieldKind::Text => json!({ "type": ["string", "null"] }),
    }
}
