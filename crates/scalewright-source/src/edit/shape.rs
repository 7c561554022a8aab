//! What a JSON Schema says about a value: its fields, its variants, what it names.

use serde_json::Value;

/// What a schema says about a value.
#[derive(Clone, Copy, Debug)]
pub struct Shape<'s> {
    root: &'s Value,
    /// As it stands in what holds it: with a description of its own.
    stated: &'s Value,
    /// What a text in it names, where what holds it says so.
    names: Option<&'s str>,
}

/// A field that a structure can have, or a key of a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldShape {
    /// Its name.
    pub name: String,
    /// What it is.
    pub description: Option<String>,
    /// It must be there.
    pub required: bool,
    /// What its value looks like.
    pub content: Content,
}

/// A variant that can stand at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VariantShape {
    /// Its name.
    pub name: String,
    /// What it is.
    pub description: Option<String>,
    /// It is a word without a bracket.
    pub is_word: bool,
    /// What stands in its bracket.
    pub content: Content,
}

/// What a value looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A word without a bracket, a number, yes or no.
    Plain,
    /// A text in quotes.
    Text,
    /// A list.
    List,
    /// A map with keys of its own.
    Map,
    /// A structure, with the fields that it must have.
    Fields(Vec<String>),
    /// Several values in a row.
    Several,
    /// One of several variants.
    Variants,
}

impl<'s> Shape<'s> {
    /// What the schema of a file says of the whole.
    pub const fn of(root: &'s Value) -> Self {
        Self { root, stated: root, names: None }
    }

    fn at(&self, stated: &'s Value) -> Self {
        Self { root: self.root, stated, names: None }
    }

    /// The definition that is referred to, without the choice of leaving it out.
    fn value(&self) -> &'s Value {
        let mut value = self.stated;
        // A chain of references is short; a circle would be a fault of the schema.
        for _ in 0..8 {
            if let Some(path) = value.get("$ref").and_then(Value::as_str) {
                let found = path.strip_prefix('#').and_then(|path| self.root.pointer(path));
                let Some(found) = found else { break };
                value = found;
                continue;
            }
            let choices = value.get("anyOf").and_then(Value::as_array).map(Vec::as_slice);
            let is_null = |choice: &&Value| choice.get("type").and_then(Value::as_str) != Some("null");
            match choices.unwrap_or_default().iter().find(is_null) {
                Some(only) => value = only,
                None => break,
            }
        }
        value
    }

    /// What it is, in words.
    pub fn description(&self) -> Option<&'s str> {
        let text = |value: &'s Value| value.get("description").and_then(Value::as_str);
        text(self.stated).or_else(|| text(self.value()))
    }

    /// What kind of thing a text here names.
    pub fn names(&self) -> Option<&'s str> {
        let named = |value: &'s Value| value.get("x-names").and_then(Value::as_str);
        self.names.or_else(|| named(self.stated)).or_else(|| named(self.value()))
    }

    /// What kind of thing the keys of a map name.
    pub fn key_names(&self) -> Option<&'s str> {
        self.value().get("x-keys").and_then(Value::as_str)
    }

    /// The fields of a structure, or the known keys of a map.
    pub fn fields(&self) -> Vec<FieldShape> {
        let value = self.value();
        let required = value.get("required").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let field = |(name, field): (&String, &'s Value)| {
            let shape = self.at(field);
            FieldShape {
                name: name.clone(),
                description: shape.description().map(str::to_owned),
                required: required.iter().any(|one| one.as_str() == Some(name)),
                content: shape.content(),
            }
        };
        value.get("properties").and_then(Value::as_object).into_iter().flatten().map(field).collect()
    }

    /// The variants that can stand here.
    pub fn variants(&self) -> Vec<VariantShape> {
        self.branches().into_iter().flat_map(|branch| self.variants_of(branch)).collect()
    }

    fn branches(&self) -> Vec<&'s Value> {
        let value = self.value();
        match value.get("oneOf").and_then(Value::as_array) {
            Some(branches) => branches.iter().collect(),
            // A list of words without content.
            None if value.get("type").and_then(Value::as_str) == Some("string") => vec![value],
            None => Vec::new(),
        }
    }

    fn variants_of(&self, branch: &'s Value) -> Vec<VariantShape> {
        let description = branch.get("description").and_then(Value::as_str).map(str::to_owned);
        if let Some((name, content)) = tagged(branch) {
            let content = self.at(content).content();
            return vec![VariantShape { name: name.to_owned(), description, is_word: false, content }];
        }
        if branch.get("type").and_then(Value::as_str) != Some("string") {
            return Vec::new();
        }
        let words = constants(branch);
        words
            .map(|word| VariantShape {
                name: word.to_owned(),
                description: description.clone(),
                is_word: true,
                content: Content::Plain,
            })
            .collect()
    }

    /// The texts that can stand here, where they are listed.
    pub fn texts(&self) -> Vec<&'s str> {
        let value = self.value();
        if value.get("type").is_some() { Vec::new() } else { constants(value).collect() }
    }

    /// What stands in the bracket of a variant.
    pub fn variant(&self, name: &str) -> Option<Self> {
        let found =
            self.branches().into_iter().find_map(|branch| tagged(branch).filter(|(tag, _)| *tag == name));
        found.map(|(_, content)| self.at(content))
    }

    /// The value of a field or of a key.
    pub fn field(&self, key: &str) -> Option<Self> {
        let value = self.value();
        let known = value.get("properties").and_then(|known| known.get(key));
        let any = || value.get("additionalProperties").filter(|any| any.is_object());
        known.or_else(any).map(|field| self.at(field))
    }

    /// An element of a list, or one of several values in a row.
    pub fn element(&self, index: usize) -> Option<Self> {
        let value = self.value();
        let nth = value.get("prefixItems").and_then(|items| items.get(index));
        let element = nth.or_else(|| value.get("items"))?;
        Some(Self { names: self.names(), ..self.at(element) })
    }

    /// Whether it is several values in a row, as `Is(…, …)` has them.
    pub fn is_several(&self) -> bool {
        self.value().get("prefixItems").is_some()
    }

    /// What it looks like.
    pub fn content(&self) -> Content {
        let value = self.value();
        let kind = value.get("type").and_then(Value::as_str);
        if value.get("oneOf").is_some() {
            return Content::Variants;
        }
        match kind {
            _ if self.is_several() => Content::Several,
            Some("string") if value.get("enum").is_some() => Content::Variants,
            Some("string") => Content::Text,
            Some("array") => Content::List,
            Some("object") if value.get("properties").is_some() => {
                let required = self.fields().into_iter().filter(|field| field.required);
                Content::Fields(required.map(|field| field.name).collect())
            }
            Some("object") => Content::Map,
            _ => Content::Plain,
        }
    }
}

/// The name and the content of a variant that has content.
fn tagged(branch: &Value) -> Option<(&str, &Value)> {
    let [name] = branch.get("required")?.as_array()?.as_slice() else { return None };
    let properties = branch.get("properties")?.as_object().filter(|properties| properties.len() == 1)?;
    // A structure with one field is no variant: variants allow nothing else and stand in a choice.
    properties
        .iter()
        .next()
        .filter(|(key, _)| Some(key.as_str()) == name.as_str())
        .map(|(key, value)| (key.as_str(), value))
}

/// The texts of a list of constants.
fn constants(value: &Value) -> impl Iterator<Item = &str> {
    let many = value.get("enum").and_then(Value::as_array).into_iter().flatten();
    value.get("const").into_iter().chain(many).filter_map(Value::as_str)
}
