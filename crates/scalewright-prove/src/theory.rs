//! What numbers of a space can be at the same time, as a system of linear constraints.
//!
//! Rows of a table fall into classes by the conditions that are asked of them. Each class has an unknown number of rows, and an unknown
//! sum for everything that is added up; so shares, means and ratios held against thresholds become linear.

use std::collections::BTreeMap;

use num_traits::{One, Zero};
use scalewright_model::Exact;

use crate::diagram::{Id, NO, OPEN};
use crate::formula::{Base, Lin};
use crate::free::{Free, Within, free};
use crate::linear::{Domain as Numbers, Limits, Optimum, Relation, System, Toward, Var, Verdict};
use crate::search::{Path, Search};
use crate::space::{AtomKey, BaseKey, Domain, Leaf, Space};
use crate::table::TableSpace;

/// The most classes of rows of one table.
const MAX_CLASSES: usize = 256;
/// The most ways for a row to be in a class that are looked at for the bounds of sums.
const MAX_WAYS: usize = 24;
/// How much work one question of the linear system may take.
const LIMITS: Limits = Limits { pivots: 4_000, branches: 200 };

/// A sum of variables held against a number.
#[derive(Clone, Debug)]
pub(crate) struct Bound {
    pub sum: Vec<(Var, Exact)>,
    pub relation: Relation,
    pub number: Exact,
}

impl Bound {
    fn holds(&self, values: &[Exact]) -> bool {
        let sum = self.sum.iter().map(|(var, factor)| values[var.index()] * factor).sum::<Exact>();
        match self.relation {
            Relation::AtLeast => sum >= self.number,
            Relation::AtMost => sum <= self.number,
            Relation::Above => sum > self.number,
            Relation::Below => sum < self.number,
            Relation::Equal => sum == self.number,
        }
    }
}

/// The rows of a table that agree in all conditions.
#[derive(Clone, Debug)]
pub(crate) struct Class {
    /// One bit for each condition.
    pub mask: u128,
    /// Ways for a row to be in it.
    pub ways: Vec<Path>,
    /// How many rows.
    pub count: Var,
    /// Of how many of them each free condition holds.
    pub ticked: Vec<Var>,
    /// The sums over these rows, in the order of the table's.
    pub sums: Vec<Var>,
}

/// The linear system of a space.
#[derive(Clone, Debug)]
pub(crate) struct Theory {
    pub system: System,
    /// Each unknown of the space as a sum of variables.
    expanded: Vec<Vec<(Var, Exact)>>,
    pub classes: BTreeMap<String, Vec<Class>>,
    /// The free conditions of each table, and the conditions that are another one and a free one beside it.
    pub free: BTreeMap<String, (Vec<Free>, Vec<Option<Within>>)>,
    /// The systems of one row.
    pub rows: BTreeMap<String, Self>,
    /// Of each pair, one must hold.
    either: Vec<[Bound; 2]>,
    /// The classes of some table are not known: nothing is proved.
    pub broken: bool,
}

/// What a question to the system gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    Possible(Vec<Exact>),
    Impossible,
    Undecided,
}

impl Theory {
    pub fn of(space: &mut Space) -> Self {
        let mut theory = Self {
            system: System::new(),
            expanded: Vec::new(),
            classes: BTreeMap::new(),
            free: BTreeMap::new(),
            rows: BTreeMap::new(),
            either: Vec::new(),
            broken: false,
        };
        let names: Vec<String> = space.tables.keys().cloned().collect();
        for name in names {
            if let Some(mut table) = space.tables.remove(&name) {
                theory.table(&name, &mut table);
                space.tables.insert(name, table);
            }
        }
        for base in 0..space.bases.len() {
            let expanded = theory.expand(space, base);
            theory.expanded.push(expanded);
        }
        for hard in space.hard.clone() {
            let bound = theory.bound(&hard.0, hard.1, Exact::zero());
            theory.push(&bound);
        }
        theory
    }

