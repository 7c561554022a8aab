//! Evaluates expressions and conditions over what is known, and notes what is missing.

use num_traits::{One, Zero};
use scalewright_model::{Exact, FieldKind};

use crate::bind::Bound;
use crate::lack::Leaf;
use crate::plan::{AnswerKind, Cmp, Co, Ex, ItemPlan, MetPlan, Need, Plan, Rows};
use crate::rows::Member;
use crate::value::{Day, Num, Quotient, Tri, Val};

/// How deep measures may name one another; a checked scale has no circles.
const MAX_MEASURES: usize = 64;

/// Evaluates over one assessment, for one item at a time.
pub(crate) struct Eval<'a> {
    pub plan: &'a Plan,
    pub bound: &'a Bound,
    pub item: Option<&'a ItemPlan>,
    pub index: usize,
    /// The row at hand: its table and its number.
    row: Option<(usize, usize)>,
    /// What was missing and could have made a difference.
    pub lacks: Vec<Leaf>,
    /// The measures that were taken from their fallback.
    pub fallbacks: Vec<usize>,
    /// Values that measures are taken to have where the rows of a table of scores hold them against numbers.
    pub pieces: Vec<(usize, Exact)>,
    /// The measure at hand.
    measure: Option<usize>,
    depth: usize,
    /// Criteria whose state is known already.
    met: Vec<Option<Tri>>,
    /// Measures are neither rounded nor held to their range: as smooth as they are computed, to find where they cross a threshold.
    pub smooth: bool,
}

impl<'a> Eval<'a> {
    pub fn new(plan: &'a Plan, bound: &'a Bound, index: usize) -> Self {
        let item = plan.items.get(index);
        let met = vec![None; item.map_or(0, |item| item.criteria.len())];
        Self {
            plan,
            bound,
            item,
            index,
            row: None,
            lacks: Vec::new(),
            fallbacks: Vec::new(),
            pieces: Vec::new(),
            measure: None,
            depth: 0,
            met,
            smooth: false,
        }
    }

    fn lack(&mut self, leaf: Leaf) {
        self.lacks.push(leaf);
    }

    /// Does something in a row of a table.
    pub fn in_row<T>(&mut self, table: usize, row: usize, then: impl FnOnce(&mut Self) -> T) -> T {
        let outer = self.row.replace((table, row));
        let result = then(self);
        self.row = outer;
        result
    }

    /// Evaluates a condition. If it is decided, what was missing on the way made no difference.
    pub fn cond(&mut self, cond: &Co) -> Tri {
        let before = self.lacks.len();
        let result = self.cond_inner(cond);
        if result != Tri::Unknown {
            self.lacks.truncate(before);
        }
        result
    }

    fn cond_inner(&mut self, cond: &Co) -> Tri {
        match cond {
            Co::Met(index) => self.met(*index),
            Co::Yes(value) => match self.read(value) {
                Some(Val::Bool(yes)) => Tri::of(yes),
                _ => Tri::Unknown,
            },
            Co::In(value, codes) => match self.read(value) {
                Some(Val::Code(code)) => Tri::of(codes.contains(&code)),
                _ => Tri::Unknown,
            },
            Co::Blank(value) => self.blank(value),
            Co::Compare(how, left, right) => {
                let (left, right) = (self.held(left, right), self.held(right, left));
                compare(*how, left, right)
            }
            Co::CompareDays(how, left, right) => match (self.day(left), self.day(right)) {
                (Day::Known(left), Day::Known(right)) => Tri::of(match how {
                    Cmp::AtLeast => left >= right,
                    Cmp::AtMost => left <= right,
                    Cmp::Above => left > right,
                    Cmp::Below => left < right,
                    Cmp::Equal => left == right,
                }),
                _ => Tri::Unknown,
            },
            Co::All(parts) => self.all(parts),
            Co::Any(parts) => self.any(parts),
            Co::Several(least, parts) => self.several(*least, parts),
            Co::Not(inner) => self.cond(inner).not(),
        }
    }

    /// A number as it is held against another one. A measure that is tried piece by piece is a piece only there, and only in the
    /// rows of the table itself: nowhere else are its bounds those at which it was cut.
    fn held(&mut self, value: &Ex, against: &Ex) -> Num {
        if let (Ex::Measure(measure), Ex::Number(_)) = (value, against)
            && self.row.is_none()
            && self.depth == 0
            && let Some((_, piece)) = self.pieces.iter().find(|(known, _)| known == measure)
        {
            return Num::Known(*piece);
        }
        self.num(value)
    }

