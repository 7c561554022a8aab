//! From what is wanted back to what would have to change: conditions and the quantities that they compare.

use scalewright_model::{Exact, FieldKind};

use crate::plan::{Cmp, Co, Ex, MetPlan, Rows, Ru};
use crate::rows::Member;
use crate::step::draft::{Draft, Kind, Move, Spot, cheapest};
use crate::step::work::Work;
use crate::value::{Tri, Val};

/// Something that is wanted.
#[derive(Clone, Copy)]
pub(crate) enum Goal<'g> {
    /// A condition holds, or does not.
    Cond(&'g Co, bool),
    /// A rule comes to a score.
    Rule(&'g Ru, Exact),
}

/// A quantity that a comparison rests on.
enum Knob<'p> {
    /// Answers and cells, one of which is changed.
    Inputs(Vec<Spot>),
    /// The numbers of a field over some rows, which are only added up.
    Column {
        table: usize,
        field: usize,
        rows: Vec<usize>,
    },
    /// In how many of some rows a condition holds; or, without a condition, how many rows belong.
    Holding(&'p Rows, Option<&'p Co>),
    Kinds(&'p Rows, &'p [usize]),
    Distinct(&'p Rows, usize),
    /// How many rows a table has.
    Count(&'p Rows),
    /// How many criteria are met.
    Met(&'p [usize]),
}

impl Work<'_> {
    /// Keeps the cheapest sets of changes, and notes if some were left out.
    pub fn kept(&mut self, drafts: Vec<Draft>) -> Vec<Draft> {
        let (kept, cut) = cheapest(drafts);
        self.cut |= cut;
        kept
    }

    pub fn reached(&self, goal: Goal<'_>) -> bool {
        match goal {
            Goal::Cond(cond, want) => self.holds(cond) == Tri::of(want),
            Goal::Rule(rule, score) => self.raw_score(rule) == Some(score),
        }
    }

    /// Sets of changes after which something holds; the empty one if it does already.
    pub fn ways(&mut self, goal: Goal<'_>) -> Vec<Draft> {
        if self.reached(goal) {
            return vec![Draft::default()];
        }
        match goal {
            Goal::Cond(cond, want) => self.cond_ways(cond, want),
            Goal::Rule(rule, score) => self.rule_ways(rule, score),
        }
    }

    /// Sets of changes after which all of these hold: each is seen to in turn, with the changes for those before it made.
    pub fn all(&mut self, goals: &[Goal<'_>]) -> Vec<Draft> {
        let mut drafts = vec![Draft::default()];
        // What is changed for one may undo another: then it is gone through once more.
        for _ in 0..2 {
            for goal in goals {
                let mut next = Vec::new();
                for draft in &drafts {
                    let more = self.with(draft, |work| work.ways(*goal));
                    next.extend(more.iter().map(|later| draft.then(later)));
                }
                drafts = self.kept(next);
            }
        }
        drafts.retain(|draft| self.with(draft, |work| goals.iter().all(|goal| work.reached(*goal))));
        drafts
    }

    fn cond_ways(&mut self, cond: &Co, want: bool) -> Vec<Draft> {
        let drafts = match cond {
            Co::Met(criterion) => self.met_ways(*criterion, want),
            Co::Yes(value) => self.input_ways(value, |_, value| value == Val::Bool(want)),
            Co::In(value, codes) => self.input_ways(
                value,
                |_, value| matches!(value, Val::Code(code) if codes.contains(&code) == want),
            ),
            Co::Blank(_) => Vec::new(),
            Co::Compare(_, left, right) | Co::CompareDays(_, left, right) => {
                self.compare_ways(cond, want, &[left, right])
            }
            Co::All(parts) | Co::Any(parts) => {
                let goals: Vec<Goal<'_>> = parts.iter().map(|part| Goal::Cond(part, want)).collect();
                if matches!(cond, Co::All(_)) == want {
                    self.all(&goals)
                } else {
                    goals.iter().flat_map(|goal| self.ways(*goal)).collect()
                }
            }
            Co::Several(_, parts) => {
                let turns = parts.iter().map(|part| self.turns(part)).collect();
                self.some_of(turns, Goal::Cond(cond, want))
            }
            Co::Not(inner) => self.ways(Goal::Cond(inner, !want)),
        };
        self.kept(drafts)
    }

    /// Changes after which a criterion is met, or is not.
    fn met_ways(&mut self, criterion: usize, want: bool) -> Vec<Draft> {
        let item = self.item;
        match item.criteria.get(criterion).map(|criterion| &criterion.met) {
            Some(MetPlan::Computed(cond)) => self.ways(Goal::Cond(cond, want)),
            Some(MetPlan::Answered(answer)) => {
                let values =
                    self.others(*answer).into_iter().filter(|value| (*value == Val::Bool(true)) == want);
                values.map(|value| Draft::of(Move::input(Spot::Answer(*answer), value))).collect()
            }
            None => Vec::new(),
        }
    }

    /// Changes of an answer or of a cell of a table of one row to other values that will do.
    fn input_ways(&mut self, value: &Ex, will_do: impl Fn(&Self, Val) -> bool) -> Vec<Draft> {
        let (spot, values) = match value {
            Ex::Answer(answer) => (Spot::Answer(*answer), self.others(*answer)),
            Ex::Cell { table, field } => {
                let spot = Spot::Cell { table: *table, row: 0, field: *field };
                (spot, self.other_cells(spot))
            }
            _ => return Vec::new(),
        };
        let fitting = values.into_iter().filter(|value| will_do(self, *value));
        fitting.map(|value| Draft::of(Move::input(spot, value))).collect()
    }

    /// The values that a cell of yes and no or of codes can have instead of what it has.
    pub fn other_cells(&self, spot: Spot) -> Vec<Val> {
        let now = self.get(spot);
        let all: Vec<Val> = match self.kind(spot) {
            Some(FieldKind::YesNo) => vec![Val::Bool(true), Val::Bool(false)],
            Some(FieldKind::Code(options)) => (0..options.len()).map(Val::Code).collect(),
            _ => Vec::new(),
        };
        all.into_iter().filter(|value| *value != now).collect()
    }

    /// Changes of one of the quantities on either side of a comparison.
    fn compare_ways(&mut self, cond: &Co, want: bool, sides: &[&Ex]) -> Vec<Draft> {
        let plan = self.plan;
        let mut knobs = Vec::new();
        for side in sides {
            self.knobs(plan, side, &mut knobs, 0);
        }
        let mut drafts = Vec::new();
        for knob in knobs {
            let goal = Goal::Cond(cond, want);
            drafts.extend(match knob {
                Knob::Inputs(spots) => self.input_turns(&spots, cond, want),
                Knob::Column { table, field, rows } => self.column_turn(table, field, &rows, cond, want),
                Knob::Holding(rows, that) => {
                    let turns = self.holding_turns(rows, that, goal);
                    let count = turns.is_empty() && that.is_none();
                    if count { self.count_turns(rows, goal) } else { turns }
                }
                Knob::Kinds(rows, fields) => self.kinds_turns(rows, fields, goal),
                Knob::Distinct(rows, field) => self.distinct_turns(rows, field, goal),
                Knob::Count(rows) => self.count_turns(rows, goal),
                Knob::Met(criteria) => {
                    let turns = criteria.iter().map(|criterion| self.turned_criterion(*criterion)).collect();
                    self.some_of(turns, goal)
                }
            });
        }
        drafts
    }

    fn input_turns(&mut self, spots: &[Spot], cond: &Co, want: bool) -> Vec<Draft> {
        let puts =
            spots.iter().filter_map(|spot| self.reach(std::slice::from_ref(spot), cond, Tri::of(want)));
        let puts: Vec<_> = puts.collect();
        let spot = |puts: &[crate::step::draft::Put]| match puts {
            [crate::step::draft::Put::Set(spot, _)] => Some(*spot),
            _ => None,
        };
        puts.into_iter()
            .filter_map(|puts| Some(Draft::of(Move { kind: Kind::Input(spot(&puts)?), puts })))
            .collect()
    }

    fn column_turn(
        &mut self,
        table: usize,
        field: usize,
        rows: &[usize],
        cond: &Co,
        want: bool,
    ) -> Vec<Draft> {
        let spots: Vec<Spot> = rows.iter().map(|row| Spot::Cell { table, row: *row, field }).collect();
        let puts = self.reach(&spots, cond, Tri::of(want));
        let kind = match spots.as_slice() {
            [only] => Kind::Input(*only),
            _ => Kind::Column { table, field, rows: rows.to_vec() },
        };
        puts.map(|puts| Draft::of(Move { kind, puts })).into_iter().collect()
    }

    /// All changes that alone make a criterion something else than it is.
    fn turned_criterion(&mut self, criterion: usize) -> Vec<Draft> {
        if let Some(answer) = self.answer_of(criterion) {
            let values = self.others(answer).into_iter();
            return values.map(|value| Draft::of(Move::input(Spot::Answer(answer), value))).collect();
        }
        self.turns(&Co::Met(criterion))
    }

    /// Changes that turn a condition round; of one that is open, those that decide it.
    pub fn turns(&mut self, cond: &Co) -> Vec<Draft> {
        match self.holds(cond) {
            Tri::Yes => self.ways(Goal::Cond(cond, false)),
            Tri::No => self.ways(Goal::Cond(cond, true)),
            Tri::Unknown => {
                let mut both = self.ways(Goal::Cond(cond, true));
                both.extend(self.ways(Goal::Cond(cond, false)));
                both
            }
        }
    }

    /// The quantities that an expression is made of.
    fn knobs<'p>(&self, plan: &'p crate::plan::Plan, value: &'p Ex, found: &mut Vec<Knob<'p>>, depth: usize) {
        match value {
            Ex::Answer(answer) => found.push(Knob::Inputs(vec![Spot::Answer(*answer)])),
            Ex::Cell { table, field } => {
                found.push(Knob::Inputs(vec![Spot::Cell { table: *table, row: 0, field: *field }]));
            }
            Ex::Measure(index) if depth < 64 => {
                let Some(measure) = plan.measures.get(*index) else { return };
                let known = self.eval().num(&measure.value).is_known();
                let source = measure.fallback.as_ref().filter(|_| !known).unwrap_or(&measure.value);
                self.knobs(plan, source, found, depth + 1);
            }
            Ex::Sum { rows, of } | Ex::Mean { rows, of } => self.summed(rows, of, found),
            Ex::Count(rows) if rows.filter.is_none() => found.push(Knob::Count(rows)),
            Ex::Count(rows) => found.push(Knob::Holding(rows, None)),
            Ex::Distinct { rows, field } => found.push(Knob::Distinct(rows, *field)),
            Ex::ShareOf { rows, that, .. } => found.push(Knob::Holding(rows, Some(that))),
            Ex::Kinds { rows, fields } => found.push(Knob::Kinds(rows, fields)),
            Ex::CountMet(criteria) => found.push(Knob::Met(criteria)),
            Ex::Ratio { of, to, .. } => [of, to].iter().for_each(|part| self.knobs(plan, part, found, depth)),
            Ex::Add(parts) | Ex::Multiply(parts) => {
                parts.iter().for_each(|part| self.knobs(plan, part, found, depth));
            }
            Ex::Subtract(left, right) | Ex::Days(left, right) | Ex::AddMonths(left, right) => {
                [left, right].iter().for_each(|part| self.knobs(plan, part, found, depth));
            }
            // Settings and the day of the visit are facts; fields of rows are changed where they are added up.
            Ex::Number(_) | Ex::Setting(_) | Ex::VisitDate | Ex::Field(_) | Ex::Measure(_) => {}
        }
    }

    /// What is added up: a field as a whole, or each cell by itself where it goes into a computation first.
    fn summed(&self, rows: &Rows, of: &Ex, found: &mut Vec<Knob<'_>>) {
        let table = rows.table;
        let members = self.members(rows);
        let column = |field: &usize| Knob::Column { table, field: *field, rows: members.clone() };
        match of {
            Ex::Field(field) => found.push(column(field)),
            // Either of two days can be moved.
            Ex::Days(from, to) => {
                let days = [to, from].into_iter().filter_map(|day| match &**day {
                    Ex::Field(field) => Some(field),
                    _ => None,
                });
                found.extend(days.map(column));
            }
            other => {
                let mut fields = Vec::new();
                fields_of(other, &mut fields);
                let cells = members.iter().flat_map(|row| {
                    fields.iter().map(move |field| Spot::Cell { table, row: *row, field: *field })
                });
                found.push(Knob::Inputs(cells.collect()));
            }
        }
    }

    /// The rows that belong for sure.
    pub fn members(&self, rows: &Rows) -> Vec<usize> {
        let count = self.bound.tables.get(rows.table).and_then(Option::as_ref).map_or(0, |table| table.rows);
        let mut eval = self.eval();
        (0..count).filter(|row| eval.member(rows, *row) == Member::Sure).collect()
    }
}

/// A measure compared with a bound, as a condition.
pub(crate) const fn against(how: Cmp, measure: usize, bound: Exact) -> Co {
    Co::Compare(how, Ex::Measure(measure), Ex::Number(bound))
}

/// The fields of the row at hand that an expression reads.
pub(crate) fn fields_of(value: &Ex, found: &mut Vec<usize>) {
    match value {
        Ex::Field(field) if !found.contains(field) => found.push(*field),
        Ex::Add(parts) | Ex::Multiply(parts) => parts.iter().for_each(|part| fields_of(part, found)),
        Ex::Ratio { of: left, to: right, .. }
        | Ex::Subtract(left, right)
        | Ex::Days(left, right)
        | Ex::AddMonths(left, right) => [left, right].iter().for_each(|part| fields_of(part, found)),
        _ => {}
    }
}
