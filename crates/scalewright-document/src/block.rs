//! What a document is made of: blocks, in one order, whatever the format.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use crate::chart::Axis;

/// A document: its head, and what it contains in its order.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Document {
    /// The name of the kind of document: `manual`.
    pub kind: String,
    /// The language, as a two-letter code.
    pub lang: String,
    /// What is said of the whole.
    pub head: Head,
    /// What it contains.
    pub blocks: Vec<Block>,
}

/// What is said of a document as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// The title, which is also that of the file.
    pub title: String,
    /// What stands at the top of every page: the scale, its edition.
    #[serde(default)]
    pub running: String,
    /// The date at the top of every page.
    #[serde(default)]
    pub date: String,
    /// The day of the file itself, as `2026-10-15`. No clock is asked, so that the same data makes the same file.
    #[serde(default)]
    pub day: String,
    /// A word printed on every page: provisional.
    #[serde(default)]
    pub mark: String,
    /// A remark on the whole: the data is made up.
    #[serde(default)]
    pub remark: String,
    /// The page.
    #[serde(default)]
    pub paper: Paper,
    /// The size of letters in points; nothing for what the page usually has.
    #[serde(default)]
    pub size: u8,
}

/// The page of a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// A4, upright.
    #[default]
    Upright,
    /// A4, on its side.
    Across,
    /// A screen, 16:9.
    Screen,
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Block {
    /// The first page.
    Cover {
        /// The title.
        title: String,
        /// What stands under it.
        #[serde(default)]
        subtitle: String,
        /// Lines at the foot: edition, date.
        #[serde(default)]
        lines: Vec<Rich>,
    },
    /// A list of the headings to come, with their pages where there are pages.
    Contents {
        /// Its heading.
        title: String,
        /// The deepest level that it lists.
        depth: u8,
        /// The headings; filled in when the document is made.
        #[serde(default)]
        entries: Vec<Entry>,
    },
    /// A heading.
    Heading {
        /// The level: 1 for a chapter.
        level: u8,
        /// The heading.
        text: String,
        /// What stands before it: a code.
        #[serde(default)]
        code: String,
        /// Its name in the document; given when the document is made.
        #[serde(default)]
        id: String,
    },
    /// A paragraph.
    Para {
        /// The text.
        text: Rich,
        /// How it looks.
        #[serde(default)]
        look: Look,
    },
    /// A list.
    List {
        /// Its entries.
        entries: Vec<Rich>,
        /// They are numbered.
        #[serde(default)]
        ordered: bool,
        /// How it looks.
        #[serde(default)]
        look: Look,
    },
    /// Boxes to tick.
    Checks {
        /// What is ticked.
        entries: Vec<Check>,
    },
    /// Names and what belongs to them, line by line.
    Facts {
        /// A name, and what belongs to it.
        rows: Vec<(String, Rich)>,
    },
    /// A table. Its head is repeated on every page.
    Table {
        /// The columns.
        columns: Vec<Column>,
        /// The rows.
        rows: Vec<Row>,
        /// What it is about, for readers who do not see it.
        #[serde(default)]
        title: String,
        /// How it looks.
        #[serde(default)]
        look: Look,
    },
    /// Anchors in a row, with their scores beneath.
    Anchors {
        /// The anchors, from the lowest score to the highest.
        anchors: Vec<Anchor>,
        /// When this form of the item is used.
        #[serde(default)]
        when: String,
    },
    /// Room to write.
    Room {
        /// How many lines.
        lines: u8,
        /// What is written there.
        #[serde(default)]
        label: String,
    },
    /// A chart.
    Chart {
        /// What it shows.
        title: String,
        /// The picture.
        svg: String,
        /// What it shows, in words.
        alt: String,
        /// The numbers: head and rows.
        numbers: Vec<Vec<String>>,
        /// How wide it is, in percent of the page.
        width: u8,
    },
    /// Something set apart in a frame.
    Panel {
        /// Its heading.
        #[serde(default)]
        title: String,
        /// How it looks.
        #[serde(default)]
        look: Look,
        /// What is in it.
        #[serde(deserialize_with = "blocks")]
        blocks: Vec<Block>,
    },
    /// What stands side by side.
    SideBySide {
        /// The parts, from the left to the right.
        parts: Vec<Part>,
    },
    /// What belongs together, and where it begins.
    Section {
        /// Where it begins.
        #[serde(default)]
        start: Start,
        /// What is in it.
        #[serde(deserialize_with = "blocks")]
        blocks: Vec<Block>,
    },
    /// A new page.
    PageBreak {},
}