    pub fn all(&mut self, parts: &[Co]) -> Tri {
        let mut result = Tri::Yes;
        for part in parts {
            match self.cond(part) {
                Tri::No => return Tri::No,
                Tri::Unknown => result = Tri::Unknown,
                Tri::Yes => {}
            }
        }
        result
    }

    fn any(&mut self, parts: &[Co]) -> Tri {
        let mut result = Tri::No;
        for part in parts {
            match self.cond(part) {
                Tri::Yes => return Tri::Yes,
                Tri::Unknown => result = Tri::Unknown,
                Tri::No => {}
            }
        }
        result
    }

    fn several(&mut self, least: Exact, parts: &[Co]) -> Tri {
        let (mut sure, mut open) = (0_usize, 0_usize);
        for part in parts {
            match self.cond(part) {
                Tri::Yes => sure += 1,
                Tri::Unknown => open += 1,
                Tri::No => {}
            }
        }
        Num::between(Num::whole(sure).known(), Num::whole(sure + open).known()).at_least(Num::Known(least))
    }

    /// Whether a criterion is met.
    pub fn met(&mut self, index: usize) -> Tri {
        if let Some(Some(known)) = self.met.get(index) {
            return *known;
        }
        let Some(criterion) = self.item.and_then(|item| item.criteria.get(index)) else {
            return Tri::Unknown;
        };
        let result = match &criterion.met {
            MetPlan::Computed(cond) => {
                let pieces = std::mem::take(&mut self.pieces);
                let met = self.cond(cond);
                self.pieces = pieces;
                met
            }
            MetPlan::Answered(answer) => match self.answer(*answer) {
                Val::Bool(met) => Tri::of(met),
                Val::Partly => Tri::No,
                _ => {
                    self.lack(Leaf::Answer(*answer));
                    Tri::Unknown
                }
            },
        };
        if result != Tri::Unknown
            && let Some(known) = self.met.get_mut(index)
        {
            *known = Some(result);
        }
        result
    }

    /// What a criterion counts: one if it is met, its credit if it is met partly.
    fn credit(&mut self, index: usize) -> Num {
        let item = self.item.and_then(|item| item.criteria.get(index));
        if let Some(criterion) = item
            && let MetPlan::Answered(answer) = criterion.met
            && self.answer(answer) == Val::Partly
        {
            return Num::Known(criterion.partly);
        }
        match self.met(index) {
            Tri::Yes => Num::Known(Exact::one()),
            Tri::No => Num::Known(Exact::zero()),
            Tri::Unknown => Num::between(Some(Exact::zero()), Some(Exact::one())),
        }
    }

    pub fn answer(&self, answer: usize) -> Val {
        self.bound
            .answers
            .get(self.index)
            .and_then(|answers| answers.get(answer))
            .copied()
            .unwrap_or(Val::Absent)
    }

    fn blank(&mut self, value: &Ex) -> Tri {
        let before = self.lacks.len();
        if self.val(value).is_some() {
            return Tri::No;
        }
        // What may be left blank and is has been noted as missing by nobody.
        if self.lacks.len() == before { Tri::Yes } else { Tri::Unknown }
    }

    /// The value that a field, an answer, a setting or a cell holds. Nothing if it is blank; if it must not be, that is noted.
    fn val(&mut self, value: &Ex) -> Option<Val> {
        match value {
            Ex::Field(field) => {
                let (table, row) = self.row?;
                self.cell(table, row, *field)
            }
            Ex::Answer(answer) => match self.answer(*answer) {
                Val::Absent => {
                    self.lack(Leaf::Answer(*answer));
                    None
                }
                found => Some(found),
            },
            Ex::Setting(setting) => match self.bound.settings.get(*setting).copied().unwrap_or(Val::Absent) {
                Val::Absent => {
                    self.lack(Leaf::Setting(*setting));
                    None
                }
                found => Some(found),
            },
            Ex::Cell { table, field } => match self.bound.tables.get(*table).and_then(Option::as_ref) {
                Some(rows) if rows.rows > 0 => self.cell(*table, 0, *field),
                Some(_) => {
                    self.lack(Leaf::Cell { table: *table, field: *field, row: 0 });
                    None
                }
                None => {
                    self.lack(Leaf::Table(*table));
                    None
                }
            },
            _ => None,
        }
    }