    /// An unknown as a sum of variables.
    fn expand(&mut self, space: &Space, base: Base) -> Vec<(Var, Exact)> {
        let info = &space.bases[base];
        let domain = if info.whole { Numbers::Whole } else { Numbers::Real };
        let own = |system: &mut System| vec![(system.variable(domain, info.min, info.max), Exact::one())];
        match &info.key {
            BaseKey::Count { table, pred } => self.counted(table, *pred),
            BaseKey::Sum { table, pred, of } => {
                let at =
                    space.tables.get(table).and_then(|table| table.sums.iter().position(|sum| sum == of));
                match at {
                    Some(at) => self.over(table, *pred, |class| class.sums[at]),
                    None => own(&mut self.system),
                }
            }
            BaseKey::Leaf(_) | BaseKey::Product(..) | BaseKey::Opaque(..) => own(&mut self.system),
            BaseKey::Distinct { table, pred, field } => {
                let var = own(&mut self.system);
                self.distinct(space, var[0].0, table, *pred, field);
                self.nested(space, base, &var, table, *pred, Exact::one());
                var
            }
            BaseKey::Kinds { table, pred, fields } => {
                let var = own(&mut self.system);
                let most = Exact::from_integer(fields.len() as i128);
                let mut sum = var.clone();
                sum.extend(self.counted(table, *pred).into_iter().map(|(var, _)| (var, -most)));
                self.system.constrain(&sum, Relation::AtMost, Exact::zero());
                self.nested(space, base, &var, table, *pred, most);
                var
            }
            BaseKey::Months { of, months } => {
                let var = own(&mut self.system);
                let months = Exact::from_integer((*months).into());
                let (short, long) = (months * 28, months * 31);
                let mut sum = self.sum_of(of);
                sum.iter_mut().for_each(|(_, factor)| *factor = -*factor);
                sum.extend(&var);
                let (least, most) = (short.min(long) + of.plus, short.max(long) + of.plus);
                self.system.constrain(&sum, Relation::AtLeast, least);
                self.system.constrain(&sum, Relation::AtMost, most);
                var
            }
        }
    }

    /// How many rows there are of a condition.
    fn counted(&self, table: &str, pred: usize) -> Vec<(Var, Exact)> {
        match self.free.get(table).and_then(|(_, within)| within.get(pred).copied().flatten()) {
            Some(within) => self.over(table, within.pred, |class| class.ticked[within.free]),
            None => self.over(table, pred, |class| class.count),
        }
    }

    fn over(&self, table: &str, pred: usize, of: impl Fn(&Class) -> Var) -> Vec<(Var, Exact)> {
        let classes = self.classes.get(table).into_iter().flatten();
        classes.filter(|class| class.mask & (1 << pred) != 0).map(|class| (of(class), Exact::one())).collect()
    }

    /// There are no more different values than rows, nor than the field can have, and one if there is a row.
    fn distinct(&mut self, space: &Space, var: Var, table: &str, pred: usize, field: &str) {
        let count = self.counted(table, pred);
        let mut less = vec![(var, Exact::one())];
        less.extend(count.iter().map(|(var, factor)| (*var, -*factor)));
        self.system.constrain(&less, Relation::AtMost, Exact::zero());
        let inner = space.tables.get(table).map(|table| &table.inner);
        let leaf = Leaf::Field(field.to_owned());
        let domain = inner.and_then(|inner| inner.leaves.get(&leaf));
        if let Some(states) = domain.map(Domain::states).filter(|states| !states.is_empty()) {
            let most = Exact::from_integer(states.len() as i128);
            self.system.constrain(&[(var, Exact::one())], Relation::AtMost, most);
        }
        if inner.is_some_and(|inner| !inner.optional.contains_key(&leaf)) {
            let one =
                Bound { sum: vec![(var, Exact::one())], relation: Relation::AtLeast, number: Exact::one() };
            self.either.push([one, Bound { sum: count, relation: Relation::AtMost, number: Exact::zero() }]);
        }
    }