/// A heading in a list of contents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The level.
    pub level: u8,
    /// The heading.
    pub text: String,
    /// The code before it.
    pub code: String,
    /// Its name in the document.
    pub id: String,
}

/// Where a section begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Start {
    /// Here; but it is not split if it fits on a page.
    #[default]
    Together,
    /// On a page of its own.
    NewPage,
}

/// How something looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Look {
    /// As usual.
    #[default]
    Plain,
    /// It matters more than the rest.
    Strong,
    /// It matters less.
    Small,
    /// It comes from somewhere else, or is only beside the matter.
    Soft,
    /// Large and few, as for a screen.
    Large,
}

/// A box and what it is ticked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// What it is ticked for.
    pub text: Rich,
    /// Whether it is ticked.
    #[serde(default)]
    pub mark: Mark,
    /// A short name before the text.
    #[serde(default)]
    pub name: String,
    /// Finer points under it.
    #[serde(default)]
    pub points: Vec<Rich>,
}

/// Whether a box is ticked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// It is to be filled in.
    #[default]
    Open,
    /// Yes.
    Yes,
    /// No.
    No,
    /// Partly.
    Partly,
    /// Nobody knows.
    Unknown,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// How wide it is beside the others; nothing for as wide as what is in it.
    #[serde(default)]
    pub width: u8,
    /// Its cells stand in the middle.
    #[serde(default)]
    pub centred: bool,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<Cell>,
    /// How it looks: strong for totals, soft for the heading of a group.
    #[serde(default)]
    pub look: Look,
    /// How many lines high it is at least, so that a pen has room.
    #[serde(default)]
    pub lines: u8,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// What is in it.
    pub text: Rich,
    /// How many columns it takes.
    pub span: u8,
    /// A box to write a score or a tick into, or one that is ticked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mark: Option<Mark>,
    /// Scores of which one is circled: each with whether it is the one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
}

/// One of the scores in a cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// The score.
    pub text: String,
    /// It is the one.
    #[serde(default)]
    pub picked: bool,
}

/// An anchor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Anchor {
    /// The score.
    pub score: String,
    /// What it stands for.
    pub text: String,
    /// It is the one that was reached.
    #[serde(default)]
    pub picked: bool,
}

/// What stands beside something else.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// How wide it is beside the others.
    #[serde(default = "one")]
    pub width: u8,
    /// What is in it.
    #[serde(deserialize_with = "blocks")]
    pub blocks: Vec<Block>,
}

const fn one() -> u8 {
    1
}

/// A text, of which parts may look different.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Rich(pub Vec<Run>);

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Run {
    /// As usual.
    Plain(String),
    /// It matters more.
    Strong(String),
    /// It matters less.
    Small(String),
    /// A line to write on, so many letters long.
    Blank(u8),
    /// A new line.
    Break(()),
}

impl JsonSchema for Rich {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Rich".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let run = generator.subschema_for::<Run>();
        json_schema!({
            "description": "A text; or a list of texts of which some look different.",
            "anyOf": [{ "type": "string" }, { "type": "array", "items": run }],
        })
    }
}

impl JsonSchema for Cell {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Cell".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let (text, mark) = (generator.subschema_for::<Rich>(), generator.subschema_for::<Mark>());
        let choices = generator.subschema_for::<Vec<Choice>>();
        let described = |mut schema: Schema, description: &str| {
            schema.insert("description".to_owned(), description.into());
            schema
        };
        json_schema!({
            "description": "A cell of a table: a text, or a text and more.",
            "type": "object",
            "properties": {
                "text": described(text, "What is in it."),
                "span": { "type": "integer", "description": "How many columns it takes." },
                "mark": described(mark, "A box to write a score or a tick into, or one that is ticked."),
                "choices": described(choices, "Scores of which one is circled: each with whether it is the one."),
            },
        })
    }
}