    fn cell(&mut self, table: usize, row: usize, field: usize) -> Option<Val> {
        let found = self.bound.tables.get(table)?.as_ref()?.get(row, field);
        if found != Val::Absent {
            return Some(found);
        }
        let plan = self.plan.tables.get(table)?.fields.get(field)?;
        let required = match &plan.required {
            Need::Always => true,
            Need::Never => false,
            Need::When(cond) => self.in_row(table, row, |eval| eval.cond(cond)) != Tri::No,
        };
        if required {
            self.lack(Leaf::Cell { table, field, row });
        }
        None
    }

    /// The value that something holds. If it is blank, that is noted, even where it may be.
    fn read(&mut self, value: &Ex) -> Option<Val> {
        let before = self.lacks.len();
        let found = self.val(value);
        if found.is_none() {
            self.needed(value, before);
        }
        found
    }

    /// Notes that a value is missing although it is allowed to be blank, where a computation needs it.
    fn needed(&mut self, value: &Ex, before: usize) {
        if self.lacks.len() > before {
            return;
        }
        if let (Ex::Field(field), Some((table, row))) = (value, self.row) {
            self.lack(Leaf::Cell { table, field: *field, row });
        }
    }

    pub fn num(&mut self, value: &Ex) -> Num {
        match value {
            Ex::Number(number) => Num::Known(*number),
            Ex::Field(_) | Ex::Answer(_) | Ex::Setting(_) | Ex::Cell { .. } => {
                if let Some(Val::Number(number)) = self.read(value) {
                    return Num::Known(number);
                }
                self.domain(value)
            }
            Ex::Measure(index) => self.measure(*index),
            Ex::Count(rows) => self.count(rows),
            Ex::Distinct { rows, field } => self.distinct(rows, *field),
            Ex::Sum { rows, of } => self.sum(rows, of),
            Ex::Mean { rows, of } => self.mean(rows, of),
            Ex::ShareOf { rows, site, that } => self.share_of(rows, *site, that),
            Ex::Kinds { rows, fields } => self.kinds(rows, fields),
            Ex::CountMet(criteria) => criteria
                .iter()
                .fold(Num::whole(0), |sum, index| sum.add(self.credit(*index)).unwrap_or(Num::ANY)),
            Ex::Ratio { of, to, per } => self.ratio(of, to, *per),
            Ex::Add(parts) => self.fold(parts, Num::whole(0), Num::add),
            Ex::Multiply(parts) => self.fold(parts, Num::whole(1), Num::multiply),
            Ex::Subtract(left, right) => {
                let (left, right) = (self.num(left), self.num(right));
                left.subtract(right).unwrap_or_else(|| self.too_large())
            }
            Ex::Days(from, to) => match (self.day(from), self.day(to)) {
                (Day::Known(from), Day::Known(to)) => {
                    Num::Known(Exact::from_integer(from.days_until(to).into()))
                }
                _ => Num::ANY,
            },
            Ex::VisitDate | Ex::AddMonths(..) => Num::ANY,
        }
    }

    fn fold(&mut self, parts: &[Ex], start: Num, of: impl Fn(Num, Num) -> Option<Num>) -> Num {
        let mut result = start;
        for part in parts {
            let value = self.num(part);
            result = of(result, value).unwrap_or_else(|| self.too_large());
        }
        result
    }

    pub fn too_large(&mut self) -> Num {
        self.lack(Leaf::TooLarge(self.measure));
        Num::ANY
    }

    /// Notes that there is nothing to divide by.
    pub fn nothing(&mut self) -> Num {
        self.lack(Leaf::Nothing(self.measure));
        Num::ANY
    }

    fn ratio(&mut self, of: &Ex, to: &Ex, per: Exact) -> Num {
        let (of, to) = (self.num(of), self.num(to));
        let Some(scaled) = of.multiply(Num::Known(per)) else {
            return self.too_large();
        };
        match scaled.divide(to) {
            Quotient::Value(value) => value,
            Quotient::ByNothing => self.nothing(),
            Quotient::TooLarge => self.too_large(),
        }
    }

    /// What a missing number can be.
    fn domain(&self, value: &Ex) -> Num {
        let of_kind = |kind: &FieldKind| match kind {
            FieldKind::Integer { min, max } | FieldKind::Number { min, max } => {
                Num::between(Some(min.exact()), max.map(scalewright_model::Number::exact))
            }
            _ => Num::ANY,
        };
        let field = |table: usize, field: usize| Some(&self.plan.tables.get(table)?.fields.get(field)?.kind);
        let kind = match value {
            Ex::Field(index) => self.row.and_then(|(table, _)| field(table, *index)),
            Ex::Cell { table, field: index } => field(*table, *index),
            Ex::Setting(index) => self.plan.settings.get(*index).map(|setting| &setting.kind),
            Ex::Answer(index) => {
                match self.item.and_then(|item| item.answers.get(*index)).map(|answer| &answer.kind) {
                    Some(AnswerKind::Field(kind)) => Some(kind),
                    _ => None,
                }
            }
            _ => None,
        };
        kind.map_or(Num::ANY, of_kind)
    }