    /// What is counted in some rows is counted in all rows among which they are, and each row more adds so much at most.
    fn nested(
        &mut self,
        space: &Space,
        base: Base,
        var: &[(Var, Exact)],
        table: &str,
        pred: usize,
        each: Exact,
    ) {
        for (other, info) in space.bases.iter().enumerate().take(base) {
            let Some(beside) = same_counted(&space.bases[base].key, &info.key) else { continue };
            let Some(known) = self.expanded.get(other).cloned() else { continue };
            for ((few, few_rows), (many, many_rows)) in
                [((var, pred), (&known[..], beside)), ((&known[..], beside), (var, pred))]
            {
                if !self.is_among(table, few_rows, many_rows) {
                    continue;
                }
                let less = |sum: &[(Var, Exact)], times: Exact| -> Vec<(Var, Exact)> {
                    sum.iter().map(|(var, factor)| (*var, factor * times)).collect()
                };
                let mut sum = less(few, Exact::one());
                sum.extend(less(many, -Exact::one()));
                self.system.constrain(&sum, Relation::AtMost, Exact::zero());
                let mut sum = less(many, Exact::one());
                sum.extend(less(few, -Exact::one()));
                sum.extend(less(&self.counted(table, many_rows), -each));
                sum.extend(less(&self.counted(table, few_rows), each));
                self.system.constrain(&sum, Relation::AtMost, Exact::zero());
            }
        }
    }

    /// Whether every row of one condition is a row of another.
    fn is_among(&self, table: &str, few: usize, many: usize) -> bool {
        let mut classes = self.classes.get(table).into_iter().flatten();
        classes.all(|class| class.mask & (1 << few) == 0 || class.mask & (1 << many) != 0)
    }

    /// The classes of a table's rows.
    fn table(&mut self, name: &str, table: &mut TableSpace) {
        let mut rows = Self::of(&mut table.inner);
        let (free, within) = free(table);
        let all = masks(table, &within);
        // Rows of which something is open are left out. Where a condition asks whether a value is blank, that would be too few rows.
        self.broken |= asks_for_blanks(table);
        let ways = Search::new(&table.inner, &mut rows).ways(all, MAX_CLASSES, MAX_WAYS);
        self.broken |= rows.broken || ways.is_none();
        let ways = ways.unwrap_or_default();
        let mut classes = Vec::new();
        for (mask, (ways, whole)) in ways {
            let count = self.system.variable(Numbers::Whole, Some(Exact::zero()), None);
            let sums = self.sums(table, &mut rows, count, &ways, whole);
            let ticked = free.iter().map(|_| self.part_of(count)).collect();
            classes.push(Class { mask, ways, count, ticked, sums });
        }
        let everything: Vec<(Var, Exact)> = classes.iter().map(|class| (class.count, Exact::one())).collect();
        let number = |rows: u32| Exact::from_integer(rows.into());
        if table.min_rows > 0 {
            self.system.constrain(&everything, Relation::AtLeast, number(table.min_rows));
        }
        if let Some(max) = table.max_rows {
            self.system.constrain(&everything, Relation::AtMost, number(max));
        }
        self.classes.insert(name.to_owned(), classes);
        self.free.insert(name.to_owned(), (free, within));
        self.rows.insert(name.to_owned(), rows);
    }

    /// A number of some of these rows.
    fn part_of(&mut self, count: Var) -> Var {
        let part = self.system.variable(Numbers::Whole, Some(Exact::zero()), None);
        let sum = [(part, Exact::one()), (count, -Exact::one())];
        self.system.constrain(&sum, Relation::AtMost, Exact::zero());
        part
    }

    /// The sums over the rows of a class: each between so many times the least and the most that one row can have.
    fn sums(
        &mut self,
        table: &TableSpace,
        rows: &mut Self,
        count: Var,
        ways: &[Path],
        all_ways: bool,
    ) -> Vec<Var> {
        let domain = |of: &Lin| {
            let whole =
                |(base, factor): (&Base, &Exact)| table.inner.bases[*base].whole && factor.is_integer();
            let whole = of.terms.iter().all(whole) && of.plus.is_integer();
            if whole { Numbers::Whole } else { Numbers::Real }
        };
        let vars: Vec<Var> =
            table.sums.iter().map(|of| self.system.variable(domain(of), None, None)).collect();
        for (at, of) in table.sums.iter().enumerate() {
            let ends = rows.ends(&table.inner, of, ways, all_ways);
            self.per_row(&[(vars[at], Exact::one())], count, ends);
            if ends.0.is_none() || ends.1.is_none() {
                let none = |var| Bound {
                    sum: vec![(var, Exact::one())],
                    relation: Relation::Equal,
                    number: Exact::zero(),
                };
                let some = Bound {
                    sum: vec![(count, Exact::one())],
                    relation: Relation::AtLeast,
                    number: Exact::one(),
                };
                self.either.push([none(vars[at]), some]);
            }
            for (other, less) in table.sums.iter().enumerate().take(at) {
                if let Some(difference) = of.plus(less, -Exact::one()) {
                    let ends = rows.ends(&table.inner, &difference, ways, all_ways);
                    let sum = [(vars[at], Exact::one()), (vars[other], -Exact::one())];
                    self.per_row(&sum, count, ends);
                }
            }
        }
        vars
    }

