//! New scales and new items, from templates.

use std::path::{Path, PathBuf};

use scalewright_check::Draft;
use scalewright_model::{Filed, Item, Number, Range, Status};

use super::edit::{Edit, quoted};
use super::{EditionHead, NewFile};
use crate::files::shown;
use crate::load::{Loader, folder_of};
use crate::tree::{Kind, Node};

/// The files that a new scale begins with.
const SCALE: &[(&str, &str)] = &[
    ("scale.ron", include_str!("../../templates/scale/scale.ron")),
    ("items/A1.ron", include_str!("../../templates/scale/items/A1.ron")),
    ("items/A2.ron", include_str!("../../templates/scale/items/A2.ron")),
    ("items/A3.ron", include_str!("../../templates/scale/items/A3.ron")),
    ("cases/sample.ron", include_str!("../../templates/scale/cases/sample.ron")),
    ("visits/sample.ron", include_str!("../../templates/scale/visits/sample.ron")),
    ("README.md", include_str!("../../templates/scale/README.md")),
];

/// A kind of rule that a new item can begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleKind {
    /// The rater picks an anchor.
    Choice,
    /// A measure falls into a band.
    Bands,
    /// Criteria are counted.
    Count,
    /// The highest rung whose needs are all met.
    Ladder,
    /// The first case that holds.
    FirstMatch,
    /// One score if a condition holds, another if not.
    YesNo,
    /// The rater gives a number.
    Rating,
}

impl RuleKind {
    /// Every kind.
    pub const ALL: [Self; 7] =
        [Self::Choice, Self::Bands, Self::Count, Self::Ladder, Self::FirstMatch, Self::YesNo, Self::Rating];

    /// Its name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Choice => "choice",
            Self::Bands => "bands",
            Self::Count => "count",
            Self::Ladder => "ladder",
            Self::FirstMatch => "first-match",
            Self::YesNo => "yes-no",
            Self::Rating => "rating",
        }
    }

    const fn template(self) -> &'static str {
        match self {
            Self::Choice => include_str!("../../templates/item/choice.ron"),
            Self::Bands => include_str!("../../templates/item/bands.ron"),
            Self::Count => include_str!("../../templates/item/count.ron"),
            Self::Ladder => include_str!("../../templates/item/ladder.ron"),
            Self::FirstMatch => include_str!("../../templates/item/first-match.ron"),
            Self::YesNo => include_str!("../../templates/item/yes-no.ron"),
            Self::Rating => include_str!("../../templates/item/rating.ron"),
        }
    }
}

/// Why there is no new item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BeginError {
    /// The scale cannot be read; the report says why.
    Unread,
    /// The edition is released and stays as it is.
    Released(EditionHead),
    /// There is such an item already, in this file.
    Exists(String),
    /// There is an item with a code that differs in nothing but capital letters: many systems have one file for both.
    Alike(String),
    /// There is no such subscale.
    NoSubscale {
        /// Those that there are.
        known: Vec<String>,
    },
    /// There are several subscales, and none was named.
    WhichSubscale {
        /// Those that there are.
        known: Vec<String>,
    },
    /// Bands need a unit, and the scale has none.
    NoUnit,
}

/// Whether a scale can have this name: small letters, digits and hyphens; for an edition, points as well. It begins with a letter or a
/// digit, because it becomes the name of a folder.
pub fn is_name(name: &str, edition: bool) -> bool {
    let small = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    let fits = |c: char| small(c) || c == '-' || edition && c == '.';
    name.starts_with(small) && name.chars().all(fits) && !name.ends_with('.') && !is_reserved(name)
}

/// The names of devices, which Windows gives to no file, whatever stands behind a point.
const RESERVED: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Whether Windows has no files of this name.
fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).to_lowercase();
    let port = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    let numbered =
        port.is_some_and(|number| number.len() == 1 && number.starts_with(|c: char| c.is_ascii_digit()));
    RESERVED.contains(&&*stem) || numbered
}

/// Whether an item can have this code, and a file this name on every system.
pub fn is_item_code(code: &str) -> bool {
    let fits = |c: char| !c.is_whitespace() && !c.is_control() && !"/\\:*?\"<>|".contains(c);
    let around = !code.is_empty() && !code.starts_with('.') && !code.ends_with('.');
    around && code.chars().all(fits) && !is_reserved(code)
}

/// The files of a new scale, seen from its folder: a small complete sample with this name.
pub fn new_scale(id: &str, edition: &str) -> Vec<NewFile> {
    let named = |text: &str| text.replace("@id@", id).replace("@edition@", edition);
    SCALE.iter().map(|(path, text)| NewFile::text(PathBuf::from(path), named(text))).collect()
}

