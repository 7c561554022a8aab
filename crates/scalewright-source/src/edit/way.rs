//! The way from the root of a file to a place in it, by the brackets around the place and the schema of the file.

use super::{Cursor, Level, Shape, What};

/// Where a place is in the data: what holds it, and what can stand there.
#[derive(Clone, Debug)]
pub struct Way<'s> {
    /// The way to the value at the place, as a JSON Pointer. At the name of a field, the way to what holds the field.
    pub pointer: String,
    /// The structure, the list or the map that the innermost bracket is.
    pub holder: Shape<'s>,
    /// The value at the place, if the innermost bracket says which one it is.
    pub value: Option<Shape<'s>>,
}

impl<'s> Way<'s> {
    /// The way to a cursor. There is none outside of all brackets, or where the text says something that the schema does not know.
    pub fn to(cursor: &Cursor, schema: &'s serde_json::Value) -> Option<Self> {
        let (outermost, inner) = cursor.levels.split_first()?;
        let mut way = Self { pointer: String::new(), holder: Shape::of(schema), value: None };
        way.enter(outermost, cursor, inner.is_empty());
        for (at, level) in inner.iter().enumerate() {
            let value = way.value?;
            way.holder = way.open(value, level);
            way.enter(level, cursor, at + 1 == inner.len());
        }
        Some(way)
    }

    /// What a bracket holds that begins at a value: of a variant, what stands in it.
    fn open(&mut self, value: Shape<'s>, level: &Level) -> Shape<'s> {
        let variant = level.name.as_deref().and_then(|name| Some((name, value.variant(name)?)));
        match variant {
            Some((name, content)) => {
                self.step(name);
                content
            }
            None => value,
        }
    }

    fn enter(&mut self, level: &Level, cursor: &Cursor, innermost: bool) {
        let holder = self.holder;
        self.value = match (&level.key, level.bracket) {
            (Some(key), '(' | '{') => {
                self.step(key);
                holder.field(key)
            }
            (None, '[') => {
                self.step(&level.index.to_string());
                holder.element(level.index)
            }
            (None, '(') if holder.is_several() => {
                self.step(&level.index.to_string());
                holder.element(level.index)
            }
            // One value in a bracket is the value itself; where keys are wanted there is none yet.
            (None, '(') if holder.fields().is_empty() => Some(holder),
            _ => None,
        };
        if innermost && matches!(cursor.what, What::Key | What::QuotedKey) {
            self.value = None;
        }
    }

    fn step(&mut self, step: &str) {
        let step = step.replace('~', "~0").replace('/', "~1");
        self.pointer = format!("{}/{step}", self.pointer);
    }
}
