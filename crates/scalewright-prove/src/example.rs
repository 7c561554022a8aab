//! Makes an assessment of a path through a diagram and the values of its numbers.

use std::collections::{BTreeMap, BTreeSet};

use num_traits::Zero;
use scalewright_model::{Assessment, Cell, Exact, Number, Row, Site, Target};

use crate::formula::{Base, Lin};
use crate::linear::Relation;
use crate::search::Path;
use crate::space::{AtomKey, BaseKey, Domain, Leaf, Space};
use crate::theory::{Answer, Class, Theory};
use crate::values::{day, visit};

/// The most rows that an example may have.
const MAX_ROWS: usize = 400;

/// What is filled in for an example: answers, settings and tables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Filled {
    pub answers: BTreeMap<String, Cell>,
    pub settings: BTreeMap<String, Cell>,
    pub tables: BTreeMap<String, Vec<Row>>,
}

impl Filled {
    /// Fills in one input.
    pub fn put(&mut self, leaf: Leaf, cell: Cell) {
        match leaf {
            Leaf::Answer(id) => drop(self.answers.insert(id, cell)),
            Leaf::Setting(id) => drop(self.settings.insert(id, cell)),
            Leaf::Cell { table, field } => {
                let rows = self.tables.entry(table).or_insert_with(|| vec![Row::new()]);
                rows[0].insert(field, cell);
            }
            Leaf::Field(_) => {}
        }
    }

    /// Takes out one input.
    pub fn take(&mut self, leaf: &Leaf) -> Option<Cell> {
        match leaf {
            Leaf::Answer(id) => self.answers.remove(id),
            Leaf::Setting(id) => self.settings.remove(id),
            Leaf::Cell { table, field } => self.tables.get_mut(table)?.first_mut()?.remove(field),
            Leaf::Field(_) => None,
        }
    }
}

/// What is left out, by the measures that shall have no value.
pub(crate) struct LeftOut {
    pub leaves: BTreeSet<Leaf>,
    pub tables: BTreeSet<String>,
}

/// Fills in what a path and the values of its numbers say.
pub(crate) fn filled(
    space: &Space,
    theory: &mut Theory,
    path: &Path,
    values: &[Exact],
    left_out: &LeftOut,
) -> Option<Filled> {
    let mut filled = Filled::default();
    // A table of one row is there although all of it may be blank.
    for leaf in space.leaves.keys().filter(|leaf| !left_out.leaves.contains(leaf)) {
        if let Leaf::Cell { table, .. } = leaf {
            filled.tables.insert(table.clone(), vec![Row::new()]);
        }
    }
    for (leaf, cell) in cells(space, theory, path, values)? {
        if !left_out.leaves.contains(&leaf) {
            filled.put(leaf, cell);
        }
    }
    let names: Vec<String> = space.tables.keys().cloned().collect();
    for name in names {
        if left_out.tables.contains(&name) {
            continue;
        }
        let rows = rows(space, theory, &name, values)?;
        filled.tables.insert(name, rows);
    }
    Some(filled)
}

/// The inputs of one value, each with what is filled in; blank ones are left out.
fn cells(space: &Space, theory: &Theory, path: &Path, values: &[Exact]) -> Option<BTreeMap<Leaf, Cell>> {
    let state = |key: &AtomKey| {
        let atom = space.by_key.get(key)?;
        path.iter().find(|(tested, _, _)| tested == atom).map(|(_, from, _)| *from)
    };
    let mut cells = BTreeMap::new();
    for (leaf, domain) in &space.leaves {
        if space.optional.contains_key(leaf) && state(&AtomKey::Filled(leaf.clone())) == Some(0) {
            continue;
        }
        let cell = match domain {
            Domain::Number { min, .. } => {
                Cell::Number(Number::of(number(space, theory, leaf, values).unwrap_or(*min))?)
            }
            Domain::Day => {
                let after = number(space, theory, leaf, values).unwrap_or_else(Exact::zero);
                Cell::Text(day(after)?.to_string())
            }
            Domain::Text => Cell::Text("x".to_owned()),
            domain => domain.states().into_iter().nth(state(&AtomKey::Input(leaf.clone())).unwrap_or(0))?,
        };
        cells.insert(leaf.clone(), cell);
    }
    Some(cells)
}

