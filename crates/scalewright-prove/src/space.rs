//! The space of all inputs of an item: what can be told apart (atoms) and what is computed with (unknowns).

use std::collections::{BTreeMap, BTreeSet};

use scalewright_model::{Cell, Exact, Expr, Field, FieldKind, Named, Number, Required};

use crate::diagram::{Diagrams, Id, NO, OPEN, YES};
use crate::formula::{Above, Base, Lin, Quantity};
use crate::linear::Relation;
use crate::table::TableSpace;

/// An input that holds one value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Leaf {
    /// What a rater answers: an input of the item, a criterion, an anchor or a rating.
    Answer(String),
    Setting(String),
    Cell {
        table: String,
        field: String,
    },
    /// A field of the row at hand.
    Field(String),
}

/// The name of an input.
pub(crate) fn leaf_name(leaf: &Leaf) -> &str {
    match leaf {
        Leaf::Answer(id) | Leaf::Setting(id) | Leaf::Field(id) => id,
        Leaf::Cell { field, .. } => field,
    }
}

/// An input as it is written in a file.
pub(crate) fn leaf_written(leaf: &Leaf) -> String {
    crate::written::expr(&match leaf.clone() {
        Leaf::Answer(id) => Expr::Answer(id),
        Leaf::Setting(id) => Expr::Setting(id),
        Leaf::Field(id) => Expr::Field(id),
        Leaf::Cell { table, field } => Expr::Cell { table, field },
    })
}

/// What an input can hold.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Domain {
    YesNo,
    /// A criterion that raters judge.
    Criterion {
        partly: bool,
    },
    Codes(Vec<String>),
    /// One of these numbers.
    Picks(Vec<Exact>),
    Number {
        whole: bool,
        min: Exact,
        max: Option<Exact>,
    },
    Day,
    Text,
}

impl Domain {
    pub fn of(field: &Field) -> Self {
        match &field.kind {
            FieldKind::YesNo => Self::YesNo,
            FieldKind::Integer { min, max } => {
                Self::Number { whole: true, min: min.exact(), max: max.map(Number::exact) }
            }
            FieldKind::Number { min, max } => {
                Self::Number { whole: false, min: min.exact(), max: max.map(Number::exact) }
            }
            FieldKind::Code(options) => {
                Self::Codes(options.iter().map(|option: &Named| option.id.clone()).collect())
            }
            FieldKind::Date => Self::Day,
            FieldKind::Text => Self::Text,
        }
    }

    /// What can be filled in, where there are few possibilities. The first one is the quietest.
    pub fn states(&self) -> Vec<Cell> {
        let text = |text: &str| Cell::Text(text.to_owned());
        match self {
            Self::YesNo | Self::Criterion { partly: false } => vec![Cell::Bool(false), Cell::Bool(true)],
            Self::Criterion { partly: true } => vec![Cell::Bool(false), Cell::Bool(true), text("partly")],
            Self::Codes(options) => options.iter().map(|option| text(option)).collect(),
            Self::Picks(numbers) => {
                numbers.iter().filter_map(|number| Number::of(*number)).map(Cell::Number).collect()
            }
            Self::Number { .. } | Self::Day | Self::Text => Vec::new(),
        }
    }
}

/// Something that has finitely many states which matter.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum AtomKey {
    /// An input with few values.
    Input(Leaf),
    /// Whether a value that may be blank is filled in: no, yes.
    Filled(Leaf),
    /// The regions into which thresholds cut a number.
    Region(Quantity),
    /// Whether all that a measure needs is there: yes, no. It matters where the measure has a fallback.
    Gone(String),
    /// A comparison of which nothing is known: it does not hold, holds, or is open. Or a number of which nothing is known: it has no
    /// value, or one.
    Unseen(String),
}

/// An atom of a space.
#[derive(Clone, Debug)]
pub(crate) struct Atom {
    pub key: AtomKey,
    pub states: usize,
    /// The thresholds of a region, from the lowest to the highest.
    pub cuts: Vec<Exact>,
}

