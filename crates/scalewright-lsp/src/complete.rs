//! What can be written at a place: names, fields, variants. It works in a text that cannot be read as a whole.

use gen_lsp_types as lsp;
use scalewright::check::names::{Given, NameKind, Names, Spot, Thing};
use scalewright::model::{Field, Lang, Text};
use scalewright::source::edit::{Content, Cursor, FieldShape, Shape, VariantShape, Way, What};
use serde_json::Value;

use crate::lines::{Columns, range};

/// The word of schemas for fields of the tables from whose groups records are drawn.
const OF_CLIENTS: &str = "field-of-clients";

/// A place in a text, and what is known around it.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    /// The name of the file.
    pub file: &'a str,
    /// Its text.
    pub text: &'a str,
    /// The byte.
    pub offset: usize,
    /// The schema of the file.
    pub schema: &'a Value,
    /// The names of the scales, the nearest first.
    pub scales: &'a [&'a Names<'a>],
    /// The language.
    pub lang: Lang,
    /// How columns are counted.
    pub columns: Columns,
    /// Whether the client moves through the places that are to be filled in.
    pub snippets: bool,
}

/// What can be written at a place.
pub(crate) fn completions(place: Place<'_>) -> Vec<lsp::CompletionItem> {
    let cursor = Cursor::at(place.text, place.offset);
    let Some(way) = Way::to(&cursor, place.schema) else { return Vec::new() };
    let edit = Edit { place, replaced: (cursor.range.start, cursor.range.end) };
    match cursor.what {
        What::Other => Vec::new(),
        What::Quoted | What::QuotedKey => quoted(&cursor, way, edit),
        What::Word | What::Key => bare(&cursor, way, edit),
    }
}

/// What can stand in quotes: a name, a code, the key of a map.
fn quoted(cursor: &Cursor, way: Way<'_>, edit: Edit<'_>) -> Vec<lsp::CompletionItem> {
    let level = cursor.level();
    let is_key = level.is_some_and(|level| level.bracket == '{' && level.key.is_none());
    if is_key || cursor.what == What::QuotedKey {
        let mut found = keys(cursor, way.holder, edit, false);
        found.extend(way.holder.key_names().map(|word| names(word, cursor, edit, false)).unwrap_or_default());
        return found;
    }
    let Some(value) = way.value else { return Vec::new() };
    let texts =
        value.texts().into_iter().map(|text| edit.item(text, text, lsp::CompletionItemKind::EnumMember));
    let named = value.names().map(|word| names(word, cursor, edit, false)).unwrap_or_default();
    texts.chain(named).collect()
}

/// What can stand without quotes: the name of a field, a variant; names together with their quotes.
fn bare(cursor: &Cursor, way: Way<'_>, edit: Edit<'_>) -> Vec<lsp::CompletionItem> {
    let Some(level) = cursor.level() else { return Vec::new() };
    match (level.bracket, &level.key, way.value) {
        ('(', None, None) => fields(cursor, way.holder, edit),
        ('{', None, _) => {
            let mut found = keys(cursor, way.holder, edit, true);
            found.extend(
                way.holder.key_names().map(|word| names(word, cursor, edit, true)).unwrap_or_default(),
            );
            found
        }
        (_, _, Some(value)) => {
            let variants = value.variants();
            let mut found: Vec<_> = variants.iter().map(|variant| edit.variant(variant)).collect();
            found.extend(value.names().map(|word| names(word, cursor, edit, true)).unwrap_or_default());
            let texts = value.texts().into_iter();
            found
                .extend(texts.map(|text| {
                    edit.item(text, &format!("\"{text}\""), lsp::CompletionItemKind::EnumMember)
                }));
            found
        }
        _ => Vec::new(),
    }
}

/// The fields of a structure that are not there yet; those that must be there first.
fn fields(cursor: &Cursor, holder: Shape<'_>, edit: Edit<'_>) -> Vec<lsp::CompletionItem> {
    let there = cursor.level().map(|level| level.keys.as_slice()).unwrap_or_default();
    let typed = &edit.place.text[cursor.range.clone()];
    let missing = |field: &FieldShape| field.name == typed || !there.contains(&field.name);
    let found = holder.fields().into_iter().filter(missing);
    found.map(|field| edit.field(&field, cursor.what == What::Key)).collect()
}

/// The keys of a map that are known and not there yet.
fn keys(cursor: &Cursor, holder: Shape<'_>, edit: Edit<'_>, quotes: bool) -> Vec<lsp::CompletionItem> {
    let there = cursor.level().map(|level| level.keys.as_slice()).unwrap_or_default();
    let typed = &edit.place.text[cursor.range.clone()];
    let known = holder.fields().into_iter().map(|field| field.name);
    let known = known.filter(|name| name == typed || !there.contains(name));
    let written = |name: &str| if quotes { format!("\"{name}\"") } else { name.to_owned() };
    known.map(|name| edit.key(&name, &written(&name))).collect()
}