/// A new item of a scale: its file, and the head of the scale with its code in a subscale, if that does not list it yet.
pub fn new_item(
    loader: &mut Loader,
    path: &Path,
    code: &str,
    kind: RuleKind,
    subscale: Option<&str>,
) -> Result<Vec<NewFile>, BeginError> {
    let folder = folder_of(path);
    let draft = loader.scale(&folder).ok_or(BeginError::Unread)?;
    let scale = &draft.scale.value;
    if scale.status == Status::Released {
        let (id, edition) = (scale.id.clone(), scale.edition.clone());
        return Err(BeginError::Released(EditionHead { id, edition, status: scale.status }));
    }
    let file = folder.join("items").join(format!("{code}.ron"));
    let same = draft.items.iter().find(|item| item.value.code == code).map(|item| item.file.clone());
    if let Some(file) = same.or_else(|| file.exists().then(|| shown(&file))) {
        return Err(BeginError::Exists(file));
    }
    let alike = |other: &&Filed<Item>| other.value.code.to_lowercase() == code.to_lowercase();
    if let Some(other) = draft.items.iter().find(alike) {
        return Err(BeginError::Alike(other.value.code.clone()));
    }
    let item = NewFile::text(file, text(kind, code, &draft).ok_or(BeginError::NoUnit)?);
    if scale.subscales.iter().any(|one| one.items.iter().any(|listed| listed == code)) {
        return Ok(vec![item]);
    }
    let place = place(&draft, subscale)?;
    let head = loader.files.text(&draft.scale.file).and_then(|text| listed(text, place, code));
    let head = NewFile::text(folder.join("scale.ron"), head.ok_or(BeginError::Unread)?);
    Ok(vec![item, head])
}

/// The index of the subscale that was named, or of the only one.
fn place(draft: &Draft, named: Option<&str>) -> Result<usize, BeginError> {
    let subscales = &draft.scale.value.subscales;
    let known = || subscales.iter().map(|one| one.id.clone()).collect();
    match named {
        Some(named) => subscales
            .iter()
            .position(|one| one.id == named)
            .ok_or_else(|| BeginError::NoSubscale { known: known() }),
        None if subscales.len() == 1 => Ok(0),
        None => Err(BeginError::WhichSubscale { known: known() }),
    }
}

/// The head of a scale with a code at the end of a subscale's list.
fn listed(text: &str, subscale: usize, code: &str) -> Option<String> {
    let mut edit = Edit::new(text)?;
    let list = |node: &Node| match &node.kind {
        Kind::List(nodes) => {
            nodes.get(subscale).and_then(|one| one.field("items")).map(|(_, items)| items.range.clone())
        }
        _ => None,
    };
    let range = edit.root().field("subscales").and_then(|(_, subscales)| list(subscales))?;
    edit.append(&range, &quoted(code));
    Some(edit.done())
}

/// The text of a new item. Nothing if it needs a unit and there is none.
fn text(kind: RuleKind, code: &str, draft: &Draft) -> Option<String> {
    let scale = &draft.scale.value;
    let shared = draft.forms.iter().flat_map(|forms| &forms.value.common.units);
    let unit = scale.common.units.iter().chain(shared).next().map(|unit| quoted(&unit.id));
    let template = kind.template();
    if unit.is_none() && template.contains("@unit@") {
        return None;
    }
    let Range { min, max } = scale.range;
    let middle = middle(scale.range);
    // A step of its own for the score in the middle, where there is one.
    let lines = template.lines().filter(|line| middle.is_some() || !line.contains("@middle@"));
    let filled = |line: &str| {
        line.replace("@code@", code)
            .replace("@unit@", unit.as_deref().unwrap_or_default())
            .replace("@min@", &min.to_string())
            .replace("@max@", &max.to_string())
            .replace("@middle@", &middle.unwrap_or(min).to_string())
            .replace("@between@", &middle.unwrap_or(min).to_string())
    };
    Some(lines.map(|line| filled(line) + "\n").collect())
}

/// The whole number in the middle of a range of whole numbers, if there is one between its ends.
fn middle(range: Range) -> Option<Number> {
    let whole = |number: Number| number.to_string().parse::<i128>().ok();
    let (min, max) = (whole(range.min)?, whole(range.max)?);
    let middle = (max.checked_sub(min)? / 2).checked_add(min)?;
    (middle > min && middle < max).then(|| Number::parse(&middle.to_string())).flatten()
}