fn number(space: &Space, theory: &Theory, leaf: &Leaf, values: &[Exact]) -> Option<Exact> {
    let base = space.bases.iter().position(|base| base.key == BaseKey::Leaf(leaf.clone()))?;
    Some(value(theory, base, values))
}

fn value(theory: &Theory, base: Base, values: &[Exact]) -> Exact {
    theory.sum_of(&Lin::base(base)).iter().map(|(var, factor)| values[var.index()] * factor).sum()
}

/// The rows of a table: so many of each class, with the sums that they shall have.
fn rows(space: &Space, theory: &mut Theory, name: &str, values: &[Exact]) -> Option<Vec<Row>> {
    let table = space.tables.get(name)?;
    let classes = theory.classes.get(name)?.clone();
    let mut rows: Vec<(u128, Row)> = Vec::new();
    let mut inner = theory.rows.remove(name)?;
    let mut complete = true;
    for class in &classes {
        let count = values[class.count.index()];
        let count =
            usize::try_from(count.to_integer()).ok().filter(|count| rows.len() + count <= MAX_ROWS)?;
        let mut left: Vec<Exact> = class.sums.iter().map(|sum| values[sum.index()]).collect();
        let free = theory.free.get(name).map(|(free, _)| free.as_slice()).unwrap_or_default();
        for at in 0..count {
            let ticked = class.ticked.iter().map(|var| Exact::from_integer(at as i128) < values[var.index()]);
            let more: Path = free
                .iter()
                .zip(ticked)
                .flat_map(|(free, ticked)| if ticked { &free.holds } else { &free.fails })
                .copied()
                .collect();
            let Some(row) = row(&table.inner, &mut inner, &table.sums, class, &more, &mut left, count - at)
            else {
                complete = false;
                break;
            };
            rows.push((class.mask, row));
        }
    }
    theory.rows.insert(name.to_owned(), inner);
    if !complete {
        return None;
    }
    counted(space, theory, name, values, &mut rows)?;
    Some(rows.into_iter().map(|(_, row)| row).collect())
}

/// Lets rows have as many different values and kinds as are wanted: first where the fewest rows are asked for, so that what is wanted of
/// more rows is left to those beside.
fn counted(
    space: &Space,
    theory: &Theory,
    name: &str,
    values: &[Exact],
    rows: &mut [(u128, Row)],
) -> Option<()> {
    let mut asked: Vec<(Vec<usize>, &BaseKey, usize)> = Vec::new();
    for (base, info) in space.bases.iter().enumerate() {
        if let BaseKey::Distinct { table, pred, .. } | BaseKey::Kinds { table, pred, .. } = &info.key
            && table == name
        {
            let members = (0..rows.len()).filter(|row| rows[*row].0 & (1 << pred) != 0).collect();
            let wanted = usize::try_from(value(theory, base, values).to_integer()).ok()?;
            asked.push((members, &info.key, wanted));
        }
    }
    asked.sort_by_key(|(members, ..)| members.len());
    let inner = &space.tables.get(name)?.inner;
    let mut settled: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (members, key, wanted) in asked {
        match key {
            BaseKey::Distinct { field, .. } => {
                let settled = settled.entry(field.clone()).or_default();
                different(space, name, field, wanted, &members, settled, rows)?;
                settled.extend(members);
            }
            BaseKey::Kinds { fields, .. } => {
                let settled = settled.entry(fields.join(" ")).or_default();
                let asked = |field: &&String| {
                    let leaf = Leaf::Field((*field).clone());
                    inner.by_key.contains_key(&AtomKey::Input(leaf))
                };
                let fixed = fields.iter().filter(asked).collect();
                kinds(fields, &fixed, wanted, &members, settled, rows)?;
                settled.extend(members);
            }
            _ => {}
        }
    }
    Some(())
}