    pub fn day(&mut self, value: &Ex) -> Day {
        match value {
            Ex::VisitDate => match self.bound.visit {
                Some(visit) => Day::Known(visit),
                None => {
                    self.lack(Leaf::VisitDate);
                    Day::Unknown
                }
            },
            Ex::AddMonths(date, months) => {
                let (date, months) = (self.day(date), self.num(months));
                let months = months
                    .known()
                    .filter(Exact::is_integer)
                    .and_then(|months| i64::try_from(months.to_integer()).ok());
                match (date, months) {
                    (Day::Known(date), Some(months)) => {
                        date.plus_months(months).map_or(Day::Unknown, Day::Known)
                    }
                    _ => Day::Unknown,
                }
            }
            _ => {
                if let Some(Val::Day(day)) = self.read(value) {
                    return Day::Known(day);
                }
                Day::Unknown
            }
        }
    }

    /// A measure: computed, within its range, rounded; or its fallback.
    pub fn measure(&mut self, index: usize) -> Num {
        let Some(plan) = self.plan.measures.get(index).filter(|_| self.depth < MAX_MEASURES) else {
            return Num::ANY;
        };
        let before = self.lacks.len();
        let (outer_row, outer) = (self.row.take(), self.measure.replace(index));
        self.depth += 1;
        let mut value = self.num(&plan.value);
        if let (false, Some(fallback)) = (value.is_known(), &plan.fallback) {
            self.lacks.truncate(before);
            self.fallbacks.push(index);
            value = self.num(fallback);
        }
        if let Some(rounding) = plan.rounding.filter(|_| !self.smooth) {
            value = value.rounded(rounding).unwrap_or_else(|| self.too_large());
        }
        if let Some(range) = plan.range.filter(|_| !self.smooth) {
            if value.beyond(range.min.exact(), range.max.map(scalewright_model::Number::exact)) {
                self.lack(Leaf::OutOfRange(self.measure));
                value = Num::ANY;
            }
            value = value.within(range.min.exact(), range.max.map(scalewright_model::Number::exact));
        }
        self.depth -= 1;
        (self.row, self.measure) = (outer_row, outer);
        value
    }

    /// Whether a row belongs to the rows that are gone through.
    pub fn member(&mut self, rows: &Rows, row: usize) -> Member {
        let belongs =
            rows.filter.as_ref().map_or(Tri::Yes, |cond| self.holds_in(rows.table, row, rows.site, cond));
        match belongs {
            Tri::Yes => Member::Sure,
            Tri::Unknown => Member::Maybe,
            Tri::No => Member::Out,
        }
    }

    /// Whether a condition holds in a row. If it is open, it is what it is taken to be for trying out, or else that is noted.
    pub fn holds_in(&mut self, table: usize, row: usize, site: usize, cond: &Co) -> Tri {
        let holds = self.in_row(table, row, |eval| eval.cond(cond));
        if holds != Tri::Unknown {
            return holds;
        }
        if let Some((_, taken)) = self.bound.taken.iter().find(|(key, _)| *key == (site, row)) {
            return Tri::of(*taken);
        }
        self.lack(Leaf::Row { site, row });
        Tri::Unknown
    }

    /// How many rows a table has; that it is missing is noted.
    pub fn row_count(&mut self, table: usize) -> Option<usize> {
        let rows = self.bound.tables.get(table).and_then(Option::as_ref).map(|table| table.rows);
        if rows.is_none() {
            self.lack(Leaf::Table(table));
        }
        rows
    }

    /// The value of a field in a row, as it is; nothing if it is blank or missing.
    pub fn field(&mut self, table: usize, row: usize, field: usize) -> Option<Val> {
        self.cell(table, row, field)
    }
}

fn compare(how: Cmp, left: Num, right: Num) -> Tri {
    match how {
        Cmp::AtLeast => left.at_least(right),
        Cmp::AtMost => right.at_least(left),
        Cmp::Above => right.at_least(left).not(),
        Cmp::Below => left.at_least(right).not(),
        Cmp::Equal => match (left.at_least(right), right.at_least(left)) {
            (Tri::Yes, Tri::Yes) => Tri::Yes,
            (Tri::No, _) | (_, Tri::No) => Tri::No,
            _ => Tri::Unknown,
        },
    }
}