impl<'de> Deserialize<'de> for Rich {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let of = |value: Value| match value {
            Value::String(text) => Ok(lines(&text)),
            Value::Number(number) => Ok(lines(&number.to_string())),
            other => serde_json::from_value(other).map(|run| vec![run]).map_err(D::Error::custom),
        };
        let runs = match Value::deserialize(deserializer)? {
            Value::Null => Vec::new(),
            Value::Array(runs) => runs.into_iter().map(of).collect::<Result<Vec<_>, _>>()?.concat(),
            one => of(one)?,
        };
        Ok(Self(runs))
    }
}

/// A text of several lines.
fn lines(text: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    for line in text.lines() {
        if !runs.is_empty() {
            runs.push(Run::Break(()));
        }
        runs.push(Run::Plain(line.to_owned()));
    }
    runs
}

impl Rich {
    /// The text without its looks.
    pub fn plain(&self) -> String {
        let texts = self.0.iter().map(|run| match run {
            Run::Plain(text) | Run::Strong(text) | Run::Small(text) => text.as_str(),
            Run::Blank(_) | Run::Break(()) => " ",
        });
        texts.collect()
    }
}

impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Full {
            #[serde(default)]
            text: Rich,
            #[serde(default = "one")]
            span: u8,
            #[serde(default)]
            mark: Option<Mark>,
            #[serde(default)]
            choices: Vec<Choice>,
        }
        let value = Value::deserialize(deserializer)?;
        let is_cell = |map: &serde_json::Map<String, Value>| {
            ["text", "span", "mark", "choices"].iter().any(|key| map.contains_key(*key))
        };
        let full: Full = match value {
            Value::Object(map) if is_cell(&map) => serde_json::from_value(map.into()),
            text => serde_json::from_value(serde_json::json!({ "text": text })),
        }
        .map_err(D::Error::custom)?;
        Ok(Self { text: full.text, span: full.span, mark: full.mark, choices: full.choices })
    }
}

/// Blocks inside a block: as a list, or as the text that a template made of them.
fn blocks<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Block>, D::Error> {
    match Value::deserialize(deserializer)? {
        Value::String(text) => parse(&text).map_err(D::Error::custom),
        other => serde_json::from_value(other).map_err(D::Error::custom),
    }
}

/// Reads blocks from the text that a template made of them: one JSON value after the other.
pub(crate) fn parse(text: &str) -> Result<Vec<Block>, serde_json::Error> {
    serde_json::Deserializer::from_str(text).into_iter().collect()
}

/// Gives headings their names and fills in the lists of contents.
pub(crate) fn number_headings(blocks: &mut [Block]) {
    let mut entries = Vec::new();
    walk(blocks, &mut |block| {
        if let Block::Heading { level, text, code, id } = block {
            *id = format!("h{}", entries.len() + 1);
            let (text, code) = (text.clone(), code.clone());
            entries.push(Entry { level: *level, text, code, id: id.clone() });
        }
    });
    walk(blocks, &mut |block| {
        if let Block::Contents { depth, entries: own, .. } = block {
            *own = entries.iter().filter(|entry| entry.level <= *depth).cloned().collect();
        }
    });
}

fn walk(blocks: &mut [Block], see: &mut dyn FnMut(&mut Block)) {
    for block in blocks {
        see(block);
        match block {
            Block::Panel { blocks, .. } | Block::Section { blocks, .. } => walk(blocks, see),
            Block::SideBySide { parts } => parts.iter_mut().for_each(|part| walk(&mut part.blocks, see)),
            _ => {}
        }
    }
}

/// What a template says of a chart.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChartCall {
    /// What it shows.
    pub title: String,
    /// What it shows it of.
    pub axes: Vec<Axis>,
    /// The word for the scores of now.
    pub now: String,
    /// The word for the scores of last time.
    #[serde(default)]
    pub before: String,
    /// The heading of the column of names.
    #[serde(default)]
    pub name: String,
    /// The word for a score that is missing.
    #[serde(default)]
    pub missing: String,
    /// How large letters are, in percent of the usual.
    #[serde(default = "full")]
    pub letters: u8,
    /// How wide it is, in percent of the page.
    #[serde(default = "full")]
    pub width: u8,
}

const fn full() -> u8 {
    100
}