/// One row of a class with more states beside, and with its part of what is left of the sums.
fn row(
    space: &Space,
    theory: &mut Theory,
    sums: &[Lin],
    class: &Class,
    more: &Path,
    left: &mut [Exact],
    rows: usize,
) -> Option<Row> {
    let rows = Exact::from_integer(rows as i128);
    for way in &class.ways {
        let way: Path = way.iter().chain(more).copied().collect();
        for rounded in [false, true] {
            let shares: Vec<Exact> =
                left.iter().map(|sum| if rounded { (sum / rows).floor() } else { sum / rows }).collect();
            if rounded && shares.iter().zip(left.iter()).all(|(share, sum)| share * rows == *sum) {
                continue;
            }
            if let Some(row) = row_of(space, theory, sums, &way, &shares) {
                left.iter_mut().zip(shares).for_each(|(sum, share)| *sum -= share);
                return Some(row);
            }
        }
    }
    None
}

/// A row on a path whose sums are these.
fn row_of(space: &Space, theory: &mut Theory, sums: &[Lin], way: &Path, shares: &[Exact]) -> Option<Row> {
    let mark = theory.system.mark();
    theory.take(space, way);
    for (of, share) in sums.iter().zip(shares) {
        let bound = theory.bound(of, Relation::Equal, *share);
        theory.push(&bound);
    }
    let products: Vec<(Base, Base, Base)> = space
        .bases
        .iter()
        .enumerate()
        .filter_map(|(at, base)| match base.key {
            BaseKey::Product(one, other) => Some((at, one, other)),
            _ => None,
        })
        .collect();
    let found = with_products(space, theory, &products);
    theory.system.undo(mark);
    let values = found?;
    let cells = cells(space, theory, way, &values)?;
    let fields = cells.into_iter().filter_map(|(leaf, cell)| match leaf {
        Leaf::Field(id) => Some((id, cell)),
        _ => None,
    });
    Some(fields.collect())
}

/// Values of the numbers of a row where each product is that of its factors: one factor is held at some plain number.
fn with_products(space: &Space, theory: &mut Theory, products: &[(Base, Base, Base)]) -> Option<Vec<Exact>> {
    let Some(((product, one, other), rest)) = products.split_first() else {
        return match theory.example(space) {
            Answer::Possible(values) => Some(values),
            Answer::Impossible | Answer::Undecided => None,
        };
    };
    for (held, free) in [(other, one), (one, other)] {
        for at in [100, 1, 10, 40, 50, 2, 0] {
            let at = Exact::from_integer(at);
            let info = &space.bases[*held];
            if info.min.is_some_and(|min| at < min) || info.max.is_some_and(|max| at > max) {
                continue;
            }
            let mark = theory.system.mark();
            let fixed = theory.bound(&Lin::base(*held), Relation::Equal, at);
            theory.push(&fixed);
            if let Some(difference) = Lin::base(*product).plus(&Lin::base(*free), -at) {
                let equal = theory.bound(&difference, Relation::Equal, Exact::zero());
                theory.push(&equal);
            }
            let found = with_products(space, theory, rest);
            theory.system.undo(mark);
            if found.is_some() {
                return found;
            }
        }
    }
    None
}