/// The names of a kind that can stand at the place.
fn names<'p>(word: &str, cursor: &Cursor, edit: Edit<'p>, quotes: bool) -> Vec<lsp::CompletionItem> {
    let place = edit.place;
    let table = table(cursor, place.text);
    let base = Spot { file: place.file, table: table.as_deref(), ..Spot::default() };
    let known = |names: &&'p Names<'p>| -> Vec<&'p Given<'p>> {
        let Some(kind) = NameKind::of_word(word) else {
            return if word == OF_CLIENTS { of_clients(names, place.file) } else { Vec::new() };
        };
        let spot = Spot { coded: coded(cursor, place.text, names, base), ..base };
        names.known(kind, spot).collect()
    };
    let known = place.scales.iter().flat_map(known);
    let own = NameKind::of_word(word).map(|kind| own(kind, cursor, edit, quotes)).unwrap_or_default();
    let mut found: Vec<lsp::CompletionItem> = Vec::new();
    for one in known.map(|given| edit.name(given, quotes)).chain(own) {
        if !found.iter().any(|other| other.label == one.label) {
            found.push(one);
        }
    }
    found
}

/// What the text itself gives names to, of the things that only its file can name: they are there before it could ever be read.
fn own(kind: NameKind, cursor: &Cursor, edit: Edit<'_>, quotes: bool) -> Vec<lsp::CompletionItem> {
    let key = match kind {
        NameKind::Measure => "measures",
        NameKind::Criterion => "criteria",
        NameKind::Input => "inputs",
        NameKind::Constant => "constants",
        _ => return Vec::new(),
    };
    let named = cursor.levels.first().map(|file| file.named_in(edit.place.text, key)).unwrap_or_default();
    named.iter().map(|(id, title)| edit.titled(id, title, kind, quotes)).collect()
}

/// The fields of the tables from whose groups records are drawn.
fn of_clients<'n, 'a>(names: &'n Names<'a>, file: &str) -> Vec<&'n Given<'a>> {
    let spot = Spot { file, ..Spot::default() };
    let groups = names.given().iter().filter_map(|given| match given.thing {
        Thing::Group(group) => Some(group.table.as_str()),
        _ => None,
    });
    let mut tables: Vec<&str> = groups.collect();
    tables.sort_unstable();
    tables.dedup();
    let fields = |table: &str| -> Vec<&'n Given<'a>> {
        let reach =
            |given: &&Given<'a>| given.thing.kind() == NameKind::Field && given.table() == Some(table);
        names
            .given()
            .iter()
            .filter(reach)
            .filter(|given| given.reaches(&Spot { table: Some(table), ..spot }))
            .collect()
    };
    tables.into_iter().flat_map(fields).collect()
}

/// The table whose fields are meant at a place: the nearest bracket around it that names one, or that is one.
fn table(cursor: &Cursor, text: &str) -> Option<String> {
    let levels = &cursor.levels;
    levels.iter().enumerate().rev().find_map(|(at, level)| {
        let outer = at.checked_sub(1).and_then(|at| levels.get(at)).filter(|outer| outer.bracket == '[');
        let holder = outer.and_then(|_| levels.get(at.checked_sub(2)?));
        let is_table = holder.is_some_and(|holder| holder.key.as_deref() == Some("tables"));
        level.text_of(text, if is_table { "id" } else { "table" })
    })
}

/// The coded field whose codes are meant at a place.
fn coded<'a>(cursor: &Cursor, text: &str, names: &Names<'a>, spot: Spot<'_>) -> Option<&'a Field> {
    let (innermost, outer) = cursor.levels.split_last()?;
    // The codes of a list stand one bracket further in; the codes of forms are keys of a map.
    let holder = match innermost.bracket {
        '(' => innermost,
        _ => outer.last()?,
    };
    if innermost.bracket == '{' {
        let setting = holder.text_of(text, "setting")?;
        return names.resolve(NameKind::Setting, &setting, spot)?.thing.field();
    }
    names.field_of(&holder.expression(text, 0)?, spot)
}

/// How completions are written.
#[derive(Clone, Copy)]
struct Edit<'a> {
    place: Place<'a>,
    /// The bytes that are replaced.
    replaced: (usize, usize),
}