    /// A sum over rows lies between so many times two ends.
    fn per_row(&mut self, sum: &[(Var, Exact)], count: Var, ends: (Option<Exact>, Option<Exact>)) {
        for (end, relation) in [(ends.0, Relation::AtLeast), (ends.1, Relation::AtMost)] {
            if let Some(end) = end {
                let mut sum = sum.to_vec();
                sum.push((count, -end));
                self.system.constrain(&sum, relation, Exact::zero());
            }
        }
    }

    /// The least and the most of a sum, over all ways.
    fn ends(
        &mut self,
        space: &Space,
        of: &Lin,
        ways: &[Path],
        all_ways: bool,
    ) -> (Option<Exact>, Option<Exact>) {
        if !all_ways {
            return (None, None);
        }
        let mut ends: Option<(Option<Exact>, Option<Exact>)> = None;
        for way in ways {
            let mark = self.system.mark();
            self.take(space, way);
            let sum = self.sum_of(of);
            let end = |toward| match self.system.optimum(&sum, toward, LIMITS) {
                Optimum::Bounded { value, .. } => Some(Some(value + of.plus)),
                Optimum::Infeasible => None,
                Optimum::Unbounded | Optimum::Undecided => Some(None),
            };
            let found = end(Toward::Least).zip(end(Toward::Most));
            self.system.undo(mark);
            let Some((low, high)) = found else { continue };
            ends = Some(match ends {
                None => (low, high),
                Some((least, most)) => {
                    (least.zip(low).map(|(a, b)| a.min(b)), most.zip(high).map(|(a, b)| a.max(b)))
                }
            });
        }
        ends.unwrap_or((None, None))
    }

    /// A sum of unknowns as a sum of variables; its number is left out.
    pub fn sum_of(&self, of: &Lin) -> Vec<(Var, Exact)> {
        let mut sum: BTreeMap<Var, Exact> = BTreeMap::new();
        for (base, factor) in &of.terms {
            for (var, times) in self.expanded.get(*base).into_iter().flatten() {
                *sum.entry(*var).or_insert_with(Exact::zero) += factor * times;
            }
        }
        sum.into_iter().collect()
    }

    pub fn bound(&self, of: &Lin, relation: Relation, number: Exact) -> Bound {
        Bound { sum: self.sum_of(of), relation, number: number - of.plus }
    }

    pub fn push(&mut self, bound: &Bound) {
        self.system.constrain(&bound.sum, bound.relation, bound.number);
    }

    /// Adds what the states of atoms on a path say of numbers.
    pub fn take(&mut self, space: &Space, path: &Path) {
        for (atom, from, to) in path {
            self.narrow(space, *atom, *from, *to);
        }
    }

    /// Adds what states of an atom say of numbers. Whether it says anything.
    pub fn narrow(&mut self, space: &Space, atom: usize, from: usize, to: usize) -> bool {
        let atom = &space.atoms[atom];
        let AtomKey::Region(quantity) = &atom.key else { return false };
        let held = |cut: Exact| match &quantity.to {
            None => Some((quantity.of.clone(), cut)),
            Some(to) => quantity.of.plus(to, -cut).map(|of| (of, Exact::zero())),
        };
        // States: below the first threshold, on it, between it and the next, and so on.
        let low = from
            .checked_sub(1)
            .map(|below| (below / 2, if from % 2 == 1 { Relation::AtLeast } else { Relation::Above }));
        let high = (to / 2 < atom.cuts.len())
            .then_some((to / 2, if to % 2 == 1 { Relation::AtMost } else { Relation::Below }));
        for (cut, relation) in low.into_iter().chain(high) {
            // A bound that cannot be written is left out: then more is possible than there is.
            if let Some((of, number)) = held(atom.cuts[cut]) {
                let bound = self.bound(&of, relation, number);
                self.push(&bound);
            }
        }
        true
    }