/// What an unknown stands for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum BaseKey {
    Leaf(Leaf),
    /// How many rows there are of those for which a condition of the table holds.
    Count {
        table: String,
        pred: usize,
    },
    /// The sum of something over these rows.
    Sum {
        table: String,
        pred: usize,
        of: Lin,
    },
    /// How many different values a field has in these rows.
    Distinct {
        table: String,
        pred: usize,
        field: String,
    },
    /// How many of some fields are yes in at least one of these rows.
    Kinds {
        table: String,
        pred: usize,
        fields: Vec<String>,
    },
    /// A day so many calendar months later.
    Months {
        of: Lin,
        months: i64,
    },
    /// The product of two fields of a row.
    Product(Base, Base),
    /// Something that is not seen into, and whether it is that of the second values of answers.
    Opaque(Box<Expr>, bool),
}

/// An unknown number, and what is known of it.
#[derive(Clone, Debug)]
pub(crate) struct BaseInfo {
    pub key: BaseKey,
    pub whole: bool,
    pub min: Option<Exact>,
    pub max: Option<Exact>,
}

/// All that an item is computed from. It is gone through twice: first to find the thresholds, then to make diagrams.
#[derive(Debug, Default)]
pub(crate) struct Space {
    pub diagrams: Diagrams,
    pub atoms: Vec<Atom>,
    pub by_key: BTreeMap<AtomKey, usize>,
    pub bases: Vec<BaseInfo>,
    pub leaves: BTreeMap<Leaf, Domain>,
    /// Inputs that may be blank; those that must be filled in under a condition have it.
    pub optional: BTreeMap<Leaf, Option<Id>>,
    pub tables: BTreeMap<String, TableSpace>,
    /// Numbers at the ends of diagrams, as the least and the most.
    pub numbers: Vec<(Exact, Exact)>,
    cuts: BTreeMap<Quantity, BTreeSet<Exact>>,
    /// Thresholds are only collected.
    pub collecting: bool,
    /// What must not be otherwise: checks of tables, and fields that must be filled in.
    pub assumed: Vec<Id>,
    /// Sums that are nothing or more, or nothing or less, in every assessment that passes the checks of its tables.
    pub hard: Vec<(Lin, Relation)>,
    /// Inputs that have a second value, and whether it is the one to be read.
    pub twins: BTreeSet<Leaf>,
    pub again: bool,
    /// Something could not be seen into: what is not found may be there all the same.
    pub opaque: bool,
}

impl Space {
    /// Begins the first way through.
    pub fn collecting() -> Self {
        Self { collecting: true, ..Self::default() }
    }

    /// Begins the second way through: unknowns and thresholds are kept.
    pub fn settle(&mut self) {
        self.collecting = false;
        self.diagrams = Diagrams::default();
        self.atoms.clear();
        self.by_key.clear();
        self.assumed.clear();
        self.hard.clear();
        self.optional.clear();
        self.tables.values_mut().for_each(TableSpace::settle);
    }

    /// The atom of a key. The number of its states must be known.
    pub fn atom(&mut self, key: &AtomKey, states: usize) -> usize {
        if let Some(atom) = self.by_key.get(key) {
            return *atom;
        }
        let cuts = match key {
            AtomKey::Region(quantity) => self.cuts.get(quantity).into_iter().flatten().copied().collect(),
            _ => Vec::new(),
        };
        self.atoms.push(Atom { key: key.clone(), states, cuts });
        self.by_key.insert(key.clone(), self.atoms.len() - 1);
        self.atoms.len() - 1
    }

    /// The unknown of a key.
    pub fn base(&mut self, key: BaseKey, whole: bool, min: Option<Exact>, max: Option<Exact>) -> Base {
        if let Some(found) = self.bases.iter().position(|base| base.key == key) {
            return found;
        }
        self.opaque |= matches!(key, BaseKey::Opaque(..));
        self.bases.push(BaseInfo { key, whole, min, max });
        self.bases.len() - 1
    }

    /// Whether everything is seen into: numbers are those of inputs, rows and sums, and nothing else.
    pub fn is_seen(&self) -> bool {
        let base = |base: &BaseInfo| {
            matches!(base.key, BaseKey::Leaf(_) | BaseKey::Count { .. } | BaseKey::Sum { .. })
        };
        let atom = |atom: &Atom| !matches!(atom.key, AtomKey::Unseen(_));
        self.bases.iter().all(base)
            && self.atoms.iter().all(atom)
            && self.tables.values().all(|table| table.inner.is_seen())
    }

