//! The JSON Schemas of the file formats, made from the types of the model.

use std::sync::LazyLock;

use jsonschema::Validator;
use scalewright_model::{Assessment, Battery, CaseFile, FormSet, Frozen, Item, Scale};
use schemars::{JsonSchema, schema_for};
use serde_json::{Value, json};

use crate::lower::StructNames;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// The head of a scale, `scale.ron`.
    Scale,
    /// An item, in `items/`.
    Item,
    /// Forms and vocabulary, `forms.ron`.
    FormSet,
    /// A battery, `battery.ron`.
    Battery,
    /// An assessment of one visit.
    Assessment,
    /// Cases, in `cases/`.
    CaseFile,
    /// The digests of a released edition, `frozen.ron`.
    Frozen,
}

impl Format {
    /// Every kind of file.
    pub const ALL: [Self; 7] = [
        Self::Scale,
        Self::Item,
        Self::FormSet,
        Self::Battery,
        Self::Assessment,
        Self::CaseFile,
        Self::Frozen,
    ];

    /// The name that stands at the head of such a file.
    pub const fn head(self) -> &'static str {
        match self {
            Self::Scale => "Scale",
            Self::Item => "Item",
            Self::FormSet => "FormSet",
            Self::Battery => "Battery",
            Self::Assessment => "Assessment",
            Self::CaseFile => "CaseFile",
            Self::Frozen => "Frozen",
        }
    }

    /// The name of the schema, and of its file in `schemas/`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Scale => "scale",
            Self::Item => "item",
            Self::FormSet => "forms",
            Self::Battery => "battery",
            Self::Assessment => "assessment",
            Self::CaseFile => "cases",
            Self::Frozen => "frozen",
        }
    }

    /// The JSON Schema of such a file.
    pub fn schema(self) -> &'static Value {
        &self.compiled().schema
    }

    pub(crate) fn compiled(self) -> &'static Compiled {
        match self {
            Self::Scale => &SCALE,
            Self::Item => &ITEM,
            Self::FormSet => &FORMS,
            Self::Battery => &BATTERY,
            Self::Assessment => &ASSESSMENT,
            Self::CaseFile => &CASES,
            Self::Frozen => &FROZEN,
        }
    }
}

static SCALE: LazyLock<Compiled> = LazyLock::new(Compiled::of::<Scale>);
static ITEM: LazyLock<Compiled> = LazyLock::new(Compiled::of::<Item>);
static FORMS: LazyLock<Compiled> = LazyLock::new(Compiled::of::<FormSet>);
static BATTERY: LazyLock<Compiled> = LazyLock::new(Compiled::of::<Battery>);
static ASSESSMENT: LazyLock<Compiled> = LazyLock::new(Compiled::of::<Assessment>);
static CASES: LazyLock<Compiled> = LazyLock::new(Compiled::of::<CaseFile>);
static FROZEN: LazyLock<Compiled> = LazyLock::new(Compiled::of::<Frozen>);

/// A schema that is ready to validate with.
pub(crate) struct Compiled {
    /// The schema itself.
    pub schema: Value,
    /// Validates with it. There is none if the schema itself is faulty, which a test rules out.
    pub validator: Option<Validator>,
    /// The names of structures in it.
    pub structs: StructNames,
}

impl Compiled {
    fn of<T: JsonSchema>() -> Self {
        Self::new(schema_for!(T).to_value())
    }

    /// Makes a schema ready.
    pub fn new(schema: Value) -> Self {
        let validator = jsonschema::options().should_validate_formats(true).offline().build(&schema).ok();
        let structs = struct_names(&schema);
        Self { schema, validator, structs }
    }
}

/// The definitions that are objects, and the root: their names may stand before a bracket and mean nothing.
fn struct_names(schema: &Value) -> StructNames {
    let definitions = schema.get("$defs").and_then(Value::as_object).into_iter().flatten();
    let mut variants = StructNames::new();
    collect_variants(schema, &mut variants);
    let objects = definitions.filter(|(_, definition)| definition.get("type") == Some(&json!("object")));
    objects.map(|(name, _)| name.clone()).filter(|name| !variants.contains(name)).collect()
}

fn collect_variants(schema: &Value, variants: &mut StructNames) {
    match schema {
        Value::Object(object) => {
            for branch in object.get("oneOf").and_then(Value::as_array).into_iter().flatten() {
                let tags = branch.get("required").and_then(Value::as_array).into_iter().flatten();
                variants.extend(tags.filter_map(|tag| tag.as_str().map(str::to_owned)));
            }
            object.values().for_each(|value| collect_variants(value, variants));
        }
        Value::Array(values) => values.iter().for_each(|value| collect_variants(value, variants)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_schema_is_valid_itself() {
        for format in Format::ALL {
            assert!(format.compiled().validator.is_some(), "{}", format.name());
        }
    }
}