    /// Whether everything can be at the same time. The values are made for reading if that is asked for.
    pub fn answer(&mut self, readable: bool) -> Answer {
        self.answer_within(readable, 64)
    }

    fn answer_within(&mut self, readable: bool, left: usize) -> Answer {
        let verdict = if readable { self.system.example(LIMITS) } else { self.system.solve(LIMITS) };
        let values = match verdict {
            Verdict::Infeasible(_) => return Answer::Impossible,
            Verdict::Undecided => return Answer::Undecided,
            Verdict::Feasible(values) => values,
        };
        let open = self.either.iter().find(|pair| !pair.iter().any(|bound| bound.holds(&values))).cloned();
        let Some(pair) = open else { return Answer::Possible(values) };
        if left == 0 {
            return Answer::Undecided;
        }
        let mut undecided = false;
        for bound in pair {
            let mark = self.system.mark();
            self.push(&bound);
            let answer = self.answer_within(readable, left / 2);
            self.system.undo(mark);
            match answer {
                Answer::Possible(values) => return Answer::Possible(values),
                Answer::Undecided => undecided = true,
                Answer::Impossible => {}
            }
        }
        if undecided { Answer::Undecided } else { Answer::Impossible }
    }
}

/// The rows of the second, if both count the same in rows of the same table.
fn same_counted(one: &BaseKey, other: &BaseKey) -> Option<usize> {
    match (one, other) {
        (
            BaseKey::Distinct { table, field, .. },
            BaseKey::Distinct { table: other, field: counted, pred },
        ) if table == other && field == counted => Some(*pred),
        (BaseKey::Kinds { table, fields, .. }, BaseKey::Kinds { table: other, fields: counted, pred })
            if table == other && fields == counted =>
        {
            Some(*pred)
        }
        _ => None,
    }
}

/// A row that breaks a check, or whose conditions cannot all be decided.
pub(crate) const NOT_A_ROW: u128 = u128::MAX;

/// Whether there is a row with a blank value in which a condition comes out otherwise than it would if the value were filled in, while
/// another condition cannot be decided. Where that is not so, what comes out with such a row comes out with it filled in as well.
fn asks_for_blanks(table: &mut TableSpace) -> bool {
    let parts: Vec<Id> = table.diagrams.iter().map(|parts| table.inner.diagrams.all(parts.clone())).collect();
    let blanks: Vec<usize> = (0..table.inner.atoms.len())
        .filter(|atom| matches!(table.inner.atoms[*atom].key, AtomKey::Filled(_)))
        .collect();
    let store = &mut table.inner.diagrams;
    let is_one = |one: u128, other: u128| one | other;
    blanks.into_iter().any(|atom| {
        let (mut asks, mut open) = (store.end(0), store.end(0));
        for part in &parts {
            let (blank, filled) = (store.hold(*part, atom, 0), store.hold(*part, atom, 1));
            let differs = store.combine(blank, filled, &|blank, filled| {
                u128::from(blank != OPEN && filled != OPEN && blank != filled)
            });
            let unknown = store.map(blank, &|blank| u128::from(blank == OPEN));
            asks = store.combine(asks, differs, &is_one);
            open = store.combine(open, unknown, &is_one);
        }
        let both = store.combine(asks, open, &|asks, open| asks & open);
        store.ends(both).contains(&1)
    })
}

/// All conditions of a table in one diagram: one bit for each that is not another one with a free condition beside it.
fn masks(table: &mut TableSpace, within: &[Option<Within>]) -> Id {
    let store = &mut table.inner.diagrams;
    let mut all = store.end(0);
    for (at, parts) in table.diagrams.clone().into_iter().enumerate() {
        if within.get(at).copied().flatten().is_some() {
            continue;
        }
        let pred = store.all(parts);
        all = store.combine(all, pred, &|mask, holds| match holds {
            OPEN => NOT_A_ROW,
            _ if mask == NOT_A_ROW => NOT_A_ROW,
            holds => mask | holds << at,
        });
    }
    for assumed in table.inner.assumed.clone() {
        let store = &mut table.inner.diagrams;
        all = store.combine(all, assumed, &|mask, holds| if holds == NO { NOT_A_ROW } else { mask });
    }
    all
}
