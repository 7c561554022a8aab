//! The plan of an xlsx package: its sheets, where they are, its styles and its links.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::events::BytesStart;

use super::OpenError;
use super::formats::{self, Shown};
use super::guard::Package;
use super::limits::{self, SHARED_STRINGS, TEXT_MB};
use super::xml::{self, Item, ON, attribute, damaged};

/// A sheet as the workbook lists it.
#[derive(Debug)]
pub(super) struct Listed {
    pub(super) name: String,
    pub(super) hidden: bool,
    /// Where its cells are; nothing for a chart.
    pub(super) part: Option<String>,
}

/// What the workbook says about itself.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) sheets: Vec<Listed>,
    pub(super) since_1904: bool,
    pub(super) links: Vec<String>,
    /// What each style shows a number as.
    pub(super) styles: Vec<Shown>,
}

/// A relationship: what it leads to and of what type it is.
#[derive(Debug)]
struct Relation {
    id: String,
    target: String,
    kind: String,
}

/// Reads the plan of a package; nothing if it is no workbook of this kind.
pub(super) fn plan(package: &mut Package<'_>) -> Result<Option<Plan>, OpenError> {
    if !package.has("_rels/.rels") {
        return Ok(None);
    }
    let office = relations(package, "_rels/.rels")?.into_iter().rev();
    let Some(workbook) = office.into_iter().find(|one| one.kind.ends_with("/officeDocument")) else {
        return Ok(None);
    };
    let workbook = workbook.target.trim_start_matches('/').to_owned();
    // A document of another program of the family has its main part under another name.
    if !workbook.to_ascii_lowercase().ends_with("workbook.xml") || !package.has(&workbook) {
        return Ok(None);
    }
    let folder = workbook.get(..workbook.rfind('/').map_or(0, |at| at + 1)).unwrap_or_default().to_owned();
    check_strings(package, &folder)?;
    let (sheets, since_1904) = workbook_sheets(package, &workbook, &folder)?;
    Ok(Some(Plan { sheets, since_1904, links: links(package, &folder)?, styles: styles(package, &folder)? }))
}

fn relations(package: &mut Package<'_>, part: &str) -> Result<Vec<Relation>, OpenError> {
    let mut found = Vec::new();
    let value = |element: &BytesStart<'_>, key| attribute(element, key).unwrap_or_default().into_owned();
    xml::walk(part, package.part(part)?, |item| {
        if let Item::Open(element) = item
            && element.local_name().as_ref() == "Relationship"
        {
            found.push(Relation {
                id: value(element, "Id"),
                target: value(element, "Target"),
                kind: value(element, "Type"),
            });
        }
        Ok(ON)
    })?;
    Ok(found)
}

/// Refuses a number of shared texts that a reader would make room for on trust.
fn check_strings(package: &mut Package<'_>, folder: &str) -> Result<(), OpenError> {
    let part = format!("{folder}sharedStrings.xml");
    if !package.has(&part) {
        return Ok(());
    }
    xml::walk(&part, package.part(&part)?, |item| {
        if let Item::Open(element) = item
            && element.local_name().as_ref() == "sst"
            && let Some(count) = attribute(element, "uniqueCount")
            && count.parse::<usize>().is_ok_and(|count| count > SHARED_STRINGS)
        {
            return Err(OpenError::TooManyStrings { limit: SHARED_STRINGS });
        }
        Ok(ON)
    })
}

