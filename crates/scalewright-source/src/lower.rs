//! The tree of a RON text as JSON, which a schema can check, and back from a place in the JSON to the text.
//!
//! A variant with content becomes an object with one member, a variant without content a string, as serde writes them. The name
//! before an ordinary structure is left out.

use std::collections::BTreeSet;
use std::ops::Range;

use scalewright_model::Part;
use serde_json::{Map, Value};

use crate::tree::{Kind, Name, Node};

/// The same name twice, or a key that is no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyFault {
    /// The key stands there twice.
    Twice {
        /// The key.
        key: String,
        /// The second one.
        range: Range<usize>,
        /// The first one.
        first: Range<usize>,
    },
    /// The key of a map must be a text in quotes.
    NoText {
        /// The key.
        range: Range<usize>,
    },
}

/// The names of structures, which may stand before their bracket but mean nothing.
pub type StructNames = BTreeSet<String>;

/// The tree as JSON. The name at its root is left out.
pub fn lower(root: &Node, structs: &StructNames) -> (Value, Vec<KeyFault>) {
    let mut lowering = Lowering { structs, faults: Vec::new() };
    let value = lowering.content(root);
    (value, lowering.faults)
}

struct Lowering<'a> {
    structs: &'a StructNames,
    faults: Vec<KeyFault>,
}

impl Lowering<'_> {
    fn value(&mut self, node: &Node) -> Value {
        match node.name() {
            Some(name) if is_variant(name, self.structs) => {
                let mut tagged = Map::new();
                tagged.insert(name.text.clone(), self.content(node));
                Value::Object(tagged)
            }
            _ => self.content(node),
        }
    }

    /// The value without the name before its bracket.
    fn content(&mut self, node: &Node) -> Value {
        match &node.kind {
            Kind::Nothing | Kind::Broken => Value::Null,
            Kind::Bool(value) => Value::Bool(*value),
            Kind::Number(number) => Value::Number(number.clone()),
            Kind::Text(text) | Kind::Word(text) => Value::String(text.clone()),
            Kind::List(values) => values.iter().map(|value| self.value(value)).collect(),
            Kind::Map(entries) => self.map(entries),
            Kind::Fields(_, fields) => {
                let fields = fields.iter().map(|(name, value)| (name.text.as_str(), &name.range, value));
                self.object(fields.collect())
            }
            Kind::Tuple(_, values) => match values.as_slice() {
                [] => Value::Object(Map::new()),
                [single] => self.value(single),
                _ => values.iter().map(|value| self.value(value)).collect(),
            },
        }
    }

    fn map(&mut self, entries: &[(Node, Node)]) -> Value {
        let mut named = Vec::new();
        for (key, value) in entries {
            match &key.kind {
                Kind::Text(text) => named.push((text.as_str(), &key.range, value)),
                Kind::Broken => {}
                _ => self.faults.push(KeyFault::NoText { range: key.range.clone() }),
            }
        }
        self.object(named)
    }

    fn object(&mut self, entries: Vec<(&str, &Range<usize>, &Node)>) -> Value {
        let mut object = Map::new();
        let mut firsts = std::collections::HashMap::new();
        for (key, range, value) in entries {
            if let Some(first) = firsts.insert(key, range) {
                let (key, range, first) = (key.to_owned(), range.clone(), first.clone());
                self.faults.push(KeyFault::Twice { key, range, first });
            }
            let value = self.value(value);
            object.insert(key.to_owned(), value);
        }
        Value::Object(object)
    }
}

fn is_variant(name: &Name, structs: &StructNames) -> bool {
    !structs.contains(&name.text)
}

/// Where the value of a JSON Pointer stands, if it is there. What a variant holds is what stands in its bracket.
pub fn exact(root: &Node, structs: &StructNames, pointer: &str, part: Part) -> Option<Range<usize>> {
    let (here, found) = walk(root, structs, pointer);
    let range = || match (&here.node.kind, part) {
        (Kind::Tuple(_, values), Part::Value) if here.inside && values.len() == 1 => values[0].range.clone(),
        _ => here.range(part),
    };
    found.then(range)
}

/// Where the value of a JSON Pointer stands. If it is not there, the nearest value around it is taken.
pub fn locate(root: &Node, structs: &StructNames, pointer: &str, part: Part) -> Range<usize> {
    let (here, found) = walk(root, structs, pointer);
    here.range(if found { part } else { Part::Head })
}

/// The way along a JSON Pointer as far as it goes, and whether that is its end.
fn walk<'a>(root: &'a Node, structs: &StructNames, pointer: &str) -> (Spot<'a>, bool) {
    let mut here = Spot { node: root, name: root.head(), inside: true };
    for step in pointer.split('/').skip(1) {
        let step = step.replace("~1", "/").replace("~0", "~");
        match here.next(structs, &step) {
            Some(next) => here = next,
            None => return (here, false),
        }
    }
    (here, true)
}

/// A node on the way, the name before it, and whether the way has passed the name of its variant.
struct Spot<'a> {
    node: &'a Node,
    name: Range<usize>,
    inside: bool,
}

impl<'a> Spot<'a> {
    fn range(&self, part: Part) -> Range<usize> {
        match part {
            Part::Name => self.name.clone(),
            Part::Value => self.node.range.clone(),
            Part::Head => self.node.head(),
        }
    }

    fn next(&self, structs: &StructNames, step: &str) -> Option<Self> {
        let node = self.node;
        let at = |node: &'a Node, name: &Range<usize>| Self { node, name: name.clone(), inside: false };
        if let Some(name) = node.name().filter(|name| !self.inside && is_variant(name, structs)) {
            return (name.text == step).then(|| Self { node, name: name.range.clone(), inside: true });
        }
        let index = || step.parse::<usize>().ok();
        match &node.kind {
            Kind::List(values) => values.get(index()?).map(|value| at(value, &value.range)),
            Kind::Map(entries) => {
                let holds = |key: &Node| matches!(&key.kind, Kind::Text(text) if text == step);
                entries.iter().rev().find(|(key, _)| holds(key)).map(|(key, value)| at(value, &key.range))
            }
            Kind::Fields(_, fields) => {
                let field = fields.iter().rev().find(|(name, _)| name.text == step);
                field.map(|(name, value)| at(value, &name.range))
            }
            // A structure around one value is the value itself.
            Kind::Tuple(_, values) => match values.as_slice() {
                [single] => at(single, &single.range).next(structs, step),
                _ => values.get(index()?).map(|value| at(value, &value.range)),
            },
            _ => None,
        }
    }
}