    /// What all inputs can hold, those of rows too, each by where it stands.
    pub fn domains(&self) -> BTreeMap<(String, Leaf), Domain> {
        let own = self.leaves.iter().map(|(leaf, domain)| ((String::new(), leaf.clone()), domain.clone()));
        let of_rows = self.tables.iter().flat_map(|(table, rows)| {
            let leaves = rows.inner.leaves.iter();
            leaves.map(|(leaf, domain)| ((table.clone(), leaf.clone()), domain.clone()))
        });
        own.chain(of_rows).collect()
    }

    /// A function, and nothing (0) where something that must hold does not.
    pub fn allowed(&mut self, of: Id) -> Id {
        let store = &mut self.diagrams;
        self.assumed.iter().fold(of, |of, assumed| {
            store.combine(of, *assumed, &|end, holds| if holds == NO { 0 } else { end })
        })
    }

    /// A number that is the same everywhere.
    pub fn number(&mut self, least: Exact, most: Exact) -> u128 {
        let found = self.numbers.iter().position(|known| *known == (least, most));
        let at = found.unwrap_or_else(|| {
            self.numbers.push((least, most));
            self.numbers.len() - 1
        });
        at as u128
    }

    pub fn interval(&self, end: u128) -> (Exact, Exact) {
        let zero = Exact::from_integer(0);
        usize::try_from(end).ok().and_then(|at| self.numbers.get(at)).copied().unwrap_or((zero, zero))
    }

    /// A number held against a threshold.
    pub fn above(&mut self, quantity: &Quantity, cut: Exact, how: Above) -> Id {
        if self.collecting {
            self.cuts.entry(quantity.clone()).or_default().insert(cut);
            return self.diagrams.end(OPEN);
        }
        let states = 2 * self.cuts.get(quantity).map_or(0, BTreeSet::len) + 1;
        let atom = self.atom(&AtomKey::Region(quantity.clone()), states);
        let at = self.atoms[atom].cuts.iter().position(|known| *known == cut).unwrap_or(0);
        let from = 2 * at + if how == Above::OrOn { 1 } else { 2 };
        let (no, yes) = (self.diagrams.end(NO), self.diagrams.end(YES));
        let next = (0..states).map(|state| if state >= from { yes } else { no }).collect();
        self.diagrams.test(atom, next)
    }

    /// Whether an input has one of some values.
    pub fn is_one_of(&mut self, leaf: &Leaf, holds: impl Fn(&Cell) -> bool) -> Id {
        let states = self.leaves.get(leaf).map_or_else(Vec::new, Domain::states);
        if self.collecting || states.is_empty() {
            return self.diagrams.end(OPEN);
        }
        let atom = self.atom(&AtomKey::Input(leaf.clone()), states.len());
        let (no, yes) = (self.diagrams.end(NO), self.diagrams.end(YES));
        let next = states.iter().map(|state| if holds(state) { yes } else { no }).collect();
        let found = self.diagrams.test(atom, next);
        let filled = self.filled(leaf);
        self.unless_blank(filled, found)
    }

    /// Whether an input is filled in; nothing if it must be anyway.
    pub fn filled(&mut self, leaf: &Leaf) -> Option<usize> {
        self.optional.contains_key(leaf).then(|| self.atom(&AtomKey::Filled(leaf.clone()), 2))
    }

    /// What is said of a value is open where the value is blank.
    pub fn unless_blank(&mut self, filled: impl IntoIterator<Item = usize>, found: Id) -> Id {
        let mut found = found;
        for atom in filled {
            let (no, yes) = (self.diagrams.end(NO), self.diagrams.end(YES));
            let there = self.diagrams.test(atom, vec![no, yes]);
            let open = self.diagrams.end(OPEN);
            found = self.diagrams.choose(there, found, open, &|one, _| one);
        }
        found
    }

    /// The input that is read for another: its second value, if it has one that is to be read.
    pub fn read(&self, leaf: Leaf) -> Leaf {
        if self.again && self.twins.contains(&leaf) { crate::twin::second(&leaf) } else { leaf }
    }

    /// The input that is read for an answer.
    pub fn answer(&self, id: &str) -> Leaf {
        self.read(Leaf::Answer(id.to_owned()))
    }

    /// Notes what an input can hold and whether it may be blank.
    pub fn know(&mut self, leaf: &Leaf, domain: Domain, required: &Required) {
        if !matches!(required, Required::Always) && !matches!(leaf, Leaf::Answer(_)) {
            self.optional.entry(leaf.clone()).or_insert(None);
        }
        self.leaves.entry(leaf.clone()).or_insert(domain);
    }
}