fn workbook_sheets(
    package: &mut Package<'_>,
    workbook: &str,
    folder: &str,
) -> Result<(Vec<Listed>, bool), OpenError> {
    let file = workbook.get(folder.len()..).unwrap_or_default();
    let relations: BTreeMap<_, _> = relations(package, &format!("{folder}_rels/{file}.rels"))?
        .into_iter()
        .map(|one| (one.id, (one.target, one.kind)))
        .collect();
    let (mut sheets, mut since_1904, mut names) = (Vec::new(), false, BTreeSet::new());
    let mut parts = BTreeSet::new();
    xml::walk(workbook, package.part(workbook)?, |item| {
        if let Item::Open(element) = item {
            match element.local_name().as_ref() {
                "sheet" => {
                    let sheet = listed(element, &relations, folder);
                    if sheet.part.as_ref().is_some_and(|part| !parts.insert(part.to_ascii_lowercase())) {
                        return Err(damaged(workbook, "two sheets in one part"));
                    }
                    if !names.insert(sheet.name.clone()) {
                        return Err(damaged(workbook, "two sheets of one name"));
                    }
                    sheets.push(sheet);
                }
                "workbookPr" => since_1904 = since_1904 || xml::is_on(element, "date1904"),
                _ => {}
            }
        }
        Ok(ON)
    })?;
    Ok((sheets, since_1904))
}

fn listed(element: &BytesStart<'_>, relations: &BTreeMap<String, (String, String)>, folder: &str) -> Listed {
    let id = attribute(element, "id").unwrap_or_default();
    let part =
        relations.get(id.as_ref()).filter(|(_, kind)| kind.ends_with("/worksheet")).map(|(target, _)| {
            match target.strip_prefix('/') {
                Some(whole) => whole.to_owned(),
                None => format!("{folder}{target}"),
            }
        });
    Listed {
        name: attribute(element, "name").unwrap_or_default().into_owned(),
        hidden: attribute(element, "state").is_some_and(|state| state != "visible"),
        part,
    }
}

/// The names of the files that the book links to.
fn links(package: &mut Package<'_>, folder: &str) -> Result<Vec<String>, OpenError> {
    let start = format!("{folder}externalLinks/_rels/").to_ascii_lowercase();
    let parts: Vec<_> = package.names().filter(|name| name.starts_with(&start)).map(String::from).collect();
    let mut found = BTreeSet::new();
    for part in parts {
        found.extend(relations(package, &part)?.iter().map(|one| file_name(&one.target)));
    }
    Ok(found.into_iter().filter(|name| !name.is_empty()).collect())
}

/// The last step of a path or an address, its `%20` written out.
pub(super) fn file_name(path: &str) -> String {
    let last = path.rsplit(['/', '\\']).next().unwrap_or_default();
    let (mut bytes, mut rest) = (Vec::with_capacity(last.len()), last.as_bytes());
    while let Some((&first, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|two| str::from_utf8(two).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) if first == b'%' => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            _ => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| last.to_owned())
}

/// What each style of the book shows a number as.
fn styles(package: &mut Package<'_>, folder: &str) -> Result<Vec<Shown>, OpenError> {
    let part = format!("{folder}styles.xml");
    let (mut codes, mut found, mut in_cells) = (BTreeMap::new(), Vec::new(), false);
    if !package.has(&part) {
        return Ok(found);
    }
    let mut longest = 0;
    xml::walk(&part, package.part(&part)?, |item| {
        match item {
            Item::Open(element) => match element.local_name().as_ref() {
                "name" => longest = longest.max(element.len()),
                "numFmt" => {
                    longest = longest.max(element.len());
                    let code = attribute(element, "formatCode").unwrap_or_default();
                    codes.insert(format_id(element), formats::of_code(&code));
                }
                "cellXfs" => in_cells = true,
                "xf" if in_cells => {
                    let id = format_id(element);
                    found.push(codes.get(&id).copied().unwrap_or_else(|| formats::of_builtin(id)));
                }
                _ => {}
            },
            Item::Close(name) if xml::local(name) == "cellXfs" => in_cells = false,
            _ => {}
        }
        Ok(ON)
    })?;
    // A reader copies the name of the font and the format into every style.
    if found.len().saturating_mul(longest) as u64 > limits::bytes(TEXT_MB) {
        return Err(damaged(&part, "long names in many styles"));
    }
    Ok(found)
}

fn format_id(element: &BytesStart<'_>) -> u32 {
    attribute(element, "numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0)
}