/// Gives a field so many different values in some rows; those that are settled keep theirs.
fn different(
    space: &Space,
    table: &str,
    field: &str,
    wanted: usize,
    members: &[usize],
    settled: &BTreeSet<usize>,
    rows: &mut [(u128, Row)],
) -> Option<()> {
    let inner = &space.tables.get(table)?.inner;
    let domain = inner.leaves.get(&Leaf::Field(field.to_owned()))?;
    let states = domain.states();
    let value = |at: usize| match domain {
        Domain::Text => Some(Cell::Text(format!("x{}", at + 1))),
        Domain::Number { min, .. } => Number::of(*min + Exact::from_integer(at as i128)).map(Cell::Number),
        Domain::Day => Some(Cell::Text(visit()?.plus_days(-i64::try_from(at).ok()?)?.to_string())),
        _ => states.get(at).cloned(),
    };
    let (known, open): (Vec<usize>, Vec<usize>) = members.iter().partition(|row| settled.contains(row));
    let mut seen: Vec<Cell> = Vec::new();
    for cell in known.iter().filter_map(|row| rows[*row].1.get(field)) {
        if !seen.contains(cell) {
            seen.push(cell.clone());
        }
    }
    let lacking = wanted.checked_sub(seen.len())?;
    let fresh: Vec<Cell> = (0..).map_while(value).filter(|cell| !seen.contains(cell)).take(lacking).collect();
    if fresh.len() + seen.len() < wanted || fresh.len() > open.len() {
        return None;
    }
    let last = fresh.last().or(seen.first()).cloned();
    for (at, row) in open.into_iter().enumerate() {
        match fresh.get(at).or(last.as_ref()) {
            Some(cell) => drop(rows[row].1.insert(field.to_owned(), cell.clone())),
            None => drop(rows[row].1.remove(field)),
        }
    }
    Some(())
}

/// Lets so many of some fields be yes in some rows; those that are settled stay as they are, and so do fields that conditions ask for
/// (`fixed`). One of the others has what is lacking.
fn kinds(
    fields: &[String],
    fixed: &BTreeSet<&String>,
    wanted: usize,
    members: &[usize],
    settled: &BTreeSet<usize>,
    rows: &mut [(u128, Row)],
) -> Option<()> {
    let (known, open): (Vec<usize>, Vec<usize>) = members.iter().partition(|row| settled.contains(row));
    let is_yes = |row: &usize, field: &String| rows[*row].1.get(field) == Some(&Cell::Bool(true));
    let is_seen = |field: &&String| {
        let looked_at = if fixed.contains(field) { members } else { &known };
        looked_at.iter().any(|row| is_yes(row, field))
    };
    let (seen, unseen): (Vec<&String>, Vec<&String>) = fields.iter().partition(is_seen);
    let free: Vec<&String> = unseen.into_iter().filter(|field| !fixed.contains(field)).collect();
    let lacking = wanted.checked_sub(seen.len())?;
    if lacking > free.len() || (lacking > 0 && open.is_empty()) {
        return None;
    }
    for (at, row) in open.into_iter().enumerate() {
        for field in fields.iter().filter(|field| !fixed.contains(field)) {
            let has = at == 0 && free.iter().take(lacking).any(|lacks| *lacks == field);
            rows[row].1.insert(field.clone(), Cell::Bool(has));
        }
    }
    Some(())
}

/// An assessment of what is filled in, for the items of some scales.
pub(crate) fn assessment(filled: &Filled, target: Target, items: &[(&str, &str)]) -> Assessment {
    let mut answers: scalewright_model::Answers = BTreeMap::new();
    for (scale, code) in items {
        if !filled.answers.is_empty() {
            answers
                .entry((*scale).to_owned())
                .or_default()
                .insert((*code).to_owned(), filled.answers.clone());
        }
    }
    Assessment {
        format: 1,
        target,
        made_up: true,
        is_final: false,
        site: Site::default(),
        visited_on: visit(),
        plan: None,
        settings: filled.settings.clone(),
        tables: filled.tables.clone(),
        draw: None,
        answers,
        raters: Vec::new(),
        notes: BTreeMap::new(),
        previous: BTreeMap::new(),
        strengths: Vec::new(),
        challenges: Vec::new(),
    }
}
