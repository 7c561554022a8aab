//! The drawing of records: at random, and so that it can be repeated and defended.
//!
//! Every client gets a number from the seed, the group and the row: the SHA-256 of `seed/group/row`, rows counted from one. The
//! clients with the lowest numbers are drawn. So the drawing depends on nothing but the seed and the list of clients, and anybody can
//! repeat it with any program that computes SHA-256.

use std::collections::BTreeMap;

use scalewright_model::{
    Assessment, Cell, Common, Draw, Drawn, GroupDraw, InsteadDraw, Number, RecordGroup, Row, Table,
};
use scalewright_score::{Groups, Members};
use sha2::{Digest, Sha256};

use crate::Subject;

/// What was drawn, and what stood in the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// The drawing, as a visit keeps it.
    pub draw: Draw,
    /// For each group, the rows of clients of whom it cannot be told whether they belong, counted from one.
    pub open: BTreeMap<String, Vec<u32>>,
    /// For each group, how many records could not be drawn, not even from other groups.
    pub lacking: BTreeMap<String, u32>,
    /// What goes onto the record sheets, by the table.
    pub records: BTreeMap<String, Vec<Row>>,
}

/// Draws records for a visit. Nothing if the forms have no groups.
pub fn draw(subject: Subject<'_>, visit: &Assessment, seed: &str) -> Option<Drawing> {
    let scale = subject.scales.iter().find(|scale| !scale.common().groups.is_empty())?;
    let common = scale.common();
    let members = Groups::new(scale).members(visit);
    let mut lots: Vec<Lots<'_>> =
        common.groups.iter().zip(&members).map(|(group, members)| Lots::new(group, members, seed)).collect();
    let mut instead = vec![Vec::new(); lots.len()];
    let mut lacking = BTreeMap::new();
    for index in 0..lots.len() {
        let short = stand_in(&mut lots, index, instead.get_mut(index)?);
        let group = lots.get(index)?.group;
        if short > 0 {
            lacking.insert(group.id.clone(), short);
        }
    }
    let groups = lots.iter().zip(instead).map(|(lots, instead)| lots.drawn(instead)).collect();
    let draw = Draw { seed: seed.to_owned(), groups };
    let open = members.iter().filter(|members| !members.open.is_empty());
    let open =
        open.map(|members| (members.group.clone(), members.open.iter().map(|row| number(*row)).collect()));
    let records = records(common, visit, &draw);
    Some(Drawing { open: open.collect(), lacking, records, draw })
}

/// The clients of a group, in the order in which they are drawn.
struct Lots<'a> {
    group: &'a RecordGroup,
    rows: Vec<u32>,
    /// How many of them are taken: for the group itself first, then for others.
    taken: usize,
    own: usize,
}

impl<'a> Lots<'a> {
    fn new(group: &'a RecordGroup, members: &Members, seed: &str) -> Self {
        let mut rows: Vec<u32> = members.sure.iter().map(|row| number(*row)).collect();
        rows.sort_by_cached_key(|row| lot(seed, &group.id, *row));
        let own = rows.len().min(group.cases as usize);
        Self { group, rows, taken: own, own }
    }

    /// Some more of the clients, as many as there are.
    fn take(&mut self, wanted: u32) -> Vec<u32> {
        let left = self.rows.get(self.taken..).unwrap_or_default();
        let mut rows: Vec<u32> = left.iter().copied().take(wanted as usize).collect();
        self.taken += rows.len();
        rows.sort_unstable();
        rows
    }

    fn drawn(&self, instead: Vec<InsteadDraw>) -> GroupDraw {
        let mut rows: Vec<u32> = self.rows.iter().copied().take(self.own).collect();
        rows.sort_unstable();
        GroupDraw {
            group: self.group.id.clone(),
            wanted: self.group.cases,
            clients: u32::try_from(self.rows.len()).unwrap_or(u32::MAX),
            rows,
            instead,
        }
    }
}

/// The number of a client, by which clients are put in order.
fn lot(seed: &str, group: &str, row: u32) -> [u8; 32] {
    Sha256::digest(format!("{seed}/{group}/{row}")).into()
}

/// Draws what a group lacks from the groups that stand in for it; how many are lacking still.
fn stand_in(lots: &mut [Lots<'_>], index: usize, instead: &mut Vec<InsteadDraw>) -> u32 {
    let Some(own) = lots.get(index) else { return 0 };
    let mut short = own.group.cases.saturating_sub(u32::try_from(own.own).unwrap_or(u32::MAX));
    let others = own.group.instead.as_ref().map(|instead| instead.groups.as_slice()).unwrap_or_default();
    for other in others {
        let Some(from) = lots.iter_mut().find(|lots| lots.group.id == *other) else { continue };
        let rows = from.take(short);
        short -= u32::try_from(rows.len()).unwrap_or(short).min(short);
        if !rows.is_empty() {
            instead.push(InsteadDraw { group: other.clone(), rows });
        }
    }
    short
}

/// The rows of the record sheets for what was drawn.
fn records(common: &Common, visit: &Assessment, draw: &Draw) -> BTreeMap<String, Vec<Row>> {
    let sheets = common.tables.iter().filter_map(|table| Some((table, table.drawn.as_ref()?)));
    sheets.map(|(table, drawn)| (table.id.clone(), rows_of(common, visit, draw, table, drawn))).collect()
}

fn rows_of(common: &Common, visit: &Assessment, draw: &Draw, table: &Table, drawn: &Drawn) -> Vec<Row> {
    let own = draw.groups.iter().map(|group| (&group.group, &group.rows));
    let instead =
        draw.groups.iter().flat_map(|group| group.instead.iter().map(|one| (&one.group, &one.rows)));
    let mut all: Vec<(&String, u32)> =
        own.chain(instead).flat_map(|(group, rows)| rows.iter().map(move |row| (group, *row))).collect();
    let order = |id: &String| common.groups.iter().position(|group| group.id == *id);
    all.sort_by_key(|(group, row)| (order(group), *row));
    let rows = all.into_iter().enumerate().map(|(index, (group, row))| {
        let clients = common.groups.iter().find(|one| one.id == *group).map(|one| &one.table);
        let client = clients.and_then(|id| visit.tables.get(id)?.get((row as usize).checked_sub(1)?));
        record(table, drawn, group, index, client)
    });
    rows.collect()
}

fn record(table: &Table, drawn: &Drawn, group: &str, index: usize, client: Option<&Row>) -> Row {
    let mut record = Row::new();
    if let Some(number) = &table.numbered_by {
        record.insert(number.clone(), Cell::Number(Number::whole(i64::try_from(index + 1).unwrap_or(0))));
    }
    record.insert(drawn.group.clone(), Cell::Text(group.to_owned()));
    for copied in &drawn.copy {
        if let Some(value) = client.and_then(|client| client.get(&copied.from)) {
            record.insert(copied.to.clone(), value.clone());
        }
    }
    record
}

/// A row as people count it.
fn number(row: usize) -> u32 {
    u32::try_from(row + 1).unwrap_or(u32::MAX)
}

/// Numbers of rows as a text: `3, 7, 12`.
pub(crate) fn row_list(rows: &[u32]) -> String {
    rows.iter().map(u32::to_string).collect::<Vec<_>>().join(", ")
}

/// Numbers of rows from a text; nothing if it is no such list.
pub(crate) fn rows_from(text: &str) -> Option<Vec<u32>> {
    let parts = text.split([',', '、', '，']).map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| part.parse().ok()).collect()
}