impl Edit<'_> {
    fn item(&self, label: &str, written: &str, kind: lsp::CompletionItemKind) -> lsp::CompletionItem {
        let bytes = self.replaced.0..self.replaced.1;
        let edit = lsp::TextEdit {
            range: range(self.place.text, &bytes, self.place.columns),
            new_text: written.to_owned(),
        };
        lsp::CompletionItem {
            label: label.to_owned(),
            kind: Some(kind),
            // What is replaced is compared with what is filtered by: with the quotes, where they are written.
            filter_text: Some(label.to_owned()),
            text_edit: Some(lsp::CompletionItemTextEdit::TextEdit(edit)),
            ..lsp::CompletionItem::default()
        }
    }

    fn name(&self, given: &Given<'_>, quotes: bool) -> lsp::CompletionItem {
        self.titled(given.thing.id(), given.thing.title(), given.thing.kind(), quotes)
    }

    fn titled(&self, id: &str, title: &Text, kind: NameKind, quotes: bool) -> lsp::CompletionItem {
        let written = if quotes { format!("\"{id}\"") } else { id.to_owned() };
        let title = title.best(self.place.lang);
        lsp::CompletionItem {
            detail: Some(title.to_owned()).filter(|title| !title.is_empty()),
            ..self.item(id, &written, name_kind(kind))
        }
    }

    /// A key of a map, with the title of what it names.
    fn key(&self, name: &str, written: &str) -> lsp::CompletionItem {
        let named = |names: &Names<'_>| {
            let mut given = names.given().iter().filter(|given| given.thing.id() == name);
            given.next().map(|given| given.thing.title().best(self.place.lang).to_owned())
        };
        let detail = self.place.scales.iter().find_map(|names| named(names));
        lsp::CompletionItem { detail, ..self.item(name, written, lsp::CompletionItemKind::Property) }
    }

    fn field(&self, field: &FieldShape, has_value: bool) -> lsp::CompletionItem {
        let order = if field.required { "0" } else { "1" };
        let value = if has_value { String::new() } else { format!(": {}", self.blank(&field.content)) };
        let mut item =
            self.item(&field.name, &format!("{}{value}", field.name), lsp::CompletionItemKind::Field);
        item.sort_text = Some(format!("{order}{}", field.name));
        self.described(item, field.description.as_deref())
    }

    fn variant(&self, variant: &VariantShape) -> lsp::CompletionItem {
        let content = match &variant.content {
            Content::Plain if variant.is_word => String::new(),
            content => self.bracket(content),
        };
        let written = format!("{}{content}", variant.name);
        let item = self.item(&variant.name, &written, lsp::CompletionItemKind::EnumMember);
        self.described(item, variant.description.as_deref())
    }

    fn described(&self, mut item: lsp::CompletionItem, description: Option<&str>) -> lsp::CompletionItem {
        item.documentation = description.map(|text| lsp::Documentation::String(text.to_owned()));
        if self.place.snippets {
            item.insert_text_format = Some(lsp::InsertTextFormat::Snippet);
        }
        item
    }

    /// What is written for a variant with content: its bracket.
    fn bracket(&self, content: &Content) -> String {
        match content {
            Content::Fields(_) => self.blank(content),
            Content::Text | Content::List | Content::Map => format!("({})", self.blank(content)),
            Content::Plain | Content::Several | Content::Variants => format!("({})", self.stop(1)),
        }
    }

    /// What is written for a value that is to be filled in.
    fn blank(&self, content: &Content) -> String {
        match content {
            Content::Text => format!("\"{}\"", self.stop(1)),
            Content::List => format!("[{}]", self.stop(1)),
            Content::Map => format!("{{{}}}", self.stop(1)),
            Content::Fields(names) if self.place.snippets => {
                let fields =
                    names.iter().enumerate().map(|(at, name)| format!("{name}: {}", self.stop(at + 1)));
                format!("({})", fields.collect::<Vec<_>>().join(", "))
            }
            Content::Fields(_) => "()".to_owned(),
            Content::Plain | Content::Several | Content::Variants => self.stop(1),
        }
    }

    /// A place to fill in.
    fn stop(&self, number: usize) -> String {
        if self.place.snippets { format!("${number}") } else { String::new() }
    }
}

const fn name_kind(kind: NameKind) -> lsp::CompletionItemKind {
    match kind {
        NameKind::Scale | NameKind::Subscale => lsp::CompletionItemKind::Module,
        NameKind::Item => lsp::CompletionItemKind::Class,
        NameKind::Total | NameKind::Measure => lsp::CompletionItemKind::Function,
        NameKind::Criterion | NameKind::Input | NameKind::Setting => lsp::CompletionItemKind::Property,
        NameKind::Constant => lsp::CompletionItemKind::Constant,
        NameKind::Unit => lsp::CompletionItemKind::Unit,
        NameKind::Respondent | NameKind::Source | NameKind::Group => lsp::CompletionItemKind::Reference,
        NameKind::Table => lsp::CompletionItemKind::Struct,
        NameKind::Field => lsp::CompletionItemKind::Field,
        NameKind::Option => lsp::CompletionItemKind::EnumMember,
    }
}
